import type { Meanings } from "./phrases.ts";
import type { Word } from "./words.ts";

/** "A rose garden": roses are what it is full of. */
export const isBed = ({ things }: Meanings, next: Word | undefined): boolean =>
  next?.text === "garden" && things.every(({ gait, size }) => gait === "plant" && size === "small");

const IN_A_BED = 3;

/** How many of it there are where nobody counts: a bed of flowers, and leaves in one heap. */
export function growing(meaning: Meanings, next: Word | undefined): number | undefined {
  if (isBed(meaning, next)) return IN_A_BED;
  return meaning.things[0]?.art === "leaf-pile" ? 1 : undefined;
}
