import { createHash } from "node:crypto";
import { UserMistake } from "../core/errors.ts";
import type { Log } from "../core/ports/log.ts";
import type {
  CheckWords,
  Classify,
  Harm,
  Moderator,
  Scores,
  Verdict,
  WrittenPart,
} from "../core/ports/moderator.ts";
import { worst } from "./classifier/answers.ts";
import { decide, type RefusedHarm } from "./decide.ts";
import { refusalFor } from "./refusal.ts";
import { CALLED, INSTEAD } from "./sayings.ts";

/** Frames looked at at once. */
const AT_ONCE = 4;
/** A film's parts are looked at one by one, to name the one it lies in, up to so many. */
const PARTS_LOOKED_AT = 20;
/** Answers are remembered in this process: a request is looked at before it is planned, and again as it was planned. */
const REMEMBERED = 500;

/** Rules first, which cost nothing; then the classifier, where the host has one. */
export function createModerator({
  check,
  classifier,
  second,
  refused,
  stopsOther = refused.length > 0,
  onError,
  log,
}: {
  check: CheckWords;
  /** `seesPictures`: it is no reader of words alone. */
  classifier?: { classify: Classify; seesPictures: boolean } | undefined;
  /** A larger model for appeals. */
  second?: Classify | undefined;
  refused: readonly RefusedHarm[];
  /** What is stopped without a name is stopped. Default: wherever anything is. */
  stopsOther?: boolean;
  onError: "refuse" | "review";
  log: Pick<Log, "warn">;
}): Moderator {
  const harms = new Set<Harm>([...refused, ...(stopsOther ? (["other"] as const) : [])]);
  const whenAway: Verdict = { outcome: onError, away: true };

  function createLook(classify: Classify): Moderator["look"] {
    const ask = remembering(classify);
    return async ({ parts, pictures }, place, { signal } = {}) => {
      const judge = (scores: Scores) => decide(scores, { refused: harms, place });
      try {
        const verdict = judge(await ask({ texts: parts.map(told), pictures }, { signal }));
        if (verdict.harm === undefined) return verdict;
        return { ...verdict, part: await partOf(ask, { parts, pictures }, verdict, { judge, signal }) };
      } catch (error) {
        signal?.throwIfAborted();
        log.warn({ err: error, outcome: onError }, "the classifier gave no answer");
        return whenAway;
      }
    };
  }

  return {
    check,
    whenAway,
    refusal: ({ harm, part = "it all together" }) =>
      harm === undefined
        ? new UserMistake(
            "classifier-away",
            "What is asked for can't be looked at just now, so nothing is made and nothing was charged. Please try again in a few minutes.",
          )
        : refusalFor({ harm, part }, log),
    filmRefusal: ({ harm, part = "the film" }, what = "film") =>
      harm === undefined
        ? `The ${what} was made but can't be looked at just now, so it isn't shown. Your credits are back; please ask for it again later.`
        : harm === "minors"
          ? "That can't be shown here. Your credits are back."
          : `The ${what} was made but isn't shown: ${part} came out with ${CALLED[harm]}. Your credits are back. ${INSTEAD[harm]}`,
    seesFilms: classifier?.seesPictures === true,
    look: classifier === undefined ? async () => ({ outcome: "allow" }) : createLook(classifier.classify),
    ...(second === undefined ? {} : { lookAgain: createLook(second) }),

    async lookAtFrames(frames, place, { signal } = {}) {
      if (!classifier) return { outcome: "allow" };
      const verdicts: Verdict[] = [];
      for (let at = 0; at < frames.length; at += AT_ONCE) {
        const some = frames.slice(at, at + AT_ONCE).map(async ({ part, words, path }) => {
          const scores = await classifier.classify({ texts: [words], pictures: [path] }, { signal });
          return { ...decide(scores, { refused: harms, place }), part };
        });
        verdicts.push(...(await Promise.all(some)));
      }
      return worstOf(verdicts);
    },
  };
}

const SEVERITY = ["refuse", "review", "spoiler"] as const;

/** The gravest; about minors before anything else. */
function worstOf(verdicts: readonly Verdict[]): Verdict {
  const scores = worst(verdicts.map((verdict) => verdict.scores ?? {}));
  const about = (wanted: (verdict: Verdict) => boolean) => verdicts.find(wanted);
  const found =
    about(({ outcome, harm }) => outcome === "refuse" && harm === "minors") ??
    SEVERITY.map((outcome) => about((verdict) => verdict.outcome === outcome)).find(Boolean);
  return found ? { ...found, scores } : { outcome: "allow", scores };
}

/** What is not to be seen is told as such, or "clothes" would be harmless. */
function told({ text, isNegative }: WrittenPart): string {
  return isNegative ? `Must not be seen in the picture: ${text}` : text;
}

/** The first part that is stopped by itself, as `whole` all of them are together. */
async function partOf(
  ask: Classify,
  { parts, pictures }: { parts: readonly WrittenPart[]; pictures: readonly string[] },
  whole: Verdict,
  { judge, signal }: { judge: (scores: Scores) => Verdict; signal: AbortSignal | undefined },
): Promise<string> {
  const names = [...new Set(parts.map(({ part }) => part))].slice(0, PARTS_LOOKED_AT);
  if (pictures.length === 0 && names.length === 1) return names[0] as string;
  try {
    for (const name of names) {
      const texts = parts.filter(({ part }) => part === name).map(told);
      const verdict = judge(await ask({ texts, pictures: [] }, { signal }));
      if (verdict.outcome === whole.outcome && verdict.harm === whole.harm) return name;
    }
    for (const [index, picture] of pictures.entries()) {
      const verdict = judge(await ask({ texts: [], pictures: [picture] }, { signal }));
      if (verdict.outcome === whole.outcome)
        return pictures.length === 1 ? "the picture" : `picture ${index + 1}`;
    }
  } catch {
    // What it is is known; where it lies would have been a help.
    signal?.throwIfAborted();
  }
  return "it all together";
}

function remembering(classify: Classify): Classify {
  const known = new Map<string, Scores>();
  return async (what, options) => {
    const key = createHash("sha256").update(JSON.stringify(what)).digest("hex");
    const before = known.get(key);
    if (before) return before;
    const scores = await classify(what, options);
    known.set(key, scores);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return scores;
  };
}
