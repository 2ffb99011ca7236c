import { INSTRUMENTS } from "../acting/instruments.ts";
import { isLittle } from "../layout/sizes.ts";
import { MOUNTS } from "../mounts.ts";
import type { CastMember, RelationKind } from "../scene.ts";
import { isDeed } from "./act-words.ts";
import { fallsOff } from "./falls-off.ts";
import { fetcherFrom, isFoundWhereItIs } from "./fetching.ts";
import { onBodies } from "./on-bodies.ts";
import { textOf, type Word } from "./words.ts";

/** A member of the cast and where in the text it is named. */
export interface Named {
  member: CastMember;
  /** What it was called. */
  word?: string;
  from: number;
  to: number;
}

const ON = new Set("on onto atop".split(" "));
const IN = new Set("in inside into aboard".split(" "));
const RIDES = new Set("ride rode mount surf".split(" "));
const DRIVES = new Set("drive drove pilot steer fly sail paddle row".split(" "));
const HOLDS = new Set(
  "hold carry eat drink play read wave wield swing use grab under with lift lick strum bring wear throw catch juggle toss write knit type deliver give offer hand find light show put take steal snatch pull lay place arrange hang stack wrap buy pick flip balance load pack drop launch release fetch check change examine collect".split(
    " ",
  ),
);
/** Words between the two names at most, and those of them that say how they stand to each other. */
const FARTHEST = 14;
const NEAR = 4;

/** Vessels and vehicles whose passengers look out over the rim. */
const WITH_ROOM_INSIDE = new Set(
  "toy-car hamster-wheel cart net bucket barrel shopping-cart stroller automobile taxi bus police-car racing-car sport-utility-vehicle pickup-truck minibus delivery-truck fire-engine ambulance auto-rickshaw tractor locomotive bullet-train tram-car rover airplane small-airplane propeller-plane helicopter rocket flying-saucer hot-air-balloon sailboat pirate-ship passenger-ship ferry speedboat canoe submarine paper-boat sled raft liner tree teacup-without-handle hot-beverage bathtub basket top-hat nest-with-eggs wrapped-gift jar hole tent steaming-bowl bed treasure suitcase".split(
    " ",
  ),
);
/** Between two names these say that something new is told of. */
const ENDS_A_RELATION = new Set("and while when as".split(" "));
const LARGER = ["tiny", "small", "normal", "large", "huge"];

/** "Elon Musk riding a unicorn": whoever that is, somebody rides. */
export function isRiddenByUnknown({ member, from }: Named, terms: readonly Word[]): boolean {
  if (!canCarry(member, member)) return false;
  const before = terms.slice(Math.max(0, from - NEAR), from);
  const verb = before.findIndex((word) => word.forms.some((form) => RIDES.has(form)));
  return verb > 0 || (verb === 0 && from > NEAR);
}

const PUTS = new Set("spray squirt pour splash spill sprinkle shine spit".split(" "));

const THROWS = new Set("throw toss juggle hurl bounce".split(" "));

const LOOKS_OUT = new Set("wave look peek shout sing wink smile watch fish spy lean".split(" "));

const AFLOAT = new Set(["swim", "fly", "sail"]);
const BEARS = new Set("branch tree".split(" "));
const PERCHES = new Set("branch log stump rock fence bench".split(" "));

const SEATS = new Set("hammock wheelchair chair armchair couch-and-lamp throne bed swing-set".split(" "));

/** "A man walks his dog with an umbrella": it is the man who has hands. */
function holderOf(named: readonly Named[], place: number): CastMember {
  const own = named[place]?.member as CastMember;
  if (own.person) return own;
  const people = named.slice(0, place).filter((one) => one.member.person);
  const person =
    people.find(({ member }) => member.at === undefined) ??
    people.find(({ member }) => member.at?.art === own.art);
  return person?.member ?? own;
}

/** "Climbs the stairs of a lighthouse with a lantern": the lighthouse has none in its hand. */
export const CARRIED_ABOUT = new Set(
  "lamp torch candle umbrella suitcase basket flag balloon bouquet".split(" "),
);

function isBearer(
  named: readonly Named[],
  place: number,
  thing: CastMember,
  between: readonly Word[],
): boolean {
  if (named[place]?.member.role === "hero") return true;
  // "A girl in a wheelchair throws a ball": a wheelchair throws nothing.
  if (between.some(({ forms }) => forms.some((form) => THROWS.has(form)))) return true;
  return CARRIED_ABOUT.has(thing.art) && named.slice(0, place).some(({ member }) => member.person);
}

