import { describe, expect, test } from "vitest";
import { effectOf } from "../../../src/inference/animatic/acting/effect-of.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { momentsOf } from "../../../src/inference/animatic/layout/lay-out.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;

describe("what somebody does by himself", () => {
  test.each([
    ["A bear rolls down a hill", { act: "tumble" }],
    ["A tractor rolls down a hill", { action: "move" }],
    ["A dog sleeps in a barn while thunder rolls in the distance", { act: "sleep" }],
    ["A rocket takes off from a field", { action: "rise" }],
    ["A child blows out the candles on a birthday cake", { act: "blow", to: "birthday-cake" }],
    ["A frog turns into a prince", { act: "vanish", to: "prince-body" }],
    ["A spider spins a web across a window", { at: { how: "on", art: "web" } }],
  ])("%s", (prompt, wanted) => {
    expect(cast(prompt)[0]).toMatchObject(wanted);
  });

  test("what turns into something is there first, and then only the other", async () => {
    const layout = await layoutOf("A frog turns into a prince");
    const moments = momentsOf(layout.camera, layout.seconds, 21);
    const shown = (art: string, share: number) =>
      layout.figures
        .find((one) => one.art === art)
        ?.stance(moments[Math.round(share * 20)] as (typeof moments)[number]).stretchY ?? 0;
    expect(shown("frog-body", 0.1)).toBe(1);
    expect(shown("prince-body", 0.1)).toBeLessThan(0.1);
    expect(shown("frog-body", 0.9)).toBeLessThan(0.1);
    expect(shown("prince-body", 0.9)).toBeGreaterThan(0.9);
  });

  test("what lands stands on the ground in the end", async () => {
    const { figures } = await layoutOf("A helicopter lands on a roof");
    expect(figures.find(({ art }) => art === "helicopter")?.support).toBe("ground");
  });
});

describe("who or what belongs to it without being named", () => {
  test("a cowboy who rides has a horse, and a man who does none", () => {
    expect(sceneOf("A cowboy rides into the sunset")).toMatchObject({ place: "desert" });
    expect(cast("A cowboy rides into the sunset")[0]?.at).toEqual({ how: "on", art: "horse" });
    expect(cast("A man rides into town").some(({ art }) => art === "horse")).toBe(false);
  });

  test("somebody cuts the hair of who gets a haircut", () => {
    expect(cast("A sheep gets a haircut at the barber shop")).toMatchObject([
      { art: "ewe" },
      { outfit: { trade: "hairdresser" }, act: "use", tool: "scissors", to: "ewe" },
    ]);
  });

  test("where somebody is named for it, that one cuts it", () => {
    expect(cast("A girl gets a haircut from her mother")).toMatchObject([
      { art: "girl" },
      { art: "woman", act: "use", tool: "scissors", to: "girl" },
    ]);
  });

  test("whoever one plays chess against is at the board", () => {
    expect(cast("A girl plays chess against a crow")[1]).toMatchObject({
      at: { how: "at", art: "chess-table" },
    });
  });
});

describe("where one is seen from the other", () => {
  test.each([
    ["A pirate with a parrot on his shoulder", "parrot", { how: "on", art: "pirate" }],
    ["A firefighter saves a cat from a tall tree", "firefighter-body", { how: "beside", art: "tree" }],
    ["A boy is afraid of a mouse and hides behind the sofa", "boy", { how: "behind", art: "couch-and-lamp" }],
  ])("%s", (prompt, art, at) => {
    expect(cast(prompt).find((one) => one.art === art)?.at).toMatchObject(at);
  });

  test("who goes up a hill is who pulls, and not what lies in the cart", () => {
    const members = cast("A horse pulls a cart full of pumpkins up a hill");
    expect(members.find(({ art }) => art === "horse")?.climbs).toBe("up");
  });

  test("parked cars stand", () => {
    expect(
      cast("A deer walks past parked cars in a street").find(({ art }) => art === "automobile")?.action,
    ).toBe("idle");
  });
});

test("who hides under a bed looks out from behind it", () => {
  expect(cast("A ghost is afraid of a mouse and hides under the bed")[0]).toMatchObject({
    act: "hide",
    at: { how: "behind", art: "bed" },
  });
});

test("whoever dances does so to music", () => {
  expect(effectOf({ art: "fox-body", action: "dance" })).toBe("notes");
});

describe("how a place is built", () => {
  test.each([
    ["Three goats cross a stone bridge", { carrier: "bridge", bridge: "stone" }],
    ["A man crosses a rope bridge in the mountains", { carrier: "bridge", bridge: "rope" }],
    ["A truck drives over the Golden Gate bridge", { carrier: "bridge", bridge: "hanging" }],
    ["A girl runs over a suspension bridge", { carrier: "bridge", bridge: "hanging" }],
    ["A condor glides over the Grand Canyon", { place: "desert", sight: "canyon" }],
    ["Two children jump into the pool", { place: "lake", sight: "pool" }],
  ])("%s", (prompt, wanted) => {
    expect(sceneOf(prompt)).toMatchObject(wanted);
  });

  test.each([
    "Two knights fight on a bridge",
    "A steam train crosses a bridge over a deep valley",
    "Three goats cross a stone bridge",
  ])(
    "a bridge stands on arches where nothing is said of cables, high enough that they are seen: %s",
    async (prompt) => {
      const { scene, geography, figures, camera, seconds } = await layoutOf(prompt, 9);
      expect(scene.bridge).not.toBe("hanging");
      expect(geography.footAt(0, 1)).toBeLessThan(0.16);
      const hero = figures[0];
      if (!hero) throw new Error("nobody");
      for (const moment of momentsOf(camera, seconds, 5))
        expect(boxOf(hero, moment).top).toBeGreaterThan(-0.49);
    },
  );

  test("the Golden Gate bridge is seen from afar behind whoever isn't on it", () => {
    expect(sceneOf("A seal swims in front of the Golden Gate bridge").carrier).toBeUndefined();
  });

  test("water has the colour that the words give it", () => {
    expect(sceneOf("Six flamingos stand in a pink lake").tint).toBe("#f07fb0");
    expect(sceneOf("A boat on a lake").tint).toBeUndefined();
  });

  test("a hospital's roof has the hospital by it", () => {
    expect(sceneOf("A helicopter lands on a hospital roof")).toMatchObject({
      carrier: "rooftop",
      sight: "hospital",
    });
  });

  test("a blizzard is snow in a storm, and no rain", () => {
    expect(sceneOf("A wolf walks through a blizzard").weather).toEqual(
      expect.arrayContaining(["snow", "storm"]),
    );
  });
});
