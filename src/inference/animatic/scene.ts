import type { CameraMove } from "../../core/film/camera.ts";
import type { Style } from "../../core/film/style.ts";

export const PLACES = [
  "meadow",
  "snowfield",
  "savanna",
  "forest",
  "bamboo",
  "jungle",
  "desert",
  "mountains",
  "snowymountains",
  "beach",
  "sea",
  "underwater",
  "lake",
  "river",
  "city",
  "street",
  "road",
  "village",
  "farm",
  "garden",
  "castle",
  "room",
  "stage",
  "cave",
  "volcano",
  "space",
  "mars",
  "moon",
  "sky",
  "abstract",
] as const;
export type PlaceId = (typeof PLACES)[number];

export type TimeOfDay = "dawn" | "day" | "golden" | "dusk" | "night";
/** What lies on the ground and hangs in the trees. */
export type Season = "summer" | "spring" | "autumn" | "winter";
export type Weather =
  | "snow"
  | "rain"
  | "storm"
  | "fog"
  | "wind"
  | "leaves"
  | "petals"
  | "fireflies"
  | "bubbles"
  | "dust"
  | "embers"
  | "confetti"
  | "hearts"
  | "fireworks";
export type Light = "candle" | "neon" | "rays" | "moon" | "rainbow" | "aurora";
export type Gait =
  | "walk"
  | "hop"
  | "crawl"
  | "fly"
  | "swim"
  | "float"
  | "sail"
  | "roll"
  | "perch"
  | "plant"
  | "still";
export type SizeClass = "tiny" | "small" | "normal" | "large" | "huge";
export type Action =
  | "idle"
  | "move"
  | "run"
  | "approach"
  | "leave"
  | "fly"
  | "swim"
  | "dance"
  | "jump"
  | "rest"
  | "spin"
  | "float"
  | "rise"
  | "fall"
  | "play"
  | "perch";

/** Colours of what a person wears, as CSS colours. */
export interface Outfit {
  top?: string;
  bottom?: string;
  dress?: string;
  shoes?: string;
  glasses?: boolean;
  hat?: string;
}

/** One kind of thing in the picture, so many times. */
export interface CastMember {
  /** Name of an icon or of one of our own cut-outs. */
  art: string;
  count: number;
  role: "hero" | "support" | "prop";
  gait: Gait;
  size: SizeClass;
  action: Action;
  /** A colour the prompt gives it, as a CSS colour. */
  colour?: string;
  /** How much greater or smaller than its kind: 1 is as usual. */
  scale: number;
  outfit?: Outfit;
  person: boolean;
  /** It stands on another member, sits in it, or is held by it; `art` is that one's. */
  at?: { how: "on" | "in" | "held"; art: string };
}

/** Everything a stage needs to know, read from words. Plain data. */
export interface Scene {
  place: PlaceId;
  season: Season;
  time: TimeOfDay;
  weather: Weather[];
  lights: Light[];
  /** Japanese, for a street or a garden. */
  flavour: "plain" | "japanese";
  /** The hero first. */
  cast: CastMember[];
  framing: "close" | "medium" | "wide";
  camera: CameraMove;
  style: Style;
  seed: number;
  /** Chooses what the film's people wear: the same in each of its shots. */
  wardrobe: number;
  /** Nothing in the words was known: the scene is made from the seed. */
  invented: boolean;
}
