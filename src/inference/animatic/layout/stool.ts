import { BODY, STANDING, TALL } from "../acting/poses.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import { REST } from "../camera-path.ts";
import type { CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";

export const STOOL = "stool";
/** How high above the ground those at a table are, in its heights: its top is at their elbows, and their hands are seen. */
const SEAT_AT_TABLE = 0.3;
/** How much of itself whoever sits at a table may have behind it. */
const OVER_A_TABLE = 0.55;
/** The same of an animal, whose head is no higher than its back; its paws stand on the stool. */
const BEAST_OVER_A_TABLE = 0.3;
/** How far into a stool one sits, as a share of one's height. */
const SUNK_IN = 0.05;

/** How high above the ground somebody at a table is. However small, one looks over it. */
export function riseAtTable(table: number, height: number, isPerson: boolean): number {
  return Math.max(table * SEAT_AT_TABLE, table - height * (isPerson ? OVER_A_TABLE : BEAST_OVER_A_TABLE));
}

/** A stool for each of them who is at the table. */
export function stoolsFor(figures: readonly Figure[], table: Figure, ratio: number): Figure[] {
  return figures.filter(needsStool).map((sitter) => stoolOf(sitter, table, ratio));
}

/** Who is at a table sits: under the table one sees that nobody hangs in the air. */
function needsStool({ member, carrier, art }: Figure): boolean {
  if (member.at?.how !== "at" || member.act === "carry" || carrier === undefined) return false;
  return carrier.art !== "piano" && art !== "oar";
}

/** What somebody at a table sits on, from the ground up to under him. */
function stoolOf(sitter: Figure, table: Figure, ratio: number): Figure {
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
  const moment = { seconds: 0, share: 0, pose: REST };
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
