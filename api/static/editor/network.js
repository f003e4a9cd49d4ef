// Two columns of things as a network.

import { chooser, columnsWhere, linked, picture, place, refuse, room, steady, zooming } from "./drawing.js";
import { make, say, words } from "./words.js";

const { d3 } = globalThis;
const MOST = 400; // links beyond which it is a ball of wool
const NAMES = 220; // room for the longest name at the right
const LONGEST = 32; // letters of a name
const ROUNDS = 300; // after which the nodes rest

// Draw the pairs of *data* into *panel*, with choices of the two columns; triples join two things.
export function draw(panel, { columns, rows: all, triples }) {
  const data = { columns, rows: triples ? all.filter((row) => row[2].iri) : all };
  const things = columnsWhere(data, (cell) => cell.iri || !cell.type);
  const iris = columnsWhere(data, (cell) => cell.iri);
  if (things.length < 2 || !iris.length) return refuse(panel, words["no-network"]);
  const [from, to] = triples ? [0, 2] : [...new Set([...iris, ...things])];
  const choice = { from, to };

  function show() {
    const rows = data.rows.filter((row) => row[choice.from].text && row[choice.to].text).slice(0, MOST);
    const { nodes, links } = graphOf(rows, choice);
    const width = room(panel);
    const height = Math.max(480, width * 0.6);
    const svg = picture(width, height, say("network-of", { nodes: nodes.length, edges: links.length }));
    const content = svg.append("g");
    arrange(nodes, links, width, height);
    for (const { source, target } of links) {
      content.append("line").attr("class", "link").attr("x1", source.x).attr("y1", source.y).attr("x2", target.x).attr("y2", target.y);
    }
    for (const node of d3.sort(nodes, (each) => -each.degree)) addNode(content, node);
    const tools = zooming(svg, content);
    for (const end of ["from", "to"]) {
      tools.append(chooser(end === "from" ? "1." : "2.", data.columns, things, choice[end], (column) => set(end, column)));
    }
    const parts = [tools, svg.node(), make("p", { class: "note" }, svg.attr("aria-label"))];
    if (data.rows.length > MOST) parts.push(make("p", { class: "note" }, say("most", { n: MOST })));
    place(panel, ...parts);
  }

  function set(end, column) {
    choice[end] = column;
    show();
  }

  show();
}

function graphOf(rows, { from, to }) {
  const nodes = new Map();
  const node = (cell, side) => {
    const key = cell.iri ?? cell.text;
    if (!nodes.has(key)) nodes.set(key, { cell, side, degree: 0 });
    const found = nodes.get(key);
    found.degree += 1;
    return found;
  };
  const links = new Map();
  for (const row of rows) {
    const [source, target] = [row[from], row[to]];
    const key = `${source.iri ?? source.text} ${target.iri ?? target.text}`;
    if (!links.has(key)) links.set(key, { source: node(source, "from"), target: node(target, "to") });
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function arrange(nodes, links, width, height) {
  d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).distance(70))
    .force("charge", d3.forceManyBody().strength(-220))
    .force("x", d3.forceX(width / 2).strength(0.08))
    .force("y", d3.forceY(height / 2).strength(0.12))
    .force("apart", d3.forceCollide(22))
    .stop()
    .tick(ROUNDS);
  const fit = (axis, size) => {
    const [low, high] = d3.extent(nodes, (node) => node[axis]);
    const scale = d3.scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [20, size - 20]);
    for (const node of nodes) node[axis] = scale(node[axis]);
  };
  fit("x", width - Math.min(NAMES, width / 3));
  fit("y", height);
}

function addNode(content, { x, y, cell, side, degree }) {
  const link = linked(content, cell).attr("class", `node ${side}`);
  const radius = 4 + Math.sqrt(degree) * 2;
  link.append("title").text(cell.text);
  const spot = steady(link, x, y);
  spot.append("circle").attr("r", radius);
  spot.append("text").attr("x", radius + 4).text(cell.text.length > LONGEST ? `${cell.text.slice(0, LONGEST - 1)}…` : cell.text);
}
