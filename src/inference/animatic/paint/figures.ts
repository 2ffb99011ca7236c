import type { Canvas } from "@napi-rs/canvas";
import { effectOf } from "../acting/effect-of.ts";
import { INSTRUMENTS } from "../acting/instruments.ts";
import { project, REST } from "../camera-path.ts";
import { alpha, mix } from "../colour.ts";
import { sideOfWords } from "../layout/aside.ts";
import { plunges, swings } from "../layout/deeds.ts";
import type { Figure, Moment } from "../layout/figure.ts";
import { anglesWith } from "../layout/fishing-line.ts";
import { frontOf } from "../layout/fronts.ts";
import { handAt } from "../layout/hand.ts";
import { catcherOf, charmedBy, vesselOf } from "../layout/hands-on.ts";
import { isSunLow } from "../layout/heavens.ts";
import type { Layout } from "../layout/lay-out.ts";
import { leaps } from "../layout/leap.ts";
import type { Scene } from "../scene.ts";
import { BRIGHT, cutFigure, onSwing, SHINING } from "./cut-figure.ts";
import { cutFront } from "./cut-front.ts";
import { doorwayPlane, splashPlane, swingPlane } from "./deed-planes.ts";
import { effectPlane } from "./effects.ts";
import { fishingLinePlane } from "./fishing-line.ts";
import { forearms } from "./forearms.ts";
import { freshPaint } from "./fresh-paint.ts";
import { aimAt, isMirrored, layOn } from "./lay-down.ts";
import { marksOf, marksPlane } from "./motion-marks.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import type { Props } from "./props.ts";
import type { Sprite } from "./sprite.ts";

/** Lays every figure of a layout down, with its shadow, its light and what flies about it. */
export async function figurePlanes(easel: Easel, layout: Layout, props: Props): Promise<Plane[]> {
  const random = easel.random.fork("figures");
  const shadow = contactShadow(easel);
  const glow = glowCanvas(easel);
  const planes: Plane[] = [];
  const middle: Moment = { seconds: layout.seconds / 2, share: 0.5, pose: layout.camera.at(0.5) };
  // Whoever is carried comes with what carries them, before or behind it.
  const { light } = layout.heavens;
  const isLow = isSunLow(layout.scene);
  const lightX = light?.x ?? 0;
  const bearers = layout.figures.filter(({ carrier }) => carrier === undefined);
  const laid: Laid[] = [];
  for (const figure of layout.figures) {
    const sprites = await cutFigure(easel, layout, figure, props, random.pick(BRIGHT));
    const order = figure.order - bearers.indexOf(bearerOf(figure)) * 1e-4;
    laid.push({ figure, sprite: sprites[0], order });
    const throwsShadow =
      light !== undefined && figure.support === "ground" && !easel.palette.dark && !SHINING.has(figure.art);
    if (throwsShadow) for (const sprite of sprites) sprite.cast ??= castOf(sprite, easel);
    planes.push({
      distance: order,
      isStill: isUnmoved(figure, layout.scene),
      draw(context, moment) {
        const sprite = sprites[figure.poseAt(moment)] ?? sprites[0];
        if (!sprite) return;
        if (throwsShadow && sprite.cast)
          drawCast(context, easel, figure, sprite, sprite.cast, moment, { x: lightX, isLow });
        drawShadow(context, easel, figure, sprite, shadow, moment, layout.scene);
        if (SHINING.has(figure.art) && easel.palette.dark && !WARMING.has(figure.art))
          drawGlow(context, easel, figure, glow, moment);
        aimAt(context, easel, figure, sprite, moment);
        const under = leaps(figure.member, figure.support) ? figure.groundAt(moment) : undefined;
        if (under === undefined) layOn(context, sprite);
        else {
          const view = project(moment.pose, figure.stance(moment).distance);
          aboveWater(context, easel, under * view.scale + view.dy, () => layOn(context, sprite));
        }
      },
    });
    const front = frontOf(figure, layout.figures);
    if (front && sprites[0]) planes.push(frontPlane(easel, figure, cutFront(sprites[0], front), order));
    if (WARMING.has(figure.art) && easel.palette.dark)
      planes.push({
        distance: 0.95,
        draw: (context, moment) => drawGlow(context, easel, figure, glow, moment),
      });
    const marks = figure.copy < 4 && figure.art !== "oar" ? marksOf(figure, layout.scene) : [];
    if (marks.length > 0) planes.push(marksPlane(easel, figure, marks, order + 3e-5));
    if (anglesWith(figure)) planes.push(fishingLinePlane(easel, figure, layout, order - 1e-5));
    const effect = effectOf(figure.member);
    const onIt = onSwing(figure, layout);
    if (onIt.length > 0) planes.push(swingPlane(easel, figure, onIt, order - 2e-5));
    if (swings(layout.scene, figure.member)) planes.push(doorwayPlane(easel, figure, order + 2e-5));
    if (splashesAt(figure, layout.scene)) planes.push(splashPlane(easel, figure, layout, order - 2e-5));
    if (
      effect &&
      effect !== "daub" &&
      figure.copy < 3 &&
      // The young are looked after, they don't do it too.
      !(
        figure.member.tool &&
        figure.copy > 0 &&
        figure.copy >= figure.member.count - (figure.member.young ?? 0)
      ) &&
      figure.art !== "oar" &&
      !(effect === "flames" && SHINING.has(figure.art))
    ) {
      planes.push(
        await effectPlane(
          easel,
          figure,
          effect,
          {
            props,
            scene: layout.scene,
            target:
              vesselOf(figure, layout.figures) ??
              catcherOf(figure, layout.figures) ??
              charmedBy(figure, layout.figures),
            side: sideOfWords(figure, layout.figures, middle),
          },
          order - 2e-5,
        ),
      );
    }
  }
  planes.push(...forearms(easel, laid));
  for (const painter of layout.figures) planes.push(...paintOf(easel, painter, laid));
  // A kite's string is behind everybody: one from the hand of another would cross a face.
  const behind = Math.max(...layout.ropes.map(({ from }) => from.order)) + 1e-3;
  for (const { from, to } of layout.ropes)
    planes.push(ropePlane(easel, from, to, flies(from) ? behind : Math.min(from.order, to.order) - 1e-4));
  return planes;
}

