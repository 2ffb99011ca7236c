import { hasArms } from "../art/gallery.ts";
import type { Random } from "../random.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import { isYoung } from "./brood.ts";
import { plunges } from "./deeds.ts";
import { dressing } from "./dressing.ts";
import { eatsFrom } from "./gap.ts";
import {
  bathes,
  brinkSide,
  type Geography,
  isCarried,
  isWading,
  upSide,
  WATERY,
  WEIGHTLESS,
} from "./geography.ts";
import { isPairAtIt, turnsRound } from "./group.ts";
import { heightsOf, isBackdrop } from "./heights.ts";
import { heightBeside, mountHeight } from "./heights-beside.ts";
import { isRange, landBefore } from "./landscape.ts";
import type { Stage } from "./lay-out.ts";
import { metresOf } from "./sizes.ts";

/** One that is placed by itself, with all it carries. */
export interface Unit {
  member: CastMember;
  copy: number;
  /** Whoever stands on it, sits in it or at it. */
  riders: readonly CastMember[];
  support: "ground" | "shelf" | "water" | "air" | "wall";
  /** At the hero's distance, in picture heights. */
  height: number;
  /** Not of the cast, only of the place: it gives way to everyone. */
  isDressing: boolean;
  /** Of dressing: the words name it, so it is never left out. */
  isNamed?: true;
  facing: 1 | -1;
  travel: number;
  phase: number;
}

/** Everybody of a scene, and who belongs to whom, before they are placed. */
export interface Company {
  units: readonly Unit[];
  /** Who must be in the picture all the time. */
  subjects: ReadonlySet<CastMember>;
  heights: ReadonlyMap<CastMember, number>;
}

const ON_WALLS = new Set(["framed-picture", "mirror", "window", "world-map", "web"]);

function isAirborne(scene: Scene, member: CastMember): boolean {
  if (WEIGHTLESS.has(scene.place)) return true;
  // Whoever fights somebody on the ground comes down to him.
  if (
    member.act &&
    member.to &&
    ["fight", "hug", "talk", "kiss", "blow", "toy", "pet"].includes(member.act)
  ) {
    const other = scene.cast.find((one) => one.art === member.to);
    if (other && other.gait !== "fly" && other.gait !== "float") return false;
  }
  if (member.act === "climb" || member.act === "swing" || member.act === "melt") return false;
  // What sweeps is on the floor, and who holds it no higher.
  if (member.act === "sweep" && member.gait === "float") return false;
  if (member.act === "appear" && member.gait === "fly") return false;
  // Who flies and lands comes down onto the ground, where there is any.
  if (member.action === "fall" && member.gait === "fly" && !SKIES.has(scene.place)) return false;
  // With folded wings nobody hangs in the air.
  if (FOLDED.has(member.art) && member.act && SETTLED.has(member.act)) return false;
  if (member.action === "fly" || (member.action === "rise" && !isRooted(member))) return true;
  if (member.gait === "fly" && member.action !== "rest" && member.action !== "perch") return true;
  // Out of the water an octopus has the floor under its arms.
  if (member.art === "octopus" && scene.place !== "underwater") return false;
  if (member.gait === "float" && member.action !== "rest") return true;
  return (
    scene.place === "underwater" &&
    (member.gait === "swim" || member.action === "swim" || member.gait === "sail" || member.person)
  );
}

/** What a bird does sitting, and which birds are drawn sitting. */
const SETTLED: ReadonlySet<Act> = new Set<Act>([
  "look",
  "talk",
  "eat",
  "drink",
  "sing",
  "laugh",
  "sleep",
  "sit",
]);
const FOLDED = new Set(["parrot"]);

const SKIES: ReadonlySet<Scene["place"]> = new Set<Scene["place"]>(["sky", "sea", "lake", "river"]);

/** "The house rises from the meadow": what has a foundation stays on it. */
function isRooted(member: CastMember): boolean {
  return member.gait === "plant" || (member.gait === "still" && member.role === "prop");
}

