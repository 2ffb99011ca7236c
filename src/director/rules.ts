import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Director } from "../core/ports/director.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { readStory } from "../story/beats.ts";
import { assemblePlan, type ShotIdea } from "./assemble-plan.ts";
import { coverBeats } from "./coverage.ts";
import { refuseImpossible } from "./model-fit.ts";
import { shotCount } from "./shot-count.ts";

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
  const story = readStory(request.prompt);
  const count = shotCount(request.seconds, story, model);
  const ideas: ShotIdea[] = coverBeats(story, count.shots, request.seed);
  return assemblePlan(ideas, {
    director: "rules",
    request,
    model,
    look: story.look,
    warnings: count.warnings,
  });
}
