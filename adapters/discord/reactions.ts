import type {
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveDispatchData,
} from "discord.js";
import type { PlatformError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import type { Answerer } from "./answer.ts";
import type { DiscordApi } from "./api.ts";
import { toAsker } from "./people.ts";
import { type Channels, PLATFORM, surfaceOfChannel } from "./place.ts";
import type { ApplySettings } from "./server-settings.ts";

/** The reaction by which an offer can be taken, besides its button. */
const TAKES = "🎬";
/** As long as an offer stands. */
const KEPT_MS = 24 * 3_600_000;

type Reaction = Pick<
  GatewayMessageReactionRemoveDispatchData,
  "emoji" | "user_id" | "message_id" | "channel_id"
>;

const key = (message: string) => `offered-on:${message}`;

/** Puts the reaction under words that something was offered for; where the bot may not, the button is enough. */
export async function reactWithOffer(
  { api, notebook, log }: { api: DiscordApi; notebook: Notebook; log: Log },
  channel: string,
  message: string,
  offer: string,
): Promise<void> {
  await notebook.set(key(message), offer, { ttlMs: KEPT_MS });
  try {
    await api.react(channel, message, TAKES);
  } catch (error) {
    log.debug({ platform: PLATFORM, code: (error as PlatformError).code }, "no reaction put under an offer");
  }
}

/** Hears reactions: 👍 and 👎 under a clip, and the author's own under their words, which takes what was offered; who else may not is decided with the offer. */
export function createReactionHearer({
  answer,
  applySettings,
  channels,
  dispatcher,
  notebook,
  studio,
  self,
}: {
  answer: Answerer;
  applySettings: ApplySettings;
  channels: Channels;
  dispatcher: Dispatcher;
  notebook: Notebook;
  studio: Pick<Studio, "clip" | "clipOfMessage" | "feedback">;
  self: { botId: string };
}) {
  /** What people think of a clip is counted, and taken back with the reaction. */
  async function hearThumb(heard: Reaction, by: 1 | -1): Promise<void> {
    const { emoji, user_id, message_id, channel_id } = heard;
    const thumb = emoji.name === "👍" ? "up" : emoji.name === "👎" ? "down" : undefined;
    if (!thumb || user_id === self.botId) return;
    const ref = { platform: PLATFORM, chat: channel_id, message: message_id };
    const clip = await studio.clipOfMessage(ref);
    // A message may outlive that everybody may see its clip; what others think of that isn't kept.
    const seen = clip && (await studio.clip(clip.id, { id: `discord:${user_id}`, name: "" }, ref));
    if (seen) await studio.feedback(seen.id, { up: 0, down: 0, [thumb]: by });
  }

  async function hearAdded(heard: GatewayMessageReactionAddDispatchData): Promise<void> {
    await hearThumb(heard, 1);
    const { emoji, user_id, message_id, channel_id, guild_id, member, message_author_id } = heard;
    if (emoji.name !== TAKES || user_id === self.botId || !member?.user || member.user.bot) return;
    // Somebody else who likes the words hasn't said them.
    if (message_author_id !== undefined && message_author_id !== user_id) return;
    const offer = await notebook.get<string>(key(message_id));
    if (offer === undefined) return;
    const place = surfaceOfChannel({ id: channel_id }, guild_id, channels);
    const { person, surface } = await applySettings(toAsker(member.user, member, {}), {
      ...place,
      message: message_id,
      extra: { ...place.extra, user: user_id },
    });
    const reply = await dispatcher.dispatch({
      command: "accept",
      options: { offer },
      person,
      surface,
      idempotencyKey: `discord:${message_id}:${TAKES}`,
    });
    if (reply.kind !== "clip") return;
    await answer({ way: { kind: "message", message: message_id }, person, surface }, reply);
  }

  return { added: hearAdded, removed: (heard: Reaction) => hearThumb(heard, -1) };
}
