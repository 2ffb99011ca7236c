import { TALL } from "../acting/poses.ts";
import { VESSELS } from "../acting/vessels.ts";
import { isHopper } from "../art/bounding.ts";
import { bodyOf, hasArms, isPuppet } from "../art/gallery.ts";
import { MOUNTS } from "../mounts.ts";
import type { CastMember, Scene } from "../scene.ts";
import { artOf, isLying, isOnBelly, tallOf } from "./art-of.ts";
import { inNest, isYoung } from "./brood.ts";
import { buildOf } from "./build.ts";
import { CLINGS, climbedTo } from "./climbed.ts";
import type { Unit } from "./company.ts";
import { drawnAt, NEARER } from "./drawn-at.ts";
import { FAR_IN_SPACE } from "./dressing.ts";
import type { Figure, Moment, Stance } from "./figure.ts";
import { SLIM } from "./gap.ts";
import type { Geography, Shelf } from "./geography.ts";
import { beforeHands, besideHands, workerOn } from "./hands-on.ts";
import { heightAt } from "./heights.ts";
import { leastOn, SOFT } from "./heights-beside.ts";
import { immersedOf, sinkOf } from "./immersed.ts";
import { spreadAt } from "./laid-table.ts";
import { footBehind, isLand, landmarkHeight } from "./landscape.ts";
import type { Ratios } from "./lay-out.ts";
import { leavesBefore } from "./leaves-before.ts";
import { isLifting, liftedBy } from "./lifting.ts";
import { oarsFor } from "./oar.ts";
import { poseAtOf, posesFor } from "./poses-for.ts";
import { rideOf, slidesDown } from "./rides.ts";
import { tallestAt } from "./room-above.ts";
import { routeOf, swell } from "./route.ts";
import { seatFor } from "./seats.ts";
import { slantOf, slantSink } from "./slant.ts";
import { riseAtTable, STOOL, stoolsFor } from "./stool.ts";

/** Where a unit is put. */
export interface Spot {
  x: number;
  distance: number;
  /** Its foot, where nothing bears it. */
  y: number;
  shelf?: Shelf;
}

export interface Raising {
  scene: Scene;
  geography: Geography;
  ratios: Ratios;
  aspect: number;
  seconds: number;
  /** Times everybody's height. */
  size: number;
  heights: ReadonlyMap<CastMember, number>;
}

const MOST_CARRIED = 4;
/** From how high one is seen to fall, in picture heights. */
const FALL = 0.42;
/** How tall a thing is on a table at which somebody sits, in heights of the table. */
const MOST_BEFORE_SITTERS = 0.5;
/** The same of a sheet of paper, which lies flat. */
const SHEET_BEFORE_SITTERS = 0.145;
const LAID_FLAT = new Set("sword axe straight-ruler carpentry-saw".split(" "));
/** How far below its sheet's edge a thing on it stands. */
const SINK = 0.012;

/** The figures of one unit as they would be at a spot: itself, and whoever it carries. */
export function raise(unit: Unit, spot: Spot, context: Raising): Figure[] {
  const root = rootFigure(unit, spot, context);
  const riders = unit.riders.filter((member) => !(member.at?.how === "held" && hasArms(unit.member.art)));
  const all = riders.flatMap((member) =>
    Array.from({ length: Math.min(member.count, MOST_CARRIED) }, (_, copy) => ({ member, copy })).filter(
      ({ copy }) => !isOneEach(unit, member) || copy % unit.member.count === unit.copy,
    ),
  );
  const seated = all.filter(({ member }) => member.at?.how !== "held").slice(0, MOST_CARRIED + 1);
  const figures = [root];
  for (const how of ["at", "in", "on"] as const) {
    const row = seated.filter(({ member }) => member.at?.how === how);
    for (const [place, { member, copy }] of row.entries()) {
      figures.push(riderFigure(root, member, copy, { place, count: row.length }, context));
    }
  }
  for (const { member, copy } of all) {
    if (member.at?.how === "held")
      figures.push(riderFigure(root, member, copy, { place: 0, count: 1 }, context));
  }
  // A harp before a mermaid on her rock: what those have who are carried.
  for (const rider of figures.slice(1)) {
    if (hasArms(rider.art)) continue;
    const things = context.scene.cast.filter(
      ({ at, role }) => at?.how === "held" && at.art === rider.art && role === "prop",
    );
    for (const thing of things) figures.push(riderFigure(rider, thing, 0, { place: 0, count: 1 }, context));
  }
  figures.push(...stoolsFor(figures, root, context.ratios.ratioOf(STOOL)));
  figures.push(...oarsFor(figures, root), ...leavesBefore(figures, root));
  return figures;
}

