/* Suggestions under a search field, as the combobox of WAI-ARIA has them: the arrows choose, Enter
   takes what is chosen, Escape closes. In a field of search that opens its page; in a field that is
   for things of one kind (data-kind) its name is put in, and the form sends its key where
   several things have that name. Without this script the forms do as well.
   Source: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */

const PAUSE = 120; // milliseconds without a key before the server is asked
const language = document.documentElement.lang;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  for (const input of form.querySelectorAll("input[type=search], input[data-kind]")) suggest(form, input);
  form.addEventListener("formdata", sendKeys);
  form.dataset.ready = "";
}

function suggest(form, input) {
  const list = listFor(input, form.dataset.suggest);
  const state = { chosen: -1, timer: 0, asked: new AbortController() };

  input.addEventListener("input", () => {
    clearTimeout(state.timer);
    state.asked.abort();
    delete input.dataset.key;
    if (input.value.trim()) state.timer = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    const act = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close, Enter: open }[event.key];
    if (act && !list.hidden && act() !== false) event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[role=option]");
    if (option && event.button === 0) take(option);
  });

  async function ask() {
    state.asked = new AbortController();
    const query = new URLSearchParams({ q: input.value, lang: language });
    if (input.dataset.kind) query.set("kind", input.dataset.kind);
    const day = new URLSearchParams(location.search).get("asOf");
    if (day) query.set("asOf", day);
    try {
      const answer = await fetch(`/suggest?${query}`, { signal: state.asked.signal });
      if (answer.ok) show((await answer.json()).hits);
    } catch (error) {
      if (error.name !== "AbortError") close(); // without an answer the form still searches
    }
  }

  function show(hits) {
    list.replaceChildren(...hits.map((hit, place) => option(hit, `${list.id}-${place}`)));
    state.chosen = -1;
    expand(hits.length > 0 && document.activeElement === input);
  }

  function move(step) {
    const options = list.children;
    options[state.chosen]?.setAttribute("aria-selected", "false");
    state.chosen = (state.chosen + step + options.length + (state.chosen < 0 && step < 0 ? 1 : 0)) % options.length;
    options[state.chosen].setAttribute("aria-selected", "true");
    options[state.chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[state.chosen].id);
  }

  function open() {
    if (state.chosen < 0) return false; // the form is sent
    take(list.children[state.chosen]);
    return true;
  }

  function take(option) {
    if (!input.dataset.kind) return location.assign(option.dataset.page);
    input.value = nameOf(option);
    const called = [...list.children].filter((other) => nameOf(other) === input.value);
    if (called.length > 1) input.dataset.key = option.dataset.iri.split("/").pop();
    close();
  }

  function close() {
    clearTimeout(state.timer);
    state.asked.abort();
    state.chosen = -1;
    expand(false);
  }

  function expand(shown) {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    input.removeAttribute("aria-activedescendant");
  }
}

const nameOf = (option) => option.querySelector(".label").textContent;

// In place of a name that was chosen goes what the name cannot tell: which of all that are called so.
function sendKeys(event) {
  const named = [...event.target.elements].filter((element) => element.dataset.kind);
  for (const { name } of named) event.formData.delete(name);
  for (const { name, value, dataset } of named) event.formData.append(name, dataset.key ?? value);
}

function listFor(input, label) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  for (const [name, value] of [["role", "listbox"], ["aria-label", label]]) list.setAttribute(name, value);
  input.after(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  return list;
}

function option(hit, id) {
  const item = document.createElement("li");
  item.id = id;
  item.dataset.page = pageOf(hit.page);
  item.dataset.iri = hit.iri;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.append(part("bdi", hit.label, "label"), part("span", hit.kind, "kind"));
  const rest = [hit.context, hit.also].filter(Boolean).join(" · ");
  if (rest) item.append(part("small", rest));
  return item;
}

function pageOf(path) {
  const page = new URL(path, location.origin);
  const here = new URLSearchParams(location.search);
  for (const name of ["lang", "asOf"]) if (here.get(name)) page.searchParams.set(name, here.get(name));
  return page.href;
}

function part(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
