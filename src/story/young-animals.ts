import type { Character } from "./character.ts";

const GROWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    duckling: "duck",
    kitten: "cat",
    puppy: "dog",
    puppie: "dog",
    pup: "dog",
    lamb: "sheep",
    foal: "horse",
    calf: "cow",
    chick: "hen",
    gosling: "goose",
    piglet: "pig",
    fawn: "deer",
    cygnet: "swan",
  }),
);
const PARENT = /^(?:mother|mum|mom|mama|father|dad|papa)$/iu;

/** "Five ducklings follow their mother": she is a duck, and no woman. */
export function withAnimalParents(characters: readonly Character[]): Character[] {
  const young = characters.map(({ head }) => GROWN.get(head.replace(/s$/u, ""))).find((kind) => kind);
  if (young === undefined) return [...characters];
  return characters.map((one) =>
    PARENT.test(one.name)
      ? {
          ...one,
          description: `${one.name} ${young}`,
          name: `${one.name} ${young}`,
          kind: "thing",
        }
      : one,
  );
}
