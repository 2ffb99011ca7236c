import { expect, it } from "vitest";
import { readFilm } from "../../src/story/read-film.ts";

const castOf = (...beats: string[]) =>
  readFilm(beats).cast.map(({ name, description, who }) => [name, description, who]);
const last = (...beats: string[]) => readFilm(beats).settings.at(-1);

it("counts the young and takes the number for nobody", () => {
  expect(castOf("Five ducklings follow their mother across a road.")).toEqual([
    ["ducklings", "five ducklings", "many"],
    ["mother duck", "mother duck", undefined],
  ]);
  expect(castOf("Twelve dogs run. Six cats sit.")).not.toContainEqual(["Twelve", "Twelve", "person"]);
  expect(castOf("Two kittens chase their mother.")).toContainEqual(["mother cat", "mother cat", undefined]);
  expect(castOf("Three calves follow their mother.")).toContainEqual(["mother cow", "mother cow", undefined]);
  expect(castOf("Three children follow their mother.")).toContainEqual(["mother", "mother", "woman"]);
});

it("means by “they” those who live, and not a car that passed", () => {
  const pond = last("Five ducklings cross a road.", "A car stops.", "A boy waves.", "They swim in a pond.");
  expect(pond).toMatchObject({ castIds: ["ducklings"], told: "The ducklings swim in a pond." });
});
