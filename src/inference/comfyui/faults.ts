import { isLink, type NodeKind, withoutNode } from "./node-kinds.ts";
import { allTargets, type MappedWorkflow } from "./workflow.ts";

/** What may be written into an input instead of linking it, by what goes there. */
const WRITABLE: Readonly<Record<string, readonly string[]>> = {
  prompt: ["STRING"],
  negative: ["STRING"],
  image: ["COMBO", "STRING"],
  endImage: ["COMBO", "STRING"],
  video: ["COMBO", "STRING"],
};
const NUMBERS = ["INT", "FLOAT"];
/** Core nodes that save or show still pictures only. */
const STILL = new Set(["SaveImage", "PreviewImage", "SaveImageAdvanced"]);

/** What of a workflow will fail at this server, in sentences. `kinds`: of every node the server knows. */
export function faultsOf(mapped: MappedWorkflow, kinds: ReadonlyMap<string, NodeKind>): string[] {
  const { workflow } = mapped;
  const missing = [...new Set(Object.values(workflow).map(({ class_type }) => class_type))].filter(
    (name) => !kinds.has(name),
  );
  // Of nodes that aren't there nothing else can be told.
  if (missing.length > 0) return [`the server has no ${missing.join(", no ")}`];
  return [
    ...misplaced(mapped, kinds),
    ...savesNothing(mapped, kinds),
    ...notThere(mapped, kinds),
    ...notOptional(mapped, kinds),
  ];
}

function misplaced({ workflow, mapping }: MappedWorkflow, kinds: ReadonlyMap<string, NodeKind>): string[] {
  return allTargets(mapping).flatMap(([role, { node, input }]) => {
    const { class_type = "", inputs = {} } = workflow[node] ?? {};
    const kind = kinds.get(class_type);
    const type = (kind?.required[input] ?? kind?.optional[input])?.type;
    const wanted = WRITABLE[role] ?? NUMBERS;
    const place = `${role}: “${input}” of node ${node} (${class_type})`;
    if (type !== undefined && !wanted.includes(type)) {
      const from = inputs[input];
      const hint = isLink(from) ? `; map to node ${from[0]}, which it comes from` : "";
      return [`${place} takes ${type}, not ${wanted.join(" or ")}${hint}`];
    }
    return [];
  });
}

function savesNothing({ workflow, mapping }: MappedWorkflow, kinds: ReadonlyMap<string, NodeKind>): string[] {
  const saves = Object.entries(workflow).filter(([, { class_type }]) => kinds.get(class_type)?.isOutput);
  const moving = saves.filter(([, { class_type }]) => mapping.kind === "image" || !STILL.has(class_type));
  const { output } = mapping;
  if (output === undefined) {
    if (moving.length > 0) return [];
    return [saves.length > 0 ? "it saves still pictures only" : "no node of it saves anything"];
  }
  if (moving.some(([id]) => id === output)) return [];
  const what = saves.some(([id]) => id === output) ? "saves still pictures only" : "saves nothing";
  return [`output: node ${output} (${workflow[output]?.class_type}) ${what}`];
}

/** Model files above all: their loaders list those that are there. */
function notThere({ workflow, mapping }: MappedWorkflow, kinds: ReadonlyMap<string, NodeKind>): string[] {
  const mapped = new Set(allTargets(mapping).map(([, { node, input }]) => `${node} ${input}`));
  return Object.entries(workflow).flatMap(([id, { class_type, inputs }]) =>
    Object.entries(inputs).flatMap(([input, value]) => {
      const kind = kinds.get(class_type);
      const choices = (kind?.required[input] ?? kind?.optional[input])?.choices;
      if (!choices || isLink(value) || mapped.has(`${id} ${input}`) || choices.includes(value)) return [];
      return [`“${value}” (${input} of node ${id}, ${class_type}) is not on the server`];
    }),
  );
}

function notOptional({ workflow, mapping }: MappedWorkflow, kinds: ReadonlyMap<string, NodeKind>): string[] {
  return (["image", "endImage"] as const).flatMap((role) => {
    const place = mapping[role];
    const mustStay = [mapping.prompt[0]?.node, mapping.output].filter((node) => node !== undefined);
    if (!place?.optional || withoutNode(workflow, place.node, kinds, mustStay)) return [];
    return [
      `${role} is called optional, but nothing is left of the workflow without node ${place.node}: take “optional” out`,
    ];
  });
}