/** What says how one stands to the next; the first that is found between them counts. */
const STANDS: readonly (readonly [RelationKind, readonly string[]])[] = [
  ["before", ["in front of", "before", "past"]],
  ["beside", ["next to", "beside", "alongside", "near", "close to", "by", "along with", "besides"]],
  ["behind", ["behind"]],
  ["under", ["under", "underneath", "beneath", "below"]],
  ["between", ["between", "among", "amid"]],
  ["over", ["over", "above"]],
  ["around", ["around", "round"]],
  ["through", ["through"]],
  ["at", ["at"]],
];

/** Furniture that one is at, rather than on or beside. */
const TABLES = new Set(
  "table chess-table domino-table stove piano desktop-computer well easel drum".split(" "),
);

/** "An astronaut riding a horse", "a cat in a teacup", "a boy under a tree": who is on, in, under or has hold of what. */
export function relate(named: readonly Named[], terms: readonly Word[]): void {
  const [first, second] = named;
  // "Inside the train an old woman knits."
  if (first && second?.member.role === "hero" && first.from <= 3 && WITH_ROOM_INSIDE.has(first.member.art)) {
    const isInside = terms.slice(0, first.from).some(({ text }) => /^(?:inside|aboard)$/.test(text));
    if (isInside && terms[second.from]?.sentence === terms[first.from]?.sentence && !second.member.at)
      second.member.at = { how: "in", art: first.member.art };
  }
  for (const [place, { member, to }] of named.entries()) {
    const next = named[place + 1];
    // One carries the other, but no towers.
    if (!next || next.from < to) continue;
    if (next.from - to > FARTHEST || terms[to]?.sentence !== terms[next.from]?.sentence) continue;
    const between = terms.slice(Math.max(to, next.from - NEAR), next.from);
    // "In front of a bus": in no bus.
    const isBefore = between.some(({ text }) => text === "front");
    const said = (words: ReadonlySet<string>) =>
      !(words === IN && isBefore) && between.some((word) => word.forms.some((form) => words.has(form)));
    if (between.some((word) => ENDS_A_RELATION.has(word.text))) {
      goOn(named, place, terms, between);
      continue;
    }
    // Light falls through it, on whatever that is: a window is on nothing.
    if (member.art === "window") continue;
    const isCarrierAlready = named.some((one) => one.member.at?.art === member.art);
    const other = next.member;
    // "A dog podcasting": what is done names the thing that is used.
    const isUsed = next.from === to && /ing$/.test(terms[next.from]?.text ?? "");
    const isVehicle = other.role === "hero" && WITH_ROOM_INSIDE.has(other.art);
    const isLoaded =
      between[0]?.text === "with" && between.length <= 2 && other.person && member.gait === "roll";
    if (
      (between.some(({ text }) => text === "full") || isLoaded) &&
      WITH_ROOM_INSIDE.has(member.art) &&
      !other.at
    ) {
      settle(other, "in", member);
      continue;
    }
    const holder = holderOf(named, place);
    // "Eats noodles in his car": he is in it, with what is in his hand.
    const isFromBoat = other.gait === "sail" && between.some(({ text }) => text === "from");
    if (
      (member.at?.how === "held" || (member.role === "prop" && isFromBoat)) &&
      holder !== member &&
      !holder.at &&
      isVehicle &&
      (said(IN) || isFromBoat)
    ) {
      settle(holder, "in", other);
      continue;
    }
    // "Eats a nut on a branch": it is who eats that is on it.
    const eater = member.at?.how === "held" && named.find((one) => one.member.art === member.at?.art)?.member;
    if (eater && !eater.at && PERCHES.has(other.art) && said(ON)) {
      settle(eater, "on", other);
      continue;
    }
    // "Waves from a plane": in it.
    const isSeenIn =
      terms.slice(Math.max(to, next.from - NEAR - 1), next.from).some(({ text }) => text === "from") &&
      terms.slice(to, next.from).some(({ forms }) => forms.some((form) => LOOKS_OUT.has(form)));
    if (isSeenIn && isVehicle && member.role === "hero" && !member.at) {
      settle(member, "in", other);
      continue;
    }
    if (fallsOff(member, other, between)) continue;
    // "Knocks a vase off the table": both are on it.
    if (
      member.role === "prop" &&
      !member.at &&
      TABLES.has(other.art) &&
      between.some(({ text }) => text === "off")
    ) {
      settle(member, "on", other);
      if (holder !== member && !holder.person && !holder.at && LARGER.indexOf(holder.size) <= 2)
        settle(holder, "on", other);
      continue;
    }
    // "Rescues a kitten from a tree": he is at the tree.
    const isLarge = other.role === "prop" && (other.size === "huge" || other.size === "large");
    const fetcher = isLarge ? fetcherFrom(named, place, terms) : undefined;
    if (fetcher && !fetcher.member.at) {
      fetcher.member.at = { how: "beside", art: other.art };
      continue;
    }
    // "Plays the harp on a rock": so does whoever plays.
    const player = INSTRUMENTS.has(member.art)
      ? named.slice(0, place).findLast((one) => one.member.role === "hero")?.member
      : undefined;
    if (player && !player.at && said(ON) && other.role === "prop" && canCarry(player, other)) {
      settle(player, "on", other);
      continue;
    }
    // "Hangs upside down from a branch": it bears whoever does.
    const isHung =
      other.role === "prop" &&
      /\bhang(?:s|ing)?\b.*\b(?:from|by|on|in|off)\b/.test(textOf(terms.slice(to, next.from)));
    if (isHung && member.role === "hero" && !member.at && !other.at && BEARS.has(other.art)) {
      settle(member, "on", other);
      continue;
    }
    // "Sprays water on a fire": the water is on it.
    const isPut =
      said(ON) && terms.slice(to, next.from).some(({ forms }) => forms.some((form) => PUTS.has(form)));
    const isFree = !isPut && !member.at && !next.member.at && (!isCarrierAlready || other.role !== "hero");
    if (
      isFree &&
      WITH_ROOM_INSIDE.has(other.art) &&
      (said(IN) || said(DRIVES) || (isVehicle && (said(ON) || said(RIDES))))
    )
      settle(member, "in", other);
    else if (
      isFree &&
      canCarry(member, other) &&
      (said(RIDES) || said(ON) || (said(IN) && SEATS.has(other.art)))
    )
      settle(member, "on", other);
    else if (
      member.role === "prop" &&
      said(ON) &&
      MOUNTS.has(other.art) &&
      !other.at &&
      isOnFoot(named, place)
    )
      settle(holderOf(named, place), "on", other);
    else if (
      isFree &&
      isBearer(named, place, other, between) &&
      !isFoundWhereItIs(next, terms, between) &&
      ((isHandy(other) && (isUsed || said(HOLDS))) || (isCatch(other) && said(LIFTS))) &&
      !said(IN) &&
      // Under a lamp one has none in the hand, but an umbrella.
      (other.art === "umbrella" || !between.some(({ text }) => text === "under"))
    )
      settle(other, "held", holderOf(named, place));
    // "In front of a giant shoe" is longer than most of what is said between two.
    else stand(named, place, terms.slice(Math.max(to, next.from - NEAR - 1), next.from));
  }
  shareTables(named, terms);
  seatOwners(named);
  onBodies(named, terms);
}

