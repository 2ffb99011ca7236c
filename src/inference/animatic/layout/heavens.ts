import { project } from "../camera-path.ts";
import type { Random } from "../random.ts";
import type { Daylight, Scene, TimeOfDay } from "../scene.ts";
import { type Box, boxOf, type Figure, type Moment, overlapOf } from "./figure.ts";
import type { Geography } from "./geography.ts";
import { summitOf } from "./landscape.ts";

interface Cloud {
  distance: number;
  /** Its left end and the top of its own square at two seconds, and its width. */
  x: number;
  y: number;
  width: number;
  /** Picture heights a second. */
  speed: number;
  shade: number;
  seed: number;
}

/** What is in the sky, and where. */
export interface Heavens {
  /** Sun or moon; absent: neither is seen. */
  light?: { x: number; y: number; radius: number };
  /** Moons besides the light, where the words tell of several. */
  moons?: readonly { x: number; y: number; radius: number }[];
  clouds: readonly Cloud[];
}

/** On which side the light stands, 1 to the right; where none is seen, it comes from the left. */
export const lightSide = ({ light }: Heavens): 1 | -1 => (light && light.x > 0 ? 1 : -1);

/** So far away that walking past it changes nothing. */
export const SKY = 40;

/**
 * How far over the land the sun stands while it is low, how large, and on which side: it rises small on the left and sets
 * large on the right.
 */
const LOW_SUN: Partial<Record<TimeOfDay, { over: number; radius: number; side: 1 | -1 }>> = {
  dawn: { over: 0.045, radius: 0.1, side: -1 },
  morning: { over: 0.2, radius: 0.1, side: -1 },
  golden: { over: 0.05, radius: 0.135, side: 1 },
};

/** Where it stands while it is high, if that is all the same: in the forenoon where it rose. */
const SIDES: Partial<Record<Daylight, 1 | -1>> = { fresh: -1, mellow: 1 };

/** Whether the sun stands little over the edge of the land. */
export const isSunLow = ({ time }: Pick<Scene, "time">): boolean => time in LOW_SUN;

const SKYLESS = new Set(["underwater", "room", "stage", "cave", "space"]);
const EARTH = "globe-showing-europe-africa";
const CLOUDS: Partial<Record<Scene["place"], number>> = {
  city: 3,
  street: 2,
  sky: 0,
  abstract: 2,
  mars: 0,
  moon: 0,
  jungle: 0,
  bamboo: 0,
  forest: 1,
  desert: 1,
  savanna: 2,
  volcano: 2,
};

export function isOvercast(scene: Pick<Scene, "weather">): boolean {
  return scene.weather.some((one) => one === "rain" || one === "storm");
}

export function heavensOf(
  scene: Scene,
  aspect: number,
  geography: Geography,
  figures: readonly Figure[],
  moments: readonly Moment[],
  random: Random,
): Heavens {
  if (SKYLESS.has(scene.place)) return { clouds: [] };
  // The light over the moon is the earth: where the words have it, it is theirs.
  if (scene.place === "moon" && scene.cast.some(({ art }) => art === EARTH)) return { clouds: [] };
  const light = lightOf(scene, aspect, geography, figures, moments);
  const moons = light && scene.moons ? besides(light, scene.moons - 1) : undefined;
  return {
    ...(light ? { light } : {}),
    ...(moons ? { moons } : {}),
    clouds: cloudsOf(scene, aspect, geography, light, moments, random).flatMap((cloud) =>
      offHeads(cloud, light, figures, moments),
    ),
  };
}

/** What is left free between the picture's edge and a light that is brought in from it. */
const BELOW_EDGE = 0.02;

/**
 * The same sky as a camera sees it that came closer since: its light lower where at no moment all of it is under the picture's upper
 * edge, and no cloud before it nor cut by that edge.
 */
export function seenWhole({ light, ...heavens }: Heavens, moments: readonly Moment[]): Heavens {
  const clouds = heavens.clouds.filter((cloud) => cloud.y < ABOVE_ALL || isUnderEdge(cloud, moments));
  if (!light) return { ...heavens, clouds };
  const edge = Math.min(...edgesOf(moments, SKY));
  if (light.y - light.radius >= edge) return { ...heavens, light, clouds };
  const lower = { ...light, y: edge + light.radius + BELOW_EDGE };
  return { ...heavens, light: lower, clouds: clouds.filter((cloud) => !covers(cloud, lower)) };
}

/** Clouds of a sky full of rain begin higher than any camera looks. */
const ABOVE_ALL = -0.5;

function isUnderEdge({ y, distance }: Pick<Cloud, "y" | "distance">, moments: readonly Moment[]): boolean {
  return y >= Math.max(...edgesOf(moments, distance));
}

/** The picture's upper edge at each moment, as high as things lie at that distance. */
function edgesOf(moments: readonly Moment[], distance: number): number[] {
  return moments.map(({ pose }) => {
    const { scale, dy } = project(pose, distance);
    return (-0.5 - dy) / scale;
  });
}

/** Smaller and higher ones, towards the middle, where there is room. */
function besides({ x, y, radius }: NonNullable<Heavens["light"]>, count: number) {
  const inwards = x > 0 ? -1 : 1;
  return Array.from({ length: count }, (_, place) => ({
    x: x + inwards * radius * (3.4 + place * 3),
    y: y - radius * (place % 2 === 0 ? 0.9 : -0.6),
    radius: radius * (0.62 - place * 0.12),
  }));
}

