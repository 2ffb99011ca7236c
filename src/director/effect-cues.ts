import {
  doorDeed,
  doorMoves,
  engineRuns,
  firstFlash,
  secondsAStep,
  secondsAWingbeat,
  splashes,
  waterDeed,
} from "../core/film/deeds.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import { type Cue, EFFECTS, type EffectName, type SoundWish } from "../core/film/sound.ts";

/** Shorter than this an effect isn't begun, in seconds. */
const LEAST_HEARD = 0.3;

interface Sounding {
  name: EffectName;
  /** Whether the words of a shot tell of it. */
  isIn: (beat: string) => boolean;
  /** When in its shot it is heard, in seconds. */
  at: (shot: { seconds: number; seed: number }) => number;
  /** How long it lasts; absent: to the shot's end. */
  seconds?: number;
}

const told = (words: RegExp) => (beat: string) => words.test(beat);
const atOnce = () => 0;

/** What makes a sound that belongs to a deed. When it is heard is when the storyboard shows it. */
const EVENTS: readonly Sounding[] = [
  {
    name: "door",
    isIn: (beat) => ["opens", "closes"].includes(doorDeed(beat) ?? ""),
    at: ({ seconds }) => doorMoves(seconds),
    seconds: 1.2,
  },
  {
    name: "knock",
    isIn: (beat) => doorDeed(beat) === "knocked",
    at: ({ seconds }) => doorMoves(seconds),
    seconds: 1,
  },
  {
    name: "splash",
    isIn: (beat) => waterDeed(beat) !== undefined,
    at: ({ seconds }) => splashes(seconds),
    seconds: 1.4,
  },
  {
    name: "thunder",
    isIn: told(/\b(?:thunder\w*|lightning)\b|donner|blitz|trueno|relámpago|tonnerre|éclair|trovão|雷/iu),
    at: ({ seconds, seed }) => {
      const flash = firstFlash(seed);
      return flash < seconds - LEAST_HEARD ? flash : seconds / 4;
    },
    seconds: 3.5,
  },
  {
    name: "engine",
    isIn: engineRuns,
    at: atOnce,
  },
  {
    name: "wings",
    isIn: told(
      /\b(?:wings?|flaps?|flapping|birds? (?:fl\w+|take)|dragon\w* fl\w+|eagle|owl|butterfl\w+)\b|flügel|alas|ailes|asas|翅|翼/iu,
    ),
    at: atOnce,
    seconds: 2.5,
  },
  {
    name: "crowd",
    isIn: told(
      /\b(?:crowd\w*|audience|festival|stadium|market|applau\w*|cheer\w*|people cheer)\b|menge|multitud|foule|multidão|人群|観客/iu,
    ),
    at: atOnce,
  },
  {
    name: "steps",
    isIn: told(
      /\b(?:walks?|walking|runs?|running|steps?|marche?s?|strolls?|wanders?|tiptoes?|jogs?|stairs|staircase)\b|\bgeht\b|\btreppen?\b|\bescaleras?\b|\bescaliers?\b|\bescadas?\b|楼梯|階段|läuft|camina|corre|marche|court\b|anda\b|走|跑|歩/iu,
    ),
    at: atOnce,
  },
];
/** Those who run step faster than those who walk. */
const RUNS = /\b(?:runs?|running|jogs?|races?|sprints?|dash\w*)\b|läuft|rennt|corre|court\b|跑/iu;
/** Their wings go as the storyboard has those of the two that fold them. */
const FOLDS = /\b(?:butterfl\w+|bats?)\b|schmetterling|mariposa|papillon|borboleta|蝴蝶|蝶/iu;
/** At most so many kinds in one shot: more are a muddle. */
const MOST_A_SHOT = 2;

/** Heard all through a film where they are asked for; of the others one sound, and again after a while. */
const LASTING: ReadonlySet<EffectName> = new Set([
  "engine",
  "crowd",
  "steps",
  "wings",
  "rain",
  "wind",
  "waves",
  "birds",
]);
/** Seconds from one clap of thunder, one knock to the next. */
const AGAIN = 9;
const ONCE = 3.5;

/** Effects that are asked for and that nothing in the film's own words makes heard. */
export function wantedCues(
  plan: FilmPlan,
  gain: number,
  wanted: SoundWish["effects"] = {},
  told: readonly Cue[] = [],
): Cue[] {
  const film = filmSeconds(plan);
  return EFFECTS.flatMap((name): Cue[] => {
    const by = wanted[name];
    if (typeof by !== "number" || told.some((cue) => cue.name === name)) return [];
    const cue = { kind: "effect" as const, name, gain: gain + by };
    if (LASTING.has(name)) return [{ ...cue, start: 0, seconds: film }];
    const first = Math.min(film / 4, AGAIN / 2);
    const count = Math.max(1, Math.ceil((film - first - LEAST_HEARD) / AGAIN));
    return Array.from({ length: count }, (_, at) => {
      const start = Math.round((first + at * AGAIN) * 1000) / 1000;
      return { ...cue, start, seconds: Math.round(Math.min(ONCE, film - start) * 1000) / 1000 };
    });
  });
}

/** Effects for what is done in a film, each within its own shot. `wanted`: louder, quieter or not at all. */
export function effectCues(plan: FilmPlan, usual: number, wanted: SoundWish["effects"] = {}): Cue[] {
  const cues: Cue[] = [];
  let begin = 0;
  for (const [index, { beat, seconds, seed }] of plan.shots.entries()) {
    const heard = EVENTS.filter(({ name, isIn }) => isIn(beat) && wanted[name] !== "off");
    for (const event of heard.slice(0, MOST_A_SHOT)) {
      const by = wanted[event.name];
      const gain = usual + (typeof by === "number" ? by : 0);
      const every = paceOf(event.name, beat);
      const start = begin + event.at({ seconds, seed });
      const length = Math.min(event.seconds ?? Number.POSITIVE_INFINITY, begin + seconds - start);
      if (length < LEAST_HEARD) continue;
      const first = cues.find(({ name, shot = index }) => name === event.name && isOfBeat(plan, shot, index));
      cues.push({
        kind: "effect",
        name: event.name,
        start: Math.round(start * 1000) / 1000,
        seconds: Math.round(length * 1000) / 1000,
        gain,
        shot: index,
        ...(every === undefined ? {} : { every }),
        ...(first?.shot === undefined ? {} : { firstIn: first.shot }),
      });
    }
    begin += seconds;
  }
  return cues;
}

/** Whether all shots from one to another show the same beat: the same words later in a film are done again. */
function isOfBeat({ shots }: FilmPlan, from: number, to: number): boolean {
  return shots.slice(from, to).every(({ beat }) => beat === shots[to]?.beat);
}

/** Seconds between two steps, or two beats of wings, as they are drawn. */
function paceOf(name: EffectName, beat: string): number | undefined {
  if (name === "steps") return secondsAStep(RUNS.test(beat) ? "run" : "walk");
  return name === "wings" ? secondsAWingbeat(FOLDS.test(beat) ? "butterfly" : "bird") : undefined;
}
