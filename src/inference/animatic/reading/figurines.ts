import { metresOf } from "../layout/sizes.ts";
import type { Entry } from "./lexicon.ts";
import type { Reading } from "./read-cast.ts";

/** How tall what is carved or moulded after the living is, in metres. */
const TALL = 0.32;
/** What it is made of, and that one's colour. */
const MADE_OF: Readonly<Record<string, string>> = {
  wooden: "#b07a45",
  clay: "#c0714a",
  porcelain: "#eef2f6",
  bronze: "#a8793a",
  chocolate: "#6b4429",
  origami: "#f6f1e6",
};
const ON_WHEELS = new Set("locomotive automobile delivery-truck tractor bus airplane".split(" "));

/** "A wooden horse", "a clay elephant": a small thing that lives nowhere, and does nothing. */
export function asFigurine(entry: Entry, before: string | undefined, read: Reading): Reading {
  const colour = MADE_OF[before ?? ""];
  const isAlive = entry.kind === "hero" && entry.gait !== "still" && entry.gait !== "float";
  if (colour === undefined || !(isAlive || ON_WHEELS.has(entry.art))) return read;
  const { home: _home, ...one } = read;
  const scale = (TALL / metresOf({ ...one, scale: 1 })) ** 0.25;
  return { ...one, role: "prop", gait: "still", size: "small", action: "idle", colour, scale };
}
