import { BackendError, ConfigError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import { faultsOf } from "./faults.ts";
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
    const mapped = loadWorkflow(workflowPath, mappingPath);
    const server = createServer(url, fetch);
    const devices = await server.devices();
    const classes = [...new Set(Object.values(mapped.workflow).map(({ class_type }) => class_type))];
    const known = await Promise.all(
      classes.map(async (name) => [name, await server.nodeKind(name)] as const),
    );
    const faults = faultsOf(mapped, new Map(known.flatMap(([name, kind]) => (kind ? [[name, kind]] : []))));
    const here: Finding = {
      about,
      verdict: "good",
      detail: `reachable, on ${devices || "an unnamed device"}`,
    };
    if (faults.length === 0) {
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
        detail: faults.join("; "),
        remedy:
          "Mend the mapping or the workflow, or bring the server what it lacks: custom nodes, model files.",
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
