import type { Clip } from "./clip.ts";

/** Something that is off about one shot of a finished film, in words for people; nothing is done about it unasked. */
export interface Remark {
  /** Its index. */
  shot: number;
  says: string;
}

/** Credits for making one shot of a film again; undefined where that can't be told, since every shot of it was taken from elsewhere. */
export function creditsToRemake(
  { plan, shots }: Pick<Clip, "plan" | "shots">,
  index: number,
): number | undefined {
  const seconds = plan.shots[index]?.renderSeconds ?? 0;
  const paid = shots[index]?.credits ?? 0;
  if (paid > 0) return paid;
  const other = shots.find(({ credits }) => credits > 0);
  const length = other && plan.shots[other.index]?.renderSeconds;
  return other && length ? Math.ceil((other.credits / length) * seconds) : undefined;
}

/** What is off, by shots: a shot stands once, however much is off about it. */
export function remarkedShots({ file }: Pick<Clip, "file">): number[] {
  return [...new Set((file?.remarks ?? []).map(({ shot }) => shot))].sort((a, b) => a - b);
}

/** What is off about one shot. */
export function remarksOf({ file }: Pick<Clip, "file">, index: number): string[] {
  return (file?.remarks ?? []).filter(({ shot }) => shot === index).map(({ says }) => says);
}

/** "Shot 3 is black for 1.2 s, has dark bars." for every shot about which something is off. */
export function sayRemarks(clip: Pick<Clip, "file">): string[] {
  return remarkedShots(clip).map((shot) => `Shot ${shot + 1} ${remarksOf(clip, shot).join(", ")}.`);
}
