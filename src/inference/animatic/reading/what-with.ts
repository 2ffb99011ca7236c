import { ACTING } from "../acting/acts.ts";
import { POURED_FROM } from "../acting/vessels.ts";
import { isLittle, metresOf } from "../layout/sizes.ts";
import type { Act, CastMember } from "../scene.ts";
import { isHandy, type Named } from "./relations.ts";

/** What musicians play whose name says it. */
export const MUSICIANS: Readonly<Record<string, string>> = {
  violinist: "violin",
  cellist: "cello",
  guitarist: "guitar",
  bassist: "guitar",
  "bass player": "guitar",
  "guitar player": "guitar",
  "piano player": "piano",
  drummer: "drum",
  trumpeter: "trumpet",
  saxophonist: "saxophone",
  accordionist: "accordion",
  harpist: "harp",
  flutist: "flute",
  pianist: "piano",
};

/** Those who are called by playing, and not by what they play. */
const PLAYERS = new Set(["musician", "street musician", "busker", "band", "orchestra"]);

/** Whether somebody who plays makes music, whatever is said of the instrument. */
export const isMusician = (word: string | undefined): boolean =>
  word !== undefined && (word in MUSICIANS || PLAYERS.has(word));

/** What is read or given, in place of the book or present that the act brings along. */
const isPaper = (thing: CastMember, act: Act): boolean =>
  thing.role === "prop" && (act === "give" || READ.has(thing.art)) && thing.at?.how !== "on";
const READ = new Set("envelope scroll world-map newspaper book".split(" "));

/** What is held to be read. */
export const isReadable = (thing: CastMember): boolean =>
  thing.role === "prop" && (READ.has(thing.art) || thing.art === "open-book") && thing.at?.how !== "on";

/** What is roasted over a fire on a stick of its own. */
const ON_STICKS = new Set(["marshmallow-stick", "ear-of-corn", "hot-dog"]);

/** What several share by eating it. */
export const isFood = ({ art }: CastMember): boolean => FOOD.has(art);
const FOOD = new Set(
  "watermelon pizza sandwich pie cupcake birthday-cake pancakes waffle candy chocolate-bar pretzel bread cheese-wedge red-apple banana carrot ice-cream cookie popcorn croissant doughnut hamburger hot-dog spaghetti strawberry cherries grapes ear-of-corn fish egg honey-pot pear peach acorn peanuts steaming-bowl pot-of-food turnip".split(
    " ",
  ),
);

/** Trades cut with scissors what others cut with a knife. */
const WITH_SCISSORS = new Set(["hairdresser", "tailor", "florist"]);

export function toolOf(tool: string, { outfit, art }: CastMember): string {
  if (tool === "axe" && art === "cook-body") return "kitchen-knife";
  return tool === "kitchen-knife" && WITH_SCISSORS.has(outfit?.trade ?? "") ? "scissors" : tool;
}

/** How tall may be who is hugged in the arms, in metres. */
const MOST_IN_ARMS = 0.5;

/** What somebody has in the hand, or sits at, for what he does with it. */
export function takeUp(
  one: CastMember,
  act: Act,
  other: CastMember | undefined,
  forms: readonly string[] = [],
): void {
  const member = one;
  if (!other) return;
  const thing = other;
  const isKneaded = act === "use" && forms.includes("knead");
  // One sits at a piano.
  if (act === "music" && thing.art === "piano") {
    member.at = { how: "at", art: thing.art };
    delete member.tool;
    delete thing.at;
    return;
  }
  if (act === "music") member.tool = thing.art;
  if ((act === "read" || act === "give") && isPaper(thing, act)) member.tool = thing.art;
  if ((act === "eat" || act === "drink") && isHandy(thing)) member.tool = thing.art;
  if (act === "pull" && thing.art === "rope-line") member.tool = thing.art;
  const isInArms = act === "hug" && !thing.person && thing.count === 1 && metresOf(thing) < MOST_IN_ARMS;
  if (isInArms) {
    member.tool = thing.art;
    delete thing.act;
    thing.action = "idle";
  }
  if (act === "pour") thing.art = POURED_FROM[thing.art] ?? thing.art;
  // It is at the feet that one kicks it.
  if (act === "kick" && thing.at?.how === "held") delete thing.at;
  if ((act === "pour" && isHandy(thing)) || (act === "cook" && ON_STICKS.has(thing.art)))
    member.tool = thing.art;
  // What is written lies flat under the pencil, and in no envelope yet.
  if (act === "write" && thing.art === "envelope") {
    thing.art = "written-page";
    member.to = thing.art;
    if (thing.at?.how === "held") delete thing.at;
  }
  // What is baked is dough under the hands yet.
  if (thing.art === "bread" && (act === "cook" || isKneaded)) {
    if (member.to === thing.art) member.to = "dough";
    thing.art = "dough";
    delete thing.at;
    if (act === "cook") member.tool ??= "rolling-pin";
  }
  // A great bell hangs, and is rung by whoever stands at it.
  if (act === "use" && thing.art === "great-bell") {
    member.to = thing.art;
    delete member.tool;
    return;
  }
  if (act === "throw" && isHandy(thing)) member.tool = thing.art;
  if (act === "plant" && thing.art === "flag") member.tool = thing.art;
  // A bear has the salmon in its mouth, and an angler his fish in the hand.
  const isCaught =
    ["catch", "eat", "pull", "throw", "take"].includes(act) && thing.role === "hero" && isLittle(thing);
  const isBorne = act === "carry" && thing.role === "prop" && thing.size === "large";
  if (isCaught) thing.action = "idle";
  const isUsed =
    member.tool === thing.art ||
    ACTING[act].tool === thing.art ||
    isCaught ||
    isInArms ||
    isBorne ||
    ((act === "take" || act === "carry") && isHandy(thing)) ||
    (act === "carry" && thing.art === "baby");
  if (isUsed && thing.at === undefined) thing.at = { how: "held", art: member.art };
}

/** "Feeds an elephant a banana". */
export function takeFood(one: CastMember, fed: CastMember, named: readonly Named[]): void {
  const place = named.findIndex(({ member }) => member === fed);
  const [eater, next] = [named[place], named[place + 1]];
  if (named.some(({ member }) => member.at?.art === next?.member.art)) return;
  if (!eater || !next || next.from - eater.to > 2 || !isHandy(next.member) || next.member.at) return;
  const member = one;
  member.tool = next.member.art;
  next.member.at = { how: "held", art: member.art };
}
