import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, sequentialize } from "@grammyjs/runner";
import { Bot } from "grammy";
import { createTelegramListener } from "../../adapters/telegram/listener.ts";
import { commands } from "../../commands/index.ts";
import { createDispatcher } from "../../src/core/talk/dispatcher.ts";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { connectRedis } from "../../src/host/redis.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createRedisNotebook } from "../../src/store/notebook.ts";
import { createRedisPace } from "../../src/store/pace.ts";
import { createWordsJudge } from "../../src/story/judge-words.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/server.ts";
import { createSmallNotebook } from "../fixtures/small-notebook.ts";
import { createSmallStudio } from "../fixtures/small-studio.ts";
import type { Bench, BenchResult } from "./bench.ts";

/** People who write one after the other, each once: nobody's answer has to wait for Telegram's measure. */
const ASKED = 400;
const WARM_UP = 50;
const IDEA = "a red fox runs through fresh snow";

const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {}, trace() {} };

/**
 * From the update leaving Telegram to the answer arriving there, one person after another: ours, which writes the
 * update down in Redis, reads the words, makes the clip's record and shows its card, beside a grammY bot that
 * echoes, with the same runner. Both against the same server in the same process, taking turns.
 */
export const telegramAck: Bench = {
  name: "telegram-ack",
  async run() {
    const ours = await startOurs();
    const reference = await startReference();
    const times = { ours: [] as number[], reference: [] as number[] };
    for (let index = 0; index < WARM_UP + ASKED; index++) {
      const one = await ask(ours.telegram);
      const other = await ask(reference.telegram);
      if (index < WARM_UP) continue;
      times.ours.push(one);
      times.reference.push(other);
    }
    await ours.stop();
    await reference.stop();
    const at = (share: number, name: string): BenchResult => {
      const [own, theirs] = [percentile(times.ours, share), percentile(times.reference, share)];
      return {
        name: `telegram-ack ${name}`,
        ours: own,
        reference: theirs,
        ratio: own / theirs,
        unit: "ms",
        note: `update to answer, ${ASKED} people in turn, beside a grammY bot that echoes${name === "p99" ? "; aim: ratio under 2" : ""}`,
      };
    };
    return [at(0.5, "p50"), at(0.99, "p99")];
  },
};

async function ask(telegram: FakeTelegram): Promise<number> {
  const person = telegram.user("Ada");
  const from = performance.now();
  const known = telegram.callsOf("sendMessage").length;
  telegram.say(person, person.id, IDEA);
  await telegram.until(() => telegram.fromBot(person.id)[0]);
  const call = telegram.callsOf("sendMessage")[known];
  if (!call) throw new Error("no answer came");
  return call.at - from;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function startOurs() {
  const folder = mkdtempSync(join(tmpdir(), "rushes-bench-"));
  const own = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
  own.lost.catch(() => {});
  const redis = connectRedis({ url: own.socket }, silent as never, { maxRetriesPerRequest: 3 });
  const notebook = createRedisNotebook(redis, "bench");
  const telegram = await startFakeTelegram();
  const studio = createSmallStudio();
  const listener = createTelegramListener({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    studio,
    media: { write: refuse, path: refuse },
    notebook,
    sender: { postClip: refuse },
    pace: createRedisPace({ redis, keys: createKeys("bench") }),
    fetch,
    now: Date.now,
    log: silent,
  });
  await listener.start(
    createDispatcher({
      commands,
      studio,
      judge: createWordsJudge(),
      notebook: createSmallNotebook(),
      log: silent,
      newReference: () => "ref",
    }),
  );
  return {
    telegram,
    async stop() {
      await listener.stop();
      await notebook.close();
      redis.disconnect();
      await own.stop();
      await telegram.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function refuse(): Promise<never> {
  throw new Error("no files here");
}

async function startReference() {
  const telegram = await startFakeTelegram();
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
  bot.use(sequentialize((context) => String(context.chat?.id)));
  bot.on("message:text", (context) =>
    context.reply(context.msg.text, { reply_parameters: { message_id: context.msg.message_id } }),
  );
  await bot.init();
  const runner = run(bot);
  return {
    telegram,
    async stop() {
      await runner.stop();
      await telegram.close();
    },
  };
}
