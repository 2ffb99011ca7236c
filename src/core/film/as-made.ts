import type { Clip } from "./clip.ts";
import type { FilmPlan } from "./film-plan.ts";

/** A film's plan in which shots that another model than the film's own made stay what they are, in whatever is made from it. */
export function planAsMade({ plan, shots }: Pick<Clip, "plan" | "shots">): FilmPlan {
  if (!shots.some(({ by, key }) => by !== undefined && key !== undefined)) return plan;
  return {
    ...plan,
    shots: plan.shots.map((shot) => {
      const { by, digest, key } = shots[shot.index] ?? {};
      return by && digest && key ? { ...shot, made: { digest, key, by } } : shot;
    }),
  };
}
