import type { Act, CastMember } from "../scene.ts";
import type { Gaze } from "./poses.ts";

const words = (acts: string) => new Set(acts.trim().split(/\s+/) as Act[]);

/** Done to us, or to nobody: with the face to the house. */
const TO_US = words(
  "wave cheer clap conduct dance sing laugh cry meditate pray exercise sleep shine juggle balance",
);
/** The eyes are on the hands, or on the ground before one. */
const ON_HANDS = words(`
  read write cook sew dig plant wash type phone build hammer pour pick sweep toy kneel open feed water pet use give
  row fish shake
`);
const UP = words("fly-kite cast-spell blow climb catch");
/** Who looks at it looks up. */
export const IN_THE_SKY: ReadonlySet<string> = new Set([
  "moon",
  "sun",
  "star",
  "stars",
  "kite",
  "balloon",
  "airplane",
  "bird",
  "rainbow",
  "aurora",
]);

/** Where somebody looks: where they go, at what they do, at who does something to them (`isMet`), and to the house where there is nothing else. */
export function gazeOf({ act, to, action, at }: CastMember, isMet = false): Gaze {
  const goes = !["idle", "rest", "dance", "spin", "play"].includes(action);
  const isUp =
    act !== undefined && (UP.has(act) || (act === "look" && to !== undefined && IN_THE_SKY.has(to)));
  const down = isUp ? -1 : act !== undefined && ON_HANDS.has(act) ? 1 : 0;
  const isToUs = act !== undefined && TO_US.has(act) && to === undefined;
  const isTurned = goes || isMet || act !== undefined || at?.how === "on" || at?.how === "at";
  const side = isToUs ? 0.35 : isTurned ? 1 : 0.55;
  return { side, down };
}
