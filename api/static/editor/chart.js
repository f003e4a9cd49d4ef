// Bars and lines of a column of numbers.

import { chooser, columnsWhere, drawnOf, nameOf, picture, place, refuse, room } from "./drawing.js";
import { language, make, say, words } from "./words.js";

const { d3 } = globalThis;
const MOST = 60; // bars that can be told apart
const BAR = 26;
const MARGIN = { top: 30, right: 60, bottom: 10 };
const LONGEST = 60; // letters of a name
const DAY = /^\d{4}(-\d\d){0,2}$/; // or a month, or a year, as a text
const HUGE = 1e15; // what has more digits is written with an exponent
const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat(language, { maximumFractionDigits: 2, notation: "scientific" });
const number = { format: (value) => (Math.abs(value) < HUGE ? plain : short).format(value) };

// Draw a chart of *data* into *panel*, with choices of what is drawn.
export function draw(panel, data) {
  const values = columnsWhere(data, (cell) => cell.type === "number");
  if (!values.length) return refuse(panel, words["no-chart"]);
  const choice = { ...firstChoice(data, values), shape: "bars" };
  // The only column of numbers is drawn, so it names nothing, unless there is no other column.
  const names = data.columns.map((_, column) => column).filter((column) => values.length > 1 || data.columns.length === 1 || column !== values[0]);

  function show() {
    const filled = data.rows.filter((row) => row[choice.value].text);
    const points = filled.slice(0, MOST).map((row) => ({ name: row[choice.name], value: Number(row[choice.value].value) }));
    const label = say("chart-of", { value: data.columns[choice.value], name: data.columns[choice.name] });
    const shapes = make("select", { change: ({ target }) => set("shape", target.value) });
    for (const shape of ["bars", "line"]) shapes.append(make("option", { value: shape }, words[shape]));
    shapes.value = choice.shape;
    const tools = make("p", { class: "tools" }, chooser(words.values, data.columns, values, choice.value, (column) => set("value", column)), chooser(words.names, data.columns, names, choice.name, (column) => set("name", column)), shapes);
    shapes.setAttribute("aria-label", words.chart);
    const parts = [tools, (choice.shape === "bars" ? bars : line)(points, label, room(panel)).node()];
    parts.push(...drawnOf(filled.length, data.rows.length));
    if (filled.length > MOST) parts.push(make("p", { class: "note" }, say("most", { n: MOST })));
    place(panel, ...parts);
    panel.querySelectorAll("text.name").forEach(shorten);
  }

  function set(name, value) {
    const other = { value: "name", name: "value" }[name];
    // One column is not drawn against itself: the two change places, as far as they can.
    if (choice[other] === value && data.columns.length > 1) {
      const left = other === "name" || values.includes(choice[name]);
      choice[other] = left ? choice[name] : values.find((column) => column !== value);
    }
    choice[name] = value;
    show();
  }

  show();
}

// What is drawn first: a thing or a text by the first number; numbers (years, codes) by those after them.
function firstChoice({ columns, rows }, values) {
  const names = values.includes(0) && values.length > 1 ? [0] : columns.map((_, column) => column).filter((column) => !values.includes(column));
  const named = rows[0].indexOf(nameOf(rows[0]));
  const name = names.includes(named) ? named : names[0] ?? 0;
  return { name, value: values.find((column) => column !== name) ?? values[0] };
}

function bars(points, label, width) {
  const left = Math.min(260, width * 0.4);
  const height = MARGIN.top + points.length * BAR + MARGIN.bottom;
  const svg = picture(width, height, label);
  const x = d3.scaleLinear(extent(points), [left, width - MARGIN.right]).nice();
  const y = d3.scaleBand(d3.range(points.length), [MARGIN.top, height - MARGIN.bottom]).padding(0.2);
  axis(svg, x, height);
  points.forEach(({ name, value }, index) => {
    const row = svg.append("g");
    const middle = y(index) + y.bandwidth() / 2;
    row.append("title").text(`${name.text}: ${number.format(value)}`);
    row.append("rect").attr("class", "bar").attr("x", Math.min(x(0), x(value))).attr("y", y(index)).attr("width", Math.abs(x(value) - x(0))).attr("height", y.bandwidth());
    row.append("text").attr("class", "name").attr("x", left - 8).attr("y", middle).text(brief(name.text, LONGEST));
    row.append("text").attr("class", "value").attr("x", Math.max(x(0), x(value)) + 6).attr("y", middle).text(number.format(value));
  });
  return svg;
}

function line(points, label, width) {
  const height = 420;
  const svg = picture(width, height, label);
  const filled = points.filter(({ name }) => name.text);
  const ordered = filled.every(({ name }) => name.type || DAY.test(name.value)) ? d3.sort(points, ({ name }) => sortable(name)) : points;
  const x = d3.scalePoint(d3.range(ordered.length), [70, width - 40]);
  const y = d3.scaleLinear(extent(points), [height - 110, 20]).nice();
  svg.append("g").attr("class", "axis").attr("transform", "translate(60,0)").call(d3.axisLeft(y).ticks(6).tickFormat(number.format));
  svg.append("path").attr("class", "line").attr("d", d3.line((_, index) => x(index), ({ value }) => y(value))(ordered));
  const step = Math.ceil((ordered.length * BAR) / width);
  ordered.forEach(({ name, value }, index) => {
    const point = svg.append("circle").attr("class", "point").attr("cx", x(index)).attr("cy", y(value)).attr("r", 4);
    point.append("title").text(`${name.text}: ${number.format(value)}`);
    if (index % step) return;
    svg.append("text").attr("class", "slanted").attr("transform", `translate(${x(index)},${height - 92}) rotate(-40)`).text(brief(name.text, 18));
  });
  return svg;
}

function axis(svg, x, height) {
  const ticks = d3.axisTop(x).ticks(4).tickFormat(number.format).tickSizeInner(-(height - MARGIN.top - MARGIN.bottom));
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${MARGIN.top})`).call(ticks);
}

function extent(points) {
  const values = points.map(({ value }) => value);
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

// What has no name is undefined, which d3 puts last.
function sortable({ type, value, text }) {
  if (text) return type === "number" ? Number(value) : value;
  return undefined;
}

// Cut the *name* at the left of a bar so that it begins within the picture; only there it has a width.
function shorten(name) {
  const space = Number(name.getAttribute("x"));
  const whole = name.textContent;
  let most = whole.length;
  while (most > 2 && name.getComputedTextLength() > space) {
    most = Math.min(most - 1, Math.floor((most * space) / name.getComputedTextLength()));
    name.textContent = brief(whole, most);
  }
}

function brief(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
