import { describe, expect, test } from "vitest";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { layoutOf, sceneOf } from "../../fixtures/animatic/one-sentence.ts";

const cast = (prompt: string) => sceneOf(prompt).cast;
const middle = { share: 0.5, seconds: 2.5 };

/** The figure of an art, and where it is seen in the middle of the shot. */
async function seen(prompt: string, art: string) {
  const layout = await layoutOf(prompt, 7);
  const figure = layout.figures.find((one) => one.art === art);
  if (!figure) throw new Error(`${art} is not seen among ${layout.figures.map((one) => one.art).join()}`);
  return { figure, box: boxOf(figure, { ...middle, pose: layout.camera.at(0.5) }), layout };
}

describe("where it is", () => {
  test.each([
    ["A woman sweeps the floor of a temple", "room", { interior: "temple" }],
    ["A ghost floats through a castle at night", "room", { interior: "hall" }],
    ["A pianist plays the piano in a ballroom", "room", { interior: "ballroom" }],
    ["A clown juggles balls in a circus", "room", { interior: "circus" }],
    ["A motorcycle speeds down a desert road", "road", { amid: "desert" }],
    ["A canoe drifts down a river through a jungle", "river", { amid: "jungle" }],
    ["A truck drives along a forest road", "road", { amid: "forest" }],
    ["The camera flies through a canyon", "desert", { sight: "canyon" }],
    ["A school of fish swims around a coral reef", "underwater", {}],
    ["A hedgehog walks through autumn leaves", "forest", { season: "autumn" }],
    ["Two children build a snowman in front of a house", "village", { season: "winter" }],
  ])("%s", (prompt, place, what) => {
    expect(sceneOf(prompt)).toMatchObject({ place, ...what });
  });

  test("over a castle and to a temple one is in neither", () => {
    expect(sceneOf("A ghost floats over a castle at night").place).not.toBe("room");
    expect(sceneOf("A monk walks to a temple in the mountains").place).not.toBe("room");
  });

  test("of what the camera flies through nobody is invented", () => {
    expect(cast("The camera flies through a canyon")).toEqual([]);
  });
});

describe("what goes without saying", () => {
  test("a motorcycle that drives has its rider, one that stands has none", () => {
    expect(cast("A motorcycle speeds down a desert road").map(({ art }) => art)).toEqual([
      "motorcycle",
      "person",
    ]);
    expect(cast("A motorcycle stands in a garage").map(({ art }) => art)).toEqual(["motorcycle"]);
  });

  test.each([
    ["A panda eats in a bamboo forest", "bamboo-stalk", { how: "held", art: "panda-body" }],
    ["A singer sings into a microphone on stage", "microphone", { how: "held", art: "singer-body" }],
    ["A princess looks out of a castle tower", "princess-body", { how: "in", art: "tower-window" }],
    ["A squirrel eats a nut on a branch", "chipmunk", { how: "on", art: "branch" }],
    ["A girl hugs a teddy bear in her bedroom", "teddy-bear", { how: "held", art: "girl" }],
  ])("%s: where each is", (prompt, art, at) => {
    expect(cast(prompt).find((one) => one.art === art)?.at).toEqual(at);
  });

  test.each([
    ["A miner works in a mine", "hammer", "pickaxe"],
    ["A cat drinks milk in a kitchen", "drink", undefined],
  ])("%s: what is done, and with what", (prompt, act, tool) => {
    expect(cast(prompt)[0]?.act).toBe(act);
    expect(cast(prompt)[0]?.tool).toBe(tool);
  });

  test("a cat drinks from a saucer, a witch stirs in a cauldron, a teacher writes on the board", () => {
    expect(cast("A cat drinks milk in a kitchen")[0]?.to).toBe("saucer");
    expect(cast("A witch stirs a pot in a dark cave")[0]?.to).toBe("cauldron");
    expect(cast("A teacher writes on a board in a classroom")[0]?.to).toBe("blackboard");
  });

  test("who juggles has no ball in the hand besides, and towers don't fly with the birds about them", () => {
    expect(cast("A clown juggles balls in a circus").map(({ art }) => art)).toEqual(["clown-body"]);
    expect(cast("The Eiffel Tower at sunset with birds flying by")[0]?.action).toBe("idle");
  });

  test("sheep that a shepherd leads are several", () => {
    expect(cast("A shepherd leads sheep over a hill").find(({ art }) => art === "ewe")?.count).toBe(3);
    expect(cast("A sheep stands in a field")[0]?.count).toBe(1);
  });

  test("two who kiss do so with each other", () => {
    expect(cast("A bride and groom kiss in a garden")).toMatchObject([{ to: "man" }, { to: "woman" }]);
  });
});

