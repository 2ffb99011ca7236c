import type { Person } from "../access/person.ts";
import type { PlanBook } from "../access/plans.ts";
import type { Purse } from "../access/purse.ts";
import type { Pause } from "../access/standing.ts";
import type { ClipState } from "../film/states.ts";
import type { AuditLine } from "./admin.ts";
import type { Payment } from "./top-ups.ts";

/** What some clips came to. */
export interface Tally {
  films: number;
  drafts: number;
  failed: number;
  /** Credits used. */
  credits: number;
  /** US dollars paid, or counted as paid. */
  usd: number;
}

/** A clip that failed, and why; never its words. */
export interface FailedClip {
  id: string;
  at: number;
  person: string;
  model: string;
  code: string;
  message: string;
}

/** A clip under way. */
export interface ClipUnderWay {
  id: string;
  since: number;
  person: string;
  model: string;
  state: ClipState;
}

/** One of the queue's lines, and who works on it. undefined: not to be known here. */
export interface QueueLine {
  name: string;
  waiting: number;
  active: number;
  workers: number | undefined;
}

/** How the installation fares, for the admin's page. */
export interface Figures {
  at: number;
  days: number;
  /** Whether there were more clips than are looked at, so that the oldest are left out. */
  isCut: boolean;
  money: Purse;
  setInChat: Readonly<Record<string, number>>;
  /** Every day from the first to today, `2026-11-28`. */
  byDay: (Tally & { day: string })[];
  byPerson: (Tally & { id: string; name: string })[];
  /** `platform:id` of a server or group, or `platform` for direct messages. */
  byCommunity: (Tally & { id: string })[];
  byModel: (Tally & { id: string; seconds: number })[];
  failures: FailedClip[];
  underWay: ClipUnderWay[];
  lines: QueueLine[];
  waiting: { id: string; since: number }[];
  /** What people reported and nobody has looked at yet, the oldest first; never its words. */
  reports: { id: string; at: number; clip: string; person: string; reasons: readonly string[] }[];
  /** The newest first. */
  payments: Payment[];
  audit: AuditLine[];
  plans: PlanBook;
  pauses: Readonly<Record<string, Pause>>;
  modes: Readonly<Record<string, string>>;
}

/** What the admin's page asks. */
export interface AdminDesk {
  /** Of the last so many days. */
  figures(days: number): Promise<Figures>;
  /** Whether somebody runs the bot still. */
  mayEnter(person: Pick<Person, "id">): Promise<boolean>;
}
