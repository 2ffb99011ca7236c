import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import { cuesOf, type Line, SOUND_PARTS, type SoundPart, type SoundWish } from "../core/film/sound.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";

/** What some words say about a film's sound, and what they say besides. */
export interface HeardSound {
  sound: SoundWish;
  /** New lines of single shots, by index. */
  lines: ReadonlyMap<number, readonly Line[]>;
  rest: string;
}

/** The same while it is being heard. */
export type Heard = Pick<HeardSound, "sound"> & { lines: Map<number, Line[]> };
/** The film it is said about. */
export type Parent = {
  plan: FilmPlan;
  request: Pick<VideoRequest, "sound">;
  /** Where it is known, what made it. */
  model?: Pick<ModelDescription, "sound" | "numbersShots">;
};

/** Of "louder" and "quieter": plainly heard, and not yet another film. */
const STEP_DECIBELS = 6;
const MOST_DECIBELS = 18;

/** Decibels one step louder or quieter. */
export function turned(gain: number, to: "louder" | "quieter"): number {
  const next = gain + (to === "louder" ? STEP_DECIBELS : -STEP_DECIBELS);
  return Math.max(-MOST_DECIBELS, Math.min(MOST_DECIBELS, next));
}

/** These parts as well as those there are; where the story decides and has them, it goes on deciding. */
export function wantParts(heard: Heard, plan: FilmPlan, parts: readonly SoundPart[]): void {
  const now = partsOf(heard, plan);
  const wanted = SOUND_PARTS.filter((part) => now.includes(part) || parts.includes(part));
  if (heard.sound.parts === undefined && wanted.length === now.length) return;
  heard.sound = { ...heard.sound, parts: wanted };
}

/** What the film has now. */
export function partsOf({ sound: wish }: Heard, { sound }: FilmPlan): SoundPart[] {
  if (wish.parts !== undefined) return [...wish.parts];
  if (sound === undefined) return ["effects"];
  return SOUND_PARTS.filter((part) => {
    if (part === "captions") return sound.captions !== "off";
    if (part === "effects") return sound.own === "kept";
    return cuesOf(sound, part).length > 0;
  });
}
