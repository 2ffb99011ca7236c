import { describe, expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

const told = (...beats: string[]) => readFilm(beats).settings.map((setting) => setting.told);
const cast = (...beats: string[]) => readFilm(beats).settings.map((setting) => setting.cast);

describe("pronouns are made plain", () => {
  const cases: [beats: string[], told: string][] = [
    [["A red fox wakes.", "It jumps."], "The red fox jumps."],
    [["A red fox wakes.", "Suddenly it jumps."], "Suddenly the red fox jumps."],
    [["A red fox wakes.", "Its eyes glow."], "The red fox’s eyes glow."],
    [["Several giant woolly mammoths approach.", "They tread on."], "The giant woolly mammoths tread on."],
    [["A red fox wakes.", "A small wolf appears.", "They dance."], "The red fox and the small wolf dance."],
    [["A stylish woman walks down a street.", "She smiles."], "The stylish woman smiles."],
    [["Mia walks to school.", "She meets a robot."], "Mia meets a robot."],
    [["A dog drops a ball at a girl's feet.", "She laughs."], "The girl laughs."],
    [["A fluffy monster kneeling beside a candle.", "It stares."], "The fluffy monster stares."],
    [
      ["A close-up of a Victoria crowned pigeon.", "Its crest is lacy."],
      "The Victoria crowned pigeon’s crest is lacy.",
    ],
    [["A flying saucer lands.", "It hums."], "The flying saucer hums."],
    [["A monster eats soup.", "The mood is calm.", "It burps."], "The monster burps."],
    [["A red fox wakes.", "It is raining."], "It is raining."],
    [["A red fox wakes.", "It gets dark."], "It gets dark."],
    [["Snow falls.", "It jumps."], "It jumps."],
    [["🦊", "It jumps."], "It jumps."],
  ];
  it.each(cases)("%j", (beats, last) => {
    expect(told(...beats).at(-1)).toBe(last);
  });
});

describe("characters stay themselves", () => {
  it("in every shot they are in, as they were first described", () => {
    expect(cast("A red fox with a white scarf wakes.", "It runs.", "The fox sleeps.")).toEqual([
      ["red fox with a white scarf"],
      ["red fox with a white scarf"],
      ["red fox with a white scarf"],
    ]);
  });

  it("and not in shots that are about something else", () => {
    expect(
      cast("An old keeper climbs the stairs.", "Far out a small boat is caught in a storm.", "Snow falls."),
    ).toEqual([["old keeper"], ["small boat"], []]);
  });

  it("with what is told of their looks later", () => {
    expect(cast("A woman walks by.", "She wears a red coat.", "She turns.")[2]).toEqual([
      "woman, who wears a red coat",
    ]);
  });
});

describe("who is in a shot", () => {
  const ids = (...beats: string[]) => {
    const { settings } = readFilm(beats);
    return settings.map(({ castIds }) => castIds);
  };

  it("is whoever may be meant, and not what passed by last", () => {
    expect(ids("A keeper named Mara wakes.", "A ship passes.", "She speaks.")).toEqual([
      ["mara"],
      ["ship"],
      ["mara"],
    ]);
  });

  it("is called by name, and described by the sentence that says what they are", () => {
    const told = readFilm([
      "Tom is an old fisherman with a red cap.",
      "A whale rises beside him.",
      "Night falls and he rows home.",
    ]);
    expect(told.cast.map(({ description, who }) => [description, who])).toEqual([
      ["Tom, an old fisherman with a red cap", "man"],
      ["whale", undefined],
    ]);
    expect(told.settings.map(({ castIds }) => castIds)).toEqual([["tom"], ["tom", "whale"], ["tom"]]);
    expect(readFilm(["Paris is a big city.", "Rain falls."]).cast).toEqual([]);
    expect(readFilm(["Tom is a boy in a big city."]).cast).toMatchObject([{ description: "Tom, a boy" }]);
  });

  it("is nobody where “it” is a thing that nobody was told of", () => {
    expect(ids("Lena, a girl with red hair, builds a boat.", "It goes through a tunnel.")[1]).toEqual([]);
  });

  it("is there where something is done with them", () => {
    const told = readFilm([
      "Anna, a girl in a yellow raincoat, finds a small dragon.",
      "She carries it home.",
    ]);
    expect(told.settings[1]?.castIds).toEqual(["anna", "small-dragon"]);
  });

  it("goes by what they are as well as by name", () => {
    expect(ids("A keeper named Mara wakes.", "Rain falls.", "The keeper smiles.")).toEqual([
      ["mara"],
      [],
      ["mara"],
    ]);
  });

  it("is also who is only spoken of", () => {
    expect(ids("A girl finds a robot.", "She wipes the dust from its eyes.")[1]).toEqual(["girl", "robot"]);
    expect(ids("A referee waits.", "A boy runs.", "The referee looks at his watch.")[2]).toEqual(["referee"]);
  });

  it("is known for a woman or a man once the story says so", () => {
    expect(readFilm(["A keeper named Mara wakes.", "She smiles."]).cast[0]).toMatchObject({ who: "woman" });
    // Whatever she is: a trade that nobody wrote down is no thing, a ship by the same name is one.
    for (const trade of ["courier", "farrier", "cartographer"])
      expect(readFilm([`A ${trade} named Mara wakes.`, "She smiles."]).cast[0]).toMatchObject({
        who: "woman",
      });
    for (const other of ["ship", "fox", "teapot"])
      expect(readFilm([`A ${other} named Mara wakes.`, "She smiles."]).cast[0]?.who).not.toBe("woman");
    expect(readFilm(["A keeper wakes."]).cast[0]).toMatchObject({ who: "person" });
  });

  it("wears all that is told with the name, and nobody else", () => {
    const cast = (beat: string) => readFilm([beat]).cast.map(({ description }) => description);
    expect(
      cast("Tom, an old keeper with a white beard and a yellow coat, climbs the stairs of his lighthouse."),
    ).toEqual(["Tom, an old keeper with a white beard and a yellow coat"]);
    expect(cast("A girl with red hair and a green hat and a boy play in a park.")).toEqual([
      "girl with red hair and a green hat",
      "boy",
    ]);
    expect(cast("A cat with a red collar and a dog run through a garden.")).toEqual([
      "cat with a red collar",
      "dog",
    ]);
  });

  it("is there where somebody else gives them something, who comes in by what they are", () => {
    const told = readFilm([
      "Tom, an old keeper, stands on a beach.",
      "The fisherman gives him a basket of fish.",
    ]);
    expect(told.settings[1]?.castIds).toEqual(["tom", "fisherman"]);
    expect(ids("A girl finds a puppy.", "An old baker gives them a loaf of bread.")[1]).toEqual([
      "girl",
      "puppy",
      "old-baker",
    ]);
    // Whoever was told of by that word is no one new, and the apples are nobody.
    expect(ids("A keeper named Mara meets a boy.", "The keeper gives him an apple.")[1]).toEqual([
      "mara",
      "boy",
    ]);
    expect(ids("A girl waves to a boy.", "He picks apples and puts them in a basket.")[1]).toEqual(["boy"]);
  });

  it("is a flock of what it is a flock of", () => {
    expect(readFilm(["A flock of flamingos stands in a lake."]).cast[0]?.description).toBe(
      "flock of flamingos",
    );
  });
});

describe("who is told of in Japanese", () => {
  it("is neither the word that links sentences nor a pronoun, and may be of one sign", () => {
    const told = readFilm([
      "少女が森の中で古い時計を見つける。",
      "それから彼女は時計を巻く。",
      "そして、小さな鹿が彼女のそばに来る。",
    ]);
    expect(told.cast.map(({ name }) => name)).toEqual(["少女", "小さな鹿"]);
    expect(told.settings[1]?.castIds).toEqual(told.settings[0]?.castIds);
    const names = (...beats: string[]) => readFilm(beats).cast.map(({ name }) => name);
    expect(names("猫が窓辺で眠る。", "雨が降り始める。", "彼は目を覚ます。")).toEqual(["猫"]);
  });
});

it("it is night once the moon has risen", () => {
  const hours = readFilm(["A fox sleeps at dusk.", "The moon rises over it.", "It dreams."]).settings;
  expect(hours.map(({ light }) => light)).toEqual(["at dusk", "at night", "at night"]);
});

it("who comes out of one place into another is in the other", () => {
  expect(readFilm(["A team walks out of a dark tunnel into a stadium."]).settings[0]?.place).toBe("stadium");
});

it("a place that somebody went to is where they are then", () => {
  expect(readFilm(["A dog jumps into a lake.", "It swims."]).settings[1]?.place).toBe("lake");
});
