import { ENTRY_BY_ART, ENTRY_BY_WORD } from "./lexicon.ts";
import { memberOf, type Reading } from "./read-cast.ts";
import type { Word } from "./words.ts";

/** What a film has told until a shot, and who and what was met in it. */
interface Told {
  terms: readonly Word[];
  met: readonly Reading[];
  /** The story has the shot on board of something: its place is a boat. */
  isAboard: boolean;
}

const CYCLES = /^(?:cycles|cycling|pedals|pedalling|pedaling|bikes|biking|bicycle|bike)$/;
const RIDES = /^(?:rides?|riding)$/;
const DRIVES = /^(?:drives?|driving)$/;
const FLIES = /^(?:flies|fly|flying|lands?|takes? off)$/;
const ROWS = /^(?:rows|rowing|paddles|paddling)$/;
const A_VEHICLE = /^(?:boat|canoe|sailboat|dinghy|van|car|truck|bus|taxi|cart)$/;
/** On foot one has left whatever one rode. */
const ON_FOOT = /^(?:walks?|walking|runs?|running|steps?|climbs?|sleeps?|dances?|sits?)$/;

/**
 * "He rows home", "she cycles through the city", "he drives off": whoever does sits in a boat, on a bicycle or in a car, named
 * here or not, and whoever had one before has it still: "she rides into the tunnel", "beside his boat", "they fly home".
 */
export function withVehicle(beat: readonly Word[], cast: readonly Reading[], film: Told): Reading[] {
  const says = (words: RegExp) => beat.some(({ text }) => words.test(text));
  const told = (words: RegExp) => film.terms.some(({ text }) => words.test(text));
  const rower = cast.find((one) => one.person && one.act === "row" && one.at === undefined);
  if (rower && !cast.some(({ gait }) => gait === "sail")) return seated(cast, [rower], "in", "canoe");
  const aboard = cast.filter((one) => isPerson(one) && one.role === "hero" && one.at?.how !== "held");
  const ship = film.met.findLast(({ art }) => FLYING.has(art));
  if (ship && aboard.length > 0 && says(FLIES)) return seated(cast, aboard, "in", ship.art);
  const owner = aboard.find(({ at }) => at === undefined);
  if (!owner) return [...cast];
  const theirs = beat.find(
    ({ text }, at) => A_VEHICLE.test(text) && /^(?:his|her|their)$/.test(beat[at - 1]?.text ?? ""),
  );
  const boat = cast.find(({ art }) => art === ENTRY_BY_WORD.get(theirs?.text ?? "")?.art);
  // "Washes his car": from outside.
  if (
    boat &&
    (owner.act === undefined || owner.act === "row" || owner.act === "fish" || boat.gait === "sail")
  ) {
    // Behind a sail nobody would be seen.
    const kind = boat.art === "sailboat" && (told(ROWS) || theirs?.text === "boat") ? "canoe" : boat.art;
    const rowed = cast.map((one) => (one === boat ? { ...one, art: kind } : pointing(one, boat.art, kind)));
    return rowed.map((one) =>
      one.art === owner.art && one.at === undefined ? { ...one, at: { how: "in" as const, art: kind } } : one,
    );
  }
  if (film.isAboard && !cast.some(({ gait }) => gait === "sail") && told(ROWS) && !says(ON_FOOT))
    return seated(cast, [owner], "in", "canoe");
  const isSeated = cast.some(({ gait, person, role }) => role === "hero" && !person && gait === "roll");
  if (isSeated || cast.some(({ at }) => at?.how === "on" || at?.how === "in")) return [...cast];
  if (owner.outfit?.trade === "skater" && !says(/^(?:ice|rink|frozen|ballet)$/))
    return seated(cast, [owner], "on", "skateboard");
  if (says(CYCLES) || (says(RIDES) && told(CYCLES))) return seated(cast, [owner], "on", "bicycle");
  if (says(RIDES)) {
    const mount = film.met.findLast(({ art }) =>
      film.met.some(({ at }) => at?.how === "on" && at.art === art),
    );
    if (mount) return seated(cast, [owner], "on", mount.art);
    if (!RIDERS.has(owner.art)) return [...cast];
    // Where that is, the rider tells and not the horse.
    return seated(cast, [owner], "on", "horse").map(({ home, ...one }) =>
      home === undefined || one.art === "horse" ? one : { ...one, home },
    );
  }
  if (says(DRIVES)) {
    const car = film.met.findLast(({ gait, person }) => gait === "roll" && !person);
    return seated(cast, [owner], "in", car?.art ?? "automobile");
  }
  return [...cast];
}

/** "A cowboy rides into the sunset": on what goes without saying. */
const RIDERS = new Set("cowboy-body knight prince-body princess-body king-body queen".split(" "));

const FLYING = new Set(
  "rocket flying-saucer airplane small-airplane propeller-plane helicopter hot-air-balloon".split(" "),
);
/** They go about as people do. */
const LIKE_PEOPLE = /-body$|^(?:pirate|knight|witch|diver)$/;

const isPerson = ({ person, art, gait }: Reading) => person || (gait === "walk" && LIKE_PEOPLE.test(art));

const pointing = (one: Reading, from: string, to: string): Reading =>
  one.at?.art === from ? { ...one, at: { ...one.at, art: to } } : one;

function seated(cast: readonly Reading[], who: readonly Reading[], how: "in" | "on", art: string): Reading[] {
  const entry = ENTRY_BY_ART.get(art);
  if (!entry) return [...cast];
  const others = cast.map((one): Reading => {
    if (!who.includes(one)) return one;
    const { at: _at, act, ...rest } = one;
    return { ...rest, ...(act && act !== "follow" ? { act } : {}), at: { how, art } };
  });
  const action = entry.gait === "fly" || entry.gait === "float" || FLYING.has(art) ? "fly" : "move";
  return others.some((one) => one.art === art) ? others : [...others, { ...memberOf(entry, 1), action }];
}
