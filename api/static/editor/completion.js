// Completion of classes, properties and entities of this graph, by what the server counted.

import { isCode, kindAt, propertyBefore, takesName, wordAt } from "./cursor.js";
import { beginsKeyword } from "./keywords.js";
import { language, make, prefixes, say, words } from "./words.js";

const ENOUGH = 3; // letters after which it is worth looking unasked, unless a prefix is written
const { Pass } = window.Yasqe; // a key does what it does without an offer
let last = new AbortController();

// Show what may stand at the cursor; *unasked* while somebody types.
export function complete(editor, { unasked = false, tell }) {
  if (unasked && (editor.state.completionActive || !isWelcome(editor))) return null;
  return editor.showHint({
    hint: () => find(editor, { unasked, tell }),
    completeSingle: false,
    container: editor.getWrapperElement().closest("form"),
    closeCharacters: /[\s()[\]{};,>]/,
    scrollMargin: 1, // without it, a list in which nothing is chosen cannot be scrolled to
    extraKeys: { Enter: take, Tab: leave },
  });
}

// Declare a known prefix as soon as its colon is typed.
export function declarePrefix(editor, change) {
  const { word, before } = wordAt(editor);
  const [, name] = word.match(/^([A-Za-z][\w.-]*):$/) ?? [];
  if (change.text.join("") !== ":" || !prefixes[name] || /prefix\s+$/i.test(before) || !isCode(editor)) return;
  declare(editor, { [name]: prefixes[name] });
}

// Tell whether an offer helps who types on: only over the beginning of a name.
function isWelcome(editor) {
  const place = wordAt(editor);
  if (!isCode(editor)) return false;
  if (/[:<]|^[?$]./.test(place.word) || kindAt(editor, place) === "prefix") return true;
  return place.word.length >= ENOUGH && !beginsKeyword(place.word) && takesName(editor, place.from);
}

// Enter is a new line unless a row was chosen, or the offer asked for.
function take(editor, offer) {
  const { selectedHint } = editor.state.completionActive.widget;
  if (selectedHint >= 0) return offer.pick();
  return leave(editor, offer);
}

function leave(_, offer) {
  offer.close();
  return Pass;
}

async function find(editor, { unasked, tell }) {
  const place = wordAt(editor);
  if (unasked && !isWelcome(editor)) return null;
  const hits = isCode(editor) ? await hitsAt(editor, place) : [];
  const known = hits.some((hit) => hit.text === place.word);
  if (unasked && known && hits.length === 1) return null;
  if (!unasked && !hits.length) tell(words.nothing);
  const list = hits.map((hit) => ({ ...hit, render, hint: insert }));
  const offer = { from: place.from, to: place.to, list, selectedHint: unasked ? -1 : 0 };
  window.Yasqe.on(offer, "shown", () => settle(editor, unasked));
  return offer;
}

// While a longer word is looked up, keys go on doing what they do: of itself, the list swallows Enter.
function settle(editor, unasked) {
  editor.state.completionActive.widget.disable = () => {};
  if (unasked) editor.getInputField().removeAttribute("aria-activedescendant"); // none is chosen
}

async function hitsAt(editor, place) {
  if (/^[?$]/.test(place.word)) return variablesFor(editor, place.word);
  const kind = kindAt(editor, place);
  if (kind === "prefix") return prefixesFor(editor, place.word);
  if (!kind) return [];
  const query = new URLSearchParams({ kind, q: place.word, lang: language });
  if (kind === "entity") query.set("property", propertyBefore(editor, place.before));
  last.abort();
  last = new AbortController();
  return ask(query, last.signal);
}

// The other variables of the query that begin so.
function variablesFor(editor, word) {
  const names = new Set(editor.getValue().match(/[?$][\p{L}_][\p{L}\p{N}_]*/gu));
  const begun = [...names].filter((name) => name !== word && name.startsWith(word));
  return begun.map((text) => ({ text, label: "", kind: "", prefixes: {} }));
}

// The known prefixes that begin so, as they are declared.
function prefixesFor(editor, word) {
  const declared = editor.getPrefixesFromQuery();
  const names = Object.keys(prefixes).filter((name) => `${name}:`.startsWith(word) && !(name in declared));
  return names.map((name) => ({ text: `${name}: <${prefixes[name]}>`, label: `${name}:`, kind: "", prefixes: {} }));
}

async function ask(query, signal) {
  try {
    const response = await fetch(`/complete?${query}`, { signal });
    return response.ok ? (await response.json()).hits : [];
  } catch {
    return []; // a later letter made this question idle, or the server is away
  }
}

function insert(editor, _, hit) {
  const { from, to } = wordAt(editor); // which may have grown since the list was made
  editor.replaceRange(hit.text, from, to, "complete");
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
    ...(hit.label ? [make("span", { class: "hint-label" }, hit.label)] : []),
    make("code", {}, hit.text),
    make("small", {}, used),
  );
}
