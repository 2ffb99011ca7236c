import { STANDING } from "../acting/poses.ts";
import { CROWN } from "../art/plants.ts";
import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** The part of a crown that is before whoever climbs into it. */
export function leavesBefore(figures: readonly Figure[], tree: Figure): Figure[] {
  const climber = figures.find(({ member }) => member.act === "climb");
  if (!climber || !/^tree(?:-|$)/.test(tree.art)) return [];
  const art = tree.art.replace("tree", "tree-leaves");
  const member: CastMember = { ...tree.member, art, count: 1, role: "prop" };
  return [
    {
      ...tree,
      member,
      art,
      height: tree.height * CROWN.tall,
      ratio: CROWN.ratio,
      support: "carried",
      carrier: tree,
      order: climber.order - 1e-5,
      poses: [STANDING],
      poseAt: () => 0,
      stance(moment) {
        const base = tree.stance(moment);
        const up = tree.height * CROWN.rise * base.size * base.stretchY;
        return { ...base, x: base.x + Math.sin(base.turn) * up, y: base.y - Math.cos(base.turn) * up };
      },
      groundAt: () => undefined,
    },
  ];
}
