import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import { type Cue, type SoundPart, type SoundPlan, type SoundWish, shortLine } from "../core/film/sound.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { languageOf } from "../story/language.ts";
import { spokenSeconds } from "../story/lines.ts";
import { castVoices } from "./cast-voices.ts";
import { effectCues, wantedCues } from "./effect-cues.ts";
import { musicStyleOf } from "./music-style.ts";

/** A film as long as this has music, unless told otherwise. */
const MUSIC_FROM_SECONDS = 15;
/** Somebody is seen for a moment before they speak; between two lines one breathes. Seconds. */
const BEFORE_A_LINE = 0.4;
const BETWEEN_LINES = 0.3;
/** A line of emoji alone is read for so long, and said by nobody; seconds. */
const WORDLESS = 1.2;
/** A shot that needs more than this beyond what it has is told of, in seconds. */
const UNNOTICED = 0.25;

/** What a film sounds like, and what of it doesn't fit, in sentences for the card. */
export function planSound(
  plan: FilmPlan,
  request: VideoRequest,
  model: ModelDescription,
): { sound: SoundPlan; warnings: string[] } {
  const wish = request.sound ?? {};
  const words = plan.shots.flatMap(({ lines = [] }) => lines.map(({ text }) => text)).join(" ");
  const language = languageOf(words === "" ? request.prompt : words);
  const hasOwnSound = model.sound && model.numbersShots !== true;
  const isNative = hasOwnSound && wish.parts === undefined;
  // It goes on speaking where only something else of the sound is wished for: its shots stay as they are.
  const speaksItself = hasOwnSound && wish.parts?.includes("voice") !== true;
  const parts = partsOf(plan, request, wish, isNative);
  const lines = voiceCues(plan, request, language);
  const spoken = parts.has("voice") && !speaksItself ? lines : { cues: [], warnings: [] };
  // Captions without a voice are for those who watch without sound.
  const read = parts.has("captions") && !parts.has("voice") && !speaksItself ? lines.cues.map(toBeRead) : [];
  // A model that speaks by itself says its lines about when they were planned.
  const said = speaksItself ? lines.cues : [...spoken.cues, ...read];
  const described = wish.described ? descriptionCues(plan, said, request) : [];
  const seconds = filmSeconds(plan);
  const music: Cue[] = parts.has("music")
    ? [
        {
          kind: "music",
          start: 0,
          seconds,
          gain: wish.gains?.music ?? 0,
          name: wish.music ?? musicStyleOf(plan.told ?? request.prompt, wish.turns?.music ?? 0),
          ...(wish.track === undefined ? {} : { track: wish.track }),
        },
      ]
    : [];
  const usual = wish.gains?.effects ?? 0;
  const told = parts.has("effects") && !isNative ? effectCues(plan, usual, wish.effects) : [];
  const effects = parts.has("effects") ? [...told, ...wantedCues(plan, usual, wish.effects, told)] : told;
  const voice = [...spoken.cues, ...read, ...described].sort((one, other) => one.start - other.start);
  const hasCaptions = said.length + described.length > 0 && parts.has("captions");
  return {
    sound: {
      tracks: [
        { kind: "voice" as const, cues: voice },
        { kind: "music" as const, cues: music },
        { kind: "effect" as const, cues: effects },
      ].filter(({ cues }) => cues.length > 0),
      own: parts.has("effects") || isNative ? "kept" : "silent",
      captions: hasCaptions ? (wish.captions ?? "both") : "off",
      language,
      ...(speaksItself && said.length > 0 ? { spokenByModel: said } : {}),
    },
    warnings: spoken.warnings,
  };
}

function partsOf(
  plan: FilmPlan,
  request: VideoRequest,
  wish: SoundWish,
  isNative: boolean,
): ReadonlySet<SoundPart> {
  const hasLines = plan.shots.some(({ lines }) => (lines?.length ?? 0) > 0);
  const parts = new Set<SoundPart>(wish.parts ?? []);
  if (wish.parts === undefined) {
    if (hasLines && !isNative) parts.add("voice");
    if ((request.seconds >= MUSIC_FROM_SECONDS && !isNative) || wish.music || wish.track) parts.add("music");
    parts.add("effects");
    parts.add("captions");
  }
  if (wish.described) parts.add("voice");
  if (wish.captions !== undefined && wish.captions !== "off") parts.add("captions");
  return parts;
}