describe("how they are held", () => {
  test("who spins is never seen edge-on", async () => {
    const { figure, layout } = await seen("A ballerina spins on a stage", "ballerina");
    for (let step = 0; step <= 50; step++) {
      const share = step / 50;
      const { stretchX } = figure.stance({ share, seconds: share * 5, pose: layout.camera.at(share) });
      expect(Math.abs(stretchX)).toBeGreaterThan(0.45);
    }
  });

  test.each([
    ["A cat sits on a rooftop at night, looking at the moon", "cat-gazing"],
    ["A cat sleeps on a bench in the park", "cat-lying"],
    ["The Eiffel Tower with birds flying by", "bird-aloft"],
    ["A bird feeds its chicks in a nest", "baby-chick"],
  ])("%s: drawn as %s", async (prompt, art) => {
    await expect(seen(prompt, art)).resolves.toBeDefined();
  });

  test("an owl on a branch is larger than the branch is thick, and above the ground", async () => {
    const owl = await seen("An owl sits on a branch at night", "owl");
    const branch = await seen("An owl sits on a branch at night", "branch");
    // The branch is drawn with its tree, a tenth of whose height it is thick.
    expect(owl.figure.height).toBeGreaterThan(branch.figure.height * 0.3);
    expect(owl.box.bottom).toBeLessThan(0.2);
  });

  test("who hides is behind the tree, and partly seen beside it", async () => {
    const prompt = "A thief hides behind a tree";
    const [thief, tree] = [await seen(prompt, "person"), await seen(prompt, "tree")];
    expect(thief.figure.order).toBeGreaterThan(tree.figure.order);
    expect(thief.box.left).toBeLessThan((tree.box.left + tree.box.right) / 2 + 0.2);
  });

  test("a turtle that swims past a submarine is not covered by it", async () => {
    const prompt = "A turtle swims past a submarine";
    const [turtle, submarine] = [await seen(prompt, "turtle"), await seen(prompt, "submarine")];
    const over =
      Math.min(turtle.box.right, submarine.box.right) - Math.max(turtle.box.left, submarine.box.left);
    const under =
      Math.min(turtle.box.bottom, submarine.box.bottom) - Math.max(turtle.box.top, submarine.box.top);
    expect(Math.min(over, under)).toBeLessThan(0.08);
  });

  test("flamingos stand in the lake", async () => {
    const { figure } = await seen("A flock of flamingos stands in a lake at sunset", "flamingo");
    expect(figure.support).toBe("water");
  });
});

describe("what happens is seen to happen", () => {
  test.each([
    ["A hedgehog rolls through autumn leaves", { act: "tumble" }],
    ["A leaf falls on a lake in autumn", { art: "maple-leaf", action: "fall" }],
    ["A giraffe eats leaves from a tree in the savanna", { to: "tree" }],
  ])("%s", (prompt, what) => {
    expect(cast(prompt)[0]).toMatchObject(what);
  });

  test.each([
    "A fox walks through a snow storm",
    "A fox walks through a snowstorm",
    "A fox walks through a blizzard",
  ])("it snows, and storms: %s", (prompt) => {
    expect(sceneOf(prompt)).toMatchObject({ season: "winter", weather: ["storm", "snow"] });
  });

  test.each([
    ["A giraffe eats leaves from a tree in the savanna", []],
    ["A goat nibbles a green leaf", []],
    ["A boy holds a leaf", []],
    ["A bear sleeps while leaves fall", ["leaves"]],
    ["The wind blows the leaves", ["wind", "leaves"]],
    ["A tree loses all its leaves", ["leaves"]],
  ])("leaves fly about unless somebody has them: %s", (prompt, weather) => {
    expect(sceneOf(prompt).weather).toEqual(weather);
  });

  test("leaves that fall are no single leaf", () => {
    expect(cast("Leaves fall in a park in autumn").map(({ art }) => art)).not.toContain("maple-leaf");
  });

  test("a surfer has his wave, a stage its audience", () => {
    expect(sceneOf("A surfer rides a big wave at sunset")).toMatchObject({ place: "sea", sight: "breaker" });
    expect(sceneOf("A magician shows a rabbit to a crowd on a stage").crowded).toBe(true);
    expect(sceneOf("A magician shows a rabbit on a stage").crowded).toBeUndefined();
  });

  test("those whom one sings to sit before the stage and don't stand on it, and a circus ring rings no bell", () => {
    expect(cast("A singer sings to an audience on a stage").map(({ art }) => art)).toEqual(["singer-body"]);
    expect(cast("An acrobat jumps in a circus ring")[0]).toMatchObject({ action: "jump" });
  });

  test("a dog that lies is lower than one that stands", async () => {
    const lying = await seen("A dog sleeps under a tree", "dog-lying");
    const standing = await seen("A dog stands under a tree", "dog");
    expect(lying.figure.height).toBeLessThan(standing.figure.height * 0.7);
  });

  test("at a picnic's table there is something to eat", () => {
    const arts = cast("A family has a picnic at a table in a meadow").map(({ art }) => art);
    expect(arts).toContain("sandwich");
    expect(arts).not.toContain("blanket");
  });

  test("a ball that is thrown is in the hand only until it flies", async () => {
    const { figure } = await seen("A boy throws a ball to his dog in the park", "boy");
    expect(figure.poses.filter(({ hold }) => hold !== undefined)).toHaveLength(1);
  });

  test("bride and groom are of a height", async () => {
    const { layout } = await seen("A bride and groom kiss in a garden", "woman");
    const [one, other] = layout.figures.filter(({ member }) => member.person);
    expect((one?.height ?? 0) / (other?.height ?? 1)).toBeCloseTo(1, 1);
  });
});
