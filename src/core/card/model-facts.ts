import { sayTerms, sayTermsBriefly } from "../film/terms.ts";
import type { ModelDescription } from "../ports/video-backend.ts";
import { sayCredits } from "./facts.ts";

/** What a model costs and can do, in short phrases. */
export function describeModel(model: ModelDescription): string[] {
  const { kind, sounds, terms } = model;
  if (kind === "language" || sounds) {
    const makes = sounds?.makes ?? "words";
    return [`makes ${makes === "transcript" ? "transcripts" : makes}`, ...(terms ? [sayTerms(terms)] : [])];
  }
  return [
    sayPrice(model),
    // What works on a finished video takes its length and shape from that.
    ...(model.needs?.includes("sourceVideo")
      ? []
      : [`shots of ${sayLengths(model.lengths)}`, model.resolutions.join(", "), model.aspects.join(", ")]),
    ...sayAbilities(model),
    ...(terms ? [sayTerms(terms)] : []),
    ...sayLimits(model),
  ];
}

/** The same in a list of many, where all about one would leave no room for the others. */
export function describeModelBriefly(model: ModelDescription): string[] {
  const { needs, lengths, terms } = model;
  return [
    sayPrice(model),
    ...(needs?.includes("sourceVideo") ? [] : [`shots of ${sayLengths(lengths)}`]),
    ...sayAbilities(model),
    ...(terms ? [sayTermsBriefly(terms)] : []),
    ...sayLimits(model),
  ];
}

function sayPrice(model: ModelDescription): string {
  return model.creditsPerSecond === 0
    ? "free"
    : `${sayCredits(model.creditsPerSecond)} a second${sayMoney(model)}`;
}

function sayAbilities({ takes, needs = [], sound, loras, id }: ModelDescription): string[] {
  const taken = [
    takes.startImage && !needs.includes("startImage") ? "start image" : undefined,
    takes.endImage ? "end image" : undefined,
    takes.references ? "references" : undefined,
    takes.sourceVideo && !needs.includes("sourceVideo") ? "a finished video" : undefined,
    takes.negative ? "negative prompt" : undefined,
  ].filter((one) => one !== undefined);
  return [
    ...(needs.includes("startImage") ? ["needs a start image"] : []),
    ...(needs.includes("sourceVideo") ? ["needs a finished video"] : []),
    ...(taken.length > 0 ? [`takes ${taken.join(", ")}`] : []),
    ...(sound ? ["makes its own sound"] : []),
    ...(loras ? [`with ${loras.map((name) => `${id}+${name}`).join(" or ")}`] : []),
  ];
}

/** Who may use it, and until when. */
function sayLimits({ plans, sunset }: ModelDescription): string[] {
  return [
    ...(plans ? [`for the plans ${plans.join(", ")}`] : []),
    ...(sunset ? [`until ${sunset.date}${sunset.successor ? `, then ${sunset.successor}` : ""}`] : []),
  ];
}

/** " (about $0.03 to $0.15)": small and large pictures may cost differently. */
function sayMoney({ usdPerSecond, usdPerSecondAt }: ModelDescription): string {
  if (!usdPerSecond) return "";
  const amounts = Object.values(usdPerSecondAt ?? { any: usdPerSecond });
  const [least, most] = [sayUsd(Math.min(...amounts)), sayUsd(Math.max(...amounts))];
  return least === most ? ` (about ${most})` : ` (about ${least} to ${most})`;
}

/** "$0.06"; of less than a cent as much as is needed, for nothing that costs is to look free. */
export function sayUsd(usd: number): string {
  return `$${usd >= 0.005 ? usd.toFixed(2) : usd.toPrecision(1)}`;
}

function sayLengths(lengths: ModelDescription["lengths"]): string {
  const tenths = (seconds: number) => Math.round(seconds * 10) / 10;
  if ("min" in lengths) return `${tenths(lengths.min)} to ${tenths(lengths.max)} s`;
  return `${lengths.choices.map(tenths).join(", ")} s`;
}
