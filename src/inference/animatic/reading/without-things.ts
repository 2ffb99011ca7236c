import type { Reading } from "./read-cast.ts";

/** What is shown anyway, or seen from within, stands nowhere once more, and nobody is on or beside it. */
export function withoutThings<Member extends Pick<Reading, "art" | "role" | "at">>(
  cast: readonly Member[],
  arts: readonly string[],
): Member[] {
  return cast.flatMap((member) => {
    if (arts.includes(member.art) && member.role === "prop") return [];
    if (member.at === undefined || !arts.includes(member.at.art)) return [member];
    const { at: _, ...free } = member;
    return [free as Member];
  });
}
