import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/server.ts";
import type { StoredInteraction } from "../fakes/discord/world.ts";
import type { Bench } from "./bench.ts";

const PER_SECOND = 50;
const ROUNDS = 7;
const SECONDS_A_ROUND = 3;
const ENOUGH_REQUESTS = { limit: 100_000, perMs: 1_000 };

/**
 * How long Discord waits for the first answer to /video while fifty come in every second: ours, which then
 * plans, prices and records each clip in Redis and shows its card, against a discord.js bot that only answers.
 */
export const discordAck: Bench = {
  name: "discord-ack",
  async run() {
    const ours = await openOurs();
    const reference = await openReference();
    const rounds: { own: number[]; others: number[] }[] = [];
    try {
      await askSteadily(ours, 1);
      await askSteadily(reference, 1);
      // By turns, so that a busy machine is as unkind to one as to the other.
      for (let round = 0; round < ROUNDS; round++) {
        await ours.emptyQueue();
        const own = await askSteadily(ours, SECONDS_A_ROUND);
        rounds.push({ own, others: await askSteadily(reference, SECONDS_A_ROUND) });
      }
    } finally {
      await ours.close();
      await reference.close();
    }
    return [0.5, 0.99].map((share) => {
      const own = percentile(
        rounds.map((round) => percentile(round.own, share)),
        0.5,
      );
      const others = percentile(
        rounds.map((round) => percentile(round.others, share)),
        0.5,
      );
      return {
        name: `discord-ack p${share * 100}`,
        ours: own,
        reference: others,
        ratio: own / others,
        unit: "ms",
        note: `first answer at ${PER_SECOND} commands a second, middle one of ${ROUNDS} rounds, beside a discord.js bot that only answers${share === 0.99 ? "; aim: ratio under 2" : ""}`,
      };
    });
  },
};

/** Milliseconds until each of the commands was acknowledged, as the server saw it. */
async function askSteadily(
  { discord, showsCards }: { discord: FakeDiscord; showsCards: boolean },
  seconds: number,
): Promise<number[]> {
  const guild = discord.guild();
  const channel = discord.channel({ guildId: guild.id });
  const waiting = new Map<StoredInteraction, number>();
  const waits: number[] = [];
  const look = () => {
    for (const [asked, at] of waiting) {
      if (!asked.answered) continue;
      waits.push(performance.now() - at);
      waiting.delete(asked);
    }
  };
  discord.world.changes.on("change", look);
  const began = performance.now();
  for (let index = 0; index < seconds * PER_SECOND; index++) {
    await sleep(Math.max(0, began + (index * 1_000) / PER_SECOND - performance.now()));
    const person = discord.person(`Person ${index}`);
    discord.join(guild.id, person);
    const at = performance.now();
    waiting.set(discord.slash(person, channel.id, "video", { prompt: "a red fox in fresh snow" }), at);
  }
  await discord.until("the last acknowledgement", () => waiting.size === 0);
  await discord.until("the last card", () => {
    const cards = [...discord.world.messages.values()].filter(({ channel_id }) => channel_id === channel.id);
    return !showsCards || cards.filter(({ embeds }) => embeds.length > 0).length === seconds * PER_SECOND;
  });
  discord.world.changes.off("change", look);
  return waits;
}

async function openOurs() {
  const folder = await mkdtemp(join(tmpdir(), "rushes-bench-"));
  const redis = await startPrivateRedis({ folder, path: process.env.PATH ?? "" });
  redis.lost.catch(() => {});
  const store = new Redis(redis.socket);
  const discord = await startFakeDiscord({ rateLimit: ENOUGH_REQUESTS });
  const bot = await startBot("ours", discord, {
    DATA_DIR: join(folder, "data"),
    REDIS_URL: redis.socket,
    MAX_QUEUE: "1000000",
    MIN_FREE_DISK_MB: "0",
  });
  return {
    discord,
    showsCards: true,
    /** Nobody makes these clips; a queue of thousands would be another bench. */
    emptyQueue: () => store.flushall(),
    async close() {
      store.disconnect();
      await bot.stop();
      await discord.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openReference() {
  const discord = await startFakeDiscord({ rateLimit: ENOUGH_REQUESTS });
  discord.world.commands = [
    { id: "1", type: 1, name: "video", options: [{ type: 3, name: "prompt", description: "x" }] },
  ] as never;
  const bot = await startBot("reference", discord, {});
  return {
    discord,
    showsCards: false,
    async close() {
      await bot.stop();
      await discord.close();
    },
  };
}

async function startBot(kind: string, { url, token }: FakeDiscord, env: Record<string, string>) {
  const file = fileURLToPath(new URL("discord-ack-bot.ts", import.meta.url));
  const bot = fork(file, [kind, url, token], {
    execArgv: ["--import", "tsx"],
    env: { PATH: process.env.PATH, ...env },
  });
  const ended = new Promise<void>((resolve) => bot.once("exit", () => resolve()));
  await Promise.race([
    new Promise((resolve) => bot.once("message", resolve)),
    ended.then(() => {
      throw new Error(`the bot under measure (${kind}) ended before it was ready`);
    }),
  ]);
  return {
    async stop() {
      bot.kill();
      await ended;
    },
  };
}

function percentile(waits: readonly number[], share: number): number {
  const sorted = [...waits].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
