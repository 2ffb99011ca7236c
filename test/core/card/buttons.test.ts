import { describe, expect, it } from "vitest";
import { cardButtons, clipButtons, pickButtons } from "../../../src/core/card/buttons.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import { makeTakesCard } from "../../../src/core/card/takes.ts";
import { CLIP_STATES } from "../../../src/core/film/states.ts";
import { labelsIn, wordless } from "../../fixtures/button-words.ts";
import { finishedClip } from "../../fixtures/clips.ts";

const surface = { platform: "console", chat: "1" };

describe("every button", () => {
  it.each(CLIP_STATES)("has words on the cards and posts of a clip that is %s", (state) => {
    const clip = { ...finishedClip(surface), state };
    const takes = [
      { ...clip, takes: [clip.id, "b"] },
      { ...clip, id: "b", takes: [clip.id, "b"], picked: true },
    ];
    const card = makeTakesCard(
      takes,
      takes.map((take) => makeCard(take)),
    );
    const buttons = [...cardButtons(clip), ...clipButtons(clip), ...pickButtons(takes), ...card.buttons];
    expect(buttons.length).toBeGreaterThan(0);
    expect(wordless(buttons.map(({ label }) => label))).toEqual([]);
  });

  it("is found in a message of either platform, and told apart by its words", () => {
    const discord = { components: [{ components: [{ type: 2, custom_id: "a", label: "🔁" }] }] };
    const telegram = {
      reply_markup: { inline_keyboard: [[{ text: "▶ 2", callback_data: "b" }]] },
      text: "Hi",
    };
    expect(wordless(labelsIn([discord, telegram]))).toEqual(["🔁", "▶ 2"]);
  });
});
