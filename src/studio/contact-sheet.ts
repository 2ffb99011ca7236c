import { createHash } from "node:crypto";
import { UserMistake } from "../core/errors.ts";
import type { Clip } from "../core/film/clip.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Media } from "../media/media.ts";

/** Pictures of takes side by side; named by what it shows, so that asking again draws nothing. */
export function createContactSheet({
  media,
  store,
}: {
  media: Media;
  store: MediaStore;
}): Studio["contactSheet"] {
  return async (clips: readonly Clip[]) => {
    const files = clips.flatMap((clip) => clip.file?.key ?? []);
    if (files.length === 0)
      throw new UserMistake(
        "clip-unfinished",
        "None of these takes is finished yet. /queue shows how far they are.",
      );
    // What is shown only to whoever wants to see it isn't shown beside the others.
    const blurred = clips.some(({ file, spoiler }) => file !== undefined && spoiler === true);
    const named = [...files, ...(blurred ? ["blurred"] : [])].join("\n");
    const key = `sheets/${createHash("sha256").update(named).digest("hex").slice(0, 32)}.jpg`;
    if (await store.has(key)) return key;
    const paths = await Promise.all(files.map((file) => store.path(file)));
    await store.make(key, (path) => media.contactSheet(paths, path, { columns: 2, blurred }));
    return key;
  };
}
