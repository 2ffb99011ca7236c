import { complete, toItems } from "./completion.js";
import { ask, Refusal } from "./connection.js";
import { announce, el, icon, part } from "./dom.js";
import { gist } from "./words.js";

/**
 * @typedef {import("../command-menu.ts").MenuCommand} MenuCommand
 * @typedef {import("../render.ts").PageMessage} Message
 * @typedef {{ id: string, kind: "image" | "recipe" | "video" | "sound", name: string, preview?: string }} Sent
 * @typedef {{ text: string, replyTo: string | undefined, files: { id: string, name: string }[] }} Said
 */

const PLACEHOLDER = "Type an idea, or / for commands";
const FILES_MAX = 4;
/** As the bot takes them; said here before a long upload is refused. */
const FILE_MAX_MB = 20;
/** To be looked at by /verify. */
const VIDEO_MAX_MB = 100;
/** Asking the bot for values waits until a hand rests. */
const REST_MS = 120;

/**
 * The line one types in: completion, the message being answered, files to go with it.
 * @param {{
 *   commands: () => readonly MenuCommand[],
 *   suggest: (command: string, option: string, typed: string) => Promise<{ value: string, label: string }[]>,
 *   send: (said: Said) => void,
 *   changed: (text: string) => void,
 *   leave: () => void,
 *   complain: (words: string) => void,
 * }} tell
 */
