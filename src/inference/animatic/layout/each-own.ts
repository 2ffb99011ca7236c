import type { BodyPose } from "../acting/poses.ts";
import { hasArms } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";
import { isPairAtIt } from "./group.ts";
import { inTurn, onItsFeet } from "./poses-for.ts";

/** Who waits for a ball: on bent knees, the hands out; and one who runs to where it will be. */
const READY: readonly (readonly BodyPose[])[] = [
  [
    { legs: "bend", swing: 1, lean: 9, front: [58, 26], back: [54, 22] },
    { legs: "bend", swing: -1, lean: 13, front: [70, 14], back: [44, 34] },
  ],
  [
    { legs: "run", swing: 1.7, lean: 12, front: [46, 46], back: [54, -60] },
    { legs: "run", swing: 0.4, lean: 12, front: [14, 60], back: [30, -70] },
  ],
];

/** How many do a thing together of whom each is seen to do it in his own way, and by how much, in degrees. */
const SEVERAL = 6;
const OWN = [
  { lean: 0, arms: 0 },
  { lean: 5, arms: 13 },
  { lean: -4, arms: -14 },
  { lean: 8, arms: 6 },
] as const;

/** The poses of one of several: no two of a group are copies of each other, one of those who play ball has it, and of two who fight one guards. */
export function eachOwn(poses: readonly BodyPose[], member: CastMember, copy: number): readonly BodyPose[] {
  const own = poses.map((pose) => onItsFeet(pose, member, copy));
  if (copy === 0 || !hasArms(member.art)) return own;
  const { act, count } = member;
  if (act === "kick") {
    const { gaze } = own[0] ?? {};
    return (READY[(copy - 1) % READY.length] ?? own).map((pose) => ({ ...(gaze ? { gaze } : {}), ...pose }));
  }
  if (act === "fight" && isPairAtIt(member)) return inTurn(own, true);
  if (act === undefined || isPairAtIt(member) || count > SEVERAL) return own;
  const { lean, arms } = OWN[copy % OWN.length] ?? OWN[0];
  return own.map((pose) => (pose.hold?.laid ? pose : bent(pose, lean, arms)));
}

function bent(pose: BodyPose, lean: number, arms: number): BodyPose {
  const { front, back } = pose;
  return {
    ...pose,
    lean: (pose.lean ?? 0) + lean,
    ...(front ? { front: [front[0] + arms, front[1] - arms / 2, front[2] ?? 1] } : {}),
    ...(back ? { back: [back[0] - arms / 2, back[1], back[2] ?? 1] } : {}),
  };
}
