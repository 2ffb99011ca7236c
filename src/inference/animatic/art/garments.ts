import { BODY } from "../acting/poses.ts";
import { shade } from "../colour.ts";

/** What people wear, and trades are told by: hats, aprons, buttons, bags; on a body facing left, 48 by 71. */

export const BLACK = "#23212b";
export const WHITE = "#fbf8f0";

export const peaked = (colour: string, badge: string, peak = BLACK) =>
  `<path d="M12 9q-1-10 12-10t12 10z" fill="${colour}"/><path d="M7 10q4-3 29-2.500v3q-20-1-29 2z" fill="${peak}"/><circle cx="22" cy="4.500" r="2.300" fill="${badge}"/>`;
export const brimmed = (crown: string, band: string) =>
  `<path d="M14 8q0-10 10-10t10 10z" fill="${crown}"/><path d="M14 5.500h20v3H14z" fill="${band}"/><path d="M5 9.500q19-5 38 0-19 4.500-38 0z" fill="${crown}"/>`;
export const knitted = (colour: string) =>
  `<path d="M13 9q-1-11 11-11t11 11z" fill="${colour}"/><rect x="12" y="7" width="24" height="4.500" rx="2" fill="${BLACK}" opacity=".35"/>`;
export const helmet = (colour: string, extra = "") =>
  `<path d="M12 10q-1-12 12-12t12 12z" fill="${colour}"/><path d="M8 9h31v3H8z" fill="${colour}"/><path d="M22-2h4v11h-4z" fill="${BLACK}" opacity=".2"/>${extra}`;
export const beard = (colour: string) =>
  `<path d="M14.500 15q-.5 15 9.500 15t9.500-15q-2 4.500-4.500 4.500-2.500-1.800-5-1.800t-5 1.800q-2.500 0-4.500-4.500z" fill="${colour}"/><path d="M21.500 22.500q2.500 1.600 5 0" stroke="#7a3a30" stroke-width="1.200" fill="none"/>`;
export const apron = (colour: string) =>
  `<path d="M19 24l1 7h8l1-7" stroke="${colour}" stroke-width="1.800" fill="none"/><path d="M18.500 30h11l1.500 9 2 20H15l2-20z" fill="${colour}"/><path d="M20 46h8v5h-8z" fill="${BLACK}" opacity=".16"/>`;
export const bowTie = (colour = BLACK) =>
  `<path d="M19.500 25l4.500 2.200 4.500-2.200v5l-4.500-2.200-4.500 2.200z" fill="${colour}"/>`;
export const buttons = (colour: string) =>
  [30, 35, 40].map((y) => `<circle cx="24" cy="${y}" r="1.200" fill="${colour}"/>`).join("");
export const shirtFront = `<path d="M20 24h8l-4 12z" fill="${WHITE}"/>`;
export const stripes = (colour: string) =>
  `<path d="M15 29h18M15.200 34h17.600M15.500 39h17" stroke="${colour}" stroke-width="2.600"/>`;
export const bag = (colour: string, flap: string) =>
  `<path d="M17 24l18 16" stroke="${flap}" stroke-width="2"/><rect x="30" y="37" width="13" height="11" rx="1.500" fill="${colour}"/><path d="M30 37h13v5l-6.500 3-6.500-3z" fill="${flap}"/><path d="M33 34h7v4h-7z" fill="${WHITE}"/>`;
export const pack = (colour: string) =>
  `<rect x="29" y="22" width="13" height="22" rx="4" fill="${colour}"/><rect x="30" y="18" width="11" height="5" rx="2.500" fill="#d9a441"/>`;
export const straps = (colour: string) =>
  `<path d="M18 24v13M30 24v13" stroke="${colour}" stroke-width="2.200"/>`;

export const cross = (x: number, y: number, r: number) =>
  `<path d="M${x - r} ${y}h${2 * r}M${x} ${y - r}v${2 * r}" stroke="#d8343a" stroke-width="${0.66 * r}"/>`;

/** A coat that is closed from where its collar ends. */
export function closedCoat(colour: string, isRobe: boolean): string {
  const { middle, shoulder, hip } = BODY;
  const front = `<path d="M13 ${shoulder + 1}L${middle} ${shoulder + 8.5}L35 ${shoulder + 1}V${shoulder + 9}L32.800 ${hip - 7}H15.200L13 ${shoulder + 9}z" fill="${colour}"/>`;
  const seam = `<path d="M${middle} ${shoulder + 9}V${hip + 2}" stroke="${shade(colour, -0.16)}" stroke-width="1"/>`;
  const buttons = [32, 37, 42]
    .map((y) => `<circle cx="${middle - 2.2}" cy="${y + 3}" r="0.900" fill="${shade(colour, -0.3)}"/>`)
    .join("");
  return isRobe ? front : `${front}${seam}${buttons}`;
}

/** What makes a plain shirt a piece of clothing: collar, hem, and stripes on every second. */
export function knitting(colour: string, kind: number): string {
  const { middle, shoulder, hip } = BODY;
  const dark = shade(colour, -0.14);
  const hem = `<path d="M15 ${hip - 1.2}q9 2.400 18 0L33.200 ${hip + 2}q-9.200 2.600-18.400 0z" fill="${dark}"/>`;
  const collar = `<path d="M${middle - 4} ${shoulder}q4 4.500 8 0" fill="none" stroke="${dark}" stroke-width="1.800"/>`;
  const light = shade(colour, 0.22);
  const stripes =
    kind % 2 === 1
      ? [9, 13.5]
          .map((down) => `<path d="M15.300 ${shoulder + down}h17.400v1.800H15.300z" fill="${light}"/>`)
          .join("")
      : "";
  return `${stripes}${hem}${collar}`;
}

/** A robe over the bent knees of who sits, seen from before. */
export function lap(colour: string, foot: number): string {
  const { hip } = BODY;
  const [fold, knee] = [shade(colour, -0.16), shade(colour, 0.1)];
  const knees = [17.5, 30.5]
    .map((x) => `<ellipse cx="${x}" cy="${hip + 2.6}" rx="6.600" ry="4.800" fill="${knee}"/>`)
    .join("");
  return `<path d="M16.500 ${hip - 8}h15q6 4 5.500 11L36 ${foot - 3}q-12 3.500-24 0L11 ${hip + 3}q-.500-7 5.500-11z" fill="${colour}"/><path d="M11.300 ${hip + 5}q6.300 5 12.700 0 6.400 5 12.700 0L36 ${foot - 3}q-12 3.500-24 0z" fill="${fold}"/>${knees}`;
}
