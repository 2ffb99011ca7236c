import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createInstantBackend, type InstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { shotFiles } from "../fixtures/shot-file.ts";

const ann = { id: "console:ann", name: "Ann" };
const ben = { id: "console:ben", name: "Ben" };

let folder: string;
let rig: Rig;
let backend: InstantBackend;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-figures-"));
  backend = createInstantBackend({ file: shotFiles(folder), billed: true });
  rig = await startRig({
    cards: false,
    media: instantMedia(),
    backends: () => onlyBackend(backend),
    env: { ADMINS: "discord:1000", TIME_ZONE: "UTC" },
  });
});
afterAll(async () => {
  await rig.stop();
  await rm(folder, { recursive: true, force: true });
});

it("the figures add up to what was made, what failed and what the ledgers booked", async () => {
  let charged = 0;
  backend.answer = () => {
    charged += 0.015;
    return { state: "done", outputs: [{ source: "" }], usd: 0.015 };
  };
  const ask = (person: typeof ann, prompt: string, group?: string) =>
    rig.studio.admit({
      request: { prompt, seconds: 2 },
      person,
      surface: { platform: "console", chat: "c", ...(group && { group }) },
      idempotencyKey: prompt,
    });
  const clips = [await ask(ann, "a fox", "guild"), await ask(ann, "an owl"), await ask(ben, "a bear")];
  for (const { id } of clips) await rig.ended(id);
  const figures = await rig.adminDesk.figures(31);
  expect(figures.byDay).toHaveLength(31);
  const today = figures.byDay.at(-1);
  expect(today).toMatchObject({ films: 3, drafts: 0, failed: 0, usd: Number(charged.toFixed(6)) });
  expect(figures.money.spent).toBeCloseTo(charged, 6);
  expect(figures.byPerson).toMatchObject([
    { id: ann.id, name: "Ann", films: 2 },
    { id: ben.id, films: 1 },
  ]);
  expect(figures.byCommunity.map(({ id, films }) => [id, films]).sort()).toEqual([
    ["console", 2],
    ["console:guild", 1],
  ]);
  expect(figures.byModel).toMatchObject([{ id: "instant", films: 3, credits: today?.credits }]);
  expect(figures.underWay).toEqual([]);
  expect(figures.lines.find(({ name }) => name === "shoot-instant")).toMatchObject({ waiting: 0, active: 0 });
  expect([figures.reports, figures.payments]).toEqual([[], []]);
  expect(await rig.adminDesk.mayEnter({ id: "discord:1000" })).toBe(true);
  expect(await rig.adminDesk.mayEnter(ben)).toBe(false);
});

it("a clip under way is there with its state, and is counted once it has ended; a failed one has its cause", async () => {
  backend.answer = () => ({ state: "failed", code: "model-failed", message: "It broke.", retryable: false });
  const { id } = await rig.studio.admit({
    request: { prompt: "a stone", seconds: 2 },
    person: ben,
    surface: { platform: "console", chat: "c" },
    idempotencyKey: "a stone",
  });
  await rig.adminDesk.figures(1);
  await rig.ended(id);
  const figures = await rig.adminDesk.figures(1);
  expect(figures.byDay).toMatchObject([{ films: 4, failed: 1 }]);
  expect(figures.failures).toMatchObject([{ id, person: ben.id, model: "instant", code: "model-failed" }]);
});
