import { dayOf } from "./calendar.ts";
import { groupAccount } from "./charged-accounts.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** Drafts are voted on for a week; who starred one is known for a while longer, so that every press finds what was before. */
const STARS_KEPT_S = 30 * 24 * 60 * 60;
/** Of a person's presses on a draft so many are known again, should one be heard late by a bot that stood still. */
const PRESSES_KNOWN = 8;
/** How a press that stars is written, see `star-draft.lua`. */
const STAR = "+";

/** A community by the id it had first, see `people.ledgerOfGroup`. */
export interface Community {
  platform: string;
  ledger: string;
}

const accountOf = ({ platform, ledger }: Community) => groupAccount(platform, ledger);

/**
 * Who starred which drafts, and what comes of it: once a day a community's drafts are put in the order of their stars, and the
 * first of them is rendered until there were as many as a day may have. Each step is atomic and safe to repeat.
 */
export function createVotes({
  redis,
  keys,
  now,
  timeZone,
}: {
  redis: Connection;
  keys: Keys;
  now: () => number;
  timeZone: string;
}) {
  const star = createScript<[stars: number, yours: number]>(redis, "star-draft");
  const count = createScript<number>(redis, "count-votes");
  const settle = createScript<null>(redis, "settle-voted");
  const closeBallot = createScript<number>(redis, "close-ballot");
  const today = () => dayOf(now(), timeZone);

  /** Ids of those whose star a draft has. */
  async function starredBy(draft: string): Promise<string[]> {
    const written = Object.entries(await redis.hgetall(keys.stars(draft)));
    return written.flatMap(([person, press]) => (press.startsWith(STAR) ? [person] : []));
  }

  return {
    /** Stars a draft, or takes that back; undefined: it is nobody's to vote on any more. `ids`: everyone who is one with them. */
    async star(
      draft: string,
      community: Community,
      { person, ids, press }: { person: string; ids: readonly string[]; press: string },
    ): Promise<{ stars: number; yours: boolean } | undefined> {
      const account = accountOf(community);
      const [stars, yours] = await star(
        {
          clip: keys.clip(draft),
          stars: keys.stars(draft),
          ballot: keys.ballot(account),
          ballots: keys.ballots,
          voteDay: keys.voteDay(account),
        },
        {
          draft,
          community: JSON.stringify(community),
          person,
          ids,
          press,
          presses: PRESSES_KNOWN,
          day: today(),
          keptS: STARS_KEPT_S,
        },
      );
      return stars < 0 ? undefined : { stars, yours: yours === 1 };
    },
    starredBy,

    /** Communities in which something has been voted on. */
    communities: async (): Promise<Community[]> =>
      (await redis.smembers(keys.ballots)).map((written) => JSON.parse(written) as Community),
    /** Ids of a community's drafts with a star. */
    ballot: (community: Community): Promise<string[]> => redis.smembers(keys.ballot(accountOf(community))),
    /** Nobody votes on it any more. */
    async strike(community: Community, draft: string): Promise<void> {
      await redis
        .multi()
        .srem(keys.ballot(accountOf(community)), draft)
        .del(keys.stars(draft))
        .exec();
    },

    /** Where nothing is voted on any more the community is forgotten until its next star; whether it was. */
    async close(community: Community): Promise<boolean> {
      const account = accountOf(community);
      const closed = await closeBallot(
        {
          ballot: keys.ballot(account),
          ballots: keys.ballots,
          voteDay: keys.voteDay(account),
          voted: keys.voted(account),
        },
        { community: JSON.stringify(community), day: today() },
      );
      return closed === 1;
    },

    /** Whether the votes of the days before today are still to be counted. */
    async isDue(community: Community): Promise<boolean> {
      const last = await redis.hget(keys.voteDay(accountOf(community)), "day");
      return last !== null && last < today();
    },
    /** Settles today's order, where nobody has yet. `most`: so many are rendered. */
    async settleOrder(community: Community, drafts: readonly string[], most: number): Promise<void> {
      const account = accountOf(community);
      await count(
        { voteDay: keys.voteDay(account), voted: keys.voted(account) },
        { day: today(), most, drafts },
      );
    },
    /** The draft to be rendered next; undefined: none is. */
    next: async (community: Community): Promise<string | undefined> =>
      (await redis.lindex(keys.voted(accountOf(community)), 0)) ?? undefined,
    /** `made`: its render is recorded; else it can't be, and the one after it has its place. Its stars stay: the render may fail. */
    async goOn(community: Community, draft: string, { made }: { made: boolean }): Promise<void> {
      const account = accountOf(community);
      await settle({ voteDay: keys.voteDay(account), voted: keys.voted(account) }, { draft, made });
    },
    /** Whether this call is the first to ask: a render is told of once. */
    claimNews: async (clipId: string): Promise<boolean> =>
      (await redis.set(keys.voteTold(clipId), "1", "EX", STARS_KEPT_S, "NX")) !== null,

    /** Drafts that have a star of one of these people. */
    async starsOf(people: readonly string[]): Promise<string[]> {
      const found: string[] = [];
      for (const written of await redis.smembers(keys.ballots)) {
        for (const draft of await redis.smembers(keys.ballot(accountOf(JSON.parse(written) as Community))))
          if ((await starredBy(draft)).some((person) => people.includes(person))) found.push(draft);
      }
      return found;
    },
  };
}
