import { setTimeout as sleep } from "node:timers/promises";
import type { Draw } from "./draw.ts";
import type { House } from "./house.ts";

/** Replicate at work: every prediction is done after a while, and reported once, twice, late, or never. */
export function startWork(replicate: House["replicate"], draw: Draw): { stop(): void } {
  const taken = new Set<string>();
  const timer = setInterval(() => {
    for (const { id } of replicate.predictions) {
      if (taken.has(id)) continue;
      taken.add(id);
      void work(id, draw.between(200, 2_500), draw.pick(["once", "once", "twice", "late", "never"] as const));
    }
  }, 50);

  async function work(id: string, ms: number, report: "once" | "twice" | "late" | "never"): Promise<void> {
    await sleep(ms);
    const prediction = replicate.predictions.find((one) => one.id === id);
    if (!prediction) return;
    const { webhook } = prediction;
    if (report === "late" || report === "never") delete prediction.webhook;
    await replicate.succeed(id);
    if (webhook === undefined || report === "once" || report === "never") return;
    if (report === "late") await sleep(5_000);
    prediction.webhook = webhook;
    await replicate.report(id);
  }

  return { stop: () => clearInterval(timer) };
}
