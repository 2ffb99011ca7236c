import { type BodyPose, TALL } from "../acting/poses.ts";
import { hasArms } from "../art/gallery.ts";
import type { Scene } from "../scene.ts";
import { artOf, isLying, liesDown, tallOf } from "./art-of.ts";
import { isYoung } from "./brood.ts";
import type { Unit } from "./company.ts";
import { eachOwn } from "./each-own.ts";
import { SLIM } from "./gap.ts";
import { tableFor } from "./laid-table.ts";
import type { Ratios } from "./lay-out.ts";
import { overhead } from "./overhead.ts";
import { ownPictures } from "./own-pictures.ts";
import { inBand, posesFor } from "./poses-for.ts";

/** How a unit's own figure is drawn, wherever it is put. */
export interface Build {
  art: string;
  lies: boolean;
  /** Where it moves by pictures of its own. */
  pictures: ReturnType<typeof ownPictures>;
  poses: readonly BodyPose[];
  /** Times its height. */
  tall: number;
  ratio: number;
  /** How far it reaches over its own head. */
  over: number;
}

const known = new WeakMap<Unit, { scene: Scene; build: Build }>();

/** Found once for a unit, for it is tried in a hundred spots. */
export function buildOf(unit: Unit, scene: Scene, ratios: Ratios): Build {
  const before = known.get(unit);
  if (before?.scene === scene) return before.build;
  const build = built(unit, scene, ratios);
  known.set(unit, { scene, build });
  return build;
}

function built(unit: Unit, scene: Scene, ratios: Ratios): Build {
  const { member } = unit;
  const isPerson = hasArms(member.art);
  const lies = isLying(member) && (liesDown(member.art) || !unit.riders.some(({ at }) => at?.how === "on"));
  const young = isYoung(member, unit.copy);
  const own = artOf(member, { support: unit.support, lies, isYoung: young, scene });
  const art = tableFor(own, unit.riders);
  const held = posesFor(inBand(unit, scene), scene, member.posture === "sit" && unit.travel === 0);
  const pictures = ownPictures(art, member, unit);
  const poses = pictures?.poses ?? eachOwn(held, member, unit.copy);
  const legs = poses[0]?.legs ?? "stand";
  return {
    art,
    lies,
    pictures,
    poses,
    tall: isPerson ? TALL[legs] / TALL.stand : tallOf(art),
    ratio: isPerson ? SLIM / TALL[legs] : ratios.ratioOf(art, { lies }),
    over: overhead({ member, poses, art }),
  };
}
