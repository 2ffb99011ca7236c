import type { RESTGetAPIGatewayBotResult } from "discord.js";
import type { Log } from "../../src/core/ports/log.ts";
import { PLATFORM } from "./place.ts";

/** Between two tries that follow each other at once; doubled with every further one. In milliseconds. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A connection that stood this long was a good one: the next that breaks is made anew at once. */
const STOOD_MS = 60_000;

type SessionStarts = RESTGetAPIGatewayBotResult["session_start_limit"];

interface Tries {
  /** Tries since a connection last stood. */
  count: number;
  /** When the connection there is was ready; absent while there is none. */
  readyAt?: number;
}

/**
 * When a connection to Discord's gateway may be tried. discord.js tries twice a second, and Discord resets the token
 * of a bot that identifies 1,000 times a day, so tries that follow each other wait ever longer, unevenly, that many
 * bots don't come back in one moment; and none identifies that Discord would count beyond its limit.
 */
export function createReconnects({
  sessionStarts,
  now,
  random,
  wait,
  log,
}: {
  /** What `GET /gateway/bot` says of the sessions still to be begun. */
  sessionStarts(): Promise<SessionStarts>;
  now: () => number;
  random: () => number;
  wait: (ms: number) => Promise<void>;
  log: Log;
}) {
  const shards = new Map<number, Tries>();
  let closed = false;

  function triesOf(shard: number): Tries {
    const tries = shards.get(shard) ?? { count: 0 };
    shards.set(shard, tries);
    return tries;
  }

  async function untilSessionsAreLeft(shard: number): Promise<void> {
    let starts: SessionStarts;
    try {
      starts = await sessionStarts();
    } catch {
      // That Discord can't be asked shows in the try itself, which waits longer each time.
      return;
    }
    if (starts.remaining > 0) return;
    log.error(
      { platform: PLATFORM, shard, waitMs: starts.reset_after },
      "Discord lets this bot begin no more sessions for now",
    );
    await wait(starts.reset_after);
  }

  return {
    /** Resolves when this connection may be tried; never, once all is closed. `identifies`: not a resume. */
    async turn(shard: number, identifies: boolean): Promise<void> {
      const tries = triesOf(shard);
      const stood = tries.readyAt !== undefined && now() - tries.readyAt >= STOOD_MS;
      delete tries.readyAt;
      tries.count = stood ? 1 : tries.count + 1;
      // The first try of all, and the first after a connection that stood, go at once.
      const before = tries.count - (stood ? 1 : 2);
      if (before > 0) {
        const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (before - 1));
        await wait(longest / 2 + (random() * longest) / 2);
      }
      if (identifies && tries.count > 1) await untilSessionsAreLeft(shard);
      if (closed) await new Promise<never>(() => {});
    },

    ready(shard: number): void {
      triesOf(shard).readyAt = now();
    },

    /** No connection is made any more. */
    close(): void {
      closed = true;
    },
  };
}
