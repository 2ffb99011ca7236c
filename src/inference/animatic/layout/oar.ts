import { BODY, handOf, STANDING, TALL } from "../acting/poses.ts";
import { bodyOf } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

/** Which share of it is below the hand. */
const BELOW_HAND = 0.74;
/** How far it leans, in radians: its blade is behind whoever bends forward, and before whoever leans back. */
const LEANS = { forward: 0.62, back: -0.5 } as const;

/** An oar for everybody in a boat who rows. */
export const oarsFor = (figures: readonly Figure[], boat: Figure): Figure[] =>
  figures.flatMap((figure) => (figure.member.act === "row" && figure.carrier ? [oarOf(figure, boat)] : []));

/** An oar in the hands of who rows: its blade dips and draws beside the boat. */
function oarOf(rower: Figure, boat: Figure): Figure {
  const member: CastMember = {
    ...rower.member,
    art: "oar",
    count: 1,
    role: "prop",
    person: false,
    gait: "still",
    at: { how: "held", art: rower.art },
  };
  const height = rower.height * 0.86;
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
      const pose = rower.poses[rower.poseAt(moment)] ?? STANDING;
      const unit = ((rower.height * base.size) / TALL[pose.legs]) * bodyOf(rower.art);
      const hand = handOf(pose.front ?? [60, 0], "front", pose.lean);
      const lean = rower.facing * ((pose.lean ?? 0) < 0 ? LEANS.back : LEANS.forward);
      return {
        ...base,
        x: base.x + rower.facing * (BODY.middle - hand.x) * unit - Math.sin(lean) * height * BELOW_HAND,
        // Of who sits in a boat the legs are not there.
        y:
          base.y -
          (TALL[pose.legs] * (1 - rower.sunk) - 1 - hand.y) * unit +
          Math.cos(lean) * height * BELOW_HAND,
        turn: lean,
        stretchX: 1,
        stretchY: 1,
      };
    },
    groundAt: () => undefined,
  };
}
