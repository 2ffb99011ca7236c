import { SEED_MAX } from "../core/film/request.ts";

/** A number from 0 to 2^32 − 1 that depends on every part and looks like chance (FNV-1a, then Murmur's finish). */
export function mix(...parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join("\u0000")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One of the choices, the same for the same parts. */
export function pick<Choice>(choices: readonly Choice[], ...parts: readonly (number | string)[]): Choice {
  const choice = choices[mix(...parts) % choices.length];
  if (choice === undefined) throw new Error("there is nothing to pick from");
  return choice;
}

/**
 * A shot's own seed. It hangs on the film's seed and the shot's place alone, so that editing one shot
 * leaves the others' pictures as they are. The first shot has the film's seed itself: a film of one shot
 * is made with exactly the seed that was asked for.
 */
export function shotSeed(filmSeed: number, index: number): number {
  return index === 0 ? filmSeed : mix("shot", filmSeed, index) % (SEED_MAX + 1);
}
