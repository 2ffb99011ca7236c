import type { Change } from "../core/film/clip.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { ANGLE_IDS, ANGLES, type Angle, FRAMING_IDS, FRAMINGS, type Framing } from "../core/film/framing.ts";
import { toBeat } from "../story/beats.ts";
import { editShots, type PlanContext, requireShots, withoutOldPictures } from "./edit-plan.ts";
import { sayFraming } from "./framing.ts";
import { toFrames, toSeconds } from "./lengths.ts";
import { shotSeed } from "./random.ts";
import { SHOT_NAME, shotsNamed } from "./shot-names.ts";
import { withFraming } from "./shot-prompt.ts";

/** What words did to a board. */
export interface BoardChange {
  plan: FilmPlan;
  changes: Change[];
}

const LOCK = new RegExp(`^(?:please )?(un)?lock\\s+(${SHOT_NAME})$`, "iu");
const ADD = new RegExp(
  `^(?:please )?(?:add|insert|put)(?:\\s+(?:an?|another|one))?(?:\\s+new)?\\s+shot\\s+(?:(after|before|behind)\\s+(${SHOT_NAME}|\\d{1,2})|at the (start|beginning|front|end))\\s*[:,–—-]?\\s*(.{2,})$`,
  "isu",
);
const FRAMED = new RegExp(
  `^(?:make\\s+)?(${SHOT_NAME})\\s*[:,]?\\s*(?:as |is |to |into |in )?(?:an?\\s+)?(.{2,40})$`,
  "iu",
);
/** A shot put in is as long as its neighbours are, but no longer than this. */
const ADDED_SECONDS = 4;

/**
 * What words mean on a board that mean nothing on a finished film: locking a shot, adding one, choosing framing and
 * angle. undefined: they are none of these, and read as a remix.
 */
export function readBoardWords(words: string, plan: FilmPlan, context: PlanContext): BoardChange | undefined {
  const text = words.trim().replace(/[.!]+$/u, "");
  return lock(text, plan) ?? add(words.trim(), plan, context) ?? frame(text, plan);
}

function lock(text: string, plan: FilmPlan): BoardChange | undefined {
  const found = LOCK.exec(text);
  if (found === null) return undefined;
  const [, un, name = ""] = found;
  const named = shotsNamed(name, plan);
  requireShots(plan, named);
  const shots = plan.shots.map((shot): PlannedShot => {
    if (!named.includes(shot.index)) return shot;
    const { locked: _, ...open } = shot;
    return un ? open : { ...open, locked: true };
  });
  return {
    plan: { ...plan, shots },
    changes: named.map((index) => ({
      what: `Shot ${index + 1}`,
      before: un ? "locked" : "open",
      after: un ? "open" : "locked",
    })),
  };
}

function add(text: string, plan: FilmPlan, context: PlanContext): BoardChange | undefined {
  const found = ADD.exec(text);
  if (found === null) return undefined;
  const [, side, name, end, beat = ""] = found;
  let at = plan.shots.length;
  if (end !== undefined) at = /end/iu.test(end) ? plan.shots.length : 0;
  else if (name !== undefined) {
    const anchor = /^\d/u.test(name) ? Number(name) - 1 : shotsNamed(name, plan)[0];
    requireShots(plan, [anchor ?? -1]);
    at = (anchor ?? 0) + (side?.toLowerCase() === "before" ? 0 : 1);
  }
  const neighbour = plan.shots[Math.max(0, at - 1)];
  if (neighbour === undefined) return undefined;
  const seconds = toSeconds(toFrames(Math.min(ADDED_SECONDS, neighbour.seconds)));
  const { locked: _locked, continues: _continues, lines: _lines, ...like } = withoutOldPictures(neighbour);
  const said = toBeat(beat);
  const fresh: PlannedShot = {
    ...like,
    beat: "",
    framing: "medium",
    angle: "eye-level",
    prompt: `${sayFraming("medium", "eye-level")}.`,
    ...(said.camera === undefined ? {} : { camera: said.camera }),
    join: { kind: "cut" },
    seed: shotSeed(context.request.seed, plan.shots.length + at),
  };
  const placed = [...plan.shots.slice(0, at), fresh, ...plan.shots.slice(at)].map(
    (shot, index): PlannedShot => {
      if (shot.index === index && shot !== fresh) return shot;
      return { ...shot, index, number: shot === fresh ? index + 1 : (shot.number ?? shot.index + 1) };
    },
  );
  return {
    plan: editShots({ ...plan, shots: placed }, [{ shot: at, beat: beat.trim(), seconds }], context),
    changes: [{ what: `Shot ${at + 1}`, before: "–", after: beat.trim() }],
  };
}

/** "shot 3: close-up", "shot 2 low angle": nothing but names of framings and angles, or it is what happens. */
function frame(text: string, plan: FilmPlan): BoardChange | undefined {
  const found = FRAMED.exec(text);
  if (found === null) return undefined;
  const [, name = "", said = ""] = found;
  const words = said
    .toLowerCase()
    .replace(/[-‐]/gu, " ")
    .replace(/^(?:an?|the)\s+/u, "");
  const framing = named<Framing>(FRAMING_IDS, FRAMINGS, words);
  const angle = named<Angle>(ANGLE_IDS, ANGLES, framing?.rest ?? words);
  if ((framing ?? angle) === undefined || (angle?.rest ?? framing?.rest ?? "") !== "") return undefined;
  const shots = shotsNamed(name, plan);
  requireShots(plan, shots);
  return withLook(plan, shots, { framing: framing?.id, angle: angle?.id });
}

/** Some shots from another distance or angle; what is left out stays. */
export function withLook(
  plan: FilmPlan,
  shots: readonly number[],
  wanted: { framing?: Framing | undefined; angle?: Angle | undefined },
): BoardChange {
  const changed = plan.shots.map((shot): PlannedShot => {
    if (!shots.includes(shot.index)) return shot;
    const look = {
      framing: wanted.framing ?? shot.framing ?? "medium",
      angle: wanted.angle ?? shot.angle ?? "eye-level",
    };
    return {
      ...withoutOldPictures(shot),
      ...look,
      prompt: withFraming(shot.prompt, sayFraming(look.framing, look.angle)),
    };
  });
  const sayLook = (shot: PlannedShot | undefined) =>
    `${FRAMINGS[shot?.framing ?? "medium"].label}, ${ANGLES[shot?.angle ?? "eye-level"].label.toLowerCase()}`;
  return {
    plan: { ...plan, shots: changed },
    changes: shots.map((index) => ({
      what: `Shot ${index + 1}`,
      before: sayLook(plan.shots[index]),
      after: sayLook(changed[index]),
    })),
  };
}

/** The longest name that the words begin with, and what is left of them. */
function named<Id extends string>(
  ids: readonly Id[],
  table: Readonly<Record<Id, { label: string; words: readonly string[] }>>,
  words: string,
): { id: Id; rest: string } | undefined {
  const names = ids.flatMap((id) =>
    [id, table[id].label, ...table[id].words].map((name) => ({
      id,
      name: name.toLowerCase().replace(/[-‐]/gu, " "),
    })),
  );
  const found = names
    .sort((one, other) => other.name.length - one.name.length)
    .find(({ name }) => words === name || words.startsWith(`${name} `) || words.startsWith(`${name},`));
  if (found === undefined) return undefined;
  return {
    id: found.id,
    rest: words
      .slice(found.name.length)
      .replace(/^(?:\s+shot\b)?[\s,]*(?:and |from |at )?/u, "")
      .trim(),
  };
}
