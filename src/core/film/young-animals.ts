const GROWN_UP = {
  duckling: "duck",
  kitten: "cat",
  puppy: "dog",
  pup: "dog",
  lamb: "sheep",
  foal: "horse",
  calf: "cow",
  chick: "hen",
  gosling: "goose",
  piglet: "pig",
  fawn: "deer",
  cygnet: "swan",
};

const pluralOf = (word: string) => word.replace(/y$/, "ie").replace(/f$/, "ve").concat("s");

/** What the young of an animal are called, one or several, and what they grow up to. */
export const GROWN: ReadonlyMap<string, string> = new Map(
  Object.entries(GROWN_UP).flatMap(([young, grown]) => [
    [young, grown],
    [pluralOf(young), grown],
  ]),
);

/** What parents are called, a duckling's too. */
export const PARENTS: ReadonlySet<string> = new Set("mother mom mum mama father dad papa".split(" "));
