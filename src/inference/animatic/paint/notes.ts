import type { Palette } from "../palette.ts";

/** Of what notes of music are cut, so that they stand out from what is behind them. */
export const notePaper = ({ dark }: Pick<Palette, "dark">) => ({
  colour: dark ? "#ffe07a" : "#5b2f9f",
  plain: true,
  // A light edge would make blots of light notes.
  edge: dark ? 0 : 0.07,
});
