import type { Resolution } from "./picture.ts";

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
  /** What somebody should know before paying, in sentences. */
  notes: string[];
  /** How long making it will take, in seconds, as far as shots of this model were measured. */
  takes?: { from: number; to: number };
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
