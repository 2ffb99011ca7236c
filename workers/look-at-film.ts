import { join } from "node:path";
import type { Logger } from "pino";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { Moderator, Verdict } from "../src/core/ports/moderator.ts";
import type { Media } from "../src/media/media.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { fileDigest } from "../src/studio/file-digest.ts";
import { placeIn } from "../src/studio/moderated-place.ts";
import type { NoteRefusal } from "./note-refusal.ts";

/** At least one picture in so many seconds of a shot, besides its first and last. */
const EVERY_SECONDS = 2;
/** Of one film. */
const MOST_FRAMES = 24;
/** No classifier looks closer. */
const LONGER_SIDE = 512;

export interface LookAtFilm {
  /**
   * Looks at what was made for a clip before anything of it is shown. `go-on`: it may be; `held`: a person has to look; `ended`: it was
   * refused, and the clip has failed. Throws BackendError while the classifier gives no answer; `last`: trying again is over.
   */
  look(
    clip: StoredClip,
    options: { signal: AbortSignal; log: Logger; last: boolean },
  ): Promise<"go-on" | "held" | "ended">;
}

/** Frames of every shot go to the classifier, with the words it was made from. Drafts are drawn by our own program. */
export function createLookAtFilm({
  moderator,
  cases,
  people,
  life,
  media,
  store,
  noteRefusal,
}: {
  moderator: Pick<Moderator, "seesFilms" | "lookAtFrames" | "whenAway" | "filmRefusal">;
  cases: Store["cases"];
  people: Pick<Store["people"], "groupSettings">;
  life: Pick<ClipLife, "hold" | "fail" | "withdrawShots" | "spoil">;
  media: Pick<Media, "poster" | "probe">;
  store: Pick<MediaStore, "path" | "workFolder">;
  noteRefusal: NoteRefusal;
}): LookAtFilm {
  async function verdictOn(
    clip: StoredClip,
    signal: AbortSignal,
  ): Promise<{ verdict: Verdict; unseen: string[] }> {
    const { platform, group } = clip.surface;
    const settings = group === undefined ? {} : await people.groupSettings(platform, group);
    const shots: ShotToSee[] = [];
    let wasSpoiler = false;
    // Somebody has looked at the words and let them through; only what came of them is left to look at.
    const wereAgreedTo = clip.held?.of === "order";
    for (const { index, key } of clip.shots) {
      const path = await store.path(key ?? "");
      const digest = await fileDigest(path);
      const known = await cases.lookedAt(digest);
      wasSpoiler ||= known === "spoiler";
      const planned = clip.plan.shots[index];
      if (known === undefined)
        shots.push({
          index,
          path,
          digest,
          words: wereAgreedTo ? "" : (planned?.prompt ?? ""),
          seconds: (await media.probe(path, { signal })).seconds,
        });
    }
    if (shots.length === 0) return { verdict: { outcome: wasSpoiler ? "spoiler" : "allow" }, unseen: [] };
    const work = await store.workFolder();
    try {
      const frames: { part: string; words: string; path: string }[] = [];
      for (const [number, { index, at, path, words }] of framesOf(shots).entries()) {
        const out = join(work.path, `${number}.jpg`);
        await media.poster(path, out, { at, maxSide: LONGER_SIDE, signal });
        frames.push({ part: `shot ${index + 1}`, words, path: out });
      }
      const place = placeIn(settings, clip.surface);
      const verdict = await moderator.lookAtFrames(frames, place, { signal });
      const isMilder = wasSpoiler && verdict.outcome === "allow";
      return {
        verdict: isMilder ? { ...verdict, outcome: "spoiler" } : verdict,
        unseen: shots.map(({ digest }) => digest),
      };
    } finally {
      await work.remove();
    }
  }

  return {
    async look(clip, { signal, log, last }) {
      if (!moderator.seesFilms || clip.request.draft) return "go-on";
      let found: { verdict: Verdict; unseen: string[] };
      try {
        found = await verdictOn(clip, signal);
      } catch (error) {
        if (!last || signal.aborted || (error as { code?: unknown }).code !== "classifier-away") throw error;
        found = { verdict: moderator.whenAway, unseen: [] };
      }
      const { verdict, unseen } = found;
      const { outcome, harm } = verdict;
      if (outcome === "allow" || outcome === "spoiler") {
        for (const digest of unseen) await cases.letThrough(digest, outcome);
        if (outcome === "spoiler" && !clip.spoiler) await life.spoil(clip.id);
        return "go-on";
      }
      // Equal shots of other clips are made anew from here on, and looked at.
      await life.withdrawShots(clip);
      log.warn({ outcome, harm, part: verdict.part }, "what was made is not shown");
      const canReview = harm !== "minors" && (await cases.reviewPlace()) !== undefined;
      // Whoever let the order through decides about what came of it.
      const isForPeople = outcome === "review" || clip.held?.of === "order";
      if (canReview && isForPeople) {
        const id = await noteRefusal(clip, verdict, { open: true });
        return (await life.hold(clip.id, { case: id, of: "film" })) ? "held" : "ended";
      }
      const id = await noteRefusal(clip, verdict, { open: false });
      await life.fail(
        clip.id,
        { code: "refused-film", message: moderator.filmRefusal(verdict) },
        canReview ? { case: id, of: "film" } : undefined,
      );
      return "ended";
    },
  };
}

interface ShotToSee {
  index: number;
  path: string;
  digest: string;
  words: string;
  seconds: number;
}

/** First, middle, last and one in two seconds of every shot; of a film with more than there may be, evenly fewer. */
export function framesOf<Shot extends { seconds: number }>(
  shots: readonly Shot[],
): (Shot & { at: number })[] {
  const all = shots.flatMap((shot) => {
    const steps = Math.max(2, Math.ceil(shot.seconds / EVERY_SECONDS));
    const even = steps % 2 === 0 ? steps : steps + 1;
    return Array.from({ length: even + 1 }, (_, step) => ({ ...shot, at: (shot.seconds * step) / even }));
  });
  if (all.length <= MOST_FRAMES) return all;
  // Each shot is seen at least in its middle, as far as that goes.
  const share = Math.max(1, Math.floor(MOST_FRAMES / shots.length));
  const fewer = shots.flatMap((shot) =>
    Array.from({ length: share }, (_, step) => ({
      ...shot,
      at: share === 1 ? shot.seconds / 2 : (shot.seconds * step) / (share - 1),
    })),
  );
  if (fewer.length <= MOST_FRAMES) return fewer;
  return Array.from(
    { length: MOST_FRAMES },
    (_, step) => fewer[Math.floor((step * fewer.length) / MOST_FRAMES)] as Shot & { at: number },
  );
}
