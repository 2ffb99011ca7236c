import type { Bench } from "./bench.ts";
import { fitBench } from "./fit.ts";
import { joinBench } from "./join.ts";

/** Every bench, in the order of running; `npm run bench -- NAME` picks by name. */
export const benches: readonly Bench[] = [joinBench, fitBench];
