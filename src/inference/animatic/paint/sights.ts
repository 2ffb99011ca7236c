import type { Sight } from "../places.ts";
import type { Scene } from "../scene.ts";
import { type Easel, type Plane, paintSheet, sheetPlane } from "./planes.ts";
import { cutPlane, type Props } from "./props.ts";

/** One thing behind everybody: how tall, and where, as a share of half the picture's width. */
type Standing = readonly [art: string, height: number, at: number, foot?: number];

/** What a place under the sky is told by. */
export const SIGHTS: Readonly<Record<Sight, readonly Standing[]>> = {
  market: [
    ["stall-red", 0.36, -0.86],
    ["stall-blue", 0.36, -0.38],
    ["stall-green", 0.36, 0.1],
    ["stall-red", 0.36, 0.58],
    ["stall-blue", 0.36, 1.06],
  ],
  harbour: [
    ["harbour-crane", 0.54, -0.78],
    ["liner", 0.3, 0.6],
    ["containers", 0.2, -0.4],
    ["sailboat", 0.3, 0.12],
    ["bollard", 0.1, -0.94],
    ["bollard", 0.1, 0.92],
  ],
  construction: [
    ["tower-crane", 0.72, -0.7],
    ["scaffold", 0.5, 0.66],
    ["construction", 0.16, -0.3],
    ["brick", 0.1, 0.1],
  ],
  playground: [
    ["swing-set", 0.36, -0.72],
    ["playground-slide", 0.36, 0.72],
    ["seesaw", 0.16, 0.2],
  ],
  airfield: [
    ["control-tower", 0.56, -0.84],
    ["parked-plane", 0.34, 0.5],
  ],
  petrol: [
    ["fuel-pump", 0.36, -0.7],
    ["fuel-pump", 0.36, 0.7],
    ["convenience-store", 0.34, 0.2],
  ],
  fair: [
    ["ferris-wheel", 0.62, -0.7],
    ["circus-tent", 0.42, 0.66],
    ["carousel-horse", 0.26, -0.1],
  ],
  stadium: [
    ["grandstand", 0.34, -0.86],
    ["grandstand", 0.34, 0],
    ["grandstand", 0.34, 0.86],
    ["goal-net", 0.22, 0.84],
  ],
  graveyard: [
    ["gravestones", 0.18, -0.8],
    ["gravestones", 0.2, -0.2],
    ["gravestones", 0.18, 0.66],
  ],
  camp: [
    ["tent", 0.4, -0.7],
    ["camping", 0.34, 0.74],
  ],
  school: [["school", 0.56, -0.5]],
  bridge: [["arch-bridge", 0.56, 0]],
  home: [
    ["house", 0.56, -0.56],
    ["fence", 0.14, 0.7],
  ],
  hospital: [["hospital", 0.56, -0.5]],
  station: [["station-front", 0.6, -0.4]],
  firestation: [["fire-station", 0.62, -0.4]],
  bank: [["bank", 0.52, -0.5]],
  hotel: [["hotel", 0.58, -0.5]],
  factory: [
    ["factory", 0.5, -0.6],
    ["factory", 0.42, 0.7],
  ],
  museum: [["classical-building", 0.46, -0.4]],
  temple: [["hindu-temple", 0.56, -0.5]],
  mosque: [["mosque", 0.54, -0.5]],
  church: [["church", 0.6, -0.5]],
  shopfront: [
    ["convenience-store", 0.42, -0.56],
    ["department-store", 0.46, 0.7],
  ],
  busstop: [
    ["bus-stop", 0.34, -0.6],
    ["bench", 0.16, 0.6],
  ],
  square: [
    ["row-house", 0.5, -0.94],
    ["row-house-blue", 0.52, -0.66],
    ["town-hall", 0.62, -0.2],
    ["row-house", 0.5, 0.3],
    ["row-house-blue", 0.54, 0.58],
    ["row-house", 0.48, 0.86],
    ["fountain", 0.34, 0.62],
  ],
  lane: [
    ["row-house", 0.46, -0.9],
    ["row-house-blue", 0.5, -0.62],
    ["house", 0.42, -0.2],
    ["row-house", 0.48, 0.24],
    ["row-house-blue", 0.5, 0.52],
    ["house", 0.42, 0.9],
  ],
  driveway: [
    ["house", 0.62, -0.66],
    ["garage", 0.4, 0.02],
    ["hedge", 0.14, 0.66],
    ["closed-mailbox-with-raised-flag", 0.18, 0.92],
  ],
  porch: [
    ["front-steps", 0.74, -0.36],
    ["hedge", 0.16, 0.5],
    ["closed-mailbox-with-raised-flag", 0.2, 0.86],
  ],
  courtyard: [
    ["castle-wall", 0.62, -0.56],
    ["castle-wall", 0.62, 0.66],
  ],
  streetcafe: [
    ["cafe-front", 0.6, -0.5],
    ["cafe-table", 0.34, 0.34],
    ["cafe-table", 0.34, 0.86],
  ],
  facade: [
    ["glass-tower", 0.95, -0.62],
    ["glass-tower", 0.95, 0.62],
  ],
  court: [
    ["basketball-hoop", 0.6, -0.8],
    ["basketball-hoop", 0.6, 0.86],
  ],
  pool: [
    ["sun-lounger", 0.24, -0.7],
    ["sun-lounger", 0.24, 0.12],
    ["pool-ladder", 0.16, 0.5],
    ["sun-lounger", 0.24, 0.86],
  ],
  alley: [
    ["row-house", 0.7, -0.8],
    ["row-house-blue", 0.74, 0.82],
    ["barrel", 0.17, -0.42],
    ["potted-plant", 0.18, 0.44],
  ],
  breaker: [["great-wave", 0.7, 0.42, 0.34]],
  canyon: [
    ["canyon-wall", 0.86, -0.98],
    ["canyon-wall-right", 0.98, 1.0],
    ["canyon-wall-right", 0.46, 0.42],
    ["canyon-wall", 0.4, -0.42],
  ],
};

