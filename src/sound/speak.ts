import { type ExecFileOptions, execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Voice, voicesFor } from "../core/film/voices.ts";
import { even } from "./even.ts";
import { floats, SAMPLE_RATE } from "./pcm.ts";

/** Speaks one line: samples of one channel, from the first sound to the last. undefined: no voice here can. */
export type Speak = (
  text: string,
  voice: Voice,
  options: {
    folder: string;
    signal: AbortSignal;
    tempo?: number;
    /** That voice or none: another of its language is no sample of it. */
    only?: boolean;
  },
) => Promise<Float32Array | undefined>;

const run = promisify(execFile);
type RunOptions = Pick<ExecFileOptions, "cwd" | "env" | "timeout" | "killSignal" | "signal">;
/** A line of a film is spoken in a fraction of a second. */
const TIME_LIMIT_MS = 60_000;
/** More than fits a minute is never heard. */
const LONGEST = 1_200;
/** Words a minute for espeak-ng, a little slower than its own 175. */
const WORDS_A_MINUTE = 158;

/** Names or paths, default found by name; and how long one may take for a line before it is killed. */
export interface SpeechPrograms {
  ffmpeg?: string;
  espeak?: string;
  timeLimitMs?: number;
  /** The environment of both; default this process's own. */
  env?: Readonly<Record<string, string>> | undefined;
}

/** The voices of this machine's own programs: ffmpeg's flite, and espeak-ng. */
export function createEmbeddedSpeech({
  ffmpeg = "ffmpeg",
  espeak = "espeak-ng",
  timeLimitMs = TIME_LIMIT_MS,
  env,
}: SpeechPrograms = {}): Speak {
  let count = 0;

  return async (text, voice, { folder, signal, tempo = 1, only = false }) => {
    const said = speakable(text);
    if (said === "") return undefined;
    const name = `line-${count++}`;
    await writeFile(join(folder, `${name}.txt`), said);
    const options: RunOptions = {
      cwd: folder,
      ...(env && { env: { ...env } }),
      timeout: timeLimitMs,
      killSignal: "SIGKILL",
      signal,
    };
    // Of a language's voices one may lack its program: the others of the same kind go first.
    const others = voicesFor(voice.language).filter(({ id }) => id !== voice.id);
    const alike = [...others].sort((a, b) => Number(b.kind === voice.kind) - Number(a.kind === voice.kind));
    for (const one of only ? [voice] : [voice, ...alike]) {
      try {
        const source = await sourceOf(one, name, options);
        const filters = [...(tempo === 1 ? [] : [`atempo=${tempo.toFixed(3)}`]), `aresample=${SAMPLE_RATE}`];
        const out = ["-af", filters.join(","), "-ac", "1", "-f", "f32le", `${name}.raw`];
        await run(ffmpeg, ["-nostdin", "-v", "error", "-y", ...source, ...out], options);
        const samples = even(floats(await readFile(join(folder, `${name}.raw`))));
        // A voice that answers with silence has said nothing.
        if (samples !== undefined) return samples;
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (!isExpected(error)) throw error;
      }
    }
    return undefined;
  };

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

/** The program isn't there, or has no such voice or filter. One that stood still is no reason to wait as long for each other voice. */
function isExpected(error: unknown): boolean {
  return error instanceof Error && "code" in error && !("killed" in error && error.killed === true);
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
