import { expect, it } from "vitest";
import { makeCard } from "../../../src/core/card/make-card.ts";
import { makeTakesCard } from "../../../src/core/card/takes.ts";
import { testClip } from "../../fixtures/clip.ts";

it("says on the card of all takes what they were made as, and not which version each of them is", () => {
  const takes = [2, 3].map((version) =>
    testClip({
      id: `take${version}`,
      lineage: {
        kinship: "vary",
        parent: "fox",
        root: "fox",
        version: version,
        batch: "b",
        parentMaker: "Ann",
      },
    }),
  );
  const made = (facts: { label: string; value: string }[]) =>
    facts.find(({ label }) => label === "Made as")?.value;
  const cards = takes.map((take) => makeCard(take));
  expect(cards.map(({ facts }) => made(facts))).toEqual([
    "Variation, version 2, from a clip by Ann",
    "Variation, version 3, from a clip by Ann",
  ]);
  expect(made(makeTakesCard(takes, cards).facts)).toBe("Variation, from a clip by Ann");
});
