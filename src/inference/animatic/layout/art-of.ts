import { IN_THE_SKY } from "../acting/gaze.ts";
import { isFlier } from "../art/wings.ts";
import type { CastMember, Scene, Season } from "../scene.ts";

type Land = Pick<Scene, "season" | "place">;
type Pictures = Readonly<Record<string, string>>;

const SITTING: Pictures = { cat: "cat-sitting", "black-cat": "black-cat-sitting", dog: "dog-sitting" };
/** With the face at what is in the sky. */
const GAZING: Pictures = { cat: "cat-gazing", "black-cat": "black-cat-gazing", dog: "dog-gazing" };
/** Whose own picture gallops. */
const STANDING: Pictures = { horse: "horse-standing" };
const LYING: Pictures = {
  cat: "cat-lying",
  "black-cat": "black-cat-lying",
  dog: "dog-lying",
  tiger: "tiger-lying",
};
const YOUNG: Pictures = { bird: "baby-chick", dove: "baby-chick", blackbird: "baby-chick", duck: "duckling" };
/** With the beak at the sky, and wide open. */
const CROWING: Pictures = { rooster: "rooster-crowing" };
/** On the belly. */
const SLIDING: Pictures = { penguin: "penguin-sliding" };
/** Those whose own picture has its feet on something. */
const ALOFT: Pictures = {
  bird: "bird-aloft",
  dove: "dove-aloft",
  pigeon: "pigeon-aloft",
  "grey-pigeon": "pigeon-aloft",
  blackbird: "blackbird-aloft",
  parrot: "parrot-aloft",
  gull: "gull-aloft",
  eagle: "eagle-aloft",
  dragon: "dragon-aloft",
};

/** Out of the water they are bent as the arc that they leap in. */
const LEAPING: Pictures = {
  whale: "whale-leaping",
  "spouting-whale": "whale-leaping",
  dolphin: "dolphin-leaping",
};

/** In their leap, stretched out. */
const BOUNDING: Pictures = { rabbit: "rabbit-bounding" };
/** Rolled up into a ball. */
const ROLLING: Pictures = { hedgehog: "hedgehog-curled", "panda-body": "panda-curled" };

/** Who has claws for sticks, and what is played with two of them. */
export const CLAWED: ReadonlySet<string> = new Set(["crab", "lobster"]);
const WITH_CLAWS: Pictures = { drum: "drum-kit" };

/** Upright where somebody has hold of it: by itself it is drawn aslant. */
const UPRIGHT: Pictures = { broom: "besom" };

/** Whose own picture swims: on land they have feet. */
const ASHORE: Pictures = { duck: "duck-ashore" };

/** Washed by the waves it is broad and low, and there is room on it. */
const IN_WATER: Pictures = { rock: "sea-rock" };

/** Of those that grow in a field only the heads are seen. */
const ALONE: Pictures = { sunflower: "sunflower-on-its-stalk" };

const SEASONAL: Partial<Record<Season, Pictures>> = {
  autumn: { tree: "tree-autumn" },
  winter: { tree: "tree-winter", conifer: "conifer-winter" },
};

const SNOWED: Pictures = Object.fromEntries(
  ["house", "houses", "house-with-garden", "church", "barn", "windmill"].map((art) => [art, `${art}-winter`]),
);

/** The picture that shows somebody as they are held: a cat that sits is drawn sitting. */
export function artOf(
  member: CastMember,
  { support, lies, isYoung, scene }: { support: string; lies: boolean; isYoung?: boolean; scene: Land },
): string {
  const { art, act, posture, action } = member;
  const { season, place } = scene;
  if (isYoung) return YOUNG[art] ?? art;
  if (member.at?.how === "held" && CLAWED.has(member.at.art)) return WITH_CLAWS[art] ?? art;
  if (member.at?.how === "held" && UPRIGHT[art]) return UPRIGHT[art];
  // Who only stays where he is has his eyes open.
  if (lies && isLying(member)) return LYING[art] ?? art;
  if (lies) return art;
  if (season === "winter" && SNOWED[art]) return SNOWED[art];
  if (place === "savanna" && (art === "tree" || art === "deciduous-tree")) return "acacia";
  if (member.gait === "plant") return SEASONAL[season]?.[art] ?? ALONE[art] ?? art;
  if (act === "slide" && SLIDING[art]) return SLIDING[art];
  if (act === "tumble" && ROLLING[art]) return ROLLING[art];
  if (support === "ground" && !act && (action === "run" || action === "jump") && BOUNDING[art])
    return BOUNDING[art];
  if ((act === "roar" || act === "sing") && CROWING[art]) return CROWING[art];
  if (support === "air") return ALOFT[art] ?? art;
  if (support === "water" && IN_WATER[art]) return IN_WATER[art];
  if (support === "water" && action === "jump") return LEAPING[art] ?? art;
  if (support === "ground" && ASHORE[art]) return ASHORE[art];
  const isAtRest = action === "idle" || action === "rest" || action === "play";
  if (isAtRest && STANDING[art]) return STANDING[art];
  if (isAtRest && act === "look" && member.to !== undefined && IN_THE_SKY.has(member.to) && GAZING[art])
    return GAZING[art];
  const sits = act === "sit" || posture === "sit" || act === "look";
  return isAtRest && sits ? (SITTING[art] ?? art) : art;
}

/** Whether somebody is laid down, and not on the feet. */
export function isLying(member: CastMember): boolean {
  // In a chair one sleeps sitting.
  if (member.at?.art === "chair" || member.at?.art === "armchair") return false;
  // Who stands or waits has legs, and a scarecrow its post.
  return member.act === "sleep" || member.posture === "lie";
}

/** Drawn lying: others may sit on it all the same. */
export const liesDown = (art: string): boolean => art in LYING;

/** How tall that picture is to the animal as it stands. */
export const tallOf = (art: string): number => (Object.values(LYING).includes(art) ? LAID : 1);
const LAID = 0.55;

/** Whether somebody is drawn as they lie on their belly. */
export const isOnBelly = (art: string): boolean => Object.values(SLIDING).includes(art);

/** All that may be drawn for it. */
export const picturesOf = (art: string): string[] =>
  [
    SITTING,
    GAZING,
    STANDING,
    LYING,
    ALOFT,
    LEAPING,
    BOUNDING,
    IN_WATER,
    ROLLING,
    CROWING,
    SLIDING,
    ASHORE,
    WITH_CLAWS,
    UPRIGHT,
    YOUNG,
    SNOWED,
    ALONE,
    ...Object.values(SEASONAL),
  ].flatMap((pictures) => pictures[art] ?? []);

/** Whose wings are seen to beat in the air. */
export const beatsWings = (art: string): boolean => isFlier(ALOFT[art] ?? art);
