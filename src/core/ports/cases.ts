import type { Person } from "../access/person.ts";
import type { Surface } from "../surface.ts";
import type { Outcome, RefusedFor, Scores } from "./moderator.ts";

/** What people may report a clip for. Some hide it at once, until a person has looked. */
export const REPORT_REASONS = {
  me: { label: "This is me, or my work", hidesAtOnce: true },
  intimate: { label: "Intimate pictures of a real person", hidesAtOnce: true },
  minor: { label: "Sexual, with a minor", hidesAtOnce: true },
  violence: { label: "Cruel or bloody", hidesAtOnce: false },
  hate: { label: "Hateful", hidesAtOnce: false },
  other: { label: "Something else", hidesAtOnce: false },
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;

/** Something that was stopped, held or reported, as those who decide about it see it. Plain JSON. */
export interface Case {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** `order`: words and pictures somebody asked with; `film`: what was made; `report`: what people say of a clip. */
  about: "order" | "film" | "report";
  /** Whose order or clip it is; their account has the strikes. */
  person: Pick<Person, "id" | "name">;
  account: string;
  surface: Surface;
  outcome: Outcome;
  harm?: RefusedFor;
  part?: string;
  scores?: Scores;
  /** The classifier gave no answer. */
  away?: true;
  clip?: string;
  /** The film cut of its shots, where that is what was stopped: its media key, and by what it is known when it is cut again. */
  cut?: { key: string; digest: string };
  /** What was written; never kept about minors. */
  words?: string[];
  /** Prompts of the clips it goes on from, which may be somebody else's. */
  goesOnFrom?: string[];
  /** By what the try was counted against the account. */
  strike?: string;
  /** Media keys of pictures that show it, blurred before anybody asks for more. */
  pictures?: string[];
  reasons?: ReportReason[];
  /** Notices that came by the form, from people without an account. */
  notices?: FormNotice[];
}

/** What somebody wrote into the notice form; texts are theirs and may be empty. */
export interface FormNotice {
  where: string;
  says: string;
  /** How they want to be reached. */
  contact: string;
}

/** Within this a notice has to be looked at, by the law of some countries. */
export const NOTICE_CLOCK_MS = 48 * 60 * 60 * 1000;

/** What came of a case: kept as it is, or let go; `open` while a person has to decide. */
type CaseState = "noted" | "open" | "approved" | "rejected";

export interface StoredCase extends Case {
  state: CaseState;
  by?: string;
  decidedAt?: number;
}
