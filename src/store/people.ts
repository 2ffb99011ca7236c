import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import type { GroupSettings, Preferences } from "../core/ports/studio.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** How long a code from /link is good for. */
const LINK_CODE_MS = 10 * 60 * 1000;

/** Who pays, what they chose, and who is one person on two platforms. */
export function createPeople({
  redis,
  keys,
  now,
  newLinkCode,
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  newLinkCode: () => string;
}) {
  /** The account that pays for a person: their own, unless they linked it to another. */
  async function account(personId: string): Promise<string> {
    return (await redis.get(keys.accountOf(personId))) ?? personId;
  }

  /** Everyone who shares an account. */
  async function sharers(accountId: string): Promise<string[]> {
    const linked = await redis.smembers(keys.linked(accountId));
    return linked.includes(accountId) ? linked : [accountId, ...linked];
  }

  const useCode = createScript<"linked" | "unknown" | "self" | "already">(redis, "use-link-code");

  // A hash field a setting: two changes at once never undo each other.
  async function read<Settings>(key: string): Promise<Settings> {
    const fields = Object.entries(await redis.hgetall(key));
    return Object.fromEntries(fields.map(([name, written]) => [name, JSON.parse(written)])) as Settings;
  }

  async function write(key: string, changed: object): Promise<void> {
    const transaction = redis.multi();
    for (const [name, value] of Object.entries(changed)) {
      if (value === undefined) continue;
      if (value === null) transaction.hdel(key, name);
      else transaction.hset(key, name, JSON.stringify(value));
    }
    await transaction.exec();
  }

  return {
    account,
    sharers,

    preferencesOf: (accountId: string) => read<Preferences>(keys.preferences(accountId)),
    preferences: async (person: Person) => read<Preferences>(keys.preferences(await account(person.id))),
    async setPreferences(person: Person, changed: object): Promise<Preferences> {
      const key = keys.preferences(await account(person.id));
      await write(key, changed);
      return read(key);
    },

    groupSettings: (platform: string, group: string) =>
      read<GroupSettings>(keys.group(`${platform}:${group}`)),
    async setGroupSettings(platform: string, group: string, changed: object): Promise<GroupSettings> {
      const key = keys.group(`${platform}:${group}`);
      await write(key, changed);
      return read(key);
    },

    async moveGroup(platform: string, from: string, to: string): Promise<void> {
      await redis.hset(keys.movedGroups, `${platform}:${from}`, to);
      const [old, renamed] = [keys.group(`${platform}:${from}`), keys.group(`${platform}:${to}`)];
      // What the new group already has is newer and stays.
      if (await redis.exists(old)) await redis.renamenx(old, renamed);
    },
    /** The id a chat or group has now, after a move. */
    async presentId(platform: string, id: string): Promise<string> {
      return (await redis.hget(keys.movedGroups, `${platform}:${id}`)) ?? id;
    },

    async linkCode(person: Person) {
      const code = newLinkCode();
      await redis.set(keys.linkCode(code), await account(person.id), "PX", LINK_CODE_MS);
      return { code, expiresAt: now() + LINK_CODE_MS };
    },
    async link(person: Person, code: string) {
      const codeKey = keys.linkCode(code.trim().toUpperCase());
      const theirs = (await redis.get(codeKey)) ?? "";
      const answer = await useCode(
        {
          code: codeKey,
          accountOf: keys.accountOf(person.id),
          ownSharers: keys.linked(person.id),
          sharers: keys.linked(theirs),
        },
        { person: person.id, account: theirs },
      );
      if (answer === "unknown") {
        throw new UserMistake(
          "bad-link-code",
          "That code is not known or too old. Ask for a new one with /link on your other platform; it is good for 10 minutes.",
        );
      }
      if (answer === "self")
        throw new UserMistake("bad-link-code", "That code is your own. Enter it on your other platform.");
      if (answer === "already")
        throw new UserMistake("already-linked", "You are linked already. Use /unlink first.");
      return { withName: theirs };
    },
    async unlink(person: Person) {
      const linkedTo = await redis.get(keys.accountOf(person.id));
      if (linkedTo !== null) {
        await redis.multi().del(keys.accountOf(person.id)).srem(keys.linked(linkedTo), person.id).exec();
        return;
      }
      // The account others were linked to: each of them gets their own back.
      const others = (await redis.smembers(keys.linked(person.id))).filter((id) => id !== person.id);
      if (others.length === 0) throw new UserMistake("not-linked", "You are not linked to anyone.");
      const transaction = redis.multi().del(keys.linked(person.id));
      for (const id of others) transaction.del(keys.accountOf(id));
      await transaction.exec();
    },
  };
}
