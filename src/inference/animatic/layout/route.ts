import { STRIDES, WINGS } from "../../../core/film/deeds.ts";
import { ACTING } from "../acting/acts.ts";
import { STOOPED } from "../acting/poses.ts";
import { hasArms } from "../art/gallery.ts";
import type { CastMember, Scene } from "../scene.ts";
import { beatsWings } from "./art-of.ts";
import { bound, leapOf } from "./bounds.ts";
import { plunge, plunges, swing, swings } from "./deeds.ts";
import type { Moment } from "./figure.ts";
import { bathes, isWading } from "./geography.ts";
import { surfaces } from "./immersed.ts";
import { leap, leaps } from "./leap.ts";
import { isLittle } from "./sizes.ts";
import { slantOf } from "./slant.ts";
import { whirledWidth } from "./whirl.ts";

/** How one moves about its spot, lengths in picture heights at its distance. */
export interface Drift {
  x: number;
  /** Above (−) or below its foot's place. */
  y: number;
  /** Times its distance. */
  away: number;
  turn: number;
  stretchX: number;
  stretchY: number;
}

export interface Circumstances {
  scene: Pick<Scene, "weather" | "place" | "cast" | "door" | "water">;
  support: "ground" | "shelf" | "water" | "air";
  facing: 1 | -1;
  height: number;
  ratio: number;
  seconds: number;
  /** How far it goes in the whole shot. */
  travel: number;
  phase: number;
  /** Has legs that swing. */
  strides: boolean;
  /** Drawn as it leaps. */
  bounds?: boolean;
}

/** Functions of their own and not of each moment: to make those takes longer than all else that a moment does. */
function breathe(drift: Drift, t: number, { phase }: Circumstances, depth: number): void {
  const breath = Math.sin(t * 2.2 + phase) * depth;
  drift.stretchY += breath;
  drift.stretchX -= breath * 0.5;
}

function stride(drift: Drift, t: number, { phase, height }: Circumstances, pace: number, lift: number): void {
  const beat = t * pace + phase;
  drift.y -= Math.abs(Math.sin(beat)) * lift * height;
  drift.turn += Math.sin(beat) * 0.03;
}

const still = (): Drift => ({ x: 0, y: 0, away: 1, turn: 0, stretchX: 1, stretchY: 1 });

/** How a swell lifts what lies on the water at a distance. */
export function swell(scene: Pick<Scene, "weather" | "place">, seconds: number, distance: number): number {
  const force = scene.weather.includes("storm") ? 0.026 : scene.place === "sea" ? 0.011 : 0.004;
  return Math.sin(seconds * 1.7 + distance * 2.3) * force;
}

/** What is left of the turn of a whole body whose trunk bends. */
const PLANTED = 0.2;

/** How narrow one who spins is seen. */
const NARROWEST = 0.5;

/** Seconds of a whole shot in which one comes nearer or goes away, as times of the distance. */
const FAR_AWAY = 0.62;