/** Nearer than the houses of a street and the trees of a park, behind all who are in the picture. */
const DISTANCE = 1.5;
const FOOT = 0.25;

export async function sightPlanes(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const standing = scene.sight ? SIGHTS[scene.sight] : [];
  const planes = await Promise.all(
    standing.map(async ([art, height, at, foot = FOOT], place) =>
      cutPlane(easel, DISTANCE + place * 1e-3, await props.cut(art, height, { hazed: 0.05 }), {
        x: (at * easel.aspect) / 2,
        y: foot,
        height,
      }),
    ),
  );
  if (scene.place === "stage" && scene.crowded) return [...planes, audiencePlane(easel)];
  return scene.crowded && CROWDED.has(scene.place)
    ? [...planes, ...(await crowdPlanes(easel, scene, props))]
    : planes;
}

const CROWDED: ReadonlySet<Scene["place"]> = new Set<Scene["place"]>([
  "street",
  "city",
  "village",
  "room",
  "sea",
]);
/** Who is about in a crowded place: paler than whoever it is told of, between them and what stands behind. */
const PASSERS = ["woman-1", "man-2", "person-3", "woman-3", "man-0", "girl", "man-5", "woman-0", "person-0"];
const AMONG = 1.46;
/** So much that they are behind, and not so much that they are ghosts; within walls there is no air between. */
const HAZE = { outside: 0.22, inside: 0.08 } as const;

/** By how much they are taller where those before them are drawn larger. */
const NEARER = 1.45;

/** In a kitchen they cook. */
const COOKS = ["cook-body", "cook-body", "cook-body"];

function crowdPlanes(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  const random = easel.random.fork("crowd");
  const people = scene.place === "room" && scene.interior === "kitchen" ? COOKS : PASSERS;
  const hazed = scene.place === "room" ? HAZE.inside : HAZE.outside;
  const near = scene.framing === "near" || scene.framing === "close" ? NEARER : 1;
  const spots = people.map((art, place) => ({
    ...{ art, place },
    height: random.between(0.29, 0.35) * (art === "girl" ? 0.8 : 1) * near,
    x: ((place + random.between(0.2, 0.8)) / people.length - 0.5) * easel.aspect * 1.12,
  }));
  // Of whoever would be right behind somebody only feet and an ear were seen.
  const covered = easel.covered(AMONG);
  return Promise.all(
    spots
      .filter(({ x }) => !covered.some(({ left, right }) => x > left && x < right))
      .map(async ({ art, place, x, height }) => {
        const sprite = await props.cut(art, height, { hazed, shade: place });
        return cutPlane(easel, AMONG + place * 1e-3, sprite, { x, y: FOOT + 0.012, height });
      }),
  );
}

/** Those who look on, from behind, before the stage. */
function audiencePlane(easel: Easel): Plane {
  const random = easel.random.fork("audience");
  const sheet = paintSheet(easel, SEATED, { top: 0.1 }, (context, extent) => {
    for (const [y, colour] of [
      [0.33, "#3a2140"],
      [0.385, "#24142b"],
    ] as const) {
      context.fillStyle = colour;
      for (let x = extent.left; x < extent.right; x += 0.115) {
        const at = x + random.between(-0.015, 0.015);
        const up = y + random.between(-0.012, 0.012);
        context.beginPath();
        context.arc(at, up, 0.034, 0, Math.PI * 2);
        context.fill();
        context.beginPath();
        context.ellipse(at, up + 0.095, 0.056, 0.066, 0, Math.PI, 0);
        context.lineTo(at + 0.056, extent.bottom);
        context.lineTo(at - 0.056, extent.bottom);
        context.fill();
      }
    }
  });
  easel.treat?.(sheet.canvas);
  return sheetPlane(easel, SEATED, sheet);
}

/** Before everybody on the stage. */
const SEATED = 0.9;
