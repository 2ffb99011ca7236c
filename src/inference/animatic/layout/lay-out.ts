import { STANDING } from "../acting/poses.ts";
import type { Guise } from "../art/gallery.ts";
import { type Aim, type CameraPath, REST } from "../camera-path.ts";
import { createRandom, hashOf } from "../random.ts";
import type { CastMember, Scene } from "../scene.ts";
import { takeAim } from "./aim.ts";
import { cameraOf } from "./camera.ts";
import { comeCloser } from "./come-closer.ts";
import { type Company, companyOf } from "./company.ts";
import { type Box, boxOf, type Figure, joined, type Moment } from "./figure.ts";
import { type Geography, geographyOf, type SheetShape } from "./geography.ts";
import { type Heavens, heavensOf, seenWhole } from "./heavens.ts";
import { overhead } from "./overhead.ts";
import { placeAll } from "./place.ts";

/** What a layout has to know of the pictures it places. */
export interface Ratios {
  has(art: string): boolean;
  ratioOf(art: string, guise?: Guise): number;
}

export interface Layout {
  scene: Scene;
  aspect: number;
  seconds: number;
  camera: CameraPath;
  geography: Geography;
  figures: readonly Figure[];
  /** Whose hand holds what; the thing is drawn with its holder. */
  held: readonly { member: CastMember; holder: Figure }[];
  /** A line from a hand to what it leads: a kite, a dog, a sled. */
  ropes: readonly { from: Figure; to: Figure }[];
  heavens: Heavens;
}

export interface Stage {
  aspect: number;
  seconds: number;
  /** The sheets of the land, where the place is one. */
  sheets: readonly SheetShape[];
  ratios: Ratios;
}

/** A little above where the caption begins: whose feet are on that edge looks cut off. */
const CAPTION = 0.362;
/** How tall those may become between the picture's upper edge and the caption. */
const ROOM = 0.75;
/** Moments at which a layout is looked at while it is made. */
const LOOKS = 9;
const ATTEMPTS = 9;
/** What it costs, as a share of what is cut off or covered, to draw everybody at no size at all. */
const TININESS = 0.5;
/** What it costs, for each picture's height, to aim the camera beside those it goes to. */
const ASTRAY = 0.3;

/** Decides where everything in a scene is, over the whole of its shot, before a frame of it is drawn. */
export function layOut(scene: Scene, stage: Stage): Layout {
  const { aspect, seconds } = stage;
  const geography = geographyOf(scene, aspect, stage.sheets);
  const random = createRandom((scene.seed ^ hashOf(`${scene.setting} layout`)) >>> 0);
  const company = companyOf(scene, geography, stage, random.fork("company"));
  let aim: Aim = { x: 0, y: 0.08, growth: 1.45, reach: 1, above: 0.14, below: 0.12, tall: 0.5 };
  let best: { layout: Layout; fault: number } | undefined;
  let [size, reach] = [1, 1];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const camera = cameraOf(scene, seconds, { ...aim, reach });
    const placed = placeAll(company, {
      scene,
      geography,
      stage,
      camera,
      size,
      moments: momentsOf(camera, seconds, LOOKS),
      random,
    });
    const layout: Layout = {
      scene,
      aspect,
      seconds,
      camera,
      geography,
      ...placed.cast,
      figures: [...placed.cast.figures, ...shoulderOf(scene, company, stage)],
      heavens: heavensOf(
        scene,
        aspect,
        geography,
        placed.cast.figures,
        momentsOf(camera, seconds, 5),
        random.fork("sky"),
      ),
    };
    const next = aimAt(placed.cast.figures, company, aspect);
    // Who is small in an empty picture is worse seen than who covers a little of another; and a camera that goes to
    // where nobody stands finds nothing wrong there.
    const astray = Math.abs(next.x - aim.x) + Math.abs(next.y - aim.y);
    const fault = placed.fault + (1 - size) * TININESS + astray * ASTRAY;
    if (!best || fault <= best.fault + 0.004) best = { layout, fault };
    const isSettled =
      Math.abs(next.x - aim.x) < 0.04 &&
      Math.abs(next.y - aim.y) < 0.05 &&
      // With less room than it was given the camera would cut off heads or feet.
      next.above > aim.above - 0.02 &&
      next.below > aim.below - 0.02;
    aim = next;
    if (placed.fault < 0.02 && (isSettled || attempt > 2)) break;
    if (attempt > 0 && placed.fault >= 0.02) {
      size *= 0.92;
      reach *= 0.9;
    }
  }
  if (!best) throw new Error("a layout needs at least one attempt");
  const { layout } = best;
  const [, middle] = momentsOf(layout.camera, seconds, 3);
  if (middle) takeAim(layout.figures, middle);
  const camera = comeCloser(layout, momentsOf(layout.camera, seconds, LOOKS));
  if (camera === layout.camera) return layout;
  return { ...layout, camera, heavens: seenWhole(layout.heavens, momentsOf(camera, seconds, 5)) };
}

