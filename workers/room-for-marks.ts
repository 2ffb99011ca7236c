import type { Marker } from "../src/core/ports/marker.ts";

/** Of an upload limit, what the film itself may take; where there is hardly any, the marks give way. */
export function roomFor(maxBytes: number, { reserveBytes }: Pick<Marker, "reserveBytes">): number {
  return Math.max(maxBytes - reserveBytes, Math.floor(maxBytes * 0.75));
}
