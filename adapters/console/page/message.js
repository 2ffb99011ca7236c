import { createBoard } from "./board.js";
import { createCard } from "./card.js";
import { el, icon } from "./dom.js";
import { drawClip } from "./film.js";
import { drawNotice } from "./notice.js";
import { gist, hueOf, initial, size, timeOfDay } from "./words.js";

/**
 * @typedef {import("../render.ts").PageMessage} Message
 * @typedef {Message["buttons"][number]} Button
 * @typedef {object} Actions what the message's parts do
 * @property {(message: Message, button: Button & { index: number }, element: HTMLButtonElement) => void} press
 * @property {(message: Message) => void} reply
 * @property {(words: string, message: Message) => void} say in reply to it, at once
 * @property {(words: string) => void} fill to be looked over and sent
 * @property {(message: Message) => void} copyId
 * @property {(message: Message) => void} dismiss
 * @property {(message: Message, at: HTMLElement) => void} more
 * @property {(example: string, shownIn: Message) => void} tryOut
 * @property {(clipId: string) => void} goToClip
 * @property {(id: string) => void} goTo
 * @property {(id: string) => Message | undefined} find
 */

/** @param {Message} message */
export function clipIdOf({ content }) {
  if (content.kind === "clip") return content.clipId;
  return content.kind === "card" ? content.card.clipId : undefined;
}

/**
 * A message in the list. `show` brings it up to date.
 * @param {Message} first
 * @param {Actions} actions
 */
export function createMessage(first, actions) {
  let message = first;
  const body = el("div", { class: "body" });
  const buttons = el("div", { class: "buttons" });
  const quote = el("div", { class: "quote-place" });
  const tools = el("div", { class: "tools", role: "toolbar", "aria-label": "Message" });
  const element = el(
    "li",
    {
      class: "message",
      id: `message-${message.id}`,
      tabindex: "-1",
      data: { id: message.id, author: message.from?.id ?? "bot" },
    },
    quote,
    message.from ? avatar(message.from) : botAvatar(),
    el(
      "div",
      { class: "main" },
      el(
        "p",
        { class: "by" },
        el("bdi", { class: "author" }, message.from?.name ?? "Rushes"),
        !message.from && el("span", { class: "badge" }, "bot"),
        el("time", { datetime: new Date(message.at).toISOString() }, timeOfDay(message.at)),
      ),
      body,
      buttons,
    ),
    tools,
  );
  /** @type {ReturnType<typeof createCard> | undefined} */
  let card;
  let drawnBody = "";
  let drawnButtons = "";

  /** @param {Message} changed */
  function show(changed) {
    message = changed;
    const { content } = message;
    element.dataset.kind = content.kind;
    element.hidden = content.kind === "deleted";
    const written = JSON.stringify(content);
    if (content.kind === "card") {
      if (card) card.show(content.card);
      else card = createCard(content.card);
      // A changed board's card takes the place of the draft before it.
      if (!body.contains(card.element)) {
        body.replaceChildren(card.element);
        buttons.replaceChildren();
      }
    } else if (written !== drawnBody) body.replaceChildren(...drawBody(message, actions));
    drawnBody = written;

    // A board's card becomes its draft with the same buttons, which then stand elsewhere.
    const drawing = JSON.stringify([content.kind === "card", message.buttons]);
    if (drawing !== drawnButtons) {
      drawnButtons = drawing;
      drawButtons();
    }
    element.setAttribute("aria-label", `${message.from?.name ?? "Rushes"}: ${gist(message).slice(0, 200)}`);
  }

  /** Buttons that stay keep their element: the focus is not lost while a card is redrawn. */
  function drawButtons() {
    const place = message.content.kind === "card" ? card?.actions : buttons;
    if (!place) return;
    const old = new Map([...place.querySelectorAll("button")].map((button) => [button.dataset.key, button]));
    const hadFocus = place.contains(document.activeElement);
    /** @type {HTMLElement[]} */
    const next = message.buttons.map((button, index) => {
      const key = keyOf(button, index);
      return old.get(key) ?? drawButton(button, key);
    });
    if (message.content.kind === "clip") next.push(...clipButtons(message, actions));
    place.replaceChildren(...next);
    place.hidden = next.length === 0;
    if (hadFocus && !place.contains(document.activeElement)) (next[0] ?? element).focus();
  }

  /** @param {Button} button @param {string} key */
  function drawButton(button, key) {
    /** @type {HTMLButtonElement} */
    const drawn = el(
      "button",
      {
        type: "button",
        class: "button",
        data: { key, tone: button.tone ?? "plain" },
        on: {
          click: () => {
            const index = message.buttons.findIndex((one, at) => keyOf(one, at) === key);
            const now = message.buttons[index];
            if (now) actions.press(message, { ...now, index }, drawn);
          },
        },
      },
      button.label,
      button.ask && "…",
    );
    return drawn;
  }

  /** @param {string} label @param {Parameters<typeof icon>[0]} name @param {() => void} click */
  function tool(label, name, click) {
    return el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": label,
        title: label,
        tabindex: "-1",
        on: { click },
      },
      icon(name),
    );
  }

  function drawQuote() {
    const answered = message.replyTo ? actions.find(message.replyTo) : undefined;
    quote.replaceChildren();
    if (!message.replyTo) return;
    quote.append(
      answered
        ? el(
            "button",
            {
              type: "button",
              class: "quote",
              tabindex: "-1",
              "aria-label": `In reply to ${answered.from?.name ?? "Rushes"}: ${gist(answered).slice(0, 80)}`,
              on: { click: () => actions.goTo(answered.id) },
            },
            el("bdi", { class: "quote-author" }, answered.from?.name ?? "Rushes"),
            el("span", { class: "quote-words", dir: "auto" }, gist(answered)),
          )
        : el("span", { class: "quote" }, el("span", { class: "quote-words" }, "an earlier message")),
    );
  }

  show(message);
  drawQuote();
  if (message.content.kind !== "deleted") {
    tools.append(tool("Reply", "reply", () => actions.reply(message)));
    if (clipIdOf(message)) tools.append(tool("Copy the clip's id", "copy", () => actions.copyId(message)));
    tools.append(tool("More", "more", () => actions.more(message, tools)));
  }
  return { element, show, drawQuote, message: () => message };
}

