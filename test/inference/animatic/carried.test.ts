import { expect, test } from "vitest";
import { partOf } from "../../../src/inference/animatic/acting/wielding.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

test("five ants carry a sweet across the table, and not the table", () => {
  const { cast } = sceneOf("cinco formigas carregam um brigadeiro pela mesa");
  const ants = cast.find(({ art }) => art === "ant");
  expect(ants?.at?.art).not.toBe("table");
  expect(cast.map(({ art }) => art)).toContain("chocolate-bar");
});

test.each([
  ["A mother carries a baby through a market", "baby"],
  ["ein Bäcker trägt frische Brötchen durch eine verschneite Gasse", "bread-basket"],
  ["A baker carries a tower of bread across a busy square", "bread-basket"],
])("what is carried lies on both hands before the body, wider than it: %s", async (sentence, art) => {
  const { figures } = await layoutOf(sentence);
  const hold = figures[0]?.poses[0]?.hold;
  expect(hold).toMatchObject({ art, both: true });
  if (!hold?.laid || !hold.other) throw new Error("not held with both hands");
  const [near, far] = [hold.laid, partOf(hold, hold.laid, hold.other)];
  expect(far.x - near.x).toBeGreaterThan(15);
  expect((hold.ratio ?? 0) * hold.size).toBeGreaterThan(22);
});
