import type { ErrorCode } from "../error-codes.ts";
import { UserMistake } from "../errors.ts";

/** A piece of what was written, and what people call it: "the prompt", "shot 3". */
export interface WrittenPart {
  part: string;
  text: string;
  /** It says what is not to be seen. */
  isNegative?: boolean;
}

/**
 * What something may be refused for. `minors`: sexual and with children; refused wherever it is, silently, and can't be switched
 * off. `other`: a classifier stops it and names nothing of these.
 */
export const HARMS = [
  "minors",
  "sexual",
  "gore",
  "violence",
  "hate",
  "harassment",
  "selfharm",
  "illicit",
  "other",
] as const;
export type Harm = (typeof HARMS)[number];
/** Why an order is refused: a harm, a word of the host's own, or one that those who manage the server don't allow there. */
export type RefusedFor = Harm | "banned" | "server-words";

/** How surely something is harmful, by what it may be, 0 to 1; what isn't named is 0. */
export type Scores = Readonly<Partial<Record<Harm, number>>>;

/** How early something is stopped; a community may be stricter than the host, never less. */
export type Strictness = "normal" | "strict";

/** Where it is said or shown. */
export interface ModeratedPlace {
  /** Only adults are there. */
  adult?: boolean | undefined;
  strictness?: Strictness | undefined;
  /** Words that are stopped there besides, whoever has agreed to it. */
  ownWords?: readonly string[] | undefined;
  /** A person appeals, or has agreed to it: everything is let through but what nobody can let through. */
  excused?: boolean | undefined;
}

/** Throws Refused for words that may not be asked for. */
export type CheckWords = (parts: readonly WrittenPart[], where?: ModeratedPlace) => void;

/**
 * Asks a classifier about words and pictures (paths of PNG or JPEG files) together. Throws BackendError where it gives no answer that can be read,
 * which is never to be taken for a yes.
 */
export type Classify = (
  what: { texts: readonly string[]; pictures: readonly string[] },
  options: { signal?: AbortSignal | undefined },
) => Promise<Scores>;

/** A look of a host's own, besides the classifier's. */
export interface Look {
  /** It takes pictures, and is shown frames of what was made; else it reads words alone. */
  seesPictures: boolean;
  look: Classify;
}

/** What becomes of an order or a film. `review`: a person decides. `spoiler`: shown once somebody wants to see it. */
export type Outcome = "allow" | "spoiler" | "review" | "refuse";

export interface Verdict {
  outcome: Outcome;
  /** Why, and where; absent where nothing was found. */
  harm?: Harm;
  part?: string;
  scores?: Scores;
  /** The classifier gave no answer. */
  away?: true;
}

/** What may not be asked for. */
export class Refused extends UserMistake {
  readonly harm: RefusedFor;
  /** Where it lies, as people call it. */
  readonly part: string;

  constructor(code: ErrorCode, userMessage: string, { harm, part }: { harm: RefusedFor; part: string }) {
    super(code, userMessage);
    this.harm = harm;
    this.part = part;
  }
}

/** Looks at what is asked for and at what was made. */
export interface Moderator {
  /** The rules alone, at once and for nothing. */
  check: CheckWords;
  /** Words and given pictures (paths) together, by the classifier where there is one; never throws but for a stopped signal. */
  look(
    order: { parts: readonly WrittenPart[]; pictures: readonly string[] },
    place: ModeratedPlace,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Verdict>;
  /** Whether frames of what was made are looked at. */
  readonly seesFilms: boolean;
  /**
   * Pictures (paths) of what was made, each with the words it was made from. Throws BackendError `classifier-away` where it gives no
   * answer: trying again may help.
   */
  lookAtFrames(
    frames: readonly { part: string; words: string; path: string }[],
    place: ModeratedPlace,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Verdict>;
  /** The classifier gave no answer, however often it was asked: what becomes of it. */
  readonly whenAway: Verdict;
  /** A verdict that is a no, for the person: Refused, or that it can't be looked at just now. */
  refusal(verdict: Verdict): UserMistake;
  /** The same about what was made, as a sentence for its card; `what`: default the film. */
  filmRefusal(verdict: Verdict, what?: "film" | "picture"): string;
  /** An appeal, by the second, larger model; undefined: there is none. */
  lookAgain?: Moderator["look"];
}
