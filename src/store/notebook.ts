import type { Notebook } from "../core/ports/notebook.ts";
import type { Connection } from "./connection.ts";
import { createScript } from "./script.ts";

/** A Notebook in Redis under a key prefix of its own. Listening takes a connection of its own, opened when first needed. */
export function createRedisNotebook(
  redis: Connection,
  prefix: string,
): Notebook & { close(): Promise<void> } {
  const append = createScript<number>(redis, "append-note");
  const appendOnce = createScript<number>(redis, "append-once");
  const claim = createScript<number>(redis, "claim-note");
  const leave = createScript<null>(redis, "leave-lease");
  const post = createScript<string | null>(redis, "post-note");
  const renew = createScript<number>(redis, "renew-lease");
  const setAndTell = createScript<null>(redis, "set-and-tell");
  const key = (name: string) => `${prefix}:${name}`;
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  let subscriber: Connection | undefined;

  function listen(): Connection {
    if (subscriber) return subscriber;
    subscriber = redis.duplicate();
    // ioredis reconnects and subscribes again by itself; without a listener the error would end the process.
    subscriber.on("error", () => {});
    subscriber.on("message", (channel: string, written: string) => {
      for (const listener of listeners.get(channel) ?? []) listener(JSON.parse(written));
    });
    return subscriber;
  }

  return {
    async get<Value>(name: string) {
      const written = await redis.get(key(name));
      return written === null ? undefined : (JSON.parse(written) as Value);
    },
    async set(name, value, { ttlMs, tell } = {}) {
      const written = JSON.stringify(value);
      if (tell) {
        const texts = { value: written, message: JSON.stringify(tell.message) };
        await setAndTell({ note: key(name) }, { ttlMs, topic: key(`topic:${tell.topic}`) }, texts);
      } else if (ttlMs === undefined) await redis.set(key(name), written);
      else await redis.set(key(name), written, "PX", ttlMs);
    },
    async post(list, note, heading, tell) {
      const { value, entry, keep } = note;
      const posted = await post(
        {
          ...{ note: key(note.key), heading: key(heading.key) },
          ...{ count: key(`${list}:count`), list: key(list) },
        },
        {
          ...{ entry: JSON.stringify(entry), keep, at: value.at },
          ...{ topic: key(`topic:${tell.topic}`), noteAs: tell.note, headingAs: tell.heading },
          // Half a letter would not be read there.
          ...(heading.title !== undefined && { title: heading.title.replace(/\p{Surrogate}/gu, "\ufffd") }),
        },
        { note: JSON.stringify(value).slice(1), empty: JSON.stringify(heading.empty) },
      );
      return posted === null ? undefined : JSON.parse(posted);
    },
    async claim(name, value, { ttlMs } = {}) {
      return (await claim({ note: key(name) }, { value: JSON.stringify(value), ttlMs })) === 1;
    },
    async renew(name, value, { ttlMs }) {
      return (await renew({ lease: key(name) }, { holder: JSON.stringify(value), ttlMs })) === 1;
    },
    async leave(name, value) {
      await leave({ lease: key(name) }, { holder: JSON.stringify(value) });
    },
    async delete(name) {
      await redis.del(key(name));
    },
    append: (list, value, { keep } = {}) =>
      append({ count: key(`${list}:count`), list: key(list) }, { value: JSON.stringify(value), keep }),
    async appendOnce(list, value, { key: claimed, ttlMs, keep }) {
      const answer = await appendOnce(
        { claim: key(claimed), count: key(`${list}:count`), list: key(list) },
        { value: JSON.stringify(value), ttlMs, keep },
      );
      return answer === 0 ? undefined : answer;
    },
    async strike(list, numbers) {
      await Promise.all(numbers.map((number) => redis.zremrangebyscore(key(list), number, number)));
    },
    async read<Value>(list: string, { after = 0, count }: { after?: number; count?: number } = {}) {
      const entries =
        count === undefined
          ? await redis.zrangebyscore(key(list), `(${after}`, "+inf")
          : await redis.zrangebyscore(key(list), `(${after}`, "+inf", "LIMIT", 0, count);
      return entries.map((entry) => {
        const space = entry.indexOf(" ");
        return { number: Number(entry.slice(0, space)), value: JSON.parse(entry.slice(space + 1)) as Value };
      });
    },
    async publish(topic, message) {
      await redis.publish(key(`topic:${topic}`), JSON.stringify(message));
    },
    async subscribe<Message>(topic: string, listener: (message: Message) => void) {
      const channel = key(`topic:${topic}`);
      const heard = listener as (message: unknown) => void;
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(heard));
      await listen().subscribe(channel);
      return async () => {
        all.delete(heard);
        if (all.size > 0) return;
        listeners.delete(channel);
        // A line that is closed has nothing left to stop.
        await subscriber?.unsubscribe(channel).catch(() => {});
      };
    },
    async close() {
      listeners.clear();
      subscriber?.disconnect();
    },
  };
}
