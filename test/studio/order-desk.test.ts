import { afterEach, beforeEach, expect, it } from "vitest";
import type { FilmPlan } from "../../src/core/film/film-plan.ts";
import { Refused } from "../../src/core/ports/moderator.ts";
import { createCases } from "../../src/store/cases.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createOrderDesk, strikeOf } from "../../src/studio/order-desk.ts";
import { wordsOf } from "../../src/studio/words-of.ts";
import { testClip, testPlan, testRequest } from "../fixtures/clip.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

it("counts a try by the words it was asked with, so that an appeal can take it back", async () => {
  const cases = createCases({
    redis: redis.client,
    keys: createKeys(redis.prefix),
    now: Date.now,
    keptDays: 1,
  });
  const desk = createOrderDesk({
    record: { cases, people: { account: async (id: string) => id } } as Parameters<
      typeof createOrderDesk
    >[0]["record"],
    hasSecondModel: true,
    now: Date.now,
    newCaseId: () => "case",
  });
  const prompt = "a statue ".repeat(600);
  const plan: FilmPlan = { ...testPlan(), setting: prompt, told: prompt };
  await desk.refused(
    {
      request: { prompt },
      from: { kinship: "original", changes: [], plan },
      person: { id: "console:ann", name: "Ann" },
      surface: { platform: "console", chat: "main" },
      idempotencyKey: "asked",
    },
    new Refused("refused-words", "That can't be made.", { harm: "sexual", part: "the prompt" }),
  );
  expect(await cases.strikesOf("console:ann")).toMatchObject({ count: 1 });
  await cases.unstrike("console:ann", strikeOf((await cases.load("case")) ?? {}));
  expect(await cases.strikesOf("console:ann")).toMatchObject({ count: 0 });
});

it("keeps what an order goes on from apart from its own words: it may be somebody else's", async () => {
  const cases = createCases({
    redis: redis.client,
    keys: createKeys(redis.prefix),
    now: Date.now,
    keptDays: 1,
  });
  const record = { cases, people: { account: async (id: string) => id } };
  const desk = createOrderDesk({
    record: record as Parameters<typeof createOrderDesk>[0]["record"],
    hasSecondModel: false,
    now: Date.now,
    newCaseId: () => "held",
  });
  const { request } = testClip({ request: testRequest({ prompt: "by night" }) });
  const words = wordsOf(request, undefined, ["a secret vixen"]);
  await desk.holding(testClip({ request }) as never, { verdict: { outcome: "review" }, words });
  expect(await cases.load("held")).toMatchObject({ words: ["by night"], goesOnFrom: ["a secret vixen"] });
});
