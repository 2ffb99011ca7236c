import { sayTerms } from "../film/terms.ts";
import type { ModelDescription } from "../ports/video-backend.ts";
import { sayCredits } from "./facts.ts";

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
  const money = sayMoney(model);
  return [
    model.creditsPerSecond === 0 ? "free" : `${sayCredits(model.creditsPerSecond)} a second${money}`,
    `shots of ${sayLengths(model.lengths)}`,
    model.resolutions.join(", "),
    model.aspects.join(", "),
    ...(abilities.length > 0 ? [`takes ${abilities.join(", ")}`] : []),
    ...(model.needs?.includes("startImage") ? ["needs a start image"] : []),
    ...(model.needs?.includes("sourceVideo") ? ["needs a finished video"] : []),
    ...(model.loras ? [`with ${model.loras.map((name) => `${model.id}+${name}`).join(" or ")}`] : []),
    ...(model.terms ? [sayTerms(model.terms)] : []),
    ...(model.plans ? [`for the plans ${model.plans.join(", ")}`] : []),
    ...(model.sunset
      ? [`until ${model.sunset.date}${model.sunset.successor ? `, then ${model.sunset.successor}` : ""}`]
      : []),
  ];
}

/** " (about $0.03 to $0.15)": small and large pictures may cost differently. */
function sayMoney({ usdPerSecond, usdPerSecondAt }: ModelDescription): string {
  if (!usdPerSecond) return "";
  const amounts = [
    ...new Set(Object.values(usdPerSecondAt ?? { any: usdPerSecond }).map((usd) => usd.toFixed(2))),
  ];
  const [least, most] = [amounts.sort()[0], amounts.sort().at(-1)];
  return least === most ? ` (about $${most})` : ` (about $${least} to $${most})`;
}

function sayLengths(lengths: ModelDescription["lengths"]): string {
  const tenths = (seconds: number) => Math.round(seconds * 10) / 10;
  if ("min" in lengths) return `${tenths(lengths.min)} to ${tenths(lengths.max)} s`;
  return `${lengths.choices.map(tenths).join(", ")} s`;
}
