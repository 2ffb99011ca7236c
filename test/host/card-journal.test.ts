import { appendFile, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeLostCard } from "../../src/core/card/lost-card.ts";
import type { NotedCard } from "../../src/core/ports/card-journal.ts";
import { openCardJournal } from "../../src/host/card-journal.ts";
import { temporaryFolder } from "../fixtures/footage.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let now = 1_000_000_000;
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(() => place.remove());

const open = () => openCardJournal({ folder: place.path, now: () => now, log: pino({ level: "silent" }) });
const written = () => readFile(join(place.path, "cards.jsonl"), "utf8");

function card(clipId: string, message = clipId): NotedCard {
  const surface = { platform: "telegram", chat: "7" };
  return { clipId, ref: { ...surface, message }, surface, ifLost: makeLostCard(clipId, undefined), at: now };
}

it("knows after a start what was noted before it, and not what was forgotten", async () => {
  const journal = await open();
  const [one, two, three] = [card("one"), card("two"), card("three")];
  await Promise.all([journal.note(one), journal.note(two), journal.note(three)]);
  await journal.forget([two]);
  expect((await open()).all()).toEqual([one, three]);
  expect(await written()).not.toContain("two");
});

it("loses to a torn end no more than that", async () => {
  const journal = await open();
  await journal.note(card("one"));
  await appendFile(join(place.path, "cards.jsonl"), '\n{"clipId":"tw');
  await (await open()).note(card("three"));
  expect((await open()).all().map(({ clipId }) => clipId)).toEqual(["one", "three"]);
});

it("has one clip a message: the newest", async () => {
  const journal = await open();
  const first = card("first", "m");
  await journal.note(first);
  await journal.note(card("second", "m"));
  // What is done with the clip it was is no word about the clip it is.
  await journal.forget([first]);
  expect((await open()).all().map(({ clipId }) => clipId)).toEqual(["second"]);
});

it("keeps nothing for longer than anybody waits, and lets nobody else read it", async () => {
  await (await open()).note(card("one"));
  expect((await stat(join(place.path, "cards.jsonl"))).mode & 0o777).toBe(0o600);
  now += 25 * 3_600_000;
  expect((await open()).all()).toEqual([]);
});

it("is no reason to fail where nothing can be written", async () => {
  const journal = await open();
  await place.remove();
  await journal.note(card("one"));
  expect(journal.all()).toHaveLength(1);
});
