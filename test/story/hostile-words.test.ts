import { describe, expect, it, vi } from "vitest";
import { orderReader } from "../../src/director/reads-order.ts";
import { readMessage } from "../../src/director/remix-message.ts";
import { planByRules } from "../../src/director/rules.ts";
import { toldInClauses } from "../../src/director/told-in-clauses.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { splitSentences } from "../../src/story/sentences.ts";
import { aModel } from "../director/models.ts";
import { remixed } from "../director/remixed.ts";
import { testPlan, testRequest } from "../fixtures/clip.ts";

const LONG = 4_000;
const over = (words: string) => words.repeat(Math.ceil(LONG / words.length)).slice(0, LONG);

describe("a reply that is meant to keep us busy", () => {
  it.each(["make it red! ", "a ", "and then make ", "no the no cat ", "让猫"])(
    "is read no further than an order is long, and nothing is made of it: %j",
    async (words) => {
      const readsOrder = vi.fn((_: string) => true);
      const judge = createWordsJudge({ readsOrder });
      const clip = { plan: testPlan(), request: testRequest() };
      const verdict = await judge.judge(over(words), { place: "reply", clip, models: [] });
      expect(verdict.kind).not.toBe("order");
      expect(Math.max(0, ...readsOrder.mock.calls.map(([read]) => read.length))).toBeLessThanOrEqual(1_000);
    },
  );

  it.each(["the sofa in blue, and the cat with a hat ", "mach das Sofa blau und "])(
    "is offered whole where what is offered goes on beyond what was read: %j",
    async (words) => {
      const clip = { plan: testPlan(), request: testRequest({ prompt: "a cat on a red sofa" }) };
      const said = `${over(words).slice(0, 1_200).trim()} there`;
      const verdict = await createWordsJudge(orderReader).judge(said, { place: "reply", clip, models: [] });
      expect(verdict).toEqual({ kind: "offer", words: said });
    },
  );

  it("has no more changes than somebody would say", () => {
    const model = aModel();
    const plan = planByRules(testRequest({ model: model.id }), model);
    const steps = readMessage(over("remove the dog. add a cat. "), plan, [model]);
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.length).toBeLessThanOrEqual(41);
    // No word is lost.
    expect(steps.at(-1)).toMatchObject({ kind: "words", text: expect.stringContaining("add a cat") });
  });

  it("is told clause by clause so far, and stays as it is from there", () => {
    const { rest } = toldInClauses("a red cat on a sofa", over("blue cat! "));
    expect(rest.length).toBeGreaterThan(LONG - 200);
  });
});

describe("a command that is meant to keep us busy", () => {
  it("is read for how an order is put in haste as far as an order goes, and is told as it stands beyond", () => {
    const told = (length: number) =>
      remixed("a cat on a sofa", over("gimme a hat n a scarf, ").slice(0, length)).prompt;
    expect(told(40)).not.toMatch(/gimme|(?<!\p{L})n(?!\p{L})/u);
    expect(told(900)).toMatch(/gimme a hat n a scarf/u);
  });
});

describe("the first of a text's sentences", () => {
  it("is found without the others", () => {
    const found = splitSentences(over("A cat sleeps. "), 1);
    expect(found[0]).toBe("A cat sleeps.");
    expect(found.length).toBeLessThanOrEqual(3);
  });
});
