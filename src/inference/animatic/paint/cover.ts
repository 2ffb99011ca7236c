import { mix } from "../colour.ts";
import type { PlaceId, Scene } from "../scene.ts";
import { landOf } from "./lands/land-of.ts";
import { NEAR, soilOf } from "./lands/soil.ts";

/** What lies over the foot of whatever stands on a ground, and in which colour, before any light falls on it. */
export interface Cover {
  kind: "grass" | "snow" | "sand" | "stone";
  colour: string;
}

const SNOWY: ReadonlySet<PlaceId> = new Set<PlaceId>(["snowfield", "snowymountains"]);
const SANDY: ReadonlySet<PlaceId> = new Set<PlaceId>(["desert", "beach"]);
/** Nothing grows there, and nothing sinks in. */
const BARE: ReadonlySet<PlaceId> = new Set<PlaceId>(["mars", "moon", "volcano"]);
const PAVED: ReadonlySet<PlaceId> = new Set<PlaceId>(["street", "city", "road", "room", "stage"]);
const TOWNS: ReadonlySet<PlaceId> = new Set<PlaceId>(["city", "street"]);
const BANKS: ReadonlySet<PlaceId> = new Set<PlaceId>(["lake", "river"]);
const SAND = "#f0d49a";

/** What covers a scene's ground at a distance; undefined: it is bare, or water. */
export function coverAt(scene: Scene, distance: number): Cover | undefined {
  const { place, season, carrier } = scene;
  const isOpen = carrier === undefined || carrier === "hill" || (carrier === "slope" && !PAVED.has(place));
  if (BARE.has(place) || !isOpen) return undefined;
  if (TOWNS.has(place) && carrier === undefined) return { kind: "stone", colour: "#c2bcb0" };
  const isWinter = season === "winter" || SNOWY.has(place);
  const kind = SANDY.has(place) ? "sand" : isWinter ? "snow" : "grass";
  const { grass } = soilOf(isWinter ? "winter" : season);
  if (carrier || BANKS.has(place)) return { kind, colour: kind === "sand" ? SAND : grass };
  if (place === "beach") return distance < NEAR ? { kind, colour: SAND } : undefined;
  const layers = landOf(scene)?.layers;
  const layer = layers?.findLast((one) => one.distance >= distance);
  if (!layer || (place === "road" && layer.distance < 2)) return undefined;
  return { kind, colour: mix(layer.colour, "#ffffff", (layer.hazed ?? 0) * 0.5) };
}
