import type { BoardNote } from "../core/film/board.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { FRAMINGS } from "../core/film/framing.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { wordCount } from "../story/beats.ts";
import { reach } from "./lengths.ts";

/** More shots than this of one size, one after the other, are told. */
const ROW = 4;
/** More people than this in one shot and models begin to mix them up. */
const PEOPLE_AT_ONCE = 3;
/** So many words a second can be shown; what is told faster is not seen. */
const WORDS_PER_SECOND = 5;

/** What somebody should know of a plan before paying for it; the most important first. */
export function planNotes(plan: FilmPlan, model: ModelDescription): BoardNote[] {
  const longest = reach(model.lengths)?.longest ?? 0;
  const notes: BoardNote[] = [];
  for (const shot of plan.shots) {
    const number = shot.index + 1;
    const note = (text: string) => notes.push({ text, shots: [shot.index] });
    if (shot.renderSeconds > longest + 1e-6)
      note(
        `Shot ${number} is ${shot.seconds} s long, and ${model.label} makes ${longest} s at most: it will be made in pieces that go on from one another.`,
      );
    if ((shot.cast?.length ?? 0) === 0 && /\b(?:he|she|they|him|her|them)\b/iu.test(shot.beat))
      note(`Shot ${number} doesn't say who it is about. Reply “shot ${number}: …” with a name.`);
    if ((shot.cast?.length ?? 0) > PEOPLE_AT_ONCE)
      note(`Shot ${number} has ${shot.cast?.length} in it; models mix up more than ${PEOPLE_AT_ONCE}.`);
    if (wordCount(shot.beat) > WORDS_PER_SECOND * shot.seconds)
      note(`Shot ${number} tells more than ${shot.seconds} s can show.`);
  }
  let from = 0;
  for (let i = 1; i <= plan.shots.length; i += 1) {
    const framing = plan.shots[from]?.framing;
    if (i < plan.shots.length && plan.shots[i]?.framing === framing) continue;
    if (framing !== undefined && i - from >= ROW)
      notes.push({
        text: `Shots ${from + 1} to ${i} are all ${FRAMINGS[framing].label.toLowerCase()}.`,
        shots: plan.shots.slice(from, i).map(({ index }) => index),
      });
    from = i;
  }
  return notes;
}
