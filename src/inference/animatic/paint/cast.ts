import type { Canvas } from "@napi-rs/canvas";
import { isPuppet } from "../art/puppets.ts";
import { extentOf, project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import type { Random } from "../random.ts";
import type { CastMember, Scene, SizeClass } from "../scene.ts";
import { motionOf, SHINING, type Stance } from "./motion.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, type Moment, type Plane } from "./planes.ts";
import type { Props } from "./props.ts";
import { seatOf } from "./seats.ts";
import { facingOf, HEIGHTS, INSTRUMENTS, type Spot, spotsOf, spread } from "./spots.ts";
import type { Sprite } from "./sprite.ts";
import { footOf, isAirborne, WATERY } from "./standing.ts";
import { needsBank } from "./water.ts";

/** Heights beside one another: how small a mouse is to a mammoth, compressed so that both can be seen. */
const RANKS: Record<SizeClass, number> = { tiny: 0.3, small: 0.55, normal: 1, large: 1.3, huge: 1.8 };

/** Art that faces right by itself; all other art faces left or the viewer. */
const FACES_RIGHT = new Set(["rocket", "airplane", "small-airplane", "paper-plane", "pirate-ship", "comet"]);
/** Kinds of which no two look alike. */
const BRIGHT = ["#f2703d", "#f6cf3d", "#e8548c", "#8a4fc7", "#35b8d8", "#58b368"];
const MOTLEY: Record<string, readonly string[]> = {
  "tropical-fish": BRIGHT,
  fish: BRIGHT,
  butterfly: BRIGHT,
  "hot-air-balloon": ["#3a8fd5", "#8a4fc7", "#3f9f6b", "#e0a53a"],
  balloon: BRIGHT,
  jellyfish: ["#e8548c", "#8a4fc7"],
  parrot: ["#3a7bd5", "#58b368"],
  automobile: ["#3a7bd5", "#58b368", "#f6cf3d"],
};
/** More than these on one back are a heap. */
const MOST_CARRIED = 3;

interface Actor {
  member: CastMember;
  spot: Spot;
  sprites: Sprite[];
  height: number;
  order: number;
  hasShadow: boolean;
  stance(moment: Moment): Stance;
  /** Facing right. */
  mirrored: boolean;
}

export interface Casting {
  planes: Plane[];
  /** Which extras the cast brings with it: notes from an instrument. */
  makesMusic: boolean;
}

export async function placeCast(easel: Easel, scene: Scene, props: Props, seconds: number): Promise<Casting> {
  const random = easel.random.fork("cast");
  const cast = scene.cast.filter((member) => props.has(member.art));
  const actors: Actor[] = [];
  const isCarried = ({ at }: CastMember) => at !== undefined && cast.some((one) => one.art === at.art);
  const standing = cast.filter((member) => !isCarried(member));
  const facing = facingOf(scene, random);
  const heights = heightsOf(scene, cast);
  const allAloft = standing.reduce((sum, member) => sum + (isAirborne(scene, member) ? member.count : 0), 0);
  let side = 1;
  let aloft = 0;
  for (const [place, member] of standing.entries()) {
    const carried = cast.filter((one) => one.at?.art === member.art && one.at.how !== "held");
    const height = heightWith(carried, member, heights);
    const spots = spotsOf(scene, member, place, standing, height, side, easel.aspect, facing, random);
    if (place > 0) side = -side;
    for (const [copy, spot] of spots.entries()) {
      if (spot.y !== undefined && allAloft > 1) {
        spread(spot, aloft, allAloft, height, easel.aspect, random);
        aloft++;
      }
      actors.push(
        await actorOf(easel, scene, props, member, height, spot, copy, actors.length, seconds, random),
      );
    }
  }
  for (const member of cast.filter(isCarried)) {
    const { how, art } = member.at ?? { how: "on", art: "" };
    const carriers = actors.filter((actor) => actor.member.art === art);
    for (let copy = 0; copy < Math.min(member.count, MOST_CARRIED * carriers.length); copy++) {
      const carrier = carriers[copy % carriers.length];
      if (!carrier) continue;
      const seat = seatOf(how, carrier.member, ratioOf(member, carrier.member, heights), member.art);
      const rank = Math.floor(copy / carriers.length);
      // Several sit one behind the other.
      const ahead = seat.ahead + (rank === 0 ? 0 : (rank % 2 === 1 ? -0.3 : 0.3) * Math.ceil(rank / 2));
      const height = carrier.height * seat.share;
      const spot = { ...carrier.spot, y: 0 };
      const actor = await actorOf(
        easel,
        scene,
        props,
        member,
        height,
        spot,
        copy,
        actors.length,
        seconds,
        random,
      );
      actors.push({
        ...actor,
        height,
        order: carrier.order + (seat.behind ? 5e-5 : -5e-5),
        hasShadow: false,
        stance(moment) {
          const base = carrier.stance(moment);
          const size = carrier.height / base.distance ** 0.8;
          return {
            ...base,
            x: base.x + ahead * carrier.spot.facing * size,
            y: base.y - seat.rise * base.stretchY * size,
            stretchX: 1,
            stretchY: 1,
            swing: 0,
          };
        },
      });
    }
  }
  const shadow = contactShadow(easel);
  const glow = glowCanvas(easel);
  const planes = actors.map(
    (actor): Plane => ({
      distance: actor.order,
      draw(context, moment) {
        const stance = actor.stance(moment);
        const view = project(moment.pose, stance.distance);
        const sprite =
          actor.sprites[Math.round(((stance.swing + 1) / 2) * (actor.sprites.length - 1))] ??
          actor.sprites[0];
        if (!sprite) return;
        const x = stance.x * view.scale + view.dx;
        const ground = footOf(scene, stance.distance);
        if (actor.hasShadow) {
          const width =
            ((sprite.width / sprite.height) * actor.height * 0.92 * view.scale * easel.height) /
            stance.distance ** 0.8;
          const lifted = Math.max(0, Math.min(1, (ground - stance.y) * 5));
          const scale = (width / shadow.width) * (1 - lifted * 0.35);
          aim(context, easel, moment.pose, {
            x,
            y: (Math.max(stance.y, ground) - 0.004) * view.scale + view.dy,
            scaleX: scale,
            scaleY: scale * 0.8,
            turn: 0,
          });
          context.globalAlpha = 0.8 - lifted * 0.4;
          // Too soft to show its pixels.
          context.imageSmoothingEnabled = false;
          context.drawImage(shadow, -shadow.width / 2, -shadow.height / 2);
          context.imageSmoothingEnabled = true;
          context.globalAlpha = 1;
        }
        const scale = (view.scale * actor.height * easel.height) / sprite.height / stance.distance ** 0.8;
        if (SHINING.has(actor.member.art) && easel.palette.dark) {
          const flame = 1 + Math.sin(moment.seconds * 9) * 0.03 + Math.sin(moment.seconds * 23) * 0.02;
          const size =
            (sprite.height * scale * (actor.member.art === "lighthouse" ? 1.6 : 4.4) * flame) / glow.width;
          aim(context, easel, moment.pose, {
            x,
            y:
              (stance.y - actor.height * (actor.member.art === "lighthouse" ? 0.86 : 0.72)) * view.scale +
              view.dy,
            scaleX: size,
            scaleY: size,
            turn: 0,
          });
          context.globalCompositeOperation = "lighter";
          context.drawImage(glow, -glow.width / 2, -glow.height / 2);
          context.globalCompositeOperation = "source-over";
        }
        aim(context, easel, moment.pose, {
          x,
          y: stance.y * view.scale + view.dy,
          scaleX: scale * stance.stretchX * (actor.mirrored ? -1 : 1),
          scaleY: scale * stance.stretchY,
          turn: stance.turn,
        });
        context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
      },
    }),
  );
  return { planes, makesMusic: cast.some((member) => INSTRUMENTS.has(member.art)) };
}

/** A small thing beside somebody never stands taller, however near the camera. */
const GREATEST_TRIFLE = 0.36;

/** How tall each would stand on the ground, in picture heights; the hero sets the scale. */
function heightsOf(scene: Scene, cast: readonly CastMember[]): Map<CastMember, number> {
  const heights = new Map<CastMember, number>();
  const hero = cast[0];
  if (!hero) return heights;
  const framing =
    { close: 1.62, medium: 1, wide: 0.68 }[scene.framing] * (scene.camera === "aerial" ? 0.72 : 1);
  const crowd = hero.count > 1 ? 0.86 : 1;
  const company = cast.some((member) => member.role === "support") ? 0.9 : 1;
  const full = HEIGHTS[hero.size] * hero.scale ** 0.6 * framing * crowd * company;
  // A close-up is close whatever the size of its hero.
  const least = scene.framing === "close" && hero.count === 1 ? 0.74 : 0;
  const heroHeight = Math.max(least, Math.min(scene.framing === "close" ? 0.84 : 0.8, full));
  const smallest = scene.framing === "close" ? 0.16 : 0.11;
  for (const member of cast) {
    const ratio = (RANKS[member.size] * member.scale ** 0.6) / (RANKS[hero.size] * hero.scale ** 0.6);
    const height = heroHeight * ratio ** (member.role === "prop" ? 0.85 : 0.6);
    const greatest = member.role === "prop" && member.size === "small" ? GREATEST_TRIFLE : 0.72;
    heights.set(member, member === hero ? heroHeight : Math.min(greatest, Math.max(smallest, height)));
  }
  return heights;
}

function ratioOf(member: CastMember, other: CastMember, heights: ReadonlyMap<CastMember, number>): number {
  return (heights.get(member) ?? 1) / (heights.get(other) ?? 1);
}

/** A mount's height, such that the whole of it with its rider is as tall as the taller of them should be, and a little more. */
function heightWith(
  carried: readonly CastMember[],
  member: CastMember,
  heights: ReadonlyMap<CastMember, number>,
): number {
  const own = heights.get(member) ?? 0;
  const rider = carried[0];
  if (!rider) return own;
  const seat = seatOf(rider.at?.how ?? "on", member, ratioOf(rider, member, heights), rider.art);
  const both = Math.min(0.78, Math.max(own, heights.get(rider) ?? 0) * 1.2);
  return both / Math.max(1, seat.rise + seat.share);
}

async function actorOf(
  easel: Easel,
  scene: Scene,
  props: Props,
  member: CastMember,
  height: number,
  spot: Spot,
  copy: number,
  order: number,
  seconds: number,
  random: Random,
): Promise<Actor> {
  const varied = copy === 0 ? 1 : random.between(0.82, 1.06);
  const own = height * varied;
  const zoom = Math.min(2, extentOf(easel.path, 1, easel.aspect).scale) / spot.distance ** 0.8;
  const walks = isPuppet(member.art) && ["move", "run", "approach", "leave", "dance"].includes(member.action);
  const swings = walks ? [-1, -0.35, 0.35, 1] : [0];
  const shade = copy + order * 2 + scene.wardrobe;
  const sprites = await Promise.all(
    swings.map((swing) =>
      props.cut(member.art, own * Math.max(0.4, zoom), {
        swing,
        colour:
          member.colour ??
          (copy > 0 && MOTLEY[member.art] ? random.pick(MOTLEY[member.art] ?? []) : undefined),
        outfit: copy === 0 ? member.outfit : undefined,
        shade,
        hazed: Math.max(0, Math.min(0.32, (spot.distance - 1) * 0.26)),
        ...(SHINING.has(member.art) ? { shining: true } : {}),
      }),
    ),
  );
  const first = sprites[0];
  const ratio = first ? first.width / first.height : 1;
  // Upright figures look small for their height. Nothing is wider than the picture can show.
  const slim = ratio < 0.75 && scene.framing !== "close" && member.role !== "prop" ? 1.2 : 1;
  const fitted = Math.min(
    own * slim,
    (easel.aspect * (scene.framing === "close" ? 0.86 : 0.66) * spot.distance ** 0.8) / ratio,
  );
  const airborne = spot.y !== undefined;
  const afloat =
    WATERY.has(scene.place) &&
    (member.gait === "sail" || member.gait === "swim" || member.art === "lighthouse");
  const distance = afloat
    ? Math.max(
        spot.distance,
        WATERY.has(scene.place) && scene.place !== "beach" && needsBank(scene) ? 1.75 : 1.12,
      )
    : spot.distance;
  const faces = FACES_RIGHT.has(member.art) ? -1 : 1;
  return {
    member,
    spot,
    sprites,
    height: fitted,
    // Nearer is later; a shade apart, so that equals keep their order.
    order:
      (member.action === "approach" || member.action === "leave" ? Math.min(1.3, distance) : distance) -
      order * 1e-4,
    hasShadow: !airborne && !afloat,
    mirrored: spot.facing * faces > 0,
    stance: motionOf(
      scene,
      member,
      { ...spot, distance, facing: spot.facing },
      {
        airborne,
        afloat,
        height: fitted,
        aspect: easel.aspect,
        seconds,
        phase: random.between(0, Math.PI * 2),
      },
    ),
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
  soft.addColorStop(0, alpha(easel.palette.glow, 0.62));
  soft.addColorStop(0.3, alpha("#ff9a3c", 0.26));
  soft.addColorStop(1, alpha("#ff7a2a", 0));
  context.fillStyle = soft;
  context.fillRect(0, 0, 256, 256);
  return canvas;
}
