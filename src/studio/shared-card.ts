import { type Clip, isEnded } from "../core/film/clip.ts";
import { type MessageRef, messageKey } from "../core/surface.ts";
import type { Store } from "../store/store.ts";

/** Whether a message of this clip's shows other takes of its /vary too, to those who may see this one, and so has to stay. */
export async function standsForOthers(
  clips: Pick<Store["clips"], "loadAll">,
  clip: Clip,
  ref: MessageRef,
): Promise<boolean> {
  if (!clip.takes || !clip.card || messageKey(clip.card) !== messageKey(ref)) return false;
  return (await clips.loadAll(clip.takes)).some(
    (other) =>
      other.id !== clip.id &&
      other.deletedAt === undefined &&
      other.private === clip.private &&
      (other.state === "delivered" || !isEnded(other.state)),
  );
}
