import { Hono } from "hono";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Budgets } from "../core/access/purse.ts";
import { isEnded } from "../core/film/clip.ts";
import type { Store } from "../store/store.ts";

export interface Metrics {
  /** `GET /metrics` (Prometheus). */
  routes: Hono;
  stop(): void;
}

/** What an operator watches: what waits, how clips end, how long they take, where the day's money is. */
export function createMetrics({
  record,
  budgets,
}: {
  record: Pick<Store, "clips" | "events" | "line" | "purse">;
  /** As the settings have them. */
  budgets: Budgets;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "rushes_clips",
    help: "Clips under way by what they do now.",
    labelNames: ["doing"],
    registers: [registry],
    async collect() {
      const { waiting, making } = await record.line.counts();
      this.set({ doing: "waiting" }, waiting);
      this.set({ doing: "making" }, making);
    },
  });
  new Gauge({
    name: "rushes_money_usd",
    help: "US dollars for paid backends today: budget, spent, at_stake (set aside for orders under way), left.",
    labelNames: ["what"],
    registers: [registry],
    async collect() {
      const { budget, spent, atStake, left } = await record.purse.today(budgets);
      this.set({ what: "budget" }, budget);
      this.set({ what: "spent" }, spent);
      this.set({ what: "at_stake" }, atStake);
      this.set({ what: "left" }, left);
    },
  });
  const ended = new Counter({
    name: "rushes_clips_ended_total",
    help: "Clips that ended while this process ran, by how.",
    labelNames: ["state"],
    registers: [registry],
  });
  const took = new Histogram({
    name: "rushes_clip_seconds",
    help: "Seconds from asking to delivery.",
    buckets: [2, 5, 10, 20, 40, 80, 160, 320, 640, 1280],
    registers: [registry],
  });
  const stop = record.events.onState(({ clipId, state }) => {
    if (state === undefined || !isEnded(state)) return;
    ended.inc({ state });
    if (state !== "delivered") return;
    void record.clips
      .load(clipId)
      .then((clip) => clip?.endedAt && took.observe((clip.endedAt - clip.createdAt) / 1000))
      .catch(() => {});
  });

  const routes = new Hono();
  routes.get("/metrics", async (context) =>
    context.text(await registry.metrics(), 200, { "content-type": registry.contentType }),
  );
  return { routes, stop };
}
