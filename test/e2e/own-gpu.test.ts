import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { loadConfig } from "../../src/host/config.ts";
import { configuredBackends } from "../../src/program/backends.ts";
import { createFakeCog } from "../fakes/cog/fake-cog.ts";
import { createFakeComfyui } from "../fakes/comfyui/fake-comfyui.ts";
import { hunyuan, wanT2v } from "../fixtures/comfyui/graphs.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/comfyui/${name}.json`, import.meta.url));

let folder: string;
let video: Buffer;
let rig: Rig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-own-gpu-"));
  video = await readFile(await makeShotFile(inject("footage"), { seconds: 6 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => rig.stop());

const ask = (seconds: number) =>
  rig.studio.admit({
    request: { prompt: "a red fox crosses a frozen lake at dawn", seconds, seed: 5 },
    person: { id: "console:ann", name: "Ann" },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: "ask-1",
  });

test("COG_URL alone: a clip is made by the container and costs no money", async () => {
  const fake = await createFakeCog();
  rig = await startRig({ env: { COG_URL: fake.url } });
  const asked = await ask(2);
  expect(asked.request.model).toBe("cog");
  await expect.poll(() => fake.begun.length, { timeout: 20_000 }).toBe(1);
  await fake.finish(`data:video/mp4;base64,${video.toString("base64")}`);
  const clip = await rig.ended(asked.id);
  expect(clip.state).toBe("delivered");
  expect(clip.usd ?? 0).toBe(0);
  expect(fake.begun).toHaveLength(1);
  expect(fake.violations).toEqual([]);
  await fake.close();
});

test("where nothing is served that a container could report to, its order's request is kept open", async () => {
  const fake = await createFakeCog();
  const env = { COG_URL: fake.url, COG_WEBHOOK_URL: "http://127.0.0.1:9" };
  rig = await startRig({
    media: instantMedia(),
    env,
    backends: (made) =>
      configuredBackends(loadConfig(env), { ...made, log: pino({ level: "silent" }), reports: false }),
  });
  const asked = await ask(2);
  await expect.poll(() => fake.begun.length, { timeout: 20_000 }).toBe(1);
  expect(fake.begun[0]?.webhook).toBeUndefined();
  await fake.finish(`data:video/mp4;base64,${video.toString("base64")}`);
  expect((await rig.ended(asked.id)).state).toBe("delivered");
  await fake.close();
});

test("a clip cancelled on a container that answers nothing while it predicts says on its card that it runs on", async () => {
  const fake = await createFakeCog({ python: "0.13.6" });
  rig = await startRig({ media: instantMedia(), env: { COG_URL: fake.url } });
  const asked = await ask(2);
  await expect.poll(() => fake.begun.length, { timeout: 20_000 }).toBe(1);
  await rig.studio.cancel(
    asked.id,
    { id: "console:ann", name: "Ann" },
    { platform: "console", chat: "main" },
  );
  const told = await rig.when(asked.id, ({ runsOn }) => runsOn === true);
  expect((await rig.studio.card(told)).headline).toBe("Cancelled, but the model can't be stopped");
  expect(told).toMatchObject({ state: "canceled", charged: 0 });
  await fake.finish();
  await fake.close();
});

test("a clip of two shots waits for the one container in turn", async () => {
  const fake = await createFakeCog();
  rig = await startRig({ media: instantMedia(), env: { COG_URL: fake.url } });
  const asked = await ask(8);
  expect(asked.plan.shots.length).toBeGreaterThan(1);
  const data = `data:video/mp4;base64,${video.toString("base64")}`;
  for (let shot = 1; shot <= asked.plan.shots.length; shot++) {
    await expect.poll(() => fake.begun.length, { timeout: 20_000 }).toBe(shot);
    await fake.finish(data);
  }
  // What comes after is the same as for any clip, and takes the encoder a while.
  await rig.when(asked.id, (clip) => clip.shots.every((shot) => shot.state === "made"));
  expect(fake.begun).toHaveLength(asked.plan.shots.length);
  await fake.close();
});

test("COMFYUI_URL with a workflow and a mapping: a clip is made by it", async () => {
  const fake = await createFakeComfyui();
  fake.serve = (response: ServerResponse) => {
    response.writeHead(200, { "content-type": "video/mp4" }).end(video);
  };
  rig = await startRig({
    media: instantMedia(),
    env: {
      COMFYUI_URL: fake.url,
      COMFYUI_WORKFLOW: fixture("workflow"),
      COMFYUI_MAPPING: fixture("mapping"),
    },
  });
  const asked = await ask(2);
  expect(asked.request.model).toBe("comfyui");
  await expect.poll(() => fake.pending.length, { timeout: 10_000 }).toBe(1);
  await expect.poll(() => fake.listeners(), { timeout: 10_000 }).toBe(1);
  fake.run();
  fake.progress("3", 10, 20);
  await rig.when(asked.id, (clip) => (clip.shots[0]?.progress ?? 0) >= 0.5);
  fake.finish();
  expect((await rig.ended(asked.id)).state).toBe("delivered");
  expect(fake.violations).toEqual([]);
  await fake.close();
});

/** Two workflows on one server. */
async function twoWorkflows(url: string): Promise<Record<string, string>> {
  const workflows = await mkdtemp(join(folder, "workflows-"));
  await writeFile(join(workflows, "wan.json"), JSON.stringify(wanT2v));
  await writeFile(join(workflows, "hunyuan.json"), JSON.stringify(hunyuan));
  return { COMFYUI_URL: url, COMFYUI_WORKFLOWS: workflows };
}

const askOf = (model: string, key: string) =>
  rig.studio.admit({
    request: { prompt: `a red fox, ${key}`, seconds: 2, seed: 5, model },
    person: { id: `console:${key}`, name: key },
    surface: { platform: "console", chat: "main" },
    idempotencyKey: key,
  });

test("while the GPU's machine is asleep a clip waits, its card says until when, and it is made once that is on", async () => {
  const asleep = await createFakeComfyui();
  await asleep.close();
  rig = await startRig({
    media: instantMedia(),
    env: { ...(await twoWorkflows(asleep.url)), TIME_ZONE: "Europe/Berlin" },
  });
  const asked = await askOf("wan", "a");
  const waits = await rig.when(asked.id, (clip) => clip.shots[0]?.waits !== undefined);
  const card = await rig.studio.card(waits);
  expect(card.headline).toBe("Waiting");
  expect(card.warnings[0]).toMatch(
    /^The machine with the GPU gives no answer; it may be asleep\. It is tried again at \d\d:\d\d CES?T, and given up at \d\d:\d\d CES?T( on \d+ \w+)?\. Waiting costs nothing\.$/,
  );
  const { again = 0, until = 0 } = waits.shots[0]?.waits ?? {};
  expect(until - (waits.shots[0]?.startedAt ?? 0)).toBe(12 * 3_600_000);
  expect(until).toBeGreaterThan(again);
  const awake = await createFakeComfyui({ port: Number(new URL(asleep.url).port) });
  awake.serve = (response) => void response.writeHead(200, { "content-type": "video/mp4" }).end(video);
  await expect.poll(() => awake.pending.length, { timeout: 60_000 }).toBe(1);
  awake.finish();
  const done = await rig.ended(asked.id);
  expect(done.state).toBe("delivered");
  expect((await rig.studio.card(done)).warnings.join()).not.toContain("asleep");
  await awake.close();
});

test("orders of one model run together, though another was asked for in between", async () => {
  const fake = await createFakeComfyui();
  fake.serve = (response) => void response.writeHead(200, { "content-type": "video/mp4" }).end(video);
  rig = await startRig({ media: instantMedia(), env: await twoWorkflows(fake.url) });
  const first = await askOf("wan", "a");
  await expect.poll(() => fake.taken.length, { timeout: 20_000 }).toBe(1);
  const others = [await askOf("hunyuan", "b"), await askOf("wan", "c"), await askOf("wan", "d")];
  for (let made = 1; made <= 4; made++) {
    await expect.poll(() => fake.taken.length, { timeout: 60_000 }).toBe(made);
    fake.finish();
  }
  const models = fake.taken.map(({ workflow }) => ("124" in workflow ? "hunyuan" : "wan"));
  expect(models).toEqual(["wan", "wan", "wan", "hunyuan"]);
  for (const { id } of [first, ...others])
    await rig.when(id, ({ shots }) => shots.every(({ state }) => state === "made"));
  await fake.close();
});
