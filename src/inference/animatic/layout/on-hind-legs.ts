import { uprightOf } from "../art/upright.ts";
import type { Act, CastMember, Scene } from "../scene.ts";
import { isCab } from "./cabs.ts";
import { CLINGS } from "./climbed.ts";
import { CYCLES } from "./cycles.ts";

/** What takes hands, whoever does it. */
export const HANDIWORK: ReadonlySet<Act> = new Set<Act>(
  "read write paint cook music row fish sew juggle conduct clap photograph phone type sweep hammer build pour meditate exercise waltz skate fly-kite cast-spell hug wave point cheer give throw water plant pray shoot".split(
    " ",
  ) as Act[],
);

/** What nobody carries in a mouth. */
const BY_HAND = new Set("umbrella balloon flag lamp lantern torch suitcase microphone sword tray".split(" "));

/** Who sits down with what it eats in its paws. */
const SITS_TO_EAT = new Set(
  "panda-body red-panda-body bear-body raccoon-body koala-body hamster-body monkey".split(" "),
);

/**
 * Animals that do what takes hands stand up for it like people, as in a picture book: what they hold they hold. Those of which there is
 * no such picture, birds and moose and elephants, hold it with the wing or foreleg of `paint/forearms.ts`.
 */
export function onHindLegs(scene: Scene): Scene {
  const risen = new Map(
    scene.cast.flatMap((member) => {
      const upright = uprightOf(member.art);
      return upright && takesHands(member, scene.cast) ? [[member.art, upright] as const] : [];
    }),
  );
  if (risen.size === 0) return scene;
  const named = (art: string) => risen.get(art) ?? art;
  const { focus } = scene;
  return {
    ...scene,
    ...(focus ? { focus: { from: named(focus.from), to: named(focus.to) } } : {}),
    cast: scene.cast.map((member) => ({
      ...member,
      art: named(member.art),
      ...(member.act === "eat" && risen.has(member.art) && !member.at ? { posture: "sit" as const } : {}),
      ...(member.to === undefined ? {} : { to: named(member.to) }),
      ...(member.at
        ? {
            at: {
              ...member.at,
              art: named(member.at.art),
              ...(member.at.and === undefined ? {} : { and: named(member.at.and) }),
            },
          }
        : {}),
    })),
  };
}

function takesHands(member: CastMember, cast: readonly CastMember[]): boolean {
  const { art, act, action, at, tool } = member;
  if (member.posture === "lie" || member.posture === "hang") return false;
  if (act !== undefined && HANDIWORK.has(act)) return true;
  // A game is played at a table, a ball on all fours.
  if (act === "toy") return at?.how === "at";
  if (act === "climb") return at?.how === "on" && !CLINGS.has(art);
  if (at?.how === "on" && CYCLES.has(at.art)) return true;
  if (at?.how === "in" && isCab(at.art)) return true;
  if (act === undefined && action === "dance") return true;
  const held = tool ?? cast.find((one) => one.at?.how === "held" && one.at.art === art)?.art;
  if (held === undefined) return false;
  return act === "eat" ? SITS_TO_EAT.has(art) : BY_HAND.has(held);
}
