import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { DiscordApi } from "./api.ts";
import { tierUploadLimit, UPLOAD_LIMIT_BYTES } from "./limits.ts";
import { channelOf, isMember } from "./place.ts";

const TIER_KEPT_MS = 10 * 60_000;
const REFUSAL_KEPT_MS = 3_600_000;
const MIB = 1024 * 1024;
/** Limits Discord has had; after a refusal the next lower one is believed. */
const KNOWN_LIMITS = [100 * MIB, 50 * MIB, 25 * MIB, 10 * MIB, 8 * MIB];

export type UploadLimits = ReturnType<typeof createUploadLimits>;

export function createUploadLimits({
  api,
  notebook,
}: {
  api: Pick<DiscordApi, "guild">;
  notebook: Pick<Notebook, "get" | "set">;
}) {
  const refusedKey = (surface: Surface) => `upload-limit:${channelOf(surface)}`;

  /** What the bot's own messages take in a server, by its boosts. */
  async function ofServer(group: string): Promise<number> {
    const key = `upload-tier:${group}`;
    const kept = await notebook.get<number>(key);
    if (kept !== undefined) return tierUploadLimit(kept);
    try {
      const { premium_tier } = await api.guild(group);
      await notebook.set(key, premium_tier, { ttlMs: TIER_KEPT_MS });
      return tierUploadLimit(premium_tier);
    } catch {
      // Every place takes this much; a clip fitted to it arrives in any case.
      return UPLOAD_LIMIT_BYTES;
    }
  }

  return {
    /**
     * Greatest file here, in bytes. What an interaction tells may come from the asking person's own
     * subscription, which the bot's own messages have no part in, so there the least of both counts.
     */
    async of(surface: Surface): Promise<number> {
      const told = surface.uploadLimitBytes;
      const limits = [told, await notebook.get<number>(refusedKey(surface))];
      if (isMember(surface)) limits.push(surface.group ? await ofServer(surface.group) : UPLOAD_LIMIT_BYTES);
      const known = limits.filter((limit) => limit !== undefined);
      return known.length > 0 ? Math.min(...known) : UPLOAD_LIMIT_BYTES;
    },
    /** Discord refused a file of this size here, whatever was known of its limit. */
    async refused(surface: Surface, bytes: number): Promise<void> {
      const lower = KNOWN_LIMITS.find((limit) => limit < bytes);
      // Every place takes more than this: the refusal was about something else, a proxy's limit or a mistake.
      if (lower === undefined) return;
      await notebook.set(refusedKey(surface), lower, { ttlMs: REFUSAL_KEPT_MS });
    },
  };
}
