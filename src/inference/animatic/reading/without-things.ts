import type { Reading } from "./read-cast.ts";

/** What is shown anyway, or seen from within, stands nowhere once more, and nobody is on or beside it. */
export function withoutThings<Member extends Pick<Reading, "art" | "role" | "at">>(
  cast: readonly Member[],
  arts: readonly string[],
): Member[] {
  return cast.flatMap((member) => {
    if (arts.includes(member.art) && member.role === "prop") return [];
    const carrier = member.at?.art;
    if (carrier === undefined || (!arts.includes(carrier) && cast.some(({ art }) => art === carrier)))
      return [member];
    const { at: _, ...free } = member;
    return [free as Member];
  });
}
