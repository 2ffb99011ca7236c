import type { Clip } from "../core/film/clip.ts";
import { FRAMES_PER_SECOND } from "../core/film/picture.ts";

/** One shot as an editor places it; everything in whole frames at the film's rate. */
interface EditEvent {
  /** From 1, as people count. */
  number: number;
  /** File name with its extension, by which an editor finds the shot again. */
  file: string;
  /** Where in its file it begins, and how long it is seen, without what is dissolved after it. */
  sourceFrom: number;
  frames: number;
  /** Where in the film it begins. */
  recordFrom: number;
  /** How long its beginning lies over the end of the shot before; 0: a cut. */
  dissolve: number;
  /** How much of it the file has, handles and all. */
  available: number;
  beat: string;
}

export interface EditList {
  title: string;
  rate: number;
  events: EditEvent[];
  /** How much was trimmed away before the first event, and how long the film was before that. */
  trimmedFrom: number;
  untrimmed: number;
}

/** A film as a list of edits, trimmed as it was. Shots that a trim leaves nothing of are left out. */
export function editListOf(clip: Clip, extension: string): EditList {
  const toFrames = (seconds: number) => Math.round(seconds * FRAMES_PER_SECOND);
  const from = toFrames(clip.finishing?.trim?.from ?? 0);
  const to = clip.finishing?.trim === undefined ? Number.POSITIVE_INFINITY : toFrames(clip.finishing.trim.to);
  const events: EditEvent[] = [];
  let begins = 0;
  for (const [i, shot] of clip.plan.shots.entries()) {
    const frames = toFrames(shot.seconds);
    const before = clip.plan.shots[i - 1];
    const fade = before?.join.kind === "crossfade" ? toFrames(before.join.seconds) : 0;
    const [seenFrom, seenTo] = [Math.max(begins, from), Math.min(begins + frames, to)];
    if (seenTo > seenFrom) {
      events.push({
        number: shot.index + 1,
        file: shotFile(shot.index, extension),
        sourceFrom: seenFrom - begins,
        frames: seenTo - seenFrom,
        recordFrom: seenFrom - from,
        // The dissolve is in the time of the later shot; begun before the trim, it is over.
        dissolve: events.length > 0 && seenFrom === begins ? Math.min(fade, seenTo - seenFrom) : 0,
        available: toFrames(shot.renderSeconds),
        beat: shot.beat,
      });
    }
    begins += frames;
  }
  return { title: titleOf(clip), rate: FRAMES_PER_SECOND, events, trimmedFrom: from, untrimmed: begins };
}

export function shotFile(index: number, extension: string): string {
  return `shot-${String(index + 1).padStart(2, "0")}.${extension}`;
}

/** One line of printable characters: no list of edits takes more. Letters lose their marks, and no word is cut off. */
function titleOf({ id, request }: Clip): string {
  const words = request.prompt
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^\x20-\x7e]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const title = words.length <= 60 ? words : words.slice(0, 61).replace(/ ?[^ ]*$/u, "");
  return title === "" ? `Rushes ${id}` : title;
}
