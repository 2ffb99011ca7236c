import { copyFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { MediaError } from "../src/core/errors.ts";
import { type CaptionPage, captionPages, toSrt, toVtt } from "../src/core/film/captions.ts";
import type { Chapter } from "../src/core/film/chapters.ts";
import type { ClipFile } from "../src/core/film/clip.ts";
import { filmSeconds } from "../src/core/film/film-plan.ts";
import type { Marker } from "../src/core/ports/marker.ts";
import type { MediaStore } from "../src/core/ports/media-store.ts";
import type { JoinResult } from "../src/media/join.ts";
import type { Media } from "../src/media/media.ts";
import type { Loudness, Mixed, Tracks } from "../src/media/mix-film.ts";
import type { ShotToJoin } from "../src/media/segments.ts";
import { hearLines } from "../src/sound/hear-lines.ts";
import type { OrderedSounds } from "../src/sound/ordered.ts";
import type { Soundtrack, Soundtracks } from "../src/sound/soundtrack.ts";
import type { StoredClip } from "../src/store/clips.ts";
import { folderIfNeeded } from "./folder-if-needed.ts";

/** A film as joined, and what is heard in it. */
type Sounded = JoinResult & {
  heard: Pick<ClipFile, "cues" | "captions" | "loudness">;
  /** They were written along with its sound. */
  hasChapters: boolean;
};

export interface JoinWithSound {
  /** Joins a clip's shots, writes its captions and the host's mark into them and puts its sound under them; without a sound plan, joins them. */
  join(
    clip: StoredClip,
    shots: readonly ShotToJoin[],
    path: string,
    options: {
      size: { width: number; height: number; fps: number };
      signal: AbortSignal;
      /** Has models make what of its sound isn't made yet. */
      ordered?: OrderedSounds;
      /** Looks at the film's pictures, which are ready before its sound is; done when this is. Throws what it throws. */
      seeing?: (film: string, made: JoinResult) => Promise<void>;
      /** The chapters for a film of so many bytes, which cost nothing where its sound is written into it. */
      chapters?: (bytes: number) => readonly Chapter[];
      onProgress: (share: number) => void;
      log: Logger;
    },
  ): Promise<Sounded>;
  /** Takes away what the sound was made of. */
  clear(clipId: string): Promise<void>;
}

/** What a second of a film's mixed sound takes at most: 192 kbit, and what tells of it. */
const SOUND_BYTES = 30_000;
const UNMIXED = "The sound could not be made; the film has that of its shots alone.";
const UNWRITTEN =
  "There is no font here for the letters of some captions: they are in the files beside the film (/captions), and not in its picture.";
/** What stands for the sound of a film whose own can't be had. */
const NOT_MADE: Soundtrack = { tracks: {}, cues: [], warnings: [UNMIXED] };

export function createJoinWithSound({
  media,
  store,
  marker,
  soundtracks,
}: {
  media: Media;
  store: MediaStore;
  marker: Pick<Marker, "visible">;
  soundtracks: Soundtracks;
}): JoinWithSound {
  return {
    async join(clip, shots, path, { size, signal, ordered, seeing, chapters, onProgress, log }) {
      const soundtrack = await withHeard(clip, await soundFor(clip, signal, ordered, log), {
        signal,
        ordered,
        log,
      });
      const pages = captionsOf(clip, soundtrack);
      const folder = folderIfNeeded(store);
      try {
        const isBurned = ["burned", "both"].includes(clip.plan.sound?.captions ?? "off");
        const burned = isBurned ? await media.captions(pages, size, await folder.path()) : [];
        const overlays = [
          ...(marker.visible ? [await media.visibleMark(marker.visible, size, await folder.path())] : []),
          ...burned,
        ];
        // The shots' own sound alone is left as they have it, or left out.
        const hasOwn = soundtrack !== undefined && !soundtrack.warnings.includes(UNMIXED);
        const isMixed = hasOwn && Object.keys(soundtrack.tracks).length > 0;
        const silent = hasOwn && !isMixed && clip.plan.sound?.own === "silent";
        const film = isMixed ? join(await folder.path(), "film.mp4") : path;
        /** Begun while the pictures are joined, where the shots' own sound is ready before they are. */
        let begun: Promise<Mixed> | undefined;
        const hearing = async (own: readonly string[], seconds: number) => {
          if (!isMixed) return;
          const [wav, tracks] = [join(await folder.path(), "mix.wav"), await pathsOf(soundtrack)];
          const heard = clip.plan.sound?.own === "silent" ? undefined : own;
          begun = media.mixTracks(heard, wav, { tracks, seconds, signal });
          // What went wrong is said where it is asked for.
          await begun.catch(() => {});
        };
        const joined = await media.join(shots, film, {
          ...size,
          ...clip.finishing,
          silent,
          overlays,
          ...(isMixed && { hearing }),
          signal,
          onProgress,
        });
        const given = chapters?.(joined.bytes + Math.ceil(joined.seconds) * SOUND_BYTES) ?? [];
        // Neither is left alone with a folder that is taken away.
        const [mixing, seen] = await Promise.allSettled([
          isMixed ? mix(clip, soundtrack, { film, path, begun, chapters: given, signal, log }) : undefined,
          seeing?.(film, joined),
        ]);
        if (mixing.status === "rejected") throw mixing.reason;
        if (seen.status === "rejected") throw seen.reason;
        if (!soundtrack) return { ...joined, heard: {}, hasChapters: false };
        const mixed = mixing.value ?? { bytes: joined.bytes, warnings: [] };
        const captions = await keepCaptions(clip, pages);
        return {
          ...joined,
          bytes: mixed.bytes,
          hasChapters: "loudness" in mixed && given.length > 0,
          warnings: [
            ...soundtrack.warnings,
            ...(isBurned && burned.length < pages.length ? [UNWRITTEN] : []),
            ...mixed.warnings,
            ...joined.warnings,
          ],
          heard: {
            cues: soundtrack.cues,
            ...(captions ? { captions } : {}),
            ...("loudness" in mixed && mixed.loudness ? { loudness: said(mixed.loudness) } : {}),
          },
        };
      } finally {
        await folder.remove();
      }
    },
    clear: (clipId) => soundtracks.clear(clipId),
  };

  /** What was made beside the shots, or is made now; a film whose sound can't be had comes without it. */
  async function soundFor(
    clip: StoredClip,
    signal: AbortSignal,
    ordered: OrderedSounds | undefined,
    log: Logger,
  ): Promise<Soundtrack | undefined> {
    try {
      return await soundtracks.make(clip, signal, ordered);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      log.error({ err: error }, "the sound could not be made");
      return NOT_MADE;
    }
  }

  /** With the lines that the shots' own model speaks as they are heard; where nobody writes them down, as planned. */
  async function withHeard(
    { plan, finishing, shots }: StoredClip,
    soundtrack: Soundtrack | undefined,
    { signal, ordered, log }: { signal: AbortSignal; ordered: OrderedSounds | undefined; log: Logger },
  ): Promise<Soundtrack | undefined> {
    const lines = plan.sound?.spokenByModel ?? [];
    if (!soundtrack || !ordered || !lines.some(({ made }) => made)) return soundtrack;
    try {
      const heard = await hearLines(plan, ordered, signal);
      const { from = 0, to = filmSeconds(plan) } = finishing?.trim ?? {};
      const others = soundtrack.cues.filter(({ kind, described }) => kind !== "voice" || described);
      const cues = heard.cues
        .map((cue) => ({ ...cue, start: Math.round((cue.start - from) * 1000) / 1000 }))
        .filter(({ start, seconds }) => start > -0.2 && start < to - from && seconds > 0)
        .map((cue) => ({ ...cue, start: Math.max(0, cue.start) }));
      return {
        ...soundtrack,
        cues: [...others, ...cues].sort((one, other) => one.start - other.start),
        warnings: [...soundtrack.warnings, ...heard.warnings],
      };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      log.error({ err: error, shots: shots.length }, "what is said could not be transcribed");
      return soundtrack;
    }
  }

  /** Sound is no reason to lose a film: where mixing fails it comes with its shots' own. */
  async function mix(
    clip: StoredClip,
    soundtrack: Soundtrack,
    {
      film,
      path,
      begun,
      chapters,
      signal,
      log,
    }: {
      film: string;
      path: string;
      begun: Promise<Mixed> | undefined;
      chapters: readonly Chapter[];
      signal: AbortSignal;
      log: Logger;
    },
  ): Promise<{ bytes: number; loudness?: Loudness; warnings: string[] }> {
    try {
      const { own } = clip.plan.sound ?? { own: "kept" as const };
      const [tracks, ready] = [await pathsOf(soundtrack), await begun];
      const mixed = await media.mix(film, path, { tracks, own, mixed: ready, chapters, signal });
      log.debug({ ...mixed.loudness }, "sound mixed");
      return { ...mixed, warnings: [] };
    } catch (error) {
      if (signal.aborted || (error instanceof MediaError && error.code === "no-disk-space")) throw error;
      log.error({ err: error }, "the sound could not be mixed");
      await copyFile(film, path);
      return { bytes: (await stat(path)).size, warnings: [UNMIXED] };
    }
  }

  async function pathsOf({ tracks }: Soundtrack): Promise<Tracks> {
    const path = (key: string | undefined) => (key === undefined ? undefined : store.path(key));
    return {
      voice: await path(tracks.voice),
      music: await path(tracks.music),
      effects: await path(tracks.effects),
    };
  }

  /** SubRip and WebVTT beside the film; undefined where there is nothing to read. */
  async function keepCaptions(
    clip: StoredClip,
    pages: readonly CaptionPage[],
  ): Promise<ClipFile["captions"]> {
    if (pages.length === 0) return undefined;
    const keys = { srt: `clips/${clip.id}/captions.srt`, vtt: `clips/${clip.id}/captions.vtt` };
    await store.make(keys.srt, (path) => writeFile(path, toSrt(pages)));
    await store.make(keys.vtt, (path) => writeFile(path, toVtt(pages)));
    return keys;
  }
}

function captionsOf(clip: StoredClip, soundtrack: Soundtrack | undefined): CaptionPage[] {
  const { sound } = clip.plan;
  if (!sound || !soundtrack || sound.captions === "off") return [];
  const trim = clip.finishing?.trim;
  return captionPages(soundtrack.cues, trim ? trim.to - trim.from : filmSeconds(clip.plan));
}

function said({ integrated, peak }: Loudness): NonNullable<ClipFile["loudness"]> {
  return { lufs: Math.round(integrated * 10) / 10, peak: Math.round(peak * 10) / 10 };
}
