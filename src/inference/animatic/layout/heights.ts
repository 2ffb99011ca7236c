import { hasArms } from "../art/gallery.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import { nearOf } from "./focus.ts";
import { looksTimes, metresOf } from "./sizes.ts";

const BY_FRAMING: Record<Scene["framing"], number> = { close: 1.62, near: 1.5, medium: 1, wide: 0.7 };

/** How tall the hero is in a medium shot of nobody else: the greater in life, the greater, but all can be seen. */
function heroHeight(scene: Scene, hero: CastMember): number {
  const alone = 0.46 * (metresOf(hero) / 1.7) ** 0.16;
  const from =
    scene.camera === "aerial"
      ? 0.85
      : scene.manner === "high-angle"
        ? 0.78
        : scene.manner === "low-angle"
          ? 1.4
          : 1;
  const among = (passesHouses(scene, hero) || isOnSpan(scene, hero) ? 0.76 : 1) * roomOf(scene, hero);
  const crowd = hero.count > 4 ? 0.72 : hero.count > 1 ? 0.9 : 1;
  const full = alone * BY_FRAMING[scene.framing] * from * crowd * among;
  // A close-up is close whatever the size of its hero.
  const least = scene.framing === "close" && hero.count === 1 && scene.cast.length === 1 ? 0.72 : 0.2;
  return Math.max(least, Math.min(scene.framing === "close" ? 0.8 : 0.72, full));
}

/** Beside an engine or under a saucer the houses are seen that it passes. */
const passesHouses = (scene: Scene, hero: CastMember): boolean =>
  isSettled(scene) && scene.framing === "medium" && metresOf(hero) > 1.9;

/** Of an engine on a bridge one sees what it goes over. */
const isOnSpan = (scene: Scene, hero: CastMember): boolean =>
  scene.carrier === "bridge" && scene.framing === "medium" && metresOf(hero) > 1.9;

/** Of these one sees what they go through, hang over or lie on, and of a boat that nobody is in: it is no giant. */
const ROOMY: ReadonlyMap<string, number> = new Map([
  ["flying-saucer", 0.62],
  ["locomotive", 0.84],
  ["bullet-train", 0.84],
  ["canoe", 0.66],
]);

/** How much of the height that it would have alone a hero leaves for what is round it. */
const roomOf = ({ framing, cast }: Scene, { art }: CastMember): number =>
  framing === "medium" && (art !== "canoe" || cast.length === 1) ? (ROOMY.get(art) ?? 1) : 1;

/** Whether the picture is as much about what is round the hero. */
export const needsRoom = (scene: Scene, hero: CastMember): boolean =>
  passesHouses(scene, hero) || roomOf(scene, hero) < 1;

/** Whose houses stand behind everybody. */
export const isSettled = ({ place }: Pick<Scene, "place">): boolean =>
  place === "village" || place === "farm";

const SMALLEST = { close: 0.13, near: 0.14, medium: 0.095, wide: 0.07 } as const;
/** What a person does is seen. */
const SMALLEST_PERSON = 0.2;
/** And so is to whom it is done, wherever that swims or sits. */
const SMALLEST_FED = 0.25;
/** Bees about a gardener are not as great as his head. */
const isInsect = ({ gait, size }: CastMember): boolean => gait === "fly" && size === "tiny";
const LEAVES_ITS_SIZE: ReadonlySet<Act> = new Set<Act>(["look", "pull", "push", "lead", "follow"]);
const isFed = ({ act, to }: CastMember, { art, role }: CastMember): boolean =>
  role !== "prop" && to === art && act !== undefined && !LEAVES_ITS_SIZE.has(act);
const GREATEST = 0.78;
/** How many times as tall as the hero whoever races him is at most. */
const MOST_OF_A_RIVAL = 1.7;
/** A girl among butterflies is no giant of whom only the middle is seen. */
const BESIDE = 0.6;

/** How tall each would be beside the hero, at the hero's distance, in picture heights. */
export function heightsOf(scene: Scene): Map<CastMember, number> {
  const heights = new Map<CastMember, number>();
  const hero = scene.cast[0];
  if (!hero) return heights;
  const own = heroHeight(scene, hero);
  for (const member of scene.cast) {
    // Three pyramids take the room of one.
    const many = member !== hero && member.count > 1 && isBackdrop(member, hero) ? 0.6 : 1;
    const life = many * looksTimes(metresOf(member) / metresOf(hero));
    // Of two who race one sees both.
    const races = member.act === "follow" && member.action === "run" && member.to === hero.art;
    // What it turns into is about as great as it was.
    const isOther = member.act === "appear" ? 1.4 : undefined;
    const ratio = isOther
      ? Math.min(isOther, life)
      : races
        ? Math.max(1 / MOST_OF_A_RIVAL, Math.min(MOST_OF_A_RIVAL, life))
        : life;
    // What the focus is pulled from or to before the lens is large there.
    const close =
      scene.manner === "rack-focus" && member !== hero && nearOf(scene).art === member.art ? 1.7 : 1;
    heights.set(
      member,
      member === hero
        ? own
        : Math.max(
            member.person
              ? SMALLEST_PERSON
              : isFed(hero, member)
                ? SMALLEST_FED
                : SMALLEST[scene.framing] * (hero.to === member.art ? 1.5 : isInsect(member) ? 0.66 : 1),
            Math.min(
              member.person && !hasArms(hero.art) && scene.framing !== "close" ? BESIDE : GREATEST * 1.6,
              own * ratio,
            ),
          ) * close,
    );
  }
  return heights;
}

/** What is so much greater than the hero that it stands far behind, and never moves. */
export function isBackdrop(member: CastMember, hero: CastMember): boolean {
  if (member === hero || member.at?.how === "on" || member.at?.how === "in") return false;
  const isFixed = (member.role === "prop" && member.gait === "still") || member.gait === "plant";
  return isFixed && metresOf(member) > 2 && metresOf(member) > 2.2 * metresOf(hero);
}

/** Its height on a sheet at a distance: less than nearby, but less so than in life, or it would be a speck. */
export function heightAt(height: number, distance: number, count = 1): number {
  return Math.max(0.16, Math.min(0.7 / count ** 0.62, height / distance ** 0.42));
}
