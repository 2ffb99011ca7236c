import { announce, el, icon, part } from "./dom.js";
import { fillMenu } from "./forms.js";
import { avatar, clipIdOf, createMessage } from "./message.js";
import { gist } from "./words.js";

/**
 * @typedef {import("./message.js").Message} Message
 * @typedef {import("./outbox.js").Waiting} Waiting
 */

/** Words of one person within so long stand under one name. */
const TOGETHER_MS = 5 * 60_000;
const LONG_PRESS_MS = 450;
const NEAR_END_PX = 80;
/** As many as the bot sends at once; fewer means that is all there is. */
const PAGE = 100;

/**
 * The messages of the open thread.
 * @param {Pick<import("./message.js").Actions, "press" | "reply" | "say" | "fill" | "tryOut" | "goToClip" | "dismiss"> & {
 *   copyId: (clipId: string) => void,
 *   toComposer: () => void,
 *   earlier: (before: number) => Promise<Message[]>,
 *   editWaiting: (one: Waiting) => void,
 *   dropWaiting: (one: Waiting) => void,
 * }} tell
 */
export function createTalk(tell) {
  const scroll = part("scroll");
  const list = part("messages");
  const empty = part("empty");
  /** @type {HTMLButtonElement} */
  const earlier = part("earlier");
  const toEndButton = part("to-end");
  /** @type {Map<string, ReturnType<typeof createMessage>>} */
  const shown = new Map();
  let me = "";
  let started = false;
  /** Whether the newest message is to stay in view. */
  let following = true;

  /** @type {import("./message.js").Actions} */
  const actions = {
    ...tell,
    find: (id) => shown.get(id)?.message(),
    goTo,
    copyId(message) {
      const clipId = clipIdOf(message);
      if (clipId) tell.copyId(clipId);
    },
    more: openSheet,
  };

  function toEnd() {
    following = true;
    scroll.scrollTop = scroll.scrollHeight;
    toEndButton.hidden = true;
  }

  /** Keeps the newest in view, if it was, whatever grows above or below. */
  function follow() {
    if (following) toEnd();
  }

  /** @param {Message} message */
  function put(message) {
    const there = shown.get(message.id);
    if (there) {
      if (message.revision > there.message().revision) there.show(message);
      return false;
    }
    const made = createMessage(message, actions);
    shown.set(message.id, made);
    let after = list.lastElementChild;
    while (after && numberOf(after) > message.number) after = after.previousElementSibling;
    if (after) after.after(made.element);
    else list.prepend(made.element);
    return true;
  }

  /** @param {Element} element */
  function numberOf(element) {
    return (
      shown.get(/** @type {HTMLElement} */ (element).dataset.id ?? "")?.message().number ??
      Number.POSITIVE_INFINITY
    );
  }

  /** Who said it stands over the first of several messages only. */
  function group() {
    /** @type {Message | undefined} */
    let before;
    for (const element of list.children) {
      const one = shown.get(/** @type {HTMLElement} */ (element).dataset.id ?? "");
      if (!one || one.element.hidden) continue;
      const message = one.message();
      const together =
        before !== undefined &&
        (before.from?.id ?? "bot") === (message.from?.id ?? "bot") &&
        message.at - before.at < TOGETHER_MS &&
        before.personal === message.personal &&
        (!message.replyTo || message.replyTo === before.replyTo);
      // An answer right under its question needs no quote of it.
      const plain =
        message.replyTo !== undefined &&
        (message.replyTo === before?.id || (together && message.replyTo === before?.replyTo));
      element.classList.toggle("together", together);
      element.classList.toggle("unquoted", plain);
      before = message;
    }
    empty.hidden = list.querySelector(":scope > :not([hidden])") !== null || !started;
  }

  /** @param {string} id */
  function goTo(id) {
    const one = shown.get(id);
    if (!one) {
      announce("That message is further up than is shown.");
      return;
    }
    following = false;
    one.element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    one.element.classList.remove("pointed");
    requestAnimationFrame(() => one.element.classList.add("pointed"));
    walkTo(one.element);
  }

  /**
   * Puts the focus on a message.
   * @param {Element | null | undefined} element
   * @param {"previousElementSibling" | "nextElementSibling"} [step] where to look on if it isn't to be seen
   */
  function walkTo(element, step) {
    while (step && element instanceof HTMLElement && element.hidden) element = element[step];
    if (!(element instanceof HTMLElement)) return;
    for (const other of list.querySelectorAll('[tabindex="0"].message')) other.setAttribute("tabindex", "-1");
    element.setAttribute("tabindex", "0");
    element.focus({ preventScroll: false });
  }

  /** @param {Message} message @param {HTMLElement} at */
  function openSheet(message, at) {
    const sheet = part("sheet");
    const clipId = clipIdOf(message);
    fillMenu(sheet, [
      { label: clipId ? "Remix (reply)" : "Reply", icon: icon("reply"), choose: () => tell.reply(message) },
      ...(clipId
        ? [{ label: "Copy the clip's id", icon: icon("copy"), choose: () => tell.copyId(clipId) }]
        : []),
      ...message.buttons.map((button, index) => ({
        label: button.label,
        choose: () => {
          const drawn = shown
            .get(message.id)
            ?.element.querySelector(
              `[data-key="${CSS.escape(`${index} ${button.command} ${button.label}`)}"]`,
            );
          if (drawn instanceof HTMLElement) drawn.click();
        },
      })),
      ...(message.personal && message.content.kind !== "clip"
        ? [{ label: "Dismiss", icon: icon("close"), choose: () => tell.dismiss(message) }]
        : []),
    ]);
    sheet.showPopover();
    const box = at.getBoundingClientRect();
    const narrow = matchMedia("(max-width: 640px)").matches;
    sheet.style.top = narrow ? "" : `${Math.min(box.bottom + 4, innerHeight - sheet.offsetHeight - 8)}px`;
    sheet.style.left = narrow
      ? ""
      : `${Math.max(8, Math.min(box.right, innerWidth - 8) - sheet.offsetWidth)}px`;
  }

  /** Says aloud what has come or changed, for those who don't see it. @param {Message} message @param {string | undefined} before */
  function tellNews(message, before) {
    if (message.from?.id === me) return;
    const { content } = message;
    if (content.kind === "card") {
      if (content.card.headline !== before) announce(content.card.failure ?? content.card.headline);
    } else if (before === undefined) {
      announce(
        content.kind === "clip"
          ? `Your clip is ready: ${content.prompt.slice(0, 80)}`
          : `${message.from?.name ?? "Rushes"}: ${gist(message)}`,
      );
    }
  }

  scroll.addEventListener(
    "scroll",
    () => {
      following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
      if (following) toEndButton.hidden = true;
    },
    { passive: true },
  );
  new ResizeObserver(follow).observe(scroll);
  new ResizeObserver(follow).observe(list);
  toEndButton.append(icon("down"), "Newest");
  toEndButton.addEventListener("click", () => {
    toEnd();
    tell.toComposer();
  });

  earlier.addEventListener("click", async () => {
    const first = list.firstElementChild;
    if (!first) return;
    earlier.disabled = true;
    const older = await tell.earlier(numberOf(first));
    earlier.disabled = false;
    following = false;
    const height = scroll.scrollHeight - scroll.scrollTop;
    for (const message of older) put(message);
    for (const one of shown.values()) one.drawQuote();
    group();
    scroll.scrollTop = scroll.scrollHeight - height;
    if ((older[0]?.number ?? 1) <= 1 || older.length === 0) earlier.hidden = true;
  });

  list.addEventListener("keydown", (event) => {
    const element = /** @type {HTMLElement} */ (event.target).closest(".message");
    const message = element && shown.get(/** @type {HTMLElement} */ (element).dataset.id ?? "")?.message();
    if (!element || !message) return;
    const onMessage = event.target === element;
    if (event.key === "Escape") tell.toComposer();
    else if (onMessage && event.key === "ArrowUp")
      walkTo(element.previousElementSibling, "previousElementSibling");
    else if (onMessage && event.key === "ArrowDown") {
      if (element.nextElementSibling) walkTo(element.nextElementSibling, "nextElementSibling");
      else tell.toComposer();
    } else if (event.ctrlKey || event.metaKey || event.altKey || !onMessage) return;
    else if (event.key === "r") tell.reply(message);
    else if (event.key === "c" && clipIdOf(message)) actions.copyId(message);
    else if (event.key === "Enter" || event.key === " ") {
      const video = element.querySelector("video");
      if (video) void (video.paused ? video.play() : video.pause());
      else openSheet(message, /** @type {HTMLElement} */ (element));
    } else return;
    event.preventDefault();
  });

  // A long press is how a finger asks for more.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pressing;
  const letGo = () => clearTimeout(pressing);
  list.addEventListener("pointerdown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const element = /** @type {HTMLElement | null} */ (target.closest(".message"));
    if (event.pointerType !== "touch" || !element || target.closest("button, a, video, summary")) return;
    const message = shown.get(element.dataset.id ?? "")?.message();
    if (message) pressing = setTimeout(() => openSheet(message, element), LONG_PRESS_MS);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) list.addEventListener(name, letGo);
  scroll.addEventListener("scroll", letGo, { passive: true });

  return {
    toEnd,
    goTo,
    /**
     * The clip a message speaks of: the one it answers, or the one that the words it answers were said to.
     * @param {Message} message
     * @returns {Message | undefined}
     */
    clipBehind(message) {
      const answered = shown.get(message.replyTo ?? "")?.message();
      if (!answered || clipIdOf(answered)) return answered;
      const before = shown.get(answered.replyTo ?? "")?.message();
      return before && clipIdOf(before) ? before : undefined;
    },
    /** @param {string} id */
    speakAs(id) {
      me = id;
    },
    clear() {
      shown.clear();
      list.replaceChildren();
      earlier.hidden = true;
      empty.hidden = true;
      following = true;
      started = false;
    },
    /** What is there now, at the beginning and after each lost connection. @param {Message[]} messages */
    start(messages) {
      const known = [...shown.values()].map((one) => one.message().number);
      const gap =
        known.length > 0 && messages.length > 0 && Math.max(...known) < (messages[0]?.number ?? 0) - 1;
      if (gap && messages.length >= PAGE) {
        shown.clear();
        list.replaceChildren();
      }
      const first = !started;
      started = true;
      for (const message of messages) put(message);
      for (const one of shown.values()) one.drawQuote();
      const oldest = Math.min(...[...shown.values()].map((one) => one.message().number));
      if (first || gap) earlier.hidden = !(oldest > 1 && messages.length >= PAGE / 2);
      group();
      follow();
    },
    /** A new message, or one that changed. @param {Message} message */
    show(message) {
      const before = shown.get(message.id)?.message();
      if (before && before.revision >= message.revision) return;
      const headline = before?.content.kind === "card" ? before.content.card.headline : before && "";
      const isNew = put(message);
      if (isNew) {
        list.querySelector(`[data-waiting="${CSS.escape(message.id)}"]`)?.remove();
        group();
        if (!following && !message.from) toEndButton.hidden = false;
      } else if (message.content.kind === "deleted") {
        group();
        for (const one of shown.values()) if (one.message().replyTo === message.id) one.drawQuote();
      }
      follow();
      tellNews(message, headline);
    },
    /** Words on their way stand at the end until the bot has them. @param {Waiting[]} waiting */
    showWaiting(waiting) {
      for (const old of list.querySelectorAll("[data-waiting]")) old.remove();
      for (const one of waiting) if (!shown.has(one.id)) list.append(drawWaiting(one, tell));
      group();
      follow();
    },
    focusLast() {
      walkTo(list.lastElementChild, "previousElementSibling");
    },
  };
}

/**
 * @param {Waiting} one
 * @param {{ editWaiting: (one: Waiting) => void, dropWaiting: (one: Waiting) => void }} tell
 */
function drawWaiting(one, tell) {
  const refused = one.state === "refused";
  const words = refused
    ? one.problem
    : one.state === "waiting"
      ? "Not sent yet. It goes as soon as the bot can be reached."
      : "";
  return el(
    "li",
    { class: "message waiting", data: { waiting: one.id, state: one.state } },
    avatar({ id: one.as, name: one.name }),
    el(
      "div",
      { class: "main" },
      el("p", { class: "by" }, el("bdi", { class: "author" }, one.name)),
      el("p", { class: "words", dir: "auto" }, one.text || one.files.map((file) => file.name).join(", ")),
      words && el("p", { class: refused ? "problem" : "personal", role: "status" }, words),
      refused &&
        el(
          "div",
          { class: "buttons" },
          el(
            "button",
            { type: "button", class: "button", on: { click: () => tell.editWaiting(one) } },
            "Edit",
          ),
          el(
            "button",
            { type: "button", class: "button", on: { click: () => tell.dropWaiting(one) } },
            "Drop",
          ),
        ),
    ),
  );
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
