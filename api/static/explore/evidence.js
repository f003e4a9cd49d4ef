// Shows the evidence behind a cell over the page; without this script the cell leads to its page.

const dialog = document.createElement("dialog");
dialog.setAttribute("aria-labelledby", "behind-title");
document.body.append(dialog);

async function show(link) {
  const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const behind = page.getElementById("behind");
  behind.querySelector("h1").id = "behind-title";
  const close = document.createElement("button");
  close.className = "close";
  close.textContent = document.querySelector("[data-close]").dataset.close;
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(close, behind);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-behind]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link).catch(() => location.assign(link.href));
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
document.documentElement.dataset.explore = "ready";
