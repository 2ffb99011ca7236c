import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { instantShot } from "../fixtures/instant-media.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import { openHouse, type Scenes, scenes } from "./even-house.ts";

let folder: string;
let shot: string;
let video: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-even-"));
  shot = await instantShot(folder);
  video = await readFile(await makeShotFile(inject("footage"), { seconds: 2 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What was looked at, made and paid for over all of it. */
const all = { looks: 0, clips: 0, predictions: 0, micros: 0 };
/** One day of a bot's, so that its budgets are used up now and then. */
async function play(day: readonly Scenes[]): Promise<void> {
  const house = await openHouse(video, shot);
  try {
    let seen = all;
    for (const played of day) seen = await house.play(played);
    for (const name of Object.keys(all) as (keyof typeof all)[]) all[name] += seen[name];
  } finally {
    await house.close();
  }
}

const EVEN =
  "for every person, pool and budget at any moment granted + gifts + paid - spent - reserved = left, and what is booked is what the provider charged, whatever is asked for, rendered, cancelled, given, bought, lowered, blocked and lost on the way in two processes";

const days = (most: number) => fc.array(scenes, { minLength: most, maxLength: most });

it(EVEN, async () => {
  await fc.assert(fc.asyncProperty(days(3), play), { numRuns: 1 });
  expect(all.looks).toBeGreaterThan(0);
});

it(`${EVEN} (many times)`, { tags: ["long"], timeout: 900_000 }, async () => {
  await fc.assert(fc.asyncProperty(days(4), play), { numRuns: 20 });
  expect(all.predictions).toBeGreaterThan(20);
  expect(all.micros).toBeGreaterThan(0);
});
