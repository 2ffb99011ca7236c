import type { Carrier, CastMember } from "../scene.ts";
import type { SceneOrder } from "./scene-words.ts";
import { carrierInView, carrierOf } from "./surroundings.ts";
import type { Word } from "./words.ts";

/** What carries whom the shot is about; trains always run on rails. */
export function carrierHere(
  order: SceneOrder,
  beat: readonly Word[],
  film: readonly Word[],
  cast: readonly CastMember[],
): Carrier | undefined {
  const said = carrierOf(beat) ?? (isOneSentence(order) ? carrierOf(film) : undefined);
  // A ship by itself is seen from outside.
  const hasCrew = cast.some(({ role, gait }) => role === "hero" && gait !== "sail");
  if (said && (said !== "deck" || hasCrew)) return said;
  const inView = cast.length === 0 ? carrierInView(beat) : undefined;
  if (inView) return inView;
  return cast.some((member) => RUNS_ON_RAILS.has(member.art)) ? "rails" : undefined;
}

/** Whoever is on its deck sees no ship beside it. */
export const SHIPS = ["passenger-ship", "pirate-ship", "ferry", "sailboat"];
const RUNS_ON_RAILS = new Set(["locomotive", "bullet-train", "light-rail"]);
/** A film of one sentence is its only shot: all it says holds for it. */
export function isOneSentence({ filmPrompt }: SceneOrder): boolean {
  return !/[.!?。！？]\s*\S/u.test(filmPrompt.trim());
}
