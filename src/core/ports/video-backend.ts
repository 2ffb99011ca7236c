import type { ErrorCode } from "../error-codes.ts";
import type { Aspect, Resolution } from "../film/picture.ts";
import type { Terms } from "../film/terms.ts";
import type { Order, OrderKind, ShotOrder, SoundOrder } from "./orders.ts";

/** The lengths a model can make, in seconds. */
export type Lengths = { choices: readonly number[] } | { min: number; max: number; step: number };

/** What a model makes: moving pictures, still ones, sound alone, or words. */
export type ModelKind = "video" | "image" | "audio" | "language";

/** What a model is and can make. */
export interface ModelDescription {
  /** The name people type: "animatic", "wan-2.5", "owner/name". */
  id: string;
  label: string;
  /** Id of the backend that runs it. */
  backend: string;
  kind: ModelKind;
  /** Exact version, where the backend has such a thing; part of a shot's digest. */
  version?: string;
  lengths: Lengths;
  aspects: readonly Aspect[];
  resolutions: readonly Resolution[];
  /** What it takes besides a prompt and a length. */
  takes: {
    startImage: boolean;
    endImage: boolean;
    references: boolean;
    sourceVideo: boolean;
    negative: boolean;
    seed: boolean;
  };
  /** It draws the shot's number into the picture, so that the same shot elsewhere in a film is another picture. */
  numbersShots?: boolean;
  /** What it can't do without, besides a prompt; absent: nothing. */
  needs?: readonly ("startImage" | "sourceVideo")[];
  /** Whether its videos have sound. */
  sound: boolean;
  /** Credits for one second of video. */
  creditsPerSecond: number;
  /** US dollars for one second of video, at most; absent where nobody knows. */
  usdPerSecond?: number;
  /** The same for one size, where that makes a difference. */
  usdPerSecondAt?: Readonly<Partial<Record<Resolution, number>>>;
  /** Of a model of still pictures: US dollars for one, at most; absent where nobody knows. */
  usdPerPicture?: number;
  /** Given pictures of the cast it keeps to them better than to a picture it begins from. */
  prefersReferences?: true;
  /** Of a language model: US dollars for an answer, or for a million tokens read and written, at the dearer of both rates. */
  words?: { usd: number; per: "run" | "million-tokens" };
  /** What can be added to it by name, as `id+name`; absent: nothing. */
  loras?: readonly string[];
  /** Of a model of what is heard. */
  sounds?: SoundAbility;
  /** What it is chosen for, where its catalogue says so. */
  goodFor?: readonly ("best" | "fast")[];
  /** On what terms its pictures may be used; absent: nobody here knows. */
  terms?: Terms;
  /** One line for /models: what it is good at. */
  summary: string;
  /** How many of it may run at once over all workers together, where that is fewer than its backend's slots. */
  slots?: number;
  /** Plans that may use it; absent: all. */
  plans?: readonly string[];
  /** From this day (ISO date) it is refused, with the successor's id offered. */
  sunset?: { date: string; successor?: string };
}

/** An order as it would be sent. */
export interface Explained {
  fields: { name: string; value: string }[];
  warnings: string[];
  /** US dollars, where that can be told. */
  usd?: number;
}

/** What a model of what is heard makes, and for how much. */
export interface SoundAbility {
  makes: SoundOrder["kind"];
  /** US dollars a run, a million characters read out or a second of sound; absent where nobody knows. */
  price?: { usd: number; per: "run" | "million-characters" | "second" };
  /** Voices to cast from, as the model names them: known to be nobody's own. It may have others, which may be cloned from real people. */
  voices?: readonly { id: string; kind: "woman" | "man" | "child" }[];
}

/** A started piece of work as the backend knows it: plain JSON, stored with the job, opaque to all others. */
export type Operation = { [name: string]: string | number | boolean | null };

/** A file a backend made; only the backend knows how to read `source`. */
export interface Output {
  source: string;
  mime?: string;
}

export type OperationStatus =
  | { state: "waiting" }
  /** `progress` 0 to 1 as the backend itself reports it; null if it does not. */
  | { state: "running"; progress: number | null }
  | {
      state: "done";
      outputs: Output[];
      text?: string;
      usd?: number;
      modelVersion?: string;
      warnings?: string[];
    }
  /** `retryable`: the same order may be started again and may succeed. `usd`: charged all the same. */
  | { state: "failed"; code: ErrorCode; message: string; retryable: boolean; usd?: number }
  | { state: "canceled"; usd?: number }
  /** The backend no longer knows it, and nothing is running or charged: it may be started again. */
  | { state: "lost" };

