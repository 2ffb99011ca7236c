import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import {
  createTelegramListener,
  type TelegramListenerDependencies,
} from "../../../adapters/telegram/listener.ts";
import { createTelegramSender, type TelegramSenderDependencies } from "../../../adapters/telegram/sender.ts";
import { commands } from "../../../commands/index.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import type { Pace } from "../../../src/core/ports/pace.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import { orderReader } from "../../../src/director/reads-order.ts";
import { createLocalMediaStore } from "../../../src/media-store/local.ts";
import { createKeys } from "../../../src/store/keys.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createRedisPace } from "../../../src/store/pace.ts";
import { createWordsJudge } from "../../../src/story/judge-words.ts";
import { startFakeTelegram } from "../../fakes/telegram/server.ts";
import { labelsIn, wordless } from "../../fixtures/button-words.ts";
import { type TestRedis, testRedis } from "../../fixtures/redis.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio } from "../../fixtures/small-studio.ts";

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** Keeps every line as it would be written, for tests on what is logged and what must not be. */
function keptLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (facts: object, message: string) => {
    lines.push(
      `${message} ${JSON.stringify(facts, (_key, value) => (value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value))}`,
    );
  };
  return { lines, debug: write, info: write, warn: write, error: write };
}

/** Telegram's patience passes so many times as fast in these tests. */
export const FAST = 20;

/** The pace that all processes keep together, in a hurry. */
export function fastPace(redis: TestRedis, times = FAST): Pace {
  const keys = createKeys(redis.prefix);
  const pace = createRedisPace({ redis: redis.client, keys, now: () => Math.floor(Date.now() * times) });
  return {
    turn: async (ask) => Math.ceil((await pace.turn(ask)) / times),
    spent: (turn) => pace.spent(turn),
    pause: (key, ms) => pace.pause(key, ms),
  };
}

/** The real adapter with the real commands, between a fake Telegram and a small studio; its notebook is in Redis. */
export async function startRig(
  options: {
    telegram?: Parameters<typeof startFakeTelegram>[0];
    listener?: Partial<TelegramListenerDependencies>;
    sender?: Partial<TelegramSenderDependencies>;
    /** False: the test starts the listener by itself. */
    start?: boolean;
  } = {},
) {
  const redis = testRedis();
  const folder = mkdtempSync(join(tmpdir(), "rushes-telegram-"));
  const media = await createLocalMediaStore({ folder, workFolder: join(folder, "work"), now: Date.now });
  const telegram = await startFakeTelegram(options.telegram);
  const studio = createSmallStudio();
  const log = keptLog();
  const clock = { now: 1_790_000_000_000 };
  let references = 0;
  const talk = createSmallNotebook(() => clock.now);
  /** A dispatcher as another process would have it. */
  const newDispatcher = () =>
    createDispatcher({
      commands,
      studio,
      judge: createWordsJudge(orderReader),
      notebook: talk,
      log,
      newReference: () => `ref${++references}`,
    });
  const dispatcher = newDispatcher();
  const notebooks: { close(): Promise<void> }[] = [];
  const listeners: { stop(): Promise<void> }[] = [];

  /** A notebook as another process would have it. */
  function openNotebook() {
    const notebook = createRedisNotebook(redis.client, redis.prefix);
    notebooks.push(notebook);
    return notebook;
  }
  const notebook = openNotebook();
  const access = { token: telegram.token, apiRoot: telegram.apiRoot };

  /** A listener as a new process would have it. */
  function newListener() {
    const listener = createTelegramListener({
      ...access,
      studio,
      media,
      notebook: openNotebook(),
      sender: newSender(),
      pace: fastPace(redis),
      fetch,
      now: () => clock.now,
      log,
      albumWaitMs: 40,
      ...options.listener,
    });
    listeners.push(listener);
    return listener;
  }
  function newSender(change: Partial<TelegramSenderDependencies> = {}) {
    return createTelegramSender({
      ...access,
      notebook: openNotebook(),
      pace: fastPace(redis),
      now: () => clock.now,
      log,
      leaseMs: 5_000,
      ...options.sender,
      ...change,
    });
  }
  const listener = newListener();
  if (options.start ?? true) await listener.start(dispatcher);

  return {
    telegram,
    studio,
    media,
    notebook,
    dispatcher,
    listener,
    sender: newSender(),
    log,
    clock,
    redis,
    newDispatcher,
    newListener,
    newSender,
    /** The bot's newest message in a chat, once there is one more than `known`. */
    answer: (chat: number, known = 0) =>
      telegram.until(() => telegram.fromBot(chat)[known], `answer ${known} in ${chat}`),
    async close(): Promise<void> {
      await Promise.all(listeners.map((one) => one.stop()));
      await Promise.all(notebooks.map((one) => one.close()));
      await telegram.close();
      await redis.close();
      rmSync(folder, { recursive: true, force: true });
      expect(telegram.problems).toEqual([]);
      expect(wordless(telegram.calls.flatMap(({ parameters }) => labelsIn(parameters)))).toEqual([]);
      expect(log.lines.join("\n")).not.toContain(telegram.token);
    },
  };
}

export type Rig = Awaited<ReturnType<typeof startRig>>;
