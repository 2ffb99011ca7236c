import type { Redis } from "ioredis";
import type { Notebook } from "../core/ports/notebook.ts";
import { createScript } from "./script.ts";

/** In one step and one round trip: adapters write down what they hear before they answer it. */
const APPEND = `
local number = redis.call("INCR", KEYS[1])
redis.call("ZADD", KEYS[2], number, number .. " " .. ARGV[1])
if ARGV[2] ~= "" then redis.call("ZREMRANGEBYRANK", KEYS[2], 0, -ARGV[2] - 1) end
return number`;

const SET_AND_TELL = `
if ARGV[2] == "" then redis.call("SET", KEYS[1], ARGV[1]) else redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2]) end
redis.call("PUBLISH", ARGV[3], ARGV[4])`;

/** A Notebook in Redis under a key prefix of its own. Listening takes a connection of its own, opened when first needed. */
export function createRedisNotebook(redis: Redis, prefix: string): Notebook & { close(): Promise<void> } {
  const append = createScript<number>(redis, APPEND);
  const setAndTell = createScript<null>(redis, SET_AND_TELL);
  const key = (name: string) => `${prefix}:${name}`;
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  let subscriber: Redis | undefined;

  function listen(): Redis {
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
        const said = JSON.stringify(tell.message);
        await setAndTell([key(name)], [written, ttlMs ?? "", key(`topic:${tell.topic}`), said]);
      } else if (ttlMs === undefined) await redis.set(key(name), written);
      else await redis.set(key(name), written, "PX", ttlMs);
    },
    async claim(name, value, { ttlMs } = {}) {
      const written = JSON.stringify(value);
      const answer =
        ttlMs === undefined
          ? await redis.set(key(name), written, "NX")
          : await redis.set(key(name), written, "PX", ttlMs, "NX");
      return answer === "OK";
    },
    async delete(name) {
      await redis.del(key(name));
    },
    append: (list, value, { keep } = {}) =>
      append([key(`${list}:count`), key(list)], [JSON.stringify(value), keep ?? ""]),
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
