import { ACTING } from "../acting/acts.ts";
import type { CameraPath } from "../camera-path.ts";
import type { Random } from "../random.ts";
import type { CastMember, Scene } from "../scene.ts";
import type { Company, Unit } from "./company.ts";
import { type Box, beyond, boxOf, type Figure, joined, type Moment, overlapOf } from "./figure.ts";
import type { Geography } from "./geography.ts";
import type { Layout, Stage } from "./lay-out.ts";
import { isInHand, type Raising, raise, type Spot } from "./raise.ts";

interface Placing {
  scene: Scene;
  geography: Geography;
  stage: Stage;
  camera: CameraPath;
  /** Times everybody's height. */
  size: number;
  moments: readonly Moment[];
  random: Random;
}

interface Placed {
  unit: Unit;
  figures: readonly Figure[];
  /** Of each figure at each moment. */
  boxes: readonly (readonly Box[])[];
  /** All of it together, at rest in the middle of the shot. */
  middle: Box;
}

/** How much of the smaller one two may cover of each other before it counts. */
const TOLERANCE = { apart: 0.05, alike: 0.16, touching: 0.5, behind: 0.5, backdrop: 0.22 } as const;

/** Puts one unit after another where it is seen best over the whole shot, those first that matter most. */
export function placeAll(
  company: Company,
  placing: Placing,
): { cast: Pick<Layout, "figures" | "held" | "ropes">; fault: number } {
  const raising: Raising = {
    scene: placing.scene,
    geography: placing.geography,
    ratios: placing.stage.ratios,
    aspect: placing.stage.aspect,
    seconds: placing.stage.seconds,
    size: placing.size,
    heights: company.heights,
  };
  const placed: Placed[] = [];
  let fault = 0;
  for (const unit of inOrder(company)) {
    const best = bestSpot(unit, placed, company, placing, raising);
    if (!best) continue;
    if (unit.isDressing && best.fault > 0.02) continue;
    fault += unit.isDressing ? 0 : best.fault;
    placed.push(best.placed);
  }
  const figures = placed.flatMap((one) => one.figures).map((figure, index) => ({ figure, index }));
  return {
    cast: {
      figures: figures.map(({ figure }) => figure),
      held: placing.scene.cast.flatMap((member) => {
        const holder = isInHand(member, placing.scene.cast);
        const figure = holder && figures.find((one) => one.figure.member === holder)?.figure;
        return figure ? [{ member, holder: figure }] : [];
      }),
      ropes: ropesOf(figures.map(({ figure }) => figure)),
    },
    fault,
  };
}

/** The hero, whom the hero has to do with, the great, the small, those in the air, and what only adorns. */
function inOrder(company: Company): Unit[] {
  const rank = (unit: Unit) => {
    if (unit.isDressing) return 9;
    const isFirst = company.units[0]?.member === unit.member;
    if (isFirst && unit.copy === 0) return 0;
    if (company.subjects.has(unit.member)) return 1;
    if (unit.support === "shelf" || unit.support === "wall") return 4;
    if (unit.support === "air") return 5;
    return isFirst ? 3 : 2;
  };
  return company.units
    .map((unit, index) => ({ unit, index }))
    .sort((left, right) => rank(left.unit) - rank(right.unit) || left.index - right.index)
    .map(({ unit }) => unit);
}

function frameOf(placing: Placing): Box {
  const { halfWidth, top } = placing.geography.free;
  const half = Math.min(halfWidth, placing.stage.aspect / 2) - 0.02;
  return { left: -half, right: half, top: Math.max(-0.5, top) + 0.02, bottom: 0.455 };
}

function bestSpot(
  unit: Unit,
  placed: readonly Placed[],
  company: Company,
  placing: Placing,
  raising: Raising,
): { placed: Placed; fault: number } | undefined {
  const frame = frameOf(placing);
  const isSubject = company.subjects.has(unit.member);
  const wish = wishOf(unit, placed, company, placing, raising);
  let best: { placed: Placed; cost: number; fault: number } | undefined;
  for (const spot of spotsFor(unit, wish, placing)) {
    const figures = raise(unit, spot, raising);
    const boxes = figures.map((figure) => placing.moments.map((moment) => boxOf(figure, moment)));
    const count = placing.moments.length;
    let cut = 0;
    for (const row of boxes) for (const box of row) cut += beyond(box, frame) / count / boxes.length;
    let [overlap, worst] = [0, 0];
    for (const other of placed) {
      const allowed = toleranceOf(unit, other.unit, placing.scene);
      for (const row of boxes) {
        for (const rival of other.boxes) {
          for (let at = 0; at < count; at++) {
            const over = overlapOf(row[at] as Box, rival[at] as Box) - allowed;
            if (over <= 0) continue;
            overlap += over / count;
            worst = Math.max(worst, over);
          }
        }
      }
    }
    const hidden = hiddenShare(unit, spot, figures[0], placing);
    const wanted = wish(spot, figures, boxes);
    const cost = cut * (isSubject ? 40 : 9) + overlap * 9 + worst * 4 + hidden * 12 + wanted;
    if (best && cost >= best.cost) continue;
    const fault =
      (cut > 0.012 ? cut * (isSubject ? 4 : 1.2) : 0) +
      Math.max(0, worst - 0.04) +
      Math.max(0, hidden - 0.06);
    best = {
      placed: { unit, figures, boxes, middle: joined(boxes.map((row) => row[count >> 1] as Box)) },
      cost,
      fault,
    };
  }
  return best;
}

