// What charts, maps and networks have in common. d3 is there: `result.js` loads it before them.

import { make, say, words } from "./words.js";

const { d3 } = globalThis;
const NARROWEST = 280; // pixels

// Make a picture that reads aloud as *label*; its size is that of its box, in units of CSS.
export function picture(width, height, label) {
  return d3
    .create("svg")
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("class", "picture")
    .attr("role", "group")
    .attr("aria-label", label);
}

// Tell how wide a picture in *panel* may be, so that its letters keep their size.
export function room(panel) {
  return Math.max(NARROWEST, panel.clientWidth);
}

// Put *parts* into *panel*, and say which rows are drawn where the table does not have them all.
export function place(panel, ...parts) {
  const first = Number(document.getElementById("table").dataset.first);
  const note = make("p", { class: "note" }, say("only-shown", { first }));
  panel.replaceChildren(...(first ? [note] : []), ...parts);
}

// Say how many of *all* rows are drawn, where the others hold nothing that could be.
export function drawnOf(drawn, all) {
  return drawn < all ? [make("p", { class: "note" }, say("drawn-of", { drawn, all }))] : [];
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
    })
    .on("end", () => unclutter(svg.node()));
  requestAnimationFrame(() => unclutter(svg.node())); // once it is in the page
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

// Show names where they cover nothing: at the right of their place, else at the left. Pointing tells them all.
function unclutter(svg) {
  const { left, right } = svg.getBoundingClientRect();
  const taken = [...svg.querySelectorAll(".steady circle")].map((circle) => circle.getBoundingClientRect());
  for (const name of svg.querySelectorAll(".steady text")) {
    const away = Math.abs(name.getAttribute("x"));
    const side = [away, -away].find((x) => {
      turn(name, x);
      const box = name.getBoundingClientRect();
      return box.left >= left && box.right <= right && !taken.some((other) => meet(box, other));
    });
    name.setAttribute("visibility", side === undefined ? "hidden" : "visible");
    if (side !== undefined) taken.push(name.getBoundingClientRect());
  }
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function turn(name, x) {
  name.setAttribute("x", x);
  name.setAttribute("text-anchor", x < 0 ? "end" : "start");
}

// Make a group at a place that keeps its size when the picture is zoomed.
export function steady(parent, x, y) {
  return parent.append("g").attr("transform", `translate(${x},${y})`).append("g").attr("class", "steady");
}
