import { existsSync, readFileSync } from "node:fs";

/**
 * Where Debian's `timgm6mb-soundfont` and others put a General MIDI sound bank, the best first. Setting up reads the list
 * too, before any TypeScript can run.
 */
const PLACES = JSON.parse(readFileSync(new URL("./sound-banks.json", import.meta.url), "utf8")) as string[];

/** A sound bank of this machine; undefined: there is none, and music is played with tones of our own making. */
export function findSoundBank(places: readonly string[] = PLACES): string | undefined {
  return places.find((path) => existsSync(path));
}
