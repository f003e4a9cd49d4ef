// What charts, maps and networks have in common. d3 is there: `result.js` loads it before them.

import { make, words } from "./words.js";

const { d3 } = globalThis;

// Make a picture that reads aloud as *label*; its size is that of its box, in units of CSS.
export function picture(width, height, label) {
  return d3
    .create("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("class", "picture")
    .attr("role", "group")
    .attr("aria-label", label);
}

// Put *parts* into *panel*, and say that only what the table shows is drawn.
export function place(panel, ...parts) {
  panel.replaceChildren(...parts, make("p", { class: "note" }, words["only-shown"]));
}

// Say in *panel* why nothing can be drawn.
export function refuse(panel, reason) {
  panel.replaceChildren(make("p", { class: "note" }, reason));
}

// Make buttons that zoom the *content* of *svg*; the wheel does so with Ctrl, dragging moves.
export function zooming(svg, content) {
  const zoom = d3
    .zoom()
    .scaleExtent([0.5, 40])
    .filter((event) => !event.button && (event.type !== "wheel" || event.ctrlKey))
    .on("zoom", ({ transform }) => {
      content.attr("transform", transform);
      content.style("--zoom", transform.k);
    });
  svg.call(zoom);
  const button = (text, title, factor) =>
    make("button", { type: "button", class: "quiet", title, "aria-label": title, click: () => svg.call(zoom.scaleBy, factor) }, text);
  return make("p", { class: "tools" }, button("+", words.bigger, 1.6), button("−", words.smaller, 1 / 1.6));
}

// Make a choice among the columns at *places*.
export function chooser(label, columns, places, chosen, change) {
  const select = make("select", { change: () => change(Number(select.value)) });
  for (const column of places) select.append(make("option", { value: column }, columns[column]));
  select.value = chosen;
  return make("label", {}, label, " ", select);
}

// Find the columns of which *test* holds for every filled cell, and some are.
export function columnsWhere({ columns, rows }, test) {
  return columns.flatMap((_, column) => {
    const filled = rows.map((row) => row[column]).filter((cell) => cell.text);
    return filled.length && filled.every(test) ? [column] : [];
  });
}

// Name a row by its first thing, else by its first text.
export function nameOf(row) {
  return row.find((cell) => cell.iri) ?? row.find((cell) => cell.text && !cell.type) ?? row[0];
}

// Wrap what stands for *cell* into a link to its page, where it has one.
export function linked(parent, cell) {
  return cell.href ? parent.append("a").attr("href", cell.href) : parent.append("g");
}

// Make a group at a place that keeps its size when the picture is zoomed.
export function steady(parent, x, y) {
  return parent.append("g").attr("transform", `translate(${x},${y})`).append("g").attr("class", "steady");
}
