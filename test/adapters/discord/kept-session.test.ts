import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createSessionKeeper, type KeptSession } from "../../../adapters/discord/kept-session.ts";
import { recordingLog } from "./stage.ts";

const MINUTE_MS = 60_000;
const SESSION: KeptSession = {
  botId: "1",
  applicationId: "2",
  sessions: [[0, { sessionId: "s", sequence: 7, shardId: 0, shardCount: 1, resumeURL: "wss://there" }]],
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What notes there are, each until its time is over. */
function notebookInMemory() {
  const notes = new Map<string, { value: unknown; until: number }>();
  const read = (key: string) => {
    const note = notes.get(key);
    return note && note.until > Date.now() ? note.value : undefined;
  };
  const set = async (key: string, value: unknown, { ttlMs = Number.POSITIVE_INFINITY } = {}) => {
    notes.set(key, { value: structuredClone(value), until: Date.now() + ttlMs });
  };
  return {
    get: async <Value>(key: string) => read(key) as Value | undefined,
    set,
    async claim(key: string, value: unknown, options?: { ttlMs?: number }) {
      if (read(key) !== undefined) return false;
      await set(key, value, options);
      return true;
    },
  };
}

function keeperOf(notebook: ReturnType<typeof notebookInMemory>, self: string, session = SESSION) {
  const servers = { version: 1, told: () => ({ guilds: [] }) as never };
  return createSessionKeeper({
    ...{ notebook, self, of: "all", servers, log: recordingLog().log },
    session: () => session,
  });
}

it.each([
  ["much was heard and no server changed", MINUTE_MS],
  ["nothing was heard", 120 * MINUTE_MS],
])("a session can be gone on with after an hour in which %s", async (_how, everyMs) => {
  const notebook = notebookInMemory();
  const keeper = keeperOf(notebook, "one");
  await keeper.take();
  keeper.changed();
  const hearing = setInterval(() => keeper.changed(), everyMs);
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
  clearInterval(hearing);
  keeper.leave();
  expect(await keeperOf(notebook, "two").load()).toMatchObject(SESSION);
});

it("what another has gone on with is written over by nobody who heard nothing since", async () => {
  const notebook = notebookInMemory();
  const one = keeperOf(notebook, "one", { ...SESSION, botId: "old" });
  await one.take();
  one.changed();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  const two = keeperOf(notebook, "two");
  await two.take();
  two.changed();
  await vi.advanceTimersByTimeAsync(30 * MINUTE_MS);
  expect(await two.load()).toMatchObject(SESSION);
  for (const keeper of [one, two]) keeper.leave();
});

it("ends some minutes after the bot is gone", async () => {
  const notebook = notebookInMemory();
  const keeper = keeperOf(notebook, "one");
  await keeper.take();
  keeper.changed();
  await keeper.end();
  await vi.advanceTimersByTimeAsync(11 * MINUTE_MS);
  expect(await keeper.load()).toBeUndefined();
});