function isOneEach({ member: mount }: Unit, { at, count }: CastMember): boolean {
  return at?.how === "on" && count > 1 && mount.count > 1 && MOUNTS.has(mount.art);
}

function rootFigure(unit: Unit, spot: Spot, context: Raising): Figure {
  const { member } = unit;
  const { scene, geography, size } = context;
  const isPerson = hasArms(member.art);
  const { art, lies, pictures, poses, tall, ratio, over } = buildOf(unit, scene, context.ratios);
  const isFarOff = !unit.isDressing && FAR_IN_SPACE.has(member.art);
  const shrunk =
    spot.shelf !== undefined
      ? landmarkHeight(art, heightAt(unit.height * size, spot.distance, member.count))
      : // A planet is as large however far away.
        (unit.height * size) / (isFarOff ? 1 : spot.distance ** 0.8);
  const widest = context.aspect * (scene.framing === "close" ? 0.8 : 0.62);
  const height = Math.min(
    shrunk * tall,
    isLand(unit) ? shrunk : widest / ratio,
    tallestAt(unit, spot, geography, poses[0]?.head === "up", over),
  );
  const support = unit.support === "wall" ? "air" : unit.support;
  const route = routeOf(member, {
    scene,
    support,
    facing: unit.facing,
    height,
    ratio,
    seconds: context.seconds,
    travel: unit.travel,
    phase: unit.phase,
    strides: isPuppet(member.art) || poses.length > 1,
    bounds: isHopper(art),
  });
  const immersed = unit.support === "water" ? immersedOf(member, ratio, scene) : 0;
  const surface = (distance: number) => geography.water?.[immersed ? "surface" : "level"](distance) ?? 0.3;
  const base = (x: number, distance: number, seconds: number): number => {
    switch (unit.support) {
      case "ground":
        return geography.footAt(x, distance);
      case "shelf":
        if (spot.shelf && isLand(unit)) return footBehind(spot.shelf, spot.x, height * ratio);
        return (spot.shelf?.edge(x) ?? 0.2) + SINK;
      case "water":
        return surface(distance) + swell(scene, seconds, distance) + height * (immersed || sinkOf(member));
      default:
        return spot.y;
    }
  };
  // What comes down ends on the ground.
  const lands = unit.support === "air" && member.action === "fall" && !geography.isOpen;
  const lifter = unit.riders.find(isLifting);
  const lift = lifter ? height * liftedBy(lifter, member, ratioTo(member, lifter, context)) : 0;
  // On its belly.
  const isProne =
    !isPerson &&
    !isOnBelly(art) &&
    member.act === "slide" &&
    unit.support === "ground" &&
    member.gait === "walk";
  const restless = (lies && isPerson) || isProne;
  // People stand upright on a slope; wheels, paws and skis lie along it.
  const leans =
    scene.carrier === "slope" &&
    unit.support === "ground" &&
    (!isPerson || member.act === "slide" || member.act === "skate");
  const slopeUnder = (x: number, distance: number) =>
    Math.atan2(geography.footAt(x + 0.05, distance) - geography.footAt(x - 0.05, distance), 0.1);
  const stance = (moment: Moment): Stance => {
    const drift = route(moment);
    const distance = spot.distance * drift.away;
    const near = (spot.distance / distance) ** 0.8;
    const x = spot.x * (drift.away === 1 ? 1 : 0.82 + 0.18 * near) + drift.x;
    return {
      x: restless ? x - (unit.facing * height) / 2 : x,
      y:
        (lands
          ? geography.footAt(x, geography.ground.farthest) -
            FALL * (1 - Math.min(1, moment.share * 1.15)) ** 1.3
          : base(x, distance, moment.seconds) + drift.y) -
        lift -
        (restless ? (height * ratio) / 2.6 : 0) +
        height * slantSink(art, ratio),
      distance,
      size: near,
      turn: restless
        ? unit.facing * (isProne ? 1.42 : 1.5) + (isProne && leans ? slopeUnder(x, distance) : 0)
        : drift.turn + (leans ? slopeUnder(x, distance) : 0) - unit.facing * slantOf(member.art),
      stretchX: drift.stretchX,
      stretchY: drift.stretchY,
    };
  };
  return {
    member,
    copy: unit.copy,
    art,
    height,
    ratio,
    order:
      unit.support === "shelf" && spot.shelf
        ? spot.shelf.distance + (isLand(unit) ? 0.01 : -0.01)
        : // Hands, and what is in them, are seen before what they work on and whom they are held out to.
          drawnAt(member, scene.cast, spot.distance),
    facing: unit.facing,
    support: unit.support,
    poses,
    lies,
    ...(immersed ? { immersed } : {}),
    sunk:
      lies && art === member.art && !isPuppet(art) && member.gait !== "crawl" && member.gait !== "perch"
        ? 0.2
        : 0,
    poseAt: pictures?.poseAt ?? poseAtOf(member, poses.length, unit.phase),
    stance,
    groundAt: (moment) => {
      if (unit.support === "air" || unit.support === "wall") return undefined;
      const { distance } = stance(moment);
      return base(spot.x + route(moment).x, distance, moment.seconds);
    },
  };
}

