import type { Named } from "./relations.ts";
import type { Word } from "./words.ts";

const FETCHES = new Set("rescue save steal pick fetch grab drink".split(" "));

/** Who fetches what stands at `place`, or something unnamed, from what is named next. */
export function fetcherFrom(
  named: readonly Named[],
  place: number,
  terms: readonly Word[],
): Named | undefined {
  const [one, next] = named.slice(place, place + 2);
  if (!one || !next) return undefined;
  const fetches = (from: number, to: number) =>
    terms.slice(from, to).some(({ forms }) => forms.some((form) => FETCHES.has(form)));
  const isFrom = terms.slice(one.to, next.from).some(({ text }) => text === "from");
  if (one.member.role === "hero" && isFrom && fetches(one.to, next.from)) return one;
  if (terms[one.to]?.text !== "from") return undefined;
  return named
    .slice(0, place)
    .findLast(
      ({ member, from, to }) =>
        member.role === "hero" &&
        terms[from]?.sentence === terms[one.from]?.sentence &&
        fetches(to, one.from),
    );
}

/** "Finds a chest behind a reef": it still lies there. */
export function isFoundWhereItIs(found: Named, terms: readonly Word[], between: readonly Word[]): boolean {
  if (!between.some(({ forms }) => forms.some((form) => form === "find" || form === "discover")))
    return false;
  return terms
    .slice(found.to, found.to + 1)
    .some(({ text }) => /^(?:behind|under|inside|in|beneath|on)$/.test(text));
}
