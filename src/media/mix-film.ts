import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Chapter } from "../core/film/chapters.ts";
import { chaptersInput } from "./add-chapters.ts";
import { mediaError } from "./errors.ts";
import { filmSoundArgs, MP4_ARGS, mp4ArgsWithChapters, SAMPLE_RATE } from "./film-format.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import { outlineMp4 } from "./mp4-outline.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

/** WAVs as long as the film, by what they hold. */
export interface Tracks {
  voice?: string | undefined;
  music?: string | undefined;
  effects?: string | undefined;
}

export interface MixOptions {
  tracks: Tracks;
  /** Whether the film's own sound is heard. */
  own: "kept" | "silent";
  /** What was mixed of all this already; see `mixTracks`. */
  mixed?: Mixed | undefined;
  /** Written into the film in the same run. */
  chapters?: readonly Chapter[] | undefined;
  signal?: AbortSignal | undefined;
}

/** Everything heard in a film as one stream, in a WAV, before it is brought to its loudness. */
export interface Mixed {
  path: string;
  loudness: Loudness;
}

/** Loudness as EBU R128 has it: integrated, in LUFS; its range, in LU; the highest true peak, in dBTP. */
export interface Loudness {
  integrated: number;
  range: number;
  peak: number;
}

/** What films with a voice or music are brought to. AAC overshoots, so the limiter stands below what is promised. */
const TARGET = { integrated: -16, range: 11, peak: -1.5 };
const LIMITER_DECIBELS = -2.2;
/** Coding and limiting widen the range by a little. */
const WIDEST = TARGET.range - 0.5;
/** Ever stronger, each ended as a filter is. */
const PRESSES = [
  "acompressor=threshold=-26dB:ratio=2.5:attack=30:release=400:knee=6,",
  "acompressor=threshold=-30dB:ratio=4:attack=30:release=500:knee=6,",
  "acompressor=threshold=-36dB:ratio=8:attack=20:release=600:knee=8,",
];
/** A film with neither is only lifted, and by at most this. */
const MOST_LIFT_DECIBELS = 6;
/** Nearer than this it is left. */
const NEAR_ENOUGH = 0.2;
/** Most films are right at the first; footsteps alone take some, for the limiter makes them quieter as they get louder. */
const ROUNDS = 5;
/** Then only peaks matter: they are promised, and are brought down with everything else. */
const LAST_ROUNDS = 2;
/** Below it nothing is heard, and nothing is there to be lifted. */
const SILENCE_LUFS = -60;

/** Music and whatever else goes under a voice: pressed down quickly, and let up slowly. */
const DUCK_MUSIC = "sidechaincompress=threshold=0.015:ratio=5:attack=40:release=500";
const DUCK_REST = "sidechaincompress=threshold=0.03:ratio=2.5:attack=40:release=400";
/** Decibels of each before ducking. */
const LEVELS = { voice: 0, music: -4, musicUnderVoice: -7, effects: -3, own: 0 };

/**
 * Mixes a film's own sound with voice, music and effects, and measures it: what needs none of its pictures, and may so be done while those
 * are laid together. `own`: an input of an ffmpeg run; undefined: it isn't heard.
 */
export async function mixTracks(
  programs: Pick<Programs, "ffmpeg">,
  own: readonly string[] | undefined,
  path: string,
  { tracks, seconds, signal }: Pick<MixOptions, "tracks" | "signal"> & { seconds: number },
): Promise<Mixed> {
  const heard = Object.entries(tracks).filter(
    (entry): entry is [keyof typeof LEVELS, string] => entry[1] !== undefined,
  );
  return makeWhole(path, async ({ folder, unfinished }) => {
    const filters = graph(
      heard.map(([name]) => name),
      own !== undefined,
      Math.round(seconds * SAMPLE_RATE),
    );
    await programs.ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...(own ?? []),
        ...heard.flatMap(([, file]) => ["-protocol_whitelist", "file", "-f", "wav", "-i", fileUrl(file)]),
        ...["-filter_complex", filters, "-map", "[mix]"],
        ...["-c:a", "pcm_f32le", "-f", "wav", fileUrl(unfinished)],
      ],
      folder,
      timeLimitMs: encodeTimeLimitMs(seconds),
      signal,
      onSeconds: () => {},
    });
    return { path, loudness: await readMeasure(join(folder, "mix.txt")) };
  });
}

