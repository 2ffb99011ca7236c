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
import { ask, startInstallation, takingSender } from "./replicate-installation.ts";
import type { FromStandIn } from "./stand-in-process.ts";

/** One worker of one backend, in a process of its own: what it takes with so many orders under way, and before that with nothing to do if that is asked for. */
export interface Fanout {
  idle?: Watched;
  busy: Watched;
  /** Orders its backend had at once; those beyond its slots wait in line. */
  underWay: number;
}
export interface Watched {
  mib: number;
  /** 99th percentile of the event loop's delay, in milliseconds. */
  delayMs: number;
  /** Processor time for a minute of it, in seconds. */
  busySeconds: number;
}

const [id = "replicate", orders = "200", watchMs = "20000", idleToo = "no"] = process.argv.slice(2);
const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "rushes-bench-"));
const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
const standIn = await startStandIn();
const count = Number(orders);
const { replicate, env, model, seconds } = standIn.given;
const installation = await startInstallation({
  ...{ socket: redis.socket, folder, name: "fanout", slots: count, sender: takingSender(() => {}) },
  ...(replicate && { replicate }),
  ...(env && { env }),
});
const idle = idleToo === "idle" ? await watch() : undefined;
for (let index = 0; index < count; index++) await ask(installation, index, seconds, model);
const slots = Math.min(count, installation.backends.all.find((one) => one.id === id)?.slots ?? count);
while ((await standIn.underWay()) < slots) await sleep(100);
const busy = await watch();
await installation.stop();
standIn.process.kill();
await redis.stop();
await rm(folder, { recursive: true, force: true });
process.send?.({ ...(idle && { idle }), busy, underWay: slots } satisfies Fanout, () => process.exit(0));

async function watch(): Promise<Watched> {
  const histogram = monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  const before = process.cpuUsage();
  await sleep(Number(watchMs));
  histogram.disable();
  const { user, system } = process.cpuUsage(before);
  return {
    mib: process.memoryUsage().rss / 2 ** 20,
    delayMs: histogram.percentile(99) / 1e6,
    busySeconds: ((user + system) / 1e6) * (60_000 / Number(watchMs)),
  };
}

/** The other side in a process of its own, so that its work is not counted as ours. */
async function startStandIn(): Promise<{
  process: ChildProcess;
  given: FromStandIn;
  underWay(): Promise<number>;
}> {
  const script = fileURLToPath(new URL("./stand-in-process.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, id, orders, folder], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [given] = (await once(child, "message")) as [FromStandIn];
  return {
    process: child,
    given,
    async underWay() {
      const answer = once(child, "message");
      child.send("how many?");
      return Number((await answer)[0]);
    },
  };
}
