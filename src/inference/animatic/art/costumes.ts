import { BODY } from "../acting/poses.ts";
import { shade } from "../colour.ts";

/** What is drawn of somebody who wears no clothes of the street, on a body facing left. */
export interface Costume {
  /** On the trunk, in place of a knitted shirt. */
  trunk: string;
  /** Below it, over the legs of who stands. */
  hips?: string;
  /** Over the lower edge of the head. */
  collar?: string;
  /** On the head. */
  hat?: string;
  glove?: string;
  /** Of elbows and knees that are seen. */
  joint?: string;
  /** How much greater than others' the shoes are. */
  shoes?: number;
}

const { shoulder, hip, middle } = BODY;

/** Plates, a screen and lights. */
function robot(plate: string): Costume {
  const [dark, pale] = [shade(plate, -0.32), shade(plate, 0.4)];
  return {
    trunk: `<rect x="${middle - 4}" y="${shoulder - 3}" width="8" height="6" fill="${dark}"/><path d="M${middle - 4} ${shoulder - 1}h8M${middle - 4} ${shoulder + 1}h8" stroke="${pale}" stroke-width=".7"/><rect x="${middle - 6}" y="${hip - 1}" width="12" height="6" rx="2" fill="${dark}"/><rect x="${middle - 11.5}" y="${shoulder + 1}" width="23" height="${hip - shoulder - 1}" rx="3.400" fill="${plate}"/><rect x="${middle - 11.5}" y="${shoulder + 1}" width="23" height="4" rx="2" fill="${pale}"/><rect x="${middle - 7.5}" y="${shoulder + 6.5}" width="15" height="8" rx="1.600" fill="#24303f"/><path d="M${middle - 6} ${shoulder + 11}h3l1.600-2.600 2.400 4.200 1.600-1.600H${middle + 6}" fill="none" stroke="#35e0b0" stroke-width="1"/><circle cx="${middle - 5}" cy="${hip - 2.5}" r="1.500" fill="#f8564f"/><circle cx="${middle}" cy="${hip - 2.5}" r="1.500" fill="#ffcf3d"/><circle cx="${middle + 5}" cy="${hip - 2.5}" r="1.500" fill="#35d07a"/>${[
      [-10, 3],
      [10, 3],
      [-10, 18],
      [10, 18],
    ]
      .map(([x = 0, y = 0]) => `<circle cx="${middle + x}" cy="${shoulder + y}" r=".7" fill="${dark}"/>`)
      .join("")}`,
    glove: dark,
    joint: dark,
    shoes: 1.15,
  };
}

const SPOTS = (spots: readonly (readonly [number, number, string])[]) =>
  spots.map(([x, y, colour]) => `<circle cx="${x}" cy="${y}" r="2" fill="${colour}"/>`).join("");

/** A ruff, spots, wide trousers, white gloves, large shoes and a hat that is too small. */
function clown(suit: string): Costume {
  const frill = Array.from({ length: 7 }, (_, at) => {
    const x = middle - 12 + at * 4;
    return `<path d="M${x - 3.4} ${shoulder + 1}q0 6 3.400 6t3.400-6z" fill="${at % 2 ? "#ffd23f" : "#fdfbf5"}" stroke="#e2d6bd" stroke-width=".5"/>`;
  }).join("");
  return {
    trunk: `${SPOTS([
      [18, shoulder + 10, "#ffd23f"],
      [30, shoulder + 11, "#35d0c8"],
      [19, shoulder + 18, "#35d0c8"],
      [29.5, shoulder + 18.5, "#ff5d8f"],
    ])}${[10, 16].map((down) => `<circle cx="${middle}" cy="${shoulder + down}" r="2.300" fill="#f8312f"/>`).join("")}`,
    hips: `<path d="M15 ${hip - 3}h18q7 11 4.500 19-6 2.500-12 0l-1.500-7-1.500 7q-6 2.500-12 0Q8 ${hip + 8} 15 ${hip - 3}z" fill="${shade(suit, 0.12)}"/><path d="M15 ${hip - 3}h18l.8 2.600H14.200z" fill="#ffd23f"/>${SPOTS(
      [
        [15.5, hip + 6, "#ffd23f"],
        [20, hip + 12, "#ff5d8f"],
        [32.5, hip + 6, "#35d0c8"],
        [28, hip + 12, "#ffd23f"],
      ],
    )}`,
    collar: `${frill}<path d="M${middle - 13} ${shoulder + 2.5}q13-4 26 0" fill="none" stroke="#f0e4cc" stroke-width="2"/>`,
    hat: `<path d="M19 1Q24-1 30 2L27.500-8z" fill="#35b8d8"/><path d="M21.500-2.600q3.500-.5 7 1.400l-.6-2.600-4.500-1z" fill="#ffd23f"/><circle cx="27.500" cy="-8.500" r="2.200" fill="#f8312f"/>`,
    glove: "#fdfbf5",
    shoes: 1.45,
  };
}

/** What somebody of a kind is known by on the whole body; `top`: the colour of what is on the trunk. */
export function costumeOf(kind: string, top: string): Costume | undefined {
  if (kind === "robot") return robot(top);
  return kind === "clown" ? clown(top) : undefined;
}