/**
 * Puts voice, music and effects under a film's pictures, which are copied, and brings all of it to one loudness: measured
 * once as a whole, then set, limited, coded, and measured again as it is delivered. Sound and pictures end together.
 */
export async function mixFilm(
  programs: Programs,
  film: string,
  out: string,
  { tracks, own, mixed: given, chapters = [], signal }: MixOptions,
): Promise<{ bytes: number; loudness: Loudness }> {
  const input = await openInput(film);
  const outline = await outlineMp4(input.path);
  if (!outline?.video.constantRate) throw mediaError("not-a-video", { detail: `${film} is no film of ours` });
  const seconds = outline.video.count / outline.video.constantRate;
  const samples = Math.round(seconds * SAMPLE_RATE);
  const hasSound = outline.sound !== undefined || outline.foreignSound;
  return makeWhole(out, async ({ folder, unfinished }) => {
    const run = (args: readonly string[]) =>
      programs.ffmpeg({
        args: [...FFMPEG_ARGS, ...args],
        folder,
        timeLimitMs: encodeTimeLimitMs(seconds),
        signal,
        onSeconds: () => {},
      });
    const ownSound = hasSound && own === "kept" ? inputArgs(input, ["-vn"]) : undefined;
    const mixing = { tracks, seconds, signal };
    const mixed = given ?? (await mixTracks(programs, ownSound, join(folder, "mix.wav"), mixing));
    const wav = ["-protocol_whitelist", "file", "-f", "wav", "-i", fileUrl(mixed.path)];
    const isScored = tracks.voice !== undefined || tracks.music !== undefined;
    const { press, before } = await pressed(mixed, wav, isScored, run, folder);
    const [chaptersOf, mp4] =
      chapters.length === 0
        ? [[], MP4_ARGS]
        : [await chaptersInput(chapters, folder), mp4ArgsWithChapters(2)];
    let gain = gainFor(before, isScored);
    let limit = LIMITER_DECIBELS;
    let loudness = before;
    for (let round = 1; round <= ROUNDS + LAST_ROUNDS; round++) {
      await run([
        ...inputArgs(input, ["-an"]),
        ...[...wav, ...chaptersOf],
        ...["-map", "0:v:0", "-c:v", "copy", "-video_track_timescale", "24000"],
        ...["-map", "1:a:0", "-af", finish(before, gain, limit, press, samples), ...filmSoundArgs(192)],
        ...[...mp4, fileUrl(unfinished)],
      ]);
      loudness = await measure(run, folder, unfinished);
      const off = TARGET.integrated - loudness.integrated;
      const isLoud = loudness.peak > TARGET.peak - 0.05;
      const isOff = isScored && Math.abs(off) > NEAR_ENOUGH && loudness.integrated > SILENCE_LUFS;
      if (round >= ROUNDS) {
        if (loudness.peak <= TARGET.peak) break;
        const over = loudness.peak - TARGET.peak + 0.15;
        gain -= over;
        limit -= over;
        continue;
      }
      if (!isLoud && !isOff) break;
      if (isOff) gain += off;
      if (isLoud) limit -= loudness.peak - TARGET.peak + 0.3;
    }
    const made = await outlineMp4(unfinished);
    if (made?.video.count !== outline.video.count)
      throw mediaError("ffmpeg-failed", {
        detail: `the mixed film does not have ${outline.video.count} frames`,
      });
    return { bytes: (await stat(unfinished)).size, loudness };
  });
}

