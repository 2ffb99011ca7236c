import { BackendError, ConfigError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import { faultsOf } from "./faults.ts";
import { type ComfyServer, createServer } from "./server.ts";
import { allTargets, loadWorkflow, loadWorkflows, type MappedWorkflow } from "./workflow.ts";

/** The server, the workflow with its mapping, and whether the server has every node the workflow needs. */
export async function checkComfyui({
  url,
  workflow: workflowPath,
  workflows: folder,
  mapping: mappingPath,
  fetch,
}: {
  url: string | undefined;
  workflows?: string | undefined;
  workflow: string | undefined;
  mapping: string | undefined;
  fetch: typeof globalThis.fetch;
}): Promise<Finding[]> {
  const about = "ComfyUI";
  if (url === undefined) return [{ about, verdict: "off", detail: "COMFYUI_URL is not set" }];
  if (workflowPath === undefined && folder === undefined) {
    return [
      {
        about,
        verdict: "problem",
        detail: "COMFYUI_URL is set without COMFYUI_WORKFLOWS",
        remedy: "Put workflows exported in API format into a folder and name it; docs/backends.md shows how.",
      },
    ];
  }
  try {
    const all = [
      ...(workflowPath === undefined ? [] : [loadWorkflow(workflowPath, mappingPath)]),
      ...(folder === undefined ? [] : loadWorkflows(folder)),
    ];
    const server = createServer(url, fetch);
    const devices = await server.devices();
    const here: Finding = {
      about,
      verdict: "good",
      detail: `reachable, on ${devices || "an unnamed device"}`,
    };
    if (all.length === 0)
      return [here, { about: "ComfyUI workflow", verdict: "problem", detail: `${folder} has no .json file` }];
    return [here, ...(await Promise.all(all.map((mapped) => checkWorkflow(mapped, server))))];
  } catch (error) {
    if (error instanceof ConfigError) {
      return [
        {
          about: "ComfyUI workflow",
          verdict: "problem",
          detail: error.userMessage,
          remedy: "Mend what it names.",
        },
      ];
    }
    const detail = error instanceof BackendError ? "can't be reached" : String(error);
    return [
      { about, verdict: "problem", detail, remedy: "Start ComfyUI with --listen, or check COMFYUI_URL." },
    ];
  }
}

/** What was found of a workflow, and what of it the server lacks. */
async function checkWorkflow(mapped: MappedWorkflow, server: ComfyServer): Promise<Finding> {
  const { id, mapping, workflow } = mapped;
  const about = id === "comfyui" ? "ComfyUI workflow" : `ComfyUI workflow ${id}`;
  const classes = [...new Set(Object.values(workflow).map(({ class_type }) => class_type))];
  const known = await Promise.all(classes.map(async (name) => [name, await server.nodeKind(name)] as const));
  const faults = faultsOf(mapped, new Map(known.flatMap(([name, kind]) => (kind ? [[name, kind]] : []))));
  const places = allTargets(mapping).map(([role, { node, input }]) => `${role} in ${node}.${input}`);
  const found = `${classes.length} kinds of nodes, all there; makes ${mapping.kind === "video" ? "videos" : "pictures"}: ${places.join(", ")}`;
  if (faults.length === 0) return { about, verdict: "good", detail: found };
  return {
    about,
    verdict: "problem",
    detail: faults.join("; "),
    remedy: "Mend the mapping or the workflow, or bring the server what it lacks: custom nodes, model files.",
  };
}
