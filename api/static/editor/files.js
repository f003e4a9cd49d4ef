// A result as a file: fetched by the script, so that it can be stopped and mistakes are told beside the query.

import { make, say } from "./words.js";

const ENDINGS = { "csv-excel": "csv" };
let kept = ""; // the address of the last file, which the browser holds until told otherwise

// Read the *response* to a query in *format*: begin to save it, and give the link to it; else what is wrong.
export async function received(response, format) {
  if (!response.ok) return problem(await response.json());
  const file = await response.blob();
  URL.revokeObjectURL(kept);
  kept = URL.createObjectURL(file);
  const name = `vazby.${ENDINGS[format] ?? format}`;
  const size = Math.ceil(file.size / 1000);
  const link = make("a", { href: kept, download: name }, say("save", { name, size }));
  link.click();
  return make("p", { class: "answer" }, link);
}

// As the page tells it; of the message to programs there is no need.
function problem({ title, detail, line, column }) {
  const told = make("p", {});
  if (line) told.append(make("span", { id: "mistake", "data-line": line, "data-column": column }, say("place", { line, column })), " ");
  told.append(make("bdi", {}, detail));
  return make("div", { class: "problem", role: "alert" }, make("p", {}, make("strong", {}, title)), told);
}