/**
 * Turns an order into files. A backend never sleeps, polls or retries: the worker owns time, so that any
 * worker can take over any operation. Errors are BackendError.
 */
export interface VideoBackend {
  readonly id: string;
  /** How many operations may run at once over all workers together; with `slotsEach` on each worker. */
  readonly slots: number;
  /** It works on the worker's own machine: every worker has slots of its own. */
  readonly slotsEach?: true;
  /** How often to ask for the status, in milliseconds; first and longest. */
  readonly pollMs: { first: number; longest: number };
  /** Started work has a price: after an unknown outcome `recover` decides, nothing is sent again blindly. */
  readonly billed: boolean;
  /** What it can be told to make; absent: shots alone. Its models say which of them makes what. */
  readonly kinds?: readonly OrderKind[];

  /** What it offers. May ask the other side; the caller caches. */
  models(): Promise<readonly ModelDescription[]>;
  /** A model by any name it might go by that `models()` does not list; undefined: not one of ours. */
  findModel?(name: string): Promise<ModelDescription | undefined>;
  /** What of this order the model can't honour, in sentences for the card, before anything is started. Throws UserMistake when it can't be made at all. */
  check(order: Order): Promise<string[]>;

  /** How an order would be sent, field by field, and what it would cost. Sends nothing. Throws UserMistake as `check` does. */
  explain?(order: Order): Promise<Explained>;

  /**
   * Draws at once and for nothing what a shot will about look like, as a picture file at `path`; absent where that can't be. Throws
   * whatever keeps it from that: a board goes without.
   */
  still?(order: ShotOrder, path: string, options: { signal: AbortSignal }): Promise<void>;

  /**
   * Starts the work, once, and returns as soon as the other side has an id for it.
   * `idempotencyKey` is the same however often the same order is started. Throws BackendError `start-unknown`
   * when it can't be told whether work began; after any other BackendError surely none did. A billed backend waits
   * for `aboutToPay` right before it sends what costs money, and sends nothing where that throws.
   */
  start(
    order: Order,
    options: { idempotencyKey: string; signal: AbortSignal; aboutToPay?: () => Promise<void> },
  ): Promise<Operation>;
  /**
   * After a start whose outcome is unknown: the operation it made, or null when it surely made none and may
   * be started again. Throws a retryable BackendError while that can't be told. `toStop`: nobody wants it any more, so null
   * means that surely none was made, and not that the same order may be sent once more to find out.
   */
  recover(
    order: Order,
    options: { idempotencyKey: string; startedAt: number; signal: AbortSignal; toStop?: boolean },
  ): Promise<Operation | null>;
  /**
   * What its provider's list shows of an order that was started from `since` to `until`, if at all, every note of that being
   * lost, as by a power cut; null where nothing. Throws a retryable BackendError while that can't be told. Absent: there is no list.
   */
  findLost?(
    order: Order,
    options: { idempotencyKey: string; since: number; until: number; signal: AbortSignal },
  ): Promise<Operation | null>;
  status(operation: Operation, options: { signal: AbortSignal }): Promise<OperationStatus>;
  /**
   * Stops it if it still waits or runs; asking twice is fine. `usd`: what it cost until then, where known. `runsOn`:
   * the model can't be stopped and makes it to its end, for nobody.
   */
  cancel(operation: Operation): Promise<{ usd?: number; runsOn?: boolean }>;
  /** Copies an output to a local file, at most `maxBytes`. */
  download(output: Output, path: string, options: { signal: AbortSignal; maxBytes: number }): Promise<void>;
  /** The model each of its servers has loaded, undefined for none; absent: where loading one takes no time that matters. */
  loadedModels?(): Promise<readonly (string | undefined)[]>;
  /** Lets go of the models it holds on a card that others share, as far as it does nothing just now; absent: none do. Throws nothing. */
  makeRoom?(): Promise<void>;
  /** Whether it can be used now, for /healthz and doctor: an explanation when it can't. `lacks`: it is there, but no longer paid for; `waits`: its orders wait until it is back. */
  health(): Promise<
    { ok: true; detail?: string } | { ok: false; detail: string; lacks?: "money"; waits?: true }
  >;
  /** Lets go of everything it holds; running operations go on or are lost, as `status` will say. */
  close(): Promise<void>;
}
