import type { Person } from "../access/person.ts";
import type { Clip } from "../film/clip.ts";
import type { Surface } from "../surface.ts";
import type { StoredCase } from "./cases.ts";

/** Who asks, and where. */
interface At {
  surface: Surface;
  idempotencyKey: string;
}

/** Appeals of those who were refused, and what reviewers decide. All throw UserMistake where it can't be. */
export interface Desk {
  /**
   * Somebody thinks that a refusal was wrong: a clip (made now, or held until a person has looked), or undefined where it is a
   * film, about which they are told.
   */
  appeal(caseId: string, person: Person, at: At): Promise<Clip | undefined>;
  /** Lets something through, or not: once, and only for reviewers. */
  decide(
    caseId: string,
    decision: "approved" | "rejected",
    by: Person,
    surface: Surface,
  ): Promise<StoredCase>;
  /**
   * What a case shows, for reviewers: a sheet of clear pictures, and the keys of its films. What is about minors is shown to
   * nobody.
   */
  unveil(caseId: string, by: Person, surface: Surface): Promise<{ sheet?: string; files: string[] }>;
  /** Has reviewers told of cases in this place from now on; undefined: nowhere, so nothing is held. For admins. */
  reviewAt(surface: Surface | undefined, by: Person): Promise<void>;
  /** Cases a person has to decide about, the oldest first. For admins. */
  open(by: Person): Promise<StoredCase[]>;
  /** Somebody's newest cases and strikes. For admins. */
  strikes(
    personId: string,
    by: Person,
  ): Promise<{ count: number; pausedUntil?: number; cases: StoredCase[] }>;
  forgive(personId: string, by: Person): Promise<void>;
  /** The newest cases of a community, for its managers. */
  log(person: Person, surface: Surface): Promise<StoredCase[]>;
}
