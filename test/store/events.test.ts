import { expect, it } from "vitest";
import type { Connection } from "../../src/store/connection.ts";
import { createClipEvents } from "../../src/store/events.ts";
import { createKeys, type Keys } from "../../src/store/keys.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { testRedis } from "../fixtures/redis.ts";
import { startRig } from "../fixtures/rig.ts";

/** Another process: what it hears, and how many messages Redis sends it. */
async function listener(redis: Connection, keys: Keys, hears: { progress?: true; wakeUps?: true }) {
  const got = { messages: 0, states: [] as unknown[], progress: 0, wakeUps: [] as string[] };
  const counted = {
    duplicate(...given: Parameters<Connection["duplicate"]>) {
      const line = redis.duplicate(...given);
      line.on("message", () => {
        got.messages += 1;
      });
      return line;
    },
  } as Connection;
  const events = await createClipEvents(counted, keys);
  events.onState(({ state }) => got.states.push(state));
  if (hears.wakeUps) events.onWakeUp((operation) => got.wakeUps.push(operation));
  const deaf = hears.progress && (await events.onProgress(() => (got.progress += 1)));
  return { got, events, deaf: deaf || undefined };
}

it("sends progress to nobody who keeps no cards, and news of a backend to nobody who waits for none", async () => {
  const backends = () => onlyBackend(createInstantBackend({ file: "" }));
  const rig = await startRig({ workers: false, cards: false, backends });
  const bot = await listener(rig.redis, rig.keys, { progress: true });
  const worker = await listener(rig.redis, rig.keys, { wakeUps: true });
  try {
    const { id } = await rig.studio.admit({
      request: { prompt: "a fox", seconds: 8 },
      person: { id: "fake:ann", name: "Ann" },
      surface: { platform: "fake", chat: "room" },
      idempotencyKey: "ask",
    });
    for (let share = 0; share < 50; share++) await rig.life.shotProgress(id, 0, share / 50, false);
    await rig.events.wakeUp("gone to sleep");
    await rig.life.cancel(id);
    for (const { got } of [bot, worker]) await expect.poll(() => got.states.at(-1)).toBe("canceled");
    expect(bot.got).toMatchObject({ states: ["canceled"], progress: 50, messages: 51 });
    expect(worker.got).toMatchObject({ states: ["canceled"], wakeUps: ["gone to sleep"], messages: 2 });
  } finally {
    for (const { events } of [bot, worker]) events.close();
    await rig.stop();
  }
});

it("listens to progress in a process that keeps cards alone", async () => {
  const backends = () => onlyBackend(createInstantBackend({ file: "" }));
  const rig = await startRig({ cards: false, backends });
  try {
    const subscribed = async (channel: string) => Number((await rig.redis.pubsub("NUMSUB", channel))[1]);
    expect(await subscribed(rig.keys.events)).toBe(1);
    expect(await subscribed(rig.keys.wakeUps)).toBe(1);
    expect(await subscribed(rig.keys.progress)).toBe(0);
    const stop = await rig.events.onProgress(() => {});
    expect(await subscribed(rig.keys.progress)).toBe(1);
    stop();
    await expect.poll(() => subscribed(rig.keys.progress)).toBe(0);
  } finally {
    await rig.stop();
  }
});

it("hears of progress from processes of an older version, and they hear of every state", async () => {
  const redis = testRedis();
  const keys = createKeys(redis.prefix);
  const bot = await listener(redis.client, keys, { progress: true });
  try {
    const older = (kind: string, state?: string) =>
      redis.client.publish(keys.events, JSON.stringify({ clipId: "c", kind, state }));
    await older("progress");
    await older("state", "delivered");
    await expect.poll(() => bot.got).toMatchObject({ states: ["delivered"], progress: 1 });
    bot.deaf?.();
    await older("progress");
    await older("state", "failed");
    await expect.poll(() => bot.got).toMatchObject({ states: ["delivered", "failed"], progress: 1 });
  } finally {
    bot.events.close();
    await redis.close();
  }
});
