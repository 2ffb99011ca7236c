import { ACTING } from "../acting/acts.ts";
import type { CameraPath } from "../camera-path.ts";
import { LED } from "../mounts.ts";
import type { Random } from "../random.ts";
import type { CastMember, Scene } from "../scene.ts";
import type { Company, Unit } from "./company.ts";
import { FAR_IN_SPACE, fliesPast } from "./dressing.ts";
import { type Box, beyond, boxOf, type Figure, joined, type Moment, overlapOf } from "./figure.ts";
import { gapOf } from "./gap.ts";
import type { Geography } from "./geography.ts";
import { isPairAtIt } from "./group.ts";
import { isInHand } from "./hand.ts";
import { isLand, landBefore } from "./landscape.ts";
import type { Layout, Stage } from "./lay-out.ts";
import { type Raising, raise, type Spot } from "./raise.ts";
import { type Placed, wishOf } from "./wish.ts";

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

/** How much of the smaller one two may cover of each other before it counts. */
const TOLERANCE = {
  apart: 0.05,
  alike: 0.16,
  crowd: 0.3,
  touching: 0.5,
  shouldered: 0.74,
  behind: 0.5,
  backdrop: 0.22,
} as const;

/** What it weighs that something far behind is covered or cut off. */
const BEHIND = 0.2;
/** Where the caption begins, and a little. */
const OVER_CAPTION = 0.35;
/** More than so many stand closer, or they would be specks. */
const A_FEW = 5;

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
    const mayGo = unit.isDressing && !unit.isNamed;
    if (mayGo && best.fault > 0.02) continue;
    // For a house behind them nobody is drawn smaller by much.
    fault += mayGo ? 0 : best.fault * (unit.support === "shelf" ? BEHIND : 1);
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
    if (unit.isNamed) return 8;
    if (unit.isDressing) return 9;
    const isFirst = company.units[0]?.member === unit.member;
    if (isFirst && unit.copy === 0) return 0;
    // A kite comes after the hand that its string leads to.
    if (company.subjects.has(unit.member))
      return isFirst ? 1.5 : unit.copy > 0 && unit.support === "air" ? 1.7 : 1;
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
  // In a tilted picture all of a row is over the caption, not its middle only.
  const bottom = placing.scene.manner === "dutch-angle" ? 0.39 : 0.455;
  return { left: -half, right: half, top: Math.max(-0.5, top) + 0.02, bottom };
}

