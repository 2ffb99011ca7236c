import type { Canvas } from "@napi-rs/canvas";
import { isPuppet } from "../art/puppets.ts";
import { extentOf, project } from "../camera-path.ts";
import { alpha } from "../colour.ts";
import type { Random } from "../random.ts";
import type { CastMember, PlaceId, Scene, SizeClass } from "../scene.ts";
import { footing } from "./land.ts";
import { canvasOf } from "./paper.ts";
import { aim, type Easel, type Moment, type Plane } from "./planes.ts";
import type { Props } from "./props.ts";
import type { Sprite } from "./sprite.ts";
import { needsBank, swell } from "./water.ts";

/** Heights of a lone hero in a medium shot, in picture heights. */
const HEIGHTS: Record<SizeClass, number> = { tiny: 0.26, small: 0.34, normal: 0.45, large: 0.5, huge: 0.6 };
/** Heights beside one another: how small a mouse is to a mammoth, compressed so that both can be seen. */
const RANKS: Record<SizeClass, number> = { tiny: 0.3, small: 0.55, normal: 1, large: 1.3, huge: 1.8 };

/** Art that faces right by itself; all other art faces left or the viewer. */
const FACES_RIGHT = new Set(["rocket", "airplane", "small-airplane", "paper-plane", "pirate-ship", "comet"]);
/** Art that looks at the viewer and is never mirrored for going somewhere. */
const SHINING = new Set([
  "candle",
  "campfire",
  "lamp",
  "street-lamp",
  "red-paper-lantern",
  "diya-lamp",
  "lighthouse",
  "sparkler",
]);
/** Art with a piece of sea of its own, to be sunk into ours. */
const WITH_WATER = new Set(
  "sailboat ship canoe speedboat motor-boat ferry passenger-ship rower surfer swimmer person-rowing-boat person-surfing person-swimming".split(
    " ",
  ),
);
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
const INSTRUMENTS = new Set([
  "piano",
  "guitar",
  "violin",
  "drum",
  "trumpet",
  "saxophone",
  "accordion",
  "microphone",
]);

const WATERY = new Set<PlaceId>(["sea", "lake", "river", "beach"]);
const WEIGHTLESS = new Set<PlaceId>(["space", "sky"]);

/** Where one cut-out is at a moment. */
interface Stance {
  /** In picture heights from the middle; y is that of its foot. */
  x: number;
  y: number;
  distance: number;
  turn: number;
  stretchX: number;
  stretchY: number;
  /** −1 to 1; only puppets have legs to swing. */
  swing: number;
}

