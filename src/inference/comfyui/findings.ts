import { BackendError, ConfigError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import { createServer } from "./server.ts";
import { loadWorkflow } from "./workflow.ts";

/** The server, the workflow with its mapping, and whether the server has every node the workflow needs. */
export async function checkComfyui({
  url,
  workflow: workflowPath,
  mapping: mappingPath,
  fetch,
}: {
  url: string | undefined;
  workflow: string | undefined;
  mapping: string | undefined;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  const about = "ComfyUI";
  if (url === undefined) return [{ about, verdict: "off", detail: "COMFYUI_URL is not set" }];
  if (workflowPath === undefined || mappingPath === undefined) {
    return [
      {
        about,
        verdict: "problem",
        detail: "COMFYUI_URL is set without COMFYUI_WORKFLOW and COMFYUI_MAPPING",
        remedy: "Set both; docs/backends.md shows how.",
      },
    ];
  }
  try {
    const { workflow } = loadWorkflow(workflowPath, mappingPath);
    const server = createServer(url, fetch);
    const devices = await server.devices();
    const classes = [...new Set(Object.values(workflow).map(({ class_type }) => class_type))];
    const known = await Promise.all(classes.map((name) => server.knowsNode(name)));
    const missing = classes.filter((_, index) => !known[index]);
    const here: Finding = {
      about,
      verdict: "good",
      detail: `reachable, on ${devices || "an unnamed device"}`,
    };
    if (missing.length === 0) {
      return [
        here,
        { about: "ComfyUI workflow", verdict: "good", detail: `${classes.length} kinds of nodes, all there` },
      ];
    }
    return [
      here,
      {
        about: "ComfyUI workflow",
        verdict: "problem",
        detail: `the server has no ${missing.join(", no ")}`,
        remedy: "Install the custom nodes that bring them, or export another workflow.",
      },
    ];
  } catch (error) {
    if (error instanceof ConfigError) {
      return [
        {
          about: "ComfyUI workflow",
          verdict: "problem",
          detail: error.userMessage,
          remedy: "Mend the two files.",
        },
      ];
    }
    const detail = error instanceof BackendError ? "can't be reached" : String(error);
    return [
      { about, verdict: "problem", detail, remedy: "Start ComfyUI with --listen, or check COMFYUI_URL." },
    ];
  }
}