export function companyOf(scene: Scene, geography: Geography, stage: Stage, random: Random): Company {
  const cast = scene.cast.filter((member) => stage.ratios.has(member.art));
  const heights = heightsOf({ ...scene, cast });
  const hero = cast[0];
  const facing = facingOf(scene, random);
  const units: Unit[] = [];
  const carries = (member: CastMember) =>
    cast.filter(
      (one) => one !== member && one.at?.art === member.art && (isCarried(one) || one.at.how === "at"),
    );
  const stands = (member: CastMember) =>
    !member.at ||
    !(isCarried(member) || member.at.how === "at") ||
    // Who runs on the Great Wall would be a speck on it.
    isRange(member.at.art) ||
    !cast.some((one) => one !== member && one.art === member.at?.art);
  const roots = cast.filter(stands);
  // Two that carry each other would carry nobody.
  const all = roots.length > 0 ? roots : cast.slice(0, 1);
  // Whose eyes one sees with is not seen; over whose shoulder, is seen before everything.
  const first = all.filter((member) => member !== hero || !isUnseen(scene, cast));
  for (const member of first) {
    const riders = first.includes(member) ? carries(member).filter((one) => !roots.includes(one)) : [];
    for (let copy = 0; copy < member.count; copy++) {
      const turn = facingIn(cast, member, facing);
      const phase = random.between(0, Math.PI * 2);
      const isPeople = member.person || hasArms(member.art);
      // Of two who fight or talk none is the lesser.
      const least = isPairAtIt(member) ? 0.97 : isPeople ? 0.9 : 0.74;
      const first = copy === 0 ? (leadsHerd(member) ? LEADER : 1) : undefined;
      const varied = isYoung(member, copy) ? CALF : (first ?? random.between(least, 1.04));
      units.push({
        member,
        copy,
        riders: copy === 0 || riders.some((one) => one.count > 1) ? riders : [],
        support: supportOf(scene, geography, member, hero, riders),
        height: heightBeside(scene, member, mountHeight(member, riders, heights), heights) * varied,
        isDressing: false,
        facing: turnsRound(member, copy) ? (turn === 1 ? -1 : 1) : turn,
        travel: travelOf(scene, cast, member, stage, turn),
        // The steps that are heard are those of whom the shot is about.
        // Those who push one thing heave together.
        phase:
          (member === hero && copy === 0) || member.act === "push"
            ? 0
            : cast.some(({ act, to }) => act === "throw" && to === member.art)
              ? AT_ITS_HEIGHT
              : phase,
      });
    }
  }
  units.push(...dressing(scene, cast, stage, facing));
  const subjects = new Set<CastMember>(hero ? [hero] : []);
  const partner = cast.find(
    (member) => hero?.to === member.art && (hero.act !== "look" || !isBackdrop(member, hero)),
  );
  if (partner && metresOf(partner) < 12) subjects.add(partner);
  if (hero?.at)
    for (const member of cast) if (member.art === hero.at.art && isCarriedBy(hero)) subjects.add(member);
  return { units, subjects, heights };
}

/** Who leaps for what is thrown is highest as it comes. */
const AT_ITS_HEIGHT = 1.46;

/** How tall young are to those who have them, and who leads a herd to the rest of it. */
const CALF = 0.52;
const LEADER = 1.18;
const leadsHerd = ({ count, young = 0 }: CastMember) => count > 4 && young > 0;

function isUnseen(scene: Scene, cast: readonly CastMember[]): boolean {
  if (scene.manner === "point-of-view") return true;
  return scene.manner === "over-the-shoulder" && cast.length > 1;
}

const isCarriedBy = (member: CastMember) => isCarried(member) || member.at?.how === "at";

/** +1: rightwards. A moving camera takes its hero along. */
function facingOf(scene: Scene, random: Random): 1 | -1 {
  const climbs = scene.cast[0]?.climbs;
  if (climbs && (scene.carrier === "stairs" || scene.carrier === "slope"))
    return climbs === "up" ? upSide(scene) : upSide(scene) === 1 ? -1 : 1;
  // The line goes into the water, and whoever looks out looks over it.
  if (
    (scene.carrier === "pier" && looksOut(scene.cast[0])) ||
    (scene.carrier === "cliff" && standsThere(scene.cast))
  )
    return brinkSide(scene) < 0 ? 1 : -1;
  // The sky of a room is in its window.
  if (scene.place === "room" && (scene.cast[0]?.to === "moon" || scene.cast[0]?.to === "sun")) return -1;
  // The wave breaks behind whoever rides it.
  if (scene.sight === "breaker") return -1;
  if (scene.camera === "truck-right" || scene.camera === "pan-right") return 1;
  if (scene.camera === "truck-left" || scene.camera === "pan-left") return -1;
  return random.chance(0.5) ? 1 : -1;
}

/** From a cliff one looks out, unless one goes along it or has to do with somebody. */
const standsThere = ([hero]: readonly CastMember[]) =>
  looksOut(hero) || (hero?.to === undefined && hero?.action !== "move" && hero?.action !== "run");

const looksOut = (hero: CastMember | undefined) =>
  hero?.act === "fish" || hero?.act === "dive" || (hero?.to === undefined && hero?.act === "look");

const SAME_WAY: ReadonlySet<Act> = new Set<Act>(["chase", "follow", "flee", "push", "pull", "lead"]);

/** Whoever is acted on looks at who acts, unless he runs away from him; the others go the hero's way. */
function facingIn(cast: readonly CastMember[], member: CastMember, facing: 1 | -1): 1 | -1 {
  const hero = cast[0];
  if (!hero || member === hero) return facing;
  const lies = (art: string | undefined) =>
    cast.some((thing) => thing.art === art && thing.at?.how === "on" && thing.at.art === member.art);
  // Furniture faces whoever works at what is on it.
  const doer =
    cast.find((one) => one.to === member.art && one !== member) ??
    cast.find(({ to }) => member.role === "prop" && lies(to));
  if (member.act === "flee" || (doer?.act && SAME_WAY.has(doer.act))) return facing;
  if (doer === hero) return facing === 1 ? -1 : 1;
  // Two at one piece of work have it between them.
  const bearer = (art: string | undefined) => cast.find((one) => one.art === art)?.at?.art ?? art;
  const isBothAt = hero.to !== undefined && bearer(member.to) === bearer(hero.to) && member.act === hero.act;
  if (isBothAt && hero.act && !SAME_WAY.has(hero.act)) return facing === 1 ? -1 : 1;
  if (member.to === hero.art && !(member.act && SAME_WAY.has(member.act))) return facing === 1 ? -1 : 1;
  return facing;
}

