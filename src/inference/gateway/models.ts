import { BackendError } from "../../core/errors.ts";
import type { ModelDescription } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { estimate } from "../catalogue/price.ts";
import { quirksOf } from "../catalogue/quirks.ts";
import { toldOf } from "../catalogue/terms.ts";
import { createListing } from "../listing.ts";
import { describeSchema } from "../schema/describe.ts";
import type { Quirks } from "../schema/fit.ts";
import type { Field, ModelSchema } from "../schema/input-schema.ts";
import type { GatewayClient } from "./client.ts";

export const BACKEND = "gateway";

/** Where the catalogue doesn't say what a model makes: what all of them do. */
const SIZES = ["1280x720", "720x1280", "960x960"];
const LENGTHS = { min: 5, max: 5, step: 1 };

export interface Offer {
  entry: CatalogueEntry;
  model: string;
  schema: ModelSchema;
  quirks: Quirks;
}

/** The catalogue's models at the gateway, which publishes their names and nothing of what they take. */
export function createGatewayShelf({
  client,
  catalogue,
  now,
}: {
  client: GatewayClient;
  catalogue: Catalogue;
  now: () => number;
}) {
  const all = () =>
    catalogue
      .entries()
      .filter(({ backend }) => backend === BACKEND)
      .map((entry): Offer => {
        const model = entry.model ?? entry.id;
        const quirks = { ...quirksOf(entry, catalogue.rules(BACKEND, model)), lengths: undefined };
        return { entry, model, schema: schemaOf(entry), quirks };
      });

  // It tells of all its models at once; until it has, it is thought to have what the catalogue says.
  const listing = createListing({
    ask: () => client.videoModels(),
    lastKnown: async (models) => models,
    now,
  });

  return {
    all,
    /** Those the gateway has. */
    async offers(): Promise<Offer[]> {
      const offers = all();
      const models = await listing(offers.map(({ model }) => model));
      return offers.filter(({ model }) => models.includes(model));
    },
    find(id: string): Offer {
      const found = all().find(({ entry }) => entry.id === id);
      if (found) return found;
      throw new BackendError(
        "model-gone",
        "The AI gateway no longer has this model. Choose another one: /models.",
        { message: `the catalogue has no ${id} at the AI gateway` },
      );
    },
  };
}

/** A model as if it published its inputs: the gateway's own, with the values that the catalogue tells. */
function schemaOf({
  lengths = LENGTHS,
  sizes = SIZES,
  picture = "no",
  lastPicture = false,
  input,
}: CatalogueEntry): ModelSchema {
  const field = (name: string, more: Partial<Field> = {}): Field => ({
    name,
    type: "string",
    isFile: false,
    required: false,
    ...more,
  });
  const duration: Partial<Field> = Array.isArray(lengths)
    ? { type: "number", choices: lengths }
    : { type: "number", min: lengths.min, max: lengths.max, multipleOf: lengths.step };
  return {
    output: "file",
    fields: [
      field("prompt", { required: true }),
      field("seed", { type: "integer", min: 0, max: 2 ** 31 - 1 }),
      field("duration", duration),
      field("size", { choices: sizes }),
      ...(picture === "no" ? [] : [field("start_image", { isFile: true, required: picture === "must" })]),
      ...(picture !== "no" && lastPicture ? [field("end_image", { isFile: true })] : []),
      ...(typeof input.generate_audio === "boolean"
        ? [field("generate_audio", { type: "boolean", default: false })]
        : []),
    ],
  };
}

export function describeOffer(
  { entry, model, schema, quirks }: Offer,
  assumedUsdPerSecond: number,
): ModelDescription {
  const makes = describeSchema(schema, "video", quirks);
  const shortest = "choices" in makes.lengths ? Math.min(...makes.lengths.choices) : makes.lengths.min;
  const { perSecond, usd } = estimate(entry.price, quirks.input ?? {}, schema, undefined);
  return {
    id: entry.id,
    label: entry.label,
    backend: BACKEND,
    kind: "video",
    version: model,
    ...makes,
    creditsPerSecond: entry.rate,
    usdPerSecond: perSecond ?? (usd === undefined ? assumedUsdPerSecond : usd / Math.max(1, shortest)),
    summary: entry.summary,
    ...toldOf(entry),
  };
}
