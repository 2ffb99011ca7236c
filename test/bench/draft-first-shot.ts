import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { planByRules } from "../../src/director/rules.ts";
import { orderOf } from "../../src/studio/order.ts";
import { animatic } from "../fixtures/animatic/model.ts";
import { draw, encodeAlone, FILM } from "./animatic.ts";
import type { Bench } from "./bench.ts";

const SECONDS = 60;

/** How long somebody looks at nothing who asks for a minute's draft: from the command's words to its first finished shot. */
export const draftFirstShot: Bench = {
  name: "draft-first-shot",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-first-shot-"));
    try {
      const began = performance.now();
      const request = {
        prompt: FILM,
        seconds: SECONDS,
        aspect: "16:9" as const,
        resolution: "720p" as const,
        model: "animatic",
        seed: 1,
        draft: true,
        images: [],
      };
      const plan = planByRules(request, animatic);
      const orders = plan.shots
        .map((shot) => orderOf(request, plan, shot, animatic))
        .filter((order) => order.kind === "video");
      const planned = (performance.now() - began) / 1000;
      const { first, all } = await draw(orders, folder);
      const [order] = orders;
      if (!order) throw new Error("a plan has shots");
      const ours = planned + first;
      const reference = await encodeAlone([order], folder);
      return [
        {
          name: "draft-first-shot",
          ours,
          reference,
          ratio: ours / reference,
          unit: "s",
          note: `the first of ${orders.length} shots of a ${SECONDS} s draft on ${availableParallelism()} cores, from its words on, threads started; the whole draft ${all.toFixed(1)} s; against ffmpeg alone encoding the frames of that shot`,
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
