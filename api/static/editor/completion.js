// Completion of classes, properties and entities of this graph, by what the server counted.

import { language, make, prefixes, say, words } from "./words.js";

const WORD = /<[^<>\s]*$|[^\s(){}[\];,|/^!*+"'<>]*$/u;
const ENOUGH = 2; // letters after which it is worth looking unasked
let last = new AbortController();

// Show what may stand at the cursor; *unasked* while somebody types.
export function complete(editor, { unasked = false, tell }) {
  const { word } = wordAt(editor);
  if (/^[?$]/.test(word)) return unasked ? null : editor.autocomplete();
  if (unasked && (word.length < ENOUGH || editor.state.completionActive || !isCode(editor))) return null;
  return editor.showHint({
    hint: () => find(editor, { unasked, tell }),
    completeSingle: false,
    container: editor.getWrapperElement().closest("form"),
    closeCharacters: /[\s()[\]{};,>]/,
  });
}

// Declare a known prefix as soon as its colon is typed.
export function declarePrefix(editor, change) {
  const { word, before } = wordAt(editor);
  const [, name] = word.match(/^([A-Za-z][\w.-]*):$/) ?? [];
  if (change.text.join("") !== ":" || !prefixes[name] || /prefix\s+$/i.test(before) || !isCode(editor)) return;
  declare(editor, { [name]: prefixes[name] });
}

async function find(editor, { unasked, tell }) {
  const { word, from, to } = wordAt(editor);
  const query = new URLSearchParams({ kind: kindAt(editor, from), q: word, lang: language });
  last.abort();
  last = new AbortController();
  const hits = await ask(query, last.signal);
  const known = hits.some((hit) => hit.text === word);
  if (unasked && known && hits.length === 1) return null;
  if (!unasked && !hits.length) tell(words.nothing);
  return { from, to, list: hits.map((hit) => ({ ...hit, render, hint: insert })) };
}

async function ask(query, signal) {
  try {
    const response = await fetch(`/complete?${query}`, { signal });
    return response.ok ? (await response.json()).hits : [];
  } catch {
    return []; // a later letter made this question idle, or the server is away
  }
}

// The word at the cursor, what stands before it, and where it begins and ends.
function wordAt(editor) {
  const { line, ch } = editor.getCursor();
  const text = editor.getLine(line);
  const word = text.slice(0, ch).match(WORD)[0];
  const rest = text.slice(ch).match(/^[\w:-]*>?/)[0];
  const end = ch + (word.startsWith("<") ? rest.length : rest.replace(">", "").length);
  const from = { line, ch: ch - word.length };
  return { word, before: text.slice(0, from.ch), from, to: { line, ch: end } };
}

// What stands at *place*: a class after `a`, a property where one is due, else an entity.
function kindAt(editor, place) {
  if (/(?:^|\s)(?:a|rdf:type)\s+$/.test(editor.getLine(place.line).slice(0, place.ch))) return "class";
  const { state } = editor.getTokenAt(place);
  return state.possibleNext?.includes("a") ? "property" : "entity";
}

function isCode(editor) {
  const { type } = editor.getTokenAt(editor.getCursor());
  return type !== "comment" && type !== "string";
}

function insert(editor, data, hit) {
  editor.replaceRange(hit.text, data.from, data.to, "complete");
  declare(editor, hit.prefixes);
}

function declare(editor, wanted) {
  const declared = editor.getPrefixesFromQuery();
  const missing = Object.entries(wanted).filter(([name]) => !(name in declared));
  if (missing.length) editor.addPrefixes(Object.fromEntries(missing));
}

function render(item, _, hit) {
  const used = hit.uses === undefined ? [hit.kind === "property" ? "" : hit.kind, hit.context].filter(Boolean).join(" · ") : say("uses", { n: hit.uses });
  item.append(
    make("span", { class: "hint-label" }, hit.label || hit.text),
    make("code", {}, hit.text),
    make("small", {}, used),
  );
}
