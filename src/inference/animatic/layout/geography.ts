import { createRandom, hashOf } from "../random.ts";
import type { CastMember, PlaceId, Scene } from "../scene.ts";
import { type Profile, profileOf } from "./profile.ts";

/** A sheet of land or water as it lies at rest, in picture heights from the picture's middle. */
export interface Shelf {
  distance: number;
  /** Its upper edge at x. */
  edge(x: number): number;
}

/** What a sheet is made from; `seed` decides how its edge runs. */
export interface SheetShape {
  distance: number;
  profile: Profile;
  y: number;
  amplitude: number;
  seed: number;
}

/** Where one can stand, swim and fly in a place, before anybody does. */
export interface Geography {
  /** How far away one stands on the near ground: from the lens to its far edge. */
  ground: { nearest: number; farthest: number; left: number; right: number };
  /** Where feet stand on the near ground. */
  footAt(x: number, distance: number): number;
  /** Sheets behind the near ground, the farthest first: each carries what stands on it. */
  shelves: readonly Shelf[];
  /** Where what floats lies in the water at a distance, and at which distances it may; absent: no water. */
  water?: {
    /** Behind the crest of the next wave. */
    level(distance: number): number;
    /** In sight, between its own wave's crest and the next one. */
    surface(distance: number): number;
    distances: readonly number[];
    /** Where what is cast from the land lies, in sight of whoever stands there. */
    cast: { distance: number; y: number };
  };
  /** What hangs or stands before everything narrows the picture: half its free width, and its free top. */
  free: { halfWidth: number; top: number };
  /** The sheet before the lens. */
  front?: Shelf;
  horizon: number;
  /** Where the farthest land ends and the sky begins, if not at the horizon. */
  skyline?(x: number): number;
  /** Nothing but air or water: nobody stands. */
  isOpen: boolean;
}

export const WATERY: ReadonlySet<PlaceId> = new Set<PlaceId>(["sea", "lake", "river", "beach"]);
export const WEIGHTLESS: ReadonlySet<PlaceId> = new Set<PlaceId>(["space", "sky"]);

function shelfOf(shape: SheetShape): Shelf {
  const profile = profileOf(shape.profile, shape.amplitude, shape.seed);
  return { distance: shape.distance, edge: (x) => shape.y + profile(x) };
}

/** The same for all shots of a film in one place. */
export function sheetSeed(scene: Pick<Scene, "setting" | "place">, name: string): number {
  return createRandom((scene.setting ^ hashOf(name)) >>> 0).whole(0, 1e9);
}

/** How a cliff's top, a pier and a hill lie. */
export const DECK = { pier: 0.205, cliff: 0.03, hill: 0.1 } as const;

/** How a bridge's deck lies: high on its arches, so that they are seen below it. */
export const deckOf = ({ bridge }: Pick<Scene, "bridge">): number => (bridge === "hanging" ? 0.15 : 0.05);

/** Stairs and slopes: how steep they are, and how deep a tread is. */
export const FLIGHT = {
  middle: 0.2,
  pitch: { stairs: 0.46, slope: 0.3 },
  tread: 0.13,
  distance: 1.07,
} as const;

/** Which way stairs and slopes go up: towards +x or −x. */
export const upSide = brinkSide;

/** The edge of a flight of stairs or a slope; on stairs one steps up at a tread's end. */
export function flightAt(scene: Pick<Scene, "setting" | "carrier">, x: number, isTrodden: boolean): number {
  const along = x * upSide(scene);
  if (scene.carrier !== "stairs") {
    return FLIGHT.middle - along * FLIGHT.pitch.slope + Math.sin(along * 5) * 0.008;
  }
  const step = along / FLIGHT.tread;
  const whole = Math.floor(step);
  const rest = step - whole;
  // Feet rise to the next tread in the last third of the one below; the tread itself rises at once.
  const risen = isTrodden ? Math.max(0, (rest - 0.62) / 0.38) : 0;
  return FLIGHT.middle - (whole + risen * risen * (3 - 2 * risen)) * FLIGHT.tread * FLIGHT.pitch.stairs;
}

/** About as high as the far roofs of a town are. */
const ROOFS = -0.2;