export function routeOf(member: CastMember, how: Circumstances): (moment: Moment) => Drift {
  const { phase, height, facing } = how;
  const step = Math.sin;
  const isAlive = member.role !== "prop" && member.gait !== "still" && member.gait !== "plant";
  const stir = member.act ? ACTING[member.act].stir : undefined;
  const rate = member.act ? ACTING[member.act].rate : 1;
  // Who bends down keeps the feet where they are: the whole of a body tips as a plank does.
  const bends =
    member.act && member.act !== "fight" && Math.max(...(ACTING[member.act].lean ?? [0])) >= STOOPED;
  const tip = bends && hasArms(member.art) ? PLANTED : 1;
  return (moment) => {
    const t = moment.seconds;
    const drift = still();
    const along = facing * how.travel * (moment.share - 0.5);
    drift.x = along;
    if (swings(how.scene, member)) {
      const width = height * how.ratio;
      swing(drift, how.scene, { seconds: how.seconds, width, facing }, t);
      return drift;
    }
    if (how.support === "water" && plunges(how.scene, member)) {
      plunge(drift, { seconds: how.seconds, height, facing }, t);
      return drift;
    }
    if (changesShape(drift, stir, moment, how)) return drift;
    if (member.gait === "plant") {
      drift.turn = step(t * 1.1 + phase) * (how.scene.weather.includes("wind") ? 0.06 : 0.025);
      return drift;
    }
    if (how.support === "water") {
      const storm = how.scene.weather.includes("storm") ? 2.4 : 1;
      if (member.gait === "still") return drift;
      if (isWading(member) || bathes(member)) {
        breathe(drift, t, how, 0.012);
        return drift;
      }
      drift.turn = step(t * 1.25 + phase) * 0.03 * storm;
      if (leaps(member, how.support)) leap(drift, member, how, moment);
      else if (surfaces(member)) {
        const beat = t * 1.1 + phase * 0.3;
        drift.y -= Math.max(0, Math.sin(beat)) * height * 0.2;
        drift.turn += facing * 0.12 * Math.cos(beat);
      }
      return drift;
    }
    if (how.support === "air") {
      aloft(drift, member, how, moment);
      return drift;
    }
    if (how.bounds) {
      bound(drift, member, how, moment);
      return drift;
    }
    switch (stir) {
      case "lunge": {
        const beat = Math.max(0, Math.sin(t * rate * 4 + phase));
        drift.x += facing * beat * height * 0.09;
        drift.turn += facing * (0.05 + beat * 0.07) * tip;
        stride(drift, t, how, 0, 0);
        return drift;
      }
      case "hop":
        drift.y -= Math.abs(step(t * rate * Math.PI + phase)) * height * 0.08;
        drift.turn = step(t * rate * Math.PI + phase) * 0.03;
        return drift;
      case "sway":
        drift.turn = step(t * rate * 5 + phase) * 0.05;
        breathe(drift, t, how, 0.008);
        return drift;
      case "rock": {
        // Who has no arms throws with all of the body.
        const heaved = member.act === "throw" && !hasArms(member.art) ? 0.15 : 0.045;
        drift.turn = (facing * 0.03 + step(t * rate * 5 + phase) * heaved) * tip;
        return drift;
      }
      case "nod":
        if (isBrowsing(member, how)) {
          drift.turn = facing * (0.28 + 0.05 * step(t * rate * 4 + phase));
          return drift;
        }
        drift.turn = facing * (0.035 + 0.035 * step(t * rate * 6 + phase)) * tip;
        return drift;
      case "bob":
        drift.y -= Math.abs(step(t * rate * Math.PI + phase)) * height * 0.02;
        if (how.travel === 0) drift.turn = step(t * rate * 3 + phase) * 0.02;
        if (how.travel === 0 || how.strides) return drift;
        break;
      case "lie":
        breathe(drift, t, how, 0.02);
        return drift;
      case "shake":
        drift.turn =
          step(t * 21 + phase) * 0.022 -
          (member.act === "roar" && !member.person && !how.strides ? facing * 0.2 : 0);
        drift.x += step(t * 27 + phase) * 0.004;
        return drift;
      case "climb":
        drift.y -= height * (0.1 + 0.75 * moment.share) - step(t * 5) * height * 0.015;
        drift.turn = step(t * 4.4) * 0.04;
        return drift;
      case "slide":
        if (member.art !== "penguin") drift.turn = -facing * 0.12;
        return drift;
      case "tumble": {
        // About its middle, which keeps its height while it goes along.
        const [turned, half] = [facing * t * 2.6 + phase, height / 2];
        drift.turn = turned;
        drift.x -= Math.sin(turned) * half;
        drift.y += Math.cos(turned) * half - Math.min(height, height * how.ratio) / 2;
        return drift;
      }
      case "topple": {
        // It stands for a third of the shot, and has fallen by two.
        const fallen = Math.max(0, Math.min(1, (moment.share - 0.33) / 0.2)) ** 2;
        drift.turn = facing * fallen * (Math.PI / 2);
        drift.y -= fallen * Math.min(height, height * how.ratio) * 0.4;
        return drift;
      }
      case "swing":
        drift.turn = step(t * 2.4 + phase) * 0.3;
        return drift;
      case "peek":
        // Out from behind it, and back.
        drift.x -= facing * Math.abs(step(t * 0.8)) * height * 0.07;
        return drift;
      case "breathe":
        if (member.act === "drink" && isBrowsing(member, how)) {
          drift.turn = facing * (0.2 + 0.03 * step(t * 2 + phase));
          return drift;
        }
        if (how.travel === 0) {
          breathe(drift, t, how, 0.012);
          drift.turn = facing * 0.018 + step(t * 0.9 + phase) * 0.012;
          return drift;
        }
        break;
      default:
    }
    onFoot(drift, member, how, moment, isAlive);
    return drift;
  };
}

/** They eat from trees. */
const HIGH_UP = new Set(["giraffe", "sauropod"]);

