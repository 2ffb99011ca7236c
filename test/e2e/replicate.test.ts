import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { createBackendWebhooks } from "../../src/program/webhooks.ts";
import { createFakeReplicate, type FakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";

const ann = { id: "console:ann", name: "Ann" };
const surface = { platform: "console", chat: "main" };

let folder: string;
let video: Buffer;
let fake: FakeReplicate;
let rig: Rig;
let server: ReturnType<typeof serve>;
let answered: number[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-replicate-"));
  video = await readFile(await makeShotFile(inject("footage"), { seconds: 6 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  answered = [];
  let app: Hono | undefined;
  const { port } = await new Promise<AddressInfo>((resolve) => {
    const answer = async (request: Request) => {
      const response = (await app?.fetch(request)) ?? new Response(null, { status: 503 });
      answered.push(response.status);
      return response;
    };
    server = serve({ fetch: answer, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  fake = await createFakeReplicate({ video });
  rig = await startRig({
    env: {
      REPLICATE_API_TOKEN: fake.token,
      REPLICATE_BASE_URL: fake.baseUrl,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
  });
  const { store, notebook, events } = rig;
  const log = pino({ level: "silent" });
  app = createBackendWebhooks(rig.config, { store, notebook, log, wakeUp: events.wakeUp });
});

afterEach(async () => {
  await rig.stop();
  await fake.close();
  await new Promise((resolve) => server.close(resolve));
  expect(fake.violations).toEqual([]);
});

const ask = (more: object = {}) =>
  rig.studio.admit({
    request: { prompt: "a red fox crosses a frozen lake at dawn", seconds: 3, seed: 11, ...more },
    person: ann,
    surface,
    idempotencyKey: "ask-1",
  });

test("with a token alone a clip is made by the catalogue's default, told by a report, and its cost written down", async () => {
  const asked = await ask();
  expect(asked.request.model).toBe("seedance");
  await expect.poll(() => fake.predictions.length, { timeout: 10_000 }).toBe(1);
  expect(fake.predictions[0]?.model).toBe("bytedance/seedance-1-pro");
  await fake.succeed(String(fake.predictions[0]?.id));
  const clip = await rig.ended(asked.id);
  expect(answered).toEqual([204]);
  expect(clip.state).toBe("delivered");
  expect(clip.usd).toBe(0.09);
  expect(clip.charged).toBe(6);
  expect(clip.file?.seconds).toBeCloseTo(3, 0);
});

test("cancelling reaches the provider while the prediction runs", async () => {
  const asked = await ask();
  await expect.poll(() => fake.predictions.length, { timeout: 10_000 }).toBe(1);
  fake.run(String(fake.predictions[0]?.id));
  await rig.studio.cancel(asked.id, ann, surface);
  await expect.poll(() => fake.predictions[0]?.status, { timeout: 10_000 }).toBe("canceled");
  expect((await rig.ended(asked.id)).state).toBe("canceled");
});

test("what the model's filter refuses fails in plain words, with the credits back", async () => {
  const asked = await ask();
  await expect.poll(() => fake.predictions.length, { timeout: 10_000 }).toBe(1);
  await fake.fail(String(fake.predictions[0]?.id), "Content flagged as sensitive (E005)");
  const clip = await rig.ended(asked.id);
  expect(clip.state).toBe("failed");
  expect(clip.failure).toMatchObject({
    code: "refused-content",
    message: expect.stringContaining("Change the words"),
  });
  expect((await rig.studio.quota(ann, surface)).spent).toBe(0);
  expect(fake.creations()).toBe(1);
});

test("what the model can't do is said on the card before anything is paid", async () => {
  const asked = await ask({ model: "kling", aspect: "21:9" });
  expect(asked.warnings).toContain("Kling 2.6 can't make 21:9; it is made in 16:9 and cropped.");
});

test("no log line holds the token, whatever goes wrong", async () => {
  for (let index = 0; index < 3; index++) fake.faults.push({ method: "POST", status: 401 });
  const asked = await ask();
  const clip = await rig.ended(asked.id);
  expect(clip.failure?.code).toBe("backend-refused-token");
  expect(JSON.stringify(rig.logged())).not.toContain(fake.token);
});