interface Actor {
  member: CastMember;
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
  const hero = cast[0];
  const actors: Actor[] = [];
  if (hero) {
    const framing =
      { close: 1.62, medium: 1, wide: 0.68 }[scene.framing] * (scene.camera === "aerial" ? 0.72 : 1);
    const crowd = hero.count > 1 ? 0.86 : 1;
    const company = cast.filter((member) => member.role === "support").length > 0 ? 0.9 : 1;
    const full = HEIGHTS[hero.size] * hero.scale ** 0.6 * framing * crowd * company;
    // A close-up is close whatever the size of its hero.
    const heroHeight = scene.framing === "close" ? Math.max(0.74, Math.min(0.84, full)) : Math.min(0.8, full);
    const facing = facingOf(scene, random);
    let side = 1;
    let aloft = 0;
    const allAloft = cast.reduce((sum, member) => sum + (isAirborne(scene, member) ? member.count : 0), 0);
    for (const [place, member] of cast.entries()) {
      const ratio = (RANKS[member.size] * member.scale ** 0.6) / (RANKS[hero.size] * hero.scale ** 0.6);
      const least = scene.framing === "close" ? 0.16 : 0.11;
      const height =
        place === 0
          ? heroHeight
          : Math.min(0.72, Math.max(least, heroHeight * ratio ** (member.role === "prop" ? 0.85 : 0.6)));
      const spots = spotsOf(scene, member, place, cast, height, side, easel.aspect, facing, random);
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

/** +1: rightwards. A moving camera takes its hero along. */
function facingOf(scene: Scene, random: Random): 1 | -1 {
  if (scene.camera === "truck-right" || scene.camera === "pan-right") return 1;
  if (scene.camera === "truck-left" || scene.camera === "pan-left") return -1;
  return random.chance(0.5) ? 1 : -1;
}

interface Spot {
  x: number;
  /** Foot, where it is not on the ground. */
  y?: number;
  distance: number;
  facing: 1 | -1;
}

/** Where a member and its copies stand: the hero near a third, the others across from it, a herd in depth. */
function spotsOf(
  scene: Scene,
  member: CastMember,
  place: number,
  cast: readonly CastMember[],
  height: number,
  side: number,
  aspect: number,
  facing: 1 | -1,
  random: Random,
): Spot[] {
  const spots: Spot[] = [];
  const isAlone = cast.length === 1 && member.count === 1;
  const room = aspect * 0.5 - height * 0.35;
  const others = cast.length > 1;
  const airborne = isAirborne(scene, member);
  const heroSide = -facing;
  for (let copy = 0; copy < member.count; copy++) {
    let x: number;
    let distance = 1;
    if (place === 0) {
      if (copy === 0)
        x = isAlone
          ? heroSide * Math.min(0.1 * aspect, 0.16)
          : heroSide * Math.min(aspect * (others ? 0.15 : 0.08), room);
      else {
        const turn = copy % 2 === 1 ? 1 : -1;
        const rank = Math.ceil(copy / 2);
        const spread = Math.min(aspect * 0.4, 0.05 + rank * Math.max(0.2, height * 0.62));
        x = heroSide * Math.min(aspect * 0.08, room) + turn * spread + random.between(-0.04, 0.04);
        distance = 1 + rank * 0.2 + random.between(0.02, 0.14) + (turn > 0 ? 0.08 : 0);
      }
    } else if (member.role === "support") {
      const rank = copy + (place - 1) * 0.6;
      const turn = member.count === 1 ? -heroSide : copy % 2 === 0 ? -heroSide : heroSide;
      x = turn * Math.min(aspect * 0.36, 0.16 + aspect * 0.1 + rank * 0.12) + random.between(-0.03, 0.03);
      distance = 1.12 + rank * 0.13 + random.between(0, 0.08);
    } else {
      const heroWide = (HEIGHTS[cast[0]?.size ?? "normal"] * (scene.framing === "close" ? 1.5 : 0.9)) / 2;
      const rank = Math.floor((place - 1) / 2);
      x =
        side * (heroWide * 0.9 + height * 0.5 + rank * 0.14) +
        heroSide * aspect * 0.08 +
        copy * side * height * 0.9;
      distance =
        member.size === "huge" ? 1.9 + place * 0.1 : member.size === "large" ? 1.14 : 0.94 + place * 0.012;
      if (member.size === "huge") x = side * aspect * 0.3 + copy * side * 0.1;
      if (INSTRUMENTS.has(member.art))
        x = facing * (heroWide * 0.55 + height * 0.42) + heroSide * aspect * 0.08;
    }
    const edge = Math.max(aspect * 0.5 - (height * 0.42) / distance, aspect * 0.2);
    x = Math.max(-edge, Math.min(edge, x));
    const spot: Spot = { x, distance, facing: place === 0 ? facing : x > 0 ? -1 : 1 };
    if (airborne) {
      const swims = scene.place === "underwater";
      const alone = member.count === 1;
      const middle = swims ? 0.06 : WEIGHTLESS.has(scene.place) ? 0.04 : -0.03;
      const stray = alone ? 0 : 0.26;
      spot.y = Math.max(
        -0.3,
        Math.min(
          0.28,
          middle +
            height * (alone ? 0.42 : 0.3) +
            random.between(-stray, stray * 0.6) -
            (place > 0 ? 0.1 : 0),
        ),
      );
      spot.distance = place === 0 && copy === 0 ? 1 : 1 + random.between(0.05, 0.9);
      if (copy > 0)
        spot.x = ((copy + 0.5) / member.count - 0.5) * aspect * 0.92 + random.between(-0.08, 0.08);
      if (place > 0) spot.x += random.between(-0.1, 0.1);
      spot.facing = member.gait === "swim" && random.chance(0.3) ? (facing === 1 ? -1 : 1) : facing;
    }
    spots.push(spot);
  }
  return spots;
}

/** Heights of those aloft, one after another: neighbours are never level. */
const LEVELS = [0.02, -0.17, 0.1, -0.06, -0.24, 0.06, -0.12] as const;

/** Gives each of many in the air or water its own part of the picture; the first, the hero, stands near a third. */
function spread(
  spot: Spot,
  index: number,
  all: number,
  height: number,
  aspect: number,
  random: Random,
): void {
  const home = all > 2 ? Math.floor(all * 0.36) : 0;
  // The hero's part first, then outward from it to both sides.
  const part = index === 0 ? home : index <= home ? index - 1 : index;
  spot.x = ((part + 0.5) / all - 0.5) * aspect * 0.9 + random.between(-0.03, 0.03);
  spot.y = Math.min(0.3, (LEVELS[index % LEVELS.length] ?? 0) + height * 0.45 + random.between(-0.03, 0.03));
}

function isAirborne(scene: Scene, member: CastMember): boolean {
  if (WEIGHTLESS.has(scene.place)) return true;
  if (member.action === "fly" || member.action === "rise") return true;
  if (member.gait === "fly" && member.action !== "rest" && member.action !== "perch") return true;
  if (member.gait === "float") return true;
  return (
    scene.place === "underwater" &&
    (member.gait === "swim" || member.action === "swim" || member.gait === "sail")
  );
}

/** The ground, or the water line, at a distance. */
function footOf(scene: Scene, distance: number): number {
  // In a close-up the hero stands nearer to the lower edge.
  return (
    footing(distance) +
    (scene.framing === "close" ? 0.085 : 0) +
    (WATERY.has(scene.place) && scene.place !== "beach" ? 0.01 : 0)
  );
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
  const shade = copy + order * 2 + (scene.seed % 5);
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

function motionOf(
  scene: Scene,
  member: CastMember,
  spot: Spot,
  how: { airborne: boolean; afloat: boolean; height: number; aspect: number; seconds: number; phase: number },
): (moment: Moment) => Stance {
  const { phase, height, seconds } = how;
  const middle = seconds / 2;
  // Whatever the speed, nobody leaves the picture.
  const pace = (speed: number) => Math.min(speed, (how.aspect * 0.42) / seconds);
  const step = Math.sin;
  return (moment) => {
    const t = moment.seconds;
    const stance: Stance = {
      x: spot.x,
      y: spot.y ?? footOf(scene, spot.distance),
      distance: spot.distance,
      turn: 0,
      stretchX: 1,
      stretchY: 1,
      swing: 0,
    };
    const travel = (speed: number) => {
      stance.x += spot.facing * pace(speed) * (t - middle);
    };
    const breathe = (depth: number) => {
      const breath = step(t * 2.2 + phase) * depth;
      stance.stretchY += breath;
      stance.stretchX -= breath * 0.5;
    };
    const stride = (rate: number, lift: number) => {
      const beat = t * rate + phase;
      stance.swing = Math.sin(beat);
      stance.y -= Math.abs(Math.sin(beat)) * lift * height;
      // The greatest only sway up and down: turning a large bitmap costs twice as much as laying it down.
      if (member.size !== "huge") stance.turn += Math.sin(beat) * 0.03;
    };
    if (member.gait === "plant") {
      stance.turn = step(t * 1.1 + phase) * (scene.weather.includes("wind") ? 0.06 : 0.025);
      return stance;
    }
    if (how.afloat) {
      stance.y =
        0.335 +
        (1 - 1 / spot.distance) * -0.12 +
        swell(scene, moment, spot.distance) +
        (member.gait === "swim"
          ? 0.05
          : WITH_WATER.has(member.art) && spot.distance < 1.7
            ? height * 0.2
            : 0.02);
      const storm = scene.weather.includes("storm") ? 2.4 : 1;
      if (member.art !== "lighthouse") {
        stance.turn = step(t * 1.25 + phase) * 0.035 * storm;
        travel(member.gait === "swim" ? 0.06 : 0.035);
        if (member.gait === "swim") {
          const leap = Math.max(0, Math.sin(t * 1.1 + phase * 0.3));
          stance.y -= leap * height * 0.22;
          stance.turn -= spot.facing * -0.12 * Math.cos(t * 1.1 + phase * 0.3);
        }
      }
      return stance;
    }
    if (how.airborne) {
      const isWinged = member.gait === "fly" && (member.size === "tiny" || member.size === "small");
      switch (true) {
        case member.action === "rise":
          stance.y += 0.2 - 0.36 * moment.share;
          stance.turn = member.art === "rocket" ? (-Math.PI / 4) * spot.facing : step(t * 7) * 0.004;
          stance.x += step(t * 17) * 0.0015;
          break;
        case member.gait === "swim" || member.action === "swim":
          travel(0.085 + (phase % 1) * 0.05);
          stance.y += step(t * 1.3 + phase) * 0.018;
          stance.turn = step(t * 3.4 + phase) * 0.05;
          stance.stretchX += step(t * 6.8 + phase) * 0.025;
          break;
        case member.gait === "fly" || member.action === "fly":
          travel(isWinged ? 0.1 : 0.12);
          stance.y += step(t * 1.5 + phase) * (isWinged ? 0.035 : 0.018);
          stance.turn = step(t * 1.5 + phase + 1) * 0.06;
          if (isWinged) {
            if (member.art === "butterfly" || member.art === "bat")
              stance.stretchX *= 0.72 + 0.28 * Math.abs(Math.cos(t * 9 + phase));
            else stance.stretchY += step(t * 13 + phase) * 0.06;
          }
          break;
        case member.action === "spin":
          stance.turn = t * 0.9 * spot.facing;
          break;
        default:
          stance.y += step(t * 0.9 + phase) * 0.022;
          stance.x += step(t * 0.45 + phase) * 0.025;
          stance.turn = step(t * 0.7 + phase) * 0.06;
          breathe(0.012);
      }
      return stance;
    }
    switch (member.action) {
      case "approach":
      case "leave": {
        const way = member.action === "approach" ? 1 - moment.share : moment.share;
        const far = spot.distance * (1 + 0.62 * way);
        stance.distance = far;
        stance.y = footOf(scene, far);
        stance.x = spot.x * (1 - way * 0.18) + spot.facing * 0.05 * (moment.share - 0.5);
        stride(member.size === "huge" ? 4.4 : 6.5, 0.02);
        break;
      }
      case "run":
        travel(0.2);
        if (member.gait === "hop") stance.y -= Math.abs(Math.sin(t * 5 + phase)) * height * 0.22;
        else if (member.gait === "roll") stance.y -= Math.abs(step(t * 19 + phase)) * 0.003;
        else stride(11, 0.06);
        break;
      case "move":
        if (member.gait === "roll") {
          travel(0.13);
          stance.y -= Math.abs(step(t * 13 + phase)) * 0.0028;
          stance.turn = step(t * 7 + phase) * 0.004;
        } else if (member.gait === "hop") {
          travel(0.08);
          stance.y -= Math.abs(Math.sin(t * 3.6 + phase)) * height * 0.2;
        } else if (member.gait === "crawl") {
          travel(0.035);
          stance.turn = step(t * 6 + phase) * 0.05;
        } else {
          travel(0.075);
          stride(member.size === "huge" ? 4.4 : 7, 0.022);
        }
        break;
      case "dance": {
        const beat = t * 5.2 + phase * 0.2;
        stance.turn = Math.sin(beat) * 0.13;
        stance.y -= Math.abs(Math.sin(beat)) * height * 0.07;
        stance.stretchY += Math.sin(beat * 2) * 0.03;
        stance.swing = Math.sin(beat);
        stance.x += Math.sin(beat * 0.5) * 0.03;
        break;
      }
      case "jump": {
        const beat = Math.abs(Math.sin(t * 3.1 + phase));
        stance.y -= beat * height * 0.42;
        stance.stretchY += (beat - 0.5) * 0.06;
        break;
      }
      case "spin":
        stance.stretchX = Math.cos(t * 2.6 + phase);
        if (Math.abs(stance.stretchX) < 0.06) stance.stretchX = 0.06;
        break;
      case "fall":
        stance.y -= 0.42 * (1 - Math.min(1, moment.share * 1.15)) ** 1.4;
        stance.turn = (1 - moment.share) * step(t * 3 + phase) * 0.2;
        break;
      case "play":
        stance.turn = step(t * 4.6 + phase) * 0.035;
        stance.y -= Math.abs(step(t * 4.6 + phase)) * height * 0.016;
        breathe(0.01);
        break;
      case "perch": {
        // A bird looks about: it holds still, then turns its head in one go.
        const look = Math.sin(Math.floor(t * 1.1 + phase) * 12.9);
        stance.turn = look * 0.07;
        breathe(0.012);
        break;
      }
      case "float":
        stance.y -= 0.05 + step(t * 1.1 + phase) * 0.02;
        stance.turn = step(t * 0.8 + phase) * 0.05;
        break;
      default:
        if (member.role === "prop" || member.gait === "still") {
          if (SHINING.has(member.art)) stance.stretchY += step(t * 11 + phase) * 0.006;
        } else {
          breathe(member.action === "rest" ? 0.02 : 0.014);
          stance.turn = step(t * 1.3 + phase) * 0.018;
        }
    }
    return stance;
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
