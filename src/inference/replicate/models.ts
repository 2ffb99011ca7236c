import type Replicate from "replicate";
import { BackendError, UserMistake } from "../../core/errors.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/video-backend.ts";
import { kindOf } from "../schema/describe.ts";
import { type ModelSchema, readModelSchema } from "../schema/input-schema.ts";
import { toBackendError } from "./errors.ts";

/** A model as Replicate publishes it. */
export interface PublishedModel {
  /** `owner/name`, for a deployment that of its model. */
  name: string;
  /** How a prediction of it is created. */
  route: { kind: "official" } | { kind: "version" } | { kind: "deployment"; name: string };
  version?: string;
  kind: Order["kind"];
  schema: ModelSchema;
}

/** A published schema is asked for again after so long, in milliseconds. */
const FRESH_MS = 60 * 60_000;
/** Without an answer from Replicate one this old still serves. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

interface Kept {
  at: number;
  model: PublishedModel;
}

/** `owner/name`, `owner/name:version` or `deployment:owner/name`. */
const NAME = /^(deployment:)?([a-z0-9][\w.-]*\/[\w.-]+?)(?::([0-9a-f]{64}))?$/i;

export function isModelName(name: string): boolean {
  return NAME.test(name);
}

export interface ModelShelf {
  /** undefined: Replicate has no such model. Throws BackendError while that can't be told. */
  get(name: string): Promise<PublishedModel | undefined>;
}

/** Keeps what models publish, in memory and over restarts, so that Replicate is asked about each once an hour at most. */
export function createModelShelf({
  client,
  notebook,
  now,
}: {
  client: Replicate;
  notebook: Pick<Notebook, "get" | "set">;
  now: () => number;
}): ModelShelf {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<PublishedModel | undefined>>();
  const isFresh = (entry: Kept) => now() - entry.at < FRESH_MS;

  async function ask(name: string): Promise<PublishedModel | undefined> {
    const key = `model:${name}`;
    const stored = kept.get(name) ?? (await notebook.get<Kept>(key));
    if (stored && isFresh(stored)) {
      kept.set(name, stored);
      return stored.model;
    }
    try {
      const model = await fetchModel(client, name);
      const entry = { at: now(), model };
      kept.set(name, entry);
      await notebook.set(key, entry, { ttlMs: KEPT_MS });
      return model;
    } catch (cause) {
      const error = await toBackendError(cause);
      if (error.code === "model-gone") {
        kept.delete(name);
        return undefined;
      }
      if (stored) return stored.model;
      throw error;
    }
  }

  return {
    async get(name) {
      const entry = kept.get(name);
      if (entry && isFresh(entry)) return entry.model;
      const underWay = asking.get(name);
      if (underWay) return underWay;
      const question = ask(name).finally(() => asking.delete(name));
      asking.set(name, question);
      return question;
    },
  };
}

async function fetchModel(client: Replicate, name: string): Promise<PublishedModel> {
  const [, deployment, path, version] = NAME.exec(name) ?? [];
  const [owner = "", model = ""] = (path ?? "").split("/");
  if (deployment) {
    const { current_release: release } = await client.deployments.get(owner, model);
    const [modelOwner = "", modelName = ""] = release.model.split("/");
    const found = await client.models.versions.get(modelOwner, modelName, release.version);
    const read = toPublished(release.model, found.openapi_schema);
    return { ...read, version: release.version, route: { kind: "deployment", name: `${owner}/${model}` } };
  }
  if (version) {
    const found = await client.models.versions.get(owner, model, version);
    return { ...toPublished(`${owner}/${model}`, found.openapi_schema), version, route: { kind: "version" } };
  }
  const found = await client.models.get(owner, model);
  const latest = found.latest_version;
  const read = toPublished(`${owner}/${model}`, latest?.openapi_schema);
  return {
    ...read,
    ...(latest?.id && { version: latest.id }),
    // Official models are run by their name; others need a version.
    route: { kind: found.is_official || !latest?.id ? "official" : "version" },
  };
}

function toPublished(name: string, document: unknown): Pick<PublishedModel, "name" | "kind" | "schema"> {
  const schema = readModelSchema(document);
  const kind = schema && kindOf(schema);
  if (!schema || !kind) {
    throw new BackendError(
      "model-unintelligible",
      `${name} doesn't say what it takes, so it can't be used. Choose another model.`,
    );
  }
  return { name, kind, schema };
}

export function noSuchModel(name: string): UserMistake {
  return new UserMistake("unknown-model", `Replicate has no model "${name}". /models shows what there is.`);
}
