import { expect, it } from "vitest";
import { runChaos } from "./run.ts";

/** Enough that each kind of fault is drawn often; `npm run chaos` takes any number, and any seed. */
async function holds(clips: number, seed: number): Promise<void> {
  const { problems, figures } = await runChaos({ clips, seed, say: () => {} });
  expect(problems).toEqual([]);
  expect(figures.asked).toBeGreaterThanOrEqual(clips);
}

const PROMISE =
  "loses nothing and pays nothing twice while processes, Redis, disks, the network and clocks fail";

it(PROMISE, { timeout: 20 * 60_000 }, () => holds(100, 110));

it(`${PROMISE}, over three hundred clips`, { tags: ["long"], timeout: 30 * 60_000 }, () => holds(300, 16));
