import { BODY, STANDING, TALL } from "../acting/poses.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

export const STOOL = "stool";
/** How far into a stool one sits, as a share of one's height. */
const SUNK_IN = 0.05;

/** Who is at a table sits: under the table one sees that nobody hangs in the air. */
export function needsStool({ member, carrier, art }: Figure): boolean {
  if (member.at?.how !== "at" || member.act === "carry" || carrier === undefined) return false;
  return carrier.art !== "piano" && art !== "oar";
}

/** What somebody at a table sits on, from the ground up to under him. */
export function stoolOf(sitter: Figure, table: Figure, ratio: number): Figure {
  const member: CastMember = {
    ...sitter.member,
    art: STOOL,
    count: 1,
    role: "prop",
    person: false,
    gait: "still",
    action: "idle",
  };
  delete member.act;
  delete member.at;
  const moment = {
    seconds: 0,
    share: 0,
    pose: { x: 0, y: 0, z: 0, panX: 0, panY: 0, zoom: 1, roll: 0, orbit: 0 },
  };
  const rise = table.stance(moment).y - sitter.stance(moment).y;
  const hips = hasArms(sitter.art)
    ? ((TALL.sit - 1 - BODY.hip) / TALL.sit) * sitter.height * bodyOf(sitter.art)
    : 0;
  return {
    ...sitter,
    member,
    art: STOOL,
    height: rise + hips + sitter.height * SUNK_IN,
    ratio,
    order: sitter.order + 2e-5,
    carrier: table,
    poses: [STANDING],
    poseAt: () => 0,
    lies: false,
    sunk: 0,
    stance: (at) => ({ ...table.stance(at), x: sitter.stance(at).x, turn: 0, stretchX: 1, stretchY: 1 }),
    groundAt: (at) => table.groundAt(at),
  };
}
