import { formsOf } from "./nouns.ts";

/** What people call one thing by: who says "the cab" of a taxi means it. A pair that is a choice ("boy", "girl") isn't here. */
const SAME = [
  "aeroplane aircraft airplane jet plane",
  "audience crowd spectators",
  "automobile car",
  "bicycle bike",
  "boat ship vessel",
  "boulder rock stone",
  "bunny hare rabbit",
  "cab taxi taxicab",
  "cap hat",
  "castle fortress sandcastle",
  "cat feline kitten kitty",
  "child kid",
  "coat jacket",
  "cottage home house",
  "couch sofa",
  "crow raven",
  "dad daddy father",
  "dog doggo doggy hound pup pupper puppy",
  "dude fella guy man",
  "digger excavator",
  "fire flames",
  "forest woods",
  "frock gown dress",
  "glasses spectacles",
  "grandad grandfather grandpa gramps",
  "grandma grandmother granny nana",
  "grass lawn",
  "highway road street",
  "horse mare pony stallion steed",
  "lady woman",
  "mama mom mother mum mummy",
  "motorbike motorcycle",
  "ocean sea",
  "pants trousers",
  "rocket spacecraft spaceship",
  "television tv",
  "wagon cart carriage",
].map((names) => new Set(names.split(" ")));

/** The other names of a thing, in the singular; none where it has only its own. */
export function otherNames(noun: string): string[] {
  const forms = formsOf(noun);
  const names = SAME.find((each) => forms.some((form) => each.has(form)));
  return names === undefined ? [] : [...names].filter((name) => !forms.includes(name));
}
