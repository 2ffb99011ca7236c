import type { Logger } from "pino";
import { ConfigError } from "../core/errors.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { VideoBackend } from "../core/ports/video-backend.ts";
import type { Config } from "../host/config.ts";
import { leftOutBackends } from "../host/left-out-backends.ts";
import { createAnimaticBackend } from "../inference/animatic/backend.ts";
import { createBackends } from "../inference/backends.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";
import { createCogBackend } from "../inference/cog/backend.ts";
import { createComfyuiBackend } from "../inference/comfyui/backend.ts";
import { loadWorkflow, loadWorkflows } from "../inference/comfyui/workflow.ts";
import { createReplicateBackend } from "../inference/replicate/backend.ts";
import { createVideosApiBackend } from "../inference/videos-api/backend.ts";

export interface BackendParts {
  store: MediaStore;
  notebook(name: string): Notebook;
  log: Logger;
  now?: () => number;
}

export interface ConfiguredBackendsParts extends BackendParts {
  /** Whether backends can report to this installation while it runs. Default true. */
  reports?: boolean;
}

/** The backends the settings ask for, in the order of preference. Throws ConfigError for a bad catalogue or workflow. */
export function configuredBackends(
  config: Config,
  { store: media, notebook, log, now = Date.now, reports = true }: ConfiguredBackendsParts,
): Backends {
  const { order, modelsFile, rulesFile, replicate, cog, comfyui, videosApi } = config.backends;
  const catalogue = createCatalogue({ path: modelsFile, rulesPath: rulesFile, now, log });
  for (const leftOut of leftOutBackends(config)) log.warn(leftOut, "set up, but BACKEND_ORDER leaves it out");
  const shared = { catalogue, media, fetch, now };

  const makers: Record<(typeof order)[number], () => VideoBackend | undefined> = {
    replicate() {
      if (replicate.token === undefined) return undefined;
      const { token, baseUrl, atOnce: slots } = replicate;
      return createReplicateBackend({
        ...shared,
        token,
        baseUrl,
        slots,
        publicUrl: config.webhookUrl,
        notebook: notebook("replicate"),
        log: log.child({ backend: "replicate" }),
      });
    },
    cog() {
      if (cog.urls.length === 0) return undefined;
      const webhookUrl = reports ? cog.webhookUrl : undefined;
      return createCogBackend({ ...shared, ...cog, webhookUrl, notebook: notebook("cog") });
    },
    "videos-api": () =>
      videosApi.urls.length === 0
        ? undefined
        : createVideosApiBackend({ ...shared, ...videosApi, notebook: notebook("videos-api") }),
    comfyui() {
      const { url, workflow, workflows, mapping } = comfyui;
      if (url === undefined) return undefined;
      const loaded = [
        ...(workflow === undefined ? [] : [loadWorkflow(workflow, mapping)]),
        ...(workflows === undefined ? [] : loadWorkflows(workflows)),
      ];
      if (loaded.length === 0) {
        throw new ConfigError(
          "bad-config",
          "COMFYUI_URL needs COMFYUI_WORKFLOWS too: a folder with the workflows to offer, each exported in API format. docs/backends.md shows how.",
        );
      }
      return createComfyuiBackend({
        ...shared,
        url,
        workflows: loaded,
        notebook: notebook("comfyui"),
      });
    },
  };
  const chosen = [...new Set(order)].map((id) => makers[id]()).filter((backend) => backend !== undefined);
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
