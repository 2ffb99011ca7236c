import type { Clip } from "./clip.ts";
import type { Resolution } from "./picture.ts";
import { isEnded } from "./states.ts";

/**
 * What makes a draft a board: a plan to be looked at, changed and approved before it costs anything. Every change is a
 * draft of its own, of the next version.
 */
export interface Board {
  id: string;
  /** 1 for the first, then counted up with every change. */
  version: number;
  /** What Render makes. */
  film: { model: string; resolution: Resolution };
  /** What somebody should know before paying; sentences alone in boards of before notes knew their shots. */
  notes: (string | BoardNote)[];
  /**
   * How long making it will take, in seconds. `atOnce`: so many shots side by side; `guessed`: nothing was made with this
   * model yet, so it is a guess.
   */
  takes?: { from: number; to: number; atOnce?: number; guessed?: true };
}

/** Something about a plan that is told before it is paid for. */
export interface BoardNote {
  text: string;
  /** Indexes of the shots it is about. */
  shots: number[];
}

export function notesOf({ notes }: Pick<Board, "notes">): BoardNote[] {
  return notes.map((note) => (typeof note === "string" ? { text: note, shots: [] } : note));
}

/** The first frame alone lies beside the picture of all. */
export function openingKey(sheetKey: string): string {
  return sheetKey.replace(/\.jpg$/u, "-opening.jpg");
}

/** Where a board stands now, whichever of its versions one looks at. */
export interface BoardHead {
  version: number;
  /** The draft of that version. */
  clip: string;
  /** Name of whoever made that version. */
  by: string;
  /** The draft it began with, whose maker it belongs to. */
  opened: string;
  dropped: boolean;
}

/** Whether an image model is at its frames yet: until they are there nobody knows what of them Render has to make. */
export function isDrawingFrames({ plan, state, drawing }: Pick<Clip, "plan" | "state" | "drawing">): boolean {
  const isDone = drawing !== undefined && drawing.done >= drawing.of;
  return (plan.pictures?.length ?? 0) > 0 && !isEnded(state) && !isDone;
}
