import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Bench, BenchResult } from "./bench.ts";
import type { Fanout } from "./fanout-one.ts";
import { STAND_INS } from "./stand-ins.ts";

const ORDERS = 200;
/** Several polls of every order. */
const WATCH_MS = 20_000;

/** What two hundred orders under way cost the one worker that waits for them: Replicate's against none, all others' against Replicate's. */
export const backendFanout: Bench = {
  name: "backend-fanout",
  async run() {
    const { idle, busy: replicate } = await fanoutOf("replicate");
    const note = `one worker with ${ORDERS} predictions running, each with 20 kB of log, over ${WATCH_MS / 1000} s, against the same worker with none`;
    const results = [
      ...result("", { ours: replicate.mib, reference: idle.mib }, "MiB", note),
      ...result(
        "",
        { ours: replicate.delayMs, reference: idle.delayMs },
        "ms",
        `99th percentile of the event loop's delay, ${note}`,
      ),
    ];
    for (const id of Object.keys(STAND_INS)) {
      const { busy, underWay } = await fanoutOf(id);
      const own = `one worker with ${underWay} orders under way at ${id} and ${ORDERS - underWay} in line, against the same with Replicate; aim no worse`;
      results.push(
        ...result(`-${id}`, { ours: busy.mib, reference: replicate.mib }, "MiB", own),
        ...result(`-${id}`, { ours: busy.delayMs, reference: replicate.delayMs }, "ms", own),
      );
    }
    return results;
  },
};

function result(
  whose: string,
  { ours, reference }: { ours: number; reference: number },
  unit: "MiB" | "ms",
  note: string,
): BenchResult[] {
  const what = unit === "MiB" ? "memory" : "delay";
  return [{ name: `backend-fanout-${what}${whose}`, ours, reference, ratio: ours / reference, unit, note }];
}

/** Each in a process of its own, as memory once taken is hardly given back. */
async function fanoutOf(id: string): Promise<Fanout> {
  const script = fileURLToPath(new URL("./fanout-one.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, id, String(ORDERS), String(WATCH_MS)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const told = once(child, "message") as Promise<[Fanout]>;
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`measuring ${id} ended with ${code}`);
  });
  return (await Promise.race([told, ended]))[0];
}
