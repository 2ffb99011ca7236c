import { lit, mix, shade } from "../colour.ts";
import type { Palette } from "../palette.ts";

/** From here on a sheet is part of the distance, and nobody stands on it. */
const DISTANCE = 2;

/** What is left of any colour where little light falls: fuller, not greyer, and a little cooler. */
export function deepened(colour: string, share: number): string {
  return mix(colour, lit(lit(colour, colour), "#cdd9ee"), share);
}

/**
 * The tones of a sheet of land or water from its edge down, with the share of the way at which each lies.
 * As in a box of cut paper lit from behind, light hangs between the sheets of the distance: each fades towards its foot,
 * before which the next one's edge stands out. The ground lies in the sun far out and deepens towards us.
 */
export function tonesOf(
  colour: string,
  { distance, hazed = 0 }: { distance: number; hazed?: number },
  palette: Palette,
): readonly (readonly [share: number, colour: string])[] {
  if (distance > DISTANCE && hazed > 0) {
    return [
      [0, deepened(shade(colour, 0.03), 0.25)],
      [0.34, mix(colour, palette.haze, 0.5)],
      [1, mix(colour, palette.haze, 0.7)],
    ];
  }
  const depth = palette.dark ? 0.5 : 0.75;
  return [
    [0, mix(shade(colour, 0.06), palette.glow, palette.dark ? 0.06 : 0.26)],
    [0.1, mix(colour, palette.glow, palette.dark ? 0 : 0.06)],
    [0.45, deepened(colour, depth)],
    [1, deepened(colour, depth * 1.2)],
  ];
}
