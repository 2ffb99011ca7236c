import { afterEach, beforeEach, expect, it } from "vitest";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

let rig: Rig;
let asked = 0;
beforeEach(async () => {
  const backends = () => onlyBackend(createInstantBackend({ file: "" }));
  rig = await startRig({ workers: false, cards: false, backends });
});
afterEach(() => rig.stop());

async function admit(name: string): Promise<{ id: string; turn: number }> {
  const { id } = await rig.studio.admit({
    request: { prompt: `a fox, number ${++asked}`, seconds: 8 },
    person: { id: `fake:${name}`, name },
    surface: { platform: "fake", chat: "room" },
    idempotencyKey: `ask-${asked}`,
  });
  return { id, turn: (await rig.life.load(id))?.turn ?? Number.NaN };
}

it("puts somebody's first clip before another's second, and begins to count anew once nothing is under way", async () => {
  const first = await admit("ann");
  const second = await admit("ann");
  const bens = await admit("ben");
  expect(bens.turn).toBeLessThan(second.turn);
  expect(bens.turn).toBe(first.turn);
  // Turns only grow while there is something under way; the queue tells two million of them apart.
  for (const { id } of [first, second, bens]) await rig.life.cancel(id);
  expect((await admit("ann")).turn).toBe(first.turn);
});