/** Which share of a thing's foot the sheets before its own hide. */
function hiddenShare(unit: Unit, spot: Spot, figure: Figure | undefined, placing: Placing): number {
  if (unit.support !== "shelf" || !figure || !spot.shelf) return 0;
  const half = (figure.height * figure.ratio) / 2;
  let hidden = 0;
  for (const shelf of placing.geography.shelves) {
    if (shelf.distance >= spot.shelf.distance) continue;
    for (const x of [spot.x - half * 0.8, spot.x, spot.x + half * 0.8]) {
      hidden = Math.max(hidden, (spot.shelf.edge(spot.x) + 0.012 - shelf.edge(x)) / figure.height);
    }
  }
  // A sheet of its own that slopes leaves one corner in the air.
  const slope = Math.abs(spot.shelf.edge(spot.x - half * 0.8) - spot.shelf.edge(spot.x + half * 0.8));
  return Math.max(0, hidden) + (slope / figure.height) * 0.8;
}

function* spotsFor(unit: Unit, _wish: unknown, placing: Placing): Generator<Spot> {
  const { aspect } = placing.stage;
  const { ground, shelves, water } = placing.geography;
  const steps = 30;
  const xs = Array.from({ length: steps + 1 }, (_, step) => (step / steps - 0.5) * aspect * 0.94);
  switch (unit.support) {
    case "ground":
      for (const x of xs) {
        const half = Math.min(0.3, unit.height * placing.size * 0.4);
        if (x < ground.left + half || x > ground.right - half) continue;
        for (const distance of unit.isDressing ? [1.28] : [1, 1.1, 1.2, 1.3]) {
          if (distance >= ground.nearest && distance <= ground.farthest) yield { x, distance, y: 0 };
        }
      }
      return;
    case "shelf":
      for (const shelf of shelves) for (const x of xs) yield { x, distance: shelf.distance, y: 0, shelf };
      return;
    case "water":
      for (const x of xs) for (const distance of water?.distances ?? [1.2]) yield { x, distance, y: 0 };
      return;
    case "wall":
      for (const x of xs) yield { x, distance: 2.55, y: -0.06 };
      return;
    default:
      for (const x of xs.filter((_, at) => at % 2 === 0)) {
        for (let y = -0.24; y <= 0.36; y += 0.06) {
          yield { x, distance: unit.isDressing ? 14 : unit.copy === 0 ? 1 : 1.12, y };
        }
      }
  }
}

/** Whom it is to be near, on which side and how far away: what it costs to be elsewhere. */
type Wish = (spot: Spot, figures: readonly Figure[], boxes: readonly (readonly Box[])[]) => number;

