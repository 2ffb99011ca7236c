import type { Api } from "grammy";
import type { MessageReactionUpdated, ReactionType } from "grammy/types";
import type { Log } from "../../src/core/ports/log.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { MessageRef } from "../../src/core/surface.ts";
import { troubleOf } from "./errors.ts";
import { personOf } from "./people.ts";
import { PLATFORM } from "./place.ts";

/** Says that an order is heard, before its card can stand there. */
const HEARD = "👀";

/** Reactions: the bot's own as a receipt, and people's as what they think of a clip. */
export function createReactions({
  api,
  studio,
  log,
}: {
  api: Pick<Api, "setMessageReaction">;
  studio: Pick<Studio, "clip" | "clipOfMessage" | "feedback">;
  log: Log;
}) {
  return {
    /** Where the chat allows no reactions there is none. */
    async receipt(chat: number, message: number): Promise<void> {
      try {
        await api.setMessageReaction(chat, message, [{ type: "emoji", emoji: HEARD }]);
      } catch (error) {
        log.debug({ trouble: troubleOf(error) }, "no receipt was left under a message");
      }
    },

    /** Of a message of ours with a clip. Telegram tells of reactions to a bot that is an administrator of the chat. */
    async hear({
      chat,
      message_id,
      user,
      old_reaction,
      new_reaction,
    }: MessageReactionUpdated): Promise<void> {
      if (user?.is_bot) return;
      const change = {
        up: count(new_reaction, "👍") - count(old_reaction, "👍"),
        down: count(new_reaction, "👎") - count(old_reaction, "👎"),
      };
      if (change.up === 0 && change.down === 0) return;
      const ref: MessageRef = { platform: PLATFORM, chat: String(chat.id), message: String(message_id) };
      const clip = await studio.clipOfMessage(ref);
      // A message may outlive that everybody may see its clip; what others think of that isn't kept.
      const seen = clip && user && (await studio.clip(clip.id, personOf(user), ref));
      if (seen) await studio.feedback(seen.id, change);
    },
  };
}

function count(reactions: readonly ReactionType[], emoji: string): number {
  return reactions.filter((reaction) => reaction.type === "emoji" && reaction.emoji === emoji).length;
}
