import type { Gaze } from "../acting/poses.ts";
import { isSkin } from "./complexion.ts";
import { extentOfPath } from "./extent.ts";

/** How far a face goes round and down, and its pupils in the eyes, in shares of its width; how much it narrows, and how much farther the nose goes. */
const ROUND = { face: 0.1, nose: 0.05, pupils: 0.035, narrow: 0.1, wide: 0.35 } as const;
const DOWN = { face: 0.06, pupils: 0.022 } as const;
/** Narrower than this share of the face, and something is in it; lower than these, and it is in an eye. */
const FEATURE = { wide: 0.88, tall: 0.5 } as const;
/** Above this share of its height there is brow, and what is worn on it. */
const BROW = 0.18;
const IN_EYE = { pupil: 0.09, glint: 0.06 } as const;

/**
 * An icon's head with its face turned to the left, as everybody is drawn, and up or down. What belongs to a face is
 * found by where it lies: whatever comes after the cheeks and is small enough.
 */
export function turnedFace(icon: string, skin: string, { side, down }: Gaze): string {
  if (side === 0 && down === 0) return icon;
  const paths = icon.match(/<path\b[^>]*>/g) ?? [];
  const cheeks = paths
    .flatMap((path, at) => (fillOf(path) === skin ? [{ at, box: extentOfPath(dataOf(path)) }] : []))
    .sort((one, other) => areaOf(other.box) - areaOf(one.box))[0];
  if (!cheeks) return icon;
  const { box: face } = cheeks;
  const wide = face.right - face.left;
  const middle = (face.left + face.right) / 2;
  let at = -1;
  return icon.replace(/<path\b[^>]*>/g, (path) => {
    at++;
    const fill = fillOf(path);
    if (at < cheeks.at && !isSkin(fill, skin)) return path;
    const box = extentOfPath(dataOf(path));
    const [across, tall] = [box.right - box.left, box.bottom - box.top];
    if (at < cheeks.at) {
      // The ear on the far side is behind the cheek.
      const areEars = across > wide && tall < wide;
      if (!areEars) return path;
      const narrow = 1 - 0.13 * side;
      const left = box.left + wide * 0.11 * side;
      return moved(path, left - box.left * narrow, 0, narrow);
    }
    const within =
      box.left > face.left - wide * 0.1 &&
      box.right < face.right + wide * 0.1 &&
      box.top > face.top + (face.bottom - face.top) * BROW &&
      box.bottom < face.bottom + wide * 0.05;
    if (at === cheeks.at || !within) return path;
    const isSmall = across < wide * FEATURE.wide && tall < wide * FEATURE.tall;
    const share = isSmall ? 1 : ROUND.wide;
    const isNose = isSkin(fill, skin) && across < wide * 0.3;
    const isPupil =
      fill === "#7d4533" ||
      (fill === "#000" && tall < wide * IN_EYE.pupil) ||
      (fill === "#fff" && tall < wide * IN_EYE.glint);
    const go = ROUND.face * share + (isNose ? ROUND.nose : 0) + (isPupil ? ROUND.pupils : 0);
    const sink = DOWN.face * share + (isPupil ? DOWN.pupils : 0);
    const narrow = 1 - ROUND.narrow * share * side;
    return moved(path, middle * (1 - narrow) - go * wide * side, sink * wide * down, narrow);
  });
}

/** How far what lies before a face of this width goes with it: glasses, a mask. */
export const goneRound = ({ side, down }: Gaze, wide: number): { x: number; y: number } => ({
  x: -ROUND.face * wide * side,
  y: DOWN.face * wide * down,
});

const fillOf = (path: string) => /fill="([^"]+)"/.exec(path)?.[1] ?? "";
const dataOf = (path: string) => / d="([^"]+)"/.exec(path)?.[1] ?? "";
const areaOf = (box: ReturnType<typeof extentOfPath>) => (box.right - box.left) * (box.bottom - box.top);
const moved = (path: string, x: number, y: number, narrow: number) =>
  path.replace(
    "<path",
    `<path transform="matrix(${narrow.toFixed(3)} 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)})"`,
  );
