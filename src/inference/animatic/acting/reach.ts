import { type Arm, BODY, bentWith, type Spot } from "./poses.ts";

/** How far an elbow is out at most: whose hand is nearer than that asks holds the arm towards us, and less of it is seen. */
const OUT = 5.6;
const LEAST_SEEN = 0.62;

/** The arm whose hand is there, with the elbow down or out; farther off than it is long it is stretched towards it. */
export function armTo(spot: Spot, side: "front" | "back", lean = 0): Arm {
  const own = bentWith(spot, -lean);
  const isFront = side === "front";
  const outward = (own.x - (isFront ? BODY.frontX : BODY.backX)) * (isFront ? -1 : 1);
  const down = own.y - BODY.shoulder - 2;
  const off = Math.hypot(outward, down);
  const whole = BODY.upperArm + BODY.forearm;
  const seen = Math.max(LEAST_SEEN, Math.min(1, (Math.hypot(off / 2, OUT) * 2) / whole));
  const [upperArm, forearm] = [BODY.upperArm * seen, BODY.forearm * seen];
  const far = Math.max(forearm - upperArm + 0.1, Math.min(whole * seen, off));
  const bend = Math.acos((far ** 2 - upperArm ** 2 - forearm ** 2) / (2 * upperArm * forearm));
  // What is across the body is reached with the elbow out to the side.
  const elbow = outward > 0 ? bend : -bend;
  const shoulder =
    Math.atan2(outward, down) - Math.atan2(forearm * Math.sin(elbow), upperArm + forearm * Math.cos(elbow));
  return [(shoulder * 180) / Math.PI, (elbow * 180) / Math.PI, seen];
}
