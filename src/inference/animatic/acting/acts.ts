import type { Act } from "../scene.ts";
import type { Arm, BodyPose } from "./poses.ts";
import { armTo } from "./reach.ts";

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
  | "suds"
  | "balls"
  | "jet"
  | "earth"
  | "smoke"
  | "daub"
  | "toss"
  | "flip";

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
  | "peek"
  | "tumble"
  | "topple"
  | "vanish"
  | "appear";

export interface Acting {
  legs?: BodyPose["legs"];
  /** The arms from moment to moment, one round of it; absent: they hang or swing with the legs. */
  arms?: readonly (readonly [front: Arm, back: Arm])[];
  /** How far the body bends forward with each of them, in degrees. */
  lean?: readonly number[];
  /** How far the feet are apart, as a share of a stride. */
  stance?: number;
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
    lean: [-3, -3],
    arms: [
      [[140, 30], DOWN],
      [[140, -25], DOWN],
    ],
    rate: 1.6,
    stir: "bob",
    gap: 0.25,
  },
  point: {
    lean: [8, 10],
    arms: [
      [[92, 0], DOWN],
      [[96, 0], DOWN],
    ],
    rate: 0.7,
    stir: "breathe",
    gap: 0.25,
  },
  cheer: {
    lean: [-6, -2],
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
    rate: 1.4,
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
    lean: [8, 0, 10, -2],
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
    lean: [16, 22],
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
    lean: [10, 14],
    arms: [
      [[70, 5], DOWN],
      [[76, 8], DOWN],
    ],
    rate: 0.45,
    stir: "breathe",
    tool: "watering-can",
    effect: "drops",
    gap: 0.07,
  },
  give: {
    lean: [8, 12],
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
    stance: 1.2,
    lean: [-18, 2, 22, 4],
    arms: [
      // The hand is behind the head, and never before the face.
      [
        [62, 20],
        [112, 40],
      ],
      [[120, 10], DOWN],
      [[70, 0], DOWN],
      [[96, 20], DOWN],
    ],
    rate: 0.8,
    stir: "rock",
    tool: "ball",
    effect: "toss",
    gap: 0.25,
  },
  catch: {
    stance: 0.9,
    lean: [-8, -4],
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
  kick: {
    legs: "kick",
    lean: [-14, -14],
    arms: [
      [
        [60, 20],
        [60, 10],
      ],
      [
        [70, 20],
        [50, 10],
      ],
    ],
    rate: 1,
    stir: "rock",
    gap: 0.06,
  },
  push: {
    stance: 1.5,
    lean: [30],
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
    // What is pulled comes behind.
    stance: 1.4,
    lean: [24],
    arms: [
      [
        [-50, -10],
        [38, 4],
      ],
    ],
    rate: 0.5,
    stir: "lunge",
    gap: 0.04,
  },
  use: {
    lean: [12, 18],
    arms: [
      [
        [84, 8],
        [-48, -14],
      ],
      [
        [62, 34],
        [-56, -6],
      ],
    ],
    rate: 1.3,
    stir: "nod",
    gap: 0.07,
  },
  lead: { arms: [[[46, 24], DOWN]], rate: 0.5, stir: "bob", gap: 0.14 },
  carry: { arms: AT_CHEST, rate: 0.5, stir: "bob", both: true },
  take: {
    lean: [14, 20],
    arms: [
      [
        [82, 6],
        [-66, 4],
      ],
      [
        [66, 24],
        [-54, -8],
      ],
    ],
    rate: 0.6,
    stir: "nod",
    gap: 0.02,
  },
  waltz: {
    legs: "bend",
    // Hand in hand, the other arm out to the side.
    arms: [
      [
        [64, 4],
        [84, 24],
      ],
      [
        [76, 4],
        [64, 30],
      ],
    ],
    rate: 0.7,
    stir: "sway",
    effect: "notes",
    gap: 0.07,
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
    legs: "lunge",
    lean: [-4, 11],
    arms: [
      [
        [116, 4],
        [96, 40],
      ],
      [
        [88, 0],
        [84, 52],
      ],
    ],
    rate: 1.6,
    stir: "lunge",
    tool: "sword",
    effect: "stars",
    // Blades meet between the two, and before no face.
    gap: 0.25,
  },
  hug: {
    lean: [8, 8],
    arms: [
      // Both arms are about the other, the far one behind the two.
      [
        [62, 16],
        [-72, -6],
      ],
      [
        [68, 16],
        [-78, -4],
      ],
    ],
    rate: 0.45,
    stir: "sway",
    effect: "hearts",
    both: true,
    gap: -0.05,
  },
  kiss: {
    lean: [12],
    // The hands are at the other's waist, and not out behind it.
    arms: [
      [
        [30, 38],
        [-58, -10],
      ],
    ],
    rate: 0.5,
    stir: "sway",
    effect: "hearts",
    gap: -0.02,
  },
  pet: {
    lean: [22, 28],
    arms: [
      [[58, 5], DOWN],
      [[72, 5], DOWN],
    ],
    rate: 1.15,
    stir: "nod",
    effect: "hearts",
    gap: -0.02,
  },
  talk: {
    lean: [4, 8],
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
    lean: [-8, -4],
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
    lean: [10, 4],
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
    lean: [10, 12],
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
    lean: [4, 2, 6],
    arms: [
      [[75, 20], DOWN],
      [[98, 10], DOWN],
      [[85, -10], DOWN],
    ],
    rate: 0.84,
    stir: "breathe",
    tool: "paintbrush",
    gap: 0.02,
  },
  cook: {
    lean: [14, 18],
    arms: [
      [
        [98, 2],
        [-34, -30],
      ],
      [
        [88, 26],
        [-34, -30],
      ],
    ],
    rate: 1.4,
    stir: "bob",
    tool: "spoon",
    effect: "steam",
    gap: -0.01,
  },
  eat: {
    lean: [2, 8],
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
    lean: [-10, -2],
    arms: [
      [[42, 104], DOWN],
      [[38, 80], DOWN],
    ],
    rate: 0.45,
    stir: "breathe",
    tool: "hot-beverage",
    gap: -0.01,
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
    lean: [10],
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
  exercise: {
    stance: 1.2,
    lean: [0, 6, -4, 0],
    arms: [
      [
        [96, -14],
        [60, 30],
      ],
      [
        [70, 6],
        [110, -20],
      ],
      [
        [128, 10],
        [40, 20],
      ],
      [
        [58, 30],
        [90, 0],
      ],
    ],
    rate: 0.22,
    stir: "sway",
    gap: 0.12,
  },
  pray: {
    lean: [10],
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
    lean: [18, -18],
    legs: "sit",
    arms: [
      [
        [66, 8],
        [-78, -8],
      ],
      [
        [52, 24],
        [-74, 10],
      ],
    ],
    rate: 0.6,
    stir: "rock",
    tool: "oar",
  },
  fish: {
    lean: [-6, -2],
    arms: [
      [[46, 10], DOWN],
      [[54, 8], DOWN],
    ],
    rate: 0.3,
    stir: "breathe",
    tool: "fishing-rod",
  },
  dig: {
    stance: 0.9,
    lean: [16, 34],
    arms: [
      [
        [48, -12],
        [-30, -34],
      ],
      [
        [70, 10],
        [-44, -30],
      ],
    ],
    rate: 0.9,
    stir: "nod",
    tool: "spade",
    effect: "earth",
  },
  plant: {
    lean: [26, 34],
    legs: "kneel",
    arms: [
      [
        [58, -8],
        [-52, -14],
      ],
      [
        [44, -8],
        [-44, -20],
      ],
    ],
    rate: 0.8,
    stir: "nod",
    tool: "seedling",
    gap: 0.02,
  },
  sweep: {
    stance: 0.8,
    lean: [10, 18],
    arms: [
      [
        [40, -10],
        [-34, -30],
      ],
      [
        [62, 0],
        [-44, -26],
      ],
    ],
    rate: 1,
    stir: "rock",
    tool: "broom",
    effect: "dust",
  },
  build: {
    lean: [18, 24],
    arms: [
      [
        [80, 10],
        [-60, -6],
      ],
      [
        [56, 30],
        [-72, 6],
      ],
    ],
    rate: 1.15,
    stir: "nod",
    gap: 0.0,
  },
  hammer: {
    stance: 0.7,
    lean: [-8, 22],
    arms: [
      [
        [150, 14],
        [-46, -16],
      ],
      [
        [66, 6],
        [-52, -10],
      ],
    ],
    rate: 1.3,
    stir: "nod",
    tool: "hammer",
    effect: "stars",
    gap: 0.02,
  },
  photograph: {
    lean: [5],
    // The camera is at the eye, in both hands.
    arms: [[armTo({ x: 8, y: 17 }, "front", 5), armTo({ x: 13, y: 20 }, "back", 5)]],
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
  shoot: {
    arms: [
      [
        [92, 0],
        [-60, 110],
      ],
    ],
    rate: 0.4,
    stir: "breathe",
    tool: "bow",
    gap: 0.45,
    lean: [-6],
    stance: 1,
  },
  juggle: {
    lean: [-4, -4],
    arms: [
      [
        [40, 68],
        [40, 44],
      ],
      [
        [40, 44],
        [40, 68],
      ],
    ],
    rate: 1.6,
    stir: "bob",
    effect: "balls",
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
    lean: [18, 18],
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
    // It pulls, and who holds it leans back against it.
    stance: 1.3,
    lean: [-19, -12],
    arms: [
      [
        [112, 8],
        [52, 22],
      ],
      [
        [128, 10],
        [38, 30],
      ],
    ],
    rate: 0.6,
    stir: "breathe",
  },
  "cast-spell": {
    lean: [-6, 8],
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
    lean: [18, 14],
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
    lean: [-14, -6],
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
    lean: [20],
    arms: [
      [
        [128, 122],
        [128, 122],
      ],
      [
        [122, 126],
        [122, 126],
      ],
    ],
    rate: 0.45,
    stir: "nod",
    effect: "tears",
  },
  hide: {
    // The head is out beside what hides the rest, and a hand on it.
    legs: "kneel",
    lean: [-13],
    arms: [
      [
        [38, -24],
        [24, -50],
      ],
    ],
    rate: 0.5,
    stir: "peek",
    gap: -0.12,
  },
  blow: { lean: [14, 20], rate: 0.45, stir: "nod", effect: "noise", gap: 0.05 },
  vanish: { rate: 1, stir: "vanish", effect: "magic", gap: -0.12 },
  appear: { rate: 1, stir: "appear" },
  tumble: { rate: 1, stir: "tumble" },
  topple: { rate: 1, stir: "topple" },
  roar: {
    lean: [-8, -2],
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
    lean: [16, 22],
    arms: [
      [
        [60, -10],
        [-58, 4],
      ],
      [
        [78, 10],
        [-46, -10],
      ],
    ],
    rate: 1.2,
    stir: "nod",
    tool: "sponge",
    effect: "suds",
    gap: -0.01,
  },
  sew: {
    lean: [6, 8],
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
    lean: [8, 12],
    arms: [
      [[108, 20], DOWN],
      [[114, 24], DOWN],
    ],
    rate: 0.4,
    stir: "breathe",
    tool: "teapot",
    effect: "drops",
    gap: 0.04,
  },
  open: {
    lean: [-10, -16],
    arms: [
      [
        [74, 0],
        [-60, -10],
      ],
      [
        [88, 0],
        [-66, -10],
      ],
    ],
    rate: 0.45,
    stir: "nod",
    gap: -0.01,
  },
  pick: {
    lean: [2, 8],
    arms: [
      [
        [112, 20],
        [-50, -30],
      ],
      [
        [62, 66],
        [-50, -30],
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
