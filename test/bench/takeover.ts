import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPrivateRedis } from "../../src/host/private-redis.ts";
import { type Chat, chatOnDiscord, chatOnTelegram } from "../chaos/chats.ts";
import { startFakeDiscord } from "../fakes/discord/server.ts";
import { createFakeReplicate } from "../fakes/replicate/fake-replicate.ts";
import { startFakeTelegram } from "../fakes/telegram/server.ts";
import { makeShotFile } from "../fixtures/shot-file.ts";
import type { Bench, BenchResult } from "./bench.ts";

const CLIPS = 200;
const SHARDS = 2;
/** What the issue of many machines allows, in seconds. */
const MOST_S = 10;
const WITHIN_MS = 120_000;

/** How long nobody is answered when the bot that listens is killed, with clips under way and another standing by. */
export const takeover: Bench = {
  name: "takeover",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "rushes-bench-"));
    const telegram = await startFakeTelegram();
    const discord = await startFakeDiscord();
    const video = await readFile(await makeShotFile(folder, { seconds: 2 }));
    const replicate = await createFakeReplicate({ video, now: Date.now });
    const redis = await startPrivateRedis({ folder: join(folder, "redis"), path: process.env.PATH ?? "" });
    const children: ChildProcess[] = [];
    const start = async (name: string, file: string, ready: RegExp, shards: number) => {
      const child = spawn(process.execPath, ["--import", "tsx", file], {
        env: {
          PATH: process.env.PATH,
          REDIS_URL: redis.socket,
          REDIS_PREFIX: `takeover-${shards}`,
          DATA_DIR: join(folder, `${name}-${shards}`),
          TELEGRAM_TOKEN: telegram.token,
          TELEGRAM_API_ROOT: telegram.apiRoot,
          TELEGRAM_WEBHOOK: "off",
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.url,
          DISCORD_SHARDS: String(shards),
          REPLICATE_API_TOKEN: replicate.token,
          REPLICATE_BASE_URL: replicate.baseUrl,
          REPLICATE_AT_ONCE: String(CLIPS),
          RUN_WORKERS: "false",
          PORT: "0",
          DEFAULT_RESOLUTION: "480p",
          MIN_FREE_DISK_MB: "0",
          CREDITS_PER_DAY: "1000000",
          DAILY_BUDGET_USD: "100000",
          MAX_CLIPS_IN_FLIGHT: "10000",
          MAX_QUEUE: "1000000",
          LOG_LEVEL: "info",
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      children.push(child);
      let said = "";
      for (const output of [child.stdout, child.stderr])
        output.on("data", (chunk) => {
          said = `${said}${chunk}`.slice(-10_000);
        });
      await until(() => ready.test(said), `${name}'s start`);
      return child;
    };
    const stopAll = async () => {
      for (const child of children.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill("SIGTERM");
        await once(child, "exit");
      }
    };
    const results: BenchResult[] = [];
    try {
      for (const shards of [1, SHARDS]) {
        const first = await start("one", "src/program/main.ts", /Rushes is up/, shards);
        await start("two", "src/program/main.ts", /Rushes stands by/, shards);
        await start("worker", "workers/main.ts", /worker is ready/, shards);
        // Of one server each, until every connection has one.
        const servers = new Map<number, Chat>();
        while (servers.size < shards) {
          const chat = chatOnDiscord(discord);
          const newest = [...discord.world.guilds.keys()].at(-1) ?? "0";
          servers.set(Number((BigInt(newest) >> 22n) % BigInt(shards)), chat);
          await sleep(1);
        }
        const chats = [chatOnTelegram(telegram), ...servers.values()];
        const begun = replicate.predictions.length;
        const asked = Array.from({ length: CLIPS }, (_, index) => {
          const chat = chats[index % chats.length] as Chat;
          const person = chat.join(`Person ${shards}-${index}`);
          return { chat, person, message: chat.say(person, ask(index)) };
        });
        await until(() => replicate.predictions.length - begun === CLIPS, "clips under way");
        first.kill("SIGKILL");
        const killedAt = performance.now();
        const took = await Promise.all(
          chats.map(async (chat) => {
            const person = chat.join(`Late ${shards}`);
            const message = chat.say(person, ask(CLIPS));
            await until(() => chat.answers(person, message).length > 0, `an answer on ${chat.platform}`);
            return { chat, seconds: (performance.now() - killedAt) / 1000 };
          }),
        );
        const answersTo = ({ chat, person, message }: (typeof asked)[number]) =>
          chat.answers(person, message).length;
        const silent = () => asked.filter((one) => answersTo(one) === 0);
        await until(
          () => silent().length === 0,
          () => `answers on ${silent().map(({ chat }) => chat.platform)}`,
        );
        const twice = asked.filter((one) => answersTo(one) > 1);
        if (twice.length > 0) throw new Error(`${twice.length} of ${CLIPS} orders were answered twice`);
        for (const [index, { chat, seconds }] of took.entries())
          results.push({
            name: `takeover, ${chat.platform}${shards > 1 && index > 0 ? `, connection ${index} of ${shards}` : ""}`,
            ...{ ours: seconds, reference: MOST_S, ratio: seconds / MOST_S, unit: "s" },
            note: `from kill -9 of the bot that listens to the second one's answer, ${CLIPS} clips under way; aim at most 1`,
          });
        await stopAll();
      }
      return results;
    } finally {
      await stopAll();
      await redis.stop();
      await replicate.close();
      await discord.close();
      await telegram.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const ask = (index: number) =>
  `/video fox number ${index} crosses the snow --seconds 2 --model seedance --sound none`;

async function until(isSo: () => boolean, what: string | (() => string)): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (!isSo()) {
    if (performance.now() > deadline)
      throw new Error(`no ${typeof what === "string" ? what : what()} within ${WITHIN_MS / 1000} s`);
    await sleep(20);
  }
}
