// Sorting, searching and paging of the table.

import { language, make, say, words } from "./words.js";

const PAGE = 50;
const FEW = 5; // rows of which nobody needs to search

// Add the tools to *table*, which stands in *panel*.
export function enhanceTable(panel, table) {
  const body = table.tBodies[0];
  const all = [...body.rows];
  let rows = all;
  let page = 0;
  const status = make("output", { class: "tally" });
  const pager = make("nav", { class: "pager", "aria-label": words.table });

  function show() {
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    page = Math.min(page, pages - 1);
    body.replaceChildren(...rows.slice(page * PAGE, (page + 1) * PAGE));
    status.textContent = rows.length < all.length ? say("rows", { shown: rows.length, all: all.length }) : "";
    pager.hidden = pages === 1;
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
    place.textContent = say("page", { page: page + 1, pages });
  }

  function turn(step) {
    page += step;
    show();
  }

  function search(event) {
    const wanted = fold(event.target.value);
    rows = all.filter((row) => fold(row.textContent).includes(wanted));
    page = 0;
    show();
  }

  function sort(header, column) {
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const ordered = [...all].sort((one, other) => compare(one.cells[column], other.cells[column]) * (down ? -1 : 1));
    all.splice(0, all.length, ...ordered);
    rows = all.filter((row) => rows.includes(row));
    show();
  }

  // Narrow screens show no headers: there a list of columns stands for them.
  function sorter() {
    const headers = [...table.tHead.rows[0].cells];
    const select = make("select", { change: () => sort(headers[select.value], Number(select.value)) });
    headers.forEach((header, column) => select.append(make("option", { value: column }, header.textContent)));
    select.prepend(make("option", { value: "", selected: "", disabled: "" }, "–"));
    return make("label", { class: "narrow" }, words["sort-by"], " ", select);
  }

  const previous = make("button", { type: "button", class: "quiet", click: () => turn(-1) }, words.previous);
  const next = make("button", { type: "button", class: "quiet", click: () => turn(1) }, words.next);
  const place = make("span");
  pager.append(previous, place, next);
  [...table.tHead.rows[0].cells].forEach((header, column) => addSorting(header, () => sort(header, column)));
  const filter = make("input", { type: "search", maxlength: "200", input: search });
  const tools = make("p", { class: "tools" }, make("label", {}, words.filter, " ", filter), sorter(), status);
  tools.hidden = all.length <= FEW;
  panel.prepend(tools);
  panel.append(pager);
  show();
}

function addSorting(header, click) {
  const name = header.textContent;
  const label = say("sort", { column: name });
  header.replaceChildren(make("button", { type: "button", class: "sort", title: label, click }, name));
}

const collator = new Intl.Collator(language, { numeric: true });

function compare(one, other) {
  const [a, b] = [one, other].map((cell) => cell.dataset.value ?? cell.textContent.trim());
  const numbers = one.dataset.type === "number" && other.dataset.type === "number";
  return numbers ? Number(a) - Number(b) : collator.compare(a, b);
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