export function createComposer(tell) {
  /** @type {HTMLFormElement} */
  const form = part("composer");
  /** @type {HTMLTextAreaElement} */
  const words = part("words");
  /** @type {HTMLInputElement} */
  const fileInput = part("file-input");
  const completion = part("completion");
  const head = part("completion-head");
  const list = part("completion-list");
  const answering = part("answering");
  const fileList = part("files");
  /** @type {HTMLButtonElement} */
  const send = part("send");
  /** @type {import("./completion.js").Completion | undefined} */
  let offered;
  let chosen = -1;
  let suggestions = 0;
  /** @type {Message | undefined} */
  let replyTo;
  /** @type {Sent[]} */
  let files = [];
  let uploading = 0;
  let submitWhenThere = false;
  /** Whether a thread is open that it can be said in: not before the bot has answered for the first time. */
  let hasThread = false;

  send.append(icon("send"));
  part("attach").append(icon("attach"));

  function fitHeight() {
    words.style.height = "auto";
    words.style.height = `${Math.min(words.scrollHeight, 200)}px`;
  }

  function ready() {
    send.disabled = !hasThread || uploading > 0 || (words.value.trim() === "" && files.length === 0);
  }

  /** @param {string} text */
  function write(text) {
    words.value = text;
    fitHeight();
    ready();
    tell.changed(text);
  }

  // Completion

  function offer() {
    if (words.selectionStart !== words.selectionEnd) return close();
    offered = complete(words.value, words.selectionStart, tell.commands());
    chosen = offered?.eager ? 0 : -1;
    drawCompletion();
    const asked = ++suggestions;
    if (!offered?.asks) return;
    const { command, option } = offered.asks;
    const { typed } = offered;
    setTimeout(async () => {
      if (asked !== suggestions) return;
      const values = await tell.suggest(command, option, typed).catch(() => []);
      if (asked !== suggestions || !offered || values.length === 0) return;
      offered = { ...offered, items: toItems(values) };
      drawCompletion();
    }, REST_MS);
  }

  function close() {
    offered = undefined;
    chosen = -1;
    suggestions++;
    drawCompletion();
  }

  function drawCompletion() {
    const open = offered !== undefined && document.activeElement === words;
    completion.hidden = !open;
    words.removeAttribute("aria-activedescendant");
    if (!open || !offered) return;
    completion.dataset.kind = offered.kind;
    head.textContent = offered.head;
    list.replaceChildren(
      ...offered.items.map((item, index) =>
        el(
          "div",
          {
            class: "completion-item",
            id: `completion-${index}`,
            role: "option",
            "aria-selected": String(index === chosen),
            on: {
              // The words keep the focus.
              mousedown: (event) => event.preventDefault(),
              click: () => accept(index),
            },
          },
          el("span", { class: "completion-label" }, item.label),
          el("span", { class: "completion-detail" }, item.detail),
        ),
      ),
    );
    choose(chosen);
  }

  /** @param {number} index */
  function choose(index) {
    chosen = index;
    [...list.children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === index));
      if (at === index) item.scrollIntoView({ block: "nearest" });
    });
    if (index >= 0) words.setAttribute("aria-activedescendant", `completion-${index}`);
    else words.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index */
  function accept(index) {
    const item = offered?.items[index];
    if (!offered || !item) return;
    const caret = words.selectionStart;
    const rest = words.value.slice(caret).replace(/^ /, "");
    const before = words.value.slice(0, offered.from) + item.insert;
    write(before + rest);
    words.setSelectionRange(before.length, before.length);
    words.focus();
    offer();
  }

  // Reply and files

  /** @param {Message | undefined} message */
  function answer(message) {
    replyTo = message;
    answering.hidden = !message;
    answering.replaceChildren();
    words.placeholder = PLACEHOLDER;
    if (!message) return;
    const remixes = message.content.kind === "clip" || message.content.kind === "card";
    words.placeholder = remixes ? "What should change?" : "Type a reply";
    answering.append(
      icon("reply"),
      el(
        "span",
        { class: "answering-words" },
        remixes ? "Remix: say what should change, such as “at night” or “slower”. " : "Reply to ",
        el("bdi", { class: "quote-author" }, message.from?.name ?? "Rushes"),
        el("span", { class: "quote-words", dir: "auto" }, ` ${gist(message)}`),
      ),
      el(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": "Don't reply",
          on: { click: () => answer(undefined) },
        },
        icon("close"),
      ),
    );
    words.focus();
  }

  function drawFiles() {
    fileList.hidden = files.length === 0 && uploading === 0;
    fileList.replaceChildren(
      ...files.map((file) =>
        el(
          "li",
          {},
          file.preview ? el("img", { src: file.preview, alt: "", width: 44, height: 44 }) : icon("file"),
          el("bdi", { class: "file-name" }, file.name),
          el(
            "button",
            {
              type: "button",
              class: "icon-button",
              "aria-label": `Remove ${file.name}`,
              on: {
                click: () => {
                  if (file.preview) URL.revokeObjectURL(file.preview);
                  files = files.filter((one) => one !== file);
                  drawFiles();
                  words.focus();
                },
              },
            },
            icon("close"),
          ),
        ),
      ),
      ...(uploading > 0 ? [el("li", { class: "uploading" }, "Sending …")] : []),
    );
    ready();
  }

  /** @param {Iterable<File>} given */
  async function attach(given) {
    for (const file of given) {
      if (files.length + uploading >= FILES_MAX) {
        tell.complain(`At most ${FILES_MAX} files go with a message.`);
        return;
      }
      const most = file.type.startsWith("video/") ? VIDEO_MAX_MB : FILE_MAX_MB;
      if (file.size > most * 1024 * 1024) {
        tell.complain(`${file.name} is too large: ${most} MB is the most.`);
        continue;
      }
      uploading++;
      drawFiles();
      try {
        const taken = await ask("/api/uploads", { bytes: file, name: file.name || "picture" });
        const preview = taken.kind === "image" ? { preview: URL.createObjectURL(file) } : {};
        files.push({ ...taken, ...preview });
        announce(`${taken.name} is attached.`);
      } catch (error) {
        // Without its picture the message would say something else.
        submitWhenThere = false;
        tell.complain(error instanceof Refusal ? error.message : "The file could not be read.");
      } finally {
        uploading--;
        drawFiles();
      }
    }
    if (submitWhenThere && uploading === 0) {
      ready();
      submit();
    }
    words.focus();
  }

  function submit() {
    const text = words.value.trim();
    // Enter pressed while a file is on its way, or no thread is open yet: the message goes when it is there.
    submitWhenThere = uploading > 0 || !hasThread;
    if (send.disabled || (text === "" && files.length === 0)) return;
    tell.send({ text, replyTo: replyTo?.id, files: files.map(({ id, name }) => ({ id, name })) });
    for (const file of files) if (file.preview) URL.revokeObjectURL(file.preview);
    files = [];
    answer(undefined);
    write("");
    drawFiles();
    close();
  }

  words.addEventListener("input", () => {
    fitHeight();
    ready();
    tell.changed(words.value);
    offer();
  });
  words.addEventListener("click", offer);
  words.addEventListener("focus", offer);
  words.addEventListener("blur", () => drawCompletion());
  words.addEventListener("keydown", (event) => {
    // While an input method composes a character, its keys are its own.
    if (event.isComposing) return;
    const items = offered?.items.length ?? 0;
    if (items > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 ? (step > 0 ? 0 : items - 1) : (chosen + step + items) % items);
    } else if (items > 0 && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      accept(Math.max(0, chosen));
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (items > 0 && chosen >= 0) accept(chosen);
      else submit();
    } else if (event.key === "Escape") {
      if (offered) close();
      else if (replyTo) answer(undefined);
    } else if (event.key === "ArrowUp" && words.value === "") {
      event.preventDefault();
      tell.leave();
    } else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
      setTimeout(offer);
    }
  });
  words.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    void attach(pasted);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  part("attach").addEventListener("click", () => fileInput.click());
  fileInput.addEventListener("change", () => {
    void attach([...(fileInput.files ?? [])]);
    fileInput.value = "";
  });
  ready();

  return {
    answer,
    attach,
    /** The message being answered. */
    answered: () => replyTo,
    focus: () => words.focus(),
    /** Fills in words, to be looked over and sent. @param {string} text */
    fill(text) {
      write(text);
      words.focus();
      words.setSelectionRange(text.length, text.length);
      close();
    },
    /** The draft of the thread that is open now; what was typed before the first one was is kept. @param {string} text */
    restore(text) {
      const wasTyped = !hasThread && words.value !== "";
      hasThread = true;
      if (wasTyped) tell.changed(words.value);
      else words.value = text;
      fitHeight();
      ready();
      close();
      if (submitWhenThere && uploading === 0) submit();
    },
  };
}
