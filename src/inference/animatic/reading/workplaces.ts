import type { Interior } from "../places.ts";
import type { Act, CastMember, PlaceId, Trade } from "../scene.ts";
import type { Meanings } from "./phrases.ts";
import type { Reading } from "./read-cast.ts";
import type { Found } from "./terms.ts";

/** Where people are at work, where nobody says where they are. */
const BY_TRADE: Partial<Record<Trade, Interior>> = {
  baker: "bakery",
  butcher: "butchery",
  florist: "florist",
  hairdresser: "salon",
  tailor: "tailor",
  dentist: "dentist",
  waiter: "restaurant",
  barista: "cafe",
  bartender: "bar",
  vendor: "shop",
  smith: "forge",
  welder: "workshop",
  jeweller: "shop",
  carpenter: "workshop",
  potter: "workshop",
  librarian: "library",
  plumber: "kitchen",
  vet: "petshop",
};
/** Whose work is under the sky. */
const OUT_BY_TRADE: Partial<Record<Trade, PlaceId>> = {
  fisher: "beach",
  lifeguard: "beach",
  shepherd: "meadow",
  miner: "cave",
  hiker: "mountains",
  climber: "mountains",
  lumberjack: "forest",
  ranger: "forest",
  hunter: "forest",
};
const BY_ART: Readonly<Record<string, Interior>> = {
  "cook-body": "kitchen",
  "scientist-body": "laboratory",
  "doctor-body": "ward",
  "teacher-body": "classroom",
  "mechanic-body": "garage",
  "artist-body": "studio",
};

/** What is done at home, where nobody says where. */
const BY_ACT: Partial<Record<Act, Interior | "">> = {
  cook: "kitchen",
  sew: "",
  type: "",
  write: "",
};
const BY_TOOL: Readonly<Record<string, Interior | "">> = {
  iron: "",
  "rolling-pin": "kitchen",
  toothbrush: "bathroom",
  razor: "bathroom",
  "kitchen-knife": "",
};
const deedsRoom = ({ act, tool, at }: CastMember): Interior | "" | undefined =>
  at && at.how !== "held" ? undefined : ((act && BY_ACT[act]) ?? BY_TOOL[tool ?? ""]);

/** Whoever washes up or irons does so in a house, an octopus too. */
const isChore = ({ act, to, tool }: CastMember): boolean =>
  (act === "wash" && to === "dishes") || CHORES.has(tool ?? "");
const CHORES = new Set(["iron", "rolling-pin", "toothbrush", "razor"]);

/** The workplace of whom the scene is about. */
export function workplaceOf(cast: readonly CastMember[]): Interior | undefined {
  return tradesRoom(cast) ?? ((cast[0] && deedsRoom(cast[0])) || undefined);
}

function tradesRoom([hero]: readonly CastMember[]): Interior | undefined {
  if (!hero) return undefined;
  return (hero.outfit?.trade && BY_TRADE[hero.outfit.trade]) ?? BY_ART[hero.art];
}

/** Whoever does nothing else is at work, unless what is told of is under the sky. */
export function isAtWork(cast: readonly Reading[], told: readonly Found<Meanings>[]): boolean {
  return (
    tradesRoom(cast) !== undefined &&
    !cast.some(({ art, size }) => OUTDOOR.has(art) || size === "huge") &&
    cast.slice(1).every(
      ({ person, home, role, gait, art }) =>
        art === cast[0]?.to ||
        // What is mended in a garage has come in on its wheels.
        person ||
        role === "prop" ||
        gait === "roll" ||
        home === undefined ||
        home === "room",
    ) &&
    cast.every(({ action, act, gait }) => act !== undefined || gait !== "walk" || !AWAY.has(action)) &&
    !told.some(({ meaning }) => isOfTheSky(meaning.weather) || meaning.season !== undefined)
  );
}

/** A dusty book is no dust storm. */
const isOfTheSky = (weather: Meanings["weather"]): boolean =>
  weather !== undefined && ["rain", "storm", "snow", "fog", "wind", "clear"].includes(weather);

const AWAY: ReadonlySet<CastMember["action"]> = new Set(["run", "move", "leave", "fly"]);

/** What is under the sky, whoever is at it: a fence that painters paint. */
const OUTDOOR = new Set(
  "fence wall hammock tree conifer bench hole well house scarecrow swing-set campfire tent cart".split(" "),
);
const SETTLED: ReadonlySet<PlaceId> = new Set<PlaceId>([
  "street",
  "road",
  "village",
  "farm",
  "garden",
  "city",
]);
const WITHIN = new Set(
  "blackboard oven birthday-cake piano light-bulb television bed couch-and-lamp stove bathtub fridge desktop-computer candle chess-pawn".split(
    " ",
  ),
);

/** Where people are whom no word puts anywhere: in a street, unless what is with them is found elsewhere. */
export function homeOf(
  home: PlaceId | undefined,
  cast: readonly Reading[],
  told: readonly Found<Meanings>[],
): PlaceId | undefined {
  const isOutside = cast.some(
    ({ art, role, size }) => role === "prop" && (OUTDOOR.has(art) || size === "huge"),
  );
  if (cast.some(isChore)) return "room";
  // A web across a window is seen from within.
  if (cast.some(({ art }) => art === "web") && cast.some(({ art }) => art === "window")) return "room";
  if (home === "room" && isOutside) return "garden";
  // A fisherman with his fish is no diver.
  if (home === "underwater" && cast[0]?.person && cast[0].gait === "walk")
    return cast[0].act === "fish" || cast[0].act === "pull" || cast[0].act === "catch" ? "sea" : "street";
  if (home === "underwater" && cast[0]?.art === "mermaid" && cast[0].at?.art === "rock") return "sea";
  // Aliens who buy ice cream from a truck have landed.
  const landed = home === "space" ? cast.find(({ home: other }) => other && SETTLED.has(other)) : undefined;
  if (landed) return landed.home;
  if (home !== "street") return home;
  if (told.some(({ meaning }) => meaning.weather === "snow" || meaning.season === "winter"))
    return "snowfield";
  if (cast.some(({ art }) => art === "campfire" || art === "tent")) return "forest";
  if (isOutside) return "garden";
  const [hero] = cast;
  const outside = hero?.outfit?.trade && OUT_BY_TRADE[hero.outfit.trade];
  if (outside) return outside;
  if (hero?.person && deedsRoom(hero) !== undefined) return "room";
  return cast.some(({ art, role }) => role === "prop" && WITHIN.has(art)) ? "room" : home;
}
