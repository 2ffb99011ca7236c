import { createHash } from "node:crypto";
import { BackendError } from "../../core/errors.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { ModelDescription } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { toldOf } from "../catalogue/terms.ts";
import { describeSchema } from "../schema/describe.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { type Sampler, samplersIn } from "./samplers.ts";
import type { MappedWorkflow } from "./workflow.ts";

/** A workflow as it is offered and made here. */
export interface Made extends MappedWorkflow {
  version: string;
  samplers: Sampler[];
}

/** What an order asks for: a workflow, and which of its LoRAs. */
export interface Asked {
  made: Made;
  loras: readonly string[];
}

/** The workflows as models, by the catalogue's names where it has some, each with its LoRAs for whoever asks. */
export function createOffers({
  workflows,
  catalogue,
}: {
  workflows: readonly MappedWorkflow[];
  catalogue: Catalogue;
}) {
  const all = workflows.map(
    (mapped): Made => ({
      ...mapped,
      version: digest(JSON.stringify([mapped.workflow, mapped.mapping])).slice(0, 16),
      samplers: samplersIn(mapped.workflow),
    }),
  );
  const entryOf = ({ id }: Made) => {
    const listed = catalogue.entries().filter(({ backend }) => backend === "comfyui");
    // With one workflow there is nothing to tell apart.
    return (
      listed.find((entry) => (entry.model ?? entry.id) === id) ?? (all.length === 1 ? listed[0] : undefined)
    );
  };
  const idOf = (made: Made) => entryOf(made)?.id ?? made.id;
  const labelOf = ({ made, loras }: Asked) =>
    [entryOf(made)?.label ?? made.mapping.label, ...loras].join(" + ");

  /** "wan+arcane": the workflow `wan` with its LoRA `arcane`; names in any case. */
  function find(name: string): Asked | undefined {
    const exact = all.find((made) => idOf(made) === name);
    if (exact) return { made: exact, loras: [] };
    const [base = "", ...wanted] = name.toLowerCase().split("+");
    const made = all.find((candidate) => idOf(candidate).toLowerCase() === base);
    const has = Object.keys(made?.mapping.loras ?? {});
    const loras = has.filter((lora) => wanted.includes(lora));
    return made && wanted.length > 0 && loras.length === new Set(wanted).size ? { made, loras } : undefined;
  }

  /** By the model's id; what was ordered under another name while there was only one is that one's. */
  function askedBy(model: unknown): Asked {
    const found =
      find(String(model)) ?? (all[0] && all.length === 1 ? { made: all[0], loras: [] } : undefined);
    if (found) return found;
    throw new BackendError(
      "model-gone",
      "ComfyUI no longer has this workflow. Choose another model: /models.",
      { message: `no workflow ${model}` },
    );
  }

  const quirksOf = (made: Made) => ({
    fps: made.mapping.framesPerSecond,
    rules: catalogue.rules("comfyui", idOf(made)),
  });

  const fitTo = (order: Order, asked: Asked): Fit =>
    fitOrder(order, {
      label: labelOf(asked),
      kind: asked.made.mapping.kind,
      schema: asked.made.schema,
      quirks: quirksOf(asked.made),
    });

  function describe({ made, loras }: Asked): ModelDescription {
    const { mapping, schema, version } = made;
    const listed = entryOf(made);
    const makes = describeSchema(schema, mapping.kind, quirksOf(made));
    const options = Object.keys(mapping.loras);
    return {
      id: [idOf(made), ...loras].join("+"),
      label: labelOf({ made, loras }),
      backend: "comfyui",
      kind: mapping.kind,
      version,
      ...makes,
      sound: makes.sound || mapping.sound,
      creditsPerSecond: listed?.rate ?? 1,
      usdPerSecond: 0,
      summary: listed?.summary ?? mapping.summary,
      ...toldOf(listed, modelFiles(made)),
      ...(options.length > 0 && { loras: options }),
    };
  }

  return { all, find, idOf, askedBy, fitTo, describe, labelOf };
}

/** The names of the models that make the pictures: nothing else in a workflow says whose terms count. */
function modelFiles({ workflow }: Made): string {
  const names = Object.values(workflow).flatMap(({ inputs: { unet_name, ckpt_name } }) => [
    unet_name,
    ckpt_name,
  ]);
  return names.filter((name) => typeof name === "string").join(" ");
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");
