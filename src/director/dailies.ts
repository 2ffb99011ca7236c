import { UserMistake } from "../core/errors.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import { SHOT_NAME } from "./shot-names.ts";

/** A place in a film as people note it: "0:12", "at 1:05", "0:05–0:08", "from 0:05 to 0:08". */
const CLOCK = "\\d{1,2}:[0-5]\\d(?:\\.\\d+)?";
const WHEN = new RegExp(
  `^(?:[-*•]\\s*)?(?:at|around|about|from)?\\s*(${CLOCK})(?:\\s*(?:-|–|—|to|until|till)\\s*(${CLOCK}))?\\s*[:,;.–—-]?\\s*(.*)$`,
  "isu",
);
/** Notes stand each on a line of its own, or are told apart by what they are about. */
const BETWEEN = new RegExp(
  `\\s*(?:\\n+|;)\\s*|\\s*[,.]\\s+(?:and\\s+)?(?=(?:at |around |from )?${CLOCK}\\b|${SHOT_NAME}\\b)`,
  "iu",
);

/** What is wrong with a shot, and how it is asked for right. */
const COMPLAINTS: readonly [RegExp, string][] = [
  [/^(?:it(?:'s| is)? |this is |looks? )?(?:much |far |a bit |way )?too dark[.!]*$/iu, "with brighter light"],
  [
    /^(?:it(?:'s| is)? |this is |looks? )?(?:much |far |a bit |way )?too (?:bright|light)[.!]*$/iu,
    "with darker light",
  ],
  [
    /^(?:a bit |much )?slower[.!]*$|^(?:it(?:'s| is)? |this is )?(?:much |far |a bit |way )?too fast[.!]*$/iu,
    "in slow motion",
  ],
  [
    /^(?:a bit |much )?(?:faster|quicker)[.!]*$|^(?:it(?:'s| is)? |this is )?(?:much |far |a bit |way )?too slow[.!]*$/iu,
    "with quick movements",
  ],
  [/^(?:it(?:'s| is)? |this is )?(?:much |far |a bit |way )?too long[.!]*$/iu, "shorter"],
  [/^(?:it(?:'s| is)? |this is )?(?:much |far |a bit |way )?too short[.!]*$/iu, "longer"],
];

/**
 * Notes on a film by where they are in it, "0:12 too dark; 0:05–0:08 slower; shot 4 without the hat", as orders to its
 * shots, which the remix reads; undefined where no note names a time. `from`: what was trimmed off the film's beginning, in
 * seconds. Throws UserMistake for a time that isn't in the film.
 */
export function readDailies(words: string, plan: FilmPlan, from = 0): string | undefined {
  const notes = words
    .trim()
    .split(BETWEEN)
    .map((note) => note.trim())
    .filter((note) => note !== "");
  if (!notes.some((note) => WHEN.test(note))) return undefined;
  return notes.map((note) => asOrder(note, plan, from)).join("\n");
}

function asOrder(note: string, plan: FilmPlan, from: number): string {
  const found = WHEN.exec(note);
  if (found === null) {
    const [, name, said] = new RegExp(`^(${SHOT_NAME})\\s*[:,]?\\s*(.+)$`, "isu").exec(note) ?? [];
    return name === undefined || said === undefined ? note : `${name}: ${asAsked(said)}`;
  }
  const [, begin = "", end, said = ""] = found;
  const first = seconds(begin) + from;
  const last = end === undefined ? first : seconds(end) + from;
  const shots = shotsBetween(plan, Math.min(first, last), Math.max(first, last));
  if (shots.length === 0) {
    throw new UserMistake(
      "no-such-time",
      `The film is ${filmSeconds(plan) - from} s long; there is nothing at ${begin}.`,
      { examples: ["0:02 brighter"] },
    );
  }
  if (said.trim() === "")
    throw new UserMistake("note-empty", `Say what should be different at ${begin}.`, {
      examples: [`${begin} brighter`],
    });
  const name = shots.length === 1 ? `shot ${shots[0]}` : `shots ${shots.join(" and ")}`;
  return `${name}: ${asAsked(said.trim())}`;
}

function asAsked(said: string): string {
  return COMPLAINTS.find(([complaint]) => complaint.test(said))?.[1] ?? said;
}

function seconds(clock: string): number {
  const [minutes = 0, rest = 0] = clock.split(":").map(Number);
  return minutes * 60 + rest;
}

/** Numbers, from 1, of the shots seen at a time or during a while; one that is only touched at its end isn't meant. */
function shotsBetween(plan: FilmPlan, first: number, last: number): number[] {
  const numbers: number[] = [];
  let begins = 0;
  for (const shot of plan.shots) {
    const ends = begins + shot.seconds;
    const isIn = first === last ? begins <= first && first < ends : begins < last && first < ends;
    // The film's very end is its last shot's.
    if (isIn || (first === last && first === ends && ends === filmSeconds(plan)))
      numbers.push(shot.index + 1);
    begins = ends;
  }
  return numbers;
}
