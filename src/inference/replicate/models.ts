import type Replicate from "replicate";
import type { Model } from "replicate";
import { BackendError, UserMistake } from "../../core/errors.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { ModelKind } from "../../core/ports/video-backend.ts";
import { type ModelSchema, readModelSchema } from "../schema/input-schema.ts";
import { type AboutModel, kindOf } from "../schema/kind.ts";
import { toBackendError } from "./errors.ts";

/** A model as Replicate publishes it. */
export interface PublishedModel {
  /** `owner/name`, for a deployment that of its model. */
  name: string;
  /** How a prediction of it is created. */
  route: { kind: "official" } | { kind: "version" } | { kind: "deployment"; name: string };
  version?: string;
  /** Runs of it that fail are paid for, as those of private models and of deployments are. */
  failuresCost?: boolean;
  /** As far as its schema tells. */
  kind?: ModelKind;
  schema: ModelSchema;
}

/** A published schema is asked for again after so long, in milliseconds. */
const FRESH_MS = 60 * 60_000;
/** One this old still serves until there is an answer. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** A name without a model is not asked for again within this time, and of so many at most; in milliseconds. */
const MISSING_MS = 5 * 60_000;
const MOST_MISSING = 500;
/** After no answer at all, or a refused token, nothing new is asked for so long, in milliseconds. */
const SILENT_MS = 10_000;

interface Kept {
  at: number;
  model: PublishedModel;
}

/** `owner/name`, `owner/name:version` or `deployment:owner/name`. */
const NAME = /^(deployment:)?([a-z0-9][\w.-]{0,99}\/[a-z0-9][\w.-]{0,99})(?::([0-9a-f]{64}))?$/i;

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
  notebook: Pick<Notebook, "get" | "set" | "delete">;
  now: () => number;
}): ModelShelf {
  const kept = new Map<string, Kept>();
  const asking = new Map<string, Promise<PublishedModel | undefined>>();

  /** Names asked for in vain, and when; and what last kept everything from being asked. */
  const missing = new Map<string, number>();
  let silence: { at: number; error: BackendError } | undefined;

  /** Asks Replicate; one question at a time about each. */
  function ask(name: string): Promise<PublishedModel | undefined> {
    const underWay = asking.get(name);
    if (underWay) return underWay;
    const question = learn(name).finally(() => asking.delete(name));
    asking.set(name, question);
    return question;
  }

  async function learn(name: string): Promise<PublishedModel | undefined> {
    try {
      const model = await fetchModel(client, name);
      const entry = { at: now(), model };
      kept.set(name, entry);
      await notebook.set(`model:${name}`, entry, { ttlMs: KEPT_MS });
      return model;
    } catch (cause) {
      const error = await toBackendError(cause);
      if (["backend-unreachable", "backend-refused-token"].includes(error.code))
        silence = { at: now(), error };
      if (error.code !== "model-gone") throw error;
      kept.delete(name);
      if (missing.size >= MOST_MISSING) missing.clear();
      missing.set(name, now());
      await notebook.delete(`model:${name}`);
      return undefined;
    }
  }

  return {
    async get(name) {
      const entry = kept.get(name) ?? (await notebook.get<Kept>(`model:${name}`));
      if (!entry) {
        if (now() - (missing.get(name) ?? Number.NEGATIVE_INFINITY) < MISSING_MS) return undefined;
        // Whoever asks for a clip should not wait for each of many models in turn.
        if (silence && now() - silence.at < SILENT_MS) throw silence.error;
        return ask(name);
      }
      kept.set(name, entry);
      // Models change seldom: nobody waits for the new word on one, and without an answer the old one serves on.
      if (now() - entry.at >= FRESH_MS) ask(name).catch(() => {});
      return entry.model;
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
    const about = await aboutModel(client, modelOwner, modelName);
    const read = toPublished(release.model, found.openapi_schema, about);
    return {
      ...read,
      version: release.version,
      failuresCost: true,
      route: { kind: "deployment", name: `${owner}/${model}` },
    };
  }
  if (version) {
    const found = await client.models.versions.get(owner, model, version);
    const { failuresCost, ...about } = await aboutModel(client, owner, model);
    return {
      ...toPublished(`${owner}/${model}`, found.openapi_schema, about),
      ...(failuresCost && { failuresCost }),
      version,
      route: { kind: "version" },
    };
  }
  const found = await client.models.get(owner, model);
  const latest = found.latest_version;
  const { failuresCost, ...about } = saidOf(found);
  const read = toPublished(`${owner}/${model}`, latest?.openapi_schema, about);
  return {
    ...read,
    ...(failuresCost && { failuresCost }),
    ...(latest?.id && { version: latest.id }),
    // Official models are run by their name; others need a version.
    route: { kind: found.is_official || !latest?.id ? "official" : "version" },
  };
}

type About = AboutModel & { failuresCost?: boolean };

/** What the model's own page says besides its schema; nothing where it can't be had. */
async function aboutModel(client: Replicate, owner: string, name: string): Promise<About> {
  return client.models.get(owner, name).then(saidOf, () => ({}));
}

function saidOf({ description, default_example: example, visibility }: Model): About {
  return {
    ...(description && { description }),
    ...(example && { example: example.output }),
    ...(visibility === "private" && { failuresCost: true }),
  };
}

function toPublished(
  name: string,
  document: unknown,
  about: AboutModel = {},
): Pick<PublishedModel, "name" | "kind" | "schema"> {
  const schema = readModelSchema(document);
  if (!schema) throw unintelligible(name);
  const kind = kindOf(schema, { name, ...about });
  return { name, schema, ...(kind && { kind }) };
}

export function unintelligible(name: string): BackendError {
  return new BackendError(
    "model-unintelligible",
    `${name} doesn't say what it takes, so it can't be used. Choose another model.`,
  );
}

export function noSuchModel(name: string): UserMistake {
  return new UserMistake("unknown-model", `Replicate has no model "${name}". /models shows what there is.`);
}
