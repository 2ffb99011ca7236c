import { existsSync } from "node:fs";

/** Where Debian's `timgm6mb-soundfont` and others put a General MIDI sound bank, the best first. */
const PLACES = [
  "/usr/share/sounds/sf2/TimGM6mb.sf2",
  "/usr/share/sounds/sf2/FluidR3_GM.sf2",
  "/usr/share/sounds/sf2/default-GM.sf2",
  "/usr/share/sounds/sf3/default-GM.sf3",
  "/usr/share/soundfonts/default.sf2",
];

/** A sound bank of this machine; undefined: there is none, and music is played with tones of our own making. */
export function findSoundBank(places: readonly string[] = PLACES): string | undefined {
  return places.find((path) => existsSync(path));
}
