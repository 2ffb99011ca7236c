import { MUTUAL } from "../acting/acts.ts";
import type { CastMember } from "../scene.ts";
import type { Reading } from "./read-cast.ts";
import { CARRIED_ABOUT, type Named } from "./relations.ts";
import type { Word } from "./words.ts";

/** "They fight": two at least, of whom the last met are meant. */
export function withBoth(
  cast: readonly Reading[],
  met: readonly Reading[],
  beat: readonly Word[],
): Reading[] {
  const heroes = cast.filter(({ role }) => role === "hero");
  const [one] = heroes;
  const subject = beat.find(
    ({ text }) => !/^(?:then|and|now|together|in|the|evening|at|night|later)$/.test(text),
  );
  if (heroes.length !== 1 || !one || one.count > 1 || subject?.text !== "they") return [...cast];
  const other = met.findLast(({ role, art }) => role === "hero" && art !== one.art);
  if (!other) return [...cast];
  const { act: _act, to: _to, ...before } = other;
  const together: Reading = { ...before, action: one.action, ...(one.act ? { act: one.act } : {}) };
  if (one.act && MUTUAL.has(one.act)) {
    together.to = one.art;
    return [{ ...one, to: other.art }, together, ...cast.filter((member) => member !== one)];
  }
  return [one, together, ...cast.filter((member) => member !== one)];
}

/** What two carry is one thing between them, and not one in each one's arms. */
export function withSharedLoad<
  Member extends Pick<Reading, "art" | "at" | "act" | "action" | "count" | "role">,
>(cast: readonly Member[]): Member[] {
  const loads = cast.filter(
    ({ art, at, count, role }) =>
      at?.how === "held" &&
      role === "prop" &&
      count === 1 &&
      cast.some((one) => sharesLoad(one, at.art)) &&
      isLoad(art),
  );
  return cast.map((member) => {
    const load = loads.find(({ at }) => at && sharesLoad(member, at.art));
    if (load) return { ...member, at: { how: "at" as const, art: load.art } };
    if (!loads.includes(member)) return member;
    const { at, ...free } = member;
    const carriers = cast.find(({ art }) => art === at?.art);
    return { ...free, action: carriers?.action ?? member.action } as Member;
  });
}

/** A flag or a lantern is in each one's hand. */
const isLoad = (art: string): boolean => !CARRIED_ABOUT.has(art);

function sharesLoad({ art, act, count }: Pick<Reading, "art" | "act" | "count">, holder: string): boolean {
  return art === holder && act === "carry" && count > 1;
}

/** "Throws a ball to his dog": to whom, of those who are named from `end` on. */
export function throwTo(
  doers: readonly CastMember[],
  named: readonly Named[],
  terms: readonly Word[],
  end: number,
): void {
  const taker = named.find(
    ({ member, from }) =>
      from >= end &&
      member.role === "hero" &&
      !doers.includes(member) &&
      [1, 2].some((back) => /^(?:to|at)$/.test(terms[from - back]?.text ?? "")),
  );
  if (taker) for (const doer of doers) doer.to ??= taker.member.art;
}

/** "A boy and a girl have a snowball fight". */
export function throwAtEachOther([one, other, ...more]: readonly CastMember[]): void {
  if (!one || !other || more.length > 0 || one.count + other.count > 2) return;
  one.to = other.art;
  other.to = one.art;
}

/** "A bride and groom kiss": each the other. */
export function turnToEachOther(cast: readonly CastMember[]): void {
  const pair = cast.filter(({ act, to }) => act && MUTUAL.has(act) && to === undefined);
  const [one, other] = pair;
  if (!one || !other || pair.length > 2 || one.act !== other.act || one.count + other.count > 2) return;
  one.to = other.art;
  other.to = one.art;
}
