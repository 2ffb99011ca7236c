import { UserMistake } from "../core/errors.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Story } from "../story/beats.ts";
import { leastRenderSeconds, longestShotFrames, reach, SHORTEST_SHOT_SECONDS, toFrames } from "./lengths.ts";

/** A film of this length or less is one shot, unless it tells more than one thing. */
const ONE_SHOT_SECONDS = 8;
/** Below this even a story is told in one shot. */
const STORY_SECONDS = 6;
/** The usual length of a shot: 10 s are two, 60 s eleven. */
const PACE_SECONDS = 5.5;
/** What a beat of a story needs at least to be understood. */
const BEAT_SECONDS = 3;
/** Beyond this it is no longer a film but a flicker book. */
const MOST_SHOTS = 60;
/** Footage thrown away up to this share is the price of a good rhythm. */
const FAIR_WASTE = 0.1;

/** Into how many shots a film is broken. Throws UserMistake where the model's shots are too short for it. */
export function shotCount(
  seconds: number,
  story: Story,
  model: ModelDescription,
): { shots: number; warnings: string[] } {
  const total = Math.max(1, toFrames(seconds));
  const longest = longestShotFrames(model.lengths);
  if (reach(model.lengths) === undefined || longest < 1) {
    throw new UserMistake(
      "model-makes-nothing",
      `${model.label} says of no length that it can make it. Choose another model; /models lists them.`,
    );
  }
  const fewest = Math.ceil(total / longest);
  if (fewest > MOST_SHOTS) {
    const most = Math.floor((MOST_SHOTS * longest) / 24);
    throw new UserMistake(
      "too-long-for-model",
      `${model.label} makes such short shots that a film of ${seconds} s would take ${fewest} of them. Ask for at most ${Math.max(1, most)} s, or choose another model.`,
    );
  }
  const most = Math.max(fewest, Math.floor(total / toFrames(SHORTEST_SHOT_SECONDS)), 1);
  const within = (count: number) => Math.min(most, Math.max(fewest, count));
  const told = story.beats.length;
  if (story.scripted) {
    const shots = within(told);
    const warnings =
      shots < told
        ? [`${seconds} s have room for ${shots} shots, so some of your ${told} are told in one.`]
        : [];
    return { shots, warnings };
  }
  return { shots: thrifty(within(wantedShots(seconds, told)), { total, fewest, most }, model), warnings: [] };
}

function wantedShots(seconds: number, told: number): number {
  if (seconds < STORY_SECONDS) return 1;
  if (seconds <= ONE_SHOT_SECONDS) return Math.min(told, 2);
  const pace = Math.round(seconds / PACE_SECONDS);
  return Math.min(Math.max(pace, told), Math.max(pace, Math.floor(seconds / BEAT_SECONDS)));
}

/** Near what is wanted, a number of shots for which the model need not make much that is cut away again. */
function thrifty(
  wanted: number,
  { total, fewest, most }: { total: number; fewest: number; most: number },
  model: ModelDescription,
): number {
  const from = Math.max(fewest, Math.floor(wanted / 2));
  const to = Math.min(most, Math.ceil(wanted * 1.3));
  let best = wanted;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let count = from; count <= to; count += 1) {
    const made = toFrames(leastRenderSeconds(total, count, model.lengths));
    const waste = Math.max(0, (made - total) / total - FAIR_WASTE);
    const cost = Math.abs(count - wanted) / wanted + 2 * waste;
    if (cost < bestCost - 1e-9 || (Math.abs(cost - bestCost) < 1e-9 && count === wanted)) {
      best = count;
      bestCost = cost;
    }
  }
  return best;
}
