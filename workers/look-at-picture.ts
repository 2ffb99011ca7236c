import { join } from "node:path";
import { BackendError } from "../src/core/errors.ts";
import type { MadePicture } from "../src/core/film/made-picture.ts";
import type { Moderator } from "../src/core/ports/moderator.ts";
import type { Workbench } from "../src/core/ports/workbench.ts";
import type { Media } from "../src/media/media.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { placeIn } from "../src/studio/moderated-place.ts";
import type { NoteRefusal } from "./note-refusal.ts";

/** No classifier looks closer. */
const LONGER_SIDE = 512;

/**
 * Looks at a picture that a model drew (`path`) before anybody sees it or anything is made from it. Throws BackendError:
 * `refused-picture` for one that may not be shown where the film was asked for, `classifier-away` for one that nobody could look at.
 */
export type LookAtPicture = (
  picture: Pick<MadePicture, "digest" | "kind" | "name" | "prompt">,
  path: string,
  clip: StoredClip,
  signal: AbortSignal,
) => Promise<void>;

export function createLookAtPicture({
  moderator,
  cases,
  people,
  life,
  media,
  store,
  noteRefusal,
}: {
  moderator: Pick<Moderator, "seesFilms" | "lookAtFrames" | "filmRefusal">;
  cases: Pick<Store["cases"], "letThrough" | "lookedAt">;
  people: Pick<Store["people"], "groupSettings">;
  life: Pick<ClipLife, "spoil">;
  media: Pick<Media, "poster">;
  store: Pick<Workbench, "workFolder">;
  noteRefusal: NoteRefusal;
}): LookAtPicture {
  return async (picture, path, clip, signal) => {
    if (!moderator.seesFilms) return;
    const { digest } = picture;
    const { platform, group } = clip.surface;
    const settings = group === undefined ? {} : await people.groupSettings(platform, group);
    const place = placeIn(settings, clip.surface);
    const known = await cases.lookedAt(digest, place);
    if (known === "allow") return;
    if (known === "spoiler") return void (await life.spoil(clip.id));
    const part =
      picture.kind === "sheet" ? `the picture of ${picture.name}` : `the first picture of ${picture.name}`;
    const work = await store.workFolder();
    try {
      const small = join(work.path, "small.jpg");
      await media.poster(path, small, { at: 0, maxSide: LONGER_SIDE, signal });
      const verdict = await moderator.lookAtFrames([{ part, words: picture.prompt, path: small }], place, {
        signal,
      });
      if (verdict.outcome === "allow" || verdict.outcome === "spoiler") {
        await cases.letThrough(digest, verdict.outcome, place);
        if (verdict.outcome === "spoiler") await life.spoil(clip.id);
        return;
      }
      await noteRefusal(clip, verdict, { open: false });
      throw new BackendError("refused-picture", moderator.filmRefusal(verdict, "picture"));
    } finally {
      await work.remove();
    }
  };
}
