import type { Gaze } from "../acting/poses.ts";

/** The part of its square in which an icon of a head has its face, with round corners, and how far that goes to the side. */
type Face = readonly [left: number, top: number, wide: number, tall: number, round: number, goes: number];

/** Nothing but fur or plate is at these edges, so that none of the face is left where it was. */
const FACES: Readonly<Record<string, Face>> = {
  bear: [8, 10, 17, 18, 7, 3],
  "polar-bear": [8, 10, 17, 18, 7, 3],
  panda: [5, 9, 23, 19, 8, 2.6],
  fox: [8, 13, 17, 16, 6, 3],
  lion: [8, 10, 16, 17.5, 5, 2.5],
  koala: [7, 13, 20, 14, 6, 3],
  hamster: [8, 14, 17, 14, 6, 3],
  "cat-face": [8, 14, 17.2, 15, 6, 3],
  "dog-face": [7.5, 10, 20, 20, 9, 3],
  "rabbit-face": [8, 14, 17, 14, 6, 2.6],
  "tiger-face": [7, 12, 18, 18, 6, 2],
  "pig-face": [8, 13, 17, 14, 6, 3],
  robot: [6.6, 11, 19.4, 17, 3, 2.5],
};

/** How far a face goes down with a look at the ground. */
const SINKS = 0.8;

/** The head of an animal or a robot with its face to the left, as all are drawn, and up or down. */
export function turnedMuzzle(name: string, icon: string, { side, down }: Gaze): string {
  const face = FACES[name];
  if (!face || (side === 0 && down === 0)) return icon;
  const [left, top, wide, tall, round, goes] = face;
  return `${icon}<clipPath id="face"><rect x="${left}" y="${top}" width="${wide}" height="${tall}" rx="${round}"/></clipPath><g transform="translate(${(-goes * side).toFixed(2)} ${(SINKS * down).toFixed(2)})"><g clip-path="url(#face)">${icon}</g></g>`;
}
