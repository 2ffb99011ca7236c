import type { Named } from "./relations.ts";
import type { Word } from "./words.ts";

const SMALL_ENOUGH: ReadonlySet<string> = new Set(["tiny", "small", "normal"]);
const BODY = /^(?:shoulders?|head|back|lap|arm|hat|nose|knee)$/;

/** "With a parrot on his shoulder": it sits on whoever was named before. */
export function onBodies(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, to }] of named.entries()) {
    const [on, whose, where] = terms.slice(to, to + 3);
    if (on?.text !== "on" || !/^(?:his|her|its|their|the)$/.test(whose?.text ?? "")) continue;
    if (!BODY.test(where?.text ?? "") || where?.sentence !== terms[to - 1]?.sentence) continue;
    const bearer = named.slice(0, place).find((one) => one.member.role === "hero" && !one.member.at);
    if (!bearer || (member.at && member.at.how !== "held") || !SMALL_ENOUGH.has(member.size)) continue;
    member.at = {
      how: "on",
      art: bearer.member.art,
      ...(/head|hat/.test(where?.text ?? "") ? { and: "head" } : {}),
    };
    if (member.gait === "fly") member.action = "perch";
  }
}

/** "Finds a chest behind a reef": it still lies there. */
export function isFoundWhereItIs(found: Named, terms: readonly Word[], between: readonly Word[]): boolean {
  if (!between.some(({ forms }) => forms.some((form) => form === "find" || form === "discover")))
    return false;
  return terms
    .slice(found.to, found.to + 1)
    .some(({ text }) => /^(?:behind|under|inside|in|beneath|on)$/.test(text));
}