function toBeRead({ voice: _, ...line }: Cue): Cue {
  return { ...line, silent: true };
}

function voiceCues(
  plan: FilmPlan,
  request: VideoRequest,
  language: string,
): { cues: Cue[]; warnings: string[] } {
  const voices = castVoices(plan, request, language);
  const gain = request.sound?.gains?.voice ?? 0;
  const cues: Cue[] = [];
  const warnings: string[] = [];
  let begin = 0;
  let free = 0;
  for (const [index, shot] of plan.shots.entries()) {
    const lines = shot.lines ?? [];
    const needed = lines.reduce((sum, { text }) => sum + spokenSeconds(text), 0);
    if (lines.length > 0) {
      const room = Math.max(0, shot.seconds - needed);
      let at = Math.max(free, begin + Math.min(BEFORE_A_LINE, room / 2));
      for (const { speaker, text } of lines) {
        if (text.trim() === "") continue;
        const seconds = spokenSeconds(text) || WORDLESS;
        const voice = voices.get(speaker ?? "");
        cues.push({
          kind: "voice",
          start: round(at),
          seconds: round(seconds),
          gain,
          text,
          shot: index,
          ...(speaker === undefined ? {} : { speaker }),
          ...(voice === undefined ? {} : { voice }),
        });
        at += seconds + BETWEEN_LINES;
      }
      free = at;
      if (needed > shot.seconds + UNNOTICED) warnings.push(tooLong(index, lines, needed, shot.seconds));
    }
    begin += shot.seconds;
  }
  return { cues, warnings };
}

function tooLong(index: number, lines: readonly { text: string }[], needed: number, has: number): string {
  const what = lines.length === 1 ? "The line" : `The ${lines.length} lines`;
  const shown = shortLine(lines[0]?.text ?? "");
  return `${what} in shot ${index + 1} (“${shown}”) ${lines.length === 1 ? "takes" : "take"} about ${tenths(needed)} s to say, and the shot has ${tenths(has)} s. Make the shot longer (“shot ${index + 1} for ${Math.ceil(needed)} seconds”) or the line shorter; as it is, it is spoken faster and may run on.`;
}

/** What a shot shows is told where nobody speaks, if there is time for it. */
function descriptionCues(plan: FilmPlan, spoken: readonly Cue[], request: VideoRequest): Cue[] {
  const cues: Cue[] = [];
  const voice = castVoices({ ...plan, shots: [] }, request, languageOf(request.prompt)).get("");
  let begin = 0;
  let told = "";
  for (const [index, shot] of plan.shots.entries()) {
    const end = begin + shot.seconds;
    const seconds = spokenSeconds(shot.beat);
    const first = spoken.find((cue) => cue.start < end && cue.start + cue.seconds > begin);
    const last = spoken.findLast((cue) => cue.start < end && cue.start + cue.seconds > begin);
    const gaps = [
      { from: begin + 0.15, to: first?.start ?? end + 0.5 },
      ...(last ? [{ from: last.start + last.seconds + 0.2, to: end + 0.5 }] : []),
    ];
    const gap = gaps.find(({ from, to }) => to - from >= seconds * 0.85);
    if (gap && seconds > 0 && shot.beat !== told) {
      told = shot.beat;
      cues.push({
        kind: "voice",
        start: round(Math.max(gap.from, (cues.at(-1)?.start ?? 0) + (cues.at(-1)?.seconds ?? 0))),
        seconds: round(seconds),
        gain: request.sound?.gains?.voice ?? 0,
        text: shot.beat,
        described: true,
        shot: index,
        ...(voice === undefined ? {} : { voice }),
      });
    }
    begin = end;
  }
  return cues;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function tenths(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
