import { BackendError } from "../../core/errors.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { ModelDescription } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueEntry, Price } from "../catalogue/entry.ts";
import { quirksOf } from "../catalogue/quirks.ts";
import { toldOf } from "../catalogue/terms.ts";
import { createListing } from "../listing.ts";
import { describeSchema } from "../schema/describe.ts";
import type { Quirks } from "../schema/fit.ts";
import { type ModelSchema, readModelSchema } from "../schema/input-schema.ts";
import { AT_ONCE, type FalClient, type ListedModel } from "./client.ts";
import { dearer, priceOf } from "./price.ts";

export const BACKEND = "fal";

/** What fal says of a model. */
interface Learned {
  schema: ModelSchema;
  price?: Price;
  /** US dollars for one of the units its answers are charged by. */
  unitUsd?: number;
}

/** A model of the catalogue, as fal has it. */
export interface Offer extends Learned {
  entry: CatalogueEntry;
  endpoint: string;
  quirks: Quirks;
}

/** The catalogue's models at fal, with what fal itself publishes of them: inputs, and prices. */
export function createFalShelf({
  client,
  catalogue,
  notebook,
  now,
}: {
  client: FalClient;
  catalogue: Catalogue;
  notebook: Pick<Notebook, "get" | "set">;
  now: () => number;
}) {
  const endpointOf = (entry: CatalogueEntry) => entry.model ?? entry.id;

  /** Everything in two questions for up to fifty models. */
  async function ask(endpoints: readonly string[]): Promise<Map<string, Learned>> {
    const found = new Map<string, Learned>();
    for (let from = 0; from < endpoints.length; from += AT_ONCE) {
      const some = endpoints.slice(from, from + AT_ONCE);
      const [models, prices] = await Promise.all([client.models(some), client.prices(some)]);
      for (const model of models) {
        const schema = readFalSchema(model);
        if (!schema) continue;
        const listed = prices.find((price) => price.endpoint_id === model.endpoint_id);
        const price = priceOf(listed);
        found.set(model.endpoint_id, {
          schema,
          ...(price && { price }),
          ...(listed && { unitUsd: listed.unit_price }),
        });
      }
    }
    return found;
  }

  // What one process learned, all have while fal is away.
  const listing = createListing({
    async ask(endpoints) {
      const found = await ask(endpoints);
      await notebook.set("models", Object.fromEntries(found));
      return found;
    },
    async lastKnown() {
      const kept = await notebook.get<Record<string, Learned>>("models");
      return kept && new Map(Object.entries(kept));
    },
    now,
  });
  const learned = () => listing(entries().map(endpointOf));

  const entries = () => catalogue.entries().filter(({ backend }) => backend === BACKEND);

  async function offers(): Promise<Offer[]> {
    if (entries().length === 0) return [];
    const known = await learned();
    return entries().flatMap((entry) => {
      const endpoint = endpointOf(entry);
      const has = known.get(endpoint);
      if (!has) return [];
      return [{ ...has, entry, endpoint, quirks: quirksOf(entry, catalogue.rules(BACKEND, endpoint)) }];
    });
  }

  return {
    offers,
    /** Entries that fal doesn't have. */
    async missing(): Promise<string[]> {
      const known = await learned();
      return entries()
        .filter((entry) => !known.has(endpointOf(entry)))
        .map(({ id }) => id);
    },
    async find(id: string): Promise<Offer> {
      const found = (await offers()).find(({ entry }) => entry.id === id);
      if (found) return found;
      throw new BackendError("model-gone", "fal no longer has this model. Choose another one: /models.", {
        message: `fal has no ${id}`,
      });
    },
  };
}

/** A document of fal's names its schemas after the model; which is the input, its route says. */
function readFalSchema({ openapi, metadata }: ListedModel): ModelSchema | undefined {
  const document = openapi as
    | { paths?: Record<string, Record<string, unknown>>; components?: { schemas?: Record<string, unknown> } }
    | null
    | undefined;
  const schemas = document?.components?.schemas;
  if (!schemas || typeof schemas !== "object") return undefined;
  const refIn = (part: unknown) => /"#\/components\/schemas\/([^"]+)"/.exec(JSON.stringify(part ?? {}))?.[1];
  const routes = Object.values(document?.paths ?? {});
  const input = routes
    .map((route) => refIn((route.post as { requestBody?: unknown } | undefined)?.requestBody))
    .find((name) => name !== undefined);
  if (input === undefined) return undefined;
  const read = readModelSchema({ components: { schemas: { ...schemas, Input: schemas[input] } } });
  if (!read) return undefined;
  // Its files are addresses in plain texts: told by their names, not by a format.
  const fields = read.fields.map((field) =>
    /(^|_)(image|video|audio|frame|mask)s?_urls?$|_url$/.test(field.name) && !field.choices
      ? { ...field, isFile: true }
      : field,
  );
  const isPicture = /to-image$/.test(metadata?.category ?? "");
  return { fields, output: isPicture ? "files" : "file" };
}

export function describeOffer(offer: Offer, assumedUsdPerSecond: number): ModelDescription {
  const { entry, schema, price, quirks } = offer;
  const makes = describeSchema(schema, entry.kind, quirks);
  const shortest = "choices" in makes.lengths ? Math.min(...makes.lengths.choices, 60) : makes.lengths.min;
  const { perSecond, usd } = dearer([entry.price, price], quirks.input ?? {}, schema, undefined);
  return {
    id: entry.id,
    label: entry.label,
    backend: BACKEND,
    kind: entry.kind,
    ...makes,
    creditsPerSecond: entry.rate,
    ...(entry.kind === "video" && {
      usdPerSecond: perSecond ?? (usd === undefined ? assumedUsdPerSecond : usd / Math.max(1, shortest)),
    }),
    summary: entry.summary,
    ...toldOf(entry),
  };
}
