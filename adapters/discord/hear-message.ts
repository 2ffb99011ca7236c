import { type GatewayMessageCreateDispatchData, MessageReferenceType, MessageType } from "discord.js";
import type { Person } from "../../src/core/access/person.ts";
import { type PlatformError, UserMistake } from "../../src/core/errors.ts";
import { TRACKS_IN_WORDS } from "../../src/core/film/sound.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import { notice, type Reply } from "../../src/core/talk/reply.ts";
import { mayBeFree, PICTURES_IN_WORDS } from "../../src/core/talk/sent-files.ts";
import { type Answerer, replyOfError } from "./answer.ts";
import type { DiscordApi } from "./api.ts";
import { clipOfButtons } from "./button-data.ts";
import type { Gateway } from "./gateway.ts";
import { readableWords } from "./heard-words.ts";
import { toAsker } from "./people.ts";
import { PLATFORM, surfaceOfChannel } from "./place.ts";
import type { SentFiles } from "./sent-files.ts";
import type { ApplySettings } from "./server-settings.ts";

interface Parts {
  api: DiscordApi;
  answer: Answerer;
  applySettings: ApplySettings;
  attachments: SentFiles;
  dispatcher: Dispatcher;
  gateway: Gateway;
  studio: Studio;
  log: Log;
  /** Filled in once Discord has said who we are. */
  self: { botId: string };
}

const SAID: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** Words written to the bot: direct messages, mentions, and replies to what it posted. */
export function createMessageHearer(parts: Parts) {
  const { api, answer, applySettings, attachments, dispatcher, gateway, studio, log, self } = parts;

  return async function hearMessage(
    message: GatewayMessageCreateDispatchData,
    how?: "edited",
  ): Promise<void> {
    const { author, channel_id } = message;
    const guildId = message.guild_id ?? undefined;
    if (author.bot || message.webhook_id || !SAID.includes(message.type)) return;
    const mentioned = message.mentions.some(({ id }) => id === self.botId);
    const answersUs = message.referenced_message?.author.id === self.botId;
    const isPrivate = guildId === undefined;
    if (!isPrivate && !mentioned && !answersUs) return;
    const { content } = message;
    if (content === "" && message.sticker_items?.length) return;
    const hidden = content === "" && message.attachments.length === 0;
    // An unpinged reply whose words Discord keeps from us may be meant for anyone.
    if (hidden && (!mentioned || how === "edited")) return;

    const asker = toAsker(author, message.member, {
      manager: guildId !== undefined && gateway.manages(guildId, author.id, message.member?.roles ?? []),
    });
    const place = surfaceOfChannel(await channelNamed(channel_id, guildId), guildId, gateway);
    const { person, surface } = await applySettings(asker, {
      ...place,
      message: message.id,
      extra: { ...place.extra, user: author.id },
    });
    // Of the time of an edit the last figures tell it from others; a nonce has 25 characters.
    const editedAt = Date.parse(message.edited_timestamp ?? "") || 0;
    const edit = how === "edited" ? { edit: String(editedAt % 10_000) } : {};
    const asked = { way: { kind: "message", message: message.id, ...edit } as const, person, surface };

    let reply: Reply | undefined;
    try {
      if (hidden && answersUs) {
        reply = notice(
          "Discord keeps the words of a reply to that message from me unless they mention me. Mention me in the reply, or use the buttons: Change under a board, Remix under a finished clip.",
        );
      } else {
        const given = mentioned ? givenBy(message) : undefined;
        const replyTo = given
          ? undefined
          : ((await repliedTo(message, { person, surface })) ?? (await threadsClip(surface, mentioned)));
        const words = readableWords(content, { botId: self.botId, mentions: message.mentions });
        const by = { person, surface, idempotencyKey: `discord:${message.id}` };
        const files = usableFiles(given ?? message);
        if (files.length > 0) {
          const bytes = files.reduce((sum, { sent }) => sum + sent.size, 0);
          const mayGiveWay = how === "edited";
          await studio.mayMake(by, { maybeFree: mayBeFree(words), bytes, mayGiveWay });
        }
        const said = {
          ...by,
          ...(replyTo ? { replyTo } : {}),
          attachments: await Promise.all(files.map(({ sent, kind }) => attachments.keep(sent, kind))),
          isPrivate,
          mentioned: mentioned || answersUs,
        };
        reply = await (how === "edited"
          ? dispatcher.edited(words, said, editedAt)
          : dispatcher.say(words, said));
      }
    } catch (error) {
      reply = replyOfError(error, log);
    }
    if (reply) await answer(asked, reply);
  };

  /** An archived thread comes back to life by a message, and the gateway has never told of it. */
  async function channelNamed(id: string, guildId: string | undefined) {
    if (guildId === undefined || gateway.channel(id)) return { id };
    try {
      const { type, ...channel } = await api.channel(id);
      return {
        id,
        type,
        parent_id: "parent_id" in channel ? channel.parent_id : undefined,
        nsfw: "nsfw" in channel ? channel.nsfw : undefined,
      };
    } catch (error) {
      log.info({ platform: PLATFORM, code: (error as PlatformError).code }, "a channel is not known");
      return { id };
    }
  }

  /**
   * Whose files are meant: to answer somebody's picture or recipe with words to the bot is to give it to the bot. A clip
   * of ours that is answered is remixed instead.
   */
  function givenBy({ attachments: own, referenced_message: answered }: GatewayMessageCreateDispatchData) {
    if (own.length > 0 || !answered || answered.author.id === self.botId) return undefined;
    return answered.attachments.some((sent) => attachments.kind(sent) !== undefined) ? answered : undefined;
  }

  function usableFiles(message: Pick<GatewayMessageCreateDispatchData, "attachments">) {
    const usable = message.attachments.flatMap((sent) => {
      const kind = attachments.kind(sent);
      return kind ? [{ sent, kind }] : [];
    });
    if (usable.length === 0 && message.attachments.length > 0) {
      throw new UserMistake(
        "not-a-picture",
        `I can use pictures (${PICTURES_IN_WORDS}), music (${TRACKS_IN_WORDS}) and recipe files (JSON), and that file is none of them. Of a video the sound can be the music: give it as the track of /video.`,
      );
    }
    return usable;
  }

  /** What this message replies to. A film that is posted and not yet written down says by its buttons which clip it is. */
  async function repliedTo(
    { message_reference: reference, referenced_message: replied }: GatewayMessageCreateDispatchData,
    { person, surface }: { person: Person; surface: Surface },
  ): Promise<MessageRef | undefined> {
    if (!reference?.message_id) return undefined;
    if ((reference.type ?? MessageReferenceType.Default) !== MessageReferenceType.Default) return undefined;
    const ref = { platform: PLATFORM, chat: reference.channel_id, message: reference.message_id };
    // A list has such buttons, too, and no film.
    const clipId = replied && replied.attachments.length > 0 ? clipOfButtons(replied, self.botId) : undefined;
    if (clipId === undefined || (await studio.clipOfMessage(ref))) return ref;
    const clip = await studio.clip(clipId, person, surface);
    return clip?.posted ?? clip?.card ?? ref;
  }

  /** In the thread a clip opened, words to the bot are for that clip: a thread has the id of the message it began from. */
  async function threadsClip(surface: Surface, mentioned: boolean): Promise<MessageRef | undefined> {
    if (!mentioned || !surface.thread || surface.thread === surface.chat) return undefined;
    const opener = { platform: PLATFORM, chat: surface.chat, message: surface.thread };
    return (await studio.clipOfMessage(opener)) ? opener : undefined;
  }
}