/** How far a cliff or a pier reaches, as a share of the picture's width from its middle. */
export const BRINK = 0.2;

/** Waves at rest, the farthest first. */
export const WAVES = [
  { distance: 3.6, y: 0.1 },
  { distance: 2.3, y: 0.16 },
  { distance: 1.55, y: 0.225 },
  { distance: 1.08, y: 0.32 },
  { distance: 0.74, y: 0.43 },
] as const;

/** How far what floats lies down from a wave's crest to the next one's. */
const AMID_WAVES = 0.6;

/** Where the bank, the beach or the ice begins. */
export const SHORE = { bank: { distance: 1.4, y: 0.225 }, beach: { distance: 1.4, y: 0.205 } } as const;

/** Whether somebody in the scene has to stand on something: not all can swim. */
export function needsBank(scene: Scene): boolean {
  if (scene.carrier) return false;
  return scene.cast.some((member) => {
    if (isWading(member) || bathes(member)) return false;
    if (isCarried(member) || ["swim", "sail", "float", "fly"].includes(member.gait)) return false;
    if (member.art === "lighthouse") return false;
    return member.role !== "prop" && member.action !== "fly" && member.action !== "swim";
  });
}

/** Birds on long legs stand in the water. */
export const isWading = ({ art, action, at }: CastMember): boolean =>
  (art === "flamingo" || art === "stork") &&
  at === undefined &&
  (action === "rest" || action === "idle" || action === "move");

/** In a river, where nothing is named that is washed. */
export const bathes = ({ act, to, at, gait }: CastMember): boolean =>
  act === "wash" && to === undefined && at === undefined && gait === "walk";

export function isCarried({ at }: { at?: { how: string } }): boolean {
  return at !== undefined && (at.how === "on" || at.how === "in" || at.how === "held");
}

/** The side on which a cliff or a pier lies, by the film's own chance: −1 left. */
export function brinkSide(scene: Pick<Scene, "setting">): 1 | -1 {
  return createRandom(scene.setting).fork("brink").chance(0.5) ? 1 : -1;
}

/** `sheets`: those of the land, where the place is one. */
export function geographyOf(scene: Scene, aspect: number, sheets: readonly SheetShape[]): Geography {
  const near = scene.framing === "close" ? 0.085 : scene.framing === "near" ? 0.03 : 0;
  const plain = (_x: number, distance: number) => 0.135 + 0.185 / distance + near;
  const base: Geography = {
    ground: {
      nearest: 0.94,
      farthest: 1.32,
      left: Number.NEGATIVE_INFINITY,
      right: Number.POSITIVE_INFINITY,
    },
    footAt: plain,
    shelves: [],
    free: { halfWidth: aspect / 2, top: -0.5 },
    horizon: 0.06,
    isOpen: WEIGHTLESS.has(scene.place) || scene.place === "underwater",
  };
  return onCarrier(scene, aspect, placeOf(scene, aspect, sheets, base));
}

