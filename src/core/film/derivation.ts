import type { CameraMove } from "./camera.ts";
import type { Framing } from "./framing.ts";
import type { Aspect, Resolution } from "./picture.ts";
import type { VideoRequest } from "./request.ts";

/** How much of the older clip's picture a remix keeps: subtle keeps most. */
export const STRENGTHS = ["subtle", "medium", "strong"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** How many takes one /vary may make. */
export const TAKES_MAX = 4;

/** What makes a new clip out of an older one. Plain JSON; the numbers are checked against the parent when it is applied. */
export type Derivation =
  /** `words` say the change in plain language; `request` holds what was said by option and wins over the words. */
  | { kind: "remix"; words: string; strength: Strength; request: Partial<VideoRequest> }
  /** The same again with another seed; absent: one not used in this family yet. */
  | { kind: "reroll"; seed?: number }
  /** 1 to 4 clips side by side, each with a seed of its own; they share `lineage.batch`. */
  | { kind: "vary"; takes: number }
  /** Goes on from the last frame by so many seconds; `words` say what happens then, absent: the story goes on. */
  | { kind: "extend"; seconds: number; words?: string }
  /** Keeps what lies between two moments, in seconds from the start of the clip. */
  | { kind: "trim"; from: number; to: number }
  /** Ends where it begins, without a seam. */
  | { kind: "loop" }
  /** This clip, a made transition, then the clip `with`. */
  | { kind: "blend"; with: string; words?: string }
  | { kind: "reframe"; aspect: Aspect }
  /** The final picture of a draft, or the same film larger or by another model. Absent: the person's default model, the next larger size. */
  | { kind: "render"; model?: string; resolution?: Resolution }
  /** Of a board: what is said of one shot, by its number from 1, or of all, and what is chosen for that shot. `picture`: a media key. */
  | {
      kind: "edit";
      shot?: number;
      words?: string;
      framing?: Framing;
      camera?: CameraMove;
      picture?: string;
    }
  /** Of a board: an image model draws the frames that its shots begin from, now instead of after Render. */
  | { kind: "frames" }
  /** Shot numbers as people count them, from 1; those left out are dropped, none twice. */
  | { kind: "reorder"; order: number[] };

/** What somebody said with it in words of their own. */
export function saidIn(wanted: Derivation): string {
  return "words" in wanted ? (wanted.words ?? "") : "";
}
