import type { Clip } from "../core/film/clip.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Studio, Verified } from "../core/ports/studio.ts";
import type { Store } from "../store/store.ts";
import type { ClipAccess } from "./access.ts";

/** By what a film may be known; see `src/provenance`. */
interface Traces {
  signed?: string;
  looksLike: string[];
  claimed?: string;
  manifest?: "changed" | "foreign";
}

/** Whether a film was made here, and when. Never by whom; a clip that isn't for the asker's eyes isn't known at all. */
export function createVerifying({
  clips,
  access,
  media,
  findTraces,
}: {
  clips: Pick<Store["clips"], "load">;
  access: Pick<ClipAccess, "may">;
  media: Pick<MediaStore, "path">;
  findTraces: (path: string) => Promise<Traces>;
}): Studio["verify"] {
  return async (what, person, surface): Promise<Verified> => {
    /** Public clips are anybody's to ask about, whichever chat they were made in. */
    const known = async (id: string | undefined): Promise<Clip | undefined> => {
      const clip = id === undefined ? undefined : await clips.load(id);
      if (!clip) return undefined;
      return !clip.private || (await access.may(person, "see", clip, surface)) ? clip : undefined;
    };
    if ("clip" in what) {
      const clip = await known(what.clip);
      return clip
        ? { isOurs: true, by: "record", madeAt: clip.createdAt }
        : { isOurs: false, because: "unknown" };
    }
    const traces = await findTraces(await media.path(what.file));
    const signed = await known(traces.signed);
    if (signed) return { isOurs: true, by: "signature", madeAt: signed.createdAt };
    for (const id of traces.looksLike) {
      const clip = await known(id);
      if (clip) return { isOurs: true, by: "pictures", madeAt: clip.createdAt };
    }
    // Whether a private clip is claimed is nobody else's business either.
    const isClaimed = (await known(traces.claimed)) !== undefined;
    return { isOurs: false, because: isClaimed ? "claimed" : (traces.manifest ?? "unknown") };
  };
}
