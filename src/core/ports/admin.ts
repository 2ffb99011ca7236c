import type { Person } from "../access/person.ts";
import type { AccessMode, Pause, PauseScope } from "../access/standing.ts";

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
  /** Puts somebody on a plan; undefined takes that back. */
  grant(id: string, plan: string | undefined, by: Person): Promise<void>;
  setMode(platform: string, mode: AccessMode, by: Person): Promise<void>;
  allow(id: string, by: Person): Promise<void>;
  disallow(id: string, by: Person): Promise<void>;
  /** A code that lets so many people of a platform in, within 30 days. */
  invite(
    given: { uses: number; platform: string; plan?: string | undefined },
    by: Person,
  ): Promise<{ code: string }>;
  /** Person ids, the longest waiting first. */
  waiting(by: Person): Promise<string[]>;
  state(by: Person): Promise<{
    /** The day's dollars. */
    money: { budget: number; spent: number; atStake: number; left: number };
    pauses: Readonly<Record<string, Pause>>;
    modes: Readonly<Record<string, string>>;
    plans: readonly string[];
  }>;
  /** The newest first. */
  audit(by: Person): Promise<{ at: number; by: string; what: string; refused?: true }[]>;
  /** Somebody asks to be let in: by a code, or on the waiting list, whose place from 1 comes back. */
  join(
    person: Person,
    code: string | undefined,
    at: { platform: string; idempotencyKey: string },
  ): Promise<"in" | { place: number }>;
}
