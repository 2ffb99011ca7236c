import { ACTING } from "../../../../src/inference/animatic/acting/acts.ts";
import { hasArms } from "../../../../src/inference/animatic/art/gallery.ts";
import { project } from "../../../../src/inference/animatic/camera-path.ts";
import {
  areaOf,
  type Box,
  boxOf,
  common,
  type Figure,
  type Moment,
  overlapOf,
} from "../../../../src/inference/animatic/layout/figure.ts";
import { SKY } from "../../../../src/inference/animatic/layout/heavens.ts";
import { isLand, summitOf } from "../../../../src/inference/animatic/layout/landscape.ts";
import { type Layout, momentsOf } from "../../../../src/inference/animatic/layout/lay-out.ts";
import { metresOf } from "../../../../src/inference/animatic/layout/sizes.ts";

type FaultKind = "missing" | "cut" | "overlap" | "hidden" | "contact" | "scale" | "unacted" | "sky";

export interface Fault {
  kind: FaultKind;
  what: string;
}

const MOMENTS = 24;
/** Shares and lengths (in picture heights) beyond which a stranger sees a fault. */
const LIMITS = {
  /** Of the hero beyond the picture's edge, at any moment. */
  heroCut: 0.04,
  /** Of anybody else, on average over the shot. */
  cut: 0.35,
  /** Of the smaller one covered by another, at any moment. */
  overlap: 0.3,
  alike: 0.4,
  touching: 0.75,
  /** Between a foot and what bears it. */
  contact: 0.02,
  /** Less tall than this nobody makes out what it is. */
  smallest: 0.045,
  /** Exponents: what is r times as great in life must look at least r^least and at most r^most as great. */
  scale: { least: 0.2, most: 1.5, from: 1.6 },
} as const;

/** Everything a stranger would find wrong with where things are, over the whole of a shot. */
export function lintLayout(layout: Layout): Fault[] {
  const moments = momentsOf(layout.camera, layout.seconds, MOMENTS);
  const frame: Box = { left: -layout.aspect / 2, right: layout.aspect / 2, top: -0.5, bottom: 0.5 };
  const cast = layout.figures.filter((figure) => layout.scene.cast.includes(figure.member));
  const boxes = new Map(cast.map((figure) => [figure, moments.map((moment) => boxOf(figure, moment))]));
  return [
    ...missing(layout, cast, boxes, frame),
    ...cutOff(layout, cast, boxes, frame),
    ...overlapping(layout, cast, boxes),
    ...hidden(layout, cast, moments, boxes),
    ...floating(cast, moments),
    ...outOfScale(cast, moments),
    ...unacted(layout, cast),
    ...slicedSun(layout, cast, moments, boxes),
  ];
}

const seenShare = (box: Box, frame: Box) => areaOf(common(box, frame)) / Math.max(1e-9, areaOf(box));
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** Everybody named is there, as often as named, and large enough to be made out. */
function missing(
  layout: Layout,
  cast: readonly Figure[],
  boxes: ReadonlyMap<Figure, readonly Box[]>,
  frame: Box,
): Fault[] {
  const inHand = new Set(layout.held.map(({ member }) => member));
  return layout.scene.cast.flatMap((member): Fault[] => {
    if (inHand.has(member)) return [];
    if (
      ["point-of-view", "over-the-shoulder"].includes(layout.scene.manner ?? "") &&
      member === layout.scene.cast[0]
    )
      return [];
    const figures = cast.filter((figure) => figure.member === member);
    const shown = figures.filter((figure) => {
      const all = boxes.get(figure) ?? [];
      const tallest = Math.max(...all.map((box) => box.bottom - box.top));
      const share = mean(all.map((box) => (seenShare(box, frame) > 0.6 ? 1 : 0)));
      return share >= 0.4 && tallest >= LIMITS.smallest;
    });
    const wanted = Math.min(member.count, member.at && figures[0]?.support === "carried" ? 3 : member.count);
    return shown.length >= wanted
      ? []
      : [{ kind: "missing", what: `${shown.length} of ${member.count} ${member.art}` }];
  });
}

function cutOff(
  layout: Layout,
  cast: readonly Figure[],
  boxes: ReadonlyMap<Figure, readonly Box[]>,
  frame: Box,
): Fault[] {
  return cast.flatMap((figure): Fault[] => {
    // A mountain's foot runs out of the picture, and so do a wall's ends.
    const shares = (boxes.get(figure) ?? []).map((box) => 1 - seenShare(summitOf(figure, box), frame));
    const isHero = figure.member === layout.scene.cast[0] && figure.copy === 0;
    if (layout.scene.manner === "over-the-shoulder" && isHero) return [];
    const worst = Math.max(...shares);
    if (isHero && worst > LIMITS.heroCut)
      return [{ kind: "cut", what: `${figure.art} by ${worst.toFixed(2)}` }];
    return mean(shares) > LIMITS.cut
      ? [{ kind: "cut", what: `${figure.art} by ${mean(shares).toFixed(2)} of the time` }]
      : [];
  });
}

