import { BODY, TALL } from "../acting/poses.ts";
import { VESSELS } from "../acting/vessels.ts";
import { endOf } from "../acting/wielding.ts";
import { bodyOf } from "../art/gallery.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import type { Figure } from "./figure.ts";
import { gapOf, SLIM } from "./gap.ts";
import { posesFor } from "./poses-for.ts";
import { metresOf } from "./sizes.ts";

/** Acts in which hands reach for what they are done to. */
export const REACHES: ReadonlySet<Act> = new Set<Act>(
  "give use hammer build paint cook pour wash open write take pick feed water pet shoot sew push".split(
    " ",
  ) as Act[],
);
/** Whether somebody's hands go into a vessel, which is then seen before them. */
export function pours({ act, to }: CastMember): boolean {
  return (act === "pour" || act === "cook") && VESSELS.has(to ?? "");
}

/** What somebody pours on or into: the plant, the vessel itself, or what stands on the table at which he is. */
export function vesselOf({ member }: Figure, figures: readonly Figure[]): Figure | undefined {
  if (pours(member)) return figures.find(({ art }) => art === member.to);
  if (member.act === "water") return figures.find(({ art, copy }) => art === member.to && copy === 0);
  return member.act === "pour"
    ? figures.find(({ art, carrier }) => VESSELS.has(art) && carrier?.art === member.to)
    : undefined;
}

/** They are after what is thrown. */
const CATCHES: ReadonlySet<Act | undefined> = new Set<Act | undefined>(["chase", "catch", "follow"]);

/** To whom flies what somebody throws: to the other of two, to whom it is thrown to, and to the dog that runs after it. */
export function catcherOf({ member, copy }: Figure, figures: readonly Figure[]): Figure | undefined {
  if (member.act !== "throw") return undefined;
  if (member.mutual) return figures.find((one) => one.member === member && one.copy === 1 - copy);
  const others = figures.filter((one) => one.member !== member && one.member.role !== "prop");
  return (
    others.find((one) => one.member.art === member.to) ?? others.find((one) => CATCHES.has(one.member.act))
  );
}

/** On whom somebody casts a spell. */
export const charmedBy = ({ member }: Figure, figures: readonly Figure[]): Figure | undefined =>
  member.act === "cast-spell" ? figures.find((one) => one.member.art === member.to) : undefined;

/** How far before who works with it the working end of a tool is, edge to edge, in heights of who does; undefined: it has none. */
export function reachOf(doer: CastMember, scene: Scene): number | undefined {
  const ends = posesFor(doer, scene, false).flatMap((pose) => endOf(pose) ?? []);
  if (ends.length === 0) return undefined;
  const x = ends.reduce((sum, end) => sum + end.x, 0) / ends.length;
  return ((BODY.middle - x) * bodyOf(doer.art) - SLIM / 2) / TALL.stand;
}

/** Who works on a thing, or at the furniture that it lies on. */
export function workerOn(cast: readonly CastMember[], art: string, carrier: string): CastMember | undefined {
  return cast.find(({ act, to }) => act !== undefined && REACHES.has(act) && (to === art || to === carrier));
}

/** The share of a table's half on which something stands: nothing hangs over its edge. */
const ON_TOP = 0.86;
/** And on which that is which hands without a tool work on. */
const AT_HANDS = 0.4;

/** How far from the middle of furniture, towards who works there, that lies on it on which the tool comes down. `tall`: how tall who works there is; `beyond`: how much farther off. */
export function beforeHands(
  worker: CastMember,
  furniture: Figure,
  scene: Scene,
  { tall, beyond }: { tall: number; beyond: number },
): number {
  const reach = reachOf(worker, scene);
  const half = (furniture.ratio * furniture.height) / 2;
  if (reach === undefined) return half * AT_HANDS;
  const off = reach * tall - gapOf(worker, furniture.member) + beyond;
  return Math.max(-half * ON_TOP, Math.min(half * ON_TOP, half - off));
}

/** How many times larger than life what is worked on is at most. */
const LARGER = 2.6;

/** How tall at most a thing is beside the hands that work on it: no carrot is as long as an arm. */
export function besideHands(thing: CastMember, worker: CastMember, tall: number): number {
  return (tall * LARGER * metresOf(thing)) / metresOf(worker);
}
