import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** Redis writes its file through every second; what isn't on disk after this long is a disk in trouble. In milliseconds. */
const WITHIN_MS = 5_000;
/** Looked at anew after so long: somebody may have set it otherwise. */
const LOOK_EVERY_MS = 60_000;
/** The first version that knows WAITAOF (https://redis.io/docs/latest/commands/waitaof/). */
export const WAITAOF_SINCE = 7.2;
/** The mark is of no use later. */
const MARK_SECONDS = 60;

interface Disk {
  /** It writes its file once a second, and can be waited for. */
  waits: boolean;
  /** A start may have found less on disk than somebody was told is done. */
  forgets: boolean;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/**
 * Waits until all that was written so far would outlast a power cut, where Redis writes its file through once a second
 * (`appendfsync everysec`) and can be asked for it, from 7.2 on. With `always` it is there already; without a file, or on an older
 * server, there is nothing to wait for, and `npm run doctor` says what that means.
 */
export function createOnDisk({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  /** Waiting blocks a connection, so it has one of its own. Its mark is written after all that was answered before. */
  let line: Connection | undefined;
  let known: { at: number; disk: Promise<Disk> } | undefined;
  let running: Promise<boolean> = Promise.resolve(true);
  let next: Promise<boolean> | undefined;

  // It may be another start of it, or another server.
  redis.on("close", () => {
    known = undefined;
  });

  async function look(): Promise<Disk> {
    const info = await redis.info();
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? "";
    const hasFile = field("aof_enabled") === "1";
    const canWait = hasFile && Number.parseFloat(field("redis_version")) >= WAITAOF_SINCE;
    const startedAt = now() - Number(field("uptime_in_seconds")) * 1000;
    if (!hasFile) return { waits: false, forgets: true, startedAt };
    // Where a hosted Redis doesn't let that be asked, waiting for what is there already costs nothing.
    const answer = await redis.config("GET", "appendfsync").catch(() => undefined);
    const fsync = Array.isArray(answer) ? answer[1] : undefined;
    const waits = canWait && (fsync === undefined || fsync === "everysec");
    return { waits, forgets: !waits && fsync !== "always", startedAt };
  }

  function disk(): Promise<Disk> {
    if (known === undefined || now() - known.at >= LOOK_EVERY_MS) {
      const looking = { at: now(), disk: look() };
      known = looking;
      looking.disk.catch(() => {
        if (known === looking) known = undefined;
      });
    }
    return known.disk;
  }

  async function round(): Promise<boolean> {
    if (!line) {
      line = redis.duplicate();
      // ioredis connects again by itself; without a listener the error would end the process.
      line.on("error", () => {});
    }
    await line.set(keys.onDisk, "1", "EX", MARK_SECONDS);
    const [here] = (await line.call("WAITAOF", "1", "0", String(WITHIN_MS))) as [number, number];
    return here >= 1;
  }

  return {
    /** Whether it is, within some seconds. Those who ask meanwhile wait for one round together. */
    async until(): Promise<boolean> {
      if (!(await disk()).waits) return true;
      next ??= running
        .catch(() => false)
        .then(() => {
          next = undefined;
          running = round();
          return running;
        });
      return next;
    },
    /**
     * The server's start, before which it may have lost what somebody was told is done: it can't be asked what is on disk, or keeps
     * less than that. undefined: it forgets nothing.
     */
    async forgotBefore(): Promise<number | undefined> {
      const { forgets, startedAt } = await disk();
      return forgets ? startedAt : undefined;
    },
    close(): void {
      line?.disconnect();
    },
  };
}
