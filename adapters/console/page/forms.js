import { el, part } from "./dom.js";

/**
 * Asks for words in a form over the page; undefined: the person thought better of it.
 * @param {{ title: string, label: string, value: string, confirm: string, maxLength: number, lines: number }} asked
 * @returns {Promise<string | undefined>}
 */
export function askForWords({ title, label, value, confirm, maxLength, lines }) {
  const field =
    lines > 1
      ? el("textarea", { id: "form-field", rows: lines, maxlength: maxLength, required: true })
      : el("input", {
          id: "form-field",
          type: "text",
          maxlength: maxLength,
          required: true,
          autocomplete: "off",
        });
  field.value = value;
  /** @type {string | undefined} */
  let given;
  const form = el(
    "form",
    {
      method: "dialog",
      on: {
        submit: () => {
          given = field.value.trim();
        },
      },
    },
    el("h2", { id: "form-title" }, title),
    el("label", { for: "form-field" }, label),
    field,
    el(
      "div",
      { class: "form-buttons" },
      el("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, "Cancel"),
      el("button", { type: "submit", class: "button", data: { tone: "primary" } }, confirm),
    ),
  );
  field.addEventListener("keydown", (event) => {
    const key = /** @type {KeyboardEvent} */ (event);
    if (key.key !== "Enter" || key.shiftKey || key.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const dialog = openDialog(form);
  field.focus();
  field.select();
  return closed(dialog).then(() => given || undefined);
}

/**
 * Asks before something that can't be taken back.
 * @param {{ title: string, words: string, confirm: string }} asked
 * @returns {Promise<boolean>}
 */
export function askWhetherSure({ title, words, confirm }) {
  let sure = false;
  const no = el("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, "Cancel");
  const yes = el("button", { type: "submit", class: "button", data: { tone: "danger" } }, confirm);
  const form = el(
    "form",
    {
      method: "dialog",
      on: {
        submit: () => {
          sure = true;
        },
      },
    },
    el("h2", { id: "form-title" }, title),
    el("p", {}, words),
    el("div", { class: "form-buttons" }, no, yes),
  );
  const dialog = openDialog(form);
  yes.focus();
  return closed(dialog).then(() => sure);
}

/** @param {HTMLFormElement} form */
function openDialog(form) {
  /** @type {HTMLDialogElement} */
  const dialog = part("form");
  dialog.setAttribute("aria-labelledby", "form-title");
  dialog.replaceChildren(form);
  dialog.showModal();
  return dialog;
}

/** Resolves once the dialog is closed; the browser gives the focus back to where it was. @param {HTMLDialogElement} dialog */
function closed(dialog) {
  return new Promise((done) => dialog.addEventListener("close", done, { once: true }));
}

/**
 * Fills a menu and opens it; arrows move in it.
 * @param {HTMLElement} menu
 * @param {{ label: string, icon?: Node, checked?: boolean, choose: () => void }[]} items
 */
export function fillMenu(menu, items) {
  menu.replaceChildren(
    ...items.map(({ label, icon, checked, choose }) =>
      el(
        "button",
        {
          type: "button",
          role: checked === undefined ? "menuitem" : "menuitemradio",
          "aria-checked": checked === undefined ? undefined : String(checked),
          class: "menu-item",
          on: {
            click: () => {
              menu.hidePopover();
              choose();
            },
          },
        },
        icon,
        el("bdi", {}, label),
      ),
    ),
  );
}

/** Arrow keys in a menu, and the focus on what is chosen when it opens. @param {HTMLElement} menu */
export function walkMenu(menu) {
  const items = () => [...menu.querySelectorAll("button")];
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    (items().find((item) => item.ariaChecked === "true") ?? items()[0])?.focus();
  });
  menu.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  });
}
