import type { Act } from "../scene.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import type { Named } from "./relations.ts";
import type { Word } from "./words.ts";

const list = (words: string) => new Set(words.trim().split(/\s+/));

/** Steps, and ground that rises: the whole place is one. */
const STEPS = list("stair stairs staircase stairway stairwell escalator");
const SLOPES = list(
  "hill hillside slope mountain mountainside peak summit dune ridge volcano piste embankment iceberg glacier",
);
/** What stands upright and is gone up hand over hand. */
const UPRIGHT: Readonly<Record<string, string>> = {
  ladder: "ladder",
  rope: "rope",
  vine: "rope",
  cable: "rope",
  pole: "pole",
  mast: "pole",
  flagpole: "pole",
  beanstalk: "beanstalk",
  cliff: "crag",
  crag: "crag",
  rock: "crag",
  wall: "crag",
  "rock face": "crag",
};
const DRAWS: ReadonlySet<Act> = new Set<Act>(["pull", "push", "carry", "lead"]);
const CLIMBS = list("climb ascend scale clamber scramble");
const DESCENDS = list("descend");
const BETWEEN = list("and by near of with from past under behind beside in at on over to while as");
/** Words at most between the way and what leads there: "up the long winding". */
const FARTHEST = 5;

/** The words name a flight of stairs; "steps" are stairs only where somebody goes up or down them. */
export function namesStairs(terms: readonly Word[]): boolean {
  return terms.some(
    (word, at) =>
      (isStairs(word) && !terms.slice(Math.max(0, at - 2), at).some(({ text }) => text === "under")) ||
      (isSteps(word) && (wayTo(terms, at) !== undefined || HAS_STEPS.test(terms[at - 1]?.text ?? ""))),
  );
}

/** Somebody goes up or down the ground. */
export function namesSlope(terms: readonly Word[]): boolean {
  return terms.some((word, at) => isSlope(word, terms[at - 1]) && wayTo(terms, at) !== undefined);
}

/** Before these there are always some. */
const HAS_STEPS = /^(?:temple|church|cathedral|museum|courthouse|stone|marble)$/;
const isStairs = (word: Word) => word.nouns.some((form) => STEPS.has(form));
const isSteps = (word: Word) => word.text === "steps" || word.text === "step";
const isSlope = (word: Word, before: Word | undefined) =>
  word.nouns.some((form) => SLOPES.has(form)) ||
  (/^(?:street|road|track|path|trail)$/.test(word.text) && before?.text === "steep");

/** Who goes up or down a flight of steps, a slope, or something upright, which then bears them. */
export function readClimbs(named: Named[], terms: readonly Word[]): void {
  for (let at = 0; at < terms.length; at++) {
    const word = terms[at] as Word;
    const upright = uprightAt(named, terms, at);
    const isGround = isStairs(word) || isSteps(word) || isSlope(word, terms[at - 1]);
    if (!isGround && upright === undefined) continue;
    const way = wayTo(terms, at);
    if (!way) continue;
    // "Climbs a mountain" is said of whoever comes before the verb.
    const doers = named.filter(
      ({ member, to }) =>
        member.role === "hero" &&
        to <= way.at &&
        member.art !== upright &&
        // "A cart full of pumpkins up a hill": whoever pulls it goes, and not what lies in it.
        !(member.at?.how === "in" && member.gait === "still"),
    );
    const doer = doers.findLast(({ from }) => terms[from]?.sentence === word.sentence) ?? doers.at(-1);
    if (!doer) continue;
    const { member } = doer;
    // "Pulls a sled up a hill": who pulls goes there before it.
    for (const one of named)
      if (one.member.to === member.art && DRAWS.has(one.member.act ?? "look")) one.member.climbs = way.to;
    member.climbs = way.to;
    if (member.act === "climb") {
      delete member.act;
      delete member.to;
    }
    if (isGround) {
      if (member.action !== "run" && member.gait !== "fly") member.action = "move";
      continue;
    }
    goUpright(named, member, upright as string, at);
  }
}

function goUpright(named: Named[], climber: Named["member"], art: string, at: number): void {
  climber.act = "climb";
  climber.action = "play";
  delete climber.to;
  climber.at = { how: "on", art };
  const thing = named.find(({ member }) => member.art === art)?.member;
  if (thing) {
    delete thing.act;
    delete thing.to;
    delete thing.at;
    return;
  }
  const entry = ENTRY_BY_ART.get(art);
  if (!entry) return;
  named.push({
    from: at,
    to: at + 1,
    member: {
      art,
      count: 1,
      role: "prop",
      gait: entry.gait,
      size: entry.size,
      action: "idle",
      scale: 1,
      person: false,
    },
  });
}

/** The art of what is upright here: a named tree or tower, or a ladder, a rope, a mast. */
function uprightAt(named: readonly Named[], terms: readonly Word[], at: number): string | undefined {
  const two = terms[at + 1]?.text === "face" ? UPRIGHT[`${terms[at]?.text} face`] : undefined;
  const own = two ?? terms[at]?.nouns.map((form) => UPRIGHT[form]).find((art) => art !== undefined);
  if (own) return own;
  const thing = named.find((one) => at === one.to - 1)?.member;
  const isTall =
    thing?.role === "prop" && (thing.size === "huge" || thing.size === "large") && thing.gait !== "float";
  return isTall ? thing.art : undefined;
}

/** "Up the hill", "climbs the hill", "walks down a long hill": whether one gets there, and where that is said. */
function wayTo(terms: readonly Word[], noun: number): { to: "up" | "down"; at: number } | undefined {
  const sentence = terms[noun]?.sentence;
  let climbs: number | undefined;
  for (let at = noun - 1; at >= Math.max(0, noun - FARTHEST); at--) {
    const word = terms[at] as Word;
    if (word.sentence !== sentence || terms[at + 1]?.pause) break;
    if (word.text === "up" || word.text === "upstairs") return { to: "up", at };
    if (word.text === "down" || word.text === "downstairs") return { to: "down", at };
    if (word.forms.some((form) => DESCENDS.has(form))) return { to: "down", at };
    if (word.forms.some((form) => CLIMBS.has(form))) {
      climbs = at;
      break;
    }
    // What lies between leads elsewhere: "climbs out of the lake by the hill".
    if (BETWEEN.has(word.text)) return undefined;
  }
  return climbs === undefined ? undefined : { to: "up", at: climbs };
}
