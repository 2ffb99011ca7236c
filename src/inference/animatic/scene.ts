import type { CameraMove } from "../../core/film/camera.ts";
import type { DoorDeed, WaterDeed } from "../../core/film/deeds.ts";
import type { Style } from "../../core/film/style.ts";
import type { Interior, Sight } from "./places.ts";

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

/** `predawn`: the sky is lit but the sun isn't up; `morning`: it is low yet; `noon`: it stands overhead. */
export type TimeOfDay = "predawn" | "dawn" | "morning" | "day" | "noon" | "golden" | "dusk" | "night";
/** How a day looks: with a high sun, in the forenoon, late in the afternoon, under a bright cover of clouds. */
export type Daylight = "bright" | "fresh" | "mellow" | "soft";
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

/** What somebody is seen doing: how arms, legs and body are held, and what is in the hand. Where they go is their `Action`. */
export type Act =
  | "look"
  | "wave"
  | "point"
  | "cheer"
  | "clap"
  | "conduct"
  | "feed"
  | "water"
  | "give"
  | "throw"
  | "catch"
  | "kick"
  | "push"
  | "pull"
  | "carry"
  /** Something is done with a hand, or with what is in it, that has no act of its own. */
  | "use"
  /** Somebody walks with an animal, on a rope. */
  | "lead"
  | "take"
  /** Two dance with each other. */
  | "waltz"
  | "climb"
  | "fight"
  | "hug"
  | "kiss"
  | "pet"
  | "talk"
  | "sing"
  | "toy"
  | "music"
  | "read"
  | "write"
  | "paint"
  | "cook"
  | "eat"
  | "drink"
  | "sleep"
  | "sit"
  | "kneel"
  | "meditate"
  /** Slow figures with arms and legs, as in tai chi. */
  | "exercise"
  | "pray"
  | "row"
  | "fish"
  | "dig"
  | "plant"
  | "sweep"
  | "build"
  | "hammer"
  | "photograph"
  | "phone"
  | "type"
  | "juggle"
  | "shoot"
  | "slide"
  | "swing"
  | "skate"
  | "fly-kite"
  | "cast-spell"
  | "chase"
  | "flee"
  | "follow"
  | "grow"
  | "melt"
  | "shrink"
  | "burn"
  | "explode"
  | "shine"
  | "shake"
  | "laugh"
  | "cry"
  | "hide"
  | "roar"
  /** Air, out of the mouth, on what is before it. */
  | "blow"
  /** Over and over, down a slope. */
  | "tumble"
  /** What stood falls over. */
  | "topple"
  /** One is gone, and another is there. */
  | "vanish"
  | "appear"
  | "balance"
  | "dive"
  | "wash"
  | "sew"
  | "pour"
  | "open"
  | "pick";

/** How one thing stands to another. */
export type RelationKind =
  | "on"
  | "in"
  | "held"
  | "under"
  | "behind"
  | "before"
  | "beside"
  | "over"
  | "between"
  | "at"
  | "around"
  | "through"
  | "toward";

/** What a place is made into by the surface that carries its people: they stand on it, it stands in the place. */
export type Carrier =
  | "rooftop"
  | "balcony"
  | "bridge"
  | "cliff"
  | "pier"
  /** Of a ship at sea. */
  | "deck"
  | "hill"
  | "rails"
  | "ice"
  | "stairs"
  /** Ground that rises from one side of the picture to the other. */
  | "slope";

/** What covers the ground as far as one sees. */
export type Field =
  | "lavender"
  | "sunflowers"
  | "wheat"
  | "tulips"
  | "rice"
  | "vines"
  | "corn"
  | "poppies"
  | "roses"
  | "flowers"
  | "pumpkins"
  | "cotton"
  | "tea";

/** A way of filming that is more than a move. */
export type Manner =
  | "dolly-zoom"
  | "rack-focus"
  | "point-of-view"
  | "over-the-shoulder"
  | "low-angle"
  | "high-angle"
  | "dutch-angle"
  | "fly-through";

