import type { BodyPose } from "../acting/poses.ts";
import { hasArms } from "../art/gallery.ts";
import type { Act, CastMember } from "../scene.ts";
import type { Figure } from "./figure.ts";
import type { Seat } from "./seats.ts";

/** What an animal does with its paws it does sitting up, as nobody holds a book while walking on four legs. */
const WITH_PAWS: ReadonlySet<Act> = new Set<Act>(
  "read write sew music fish row toy type phone photograph paint".split(" ") as Act[],
);
/** So do those whose food is in the paws. */
const EATS_SITTING = new Set(["panda-body", "koala", "raccoon-body", "red-panda-body"]);
const STAYS: ReadonlySet<CastMember["action"]> = new Set(["idle", "rest", "play"] as const);

export function sitsAtWork({ act, art, action, posture, tool, at }: CastMember): boolean {
  if (act === undefined || hasArms(art) || posture === "lie" || posture === "hang") return false;
  if (act === "row") return true;
  if (!STAYS.has(action)) return false;
  // With a ball or a mouse it plays as animals do.
  if (act === "toy") return tool !== undefined || at?.how === "at";
  return WITH_PAWS.has(act) || (act === "eat" && EATS_SITTING.has(art));
}

/** Drawn sitting up, with its paws free. */
export const isSeated = ({ art, poses }: { art: string; poses: readonly BodyPose[] }): boolean =>
  !hasArms(art) && (/-sitting$/.test(art) || (poses[0] !== undefined && poses[0].legs !== "stand"));

const BEFORE_CHEST: Pick<Seat, "rise" | "ahead" | "share"> = { rise: 0.16, ahead: 0.12, share: 0.36 };
/** Where what it holds is, in its heights. */
const HELD: Readonly<Record<string, Partial<typeof BEFORE_CHEST>>> = {
  "fishing-rod": { rise: 0.36, ahead: 0.52, share: 0.32 },
  "open-book": { rise: 0.14, ahead: 0.06, share: 0.32 },
  newspaper: { rise: 0.1, ahead: 0.06, share: 0.4 },
  knitting: { rise: 0.06, ahead: 0.06, share: 0.44 },
  accordion: { rise: 0.12, ahead: 0, share: 0.38 },
  guitar: { rise: 0.06, ahead: 0, share: 0.52 },
  drum: { rise: 0.02, ahead: 0.2, share: 0.4 },
  "bamboo-stalk": { rise: 0.04, ahead: 0.24, share: 0.74 },
};

/** Where that is which an animal has in its paws; nothing of its own: in its mouth. */
export function seatBefore({ art, at }: CastMember, holder: Figure): Partial<Seat> {
  if (at?.how !== "held") return {};
  if (isSeated(holder)) return { ...BEFORE_CHEST, ...HELD[art] };
  const { act, gait } = holder.member;
  const standsAtIt = act !== undefined && ON_ALL_FOURS.has(act) && gait === "walk" && !hasArms(holder.art);
  return standsAtIt ? { rise: 0.2, ahead: holder.ratio * 0.44 } : {};
}
const ON_ALL_FOURS: ReadonlySet<Act> = new Set<Act>(["read", "sew", "write"]);
