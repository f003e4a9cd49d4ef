// Buttons that copy the links and the programs of a query.

// Put a button behind each link and program of *section*, which has the words for it.
export function addCopies(section) {
  for (const source of section.querySelectorAll(".link, pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = section.dataset.copy;
    button.addEventListener("click", async () => {
      await copy(source);
      button.textContent = section.dataset.copied;
    });
    source.after(button);
  }
}

// A page that did not come safely has no clipboard, but may copy what is chosen.
async function copy(source) {
  if (navigator.clipboard) return navigator.clipboard.writeText(source.value ?? source.textContent);
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
  document.execCommand("copy");
}
