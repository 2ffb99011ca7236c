import { tmpdir } from "node:os";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { PlatformError } from "../../../src/core/errors.ts";
import type { ChatSender } from "../../../src/core/ports/chat.ts";
import type { Notebook } from "../../../src/core/ports/notebook.ts";
import { loadConfig } from "../../../src/host/config.ts";
import { createSenders } from "../../../src/program/platforms.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createRedisClock } from "../../../src/store/redis-clock.ts";
import { filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { fastPace, type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
const options = { idempotencyKey: "post-1", signal: new AbortController().signal };
const opened: { close(): Promise<void> }[] = [];
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig({ telegram: { privacyMode: false }, start: false });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await rig.close();
});

/** Somebody alone with the bot, who has asked for a clip. */
function asking() {
  const ada = rig.telegram.user("Ada");
  const asked = rig.telegram.say(ada, ada.id, "a fox");
  const surface = { platform: "telegram", chat: String(ada.id), message: String(asked.message_id) };
  const clip = finishedClip(surface, { maker: { id: `telegram:${ada.id}`, name: "Ada" } });
  return { ada, surface, post: postOf(clip, files) };
}
const films = (chat: number) => rig.telegram.fromBot(chat).filter(({ video }) => video);

/** Tries again as workers do, each time by another, until it is posted. */
async function untilPosted(attempt: () => Promise<unknown>, { clock } = rig): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    try {
      await attempt();
      return;
    } catch (error) {
      const { retryable, retryAfterMs = 0 } = error instanceof PlatformError ? error : { retryable: true };
      if (!retryable) throw error;
      clock.now += retryAfterMs;
      // What another process holds is let go of by Redis' clock.
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  throw new Error("never posted");
}

/** A worker whose notebook does something else before or after a note is set, or where one is claimed. */
function workerWhere(change: (notebook: Notebook) => Partial<Notebook>) {
  const notebook = createRedisNotebook(rig.redis.client, rig.redis.prefix);
  opened.push(notebook);
  return rig.newSender({ notebook: { ...notebook, ...change(notebook) } });
}

it("posts a film once though Redis goes away after it was noted that it is posted", async () => {
  const { ada, surface, post } = asking();
  let isAway = false;
  const worker = workerWhere(({ set, get, delete: strike }) => ({
    async set(key, value, given) {
      if (isAway) throw new Error("Redis is away");
      await set(key, value, given);
      isAway = key === "post:post-1" && (value as { phase: string }).phase === "posted";
    },
    // Back by the next call.
    async get(key) {
      isAway = false;
      return get(key);
    },
    async delete(key) {
      isAway = false;
      await strike(key);
    },
  }));
  await worker.postClip(surface, post, options).catch(() => {});
  expect(films(ada.id)).toHaveLength(1);
  await untilPosted(() => rig.newSender().postClip(surface, post, options));
  expect(films(ada.id)).toHaveLength(1);
});

it("posts a film once though the answer that it is noted as posted is lost", async () => {
  const { ada, surface, post } = asking();
  const worker = workerWhere(({ set }) => ({
    async set(key, value, given) {
      await set(key, value, given);
      if (key === "post:post-1" && (value as { phase: string }).phase === "posted")
        throw new Error("Redis is away");
    },
  }));
  await worker.postClip(surface, post, options).catch(() => {});
  await untilPosted(() => rig.newSender().postClip(surface, post, options));
  expect(films(ada.id)).toHaveLength(1);
});

it("posts a film once though another worker posts it between a worker's look and its turn", async () => {
  const { ada, surface, post } = asking();
  const late = workerWhere(({ claim }) => ({
    async claim(key, value, given) {
      if (key === "posting:post-1") await rig.newSender().postClip(surface, post, options);
      return claim(key, value, given);
    },
  }));
  const posted = await late.postClip(surface, post, options);
  expect(films(ada.id)).toHaveLength(1);
  expect(posted.ref.message).toBe(String(films(ada.id)[0]?.message_id));
});

it("posts a film once though a worker stood still over it until another had posted it", async () => {
  const { ada, surface, post } = asking();
  const stoodStill = workerWhere(({ set }) => ({
    async set(key, value, given) {
      if (key === "post:post-1" && (value as { phase: string }).phase === "sent") {
        await rig.notebook.delete("posting:post-1");
        await rig.newSender().postClip(surface, post, options);
      }
      await set(key, value, given);
    },
  }));
  await stoodStill.postClip(surface, post, options).catch(() => {});
  await untilPosted(() => rig.newSender().postClip(surface, post, options));
  expect(films(ada.id)).toHaveLength(1);
});

