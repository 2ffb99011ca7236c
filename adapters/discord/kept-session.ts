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
/** Written anew so often though nothing is heard: whoever comes after a quiet hour goes on as well. */
const REFRESHED_MS = KEPT_MS / 3;
const SESSION = "gateway:session";
const SERVERS = "gateway:servers";
/** Who went on with the session last. */
const OWNER = "gateway:owner";

/**
 * Keeps the gateway's session and what it told of servers over restarts: whoever connects next resumes, hears what was said
 * meanwhile, and begins no new session, of which Discord allows a day's number. `of`: what a session can't change any more.
 */
export function createSessionKeeper({
  notebook,
  self,
  of,
  session,
  servers,
  log,
}: {
  notebook: Pick<Notebook, "get" | "set" | "claim">;
  /** No other process is called so. */
  self: string;
  of: string;
  session: () => KeptSession;
  servers: { readonly version: number; told(): ServersTold };
  log: Log;
}) {
  let timer: NodeJS.Timeout | undefined;
  let refreshing: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** What of the servers is written. */
  let written = -1;

  async function write(isRefresh = false): Promise<void> {
    try {
      // What another bot wrote is newer.
      if (isRefresh && !(await isOurs())) return;
      // Servers first: what is heard again of them changes nothing.
      const { version } = servers;
      if (version !== written || isRefresh) await notebook.set(SERVERS, servers.told(), { ttlMs: KEPT_MS });
      written = version;
      await notebook.set(SESSION, { of, ...session() }, { ttlMs: KEPT_MS });
    } catch (error) {
      log.info({ platform: PLATFORM, err: error }, "the gateway's session could not be kept");
    }
  }

  function writeNow(isRefresh = false): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => write(isRefresh));
    return writing;
  }

  async function isOurs(): Promise<boolean> {
    return (await notebook.claim(OWNER, self)) || (await notebook.get(OWNER)) === self;
  }

  return {
    /** From now on the session is this process's: whoever had it leaves it alone. */
    async take(): Promise<void> {
      await notebook.set(OWNER, self);
      clearInterval(refreshing);
      refreshing = setInterval(() => {
        if (written !== -1) void writeNow(true);
      }, REFRESHED_MS);
      refreshing.unref();
    },
    /** Whether no other process has taken it since. What Redis has lost of it is nobody's, and taken anew. */
    isOurs,
    async load(): Promise<(KeptSession & { servers: ServersTold }) | undefined> {
      const kept = await notebook.get<KeptSession & { of: string }>(SESSION);
      const told = await notebook.get<ServersTold>(SERVERS);
      if (kept?.of !== of || kept.sessions.length === 0 || told === undefined) return undefined;
      return { ...kept, servers: told };
    },
    /** Something was heard, or dealt with. */
    changed(): void {
      timer ??= setTimeout(() => void writeNow(), EVERY_MS);
      timer.unref();
    },
    /** Writes what there is a last time. */
    async end(): Promise<void> {
      clearInterval(refreshing);
      await writeNow();
    },
    /** Leaves what is written as it is. */
    leave(): void {
      clearInterval(refreshing);
    },
  };
}
