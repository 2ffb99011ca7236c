import { STRIDES } from "../../../core/film/deeds.ts";
import { ACTING } from "../acting/acts.ts";
import { danceHold } from "../acting/dance-hold.ts";
import { duel } from "../acting/duel.ts";
import { effectOf } from "../acting/effect-of.ts";
import { gazeOf } from "../acting/gaze.ts";
import { armsHolding, holdOf, posesOf } from "../acting/holding.ts";
import { INSTRUMENTS } from "../acting/instruments.ts";
import { type BodyPose, STANDING } from "../acting/poses.ts";
import { gripping } from "../acting/wielding.ts";
import { canStride, hasArms, isPuppet } from "../art/gallery.ts";
import { plainArt } from "../art/own-looks.ts";
import { TRADE_LOOKS } from "../art/trades.ts";
import { hashOf } from "../random.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import { BOUND, leapOf } from "./bounds.ts";
import { isCab } from "./cabs.ts";
import { CYCLES, cyclingPoses } from "./cycles.ts";
import type { Moment } from "./figure.ts";
import { petsUpright } from "./gap.ts";
import { isBackdrop } from "./heights.ts";
import { GAME_TABLES } from "./laid-table.ts";
import { slidesDown } from "./rides.ts";
import { quarterOf, WHIRL } from "./whirl.ts";

/** Whether its legs go. */
const strides = (member: CastMember) =>
  canStride(member.art) &&
  ["move", "run", "approach", "leave"].includes(member.action) &&
  member.act !== "climb";

/** What several play together of whom nobody says what, each his own. */
const BAND = ["guitar", "violin", "drum", "trumpet", "accordion", "saxophone"] as const;

/** One of several musicians, with an instrument that the next one hasn't. */
export function inBand({ member, copy }: { member: CastMember; copy: number }, { cast }: Scene): CastMember {
  const isOne = member.act === "music" && member.count > 1 && member.tool === undefined;
  if (!isOne || !hasArms(member.art) || cast.some(({ art }) => INSTRUMENTS.has(art))) return member;
  return { ...member, tool: BAND[copy % BAND.length] ?? BAND[0] };
}

/** Of an animal that is an icon: legs apart, under it, and together. */
const GAIT: readonly BodyPose[] = [1, 0.2, -0.8].map((swing) => ({ legs: "stand", swing }));
/** The huge trample. */
const gallops = ({ action, size, gait }: CastMember) =>
  action === "run" && size !== "huge" && gait === "walk";

/** In a leap as in a gallop an animal is stretched out. */
const leapsOnFours = ({ action, act, art, gait }: CastMember): boolean =>
  action === "jump" && act === undefined && gait === "walk" && canStride(art) && !hasArms(art);

/** How somebody is held, from moment to moment, one round of what they do. `sits`: on what carries them. */
export function posesFor(member: CastMember, scene: Scene, sits: boolean): readonly BodyPose[] {
  const poses = heldFor(member, scene, sits).map(gripping);
  if (!hasArms(member.art)) return poses;
  const isMet = scene.cast.some((one) => one !== member && one.act !== undefined && one.to === member.art);
  const gaze = gazeOf(member, isMet);
  return poses.map((pose) => ({ gaze, ...pose }));
}

