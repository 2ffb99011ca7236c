import type { Act } from "../scene.ts";
import type { Arm, BodyPose } from "./poses.ts";

/** What flies about somebody who does something. */
export type Effect =
  | "sleep"
  | "hearts"
  | "notes"
  | "drops"
  | "crumbs"
  | "dust"
  | "stars"
  | "steam"
  | "words"
  | "noise"
  | "magic"
  | "tears"
  | "flash"
  | "flames"
  | "laughter"
  | "suds";

/** How the whole body moves with an act. */
type Stir =
  | "still"
  | "breathe"
  | "bob"
  | "sway"
  | "rock"
  | "nod"
  | "hop"
  | "lunge"
  | "lie"
  | "shake"
  | "climb"
  | "slide"
  | "swing"
  | "grow"
  | "shrink"
  | "melt"
  | "peek";

export interface Acting {
  legs?: BodyPose["legs"];
  /** The arms from moment to moment, one round of it; absent: they hang or swing with the legs. */
  arms?: readonly (readonly [front: Arm, back: Arm])[];
  /** Rounds a second. */
  rate: number;
  stir: Stir;
  /** What a person has in the hand if the words name nothing. */
  tool?: string;
  /** The thing is held before the chest. */
  both?: boolean;
  effect?: Effect;
  /** How near to whom it is done to, edge to edge, as a share of the picture's height; below 0 they touch. */
  gap?: number;
}

/** Arms that simply hang, and hands laid together before the chest. */
export const DOWN: Arm = [8, 0];
export const AT_CHEST: readonly (readonly [Arm, Arm])[] = [
  [
    [22, -98],
    [22, -98],
  ],
];

