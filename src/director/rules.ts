import { withoutMarks } from "../core/film/bible.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Director } from "../core/ports/director.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { readStory } from "../story/beats.ts";
import { readLines, unmark } from "../story/lines.ts";
import { assemblePlan, type ShotIdea } from "./assemble-plan.ts";
import { coverBeats } from "./coverage.ts";
import { refuseImpossible } from "./model-fit.ts";
import { shotCount } from "./shot-count.ts";
import { placeLines, withLines } from "./shot-lines.ts";

/** Directs by plain rules: no model, no waiting, no chance. Throws UserMistake where nothing honest can be made. */
export function createRulesDirector(): Director {
  return {
    async plan(request, model) {
      return planByRules(request, model);
    },
  };
}

export function planByRules(request: VideoRequest, model: ModelDescription): FilmPlan {
  refuseImpossible(request, model);
  const { known } = request;
  const { told, lines } = readLines(withoutMarks(request.prompt, known));
  const story = readStory(told);
  const count = shotCount(request.seconds, story, model);
  const ideas: ShotIdea[] = coverBeats(story, count.shots, request.seed);
  const spoken = placeLines(ideas, lines, request.seconds);
  const plan = assemblePlan(spoken.ideas, {
    director: "rules",
    request,
    model,
    look: story.look.map((words) => unmark(words).text),
    warnings: count.warnings,
    ...(known && { known }),
  });
  return lines.length === 0 ? plan : { ...withLines(plan, spoken.linesOf), told: unmark(told).text };
}
