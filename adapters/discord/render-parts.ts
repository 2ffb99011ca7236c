import {
  type AllowedMentionsTypes,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { tellFilm } from "../../src/core/card/alt-text.ts";
import type { Button, ClipPost } from "../../src/core/card/card.ts";
import type { Clip, ClipState } from "../../src/core/film/clip.ts";
import type { OutgoingFile } from "./api.ts";
import { writeCustomId } from "./button-data.ts";
import { cutText, escapeLine, escapeWithin, plainLine } from "./harmless-words.ts";
import { MAX } from "./limits.ts";

/** A file of the media store that a rendered message shows. */
export interface ShownFile {
  key: string;
  name: string;
  /** Alternative text. */
  description?: string;
}

/** Nobody is pinged by anything the bot quotes. */
export const NO_MENTIONS = { parse: [] as AllowedMentionsTypes[], replied_user: false };

export const COLOURS: Record<ClipState | "plain", number> = {
  held: 0xd9a514,
  waiting: 0x8a8f98,
  shooting: 0x3b82f6,
  cutting: 0x3b82f6,
  delivering: 0x3b82f6,
  delivered: 0x22a06b,
  failed: 0xd1453b,
  canceled: 0x8a8f98,
  plain: 0x8a8f98,
};

export function filmFile({ clip, path }: ClipPost): OutgoingFile {
  const description = plainLine(tellFilm(clip, MAX.altText), MAX.altText) || "A clip";
  // Discord hides a file of such a name until somebody clicks it.
  const name = `${clip.spoiler ? "SPOILER_" : ""}${clipFileName(clip)}`;
  return { name, path, type: "video/mp4", description };
}

/** By its name an upload whose answer was lost is found again. */
function clipFileName({ id, takes }: Pick<Clip, "id" | "takes">): string {
  const number = takes ? `take-${takes.indexOf(id) + 1}-` : "";
  return `${number}rushes-${id.replace(/[^\w-]/g, "")}.mp4`;
}

export function isFilmOf(fileName: string, clipId: string): boolean {
  return fileName.endsWith(clipFileName({ id: clipId }));
}

/** As much of one side of a change as is shown. */
const CHANGE_SHOWN = 80;

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

export function renderButtons(
  buttons: readonly Button[],
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const seen = new Set<string>();
  const components = buttons.flatMap((button): APIButtonComponentWithCustomId[] => {
    const id = writeCustomId(button);
    // Discord refuses a message with two equal ids, and a button without one can't be pressed.
    if (id === undefined || seen.has(id)) return [];
    seen.add(id);
    return [
      {
        type: ComponentType.Button,
        custom_id: id,
        label: cutText(button.label, MAX.buttonLabel),
        style: button.tone ? STYLES[button.tone] : ButtonStyle.Secondary,
      },
    ];
  });
  const rows: APIActionRowComponent<APIButtonComponentWithCustomId>[] = [];
  for (let at = 0; at < components.length && rows.length < MAX.rows; at += MAX.buttonsInRow) {
    rows.push({ type: ComponentType.ActionRow, components: components.slice(at, at + MAX.buttonsInRow) });
  }
  return rows;
}

/** A change's two sides; one that is empty isn't shown. */
export function sayChange(before: string, after: string): string {
  return [shownChange(before, after), shownChange(after, before)].filter((side) => side !== "").join(" → ");
}

/** One side of a change; where long texts begin alike, the alike beginning goes, so that the change is seen. */
function shownChange(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const cut = same > CHANGE_SHOWN / 2 ? text.lastIndexOf(" ", same - CHANGE_SHOWN / 4) : -1;
  return escapeWithin(cut > 0 ? `…${text.slice(cut)}` : text, CHANGE_SHOWN, escapeLine);
}

/** Whole lines as long as they fit, then how many are left out. */
export function joinWithin(lines: readonly string[], maxLength: number): string {
  let joined = "";
  for (const [index, line] of lines.entries()) {
    const more = `\n… and ${lines.length - index} more`;
    if (joined.length + line.length + 1 + more.length > maxLength) return `${joined}${more}`.trim();
    joined += `${index === 0 ? "" : "\n"}${line}`;
  }
  return joined.trim();
}
