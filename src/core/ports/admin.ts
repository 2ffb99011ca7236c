import type { Person } from "../access/person.ts";
import type { PlanBook } from "../access/plans.ts";
import type { BudgetName, Budgets, Purse } from "../access/purse.ts";
import type { AccessMode, Pause, PauseScope } from "../access/standing.ts";
import type { Surface } from "../surface.ts";
import type { Figures } from "./figures.ts";

/** A change of access, or one that was refused. */
export interface AuditLine {
  at: number;
  by: string;
  /** The verb and what it was given. */
  what: string;
  /** It was not done: whoever asked may not. */
  refused?: true;
}

/** What those who run the bot do with it while it runs. Whoever isn't one of them gets UserMistake `admins-only`, which is written down. */
export interface Admin {
  /** Whether somebody is one of them, looked at before what they said is read. */
  check(by: Person, what: string): Promise<void>;
  /** Stops making, at once: nothing new is taken, nothing that waits is begun, nothing is lost. */
  pause(scope: PauseScope, words: string, by: Person): Promise<void>;
  resume(scope: PauseScope, by: Person): Promise<void>;
  /** Keeps somebody out, by their person id, and stops what they have under way; how many clips that were. */
  block(
    id: string,
    given: { reason: string; until?: number | undefined },
    by: Person,
  ): Promise<{ stopped: number }>;
  unblock(id: string, by: Person): Promise<void>;
  /** Puts somebody on a plan, or all of a community or with a role, by its account, for what they ask for there; undefined takes that back. */
  grant(id: string, plan: string | undefined, by: Person): Promise<void>;
  /**
   * Gives credits, to somebody by their person id or to all of a community, once for one key; used after what a plan allows.
   * `days`: how long they are good, undefined for good.
   */
  gift(
    to: string | { platform: string; group: string },
    given: { credits: number; days?: number | undefined; idempotencyKey: string },
    by: Person,
  ): Promise<void>;
  /** Takes back what is left of gifts; how much that was. */
  takeGiftsBack(from: string | { platform: string; group: string }, by: Person): Promise<number>;
  setMode(platform: string, mode: AccessMode, by: Person): Promise<void>;
  /** Lets somebody in; who had asked for it is told. `id`: of a person, or `group:platform:id` for all who ask in a server or group. */
  allow(id: string, by: Person): Promise<void>;
  /** Lets in so many of those who wait, the longest waiting first, and tells them; who they are. */
  allowWaiting(most: number, by: Person): Promise<string[]>;
  disallow(id: string, by: Person): Promise<void>;
  /** A code that lets so many people of a platform in, within 30 days. */
  invite(
    given: { uses: number; platform: string; plan?: string | undefined },
    by: Person,
  ): Promise<{ code: string }>;
  /** Person ids, the longest waiting first. */
  waiting(by: Person): Promise<string[]>;
  state(by: Person): Promise<{
    money: Purse;
    /** As they hold now, and which of them were set in the chat. */
    budgets: Budgets;
    setInChat: Readonly<Record<string, number>>;
    pauses: Readonly<Record<string, Pause>>;
    modes: Readonly<Record<string, string>>;
    plans: readonly string[];
  }>;
  /** Every plan, and who says so of each field. */
  plans(by: Person): Promise<PlanBook>;
  /** A plan that has what `standard` has, until its fields are set. Nothing where there is one of that name. */
  newPlan(plan: string, by: Person): Promise<void>;
  /** Sets a plan's field in the chat, over file and settings, as typed; undefined takes that back. The plans afterwards. */
  setPlan(plan: string, field: string, typed: string | undefined, by: Person): Promise<PlanBook>;
  /** Takes back all that was set of a plan in the chat. */
  resetPlan(plan: string, by: Person): Promise<void>;
  /** Sets a budget in US dollars, or a community's own for a month, over the settings; undefined takes that back. */
  setBudget(
    of: BudgetName | { platform: string; group: string },
    usd: number | undefined,
    by: Person,
  ): Promise<void>;
  /** Makes whoever has the code of the first start the first who runs the bot; UserMistake `bad-invite` where it is another. */
  claim(
    person: Person,
    code: string,
    at: { platform: string; isDirect: boolean; idempotencyKey: string },
  ): Promise<void>;
  /** Who runs the bot: those the settings name, and those who were added in the chat. */
  admins(by: Person): Promise<{ named: string[]; added: string[] }>;
  addAdmin(id: string, by: Person): Promise<void>;
  removeAdmin(id: string, by: Person): Promise<void>;
  /** How the last so many days went; UserMistake `no-figures` where they can't be known, as in a terminal. */
  stats(days: number, by: Person): Promise<Figures>;
  /** A link that opens the admin's page once, for whoever asks; UserMistake `no-admin-page` where there is none. */
  page(by: Person): Promise<string>;
  /** The newest first. */
  audit(by: Person): Promise<AuditLine[]>;
  /** Somebody asks to be let in: by a code, or on the waiting list, whose place from 1 comes back. `later`: they are, and nothing is made for anybody now. */
  join(
    person: Person,
    code: string | undefined,
    at: { surface: Surface; idempotencyKey: string },
  ): Promise<"in" | "later" | { place: number }>;
}
