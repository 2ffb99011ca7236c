import { expect } from "vitest";
import { createDiscordListener } from "../../adapters/discord/listener.ts";
import { createDiscordSender } from "../../adapters/discord/sender.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import { recordingLog, wordsOf } from "../adapters/discord/stage.ts";
import { buttonsOf } from "../fakes/discord/driver.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../fakes/discord/server.ts";
import type { StoredMessage } from "../fakes/discord/world.ts";
import { hearClips } from "../fixtures/hear-clips.ts";
import { type Rig, type RigOptions, startRig } from "../fixtures/rig.ts";

export type DiscordHouse = Awaited<ReturnType<typeof openDiscordHouse>>;

/** The whole system with its Discord half, on a Discord of the test's own with a server and two people. */
export async function openDiscordHouse(options: RigOptions & { discord?: FakeDiscordOptions } = {}) {
  const discord = await startFakeDiscord(options.discord);
  const guild = discord.guild();
  const ada = discord.person("Ada");
  const bob = discord.person("Bob");
  discord.join(guild.id, ada);
  discord.join(guild.id, bob);
  const channel = discord.channel({ guildId: guild.id });
  const { log, lines } = recordingLog();
  const rig = await startRig({
    ...options,
    senders: ({ store, notebook }) => [
      createDiscordSender({
        token: discord.token,
        apiUrl: discord.url,
        notebook: notebook("discord"),
        media: store,
        log,
      }),
    ],
  });
  const listen = async (): Promise<ChatListener> => {
    const opened = createDiscordListener({
      token: discord.token,
      apiUrl: discord.url,
      studio: rig.studio,
      media: rig.store,
      notebook: rig.notebook("discord"),
      log,
      fetch: globalThis.fetch,
    });
    await opened.start(rig.dispatcher);
    return opened;
  };
  let listener = await listen();

  return {
    discord,
    rig,
    guild,
    ada,
    bob,
    channel,
    lines,
    films: (channelId: string = channel.id) => films(discord, channelId),
    /** Resolves with the message by which a channel got its nth film. */
    film: (nth = 1, channelId: string = channel.id) =>
      discord.until(`film ${nth}`, () => films(discord, channelId)[nth - 1]),
    /** The card that answered an interaction, or a message by its id. */
    cardSays: (card: { original?: string } | string, words: string) =>
      discord.until(`the card to say ${words}`, () => {
        const id = typeof card === "string" ? card : card.original;
        return wordsOf(discord.world.messages.get(id ?? "")).includes(words);
      }),
    clipOf: (message: StoredMessage) => clipOf(rig, message),
    /** The bot's process ends and another one begins. */
    async restart() {
      await listener.stop();
      listener = await listen();
    },
    async close() {
      await listener.stop();
      await rig.stop();
      await discord.close();
      expect(discord.world.problems).toEqual([]);
      const ours = [...discord.world.messages.values()].filter(
        ({ author }) => author.id === discord.world.bot.id,
      );
      // A film tells its maker that it is there, and so does the line about the takes of a /vary; nothing else pings.
      for (const message of ours) {
        expect(message.pinged.length).toBeLessThanOrEqual(isFilm(message) || tellsOfTakes(message) ? 1 : 0);
        expect([ada, bob]).toEqual(expect.arrayContaining(message.pinged));
      }
      // Whoever has an interaction's token speaks with the bot's voice.
      const written = JSON.stringify([lines, rig.logged()]);
      for (const { raw } of discord.world.interactions.values()) expect(written).not.toContain(raw.token);
      expect(written).not.toContain(discord.token);
    },
  };
}

function isFilm({ attachments }: StoredMessage): boolean {
  return attachments.some((file) => file.content_type === "video/mp4");
}

function tellsOfTakes({ content, embeds }: StoredMessage): boolean {
  return /^<@\d+>$/.test(content) && embeds[0]?.description?.includes("in the message above") === true;
}

function films(discord: FakeDiscord, channelId: string): StoredMessage[] {
  return discord.posts(channelId).filter(isFilm);
}

/** The clip a message shows, once the studio has noted it down: that comes just after the posting. */
async function clipOf(rig: Rig, message: StoredMessage): Promise<Clip> {
  const ref = { platform: "discord", chat: message.channel_id, message: message.id };
  return new Promise((resolve, reject) => {
    const look = () => {
      rig.studio.clipOfMessage(ref).then(async (named) => {
        const clip = named && (await rig.record.clips.load(named.id));
        if (!clip) return;
        stop();
        resolve(clip);
      }, reject);
    };
    const stop = hearClips(rig.events, look);
    look();
  });
}

export function labelsOf(message: StoredMessage | undefined): string[] {
  return message ? buttonsOf(message).map(({ label }) => label) : [];
}
