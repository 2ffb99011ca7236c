import { BODY } from "../acting/poses.ts";
import { shade as shadeOf } from "../colour.ts";

/** A coat that is closed from where its collar ends. */
export function closedCoat(colour: string, isRobe: boolean): string {
  const { middle, shoulder, hip } = BODY;
  const front = `<path d="M13 ${shoulder + 1}L${middle} ${shoulder + 8.5}L35 ${shoulder + 1}V${shoulder + 9}L32.800 ${hip - 7}H15.200L13 ${shoulder + 9}z" fill="${colour}"/>`;
  const seam = `<path d="M${middle} ${shoulder + 9}V${hip + 2}" stroke="${shadeOf(colour, -0.16)}" stroke-width="1"/>`;
  const buttons = [32, 37, 42]
    .map((y) => `<circle cx="${middle - 2.2}" cy="${y + 3}" r="0.900" fill="${shadeOf(colour, -0.3)}"/>`)
    .join("");
  return isRobe ? front : `${front}${seam}${buttons}`;
}

/** What makes a plain shirt a piece of clothing: collar, hem, and stripes on every second. */
export function knitting(colour: string, kind: number): string {
  const { middle, shoulder, hip } = BODY;
  const dark = shadeOf(colour, -0.14);
  const hem = `<path d="M15 ${hip - 1.2}q9 2.400 18 0L33.200 ${hip + 2}q-9.200 2.600-18.400 0z" fill="${dark}"/>`;
  const collar = `<path d="M${middle - 4} ${shoulder}q4 4.500 8 0" fill="none" stroke="${dark}" stroke-width="1.800"/>`;
  const light = shadeOf(colour, 0.22);
  const stripes =
    kind % 2 === 1
      ? [9, 13.5]
          .map((down) => `<path d="M15.300 ${shoulder + down}h17.400v1.800H15.300z" fill="${light}"/>`)
          .join("")
      : "";
  return `${stripes}${hem}${collar}`;
}
