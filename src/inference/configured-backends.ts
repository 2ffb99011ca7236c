import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { createBackends } from "./backends.ts";

/** The backends the settings ask for, in the order of preference. */
export function configuredBackends(config: Config, _: { store: MediaStore; log: Logger }): Backends {
  return createBackends([], { defaultModel: config.defaults.model });
}
