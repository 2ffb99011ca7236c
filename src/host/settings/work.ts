import { availableParallelism } from "node:os";
import { z } from "zod";
import { flag, given, type Read, type Variable, variable, wholeNumber } from "./variable.ts";

/** How much one process does, and says of it. */
export const WORK_VARIABLES = {
  LOG_LEVEL: variable({
    schema: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"], {
      error: "must be silent, fatal, error, warn, info, debug or trace",
    }),
    default: "info",
    description: "How much is logged.",
    example: "debug",
  }),
  RUN_WORKERS: variable({
    schema: flag,
    default: "true",
    description: "Run the worker pool inside the bot. Set to false where `npm run worker` does the work.",
    example: "false",
  }),
  CUT_AT_ONCE: variable({
    schema: wholeNumber(1, 256),
    default: "",
    description: "Clips cut at once by one process. Default: its processor cores.",
    example: "2",
  }),
  DRAW_AT_ONCE: variable({
    schema: wholeNumber(1, 256),
    default: "",
    description: "Animatic shots drawn at once by one worker. Default: the processor cores.",
    example: "2",
  }),
} as const satisfies Record<string, Variable>;

export function readWork(values: Read<typeof WORK_VARIABLES>) {
  const cores = availableParallelism();
  return {
    logLevel: given(values.LOG_LEVEL),
    workers: {
      inside: given(values.RUN_WORKERS),
      cutAtOnce: values.CUT_AT_ONCE ?? cores,
      drawAtOnce: values.DRAW_AT_ONCE ?? cores,
    },
  };
}
