import type { Person } from "../core/access/person.ts";
import type { GroupSettings, Preferences } from "../core/ports/studio.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Who pays, what they chose, and who is one person on two platforms. */
export function createPeople({ redis, keys }: { redis: Connection; keys: Keys }) {
  /** The account that pays for a person: their own, unless they linked it to another. */
  async function account(personId: string): Promise<string> {
    return (await redis.get(keys.accountOf(personId))) ?? personId;
  }

  /** Everyone who shares an account. */
  async function sharers(accountId: string): Promise<string[]> {
    const linked = await redis.smembers(keys.linked(accountId));
    return linked.includes(accountId) ? linked : [accountId, ...linked];
  }

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
      const ledger = (await redis.hget(keys.groupLedgers, `${platform}:${from}`)) ?? from;
      await redis
        .multi()
        .hset(keys.movedGroups, `${platform}:${from}`, to)
        .hset(keys.groupLedgers, `${platform}:${to}`, ledger)
        .exec();
      const [old, renamed] = [keys.group(`${platform}:${from}`), keys.group(`${platform}:${to}`)];
      // What the new group already has is newer and stays.
      if (await redis.exists(old)) await redis.renamenx(old, renamed);
    },
    /** The id under which a group's ledger lies: the first it had, so that clips under way find what they hold. */
    ledgerOfGroup: async (platform: string, group: string): Promise<string> =>
      (await redis.hget(keys.groupLedgers, `${platform}:${group}`)) ?? group,
    /** The id a chat or group has now, after a move. */
    async presentId(platform: string, id: string): Promise<string> {
      return (await redis.hget(keys.movedGroups, `${platform}:${id}`)) ?? id;
    },
  };
}
