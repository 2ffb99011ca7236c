import type { Person } from "../access/person.ts";
import type { Surface } from "../surface.ts";

/** For how long things are kept, in days; absent: until somebody deletes them. */
export interface KeptDays {
  clips?: number | undefined;
  uploads: number;
  incidents: number;
  audit?: number | undefined;
}

/** What is known of somebody, and taking it away again. Throws UserMistake where it can't be. */
export interface Privacy {
  /** How long things are kept, how many clips there are, and when they are forgotten where that was asked for. */
  state(person: Person): Promise<{ keptDays: KeptDays; clips: number; forgottenAt?: number }>;
  /** Key of a zip with all that is kept of somebody, once a day. Films that don't fit are left out, and named; how many. */
  export(
    person: Person,
    at: { surface: Surface; idempotencyKey: string },
  ): Promise<{ key: string; leftOut: number }>;
  /** Everything of theirs is taken away a day from now, unless they say otherwise before; when. */
  forget(person: Person): Promise<number>;
  /** They are not forgotten after all; whether they were to be. */
  undo(person: Person): Promise<boolean>;
}
