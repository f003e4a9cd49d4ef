// The words of the page in its language, and where the page is.

export const language = document.documentElement.lang;
const told = document.getElementById("editor").dataset;
export const words = JSON.parse(told.words);
export const prefixes = JSON.parse(told.prefixes);

const number = new Intl.NumberFormat(language === "en" ? "en-GB" : language);

// Give the words *key* with *values* put in; numbers are written as the language does.
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? number.format(value) : value;
  });
}

// Make an element: attributes that are functions listen to events.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
