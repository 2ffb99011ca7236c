import { expect, it } from "vitest";
import { planByRules } from "../../src/director/rules.ts";
import { aModel, aRequest } from "../director/models.ts";

const castOf = (prompt: string) =>
  planByRules(aRequest({ prompt, seconds: 16 }), aModel()).story?.cast.map(({ name }) => name);
const ELEVEN = ["Anna", "Ben", "Carl", "Dora", "Emil", "Fritz", "Greta", "Hans", "Ida", "Jonas", "Karla"];

it.each([
  "Anna, Ben, Carl, Dora, Emil, Fritz, Greta, Hans, Ida, Jonas and Karla sit around a campfire. Anna tells a story.",
  "Anna, Ben, Carl, Dora, Emil, Fritz, Greta, Hans, Ida, Jonas, and Karla climb a hill. They reach the top.",
  "Anna and Ben and Carl and Dora and Emil and Fritz and Greta and Hans and Ida and Jonas and Karla dance in a barn.",
  "Anna, Ben, Carl, Dora, Emil, Fritz, Greta, Hans, Ida, Jonas, Karla sing on a stage. The crowd claps.",
  "On a boat are Anna, Ben, Carl, Dora, Emil, Fritz, Greta, Hans, Ida, Jonas and Karla. The boat turns over.",
  "Anna meets Ben, Carl, Dora, Emil, Fritz, Greta, Hans, Ida, Jonas and Karla. They walk through the forest.",
])("eleven who are named one after the other are eleven: %s", (prompt) => {
  expect(castOf(prompt)).toEqual(ELEVEN);
});

it.each([
  ["A red fox travels to Paris, London and Rome. It sleeps.", ["red fox"]],
  ["A woman paints in Red, Green and Blue. She smiles.", ["woman"]],
  ["A boy visits Spain, France and Italy. He waves.", ["boy"]],
  ["Paris, London and Rome glow at night. A train leaves.", []],
  ["On Monday, Tuesday and Wednesday a baker bakes bread.", ["baker"]],
  ["Snow, Rain and Wind shake a house. A girl hides.", ["girl"]],
])("what else stands in a list is nobody: %s", (prompt, cast) => {
  expect(castOf(prompt)?.filter((name) => /^\p{Lu}/u.test(name))).toEqual([]);
  expect(castOf(prompt)).toEqual(expect.arrayContaining(cast as string[]));
});

it("people who are called like a city are people", () => {
  expect(castOf("Jordan, Tim and Florence race up a hill. They laugh.")).toEqual([
    "Jordan",
    "Tim",
    "Florence",
  ]);
  expect(castOf("Florence opens the door. She smiles.")).toEqual(["Florence"]);
});