/** Before those who are in a thing, and behind what they hold out of it. */
const BEFORE_THEM = 6.5e-5;

function frontPlane(easel: Easel, figure: Figure, front: Sprite, order: number): Plane {
  return {
    distance: order - BEFORE_THEM,
    draw(context, moment) {
      aimAt(context, easel, figure, front, moment);
      layOn(context, front);
    },
  };
}

/** A figure's cut-out, and where in the pile it lies. */
interface Laid {
  figure: Figure;
  sprite: Sprite | undefined;
  order: number;
}

/** Paint on what somebody paints: two paint one fence, and whoever flies has nothing before the brush. */
function paintOf(easel: Easel, painter: Figure, laid: readonly Laid[]): Plane[] {
  if (painter.copy > 0 || painter.support === "air" || effectOf(painter.member) !== "daub") return [];
  const on = laid.find(({ figure }) => figure.member.art === painter.member.to);
  if (!on?.sprite) return [];
  const { figure, sprite, order } = on;
  return [freshPaint(easel, painter, { figure, sprite, isMirrored: isMirrored(figure) }, order - 1e-6)];
}

const bearerOf = (figure: Figure): Figure => (figure.carrier ? bearerOf(figure.carrier) : figure);

/** Whether notes are in the air of themselves: from whoever plays or sings his own rise. */
export function makesMusic({ cast }: Pick<Scene, "cast">): boolean {
  return (
    cast.some(({ art }) => INSTRUMENTS.has(art)) && !cast.some(({ act }) => act === "music" || act === "sing")
  );
}

/** Whether water is thrown up where it is. */
function splashesAt({ member, support, copy }: Figure, scene: Scene): boolean {
  if (support !== "water" || copy > 3) return false;
  return plunges(scene, member) || (scene.water !== undefined && member === scene.cast[0]);
}

/** Nothing about it changes from frame to frame but where the camera sees it. */
function isUnmoved(figure: Figure, scene: Scene): boolean {
  const { member } = figure;
  return (
    member.role === "prop" &&
    member.gait === "still" &&
    !swings(scene, member) &&
    !member.act &&
    member.action === "idle" &&
    figure.support !== "water" &&
    figure.support !== "air" &&
    figure.carrier === undefined &&
    !SHINING.has(figure.art) &&
    scene.place !== "space" &&
    !isMoved(figure)
  );
}