function supportOf(
  scene: Scene,
  geography: Geography,
  member: CastMember,
  hero: CastMember | undefined,
  riders: readonly CastMember[],
): Unit["support"] {
  if (scene.place === "room" && ON_WALLS.has(member.art)) return "wall";
  if (geography.water && plunges(scene, member)) return "water";
  if (isAirborne(scene, member)) return "air";
  if (geography.isOpen && scene.place !== "underwater") return "air";
  // Ducks come ashore to be fed.
  if (hero?.act === "feed" && hero.to === member.art && member.role !== "prop") return "ground";
  const floats =
    member.gait === "sail" ||
    // Lanterns that float down a river are on it.
    (member.action === "float" && member.gait === "still" && WATERY.has(scene.place)) ||
    member.gait === "swim" ||
    member.action === "swim" ||
    ((isWading(member) || bathes(member)) && WATERY.has(scene.place) && scene.place !== "beach") ||
    ((member.art === "lighthouse" || member.art === "rock" || member.art === "iceberg") && !scene.carrier);
  if (geography.water && floats && WATERY.has(scene.place) && member.art !== "surfboard") return "water";
  if (geography.water && floats) return "water";
  if (geography.water && member.art === "surfboard" && riders.length > 0) return "water";
  if (scene.cast.some((one) => eatsFrom(one, member))) return "ground";
  // A tree stands right over whoever is under it.
  if (scene.cast.some((one) => one.at?.how === "under" && one.at.art === member.art)) return "ground";
  // So near that it hides who is behind it.
  if (scene.cast.some((one) => hidesBehind(one, member))) return "ground";
  if (isRange(member.art) && landBefore(geography).length > 0 && riders.length === 0) return "shelf";
  if (hero && isBackdrop(member, hero) && geography.shelves.length > 0 && riders.length === 0) return "shelf";
  return "ground";
}

export const hidesBehind = ({ act, at }: CastMember, { art }: CastMember): boolean =>
  act === "hide" && at?.how === "behind" && at.art === art;

const SPEEDS: Partial<Record<CastMember["action"], number>> = {
  run: 0.2,
  move: 0.075,
  fly: 0.1,
  swim: 0.07,
};

const ON_THE_SPOT: ReadonlySet<Act> = new Set<Act>(["climb", "fight", "blow", "toy", "vanish", "appear"]);

/** How far it goes in the shot: what moves with the camera keeps up with it, and nobody leaves the picture. */
function travelOf(
  scene: Scene,
  cast: readonly CastMember[],
  member: CastMember,
  stage: Stage,
  facing: 1 | -1,
): number {
  const hero = cast[0];
  // Nobody drives away over the heads of those beneath.
  if (cast.some((one) => one.at?.how === "under" && one.at.art === member.art)) return 0;
  // Two who have to do with each other don't run into each other.
  if (isPairAtIt(member)) return 0;
  const doer = cast.find((one) => one.to === member.art && one.act && SAME_WAY.has(one.act));
  if (doer && doer !== member && (member.role !== "prop" || doer.act === "push" || doer.act === "pull"))
    return travelOf(scene, cast, { ...doer, to: "" }, stage, facing);
  const speed =
    member.gait === "roll" && member.action === "move"
      ? 0.12
      : member.gait === "sail" && (member.action === "move" || member.action === "run")
        ? 0.045
        : member.gait === "crawl" && member.action === "move"
          ? 0.035
          : (SPEEDS[member.action] ?? 0);
  if (speed === 0 || member.gait === "plant" || (member.act && ON_THE_SPOT.has(member.act))) return 0;
  // Everybody of the company goes at the hero's pace: none runs into another.
  const pace =
    hero && hero !== member && (SPEEDS[hero.action] ?? 0) > 0 && member.action !== "fly"
      ? (SPEEDS[hero.action] ?? speed)
      : speed;
  const reach = Math.min(1.25, Math.max(0.5, 0.35 + stage.seconds * 0.13));
  const withCamera = scene.camera.startsWith("truck")
    ? 0.48 * reach
    : scene.camera.startsWith("pan")
      ? 0.34 * reach
      : undefined;
  const cameraGoes = scene.camera.endsWith("right") ? 1 : -1;
  // A little quicker than the camera: who falls behind it seems to slide backwards.
  if (withCamera !== undefined && cameraGoes === facing) return withCamera * 1.08;
  return Math.min(pace * stage.seconds, stage.aspect * 0.3);
}