const ratioTo = (carrier: CastMember, member: CastMember, { heights }: Raising): number =>
  (heights.get(member) ?? 0.3) / (heights.get(carrier) ?? 0.3);

function riderFigure(
  carrier: Figure,
  member: CastMember,
  copy: number,
  row: { place: number; count: number },
  context: Raising,
): Figure {
  const how = member.at?.how ?? "on";
  const natural = ratioTo(carrier.member, member, context);
  const isPerson = hasArms(member.art);
  const seat = seatFor(how, carrier.member, natural, member, isPerson);
  const rests = member.action === "rest" && member.act !== "sit" && member.act !== "look";
  const lies = isLying(member) || (rests && !seat.sits && how === "on" && !isPerson);
  const brood = how === "in" ? inNest(member, copy, carrier) : undefined;
  const art = artOf(member, {
    support: "carried",
    lies,
    isYoung: isYoung(member, copy),
    scene: context.scene,
  });
  const poses = posesFor(member, context.scene, Boolean(seat.sits) && isPerson && !lies);
  const legs = poses[0]?.legs ?? "stand";
  const tall = isPerson ? TALL[legs] / TALL.stand : tallOf(art);
  const ratio = isPerson ? SLIM / TALL[legs] : context.ratios.ratioOf(art, { lies });
  // Where many sit, each has his part of the room.
  const room = (carrier.ratio * carrier.height * (seat.room ?? 1.1)) / row.count;
  // However large a bed is for him, he is as tall as he is.
  const own = (context.heights.get(member) ?? 0.3) * context.size;
  const asTall = SOFT.has(carrier.art) && how === "on" && own >= 0.4 ? own : Infinity;
  const least = how === "on" ? leastOn(carrier.member, member, context.scene) : 0;
  const whole = Math.max(least, Math.min(carrier.height * seat.share, asTall)) * tall;
  // Two at a board have a side of it each.
  const full = how === "at" && row.count > 1 && !isPerson ? Math.min(whole, (room * 2) / ratio) : whole;
  const climbs = member.act === "climb" && !slidesDown(carrier.art, member);
  const sitters = context.scene.cast.filter((one) => one.at?.how === "at" && one.at.art === carrier.art);
  const worker = how === "on" ? workerOn(context.scene.cast, member.art, carrier.art) : undefined;
  const tallOfWorker = worker ? (context.heights.get(worker) ?? 0.3) * context.size : 0;
  const height = brood
    ? carrier.height * brood.height
    : climbs
      ? Math.min((context.heights.get(member) ?? 0.3) * context.size, carrier.height * 0.5)
      : how === "held" || how === "at"
        ? full
        : Math.min(
            full,
            Math.max(room / ratio, carrier.height * 0.2, least),
            worker && hasArms(worker.art) ? besideHands(member, worker, tallOfWorker) : full,
            // Whoever sits there looks over it.
            how === "on" && sitters.length > 0
              ? carrier.height *
                  (row.count > 2 ? 0.6 : 1) *
                  (sitters.reduce((sum, one) => sum + one.count, 0) > 2 ? 0.4 : 1) *
                  (member.art === "written-page" ? SHEET_BEFORE_SITTERS : MOST_BEFORE_SITTERS)
              : full,
          );
  // What lies on a table at which somebody sits lies beside him, and between two.
  const isShared = how === "on" && sitters.length === 1 && sitters[0]?.count === 1;
  // What is worked on lies at the end where the hands are: furniture faces whoever is at work there.
  const isAtHand = worker !== undefined;
  const beyond = row.place * height * ratio;
  const aside =
    carrier.facing *
    (worker
      ? beforeHands(worker, carrier, context.scene, { tall: tallOfWorker, beyond })
      : carrier.ratio * carrier.height * (isShared ? 0.3 : 0));
  // A line hangs over the bow, and not into the boat.
  const toBow =
    member.act === "fish" && carrier.member.gait === "sail" ? carrier.ratio * carrier.height * 0.24 : 0;
  // Paws go up a trunk one before the other: the whole body turns upward beside it.
  const isUpended = climbs && CLINGS.has(member.art);
  const along = brood
    ? brood.along * carrier.height
    : climbs && !isUpended
      ? // The trunk is in the middle.
        0
      : row.count === 1 || isAtHand || seat.apart
        ? ((seat.ahead - (seat.apart ?? 0) * row.place) * carrier.height + toBow) * carrier.facing + aside
        : ((row.place + 0.5) / row.count - 0.5) *
          (carrier.ratio * carrier.height) *
          (isLifting(member) ? 2.1 : how === "at" ? spreadAt(carrier.art, isPerson) : 0.74);
  const ride = rideOf(carrier, member, row.place);
  const dangle =
    seat.sits && isPerson && how !== "at" ? height * 0.2 * (legs === "ride" ? bodyOf(member.art) : 1) : 0;
  const seatRise = isLifting(member)
    ? -carrier.height * liftedBy(member, carrier.member, natural)
    : how === "at"
      ? seat.behind
        ? riseAtTable(carrier.height, height, isPerson)
        : carrier.height * 0.05
      : brood
        ? carrier.height * brood.rise
        : Math.max(0, carrier.height * seat.rise - dangle);
  const rise = ({ share }: Moment) => (climbs ? carrier.height * climbedTo(member, share) : seatRise);
  const facing = brood ? brood.facing : how === "at" && row.count > 1 ? (along > 0 ? -1 : 1) : carrier.facing;
  const phase = row.place * 1.7 + copy;
  // Beaten flat on the anvil.
  const lying = (lies && isPerson) || (how === "on" && LAID_FLAT.has(member.art) && isAtHand);
  // By the feet, from what would bear them.
  const hangs = member.posture === "hang" && how === "on";
  const upended = isUpended ? -facing * (Math.PI / 2) * 0.92 : 0;
  return {
    member,
    copy,
    art,
    height,
    ratio,
    // A spoon goes into a pot, behind its rim.
    order:
      carrier.order +
      (seat.behind && !brood ? 5e-5 : -5e-5) -
      row.place * 1e-6 -
      (isAtHand && VESSELS.has(member.art) ? 2 * NEARER : 0),
    facing,
    support: "carried",
    carrier,
    poses,
    lies,
    sunk: seat.below ?? (lies && art === member.art && !isPuppet(art) && how !== "held" ? 0.2 : 0),
    poseAt: poseAtOf(member, poses.length, phase),
    stance(moment) {
      const base = carrier.stance(moment);
      const moved = ride?.(moment);
      if (moved) {
        // Turned about the seat, so that it stays where the rope or the chute is.
        const turn = base.turn + facing * moved.turn;
        const below = legs === "ride" ? dangle : 0;
        return {
          ...base,
          x: base.x + (facing * moved.ahead - Math.sin(turn) * below) * base.size,
          y: base.y + (Math.cos(turn) * below - moved.up) * base.size,
          turn,
        };
      }
      const [cos, sin] = [Math.cos(base.turn), Math.sin(base.turn)];
      const [across, up] = [
        (along - (isUpended ? facing * Math.min(0.04, carrier.height * carrier.ratio * 0.12) : 0)) *
          base.size *
          base.stretchX,
        -rise(moment) * base.size * base.stretchY,
      ];
      const breath = Math.sin(moment.seconds * 2.2 + phase) * 0.012;
      return {
        ...base,
        x: base.x + across * cos - up * sin - (lying ? (facing * height) / 2 : 0),
        y: base.y + across * sin + up * cos - (lying ? (height * ratio) / 2.6 : 0),
        turn: lying
          ? facing * 1.5
          : base.turn +
            (hangs ? Math.PI + Math.sin(moment.seconds * 1.6 + phase) * 0.07 : 0) +
            upended +
            (climbs ? Math.sin(moment.seconds * 4.4) * 0.04 : 0),
        stretchX: 1 - breath * 0.5,
        stretchY: 1 + breath,
      };
    },
    groundAt(moment) {
      const base = carrier.stance(moment);
      if (ride) return this.stance(moment).y;
      const [cos, sin] = [Math.cos(base.turn), Math.sin(base.turn)];
      return (
        base.y + along * base.size * base.stretchX * sin - rise(moment) * base.size * base.stretchY * cos
      );
    },
  };
}
