import { expect } from "vitest";
import { createDiscordListener, type DiscordListenerOptions } from "../../../adapters/discord/listener.ts";
import { createDiscordSender } from "../../../adapters/discord/sender.ts";
import { commands } from "../../../commands/index.ts";
import type { Log } from "../../../src/core/ports/log.ts";
import type { WordsJudge } from "../../../src/core/ports/words-judge.ts";
import type { AnyCommand } from "../../../src/core/talk/command.ts";
import type { Dispatcher } from "../../../src/core/talk/dispatch.ts";
import { createDispatcher } from "../../../src/core/talk/dispatcher.ts";
import { orderReader } from "../../../src/director/reads-order.ts";
import { createRedisNotebook } from "../../../src/store/notebook.ts";
import { createWordsJudge } from "../../../src/story/judge-words.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../../fakes/discord/server.ts";
import type { StoredMessage } from "../../fakes/discord/world.ts";
import { labelsIn, wordless } from "../../fixtures/button-words.ts";
import { testMedia } from "../../fixtures/media.ts";
import { testRedis } from "../../fixtures/redis.ts";
import { createSmallNotebook } from "../../fixtures/small-notebook.ts";
import { createSmallStudio, type SmallStudio } from "../../fixtures/small-studio.ts";

export type Stage = Awaited<ReturnType<typeof setStage>>;

interface StageOptions extends FakeDiscordOptions {
  commands?: readonly AnyCommand[];
  /** What words are said to be; default the bot's own judge. */
  judge?: WordsJudge;
  listener?: Partial<DiscordListenerOptions>;
  studio?: (studio: SmallStudio) => SmallStudio;
  dispatcher?: (dispatcher: Dispatcher) => Dispatcher;
  /** What is to be so before the bot comes. */
  discord?: (discord: FakeDiscord) => void;
}

/** A Discord, the bot on it with the real commands over a small studio, and a server with two people in it. */
export async function setStage(options: StageOptions = {}) {
  const discord = await startFakeDiscord(options);
  options.discord?.(discord);
  const redis = testRedis();
  const notebook = createRedisNotebook(redis.client, redis.prefix);
  const media = await testMedia();
  const { log, lines } = recordingLog();
  const small = createSmallStudio();
  const studio = options.studio?.(small) ?? small;
  const guild = discord.guild();
  const ada = discord.person("Ada");
  const bob = discord.person("Bob");
  discord.join(guild.id, ada);
  discord.join(guild.id, bob);
  const channel = discord.channel({ guildId: guild.id });
  const parts = { token: discord.token, apiUrl: discord.url, media, notebook, log };
  const newListener = (further: Partial<DiscordListenerOptions> = {}) =>
    createDiscordListener({
      ...parts,
      studio,
      fetch: globalThis.fetch,
      fileHosts: [discord.origin],
      ...options.listener,
      ...further,
    });
  const listener = newListener();
  const sender = createDiscordSender(parts);
  /** Moved on by a test, for what happens to presses that come later. */
  const clock = { aheadMs: 0 };
  const dispatcher = createDispatcher({
    commands: options.commands ?? commands,
    studio,
    judge: options.judge ?? createWordsJudge(orderReader),
    notebook: createSmallNotebook(),
    log,
    now: () => Date.now() + clock.aheadMs,
    newReference: () => "REF123",
  });
  const heardBy = options.dispatcher?.(dispatcher) ?? dispatcher;
  await listener.start(heardBy);

  return {
    /** The bot, started once more with what the one before left behind. */
    async startAnother(further?: Partial<DiscordListenerOptions>) {
      const another = newListener(further);
      await another.start(heardBy);
      return another;
    },
    clock,
    discord,
    listener,
    sender,
    studio,
    notebook,
    media,
    lines,
    guild,
    ada,
    bob,
    channel,
    async close(expected: { problems?: unknown } = {}) {
      await listener.stop();
      await sender.close();
      await notebook.close();
      await redis.close();
      await discord.close();
      await media.remove();
      expect(discord.world.problems).toEqual(expected.problems ?? []);
      // Only a film tells anybody, and only one person.
      for (const message of [...discord.world.messages.values()].filter(isOurs)) {
        expect(wordless(labelsIn(message.components))).toEqual([]);
        expect(message.pinged.length).toBeLessThanOrEqual(message.files.length > 0 ? 1 : 0);
        for (const pinged of message.pinged) expect(discord.world.people.has(pinged)).toBe(true);
      }
    },
  };

  function isOurs(message: StoredMessage): boolean {
    return message.author.id === discord.world.bot.id;
  }
}

export function recordingLog(): { log: Log; lines: { level: string; message: string; facts: object }[] } {
  const lines: { level: string; message: string; facts: object }[] = [];
  const at = (level: string) => (facts: object, message: string) => {
    lines.push({ level, message, facts });
  };
  return { lines, log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}

/** All words a message shows. */
/** The texts of a message made of components. */
function textsOf({ components = [] }: StoredMessage): string[] {
  type Part = { content?: string; components?: Part[] };
  const within = (all: readonly Part[]): string[] =>
    all.flatMap((part) => [
      ...(part.content === undefined ? [] : [part.content]),
      ...within(part.components ?? []),
    ]);
  return within(components as unknown as Part[]);
}

export function wordsOf(message: StoredMessage | undefined): string {
  if (!message) return "";
  const embeds = message.embeds.flatMap(({ title, description, fields, footer }) => [
    title,
    description,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [message.content, ...embeds, ...textsOf(message)].filter(Boolean).join("\n");
}
