import type { FilmPlan } from "../film/film-plan.ts";
import type { VideoRequest } from "../film/request.ts";
import type { ModelDescription } from "./video-backend.ts";

/** Breaks a request into shots that the model can make. Same request and model, same plan. */
export interface Director {
  plan(request: VideoRequest, model: ModelDescription): Promise<FilmPlan>;
}
