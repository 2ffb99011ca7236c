import type { AccessMode, Block, Grant, Pause, Standing } from "../core/access/standing.ts";
import type { Preferences } from "../core/ports/studio.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** What is asked of somebody who wants something made, read at one moment. */
export interface PersonStanding extends Standing {
  /** Of access: what is looked at under another one has to be looked at again. */
  version: string;
  /** Who pays for them. */
  account: string;
  /** Whether they were made one of those who run the bot; those the settings name aren't meant. */
  isAdmin: boolean;
  /** Their account's clips under way. */
  inFlight: number;
  preferences: Preferences;
  /** After several refusals nothing is made for them before this, milliseconds since 1970. */
  pausedForRefusalsUntil?: number;
  /** The clip of the order that was asked about, where there is one. */
  asked?: string;
}

export interface Reading {
  /**
   * A version of access that was just read; what is known of them under it is told again, but for how many clips they have
   * under way, and what they prefer.
   */
  under?: string | undefined;
  /** Of an order; is there a clip for it? */
  idempotencyKey?: string | undefined;
}

type Told = readonly [
  version: string,
  mode: string,
  allowed: number,
  admin: number,
  inFlight: number,
  pause: string,
];
type Answer = readonly [
  account: string,
  linked: readonly string[],
  told?: Told,
  pauses?: readonly string[],
  preferences?: readonly string[],
  blocks?: readonly string[],
  grants?: readonly string[],
  asked?: readonly string[],
];

/** So many people's standings are remembered at once. */
const REMEMBERED = 1_000;

/** Reads how people stand. Most share their account with nobody: that is taken for granted, and put right where it isn't so. */
export function createStandingReader({
  redis,
  keys,
  now,
  pseudonym,
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  /** By what somebody who was forgotten is known to be blocked. */
  pseudonym: (id: string) => Promise<string>;
}) {
  const read = createScript<Answer>(redis, "read-standing");
  let known = { version: "", standings: new Map<string, Promise<PersonStanding>>() };

  return function standingOf(
    person: string,
    platform: string,
    { under, idempotencyKey }: Reading = {},
  ): Promise<PersonStanding> {
    if (under === undefined) return readStanding(person, platform, idempotencyKey);
    if (known.version !== under || known.standings.size >= REMEMBERED)
      known = { version: under, standings: new Map() };
    const { standings } = known;
    const name = `${platform} ${person}`;
    const before = standings.get(name);
    if (before) return before;
    const reading = readStanding(person, platform);
    standings.set(name, reading);
    // What ends by itself counts up no version.
    const forgetUnlessLasting = ({ block, pausedForRefusalsUntil }: Partial<PersonStanding>) => {
      if (block ?? pausedForRefusalsUntil) standings.delete(name);
    };
    reading.then(forgetUnlessLasting, () => standings.delete(name));
    return reading;
  };

  /** Whatever holds for one of the ids somebody goes by holds for all of them. */
  async function readStanding(
    person: string,
    platform: string,
    idempotencyKey?: string,
  ): Promise<PersonStanding> {
    let account = person;
    let ids = [person];
    for (;;) {
      const forgotten = await Promise.all(ids.map(pseudonym));
      const [payer, linked, told, pauses = [], preferences = [], [block] = [], [grant] = [], [asked] = []] =
        await read(
          {
            accountOf: keys.accountOf(person),
            sharers: keys.linked(account),
            inFlight: keys.inFlight(account),
            preferences: keys.preferences(account),
            strikePause: keys.strikePause(account),
            version: keys.accessVersion,
            modes: keys.accessModes,
            paused: keys.paused,
            allowed: keys.allowed,
            admins: keys.admins,
            blocks: [...ids, ...forgotten].map((id) => keys.blocked(id)),
            grants: ids.map((id) => keys.grantOf(id)),
            asked: idempotencyKey === undefined ? [] : [keys.asked(idempotencyKey)],
          },
          { person, platform, account, ids },
        );
      if (told === undefined) {
        // Everyone linked is the asked account's: known only where that is theirs.
        ids = [...new Set([person, payer, ...(payer === account ? linked : [])])];
        account = payer;
        continue;
      }
      const [version, mode, allowed, admin, inFlight, pause] = told;
      return {
        version,
        account,
        mode: mode as AccessMode,
        isAllowed: allowed === 1,
        isAdmin: admin === 1,
        inFlight,
        pauses: fieldsOf<Pause>(pauses),
        preferences: fieldsOf(preferences) as Preferences,
        ...(block === undefined ? {} : { block: JSON.parse(block) as Block }),
        ...(grant === undefined ? {} : { grant: JSON.parse(grant) as Grant }),
        ...(asked === undefined ? {} : { asked }),
        ...(Number(pause) > now() ? { pausedForRefusalsUntil: Number(pause) } : {}),
      };
    }
  }
}

/** A hash as scripts answer with it: name, value, name, … */
function fieldsOf<Value>(flat: readonly string[]): Record<string, Value> {
  const fields: Record<string, Value> = {};
  for (let at = 0; at + 1 < flat.length; at += 2)
    fields[flat[at] as string] = JSON.parse(flat[at + 1] as string) as Value;
  return fields;
}
