import type { ClipPost } from "../core/card/card.ts";
import type { Clip } from "../core/film/clip.ts";
import type { MediaStore } from "../core/ports/media-store.ts";

/** What a board's post shows beside its moving draft: nothing where the frames weren't drawn, or were swept. */
export async function framesOf(
  { board, sheet }: Pick<Clip, "board" | "sheet">,
  media: Pick<MediaStore, "find">,
): Promise<Pick<ClipPost, "framesPath">> {
  const frames = board === undefined || sheet === undefined ? undefined : await media.find(sheet);
  return frames ? { framesPath: frames.path } : {};
}
