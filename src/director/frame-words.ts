import { UserMistake } from "../core/errors.ts";
import type { Change } from "../core/film/clip.ts";
import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { bare, DRAW_ALL, KEEP, REDRAW, TAKE } from "../core/film/frame-words.ts";
import { requireShots, withoutOldPictures } from "./edit-plan.ts";
import { shotsNamed } from "./shot-names.ts";

/** What words say of a board's frames, and which of them an image model is to draw now, where there is one. */
export interface FrameChange {
  plan: FilmPlan;
  changes: Change[];
  /** Indexes of shots. */
  draw: number[];
}

/**
 * "Draw the frames", "redraw frame 3", "frame 3 take 1", "keep frame 3": another look is another seed, and those a shot had
 * stay its takes. undefined: the words are about something else. `models`: an image model would draw them, so that a frame which
 * isn't drawn yet is drawn as it is planned. Throws UserMistake for a shot or a take that isn't there.
 */
export function readFrameWords(
  words: string,
  plan: FilmPlan,
  { freshSeed, models }: { freshSeed: () => number; models: boolean },
): FrameChange | undefined {
  const text = bare(words);
  if (DRAW_ALL.test(text)) return { plan, changes: [], draw: plan.shots.map(({ index }) => index) };
  for (const redraw of REDRAW) {
    const numbers = redraw.exec(text)?.[1];
    if (numbers !== undefined) return redrawn(plan, named(numbers, plan), freshSeed, models);
  }
  for (const take of TAKE) {
    const found = take.exec(text);
    if (found === null) continue;
    const { shot = found[1], take: number = found[2] } = found.groups ?? {};
    return chosen(plan, Number(shot) - 1, Number(number));
  }
  const kept = KEEP.exec(text)?.[1];
  return kept === undefined ? undefined : keeping(plan, named(kept, plan));
}

const named = (numbers: string, plan: FilmPlan): number[] => shotsNamed(`shots ${numbers}`, plan);

function redrawn(
  plan: FilmPlan,
  indexes: readonly number[],
  freshSeed: () => number,
  models: boolean,
): FrameChange {
  const changes: Change[] = [];
  const shots = plan.shots.map((shot): PlannedShot => {
    if (!indexes.includes(shot.index)) return shot;
    const { ownFrame, ...drawable } = shot;
    const takes = shot.takes ?? [shot.seed];
    const before = ownFrame === undefined ? sayTake(takes, shot.seed) : "your picture";
    if (models && shot.frame === undefined && takes.length === 1) {
      changes.push({ what: `Frame of shot ${shot.index + 1}`, before, after: "drawn" });
      return withoutPicture(drawable);
    }
    const seed = freshSeed();
    const more = [...takes, seed];
    changes.push({ what: `Frame of shot ${shot.index + 1}`, before, after: sayTake(more, seed) });
    return { ...withoutPicture(drawable), seed, takes: more };
  });
  return { plan: { ...plan, shots }, changes, draw: [...indexes] };
}

function chosen(plan: FilmPlan, index: number, number: number): FrameChange {
  requireShots(plan, [index]);
  const shot = plan.shots[index] as PlannedShot;
  const takes = shot.takes ?? [shot.seed];
  const seed = takes[number - 1];
  if (seed === undefined) {
    throw new UserMistake(
      "no-such-take",
      takes.length === 1
        ? `Frame ${index + 1} has one take so far.`
        : `Frame ${index + 1} has takes 1 to ${takes.length}.`,
      { examples: [`redraw frame ${index + 1}`] },
    );
  }
  if (seed === shot.seed && shot.ownFrame === undefined) {
    throw new UserMistake("nothing-changes", `Frame ${index + 1} is take ${number} already.`, {
      examples: [`redraw frame ${index + 1}`],
    });
  }
  const { ownFrame, ...drawable } = shot;
  const before = ownFrame === undefined ? sayTake(takes, shot.seed) : "your picture";
  const shots = plan.shots.with(index, { ...withoutPicture(drawable), seed });
  const change = { what: `Frame of shot ${index + 1}`, before, after: sayTake(takes, seed) };
  // It was drawn before, or else it is free to see.
  return { plan: { ...plan, shots }, changes: [change], draw: [] };
}

/** A frame of earlier words is the shot's own from now on, as a picture would be that somebody gave. */
function keeping(plan: FilmPlan, indexes: readonly number[]): FrameChange {
  const changes: Change[] = [];
  const shots = plan.shots.map((shot): PlannedShot => {
    if (!indexes.includes(shot.index)) return shot;
    if (shot.frame === undefined || shot.staleFrame === undefined) {
      throw new UserMistake(
        "nothing-changes",
        `The frame of shot ${shot.index + 1} isn't of earlier words.`,
        {
          examples: [`redraw frame ${shot.index + 1}`],
        },
      );
    }
    changes.push({ what: `Frame of shot ${shot.index + 1}`, before: "of earlier words", after: "kept" });
    return { ...shot, ownFrame: shot.frame, startImage: shot.frame };
  });
  return { plan: { ...plan, shots }, changes, draw: [] };
}

function withoutPicture(shot: PlannedShot): PlannedShot {
  const { startImage: _, ...plain } = withoutOldPictures(shot);
  return plain;
}

const sayTake = (takes: readonly number[], seed: number): string => `take ${takes.indexOf(seed) + 1}`;
