import type { Api } from "grammy";
import type { InlineQuery, InlineQueryResultCachedVideo } from "grammy/types";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import { shorten, tame } from "./harmless-words.ts";
import { personOf } from "./people.ts";
import { PLATFORM } from "./place.ts";

/** Clips looked through for one answer, and shown in it. Telegram shows 50 at most. */
const LOOKED_AT = 60;
const SHOWN = 30;
/** New clips should be found soon. */
const CACHE_SECONDS = 5;

/** `@bot words` in any chat: one's own recent clips that aren't private, by the file ids Telegram gave them, so that nothing is uploaded. */
export async function answerInline(
  query: InlineQuery,
  { api, studio }: { api: Pick<Api, "answerInlineQuery">; studio: Pick<Studio, "history"> },
): Promise<void> {
  const offset = /^\d{1,6}$/.test(query.offset) ? Number(query.offset) : 0;
  const { clips, total } = await studio.history(personOf(query.from), { offset, count: LOOKED_AT });
  const words = query.query.trim().toLowerCase();
  const results: InlineQueryResultCachedVideo[] = [];
  let looked = 0;
  for (const clip of clips) {
    if (results.length === SHOWN) break;
    looked += 1;
    const fileId = clip.posted?.platform === PLATFORM ? clip.postedFileId : undefined;
    // Whatever is chosen is sent into a chat that others may be in.
    if (fileId === undefined || clip.deletedAt !== undefined || clip.private || clip.hidden) continue;
    // Nothing covers a film that is sent this way (Bot API, InlineQueryResultCachedVideo).
    if (clip.spoiler) continue;
    if (!clip.request.prompt.toLowerCase().includes(words)) continue;
    results.push(toResult(clip, fileId));
  }
  const next = offset + looked;
  await api.answerInlineQuery(query.id, results, {
    is_personal: true,
    cache_time: CACHE_SECONDS,
    next_offset: looked > 0 && next < total ? String(next) : "",
    ...(results.length === 0 && offset === 0
      ? {
          button: {
            text: words ? "No clip of yours has these words" : "Make your first clip",
            start_parameter: "inline",
          },
        }
      : {}),
  });
}

function toResult(clip: Clip, fileId: string): InlineQueryResultCachedVideo {
  const prompt = tame(clip.request.prompt).trim();
  return {
    type: "video",
    id: shorten(clip.id, 40),
    video_file_id: fileId,
    title: shorten(prompt, 60) || "Clip",
    description: `${clip.request.seconds} s, version ${clip.lineage.version}`,
    caption: shorten(prompt, 200),
  };
}