function heldFor(member: CastMember, scene: Scene, sits: boolean): readonly BodyPose[] {
  if (leapsOnFours(member) && !sits) return BOUND.map((pose) => ({ ...pose, ...headOf(member) }));
  if (!isPuppet(member.art)) {
    const steps = gallops(member) ? BOUND : GAIT;
    return strides(member) && !sits ? steps : [STANDING];
  }
  if (!hasArms(member.art) && strides(member) && !sits && gallops(member))
    return BOUND.map((pose) => ({ ...pose, ...headOf(member) }));
  const inHand =
    member.tool ??
    scene.cast.find((one) => one.at?.how === "held" && one.at.art === member.art)?.art ??
    (member.act && !isTwoHanded(member) ? ACTING[member.act].tool : undefined) ??
    toolOfTrade(member);
  const isPerson = hasArms(member.art);
  const colour = scene.cast.find((one) => one.art === inHand)?.colour;
  const hold =
    isPerson && inHand && member.act !== "row" && member.act !== "juggle"
      ? { ...holdOf(inHand, member.act), ...(colour ? { colour } : {}) }
      : undefined;
  if (isPerson && gazes(member, scene) && !sits)
    return (member.act ? [[124, 8] as const, [130, 2] as const] : [[30, -78] as const]).map((front) => ({
      legs: "stand",
      swing: 0,
      away: true,
      front,
      ...(member.act ? {} : { back: [30, -78] as const }),
    }));
  if (isPerson && member.act === "open" && inHand === "umbrella" && !sits) return OPENING;
  // Up a tree one has one's face to it.
  const climbs = isPerson && member.act === "climb" && member.at?.how === "on" && TURNED.test(member.art);
  if (isPerson && member.act === "fight" && hold && !sits && !strides(member))
    return inTurn(duel(hold), answers(member, scene));
  const petted = member.act === "pet" && scene.cast.find(({ art }) => art === member.to);
  const isDancing = member.action === "dance" && !member.act;
  const poses = isPerson
    ? posesOf(member.act, hold, {
        isWalking: !sits && (strides(member) || isDancing),
        hasTarget: member.to !== undefined,
      })
    : posesOf(undefined, undefined, { isWalking: strides(member) }).map((pose) => ({
        ...pose,
        ...headOf(member),
      }));
  if (isPerson && member.act === "climb" && member.at?.how === "on" && !slidesDown(member.at.art, member))
    return poses.map((pose, at) => ({
      ...pose,
      legs: "climb" as const,
      swing: at % 2 ? 1 : -1,
      ...(climbs ? { away: true } : {}),
    }));
  const partner =
    member.act === "waltz" && scene.cast.find(({ art, act }) => art === member.to && act === "waltz");
  if (isPerson && partner) return danceHold(scene.cast.indexOf(member) < scene.cast.indexOf(partner));
  if (petted && petsUpright(member, petted) && !sits)
    return poses.map((pose, at) => ({ ...pose, lean: 3, front: [at % 2 ? 104 : 86, 6] as const }));
  // Thrown it is in the air, and no longer in the hand.
  if (member.act === "throw" && isPerson && effectOf(member) === "toss" && hold)
    return poses.map(({ hold: held, ...pose }, at) => (at === 0 && held ? { ...pose, hold: held } : pose));
  const dancing =
    isDancing && isPerson
      ? poses.map((pose, at) => ({
          ...pose,
          front: [at % 2 ? 150 : 60, 20] as const,
          back: [at % 2 ? 60 : 150, 20] as const,
        }))
      : poses;
  if (isPerson && member.at && slidesDown(member.at.art, member))
    return [{ legs: "stretch", swing: 0, lean: -10, front: [118, 16], back: [118, 16] }];
  if (isPerson && member.at?.how === "on" && isSeenSideways(member.at.art, scene))
    return dancing.map((pose) => ({
      ...pose,
      legs: "ride" as const,
      swing: 0,
      ...(member.act === "swing" ? AT_ROPES : pose.front ? {} : AT_WHEELS),
    }));
  const cycling = isPerson && member.at?.how === "on" && cyclingPoses(member.at.art);
  if (cycling) return cycling;
  // The hands are at the wheel, below the window.
  if (isPerson && member.at?.how === "in" && isCab(member.at.art) && !member.act)
    return [{ legs: "stand", swing: 0, lean: 4, front: [16, 40], back: [10, 30] }];
  if (isPerson && member.at?.how === "in" && member.at.art === "tower-window" && isAtRest(member))
    return AT_SILL;
  if (isPerson && sits && member.at?.art === "throne" && isAtRest(member) && !hold)
    return [{ legs: "sit", swing: 0, ...ON_ARMRESTS }];
  // What several carry is between them: the arm on its side reaches for it.
  if (member.at?.how === "at" && isPerson && member.act === "carry")
    return dancing.map((pose) => ({ ...pose, front: [52, 16] as const, back: [0, 0] as const }));
  if (member.at?.how === "at" && isPerson && member.act === "music" && member.at.art === "piano")
    return AT_KEYS.map(([front, back]) => ({ legs: "sit" as const, swing: 0, lean: 10, front, back }));
  // At a table the hands are on it.
  if (
    (member.at?.how === "at" || (sits && member.act === "toy")) &&
    isPerson &&
    (!member.act || member.act === "toy" || member.act === "music")
  ) {
    return dancing.map((pose, at) => ({
      ...pose,
      swing: 0,
      ...(GAME_TABLES.has(member.at?.art ?? "")
        ? { legs: "ride" as const, lean: 8, ...(at % 2 ? AT_A_MOVE : AT_A_BOARD) }
        : { legs: "sit" as const, front: [34, at % 2 ? -78 : -62] as const, back: [26, -84] as const }),
    }));
  }
  if (isPerson && !sits && member.act !== "fight" && (member.action === "run" || member.action === "jump"))
    return dancing.map((pose) => inFlight(pose, member));
  if (isPerson && !sits && member.action === "spin" && !member.act)
    return WHIRL.map((pose) => ({ ...dancing[0], ...pose }));
  if (member.posture === "kneel" && isPerson && !strides(member))
    return dancing.map((pose) => ({ ...pose, legs: "kneel" as const }));
  return sits ? dancing.map((pose) => ({ ...pose, legs: "sit" as const, swing: 0 })) : dancing;
}

