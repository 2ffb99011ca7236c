import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import type { Bench } from "./bench.ts";
import { ask, startInstallation, takingSender } from "./replicate-installation.ts";

const PREDICTIONS = 200;
/** Several polls of every prediction. */
const WATCH_MS = 20_000;

/** What two hundred predictions under way cost the one worker that waits for them. */
export const backendFanout: Bench = {
  name: "backend-fanout",
  async run() {
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
    const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
    const standIn = await startStandIn();
    try {
      const installation = await startInstallation({
        ...{ socket: redis.socket, folder, name: "fanout", slots: PREDICTIONS },
        replicate: standIn,
        sender: takingSender(() => {}),
      });
      const idle = await watch();
      for (let index = 0; index < PREDICTIONS; index++) await ask(installation, index);
      while ((await standIn.underWay()) < PREDICTIONS) await sleep(100);
      const busy = await watch();
      await installation.stop();
      const note = `one worker with ${PREDICTIONS} predictions running, each with 20 kB of log, over ${WATCH_MS / 1000} s, against the same worker with none`;
      return [
        {
          name: "backend-fanout-memory",
          ours: busy.mib,
          reference: idle.mib,
          ratio: busy.mib / idle.mib,
          unit: "MiB",
          note,
        },
        {
          name: "backend-fanout-delay",
          ours: busy.delayMs,
          reference: idle.delayMs,
          ratio: busy.delayMs / idle.delayMs,
          unit: "ms",
          note: `99th percentile of the event loop's delay, ${note}`,
        },
      ];
    } finally {
      standIn.process.kill();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function watch(): Promise<{ mib: number; delayMs: number }> {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  await sleep(WATCH_MS);
  histogram.disable();
  return { mib: process.memoryUsage().rss / 2 ** 20, delayMs: histogram.percentile(99) / 1e6 };
}

/** Replicate's stand-in in a process of its own, so that its work is not counted as ours. */
async function startStandIn(): Promise<{
  process: ChildProcess;
  token: string;
  baseUrl: string;
  underWay(): Promise<number>;
}> {
  const script = fileURLToPath(new URL("./replicate-stand-in.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [access] = (await once(child, "message")) as [{ token: string; baseUrl: string }];
  return {
    process: child,
    ...access,
    async underWay() {
      const answer = once(child, "message");
      child.send("how many?");
      return Number((await answer)[0]);
    },
  };
}