/** What people are by trade or calling, where a pictogram of it is known by its hat, coat or tool. */
export type Trade =
  | "waiter"
  | "magician"
  | "jeweller"
  | "welder"
  | "baker"
  | "vendor"
  | "smith"
  | "butcher"
  | "cleaner"
  | "fisher"
  | "sailor"
  | "captain"
  | "keeper"
  | "shepherd"
  | "postman"
  | "driver"
  | "guard"
  | "soldier"
  | "miner"
  | "hiker"
  | "climber"
  | "explorer"
  | "hunter"
  | "ranger"
  | "lumberjack"
  | "monk"
  | "nun"
  | "priest"
  | "boxer"
  | "thief"
  | "prisoner"
  | "referee"
  | "lifeguard"
  | "musician"
  | "groom"
  | "bride"
  | "beekeeper"
  | "skater"
  | "cyclist"
  | "photographer"
  | "reporter"
  | "queen"
  | "ballerina"
  | "barista"
  | "bartender"
  | "florist"
  | "hairdresser"
  | "tailor"
  | "dentist"
  | "carpenter"
  | "potter"
  | "librarian"
  | "plumber"
  | "courier"
  | "vet"
  | "nurse"
  | "gnome"
  | "viking";

/** Colours of what a person wears, and of beard, skin and hair, as CSS colours. */
type Part = "top" | "bottom" | "dress" | "shoes" | "hat" | "beard" | "tie" | "skin" | "hair";
export interface Outfit extends Partial<Record<Part, string>> {
  /** Its clothes are worn where no colours are said, its hat and tools anyhow. */
  trade?: Trade;
  glasses?: boolean;
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
  /** So many of them are the others' young. */
  young?: number;
  /** A colour the prompt gives it, as a CSS colour. */
  colour?: string;
  /** How much greater or smaller than its kind: 1 is as usual. */
  scale: number;
  outfit?: Outfit;
  person: boolean;
  /** It stands on another member, sits in it, or is held by it; `art` is that one's. */
  at?: { how: RelationKind; art: string; and?: string };
  /** What the words have it do, to whom or what (the other's `art`, or a body of the sky), and what is in the hand for it. */
  act?: Act;
  to?: string;
  tool?: string;
  posture?: "sit" | "kneel" | "lie" | "hang";
  /** Two of a kind do it to each other. */
  mutual?: true;
  /** The colour in which somebody paints. */
  paint?: string;
  /** Which way it goes on stairs, a slope, or what it is on. */
  climbs?: "up" | "down";
}

/** Everything a stage needs to know, read from words. Plain data. */
export interface Scene {
  place: PlaceId;
  season: Season;
  time: TimeOfDay;
  /** Of a day of which the words tell no hour; absent: bright, or it is no such day. */
  daylight?: Daylight;
  weather: Weather[];
  lights: Light[];
  /** How many stand in the sky, where that is more than one. */
  moons?: number;
  /** Japanese, for a street or a garden; an old town's, for what is built; a park's, for a garden that is everybody's. */
  flavour: "plain" | "japanese" | "old" | "park";
  carrier?: Carrier;
  /** How a bridge is built, where the words say it: of ropes and planks, or hung from towers; else it stands on arches. */
  bridge?: "stone" | "rope" | "hanging";
  interior?: Interior;
  /** Furniture that the words name: never left out. */
  fixtures?: readonly string[];
  /** Of a cave: it was built, a tunnel of masonry; of a road: it is of earth, without asphalt or lines. */
  built?: true;
  unpaved?: true;
  field?: Field;
  sight?: Sight;
  /** What colour the words give to a lake or a sea, as a CSS colour. */
  tint?: string;
  /** The land that a road or a river leads through. */
  amid?: PlaceId;
  /** What stands in the place by its name: the landmark of a city, the mouth of a tunnel. */
  landmarks?: readonly string[];
  manner?: Manner;
  /** Of a rack focus: the art that is sharp first, and the one that is at the end; absent: what is behind the hero, and the hero. */
  focus?: { from: string; to: string };
  /** The hero first. */
  cast: CastMember[];
  /** The words say that many are there besides. */
  crowded?: true;
  /** What happens to the door of the cast, and what its hero does with the water. */
  door?: DoorDeed;
  water?: WaterDeed;
  /** `near`: whole figures, as large as the picture has room for, so that hands and what is in them are seen. */
  framing: "close" | "near" | "medium" | "wide";
  camera: CameraMove;
  style: Style;
  seed: number;
  /** Chooses how the setting looks: the same in each of a film's shots in one place. */
  setting: number;
  /** Chooses how the film's people look and what they wear: the same in each of its shots. */
  wardrobe: number;
  /** Nothing in the words was known: the scene is made from the seed. */
  invented: boolean;
  /** What the words name and the storyboard can't draw, as they write it. */
  unknown: readonly string[];
}