/** @param {Button} button @param {number} index */
function keyOf(button, index) {
  return `${index} ${button.command} ${button.label}`;
}

/** @param {{ id: string, name: string }} person */
export function avatar(person) {
  const drawn = el("span", { class: "avatar", "aria-hidden": "true" }, initial(person.name));
  drawn.style.setProperty("--hue", String(hueOf(person.id)));
  return drawn;
}

function botAvatar() {
  return el("img", { class: "avatar bot", src: "/page/mark.svg", alt: "", width: 36, height: 36 });
}

/**
 * @param {Message} message
 * @param {Actions} actions
 * @returns {Node[]}
 */
function drawBody(message, actions) {
  const { content } = message;
  const personal = message.personal && content.kind !== "deleted" ? [drawPersonal(message, actions)] : [];
  switch (content.kind) {
    case "deleted":
      return [];
    case "words":
      return [
        ...(content.text ? [el("p", { class: "words", dir: "auto" }, content.text)] : []),
        ...(content.files.length > 0 ? [drawFiles(content.files)] : []),
      ];
    case "action":
      return [
        el(
          "p",
          { class: "action" },
          el("span", { class: "action-label" }, content.label),
          content.words && el("span", { class: "words", dir: "auto" }, content.words),
        ),
      ];
    case "clip":
      return [
        drawClip(content),
        ...(content.frames
          ? [el("img", { class: "board-sheet", src: content.frames.address, alt: content.frames.alt })]
          : []),
        ...(content.shots && message.buttons.length > 0 ? [drawBoard(content.shots, message, actions)] : []),
        ...personal,
      ];
    case "notice":
      return [drawNotice(content.notice, message, actions), ...personal];
    case "file":
      return [drawNotice(content.notice, message, actions), drawDownload(content), ...personal];
    case "card":
      return [];
  }
}

/** @param {import("./board.js").Shots} shots @param {Message} message @param {Actions} actions */
function drawBoard(shots, message, actions) {
  return createBoard(shots, {
    order: (words) => actions.say(words, message),
    change(words) {
      actions.reply(message);
      actions.fill(words);
    },
  });
}

/** @param {Message} message @param {Actions} actions */
function drawPersonal(message, actions) {
  const dismiss = el(
    "button",
    { type: "button", class: "link", on: { click: () => actions.dismiss(message) } },
    "Dismiss",
  );
  return el(
    "p",
    { class: "personal" },
    "Only you can see this",
    message.content.kind === "clip" ? "" : " · ",
    message.content.kind !== "clip" && dismiss,
  );
}

/** @param {{ kind: string, name: string, address: string }[]} files */
function drawFiles(files) {
  return el(
    "ul",
    { class: "sent-files" },
    ...files.map((file) =>
      el(
        "li",
        {},
        file.kind === "image"
          ? el(
              "a",
              { href: file.address, target: "_blank", rel: "noopener" },
              el("img", {
                src: file.address,
                alt: `Picture: ${file.name}`,
                width: 160,
                height: 120,
                loading: "lazy",
              }),
            )
          : el(
              "a",
              { class: "download", href: `${file.address}?download` },
              icon("file"),
              el("bdi", {}, file.name),
            ),
      ),
    ),
  );
}

/** @param {Message} message @param {Actions} actions */
function clipButtons(message, actions) {
  const { content } = message;
  if (content.kind !== "clip") return [];
  const save = content.video + (content.video.includes("?") ? "&download" : "?download");
  return [
    el(
      "button",
      {
        type: "button",
        class: "button quiet",
        "aria-label": "Reply",
        data: { key: "reply" },
        on: { click: () => actions.reply(message) },
      },
      icon("reply"),
      el("span", { class: "roomy" }, "Reply"),
    ),
    el(
      "a",
      {
        class: "button quiet",
        "aria-label": "Save",
        href: save,
        download: true,
        title: `${content.width} × ${content.height}, ${size(content.bytes)}`,
      },
      icon("save"),
      el("span", { class: "roomy" }, "Save"),
    ),
  ];
}

/** @param {{ name: string, address: string }} file */
function drawDownload({ name, address }) {
  const save = address + (address.includes("?") ? "&download" : "?download");
  return el("a", { class: "download", href: save, download: name }, icon("file"), el("bdi", {}, name));
}
