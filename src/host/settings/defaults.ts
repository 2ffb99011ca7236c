import { z } from "zod";
import type { BACKEND_VARIABLES } from "./backends.ts";
import { given, type Read, type Variable, variable, wholeNumber } from "./variable.ts";

/** What a request has where it says nothing. */
export const DEFAULT_VARIABLES = {
  DEFAULT_SECONDS: variable({
    schema: wholeNumber(1, 60),
    default: "6",
    description: "Length of a clip when none is asked for, in seconds.",
    example: "10",
  }),
  DEFAULT_RESOLUTION: variable({
    schema: z.enum(["480p", "720p", "1080p"], { error: "must be 480p, 720p or 1080p" }),
    default: "720p",
    description: "Resolution when none is asked for.",
    example: "480p",
  }),
} as const satisfies Record<string, Variable>;

export function readDefaults(values: Read<typeof DEFAULT_VARIABLES & typeof BACKEND_VARIABLES>) {
  return {
    defaults: {
      model: values.DEFAULT_MODEL,
      seconds: given(values.DEFAULT_SECONDS),
      resolution: given(values.DEFAULT_RESOLUTION),
    },
  };
}
