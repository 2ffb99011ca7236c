import type { Explained } from "../core/ports/video-backend.ts";
import type { Fit } from "./schema/fit.ts";

/** A fitted order as people read it. `usd`: what it would cost, where that is known. */
export function explainFit({ input, files, warnings }: Fit, usd: number | undefined): Explained {
  return {
    fields: [
      ...Object.entries(input).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
      ...files.map(({ field, keys }) => ({ name: field, value: `the file ${keys.join(", ")}` })),
    ],
    warnings,
    ...(usd !== undefined && { usd }),
  };
}
