import { describe, expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

/** Ids of who is in the last beat, in the order of the story's cast. */
const last = (...beats: string[]) => readFilm(beats).settings.at(-1)?.castIds;
const described = (beat: string) => readFilm([beat]).cast.map(({ description }) => description);

describe("a name with what somebody is before it", () => {
  it.each([
    ["Detective Ray Malone sits in his office.", ["Ray Malone, a detective"]],
    ["Grandma Rosa bakes a pie.", ["Rosa, a grandma"]],
    ["Captain Ines lands her spaceship.", ["Ines, a captain"]],
    ["At noon Uncle Bob sleeps in a hammock.", ["Bob, an uncle"]],
    ["Queen Amara in a white dress rides through the city.", ["Amara, a queen in a white dress"]],
    ["Mia and her grandson Leo walk home.", ["Mia", "Leo, a grandson"]],
  ])("is an introduction: %s", (beat, cast) => {
    expect(described(beat)).toEqual(cast);
  });

  it("is how they are called later, by either", () => {
    expect(last("Detective Ray Malone waits.", "A woman enters.", "Ray smiles.")).toEqual(["ray-malone"]);
    expect(last("Captain Ines lands.", "The captain waves.")).toEqual(["ines"]);
    expect(last("Grandma Rosa bakes a pie.", "She opens the window.")).toEqual(["rosa"]);
    expect(last("Detective Ray Malone waits.", "He drives across the bridge.")).toEqual(["ray-malone"]);
  });

  it("is none where a sentence only begins with it", () => {
    expect(described("Pirates Bay is empty.")).toEqual([]);
  });
});

describe("a time of day", () => {
  it.each([
    "One morning he gives his bread to a fox.",
    "One night she hears a knock.",
    "One evening they dance.",
  ])("is nobody: %s", (beat) => {
    const cast = readFilm([
      "A poor boy called Hans lives by a forest.",
      "A girl called Mia visits.",
      beat,
    ]).cast;
    expect(cast.map(({ id }) => id).filter((id) => /morning|night|evening/u.test(id))).toEqual([]);
  });
});

describe("whom somebody finds or deals with", () => {
  it.each([
    ["She finds a broken robot beside a rock and repairs it.", "broken-robot"],
    ["She meets a small dragon.", "small-dragon"],
    ["She gives her bread to a hungry fox.", "hungry-fox"],
    ["She talks to an owl.", "owl"],
  ])("is in the film: %s", (beat, id) => {
    expect(last("Captain Ines lands on a red planet.", beat)).toEqual(["ines", id]);
    expect(last("Captain Ines lands on a red planet.", beat, "A storm comes up, so they hide.")).toEqual([
      "ines",
      id,
    ]);
  });
});

describe("everybody", () => {
  const beats = ["Grandma Rosa bakes a pie.", "Her grandson Leo climbs a tree.", "A dog barks."];
  it.each(["At night everybody dances.", "Everyone sits at the table.", "They all laugh."])(
    "is whoever the film has met: %s",
    (beat) => {
      expect(last(...beats, beat)).toEqual(["rosa", "leo", "dog"]);
    },
  );

  it("of the family are its people", () => {
    expect(last(...beats, "In the evening the family eats the pie.")).toEqual(["rosa", "leo"]);
    expect(last("A storm comes.", "The family runs home.")).toEqual([]);
  });
});

describe("so many of them", () => {
  const met = ["Mara rides to a bakery.", "A grey cat follows her."];
  it.each([
    [["An old keeper opens, and the three of them share breakfast."], ["mara", "grey-cat", "old-keeper"]],
    [["All three dance."], ["mara", "grey-cat"]],
    [
      ["An old keeper waves.", "All three dance."],
      ["mara", "grey-cat", "old-keeper"],
    ],
    [["Both of them jump."], ["mara", "grey-cat"]],
    [
      ["An old keeper waves.", "The two of them dance."],
      ["mara", "old-keeper"],
    ],
    [["The pair walks on."], ["mara", "grey-cat"]],
    [["Four of them sit down."], ["mara", "grey-cat"]],
  ])("are those who were told of last: %s", (beats, who) => {
    expect(last(...met, ...beats)).toEqual(who);
  });

  it("are nobody of whom nothing was told", () => {
    expect(last("Mara buys a pair of shoes.", "She puts both of them on.")).toEqual(["mara"]);
  });
});

it("are all of them, however many climbed together", () => {
  expect(last("Anna, Ben, Carl and Dora climb a hill.", "They reach the top.")).toEqual([
    "anna",
    "ben",
    "carl",
    "dora",
  ]);
});
