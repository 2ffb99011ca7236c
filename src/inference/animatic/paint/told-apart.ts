import { complexionOf, turnOf } from "../art/complexion.ts";
import { ownLooks } from "../art/own-looks.ts";
import type { Figure } from "../layout/figure.ts";
import { hashOf } from "../random.ts";
import type { Outfit, Scene } from "../scene.ts";

/** What somebody looks like and wears: by who it is and not by who else is there, alike in every shot. */
export function toldApart(
  { art, copy, member }: Pick<Figure, "art" | "copy" | "member">,
  { wardrobe }: Pick<Scene, "wardrobe">,
): { outfit: Outfit | undefined; shade: number } {
  const { outfit, person } = member;
  return {
    outfit: person ? { ...outfit, ...complexionOf(outfit ?? {}, turnOf(art, copy, wardrobe)) } : outfit,
    shade: copy + (ownLooks(art)?.seat ?? hashOf(art)) + wardrobe,
  };
}
