import { STANDING } from "../acting/poses.ts";
import { extentOf, REST } from "../camera-path.ts";
import { isDressing } from "../layout/dressing.ts";
import type { Figure } from "../layout/figure.ts";
import { lampsOf, litFrom } from "../layout/lamps.ts";
import type { Layout } from "../layout/lay-out.ts";
import { afloat } from "./afloat.ts";
import { isMirrored } from "./lay-down.ts";
import type { Easel } from "./planes.ts";
import type { Props } from "./props.ts";
import { footingOf, rooted } from "./rooted.ts";
import { ranOn, runsOn } from "./run-on.ts";
import type { Sprite } from "./sprite.ts";
import { toldApart } from "./told-apart.ts";

/** Art that gives light and flickers. */
export const SHINING = new Set([
  "candle",
  "campfire",
  "lamp",
  "street-lamp",
  "red-paper-lantern",
  "diya-lamp",
  "lighthouse",
  "sparkler",
  "torch",
]);
/** Pale of themselves: in the dark light is round them. */
const GLOWING = new Set(["ghost", "fairy", "glowing-star", "star", "jack-o-lantern", "comet"]);
/** Kinds of which no two look alike. */
export const BRIGHT = ["#f2703d", "#f6cf3d", "#e8548c", "#8a4fc7", "#35b8d8", "#58b368"];
const MOTLEY: Record<string, readonly string[]> = {
  "tropical-fish": BRIGHT,
  fish: BRIGHT,
  butterfly: BRIGHT,
  "hot-air-balloon": ["#3a8fd5", "#8a4fc7", "#3f9f6b", "#e0a53a"],
  balloon: BRIGHT,
  jellyfish: ["#e8548c", "#8a4fc7"],
  parrot: ["#3a7bd5", "#58b368"],
  automobile: ["#3a7bd5", "#58b368", "#f6cf3d"],
  tulip: ["#f6cf3d", "#e8548c", "#8a4fc7"],
};
/** Whoever swings: the seats go with them. */
export const onSwing = (figure: Figure, { figures }: Layout) =>
  figure.art === "swing-set" ? figures.filter(({ carrier }) => carrier === figure) : [];

/** Stretched out on the ground. */
const isLaidDown = ({ stance }: Figure): boolean =>
  Math.abs(stance({ seconds: 0, share: 0, pose: REST }).turn) > 0.8;

/** The cut-outs of a figure, one for each of its poses. */
export async function cutFigure(
  easel: Easel,
  layout: Layout,
  figure: Figure,
  props: Props,
  bright: string,
): Promise<Sprite[]> {
  const { member, copy } = figure;
  const { scene } = layout;
  const distance = figure.stance({ seconds: 0, share: 0, pose: layout.camera.at(0) }).distance;
  const nearest = Math.min(2, extentOf(easel.path, Math.max(0.9, Math.min(distance, 9)), easel.aspect).scale);
  const motley = MOTLEY[figure.art];
  const art = onSwing(figure, layout).length > 0 ? "swing-frame" : figure.art;
  const silhouette = scene.manner === "over-the-shoulder" && figure.order === 0.9;
  const moment = { seconds: layout.seconds / 2, share: 0.5, pose: layout.camera.at(0.5) };
  const from =
    easel.palette.dark && !SHINING.has(figure.art) && litFrom(figure, lampsOf(layout, moment), moment);
  const lit = from && { ...from, side: isMirrored(figure) ? -from.side : from.side };
  const guise = {
    lies: figure.lies,
    colour: member.colour ?? (copy > 0 && motley ? bright : undefined),
    ...toldApart(figure, scene),
    hazed: Math.max(0, Math.min(0.3, (distance - 1) * (figure.support === "shelf" ? 0.06 : 0.26))),
    sunk: figure.sunk,
    ...(SHINING.has(figure.art) ? { shining: true } : {}),
    ...(easel.palette.dark && GLOWING.has(figure.art) ? { shining: true, glows: true } : {}),
    ...(silhouette ? { silhouette: true } : {}),
    ...(lit ? { lit } : {}),
    ...(isMirrored(figure) ? { isMirrored: true } : {}),
    ...(isDressing(figure, scene) ? { isScenery: true } : {}),
  };
  const sprites = await Promise.all(
    figure.poses.map((pose) =>
      props.cut(art, figure.height * Math.max(0.4, nearest), {
        ...guise,
        pose: pose === STANDING ? undefined : pose,
      }),
    ),
  );
  const { immersed } = figure;
  const whole = runsOn(figure, scene) ? sprites.map((sprite) => ranOn(sprite, easel)) : sprites;
  if (immersed) return whole.map((sprite) => afloat(sprite, easel, immersed));
  const footing = footingOf(figure, scene);
  if (!footing || isLaidDown(figure)) return whole;
  return whole.map((sprite) => rooted(sprite, easel, { ...footing, unit: sprite.height / figure.height }));
}
