import type { CastMember } from "../scene.ts";
import type { Word } from "./words.ts";

/** A member of the cast and where in the text it is named. */
export interface Named {
  member: CastMember;
  from: number;
  to: number;
}

const ON = new Set("on onto atop".split(" "));
const IN = new Set("in inside into aboard".split(" "));
const RIDES = new Set("ride rode mount surf".split(" "));
const DRIVES = new Set("drive drove pilot steer fly sail paddle row".split(" "));
const HOLDS = new Set(
  "hold carry eat drink play read wave wield swing use grab under with lift lick strum bring wear".split(" "),
);
/** Words between the two names at most, and those of them that say how they stand to each other. */
const FARTHEST = 14;
const NEAR = 4;

/** Vessels and vehicles whose passengers look out over the rim. */
const WITH_ROOM_INSIDE = new Set(
  "automobile taxi bus police-car racing-car sport-utility-vehicle pickup-truck delivery-truck fire-engine ambulance minibus auto-rickshaw tractor locomotive bullet-train tram-car rover airplane small-airplane helicopter rocket flying-saucer hot-air-balloon sailboat pirate-ship passenger-ship ferry speedboat canoe submarine paper-boat sled teacup-without-handle hot-beverage bathtub basket top-hat nest-with-eggs wrapped-gift jar hole tent steaming-bowl bed treasure suitcase".split(
    " ",
  ),
);
/** Between two names these say that something new is told of. */
const ENDS_A_RELATION = new Set("and while when beside near behind".split(" "));
const LARGER = ["tiny", "small", "normal", "large", "huge"];

/** "Elon Musk riding a unicorn": whoever that is, somebody rides. */
export function isRiddenByUnknown({ member, from }: Named, terms: readonly Word[]): boolean {
  if (!canCarry(member, member)) return false;
  const before = terms.slice(Math.max(0, from - NEAR), from);
  const verb = before.findIndex((word) => word.forms.some((form) => RIDES.has(form)));
  return verb > 0 || (verb === 0 && from > NEAR);
}

/** "An astronaut riding a horse", "a cat in a teacup", "a girl with an umbrella": who is on, in or has hold of what. */
export function relate(named: readonly Named[], terms: readonly Word[]): void {
  for (const [place, { member, to }] of named.entries()) {
    const next = named[place + 1];
    // One carries the other, but no towers.
    if (!next || member.at || next.member.at || next.from < to) continue;
    if (named.some((one) => one.member.at?.art === member.art)) continue;
    if (next.from - to > FARTHEST || terms[to]?.sentence !== terms[next.from]?.sentence) continue;
    const between = terms.slice(Math.max(to, next.from - NEAR), next.from);
    if (between.some((word) => ENDS_A_RELATION.has(word.text))) continue;
    const said = (words: ReadonlySet<string>) =>
      between.some((word) => word.forms.some((form) => words.has(form)));
    const other = next.member;
    // "A dog podcasting": what is done names the thing that is used.
    const isUsed = next.from === to && /ing$/.test(terms[next.from]?.text ?? "");
    const isVehicle = other.role === "hero" && WITH_ROOM_INSIDE.has(other.art);
    if (
      WITH_ROOM_INSIDE.has(other.art) &&
      (said(IN) || said(DRIVES) || (isVehicle && (said(ON) || said(RIDES))))
    )
      settle(member, "in", other);
    else if (canCarry(member, other) && (said(RIDES) || said(ON))) settle(member, "on", other);
    else if (member.role === "hero" && isHandy(other) && (isUsed || said(HOLDS)))
      settle(other, "held", member);
  }
}

function settle(member: CastMember, how: "on" | "in" | "held", other: CastMember): void {
  member.at = { how, art: other.art };
  // Who rides takes along what is ridden.
  if (how === "held" || other.role === "prop") return;
  if (member.action !== "idle" && member.action !== "rest") other.action = member.action;
  else member.action = other.action;
}

/** Something to stand or sit on: no house or tree, which stand far behind. */
function canCarry(rider: CastMember, mount: CastMember): boolean {
  if (mount.gait === "float" || (mount.gait === "sail" && mount.art !== "surfboard")) return false;
  if (mount.role === "prop") return mount.size !== "huge";
  return (
    mount.gait === "roll" ||
    mount.gait === "sail" ||
    LARGER.indexOf(mount.size) + Math.log2(mount.scale) >= LARGER.indexOf(rider.size) + Math.log2(rider.scale)
  );
}

/** A small thing that fits in a hand or a mouth. */
function isHandy(thing: CastMember): boolean {
  const isSmall = thing.size === "small" || thing.size === "tiny";
  return thing.role === "prop" && (thing.gait === "still" || thing.gait === "plant") && isSmall;
}