function overlapping(
  layout: Layout,
  cast: readonly Figure[],
  boxes: ReadonlyMap<Figure, readonly Box[]>,
): Fault[] {
  const faults: Fault[] = [];
  for (const [place, one] of cast.entries()) {
    for (const two of cast.slice(place + 1)) {
      // Whoever is before the land covers nothing of it.
      if ((isLand(one) && two.order < one.order) || (isLand(two) && one.order < two.order)) continue;
      if (isTogether(one, two) || one.order === 0.9 || two.order === 0.9) continue;
      const limit = limitOf(one, two);
      const [first, second] = [boxes.get(one) ?? [], boxes.get(two) ?? []];
      const worst = Math.max(...first.map((box, at) => overlapOf(box, second[at] as Box)));
      if (worst > limit)
        faults.push({ kind: "overlap", what: `${one.art} and ${two.art} by ${worst.toFixed(2)}` });
    }
  }
  void layout;
  return faults;
}

/** One carries the other, or both sit on the same. */
function isTogether(one: Figure, two: Figure): boolean {
  const root = (figure: Figure): Figure => (figure.carrier ? root(figure.carrier) : figure);
  return root(one) === root(two);
}

function limitOf(one: Figure, two: Figure): number {
  const touches = (doer: Figure, to: Figure) =>
    doer.member.to === to.member.art &&
    doer.member.act !== undefined &&
    (ACTING[doer.member.act].gap ?? 0.1) < 0;
  if (touches(one, two) || touches(two, one)) return LIMITS.touching;
  // Who lies in a hammock is before the pyramid that the hammock is before.
  const relationTo = (figure: Figure, other: Figure): Figure["member"]["at"] =>
    figure.member.at?.art === other.member.art
      ? figure.member.at
      : figure.carrier && relationTo(figure.carrier, other);
  const relation = relationTo(one, two) ?? relationTo(two, one);
  if (relation && ["under", "behind", "through", "before", "over", "around"].includes(relation.how))
    return LIMITS.touching;
  // A thing that grows is measured at its greatest.
  return one.art === two.art ? LIMITS.alike : LIMITS.overlap;
}

/** Behind the sheet before the lens, or behind the land. */
function hidden(
  layout: Layout,
  cast: readonly Figure[],
  moments: readonly Moment[],
  boxes: ReadonlyMap<Figure, readonly Box[]>,
): Fault[] {
  const { front, shelves } = layout.geography;
  return cast.flatMap((figure): Fault[] => {
    if (figure.support === "water" || figure.support === "carried" || figure.order === 0.9) return [];
    const sheets = [
      ...(front ? [front] : []),
      ...(figure.support === "shelf" ? shelves.filter((shelf) => shelf.distance < figure.order - 0.05) : []),
    ];
    let worst = 0;
    for (const [at, moment] of moments.entries()) {
      const box = boxes.get(figure)?.[at];
      if (!box) continue;
      for (const sheet of sheets) {
        const view = project(moment.pose, sheet.distance);
        const x = ((box.left + box.right) / 2 - view.dx) / view.scale;
        const edge = sheet.edge(x) * view.scale + view.dy;
        worst = Math.max(worst, (box.bottom - edge) / (box.bottom - box.top));
      }
    }
    return worst > 0.25 ? [{ kind: "hidden", what: `${figure.art} by ${worst.toFixed(2)}` }] : [];
  });
}

/** Feet, wheels and hulls touch what bears them, unless the body leaps. */
function floating(cast: readonly Figure[], moments: readonly Moment[]): Fault[] {
  return cast.flatMap((figure): Fault[] => {
    if (figure.support === "air") return [];
    const leaps =
      figure.member.action === "jump" ||
      figure.member.action === "fall" ||
      figure.member.gait === "hop" ||
      figure.member.act === "climb" ||
      figure.member.action === "dance";
    const gaps = moments.map((moment) => {
      const ground = figure.groundAt(moment);
      const stance = figure.stance(moment);
      const lies = Math.abs(stance.turn) > 1 ? figure.height * figure.ratio : 0;
      return ground === undefined ? 0 : Math.abs(ground - stance.y) - lies;
    });
    // Who leaps comes down again.
    const worst = leaps ? Math.min(...gaps) : mean(gaps);
    return worst > LIMITS.contact + figure.height * 0.08
      ? [{ kind: "contact", what: `${figure.art} by ${worst.toFixed(3)}` }]
      : [];
  });
}

