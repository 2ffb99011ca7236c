import type { BoardHead } from "../core/film/board.ts";
import type { Connection } from "./connection.ts";
import type { Keys } from "./keys.ts";

/** A board nobody has changed for so long is over; its drafts stay clips. */
const BOARD_TTL_S = 180 * 24 * 60 * 60;

type Version = Pick<BoardHead, "clip" | "by">;

/** Boards: one hash each, a field for every version. Whoever writes a version's field first has made it. */
export function createBoardStore({ redis, keys }: { redis: Connection; keys: Keys }) {
  return {
    async load(id: string): Promise<BoardHead | undefined> {
      const hash = await redis.hgetall(keys.board(id));
      const versions = Object.keys(hash).flatMap((field) =>
        /^v\d+$/.test(field) ? [Number(field.slice(1))] : [],
      );
      if (versions.length === 0) return undefined;
      const read = (version: number) => JSON.parse(hash[`v${version}`] as string) as Version;
      const version = Math.max(...versions);
      const { clip: opened } = read(Math.min(...versions));
      return { version, ...read(version), opened, dropped: hash.dropped !== undefined };
    },
    /** Makes a draft the board's version of this number; false where another one is already. */
    async advance(id: string, version: number, made: Version): Promise<boolean> {
      const [[, isFirst] = [], , [, written] = []] =
        (await redis
          .multi()
          .hsetnx(keys.board(id), `v${version}`, JSON.stringify(made))
          .expire(keys.board(id), BOARD_TTL_S)
          .hget(keys.board(id), `v${version}`)
          .exec()) ?? [];
      return isFirst === 1 || (JSON.parse(String(written)) as Version).clip === made.clip;
    },
    async drop(id: string): Promise<void> {
      await redis.multi().hset(keys.board(id), "dropped", "1").expire(keys.board(id), BOARD_TTL_S).exec();
    },
  };
}
