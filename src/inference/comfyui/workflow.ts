import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../../core/errors.ts";
import type { Field, ModelSchema, Scalar } from "../schema/input-schema.ts";
import { findMapping } from "./find-mapping.ts";

/** A workflow in ComfyUI's API format: node id → node. */
const workflowSchema = z.record(
  z.string(),
  z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);
export type Workflow = z.output<typeof workflowSchema>;

/** Node ids are texts in the file, and numbers to everyone who reads them in ComfyUI. */
const node = z.preprocess(
  (written) => (typeof written === "number" ? String(written) : written),
  z.string({ error: 'must be a node\'s id, such as "6"' }).min(1),
);
const target = z.strictObject({ node, input: z.string().min(1) });
const targets = z.preprocess(
  (written) => (Array.isArray(written) ? written : [written]),
  z.array(target).min(1),
);
const picture = z.strictObject({
  node,
  input: z.string().min(1),
  /** The workflow works without one too: then the node is left out, and all that can't be without it. */
  optional: z.boolean().default(false),
});

export const mappingSchema = z.strictObject({
  label: z.string().min(1).max(60).default("ComfyUI"),
  summary: z.string().min(1).max(200).default("The workflow on this bot's own ComfyUI."),
  kind: z.enum(["video", "image"]).default("video"),
  /** Only a workflow that works on a finished video may do without. */
  prompt: targets.optional(),
  negative: targets.optional(),
  seed: targets.optional(),
  width: targets.optional(),
  height: targets.optional(),
  /** Frames to make; for a workflow that takes its length in seconds, `seconds`. */
  frames: targets.optional(),
  seconds: targets.optional(),
  fps: targets.optional(),
  image: picture.optional(),
  endImage: picture.optional(),
  /** The node that loads a finished video to work on, as one that enlarges it. */
  video: target.optional(),
  /** LoRAs that can be asked for by name: where each has its strength, which is 0 while nobody asks. */
  loras: z.record(z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,40}$/), targets).default({}),
  /** The node whose files are the result; absent: any that saved some. */
  output: node.optional(),
  /** The rate the workflow makes its frames for. */
  framesPerSecond: z.number().positive().max(120).default(24),
  /** Frames are one more than a multiple of this, as most video models want. */
  frameStep: z.int().min(1).max(64).default(4),
  /** In seconds. */
  lengths: z
    .strictObject({ min: z.number().positive(), max: z.number().positive() })
    .default({ min: 1, max: 5 }),
  /** Width and height are multiples of this. */
  sizeStep: z.int().min(1).max(256).default(16),
  /** Greatest width and height, in pixels. */
  maxSide: z.int().min(64).max(8192).default(1280),
  /** Its videos come with sound; found out by itself where there is no mapping file. */
  sound: z.boolean().default(false),
});
type Mapping = Omit<z.output<typeof mappingSchema>, "prompt"> & {
  prompt: readonly { node: string; input: string }[];
};

type Role = "prompt" | "negative" | "seed" | "width" | "height" | "frames" | "seconds" | "fps";

type FileRole = keyof typeof FILES;

/** Names under which the fitting knows each role. */
const FIELDS: Readonly<Record<Role, string>> = {
  prompt: "prompt",
  negative: "negative_prompt",
  seed: "seed",
  width: "width",
  height: "height",
  frames: "num_frames",
  seconds: "duration",
  fps: "fps",
};
/** The same for files. */
export const FILES = { image: "start_image", endImage: "end_image", video: "video" } as const;

export interface MappedWorkflow {
  /** What the model is called where the catalogue says nothing. */
  id: string;
  mapping: Mapping;
  workflow: Workflow;
  /** The workflow as if it were a model with published inputs. */
  schema: ModelSchema;
}

/** What one workflow with settings of its own is called without a catalogue entry. */
const ONLY = "comfyui";

/**
 * Reads and checks a workflow and its mapping; without one the places are found by the nodes. Throws ConfigError naming
 * everything that doesn't fit together.
 */
export function loadWorkflow(workflowPath: string, mappingPath?: string): MappedWorkflow {
  const where = mappingPath === undefined ? workflowPath : `${workflowPath} with ${mappingPath}`;
  const mapping = mappingPath === undefined ? undefined : readJson(mappingPath);
  return mapWorkflow(readJson(workflowPath), mapping, where, { name: nameOf(workflowPath) });
}

/** Every workflow of a folder, each a model called after its file. Throws ConfigError naming all that can't be used. */
export function loadWorkflows(folder: string): MappedWorkflow[] {
  const mistakes: string[] = [];
  const loaded = workflowFiles(folder).flatMap((path) => {
    try {
      return [loadWorkflowOf(path)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      mistakes.push(error.userMessage);
      return [];
    }
  });
  if (mistakes.length > 0) throw new ConfigError("bad-workflow", mistakes.join("\n"));
  return loaded;
}

/** The paths of a folder's workflows. Throws ConfigError where it can't be read. */
export function workflowFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith(".json"));
    return names.sort().map((name) => join(folder, name));
  } catch (cause) {
    throw new ConfigError("bad-workflow", `The folder of ComfyUI workflows ${folder} can't be read.`, {
      cause,
    });
  }
}

/** One of a folder's workflows. Throws ConfigError naming everything that doesn't fit together. */
export function loadWorkflowOf(path: string): MappedWorkflow {
  return mapWorkflow(readJson(path), undefined, path, { id: nameOf(path), name: nameOf(path) });
}

/** A file's name as a model's. */
function nameOf(path: string): string {
  return basename(path)
    .replace(/\.json$/i, "")
    .replace(/[^\w.-]+/g, "-")
    .slice(0, 60);
}

