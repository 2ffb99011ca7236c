import { el, icon } from "./dom.js";
import { timeLeft } from "./words.js";

/** @typedef {Extract<import("../render.ts").PageMessage["content"], { kind: "card" }>["card"]} Card */

const ENDED = ["delivered", "failed", "canceled"];
const SHOT_WORDS = {
  waiting: "waiting",
  shooting: "being shot",
  made: "done",
  kept: "kept from an earlier clip",
  failed: "failed",
};

/**
 * The card of a clip. It is drawn once and then kept up to date in place, so that nothing jumps and the focus stays
 * where it is while the clip is made.
 * @param {Card} first
 */
export function createCard(first) {
  const headline = el("span", { class: "headline" });
  const actions = el("span", { class: "card-actions" });
  const prompt = el("p", { class: "card-prompt", dir: "auto" });
  const facts = el("dl", { class: "facts" });
  const sheet = el("img", { class: "board-sheet", alt: "" });
  const strip = el("ol", { class: "strip", "aria-label": "Shots" });
  const bar = el("div", { class: "bar" }, el("div", { class: "bar-done" }));
  const done = /** @type {HTMLElement} */ (bar.firstChild);
  const share = el("span", { class: "share" });
  const left = el("span", { class: "left" });
  const progress = el("div", { class: "progress" }, bar, el("p", { class: "figures" }, share, left));
  const changes = el("table", { class: "changes" });
  const warnings = el("ul", { class: "warnings" });
  const failure = el("p", { class: "failure" });
  const shots = el("ol", { class: "shots" });
  const details = el("details", { class: "shot-list" }, el("summary", {}, "Shots"), shots);
  const element = el(
    "div",
    { class: "card", role: "group", "aria-label": "Clip being made" },
    el("div", { class: "card-head" }, headline, actions),
    prompt,
    changes,
    facts,
    sheet,
    strip,
    progress,
    failure,
    warnings,
    details,
  );

  /** What was drawn last, part by part: only what differs is drawn again. @type {Record<string, string>} */
  const drawn = {};
  /** @param {string} name @param {unknown} value @param {() => void} draw */
  function redraw(name, value, draw) {
    const written = JSON.stringify(value) ?? "";
    if (drawn[name] === written) return;
    drawn[name] = written;
    draw();
  }

  /** @param {Card} card */
  function show(card) {
    const ended = ENDED.includes(card.state);
    element.dataset.state = card.state;
    redraw("headline", [card.headline, card.state], () => headline.replaceChildren(headlineOf(card)));
    redraw("prompt", card.prompt, () => prompt.replaceChildren(card.prompt));
    redraw("facts", card.facts, () =>
      facts.replaceChildren(
        ...card.facts.map(({ label, value }) =>
          el(
            "div",
            {},
            el("dt", { class: "unseen" }, label),
            el("dd", { title: label }, factWords(label, value)),
          ),
        ),
      ),
    );
    redraw("sheet", card.sheet ?? null, () => {
      sheet.hidden = card.sheet === undefined;
      if (card.sheet) Object.assign(sheet, { src: card.sheet.address, alt: card.sheet.alt });
    });
    redraw("changes", card.changes, () => {
      changes.hidden = card.changes.length === 0;
      changes.replaceChildren(
        el("caption", {}, "What changes"),
        ...card.changes.map(({ what, before, after }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, what),
            el("td", { dir: "auto" }, ...drawChange(before, after)),
          ),
        ),
      );
    });
    redraw("strip", card.shots, () => {
      strip.hidden = card.shots.length === 0;
      strip.replaceChildren(
        ...card.shots.map((shot) => {
          const frame = el(
            "li",
            {
              class: "frame",
              data: { state: shot.state },
              title: `Shot ${shot.index + 1}: ${shot.beat}`,
              "aria-label": `Shot ${shot.index + 1}, ${SHOT_WORDS[shot.state]}`,
            },
            el("span", {}, shot.index + 1),
          );
          frame.style.flexGrow = String(Math.max(1, shot.seconds));
          return frame;
        }),
      );
      details.hidden = card.shots.length === 0;
      details.firstElementChild?.replaceChildren(
        card.shots.length === 1 ? "The shot" : `${card.shots.length} shots`,
      );
      shots.replaceChildren(
        ...card.shots.map((shot) =>
          el(
            "li",
            { data: { state: shot.state } },
            el("span", { class: "shot-beat", dir: "auto" }, shot.beat),
            el(
              "span",
              { class: "shot-facts" },
              `${shot.camera} · ${shot.seconds} s · ${SHOT_WORDS[shot.state]}`,
            ),
          ),
        ),
      );
    });

    const value = card.state === "delivered" ? 1 : card.progress;
    progress.hidden = card.state === "failed" || card.state === "canceled";
    bar.dataset.unknown = String(value === null && !ended);
    bar.setAttribute("role", "progressbar");
    bar.setAttribute("aria-label", card.headline);
    bar.setAttribute("aria-valuemin", "0");
    bar.setAttribute("aria-valuemax", "100");
    if (value === null) bar.removeAttribute("aria-valuenow");
    else bar.setAttribute("aria-valuenow", String(Math.floor(value * 100)));
    done.style.transform = `scaleX(${value ?? 0})`;
    share.textContent =
      value === null ? "" : `${card.estimated && !ended ? "about " : ""}${Math.floor(value * 100)} %`;
    left.textContent = card.secondsLeft && !ended ? timeLeft(card.secondsLeft) : "";

    failure.hidden = !card.failure;
    failure.textContent = card.failure ?? "";
    redraw("warnings", card.warnings, () => {
      warnings.hidden = card.warnings.length === 0;
      warnings.replaceChildren(...card.warnings.map((warning) => el("li", {}, warning)));
    });
  }

  show(first);
  return { element, actions, show };
}

/** Words that both have in common are shown once, so that what is new stands out in a long prompt. */
const COMMON_LEAST = 3;

/** @param {string} before @param {string} after @returns {(Node | string)[]} */
function drawChange(before, after) {
  const old = before.split(/(?<=\s)/);
  const now = after.split(/(?<=\s)/);
  const shorter = Math.min(old.length, now.length);
  const alike = (/** @type {number} */ one, /** @type {number} */ other) =>
    old.at(one)?.trim() === now.at(other)?.trim();
  let start = 0;
  while (start < shorter && alike(start, start)) start++;
  let end = 0;
  while (end < shorter - start && alike(-1 - end, -1 - end)) end++;
  const arrow = el("span", { class: "arrow", role: "img", "aria-label": "becomes" }, " → ");
  if (start + end < COMMON_LEAST) return [el("del", {}, before || "–"), arrow, el("ins", {}, after || "–")];
  const [gone, come] = [old, now].map((words) =>
    words
      .slice(start, words.length - end)
      .join("")
      .trim(),
  );
  return [
    el("span", { class: "same" }, now.slice(0, start).join("").trim(), " "),
    gone ? el("del", {}, gone) : "",
    gone && come ? arrow : "",
    come ? el("ins", {}, come) : "",
    el("span", { class: "same" }, " ", now.slice(now.length - end).join("")),
  ];
}

/** A bare number says nothing without its label. @param {string} label @param {string} value */
function factWords(label, value) {
  return /^\d+$/.test(value) ? `${label.toLowerCase()} ${value}` : value;
}

/** @param {Card} card */
function headlineOf(card) {
  const words = el("span", {}, card.headline);
  const mark = card.state === "delivered" ? icon("check") : el("span", { class: "pulse" });
  return el("span", { class: "headline-words" }, mark, words);
}