/** An animal whose head can't be lowered alone bows down to eat and drink. */
const isBrowsing = ({ act, person, role, art }: CastMember, how: Circumstances) =>
  (act === "eat" || act === "drink" || act === "dig") &&
  !person &&
  role !== "prop" &&
  !how.strides &&
  !HIGH_UP.has(art);

/** Growing, melting and shrinking: the whole of the shot shows it. Whether that is all it does. */
function changesShape(drift: Drift, stir: string | undefined, moment: Moment, how: Circumstances): boolean {
  const eased = moment.share * moment.share * (3 - 2 * moment.share);
  switch (stir) {
    case "grow":
      drift.stretchX = drift.stretchY = 0.3 + 0.7 * eased;
      drift.turn = Math.sin(moment.seconds * 1.4 + how.phase) * 0.015;
      return true;
    case "shrink":
      drift.stretchX = drift.stretchY = 1 - 0.65 * eased;
      return true;
    case "vanish":
    case "appear": {
      const left = Math.max(0.02, Math.min(1, (0.56 - moment.share) / 0.12));
      drift.stretchX = drift.stretchY = stir === "vanish" ? left : Math.max(0.02, 1 - left);
      return true;
    }
    case "melt":
      // It sinks into what becomes of it and grows less, and is not pressed flat.
      drift.stretchY = 1 - 0.66 * eased;
      drift.stretchX = 1 - 0.3 * eased;
      drift.turn = 0.1 * eased;
      return true;
    default:
      return false;
  }
}

/** A body that is stretched a little by the wings it lifts; they beat in pictures of their own. */
const inFlight = (seconds: number, phase: number) => 0.98 + 0.02 * Math.sin(seconds * WINGS.bird + phase);

function aloft(drift: Drift, member: CastMember, how: Circumstances, moment: Moment): void {
  const t = moment.seconds;
  const { phase, facing } = how;
  const isWinged = member.gait === "fly" && isLittle(member);
  if (member.act === "fight" || member.act === "hug" || member.act === "toy") {
    drift.x += facing * Math.max(0, Math.sin(t * 5 + phase)) * how.height * 0.08;
  }
  switch (true) {
    case member.action === "rise":
      drift.y += 0.17 - 0.34 * moment.share;
      drift.x = 0;
      drift.turn = member.art === "rocket" ? (-Math.PI / 4) * facing : Math.sin(t * 2) * 0.02;
      break;
    case member.action === "fall":
      drift.y += -0.2 + 0.4 * moment.share;
      drift.x = 0;
      drift.turn = Math.sin(t * 2.4 + phase) * 0.14;
      break;
    case member.gait === "swim" || member.action === "swim":
      drift.y += Math.sin(t * 1.3 + phase) * 0.014;
      drift.turn = Math.sin(t * 3.4 + phase) * 0.05;
      drift.stretchX += Math.sin(t * 6.8 + phase) * 0.025;
      break;
    case member.action === "spin":
      drift.turn = Math.sin(t * 2) * 0.5;
      break;
    case member.action === "dance":
      drift.x += Math.sin(t * 2.6 + phase) * 0.05;
      drift.y -= Math.abs(Math.sin(t * 2.6 + phase)) * 0.07;
      drift.turn = Math.cos(t * 2.6 + phase) * 0.4;
      if (isWinged && beatsWings(member.art)) drift.stretchY *= inFlight(t, phase);
      break;
    case member.gait === "fly" || member.action === "fly":
      drift.y += Math.sin(t * 1.5 + phase) * (isLittle(member) ? 0.02 : 0.014);
      drift.turn = Math.sin(t * 1.5 + phase + 1) * 0.05;
      if (isWinged) {
        if (member.art === "butterfly")
          drift.stretchX *= 0.72 + 0.28 * Math.abs(Math.cos(t * WINGS.butterfly + phase));
        else if (beatsWings(member.art)) drift.stretchY *= inFlight(t, phase);
        else drift.stretchY += Math.sin(t * WINGS.bird + phase) * 0.06;
      }
      break;
    default:
      drift.y += Math.sin(t * 0.9 + phase) * 0.016;
      drift.turn = Math.sin(t * 0.7 + phase) * 0.05;
  }
}

