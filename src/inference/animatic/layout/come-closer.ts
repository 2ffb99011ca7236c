import { type CameraPath, project } from "../camera-path.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import { type Box, boxOf, joined, type Moment } from "./figure.ts";
import { SKY } from "./heavens.ts";
import { needsRoom } from "./heights.ts";
import { isLand } from "./landscape.ts";
import type { Layout } from "./lay-out.ts";
import { overhead } from "./overhead.ts";

/** So tall whoever the shot is about is to be, in picture heights, and so much nearer the camera comes at most. */
const ALONE = { fills: 0.62, nearest: 1.5 } as const;
/** Of several one sees a little more round them. */
const SEVERAL = { fills: 0.58, nearest: 1.3 } as const;
/** Less is not worth a step. */
const LEAST = 1.05;
/** Feet so little over the caption are not worth one either. */
const HARDLY = 0.02;
/** What is left free above heads and below feet, and at the sides, where the picture ends and its caption begins. */
const FREE = { top: -0.45, bottom: 0.355, side: 0.04 } as const;

/** What flies, falls or hangs far from the hand that sent it needs its room. */
const REACHING: ReadonlySet<Act> = new Set<Act>(
  "fish throw catch kick fly-kite shoot blow dive juggle cast-spell explode appear vanish".split(
    " ",
  ) as Act[],
);

/** Whether the words or the deed leave it to the camera how near it comes. */
function mayComeCloser(scene: Scene): boolean {
  const { framing, manner, camera, cast, lights, water, door } = scene;
  const [hero] = cast;
  return (
    hero !== undefined &&
    !needsRoom(scene, hero) &&
    (framing === "medium" || framing === "near") &&
    (manner === undefined || manner === "dolly-zoom" || manner === "rack-focus") &&
    camera !== "aerial" &&
    !water &&
    !door &&
    !lights.includes("rainbow") &&
    !cast.some(({ act, action }) => (act && REACHING.has(act)) || action === "fall" || action === "rise")
  );
}

/** The camera a step nearer, where whoever the shot is about would be small in an empty picture. */
export function comeCloser(layout: Layout, moments: readonly Moment[]): CameraPath {
  const { scene, camera, aspect } = layout;
  if (!mayComeCloser(scene)) return camera;
  const hero = layout.figures.filter(({ member }) => member === scene.cast[0]);
  const seen = layout.figures.filter((figure) => isNamed(figure.member, scene) && !isLand(figure));
  if (hero.length === 0 || seen.length === 0) return camera;
  const boxes = seen.flatMap((figure) =>
    moments.map((moment) => {
      const box = boxOf(figure, moment);
      return { ...box, top: box.top - figure.height * overhead(figure) };
    }),
  );
  const all = joined([...boxes, ...lightBoxes(layout, moments)]);
  const tallest = Math.max(
    ...hero.flatMap((figure) => moments.map((moment) => heightOf(boxOf(figure, moment)))),
  );
  const { fills, nearest } = hero.length > 1 ? SEVERAL : ALONE;
  const foot = Math.min(FREE.bottom, all.bottom + 0.02);
  const times = Math.min(
    nearest,
    fills / tallest,
    (foot - FREE.top) / (all.bottom - all.top),
    (aspect - 2 * FREE.side) / (all.right - all.left),
  );
  if (times < LEAST) {
    const low = Math.min(all.bottom - FREE.bottom, all.top - FREE.top);
    return low > HARDLY ? lowered(camera, low) : camera;
  }
  // Feet stay about where they were, and who stood left of the middle stays left of it.
  const down = all.bottom - foot / times;
  const half = aspect / 2 - FREE.side;
  const middle = (all.left + all.right) / 2;
  const aside = Math.max(
    all.right - half / times,
    Math.min(all.left + half / times, middle * (1 - 1 / times)),
  );
  return {
    at(share) {
      const pose = camera.at(share);
      return {
        ...pose,
        zoom: pose.zoom * times,
        panX: pose.panX + aside / pose.zoom,
        panY: pose.panY + down / pose.zoom,
      };
    },
  };
}

/** The camera looks lower down: feet rise above the caption. */
const lowered = (camera: CameraPath, down: number): CameraPath => ({
  at(share) {
    const pose = camera.at(share);
    return { ...pose, panY: pose.panY + down / pose.zoom };
  },
});

const heightOf = ({ top, bottom }: Box) => bottom - top;

const isNamed = (member: CastMember, { cast, landmarks, fixtures }: Scene): boolean =>
  cast.includes(member) ||
  Boolean(landmarks?.includes(member.art)) ||
  Boolean(fixtures?.includes(member.art));

/** A sun or moon by which one knows the hour, or of which the words tell, stays in the picture. */
function lightBoxes({ scene, heavens }: Layout, moments: readonly Moment[]): Box[] {
  const { light } = heavens;
  if (!light || scene.time === "day" || scene.time === "noon") return [];
  return moments.map(({ pose }) => {
    const { scale, dx, dy } = project(pose, SKY);
    const [x, y, radius] = [light.x * scale + dx, light.y * scale + dy, light.radius * scale];
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
}
