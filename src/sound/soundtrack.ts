import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clip } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import { type Cue, cuesOf, MUSIC_STYLES, type MusicStyle } from "../core/film/sound.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Decode } from "./decode.ts";
import type { TracksOrder } from "./make-tracks.ts";
import { NOTHING_ORDERED, type OrderedSounds } from "./ordered.ts";
import { playOwn } from "./own-track.ts";
import { playOrdered } from "./play-ordered.ts";
import type { Speak } from "./speak.ts";
import { createSpeakLines, type Place } from "./speak-lines.ts";

/** A film's sound, made: media keys of its tracks, and its cues as they came out. */
export interface Soundtrack {
  tracks: { voice?: string; music?: string; effects?: string };
  /** Start and length of each as it is in the finished film. */
  cues: Cue[];
  /** Sentences for the card. */
  warnings: string[];
}

export interface Soundtracks {
  /** Makes a clip's voice, music and effects; a second time, tells what was made. undefined: its plan has no sound. */
  make(
    clip: Pick<Clip, "id" | "plan" | "finishing" | "request">,
    signal: AbortSignal,
    /** Has models make what is ordered of it. */
    ordered?: OrderedSounds,
  ): Promise<Soundtrack | undefined>;
  /** Takes the tracks away when they are in the film. */
  clear(clipId: string): Promise<void>;
}

/** Tells what was made; written last. */
const LIST = "sound.json";

export function createSoundtracks({
  store,
  speak,
  decode,
  compute,
  soundBank,
  log,
}: {
  store: MediaStore;
  speak: Speak;
  decode: Decode;
  compute: (order: TracksOrder, signal: AbortSignal) => Promise<void>;
  /** Path of a General MIDI sound bank, where there is one. */
  soundBank: string | undefined;
  log: Log;
}): Soundtracks {
  const keyOf = (clipId: string, name: string) => `clips/${clipId}/${name}`;

  const speakLines = createSpeakLines({ speak, decode, log });

  return {
    async make(clip, signal, ordered = NOTHING_ORDERED) {
      const { sound } = clip.plan;
      if (!sound) return undefined;
      const from = clip.finishing?.trim?.from ?? 0;
      const seconds = (clip.finishing?.trim?.to ?? filmSeconds(clip.plan)) - from;
      const shifted = (cues: readonly Cue[]) =>
        cues
          .map((cue) => ({ ...cue, start: Math.round((cue.start - from) * 1000) / 1000 }))
          .filter(({ start, seconds: length }) => start > -0.2 && start < seconds && length > 0)
          .map((cue) => ({ ...cue, start: Math.max(0, cue.start) }));
      if (sound.tracks.length === 0)
        return { tracks: {}, cues: shifted(sound.spokenByModel ?? []), warnings: [] };
      const list = keyOf(clip.id, LIST);
      const told = await store.find(list);
      if (told) return JSON.parse(await readFile(told.path, "utf8")) as Soundtrack;
      const warnings: string[] = [];
      const effects = shifted(cuesOf(sound, "effect"));
      const music = cuesOf(sound, "music").map((cue) => ({ ...cue, start: 0, seconds }));
      const style = MUSIC_STYLES.find((name) => name === music[0]?.name);
      const tracks: Soundtrack["tracks"] = {};
      const work = await store.workFolder();
      // Where one of them fails the other stops too, before their folder goes.
      const failed = new AbortController();
      const either = AbortSignal.any([signal, failed.signal]);
      try {
        const paths = { music: join(work.path, "music.wav"), effects: join(work.path, "effects.wav") };
        const place = { folder: work.path, signal: either, ordered };
        const makeRest = async () => {
          const played = music[0] && (await playedOf(music[0], seconds, place, warnings));
          if (music[0] && !played) {
            delete music[0].made;
            delete music[0].track;
          }
          if (style === undefined && effects.length === 0) return;
          const gain = music[0]?.gain ?? 0;
          await compute(orderOf(clip, { seconds, from, style, gain, effects, paths, played }), either);
        };
        const [voice] = await Promise.all([
          speakLines(shifted(cuesOf(sound, "voice")), seconds, sound, place, warnings),
          makeRest(),
        ]);
        const keep = async (name: keyof typeof tracks, path: string) => {
          const key = keyOf(clip.id, `${name}.wav`);
          await store.put(key, path, { move: true });
          tracks[name] = key;
        };
        if (voice.path !== undefined) await keep("voice", voice.path);
        if (style !== undefined) await keep("music", paths.music);
        if (effects.length > 0) await keep("effects", paths.effects);
        const model = shifted(sound.spokenByModel ?? []);
        const cues = [...voice.cues, ...model, ...music, ...effects].sort(
          (one, other) => one.start - other.start,
        );
        const made: Soundtrack = { tracks, cues, warnings };
        await store.make(list, (path) => writeFile(path, JSON.stringify(made)));
        return made;
      } finally {
        failed.abort();
        await work.remove();
      }
    },

    async clear(clipId) {
      // What tells of the others goes last, so that nothing is left where this stops in the middle.
      if (!(await store.has(keyOf(clipId, LIST)))) return;
      for (const name of ["voice.wav", "music.wav", "effects.wav", LIST])
        await store.delete(keyOf(clipId, name));
    },
  };

  /** Music that comes from elsewhere: a person's own, or a model's. undefined: it is composed. */
  async function playedOf(cue: Cue, seconds: number, place: Place, warnings: string[]) {
    const { track } = cue;
    if (track === undefined) return playOrdered(decode, cue, seconds, place, warnings);
    return playOwn(decode, (await store.find(track))?.path, seconds, place, warnings);
  }

  function orderOf(
    clip: Pick<Clip, "plan" | "request">,
    film: {
      seconds: number;
      from: number;
      style: MusicStyle | undefined;
      gain: number;
      effects: readonly Cue[];
      paths: { music: string; effects: string };
      /** What a model played, as raw samples. */
      played: string | undefined;
    },
  ): TracksOrder {
    let at = -film.from;
    const cuts = clip.plan.shots.map((shot) => {
      at += shot.seconds;
      return at;
    });
    return {
      seconds: film.seconds,
      cuts: cuts.filter((cut) => cut > 0.5 && cut < film.seconds - 0.5),
      seed: clip.request.seed + (clip.request.sound?.turns?.music ?? 0) * 7_919,
      ...(film.style === undefined
        ? {}
        : {
            music: {
              style: film.style,
              gain: film.gain,
              path: film.paths.music,
              ...(film.played === undefined ? {} : { played: film.played }),
            },
          }),
      ...(film.effects.length === 0 ? {} : { effects: { cues: film.effects, path: film.paths.effects } }),
      ...(soundBank === undefined ? {} : { soundBank }),
    };
  }
}
