// The page /sparql: runs the query of the editor and shows the answer that the server wrote.
//
// The server writes every page whole, and this script takes from it what changed: so the answer is
// the same with a script and without.

import { addCopies } from "./copying.js";
import { createEditor } from "./query-editor.js";
import { received } from "./files.js";
import { enhance } from "./result.js";
import { language, make, words } from "./words.js";

const LONGEST_ADDRESS = 8000; // characters; what is longer is sent as a body

const form = document.getElementById("editor");
const answer = document.getElementById("answer");
const state = document.getElementById("state");
const stopButton = document.getElementById("stop");
const clock = make("span", { class: "clock", "aria-hidden": "true" });
const editor = createEditor(form.elements.query, { run, stop, tell });
let running = null;
let shownAddress = location.search;

function run() {
  stop();
  editor.save();
  const asked = new URLSearchParams(new FormData(form));
  const format = asked.get("format");
  if (format === "html") asked.delete("format");
  const address = `${form.getAttribute("action")}?${asked}`;
  const long = address.length > LONGEST_ADDRESS;
  const request = long ? [`/sparql?lang=${language}`, { method: "POST", body: asked }] : [address, {}];
  return format === "html" ? runHere(request, long ? "" : address) : runForFile(request, format);
}

// Without a word about it, the server gives the page of a slow query before its answer.
function waiting(address) {
  return `${address}&wait=yes`;
}

async function runHere([source, options], address) {
  const page = await load(address ? waiting(source) : source, options);
  if (!page) return;
  if (address) go(address);
  show(page);
  summarise(".problem strong, caption, .answer, h1");
}

// Add to the state what the answer says in short, by *selector*.
function summarise(selector) {
  const summary = answer.querySelector(selector);
  if (summary) tell(`${state.textContent}: ${summary.textContent.trim()}`);
}

// The page came before its answer: ask for it.
function goOn() {
  document.getElementById("waiting").remove();
  runHere([form.dataset.waiting, {}], "");
}

async function runForFile([address, options], format) {
  const told = await timed(address, options, (response) => received(response, format));
  if (!told) return;
  answer.replaceChildren(told);
  ready();
  summarise(".problem strong");
}

// Get a page of ours.
function load(address, options = {}) {
  const read = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
  return timed(address, { ...options, headers: { Accept: "text/html" } }, read);
}

// Ask the server and *read* what comes while the clock runs; nothing where it was stopped or did not come.
async function timed(address, options, read) {
  const controller = new AbortController();
  const began = performance.now();
  begin(controller, began);
  try {
    const response = await fetch(address, { ...options, signal: controller.signal });
    const got = await read(response);
    tell(`${response.ok ? words.done : words.refused} (${seconds(began)})`);
    return got;
  } catch (error) {
    tell(error.name === "AbortError" ? `${words.stopped} (${seconds(began)})` : words.failed);
    return null;
  } finally {
    if (running?.controller === controller) end();
  }
}

function begin(controller, began) {
  const tick = () => (clock.textContent = seconds(began));
  running = { controller, timer: setInterval(tick, 100) };
  tell(words.running);
  tick();
  state.after(clock);
  stopButton.hidden = false;
  answer.setAttribute("aria-busy", "true");
}

function end() {
  clearInterval(running.timer);
  running = null;
  clock.remove();
  if (document.activeElement === stopButton) document.getElementById("run").focus();
  stopButton.hidden = true;
  answer.removeAttribute("aria-busy");
}

// Break the connection off: the server then ends the query. Tells whether one was running.
function stop() {
  running?.controller.abort();
  return Boolean(running);
}

function go(address) {
  history.pushState(null, "", address);
  shownAddress = location.search;
}

function tell(text) {
  state.textContent = text;
}

function seconds(began) {
  const elapsed = (performance.now() - began) / 1000;
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(elapsed)} s`;
}

function show(page) {
  const fresh = page.getElementById("answer") ?? page.querySelector("main");
  answer.replaceChildren(...fresh.childNodes);
  ready();
}

function ready() {
  const mistake = document.getElementById("mistake");
  editor.mark(mistake && { line: Number(mistake.dataset.line), column: Number(mistake.dataset.column) });
  enhance(document.getElementById("result"));
}

async function loadExample(event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const page = await load(link.href);
  if (!page) return;
  tell(""); // nothing was run
  go(link.href);
  editor.set(page.getElementById("query").value);
  answer.replaceChildren();
  form.scrollIntoView();
  editor.focus();
}

function findExamples(event) {
  const wanted = fold(event.target.value);
  const items = [...document.querySelectorAll(".examples li")];
  for (const item of items) item.hidden = !fold(item.textContent).includes(wanted);
  const found = items.filter((item) => !item.hidden).length;
  document.querySelector("#examples .tally").textContent = found;
  document.getElementById("no-example").textContent = found ? "" : words["no-example"];
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

async function share(event) {
  event.preventDefault();
  editor.save();
  const body = new URLSearchParams(new FormData(form));
  const page = await load(`/sparql/share?lang=${language}`, { method: "POST", body });
  const shared = page?.getElementById("shared");
  if (!shared) return page && show(page);
  shared.querySelector(".back").remove();
  document.getElementById("share").replaceChildren(shared);
  addCopies(shared);
  shared.tabIndex = -1;
  shared.focus();
}

form.addEventListener("submit", (event) => {
  if (event.submitter?.id === "share-button") return void share(event);
  event.preventDefault();
  run();
});
stopButton.addEventListener("click", stop);
document.querySelector(".examples").addEventListener("click", loadExample);
document.getElementById("find-example").addEventListener("input", findExamples);
window.addEventListener("popstate", () => location.search !== shownAddress && location.reload());
for (const part of document.querySelectorAll(".find, .keys")) part.hidden = false;
ready();
if (form.dataset.waiting) goOn();
document.documentElement.dataset.editor = "ready";
