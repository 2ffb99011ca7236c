import { BackendError } from "../../core/errors.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { ModelDescription } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { openModel } from "../catalogue/open-models.ts";
import { estimate } from "../catalogue/price.ts";
import { quirksOf } from "../catalogue/quirks.ts";
import { toldOf } from "../catalogue/terms.ts";
import { describeSchema } from "../schema/describe.ts";
import type { Quirks } from "../schema/fit.ts";
import type { ModelSchema } from "../schema/input-schema.ts";
import { type Dialect, PLAIN, schemaOf } from "./dialect.ts";
import type { VideoServer } from "./server.ts";

export const BACKEND = "videos-api";

/** What a server has is asked for again after so long, in milliseconds: it may run another model by then. */
const FRESH_MS = 60_000;
/** One that gave no answer is not asked again for so long, in milliseconds. */
const SILENT_MS = 10_000;

interface Learned {
  models: string[];
  dialect: Dialect;
}

/** One model as it is offered here. */
export interface Offer {
  id: string;
  label: string;
  /** The servers' name of it. */
  model: string;
  entry: CatalogueEntry | undefined;
  schema: ModelSchema;
  quirks: Quirks;
  servers: VideoServer[];
}

/** The models of all servers, each once, by the catalogue's names where it has some. */
export function createShelf({
  servers,
  catalogue,
  notebook,
  now,
}: {
  servers: readonly VideoServer[];
  catalogue: Catalogue;
  notebook: Pick<Notebook, "get" | "set">;
  now: () => number;
}) {
  const asked = new Map<string, { until: number; answer: Promise<Learned | undefined> }>();

  /** A server that is away has what it had when it was last heard of, by whichever process. */
  function learn(server: VideoServer): Promise<Learned | undefined> {
    const known = asked.get(server.url);
    if (known && now() < known.until) return known.answer;
    const question = Promise.all([server.models(), server.dialect().catch(() => PLAIN)]).then(
      async ([models, dialect]) => {
        const learned = { models, dialect };
        await notebook.set(`has:${server.url}`, learned);
        return learned;
      },
      async () => {
        current.until = now() + SILENT_MS;
        return notebook.get<Learned>(`has:${server.url}`);
      },
    );
    const current = { until: now() + FRESH_MS, answer: question };
    asked.set(server.url, current);
    return question;
  }

  async function offers(): Promise<Offer[]> {
    const learned = await Promise.all(servers.map(async (server) => ({ server, has: await learn(server) })));
    const names = [...new Set(learned.flatMap(({ has }) => has?.models ?? []))];
    const entries = catalogue.entries().filter(({ backend }) => backend === BACKEND);
    return names.flatMap((model) => {
      const having = learned.filter(({ has }) => has?.models.includes(model));
      const dialect = commonDialect(having.map(({ has }) => has?.dialect ?? PLAIN));
      // An entry that names no model means the only one there is.
      const own = entries.filter(
        (entry) => (entry.model ?? (names.length === 1 ? model : entry.id)) === model,
      );
      return (own.length > 0 ? own : [undefined]).map((entry): Offer => {
        const schema = schemaOf(model, dialect, entry);
        const rules = catalogue.rules(BACKEND, model);
        const { sound } = openModel(model);
        const quirks = quirksOf(entry, rules);
        return {
          id: entry?.id ?? model,
          label: entry?.label ?? model.split("/").pop() ?? model,
          model,
          entry,
          schema,
          quirks: {
            ...quirks,
            // The schema has them in the unit that is sent.
            lengths: undefined,
            input: { ...(sound && { generate_sound: true }), ...quirks.input },
          },
          servers: having.map(({ server }) => server),
        };
      });
    });
  }

  return {
    offers,
    async find(id: string): Promise<Offer> {
      const found = (await offers()).find((offer) => offer.id === id);
      if (found) return found;
      throw new BackendError(
        "model-gone",
        "The video server no longer has this model. Choose another one: /models.",
        { message: `no video server has ${id}` },
      );
    },
  };
}

/** What all of the servers take, so that any of them can have the order. */
function commonDialect([first = PLAIN, ...others]: readonly Dialect[]): Dialect {
  return {
    ...first,
    fields: first.fields.filter((field) => others.every(({ fields }) => fields.includes(field))),
  };
}

export function describeOffer({ id, label, model, entry, schema, quirks }: Offer): ModelDescription {
  const makes = describeSchema(schema, "video", quirks);
  const shortest = "choices" in makes.lengths ? Math.min(...makes.lengths.choices) : makes.lengths.min;
  const { perSecond, usd } = estimate(entry?.price, {}, schema, undefined);
  return {
    id,
    label,
    backend: BACKEND,
    kind: "video",
    version: model,
    ...makes,
    creditsPerSecond: entry?.rate ?? 1,
    usdPerSecond: perSecond ?? (usd === undefined ? 0 : usd / Math.max(1, shortest)),
    summary: entry?.summary ?? "On this bot's own video server.",
    ...toldOf(entry, model),
  };
}
