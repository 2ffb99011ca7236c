import { el, icon } from "./dom.js";

/** @typedef {import("./card.js").Card["shots"]} Shots */

/**
 * The shots of a board, to be put in another order by dragging or with the arrow keys, or left out. Nothing is sent before
 * "Use this order", and then as words, which anybody in the thread can read.
 * @param {Shots} shots
 * @param {{ order: (words: string) => void, change: (words: string) => void }} tell
 */
export function createBoard(shots, tell) {
  let order = shots.map(({ index }) => index);
  const list = el("ol", { class: "board" });
  const said = el("p", { class: "unseen", role: "status" });
  const use = el(
    "button",
    { type: "button", class: "button", data: { tone: "primary" }, on: { click: () => tell.order(words()) } },
    "Use this order",
  );
  const back = el(
    "button",
    {
      type: "button",
      class: "button",
      data: { tone: "plain" },
      on: { click: () => arrange(shots.map(({ index }) => index)) },
    },
    "As it was",
  );
  const actions = el("div", { class: "buttons" }, use, back);
  const items = new Map(shots.map((shot) => [shot.index, createItem(shot)]));

  function words() {
    return `order ${order.map((index) => index + 1).join(" ")}`;
  }

  /** @param {number[]} next @param {number} [focused] */
  function arrange(next, focused) {
    order = next;
    list.replaceChildren(...order.flatMap((index) => items.get(index)?.element ?? []));
    actions.hidden = order.every((index, at) => index === at);
    if (focused !== undefined) items.get(focused)?.grip.focus();
  }

  /** @param {number} index @param {number} to */
  function move(index, to) {
    const rest = order.filter((one) => one !== index);
    const place = Math.max(0, Math.min(rest.length, to));
    arrange([...rest.slice(0, place), index, ...rest.slice(place)], index);
    said.textContent = `Shot ${index + 1} is now at place ${place + 1} of ${order.length}.`;
  }

  /** @param {Shots[number]} shot */
  function createItem({ index, beat, camera, seconds }) {
    const grip = el(
      "button",
      {
        type: "button",
        class: "grip",
        "aria-label": `Shot ${index + 1}, move with the arrow keys`,
        title: "Drag, or use the arrow keys",
        on: {
          keydown: (/** @type {KeyboardEvent} */ event) => {
            const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            // The list of messages walks with the same keys.
            event.stopPropagation();
            move(index, order.indexOf(index) + step);
          },
        },
      },
      String(index + 1),
    );
    const change = el(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": `Change shot ${index + 1}`,
        on: { click: () => tell.change(`shot ${index + 1}: `) },
      },
      icon("reply"),
    );
    const element = el(
      "li",
      { class: "board-shot", draggable: "true" },
      grip,
      el(
        "span",
        { class: "board-words" },
        el("span", { class: "shot-beat", dir: "auto" }, beat),
        el("span", { class: "shot-facts" }, `${camera} · ${seconds} s`),
      ),
      change,
    );
    element.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/plain", String(index));
      element.dataset.dragged = "true";
    });
    element.addEventListener("dragend", () => delete element.dataset.dragged);
    element.addEventListener("dragover", (event) => {
      const dragged = [...items].find(([, item]) => item.element.dataset.dragged)?.[0];
      if (dragged === undefined) return;
      event.preventDefault();
      if (dragged !== index) move(dragged, order.indexOf(index));
    });
    element.addEventListener("drop", (event) => event.preventDefault());
    return { element, grip };
  }

  arrange(order);
  return el("section", { class: "board-place", "aria-label": "Shots of the board" }, list, actions, said);
}
