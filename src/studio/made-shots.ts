import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Store } from "../store/store.ts";
import { type OrderedShot, toOrders } from "./order.ts";

/** Finds the shots of a plan that are made already. */
export function createMadeShots({ owned, media }: { owned: Store["owned"]; media: MediaStore }) {
  /** The plan's orders, and the files that are there for them already. */
  async function withMadeShots(
    request: VideoRequest,
    model: ModelDescription,
    plan: FilmPlan,
  ): Promise<{ plan: FilmPlan; orders: OrderedShot[]; made: (string | undefined)[] }> {
    const orders = toOrders(request, plan, model);
    const made = await findMade(orders.map(({ digest }) => digest));
    const isGone = (shot: PlannedShot, index: number) => shot.made !== undefined && made[index] === undefined;
    if (!plan.shots.some(isGone)) return { plan, orders, made };
    // A shot taken from another clip that is deleted by now is made by this film's own request instead.
    const shots = plan.shots.map((shot, index) => {
      const { made: _, ...own } = shot;
      return isGone(shot, index) ? own : shot;
    });
    return withMadeShots(request, model, { ...plan, shots });
  }

  async function findMade(digests: readonly string[]): Promise<(string | undefined)[]> {
    const found = await owned.findShots(digests);
    return Promise.all(
      found.map(async (key) => (key !== undefined && (await media.has(key)) ? key : undefined)),
    );
  }

  return withMadeShots;
}
