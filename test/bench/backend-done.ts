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
import { SHOT, STAND_INS, type StandIn } from "./stand-ins.ts";

/** Clips in turn, so that none waits for another's cut. */
const CLIPS = 7;

/** From a prediction's good end to the clip being handed to the surface, told by a report and by polling. */
export const backendDone: Bench = {
  name: "backend-done",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const fake = await createFakeReplicate({
      video: await readFile(await makeShotFile(folder, { seconds: 2 })),
    });
    const video = await readFile(await makeShotFile(folder, SHOT));
    const beside = await createFakeReplicate({ video });
    try {
      const download = await bareDownload(fake, folder);
      const results: BenchResult[] = [];
      for (const way of ["report", "polling"] as const) {
        const side = await replicateSide(way, fake, redis.socket, folder);
        const [seconds] = await medians([side]);
        await side.close();
        results.push({
          name: `backend-done-${way}`,
          ours: seconds as number,
          reference: download,
          ratio: (seconds as number) / download,
          unit: "s",
          note: `median of ${CLIPS} one-shot clips of 2 s at 480p: from "succeeded" to handed to the surface, told by ${way}, the cut included; reference: the bare download of the same file`,
        });
      }
      for (const [id, make] of Object.entries(STAND_INS)) {
        const other = await otherSide(id, await make({ video, folder }), redis.socket, folder);
        const replicate = await replicateSide("polling", beside, redis.socket, folder, `beside-${id}`, SHOT);
        const [ours, reference] = (await medians([other, replicate])) as [number, number];
        await other.close();
        await replicate.close();
        results.push({
          name: `backend-done-${id}`,
          ours,
          reference,
          ratio: ours / reference,
          unit: "s",
          note: `median of ${CLIPS} one-shot clips of ${SHOT.seconds} s at ${SHOT.resolution} as above with ${id}, told by polling; reference: the same with Replicate, a clip of each in turn; aim no worse`,
        });
      }
      return results;
    } finally {
      await fake.close();
      await beside.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** An installation with one backend, whose clips are taken by a surface that tells when. */
interface Side {
  ask(index: number): ReturnType<typeof ask>;
  /** How many orders its backend has had. */
  begun(): number;
  /** The order under way ends well. */
  finish(): unknown;
  /** Resolves when the next clip is handed to the surface. */
  handed(): Promise<void>;
  close(): Promise<void>;
}

/** The median of each side's clips, in seconds; a clip of each in turn, so that a busy machine is as unkind to one as to the other. */
async function medians(sides: readonly Side[]): Promise<number[]> {
  const took = sides.map((): number[] => []);
  for (let index = 0; index < CLIPS; index++)
    for (const [number, side] of sides.entries()) took[number]?.push(await oneClip(side, index));
  return took.map((all) => all.sort((one, other) => one - other)[Math.floor(CLIPS / 2)] as number);
}

async function oneClip(side: Side, index: number): Promise<number> {
  const before = side.begun();
  await side.ask(index);
  while (side.begun() === before) await sleep(5);
  // Spread over the pause between two polls, as ends are in life.
  await sleep(2_200 + (index * 4_000) / CLIPS);
  const handed = side.handed();
  const endedAt = performance.now();
  await side.finish();
  await handed;
  return (performance.now() - endedAt) / 1000;
}

function listening() {
  let heard = () => {};
  return {
    sender: takingSender(() => heard()),
    handed: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
  };
}

async function otherSide(id: string, standIn: StandIn, socket: string, folder: string): Promise<Side> {
  const { sender, handed } = listening();
  const { model, begun, finish } = standIn;
  const env = { ...standIn.env, DEFAULT_RESOLUTION: SHOT.resolution };
  const installation = await startInstallation({ socket, folder, sender, name: id, slots: 4, env });
  return {
    ...{ begun, finish, handed },
    ask: (index) => ask(installation, index, SHOT.seconds, model),
    async close() {
      await installation.stop();
      await standIn.close();
    },
  };
}

async function bareDownload(fake: FakeReplicate, folder: string): Promise<number> {
  const rules = { allowed: () => true, maxBytes: 1e9, signal: new AbortController().signal, fetch };
  const startedAt = performance.now();
  await downloadFile(fake.outputUrl("bare.mp4"), join(folder, "bare.mp4"), rules);
  return (performance.now() - startedAt) / 1000;
}

async function replicateSide(
  way: "report" | "polling",
  fake: FakeReplicate,
  socket: string,
  folder: string,
  name: string = way,
  { seconds, resolution }: { seconds: number; resolution: string } = { seconds: 2, resolution: "480p" },
): Promise<Side> {
  const { sender, handed } = listening();
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
    ...{ socket, folder, sender, name, slots: 4, replicate: { token, baseUrl } },
    env: { DEFAULT_RESOLUTION: resolution },
    ...(way === "report" && { publicUrl }),
  });
  app = createReplicateWebhook({
    ...{ token, baseUrl, fetch, now: Date.now, log: pino({ level: "silent" }) },
    notebook: installation.notebook("replicate"),
    onFinished: ({ operationId }) => installation.events.wakeUp(operationId),
  });
  return {
    ask: (index) => ask(installation, index, seconds),
    begun: () => fake.predictions.length,
    finish: () => fake.succeed(fake.predictions[0]?.id ?? ""),
    handed,
    async close() {
      await installation.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
