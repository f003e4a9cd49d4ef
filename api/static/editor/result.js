// The result as table, map, chart and network: tabs over the table that the server wrote.

import { enhanceTable } from "./table.js";
import { make, words } from "./words.js";

const VIEWS = ["map", "chart", "network"];

// Add tabs and table tools to *section*; an answer without a table stays as it is.
export function enhance(section) {
  const table = section?.querySelector("table");
  if (!table) return;
  const data = read(table);
  const panel = make("div", { id: "view-table" });
  section.querySelector(".scroll").before(panel);
  panel.append(section.querySelector(".scroll"));
  enhanceTable(panel, table);
  const panels = [panel, ...VIEWS.map((name) => make("div", { id: `view-${name}`, hidden: "" }))];
  panel.after(...panels.slice(1));
  panel.before(makeTabs(["table", ...VIEWS], panels, data));
}

// Read the table: its columns, for each row what its cells show and hold, whether these are triples.
function read(table) {
  const columns = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map(readCell));
  return { columns, rows, triples: "triples" in table.dataset };
}

function readCell(cell) {
  const { iri, type, value } = cell.dataset;
  const text = cell.querySelector(".unknown") ? "" : cell.textContent.trim();
  return { iri, type, value: value ?? text, text, href: cell.querySelector("a")?.getAttribute("href") };
}

function makeTabs(names, panels, data) {
  const drawn = new Set(["table"]);
  const tabs = names.map((name, place) =>
    make("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panels[place].id, click: () => choose(place) }, words[name]),
  );
  panels.forEach((panel, place) => {
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tabs[place].id);
  });

  function choose(place, { quiet = false } = {}) {
    tabs.forEach((tab, other) => {
      tab.setAttribute("aria-selected", String(other === place));
      tab.tabIndex = other === place ? 0 : -1;
      panels[other].hidden = other !== place;
    });
    if (!quiet) history.replaceState(history.state, "", place ? `#${names[place]}` : location.href.split("#")[0]);
    if (!drawn.has(names[place])) draw(names[place], panels[place], data);
    drawn.add(names[place]);
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const place = (tabs.indexOf(event.target) + step + tabs.length) % tabs.length;
    tabs[place].focus();
    choose(place);
  }

  choose(Math.max(0, names.indexOf(location.hash.slice(1))), { quiet: true });
  return make("div", { role: "tablist", "aria-label": words.views, keydown: move }, ...tabs);
}

// Draw a view when it is first looked at: only then its library is loaded.
async function draw(name, panel, data) {
  await import("/static/vendor/d3-7.9.2/d3.min.js");
  const view = await import(`./${name}.js`);
  view.draw(panel, data);
}
