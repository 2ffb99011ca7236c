import { hasArms } from "../art/gallery.ts";
import { isLittle, metresOf } from "../layout/sizes.ts";
import type { Act, CastMember, PlaceId } from "../scene.ts";
import { ENTRY_BY_ART } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";
import { isHandy } from "./relations.ts";

/** What is done with both hands to something before one. */
const AT_HAND: ReadonlySet<Act> = new Set<Act>(
  "use hammer build paint cook pour wash open write sew pick plant dig look take".split(" ") as Act[],
);
/** Of these deeds a small thing lies where it lies. */
const ON_THE_GROUND: ReadonlySet<Act> = new Set<Act>(
  "kick throw catch chase follow toy juggle push pull".split(" ") as Act[],
);
/** Surfaces that the words may name, and whatever else is worked on in its own way. */
const SURFACES = ["table", "anvil", "potters-wheel", "stove", "bed", "piano"];
const OWN_SURFACE: Readonly<Record<string, string>> = {
  smith: "anvil",
  welder: "anvil",
  potter: "potters-wheel",
};
/** They stand on the floor of a room, or hang on its wall. */
const STAYS = new Set(
  "bathtub bicycle framed-picture world-map mirror red-heart campfire puddle hole drum sandcastle suitcase bucket seedling soccer-ball basketball ball skateboard broom blocks stump net barrel cauldron potted-plant".split(
    " ",
  ),
);
const MOST_ON_A_TABLE = 4;

/** Small things are worked on where hands are: on a table in a room, and on one's knees in the open. */
export function workedOn(told: readonly Reading[], place: PlaceId): Reading[] {
  const cast = atEyes(atEasel(told));
  const doer = cast.find(({ art, role }) => role === "hero" && hasArms(art));
  if (!doer || doer.count > 3 || (doer.at && !["beside", "through"].includes(doer.at.how))) return [...cast];
  const isFree = (one: CastMember) =>
    isHandy(one) &&
    one.gait === "still" &&
    (one.at === undefined || one.at.art === "wheel") &&
    !cast.some(({ at }) => at?.art === one.art && at.how !== "through") &&
    !STAYS.has(one.art);
  if (place !== "room") return kneeling(cast, doer);
  if (cast.some(({ to, act, art }) => act && ON_THE_GROUND.has(act) && (to === art || to === undefined)))
    return [...cast];
  const things = cast.filter((one) => isFree(one) && one.count <= MOST_ON_A_TABLE);
  const wanted = OWN_SURFACE[doer.outfit?.trade ?? ""];
  const isShaping = wanted !== undefined && doer.act !== undefined && AT_HAND.has(doer.act);
  if (things.length === 0 && !isShaping) return [...cast];
  const there = cast.find(({ art, at }) => SURFACES.includes(art) && at === undefined);
  const art = there?.art ?? wanted ?? "table";
  const entry = ENTRY_BY_ART.get(art);
  if (!entry) return [...cast];
  const targeted = things.some((thing) => thing.art === doer.to);
  return [
    ...cast
      .filter(({ art: other }) => other !== "wheel" || wanted !== "potters-wheel")
      .map((one): Reading => {
        if (things.includes(one)) return { ...one, at: { how: "on", art } };
        if (one !== doer) return one;
        // A microscope on a table is looked into, and stands nearer than what is far behind it.
        if (doer.at?.how === "through") return withoutPlace({ ...one, to: art });
        const isAtIt = doer.act !== undefined && AT_HAND.has(doer.act);
        if (targeted || (isAtIt && doer.to === undefined)) return { ...one, to: art };
        return doer.to === undefined && doer.at === undefined ? { ...one, at: { how: "beside", art } } : one;
      }),
    ...(there ? [] : [memberOf(entry, 1)]),
  ];
}

const PICTURE = "framed-picture";

/** Who paints a picture, what can only be looked at, or nothing that is named, stands at an easel. */
function atEasel(cast: readonly Reading[]): readonly Reading[] {
  const entry = ENTRY_BY_ART.get("easel");
  const painter = cast.find(({ act, count, at }) => act === "paint" && count === 1 && !at);
  if (!entry || !painter || cast.some(({ art }) => art === "ladder")) return cast;
  const motif = cast.find((one) => one.art === painter.to && one !== painter);
  if (motif && motif.art !== PICTURE && motif.art !== "easel" && !isMotif(motif, painter)) return cast;
  const { to: _to, ...free } = painter;
  return [
    ...cast
      .filter(({ art }) => art !== PICTURE && art !== "easel")
      .map((one) => (one === painter ? { ...free, to: "easel" } : one)),
    memberOf(entry, 1),
    ...(motif && motif.art !== PICTURE && motif.art !== "easel" ? [pictureOf(motif)] : []),
  ];
}

/** Whether somebody makes a picture of it: of a tower, a tree or a lion, but a fence, a boat or a car gets new paint. */
function isMotif(motif: CastMember, { art, paint }: CastMember): boolean {
  if (paint !== undefined || motif.gait === "roll" || motif.gait === "sail") return false;
  // A man paints his house, a painter a picture of one.
  if (DWELLINGS.has(motif.art)) return art === "artist-body";
  return motif.size === "huge" || motif.gait === "plant" || motif.role === "hero";
}
const DWELLINGS = new Set("house hut barn treehouse coop church statue".split(" "));

/** How tall a picture on an easel is, in metres. */
const ON_CANVAS = 0.8;
/** What is on the canvas. */
function pictureOf({ art, size, gait, person, outfit, colour }: CastMember): Reading {
  return {
    ...{ art, size, gait, person, count: 1, role: "prop", action: "idle" },
    scale: (ON_CANVAS / metresOf({ art, size, scale: 1 })) ** 0.25,
    ...(outfit ? { outfit } : {}),
    ...(colour ? { colour } : {}),
    at: { how: "on", art: "easel" },
  };
}

/** What one looks through is in the hand, unless it stands on a table. */
function atEyes(cast: readonly Reading[]): readonly Reading[] {
  const looker = cast.find(
    ({ act, tool, at }) =>
      act === "look" &&
      at !== undefined &&
      (at.art === tool || (at.how === "through" && LOOKED_THROUGH.has(at.art))),
  );
  if (!looker) return cast;
  const glass = looker.at?.art;
  return cast.map((one): Reading => {
    if (one === looker) return withoutPlace({ ...one, ...(glass ? { tool: glass } : {}) });
    return one.art === glass ? { ...one, at: { how: "held", art: looker.art } } : one;
  });
}

const LOOKED_THROUGH = new Set(["telescope", "binoculars"]);

function kneeling(cast: readonly Reading[], doer: Reading): Reading[] {
  const { act, to, posture, action } = doer;
  const thing = cast.find(({ art }) => art === to);
  const isLow =
    act !== undefined &&
    AT_HAND.has(act) &&
    act !== "dig" &&
    (act !== "look" || doer.art === "detective-body") &&
    thing !== undefined &&
    isLowDown(thing);
  if (!isLow || posture || (action !== "idle" && action !== "play")) return [...cast];
  return cast.map((one) => (one === doer ? { ...one, posture: "kneel" as const } : one));
}

function withoutPlace({ at: _at, ...one }: Reading): Reading {
  return one;
}

const isLowDown = (thing: CastMember): boolean =>
  thing.role === "prop" && isLittle(thing) && thing.at === undefined;
