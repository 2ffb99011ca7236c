import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";

/** All words of a film that reach a model or are shown to people, whoever wrote them; a recipe's may be anybody's. */
export function wordsOf(
  { prompt, negative }: Pick<VideoRequest, "prompt" | "negative">,
  plan?: FilmPlan,
): string {
  return [
    prompt,
    negative,
    ...(plan
      ? [
          plan.setting,
          plan.director,
          ...plan.warnings,
          ...plan.shots.flatMap((shot) => [
            shot.beat,
            shot.prompt,
            ...(shot.lines ?? []).flatMap(({ speaker, text }) => [speaker, text]),
          ]),
        ]
      : []),
  ]
    .filter((words) => words !== undefined)
    .join("\n");
}