/** What is greater in life looks greater, its distance told in. */
function outOfScale(cast: readonly Figure[], moments: readonly Moment[]): Fault[] {
  const faults: Fault[] = [];
  const first = moments[moments.length - 1] as Moment;
  const middle = moments[Math.floor(moments.length / 2)] as Moment;
  const looks = (figure: Figure) => {
    const moment = figure.member.act === "grow" ? first : middle;
    const stance = figure.stance(moment);
    return figure.height * stance.size * Math.max(1, stance.distance) ** 0.8;
  };
  const firsts = cast.filter(
    (figure) => figure.copy === 0 && figure.order !== 0.9 && figure.order < 12 && figure.art !== "oar",
  );
  for (const [place, one] of firsts.entries()) {
    for (const two of firsts.slice(place + 1)) {
      const ratio = metresOf(one.member) / metresOf(two.member);
      const [great, small, times] = ratio > 1 ? [one, two, ratio] : [two, one, 1 / ratio];
      if (times < LIMITS.scale.from) continue;
      // Who sits is not as tall as he is.
      const posed = hasArms(great.art) && great.support === "carried" ? 1.25 : 1;
      const seen = (looks(great) * posed) / looks(small);
      // To the eye a mountain is not that much taller than the tree beside one.
      const least = isLand(great) ? LIMITS.scale.from : 2.2;
      if (seen < Math.min(least, times ** LIMITS.scale.least))
        faults.push({ kind: "scale", what: `${great.art} only ${seen.toFixed(2)} times ${small.art}` });
      else if (seen > Math.max(1.6, times ** LIMITS.scale.most))
        faults.push({ kind: "scale", what: `${great.art} ${seen.toFixed(1)} times ${small.art}` });
    }
  }
  return faults;
}

/** A person who does something holds the arms, or the legs, accordingly; and faces whom it is done to. */
function unacted(layout: Layout, cast: readonly Figure[]): Fault[] {
  return cast.flatMap((figure): Fault[] => {
    const { act, to } = figure.member;
    if (!act || figure.copy > 0 || figure.art === "oar") return [];
    const acting = ACTING[act];
    const shows =
      !hasArms(figure.art) ||
      acting.arms === undefined ||
      figure.poses.some((pose) => pose.front !== undefined || pose.legs !== "stand");
    if (!shows) return [{ kind: "unacted", what: `${figure.art} ${act}` }];
    const other = to ? cast.find((one) => one.member.art === to && one.copy === 0) : undefined;
    if (!other || other.carrier === figure || figure.carrier === other || figure.carrier) return [];
    const moment = momentsOf(layout.camera, layout.seconds, 3)[1] as Moment;
    const way = other.stance(moment).x - figure.stance(moment).x;
    const isPulled = act === "pull";
    const isAway = Math.sign(way) !== figure.facing * (isPulled ? -1 : 1);
    return isAway && Math.abs(way) > 0.1 && act !== "climb" && act !== "hide"
      ? [{ kind: "unacted", what: `${figure.art} turns away from ${other.art}` }]
      : [];
  });
}

/** No cloud cuts the sun in two, and nobody stands in it. */
function slicedSun(
  layout: Layout,
  cast: readonly Figure[],
  moments: readonly Moment[],
  boxes: ReadonlyMap<Figure, readonly Box[]>,
): Fault[] {
  const { light, clouds } = layout.heavens;
  if (!light) return [];
  const faults: Fault[] = [];
  for (const cloud of clouds) {
    const cuts = moments.some(({ seconds }) => {
      const left = cloud.x + cloud.speed * (seconds - 2);
      const box = {
        left: left + cloud.width * 0.1,
        right: left + cloud.width * 1.1,
        top: cloud.y + cloud.width * 0.12,
        bottom: cloud.y + cloud.width * 0.58,
      };
      const disc = {
        left: light.x - light.radius,
        right: light.x + light.radius,
        top: light.y - light.radius,
        bottom: light.y + light.radius,
      };
      return overlapOf(box, disc) > 0.02;
    });
    if (cuts) faults.push({ kind: "sky", what: "a cloud cuts the sun" });
  }
  for (const figure of cast) {
    const worst = mean(
      moments.map((moment, at) => {
        const view = project(moment.pose, SKY);
        const [x, y, radius] = [
          light.x * view.scale + view.dx,
          light.y * view.scale + view.dy,
          light.radius * view.scale,
        ];
        const disc = { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
        return overlapOf(disc, summitOf(figure, boxes.get(figure)?.[at] as Box));
      }),
    );
    if (worst > 0.6) faults.push({ kind: "sky", what: `${figure.art} in the sun` });
  }
  return faults;
}
