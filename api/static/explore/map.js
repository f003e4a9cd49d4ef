// Adds to the map that the server drew: zoom, what a place is called, and the years one after another.

const STEP = 1.5; // how much nearer a step of the zoom is
const MOST = 12;
const PAUSE = 900; // milliseconds a year stays while the years are played

const form = document.querySelector(".map-form");
let map = document.querySelector(".map-view");
const seen = { x: 0, y: 0, zoom: 1 };
let playing = null;

enhance();
if (form.elements.asOf.options.length > 2) addSlider(form.elements.asOf);

// The parts of the page that change with the year are made anew by the server, and enhanced again.
function enhance() {
  const svg = map.querySelector("svg.map");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const tip = element("p", { className: "tip" });
  map.querySelector(".drawing").after(tip);
  const tell = (event) => { tip.textContent = event.target.closest("a")?.querySelector("title")?.textContent ?? ""; };
  svg.addEventListener("pointerover", tell);
  svg.parentElement.addEventListener("focusin", tell); // a drawing that listens itself is a stop of the Tab key
  const show = () => {
    const [w, h] = [width / seen.zoom, height / seen.zoom];
    seen.x = Math.min(Math.max(seen.x, 0), width - w);
    seen.y = Math.min(Math.max(seen.y, 0), height - h);
    svg.setAttribute("viewBox", `${seen.x} ${seen.y} ${w} ${h}`);
  };
  const zoom = (factor, x = seen.x + width / seen.zoom / 2, y = seen.y + height / seen.zoom / 2) => {
    const before = seen.zoom;
    seen.zoom = Math.min(Math.max(seen.zoom * factor, 1), MOST);
    seen.x = x - (x - seen.x) * before / seen.zoom;
    seen.y = y - (y - seen.y) * before / seen.zoom;
    show();
  };
  const { dataset } = form;
  const bar = element("div", { className: "zoom" });
  bar.append(
    button("+", dataset.in, () => zoom(STEP)),
    button("−", dataset.out, () => zoom(1 / STEP)),
    button("⤢", dataset.whole, () => zoom(0)),
  );
  map.querySelector(".frame").prepend(bar);
  drag(svg, show, width);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return; // the page scrolls
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, at.x, at.y);
  }, { passive: false });
  show();
}

function drag(svg, show, width) {
  let last = null;
  svg.addEventListener("pointerdown", (event) => { if (seen.zoom > 1) last = event; });
  svg.addEventListener("pointermove", (event) => {
    if (!last || !event.buttons) return;
    const unit = width / seen.zoom / svg.clientWidth;
    seen.x -= (event.clientX - last.clientX) * unit;
    seen.y -= (event.clientY - last.clientY) * unit;
    last = event;
    show();
  });
  addEventListener("pointerup", () => { last = null; });
}

// In place of the list of years: all of them at the left end, then one after another.
function addSlider(select) {
  const options = [...select.options];
  const output = element("output", { textContent: options[select.selectedIndex].text });
  const slider = element("input", { type: "range", min: 0, max: options.length - 1, value: select.selectedIndex });
  select.hidden = true;
  select.before(" ", output);
  select.after(slider);
  const choose = async (index) => {
    select.selectedIndex = slider.value = index;
    output.textContent = options[index].text;
    slider.setAttribute("aria-valuetext", output.textContent);
    await redraw();
  };
  slider.addEventListener("change", () => choose(Number(slider.value)));
  slider.addEventListener("input", () => { output.textContent = options[slider.value].text; });
  const play = button(form.dataset.play, "", () => (playing ? stop() : start()));
  const stop = () => { clearInterval(playing); playing = null; play.textContent = form.dataset.play; };
  const start = () => {
    play.textContent = form.dataset.pause;
    choose(1);
    playing = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next >= options.length) stop();
      else choose(next);
    }, PAUSE);
  };
  select.closest("label").after(play);
}

async function redraw() {
  const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = document.adoptNode(page.querySelector(".map-view"));
  map.replaceWith(fresh);
  map = fresh;
  history.replaceState(null, "", address);
  enhance();
}

function button(text, label, act) {
  const made = element("button", { type: "button", textContent: text });
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
