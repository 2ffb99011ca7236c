import { metresOf } from "../layout/sizes.ts";
import type { Act } from "../scene.ts";
import { ACTING, AT_CHEST, DOWN } from "./acts.ts";
import type { Arm, BodyPose, Hold } from "./poses.ts";
import { armTo } from "./reach.ts";
import { handlingFor, wielding } from "./wielding.ts";

/** How each thing lies in a hand. */
const HOLDS: Readonly<Record<string, Partial<Omit<Hold, "art">>>> = {
  baton: { size: 15, grip: [0.1, 0.92], turn: 0 },
  tray: { size: 17, grip: [0.5, 0.98], turn: 0 },
  crook: { size: 62, grip: [0.55, 0.5], turn: 0 },
  staff: { size: 60, grip: [0.5, 0.5], turn: 0 },
  pitchfork: { size: 56, grip: [0.5, 0.45], turn: 0 },
  stick: { size: 40, grip: [0.5, 0.3], turn: 0 },
  axe: { size: 30, grip: [0.55, 0.7], turn: 0 },
  pickaxe: { size: 32, grip: [0.5, 0.75], turn: 0 },
  bottle: { size: 18, grip: [0.5, 0.6], turn: 0 },
  key: { size: 20, grip: [0.5, 0.2], turn: 180 },
  chest: { size: 24, grip: [0.5, 0.5], turn: 0 },
  "teddy-bear": { size: 25, grip: [0.5, 0.5] },
  baby: { size: 17 },
  "bread-basket": { size: 20 },
  "picked-tulip": { size: 30, grip: [0.5, 0.74], turn: -12 },
  cat: { size: 24 },
  "steaming-bowl": { size: 17 },
  "hot-beverage": { size: 12, grip: [0.5, 0.6] },
  envelope: { size: 9, grip: [0.5, 0.6] },
  bowl: { size: 9, grip: [0.5, 0.75] },
  "watering-can": { size: 17, grip: [0.66, 0.42], turn: 18 },
  sword: { size: 32, grip: [0.5, 0.92], turn: 14 },
  microphone: { size: 12, grip: [0.3, 0.7] },
  guitar: { size: 30, grip: [0.45, 0.5], turn: 0 },
  violin: { size: 26 },
  binoculars: { size: 13, grip: [0.5, 0.5], turn: 0 },
  ring: { size: 9, grip: [0.5, 0.8], turn: 0 },
  "measuring-tape": { size: 26, grip: [0.12, 0.2], turn: 0 },
  saxophone: { size: 26, grip: [0.5, 0.5] },
  trumpet: { size: 20 },
  flute: { size: 3.6 },
  accordion: { size: 25, grip: [0.5, 0.5] },
  drum: { size: 22, grip: [0.5, 0.4] },
  "open-book": { size: 24, grip: [0.5, 0.6] },
  newspaper: { size: 24 },
  pencil: { size: 12, grip: [0.25, 0.8] },
  paintbrush: { size: 17, grip: [0.75, 0.8], turn: 0 },
  spoon: { size: 14, grip: [0.5, 0.1], turn: -10 },
  oar: { size: 50, grip: [0.5, 0.28], turn: 40 },
  "fishing-rod": { size: 17.6, grip: [0.98, 0.91] },
  spade: { size: 46, grip: [0.5, 0.2], turn: 20 },
  besom: { size: 49, grip: [0.5, 0.3], turn: 0 },
  hammer: { size: 15, grip: [0.7, 0.8] },
  "camera-aside": { size: 11, grip: [0.66, 0.6] },
  "mobile-phone": { size: 10, grip: [0.5, 0.6] },
  laptop: { size: 15, grip: [0.5, 0.6] },
  "magic-wand": { size: 18, grip: [0.14, 0.86], mirrored: true },
  "raised-umbrella": { size: 68, grip: [0.5, 0.86], turn: -16 },
  balloon: { size: 44, grip: [0.5, 1] },
  yarn: { size: 12, grip: [0.5, 0.5] },
  teapot: { size: 11, grip: [0.8, 0.5], turn: 20 },
  basket: { size: 17, grip: [0.5, 0.1] },
  ball: { size: 9, grip: [0.5, 0.7] },
  rock: { size: 6, grip: [0.5, 0.7] },
  snowball: { size: 9, grip: [0.5, 0.7] },
  flag: { size: 36, grip: [0.9, 0.95] },
  lamp: { size: 18, grip: [0.5, 0.05] },
  suitcase: { size: 17, grip: [0.5, 0.05] },
  bouquet: { size: 19, grip: [0.5, 0.8] },
  torch: { size: 22, grip: [0.5, 0.85] },
  telescope: { size: 20, grip: [0.7, 0.6] },
  "wrapped-gift": { size: 14, grip: [0.5, 0.7] },
  scroll: { size: 16, grip: [0.5, 0.5] },
  "world-map": { size: 16, grip: [0.5, 0.6] },
  scissors: { size: 16, grip: [0.5, 0.25], turn: -90 },
  "carpentry-saw": { size: 24, grip: [0.85, 0.3], turn: 0 },
  wrench: { size: 22, grip: [0.75, 0.75], turn: 0 },
  package: { size: 22, grip: [0.5, 0.6], turn: 0 },
  plane: { size: 12, grip: [0.5, 0.3], turn: 0 },
  hose: { size: 13, grip: [0.6, 0.6], turn: 0 },
  bow: { size: 46, grip: [0.25, 0.5], turn: 0 },
  cello: { size: 46, grip: [0.5, 0.32], turn: 0 },
  knitting: { size: 26, grip: [0.5, 0.25], turn: 0 },
  "rolling-pin": { size: 10, grip: [0.5, 0.5], turn: -16 },
  mop: { size: 50, grip: [0.5, 0.25], turn: 22 },
  rake: { size: 50, grip: [0.5, 0.25], turn: 22 },
  iron: { size: 14, grip: [0.5, 0.3], turn: 0 },
  gavel: { size: 17, grip: [0.9, 0.9], turn: 0 },
  lasso: { size: 34, grip: [0.75, 0.98], turn: 0 },
  "torch-welder": { size: 18, grip: [0.9, 0.9], turn: 0 },
  "magnifying-glass-tilted-left": { size: 20, grip: [0.82, 0.82], turn: 0 },
  "kitchen-knife": { size: 14, grip: [0.85, 0.15], turn: 180 },
  "straight-ruler": { size: 26, grip: [0.1, 0.9], turn: 0 },
  razor: { size: 16, grip: [0.8, 0.8], turn: 0 },
  "rope-line": { size: 4.5, grip: [0.5, 0.5], turn: 26 },
  pan: { size: 9, grip: [0.96, 0.35], turn: -28 },
  pitcher: { size: 13, grip: [0.9, 0.4], turn: 30 },
  comb: { size: 9, grip: [0.9, 0.3], turn: 0 },
  "marshmallow-stick": { size: 34, grip: [0.5, 0.95], turn: 60 },
  "ear-of-corn": { size: 16, grip: [0.5, 0.8] },
  sponge: { size: 12, grip: [0.5, 0.6], turn: 0 },
  cooking: { size: 22, grip: [0.85, 0.75], turn: 0 },
};

