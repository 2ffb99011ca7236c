import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";
import { textOf, type Word } from "./words.ts";

/** What is done for somebody, and by whom, though only the one it is done for is named. */
const SERVICES: readonly (readonly [said: RegExp, by: Pick<Reading, "tool" | "outfit"> & { art: string }])[] =
  [
    [
      /\b(?:gets?|getting|has|having|needs?) (?:a|his|her|its|their) (?:\w+ )?(?:haircut|hair cut|hairdo|trim)\b/,
      { art: "woman", outfit: { trade: "hairdresser" }, tool: "scissors" },
    ],
    [
      /\b(?:gets?|getting|has|having) (?:a|his|her) (?:\w+ )?(?:shave|beard trimmed)\b/,
      { art: "man", outfit: { trade: "hairdresser" }, tool: "razor" },
    ],
    [
      /\b(?:gets?|getting|has|having) (?:a|his|her|its) (?:\w+ )?(?:checkup|check-up|shot|injection|vaccination)\b/,
      { art: "doctor-body", tool: "syringe" },
    ],
    [
      /\b(?:gets?|getting|has|having) (?:a|his|her|its) (?:teeth|tooth) (?:checked|pulled|fixed|cleaned)\b/,
      { art: "woman", outfit: { trade: "dentist" }, tool: "toothbrush" },
    ],
  ];

/** "A lion gets a haircut": somebody cuts its hair. */
export function withServed(cast: readonly Reading[], beat: readonly Word[]): Reading[] {
  const text = textOf(beat);
  const by = SERVICES.find(([said]) => said.test(text))?.[1];
  const guest = cast[0];
  const entry = by && ENTRY_BY_ART.get(by.art);
  const isServed = cast.some(({ to, act }) => act === "use" && to === guest?.art);
  if (!by || !entry || guest?.role !== "hero" || isServed || guest.art === by.art) return [...cast];
  const { art: _art, ...how } = by;
  // "From her mother": it is she who cuts it.
  const named = cast.find((one) => one !== guest && one.role === "hero" && one.person && !one.act);
  if (named)
    return cast.map(
      (one) => (one === named ? { ...one, tool: how.tool, act: "use", to: guest.art } : one) as Reading,
    );
  const server: Reading = { ...memberOf(entry, 1), ...how, act: "use", to: guest.art, action: "play" };
  return [{ ...guest, action: "idle" }, ...cast.slice(1), server];
}