function placeOf(scene: Scene, aspect: number, sheets: readonly SheetShape[], base: Geography): Geography {
  const flat = (distance: number, y: number): Shelf => ({ distance, edge: () => y });
  switch (scene.place) {
    case "sea":
    case "lake":
    case "river":
    case "beach": {
      const isBeach = scene.place === "beach";
      const hasBank = !isBeach && needsBank(scene);
      const waves = WAVES.slice(0, isBeach || hasBank ? 2 : WAVES.length);
      const shore = isBeach ? SHORE.beach : hasBank ? SHORE.bank : undefined;
      const edges = [...waves, ...(shore ? [shore] : [])];
      const level = (distance: number) => (edges.find((edge) => edge.distance < distance)?.y ?? 0.43) + 0.014;
      const surface = (distance: number) => {
        const next = edges.findIndex((edge) => edge.distance < distance);
        const [own, near] = [edges[next - 1]?.y ?? 0.05, edges[next]?.y ?? 0.43];
        return own + (near - own) * AMID_WAVES;
      };
      return {
        ...base,
        horizon: 0.05,
        // Over still water are the far mountains.
        ...(scene.place === "lake" || scene.place === "river" ? { skyline: () => -0.06 } : {}),
        shelves: scene.place === "lake" || scene.place === "river" ? [flat(4.5, 0.06)] : [],
        water: {
          level,
          surface,
          distances: shore ? [1.75, 2.5] : [1.2, 1.75, 2.5],
          cast: shore ? { distance: 1.75, y: shore.y - 0.03 } : { distance: 1.05, y: 0.345 },
        },
        ...(shore ? {} : { front: flat(0.74, 0.43) }),
      };
    }
    case "underwater":
      return { ...base, footAt: (_x, distance) => 0.2 + 0.16 / distance, shelves: [flat(1.5, 0.25)] };
    case "street":
      return {
        ...base,
        ground: { ...base.ground, farthest: 1.5 },
        skyline: () => ROOFS,
        shelves: [flat(3.5, 0.155), flat(1.88, 0.2)],
      };
    case "city":
      return { ...base, skyline: () => ROOFS, shelves: [flat(5, 0.16), flat(1.45, 0.215)] };
    case "room":
      return { ...base, ground: { ...base.ground, farthest: 1.55 }, shelves: [flat(1.58, 0.235)] };
    case "stage":
      return {
        ...base,
        ground: { ...base.ground, farthest: 1.4 },
        shelves: [flat(1.45, 0.225)],
        free: { halfWidth: aspect / 2 - 0.16, top: -0.4 },
      };
    case "cave":
      return { ...base, shelves: [flat(1.48, 0.23)], free: { halfWidth: aspect * 0.44, top: -0.4 } };
    case "abstract":
      return { ...base, shelves: [flat(1.3, 0.24)] };
    case "space":
    case "sky":
      return { ...base, horizon: 0.42, shelves: [] };
    default: {
      const shelves = sheets.filter((sheet) => sheet.distance > 1.36).map(shelfOf);
      const horizon = base.horizon;
      const front = sheets.find((sheet) => sheet.distance < 1);
      return {
        ...base,
        skyline: (x) => Math.min(horizon, ...shelves.map(({ edge }) => edge(x))),
        shelves: shelves.filter((shelf) => shelf.distance < 8),
        ...(front ? { front: shelfOf(front) } : {}),
      };
    }
  }
}

function onCarrier(scene: Scene, aspect: number, place: Geography): Geography {
  const side = brinkSide(scene);
  const { front: _front, ...open } = place;
  const reach = BRINK * aspect;
  const range = side < 0 ? { left: -9, right: reach } : { left: -reach, right: 9 };
  switch (scene.carrier) {
    case "bridge":
      return {
        ...open,
        ground: { ...place.ground, nearest: 1, farthest: 1.14 },
        footAt: (_x, distance) => deckOf(scene) + 0.06 / distance,
      };
    case "cliff":
      return {
        ...open,
        ground: { ...place.ground, ...range, farthest: 1.15 },
        footAt: (_x, distance) => DECK.cliff + 0.05 / distance,
      };
    case "pier":
      return {
        ...open,
        ground: { ...place.ground, ...range, farthest: 1.15 },
        footAt: (_x, distance) => DECK.pier + 0.05 / distance,
      };
    case "hill":
      return {
        ...open,
        ground: { ...place.ground, farthest: 1.18 },
        footAt: (x) => hillAt(x, aspect) + 0.03,
      };
    case "stairs":
    case "slope":
      return {
        ...open,
        ground: { ...place.ground, nearest: 1, farthest: 1.05 },
        footAt: (x) => flightAt(scene, x, true) + (scene.carrier === "stairs" ? 0.012 : 0.03),
      };
    case "deck": {
      const { water: _water, ...aboard } = open;
      return { ...aboard, shelves: [] };
    }
    case "balcony":
    case "rooftop":
      return { ...open, shelves: [{ distance: 5, edge: () => 0.2 }] };
    case "ice": {
      const { water: _water, ...dry } = open;
      return { ...dry, shelves: [{ distance: 4.5, edge: () => 0.06 }] };
    }
    default:
      return place;
  }
}

/** The crest of a hill that fills the picture's lower half. */
export function hillAt(x: number, aspect: number): number {
  return DECK.hill + 0.34 * (x / aspect) ** 2 * 2.2;
}
