import { el } from "./dom.js";

/**
 * @typedef {import("./message.js").Message} Message
 * @typedef {import("./message.js").Actions} Actions
 */

/**
 * @param {Extract<Message["content"], { kind: "notice" }>["notice"]} notice
 * @param {Message} message that it stands in
 * @param {Actions} actions
 */
export function drawNotice(notice, message, actions) {
  const posters = notice.items?.some((item) => item.poster);
  return el(
    "div",
    { class: "notice", data: { tone: notice.tone ?? "plain" } },
    notice.title && el("h2", { dir: "auto" }, notice.title),
    notice.picture &&
      el("img", {
        class: "notice-picture",
        src: notice.picture,
        alt: notice.pictureAlt ?? "",
        on: { error: drop },
      }),
    ...(notice.paragraphs ?? []).map((paragraph) => el("p", { dir: "auto" }, paragraph)),
    notice.items &&
      notice.items.length > 0 &&
      el(
        "ul",
        { class: posters ? "items posters" : "items" },
        ...notice.items.map((item) => drawItem(item, actions)),
      ),
    notice.examples &&
      notice.examples.length > 0 &&
      el(
        "div",
        { class: "examples" },
        ...notice.examples.map((example) => drawExample(example, (words) => actions.tryOut(words, message))),
      ),
  );
}

/**
 * A whole command to be tapped. An option and its value stay on one line.
 * @param {string} example
 * @param {(example: string) => void} tryOut
 */
export function drawExample(example, tryOut) {
  const parts = example.split(/(^\/\w+|--[\w-]+(?:[ =](?:"[^"]*"|(?!--)\S+))?)/).filter(Boolean);
  return el(
    "button",
    { type: "button", class: "example", dir: "auto", on: { click: () => tryOut(example) } },
    ...parts.map((one) =>
      one.startsWith("/") || one.startsWith("--") ? el("span", { class: "example-part" }, one) : one,
    ),
  );
}

/** @param {NonNullable<Extract<Message["content"], { kind: "notice" }>["notice"]["items"]>[number]} item @param {Actions} actions */
function drawItem(item, actions) {
  const words = [
    item.poster
      ? el("img", { src: item.poster, alt: item.posterAlt ?? "", loading: "lazy", width: 160, height: 90 })
      : el("span", { class: "no-poster" }),
    el(
      "span",
      { class: "item-words" },
      el("span", { class: "item-text", dir: "auto" }, item.text),
      item.detail && el("span", { class: "item-detail", dir: "auto" }, item.detail),
    ),
  ];
  const { clipId } = item;
  return el(
    "li",
    {},
    clipId
      ? el(
          "button",
          { type: "button", class: "item", on: { click: () => actions.goToClip(clipId) } },
          ...words,
        )
      : el("div", { class: "item" }, ...words),
  );
}

/** Takes away a picture whose file is no longer there. @param {Event} event */
function drop(event) {
  if (event.target instanceof Element) event.target.remove();
}