function onFoot(drift: Drift, member: CastMember, how: Circumstances, moment: Moment, lives: boolean): void {
  const t = moment.seconds;
  const { phase, height } = how;
  const isHuge = member.size === "huge";
  switch (member.action) {
    case "approach":
    case "leave":
      drift.away = 1 + FAR_AWAY * (member.action === "approach" ? 1 - moment.share : moment.share);
      drift.x = 0;
      stride(drift, t, how, isHuge ? 4.4 : 6.5, 0.02);
      break;
    case "run":
      if (member.gait === "hop") drift.y -= Math.abs(Math.sin(t * 5 + phase)) * height * 0.2;
      else if (member.gait === "roll") drift.y -= Math.abs(Math.sin(t * 19 + phase)) * 0.003;
      else stride(drift, t, how, STRIDES.run, how.strides ? 0.03 : 0.06);
      if (member.gait === "walk" && slantOf(member.art) === 0) drift.turn += how.facing * 0.11;
      break;
    case "move":
      if (member.gait === "roll" || member.gait === "sail") {
        drift.y -= Math.abs(Math.sin(t * 13 + phase)) * 0.0028;
      } else if (member.gait === "hop") drift.y -= Math.abs(Math.sin(t * 3.6 + phase)) * height * 0.18;
      else if (member.gait === "crawl") drift.turn = Math.sin(t * 6 + phase) * 0.04;
      else stride(drift, t, how, isHuge ? STRIDES.heavy : STRIDES.walk, 0.022);
      break;
    case "dance": {
      const beat = t * 5.2 + phase * 0.2;
      // On two legs one sways; whoever has four rears up and dances with all of the body.
      const isUpright = member.person || hasArms(member.art) || member.role === "prop";
      // A scarecrow has no limbs to dance with.
      const whole = member.role === "prop" || member.gait === "still" ? 2.3 : isUpright ? 1 : 1.8;
      drift.turn =
        Math.sin(beat) * 0.12 * whole - (isUpright || member.gait !== "walk" ? 0 : how.facing * 0.45);
      drift.y -= Math.abs(Math.sin(beat)) * height * 0.06 * whole;
      drift.stretchY += Math.sin(beat * 2) * 0.02;
      drift.x += Math.sin(beat * 0.5) * 0.02;
      break;
    }
    case "jump": {
      // In the air most of the time; over a thing one is seen whole, above it.
      const { up: swung, steep } = leapOf(t, phase);
      if (member.gait === "walk" && !hasArms(member.art)) drift.turn -= how.facing * steep;
      const clears = member.at?.how === "over";
      const beat = clears ? swung : swung ** 0.6;
      drift.y -= beat * height * (clears ? 0.85 : 0.38);
      drift.stretchY += (beat - 0.5) * 0.05;
      break;
    }
    case "spin":
      if (hasArms(member.art)) {
        drift.stretchX = whirledWidth(t);
        break;
      }
      // Paper seen edge-on would be nothing: it is turned round before it gets there.
      drift.stretchX = Math.cos(t * 2.6 + phase);
      drift.stretchX =
        Math.sign(drift.stretchX || 1) * (NARROWEST + (1 - NARROWEST) * Math.abs(drift.stretchX));
      drift.turn = Math.sin(t * 5.2 + phase) * 0.03;
      break;
    case "fall":
      drift.y -= 0.3 * (1 - Math.min(1, moment.share * 1.2)) ** 1.4;
      drift.turn = (1 - moment.share) * Math.sin(t * 3 + phase) * 0.2;
      break;
    case "play":
      if (lives) {
        drift.turn = Math.sin(t * 4.6 + phase) * 0.03;
        drift.y -= Math.abs(Math.sin(t * 4.6 + phase)) * height * 0.016;
      }
      break;
    case "perch": {
      // A bird looks about: it holds still, then turns its head in one go.
      const look = Math.sin(Math.floor(t * 1.1 + phase) * 12.9);
      drift.turn = look * 0.06;
      breathe(drift, t, how, 0.012);
      break;
    }
    case "float":
      if (member.gait !== "float") {
        drift.turn = Math.sin(t * 1.4 + phase) * 0.04;
        break;
      }
      drift.y -= 0.05 + Math.sin(t * 1.1 + phase) * 0.02;
      drift.turn = Math.sin(t * 0.8 + phase) * 0.05;
      break;
    default:
      // What is parked doesn't breathe.
      if (!lives || member.gait === "roll") break;
      breathe(drift, t, how, member.action === "rest" ? 0.02 : 0.014);
      drift.turn = Math.sin(t * 1.3 + phase) * 0.016;
  }
}
