import { sayCredits } from "./clip-facts.ts";
import type { ModelDescription } from "./ports/video-backend.ts";

/** What a model costs and can do, in short phrases. */
export function describeModel(model: ModelDescription): string[] {
  const { takes } = model;
  const abilities = [
    takes.startImage ? "start image" : undefined,
    takes.endImage ? "end image" : undefined,
    takes.references ? "references" : undefined,
    takes.sourceVideo ? "remixes from video" : undefined,
    takes.negative ? "negative prompt" : undefined,
    model.sound ? "sound" : undefined,
  ].filter((ability) => ability !== undefined);
  const money = model.usdPerSecond === undefined ? "" : ` (about $${model.usdPerSecond.toFixed(2)})`;
  return [
    model.creditsPerSecond === 0 ? "free" : `${sayCredits(model.creditsPerSecond)} a second${money}`,
    `shots of ${sayLengths(model.lengths)}`,
    model.resolutions.join(", "),
    model.aspects.join(", "),
    ...(abilities.length > 0 ? [`takes ${abilities.join(", ")}`] : []),
    ...(model.plans ? [`for the plans ${model.plans.join(", ")}`] : []),
    ...(model.sunset
      ? [`until ${model.sunset.date}${model.sunset.successor ? `, then ${model.sunset.successor}` : ""}`]
      : []),
  ];
}

function sayLengths(lengths: ModelDescription["lengths"]): string {
  if ("min" in lengths) return `${lengths.min} to ${lengths.max} s`;
  return lengths.choices.length === 1 ? `${lengths.choices[0]} s` : `${lengths.choices.join(", ")} s`;
}