function wishOf(
  unit: Unit,
  placed: readonly Placed[],
  company: Company,
  placing: Placing,
  _raising: Raising,
): Wish {
  const { aspect } = placing.stage;
  const { member } = unit;
  const hero = placed[0];
  const jitter = placing.random.fork(`${member.art} ${unit.copy}`);
  const stray = jitter.between(-0.05, 0.05);
  const level = [0.05, -0.12, 0.14, -0.02, -0.19, 0.09, -0.07][unit.copy % 7] ?? 0;
  const tall = unit.height;
  // Those aloft hang about the middle; everybody else is rather near than far.
  const atHeight = (spot: Spot, height: number) =>
    unit.support === "air" ? ((spot.y - height - tall / 2) / 0.16) ** 2 * 0.5 : 0;
  const near = (spot: Spot) =>
    unit.support === "shelf" ? Math.abs(spot.distance - 2.6) * 0.12 : (spot.distance - 1) * 0.8;
  const at =
    (x: number, weight: number): Wish =>
    (spot) =>
      weight * ((spot.x - x) / (0.14 * aspect)) ** 2 +
      near(spot) +
      atHeight(spot, level + (hero && hero.unit.support !== "air" ? -0.14 : 0));
  if (!hero) {
    const side = -unit.facing;
    const hasPartner = company.subjects.size > 1 && !unit.riders.some((rider) => company.subjects.has(rider));
    const isAlone = company.units.filter((one) => !one.isDressing).length === 1;
    const x = side * (isAlone ? Math.min(0.08 * aspect, 0.13) : hasPartner ? 0.17 * aspect : 0.12 * aspect);
    return (spot) =>
      2.2 * ((spot.x - x) / (0.14 * aspect)) ** 2 +
      (spot.distance - 1) * 3 +
      atHeight(spot, unit.member.act === "fly-kite" ? -0.1 : unit.member.at?.how === "over" ? -0.19 : 0.02);
  }
  const mate = mateOf(unit, placed, placing.scene);
  if (mate) return besideMate(unit, mate, placing, near);
  const related = relationWish(unit, placed, aspect, near);
  if (related) return related;
  if (unit.member === hero.unit.member) {
    // A herd: to both sides in turn, never in a row.
    const turn = unit.copy % 2 === 1 ? 1 : -1;
    const wide = hero.middle.right - hero.middle.left;
    const x =
      (hero.middle.left + hero.middle.right) / 2 + turn * Math.ceil(unit.copy / 2) * wide * 1.12 + stray;
    const depth = 1 + ((unit.copy * 2) % 3) * 0.1;
    return (spot) =>
      0.5 * ((spot.x - x) / (0.2 * aspect)) ** 2 +
      (unit.support === "air"
        ? atHeight(spot, level)
        : unit.support === "ground"
          ? Math.abs(spot.distance - depth) * 3
          : 0);
  }
  if (unit.isDressing) return (spot) => -Math.abs(spot.x) * 0.5 + near(spot) + atHeight(spot, -0.16);
  const heroX = (hero.middle.left + hero.middle.right) / 2;
  const across = heroX > 0 ? -1 : 1;
  const spread = Math.min(aspect * 0.27, 0.3 + unit.copy * 0.14);
  return at((unit.copy % 2 === 0 ? across : -across) * spread + stray, unit.copy === 0 ? 0.9 : 0.4);
}

/** The other one of an act: whom it does something to, or who does something to it. */
function mateOf(
  unit: Unit,
  placed: readonly Placed[],
  scene: Scene,
): { other: Placed; isDoer: boolean } | undefined {
  const { member } = unit;
  const of = (art: string | undefined) =>
    placed.find(
      (one) =>
        one.unit.copy === 0 &&
        (one.unit.member.art === art || one.unit.riders.some((rider) => rider.art === art)),
    );
  if (member.act && member.to && unit.copy === 0) {
    const other = of(member.to);
    if (other) return { other, isDoer: other.unit.member.to !== member.art };
  }
  const doer = scene.cast.find((one) => one.act && one.to === member.art && one !== member);
  const other = doer && of(doer.art);
  return other && unit.copy === 0 ? { other, isDoer: false } : undefined;
}

const CHASES = new Set(["chase", "follow", "push", "kick"]);

function besideMate(
  unit: Unit,
  { other, isDoer }: { other: Placed; isDoer: boolean },
  placing: Placing,
  near: (spot: Spot) => number,
): Wish {
  const { member } = unit;
  const doer = isDoer
    ? member
    : (other.unit.riders.find((one) => one.to === member.art) ?? other.unit.member);
  const act = doer.act ?? "look";
  const gap = ACTING[act].gap ?? 0.12;
  // Whoever acts has the other before him; who is pulled comes behind.
  const forward = (act === "pull" ? -1 : 1) * (isDoer ? -1 : 1);
  const side = forward * other.unit.facing;
  const isKite = act === "fly-kite";
  return (spot, figures, boxes) => {
    const middle = joined(boxes.map((row) => row[row.length >> 1] as Box));
    const apart = side > 0 ? middle.left - other.middle.right : other.middle.left - middle.right;
    void figures;
    const wanted = isKite ? 0.04 : gap;
    const off = (apart - wanted) / 0.12;
    const level =
      unit.support !== "air"
        ? 0
        : isKite
          ? ((middle.bottom - (other.middle.top + 0.02)) / 0.1) ** 2
          : ((middle.top + middle.bottom - other.middle.top - other.middle.bottom) / 2 / 0.2) ** 2;
    void placing;
    const depth =
      unit.support === "ground" && other.unit.support === "ground"
        ? Math.abs(spot.distance - (other.figures[0]?.order ?? 1)) * 4
        : near(spot);
    return 2.4 * off * off * (CHASES.has(act) && unit.copy > 0 ? 0.2 : 1) + level + depth;
  };
}

