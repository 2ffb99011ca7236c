import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clip } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import {
  type Cue,
  cuesOf,
  MUSIC_STYLES,
  type MusicStyle,
  type SoundPlan,
  shortLine,
} from "../core/film/sound.ts";
import { canBeSpoken, voiceById, voicesFor } from "../core/film/voices.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { TracksOrder } from "./make-tracks.ts";
import { fromDecibels, SAMPLE_RATE, writeWav } from "./pcm.ts";
import type { Speak } from "./speak.ts";

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
  ): Promise<Soundtrack | undefined>;
  /** Takes the tracks away when they are in the film. */
  clear(clipId: string): Promise<void>;
}

/** Two lines never touch, and nothing is spoken into the film's very end; seconds. */
const BREATH = 0.12;
const LAST_WORD = 0.1;
/** Faster than this nobody follows. */
const FASTEST = 1.3;
/** A line that the film's end cuts off goes quiet in so many seconds. */
const CUT_OFF_FADE = 0.15;

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

export function createSoundtracks({
  store,
  speak,
  compute,
  soundBank,
  log,
}: {
  store: MediaStore;
  speak: Speak;
  compute: (order: TracksOrder, signal: AbortSignal) => Promise<void>;
  /** Path of a General MIDI sound bank, where there is one. */
  soundBank: string | undefined;
  log: Log;
}): Soundtracks {
  const keyOf = (clipId: string, name: string) => `clips/${clipId}/${name}`;

  return {
    async make(clip, signal) {
      const { sound } = clip.plan;
      if (!sound) return undefined;
      const list = keyOf(clip.id, "sound.json");
      if (await store.has(list))
        return JSON.parse(await readFile(await store.path(list), "utf8")) as Soundtrack;
      const from = clip.finishing?.trim?.from ?? 0;
      const seconds = (clip.finishing?.trim?.to ?? filmSeconds(clip.plan)) - from;
      const shifted = (cues: readonly Cue[]) =>
        cues
          .map((cue) => ({ ...cue, start: Math.round((cue.start - from) * 1000) / 1000 }))
          .filter(({ start, seconds: length }) => start > -0.2 && start < seconds && length > 0)
          .map((cue) => ({ ...cue, start: Math.max(0, cue.start) }));
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
        const [voice] = await Promise.all([
          speakLines(shifted(cuesOf(sound, "voice")), seconds, sound, work.path, either, warnings),
          style !== undefined || effects.length > 0
            ? compute(
                orderOf(clip, { seconds, from, style, gain: music[0]?.gain ?? 0, effects, paths }),
                either,
              )
            : undefined,
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
      for (const name of ["sound.json", "voice.wav", "music.wav", "effects.wav"])
        await store.delete(keyOf(clipId, name));
    },
  };

  function orderOf(
    clip: Pick<Clip, "plan" | "request">,
    film: {
      seconds: number;
      from: number;
      style: MusicStyle | undefined;
      gain: number;
      effects: readonly Cue[];
      paths: { music: string; effects: string };
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
        : { music: { style: film.style, gain: film.gain, path: film.paths.music } }),
      ...(film.effects.length === 0 ? {} : { effects: { cues: film.effects, path: film.paths.effects } }),
      ...(soundBank === undefined ? {} : { soundBank }),
    };
  }

  /** Speaks every line, each after the one before, as fast as it must be to end in time. */
  async function speakLines(
    cues: readonly Cue[],
    seconds: number,
    sound: Pick<SoundPlan, "language" | "captions">,
    folder: string,
    signal: AbortSignal,
    warnings: string[],
  ): Promise<{ path?: string; cues: Cue[] }> {
    if (cues.length === 0) return { cues: [] };
    const track = new Float32Array(Math.round(seconds * SAMPLE_RATE));
    const said: Cue[] = [];
    let free = 0;
    const unspoken: Cue[] = [];
    for (const [index, cue] of cues.entries()) {
      const voice =
        cue.voice === undefined || !canBeSpoken(cue.text ?? "") ? undefined : voiceById(cue.voice);
      const start = Math.max(cue.start, free);
      const spoken = voice && (await speak(cue.text ?? "", voice, { folder, signal }));
      if (!voice || !spoken) {
        unspoken.push(cue);
        said.push({ ...cue, start });
        continue;
      }
      const room = Math.min(cues[index + 1]?.start ?? seconds, seconds) - start - LAST_WORD;
      const length = spoken.length / SAMPLE_RATE;
      const tempo = Math.min(FASTEST, length / Math.max(0.1, room));
      const fitted = tempo > 1.02 ? await speak(cue.text ?? "", voice, { folder, signal, tempo }) : spoken;
      const samples = fitted ?? spoken;
      // At the film's end a line begins earlier rather than being cut off.
      const latest = seconds - LAST_WORD - samples.length / SAMPLE_RATE;
      const at = Math.max(said.length > 0 ? free : 0, Math.min(start, latest));
      if (at >= seconds - 0.2) {
        warnings.push(
          `There is no time left for “${shortLine(cue.text ?? "")}”: the film is over before it.`,
        );
        continue;
      }
      const kept = lay(track, samples, at, cue.gain);
      if (kept < samples.length)
        warnings.push(
          `“${shortLine(cue.text ?? "")}” is cut off by the end of the film. Make the film longer, or the line shorter.`,
        );
      const heard = kept / SAMPLE_RATE;
      said.push({ ...cue, start: thousandths(at), seconds: thousandths(heard) });
      free = at + heard + BREATH;
    }
    if (unspoken.length > 0) {
      log.warn({ language: sound.language, lines: unspoken.length }, "lines that no voice here can speak");
      warnings.push(tellUnspoken(unspoken, sound));
    }
    if (unspoken.length === cues.length) return { cues: said };
    const path = join(folder, "voice.wav");
    await writeWav(path, [track]);
    return { path, cues: said };
  }
}

/** Why lines aren't heard, and what can be done about it. */
function tellUnspoken(
  lines: readonly Cue[],
  { language, captions }: Pick<SoundPlan, "language" | "captions">,
): string {
  if (lines.every(({ described }) => described))
    return "No voice here can say what is seen in this film, so it comes without its description.";
  const instead = captions === "off" ? "isn't heard" : "is only shown as captions";
  const name = LANGUAGES.of(language) ?? language;
  if (voicesFor(language).length === 0) return `No voice here speaks ${name}, so what is said ${instead}.`;
  if (!lines.every(({ text = "" }) => canBeSpoken(text)))
    return `The voices here can't read Chinese characters, so what is said in them ${instead}. A Japanese line written in kana is spoken.`;
  return `No voice here speaks ${name}, so what is said ${instead}. Whoever runs this bot can give it voices by installing espeak-ng.`;
}

/** Adds samples to a track; how many fitted. */
function lay(track: Float32Array, samples: Float32Array, at: number, gain: number): number {
  const begin = Math.round(at * SAMPLE_RATE);
  const kept = Math.min(samples.length, track.length - begin);
  const factor = fromDecibels(gain);
  const fade = kept < samples.length ? Math.round(CUT_OFF_FADE * SAMPLE_RATE) : 0;
  for (let sample = 0; sample < kept; sample++) {
    const out = fade > 0 ? Math.min(1, (kept - sample) / fade) : 1;
    track[begin + sample] = (track[begin + sample] ?? 0) + (samples[sample] ?? 0) * factor * out;
  }
  return kept;
}

function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
