/** How much of a scene a shot shows, from far to near, under the names film people use. */
export const FRAMINGS = {
  "extreme-wide": {
    label: "Extreme wide",
    words: ["establishing", "extreme long shot", "from far away", "ews"],
  },
  wide: { label: "Wide", words: ["long shot", "wide shot", "wide angle", "ws"] },
  full: { label: "Full", words: ["full shot", "full body", "whole body", "fs"] },
  medium: { label: "Medium", words: ["medium shot", "mid shot", "waist up", "cowboy shot", "ms"] },
  "medium-close": { label: "Medium close-up", words: ["medium close-up", "chest up", "mcu"] },
  close: { label: "Close-up", words: ["close up", "closeup", "close shot", "face shot", "cu"] },
  "extreme-close": {
    label: "Extreme close-up",
    words: ["extreme close up", "detail", "detail shot", "macro", "insert", "ecu"],
  },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;

export type Framing = keyof typeof FRAMINGS;

export const FRAMING_IDS = Object.keys(FRAMINGS) as Framing[];

/** From where a shot looks. */
export const ANGLES = {
  "eye-level": { label: "Eye level", words: ["straight on", "normal angle", "from the front"] },
  low: { label: "Low angle", words: ["from below", "low-angle", "worm's eye"] },
  high: { label: "High angle", words: ["from above", "high-angle", "looking down"] },
  dutch: { label: "Dutch angle", words: ["tilted", "canted", "dutch"] },
  "over-shoulder": { label: "Over the shoulder", words: ["over-the-shoulder", "from behind", "ots"] },
  pov: { label: "Point of view", words: ["point of view", "point-of-view", "first person", "first-person"] },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;

export type Angle = keyof typeof ANGLES;

export const ANGLE_IDS = Object.keys(ANGLES) as Angle[];
