import { createHash } from "node:crypto";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { answerToken, interactionOfMessage } from "./answer-tokens.ts";
import { createDiscordApi, type OutgoingMessage } from "./api.ts";
import { commandIds } from "./command-links.ts";
import { rememberAsks } from "./form-words.ts";
import { DISCORD_LIMITS, MAX } from "./limits.ts";
import { userOf } from "./people.ts";
import { channelOf, isMember, PLATFORM, refOf } from "./place.ts";
import { createClipPoster } from "./post-clip.ts";
import { postReply } from "./post-reply.ts";
import { discordLook, forAskerOnly, renderCard, renderNotice } from "./render.ts";
import { createTakesCards } from "./takes-card.ts";
import { createUploadLimits } from "./upload-limits.ts";
import { withPictures } from "./with-pictures.ts";

export interface DiscordSenderOptions {
  token: string;
  /** Base of the REST API without its version; default Discord's own. */
  apiUrl?: string | undefined;
  /** The listener's as well: it holds the answer tokens of the last minutes. */
  notebook: Notebook;
  media: MediaStore;
  log: Log;
}

const GONE = new Set(["message-gone", "channel-gone", "no-access", "answer-expired"]);

/** Speaks with the bot's token alone, without a gateway. */
export function createDiscordSender({
  token,
  apiUrl,
  notebook,
  media,
  log,
}: DiscordSenderOptions): ChatSender {
  const api = createDiscordApi({ token, apiUrl });
  const uploadLimits = createUploadLimits({ api, notebook });
  const takesCards = createTakesCards({ api, notebook });
  const postClip = createClipPoster({ api, notebook, uploadLimits, log });

  /** Through the interaction while that can be answered: it has no share in the channel's rate limit. */
  async function editAsAnswer(ref: MessageRef, surface: Surface, message: OutgoingMessage): Promise<boolean> {
    const answer =
      (await answerToken(notebook, await interactionOfMessage(notebook, ref.message))) ??
      (await answerToken(notebook, surface.extra?.interaction));
    if (!answer) return false;
    try {
      await api.editAnswer(answer, message, ref.message);
      return true;
    } catch (error) {
      // The card may be a message of the bot's own that the interaction knows nothing of.
      if (error instanceof PlatformError && GONE.has(error.code)) return false;
      throw error;
    }
  }

  return {
    platform: PLATFORM,
    limits: DISCORD_LIMITS,
    uploadLimit: (surface) => uploadLimits.of(surface),
    postClip,

    cardLook: discordLook,

    async rolesOf(group, personId) {
      try {
        return (await api.member(group, personId.slice("discord:".length))).roles;
      } catch (error) {
        const code = error instanceof PlatformError ? error.code : undefined;
        if (code === "person-gone" || code === "channel-gone") return undefined;
        throw error;
      }
    },

    async editCard(ref, surface, card) {
      const rendered = await withPictures(media, renderCard(card));
      // What a board showed before is not of this version.
      const message = card.isBoard ? { ...rendered, kept: [] } : rendered;
      await rememberAsks(notebook, card.buttons);
      if (await editAsAnswer(ref, surface, message)) return "edited";
      if (!isMember(surface) && ref.chat === channelOf(surface)) return "gone";
      try {
        await api.edit(ref.chat, ref.message, message);
        return "edited";
      } catch (error) {
        if (error instanceof PlatformError && GONE.has(error.code)) return "gone";
        throw error;
      }
    },

    async postNotice(surface, notice, audience) {
      const rendered = await withPictures(media, renderNotice(notice, await commandIds(notebook)));
      // discord.js sends again what a failing Discord may have taken; the same notice is wanted once.
      const nonce = createHash("sha256")
        .update(JSON.stringify([surface, notice]))
        .digest("base64url");
      const once = { nonce: nonce.slice(0, MAX.nonce), enforce_nonce: true };
      const message = { ...rendered, body: { ...rendered.body, ...once } };
      await rememberAsks(notebook, notice.buttons ?? []);
      const ways: (() => Promise<{ channel_id: string; id: string } | undefined>)[] = [];
      if (audience.kind === "person") {
        const one = userOf(audience);
        if (one === undefined) return undefined;
        ways.push(async () => api.post((await api.directChannel(one)).id, message));
        if (surface.extra?.user === one) {
          ways.push(async () => {
            const answer = await answerToken(notebook, surface.extra?.interaction);
            return answer && api.followUp(answer, forAskerOnly(rendered));
          });
        }
      } else if (isMember(surface)) {
        const channel = channelOf(surface);
        ways.push(() => postReply(api, channel, message, surface.message));
      } else {
        ways.push(async () => {
          const answer = await answerToken(notebook, surface.extra?.interaction);
          return answer && api.followUp(answer, rendered);
        });
      }
      const person = surface.extra?.user;
      if (audience.kind === "place" && typeof person === "string") {
        ways.push(async () => api.post((await api.directChannel(person)).id, message));
      }
      for (const post of ways) {
        try {
          const posted = await post();
          if (posted) return refOf(posted);
        } catch (error) {
          if (error instanceof PlatformError && error.retryable) throw error;
          log.warn({ platform: PLATFORM, code: (error as PlatformError).code }, "notice not posted there");
        }
      }
      return undefined;
    },

    async deleteMessage(ref, filmOf) {
      try {
        if (filmOf !== undefined) return await takesCards.remove(ref, filmOf);
        await api.remove(ref.chat, ref.message);
        return "gone";
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (error.code === "message-gone" || error.code === "channel-gone") return "gone";
        if (filmOf !== undefined) return "stays";
        const answer = await answerToken(notebook, await interactionOfMessage(notebook, ref.message));
        if (!answer) {
          // Over its 15 minutes an answer can't be taken away by anybody but the people who read it.
          log.info({ platform: PLATFORM, code: error.code }, "a message can't be deleted any more");
          return "stays";
        }
        await api.deleteAnswer(answer, ref.message);
        return "gone";
      }
    },

    async close() {
      api.close();
    },
  };
}