it("posts a film once wherever a worker stands still over its lease until another has posted it", async () => {
  /** Whether it came so far: so many times it has asked something about its lease. */
  async function standsStillAt(step: number): Promise<boolean> {
    const { ada, surface, post } = asking();
    const given = { ...options, idempotencyKey: `post-${step}` };
    const lease = `posting:${given.idempotencyKey}`;
    let steps = 0;
    const worker = workerWhere((notebook) => {
      const late = Object.entries(notebook).map(([name, act]) => [
        name,
        async (key: string, ...more: never[]) => {
          if (key === lease && ++steps === step) {
            await rig.notebook.delete(lease);
            await untilPosted(() => rig.newSender().postClip(surface, post, given));
          }
          return (act as (key: string, ...more: never[]) => Promise<unknown>)(key, ...more);
        },
      ]);
      return Object.fromEntries(late) as Partial<Notebook>;
    });
    await worker.postClip(surface, post, given).catch(() => {});
    await untilPosted(() => rig.newSender().postClip(surface, post, given));
    expect(films(ada.id), `stood still at step ${step}`).toHaveLength(1);
    return steps >= step;
  }

  let step = 1;
  while (await standsStillAt(step)) step += 1;
  // It has begun, given a sign of life, looked twice and left.
  expect(step).toBeGreaterThan(5);
});

it("lets nobody else post while a worker does that took over from one which stood still", async () => {
  const { ada, surface, post } = asking();
  let goOn = () => {};
  const gone = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const holdsOn = (worker: "first" | "second") =>
    workerWhere(({ set }) => ({
      async set(key, value, given) {
        if (key === "post:post-1" && (value as { phase: string }).phase === "uploading") {
          if (worker === "first") {
            await rig.notebook.delete("posting:post-1");
            first = false;
            await secondBegins;
            throw new Error("Redis is away");
          }
          began();
          await gone;
        }
        await set(key, value, given);
      },
    }));
  let first = true;
  let began = () => {};
  const secondBegins = new Promise<void>((resolve) => {
    began = resolve;
  });
  const one = holdsOn("first")
    .postClip(surface, post, options)
    .catch(() => {});
  await expect.poll(() => first).toBe(false);
  const two = holdsOn("second").postClip(surface, post, options);
  await one;
  // The first has let go of nothing that is the second's.
  await expect(rig.newSender({ leaseMs: 60_000 }).postClip(surface, post, options)).rejects.toMatchObject({
    code: "posting-already",
  });
  goOn();
  await two;
  expect(films(ada.id)).toHaveLength(1);
});

it("posts a film once though more was said in the bot's hearing since it spoke than it looks back", async () => {
  const { ada, surface, post } = asking();
  await rig.listener.start(rig.dispatcher);
  await rig.answer(ada.id);
  // A group whose talk the bot hears and has nothing to say to, counted with all its other chats.
  const group = rig.telegram.group("Film club", { members: [ada], kind: "group" });
  for (let count = 0; count < 400; count++) rig.telegram.say(ada, group, "so what?");
  await rig.telegram.until(() => rig.telegram.updates.length === 0, "all is heard");
  rig.telegram.fail("sendVideo", "break-after");
  await untilPosted(() => rig.newSender().postClip(surface, post, options));
  expect(films(ada.id)).toHaveLength(1);
});

it.each([
  ["fast", 600_000],
  ["slow", -600_000],
])("waits no longer, and looks no sooner, for what a worker with a %s clock sent", async (_, off) => {
  const { surface, post } = asking();
  const { telegram, notebook, redis, media } = rig;
  const config = loadConfig({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DATA_DIR: tmpdir(),
    REDIS_URL: redis.url,
  });
  const clock = await createRedisClock({ redis: redis.client });
  const trueNow = Date.now.bind(Date);
  const workerWhoseClockIs = async (ms: number) => {
    vi.spyOn(Date, "now").mockImplementation(() => trueNow() + ms);
    const given = { store: media, media: {}, notebook: () => notebook, pace: fastPace(redis), clock };
    const [sender] = await createSenders(config, given as never, pino({ level: "silent" }));
    return sender as ChatSender;
  };
  telegram.fail("sendVideo", "break-after");
  const first = await workerWhoseClockIs(off);
  await expect(first.postClip(surface, post, options)).rejects.toMatchObject({ code: "post-unconfirmed" });
  const next = await workerWhoseClockIs(0);
  const again = await next.postClip(surface, post, options).catch((error: unknown) => error);
  expect(again).toMatchObject({ code: "post-unconfirmed" });
  expect((again as PlatformError).retryAfterMs).toBeLessThanOrEqual(4_000);
  clock.close();
});

