import { UserMistake } from "../core/errors.ts";
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

/** Films that are being looked at or wait for it. */
const MOST_IN_LINE = 10;

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
  /** Whose films are in line; one is looked at at a time, as each takes a processor for a while. */
  const inLine = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  async function tracesOf(file: string, person: string): Promise<Traces> {
    if (inLine.has(person)) {
      throw new UserMistake(
        "still-verifying",
        "I am still looking at another video of yours. Send this one again once I have answered.",
      );
    }
    if (inLine.size >= MOST_IN_LINE) {
      throw new UserMistake(
        "still-verifying",
        "Many videos are being looked at right now. Send this one again in a few minutes.",
      );
    }
    inLine.add(person);
    const found = last.then(async () => findTraces(await media.path(file)));
    last = found.catch(() => {});
    return found.finally(() => inLine.delete(person));
  }

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
    const traces = await tracesOf(what.file, person.id);
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
