import {
  HARMS,
  type Harm,
  type ModeratedPlace,
  type Scores,
  type Strictness,
  type Verdict,
} from "../core/ports/moderator.ts";

/** What a host may have refused; sexual content with minors is refused whatever is set. */
export type RefusedHarm = Exclude<Harm, "minors" | "other">;

/** From which score on something is refused, looked at by a person, or hidden behind a spoiler. */
const FROM: Record<Strictness, { refuse: number; review: number; spoiler: number }> = {
  normal: { refuse: 0.7, review: 0.5, spoiler: 0.3 },
  strict: { refuse: 0.4, review: 0.25, spoiler: 0.25 },
};
/** Here a doubt is enough. */
const MINORS_FROM = 0.2;
/** Where only adults are, these are theirs to ask for. */
export const FOR_ADULTS: ReadonlySet<Harm> = new Set(["sexual", "gore", "violence"]);
/** What may be shown to whoever wants to see it. */
const BEHIND_SPOILERS: ReadonlySet<Harm> = new Set(["sexual", "gore", "violence", "selfharm"]);

/** What becomes of something with these scores; the worst of its harms says. */
export function decide(
  scores: Scores,
  {
    refused,
    place: { adult = false, strictness = "normal", excused = false },
  }: {
    refused: ReadonlySet<Harm>;
    place: ModeratedPlace;
  },
): Verdict {
  if ((scores.minors ?? 0) >= MINORS_FROM) return { outcome: "refuse", harm: "minors", scores };
  if (excused) return { outcome: "allow", scores };
  const from = FROM[strictness];
  const found = HARMS.flatMap((harm): Verdict[] => {
    const score = scores[harm] ?? 0;
    if (harm === "minors" || score < from.spoiler) return [];
    const isSpoiler = BEHIND_SPOILERS.has(harm);
    if (!refused.has(harm) || (adult && FOR_ADULTS.has(harm))) {
      return adult && isSpoiler && score >= from.refuse ? [{ outcome: "spoiler", harm }] : [];
    }
    if (score >= from.refuse) return [{ outcome: "refuse", harm }];
    if (score >= from.review) return [{ outcome: "review", harm }];
    return isSpoiler ? [{ outcome: "spoiler", harm }] : [];
  });
  const severity = ["refuse", "review", "spoiler"] as const;
  const [worst] = severity.flatMap((outcome) => found.find((verdict) => verdict.outcome === outcome) ?? []);
  return { ...(worst ?? { outcome: "allow" }), scores };
}