/** Whether somebody does back what another one began to do to him. */
function answers({ act, to, art }: CastMember, { cast }: Scene): boolean {
  const other = cast.findIndex((one) => one.art === to && one.to === art && one.act === act);
  return other >= 0 && other < cast.findIndex((one) => one.art === art);
}

/** The same poses, begun with the next one: of two who fight one strikes while the other guards. */
export const inTurn = (poses: readonly BodyPose[], isSecond: boolean): readonly BodyPose[] =>
  isSecond ? [...poses.slice(1), ...poses.slice(0, 1)] : poses;

/** Whose hair is known from behind; a helmet or a crown is known from before. */
const TURNED = /^(?:(?:wo)?man|person|boy|girl|child)(?:-\d)?$/;

/** An umbrella, first folded before one and then over the head. */
const OPENING: readonly BodyPose[] = [
  {
    legs: "stand",
    swing: 0.4,
    front: [58, 40],
    back: [30, -96],
    hold: { art: "closed-umbrella", size: 36, grip: [0.4, 0.55], turn: 0 },
  },
  {
    legs: "stand",
    swing: 0.4,
    front: armsHolding("raised-umbrella")[0],
    back: [12, -10],
    hold: holdOf("umbrella"),
  },
];
/** The share of the shot after which it is open. */
const OPENED = 0.3;

/** What one sits on as it is seen from the side. */
const SIDEWAYS = new Set(["wheelchair", "swing-set", "broom", "toy-car", "rover"]);
/** Or whom one rides. */
function isSeenSideways(carrier: string, { cast }: Scene): boolean {
  const mount = cast.find(({ art }) => art === carrier);
  return SIDEWAYS.has(carrier) || (mount !== undefined && mount.role !== "prop" && mount.gait === "walk");
}
/** Each hand holds a rope beside the head. */
const AT_ROPES = { front: [34, 122], back: [34, 122], lean: 0 } as const;
const AT_WHEELS = { front: [38, -28], back: [30, -40] } as const;

