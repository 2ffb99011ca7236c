import { afterEach, beforeEach, expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { Operation } from "../../src/core/ports/video-backend.ts";
import type { TextQuestion, WriteText } from "../../src/core/ports/write-text.ts";
import { createBackends } from "../../src/inference/backends.ts";
import { createChatWriter } from "../../src/inference/chat-completions/write-words.ts";
import { createRememberedWriter } from "../../src/inference/remembered-words.ts";
import { createTextWriter } from "../../src/inference/write-text.ts";
import { createFakeChatServer, type FakeChatServer } from "../fakes/chat-completions/fake-chat-server.ts";
import { createInstantBackend } from "../fixtures/instant-backend.ts";
import { createSmallNotebook } from "../fixtures/small-notebook.ts";

const QUESTION: TextQuestion = { system: "You direct.", prompt: "A fox.", seed: 7, material: "A fox." };
const signal = () => AbortSignal.timeout(20_000);
const ask = (write: WriteText, { occasion = "clip-1", question = QUESTION, end = signal() } = {}) =>
  write(question, { signal: end, payer: { account: "console:ann", occasion } });

let notebook: ReturnType<typeof createSmallNotebook>;
let booked: string[];
const maySpend = async (id: string) => {
  // As the ledgers do.
  if (!booked.includes(id)) booked.push(id);
  return true;
};
/** A notebook of a process that dies as it writes this for the n-th time: nothing it does after that is done. */
const dyingAt = (what: "claim" | "set", nth: number): typeof notebook => {
  let left = nth;
  const never = () => new Promise<never>(() => {});
  const mortal = (name: "claim" | "set", write: (...given: never[]) => Promise<unknown>) =>
    (async (...given: never[]) => {
      if (left === 0 || (name === what && --left === 0)) return never();
      return write(...given);
    }) as never;
  return { ...notebook, claim: mortal("claim", notebook.claim), set: mortal("set", notebook.set) };
};

let server: FakeChatServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
beforeEach(() => {
  notebook = createSmallNotebook();
  booked = [];
});

/** Whatever the question is asked through. */
const remembered = (asking: Parameters<typeof createRememberedWriter>[0], notes = notebook) =>
  createRememberedWriter(asking, { notebook: notes, now: () => 1_000 });

it("asks once on one occasion, and once more on another or with another question", async () => {
  let asked = 0;
  const write = remembered(async () => `answer ${++asked}`);
  expect(await ask(write)).toBe("answer 1");
  expect(await ask(write)).toBe("answer 1");
  expect(await ask(write, { occasion: "clip-2" })).toBe("answer 2");
  expect(await ask(write, { question: { ...QUESTION, prompt: "An owl." } })).toBe("answer 3");
});

it("of two that ask at once one asks, and the other does without", async () => {
  let asked = 0;
  const write = remembered(async (_, { begin }) => {
    await begin();
    return `answer ${++asked}`;
  });
  const both = await Promise.allSettled([ask(write), ask(write)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(asked).toBe(1);
});

it("keeps no answer of what failed", async () => {
  let isAway = true;
  const write = remembered(async () => {
    if (isAway) throw new BackendError("no-words", "It is away.");
    return "answer";
  });
  await expect(ask(write)).rejects.toMatchObject({ code: "no-words" });
  isAway = false;
  expect(await ask(write)).toBe("answer");
});

it("keeps nobody's words for longer than a day", async () => {
  let time = 0;
  const notes = createSmallNotebook(() => time);
  let asked = 0;
  const write = createRememberedWriter(async () => `answer ${++asked}`, { notebook: notes, now: () => time });
  await ask(write);
  time = 25 * 60 * 60 * 1000;
  expect(await ask(write)).toBe("answer 2");
});

const CHAT = { model: "scribe-1", usdPerCall: 0.01, maySpend, fetch: globalThis.fetch };

it.each([
  ["before it is noted that it is asked", "claim", 1, "asked anew", 1],
  ["once it is asked, before its answer is kept", "set", 1, "lost", 1],
] as const)(
  "an endpoint's answer is booked once and asked for once by whoever dies %s",
  async (_, what, nth, then, most) => {
    const endpoint = await createFakeChatServer();
    server = endpoint;
    endpoint.answers = () => "A plan.";
    const chat = createChatWriter({ ...CHAT, url: endpoint.url });
    const dead = ask(remembered(chat, dyingAt(what, nth)));
    dead.catch(() => {});
    await expect.poll(() => (then === "lost" ? endpoint.asked.length : booked.length)).toBe(1);
    const next = ask(remembered(chat));
    if (then === "lost") await expect(next).rejects.toMatchObject({ code: "no-words" });
    else expect(await next).toBe("A plan.");
    expect([endpoint.asked.length, booked.length]).toEqual([most, 1]);
  },
);

it.each([
  ["before it is noted that it is asked", "claim", 1],
  ["once it is asked, before its id is noted", "set", 1],
  ["before its answer is kept", "set", 2],
] as const)(
  "a provider's answer is had, asked for once and booked once by whoever takes over from a process that died %s",
  async (_, what, nth) => {
    const scribe = createInstantBackend({
      ...{ file: "none", billed: true },
      model: { id: "scribe", backend: "scribe", kind: "language", words: { usd: 0.01, per: "run" } },
    });
    Object.assign(scribe, {
      id: "scribe",
      status: async () => ({ state: "done", outputs: [], text: "A plan." }),
    });
    const asking = createTextWriter({ backends: createBackends([scribe]), model: "scribe", maySpend });
    const dead = ask(remembered(asking, dyingAt(what, nth)));
    dead.catch(() => {});
    await expect.poll(() => (what === "claim" ? booked.length : scribe.started.length)).toBe(1);
    expect(await ask(remembered(asking))).toBe("A plan.");
    expect([scribe.started.length, booked.length]).toEqual([1, 1]);
  },
);

it("what may have been sent is looked for until that can be told, and sent once more where it never came", async () => {
  const scribe = createInstantBackend({
    file: "none",
    model: { id: "scribe", backend: "scribe", kind: "language" },
  });
  const looked: number[] = [];
  let sent = 0;
  Object.assign(scribe, {
    id: "scribe",
    status: async (operation: Operation) => ({ state: "done", outputs: [], text: String(operation.id) }),
    async recover(_: unknown, { startedAt }: { startedAt: number }) {
      looked.push(startedAt);
      if (looked.length === 1)
        throw new BackendError("start-unknown", "Not listed yet.", { retryable: true, retryAfterMs: 1 });
      return null;
    },
    start: async () => {
      sent += 1;
      return new Promise<never>(() => {});
    },
  });
  const asking = createTextWriter({ backends: createBackends([scribe]), model: "scribe", maySpend });
  ask(remembered(asking)).catch(() => {});
  await expect.poll(() => sent).toBe(1);
  Object.assign(scribe, { start: async () => ({ id: "second" }) });
  expect(await ask(remembered(asking))).toBe("second");
  expect(looked).toEqual([1_000, 1_000]);
});
