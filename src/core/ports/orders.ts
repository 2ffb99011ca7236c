import type { CameraMove } from "../film/camera.ts";
import type { Strength } from "../film/derivation.ts";
import type { Aspect, Resolution } from "../film/picture.ts";
import type { ToldScene } from "../film/story.ts";
import type { Style } from "../film/style.ts";

/** One shot, ready to be made. Plain JSON, as every order is. */
export interface ShotOrder {
  kind: "video";
  model: string;
  /** The version `ModelDescription.version` had when the shot was planned. */
  version?: string;
  /** The whole instruction for a generative model. */
  prompt: string;
  negative?: string;
  seconds: number;
  aspect: Aspect;
  resolution: Resolution;
  seed: number;
  style?: Style;
  camera: CameraMove;
  /** Media keys. */
  startImage?: string;
  endImage?: string;
  references?: readonly string[];
  sourceVideo?: string;
  /** How much of `sourceVideo` or `startImage` to keep when remixing. */
  strength?: Strength;
  /** For a storyboard: the beat in the person's words, and this shot's number, from 1. */
  beat: string;
  shotNumber: number;
  /** For a storyboard: the seed of the whole film, by which its people look the same in all of its shots. */
  filmSeed?: number;
  /** The beat at present, where the person told it in the past. */
  happens?: string;
  /** The words the film was planned from, told at present: the setting carries over from shot to shot. */
  filmPrompt: string;
  /** For a storyboard: who is in it and where, as the plan's story has it; absent where no story was kept. */
  scene?: ToldScene;
}

/** A still picture, such as a key frame or somebody of the cast. */
export interface ImageOrder {
  kind: "image";
  model: string;
  version?: string;
  prompt: string;
  negative?: string;
  aspect: Aspect;
  resolution: Resolution;
  seed: number;
  /** Media keys. */
  references?: readonly string[];
}

/** Words, such as a film plan. */
export interface TextOrder {
  kind: "text";
  model: string;
  version?: string;
  system: string;
  prompt: string;
  seed: number;
}

/** A line, spoken. */
export interface SpeechOrder {
  kind: "speech";
  model: string;
  version?: string;
  text: string;
  /** As the model names it; absent: its own choice. */
  voice?: string;
  /** Of the text, such as "en". */
  language?: string;
  /** 1 is as the voice speaks by itself. */
  speed?: number;
}

/** Music without words. */
export interface MusicOrder {
  kind: "music";
  model: string;
  version?: string;
  prompt: string;
  seconds: number;
  seed: number;
}

/** What is said in a piece of sound, with its times, as text. */
export interface TranscriptOrder {
  kind: "transcript";
  model: string;
  version?: string;
  /** Media key of the sound, or of a film. */
  source: string;
  language?: string;
}

/** Whatever a backend may be told to make. */
export type Order = ShotOrder | ImageOrder | TextOrder | SpeechOrder | MusicOrder | TranscriptOrder;
export type OrderKind = Order["kind"];
/** Orders of what is heard. */
export type SoundOrder = SpeechOrder | MusicOrder | TranscriptOrder;

/** How far starting an order has come: plain JSON, kept wherever the work is. */
export interface StartedOrder {
  /** Counted up with every deliberate new start, so that each has an idempotency key of its own. */
  attempt: number;
  /** Set before the order is sent, milliseconds since 1970. */
  startingAt: number;
  /** Set once the backend has an id for it. */
  operation?: Record<string, string | number | boolean | null>;
  /** Spent on attempts that came to nothing, US dollars. */
  lostUsd: number;
  /** The GPU's memory was too small for it once: it is made at the next smaller size. */
  smaller?: true;
}

/** A finished order that was paid for and lies at its backend still; `digest`: the same for all that would make the same. */
export interface PaidOrder {
  digest: string;
  backend: string;
  operation: NonNullable<StartedOrder["operation"]>;
  /** How long making it took, in milliseconds. */
  tookMs: number;
}
