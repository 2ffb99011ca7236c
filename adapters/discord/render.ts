import { type APIEmbed, MessageFlags } from "discord.js";
import type { Card, ClipPost, TakeLine } from "../../src/core/card/card.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import { CAMERA_MOVES } from "../../src/core/film/camera.ts";
import type { ClipState, ShotState } from "../../src/core/film/clip.ts";
import type { Notice } from "../../src/core/talk/reply.ts";
import type { OutgoingMessage } from "./api.ts";
import { type CommandIds, withLinks, withTimes } from "./command-links.ts";
import { codeText, escapeLine, escapeText, escapeWithin, plainLine } from "./harmless-words.ts";
import { MAX } from "./limits.ts";
import { userOf } from "./people.ts";
import { renderBoard, renderDraft } from "./render-board.ts";
import {
  COLOURS,
  filmFile,
  joinWithin,
  NO_MENTIONS,
  renderButtons,
  type ShownFile,
  sayChange,
} from "./render-parts.ts";

const SHOT_MARKS: Record<ShotState, string> = {
  waiting: "▫️",
  shooting: "🎬",
  made: "✅",
  kept: "♻️",
  failed: "❌",
};

const TAKE_MARKS: Record<ClipState, string> = {
  held: "👀",
  waiting: "▫️",
  shooting: "🎬",
  cutting: "🎬",
  delivering: "🎬",
  delivered: "✅",
  failed: "❌",
  canceled: "▫️",
};

const BAR_CELLS = 12;
const PROMPT_SHOWN = 1_000;
const BEAT_SHOWN = 90;

/** The message that stands for a clip while it is made. */
export function renderCard(card: Card): OutgoingMessage & { shows: ShownFile[] } {
  if (card.isBoard) return renderBoard(card);
  const isOver = card.state === "canceled" || card.state === "failed";
  const lines = [
    `> ${escapeWithin(card.prompt, PROMPT_SHOWN, escapeLine)}`,
    ...progressLines(card),
    ...(card.failure ? [escapeWithin(card.failure, 600, escapeLine)] : []),
    ...section(
      "Changed",
      card.changes.map(({ what, before, after }) =>
        [escapeLine(what), sayChange(before, after)].filter(Boolean).join(": "),
      ),
    ),
    ...section(
      "Shots",
      card.shots.map((shot) => shotLine(shot, isOver)),
    ),
    ...section("Takes", (card.takes ?? []).map(takeLine)),
    ...section(
      "Please note",
      card.warnings.map((warning) => `• ${escapeWithin(warning, 300, escapeLine)}`),
    ),
  ];
  const embed: APIEmbed = {
    title: escapeWithin(card.headline, MAX.embedTitle, escapeLine),
    // 4,000 leaves room for the title, the facts and the footer in the 6,000 of a message.
    description: joinWithin(lines, 4_000),
    color: COLOURS[card.state],
    fields: card.facts.slice(0, 12).map(({ label, value }) => ({
      name: escapeWithin(label, 40, escapeLine) || "\u200b",
      value: escapeWithin(value, 100, escapeLine) || "\u200b",
      inline: true,
    })),
    footer: { text: `Clip ${card.clipId}` },
  };
  return {
    body: { embeds: [embed], components: renderButtons(card.buttons), allowed_mentions: NO_MENTIONS },
    shows: [],
  };
}

/** What a card looks like here: bars and durations are coarser than the figures they come from. */
export function discordLook(card: Card): string {
  const { body, shows } = renderCard(card);
  return JSON.stringify([body, shows]);
}

/** Our own addresses as links, without a preview. */
function openable(escaped: string, links: readonly string[]): string {
  return links.reduce((words, link) => words.replaceAll(escapeText(link), () => `<${link}>`), escaped);
}

