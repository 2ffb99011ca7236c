import { describe, expect, it } from "vitest";
import { withoutRemarks } from "../../src/story/remarks.ts";

describe("what is found wrong in a film is no part of the next", () => {
  it.each([
    ["speed it up, she's going like 15 mph", "speed it up"],
    ["faster please, the van is doing about 5 km/h", "faster please"],
    ["he just stands there. make him draw the sword", "make him draw the sword"],
    ["the dog just sits there, have it chase the ball", "have it chase the ball"],
    ["wider format please, this square crop cuts off the kid", "wider format please"],
    ["16:9 please, the phone format cuts off his hat", "16:9 please"],
    ["the logo came out as weird scribbles. leave the shoe blank", "leave the shoe blank"],
    ["her face turned out all blurry, make it sharp", "make it sharp"],
    ["normal speed, this slomo drags forever", "normal speed"],
    ["no slow motion, that part drags on and on", "no slow motion"],
    ["the tails bend the wrong way. give them fins", "give them fins"],
    ["she trips on the third step in my version, let her walk slowly", "let her walk slowly"],
    ["he has six fingers in most frames, show his hands in gloves", "show his hands in gloves"],
    ["pink and teal are played out. go for amber and green neon", "go for amber and green neon"],
    ["the fog is way overdone, use a light haze", "use a light haze"],
    ["autumn goes by in a blink, give it more time", "give it more time"],
    ["the fins bend the wrong way, like backwards knees. Use proper fins", "Use proper fins"],
  ])("%s", (said, order) => expect(withoutRemarks(said)).toBe(order));
});

describe("why something is wanted is no part of the film", () => {
  it.each([
    ["drop the fisheye, it's giving me a headache", "drop the fisheye"],
    ["less strobe, it is making my eyes hurt", "less strobe"],
    ["need this vertical, it's for reels", "need this vertical"],
    ["it's for a boy turning 6, put six candles on the cake", "put six candles on the cake"],
    ["its for my mum's birthday, add roses", "add roses"],
    ["take his helmet off, you can't drink tea through a visor", "take his helmet off"],
    ["give him gloves, nobody can hold ice that long", "give him gloves"],
    ["make it white. Client hates black.", "make it white."],
    ["use blue, my boss can't stand red", "use blue"],
  ])("%s", (said, order) => expect(withoutRemarks(said)).toBe(order));
});

describe("whom a remark is about is whom the wish after it is about", () => {
  it.each([
    ["light isn't turning, it should sweep across the water", "the light should sweep across the water"],
    [
      "smoke is going the wrong direction, should trail behind the engine",
      "the smoke should trail behind the engine",
    ],
    ["the wheels aren't spinning, they should turn fast", "the wheels should turn fast"],
    ["her hair doesn't move, it should blow in the wind", "her hair should blow in the wind"],
  ])("%s", (said, order) => expect(withoutRemarks(said)).toBe(order));
});

describe("what is to be seen stays", () => {
  it.each([
    "make it night, the moon is full",
    "a fox looks wrong way round at the hunter",
    "the cat just sits there",
    "it's for sale, says the sign on the car",
    "she looks at the camera, then she smiles",
    "have him fall, he just lies there and laughs at the end",
    "the dog isn't barking",
    "more handmade, so you can see the fingerprints",
    "the sign should say you can't park here, make it red",
    "he can't open the door, he kicks it",
    "show a girl who is bored, it's raining outside",
    "this came out great, make it longer",
    "The wheels look wrong, they don't turn. Can you correct it please?",
    "her hands look weird, try again",
    "make it look like my drawing turned out real",
  ])("%s", (said) => expect(withoutRemarks(said)).toBe(said));
});

it("leaves a message that is nothing but remarks as it is", () => {
  for (const said of ["she's going like 15 mph", "the logo came out as weird scribbles", "it's for reels"])
    expect(withoutRemarks(said)).toBe(said);
});

it("reads a long text as fast as it is long", () => {
  const long = "the fog is way overdone, ".repeat(400);
  const began = process.cpuUsage();
  withoutRemarks(long);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1_000).toBeLessThan(400);
});
