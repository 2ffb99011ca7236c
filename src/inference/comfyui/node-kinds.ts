import { z } from "zod";
import type { Workflow } from "./workflow.ts";

/** What one input of a kind of node takes. */
interface InputKind {
  /** "STRING", "INT", "FLOAT", "BOOLEAN", "COMBO", or what only a link brings: "IMAGE", "CONDITIONING", … */
  type: string;
  /** Of a COMBO: the names of models and pictures that are there, among others. */
  choices?: readonly unknown[];
}

/** A kind of node as the server describes it at `/object_info/{class}`. */
export interface NodeKind {
  required: Readonly<Record<string, InputKind>>;
  optional: Readonly<Record<string, InputKind>>;
  /** Its files are results. */
  isOutput: boolean;
}

// `[["a", "b"], {…}]` of older nodes and `["COMBO", { "options": ["a", "b"] }]` of newer ones are the same.
const inputSchema = z.tuple([z.unknown()], z.unknown()).transform(([type, more]): InputKind => {
  if (Array.isArray(type)) return { type: "COMBO", choices: type };
  const { options } = z
    .looseObject({ options: z.array(z.unknown()).optional() })
    .catch({})
    .parse(more ?? {});
  return { type: String(type), ...(options && { choices: options }) };
});
const inputsSchema = z.record(z.string(), inputSchema).catch({});

const infoSchema = z.looseObject({
  input: z.looseObject({ required: inputsSchema.optional(), optional: inputsSchema.optional() }).catch({}),
  output_node: z.boolean().catch(false),
});

export function readNodeKind(written: unknown): NodeKind | undefined {
  const { data } = infoSchema.safeParse(written);
  if (!data) return undefined;
  const { required = {}, optional = {} } = data.input;
  return { required, optional, isOutput: data.output_node };
}

/** Whether a value in a workflow is another node's result. */
export const isLink = (value: unknown): value is [string | number, number] =>
  Array.isArray(value) && value.length === 2 && typeof value[1] === "number" && !Array.isArray(value[0]);

/**
 * The workflow without one node and all that can't be without it; inputs that may stay empty do. undefined: nothing of
 * what must stay would be left.
 */
export function withoutNode(
  workflow: Workflow,
  id: string,
  kinds: ReadonlyMap<string, NodeKind>,
  mustStay: readonly string[],
): Workflow | undefined {
  const left = structuredClone(workflow);
  const gone = [id];
  delete left[id];
  for (let one = gone.pop(); one !== undefined; one = gone.pop()) {
    for (const [other, node] of Object.entries(left)) {
      for (const [input, value] of Object.entries(node.inputs)) {
        if (!isLink(value) || String(value[0]) !== one) continue;
        if (kinds.get(node.class_type)?.optional[input]) delete node.inputs[input];
        else {
          delete left[other];
          gone.push(other);
          break;
        }
      }
    }
  }
  const hasOutput = Object.values(left).some(({ class_type }) => kinds.get(class_type)?.isOutput);
  return hasOutput && mustStay.every((needed) => needed in left) ? left : undefined;
}
