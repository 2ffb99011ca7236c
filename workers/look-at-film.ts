import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Marker } from "../src/core/ports/marker.ts";
import type { ModeratedPlace, Moderator, Verdict } from "../src/core/ports/moderator.ts";
import type { Workbench } from "../src/core/ports/workbench.ts";
import type { Media } from "../src/media/media.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { ClipLife, Store } from "../src/store/store.ts";
import { fileDigest } from "../src/studio/file-digest.ts";
import { placeIn } from "../src/studio/moderated-place.ts";
import { framesOf } from "./frames-to-see.ts";
import type { NoteRefusal } from "./note-refusal.ts";
import { unlikeItsShots } from "./unlike-its-shots.ts";

/** No classifier looks closer. */
const LONGER_SIDE = 512;
/** A classifier that asks for a longer wait than this is as good as away, in milliseconds. */
const LONGEST_WAIT_MS = 60 * 60_000;

interface Looking {
  signal: AbortSignal;
  log: Logger;
  /** Trying again is over. */
  last: boolean;
}

/** `go-on`: it may be shown; `held`: a person has to look; `ended`: it was refused, and the clip has failed. */
type Seen = "go-on" | "held" | "ended";

/**
 * Looks at what was made for a clip before anything of it is shown. Throws BackendError while the classifier gives no answer. Drafts are
 * drawn by our own program.
 */
export interface LookAtFilm {
  /** Frames of every shot, each with the words it was made from. */
  look(clip: StoredClip, options: Looking): Promise<Seen>;
  /**
   * The film cut of them, a media key: those of its frames that show something else than its shots, in which captions, the host's mark or a
   * fade were laid over what was seen.
   */
  lookAtCut(clip: StoredClip, key: string, options: Looking): Promise<Seen>;
}

interface Found {
  verdict: Verdict;
  /** Digests of what was looked at now. */
  unseen: string[];
}

interface Frame {
  path: string;
  at: number;
  part: string;
  words: string;
}

