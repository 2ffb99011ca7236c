import { project } from "../camera-path.ts";
import { boxOf, type Figure, type Moment } from "../layout/figure.ts";
import { lightSide } from "../layout/heavens.ts";
import type { Scene } from "../scene.ts";
import { canvasOf } from "./paper.ts";
import { type Easel, layFlat, type Plane } from "./planes.ts";
import { type Props, stamp } from "./props.ts";

/** Of the bough, in picture heights; how far it lies outside the picture; what there may be of it for want of room. */
const HEIGHT = 0.31;
const OUTSIDE = 0.05;
const SIZES = [1, 0.68, 0.5];
/** From here on it is a mountain or a tower: its foot may lie behind leaves, not its middle. */
const FAR = 2.5;
/** Above a head there may be what somebody says or sings. */
const OVERHEAD = 0.1;

const WOODED = new Set([
  "lake",
  "river",
  "meadow",
  "garden",
  "forest",
  "village",
  "farm",
  "castle",
  "mountains",
]);

/** What hangs into the picture. */
function boughOf({ place, season, weather, framing, camera, field, manner }: Scene): string | undefined {
  if (!WOODED.has(place) || framing === "close" || field || camera === "aerial" || manner) return undefined;
  if (weather.includes("petals")) return "bough-blossom";
  // Over still water it is what is near.
  if (place !== "lake" || season === "winter") return undefined;
  return season === "autumn" ? "bough-autumn" : "bough";
}

/** The upper corners into which a bough of that size can hang without a figure behind it; −1: left. */
export function freeCorners(
  figures: readonly Figure[],
  moments: readonly Moment[],
  aspect: number,
  size: { wide: number; tall: number },
): (1 | -1)[] {
  return ([-1, 1] as const).filter((side) => {
    const inner = side * (aspect / 2 - size.wide);
    return !figures.some((figure) =>
      moments.some((moment) => {
        const box = boxOf(figure, moment);
        const narrower = figure.order > FAR ? (box.right - box.left) * 0.25 : 0;
        if (box.top - OVERHEAD >= size.tall - 0.5) return false;
        return side < 0 ? box.left + narrower < inner : box.right - narrower > inner;
      }),
    );
  });
}

/** Something near in the upper corners, where nobody is: it gives a wide view its depth. */
export async function boughPlanes(
  easel: Easel,
  scene: Scene,
  props: Props,
  { figures, moments }: { figures: readonly Figure[]; moments: readonly Moment[] },
): Promise<Plane[]> {
  const art = boughOf(scene);
  if (!art) return [];
  const sprite = await props.cut(art, HEIGHT, { edge: 0.006 });
  const ratio = sprite.width / sprite.height;
  const away = -lightSide(easel.heavens);
  const planes: Plane[] = [];
  for (const side of [away, -away] as const) {
    const isSecond = side !== away;
    if (isSecond && art !== "bough-blossom") continue;
    const tall = SIZES.slice(isSecond ? 1 : 0)
      .map((share) => HEIGHT * share)
      .find((height) =>
        freeCorners(figures, moments, easel.aspect, {
          wide: height * ratio - OUTSIDE,
          tall: height - OUTSIDE,
        }).some((free) => free === side),
      );
    if (tall === undefined) continue;
    const wide = tall * ratio;
    const margin = 0.03;
    const { canvas, context } = canvasOf(
      (wide + 2 * margin) * easel.height,
      (tall + 2 * margin) * easel.height,
    );
    context.scale(easel.height, easel.height);
    stamp(context, sprite, {
      x: margin + wide / 2,
      y: margin + tall,
      height: tall,
      mirrored: side > 0,
    });
    const left = side < 0 ? -easel.aspect / 2 - OUTSIDE : easel.aspect / 2 + OUTSIDE - wide;
    planes.push({
      distance: 0.45,
      isOfFrame: true,
      draw(context, moment) {
        // It stirs, and lags behind the camera a little; moved by whole pixels it costs next to nothing.
        const view = project(moment.pose, 1);
        const lag = Math.max(-OUTSIDE / 2, Math.min(OUTSIDE / 2, view.dx * 0.12));
        layFlat(context, easel, canvas, {
          x: left - margin + lag + Math.sin(moment.seconds * 0.9) * 0.006,
          y: -0.5 - OUTSIDE - margin + Math.sin(moment.seconds * 1.3 + 1) * 0.007,
          scale: 1,
        });
      },
    });
  }
  return planes;
}
