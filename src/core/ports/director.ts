import type { FilmPlan } from "../film/film-plan.ts";
import type { VideoRequest } from "../film/request.ts";
import type { ModelDescription } from "./video-backend.ts";
import type { WordsPayer } from "./write-text.ts";

/** Breaks a request into shots that the model can make. Same request and model, same plan. */
export interface Director {
  /** `payer`: whom planning may cost something; without one it costs nothing, so no language model is asked. */
  plan(request: VideoRequest, model: ModelDescription, payer?: WordsPayer): Promise<FilmPlan>;
  /** The language model that would be asked for a plan of its own, by its name: what `byRules` has planned at once may wait for that. */
  writer?(request: VideoRequest, byRules: FilmPlan): string | undefined;
}
