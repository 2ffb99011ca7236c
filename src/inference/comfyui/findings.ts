import { BackendError, ConfigError } from "../../core/errors.ts";
import type { Finding } from "../../core/ports/finding.ts";
import type { CheckParts } from "../backend-setup.ts";
import { faultsOf } from "./faults.ts";
import { samplersIn } from "./samplers.ts";
import { type ComfyServer, createServer } from "./server.ts";
import { allTargets, loadWorkflow, loadWorkflowOf, type MappedWorkflow, workflowFiles } from "./workflow.ts";

export interface ComfyuiCheck {
  urls: readonly string[];
  workflows?: string | undefined;
  workflow?: string | undefined;
  mapping?: string | undefined;
  fetch: typeof globalThis.fetch;
  namesake: CheckParts["namesake"];
}

/** The servers, every workflow with what was found in it, and whether each server has all that it needs. */
export async function checkComfyui({ urls, fetch, namesake, ...files }: ComfyuiCheck): Promise<Finding[]> {
  const about = "ComfyUI";
  if (urls.length === 0) return [{ about, verdict: "off", detail: "COMFYUI_URL is not set" }];
  if (files.workflow === undefined && files.workflows === undefined) {
    return [
      {
        about,
        verdict: "problem",
        detail: "COMFYUI_URL is set without COMFYUI_WORKFLOWS",
        remedy: "Put workflows exported in API format into a folder and name it; docs/backends.md shows how.",
      },
    ];
  }
  const servers = urls.map((url) => createServer(url.replace(/\/+$/, ""), fetch));
  const here = await Promise.all(servers.map((server) => checkServer(server, servers.length > 1)));
  const reached = servers.filter((_, index) => here[index]?.verdict === "good");
  const read = readAll(files);
  if (read.length === 0) {
    const detail = `${files.workflows} has no .json file`;
    const remedy = "Export a workflow into it: Workflow › Export (API) in ComfyUI.";
    return [...here, { about: "ComfyUI workflow", verdict: "problem", detail, remedy }];
  }
  const looked = await Promise.all(
    read.map((one) => ("finding" in one ? [one.finding] : checkWorkflow(one.mapped, reached))),
  );
  const names = read.flatMap((one) => ("finding" in one ? [] : checkName(one.mapped.id, namesake)));
  return [...here, ...looked.flat(), ...names];
}

/** Who names a model that two backends have gets that of the first, paid or not. */
function checkName(id: string, namesake: ComfyuiCheck["namesake"]): Finding[] {
  const other = namesake(id);
  if (!other) return [];
  const taken = other.first
    ? `"${id}" asks ${other.backend} for its own`
    : `nobody can name ${other.backend}'s`;
  return [
    {
      about: `ComfyUI workflow ${id}`,
      verdict: "warning",
      detail: `${other.backend} has a model of this name too: ${taken}`,
      remedy: "Give the workflow's file another name.",
    },
  ];
}

async function checkServer(server: ComfyServer, isOneOfSeveral: boolean): Promise<Finding> {
  const about = isOneOfSeveral ? `ComfyUI at ${new URL(server.url).host}` : "ComfyUI";
  try {
    const devices = await server.devices();
    return { about, verdict: "good", detail: `reachable, on ${devices || "an unnamed device"}` };
  } catch (error) {
    const detail = error instanceof BackendError ? "can't be reached" : String(error);
    const remedy = "Start ComfyUI with --listen, or check COMFYUI_URL.";
    return { about, verdict: "problem", detail, remedy };
  }
}

/** Each file by itself: one that can't be used hides nothing of the others. */
function readAll({
  workflow,
  workflows: folder,
  mapping,
}: Omit<ComfyuiCheck, "urls" | "fetch" | "namesake">): ({ mapped: MappedWorkflow } | { finding: Finding })[] {
  const read = (name: string, load: () => MappedWorkflow) => {
    try {
      return { mapped: load() };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const remedy = "Mend what it names.";
      return { finding: { about: name, verdict: "problem", detail: error.userMessage, remedy } as Finding };
    }
  };
  const files = () => (folder === undefined ? [] : workflowFiles(folder));
  try {
    return [
      ...(workflow === undefined ? [] : [read("ComfyUI workflow", () => loadWorkflow(workflow, mapping))]),
      ...files().map((path) => read(`ComfyUI workflow ${path}`, () => loadWorkflowOf(path))),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const remedy = "Make the folder, or set COMFYUI_WORKFLOWS to another.";
    return [
      { finding: { about: "ComfyUI workflow", verdict: "problem", detail: error.userMessage, remedy } },
    ];
  }
}

/** What was found of a workflow, what wasn't, and what of it each server lacks. */
async function checkWorkflow(mapped: MappedWorkflow, servers: readonly ComfyServer[]): Promise<Finding[]> {
  const { id, workflow } = mapped;
  const about = id === "comfyui" ? "ComfyUI workflow" : `ComfyUI workflow ${id}`;
  const classes = [...new Set(Object.values(workflow).map(({ class_type }) => class_type))];
  const looked = await Promise.all(
    servers.map(async (server) => {
      const known = await Promise.all(
        classes.map(async (name) => [name, await server.nodeKind(name)] as const),
      );
      return {
        host: new URL(server.url).host,
        faults: faultsOf(mapped, new Map(known.flatMap(([name, kind]) => (kind ? [[name, kind]] : [])))),
      };
    }),
  );
  const found = describe(mapped);
  if (servers.length === 0)
    return [
      {
        about,
        verdict: "warning",
        detail: `${found}; no server could be asked for its nodes`,
        remedy: "Start ComfyUI.",
      },
    ];
  const bad = looked.filter(({ faults }) => faults.length > 0);
  if (bad.length === 0)
    return [{ about, verdict: "good", detail: `${classes.length} kinds of nodes, all there; ${found}` }];
  const detail = bad
    .map(({ host, faults }) => `${servers.length > 1 ? `at ${host}: ` : ""}${faults.join("; ")}`)
    .join(". ");
  const remedy =
    "Mend the mapping or the workflow, or bring the server what it lacks: custom nodes, model files.";
  // While one server has everything, the others are passed over for it.
  return [{ about, verdict: bad.length < servers.length ? "warning" : "problem", detail, remedy }];
}

/** What it makes and which node takes what, in words; and what of an order it has no place for. */
function describe({ mapping, workflow }: MappedWorkflow): string {
  const places = allTargets(mapping).map(([role, { node, input }]) => `${role} in ${node}.${input}`);
  const makes = mapping.kind === "video" ? "videos" : "pictures";
  const said = [`makes ${makes}: ${places.join(", ")}`];
  if (mapping.frames || mapping.seconds) {
    const { lengths, framesPerSecond, frameStep } = mapping;
    const seconds = (value: number) => Math.round(value * 10) / 10;
    said.push(
      `${seconds(lengths.min)} to ${seconds(lengths.max)} s at ${framesPerSecond} frames a second, in steps of ${frameStep}`,
    );
  }
  const samplers = samplersIn(workflow);
  if (samplers.length > 1)
    said.push(
      `progress over ${samplers.map(({ node, steps }) => `${steps} steps of ${node}`).join(" and ")}`,
    );
  const missing = SOUGHT.filter((role) => !(mapping[role] ?? []).length).filter(
    (role) => mapping.kind === "video" || role !== "frames",
  );
  if (missing.length > 0 && !mapping.video) said.push(`found no place for ${missing.join(", ")}`);
  return said.join("; ");
}

/** What every workflow should have a place for. */
const SOUGHT = ["negative", "seed", "width", "height", "frames"] as const;
