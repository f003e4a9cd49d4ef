// What stands at the cursor of the editor: which word, and what may stand in its place.

import { prefixes } from "./words.js";

const WORD = /<[^<>\s]*$|[^\s(){}[\];,|/^!*+"'<>]*$/u;
// IRIs, whose signs mean nothing; texts in quotes, which may lack their end; comments.
const CLOSED = /<[^\s<>"{}|^`\\]*>|<[a-z][^\s<>"]*|("""|''')(?:[^\\]|\\[^])*?(\1|$)|(["'])(?:(?!\3)[^\\\n]|\\[^\n])*(\3?)|#[^\n]*/gi;
const COMMENT = /(^|\s)#.*$/gm;
const NAME = String.raw`(?:<[^\s<>]*>|[\w-]*:[\w.-]+)`;
const PROPERTY = new RegExp(String.raw`(${NAME})\s+(?:[^\s,;]+\s*,\s*)*$`);

// The word at the cursor, the query before it, and where it begins and ends.
export function wordAt(editor) {
  const { line, ch } = editor.getCursor();
  const text = editor.getLine(line);
  const word = text.slice(0, ch).match(WORD)[0];
  const rest = text.slice(ch).match(/^[\w:-]*>?/)[0];
  const end = ch + (word.startsWith("<") ? rest.length : rest.replace(">", "").length);
  const from = { line, ch: ch - word.length };
  return { word, before: editor.getRange({ line: 0, ch: 0 }, from), from, to: { line, ch: end } };
}

// Tell whether the cursor stands neither in a text in quotes nor in a comment.
export function isCode(editor) {
  const text = editor.getRange({ line: 0, ch: 0 }, editor.getCursor());
  const parts = [...text.matchAll(CLOSED)];
  return parts.every(({ 0: part, 2: long, 4: short, index }) => part.startsWith("<") || long || short || index + part.length < text.length);
}

// What may stand at the place of a word: prefix, class, graph, property, else entity; nothing behind a prefix.
export function kindAt(editor, { before: written, from }) {
  const before = written.replace(COMMENT, "");
  if (/(?<![?$:\w-])prefix\s+$/i.test(before)) return "prefix";
  if (/(?<![?$:\w-])prefix\s+[\w.-]*:\s*$/i.test(before)) return "";
  if (/(?:^|[\s;.{])(?:a|rdf:type)\s+$/.test(before)) return "class";
  if (/(?<![?$:\w-])(?:graph|from|named)\s+$/i.test(before)) return "graph";
  return expected(editor, from).includes("a") ? "property" : "entity";
}

// Tell whether a name may stand at *place*, as far as what is before it is understood.
export function takesName(editor, place) {
  return expected(editor, place).includes("PNAME_LN");
}

// The property whose value the word behind *before* is, as an IRI; nothing where that is not plain.
export function propertyBefore(editor, before) {
  const [, name = ""] = before.match(PROPERTY) ?? [];
  if (name.startsWith("<")) return name.slice(1, -1);
  const [prefix, local] = name.split(":");
  const space = { ...prefixes, ...editor.getPrefixesFromQuery() }[prefix];
  return local && space ? space + local : "";
}

function expected(editor, place) {
  return editor.getTokenAt(place).state.possibleNext ?? [];
}
