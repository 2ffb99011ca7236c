import { shorten } from "../talk/values/text.ts";
import type { Clip } from "./clip.ts";

/** A stretch of a film that players can jump to, in seconds. */
export interface Chapter {
  title: string;
  from: number;
  to: number;
}

/** In letters of up to four bytes: with "Shot 60: " before them within the 255 bytes of a Nero chapter, at which ffmpeg cuts, be it within a letter. */
const LONGEST_TITLE = 60;

/**
 * A chapter for each shot of a film that has several, trimmed as it was. A loop has none: it begins where it fades. What is for its maker
 * alone names its shots by their numbers, since a file goes further than its card.
 */
export function chaptersOf({
  plan,
  finishing,
  private: isPrivate,
}: Pick<Clip, "plan" | "finishing"> & Partial<Pick<Clip, "private">>): Chapter[] {
  if (finishing?.loop) return [];
  const { from = 0, to = Number.POSITIVE_INFINITY } = finishing?.trim ?? {};
  let begins = 0;
  const chapters = plan.shots.flatMap(({ index, seconds, beat }) => {
    const [seenFrom, seenTo] = [Math.max(begins, from), Math.min(begins + seconds, to)];
    begins += seconds;
    if (seenTo <= seenFrom) return [];
    const told = isPrivate ? "" : shorten(beat.replace(/\s+/g, " ").trim(), LONGEST_TITLE);
    const title = `Shot ${index + 1}${told === "" ? "" : `: ${told}`}`;
    return [{ title, from: inMilliseconds(seenFrom - from), to: inMilliseconds(seenTo - from) }];
  });
  return chapters.length < 2 ? [] : chapters;
}

const inMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
