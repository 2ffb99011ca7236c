import { createHmac } from "node:crypto";
import { asPattern } from "../core/as-pattern.ts";
import type { Case } from "../core/ports/cases.ts";
import { blanked, lasting } from "./blanked.ts";
import { createChangeCase } from "./change-case.ts";
import { type ClipRecord, type Clips, SCHEMA, type StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { changeRecord, packRecord } from "./kept-record.ts";
import type { Keys } from "./keys.ts";
import { keysLike } from "./keys-like.ts";
import { nativeIdsOf } from "./native-ids.ts";

/** Whoever asks to be forgotten can take that back for this long, in milliseconds. */
const UNDO_MS = 24 * 60 * 60 * 1000;
/** The last words of a case may have been cut off; what is left of them tells whose they are from this length on. */
const CUT_LENGTH = 100;

/** Whose traces are looked for. */
export interface Traces {
  /** Every id somebody goes by. */
  people: readonly string[];
  /** Ids of all clips they ever made. */
  clips: readonly string[];
  /** What they are called, and clips of others that were made from theirs, in whose messages that may stand. */
  names: readonly string[];
  children: readonly string[];
}

/** Taking somebody out of the record, so that nothing there leads to them any more. Every step is safe to repeat. */
export function createForgetting({
  redis,
  keys,
  clips,
  now,
  newSecret,
  dropCase,
}: {
  redis: Connection;
  keys: Keys;
  clips: Clips;
  now: () => number;
  newSecret: () => string;
  /** Nobody has to decide about a case any more. */
  dropCase: (id: string) => Promise<void>;
}) {
  const changeCase = createChangeCase(redis);
  let key: Promise<string> | undefined;
  /** One for the whole installation, made at its first use. */
  async function pseudonymKey(): Promise<string> {
    key ??= (async () => {
      await redis.setnx(keys.pseudonymKey, newSecret());
      return (await redis.get(keys.pseudonymKey)) as string;
    })();
    return key;
  }

  async function pseudonym(id: string): Promise<string> {
    const digest = createHmac("sha256", await pseudonymKey())
      .update(id)
      .digest("hex");
    return `forgotten:${digest.slice(0, 24)}`;
  }

  return {
    pseudonym,

    /** When somebody's account is due, once asked; the first time counts. */
    async ask(account: string): Promise<number> {
      await redis.zadd(keys.forgetting, "NX", now() + UNDO_MS, account);
      return Number(await redis.zscore(keys.forgetting, account));
    },
    async askedFor(account: string): Promise<number | undefined> {
      const due = await redis.zscore(keys.forgetting, account);
      return due === null ? undefined : Number(due);
    },
    async undo(account: string): Promise<boolean> {
      return (await redis.zrem(keys.forgetting, account)) === 1;
    },
    due: (): Promise<string[]> => redis.zrangebyscore(keys.forgetting, "-inf", now()),
    /** Something of theirs has to be kept for now: it is tried again later. */
    async later(account: string): Promise<void> {
      await redis.zadd(keys.forgetting, "XX", now() + UNDO_MS, account);
    },

    /** Every clip of an account, deleted ones too. */
    clipsOf: (account: string): Promise<string[]> => redis.zrange(keys.clipsBy(account), 0, "-1"),

    /** A deleted clip's record says whose it was no more; what was made from it says nothing of its maker. Those of others that were. */
    async blank(clip: StoredClip): Promise<string[]> {
      const nobody = await pseudonym(clip.account);
      const { platform, group } = clip.surface;
      const record = {
        schema: SCHEMA,
        ...blanked(clip),
        maker: { id: nobody, name: "" },
        account: nobody,
        surface: { platform, chat: "", ...(group === undefined ? {} : { group }) },
      };
      await redis
        .multi()
        .hset(keys.clip(clip.id), "record", packRecord({ record, fields: lasting(clip) }))
        .hdel(
          keys.clip(clip.id),
          "card",
          "takes",
          "posted",
          "postedFileId",
          "file",
          "failure",
          "held",
          "warnings",
        )
        .del(keys.card(clip.id), keys.postsOf(clip.id))
        .exec();
      const children: string[] = [];
      for (const id of await redis.zrange(keys.family(clip.lineage.root), 0, "-1")) {
        const child = await clips.load(id);
        const isChild = child?.lineage.parent === clip.id || child?.lineage.secondParent === clip.id;
        if (child && isChild && child.account !== clip.account) children.push(child.id);
      }
      for (const id of children) await orphan(id);
      return children;
    },

    /**
     * Removes everything under the person's own names: history, preferences, links, grants, ledgers, strikes, cases, what adapters have
     * noted of them or of their clips. A block stays, as a digest that leads to nobody.
     */
    async removeTraces({ people, clips: clipIds, names, children }: Traces): Promise<void> {
      for (const id of people) {
        const block = await redis.get(keys.blocked(id));
        if (block !== null) {
          const [kept, left] = [keys.blocked(await pseudonym(id)), await redis.pttl(keys.blocked(id))];
          if (left > 0) await redis.set(kept, withoutNames(block), "PX", left);
          else await redis.set(kept, withoutNames(block));
        }
        for (const other of await redis.zrange(keys.casesOf(id), 0, "-1")) await blankCase(other);
      }
      const native = nativeIdsOf(people);
      const isTheirs = tokens([...people, ...native.anywhere]);
      const isAboutThem = tokens([...people, ...native.anywhere, ...clipIds]);
      const isOfChildren = tokens(children);
      for await (const name of keysLike(redis, `${keys.prefix}:*`)) {
        const own = name.slice(keys.prefix.length + 1);
        // Records are blanked one by one, and jobs carry nothing but clips' ids.
        if (/^(?:clip|case|family|queue):/.test(own)) continue;
        if (isTheirs(own) || native.isIn(own)) await redis.unlink(name);
        else if (own.startsWith("board:")) await blankVersions(name, isAboutThem);
        else if (own.startsWith("notebook:") && (await unname(name, names, isOfChildren))) continue;
        else if (/^(?:notebook:|link-request:|audit$|access:|moved-groups$)/.test(own))
          await removeWithin(name, (text) => isAboutThem(text) || native.isNamedIn(own, text));
        else if (/^(?:linked|cases-in|moderation|reports-of|stars|turns):?/.test(own))
          await removeWithin(name, isTheirs);
      }
    },

    /** Takes what somebody wrote out of cases about what others asked for, going on from it. */
    async takeWordsFromCases(texts: readonly string[]): Promise<void> {
      const isTheirs = (word: string) =>
        texts.some((text) => text === word || (word.length >= CUT_LENGTH && text.startsWith(word)));
      for await (const name of keysLike(redis, keys.caseOf("*"))) {
        await changeCase(name, (entry) => {
          const goesOnFrom = entry.goesOnFrom?.filter((word) => !isTheirs(word));
          return goesOnFrom?.length === entry.goesOnFrom?.length ? undefined : { ...entry, goesOnFrom };
        });
      }
    },

    /** Has what was removed removed from the file on disk as well, where this Redis may be told so. */
    async rewriteLog(): Promise<void> {
      // A Redis of somebody else's may forbid it; theirs is rewritten by its own rules.
      await redis.bgrewriteaof().catch(() => undefined);
    },
  };

  async function orphan(id: string): Promise<void> {
    const written = await redis.hget(keys.clip(id), "record");
    if (written === null) return;
    const record = changeRecord(written, (was) => {
      const { parentMaker: _, ...lineage } = (was as ClipRecord).lineage;
      const changes = ((was as ClipRecord).changes ?? []).map((change) => ({ ...change, before: "" }));
      return { ...was, lineage, changes };
    });
    await redis.hset(keys.clip(id), "record", record);
  }

  /** A board has versions of several people: each names whoever made it. */
  async function blankVersions(name: string, isTheirs: (text: string) => boolean): Promise<void> {
    for (const [field, written] of Object.entries(await redis.hgetall(name))) {
      if (!/^v\d+$/.test(field)) continue;
      const version = JSON.parse(written) as { clip: string };
      if (isTheirs(version.clip))
        await redis.hset(name, field, JSON.stringify({ ...version, by: "somebody" }));
    }
  }

  async function blankCase(id: string): Promise<void> {
    const [written, state] = await redis.hmget(keys.caseOf(id), "entry", "state");
    if (written == null) return;
    // What it is about is gone with the rest.
    if (state === "open") await dropCase(id);
    const nobody = await pseudonym((JSON.parse(written) as Case).account);
    await changeCase(keys.caseOf(id), ({ words: _, pictures: __, goesOnFrom: ___, ...entry }) => {
      const { platform, group } = entry.surface;
      const surface = { platform, chat: "", ...(group === undefined ? {} : { group }) };
      return { ...entry, person: { id: nobody, name: "" }, account: nobody, surface };
    });
    await redis.del(keys.askedOf(id));
  }

  /** A message of somebody else's film may name whose it was made from; whether this is one. */
  async function unname(
    name: string,
    names: readonly string[],
    isOfChildren: (text: string) => boolean,
  ): Promise<boolean> {
    if ((await redis.type(name)) !== "string") return false;
    const value = await redis.get(name);
    if (value === null || !isOfChildren(value)) return false;
    const changed = names.reduce(
      (text, one) => text.replaceAll(JSON.stringify(one).slice(1, -1), "somebody"),
      value,
    );
    if (changed !== value) await redis.set(name, changed, "KEEPTTL");
    return true;
  }

  /** Takes the entries out of a key that are about somebody, whatever kind of key it is. */
  async function removeWithin(name: string, isAbout: (text: string) => boolean): Promise<void> {
    switch (await redis.type(name)) {
      case "string": {
        const value = await redis.get(name);
        if (isAbout(name) || (value !== null && isAbout(value))) await redis.unlink(name);
        return;
      }
      case "hash":
        for (const [field, value] of Object.entries(await redis.hgetall(name)))
          if (isAbout(field) || isAbout(value)) await redis.hdel(name, field);
        return;
      case "set":
        for (const member of await redis.smembers(name)) if (isAbout(member)) await redis.srem(name, member);
        return;
      case "zset":
        for (const member of await redis.zrange(name, 0, "-1"))
          if (isAbout(member)) await redis.zrem(name, member);
        return;
      case "stream":
        for (const [id, fields] of await redis.xrange(name, "-", "+"))
          if (isAbout(fields.join(" "))) await redis.xdel(name, id);
        return;
    }
  }
}

/** Whether a text names one of these, as a whole word. */
function tokens(names: readonly string[]): (text: string) => boolean {
  if (names.length === 0) return () => false;
  const pattern = new RegExp(`(?<![\\w-])(?:${names.map(asPattern).join("|")})(?![\\w-])`);
  return (text) => pattern.test(text);
}

/** Why somebody is blocked may name them; that they are has to last. */
function withoutNames(block: string): string {
  return JSON.stringify({ ...(JSON.parse(block) as object), reason: "" });
}