/** Units of a body in a metre of it; and how much larger than life what is held is drawn, and at least and at most. */
const UNITS = 41;
const SHOWN = { times: 1.4, least: 7, most: 18 } as const;

/** How tall a thing of no size of its own is in a hand: as it is to a person in life, or little more. */
function sizeInHand(art: string): number {
  const metres = metresOf({ art, size: "small", scale: 1 });
  return Math.max(SHOWN.least, Math.min(SHOWN.most, metres * UNITS * SHOWN.times));
}

/** How long a weapon is at least: blades cross halfway between two. */
const BLADE = 33;

/** A weapon in a fight, upright: a spoon, too, is gripped by the end of its handle, which hangs down where one stirs. */
function fencing({ size, grip, turn }: Pick<Hold, "size" | "grip" | "turn">): Partial<Hold> {
  const isHanging = grip[1] < 0.4;
  return {
    size: Math.max(BLADE, size),
    turn: isHanging ? 180 : turn < -40 || turn > 60 ? turn : 0,
  };
}

/** How far at least it leans from which one pours, in degrees. */
const TIPPED = 38;

/** What is upright in a hand, or pointed at what is before one: by itself it is drawn aslant, or looks at us. */
const IN_HAND: Readonly<Record<string, string>> = {
  broom: "besom",
  umbrella: "raised-umbrella",
  camera: "camera-aside",
  tulip: "picked-tulip",
};
/** Held under the mouth with both hands by who eats out of it. */
const BOWLS = new Set(["steaming-bowl"]);

/** What looks otherwise for what is done with it: bread is carried in something, and a book that is read is open. */
const AS_USED: Partial<Record<Act, Readonly<Record<string, string>>>> = {
  carry: { bread: "bread-basket" },
  read: { book: "open-book", "closed-book": "open-book" },
};

/** A thing as it is held for an act, or simply in the hand. */
export function holdOf(thing: string, act?: Act): Hold {
  const art = (act && AS_USED[act]?.[thing]) || IN_HAND[thing] || thing;
  // A tray is carried as trays are, whatever else is carried before the chest.
  const isOneHanded = act === "carry" && art in HOLDING;
  const isBowl = act === "eat" && BOWLS.has(art);
  const both = act ? (isBowl || (ACTING[act].both ?? false)) && !isOneHanded : false;
  const handling = handlingFor(art, act, both);
  // A glass or a bowl of which no stroke is known leans over, too, or nothing would run out of it.
  const tipped = act === "pour" && !handling.end ? { turn: Math.max(TIPPED, HOLDS[art]?.turn ?? 0) } : {};
  const held = { size: sizeInHand(art), grip: [0.5, 0.65] as const, turn: 0, ...HOLDS[art] };
  return {
    art,
    ...held,
    ...(act === "fight" ? fencing(held) : {}),
    ...tipped,
    ...handling,
    ...(both ? { both } : {}),
  };
}

