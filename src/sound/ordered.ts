import type { Cue } from "../core/film/sound.ts";

/** Has a model make what a cue is ordered from: the path of its file. undefined: it can't be had, or none is ordered. */
export type OrderedSounds = (cue: Cue, signal: AbortSignal) => Promise<string | undefined>;

/** Nothing is ordered: everything is made here. */
export const NOTHING_ORDERED: OrderedSounds = async () => undefined;
