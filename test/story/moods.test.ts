import { describe, expect, it } from "vitest";
import { clausesIn } from "../../src/story/moods.ts";

const moods = (words: string) => clausesIn(words).map(({ mood, text }) => `${mood}: ${text}`);

describe("what each clause of words in reply does", () => {
  it.each([
    // asked for by a verb, a request, a wish, by what should be, or by what would suit it
    ["stick a drummer next to her", ["asks: stick a drummer next to her"]],
    ["swap the harp for a banjo", ["asks: swap the harp for a banjo"]],
    ["might we have it in autumn?", ["asks: might we have it in autumn"]],
    ["i was hoping for a quieter street", ["asks: i was hoping for a quieter street"]],
    ["my sister wants a llama", ["asks: my sister wants a llama"]],
    ["the sails should be torn", ["asks: the sails should be torn"]],
    ["a low sun would suit it", ["asks: a low sun would suit it"]],
    // praised first, and a reason given afterwards
    ["very nice piece. could it snow?", ["praises: very nice piece", "asks: could it snow"]],
    ["wow! paint the door red 😍", ["praises: wow", "asks: paint the door red"]],
    ["the oven is cold, light it", ["tells: the oven is cold", "asks: light it"]],
    [
      "make it dawn because nobody bakes at noon",
      ["asks: make it dawn", "tells: because nobody bakes at noon"],
    ],
    ["love the boat but add a sail", ["praises: love the boat", "asks: but add a sail"]],
    // only named
    ["bells on the goats", ["names: bells on the goats"]],
    ["tea, not coffee", ["names: tea", "names: not coffee"]],
    // told of what is there, of oneself, or to somebody
    ["the left one has three ears", ["tells: the left one has three ears"]],
    ["that lamp looks just like ours", ["tells: that lamp looks just like ours"]],
    ["i shot a wedding there once", ["tells: i shot a wedding there once"]],
    ["you should have seen me dance", ["tells: you should have seen me dance"]],
    ["could be the cover of a novel", ["tells: could be the cover of a novel"]],
  ])("%j: %j", (words, told) => {
    expect(moods(words)).toEqual(told);
  });

  it("has none where nothing is said", () => {
    expect(clausesIn("")).toEqual([]);
    expect(clausesIn("😂 !!")).toEqual([]);
  });
});