/** Arms of somebody who just has something in the hand. */
const HOLDING: Readonly<Record<string, readonly [Arm, Arm]>> = {
  tray: [[60, 62], DOWN],
  crook: [[42, 40], DOWN],
  staff: [[42, 40], DOWN],
  pitchfork: [[42, 40], DOWN],
  "magnifying-glass-tilted-left": [[56, 62], DOWN],
  spoon: [[40, 40], DOWN],
  stick: [[34, 30], DOWN],
  axe: [[30, 60], DOWN],
  pickaxe: [[30, 60], DOWN],
  // Its shaft is beside the face, and its canopy over the hair or the ears.
  "raised-umbrella": [armTo({ x: 2, y: 29 }, "front"), DOWN],
  balloon: [[40, 100], DOWN],
  flag: [[70, 60], DOWN],
  lamp: [[70, 20], DOWN],
  torch: [[80, 50], DOWN],
  suitcase: [[10, 0], DOWN],
  basket: [[24, -30], DOWN],
  telescope: [[60, 85], DOWN],
};

/** The arms of who has that in the hand, and does nothing with it. */
export const armsHolding = (art: string): readonly [Arm, Arm] => HOLDING[art] ?? [[52, 30], DOWN];

const AT_MOUTH: readonly (readonly [Arm, Arm])[] = [
  [[74, 84], DOWN],
  [[80, 84], DOWN],
];
/** What one uses on oneself is at the face. */
const AT_FACE = new Set(["razor", "toothbrush"]);
/** Or at the hair. */
const AT_HAIR: typeof AT_MOUTH = [
  [[150, 62], DOWN],
  [[132, 92], DOWN],
];
/** Before the eyes. */
const AT_EYES: readonly (readonly [Arm, Arm])[] = [
  [
    [58, 98],
    [-50, -70],
  ],
];
/** A flower that was picked, under the nose. */
const AT_NOSE: typeof AT_MOUTH = [
  [armTo({ x: 1, y: 36 }, "front", 2), DOWN],
  [armTo({ x: 4, y: 33 }, "front", 8), DOWN],
];
const LOOKED_THROUGH = new Set(["telescope", "binoculars"]);

function ownArms(act: Act | undefined, art: string, hasTarget: boolean): typeof AT_MOUTH | undefined {
  // What is hugged is before the chest.
  if (act === "hug") return AT_CHEST;
  if (act === "pick" && art === IN_HAND.tulip) return AT_NOSE;
  if (act === "look" && LOOKED_THROUGH.has(art)) return AT_EYES;
  if (act === "use" && art === "comb" && !hasTarget) return AT_HAIR;
  return act === "use" && AT_FACE.has(art) && !hasTarget ? AT_MOUTH : undefined;
}

/** The poses that somebody's arms and legs go through, one round. */
export function posesOf(
  act: Act | undefined,
  hold: Hold | undefined,
  { isWalking, hasTarget = false }: { isWalking: boolean; hasTarget?: boolean },
): readonly BodyPose[] {
  const acting = act ? ACTING[act] : undefined;
  const carried = hold && !acting?.arms ? (hold.both ? AT_CHEST[0] : armsHolding(hold.art)) : undefined;
  // Whoever leads a dog has the other hand for his umbrella.
  const ownWay =
    hold && (act === "carry" || (act === "lead" && hold.art in HOLDING)) ? HOLDING[hold.art] : undefined;
  const blown = hold && ownArms(act, hold.art, hasTarget);
  const arms = blown ?? (ownWay ? [ownWay] : (acting?.arms ?? (carried ? [carried] : undefined)));
  const legs = isWalking ? "stand" : (acting?.legs ?? "stand");
  const held = hold ? { hold } : {};
  const bent = (step: number) => {
    const lean = acting?.lean?.[step % acting.lean.length];
    return lean ? { lean } : {};
  };
  if (!isWalking) {
    return (arms ?? acting?.lean?.map(() => undefined) ?? [undefined]).map((pair, step) =>
      wielding(
        {
          legs,
          swing: acting?.stance ?? 0,
          ...bent(step),
          ...(pair ? { front: pair[0], back: pair[1] } : {}),
          ...held,
        },
        act,
        step,
      ),
    );
  }
  // Feet never pass in one place: a still of a walk has two legs.
  return [-1.7, -1.25, 0.35, 1].map((swing, step) => {
    const pair = arms?.[step % arms.length];
    const pose = { legs, swing, ...bent(step), ...(pair ? { front: pair[0], back: pair[1] } : {}), ...held };
    return wielding(pose, act, step);
  });
}
