import type { ModelDescription } from "../ports/video-backend.ts";
import { sayCredits } from "./facts.ts";
import { sayUsd } from "./model-facts.ts";

/** Models named in one group. */
const SHOWN = 4;

/** Models by what a person wants, each with what a second costs: "Cheap: wan-fast ($0.02 a second), …". Only what tells something apart. */
export function groupModels(models: readonly ModelDescription[]): string[] {
  const videos = models.filter(
    ({ kind, backend, needs }) =>
      kind === "video" && backend !== "animatic" && !needs?.includes("sourceVideo"),
  );
  if (videos.length < 2) return [];
  const cheapest = [...videos].sort((one, other) => costOf(one) - costOf(other));
  const cheap = cheapest.slice(0, Math.max(1, Math.ceil(videos.length / 3)));
  const groups: [string, readonly ModelDescription[]][] = [
    ["Best", videos.filter(({ goodFor }) => goodFor?.includes("best"))],
    ["Fast", videos.filter((model) => model.goodFor?.includes("fast") ?? isCalledFast(model))],
    ["Cheap", cheap],
    ["With sound", videos.filter(({ sound }) => sound)],
    ["From a picture", videos.filter(({ takes }) => takes.startImage)],
  ];
  return groups.flatMap(([name, members]) => {
    // What all of them do helps nobody to choose.
    if (members.length === 0 || (members.length === videos.length && name !== "From a picture")) return [];
    const named = members.slice(0, SHOWN).map((model) => `${model.id} (${saySecond(model)})`);
    const more = members.length > SHOWN ? " and more" : "";
    return [`${name}: ${named.join(", ")}${more}`];
  });
}

/** "$0.06 a second"; in credits where it costs no money. */
function saySecond({ usdPerSecond, creditsPerSecond }: ModelDescription): string {
  return usdPerSecond ? `${sayUsd(usdPerSecond)} a second` : `${sayCredits(creditsPerSecond)} a second`;
}

const costOf = ({ usdPerSecond = 0, creditsPerSecond }: ModelDescription) =>
  usdPerSecond * 1_000 + creditsPerSecond;

/** Makers say it in the name, where the catalogue says nothing. */
const isCalledFast = ({ id, label }: ModelDescription) =>
  /\b(fast|turbo|lite|flash|mini|schnell|distilled)\b/i.test(`${id} ${label}`.replace(/[-_.]/g, " "));
