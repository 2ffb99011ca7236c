import { expect, it } from "vitest";
import { clipCaption } from "../../../src/core/card/caption.ts";
import { clipFacts } from "../../../src/core/card/facts.ts";
import { finishedClip } from "../../fixtures/clips.ts";

it("names who asked for a clip made from somebody's in a group, and nobody where it is plain", () => {
  const surface = { platform: "telegram", chat: "-100700", group: "-100700" };
  const maker = { id: "telegram:5003", name: "Carol" };
  const lineage = { kinship: "reroll" as const, root: "clip-0", version: 2 };
  const rerolled = finishedClip(surface, { maker, lineage });
  expect(clipCaption(rerolled)).toMatch(/ · for Carol$/);
  expect(clipFacts(rerolled)).toContainEqual({ label: "For", value: "Carol" });
  for (const plain of [
    finishedClip(surface, { maker }),
    finishedClip({ platform: "telegram", chat: "5003" }, { maker, lineage }),
  ]) {
    expect(clipCaption(plain)).not.toContain("Carol");
    expect(clipFacts(plain).map(({ label }) => label)).not.toContain("For");
  }
});
