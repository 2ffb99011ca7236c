import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createInbox } from "../../../adapters/telegram/inbox.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";

const START = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 3600_000;

let redis: TestRedis;
let now: number;
const notebook = () => createRedisNotebook(redis.client, redis.prefix);
/** A bot's; the next one is another's. */
const inbox = () => createInbox({ notebook: notebook(), now: () => now });
const update = (id: number) => ({ update_id: id }) as Update;
const ids = (updates: readonly Update[]) => updates.map(({ update_id }) => update_id);

beforeEach(() => {
  redis = testRedis();
  now = START;
});
afterEach(() => redis.close());

it("keeps what waits, however much is heard and answered meanwhile", async () => {
  const dead = inbox();
  await dead.keep([update(1)]);
  const others = Array.from({ length: 1_500 }, (_, index) => update(2 + index));
  for (const heard of await dead.keep(others)) await dead.answered(heard);
  await expect(inbox().unanswered()).resolves.toEqual([update(1)]);
});

it("holds nothing that is answered", async () => {
  const bot = inbox();
  for (const heard of await bot.keep([update(1), update(2)])) await bot.answered(heard);
  await expect(notebook().read("inbox")).resolves.toEqual([]);
  await expect(inbox().keep([update(1)])).resolves.toEqual([]);
});

it("has what a dead bot left answered by one, and struck out", async () => {
  await inbox().keep([update(1)]);
  const next = inbox();
  await expect(next.unanswered()).resolves.toEqual([update(1)]);
  await expect(next.unanswered()).resolves.toEqual([]);
  await next.answered(update(1));
  await expect(inbox().unanswered()).resolves.toEqual([]);
});

it("takes over what version 0.2.0 wrote down and answered", async () => {
  const before = notebook();
  for (const id of [1, 2]) await before.append("inbox", { at: now, update: update(id) }, { keep: 1_000 });
  await before.set("done:1", true);
  expect(ids(await inbox().unanswered())).toEqual([2]);
  const left = await before.read<{ update: Update }>("inbox");
  expect(left.map(({ value }) => value.update.update_id)).toEqual([2]);
});

it("forgets what nobody waits for any more", async () => {
  await inbox().keep([update(1)]);
  now += DAY_MS;
  await expect(inbox().unanswered()).resolves.toEqual([]);
  await expect(notebook().read("inbox")).resolves.toEqual([]);
});

it("answers once what was perhaps written down", async () => {
  const real = notebook();
  let isLost = true;
  const bot = createInbox({
    notebook: {
      ...real,
      async appendOnce(...given: Parameters<typeof real.appendOnce>) {
        const answer = await real.appendOnce(...given);
        if (isLost) throw new Error("the answer never came");
        return answer;
      },
    },
    now: () => now,
  });
  await expect(bot.keep([update(1)])).rejects.toThrow("never came");
  isLost = false;
  await expect(bot.keep([update(1)])).resolves.toEqual([update(1)]);
  await bot.answered(update(1));
  await expect(inbox().unanswered()).resolves.toEqual([]);
});