/** How each act is acted. Who has no arms shows it by how the body stirs, and by what flies about. */
export const ACTING: Record<Act, Acting> = {
  look: { rate: 0.3, stir: "breathe", gap: 0.16 },
  wave: {
    arms: [
      [[140, 30], DOWN],
      [[140, -25], DOWN],
    ],
    rate: 1.6,
    stir: "bob",
    gap: 0.25,
  },
  point: {
    arms: [
      [[92, 0], DOWN],
      [[96, 0], DOWN],
    ],
    rate: 0.7,
    stir: "breathe",
    gap: 0.25,
  },
  cheer: {
    arms: [
      [
        [150, 10],
        [150, 10],
      ],
      [
        [125, 30],
        [125, 30],
      ],
    ],
    rate: 1.5,
    stir: "hop",
    gap: 0.2,
  },
  clap: {
    arms: [
      [
        [40, -110],
        [40, -110],
      ],
      [
        [45, -70],
        [45, -70],
      ],
    ],
    rate: 2.2,
    stir: "bob",
    gap: 0.2,
  },
  conduct: {
    arms: [
      [
        [95, 35],
        [120, 20],
      ],
      [
        [130, 10],
        [80, 40],
      ],
      [
        [70, 40],
        [105, 30],
      ],
      [
        [110, 40],
        [140, 0],
      ],
    ],
    rate: 0.9,
    stir: "sway",
    tool: "baton",
    gap: 0.1,
  },
  feed: {
    arms: [
      [[62, 10], DOWN],
      [[78, 15], DOWN],
    ],
    rate: 0.8,
    stir: "nod",
    tool: "bowl",
    effect: "crumbs",
    gap: 0.05,
  },
  water: {
    arms: [
      [[70, 5], DOWN],
      [[76, 8], DOWN],
    ],
    rate: 0.5,
    stir: "breathe",
    tool: "watering-can",
    effect: "drops",
    gap: 0.07,
  },
  give: {
    arms: [
      [[80, 0], DOWN],
      [[86, 4], DOWN],
    ],
    rate: 0.6,
    stir: "nod",
    tool: "wrapped-gift",
    gap: 0.09,
  },
  throw: {
    arms: [
      [[165, 25], DOWN],
      [[120, 10], DOWN],
      [[70, 0], DOWN],
      [[120, 20], DOWN],
    ],
    rate: 0.8,
    stir: "rock",
    tool: "ball",
    gap: 0.25,
  },
  catch: {
    arms: [
      [
        [100, 30],
        [100, 30],
      ],
      [
        [90, 20],
        [90, 20],
      ],
    ],
    rate: 0.8,
    stir: "hop",
    gap: 0.25,
  },
  kick: { rate: 1, stir: "rock", gap: 0.06 },
  push: {
    arms: [
      [
        [88, 0],
        [-70, 0],
      ],
    ],
    rate: 0.5,
    stir: "lunge",
    gap: -0.01,
  },
  pull: {
    arms: [
      [
        [80, 0],
        [-75, 0],
      ],
    ],
    rate: 0.5,
    stir: "lunge",
    gap: 0.04,
  },
  use: {
    arms: [
      [
        [84, 8],
        [30, -60],
      ],
      [
        [62, 34],
        [30, -60],
      ],
    ],
    rate: 1.3,
    stir: "nod",
    gap: 0.07,
  },
  lead: { arms: [[[46, 24], DOWN]], rate: 0.5, stir: "bob", gap: 0.14 },
  carry: { arms: AT_CHEST, rate: 0.5, stir: "bob", both: true },
  take: {
    arms: [
      [
        [82, 6],
        [60, 10],
      ],
      [
        [66, 24],
        [50, 30],
      ],
    ],
    rate: 0.6,
    stir: "nod",
    gap: 0.02,
  },
  waltz: {
    arms: [
      [
        [84, 6],
        [100, 20],
      ],
      [
        [110, 4],
        [70, 30],
      ],
    ],
    rate: 0.7,
    stir: "sway",
    effect: "notes",
    gap: -0.045,
  },
  climb: {
    arms: [
      [
        [165, 5],
        [110, 45],
      ],
      [
        [110, 45],
        [165, 5],
      ],
    ],
    rate: 0.7,
    stir: "climb",
    gap: -0.2,
  },
  fight: {
    arms: [
      [
        [120, 20],
        [40, 60],
      ],
      [
        [75, 5],
        [60, 60],
      ],
    ],
    rate: 1.6,
    stir: "lunge",
    tool: "sword",
    effect: "stars",
    gap: 0.04,
  },
  hug: {
    arms: [
      [
        [70, 20],
        [70, -150],
      ],
      [
        [74, 20],
        [74, -150],
      ],
    ],
    rate: 0.5,
    stir: "sway",
    effect: "hearts",
    gap: -0.05,
  },
  kiss: { arms: [[[55, 20], DOWN]], rate: 0.5, stir: "sway", effect: "hearts", gap: -0.03 },
  pet: {
    arms: [
      [[58, 5], DOWN],
      [[72, 5], DOWN],
    ],
    rate: 1.1,
    stir: "nod",
    effect: "hearts",
    gap: -0.02,
  },
  talk: {
    arms: [
      [[35, 60], DOWN],
      [
        [30, 95],
        [20, 40],
      ],
    ],
    rate: 0.8,
    stir: "nod",
    effect: "words",
    gap: 0.1,
  },
  sing: {
    arms: [
      [
        [50, 100],
        [60, 40],
      ],
      [
        [50, 100],
        [80, 50],
      ],
    ],
    rate: 0.6,
    stir: "sway",
    tool: "microphone",
    effect: "notes",
    gap: 0.15,
  },
  toy: {
    arms: [
      [
        [50, 40],
        [70, 30],
      ],
      [
        [80, 40],
        [40, 40],
      ],
    ],
    rate: 1.2,
    stir: "hop",
    gap: 0.03,
  },
  music: {
    arms: [
      [
        [30, -60],
        [35, -85],
      ],
      [
        [38, -80],
        [30, -65],
      ],
    ],
    rate: 1.6,
    stir: "sway",
    tool: "guitar",
    both: true,
    effect: "notes",
    gap: 0.1,
  },
  read: { arms: AT_CHEST, rate: 0.3, stir: "breathe", tool: "open-book", both: true },
  write: {
    arms: [
      [
        [30, -70],
        [22, -98],
      ],
      [
        [24, -76],
        [22, -98],
      ],
    ],
    rate: 1.6,
    stir: "breathe",
    tool: "pencil",
  },
  paint: {
    arms: [
      [[75, 20], DOWN],
      [[98, 10], DOWN],
      [[85, -10], DOWN],
    ],
    rate: 0.8,
    stir: "breathe",
    tool: "paintbrush",
    gap: 0.02,
  },
  cook: {
    arms: [
      [[62, -6], DOWN],
      [[48, 12], DOWN],
    ],
    rate: 1.4,
    stir: "bob",
    tool: "spoon",
    effect: "steam",
    gap: -0.01,
  },
  eat: {
    arms: [
      [[42, 100], DOWN],
      [[32, 60], DOWN],
    ],
    rate: 1,
    stir: "nod",
    tool: "bread",
    effect: "crumbs",
    gap: 0.02,
  },
  drink: {
    arms: [
      [[42, 104], DOWN],
      [[38, 80], DOWN],
    ],
    rate: 0.5,
    stir: "breathe",
    tool: "hot-beverage",
  },
  sleep: { rate: 0.3, stir: "lie", effect: "sleep" },
  sit: {
    legs: "sit",
    arms: [
      [
        [18, -30],
        [18, -30],
      ],
    ],
    rate: 0.3,
    stir: "breathe",
  },
  kneel: {
    legs: "kneel",
    arms: [
      [
        [30, -60],
        [20, -20],
      ],
    ],
    rate: 0.3,
    stir: "breathe",
  },
  meditate: {
    legs: "cross",
    arms: [
      [
        [34, 8],
        [34, 8],
      ],
    ],
    rate: 0.25,
    stir: "breathe",
  },
  pray: {
    legs: "kneel",
    arms: [
      [
        [28, -128],
        [28, -128],
      ],
    ],
    rate: 0.25,
    stir: "breathe",
  },
  row: {
    legs: "sit",
    arms: [
      [
        [70, 8],
        [30, -60],
      ],
      [
        [45, 30],
        [10, -40],
      ],
    ],
    rate: 0.6,
    stir: "rock",
    tool: "oar",
  },
  fish: {
    arms: [
      [[62, 12], DOWN],
      [[70, 10], DOWN],
    ],
    rate: 0.3,
    stir: "breathe",
    tool: "fishing-rod",
  },
  dig: {
    arms: [
      [
        [48, -12],
        [20, -70],
      ],
      [
        [70, 10],
        [40, -60],
      ],
    ],
    rate: 0.9,
    stir: "nod",
    tool: "spade",
    effect: "dust",
  },
  plant: {
    legs: "kneel",
    arms: [
      [
        [58, -8],
        [40, -50],
      ],
      [
        [44, -8],
        [40, -50],
      ],
    ],
    rate: 0.8,
    stir: "nod",
    tool: "seedling",
    gap: 0.02,
  },
  sweep: {
    arms: [
      [
        [40, -10],
        [30, -70],
      ],
      [
        [62, 0],
        [20, -60],
      ],
    ],
    rate: 1,
    stir: "rock",
    tool: "broom",
    effect: "dust",
  },
  build: {
    arms: [
      [
        [80, 10],
        [60, -20],
      ],
      [
        [60, 30],
        [80, -30],
      ],
    ],
    rate: 1.1,
    stir: "nod",
    gap: 0.0,
  },
  hammer: {
    arms: [
      [[140, 10], DOWN],
      [[70, 0], DOWN],
    ],
    rate: 1.5,
    stir: "nod",
    tool: "hammer",
    effect: "stars",
    gap: 0.02,
  },
  photograph: {
    arms: [
      [
        [40, 108],
        [40, -118],
      ],
    ],
    rate: 0.3,
    stir: "breathe",
    tool: "camera",
    effect: "flash",
    gap: 0.25,
  },
  phone: { arms: [[[30, 128], DOWN]], rate: 0.3, stir: "breathe", tool: "mobile-phone" },
  type: {
    legs: "sit",
    arms: [
      [
        [24, -84],
        [24, -84],
      ],
      [
        [28, -88],
        [22, -80],
      ],
    ],
    rate: 2,
    stir: "breathe",
    tool: "laptop",
    both: true,
  },
  juggle: {
    arms: [
      [
        [50, 60],
        [30, 60],
      ],
      [
        [30, 60],
        [50, 60],
      ],
    ],
    rate: 1.6,
    stir: "bob",
    effect: "stars",
  },
  slide: {
    arms: [
      [
        [120, 20],
        [120, 20],
      ],
    ],
    rate: 0.5,
    stir: "slide",
  },
  swing: {
    legs: "sit",
    arms: [
      [
        [150, 0],
        [150, 0],
      ],
    ],
    rate: 0.5,
    stir: "swing",
  },
  skate: {
    arms: [
      [
        [70, 10],
        [40, 10],
      ],
      [
        [40, 10],
        [70, 10],
      ],
    ],
    rate: 0.7,
    stir: "rock",
  },
  "fly-kite": {
    arms: [
      [[128, 12], DOWN],
      [[138, 6], DOWN],
    ],
    rate: 0.6,
    stir: "breathe",
  },
  "cast-spell": {
    arms: [
      [
        [105, 20],
        [60, 40],
      ],
      [
        [128, 10],
        [80, 40],
      ],
    ],
    rate: 0.8,
    stir: "sway",
    tool: "magic-wand",
    effect: "magic",
    gap: 0.2,
  },
  chase: { rate: 1, stir: "still", gap: 0.14 },
  flee: {
    arms: [
      [
        [120, 20],
        [120, 20],
      ],
      [
        [100, 40],
        [100, 40],
      ],
    ],
    rate: 1.4,
    stir: "still",
    gap: 0.14,
  },
  follow: { rate: 1, stir: "still", gap: 0.08 },
  grow: { rate: 1, stir: "grow" },
  melt: { rate: 1, stir: "melt" },
  shrink: { rate: 1, stir: "shrink" },
  burn: { rate: 1, stir: "still", effect: "flames" },
  explode: { rate: 1, stir: "shake", effect: "flames" },
  shine: { rate: 1, stir: "still", effect: "magic" },
  shake: { rate: 1, stir: "shake" },
  laugh: {
    arms: [
      [
        [20, -60],
        [25, 20],
      ],
      [
        [24, -70],
        [35, 30],
      ],
    ],
    rate: 1.4,
    stir: "bob",
    effect: "laughter",
    gap: 0.1,
  },
  cry: {
    arms: [
      [
        [40, 118],
        [40, -125],
      ],
    ],
    rate: 0.5,
    stir: "nod",
    effect: "tears",
  },
  hide: { rate: 0.5, stir: "peek", gap: -0.12 },
  roar: {
    arms: [
      [
        [140, 20],
        [140, 20],
      ],
      [
        [125, 30],
        [125, 30],
      ],
    ],
    rate: 0.8,
    stir: "shake",
    effect: "noise",
    gap: 0.2,
  },
  balance: {
    arms: [
      [
        [88, 0],
        [96, 0],
      ],
      [
        [98, 0],
        [84, 0],
      ],
    ],
    rate: 0.8,
    stir: "rock",
  },
  dive: {
    arms: [
      [
        [172, 0],
        [172, 0],
      ],
    ],
    rate: 0.5,
    stir: "breathe",
  },
  wash: {
    arms: [
      [
        [60, -10],
        [40, -50],
      ],
      [
        [75, 10],
        [50, -50],
      ],
    ],
    rate: 1.2,
    stir: "nod",
    tool: "sponge",
    effect: "suds",
    gap: -0.01,
  },
  sew: {
    legs: "sit",
    arms: [
      [
        [22, -98],
        [22, -98],
      ],
      [
        [40, -70],
        [22, -98],
      ],
    ],
    rate: 0.9,
    stir: "breathe",
    tool: "yarn",
    both: true,
  },
  pour: {
    arms: [
      [[72, 8], DOWN],
      [[80, 12], DOWN],
    ],
    rate: 0.4,
    stir: "breathe",
    tool: "teapot",
    effect: "drops",
    gap: 0.04,
  },
  open: {
    arms: [
      [
        [74, 0],
        [50, -40],
      ],
      [
        [88, 0],
        [50, -40],
      ],
    ],
    rate: 0.5,
    stir: "nod",
    gap: -0.01,
  },
  pick: {
    arms: [
      [
        [128, 10],
        [30, -60],
      ],
      [
        [96, 10],
        [30, -60],
      ],
    ],
    rate: 0.7,
    stir: "nod",
    tool: "basket",
    gap: 0.0,
  },
};

/** Both do it: whoever is fought, hugged or talked with does the same. */
export const MUTUAL: ReadonlySet<Act> = new Set(["fight", "hug", "kiss", "talk", "waltz"]);
