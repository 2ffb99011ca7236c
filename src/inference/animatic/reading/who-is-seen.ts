import type { CastMember, PlaceId } from "../scene.ts";
import { SHIPS } from "./carrier-here.ts";
import { atTable, onBench, withChair } from "./chairs.ts";
import { shellsOf } from "./inside.ts";
import { INDOORS } from "./outdoors.ts";
import type { Reading } from "./read-cast.ts";
import { shownBy } from "./sights.ts";
import { FIELD_ARTS } from "./surroundings.ts";
import type { WhereItIs } from "./where-it-is.ts";
import type { WhoIsThere } from "./who-is-there.ts";
import { withoutThings } from "./without-things.ts";
import { workedOn } from "./worked-on.ts";
import { inBowls, inWebs, onCakes, parked, withWorkpiece } from "./workpieces.ts";

/** Those of the cast that are in the picture, at what they work on, and without what the place itself shows. */
export function whoIsSeen(
  { cast, own }: Pick<WhoIsThere, "cast" | "own">,
  { place, carrier, field, sight, inside }: WhereItIs,
  unwanted: ReadonlySet<string>,
): CastMember[] {
  const isDoneTo = (art: string) => cast.some(({ to }) => to === art);
  const fitting = cast.filter(
    (member) =>
      own.some(({ art }) => art === member.art) ||
      isDoneTo(member.art) ||
      member.size !== "huge" ||
      !INDOORS.has(place) ||
      // A dragon lives in its cave.
      (place === "cave" && member.role === "hero"),
  );
  const aboard = carrier === "deck" ? fitting.filter(({ art }) => !SHIPS.includes(art)) : fitting;
  const housed = withoutThings(aboard, [
    ...(carrier === "bridge" ? ["golden-gate", "tower-bridge"] : []),
    ...shownBy(sight),
    ...(place === "room" ? shellsOf(inside) : []),
    ...(fitting.some(({ act }) => act === "sing" || act === "music") ? ["musical-notes"] : []),
  ]);
  const atWork = inBowls(withWorkpiece(parked(inWebs(onCakes(housed)), place), place), place);
  const seated = onBench(atTable(withChair(atWork, place)));
  // At a market things lie on a table as they do in a room.
  const members = workedOn(seated, sight === "market" ? "room" : place);
  return wanted(members, place, unwanted).filter(
    ({ art }) => !(field && FIELD_ARTS[field].includes(art) && !isDoneTo(art)),
  );
}

/** What a place shows anyway, and need not stand about in it once more. */
const SCENERY: Partial<Record<PlaceId, readonly string[]>> = {
  underwater: ["coral", "rock", "starfish"],
  forest: ["tree", "conifer"],
  jungle: ["tree", "palm-tree"],
  meadow: ["tree", "blossom", "conifer", "snow-capped-mountain"],
  mountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowymountains: ["conifer", "snow-capped-mountain", "mountain"],
  snowfield: ["snow-capped-mountain", "ice", "conifer", "tree"],
  village: ["house", "houses"],
  garden: ["tree", "blossom"],
  street: ["red-paper-lantern", "street-lamp"],
  space: ["ringed-planet", "star"],
  desert: ["desert"],
  room: ["window", "books", "rug"],
};

/** Land and air are not all they know. */
const SWIMMERS = new Set(
  "turtle penguin seal otter beaver crocodile polar-bear-body hippopotamus diver".split(" "),
);

/** Those of the cast that are to be seen: not what nobody wants, nor what stands there anyway, unless that is all there is. */
function wanted(cast: readonly Reading[], place: PlaceId, unwanted: ReadonlySet<string>): CastMember[] {
  const allowed = cast.filter((member) => !unwanted.has(member.art));
  const scenery = SCENERY[place] ?? [];
  // "A boy under a tree" has that one tree; a forest has its own.
  const matters = (member: Reading) =>
    // A window does nothing, and a room has one.
    (member.act !== undefined && member.art !== "window") ||
    member.at !== undefined ||
    cast.some((one) => one.at?.art === member.art || one.to === member.art);
  const others = allowed.filter(
    (member) => member.role !== "prop" || matters(member) || !scenery.includes(member.art),
  );
  return (others.length > 0 ? others : allowed).map(({ home, ...member }) =>
    (place === "underwater" && SWIMMERS.has(member.art)) || (place === "sea" && home === "underwater")
      ? { ...member, gait: "swim" as const, action: "swim" as const }
      : member,
  );
}
