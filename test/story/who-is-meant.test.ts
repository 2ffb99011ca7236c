import { describe, expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

/** Ids of who is in the last beat, in the order of the story's cast. */
const last = (...beats: string[]) => readFilm(beats).settings.at(-1)?.castIds;
const toldLast = (...beats: string[]) => readFilm(beats).settings.at(-1)?.told;

const MARA = "Mara, a courier in a red coat, cycles through a city at night.";
const TOM = "Tom, an old keeper, climbs the stairs.";

describe("who acts in a later clause is in the shot", () => {
  const cases: [beats: string[], cast: string[]][] = [
    [
      [MARA, "A duck family crosses the street, and she stops for them."],
      ["mara", "duck-family"],
    ],
    [
      [MARA, "A duck family crosses the street and she stops."],
      ["mara", "duck-family"],
    ],
    [
      [MARA, "A dog barks, but she rides on."],
      ["mara", "dog"],
    ],
    [
      [MARA, "A dog barks while she waits."],
      ["mara", "dog"],
    ],
    [
      [MARA, "A white horse gallops by as she turns around."],
      ["mara", "white-horse"],
    ],
    [
      [MARA, "A cat meows until she opens the door."],
      ["mara", "cat"],
    ],
    [
      [MARA, "A cat sits on the wall; she pets it."],
      ["mara", "cat"],
    ],
    [
      [MARA, "A cat sits where she slept."],
      ["mara", "cat"],
    ],
    [
      [MARA, "A cat sits on the wall, so she sits down, too."],
      ["mara", "cat"],
    ],
    [
      [MARA, "A flock of geese lands, and quietly she counts them."],
      ["mara", "geese"],
    ],
    [
      [TOM, "A seal looks up, and he waves back."],
      ["tom", "seal"],
    ],
    [
      [TOM, "A seal looks up and he waves."],
      ["tom", "seal"],
    ],
    [
      [TOM, "A small boat passes, and then he smiles."],
      ["tom", "small-boat"],
    ],
    [
      [TOM, "A small boat passes before he wakes."],
      ["tom", "small-boat"],
    ],
    [
      [TOM, "A gull lands because he holds up a fish."],
      ["tom", "gull"],
    ],
    [
      [TOM, "A woman waves from a boat, and he waves back."],
      ["tom", "woman"],
    ],
    [
      ["A girl builds a kite.", "A crow steals it and she laughs."],
      ["girl", "crow"],
    ],
    [
      ["A boy sits on a bench.", "A squirrel comes near, and he gives it a nut."],
      ["boy", "squirrel"],
    ],
    [
      ["An old woman waits.", "A bus arrives and she gets in."],
      ["old-woman", "bus"],
    ],
    [
      ["A fisherman mends a net.", "A whale dives when he looks up."],
      ["fisherman", "whale"],
    ],
    [
      ["A courier waits.", "A duck family passes and she smiles."],
      ["courier", "duck-family"],
    ],
    [
      ["A red fox wakes.", "A rabbit appears, and she stops."],
      ["red-fox", "rabbit"],
    ],
    [
      [TOM, "A seal swims beside his boat."],
      ["tom", "seal"],
    ],
    [
      [MARA, "A sparrow lands on her hand."],
      ["mara", "sparrow"],
    ],
    [[TOM, "A dog chases his tail."], ["dog"]],
    // Whose own clause it is, nobody else's is.
    [[MARA, "A woman opens the door and she smiles."], ["woman"]],
    [[MARA, "A dog barks and it rains."], ["dog"]],
  ];
  it.each(cases)("%j", (beats, cast) => {
    expect(last(...beats)).toEqual(cast);
  });
});

describe("after animals a pronoun means whom its number and gender say", () => {
  const DUCKS = "A duck family crosses the street, and she stops for them.";
  const cases: [beats: string[], told: string][] = [
    [[MARA, DUCKS, "She smiles."], "Mara smiles."],
    [[MARA, DUCKS, "Her bell rings."], "Mara’s bell rings."],
    [[MARA, DUCKS, "They waddle on."], "The duck family waddle on."],
    [[TOM, "A flock of gulls lands.", "He feeds them."], "Tom feeds them."],
    [[TOM, "A flock of gulls lands.", "They cry."], "The gulls cry."],
    [[TOM, "A seal swims by.", "It dives."], "The seal dives."],
    [[TOM, "A seal swims by.", "He waves."], "Tom waves."],
    [["A girl meets a woman.", "Rain falls.", "A boy runs by.", "He laughs."], "The boy laughs."],
    // Nobody who comes in later in the same sentence.
    [["A woman reads.", "She meets a girl in a blue dress."], "The woman meets a girl in a blue dress."],
    [["A boy reads.", "He finds a king."], "The boy finds a king."],
    [["A boy reads.", "He hands a letter to an old man."], "The boy hands a letter to an old man."],
  ];
  it.each(cases)("%j", (beats, told) => {
    expect(toldLast(...beats)).toBe(told);
  });
});

describe("“they” are those two who were together last", () => {
  const GIRL = "A girl with a yellow scarf looks for her dog.";
  const cases: [beats: string[], told: string, cast: string[]][] = [
    [
      [GIRL, "She finds the dog in a barn beside two goats.", "They walk home."],
      "The girl and the dog walk home.",
      ["girl", "dog"],
    ],
    [["A girl walks her dog.", "They run home."], "The girl and the dog run home.", ["girl", "dog"]],
    [["A girl walks with her dog.", "They run home."], "The girl and the dog run home.", ["girl", "dog"]],
    [
      ["A boy and his dog find a goat.", "The goat eats.", "They walk home."],
      "The boy, the dog and the goat walk home.",
      ["boy", "dog", "goat"],
    ],
    [
      ["A boy rides his horse.", "They stop at a river."],
      "The boy and the horse stop at a river.",
      ["boy", "horse"],
    ],
    [["A man feeds his three hens.", "They eat."], "The hens eat.", ["hens"]],
    [["A farmer feeds three goats.", "They eat."], "The goats eat.", ["goats"]],
    [
      ["A flock of geese flies by.", "A girl calls her puppy.", "They play."],
      "The girl and the puppy play.",
      ["girl", "puppy"],
    ],
    [
      ["A pack of wolves howls.", "A boy hugs his old dog.", "They sleep."],
      "The boy and the old dog sleep.",
      ["boy", "old-dog"],
    ],
    [
      ["A queen scratches her cat.", "Together they sleep."],
      "Together the queen and the cat sleep.",
      ["queen", "cat"],
    ],
    [
      ["A witch and her owl fly over the town.", "They land."],
      "The witch and the owl land.",
      ["witch", "owl"],
    ],
    [
      ["A shepherd whistles.", "His dog comes.", "They walk on."],
      "The shepherd and the dog walk on.",
      ["shepherd", "dog"],
    ],
    [["A girl calls her brother.", "They laugh."], "The girl and the brother laugh.", ["girl", "brother"]],
    [
      ["A monk leads his donkey up a hill.", "Later they rest."],
      "Later the monk and the donkey rest.",
      ["monk", "donkey"],
    ],
    [["A girl meets a robot.", "They dance."], "The girl and the robot dance.", ["girl", "robot"]],
    [
      ["A girl and a boy meet two goats.", "Rain falls.", "They hide."],
      "The girl and the boy hide.",
      ["girl", "boy"],
    ],
    [
      ["A pirate and his parrot dig.", "They find gold."],
      "The pirate and the parrot find gold.",
      ["pirate", "parrot"],
    ],
    [
      ["A knight leads his tired horse.", "They sleep under a tree."],
      "The knight and the tired horse sleep under a tree.",
      ["knight", "tired-horse"],
    ],
    [
      ["A girl carries her kitten.", "They watch the rain."],
      "The girl and the kitten watch the rain.",
      ["girl", "kitten"],
    ],
    [
      ["A woman rides her pony along a beach.", "They stop."],
      "The woman and the pony stop.",
      ["woman", "pony"],
    ],
    [
      ["A red fox wakes.", "A small wolf appears.", "They dance."],
      "The red fox and the small wolf dance.",
      ["red-fox", "small-wolf"],
    ],
  ];
  it.each(cases)("%j", (beats, told, cast) => {
    expect([toldLast(...beats), last(...beats)]).toEqual([told, cast]);
  });

  it.each([
    [
      ["A witch flies with her owl.", "A storm begins, and they hide in a cave."],
      ["witch", "owl"],
    ],
    [
      ["A boy plays with his dog Rex.", "Rex barks and they laugh."],
      ["boy", "rex"],
    ],
    [
      ["A boy plays with his dog Rex.", "Rex barks.", "It rains in the evening, and they run home."],
      ["boy", "rex"],
    ],
    [
      ["A boy plays with his dog Rex.", "The wind takes their ball."],
      ["boy", "rex"],
    ],
    [["A girl and a boy run.", "A pack of wolves howls and they hide."], ["wolves"]],
  ] as [string[], string[]][])("also in a later clause: %j", (beats, cast) => {
    expect(last(...beats)).toEqual(cast);
  });

  it("and one alone is never “they” for what was spoken of in the plural", () => {
    expect(toldLast("A man feeds seagulls.", "They come back.")).not.toContain("man");
  });

  it("and who is only looked for isn't there yet", () => {
    expect(readFilm([GIRL, "Snow falls.", "The dog barks."]).settings.map(({ castIds }) => castIds)).toEqual([
      ["girl"],
      [],
      ["dog"],
    ]);
    expect(last("A boy and a dog run.", "The boy searches the wood for the dog.")).toEqual(["boy"]);
    expect(last("A boy and a dog run.", "He calls for the dog.")).toEqual(["boy"]);
    expect(last("A boy and a dog run.", "He waits for the dog.")).toEqual(["boy"]);
  });
});
