import type { Logger } from "pino";
import { leftOutBackends, SETUPS } from "../backends/setups.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { VideoBackend } from "../core/ports/video-backend.ts";
import type { ExtensionBackend } from "../extensions/extension.ts";
import { extensionBackends } from "../extensions/extension-backends.ts";
import type { Config } from "../host/config.ts";
import { createAnimaticBackend } from "../inference/animatic/backend.ts";
import { createBackends } from "../inference/backends.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";
import { createSpeechApiBackend } from "../inference/speech-api/backend.ts";

export interface BackendParts {
  store: MediaStore;
  notebook(name: string): Notebook;
  log: Logger;
  now?: () => number;
}

export interface ConfiguredBackendsParts extends BackendParts {
  /** Told the id of what a backend hears has ended. Absent: nobody waits for it here. */
  wakeUp?: (operationId: string) => Promise<void>;
  /** Whether backends can report to this installation while it runs. Default true. */
  reports?: boolean;
  /** The host's own. */
  own?: readonly ExtensionBackend[];
}

/** The backends the settings ask for, in the order of preference. Throws ConfigError for a bad catalogue or workflow. */
export function configuredBackends(
  config: Config,
  { store: media, notebook, log, now = Date.now, reports = true, own = [], wakeUp }: ConfiguredBackendsParts,
): Backends {
  const { order, modelsFile, rulesFile } = config.backends;
  const catalogue = createCatalogue({ path: modelsFile, rulesPath: rulesFile, now, log });
  for (const leftOut of leftOutBackends(config)) log.warn(leftOut, "set up, but BACKEND_ORDER leaves it out");
  const chosen: VideoBackend[] = [...new Set(order)]
    .filter((id) => SETUPS[id].isSetUp(config))
    .map((id) => {
      const parts = { catalogue, media, fetch, now, reports, wakeUp };
      return SETUPS[id].create(config, {
        ...parts,
        notebook: notebook(id),
        log: log.child({ backend: id }),
      });
    });
  chosen.push(...extensionBackends(own, { media, notebook }));
  if (config.narrator) chosen.push(createSpeechApiBackend({ ...config.narrator, media, fetch }));
  // Always there, and always last: it needs nothing and makes drafts.
  chosen.push(
    createAnimaticBackend({
      media,
      cores: config.workers.drawAtOnce,
      log: log.child({ backend: "animatic" }),
    }),
  );
  return createBackends(chosen, { defaultModel: config.defaults.model, catalogue, now });
}
