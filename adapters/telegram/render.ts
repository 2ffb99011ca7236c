import { BOARD_HINT } from "../../src/core/card/board-card.ts";
import type { Card, TakeLine } from "../../src/core/card/card.ts";
import { type Change, type ClipState, isEnded, type ShotState } from "../../src/core/film/clip.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import { shorten, tame } from "./harmless-words.ts";
import { privateChatOf } from "./people.ts";
import { CAPTION_MAX, createText, type RichText, TEXT_MAX } from "./rich-text.ts";

const STATE_SIGNS: Record<ClipState, string> = {
  held: "👀",
  waiting: "⏳",
  shooting: "🎬",
  cutting: "✂️",
  delivering: "📤",
  delivered: "✅",
  failed: "❌",
  canceled: "🚫",
};

const SHOT_SIGNS: Record<ShotState, string> = {
  waiting: "▫️",
  shooting: "🎥",
  made: "✅",
  kept: "♻️",
  failed: "❌",
};

/** Cells of the progress bar: fits the narrowest phone with the percentage behind it. */
const BAR_CELLS = 14;
const PROMPT_SHOWN = 700;
const BEAT_SHOWN = 90;
const SHOTS_SHOWN = 20;

function progressBar(share: number): string {
  const full = Math.floor(Math.min(1, Math.max(0, share)) * BAR_CELLS);
  return "▰".repeat(full) + "▱".repeat(BAR_CELLS - full);
}

const TAKE_SIGNS: Record<ClipState, string> = {
  waiting: "▫️",
  shooting: "🎥",
  cutting: "🎥",
  delivering: "🎥",
  delivered: "✅",
  failed: "❌",
  canceled: "▫️",
  held: "👀",
};

/** The message that stands for a clip while it is made; `max`: as a caption it has less room. */
export function cardText(card: Card, max: number = TEXT_MAX): RichText {
  return cardWords(card, max, PROMPT_SHOWN);
}

/** The same for all takes of a /vary, under the film of one of them. */
export function takesCaption(card: Card): RichText {
  return cardWords(card, CAPTION_MAX, 200);
}

function cardWords(card: Card, max: number, promptShown: number): RichText {
  const text = createText().add(`${STATE_SIGNS[card.state]} ${card.headline}`, "bold");
  if (card.progress !== null && !isEnded(card.state)) {
    const percent = Math.floor(card.progress * 100);
    text.line(`${progressBar(card.progress)} ${card.estimated ? "≈ " : ""}${percent} %`);
  }
  if (card.secondsLeft) text.line(`About ${range(card.secondsLeft)} left`);
  text.line(
    shorten(card.prompt, promptShown),
    card.prompt.length > 200 ? "expandable_blockquote" : "blockquote",
    2,
  );
  if (card.takes?.length) text.line("", undefined);
  for (const take of card.takes ?? []) text.line(takeLine(take));
  if (card.facts.length > 0) {
    text.line(card.facts.map(({ label, value }) => `${label}: ${value}`).join(" · "));
  }
  if (card.isBoard && card.buttons.some(({ command }) => command === "render"))
    text.line(BOARD_HINT, "italic");
  if (card.changes.length > 0) text.line("", undefined);
  for (const change of card.changes) text.line(`✏️ ${sayChange(change)}`);
  if (card.shots.length > 1) text.line("", undefined);
  if (card.shots.length > 1) {
    for (const shot of card.shots.slice(0, SHOTS_SHOWN)) {
      // Of a plan nothing is made yet, so no shot of it is further than another.
      const sign = card.isBoard ? "" : `${SHOT_SIGNS[shot.state]} `;
      text.line(
        `${sign}${shot.index + 1}. ${shorten(shot.beat, BEAT_SHOWN)} (${shot.seconds} s, ${shot.camera})`,
      );
    }
    const more = card.shots.length - SHOTS_SHOWN;
    if (more > 0) text.line(`… and ${more} more shots`);
  }
  if (card.failure) text.line(card.failure, undefined, 2);
  if (card.warnings.length > 0) text.line("", undefined);
  for (const warning of card.warnings) text.line(`⚠️ ${warning}`, "italic");
  return text.done(max);
}

function takeLine({ number, state, headline, progress, seed, picked, failure }: TakeLine): string {
  const done = progress === null ? "" : ` ${Math.floor(progress * 100)} %`;
  const words = failure ? shorten(failure, 100) : `${headline}${done}`;
  return `${picked ? "⭐" : TAKE_SIGNS[state]} ${number}. ${words} (seed ${seed})`;
}

/** "Blended with: a dog" has no side before, so it needs no arrow. */
export function sayChange({ what, before, after }: Change): string {
  const sides = [before, after].filter((side) => side.trim() !== "").join(" → ");
  return sides === "" ? what : `${what}: ${sides}`;
}

/** What a card looks like here: bars and durations are coarser than the figures they come from. */
export function telegramLook(card: Card): string {
  return JSON.stringify([cardText(card), card.buttons, card.sheet]);
}

function range({ from, to }: { from: number; to: number }): string {
  if (to < 90) return from === to ? `${to} s` : `${from} to ${to} s`;
  const minutes = (seconds: number) => Math.max(1, Math.round(seconds / 60));
  return minutes(from) === minutes(to) ? `${minutes(to)} min` : `${minutes(from)} to ${minutes(to)} min`;
}

const TONE_SIGNS = { plain: "", mistake: "✋ ", failure: "❌ " } as const;

/** Something to tell people. Examples stand as code: one tap copies them, their buttons send them. */
export function noticeText(notice: Notice, max: number = TEXT_MAX): RichText {
  const sign = TONE_SIGNS[notice.tone ?? "plain"];
  const text = createText();
  const told = notice.tells && privateChatOf(notice.tells);
  if (notice.tells && told) text.mention({ id: Number(told), name: notice.tells.name }).add(": ");
  if (notice.title) text.add(`${sign}${notice.title}`, "bold");
  (notice.paragraphs ?? []).forEach((paragraph, index) => {
    const first = index === 0 && !notice.title;
    if (first && told) text.add(`${sign}${paragraph}`);
    else text.line(first ? `${sign}${paragraph}` : paragraph, undefined, index === 0 ? 1 : 2);
  });
  (notice.items ?? []).forEach((item, index) => {
    text.line("• ", undefined, index === 0 ? 2 : 1).add(item.text, item.detail ? "bold" : undefined);
    if (item.detail) text.add(`${/[.:!?]$/.test(item.text) ? "" : ":"} ${item.detail}`);
  });
  const examples = notice.examples ?? [];
  // Their buttons say what stands here, so the rest is shortened before they are.
  text.fit(max - examples.reduce((length, example) => length + tame(example).length + 1, 1));
  examples.forEach((example, index) => {
    text.line(example, "code", index === 0 ? 2 : 1);
  });
  const done = text.done(max);
  return done.text === "" ? { text: "👌", entities: [] } : done;
}
