import { createHash } from "node:crypto";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/** What a card shows, as far as anybody knows. */
export interface ShownCard {
  /** Digest of what the sender says it looks like; absent where an edit's outcome isn't known. */
  look?: string;
  /** Share done that it shows, 0 to 1. */
  progress: number;
}

/** Whether a process may edit a card now. */
export type CardTurn =
  | { kind: "yours"; shown: ShownCard }
  /** Another process edits it, or it is not this card's turn: ask again after `waitMs` milliseconds. */
  | { kind: "wait"; waitMs: number }
  /** Its message is gone. */
  | { kind: "gone" };

/** What is remembered of a card that nothing happens to, in milliseconds. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;

/** A card's look, short enough to be kept. */
export function lookDigest(look: string): string {
  return createHash("sha256").update(look).digest("base64url");
}

/** The cards not yet in their last state, and who edits each. `writer` is this process's own name. */
export function createOpenCards({
  redis,
  keys,
  writer,
  now,
}: {
  redis: Connection;
  keys: Keys;
  writer: string;
  now: () => number;
}) {
  const take = createScript<string[]>(redis, "take-card");
  const hold = createScript<number>(redis, "hold-card");
  const putDown = createScript<null>(redis, "put-down-card");

  return {
    /** Ids of clips whose card is not in its last state. */
    all: () => redis.smembers(keys.openCards),

    /**
     * Takes a card up for editing; it is this process's for `leaseMs` milliseconds, or until it is put down.
     * `first`: goes before the pace, but not before a pause that the platform asked for.
     */
    async take(
      clipId: string,
      options: { chat: string; chatIntervalMs: number; leaseMs: number; first: boolean },
    ): Promise<CardTurn> {
      const [kind, number = "0", look = ""] = await take(
        { card: keys.card(clipId), pace: keys.chatPace(options.chat) },
        {
          writer,
          now: now(),
          leaseMs: options.leaseMs,
          intervalMs: options.chatIntervalMs,
          first: options.first,
          keptMs: REMEMBERED_MS,
        },
      );
      if (kind === "gone") return { kind };
      if (kind === "wait") return { kind, waitMs: Number(number) };
      return { kind: "yours", shown: { progress: Number(number), ...(look === "" ? {} : { look }) } };
    },

    /** Keeps a card that was taken up for longer; false: another process has it now. */
    async hold(clipId: string, leaseMs: number): Promise<boolean> {
      return (await hold({ card: keys.card(clipId) }, { writer, untilAt: now() + leaseMs })) === 1;
    },

    /**
     * Puts a card down with what it shows now. `intervalMs`: not edited again before; `pauseMs`: not even for its last
     * state; `ended`: nothing more is to come; `gone`: its message is.
     */
    async putDown(
      clipId: string,
      shown: Partial<ShownCard>,
      options: { intervalMs?: number; pauseMs?: number | undefined; ended?: boolean; gone?: boolean },
    ): Promise<void> {
      const { intervalMs = 0, pauseMs, ended, gone } = options;
      await putDown(
        { card: keys.card(clipId), open: keys.openCards },
        {
          writer,
          clip: clipId,
          look: shown.look,
          progress: shown.progress,
          nextAt: now() + intervalMs,
          ...(pauseMs !== undefined && { pausedUntil: now() + pauseMs }),
          ended,
          gone,
        },
      );
    },
  };
}
