import { handOf, TALL } from "../acting/poses.ts";
import { bodyOf, hasArms } from "../art/gallery.ts";
import { plainArt } from "../art/own-looks.ts";
import { wingsAbove } from "../art/wings.ts";
import type { Figure } from "./figure.ts";

/** How high a juggler's balls fly over the head, in heights of the body. */
const BALLS = 0.24;
/** The same of a top hat, and of a helmet's plume. */
const TOP_HAT = 0.13;
const PLUME = 0.09;
/** Of what is held so much is more than nothing. */
const LEAST = 0.03;

/** How far what somebody holds up reaches over the head, in heights of who holds it: a sword, an umbrella, balls in the air, wings. */
export function overhead({ member, poses, art }: Pick<Figure, "member" | "poses" | "art">): number {
  const hat = member.outfit?.trade === "magician" ? TOP_HAT : plainArt(art) === "knight" ? PLUME : 0;
  const thrown = Math.max(hat, member.act === "juggle" ? BALLS : 0);
  if (!hasArms(art)) return Math.max(thrown, wingsAbove(art));
  const most = poses.map(({ front, hold, lean }) => {
    if (!front || !hold || hold.both) return 0;
    const upright = Math.cos(((hold.turn ?? 0) * Math.PI) / 180);
    return (hold.size * hold.grip[1] * Math.max(0, upright) - handOf(front, "front", lean).y) / TALL.stand;
  });
  const reach = Math.max(...most) * bodyOf(art);
  return Math.max(thrown, reach > LEAST ? reach : 0);
}
