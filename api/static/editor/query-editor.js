// The text editor: YASQE, with our own completion.

import { complete, declarePrefix } from "./completion.js";
import { words } from "./words.js";

// Put an editor in place of *textarea*; *actions* are run, stop and tell.
export function createEditor(textarea, { run, stop, tell }) {
  const place = document.createElement("div");
  textarea.before(place);
  textarea.required = false; // a hidden field that is required could never be sent
  textarea.hidden = true;
  const label = document.getElementById("query-label");
  const yasqe = start(place, {
    value: textarea.value,
    screenReaderLabel: label.textContent,
    extraKeys: {
      "Ctrl-Space": (editor) => complete(editor, { tell }),
      "Ctrl-Enter": () => void run(),
      "Cmd-Enter": () => void run(),
      "Ctrl-S": false,
      Esc: (editor) => stop() || editor.getInputField().blur(),
      Tab: false, // leads on to the buttons: who has only a keyboard must get out again
      "Shift-Tab": false,
    },
  });
  nameOffers(textarea.form);
  label.addEventListener("click", () => yasqe.focus());
  yasqe.on("inputRead", (_, change) => {
    declarePrefix(yasqe, change);
    if (/^[\w:-]$/.test(change.text.join(""))) complete(yasqe, { unasked: true, tell });
  });
  yasqe.on("change", () => clear(yasqe));
  return {
    save: () => (textarea.value = yasqe.getValue()),
    set: (text) => yasqe.setValue(text),
    focus: () => yasqe.focus(),
    mark: (mistake) => mistake && mark(yasqe, mistake),
  };
}

function start(place, options) {
  const { Yasqe } = window;
  Yasqe.defaults.autocompleters = []; // its own offers take Enter from who types
  return new Yasqe(place, {
    ...options,
    editorHeight: "",
    resizeable: false,
    lineWrapping: true, // nothing to scroll sideways, which a keyboard could not
    showQueryButton: false,
    createShareableLink: null,
    consumeShareLink: null,
    persistenceId: null,
    viewportMargin: Infinity,
    hintConfig: { container: place.closest("form") },
  });
}

// An offer of completions stands in *form*, so that it is within the page for who listens, and has a name.
function nameOffers(form) {
  const name = () => form.querySelector("[role=listbox]")?.setAttribute("aria-label", words.offers);
  new MutationObserver(name).observe(form, { childList: true });
}

function mark(yasqe, { line, column }) {
  yasqe.addLineClass(line - 1, "background", "mistaken");
  yasqe.setCursor({ line: line - 1, ch: column - 1 });
}

function clear(yasqe) {
  yasqe.eachLine((line) => void yasqe.removeLineClass(line, "background", "mistaken"));
}
