import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { APIMessage } from "discord.js";
import type { ClipPost } from "../../src/core/card/card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import type { ChatSender, PostedClip } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Surface } from "../../src/core/surface.ts";
import type { DiscordApi } from "./api.ts";
import { isRefusedHere } from "./errors.ts";
import { rememberAsks } from "./form-words.ts";
import { plainLine } from "./harmless-words.ts";
import { MAX } from "./limits.ts";
import { PLATFORM, refOf } from "./place.ts";
import { createPostWays } from "./post-ways.ts";
import { renderClip } from "./render.ts";
import type { UploadLimits } from "./upload-limits.ts";

/** How long a begun posting is remembered: longer than any job is tried again. */
const BEGUN_KEPT_MS = 7 * 24 * 3_600_000;

interface Parts {
  api: DiscordApi;
  notebook: Notebook;
  uploadLimits: UploadLimits;
  log: Log;
}

/** Posts a clip where it was asked for, or as near to that as Discord lets it, once. */
export function createClipPoster({ api, notebook, uploadLimits, log }: Parts): ChatSender["postClip"] {
  const waysFor = createPostWays({ api, notebook, log });

  return async function postClip(surface, post, { idempotencyKey, signal }): Promise<PostedClip> {
    const message = renderClip(post, toldBy(surface, post));
    const nonce = createHash("sha256").update(idempotencyKey).digest("base64url").slice(0, MAX.nonce);
    const begunKey = `posting:${nonce}`;
    const again = !(await notebook.claim(begunKey, true, { ttlMs: BEGUN_KEPT_MS }));
    await rememberAsks(notebook, post.buttons);

    let last: PlatformError | undefined;
    for (const way of waysFor({ surface, post, message, nonce, again, signal })) {
      try {
        const posted = await way.post();
        if (!posted) continue;
        if (!way.elsewhere && !way.isShared && post.audience.kind === "place")
          await openThread(surface, post, posted);
        return { ref: refOf(posted), ...(way.elsewhere ? { elsewhere: way.elsewhere } : {}) };
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        if (error.code === "file-too-large") {
          await uploadLimits.refused(surface, (await stat(post.path)).size);
          throw error;
        }
        if (!isRefusedHere(error)) throw error;
        log.info(
          { platform: PLATFORM, clipId: post.clip.id, code: error.code },
          "clip can't be posted there",
        );
        last = error;
      }
    }
    throw new PlatformError(
      "nowhere-to-post",
      post.audience.kind === "person"
        ? "That clip is for you alone, and I may not send you direct messages: allow them, or use /show as a slash command, which answers you alone."
        : "I can't post in that channel any more and may not send you direct messages. The clip waits for you in /history: /show brings it.",
      { ...(last ? { message: `nowhere to post: ${last.message}` } : {}) },
    );
  };

  /** Where the server wishes it, a first clip gets a thread for its remixes. */
  async function openThread(surface: Surface, post: ClipPost, posted: APIMessage): Promise<void> {
    if (surface.extra?.opensThread !== true || post.clip.lineage.kinship !== "original") return;
    const name = plainLine(post.clip.request.prompt, MAX.threadName) || "Clip";
    try {
      await api.startThread(posted.channel_id, posted.id, name);
    } catch (error) {
      // The clip is there; that its thread isn't (no right to, one there already) must not post it again.
      log.info({ platform: PLATFORM, code: (error as PlatformError).code }, "no thread opened");
    }
  }
}

/**
 * Whoever waited for it: the maker, where others read along. The takes of a /vary are told of together, and what is
 * posted again is no news.
 */
function toldBy({ group, extra }: Surface, { clip, again }: ClipPost): string | undefined {
  const [platform, user] = clip.maker.id.split(":");
  const isShared = group !== undefined || extra?.member === false;
  if (platform !== PLATFORM || !isShared || again || clip.lineage.batch !== undefined) return undefined;
  return user && /^\d{1,20}$/.test(user) ? user : undefined;
}
