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

it("a place that somebody went to is where they are then", () => {
  expect(readFilm(["A dog jumps into a lake.", "It swims."]).settings[1]?.place).toBe("lake");
});
