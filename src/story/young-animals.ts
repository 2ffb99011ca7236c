import { GROWN, PARENTS } from "../core/film/young-animals.ts";
import type { Character } from "./character.ts";

/** "Five ducklings follow their mother": she is a duck, and no woman. */
export function withAnimalParents(characters: readonly Character[]): Character[] {
  const young = characters.map(({ head }) => GROWN.get(head.toLowerCase())).find((kind) => kind);
  if (young === undefined) return [...characters];
  return characters.map((one) =>
    PARENTS.has(one.name.toLowerCase())
      ? {
          ...one,
          description: `${one.name} ${young}`,
          name: `${one.name} ${young}`,
          kind: "thing",
        }
      : one,
  );
}