export function createLookAtFilm({
  moderator,
  cases,
  people,
  life,
  media,
  store,
  marker,
  noteRefusal,
}: {
  moderator: Pick<Moderator, "seesFilms" | "lookAtFrames" | "whenAway" | "filmRefusal">;
  cases: Store["cases"];
  people: Pick<Store["people"], "groupSettings">;
  life: Pick<ClipLife, "hold" | "fail" | "withdrawShots" | "spoil">;
  media: Pick<Media, "greyFrames" | "poster" | "probe">;
  store: Pick<Workbench, "path" | "workFolder" | "workPlace">;
  marker: Pick<Marker, "visible">;
  noteRefusal: NoteRefusal;
}): LookAtFilm {
  const isSeen = ({ request }: StoredClip) => moderator.seesFilms && !request.draft;

  async function placeOf({ surface }: StoredClip): Promise<ModeratedPlace> {
    const { platform, group } = surface;
    return placeIn(group === undefined ? {} : await people.groupSettings(platform, group), surface);
  }

  /** Somebody has looked at the words and let them through; only what came of them is left to look at. */
  function wordsOf({ held, plan }: StoredClip, index: number): string {
    return held?.of === "order" ? "" : (plan.shots[index]?.prompt ?? "");
  }

  async function lookAtShots(clip: StoredClip, place: ModeratedPlace, signal: AbortSignal): Promise<Found> {
    const shots: { index: number; path: string; digest: string; seconds: number }[] = [];
    let wasSpoiler = false;
    for (const { index, key } of clip.shots) {
      const path = await store.path(key ?? "");
      const digest = await fileDigest(path);
      const known = await cases.lookedAt(digest, place);
      wasSpoiler ||= known === "spoiler";
      if (known === undefined)
        shots.push({ index, path, digest, seconds: (await media.probe(path, { signal })).seconds });
    }
    const verdict = await verdictOn(
      framesOf(shots).map(({ index, at, path }) => ({
        ...{ path, at, part: `shot ${index + 1}`, words: wordsOf(clip, index) },
      })),
      place,
      signal,
    );
    const isMilder = wasSpoiler && verdict.outcome === "allow";
    return {
      verdict: isMilder ? { ...verdict, outcome: "spoiler" } : verdict,
      unseen: shots.map(({ digest }) => digest),
    };
  }

  /** By what a cut is known again: its shots' files, and all that is laid over them. */
  async function digestOfCut({ plan, shots, finishing }: StoredClip): Promise<string> {
    const files = await Promise.all(shots.map(async ({ key }) => fileDigest(await store.path(key ?? ""))));
    const lines = plan.shots.map(({ lines = [], seconds, join }) => ({ lines, seconds, join }));
    const cut = [files, lines, plan.sound?.captions, finishing, marker.visible];
    return createHash("sha256").update(JSON.stringify(cut)).digest("hex");
  }

  async function lookAtWhole(
    clip: StoredClip,
    { key, digest }: { key: string; digest: string },
    place: ModeratedPlace,
    signal: AbortSignal,
  ): Promise<Found> {
    const known = await cases.lookedAt(digest, place);
    if (known !== undefined) return { verdict: { outcome: known }, unseen: [] };
    const film = await store.path(key);
    const shots = await Promise.all(
      clip.plan.shots.map(async ({ index, seconds, join }) => ({
        ...{ seconds, join, path: await store.path(clip.shots[index]?.key ?? "") },
      })),
    );
    const unlike = await unlikeItsShots({ media, store, signal }, film, shots, clip.finishing?.trim);
    const verdict = await verdictOn(
      unlike.map(({ shot, at }) => ({
        ...{ path: film, at, part: `shot ${shot + 1} of the finished film`, words: wordsOf(clip, shot) },
      })),
      place,
      signal,
    );
    return { verdict, unseen: [digest] };
  }

  async function verdictOn(
    frames: readonly Frame[],
    place: ModeratedPlace,
    signal: AbortSignal,
  ): Promise<Verdict> {
    if (frames.length === 0) return { outcome: "allow" };
    const work = await store.workFolder();
    try {
      const pictures: { part: string; words: string; path: string }[] = [];
      for (const [number, { part, words, path, at }] of frames.entries()) {
        const out = join(work.path, `${number}.jpg`);
        await media.poster(path, out, { at, maxSide: LONGER_SIDE, signal });
        pictures.push({ part, words, path: out });
      }
      return await moderator.lookAtFrames(pictures, place, { signal });
    } finally {
      await work.remove();
    }
  }

  /** `cut`: it is about the film, and not about its shots, which stay what they are. */
  async function settle(
    clip: StoredClip,
    looked: (place: ModeratedPlace) => Promise<Found>,
    { signal, log, last }: Looking,
    cut?: { key: string; digest: string },
  ): Promise<Seen> {
    const place = await placeOf(clip);
    const { verdict, unseen } = await looked(place).catch((error: unknown): Found => {
      const { code, retryAfterMs = 0 } = error as { code?: unknown; retryAfterMs?: number };
      if (code !== "classifier-away" || signal.aborted) throw error;
      if (!last && retryAfterMs <= LONGEST_WAIT_MS) throw error;
      return { verdict: moderator.whenAway, unseen: [] };
    });
    const { outcome, harm } = verdict;
    if (outcome === "allow" || outcome === "spoiler") {
      for (const digest of unseen) await cases.letThrough(digest, outcome, place);
      if (outcome === "spoiler" && !clip.spoiler) await life.spoil(clip.id);
      return "go-on";
    }
    // Equal shots of other clips are made anew from here on, and looked at.
    if (!cut) await life.withdrawShots(clip);
    log.warn({ outcome, harm, part: verdict.part }, "what was made is not shown");
    const canReview = harm !== "minors" && (await cases.reviewPlace()) !== undefined;
    // Whoever let the order through decides about what came of it.
    const isForPeople = outcome === "review" || clip.held?.of === "order";
    const open = canReview && isForPeople;
    const id = await noteRefusal(clip, verdict, { open, ...(cut && { cut }) });
    if (open) return (await life.hold(clip.id, { case: id, of: "film" })) ? "held" : "ended";
    await life.fail(
      clip.id,
      { code: "refused-film", message: moderator.filmRefusal(verdict) },
      canReview ? { case: id, of: "film" } : undefined,
    );
    return "ended";
  }

  return {
    async look(clip, options) {
      if (!isSeen(clip)) return "go-on";
      return settle(clip, (place) => lookAtShots(clip, place, options.signal), options);
    },
    async lookAtCut(clip, key, options) {
      if (!isSeen(clip)) return "go-on";
      const cut = { key, digest: await digestOfCut(clip) };
      return settle(clip, (place) => lookAtWhole(clip, cut, place, options.signal), options, cut);
    },
  };
}