/** "Under a tree", "behind a house", "between two towers", "over a village". */
function relationWish(
  unit: Unit,
  placed: readonly Placed[],
  aspect: number,
  near: (spot: Spot) => number,
): Wish | undefined {
  const relation = (member: CastMember) => member.at;
  const own = relation(unit.member);
  const to = own && placed.find((one) => one.unit.member.art === own.art && one.unit.copy === 0);
  const from = placed.find(
    (one) => one.unit.copy === 0 && relation(one.unit.member)?.art === unit.member.art,
  );
  const other = to ?? from;
  const how = own?.how ?? (from && relation(from.unit.member)?.how);
  if (!other || !how) return undefined;
  const { middle } = other;
  const centre = (middle.left + middle.right) / 2;
  const wide = middle.right - middle.left;
  const at =
    (x: number, weight = 2) =>
    (spot: Spot) =>
      weight * ((spot.x - x) / (0.1 * aspect)) ** 2;
  const isMover = to !== undefined;
  switch (how) {
    case "under": {
      // The tree stands over whoever is under it, a little aside so that its trunk is seen.
      const aside = isMover ? 0 : unit.height * 0.16;
      const wish = at(centre + (other.unit.facing > 0 ? -aside : aside), 3);
      return (spot) =>
        wish(spot) +
        (unit.support === "ground" && !isMover ? (1.32 - spot.distance) * 6 : 0) +
        (unit.support === "air"
          ? ((spot.y - (isMover ? 0.2 : middle.top - 0.02)) / 0.1) ** 2
          : unit.support === "shelf"
            ? spot.distance * 0.3
            : 0);
    }
    case "over":
    case "around":
    case "through": {
      const wish = at(centre, how === "over" ? 1.2 : 0.7);
      return (spot) =>
        wish(spot) +
        (unit.support === "air"
          ? ((spot.y - (isMover ? middle.top - 0.03 : 0.3)) / 0.14) ** 2 * (how === "over" ? 1.5 : 0.3)
          : near(spot));
    }
    case "behind": {
      const wish = at(centre + other.unit.facing * wide * (isMover ? -0.55 : 0.55), 3);
      return (spot) =>
        wish(spot) +
        (unit.support === "ground"
          ? (isMover ? Math.abs(spot.distance - 1.3) : Math.abs(spot.distance - 1)) * 5
          : near(spot));
    }
    case "before":
      return (spot) =>
        at(centre, 1.4)(spot) +
        (isMover
          ? near(spot)
          : unit.support === "ground"
            ? Math.abs(spot.distance - 1.3) * 3
            : spot.distance * 0.05);
    case "between": {
      const seconds = placed.filter(
        (one) => one.unit.member.art === own?.art || one.unit.member.art === own?.and,
      );
      const middles = seconds.map((one) => (one.middle.left + one.middle.right) / 2);
      if (isMover && middles.length > 1) return at((Math.min(...middles) + Math.max(...middles)) / 2, 4);
      const turn = placed.filter((one) => one.unit.member === unit.member).length % 2 === 0 ? 1 : -1;
      const taken = placed.some(
        (one) =>
          one !== other &&
          one.unit.member.art !== unit.member.art &&
          Math.abs((one.middle.left + one.middle.right) / 2 - centre) > 0.1,
      );
      const way = unit.copy === 0 && taken ? -1 : turn;
      return (spot) => at(centre + way * (wide / 2 + unit.height * 0.5 + 0.06), 2.4)(spot) + near(spot);
    }
    default: {
      const way = centre > 0 ? -1 : 1;
      return (spot) => at(centre + way * (wide / 2 + unit.height * 0.32 + 0.05), 1.6)(spot) + near(spot);
    }
  }
}

function toleranceOf(unit: Unit, other: Unit, scene: Scene): number {
  const [one, two] = [unit.member, other.member];
  if (unit.isDressing || other.isDressing) return 0;
  const acts = (doer: CastMember, to: CastMember) =>
    doer.to === to.art && doer.act !== undefined && (ACTING[doer.act].gap ?? 0.1) < 0;
  if (acts(one, two) || acts(two, one)) return TOLERANCE.touching;
  const relation = one.at?.art === two.art ? one.at : two.at?.art === one.art ? two.at : undefined;
  if (relation && ["under", "behind", "through", "before", "over", "around"].includes(relation.how))
    return TOLERANCE.behind;
  if (unit.support === "shelf" || other.support === "shelf") {
    return unit.support === other.support ? TOLERANCE.apart : TOLERANCE.backdrop;
  }
  void scene;
  return one.art === two.art ? TOLERANCE.alike : TOLERANCE.apart;
}

function ropesOf(figures: readonly Figure[]): { from: Figure; to: Figure }[] {
  return figures.flatMap((from) => {
    const { act, to } = from.member;
    if (from.copy > 0 || (act !== "fly-kite" && act !== "pull")) return [];
    const other = figures.find((one) => one.art === to && one !== from);
    return other ? [{ from, to: other }] : [];
  });
}
