// Shows whom one is tied to, while somebody points at it. Everything else is in the page already.

const network = document.querySelector(".network");
const nodes = new Map();
for (const node of network?.querySelectorAll("a") ?? []) nodes.set(node.dataset.number, node);
const lines = [...(network?.querySelectorAll("path") ?? [])].map((path) => ({ path, ends: path.dataset.ends.split(" ") }));

function choose(event) {
  clear();
  const chosen = event.target.closest("a");
  if (!chosen) return;
  network.classList.add("choosing");
  chosen.classList.add("near");
  for (const { path, ends } of lines) {
    if (!ends.includes(chosen.dataset.number)) continue;
    path.classList.add("near");
    for (const end of ends) nodes.get(end).classList.add("near");
  }
}

function clear() {
  network.classList.remove("choosing");
  for (const near of network.querySelectorAll(".near")) near.classList.remove("near");
}

network?.addEventListener("pointerover", choose);
// A drawing that listens to focus itself is a stop of the Tab key.
network?.parentElement.addEventListener("focusin", choose);
network?.addEventListener("pointerleave", clear);
network?.parentElement.addEventListener("focusout", clear);
document.documentElement.dataset.network = "ready";
