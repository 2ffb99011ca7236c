import type { Weather } from "./tongue.ts";

/** What changes are called in a language without spaces, and what its descriptions are made of. Patterns are without flags. */
export interface CloseTongue {
  /** By which a description or an order is known to be in it. */
  marks: RegExp;
  /** How something is asked for, before what is asked and behind it. */
  lead: RegExp;
  tail: RegExp;
  /** What it becomes, behind what becomes it: "夜にして", "改成晚上". */
  becoming: RegExp;
  /** Before a word for an hour there is no other sign that belongs to it. */
  begins: string;
  hours: readonly { english: string; words: string }[];
  seasons: readonly { english: string; words: string }[];
  /** `named`: as it is asked for; `told`: as it stands in a description; `phrase`: put there; `ahead`: put before all. */
  weather: Readonly<Record<Weather, { named: string; told: string; phrase: string; ahead: string }>>;
  towns: string;
  /** A town asked for by "the place". */
  placeNamed: RegExp;
  swaps: readonly { form: RegExp; goes: 1 | 2 }[];
  removals: readonly RegExp[];
  /** `what` is to be of a `colour`. */
  painted: readonly RegExp[];
  colours: string;
  /** As it stands before a noun. */
  beforeNoun: (colour: string) => string;
  /** `number` of a `noun`. */
  counted: readonly RegExp[];
  /** A number with its measure, and what may stand between it and its noun. */
  measured: string;
  numberBefore: (number: string) => string;
  /** What somebody has about them: with the deed. */
  carried: (noun: string) => string;
  seen: RegExp;
  /** After what is put before all. */
  comma: string;
  talk: RegExp;
}
