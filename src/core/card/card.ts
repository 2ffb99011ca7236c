import type { Audience } from "../access/audience.ts";
import type { Change, Clip, ClipState, ShotState } from "../film/clip.ts";
import type { MessageRef } from "../surface.ts";

/** A button is a command call, usually with the clip filled in. */
export interface Button {
  label: string;
  command: string;
  /** Value of the command's option `clip`; absent for calls that take none, such as the next page of /history. */
  clipId?: string;
  /** Further options of the call. */
  options?: Record<string, string | number | boolean>;
  /** The option to ask for in words first (a form on platforms that have them, a dialogue elsewhere), and what to fill in. */
  ask?: { option: string; label: string; value: string };
  tone?: "primary" | "danger";
}

/** One of several takes on one card. */
export interface TakeLine {
  /** From 1, as the buttons have it. */
  number: number;
  clipId: string;
  state: ClipState;
  /** "Shooting", "Done" … and how much of it is done, 0 to 1, while it is made. */
  headline: string;
  progress: number | null;
  seed: number;
  picked: boolean;
  failure?: string;
}

/** What the one message that stands for a clip shows. Plain text: every platform escapes it its own way. */
export interface Card {
  clipId: string;
  /** It is a plan to be changed and approved, not a clip being made. */
  isBoard?: true;
  /**
   * Of a board: the frames of its shots in one picture, as soon as they are drawn, and the first of them alone: their keys
   * in the media store. `version`: which of the board's they are of.
   */
  sheet?: { key: string; openingKey: string; version: number; alt: string; spoiler?: true };
  /** Who may see it. */
  audience: Audience;
  state: ClipState;
  /** "Waiting", "Shooting 2 of 6", "Cutting" … */
  headline: string;
  prompt: string;
  /** Short facts in the order of showing: length, shape, model, price, seed. */
  facts: { label: string; value: string }[];
  shots: { index: number; beat: string; camera: string; seconds: number; state: ShotState }[];
  /** Where one message stands for all takes of a /vary, in their order. */
  takes?: TakeLine[];
  /** What a remix understood. */
  changes: Change[];
  /** Whole share done, 0 to 1; null while it waits. Never more than is done: where a shot begins again, it goes back. */
  progress: number | null;
  /** Part of `progress` is estimated. */
  estimated: boolean;
  /** 1 is next; absent once it has begun. */
  place?: number;
  /** Seconds left, as a range; absent where nothing is known. */
  secondsLeft?: { from: number; to: number };
  warnings: string[];
  /** Why it failed and what to do next. */
  failure?: string;
  buttons: Button[];
}

/** A finished clip as it is posted. */
export interface ClipPost {
  clip: Clip;
  /** Who may see it. */
  audience: Audience;
  /** One or two lines under the video, plain text. */
  caption: string;
  buttons: Button[];
  /** Absolute paths of the local files to send. */
  path: string;
  posterPath: string;
  /** Of a board: the frames of its shots in one picture, where it is drawn and still kept. */
  framesPath?: string;
  /** It takes the place of this message where that can be, in place of a further one: a board's draft becomes its card. */
  into?: MessageRef;
  /** It stands somewhere already, and is asked for once more. */
  again?: boolean;
}