/** Pushed or pulled along. */
function isMoved({ stance }: Figure): boolean {
  const still = { seconds: 0, pose: REST };
  return stance({ ...still, share: 0 }).x !== stance({ ...still, share: 1 }).x;
}

type Context = Parameters<Plane["draw"]>[0];

function drawShadow(
  context: Context,
  easel: Easel,
  figure: Figure,
  sprite: Sprite,
  shadow: Canvas,
  moment: Moment,
  scene: Scene,
): void {
  if (figure.support !== "ground" && figure.support !== "shelf") return;
  const stance = figure.stance(moment);
  const ground = figure.groundAt(moment);
  if (ground === undefined) return;
  const view = project(moment.pose, stance.distance);
  const isFlat = Math.abs(stance.turn) > 1;
  const wide = isFlat
    ? figure.height
    : (sprite.width / sprite.height) * figure.height * Math.abs(stance.stretchX);
  const width = wide * 0.92 * stance.size * view.scale * easel.height;
  const lifted = Math.max(0, Math.min(1, (ground - stance.y - (isFlat ? figure.height * 0.2 : 0)) * 5));
  const scale = (width / shadow.width) * (1 - lifted * 0.35);
  aim(context, easel, {
    x: (stance.x + (isFlat ? (Math.sign(stance.turn) * figure.height) / 2 : 0)) * view.scale + view.dx,
    y: (ground - 0.004) * view.scale + view.dy,
    scaleX: scale,
    scaleY: Math.min(scale * 0.8, (0.06 * easel.height) / shadow.height),
    turn: 0,
  });
  context.globalAlpha =
    (0.95 - lifted * 0.5) * (figure.support === "shelf" ? 0.85 : 1) * (scene.place === "space" ? 0 : 1);
  // Too soft to show its pixels.
  context.imageSmoothingEnabled = false;
  context.drawImage(shadow, -shadow.width / 2, -shadow.height / 2);
  context.imageSmoothingEnabled = true;
  context.globalAlpha = 1;
}

/** Lays down only what is not under the water: who leaps out of it comes up through it. */
function aboveWater(context: Context, easel: Easel, level: number, place: () => void): void {
  const own = context.getTransform();
  context.save();
  aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
  context.beginPath();
  context.rect(-3, -3, 6, 3 + level);
  context.clip();
  context.setTransform(own);
  place();
  context.restore();
}

