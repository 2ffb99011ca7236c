import type { SessionInfo } from "@discordjs/ws";
import type { Snowflake } from "discord.js";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { PLATFORM } from "./place.ts";
import type { ServersTold } from "./servers.ts";

/** What a process that comes after this one needs to go on where it was. */
export interface KeptSession {
  botId: Snowflake;
  applicationId: Snowflake;
  /**
   * Each connection's session, with the number of the last event up to which all are dealt with, and the numbers of those after it
   * that are too. (Versions before wrote no such numbers.)
   */
  sessions: readonly (readonly [shard: number, session: SessionInfo, ahead?: readonly number[]])[];
}

/** Written no more often than this, in milliseconds: what was heard since is told again, and idempotent. */
const EVERY_MS = 250;
/** Discord itself forgets a session minutes after its connection is gone. */
const KEPT_MS = 10 * 60_000;
const SESSION = "gateway:session";
const SERVERS = "gateway:servers";

/**
 * Keeps the gateway's session and what it told of servers over restarts: whoever connects next resumes, hears what was said
 * meanwhile, and begins no new session, of which Discord allows a day's number. `of`: what a session can't change any more.
 */
export function createSessionKeeper({
  notebook,
  of,
  session,
  servers,
  log,
}: {
  notebook: Pick<Notebook, "get" | "set">;
  of: string;
  session: () => KeptSession;
  servers: { readonly version: number; told(): ServersTold };
  log: Log;
}) {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** What of the servers is written. */
  let written = -1;

  async function write(): Promise<void> {
    try {
      // Servers first: what is heard again of them changes nothing.
      const { version } = servers;
      if (version !== written) await notebook.set(SERVERS, servers.told(), { ttlMs: KEPT_MS });
      written = version;
      await notebook.set(SESSION, { of, ...session() }, { ttlMs: KEPT_MS });
    } catch (error) {
      log.info({ platform: PLATFORM, err: error }, "the gateway's session could not be kept");
    }
  }

  function writeNow(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  return {
    async load(): Promise<(KeptSession & { servers: ServersTold }) | undefined> {
      try {
        const kept = await notebook.get<KeptSession & { of: string }>(SESSION);
        const told = await notebook.get<ServersTold>(SERVERS);
        if (kept?.of !== of || kept.sessions.length === 0 || told === undefined) return undefined;
        return { ...kept, servers: told };
      } catch (error) {
        log.info({ platform: PLATFORM, err: error }, "no kept session of the gateway could be read");
        return undefined;
      }
    },
    /** Something was heard, or dealt with. */
    changed(): void {
      timer ??= setTimeout(writeNow, EVERY_MS);
      timer.unref();
    },
    writeNow,
  };
}
