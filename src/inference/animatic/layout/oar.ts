import { STANDING } from "../acting/poses.ts";
import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** A blade that dips and draws beside the boat. */
export function oarOf(rower: Figure, boat: Figure): Figure {
  const member: CastMember = {
    ...rower.member,
    art: "oar",
    count: 1,
    role: "prop",
    person: false,
    gait: "still",
    at: { how: "held", art: rower.art },
  };
  const height = rower.height * 0.78;
  return {
    ...rower,
    member,
    art: "oar",
    height,
    ratio: 0.1,
    order: boat.order - 8e-5,
    carrier: rower,
    poses: [STANDING],
    poseAt: () => 0,
    lies: false,
    sunk: 0,
    stance(moment) {
      const base = rower.stance(moment);
      const stroke = Math.sin(moment.seconds * 3.2);
      return {
        ...base,
        x: base.x + rower.facing * rower.height * (0.16 + stroke * 0.07),
        y: base.y + rower.height * (0.17 + 0.04 * Math.cos(moment.seconds * 3.2)),
        turn: -rower.facing * (0.5 + stroke * 0.3),
        stretchX: 1,
        stretchY: 1,
      };
    },
    groundAt: () => undefined,
  };
}