/** Whoever has nothing to do with the hands. */
const isAtRest = ({ act }: CastMember): boolean => act === undefined || act === "sit" || act === "look";
/** Both hands on the sill. */
const AT_SILL: readonly BodyPose[] = [
  { legs: "stand", swing: 0, lean: 6, front: [40, -104], back: [34, -96] },
];
/** As a king sits. */
const ON_ARMRESTS = { front: [20, 60], back: [20, 60] } as const;

/** One makes a move, or has both hands at the board's edge. */
const AT_A_MOVE = { front: [62, 6], back: [-24, -44] } as const;
const AT_A_BOARD = { front: [30, 16], back: [-24, -44] } as const;
/** Hands that run over keys. */
const AT_KEYS = [
  [[66, 6] as const, [-58, 6] as const],
  [[80, -4] as const, [-44, -14] as const],
  [[72, 12] as const, [-66, -2] as const],
] as const;

/** Acts of which nothing but running is seen. */
const ON_THE_RUN: ReadonlySet<Act> = new Set<Act>(["chase", "flee", "follow"]);

/** Legs and arms of who runs or leaps, so far apart that any still tells it from a walk. */
function inFlight(pose: BodyPose, { action, act }: CastMember): BodyPose {
  const swing = action === "jump" ? 1.9 : pose.swing * 1.9;
  const isBusy = act !== undefined && !ON_THE_RUN.has(act);
  const arms =
    isBusy || pose.hold
      ? {}
      : action === "jump"
        ? { front: [132, 14] as const, back: [132, 14] as const }
        : armsOfRunner(Math.max(0, Math.min(1, (pose.swing + 1.7) / 2.7)));
  const runs = action === "run" ? { legs: "run" as const, ...(isBusy ? {} : { lean: 13 }) } : {};
  return { ...pose, ...arms, ...runs, swing };
}

/** Elbows bent, one arm before the body and one behind it, and never up: who waves doesn't run. */
function armsOfRunner(ahead: number): Pick<BodyPose, "front" | "back"> {
  const between = (from: number, to: number) => from + (to - from) * ahead;
  return {
    front: [between(-8, 46), between(74, 46)],
    back: [between(12, 54), between(-84, -60)],
  };
}

/** Howling to the sky, drinking from the ground. */
function headOf({ act }: CastMember): Pick<BodyPose, "head"> {
  if (act === "roar" || act === "sing") return { head: "up" };
  return act === "drink" || act === "eat" ? { head: "down" } : {};
}

/** Places that are looked out on. */
const WITH_A_VIEW = new Set<Scene["place"]>([
  "sea",
  "beach",
  "lake",
  "river",
  "mountains",
  "snowymountains",
  "desert",
]);

/** Alone at the edge, with nothing to do but to look over it. */
function standsOverlooking({ act, action }: CastMember, scene: Scene): boolean {
  const isEdge = scene.carrier === "cliff" || scene.carrier === "pier";
  return isEdge && act === undefined && (action === "rest" || action === "idle") && scene.cast.length === 1;
}

/** Whether somebody looks away from us, at what is far off. */
function gazes(member: CastMember, scene: Scene): boolean {
  const { act, to, action, tool } = member;
  // What one looks through is at the eyes, and seen.
  if (tool !== undefined) return false;
  if (standsOverlooking(member, scene)) return true;
  if (act !== "look" || action === "move" || action === "run" || scene.place === "room") return false;
  const hero = scene.cast[0];
  const other = scene.cast.find(({ art }) => art === to);
  if (other) return hero !== undefined && isBackdrop(other, hero);
  return to === "moon" || to === "sun" || (to === undefined && WITH_A_VIEW.has(scene.place));
}

const ONE_HANDED = new Set(["knight", "pirate", "ninja-body", "prince-body", "king-body"]);

/** Two who fight with bare hands, or paws. */
function isTwoHanded(member: CastMember): boolean {
  return member.act === "fight" && !ONE_HANDED.has(plainArt(member.art));
}

