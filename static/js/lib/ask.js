// Asking once, in a native dialog.

import { t } from "./words.js";

/**
 * Ask a person yes or no. Escape and the veil mean no.
 *
 * @param {{title: string, text?: string, yes: string, no?: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function ask({ title, text = "", yes, no = t("Thôi"), danger = false }) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const heading = element("h2", "", title);
  heading.id = "asked";
  dialog.setAttribute("aria-labelledby", "asked");
  const head = element("div", "dialog__head");
  head.append(heading);
  const body = element("p", "dialog__body", text);
  body.hidden = text === "";
  const foot = element("div", "dialog__foot");
  const refuse = button(no, "button");
  const accept = button(yes, danger ? "button button--danger" : "button button--primary");
  foot.append(refuse, accept);
  dialog.append(head, body, foot);
  document.body.append(dialog);
  return new Promise((resolve) => {
    refuse.addEventListener("click", () => dialog.close());
    accept.addEventListener("click", () => dialog.close("yes"));
    dialog.addEventListener("click", (cause) => { if (cause.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    dialog.showModal();
    (danger ? refuse : accept).focus();
  });
}

/** @param {string} tag @param {string} name @param {string} [text] */
function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** @param {string} text @param {string} name */
function button(text, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  return made;
}