export function mapWorkflow(
  written: unknown,
  mappingWritten: unknown,
  where: string,
  { id = ONLY, name = "ComfyUI" } = {},
): MappedWorkflow {
  if (typeof written === "object" && written !== null && "nodes" in written && Array.isArray(written.nodes)) {
    throw bad(where, [
      "this is the editor's format; open it in ComfyUI, choose Workflow › Export (API), “Save (API format)” in older ones, and use that file",
    ]);
  }
  const workflow = workflowSchema.safeParse(written);
  if (workflow.success && mappingWritten === undefined) {
    mappingWritten = findMapping(workflow.data, name);
    if (!("prompt" in (mappingWritten as object)) && !("video" in (mappingWritten as object))) {
      throw bad(where, [
        "no node can be told to take the prompt; give that node the title “rushes prompt” in ComfyUI and export the workflow again",
      ]);
    }
  }
  const mapping = mappingSchema.safeParse(mappingWritten);
  const mistakes = [workflow, mapping].flatMap((result) =>
    result.success
      ? []
      : result.error.issues.map((issue) => `${issue.path.join(".") || "file"}: ${issue.message}`),
  );
  if (!workflow.success || !mapping.success) throw bad(where, mistakes);
  const { prompt = [], ...others } = mapping.data;
  if (prompt.length === 0 && !others.video) mistakes.push("prompt: must name the node that takes the words");
  const complete: Mapping = { ...others, prompt };
  for (const [role, { node, input }] of allTargets(complete)) {
    const found = workflow.data[node];
    if (!found) mistakes.push(`${role}: the workflow has no node "${node}"`);
    else if (!(input in found.inputs)) {
      mistakes.push(
        `${role}: node ${node} (${found.class_type}) has no input "${input}", only ${Object.keys(found.inputs).join(", ")}`,
      );
    }
  }
  const { output } = mapping.data;
  if (output !== undefined && !workflow.data[output])
    mistakes.push(`output: the workflow has no node "${output}"`);
  if (mistakes.length > 0) throw bad(where, mistakes);
  return { id, mapping: complete, workflow: workflow.data, schema: toSchema(complete) };
}

/** A workflow with an order's values in their places. `loras`: those it was asked for with. */
export function fillWorkflow(
  { workflow, mapping }: Pick<MappedWorkflow, "workflow" | "mapping">,
  input: Readonly<Record<string, Scalar>>,
  files: Readonly<Record<string, string>>,
  loras: readonly string[] = [],
): Workflow {
  const filled = structuredClone(workflow);
  const put = (places: readonly { node: string; input: string }[] | undefined, value: unknown) => {
    for (const { node, input } of places ?? []) {
      const place = filled[node];
      if (place && value !== undefined) place.inputs[input] = value;
    }
  };
  for (const role of Object.keys(FIELDS) as Role[]) put(mapping[role], input[FIELDS[role]]);
  for (const role of Object.keys(FILES) as FileRole[]) {
    const place = mapping[role];
    if (place) put([place], files[FILES[role]]);
  }
  // At strength 0 a loader hands its model on as it is and loads nothing.
  for (const [name, places] of Object.entries(mapping.loras)) if (!loras.includes(name)) put(places, 0);
  return filled;
}

function toSchema(mapping: Mapping): ModelSchema {
  const fps = mapping.framesPerSecond;
  const step = mapping.frameStep;
  const frames = (seconds: number, round: (value: number) => number) =>
    round((seconds * fps - 1) / step) * step + 1;
  const limits: Record<Role, Partial<Field>> = {
    prompt: { type: "string", required: true },
    negative: { type: "string" },
    seed: { type: "integer", min: 0 },
    width: { type: "integer", multipleOf: mapping.sizeStep, max: mapping.maxSide },
    height: { type: "integer", multipleOf: mapping.sizeStep, max: mapping.maxSide },
    frames: {
      type: "integer",
      min: Math.max(1, frames(mapping.lengths.min, Math.floor)),
      max: frames(mapping.lengths.max, Math.ceil),
      multipleOf: step,
    },
    seconds: { type: "number", min: mapping.lengths.min, max: mapping.lengths.max },
    fps: { type: "number", default: fps },
  };
  const fields: Field[] = [];
  for (const role of Object.keys(FIELDS) as Role[]) {
    if ((mapping[role] ?? []).length === 0) continue;
    fields.push({ name: FIELDS[role], type: "string", isFile: false, required: false, ...limits[role] });
  }
  for (const role of ["image", "endImage"] as const) {
    const place = mapping[role];
    if (place) fields.push({ name: FILES[role], type: "string", isFile: true, required: !place.optional });
  }
  if (mapping.video) fields.push({ name: FILES.video, type: "string", isFile: true, required: true });
  return { fields, output: "file" };
}

/** Every place the mapping names, with what goes there. */
export function allTargets(mapping: Mapping): [string, { node: string; input: string }][] {
  const plain = (Object.keys(FIELDS) as Role[]).flatMap((role) =>
    (mapping[role] ?? []).map((place): [string, typeof place] => [role, place]),
  );
  const files = (Object.keys(FILES) as FileRole[]).flatMap((role) => {
    const place = mapping[role];
    return place ? [[role, place] as [string, typeof place]] : [];
  });
  const loras = Object.entries(mapping.loras).flatMap(([name, places]) =>
    places.map((place): [string, typeof place] => [`LoRA ${name}`, place]),
  );
  return [...plain, ...files, ...loras];
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ConfigError(
      "bad-workflow",
      `${path} can't be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    );
  }
}

function bad(where: string, mistakes: readonly string[]): ConfigError {
  return new ConfigError(
    "bad-workflow",
    `The ComfyUI workflow ${where} can't be used:\n${mistakes.map((mistake) => `  ${mistake}`).join("\n")}`,
  );
}
