import type { Weather } from "./tongue.ts";

/** What a film shows, and what isn't to be seen in it. */
export interface Told {
  text: string;
  negative: readonly string[];
}

/** Told with an order; "unsure": it has the form of one, and what it is about isn't found; undefined: no order of these. */
export type Reading = Told | "unsure" | undefined;

export const IN_ENGLISH: Record<Weather, string> = {
  rain: "in the rain",
  snow: "in falling snow",
  storm: "in a storm",
  fog: "in the fog",
  fair: "in bright sunlight",
};

/** What is no longer where another weather comes: fog may lie over snow. */
export const ENDS: Record<Weather, readonly Weather[]> = {
  rain: ["fair", "snow"],
  snow: ["fair", "rain"],
  storm: ["fair", "rain"],
  fog: ["fair"],
  fair: ["rain", "snow", "storm", "fog"],
};
