import { ConfigError } from "../../core/errors.ts";
import type { BackendSetup } from "../backend-setup.ts";
import { createComfyuiBackend } from "./backend.ts";
import { checkComfyui } from "./findings.ts";
import { createUnloader } from "./unload-ollama.ts";
import { loadWorkflow, loadWorkflows } from "./workflow.ts";

interface Settings {
  backends: {
    comfyui: {
      urls: string[];
      workflows?: string | undefined;
      workflow?: string | undefined;
      mapping?: string | undefined;
      hostFirst: boolean;
      sharedCard: boolean;
    };
  };
  director: { url?: string | undefined; model?: string | undefined; key?: string | undefined };
}

export const comfyuiSetup: BackendSetup<Settings> = {
  id: "comfyui",
  setting: "COMFYUI_URL",
  isSetUp: ({ backends }) => backends.comfyui.urls.length > 0,
  create({ backends, director }, parts) {
    const { urls, workflow, workflows, mapping, hostFirst, sharedCard } = backends.comfyui;
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
    const makeRoom = sharedCard ? roomMaker(director, parts) : undefined;
    return createComfyuiBackend({ ...parts, urls, workflows: loaded, hostFirst, makeRoom });
  },
  check: ({ backends: { comfyui } }, { fetch, namesake }) =>
    checkComfyui({
      urls: comfyui.urls,
      workflows: comfyui.workflows,
      workflow: comfyui.workflow,
      mapping: comfyui.mapping,
      fetch,
      namesake,
    }),
};

/** Has the language model that directs let go of the card; where none does there is nothing to do. */
function roomMaker(
  { url, model, key }: Settings["director"],
  { fetch, log }: Pick<Parameters<typeof comfyuiSetup.create>[1], "fetch" | "log">,
): () => Promise<void> {
  if (url === undefined) return async () => {};
  const unload = createUnloader({ url, model, key, fetch });
  return () =>
    unload().catch((error: unknown) => {
      log.warn({ err: error }, "the language model could not be told to let go of the card");
    });
}
