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

it("finds early accounts' short ids where somebody's id stands, and takes no message's number for one", async () => {
  const { client, prefix } = redis;
  const { atOnce } = open();
  const note = (name: string) => `${prefix}:notebook:telegram:${name}`;
  const theirs = {
    [note("owed:501")]: '"a-clip"',
    [note("takes-words:501:7")]: "{}",
    [note("taken:501:7")]: '"a-key"',
    [note("post:board-album-501-7")]: "{}",
    [note("post:a-key")]: '{"phase":"sent","chat":"501","at":7}',
    [note("button:token")]: '{"from":{"id":501,"is_bot":false}}',
  };
  const others = {
    [note("done:501")]: "true",
    [note("heard:501")]: "true",
    [note("taken:-100123:501")]: '"another"',
    [note("owed:5011")]: '"another"',
    [note("newest:-100123")]: "501",
    [note("post:another")]: '{"phase":"sent","chat":"5010","at":501,"message_id":501}',
    [`${prefix}:notebook:discord:owed:501`]: '"another"',
  };
  for (const [key, value] of Object.entries({ ...theirs, ...others })) await client.set(key, value);
  const heard = (from: number, message: number) =>
    `{"update":{"message":{"message_id":${message},"from":{"id":${from},"is_bot":false}}}}`;
  await client.zadd(note("inbox"), 1, `1 ${heard(501, 1)}`, 2, `2 ${heard(77, 501)}`);
  await atOnce.removeTraces({ people: ["telegram:501"], clips: [], names: [], children: [] });
  const kept = async (keys: string[]) => {
    const found = await Promise.all(keys.map(async (key) => ({ key, is: await client.exists(key) })));
    return found.filter(({ is }) => is === 1).map(({ key }) => key);
  };
  expect(await kept(Object.keys(theirs))).toEqual([]);
  expect(await kept(Object.keys(others))).toEqual(Object.keys(others));
  expect(await client.zrange(note("inbox"), 0, "-1")).toEqual([`2 ${heard(77, 501)}`]);
});

it("calls somebody forgotten by a digest that only this installation can make", async () => {
  const installation = (prefix: string, secret: string) =>
    createForgetting({
      redis: redis.client,
      keys: createKeys(prefix),
      now: Date.now,
      clips: {} as never,
      newSecret: () => secret,
      dropCase: async () => undefined,
    });
  const here = installation(redis.prefix, "one");
  const elsewhere = installation(`${redis.prefix}:other`, "another");
  const name = await here.pseudonym("discord:1");
  expect(name).toMatch(/^forgotten:[0-9a-f]{24}$/);
  expect(await here.pseudonym("discord:1")).toBe(name);
  expect(await here.pseudonym("discord:2")).not.toBe(name);
  // Without the key ids could be tried one after the other.
  expect(await elsewhere.pseudonym("discord:1")).not.toBe(name);
});
