import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { downloadFile } from "../../src/inference/download.ts";
import { createReplicateWebhook } from "../../src/inference/replicate/webhook.ts";
import { createFakeReplicate, type FakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { ask, startInstallation, takingSender } from "./replicate-installation.ts";
import { STAND_INS, type StandIn } from "./stand-ins.ts";

/** Clips in turn, so that none waits for another's cut. */
const CLIPS = 7;

/** From a prediction's good end to the clip being handed to the surface, told by a report and by polling. */
export const backendDone: Bench = {
  name: "backend-done",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const video = await readFile(await makeShotFile(folder, { seconds: 2 }));
    const fake = await createFakeReplicate({ video });
    try {
      const download = await bareDownload(fake, folder);
      const results: BenchResult[] = [];
      let polled = Number.NaN;
      for (const way of ["report", "polling"] as const) {
        const seconds = await measure(way, fake, redis.socket, folder);
        if (way === "polling") polled = seconds;
        results.push({
          name: `backend-done-${way}`,
          ours: seconds,
          reference: download,
          ratio: seconds / download,
          unit: "s",
          note: `median of ${CLIPS} one-shot clips of 2 s at 480p: from "succeeded" to handed to the surface, told by ${way}, the cut included; reference: the bare download of the same file`,
        });
      }
      for (const [id, make] of Object.entries(STAND_INS)) {
        const standIn = await make({ video, folder });
        const seconds = await measureOther(id, standIn, redis.socket, folder);
        await standIn.close();
        results.push({
          name: `backend-done-${id}`,
          ours: seconds,
          reference: polled,
          ratio: seconds / polled,
          unit: "s",
          note: `median of ${CLIPS} as above with ${id}, told by polling; reference: Replicate's, told by polling`,
        });
      }
      return results;
    } finally {
      await fake.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measureOther(id: string, standIn: StandIn, socket: string, folder: string): Promise<number> {
  const posted = new Map<string, number>();
  let heard = () => {};
  const sender = takingSender((clipId) => {
    posted.set(clipId, performance.now());
    heard();
  });
  const installation = await startInstallation({
    socket,
    folder,
    sender,
    name: id,
    slots: 4,
    env: standIn.env,
  });
  const took: number[] = [];
  for (let index = 0; index < CLIPS; index++) {
    const clip = await ask(installation, index, standIn.seconds, standIn.model);
    while (standIn.begun() <= index) await sleep(5);
    await sleep(2_200 + (index * 4_000) / CLIPS);
    const handed = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const endedAt = performance.now();
    await standIn.finish();
    await handed;
    took.push(((posted.get(clip.id) ?? Number.NaN) - endedAt) / 1000);
  }
  await installation.stop();
  return took.sort((one, other) => one - other)[Math.floor(CLIPS / 2)] as number;
}

async function bareDownload(fake: FakeReplicate, folder: string): Promise<number> {
  const rules = { allowed: () => true, maxBytes: 1e9, signal: new AbortController().signal, fetch };
  const startedAt = performance.now();
  await downloadFile(fake.outputUrl("bare.mp4"), join(folder, "bare.mp4"), rules);
  return (performance.now() - startedAt) / 1000;
}

async function measure(
  way: "report" | "polling",
  fake: FakeReplicate,
  socket: string,
  folder: string,
): Promise<number> {
  const posted = new Map<string, number>();
  let heard = () => {};
  const sender = takingSender((clipId) => {
    posted.set(clipId, performance.now());
    heard();
  });
  const { token, baseUrl } = fake;
  // The address has to be known before there is anything that listens at it.
  let app: ReturnType<typeof createReplicateWebhook> | undefined;
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve(
      { fetch: (request) => app?.fetch(request) ?? new Response(null, { status: 503 }), port: 0 },
      () => resolve(started),
    );
  });
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const installation = await startInstallation({
    ...{ socket, folder, sender, name: way, slots: 4, replicate: { token, baseUrl } },
    ...(way === "report" && { publicUrl }),
  });
  app = createReplicateWebhook({
    ...{ token, baseUrl, fetch, now: Date.now, log: pino({ level: "silent" }) },
    notebook: installation.notebook("replicate"),
    onFinished: ({ operationId }) => installation.events.wakeUp(operationId),
  });

  const took: number[] = [];
  for (let index = 0; index < CLIPS; index++) {
    const before = fake.predictions.length;
    const clip = await ask(installation, index);
    while (fake.predictions.length === before) await sleep(5);
    const [prediction] = fake.predictions;
    // Spread over the pause between two polls, as ends are in life.
    await sleep(2_200 + (index * 4_000) / CLIPS);
    const handed = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const succeededAt = performance.now();
    await fake.succeed(prediction?.id ?? "");
    await handed;
    took.push(((posted.get(clip.id) ?? Number.NaN) - succeededAt) / 1000);
  }
  await installation.stop();
  await new Promise((resolve) => server.close(resolve));
  return took.sort((one, other) => one - other)[Math.floor(CLIPS / 2)] as number;
}