/** Everything heard as one stream, exactly as long as the pictures, and measured as it passes. */
function graph(heard: readonly (keyof typeof LEVELS)[], ownKept: boolean, samples: number): string {
  const even = `aresample=${SAMPLE_RATE}:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo`;
  const exact = `apad,atrim=end_sample=${samples},asetpts=PTS-STARTPTS`;
  const hasVoice = heard.includes("voice");
  const filters: string[] = [];
  const rest: string[] = [];
  if (ownKept) {
    filters.push(`[0:a:0]${even},volume=${LEVELS.own}dB,${exact}[own]`);
    rest.push("[own]");
  }
  for (const [index, name] of heard.entries()) {
    const level = name === "music" && hasVoice ? LEVELS.musicUnderVoice : LEVELS[name];
    filters.push(`[${index + (ownKept ? 1 : 0)}:a:0]${even},volume=${level}dB,${exact}[${name}]`);
    if (name === "effects") rest.push("[effects]");
  }
  const sum = (labels: readonly string[], out: string) =>
    filters.push(
      labels.length === 1
        ? `${labels[0]}anull${out}`
        : `${labels.join("")}amix=inputs=${labels.length}:normalize=0:duration=longest${out}`,
    );
  const mixed: string[] = [];
  if (rest.length > 0) sum(rest, "[rest]");
  if (hasVoice) {
    const keys = [...(heard.includes("music") ? ["[key0]"] : []), ...(rest.length > 0 ? ["[key1]"] : [])];
    filters.push(`[voice]asplit=${keys.length + 1}[spoken]${keys.join("")}`);
    mixed.push("[spoken]");
  }
  if (heard.includes("music")) {
    if (hasVoice) filters.push(`[music][key0]${DUCK_MUSIC}[ducked]`);
    mixed.push(hasVoice ? "[ducked]" : "[music]");
  }
  if (rest.length > 0) {
    if (hasVoice) filters.push(`[rest][key1]${DUCK_REST}[under]`);
    mixed.push(hasVoice ? "[under]" : "[rest]");
  }
  if (mixed.length === 0)
    filters.push(`anullsrc=r=${SAMPLE_RATE}:cl=stereo,atrim=end_sample=${samples}[all]`);
  else sum(mixed, "[all]");
  filters.push(`[all]${exact},${measuring("mix.txt")}[mix]`);
  return filters.join(";");
}

function measuring(file: string): string {
  return `ebur128=metadata=1:peak=true:framelog=verbose,ametadata=mode=print:file=${file}`;
}

/** Set to the loudness, never above the limit: that of waves between the samples too, so it is done at four times their rate. */
function finish(before: Loudness, gain: number, limit: number, press: string, samples: number): string {
  const peaks = before.peak + gain > limit;
  const limiter = `aresample=${SAMPLE_RATE * 4},alimiter=limit=${(10 ** (limit / 20)).toFixed(4)}:attack=4:release=80:level=false,aresample=${SAMPLE_RATE},`;
  return `${press}volume=${gain.toFixed(2)}dB,${peaks ? limiter : ""}apad,atrim=end_sample=${samples}`;
}

/**
 * What brings a wide range of loudness into what is promised, and how loud the sound is then: measured before it is coded, so that the
 * first coding is right.
 */
async function pressed(
  mixed: Mixed,
  wav: readonly string[],
  isScored: boolean,
  run: (args: readonly string[]) => Promise<string>,
  folder: string,
): Promise<{ press: string; before: Loudness }> {
  let found = { press: "", before: mixed.loudness };
  if (!isScored) return found;
  for (const press of PRESSES) {
    if (found.before.range <= WIDEST) break;
    await run([...wav, "-af", `${press}${measuring("pressed.txt")}`, "-f", "null", "-"]);
    found = { press, before: await readMeasure(join(folder, "pressed.txt")) };
  }
  return found;
}

function gainFor({ integrated }: Loudness, isScored: boolean): number {
  if (integrated <= SILENCE_LUFS) return 0;
  const gain = TARGET.integrated - integrated;
  return isScored ? gain : Math.min(gain, MOST_LIFT_DECIBELS);
}

async function measure(
  run: (args: readonly string[]) => Promise<string>,
  folder: string,
  film: string,
): Promise<Loudness> {
  const read = ["-vn", "-protocol_whitelist", "file", "-f", "mov", "-i", fileUrl(film)];
  await run([...read, "-af", measuring("made.txt"), "-f", "null", "-"]);
  return readMeasure(join(folder, "made.txt"));
}

async function readMeasure(path: string): Promise<Loudness> {
  const text = await readFile(path, "latin1");
  const last = (key: string) => {
    const at = text.lastIndexOf(`lavfi.r128.${key}=`);
    return at < 0 ? Number.NaN : Number.parseFloat(text.slice(at + `lavfi.r128.${key}=`.length));
  };
  // Peaks are told per channel, as factors.
  const peaks = [last("true_peaks_ch0"), last("true_peaks_ch1")].filter((peak) => peak > 0);
  return {
    integrated: Number.isFinite(last("I")) ? last("I") : -70,
    range: Number.isFinite(last("LRA")) ? last("LRA") : 0,
    peak: peaks.length > 0 ? 20 * Math.log10(Math.max(...peaks)) : -120,
  };
}
