// The page of links and programs, where one comes to it without the editor.

import { addCopies } from "./copying.js";

addCopies(document.getElementById("shared"));