/** They leave a hand for what shows the trade. */
const HANDS_FREE: ReadonlySet<Act> = new Set<Act>(["look", "talk", "point", "carry", "follow", "laugh"]);

/** What some are known by. */
const KNOWN_BY: Readonly<Record<string, string>> = {
  "detective-body": "magnifying-glass-tilted-left",
  "farmer-body": "pitchfork",
  "mage-body": "staff",
  "witch-body": "staff",
  "cook-body": "spoon",
  "artist-body": "paintbrush",
  "singer-body": "microphone",
  "mechanic-body": "wrench",
  "judge-body": "gavel",
};

function toolOfTrade({ art, act, outfit, at }: CastMember): string | undefined {
  // At the wheel, or on a back, the hands have something to do.
  if (at?.how === "in" || (at?.how === "on" && CYCLES.has(at.art))) return undefined;
  if (act !== undefined && !HANDS_FREE.has(act)) return undefined;
  return (outfit?.trade && TRADE_LOOKS[outfit.trade].tool) ?? KNOWN_BY[plainArt(art)];
}

/** Two who do it together: blades cross, and who dances with another takes the same step. */
const isInStep = ({ act }: CastMember): boolean => act === "fight" || act === "waltz";

/** Which of its poses somebody is in at a moment. */
export function poseAtOf(member: CastMember, count: number, phase: number): (moment: Moment) => number {
  if (count <= 1) return () => 0;
  if (member.action === "spin" && !member.act && hasArms(member.art))
    return ({ seconds }) => quarterOf(seconds);
  if (leapsOnFours(member))
    return ({ seconds }) => Math.min(count - 1, Math.floor(leapOf(seconds, phase).up * count));
  if (member.act === "open" && member.tool === "umbrella") return ({ share }) => (share < OPENED ? 0 : 1);
  if ((strides(member) && member.at?.art !== "bicycle") || (member.action === "dance" && !member.act)) {
    const rate = STRIDES[member.action === "run" ? "run" : member.size === "huge" ? "heavy" : "walk"];
    return ({ seconds }) => Math.round(((Math.sin(seconds * rate + phase) + 1) / 2) * (count - 1));
  }
  const rate = member.act ? ACTING[member.act].rate : 1;
  // What is thrown leaves the hand with a pose, and blades meet.
  const from = member.act === "throw" ? Math.floor(phase) : isInStep(member) ? 0 : phase;
  return ({ seconds }) => Math.floor(seconds * rate * count + from) % count;
}

/** How one stands with nothing to do: nobody's arms hang like a doll's, and no two of a group stand alike. */
const EASES: readonly Pick<BodyPose, "front" | "back" | "lean" | "swing">[] = [
  { front: [36, -104], back: [13, -12], swing: 0.34, lean: -2 },
  { front: [16, -22], back: [34, -100], swing: -0.32, lean: 2 },
  { front: [26, -84], back: [26, -84], swing: 0.3, lean: -1 },
  { front: [20, -30], back: [16, -16], swing: -0.36, lean: 3 },
];

/** The same pose for somebody whom nothing bears: without a seat one sits on the ground. */
export function onItsFeet(pose: BodyPose, member: CastMember, copy: number): BodyPose {
  return pose.legs === "sit" ? { ...pose, legs: "cross" } : atEase(pose, member, copy);
}

/** The same pose for who stands about with free hands. */
function atEase(pose: BodyPose, { art, act, action, mutual }: CastMember, copy: number): BodyPose {
  const isBusy = act !== undefined && act !== "look";
  const stands = action === "idle" || action === "rest";
  if (isBusy || mutual || !stands || pose.front || pose.hold || pose.away || pose.legs !== "stand")
    return pose;
  if (!hasArms(art)) return pose;
  return { ...pose, ...EASES[(copy + hashOf(art)) % EASES.length] };
}