function lightOf(
  scene: Scene,
  aspect: number,
  geography: Geography,
  figures: readonly Figure[],
  moments: readonly Moment[],
): Heavens["light"] {
  if (isOvercast(scene) || scene.daylight === "soft") return undefined;
  // By then the sun is down, and a moon is seen where somebody tells of it.
  if ((scene.time === "dusk" || scene.time === "predawn") && scene.moons === undefined) return undefined;
  const low = LOW_SUN[scene.time];
  const radius = (low?.radius ?? (scene.daylight === "mellow" ? 0.088 : 0.075)) * Math.min(1, aspect * 0.9);
  const isBuilt = scene.place === "city" || scene.place === "street";
  const side = low?.side ?? (scene.daylight ? SIDES[scene.daylight] : undefined);
  const high = isBuilt ? -0.36 : scene.time === "noon" ? -0.39 : scene.daylight === "mellow" ? -0.24 : -0.3;
  const looker = figures.find((figure) => figure.member.to === "moon" || figure.member.to === "sun");
  let best: { x: number; y: number; cost: number } | undefined;
  for (const share of [0.27, -0.27, 0.36, -0.36, 0.14, -0.14, 0.02]) {
    const x = share * aspect;
    const y = low ? (geography.skyline?.(x) ?? geography.horizon) - low.over : high;
    // At noon it stands over everything.
    let cost = Math.abs(Math.abs(share) - (scene.time === "noon" ? 0.02 : 0.27)) * 0.5;
    if (side && Math.sign(share) !== side) cost += low ? 0.3 : 0.12;
    // Whoever looks at it has it before him.
    if (looker && Math.sign(x - looker.stance(moments[0] as Moment).x) !== looker.facing) cost += 2;
    for (const moment of moments) {
      const view = project(moment.pose, SKY);
      const disc = square(x * view.scale + view.dx, y * view.scale + view.dy, radius * view.scale * 1.25);
      for (const figure of figures)
        cost += overlapOf(disc, summitOf(figure, boxOf(figure, moment))) / moments.length;
      if (disc.left < -aspect / 2 || disc.right > aspect / 2) cost += 0.4 / moments.length;
    }
    if (!best || cost < best.cost) best = { x, y, cost };
  }
  return best && { x: best.x, y: best.y, radius };
}

const square = (x: number, y: number, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

function cloudsOf(
  scene: Scene,
  aspect: number,
  geography: Geography,
  light: Heavens["light"],
  moments: readonly Moment[],
  random: Random,
): Cloud[] {
  const overcast = isOvercast(scene);
  const isCovered = scene.daylight === "soft" && !scene.weather.includes("snow");
  const isDark = scene.time === "night";
  const count = overcast
    ? Math.max(4, CLOUDS[scene.place] ?? 4)
    : scene.place === "street" && isDark
      ? 0
      : scene.camera === "aerial"
        ? 1
        : (CLOUDS[scene.place] ?? 4) + (isCovered ? 2 : 0);
  const gust = scene.weather.some((one) => one === "wind" || one === "storm") ? 2.6 : 1;
  const clouds: Cloud[] = [];
  for (let index = 0; index < count; index++) {
    const width = random.between(0.26, 0.46) * (overcast ? 1.7 : isCovered ? 1.35 : 1);
    const distance = random.between(9, 16);
    const lowest = geography.horizon - 0.22 - width / 2;
    const highest = Math.max(...edgesOf(moments, distance)) + BELOW_EDGE;
    const cloud: Cloud = {
      distance,
      width,
      x: (-0.5 + (index + random.between(0.2, 0.8)) / count) * aspect * 1.25 - width / 2,
      y: overcast
        ? random.between(-0.52, -0.36) - width / 2
        : random.between(Math.min(highest, lowest), lowest),
      speed: random.between(0.004, 0.009) * gust,
      shade: random.between(-0.05, 0.03),
      seed: random.whole(0, 1e9),
    };
    // A strip along the picture's edge is no cloud; a sky full of rain has no edge.
    if ((overcast || isUnderEdge(cloud, moments)) && !(light && covers(cloud, light))) clouds.push(cloud);
  }
  return clouds;
}

/** Aside by as much as keeps it off everybody's head, or a cloud would be a hat; none where there is no room. */
function offHeads(
  cloud: Cloud,
  light: Heavens["light"],
  figures: readonly Figure[],
  moments: readonly Moment[],
): Cloud[] {
  const heads = figures.filter(
    ({ support, carrier }) => support !== "shelf" && support !== "air" && !carrier,
  );
  const sits = (x: number) =>
    moments.some((moment) => {
      const view = project(moment.pose, cloud.distance);
      const left = (x + cloud.speed * (moment.seconds - 2)) * view.scale + view.dx;
      const box: Box = {
        left,
        right: left + cloud.width * 1.1 * view.scale,
        top: cloud.y * view.scale + view.dy,
        bottom: (cloud.y + cloud.width * 0.62) * view.scale + view.dy,
      };
      return heads.some((figure) => {
        const { left: from, right: to, top, bottom } = boxOf(figure, moment);
        return (
          from < box.right && to > box.left && top < box.bottom + 0.02 && top + (bottom - top) * 0.5 > box.top
        );
      });
    });
  const x = [0, 0.34, -0.34, 0.6, -0.6]
    .map((aside) => cloud.x + aside)
    .find((one) => !sits(one) && !(light && covers({ ...cloud, x: one }, light)));
  return x === undefined ? [] : [{ ...cloud, x }];
}

/** A cloud never cuts through the sun, wherever it drifts. */
function covers(cloud: Cloud, light: NonNullable<Heavens["light"]>): boolean {
  const way = cloud.speed * 12 + 0.04;
  const half = light.radius * 1.12;
  return (
    cloud.x - way < light.x + half &&
    cloud.x + cloud.width * 1.1 + way > light.x - half &&
    cloud.y < light.y + half &&
    cloud.y + cloud.width * 0.62 > light.y - half
  );
}
