import type { BibleEntry } from "../core/film/bible.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { keysLike } from "./keys-like.ts";
import { ownerOf } from "./owner-names.ts";
import { createScript } from "./script.ts";

/** Of one community. */
const MOST_ENTRIES = 200;
/** Whoever is asked for their yes has so long. */
const CONSENT_TTL_S = 30 * 24 * 60 * 60;

/** What a code asks for: an entry, or what that was before it was dropped or got another picture. */
interface AskedFor {
  at: EntryPlace;
  was?: BibleEntry;
}

/** Where an entry stands: a community's bible or a person's own, and its id there. */
export interface EntryPlace {
  scope: string;
  id: string;
}

/** An entry with what it was read as, by which a later change is noticed. */
interface ReadEntry {
  entry: BibleEntry;
  written: string;
}

/** Cast and places that return: one hash for each community, and for each person on their own. */
export function createBibleStore({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const keep = createScript<number>(redis, "keep-entry");

  async function read({ scope, id }: EntryPlace): Promise<ReadEntry | undefined> {
    const written = await redis.hget(keys.bible(scope), id);
    return written === null ? undefined : { entry: JSON.parse(written) as BibleEntry, written };
  }

  return {
    /** Of a community: its own ledger's name, so that it keeps it under another id. */
    scopeOfGroup: (platform: string, group: string) => `group:${platform}:${group}`,
    scopeOfAccount: (account: string) => `account:${account}`,

    read,

    async list(scope: string): Promise<BibleEntry[]> {
      const all = await redis.hvals(keys.bible(scope));
      return all
        .map((written) => JSON.parse(written) as BibleEntry)
        .sort((one, other) => one.name.localeCompare(other.name));
    },

    /** `before`: as it was read; undefined for a new one. `entry`: undefined takes it out. */
    async write(
      at: EntryPlace,
      before: ReadEntry | undefined,
      entry: BibleEntry | undefined,
    ): Promise<"written" | "changed" | "full"> {
      const had = before?.entry.picture?.key;
      const has = entry?.picture?.key;
      const taken = has !== undefined && has !== had ? [has] : [];
      const left = had !== undefined && has !== had ? [had] : [];
      const answer = await keep(
        {
          bible: keys.bible(at.scope),
          taken: taken.map((key) => keys.owners(key)),
          left: left.map((key) => keys.owners(key)),
          toDelete: keys.toDelete,
        },
        {
          id: at.id,
          owner: `bible:${at.scope}:${at.id}`,
          before: before?.written ?? "",
          entry: entry === undefined ? "" : JSON.stringify(entry),
          mostEntries: MOST_ENTRIES,
          takenFiles: taken,
          leftFiles: left.map((key) => [key]),
          now: now(),
        },
      );
      return answer === 1 ? "written" : answer === 0 ? "changed" : "full";
    },

    /** Where any of these people own an entry, or have said yes to the picture of one. */
    async about(ids: readonly string[]): Promise<EntryPlace[]> {
      const found: EntryPlace[] = [];
      for await (const name of keysLike(redis, keys.bible("*"))) {
        const scope = name.slice(keys.bible("").length);
        for (const entry of await this.list(scope))
          if (isAbout(entry, ids)) found.push({ scope, id: entry.id });
      }
      return found;
    },

    /** Remembers what a code asks somebody's yes for. */
    async ask(code: string, at: EntryPlace): Promise<void> {
      await redis.set(keys.consent(code), JSON.stringify(at), "EX", CONSENT_TTL_S);
    },
    /** The yes is given: what it is for is remembered for as long as it stands, so that it can be taken back. */
    async given(code: string): Promise<void> {
      await redis.persist(keys.consent(code));
    },
    /** The entry that a yes was given to is dropped, or gets another picture: the yes can be taken back all the same. */
    async outlives(code: string, { scope, id }: EntryPlace, was: BibleEntry): Promise<void> {
      await redis.set(keys.consent(code), JSON.stringify({ scope, id, was }), "KEEPTTL", "XX");
    },
    async asked(code: string): Promise<AskedFor | undefined> {
      const written = await redis.get(keys.consent(code));
      if (written === null) return undefined;
      const { was, ...at } = JSON.parse(written) as EntryPlace & Pick<AskedFor, "was">;
      return { at, ...(was && { was }) };
    },
    /** Codes of pictures that are in no entry any more, which any of these people gave, or said yes to. */
    async outlivedOf(ids: readonly string[]): Promise<{ code: string; was: BibleEntry }[]> {
      const found: { code: string; was: BibleEntry }[] = [];
      for await (const name of keysLike(redis, keys.consent("*"))) {
        const code = name.slice(keys.consent("").length);
        const was = (await this.asked(code))?.was;
        if (was && isAbout(was, ids)) found.push({ code, was });
      }
      return found;
    },
    /** Nothing is made with these pictures from now on; what was looked at before that is looked at again. */
    async withdraw(pictures: readonly string[]): Promise<void> {
      if (pictures.length === 0) return;
      await redis
        .multi()
        .sadd(keys.withdrawn, ...pictures)
        .incr(keys.accessVersion)
        .exec();
    },
    async areWithdrawn(pictures: readonly string[]): Promise<boolean> {
      if (pictures.length === 0) return false;
      return (await redis.smismember(keys.withdrawn, ...pictures)).includes(1);
    },
    async forget(code: string): Promise<void> {
      await redis.del(keys.consent(code));
    },
    /** Clips that stand on a picture. */
    async clipsWith(key: string): Promise<string[]> {
      const owners = await redis.smembers(keys.owners(key));
      return [...new Set(owners.map(ownerOf))].filter((owner) => !owner.startsWith("bible:"));
    },
  };
}

/** Whether any of these people own it, or have said yes to its picture. */
function isAbout({ owner, picture }: BibleEntry, ids: readonly string[]): boolean {
  const said = picture?.shows.who === "somebody" ? picture.shows.yes?.person.id : undefined;
  return ids.includes(owner.id) || (said !== undefined && ids.includes(said));
}
