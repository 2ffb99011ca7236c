import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Bench, BenchResult } from "./bench.ts";
import type { Fanout, Watched } from "./fanout-one.ts";
import { STAND_INS } from "./stand-ins.ts";

const ORDERS = 200;
/** Several polls of every order. */
const WATCH_MS = 20_000;

/**
 * What two hundred orders under way cost the one worker that waits for them: Replicate's against none, all others' against
 * Replicate's at the same time, so that a busy machine is as unkind to one as to the other.
 */
export const backendFanout: Bench = {
  name: "backend-fanout",
  async run() {
    const { idle, busy } = await fanoutOf("replicate", "idle");
    const note = `one worker with ${ORDERS} predictions running, each with 20 kB of log, over ${WATCH_MS / 1000} s, against the same worker with none`;
    const results = figures("", busy, idle as Watched, note);
    for (const id of Object.keys(STAND_INS)) {
      const [other, replicate] = await Promise.all([fanoutOf(id), fanoutOf("replicate")]);
      const { underWay } = other;
      const own = `one worker with ${underWay} orders under way at ${id} and ${ORDERS - underWay} in line, against the same with Replicate beside it; aim no worse`;
      results.push(...figures(`-${id}`, other.busy, replicate.busy, own));
    }
    return results;
  },
};

function figures(whose: string, ours: Watched, reference: Watched, note: string): BenchResult[] {
  const figure = (what: string, key: keyof Watched, unit: string, says = ""): BenchResult => ({
    ...{ name: `backend-fanout-${what}${whose}`, ours: ours[key], reference: reference[key] },
    ...{ ratio: ours[key] / reference[key], unit, note: `${says}${note}` },
  });
  return [
    figure("memory", "mib", "MiB"),
    figure("delay", "delayMs", "ms", "99th percentile of the event loop's delay, "),
    figure("processor", "busySeconds", "s/min", "processor time a minute, "),
  ];
}

/** Each in a process of its own, as memory once taken is hardly given back. */
async function fanoutOf(id: string, idleToo = "no"): Promise<Fanout> {
  const script = fileURLToPath(new URL("./fanout-one.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, id, String(ORDERS), String(WATCH_MS), idleToo],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const told = once(child, "message") as Promise<[Fanout]>;
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`measuring ${id} ended with ${code}`);
  });
  return (await Promise.race([told, ended]))[0];
}
