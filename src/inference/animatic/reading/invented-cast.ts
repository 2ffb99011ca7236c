import type { ShotOrder } from "../../../core/ports/orders.ts";
import type { Random } from "../random.ts";
import type { Action, CastMember, Gait, PlaceId, SizeClass } from "../scene.ts";

/** Someone to look at in a place where the words put nobody. */
export function inventedCast(place: PlaceId, random: Random): CastMember[] {
  if (place === "abstract") return [random.pick(DREAMS)];
  return LOCALS[place] ?? [{ ...someone("dove", "fly", "tiny", "fly", 3), scale: 0.5 }];
}

function someone(art: string, gait: Gait, size: SizeClass, action: Action, count = 1): CastMember {
  return { art, count, role: "hero", gait, size, action, scale: 1, person: false };
}

const DREAMS: readonly CastMember[] = [
  someone("hot-air-balloon", "float", "large", "float"),
  someone("paper-boat", "sail", "normal", "move"),
  someone("paper-plane", "fly", "normal", "fly"),
  someone("kite", "float", "normal", "float"),
  someone("lighthouse", "still", "huge", "idle"),
];

const LOCALS: Partial<Record<PlaceId, CastMember[]>> = {
  sea: [someone("sailboat", "sail", "large", "move")],
  lake: [someone("sailboat", "sail", "large", "move")],
  river: [someone("canoe", "sail", "large", "move")],
  sky: [someone("hot-air-balloon", "float", "large", "float", 2)],
  underwater: [
    someone("tropical-fish", "swim", "small", "swim", 4),
    someone("turtle", "swim", "normal", "swim"),
  ],
  space: [someone("rocket", "fly", "large", "fly"), someone("ringed-planet", "float", "huge", "float")],
  forest: [someone("deer", "walk", "large", "move")],
  snowfield: [someone("deer", "walk", "large", "move")],
  snowymountains: [someone("deer", "walk", "large", "move")],
  mountains: [someone("eagle", "fly", "small", "fly")],
  meadow: [someone("butterfly", "fly", "tiny", "fly", 4), someone("tree", "plant", "huge", "idle")],
  garden: [someone("butterfly", "fly", "tiny", "fly", 4)],
  jungle: [someone("monkey", "walk", "normal", "idle"), someone("parrot", "fly", "small", "fly", 2)],
  bamboo: [someone("panda-body", "walk", "large", "idle")],
  savanna: [someone("elephant", "walk", "huge", "move", 2)],
  desert: [someone("camel", "walk", "large", "move", 3)],
  farm: [someone("cow", "walk", "large", "idle", 2), someone("rooster", "walk", "small", "idle")],
  city: [someone("taxi", "roll", "large", "move")],
  street: [someone("person", "walk", "normal", "move", 4)],
  road: [someone("automobile", "roll", "large", "move")],
  castle: [someone("castle", "still", "huge", "idle")],
  room: [someone("cat", "walk", "normal", "rest")],
  stage: [someone("microphone", "still", "normal", "idle")],
  cave: [someone("bat", "fly", "small", "fly", 3)],
  beach: [someone("palm-tree", "plant", "huge", "idle")],
  // The mountain itself is enough to look at.
  volcano: [],
  mars: [someone("rover", "roll", "large", "move")],
  moon: [someone("astronaut-body", "walk", "normal", "move")],
};

/** "Snow falls on a village": it is what one came to see. */
const WEATHER_ALONE =
  /^(?:the |a |an )?(?:\w+ ){0,2}(?:snow|rain|hail|fog|mist|storm|thunderstorm|blizzard|lightning|aurora|petals|fireworks) (?:falls?|rains?|pours?|rolls?|drifts?|strikes?|rages?|settles?|covers?|lies|glows?|dances?|explodes?|bursts?|lights?)\b/iu;

/** The person wants to see nobody: "an empty beach", "no people". */
export function wantsNobody({ beat, filmPrompt }: Pick<ShotOrder, "beat" | "filmPrompt">): boolean {
  if (WEATHER_ALONE.test(beat)) return true;
  // "The camera flies through a canyon": it is of the place.
  return /\bthe camera (?:flies|glides|drifts|soars|floats|moves|travels|sweeps|pushes)\b|\b(?:empty|deserted|desolate|uninhabited|no ?body|no (?:people|one|humans|animals))\b/iu.test(
    `${beat} ${filmPrompt}`,
  );
}
