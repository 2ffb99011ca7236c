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
import type { Parts } from "../../src/program/parts.ts";
import { createFakeReplicate, type FakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import type { Bench, BenchResult } from "./bench.ts";
import { ask, startInstallation, takingSender } from "./replicate-installation.ts";
import { SHOT, STAND_INS, type StandIn } from "./stand-ins.ts";

/** Clips of each side. */
const CLIPS = 5;
/** So long every side runs before the first ends: all then ask at their longest interval, as they do of a video that takes minutes. */
const SETTLED_MS = 8_000;

/**
 * From an order's good end to the clip being handed to the surface: Replicate's, told by a report and by polling, against the bare
 * download; all others' against Replicate's.
 */
export const backendDone: Bench = {
  name: "backend-done",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const video = await readFile(await makeShotFile(folder, SHOT));
    const fakes = {
      report: await createFakeReplicate({ video }),
      polling: await createFakeReplicate({ video }),
    };
    const { counted, restore } = countRequests();
    try {
      const download = await bareDownload(fakes.polling, folder);
      const place = { socket: redis.socket, folder };
      const report = await replicateSide("report", fakes.report, place);
      const polling = await replicateSide("polling", fakes.polling, place);
      const others: Side[] = [];
      for (const [id, make] of Object.entries(STAND_INS))
        others.push(await otherSide(id, await make({ video, folder }), place));
      const figures = await measure([report, polling, ...others], counted);
      for (const side of [report, polling, ...others]) await side.close();
      const clip = `median of ${CLIPS} one-shot clips of ${SHOT.seconds} s at ${SHOT.resolution}, ended at even distances between two polls: from "succeeded" to handed to the surface, the cut included`;
      const told = (of: Side, reference: number, note: string): BenchResult => {
        const { seconds, requests } = figures.get(of) as Figures;
        return {
          ...{
            name: `backend-done-${of.id}`,
            ours: seconds,
            reference,
            ratio: seconds / reference,
            unit: "s",
          },
          note: `${clip}; ${requests.toFixed(1)} requests to its side in that time; reference: ${note}`,
        };
      };
      const beside = figures.get(polling)?.seconds as number;
      return [
        ...[report, polling].map((side) => told(side, download, "the bare download of the same file")),
        ...others.map((side) => told(side, beside, "the same with Replicate, told by polling; aim no worse")),
      ];
    } finally {
      restore();
      for (const fake of Object.values(fakes)) await fake.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** An installation with one backend, whose clips are taken by a surface that tells when. */
interface Side {
  id: string;
  /** Where its backend's other side is. */
  origin: string;
  /** Its longest pause between two questions, in milliseconds. */
  longestMs: number;
  ask(index: number): ReturnType<typeof ask>;
  /** How many orders its backend has had. */
  begun(): number;
  /** The order under way ends well. */
  finish(): unknown;
  /** Resolves when the next clip is handed to the surface. */
  handed(): Promise<void>;
  close(): Promise<void>;
}
interface Figures {
  seconds: number;
  requests: number;
}

/**
 * Each side's clips: all run at the same time, since waiting costs nothing, and end one after another, so that none waits for
 * another's cut. Each turn begins with another side, so that a busy machine is as unkind to one as to the others.
 */
async function measure(sides: readonly Side[], counted: Counted): Promise<Map<Side, Figures>> {
  const took = new Map(sides.map((side) => [side, [] as Figures[]]));
  for (let turn = 0; turn < CLIPS; turn++) {
    for (const side of sides) {
      const before = side.begun();
      await side.ask(turn);
      while (side.begun() === before) await sleep(5);
    }
    await sleep(SETTLED_MS);
    const from = turn % sides.length;
    for (const side of [...sides.slice(from), ...sides.slice(0, from)])
      took.get(side)?.push(await endOne(side, (turn + 0.5) / CLIPS, counted));
  }
  return new Map(
    [...took].map(([side, all]) => [
      side,
      { seconds: median(all.map((one) => one.seconds)), requests: mean(all.map((one) => one.requests)) },
    ]),
  );
}

/** Ends a side's order when this part of its pause since the last question is over. */
async function endOne(side: Side, part: number, counted: Counted): Promise<Figures> {
  const { lastAt } = counted(side.origin);
  const passed = (performance.now() - lastAt) % side.longestMs;
  await sleep((part * side.longestMs - passed + side.longestMs) % side.longestMs);
  const handed = side.handed();
  const before = counted(side.origin).count;
  const endedAt = performance.now();
  await side.finish();
  await handed;
  return { seconds: (performance.now() - endedAt) / 1000, requests: counted(side.origin).count - before };
}

const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)] as number;
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

/** Requests to an origin so far, and when the last went out, by `performance.now`. */
type Counted = (origin: string) => { count: number; lastAt: number };

/** Notes what goes out by `fetch`, which is all that backends ask by. */
function countRequests(): { counted: Counted; restore: () => void } {
  const { fetch } = globalThis;
  const seen = new Map<string, { count: number; lastAt: number }>();
  const counted: Counted = (origin) => seen.get(origin) ?? { count: 0, lastAt: 0 };
  globalThis.fetch = (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : input);
    seen.set(origin, { count: counted(origin).count + 1, lastAt: performance.now() });
    return fetch(input, init);
  };
  return {
    counted,
    restore: () => {
      globalThis.fetch = fetch;
    },
  };
}

/** Where installations keep what they need. */
interface Place {
  socket: string;
  folder: string;
}

const longestOf = ({ backends }: Parts, id: string) =>
  backends.all.find((backend) => backend.id === id)?.pollMs.longest ?? 1;

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

async function otherSide(id: string, standIn: StandIn, place: Place): Promise<Side> {
  const { sender, handed } = listening();
  const { model, url, begun, finish } = standIn;
  const env = { ...standIn.env, DEFAULT_RESOLUTION: SHOT.resolution };
  const installation = await startInstallation({ ...place, sender, name: id, slots: 4, env });
  return {
    ...{ id, origin: url, longestMs: longestOf(installation, id), begun, finish, handed },
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

async function replicateSide(way: "report" | "polling", fake: FakeReplicate, place: Place): Promise<Side> {
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
    ...{ ...place, sender, name: way, slots: 4, replicate: { token, baseUrl } },
    env: { DEFAULT_RESOLUTION: SHOT.resolution },
    ...(way === "report" && { publicUrl }),
  });
  app = createReplicateWebhook({
    ...{ token, baseUrl, fetch, now: Date.now, log: pino({ level: "silent" }) },
    notebook: installation.record.notebook("replicate"),
    onFinished: ({ operationId }) => installation.record.events.wakeUp(operationId),
  });
  return {
    ...{ id: way, origin: new URL(baseUrl).origin, longestMs: longestOf(installation, "replicate") },
    ask: (index) => ask(installation, index, SHOT.seconds),
    begun: () => fake.predictions.length,
    finish: () => fake.succeed(fake.predictions[0]?.id ?? ""),
    handed,
    async close() {
      await installation.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
