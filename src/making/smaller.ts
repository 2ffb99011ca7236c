import { RESOLUTIONS } from "../core/film/picture.ts";
import type { Order, StartedOrder } from "../core/ports/orders.ts";

/** The order at the next smaller size, for a GPU whose memory it was too large for; undefined: it has none. */
function smallerOrder(order: Order): Order | undefined {
  if (order.kind !== "video" && order.kind !== "image") return undefined;
  const resolution = RESOLUTIONS[RESOLUTIONS.indexOf(order.resolution) - 1];
  return resolution && { ...order, resolution };
}

export const canBeSmaller = (order: Order, { smaller }: StartedOrder) =>
  !smaller && smallerOrder(order) !== undefined;

/** The order as this attempt sends it. */
export function asStarted(order: Order, { smaller }: StartedOrder): Order {
  return (smaller && smallerOrder(order)) || order;
}

/** What the card says of a smaller try; undefined: there was none. */
export function sayIfSmaller(order: Order, started: StartedOrder): string | undefined {
  const made = asStarted(order, started);
  if (made === order || !("resolution" in made) || !("resolution" in order)) return undefined;
  return `The GPU ran out of memory at ${order.resolution}, so this was made at ${made.resolution}.`;
}
