import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { WrittenPart } from "../core/ports/moderator.ts";

/** How the words of the clips it was made from are called; they may be other people's. */
export const GOES_ON_FROM = "what it goes on from";

/** All words of a film that reach a model or are shown to people, whoever wrote them; a recipe's may be anybody's. */
export function wordsOf(
  { prompt, negative }: Pick<VideoRequest, "prompt" | "negative">,
  plan?: FilmPlan,
  /** Prompts of the clips it was made from: harmless steps may add up. */
  family: readonly string[] = [],
): WrittenPart[] {
  return [
    ...family.map((text) => ({ part: GOES_ON_FROM, text })),
    { part: "the prompt", text: prompt },
    ...(plan
      ? [
          { part: "the prompt", text: plan.setting ?? "" },
          { part: "the prompt", text: plan.told ?? "" },
          {
            part: "the cast and places",
            text: [...(plan.story?.cast ?? []), ...(plan.story?.places ?? [])]
              .flatMap(({ name, description }) => [name, description])
              .join("\n"),
          },
          ...plan.shots.map(({ beat, prompt, firstFrame, lastFrame, lines = [] }, index) => ({
            part: `shot ${index + 1}`,
            text: [
              beat,
              prompt,
              ...[firstFrame, lastFrame].filter((words) => words !== undefined),
              ...lines.map(({ speaker, text }) => `${speaker ?? ""}: ${text}`),
            ].join("\n"),
          })),
          // A word may be split over two of them: each row as it would be read one after the other.
          ...(plan.shots.length < 2
            ? []
            : [
                {
                  part: "the shots together",
                  text: [
                    ...plan.shots.map(({ beat }) => beat),
                    ...plan.shots.map(({ prompt }) => prompt),
                  ].join("\n"),
                },
              ]),
          { part: "the plan's notes", text: [plan.director, ...plan.warnings].join("\n") },
        ]
      : []),
    ...(negative === undefined ? [] : [{ part: "the negative prompt", text: negative, isNegative: true }]),
  ].filter(({ text }) => text !== "");
}
