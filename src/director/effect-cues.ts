import { firstFlash, secondsAStep, secondsAWingbeat } from "../core/film/deeds.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import type { Cue, EffectName } from "../core/film/sound.ts";

/** What makes a sound that belongs to a deed: the words for it, when in its shot it happens (a share), and how long it lasts (seconds; absent: to the shot's end). */
const EVENTS: readonly { name: EffectName; words: RegExp; at: number; seconds?: number }[] = [
  {
    name: "door",
    words: /\b(?:doors?|knock\w*)\b|\btür\b|\bpuerta\b|\bporte\b|\bporta\b|门|ドア/iu,
    at: 0.3,
    seconds: 1.2,
  },
  {
    name: "splash",
    words:
      /\b(?:splash\w*|dives?|diving|plung\w*|jumps? (?:into|in) the (?:water|sea|lake|river|pool|ocean)|falls? into the (?:water|sea|lake|river))\b|chapot|platsch/iu,
    at: 0.5,
    seconds: 1.4,
  },
  {
    name: "thunder",
    words: /\b(?:thunder\w*|lightning)\b|donner|blitz|trueno|relámpago|tonnerre|éclair|trovão|雷/iu,
    at: 0.25,
    seconds: 3.5,
  },
  {
    name: "engine",
    words:
      /\b(?:car|truck|motorbike|motorcycle|bus|taxi|drives?|driving|train|tractor|rocket|engine)\b|\bauto\b|\bcoche\b|\bvoiture\b|\bcarro\b|汽车|車/iu,
    at: 0,
  },
  {
    name: "wings",
    words:
      /\b(?:wings?|flaps?|flapping|birds? (?:fl\w+|take)|dragon\w* fl\w+|eagle|owl|butterfl\w+)\b|flügel|alas|ailes|asas|翅|翼/iu,
    at: 0,
    seconds: 2.5,
  },
  {
    name: "crowd",
    words:
      /\b(?:crowd\w*|audience|festival|stadium|market|applau\w*|cheer\w*|people cheer)\b|menge|multitud|foule|multidão|人群|観客/iu,
    at: 0,
  },
  {
    name: "steps",
    words:
      /\b(?:walks?|walking|runs?|running|steps?|marche?s?|strolls?|wanders?|tiptoes?|jogs?|stairs|staircase)\b|\bgeht\b|\btreppen?\b|\bescaleras?\b|\bescaliers?\b|\bescadas?\b|楼梯|階段|läuft|camina|corre|marche|court\b|anda\b|走|跑|歩/iu,
    at: 0.05,
  },
];
/** Those who run step faster than those who walk. */
const RUNS = /\b(?:runs?|running|jogs?|races?|sprints?|dash\w*)\b|läuft|rennt|corre|court\b|跑/iu;
/** Their wings go as the storyboard has those of the two that fold them. */
const FOLDS = /\b(?:butterfl\w+|bats?)\b|schmetterling|mariposa|papillon|borboleta|蝴蝶|蝶/iu;
/** At most so many kinds in one shot: more are a muddle. */
const MOST_A_SHOT = 2;

/** Shorter than this an effect isn't begun, in seconds. */
const LEAST_HEARD = 0.3;

/** Effects for what is done in a film, each within its own shot. */
export function effectCues(plan: FilmPlan, gain: number): Cue[] {
  const cues: Cue[] = [];
  let begin = 0;
  for (const [index, { beat, seconds, seed }] of plan.shots.entries()) {
    for (const event of EVENTS.filter(({ words }) => words.test(beat)).slice(0, MOST_A_SHOT)) {
      const every = paceOf(event.name, beat);
      const start = begin + momentOf(event, { seconds, seed });
      const length = Math.min(event.seconds ?? Number.POSITIVE_INFINITY, begin + seconds - start);
      if (length < LEAST_HEARD) continue;
      cues.push({
        kind: "effect",
        name: event.name,
        start: Math.round(start * 1000) / 1000,
        seconds: Math.round(length * 1000) / 1000,
        gain,
        shot: index,
        ...(every === undefined ? {} : { every }),
      });
    }
    begin += seconds;
  }
  return cues;
}

/** Seconds between two steps, or two beats of wings, as they are drawn. */
function paceOf(name: EffectName, beat: string): number | undefined {
  if (name === "steps") return secondsAStep(RUNS.test(beat) ? "run" : "walk");
  return name === "wings" ? secondsAWingbeat(FOLDS.test(beat) ? "butterfly" : "bird") : undefined;
}

/** When in its shot a deed is heard: with what the storyboard shows of it, where that has a moment. */
function momentOf(
  { name, at }: (typeof EVENTS)[number],
  { seconds, seed }: Pick<PlannedShot, "seconds" | "seed">,
): number {
  if (name === "steps") return 0;
  const flash = firstFlash(seed);
  return name === "thunder" && flash < seconds - LEAST_HEARD ? flash : seconds * at;
}