/** "Is afraid of a mouse and hides under the bed": it is told of whom the sentence is about. */
function goOn(
  named: readonly Named[],
  place: number,
  terms: readonly Word[],
  between: readonly Word[],
): void {
  const next = named[place + 1];
  const subject = named
    .slice(0, place)
    .find(({ member, from }) => member.role === "hero" && terms[from]?.sentence === between[0]?.sentence);
  const verb = between.findIndex(({ text }) => text === "and") + 1;
  const then = between[verb];
  if (!next || !subject || subject.member.at || verb === 0 || !then || !isDeed(then.forms)) return;
  if (next.member.role === "prop" && !next.member.at) stand([subject, next], 0, between.slice(verb + 1));
}

/** "Pushes an old man's wheelchair": he is in it. */
function seatOwners(named: readonly Named[]): void {
  for (const [place, { member, from }] of named.entries()) {
    const owner = named[place - 1];
    if (member.art === "wheelchair" && owner?.to === from && owner.member.at === undefined)
      settle(owner.member, "on", member);
  }
}

/** "Delivers letters on a bicycle": it isn't the letters that ride. */
function isOnFoot(named: readonly Named[], place: number): boolean {
  const holder = holderOf(named, place);
  return holder !== named[place]?.member && holder.at === undefined;
}

