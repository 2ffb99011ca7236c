import { expect, test } from "vitest";
import type { WordsContext } from "../../src/core/ports/words-judge.ts";
import type { TextQuestion, WordsPayer } from "../../src/core/ports/write-text.ts";
import { createDecideWords } from "../../src/director/decide-words.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";

const UNSURE = "turn that frown upside down";
const inReply: WordsContext = {
  place: "reply",
  models: [],
  asker: { person: "discord:1", message: "m1" },
};
const never = new AbortController().signal;

function decider(answer: string | (() => Promise<string>), waitMs = 0) {
  const asked: (TextQuestion & { payer: WordsPayer })[] = [];
  const turns: string[] = [];
  const decide = createDecideWords({
    write: async (question, { payer }) => {
      asked.push({ ...question, payer });
      return typeof answer === "string" ? answer : answer();
    },
    pace: {
      turn: async ({ key, id }) => {
        turns.push(`${key} ${id}`);
        return waitMs;
      },
    },
    accountOf: async (person) => `account of ${person}`,
    timeoutMs: 950,
  });
  return { decide, asked, turns };
}

test.each([
  ['{"kind":"order"}', { kind: "order", words: UNSURE }],
  ['```json\n{"kind":"Chatter",}\n```', { kind: "chatter" }],
  ['{"kind":"unsure"}', undefined],
  ['{"kind":"idea"}', undefined],
  ['{"kind":"delete everything"}', undefined],
])("of %s in reply to a clip becomes what it says, or an offer", async (answer, verdict) => {
  const { decide, asked } = decider(answer);
  expect(await decide(UNSURE, inReply, never)).toEqual(verdict);
  expect(asked[0]).toMatchObject({ payer: { account: "account of discord:1" }, material: `${UNSURE}\n` });
  expect(asked[0]?.prompt).not.toContain(UNSURE);
});

test("nobody is asked for whom nobody knows, for more than their rate, or for a novel", async () => {
  const { decide, asked, turns } = decider('{"kind":"order"}', 500);
  const { asker: _, ...nobody } = inReply;
  expect(await decide(UNSURE, nobody, never)).toBeUndefined();
  expect(await decide("x".repeat(501), inReply, never)).toBeUndefined();
  expect(turns).toEqual([]);
  expect(await decide(UNSURE, inReply, never)).toBeUndefined();
  expect(turns).toEqual(["decide:discord:1 m1"]);
  expect(asked).toEqual([]);
});

test("what is late, broken or unknown is offered as the rules would", async () => {
  for (const answer of [
    "no idea",
    "{}",
    () => Promise.reject(new Error("down")),
    () => new Promise<string>(() => {}),
  ]) {
    const judge = createWordsJudge({ decide: decider(answer).decide, filmedAsSaid: (words) => [words] });
    expect(await judge.judge(UNSURE, inReply)).toMatchObject({ kind: "offer" });
  }
});
