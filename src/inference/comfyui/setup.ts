import { ConfigError } from "../../core/errors.ts";
import type { BackendSetup } from "../backend-setup.ts";
import { createComfyuiBackend } from "./backend.ts";
import { checkComfyui } from "./findings.ts";
import { loadWorkflow, loadWorkflows } from "./workflow.ts";

interface Settings {
  backends: {
    comfyui: {
      urls: string[];
      workflows?: string | undefined;
      workflow?: string | undefined;
      mapping?: string | undefined;
    };
  };
}

export const comfyuiSetup: BackendSetup<Settings> = {
  id: "comfyui",
  setting: "COMFYUI_URL",
  isSetUp: ({ backends }) => backends.comfyui.urls.length > 0,
  create({ backends }, parts) {
    const { urls, workflow, workflows, mapping } = backends.comfyui;
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
    return createComfyuiBackend({ ...parts, urls, workflows: loaded });
  },
  check: ({ backends: { comfyui } }, { fetch }) =>
    checkComfyui({
      urls: comfyui.urls,
      workflows: comfyui.workflows,
      workflow: comfyui.workflow,
      mapping: comfyui.mapping,
      fetch,
    }),
};
