import { type ExecFileOptions, execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DISK_FULL, isDiskFull } from "../core/disk-full.ts";
import { BotError } from "../core/errors.ts";
import { type Voice, voicesFor } from "../core/film/voices.ts";
import { even } from "./even.ts";
import { floats, SAMPLE_RATE } from "./pcm.ts";

interface SpeakOptions {
  folder: string;
  signal: AbortSignal;
  tempo?: number;
  /** That voice or none: another of its language is no sample of it. */
  only?: boolean;
}

/** Speaks one line: samples of one channel, from the first sound to the last. undefined: no voice here can. */
export type Speak = (text: string, voice: Voice, options: SpeakOptions) => Promise<Float32Array | undefined>;

const execute = promisify(execFile);
type RunOptions = Pick<ExecFileOptions, "cwd" | "env" | "timeout" | "killSignal" | "signal">;
/** A line of a film is spoken in a fraction of a second. */
const TIME_LIMIT_MS = 60_000;
/** More than fits a minute is never heard. */
const LONGEST = 1_200;
/** Words a minute for espeak-ng, a little slower than its own 175. */
const WORDS_A_MINUTE = 158;

const FFMPEG = ["-nostdin", "-v", "error", "-y"];

/** A line that is to be spoken. */
interface Asked {
  said: string;
  /** Of its files. */
  name: string;
  voice: Voice;
  options: SpeakOptions;
  resolve(samples: Float32Array | undefined): void;
  reject(error: unknown): void;
}

/** Names or paths, default found by name; and how long one may take for a line before it is killed. */
export interface SpeechPrograms {
  /** Whether what a program wrote or said in a folder came to nothing for want of room there. */
  diskIsFull: (folder: string, said: string) => Promise<boolean>;
  ffmpeg?: string;
  espeak?: string;
  timeLimitMs?: number;
  /** The environment of both; default this process's own. */
  env?: Readonly<Record<string, string>> | undefined;
}

/**
 * The voices of this machine's own programs: ffmpeg's flite, and espeak-ng. What is asked of flite at one moment is spoken in one run,
 * whose start takes longer than a line does.
 */
