import { INSTRUMENTS } from "../acting/instruments.ts";
import { isLittle } from "../layout/sizes.ts";
import type { Act, CastMember } from "../scene.ts";
import { CARRIED_ABOUT, isHandy } from "./relations.ts";
import { isFood, isReadable } from "./what-with.ts";

/** "Plays the piano", "plays with a ball", "flies a kite", "climbs" what is only a place. */
export function actWith(
  act: Act | undefined,
  other: CastMember | undefined,
  forms: readonly string[],
): Act | undefined {
  if (forms.includes("fly") && other?.art === "kite") return "fly-kite";
  if (act === "wave" && other?.art === "baton") return "conduct";
  if (act === "throw" && forms.includes("pitch") && other?.art === "tent") return "build";
  // On a board it is done at arm's length.
  if (act === "write" && other?.at?.how === "on" && other.at.art === "blackboard") return "paint";
  if (act === "look" && other && isReadable(other)) return "read";
  // "Rolls down the hill", "races a friend": nothing is pushed.
  if (act === "push" && forms.some((form) => ROLLS.has(form)) && other?.role !== "prop") return undefined;
  // "They hold their breath".
  if (act === "carry" && !other && forms.some((form) => HOLDS.has(form))) return undefined;
  // "A rocket launches": it throws nothing.
  if (act === "throw" && !other && forms.includes("launch")) return undefined;
  // "They share an umbrella".
  if (act === "eat" && forms.includes("share") && other && CARRIED_ABOUT.has(other.art)) return "carry";
  if (act === "eat" && forms.includes("share") && !(other && isFood(other))) return undefined;
  // "Hides nuts in a boot".
  if (act === "hide" && other && isHandy(other)) return "take";
  if (act === "climb" && !other) return undefined;
  // "Walks to the shop": whoever leads nobody just walks.
  if (act === "lead" && (other?.role !== "hero" || other.gait !== "walk" || other.person)) return undefined;
  // "Takes a walk".
  if (act === "take" && other?.role !== "prop" && !(other && isLittle(other))) return undefined;
  if (act === "toy" && forms.some((form) => REHEARSES.has(form)) && !INSTRUMENTS.has(other?.art ?? ""))
    return undefined;
  if (act === "toy" && other) {
    if (INSTRUMENTS.has(other.art)) return "music";
    if (/ball|tennis/.test(other.art)) return "kick";
  }
  // A small thing is whittled, with a knife.
  if (act === "hammer" && forms.includes("carve") && other && isHandy(other)) return "use";
  if (forms.includes("film") && !other) return undefined;
  return act;
}

const HOLDS = new Set(["hold", "raise", "rock", "cradle", "rescue"]);
const ROLLS = new Set(["roll", "race"]);
const REHEARSES = new Set("practice practise rehearse".split(" "));

const BOARDS = new Set(["blackboard", "easel"]);

/** What one writes on, paints or kneels to is before one: nobody stands on it. */
export function reachOut(one: CastMember, act: Act, other: CastMember | undefined): void {
  const member = one;
  // One writes on a board at arm's length, and kneels to whom one is before.
  if ((act === "write" || act === "paint") && member.at?.how === "on" && BOARDS.has(member.at.art)) {
    member.act = "paint";
    member.tool ??= "pencil";
    member.to = member.at.art;
    delete member.at;
  }
  if (act === "kneel" && member.at?.how === "before") {
    member.to = member.at.art;
    delete member.at;
  }
  // One paints on it, or plants it, and doesn't stand there.
  if ((act === "paint" || act === "plant") && other && member.at?.how === "on" && member.at.art === other.art)
    delete member.at;
}
