import { createHash } from "node:crypto";
import { ChannelType, type GatewayGuildCreateDispatchData } from "discord.js";
import { setUpCard } from "../../src/core/card/set-up-card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { DiscordApi } from "./api.ts";
import { commandIds } from "./command-links.ts";
import { MAX } from "./limits.ts";
import { PLATFORM } from "./place.ts";
import { renderNotice } from "./render.ts";

/** A server is shown the card once in so long, however often the bot leaves and comes back. */
const SHOWN_MS = 30 * 24 * 3600_000;
/** Whoever added the bot while it was away is shown the card when it is back. */
const JUST_MS = 24 * 3600_000;
/** Channels that are tried for the card: where the bot may not write Discord only says when it tries. */
const TRIED = 4;

/** Comes into servers: into one channel, with the card by which whoever manages the server settles the rest. */
export function createArrivals({
  api,
  notebook,
  studio,
  now,
  log,
}: {
  api: Pick<DiscordApi, "post">;
  notebook: Notebook;
  studio: Pick<Studio, "arrive">;
  now: () => number;
  log: Log;
}) {
  /** `isNew`: nobody had told of it before. Safe to repeat. */
  return async function arrive(server: GatewayGuildCreateDispatchData, isNew: boolean): Promise<void> {
    if (!isNew && now() - Date.parse(server.joined_at) > JUST_MS) return;
    const key = `set-up:${server.id}`;
    if (await notebook.get(key)) return;
    const card = setUpCard({ here: "server", inChannels: true });
    const message = renderNotice(card, await commandIds(notebook));
    const nonce = createHash("sha256").update(key).digest("base64url").slice(0, MAX.nonce);
    const once = { ...message, body: { ...message.body, nonce, enforce_nonce: true } };
    for (const channel of channelsOf(server).slice(0, TRIED)) {
      try {
        await api.post(channel, once);
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retryable) throw error;
        log.info({ platform: PLATFORM, code: error.code }, "a new server's channel takes no card");
        continue;
      }
      await studio.arrive(PLATFORM, server.id, channel);
      await notebook.set(key, true, { ttlMs: SHOWN_MS });
      return;
    }
    log.warn({ platform: PLATFORM, server: server.id }, "no channel of a new server takes the set-up card");
  };
}

/** Where messages can be written, the server's own for such news first, then as they stand in the list. */
function channelsOf({ system_channel_id, channels }: GatewayGuildCreateDispatchData): string[] {
  const written = channels
    .filter(({ type }) => type === ChannelType.GuildText)
    .sort((one, other) => ("position" in one && "position" in other ? one.position - other.position : 0))
    .map(({ id }) => id);
  return written.sort(
    (one, other) => Number(other === system_channel_id) - Number(one === system_channel_id),
  );
}
