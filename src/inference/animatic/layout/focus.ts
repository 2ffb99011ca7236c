import type { Scene } from "../scene.ts";
import { metresOf } from "./sizes.ts";

/** Who of a rack focus stands before the lens, and whether the focus lies there first; absent: it pulls to the hero. */
export function nearOf(scene: Scene): { art: string | undefined; isFirst: boolean } {
  const { focus } = scene;
  const [one, two] = [focus?.from, focus?.to].map((art) => scene.cast.find((member) => member.art === art));
  if (!one || !two) return { art: scene.cast[0]?.art, isFirst: false };
  const near = metresOf(one) <= metresOf(two) ? one : two;
  return { art: near.art, isFirst: near === one };
}
