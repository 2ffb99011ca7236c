import { join } from "node:path";
import { type Cue, type SoundPlan, shortLine } from "../core/film/sound.ts";
import { canBeSpoken, voiceById, voicesFor } from "../core/film/voices.ts";
import type { Log } from "../core/ports/log.ts";
import type { Decode } from "./decode.ts";
import { even } from "./even.ts";
import { isSpeech } from "./is-speech.ts";
import type { OrderedSounds } from "./ordered.ts";
import { fromDecibels, SAMPLE_RATE, writeWav } from "./pcm.ts";
import { type Speak, speakable } from "./speak.ts";

/** Two lines never touch, and nothing is spoken into the film's very end; seconds. */
const BREATH = 0.12;
const LAST_WORD = 0.1;
/** Faster than this nobody follows. */
const FASTEST = 1.3;
/** Lines that are spoken at once, each as fast as it comes; a minute of it is 12 MB. */
const AT_ONCE = 8;
/** A line that the film's end cuts off goes quiet in so many seconds. */
const CUT_OFF_FADE = 0.15;

/** More than fits a film is never heard, in seconds. */
const MOST_SPOKEN = 90;
const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** Where and how sound is made. */
export interface Place {
  folder: string;
  signal: AbortSignal;
  ordered: OrderedSounds;
}

export function createSpeakLines({ speak, decode, log }: { speak: Speak; decode: Decode; log: Log }) {
  return speakLines;

  /** Lines as models spoke them, by index; of a speaker all or none, so that nobody's voice changes on the way. */
  async function spokenByModels(
    cues: readonly Cue[],
    { folder, signal, ordered }: Place,
    warnings: string[],
  ): Promise<Map<number, string>> {
    const files = new Map<number, string>();
    const failed = new Set<string>();
    await Promise.all(
      cues.map(async (cue, index) => {
        if (!cue.made) return;
        const file = await ordered(cue, signal);
        const samples = file && (await decode.mono(file, { folder, signal, atMost: MOST_SPOKEN }));
        const said = samples && even(samples);
        if (file && said && isSpeech(said, cue.seconds)) files.set(index, file);
        else failed.add(cue.speaker ?? "");
      }),
    );
    for (const [index, { speaker = "", voice }] of cues.entries())
      if (failed.has(speaker) && voice !== undefined) files.delete(index);
    if (failed.size > 0) {
      const canSpeak = cues.some(({ speaker = "", voice }) => failed.has(speaker) && voice !== undefined);
      warnings.push(
        `The voice model gave no speech that can be used${canSpeak ? ", so a voice of this machine speaks" : ""}.`,
      );
    }
    return files;
  }

  /** Speaks every line, each after the one before, as fast as it must be to end in time. */
  async function speakLines(
    cues: readonly Cue[],
    seconds: number,
    sound: Pick<SoundPlan, "language" | "captions">,
    place: Place,
    warnings: string[],
  ): Promise<{ path?: string; cues: Cue[] }> {
    if (cues.length === 0) return { cues: [] };
    const { folder, signal } = place;
    const files = await spokenByModels(cues, place, warnings);
    const say = async (cue: Cue, file: string | undefined, tempo?: number) => {
      const faster = tempo === undefined ? {} : { tempo };
      if (file !== undefined) {
        const samples = await decode.mono(file, { folder, signal, atMost: MOST_SPOKEN, ...faster });
        return samples && even(samples);
      }
      const voice =
        cue.voice === undefined || !canBeSpoken(cue.text ?? "") ? undefined : voiceById(cue.voice);
      return voice && (await speak(cue.text ?? "", voice, { folder, signal, ...faster }));
    };
    const track = new Float32Array(Math.round(seconds * SAMPLE_RATE));
    const said: Cue[] = [];
    let free = 0;
    const unspoken: Cue[] = [];
    let ahead: (Float32Array | undefined)[] = [];
    for (const [index, planned] of cues.entries()) {
      if (index % AT_ONCE === 0)
        ahead = await Promise.all(
          cues
            .slice(index, index + AT_ONCE)
            .map(async (cue, place) => (cue.silent ? undefined : say(cue, files.get(index + place)))),
        );
      const file = files.get(index);
      const { made: _, ...own } = planned;
      const cue = file === undefined ? own : planned;
      const start = Math.max(cue.start, free);
      if (cue.silent) {
        said.push({ ...cue, start });
        continue;
      }
      const spoken = ahead[index % AT_ONCE];
      if (!spoken) {
        unspoken.push(cue);
        said.push({ ...cue, start });
        continue;
      }
      const room = Math.min(cues[index + 1]?.start ?? seconds, seconds) - start - LAST_WORD;
      const length = spoken.length / SAMPLE_RATE;
      const tempo = Math.min(FASTEST, length / Math.max(0.1, room));
      const fitted = tempo > 1.02 ? await say(cue, file, tempo) : spoken;
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
      // Lines that nobody could say are no reason to think a voice missing.
      const wordless = unspoken.filter(({ text = "" }) => speakable(text) === "");
      const others = unspoken.filter((cue) => !wordless.includes(cue));
      for (const some of [wordless, others]) if (some.length > 0) warnings.push(tellUnspoken(some, sound));
    }
    if (unspoken.length === cues.filter(({ silent }) => !silent).length) return { cues: said };
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
  if (lines.every(({ text = "" }) => speakable(text) === "")) {
    const first = shortLine(lines[0]?.text ?? "");
    return `“${first}” has no words that could be said, so it ${instead.replace("captions", "a caption")}.`;
  }
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
