import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../../commands/index.ts";
import type { Heard } from "../../../src/core/talk/dispatch.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import type { Reply } from "../../../src/core/talk/reply.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createRedisPace } from "../../../src/store/pace.ts";
import { finishedClip } from "../../fixtures/clips.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";

const surface = { platform: "console", chat: "main" };
const group = { ...surface, group: "g1" };
const ann = { id: "console:5001", name: "Ann" };
const bob = { id: "console:5002", name: "Bob" };

let redis: TestRedis;
let studio: ReturnType<typeof createSmallStudio>;
const clock = { now: 1_790_000_000_000 };
let asked = 0;

function open() {
  return createDispatcher({
    commands,
    studio,
    judge: { judge: async () => ({ kind: "chatter" }) },
    notebook: createSmallNotebook(() => clock.now),
    pace: createRedisPace({ redis: redis.client, keys: createKeys(redis.prefix), now: () => clock.now }),
    now: () => clock.now,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    newReference: () => "ref-1",
  });
}
const heard = (change: Partial<Heard>): Heard => ({
  command: "help",
  options: {},
  person: ann,
  surface,
  idempotencyKey: `k${++asked}`,
  ...change,
});
const words = (reply: Reply | undefined) =>
  reply && "notice" in reply ? (reply.notice.paragraphs ?? []).join(" ") : undefined;

beforeEach(() => {
  redis = testRedis();
  studio = createSmallStudio();
});
afterEach(() => redis.close());

describe("a button that loses something for good", () => {
  it("says so at the first press, and does it at a second one that was meant", async () => {
    studio.put(finishedClip(surface, { id: "clip1", maker: ann, state: "delivered" }));
    const dispatcher = open();
    const press = () =>
      dispatcher.dispatch(heard({ command: "delete", options: { clip: "clip1" }, pressed: true }));
    const gone = () => studio.clips.get("clip1")?.deletedAt !== undefined;
    expect(words(await press())).toContain("Press the button again within 20 seconds");
    clock.now += 300;
    expect(words(await press())).toContain("Press the button again");
    expect(gone()).toBe(false);
    clock.now += 25_000;
    expect(words(await press())).toContain("Press the button again");
    clock.now += 5_000;
    expect(words(await press())).toContain("is deleted");
    expect(gone()).toBe(true);
  });

  it("tells whoever may not that they may not, and asks for no second press", async () => {
    studio.put(
      finishedClip(surface, { id: "clip1", maker: { id: "x:bob", name: "Bob" }, state: "delivered" }),
    );
    const said = words(
      await open().dispatch(heard({ command: "delete", options: { clip: "clip1" }, pressed: true })),
    );
    expect(said).toContain("Only its maker");
    expect(said).not.toContain("again");
  });

  it("is no matter of a command that was typed, or of a button that loses nothing", async () => {
    studio.put(finishedClip(surface, { id: "clip1", maker: ann, state: "delivered" }));
    const dispatcher = open();
    expect(
      words(await dispatcher.dispatch(heard({ command: "delete", options: { clip: "clip1" } }))),
    ).toContain("is deleted");
    const help = await dispatcher.dispatch(heard({ pressed: true }));
    expect(words(help)).not.toContain("Press the button again");
  });
});

describe("somebody who asks too much at once", () => {
  const say = (dispatcher: ReturnType<typeof open>, person: Heard["person"], on: Heard["surface"]) =>
    dispatcher.say("/help", {
      person,
      surface: on,
      idempotencyKey: `k${++asked}`,
      isPrivate: false,
      mentioned: true,
    });

  it("in a group is told so once and not heard for a while, while the others are", async () => {
    const dispatcher = open();
    const answers = [];
    for (let at = 0; at < 60; at++) answers.push(await say(dispatcher, ann, group));
    const told = answers.filter((answer) => words(answer)?.includes("One thing after the other"));
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(11);
    expect(told).toHaveLength(1);
    expect(words(await say(dispatcher, bob, group))).not.toContain("One thing");
    clock.now += 60_000;
    expect(words(await say(dispatcher, ann, group))).not.toContain("One thing");
  });

  it("still gets an answer to each button, and the same message again is counted once", async () => {
    const dispatcher = open();
    for (let at = 0; at < 11; at++) await say(dispatcher, ann, group);
    expect(words(await dispatcher.dispatch(heard({ surface: group })))).toContain("catching up");
    const again = heard({ person: bob, surface: group });
    for (let at = 0; at < 15; at++)
      expect(words(await dispatcher.dispatch(again))).not.toContain("catching up");
  });

  it("is not counted for what isn't said to the bot", async () => {
    const dispatcher = open();
    const talk = { person: ann, surface: group, isPrivate: false, mentioned: false };
    for (let at = 0; at < 30; at++) {
      expect(await dispatcher.say("lunch?", { ...talk, idempotencyKey: `talk${at}` })).toBeUndefined();
    }
    expect(words(await say(dispatcher, ann, group))).not.toContain("One thing");
  });
});
