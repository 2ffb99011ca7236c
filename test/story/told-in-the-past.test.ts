import { describe, expect, it } from "vitest";
import { readStory } from "../../src/story/beats.ts";
import { readFilm } from "../../src/story/read-film.ts";

/** Who is in each sentence of a story, and where and when it is. */
function read(story: string) {
  const { cast, settings } = readFilm(readStory(story).beats.map(({ text }) => text));
  return {
    cast: cast.map(({ id }) => id),
    who: settings.map(({ castIds }) => castIds),
    where: settings.map(({ placeId }) => placeId),
    told: settings.map(({ told }) => told),
    settings,
  };
}

describe("a story told in the past", () => {
  it("has a baker and a fisherman, wherever they are called she, he and both", () => {
    const { cast, who } = read(
      "Marta the baker loaded six loaves into her basket while it was still dark. Rain began to fall as she crossed the stone bridge. " +
        "Halfway over she met an old fisherman. She gave him a loaf, and he handed her a small silver fish in return. " +
        "When the sun finally broke through, they both laughed. That evening she came home and shared it with her cat.",
    );
    expect(cast).toEqual(["marta", "old-fisherman", "a-small-silver-fish", "cat"]);
    expect(who[1]).toEqual(["marta"]);
    expect(who[2]).toEqual(["marta", "old-fisherman"]);
    expect(who[4]).toEqual(expect.arrayContaining(["marta", "old-fisherman"]));
    expect(who[5]).toEqual(expect.arrayContaining(["marta", "cat"]));
  });

  it("has whoever comes in anywhere in a sentence, and nobody who is only looked for", () => {
    const robot = read(
      "A little robot named Pim swept the empty station. He found a mitten. He picked it up and rolled out into the snow to look for its owner. " +
        "At the edge of the park a crying girl was searching the ground with her grandfather. At dawn the three of them drank cocoa.",
    );
    expect(robot.who[2]).toEqual(["pim"]);
    expect(robot.who.at(-1)).toEqual(["pim", "crying-girl", "grandfather"]);
    const dragon = read(
      "Once upon a time a shy dragon lived in a cave. One morning a young knight climbed up to him.",
    );
    expect(dragon.cast).toEqual(["shy-dragon", "young-knight"]);
    const goat = read(
      "The postwoman pushed her bicycle up the road. A goat came out of the bushes. She chased it into the woods.",
    );
    expect(goat.cast).toEqual(["postwoman", "goat"]);
    expect(goat.who[2]).toEqual(["postwoman", "goat"]);
    const florist = read(
      "A stray dog slept in the street. In the morning the florist, Mr. Anand, nearly tripped over him.",
    );
    expect(florist.cast).toEqual(["stray-dog", "mr-anand"]);
  });

  it("has those who were together as they, whatever else was pushed about meanwhile", () => {
    const { who } = read(
      "Captain Osei went aboard his boat. His nephew Kofi was already on deck. A huge wave swept the thermos away, but a dolphin pushed it back to them. They steered towards the lighthouse.",
    );
    expect(who.at(-1)).toEqual(expect.arrayContaining(["osei", "kofi"]));
    expect(who.at(-1)).not.toContain("dolphin");
  });

  it("goes on with whoever drove where a sentence was split", () => {
    const { who, where } = read(
      "Rosa, a taxi driver, met an old man. They drove through the sleeping city, then through a long tunnel. The clock ticked again and she sang under the moon.",
    );
    expect(who[1]).toEqual(["rosa", "old-man"]);
    expect(who[2]).toEqual(["rosa", "old-man"]);
    expect(where.at(-1)).not.toBe("moon");
  });

  it("is where they went last", () => {
    const { where } = read(
      "A knight met a dragon in a cave. She left her sword in the cave and flew down to the village.",
    );
    expect(where).toEqual(["cave", "village"]);
  });

  it("is day again, and dry, once the sun has broken through", () => {
    const { settings } = read(
      "Rain fell at night. A man waited. The sun slowly broke through and he smiled.",
    );
    expect(settings[1]).toMatchObject({ light: "at night", weather: "rain" });
    expect(settings[2]).toMatchObject({ light: "in daylight" });
    expect(settings[2]?.weather).toBeUndefined();
  });
});
