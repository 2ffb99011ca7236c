import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Card } from "../../src/core/card/card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { CardJournal } from "../../src/core/ports/card-journal.ts";
import { openCardJournal } from "../../src/host/card-journal.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { createTellLost, startTellingLost } from "../../workers/tell-lost.ts";
import { temporaryFolder } from "../fixtures/footage.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { silentSender } from "../fixtures/silent-sender.ts";

const log = pino({ level: "silent" });
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let edits: Card[];
let answer: () => Promise<"edited" | "gone" | { waitMs: number }>;
let journal: CardJournal;
beforeEach(() => {
  edits = [];
  answer = async () => "edited";
});

async function start(redisUrl?: string) {
  const place = await temporaryFolder();
  closing.push(place.remove);
  journal = await openCardJournal({ folder: place.path, now: Date.now, log });
  const rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    cardJournal: journal,
    ...(redisUrl !== undefined && { on: { redisUrl, prefix: "lost", dataDir: place.path } }),
  });
  closing.push(rig.stop);
  const sender = silentSender("fake", {
    async editCard(_ref, _surface, card) {
      edits.push(card);
      return answer();
    },
  });
  return { rig, tellLost: createTellLost({ journal, record: rig.record, senders: [sender], log }) };
}

async function clipWithCard({ studio }: Rig) {
  const surface = { platform: "fake", chat: "room" };
  const { id } = await studio.admit({
    request: { prompt: "a fox in the snow", seconds: 2 },
    person: { id: "fake:ann", name: "Ann" },
    surface,
    idempotencyKey: "once",
  });
  const ref = { ...surface, message: "card-1" };
  await studio.attachCard(id, ref);
  return { id, ref };
}

it("says once on the card of a clip that the record has lost what happened and what to do", async () => {
  const { rig, tellLost } = await start();
  const { id } = await clipWithCard(rig);
  await tellLost();
  expect(edits).toEqual([]);

  await rig.redis.del(rig.keys.clip(id));
  await tellLost();
  await tellLost();
  expect(edits).toHaveLength(1);
  expect(edits[0]).toMatchObject({ clipId: id, headline: "Lost", prompt: "a fox in the snow", buttons: [] });
  expect(edits[0]?.failure).toMatch(/lost power .* ask for it once more/);
});

it("tells of one that was lost before its card was shown", async () => {
  const { rig, tellLost } = await start();
  await rig.studio.attachCard("lostclip23", { platform: "fake", chat: "room", message: "card-2" });
  await tellLost();
  expect(edits).toMatchObject([{ clipId: "lostclip23", headline: "Lost" }]);
  expect(await rig.redis.exists(rig.keys.clip("lostclip23"))).toBe(0);
  expect(await rig.redis.sismember(rig.keys.openCards, "lostclip23")).toBe(0);
});

it.each([
  ["has no time", async () => ({ waitMs: 1_000 })],
  [
    "is in trouble",
    async () => {
      throw new PlatformError("unreachable", "Not now.", { retryable: true });
    },
  ],
] as const)("tries again where the platform %s", async (_name, refuse) => {
  const { rig, tellLost } = await start();
  const { id } = await clipWithCard(rig);
  await rig.redis.del(rig.keys.clip(id));
  answer = refuse;
  await tellLost();
  answer = async () => "edited";
  await tellLost();
  await tellLost();
  expect(edits).toHaveLength(2);
});

it("tells of the clip that came in the place of another, though that one's card was noted late", async () => {
  const { rig, tellLost } = await start();
  const { id, ref } = await clipWithCard(rig);
  const [person, surface] = [
    { id: "fake:ann", name: "Ann" },
    { platform: "fake", chat: "room" },
  ];
  const request = { prompt: "a wolf in the snow", seconds: 2 };
  const fresh = await rig.studio.admit({ request, person, surface, idempotencyKey: "edited" });
  await rig.studio.supersede(id, fresh.id, person, surface);
  // By a process that stood still meanwhile.
  await rig.studio.attachCard(id, ref);
  await tellLost();
  expect(edits).toEqual([]);
  await rig.redis.del(rig.keys.clip(fresh.id));
  await tellLost();
  expect(edits).toMatchObject([{ clipId: fresh.id, headline: "Lost", prompt: "a wolf in the snow" }]);
});

it("makes a message the card of its clip again, where that alone was lost", async () => {
  const { rig, tellLost } = await start();
  const { id, ref } = await clipWithCard(rig);
  await rig.redis.hdel(rig.keys.clip(id), "card");
  await rig.redis.srem(rig.keys.openCards, id);
  await tellLost();
  expect((await rig.record.clips.load(id))?.card).toEqual(ref);
  expect(await rig.redis.sismember(rig.keys.openCards, id)).toBe(1);
  expect(edits).toEqual([]);
});

it("keeps the cards of clips under way alone", async () => {
  const { rig, tellLost } = await start();
  const { id } = await clipWithCard(rig);
  expect(journal.all()).toHaveLength(1);
  await rig.life.cancel(id);
  await tellLost();
  expect(journal.all()).toEqual([]);
});

it("notes cards that a process without a journal shows, as a worker shows that of a vote's render", async () => {
  const { rig } = await start();
  const worker = await startRig({
    ...{ beside: rig, workers: false, cards: false },
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
  });
  closing.push(worker.stop);
  const telling = startTellingLost({ journal, record: rig.record, senders: [], log });
  closing.push(telling.stop);
  const { id, ref } = await clipWithCard(worker);
  await expect.poll(() => journal.all()).toMatchObject([{ clipId: id, ref, ifLost: { headline: "Lost" } }]);
});

it("tells nobody of a loss whose clip is forgotten, with whoever asked for it", async () => {
  const { rig, tellLost } = await start();
  const { id } = await clipWithCard(rig);
  await rig.life.cancel(id);
  await rig.studio.remove(id, { id: "fake:ann", name: "Ann" }, { platform: "fake", chat: "room" });
  const clip = await rig.record.clips.load(id);
  if (clip) await rig.record.forgetting.blank(clip);
  await tellLost();
  expect(edits).toEqual([]);
  expect(journal.all()).toEqual([]);
});

it("notes nothing where Redis writes through", async () => {
  const place = await temporaryFolder();
  closing.push(place.remove);
  const redis = await startPrivateRedis({ folder: place.path, path: process.env.PATH ?? "" });
  closing.push(redis.stop);
  const { rig } = await start(redis.socket);
  await clipWithCard(rig);
  expect(journal.all()).toEqual([]);
});
