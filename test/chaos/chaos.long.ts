/** @module-tag long */
import { expect, it } from "vitest";
import { runChaos } from "./run.ts";

/** Enough that each kind of fault is drawn often; `npm run chaos` takes any number, and any seed. */
const CLIPS = 300;

it("loses nothing and pays nothing twice while processes, Redis, disks, the network and clocks fail", {
  timeout: 30 * 60_000,
}, async () => {
  const { problems, figures } = await runChaos({ clips: CLIPS, seed: 16, say: () => {} });
  expect(problems).toEqual([]);
  expect(figures.asked).toBeGreaterThanOrEqual(CLIPS);
});