/** Something told to people; the files it shows are given by key, to be attached under the names. */
export function renderNotice(notice: Notice, ids: CommandIds = {}): OutgoingMessage & { shows: ShownFile[] } {
  const shows: ShownFile[] = [];
  const show = (key: string, shown = "") => {
    const description = plainLine(shown, MAX.altText);
    const name = `picture-${shows.length + 1}${/\.\w{3,4}$/.exec(key)?.[0] ?? ".jpg"}`;
    shows.push({ key, name, ...(description ? { description } : {}) });
    return { url: `attachment://${name}` };
  };
  const items = notice.items ?? [];
  const withPosters = items.some((item) => item.posterKey !== undefined);
  const blocks = [
    ...(notice.paragraphs ?? []).map((paragraph) => [withLinks(escapeWithin(paragraph, 2_000), ids)]),
    withPosters ? [] : items.map((item) => `• ${itemLine(item)}`),
    (notice.examples ?? []).map(codeText),
  ].filter((block) => block.length > 0);
  const lines = blocks
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]))
    .map((line) => openable(line, notice.links ?? []));
  const color = notice.tone === "mistake" || notice.tone === "failure" ? COLOURS.failed : COLOURS.plain;
  const words = joinWithin(lines, withPosters ? 2_000 : MAX.embedDescription);
  const head: APIEmbed = {
    ...(words || !(notice.title || notice.pictureKey) ? { description: words || "\u200b" } : {}),
    ...(notice.title ? { title: escapeWithin(notice.title, MAX.embedTitle, escapeLine) } : {}),
    color,
    ...(notice.pictureKey ? { image: show(notice.pictureKey, notice.pictureAlt ?? notice.title) } : {}),
  };
  const posters = withPosters
    ? items.slice(0, MAX.embeds - 1).map(
        (item): APIEmbed => ({
          description: itemLine(item, 380),
          color,
          ...(item.posterKey && shows.length < MAX.files
            ? { thumbnail: show(item.posterKey, item.posterAlt ?? item.text) }
            : {}),
        }),
      )
    : [];
  const tells = notice.tells && userOf(notice.tells);
  const headIsEmpty = posters.length > 0 && !notice.title && lines.length === 0 && !head.image;
  return {
    body: {
      // A ping inside of an embed is none.
      ...(tells === undefined ? {} : { content: `<@${tells}>` }),
      embeds: headIsEmpty ? posters : [head, ...posters],
      components: renderButtons(notice.buttons ?? []),
      allowed_mentions: tells === undefined ? NO_MENTIONS : { ...NO_MENTIONS, users: [tells] },
    },
    shows,
  };
}

/** A person's id of at most 20 digits, its signs and a space. */
const MENTION_LENGTH = 24;

/** The finished clip: the video plays in place above its caption. `tells`: id of the one person who is told by a ping. */
export function renderClip(post: ClipPost, tells?: string): OutgoingMessage {
  if (post.clip.board !== undefined) return renderDraft(post, makeCard(post.clip));
  const caption = escapeWithin(post.caption, MAX.content - MENTION_LENGTH);
  return {
    body: {
      content: tells === undefined ? caption : `<@${tells}> ${caption}`,
      components: renderButtons(post.buttons),
      allowed_mentions: tells === undefined ? NO_MENTIONS : { ...NO_MENTIONS, users: [tells] },
    },
    files: [filmFile(post)],
  };
}

export function forAskerOnly(message: OutgoingMessage): OutgoingMessage {
  const flags = (message.body.flags ?? 0) | MessageFlags.Ephemeral;
  return { ...message, body: { ...message.body, flags } };
}

function progressLines(card: Card): string[] {
  const lines: string[] = [];
  if (card.progress !== null && card.failure === undefined) {
    const share = Math.min(1, Math.max(0, card.progress));
    const full = Math.floor(share * BAR_CELLS);
    const percent = `${card.estimated ? "about " : ""}${Math.floor(share * 100)} %`;
    lines.push(`${"▰".repeat(full)}${"▱".repeat(BAR_CELLS - full)} ${percent}`);
  }
  if (card.secondsLeft) {
    const { from, to } = card.secondsLeft;
    const [least, most] = [duration(from), duration(to)];
    lines.push(least === most ? `About ${most} left` : `${least} to ${most} left`);
  }
  return lines;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s`;
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min`;
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function shotLine({ index, beat, camera, seconds, state }: Card["shots"][number], isOver: boolean): string {
  // Nothing is being shot any more.
  const mark = SHOT_MARKS[isOver && state === "shooting" ? "waiting" : state];
  const move = CAMERA_MOVES[camera as keyof typeof CAMERA_MOVES]?.label ?? camera;
  return `${mark} ${index + 1}\\. ${escapeWithin(beat, BEAT_SHOWN, escapeLine)} · ${escapeLine(move)} · ${seconds} s`;
}

function takeLine({ number, clipId, state, headline, progress, seed, picked, failure }: TakeLine): string {
  const done = progress === null ? "" : ` ${Math.floor(progress * 100)} %`;
  const words = failure ? escapeWithin(failure, 200, escapeLine) : `${escapeLine(headline)}${done}`;
  return `${picked ? "⭐" : TAKE_MARKS[state]} ${number}\\. ${words} · seed ${seed} · ${codeText(clipId)}`;
}

function itemLine(
  { text, detail, clipId, names }: NonNullable<Notice["items"]>[number],
  maxLength = 500,
): string {
  const id = clipId && !text.includes(clipId) ? ` ${codeText(clipId)}` : "";
  const tail = detail ? ` ${withTimes(escapeWithin(detail, Math.floor(maxLength / 2), escapeLine))}` : "";
  const escaped = escapeWithin(text, Math.floor(maxLength / 2), escapeLine);
  const sign = names?.kind === "role" ? "@&" : "#";
  const shown = (names?.ids ?? [])
    .filter((each) => /^\d{15,20}$/.test(each))
    .reduce((line, each) => line.replaceAll(each, `<${sign}${each}>`), escaped);
  return id || tail ? `**${shown}**${id}${tail}` : shown;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ["", `**${title}**`, ...lines];
}
