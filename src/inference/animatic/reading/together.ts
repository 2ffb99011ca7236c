import { MUTUAL } from "../acting/acts.ts";
import type { Reading } from "./read-cast.ts";
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
