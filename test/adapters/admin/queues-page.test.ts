import { randomUUID } from "node:crypto";
import { Worker } from "bullmq";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openQueuesPage } from "../../../adapters/admin/queues-page.ts";
import { createAdminRoutes } from "../../../adapters/admin/routes.ts";
import { createClipQueue, queueNames } from "../../../src/queue/clip-queue.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createLogins } from "../../../src/store/logins.ts";
import { createTurns } from "../../../src/store/turns.ts";
import { madeUpMonth } from "../../fixtures/made-up-month.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";
import { launchBrowser, serve } from "../console/browser.ts";

const HERE = "http://127.0.0.1:8788";
/** A job that failed for good and one that waits. */
const [FAILED, WAITING] = ["shot-failed-0", "shot-waiting-0"];

let browser: Browser;
let redis: TestRedis;
let queue: ReturnType<typeof createClipQueue>;
let logins: ReturnType<typeof createLogins>;
const desk = { figures: async () => madeUpMonth(), mayEnter: async () => true };

beforeAll(async () => {
  browser = await launchBrowser();
  redis = testRedis();
  const keys = createKeys(redis.prefix);
  queue = createClipQueue({
    ...{ connection: redis.client, prefix: redis.prefix, redisNow: Date.now, onError: () => {} },
    turns: createTurns({ redis: redis.client, keys, now: Date.now }),
    names: queueNames(["replicate"], ["discord"]),
  });
  logins = createLogins({ redis: redis.client, keys, newSecret: randomUUID });
  const shots = queue.opened().find(({ name }) => name === "shoot-replicate");
  await shots?.add("shoot", { clipId: "failed" }, { jobId: FAILED, attempts: 1 });
  const worker = new Worker("shoot-replicate", null, {
    connection: redis.client,
    prefix: redis.prefix,
    autorun: false,
  });
  const job = await worker.getNextJob("token", { block: false });
  await job?.moveToFailed(new Error("the model fell over"), "token", false);
  await worker.close(true);
  await shots?.add("shoot", { clipId: "waiting" }, { jobId: WAITING });
});
afterAll(async () => {
  await browser.close();
  await queue.close();
  await redis.close();
});

function open(queuesPage: Awaited<ReturnType<typeof openQueuesPage>>) {
  return createAdminRoutes({ desk, logins, hosts: [], queuesPage, log: { warn() {} } });
}
async function enter(routes: ReturnType<typeof open>): Promise<string> {
  const entered = await routes.request(`${HERE}/login`, {
    method: "POST",
    headers: { origin: HERE },
    body: new URLSearchParams({ link: await logins.offer("admin", "discord:1000") }),
  });
  return entered.headers.get("set-cookie")?.split(";")[0] ?? "";
}
async function counts() {
  const shots = queue.opened().find(({ name }) => name === "shoot-replicate");
  return shots?.getJobCounts("waiting", "failed", "delayed", "completed");
}

it("shows every queue there is with its jobs, to whoever is logged in to the admin's page alone", async () => {
  const routes = open(await openQueuesPage(queue.opened()));
  for (const path of ["/queues", "/queues/", "/queues/api/queues", "/queues/static/favicon.ico"]) {
    expect((await routes.request(`${HERE}${path}`)).status, path).toBe(401);
  }
  const headers = { cookie: await enter(routes) };
  const told = await routes.request(`${HERE}/queues/api/queues`, { headers });
  const { queues } = (await told.json()) as { queues: { name: string; readOnlyMode: boolean }[] };
  expect(queues.map(({ name }) => name).toSorted()).toEqual(
    queueNames(["replicate"], ["discord"]).toSorted(),
  );
  expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  expect(queues.find(({ name }) => name === "shoot-replicate")).toMatchObject({
    counts: { waiting: 1, failed: 1 },
  });
});

it("refuses whatever would change a queue, by the admin's page and by the board itself", async () => {
  const board = await openQueuesPage(queue.opened());
  const routes = open(board);
  const headers = { cookie: await enter(routes), origin: HERE };
  const before = await counts();
  const changes = [
    ["PUT", `/api/queues/shoot-replicate/${FAILED}/retry`],
    ["PUT", "/api/queues/shoot-replicate/retry/failed"],
    ["PUT", `/api/queues/shoot-replicate/${WAITING}/clean`],
    ["PUT", "/api/queues/shoot-replicate/clean/failed"],
    ["PUT", "/api/queues/shoot-replicate/pause"],
    ["PUT", "/api/queues/shoot-replicate/empty"],
    ["PUT", "/api/queues/shoot-replicate/obliterate"],
    ["POST", "/api/queues/shoot-replicate/add"],
    ["PATCH", `/api/queues/shoot-replicate/${WAITING}/update-data`],
  ] as const;
  for (const [method, path] of changes) {
    const refused = await routes.request(`${HERE}/queues${path}`, { method, headers });
    expect([refused.status, await refused.json()], path).toMatchObject([403, { code: "read-only" }]);
    expect((await board?.request(path, { method }))?.ok, `the board's ${path}`).toBe(false);
  }
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect((await routes.request(`${HERE}/queues`, { method, headers })).status, method).toBe(403);
  }
  expect(await counts()).toEqual(before);
});

it("says how to get it where its optional packages are not installed", async () => {
  const routes = open(undefined);
  const answer = await routes.request(`${HERE}/queues`, { headers: { cookie: await enter(routes) } });
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: "no-queues-page" }]);
});

it("is drawn in a browser under its policy, and asks nothing of anybody else", async () => {
  const served = await serve(open(await openQueuesPage(queue.opened())));
  const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
  try {
    const trouble: string[] = [];
    const foreign: string[] = [];
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(served.address) && !request.url().startsWith("data:"))
        foreign.push(request.url());
    });
    await page.goto(`${served.address}/login?link=${await logins.offer("admin", "discord:1000")}`);
    await page.getByRole("button", { name: "Open the admin's page" }).click();
    await page.getByRole("link", { name: "Queues" }).click();
    await page.goto(`${served.address}/queues/queue/shoot-replicate?status=failed`);
    await page.getByText("the model fell over").first().waitFor({ timeout: 30_000 });
    expect(await page.getByRole("button", { name: /retry/i }).count()).toBe(0);
    expect([trouble, foreign]).toEqual([[], []]);
  } finally {
    await page.close();
    await served.stop();
  }
});
