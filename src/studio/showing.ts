import { type Audience, audienceOf, onlyFor } from "../core/access/audience.ts";
import type { Person } from "../core/access/person.ts";
import { clipButtons } from "../core/card/buttons.ts";
import { clipCaption } from "../core/card/caption.ts";
import { PlatformError, UserMistake } from "../core/errors.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Surface } from "../core/surface.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { framesOf } from "./frames-of.ts";
import { standsForOthers } from "./shared-card.ts";

/** A film goes up in less, or not at all. */
const POSTING_MS = 3 * 60 * 1000;

export type ClipShowing = ReturnType<typeof createClipShowing>;

/** Posts finished clips again, and takes posts away that are no longer for everybody. */
export function createClipShowing({
  record,
  media,
  sender,
}: {
  record: Pick<Store, "clips" | "shown">;
  media: Pick<MediaStore, "path" | "has" | "find">;
  sender: (platform: string) => ChatSender | undefined;
}) {
  const { clips, shown } = record;

  /** Posts a delivered clip here once more; false: there is nowhere it could be posted to. */
  async function post(
    clip: StoredClip,
    surface: Surface,
    audience: Audience,
    idempotencyKey: string,
    /** The case by which it is hidden until this is done. */
    hidden?: string,
  ): Promise<boolean> {
    const speaker = sender(surface.platform);
    if (!speaker || !clip.file) return false;
    if (clip.file.bytes > (await speaker.uploadLimit(surface))) {
      throw new UserMistake(
        "too-large-here",
        "That clip is larger than this chat takes. Ask for it with /show where it was made, or for a smaller one with /render.",
      );
    }
    try {
      const posted = await speaker.postClip(
        surface,
        {
          clip,
          audience,
          caption: clipCaption(clip),
          buttons: clipButtons(clip),
          path: await media.path(clip.file.key),
          posterPath: await media.path(clip.file.posterKey),
          ...(await framesOf(clip, media)),
          again: true,
        },
        { idempotencyKey, signal: AbortSignal.timeout(POSTING_MS) },
      );
      await shown.postedAgain(clip.id, posted.ref, posted.fileId);
      // Hidden while it was on its way: what is for everybody now is not to stay.
      const after = await clips.load(clip.id);
      const isHidden = after?.hidden !== undefined && after.hidden !== hidden;
      const isGone = isHidden || (audience.kind === "place" && after?.private === true);
      if (isGone) await takeAway(clip.id);
      return true;
    } catch (error) {
      if (error instanceof PlatformError && error.code === "nowhere-to-post") return false;
      throw error;
    }
  }

  /** Removes every message that shows the clip, its card too. Whether a platform left one standing. */
  async function takeAway(clipId: string): Promise<{ messageStays: boolean }> {
    const clip = await clips.load(clipId);
    let messageStays = false;
    for (const ref of await shown.messagesOf(clipId, clip)) {
      const stands = clip !== undefined && (await standsForOthers(clips, clip, ref));
      const left = await sender(ref.platform)?.deleteMessage(ref, stands ? clipId : undefined);
      if (left === "stays") messageStays = true;
      else await shown.takenAway(clipId, ref, stands);
      if (stands) await shown.openAgain(clip.takes?.[0] ?? clipId);
    }
    return { messageStays };
  }

  return {
    takeAway,

    /** Posts a clip where it was asked for once more: it was taken away by a case, and may stay after all. */
    async restore(clipId: string, caseId: string): Promise<void> {
      const clip = await clips.load(clipId);
      if (!clip?.file || clip.state !== "delivered" || !(await media.has(clip.file.key))) return;
      await post(clip, clip.surface, audienceOf(clip), `restored-${caseId}-${clipId}`, caseId);
    },

    /** For its asker where it is private, else for everybody here. */
    async show(clip: StoredClip, to: Person, surface: Surface, idempotencyKey: string) {
      if (clip.state !== "delivered" || !clip.file || !(await media.has(clip.file.key))) {
        throw new UserMistake(
          "clip-unfinished",
          "There is nothing of that clip to show: it isn't finished, or it failed. /queue shows what is under way.",
        );
      }
      const audience = clip.private ? onlyFor(to) : audienceOf(clip);
      const isPosted = await post(clip, surface, audience, `show-${idempotencyKey}`);
      return { isPosted, audience };
    },
  };
}
