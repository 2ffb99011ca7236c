import type { CastMember, Scene } from "../scene.ts";
import type { Moment } from "./planes.ts";
import type { Spot } from "./spots.ts";
import { footOf } from "./standing.ts";
import { swell } from "./water.ts";

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
]);
/** Art with a piece of sea of its own, to be sunk into ours. */
const WITH_WATER = new Set(
  "sailboat ship canoe speedboat motor-boat ferry passenger-ship rower surfer swimmer person-rowing-boat person-surfing person-swimming".split(
    " ",
  ),
);
/** Where one cut-out is at a moment. */
export interface Stance {
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

export function motionOf(
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
          // Its picture leans; stood upright about its foot it would stand beside its spot.
          if (member.art === "rocket") stance.x += 0.35 * height * spot.facing;
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
