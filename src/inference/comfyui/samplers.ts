import { isLink } from "./node-kinds.ts";
import type { Workflow } from "./workflow.ts";

/** A sampler that works on what was enlarged has about four times the pixels, and so the work, for each step. */
const ENLARGED = 4;
/** Where nothing says how many steps it takes. */
const UNKNOWN_STEPS = 20;

/** One node that does the long work. */
export interface Sampler {
  node: string;
  /** Steps it takes, as far as the workflow tells; its own word replaces them. */
  steps: number;
  /** How much work a step is, against those of other samplers of the same workflow. */
  weight: number;
}

/** The nodes of a workflow that do the long work, by what they cost. */
export function samplersIn(workflow: Workflow): Sampler[] {
  const isSampler = (id: string) =>
    /sampler/i.test(workflow[id]?.class_type ?? "") &&
    !/select|guider|upsampler/i.test(workflow[id]?.class_type ?? "");

  const number = (id: string, input: string): number | undefined => {
    const value = workflow[id]?.inputs[input];
    if (isLink(value)) return number(String(value[0]), "value");
    return typeof value === "number" ? value : undefined;
  };

  /** How many steps a list of noise levels is. */
  function sigmas(link: unknown, depth = 0): number | undefined {
    if (!isLink(link) || depth > 5) return undefined;
    const [id, output] = [String(link[0]), link[1]];
    const inputs = workflow[id]?.inputs ?? {};
    const steps = number(id, "steps");
    if (steps !== undefined) return steps;
    if (typeof inputs.sigmas === "string") return Math.max(1, inputs.sigmas.split(",").length - 1);
    const all = sigmas(inputs.sigmas, depth + 1);
    const at = number(id, "step");
    if (at === undefined || all === undefined) return all;
    return output === 0 ? at : Math.max(1, all - at);
  }

  function steps(id: string): number {
    const all = number(id, "steps") ?? sigmas(workflow[id]?.inputs.sigmas) ?? UNKNOWN_STEPS;
    const from = number(id, "start_at_step") ?? 0;
    const to = Math.min(all, number(id, "end_at_step") ?? all);
    return Math.max(1, to - from);
  }

  /** Whether what it works on was enlarged since another sampler had it. */
  function isEnlarged(id: string): boolean {
    const seen = new Set([id]);
    for (const one of seen) {
      const { class_type = "", inputs = {} } = workflow[one] ?? {};
      if (/latent.?upsampler|latentupscale/i.test(class_type) && !/loader/i.test(class_type)) return true;
      for (const [input, value] of Object.entries(inputs)) {
        if (!isLink(value) || !/latent|samples/i.test(input)) continue;
        if (!isSampler(String(value[0])) || one === id) seen.add(String(value[0]));
      }
    }
    return false;
  }

  return Object.keys(workflow)
    .filter(isSampler)
    .map((node) => ({ node, steps: steps(node), weight: isEnlarged(node) ? ENLARGED : 1 }));
}