/** The shape of a cut-out, in the colour of shadows, at half its size: it is soft anyway. */
function castOf(sprite: Sprite, easel: Easel): Canvas {
  const { canvas, context } = canvasOf(sprite.canvas.width / 2, sprite.canvas.height / 2);
  context.drawImage(sprite.canvas, 0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = easel.palette.shadow;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/** How long the shadow of what stands is, as a share of its height, and how far it leans for each part of the picture. */
const CAST = { long: 0.17, lean: 0.75, strength: 0.18 } as const;
/** The same of a low sun, which stands behind whoever is seen. */
const LOW_CAST = { long: 0.3, lean: 1.5, strength: 0.3 } as const;

/** The shadow that the sun throws on the ground, towards us and away from it. */
function drawCast(
  context: Context,
  easel: Easel,
  figure: Figure,
  sprite: Sprite,
  cast: Canvas,
  moment: Moment,
  light: { x: number; isLow: boolean },
): void {
  const stance = figure.stance(moment);
  const ground = figure.groundAt(moment);
  if (ground === undefined || Math.abs(stance.turn) > 1) return;
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * (1 - figure.sunk) * stance.size * stance.stretchY;
  const scale = (view.scale * tall * easel.height) / sprite.height;
  const away = Math.max(-1, Math.min(1, (stance.x - light.x) / (easel.aspect * 0.5)));
  const { long, lean, strength } = light.isLow ? LOW_CAST : CAST;
  aim(context, easel, {
    x: stance.x * view.scale + view.dx,
    y: (ground - 0.006) * view.scale + view.dy,
    scaleX: scale,
    scaleY: scale,
    turn: 0,
  });
  // Upside down, flat and leaning away from the light.
  context.transform(isMirrored(figure) ? -1 : 1, 0, -away * lean * long, -long, 0, 0);
  context.globalAlpha = strength;
  context.drawImage(
    cast,
    -sprite.left - sprite.width / 2,
    -sprite.top - sprite.height,
    sprite.canvas.width,
    sprite.canvas.height,
  );
  context.globalAlpha = 1;
}

/** A fire's light falls on whoever is round it, before it too; so many times its height. */
const WARMING: ReadonlyMap<string, number> = new Map([
  ["campfire", 9],
  ["hearth", 3.6],
]);

/** So many shine as if each were alone; the light of more adds up to little more than theirs. */
const FULL_LIGHTS = 4;

function drawGlow(context: Context, easel: Easel, figure: Figure, glow: Canvas, moment: Moment): void {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const isTall = figure.art === "lighthouse" || figure.art === "street-lamp";
  const flame = 1 + Math.sin(moment.seconds * 9) * 0.03 + Math.sin(moment.seconds * 23) * 0.02;
  const size =
    (figure.height * view.scale * easel.height * (isTall ? 1.6 : (WARMING.get(figure.art) ?? 4.4)) * flame) /
    glow.width;
  aim(context, easel, {
    x: stance.x * view.scale + view.dx,
    y:
      (stance.y - figure.height * (isTall ? 0.86 : figure.art === "hearth" ? 0.3 : 0.72)) * view.scale +
      view.dy,
    scaleX: size,
    scaleY: size,
    turn: 0,
  });
  context.globalCompositeOperation = "lighter";
  // Before the fire itself it would drown its colours.
  const share = WARMING.has(figure.art) ? 0.68 : 1;
  context.globalAlpha = share * Math.min(1, FULL_LIGHTS / figure.member.count) ** 0.8;
  context.drawImage(glow, -glow.width / 2, -glow.height / 2);
  context.globalAlpha = 1;
  context.globalCompositeOperation = "source-over";
}

/** How far a rope hangs through, and a kite's string, which is long, in shares of its length. */
const SLACK = { rope: 0.16, string: 0.24 } as const;

const flies = ({ member }: Figure) => member.act === "fly-kite";

function ropePlane(easel: Easel, from: Figure, to: Figure, distance: number): Plane {
  const slack = flies(from) ? SLACK.string : SLACK.rope;
  return {
    distance,
    draw(context, moment) {
      const start = handAt(from, moment);
      const stance = to.stance(moment);
      const view = project(moment.pose, stance.distance);
      const end = {
        x: stance.x * view.scale + view.dx,
        y: (stance.y - to.height * stance.size * 0.4) * view.scale + view.dy,
      };
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      context.strokeStyle = easel.palette.dark ? "#f3ead8" : "#6b4a33";
      context.lineWidth = 0.004;
      context.beginPath();
      context.moveTo(start.x, start.y);
      const hangs = Math.hypot(end.x - start.x, end.y - start.y) * slack;
      context.quadraticCurveTo((start.x + end.x) / 2, (start.y + end.y) / 2 + hangs, end.x, end.y);
      context.stroke();
    },
  };
}

function contactShadow(easel: Easel): Canvas {
  const { canvas, context } = canvasOf(480, 96);
  context.scale(3, 0.6);
  const soft = context.createRadialGradient(80, 80, 4, 80, 80, 78);
  soft.addColorStop(0, alpha(easel.palette.shadow, 0.5));
  soft.addColorStop(0.55, alpha(easel.palette.shadow, 0.28));
  soft.addColorStop(1, alpha(easel.palette.shadow, 0));
  context.fillStyle = soft;
  context.fillRect(0, 0, 160, 160);
  return canvas;
}

function glowCanvas(easel: Easel): Canvas {
  const { canvas, context } = canvasOf(256, 256);
  const soft = context.createRadialGradient(128, 128, 2, 128, 128, 126);
  soft.addColorStop(0, alpha(mix(easel.palette.glow, "#ffd27a", 0.75), 0.62));
  soft.addColorStop(0.3, alpha("#ff9a3c", 0.26));
  soft.addColorStop(1, alpha("#ff7a2a", 0));
  context.fillStyle = soft;
  context.fillRect(0, 0, 256, 256);
  return canvas;
}