function bestSpot(
  unit: Unit,
  placed: readonly Placed[],
  company: Company,
  placing: Placing,
  raising: Raising,
): { placed: Placed; fault: number } | undefined {
  const whole = frameOf(placing);
  // What hangs in the air has its own end below, and no feet that may go behind the caption.
  const frame = unit.support === "air" ? { ...whole, bottom: Math.min(whole.bottom, OVER_CAPTION) } : whole;
  const isSubject = company.subjects.has(unit.member);
  const wish = wishOf(unit, placed, company, {
    scene: placing.scene,
    aspect: placing.stage.aspect,
    random: placing.random,
  });
  const rivals = placed.map((other) => ({ rows: other.boxes, allowed: toleranceOf(unit, other.unit) }));
  let best: { placed: Placed; cost: number; fault: number } | undefined;
  for (const spot of spotsFor(unit, placing)) {
    const figures = raise(unit, spot, raising);
    const boxes = figures.map((figure) => placing.moments.map((moment) => boxOf(figure, moment)));
    const count = placing.moments.length;
    let cut = 0;
    for (const row of boxes) for (const box of row) cut += beyond(box, frame) / count / boxes.length;
    let [overlap, worst] = [0, 0];
    for (const { rows, allowed } of rivals) {
      for (const row of boxes) {
        for (const rival of rows) {
          for (let at = 0; at < count; at++) {
            const over = overlapOf(row[at] as Box, rival[at] as Box) - allowed;
            if (over <= 0) continue;
            overlap += over / count;
            worst = Math.max(worst, over);
          }
        }
      }
    }
    // Mountains are where the picture ends, and everybody is before them.
    if (isLand(unit)) [cut, overlap, worst] = [0, 0, 0];
    const hidden = hiddenShare(unit, spot, figures[0], placing);
    const wanted = wish(spot, boxes);
    const cost = cut * (isSubject ? 40 : 9) + overlap * 9 + worst * 4 + hidden * 12 + wanted;
    if (best && cost >= best.cost) continue;
    const fault =
      (cut > 0.012 ? cut * (isSubject ? 4 : isOver(placing.scene, unit) ? 0.25 : 1.2) : 0) +
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

/** Of a tree over somebody's head the crown may be cut off. */
const isOver = ({ cast }: Scene, { member }: Unit): boolean =>
  cast.some(({ at }) => at?.how === "under" && at.art === member.art);

/** Which share of a thing's foot the sheets before its own hide. */
function hiddenShare(unit: Unit, spot: Spot, figure: Figure | undefined, placing: Placing): number {
  if (unit.support !== "shelf" || !figure || !spot.shelf || isLand(unit)) return 0;
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

function* spotsFor(unit: Unit, placing: Placing): Generator<Spot> {
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
      for (const shelf of isLand(unit) ? landBefore(placing.geography, unit.member.art) : shelves)
        for (const x of xs) yield { x, distance: shelf.distance, y: 0, shelf };
      return;
    case "water":
      for (const x of xs) for (const distance of water?.distances ?? [1.2]) yield { x, distance, y: 0 };
      return;
    case "wall":
      for (const x of xs) yield { x, distance: 2.55, y: -0.06 };
      return;
    default: {
      const isFar = FAR_IN_SPACE.has(unit.member.art);
      const isPassed = placing.scene.cast.some((one) => fliesPast(one, unit.member));
      const depth = unit.isDressing || (isFar && !placing.geography.isOpen) ? 14 : isPassed ? 2 : undefined;
      for (const x of xs.filter((_, at) => at % 2 === 0)) {
        for (let y = -0.24; y <= 0.36; y += 0.06) {
          yield { x, distance: depth ?? (unit.copy === 0 ? 1 : 1.12), y };
        }
      }
    }
  }
}

function toleranceOf(unit: Unit, other: Unit): number {
  const [one, two] = [unit.member, other.member];
  if (isLand(unit) || isLand(other)) return 1;
  if (unit.isDressing || other.isDressing) return 0;
  const acts = (doer: CastMember, to: CastMember) =>
    doer.to === to.art && doer.act !== undefined && gapOf(doer, to) < 0;
  if (acts(one, two) || acts(two, one)) return TOLERANCE.touching;
  if (fliesPast(one, two) || fliesPast(two, one)) return 1;
  const relation = one.at?.art === two.art ? one.at : two.at?.art === one.art ? two.at : undefined;
  // A castle over which a balloon floats or a dragon flies is behind it, and beside it all the same.
  const isBalloon = ({ gait, size }: CastMember) => gait === "float" || (gait === "fly" && size === "huge");
  if (relation?.how === "over" && [one, two].some(isBalloon)) return TOLERANCE.apart;
  if (relation && ["under", "behind", "through", "before", "over", "around"].includes(relation.how))
    return TOLERANCE.behind;
  if (unit.support === "shelf" || other.support === "shelf") {
    return unit.support === other.support ? TOLERANCE.apart : TOLERANCE.backdrop;
  }
  if (one.art !== two.art) return TOLERANCE.apart;
  if (one === two && isPairAtIt(one) && (ACTING[one.act ?? "look"].gap ?? 0) < 0) return TOLERANCE.touching;
  if (one === two && one.act === "push") return TOLERANCE.shouldered;
  return one.count > A_FEW ? TOLERANCE.crowd : TOLERANCE.alike;
}

function ropesOf(figures: readonly Figure[]): { from: Figure; to: Figure }[] {
  return figures.flatMap((from) => {
    const { act, to } = from.member;
    if (act !== "fly-kite" && (from.copy > 0 || (act !== "pull" && act !== "lead"))) return [];
    // Each has a kite of his own, as far as there are so many.
    const other = figures.find((one) => one.art === to && one !== from && one.copy === from.copy);
    if (act === "lead" && !LED.has(to ?? "")) return [];
    return other ? [{ from, to: other }] : [];
  });
}
