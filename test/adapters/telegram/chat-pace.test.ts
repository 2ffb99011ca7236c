import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createChatPace } from "../../../adapters/telegram/chat-pace.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import type { Surface } from "../../../src/core/surface.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createRedisPace } from "../../../src/store/pace.ts";
import { cardOf, filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { FAST, type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
const { signal } = new AbortController();
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

function club() {
  const ada = rig.telegram.user("Ada");
  const group = rig.telegram.group("Film club", { members: [ada] });
  const surface: Surface = { platform: "telegram", chat: String(group), group: String(group) };
  const clip = (id: string) =>
    finishedClip(surface, { id, maker: { id: `telegram:${ada.id}`, name: "Ada" } });
  return { ada, group, surface, clip };
}

/** A minute of this hurried time, less what a busy machine may need to hand a call over. */
const MINUTE_MS = 54_000 / FAST;

/** Most calls that one group took in any minute of this hurried time. */
function mostInAMinute(group: number): number {
  const times = rig.telegram.calls
    .filter(({ method }) => /^(send(?!ChatAction)|edit)/.test(method))
    .filter(({ parameters }) => parameters.chat_id === group)
    .map(({ at }) => at);
  return Math.max(
    0,
    ...times.map((start) => times.filter((at) => at >= start && at < start + MINUTE_MS).length),
  );
}

it("says no more than twenty things a minute in a group, whoever says them: answers, cards and films of all processes", async () => {
  const { telegram } = rig;
  const { ada, group, surface, clip } = club();
  telegram.limit({ most: 20, perMs: MINUTE_MS, retryAfterSeconds: 15, secondMs: 1_000 / FAST });
  const senders = [rig.sender, rig.newSender(), rig.newSender()];
  const shown = await rig.sender.postNotice(surface, { paragraphs: ["A card"] }, PLACE);
  if (!shown) throw new Error("no card");
  for (let at = 0; at < 8; at++) telegram.say(ada, group, "/help@rushes_bot");
  const films = senders.flatMap((sender, of) =>
    [1, 2, 3, 4].map((number) => {
      const id = `clip-${of}-${number}`;
      return sender.postClip(surface, postOf(clip(id), files), { idempotencyKey: id, signal });
    }),
  );
  for (let at = 0; at < 20; at++) {
    await senders[at % 3]?.editCard(shown, surface, cardOf(clip("clip-0-1"), { headline: `Shooting ${at}` }));
  }
  await Promise.all(films);
  await telegram.until(() => telegram.fromBot(group).length === 21, "all that was to be said");
  expect(telegram.refusedForFlood()).toBe(0);
  expect(mostInAMinute(group)).toBeLessThanOrEqual(20);
}, 30_000);

it("lets progress wait for answers, while a card's last state has its turn kept although others talk on", async () => {
  const clock = { now: 1_790_000_000_000 };
  const keys = createKeys(rig.redis.prefix);
  const pace = createChatPace(createRedisPace({ redis: rig.redis.client, keys, now: () => clock.now }));
  const card = { message: "7", last: false };
  for (let at = 0; at < 3; at++) await pace.message("-100700");
  expect(await pace.edit("-100700", card)).toBe(5_000);
  for (let at = 0; at < 2; at++) await pace.message("-100700");
  const waitMs = await pace.edit("-100700", { ...card, last: true });
  expect(waitMs).toBe(5_000);
  const stop = new AbortController();
  const talk = pace.message("-100700", { signal: stop.signal });
  const inPrivate = await pace.edit("5001", card);
  expect(inPrivate).toBe(0);
  clock.now += waitMs;
  expect(await pace.edit("-100700", { ...card, last: true })).toBe(0);
  stop.abort();
  await expect(talk).rejects.toThrow();
});

it("waits before it uploads while Telegram has asked for a pause, in whichever process that was heard", async () => {
  const { telegram } = rig;
  const { group, surface, clip } = club();
  telegram.fail("sendVideo", {
    error_code: 429,
    description: "Too Many Requests: retry after 20",
    parameters: { retry_after: 20 },
  });
  const first = rig.sender.postClip(surface, postOf(clip("one"), files), { idempotencyKey: "one", signal });
  await telegram.until(() => telegram.callsOf("sendVideo").length === 1);
  const refusedAt = telegram.callsOf("sendVideo")[0]?.at ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const other = rig.newSender();
  await Promise.all([
    first,
    other.postClip(surface, postOf(clip("two"), files), { idempotencyKey: "two", signal }),
    other.postNotice(surface, { paragraphs: ["Hello"] }, PLACE),
  ]);
  const later = telegram.calls.filter(({ method, at }) => method !== "sendChatAction" && at > refusedAt);
  expect(later.filter(({ method }) => method === "sendVideo")).toHaveLength(2);
  for (const { at, method } of later) {
    if (method.startsWith("send")) expect(at - refusedAt).toBeGreaterThan(20_000 / FAST - 100);
  }
  expect(telegram.fromBot(group)).toHaveLength(3);
});

it("waits as long as Telegram asks after an edit, for whatever comes next in that chat", async () => {
  const { telegram } = rig;
  const { surface, clip } = club();
  const shown = await rig.sender.postNotice(surface, { paragraphs: ["A card"] }, PLACE);
  if (!shown) throw new Error("no card");
  const card = cardOf(clip("c"));
  telegram.fail("editMessageText", {
    error_code: 429,
    description: "Too Many Requests: retry after 8",
    parameters: { retry_after: 8 },
  });
  await expect(rig.sender.editCard(shown, surface, card)).rejects.toMatchObject({
    retryable: true,
    retryAfterMs: 8_000,
  });
  const answer = await rig.newSender().editCard(shown, surface, card);
  expect(answer).toEqual({ waitMs: expect.any(Number) as number });
  expect(telegram.callsOf("editMessageText")).toHaveLength(1);
});
