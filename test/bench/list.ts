import type { Bench } from "./bench.ts";

/** Every bench, in the order of running; `npm run bench -- NAME` picks by name. */
export const benches: readonly Bench[] = [];
