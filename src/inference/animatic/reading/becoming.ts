import type { Named } from "./relations.ts";
import { textOf, type Word } from "./words.ts";

const BECOMES =
  /\b(?:turn(?:s|ed|ing)?|transform(?:s|ed|ing)?|chang(?:es?|ed|ing)|morph(?:s|ed|ing)?) (?:slowly |suddenly )?(?:back )?into\b|\bbecom(?:es?|ing)\b/;

/** "A caterpillar turns into a butterfly": first the one is seen, then in its place the other. */
export function become(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, from }] of named.entries()) {
    const before = named.slice(0, place).filter((one) => terms[one.from]?.sentence === terms[from]?.sentence);
    const was = before.find((one) => one.member.role === "hero") ?? before[0];
    const last = before.at(-1);
    if (!was || !last || member.at || was.member.art === member.art) continue;
    const between = terms.slice(last.to, from);
    if (!BECOMES.test(textOf(between)) || between.length > 7) continue;
    was.member.act = "vanish";
    was.member.to = member.art;
    if (was.member.action !== "fly") was.member.action = "idle";
    member.act = "appear";
    member.at = { how: "beside", art: was.member.art };
    member.action = "idle";
    return;
  }
}