/** Evenly spread moments of a shot, its first and last among them. */
export function momentsOf(camera: CameraPath, seconds: number, count: number): Moment[] {
  return Array.from({ length: count }, (_, step) => {
    const share = count > 1 ? step / (count - 1) : 0;
    return { seconds: share * seconds, share, pose: camera.at(share) };
  });
}

/** Over whose shoulder one looks: great and dark at the picture's edge, cut off by it. */
function shoulderOf(scene: Scene, company: Company, { aspect, ratios }: Stage): Figure[] {
  const hero = scene.cast[0];
  if (scene.manner !== "over-the-shoulder" || !hero || scene.cast.length < 2) return [];
  const other = company.units.find((unit) => !unit.isDressing);
  const side = other?.facing ?? 1;
  const ratio = ratios.ratioOf(hero.art);
  const height = Math.min(1.25, (aspect * 0.42) / ratio);
  return [
    {
      member: hero,
      copy: 0,
      art: hero.art,
      height,
      ratio,
      order: 0.9,
      facing: side === 1 ? -1 : 1,
      support: "air",
      poses: [STANDING],
      lies: false,
      sunk: 0,
      poseAt: () => 0,
      stance: ({ seconds }) => ({
        x: side * aspect * 0.34,
        y: height - 0.16 + Math.sin(seconds * 1.3) * 0.006,
        distance: 0.9,
        size: 1,
        turn: 0,
        stretchX: 1,
        stretchY: 1,
      }),
      groundAt: () => undefined,
    },
  ];
}

/** With what somebody holds up, or throws. */
const withHeld = (figure: Figure, box: Box): Box => ({
  ...box,
  top: box.top - figure.height * overhead(figure),
});

/** Those the shot is about, as they stand in its middle, and how much larger the picture can show them. */
function aimAt(figures: readonly Figure[], company: Company, aspect: number): Aim {
  // Whoever lives is whole at the end of a push-in, whom it is about or not.
  const isAbout = (member: CastMember) =>
    company.subjects.has(member) || (company.heights.has(member) && member.role !== "prop");
  const about = figures.filter(
    ({ member, carrier, support }) =>
      support !== "shelf" && (isAbout(member) || (carrier !== undefined && isAbout(carrier.member))),
  );
  if (about.length === 0) return { x: 0, y: 0.05, growth: 1.45, reach: 1, above: 0.2, below: 0.2, tall: 0.5 };
  const box = joined(
    [0, 0.5, 1].flatMap((share) =>
      about.map((figure) => withHeld(figure, boxOf(figure, { seconds: 0, share, pose: REST }))),
    ),
  );
  const [wide, tall] = [box.right - box.left, box.bottom - box.top];
  return {
    x: (box.left + box.right) / 2,
    y: (box.top + box.bottom) / 2,
    growth: Math.max(1, Math.min(ROOM / tall, (aspect * 0.94) / wide)),
    reach: 1,
    tall,
    above: box.top + 0.47,
    below: CAPTION - box.bottom,
  };
}