/** "Behind a house", "between two towers", "at a table": where one is seen from the other. */
function stand(named: readonly Named[], place: number, between: readonly Word[]): void {
  const next = named[place + 1];
  if (!next) return;
  const words = ` ${textOf(between)} `;
  // The last that is said before the name counts: "at sunset with pigeons" is not at the pigeons.
  const last = STANDS.flatMap(([kind, phrases]) =>
    phrases.map((phrase) => ({
      kind,
      end: words.lastIndexOf(` ${phrase} `) < 0 ? -1 : words.lastIndexOf(` ${phrase} `) + phrase.length,
    })),
  ).sort((left, right) => right.end - left.end)[0];
  if (
    !last ||
    last.end < 0 ||
    /\b(?:with|in|into|on|to|from|for|like|has|have)\b/.test(words.slice(last.end + 1))
  )
    return;
  // Past a house one is before it, but who swims past another is beside him.
  const isPast = words.includes(" past ") && AFLOAT.has(next.member.gait) && next.member.role === "hero";
  const how = isPast ? "beside" : last.kind;
  // "Two men play chess at a table": the men are at it, and the chess is on it.
  const doer =
    [...named.slice(0, place + 1)].reverse().find((one) => one.member.role === "hero") ?? named[place];
  if (!doer || doer.member === next.member) return;
  if (how === "at") {
    const isTable = TABLES.has(next.member.art);
    if (doer.member.at) return;
    doer.member.at = { how: isTable ? "at" : "beside", art: next.member.art };
    const thing = named[place];
    if (isTable && thing && thing !== doer && thing.member.role === "prop")
      thing.member.at = { how: "on", art: next.member.art };
    return;
  }
  const one = named[place]?.member.at ? doer : (named[place] ?? doer);
  if (one.member.at || one.member === next.member) return;
  const also = how === "between" ? named[place + 2]?.member.art : undefined;
  one.member.at = { how, art: next.member.art, ...(also && also !== one.member.art ? { and: also } : {}) };
}

/** Whoever is named together with one at a table sits at it too: "a cat and a dog at a table". */
function shareTables(named: readonly Named[], terms: readonly Word[]): void {
  // Both of a couple are in the canoe.
  for (const one of named) {
    const other = named.find(({ from, member }) => from === one.from && member !== one.member && member.at);
    const at = other?.member.at;
    if (at && one.member.at === undefined && ["at", "on", "in"].includes(at.how)) one.member.at = { ...at };
  }
  for (const [place, { member, to }] of named.entries()) {
    const next = named[place + 1];
    if (member.at || !next?.member.at || member.role !== "hero" || next.member.role !== "hero") continue;
    const { how } = next.member.at;
    if (!["at", "on", "in", "under"].includes(how) || next.member.at.art === member.art) continue;
    const between = terms.slice(to, next.from).map((word) => word.text);
    if (between.includes("and") && between.length <= 3) member.at = { ...next.member.at };
  }
}

function settle(member: CastMember, how: RelationKind, other: CastMember): void {
  member.at = { how, art: other.art };
  if (how === "on" && MOUNTS.has(other.art)) other.count = Math.max(other.count, member.count);
  if (other.art === "broom" && member.action === "fly") other.action = "fly";
  // Who rides takes along what is ridden.
  if (how === "held" || other.role === "prop") return;
  if (member.action !== "idle" && member.action !== "rest") other.action = member.action;
  else member.action = other.action;
}

/** Something to stand or sit on: no house or tree, which stand far behind. */
function canCarry(rider: CastMember, mount: CastMember): boolean {
  if (
    mount.gait === "float" ||
    (mount.gait === "sail" && !["surfboard", "lotus", "lily-pad", "pool-float", "raft"].includes(mount.art))
  )
    return false;
  if (mount.role === "prop")
    return (
      mount.size !== "huge" || isSmall(rider) || mount.art === "playground-slide" || mount.art === "swing-set"
    );
  return (
    mount.gait === "roll" ||
    mount.gait === "sail" ||
    LARGER.indexOf(mount.size) + Math.log2(mount.scale) >= LARGER.indexOf(rider.size) + Math.log2(rider.scale)
  );
}

const isSmall = (rider: CastMember) => isLittle(rider) || /cat|monkey/.test(rider.art);

/** "He holds up a fish", "she carries a kitten". */
const LIFTS = new Set(["hold", "carry", "lift", "rescue"]);

/** Young or light enough to be carried in the arms. */
const IN_ARMS = new Set("dog poodle ewe goose pig fox-body penguin".split(" "));

function isCatch(animal: CastMember): boolean {
  return (
    animal.role === "hero" &&
    !animal.person &&
    animal.count === 1 &&
    (isSmall(animal) || IN_ARMS.has(animal.art))
  );
}

/** A small thing that fits in a hand or a mouth. */
export function isHandy(thing: CastMember): boolean {
  if (UNHANDY.has(thing.art)) return false;
  return thing.role === "prop" && (thing.gait === "still" || thing.gait === "plant") && isSmall(thing);
}

const UNHANDY = new Set("campfire piano hole puddle door window".split(" "));
