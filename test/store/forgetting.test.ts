import { afterEach, beforeEach, expect, it } from "vitest";
import type { Case } from "../../src/core/ports/cases.ts";
import { createCases } from "../../src/store/cases.ts";
import { createForgetting } from "../../src/store/forgetting.ts";
import { createKeys } from "../../src/store/keys.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let redis: TestRedis;
beforeEach(() => {
  redis = testRedis();
});
afterEach(() => redis.close());

const given: Case = {
  id: "case1",
  at: Date.now(),
  about: "order",
  person: { id: "console:ben", name: "Ben" },
  account: "console:ben",
  surface: { platform: "console", chat: "main" },
  outcome: "refuse",
  words: ["the same by night"],
  goesOnFrom: ["a secret vixen", "a brown bear"],
};

/** Two that work on the same case; `between`: what the one does after the other has read it, and before it writes. */
function open({
  after,
  between = async () => undefined,
}: {
  after?: string;
  between?: () => Promise<unknown>;
} = {}) {
  const keys = createKeys(redis.prefix);
  const { client } = redis;
  let done = false;
  const interleaved = new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function" || name !== after) return value;
      return async (...args: unknown[]) => {
        const answer = await value.apply(target, args);
        if (!done && args[0] === keys.caseOf("case1")) {
          done = true;
          await between();
        }
        return answer;
      };
    },
  });
  const settings = { keys, now: Date.now };
  const forgetting = (on: typeof client) =>
    createForgetting({
      ...settings,
      redis: on,
      clips: {} as never,
      newSecret: () => "s",
      dropCase: async () => undefined,
    });
  return {
    keys,
    cases: createCases({ ...settings, redis: client, keptDays: 1 }),
    interleavedCases: createCases({ ...settings, redis: interleaved, keptDays: 1 }),
    forgetting: forgetting(interleaved),
    atOnce: forgetting(client),
    wasDone: () => done,
  };
}
const held = { clip: { id: "clip1", request: { images: [] } } as never, words: ["all its words"] };

it("takes somebody's words out of a case that is opened in the same moment, and loses nothing of that", async () => {
  const { cases, forgetting, wasDone } = open({ after: "hget", between: () => cases.reopen("case1", held) });
  await cases.note(given);
  await forgetting.takeWordsFromCases(["a secret vixen"]);
  expect(wasDone()).toBe(true);
  expect(await cases.load("case1")).toMatchObject({
    state: "open",
    clip: "clip1",
    words: ["all its words"],
    goesOnFrom: ["a brown bear"],
  });
});

it("brings no case back that runs out in the same moment", async () => {
  const { keys, cases, forgetting, wasDone } = open({
    after: "hget",
    between: () => redis.client.unlink(keys.caseOf("case1")),
  });
  await cases.note(given);
  await forgetting.takeWordsFromCases(["a secret vixen"]);
  expect(wasDone()).toBe(true);
  expect(await redis.client.exists(keys.caseOf("case1"))).toBe(0);
});

it("writes no forgotten words back where a case is opened that was read before", async () => {
  const { cases, interleavedCases, atOnce, wasDone } = open({
    after: "hgetall",
    between: () => atOnce.takeWordsFromCases(["a secret vixen"]),
  });
  await cases.note(given);
  await interleavedCases.reopen("case1", held);
  expect(wasDone()).toBe(true);
  expect(await cases.load("case1")).toMatchObject({ state: "open", goesOnFrom: ["a brown bear"] });
});
