import type { Interior } from "../places.ts";
import type { CastMember, Scene } from "../scene.ts";
import type { Unit } from "./company.ts";
import type { Stage } from "./lay-out.ts";

/** However large, they are behind everything. */
export const FAR_IN_SPACE = new Set(["ringed-planet", "globe-showing-europe-africa"]);

/** Whoever flies past a planet flies before it. */
export const fliesPast = ({ at }: CastMember, { art }: CastMember): boolean =>
  at?.how === "before" && at.art === art && FAR_IN_SPACE.has(art);

/** Art that places bring along. */
export const DRESSING = [
  "hearth",
  "castle",
  "japanese-castle",
  "street-lamp",
  "ringed-planet",
  "couch-and-lamp",
  "potted-plant",
  "palm-tree",
  "stove",
  "cupboard",
  "counter",
  "bookcase",
  "bookcase-low",
  "bed",
  "ladder",
  "hay-bale",
  "barrel",
  "throne",
  "pew",
  "bench",
  "tunnel-mouth",
  "eiffel-tower",
  "big-ben",
  "statue-of-liberty",
  "golden-gate",
  "colosseum",
  "opera-house",
  "st-basils",
  "brandenburg-gate",
  "burj-khalifa",
  "taj-mahal",
  "christ-statue",
  "pyramid",
  "pisa-tower",
] as const;

const BROUGHT: ReadonlySet<string> = new Set(DRESSING);

/** Whether the place brought it along: nobody in the sentence has to do with it. */
export const isDressing = ({ member }: { member: CastMember }, { cast }: Pick<Scene, "cast">): boolean =>
  BROUGHT.has(member.art) && !cast.includes(member);

type Furniture = readonly [art: (typeof DRESSING)[number], height: number];

/** What a room has by its walls. */
const FURNISHED: Partial<Record<Interior | "parlour", readonly Furniture[]>> = {
  parlour: [
    ["couch-and-lamp", 0.72],
    ["potted-plant", 0.26],
  ],
  hearth: [
    ["hearth", 0.56],
    ["potted-plant", 0.24],
  ],
  kitchen: [
    ["stove", 0.36],
    ["cupboard", 0.5],
  ],
  cafe: [
    ["counter", 0.34],
    ["potted-plant", 0.26],
  ],
  library: [["ladder", 0.5]],
  bedroom: [
    ["bed", 0.46],
    ["potted-plant", 0.24],
  ],
  station: [["bench", 0.2]],
  classroom: [["bookcase-low", 0.3]],
  ward: [["bed", 0.44]],
  shop: [["counter", 0.34]],
  bakery: [["counter", 0.34]],
  butchery: [["counter", 0.34]],
  workshop: [["ladder", 0.5]],
  barn: [
    ["hay-bale", 0.2],
    ["ladder", 0.56],
  ],
  tower: [["bed", 0.42]],
  hall: [["throne", 0.42]],
  lighthouse: [["barrel", 0.24]],
  cellar: [
    ["barrel", 0.34],
    ["barrel", 0.28],
  ],
  church: [
    ["pew", 0.26],
    ["pew", 0.26],
  ],
};

/** What the words name comes first, from whichever kind of room it is. */
function furnitureOf({ interior, fixtures = [] }: Scene): readonly Furniture[] {
  const own = FURNISHED[interior ?? "parlour"] ?? [];
  const all = Object.values(FURNISHED).flat();
  const named = fixtures.flatMap((art) => all.filter(([one]) => one === art).slice(0, 1));
  return [...named, ...own.filter(([art]) => !fixtures.includes(art))];
}

/** What a place shows anyway, where there is room for it. */
export function dressing(scene: Scene, cast: readonly CastMember[], stage: Stage, facing: 1 | -1): Unit[] {
  const has = (art: string) => cast.some((member) => member.art === art);
  const thing = (art: (typeof DRESSING)[number], support: Unit["support"], height: number): Unit[] =>
    has(art) || !stage.ratios.has(art)
      ? []
      : [
          {
            member: {
              art,
              count: 1,
              role: "prop",
              gait: support === "air" ? "float" : "still",
              size: "huge",
              action: "idle",
              scale: 1,
              person: false,
            },
            copy: 0,
            riders: [],
            support,
            height,
            isDressing: true,
            ...(scene.fixtures?.includes(art) ? { isNamed: true as const } : {}),
            facing,
            travel: 0,
            phase: 0,
          },
        ];
  // They take up the ground on which it would stand.
  if (scene.carrier === "stairs" || scene.carrier === "slope") return [];
  const landmarks =
    scene.place === "room" || scene.place === "cave"
      ? []
      : (scene.landmarks ?? []).flatMap((art) => {
          const known = DRESSING.find((one) => one === art);
          // What one walks up to stands near, what one sees from afar behind everything.
          const isNear = art === "tunnel-mouth";
          return known ? thing(known, isNear ? "ground" : "shelf", isNear ? 0.52 : 0.62) : [];
        });
  return [...landmarks, ...furniture(scene, cast, thing)];
}

type Thing = (art: (typeof DRESSING)[number], support: Unit["support"], height: number) => Unit[];

function furniture(scene: Scene, cast: readonly CastMember[], thing: Thing): Unit[] {
  switch (scene.place) {
    case "castle":
      if (cast.some(({ art }) => art === "tower-window")) return [];
      return thing(scene.flavour === "japanese" ? "japanese-castle" : "castle", "shelf", 0.5);
    case "street":
      return scene.flavour === "japanese" ? [] : thing("street-lamp", "shelf", 0.7);
    case "space":
      return cast.some((member) => FAR_IN_SPACE.has(member.art)) ? [] : thing("ringed-planet", "air", 0.3);
    case "room":
      return furnitureOf(scene).flatMap(([art, height]) => thing(art, "shelf", height));
    case "beach":
      return thing("palm-tree", "ground", 0.6);
    default:
      return [];
  }
}