export function createEmbeddedSpeech({
  ffmpeg = "ffmpeg",
  espeak = "espeak-ng",
  timeLimitMs = TIME_LIMIT_MS,
  env,
  diskIsFull,
}: SpeechPrograms): Speak {
  let count = 0;
  const asked: Asked[] = [];

  return (text, voice, options) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(() => void answer(asked.splice(0)));
      asked.push({ said: speakable(text), name: `line-${count++}`, voice, options, resolve, reject });
    });

  async function answer(lines: readonly Asked[]): Promise<void> {
    const [first] = lines;
    // Of one film: they share a folder, and end with its signal.
    const alike = lines.filter(
      ({ said, voice, options }) =>
        said !== "" && "flite" in voice.engine && options.folder === first?.options.folder,
    );
    try {
      const spoken = alike.length > 1 ? await speakTogether(alike) : new Map<Asked, Float32Array>();
      for (const line of lines) line.resolve(spoken.get(line) ?? (await speakAlone(line)));
    } catch (error) {
      // One that stood still is no reason to wait as long for each of the others. What is resolved stays so.
      for (const line of lines) line.reject(error);
    }
  }

  /** Those that could be spoken so. Each is tried alone where there is none, which also tells why. */
  async function speakTogether(lines: readonly Asked[]): Promise<Map<Asked, Float32Array>> {
    const spoken = new Map<Asked, Float32Array>();
    const [first] = lines as readonly [Asked];
    const options = runOptions(first.options);
    try {
      for (const { name, said, options } of lines) await writeFile(join(options.folder, `${name}.txt`), said);
      const sources = await Promise.all(lines.map(({ voice, name }) => sourceOf(voice, name, options)));
      const outputs = lines.flatMap((line, index) => ["-map", `${index}:a`, ...outputOf(line)]);
      await run(ffmpeg, [...FFMPEG, ...sources.flat(), ...outputs], options);
      for (const line of lines) {
        const samples = await samplesOf(line);
        if (samples) spoken.set(line, samples);
      }
    } catch (error) {
      await passOn(error, first.options.folder);
      spoken.clear();
    }
    return spoken;
  }

  async function speakAlone(line: Asked): Promise<Float32Array | undefined> {
    const { said, name, voice } = line;
    const { folder, signal, only = false } = line.options;
    if (said === "") return undefined;
    signal.throwIfAborted();
    await writeFile(join(folder, `${name}.txt`), said);
    const options = runOptions(line.options);
    // Of a language's voices one may lack its program: the others of the same kind go first.
    const others = voicesFor(voice.language).filter(({ id }) => id !== voice.id);
    const alike = [...others].sort((a, b) => Number(b.kind === voice.kind) - Number(a.kind === voice.kind));
    for (const one of only ? [voice] : [voice, ...alike]) {
      try {
        const source = await sourceOf(one, name, options);
        await run(ffmpeg, [...FFMPEG, ...source, ...outputOf(line)], options);
        const samples = await samplesOf(line);
        // A voice that answers with silence has said nothing.
        if (samples !== undefined) return samples;
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        await passOn(error, folder);
      }
    }
    return undefined;
  }

  /**
   * Throws what no other voice helps with. That the program isn't there, or has no such voice or filter, is expected; one that stood
   * still is no reason to wait as long for each other voice, and a full disk no fault of this one.
   */
  async function passOn(error: unknown, folder: string): Promise<void> {
    const isExpected =
      error instanceof Error && "code" in error && !("killed" in error && error.killed === true);
    if (!isExpected || error instanceof BotError || isDiskFull(error)) throw error;
    if (await diskIsFull(folder, "stderr" in error ? String(error.stderr) : "")) throw noRoom(error);
  }

  /** A program may end well though the end of its file found no room: ffmpeg says so, espeak-ng doesn't. */
  async function run(program: string, args: readonly string[], options: RunOptions): Promise<void> {
    const { stderr } = await execute(program, args, options);
    if (await diskIsFull(String(options.cwd), String(stderr))) throw noRoom();
  }

  function runOptions({ folder, signal }: SpeakOptions): RunOptions {
    return {
      cwd: folder,
      ...(env && { env: { ...env } }),
      timeout: timeLimitMs,
      killSignal: "SIGKILL",
      signal,
    };
  }

  async function sourceOf({ engine }: Voice, name: string, options: RunOptions): Promise<string[]> {
    if ("flite" in engine) return ["-f", "lavfi", "-i", `flite=textfile=${name}.txt:voice=${engine.flite}`];
    const pitch = engine.pitch === undefined ? [] : ["-p", String(engine.pitch)];
    const speed = ["-s", String(WORDS_A_MINUTE)];
    await run(
      espeak,
      ["-v", engine.espeak, ...speed, ...pitch, "-f", `${name}.txt`, "-w", `${name}.wav`],
      options,
    );
    return ["-f", "wav", "-i", `${name}.wav`];
  }
}

function outputOf({ name, options: { tempo = 1 } }: Asked): string[] {
  const filters = [...(tempo === 1 ? [] : [`atempo=${tempo.toFixed(3)}`]), `aresample=${SAMPLE_RATE}`];
  return ["-af", filters.join(","), "-ac", "1", "-f", "f32le", `${name}.raw`];
}

async function samplesOf({ name, options }: Asked): Promise<Float32Array | undefined> {
  return even(floats(await readFile(join(options.folder, `${name}.raw`))));
}

function noRoom(cause?: unknown): BotError {
  return new BotError("no-disk-space", DISK_FULL.sentence, { retryable: DISK_FULL.retryable, cause });
}

/** What can be read out: no addresses, no emoji, no marks; "": nothing. */
export function speakable(text: string): string {
  return text
    .replace(/\b(?:https?:\/\/|www\.)\S+/giu, " ")
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu, " ")
    .replace(/[*_~`<>#|\\^{}[\]]+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, " ")
    .replace(/\s+/gu, " ")
    .slice(0, LONGEST)
    .trim()
    .replace(/^[^\p{L}\p{N}]+$/u, "");
}
