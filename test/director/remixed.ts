import type { VideoRequest } from "../../src/core/film/request.ts";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { testRequest } from "../fixtures/clip.ts";
import { aModel } from "./models.ts";

export const model = aModel();

/** A clip of a prompt, planned by the rules. */
export function clipOf(prompt: string) {
  const request = testRequest({ prompt, model: model.id });
  return { request, model, plan: planByRules(request, model) };
}

/** What is ordered of a clip of a prompt after a remix of it. */
export function remixed(prompt: string, words: string): VideoRequest {
  return understandRemix(words, clipOf(prompt)).request;
}
