import type { KnownEntry } from "./bible.ts";
import type { CameraMove } from "./camera.ts";
import type { Aspect, Resolution } from "./picture.ts";
import type { SoundWish } from "./sound.ts";
import type { Style } from "./style.ts";

export const PROMPT_MAX_LENGTH = 2_000;
export const SECONDS_MIN = 1;
export const SECONDS_MAX = 60;
/** Seeds are unsigned 31-bit, the range every backend we know accepts. */
export const SEED_MAX = 2_147_483_647;

/** A file a person sent, already copied into the media store by the adapter that heard it. */
export interface RequestImage {
  /** Key in the media store. */
  key: string;
  role: "start" | "end" | "reference";
  /** Of an entry of the community's bible: its id. It goes with the words that name it, and with no recipe. */
  of?: string;
}

/** What a person asked for, complete: every default has been filled in. Plain JSON. */
export interface VideoRequest {
  prompt: string;
  /** Whole film, in seconds, 1 to 60. */
  seconds: number;
  aspect: Aspect;
  resolution: Resolution;
  /** Absent: the model's own look. */
  style?: Style;
  /** The one camera move asked for by option; absent: the director chooses per shot. */
  camera?: CameraMove;
  /** Id of a model, as `ModelDescription.id`. */
  model: string;
  seed: number;
  /** What must not be seen. */
  negative?: string;
  /** Drawn by the animatic instead of `model`, free of credits. */
  draft: boolean;
  images: RequestImage[];
  /** Entries of the community's bible that the prompt names with an @, as they stood then. */
  known?: KnownEntry[];
  /** An image model makes its cast, its places and its shots' first pictures, where the shots' model can use them. */
  pictures?: true;
  /** Absent: all by the story. */
  sound?: SoundWish;
}