it("posts a film once though a worker that was told no stands still until another has sent it and not heard", async () => {
  const { ada, surface, post } = asking();
  const key = "post:post-1";
  async function anotherSendsIt(): Promise<void> {
    await rig.notebook.delete("posting:post-1");
    rig.clock.now += 10_000;
    rig.telegram.fail("sendVideo", "break-after");
    await rig
      .newSender()
      .postClip(surface, post, options)
      .catch(() => {});
    expect(await rig.notebook.get(key)).toMatchObject({ phase: "sent" });
  }
  const toldNo = workerWhere(({ delete: strike, leave }) => ({
    async delete(name) {
      if (name === key) await anotherSendsIt();
      await strike(name);
    },
    async leave(name, value) {
      if (name === key) await anotherSendsIt();
      await leave(name, value);
    },
  }));
  rig.telegram.fail("sendVideo", {
    error_code: 400,
    description: "Bad Request: wrong type of the web page content",
  });
  await toldNo.postClip(surface, post, options).catch(() => {});
  expect(films(ada.id)).toHaveLength(1);
  await untilPosted(() => rig.newSender().postClip(surface, post, options));
  expect(films(ada.id)).toHaveLength(1);
});

it.each([
  ["many others spoke before", 40, 2],
  ["very many others spoke before, and it came to it late", 90, 30],
])("posts a film once though %s, whom the bot does not hear", async (_, before, after) => {
  const deaf = await startRig({ telegram: { privacyMode: true }, start: false });
  opened.push(deaf);
  const { telegram } = deaf;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  await deaf.listener.start(deaf.dispatcher);
  const asked = telegram.say(ada, group, "/video a fox");
  await deaf.answer(group);
  const surface = { platform: "telegram", chat: String(group), message: String(asked.message_id) };
  const post = postOf(finishedClip(surface, { maker: { id: `telegram:${ada.id}`, name: "Ada" } }), files);
  const spoken = telegram.fromBot(group).map(({ message_id }) => message_id);
  for (let count = 0; count < before; count++) telegram.say(ada, group, "so what?");
  telegram.fail("sendVideo", "break-after");
  let tries = 0;
  await untilPosted(() => {
    if (tries++ === 1) for (let count = 0; count < after; count++) telegram.say(ada, group, "anyway");
    return deaf.newSender().postClip(surface, post, options);
  }, deaf);
  const said = telegram.fromBot(group).filter(({ message_id }) => !spoken.includes(message_id));
  // What it asked with is gone again.
  expect(said.map(({ video }) => video !== undefined)).toEqual([true]);
});

it("posts a film once though a worker that looked for it stands still until another has posted it", async () => {
  const deaf = await startRig({ telegram: { privacyMode: true }, start: false });
  opened.push(deaf);
  const { telegram } = deaf;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  await deaf.listener.start(deaf.dispatcher);
  const asked = telegram.say(ada, group, "/video a fox");
  await deaf.answer(group);
  const surface = { platform: "telegram", chat: String(group), message: String(asked.message_id) };
  const post = postOf(finishedClip(surface, { maker: { id: `telegram:${ada.id}`, name: "Ada" } }), files);
  const attempt = (notebook = deaf.notebook) => deaf.newSender({ notebook }).postClip(surface, post, options);
  for (let count = 0; count < 40; count++) telegram.say(ada, group, "so what?");
  // Its last byte left, and it never came.
  const sent = { phase: "sent", at: deaf.clock.now - 10_000, after: asked.message_id, caption: "a fox" };
  await deaf.notebook.set("post:post-1", { ...sent, chat: String(group), replyTo: asked.message_id });
  let hasStood = false;
  const stands: typeof deaf.notebook = {
    ...deaf.notebook,
    async set(key, value, set) {
      // It has looked, and notes how far.
      if (key.endsWith("post-1") && !hasStood) {
        hasStood = true;
        await untilPosted(() => attempt(), deaf);
      }
      await deaf.notebook.set(key, value, set);
    },
  };
  await attempt(stands).catch(() => {});
  await untilPosted(() => attempt(), deaf);
  expect(hasStood).toBe(true);
  expect(telegram.fromBot(group).filter(({ video }) => video)).toHaveLength(1);
});
