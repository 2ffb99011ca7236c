import { expect, it } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { aModel } from "../director/models.ts";
import { testRequest } from "../fixtures/clip.ts";
import { readDocument } from "../fixtures/documents.ts";

const TOLD = "A red fox runs through fresh snow. It sniffs at a log.";
/** What each sentence that the README gives as an example changes of that film. */
const CHANGES: Record<string, string[]> = {
  "at night": ["Prompt: A red fox runs through fresh snow at night. It sniffs at a log."],
  "make it 20 seconds": ["Length: 20 s"],
  vertical: ["Shape: 9:16"],
  "no snow": ["Prompt: A red fox runs. It sniffs at a log.", "Without: snow"],
  "shot 2: the fox jumps": ["Shot 2: the fox jumps"],
  "lovely! could it be a wolf?": ["Prompt: A red wolf runs through fresh snow. It sniffs at a log."],
  "on a beach instead of in the snow": ["Prompt: A red fox runs on a beach. It sniffs at a log."],
  "move it outside, into a village square": [
    "Prompt: A red fox runs through fresh snow in a village square. It sniffs at a log.",
  ],
  "just one fox isn't enough, make it three": [
    "Prompt: Three red foxes run through fresh snow. It sniffs at a log.",
  ],
};

const readme = (await readDocument("README.md")).replace(/\s+/gu, " ");
const examples = /A remix is: (.+?”)\./u.exec(readme)?.[1] ?? "";
const said = [...examples.matchAll(/“([^”]+)”/gu)].map(([, sentence = ""]) => sentence);

it("gives sentences that change something", () => {
  expect(said).toEqual(Object.keys(CHANGES));
});

it.each(said)("does what it says of %j", async (sentence) => {
  const model = aModel();
  const request = testRequest({ prompt: TOLD, model: model.id });
  const clip = { request, model, plan: planByRules(request, model) };
  const verdict = await createWordsJudge(orderReader).judge(sentence, {
    place: "reply",
    clip,
    models: [model],
  });
  expect(verdict.kind).toBe("order");
  const { changes } = understandRemix("words" in verdict ? verdict.words : sentence, clip, {
    models: [model],
  });
  expect(changes.map(({ what, after }) => `${what}: ${after}`)).toEqual(CHANGES[sentence]);
});
