import { createHash, randomUUID } from "node:crypto";
import { BackendError, UserMistake } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { Operation, OperationStatus, Output, VideoBackend } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { downloadFile } from "../download.ts";
import { mimeOf } from "../mime.ts";
import { describeSchema } from "../schema/describe.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { type NodeKind, withoutNode } from "./node-kinds.ts";
import { createProgressSocket } from "./progress-socket.ts";
import { type ComfyServer, createServer, filesIn, type HistoryEntry, type MadeFile } from "./server.ts";
import { fillWorkflow, type MappedWorkflow, PICTURES, type Workflow } from "./workflow.ts";

export interface ComfyuiSettings {
  url: string;
  /** Each is a model. */
  workflows: readonly MappedWorkflow[];
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** Under which progress is heard. Default: a random one. */
  clientId?: string | undefined;
}

/** A shot is ordered anew this often at most under one key, before it is thought hopeless. */
const MOST_ORDERS = 10;
/** What became of a prompt is remembered for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;

/** A workflow as it is offered and made here. */
interface Made extends MappedWorkflow {
  version: string;
  /** The nodes that do the long work. */
  samplers: string[];
}

/** Workflows on a ComfyUI server of one's own as a backend. */
export function createComfyuiBackend(settings: ComfyuiSettings): VideoBackend {
  const { catalogue, media, notebook, now, fetch } = settings;
  const server = createServer(settings.url.replace(/\/+$/, ""), fetch);
  const clientId = settings.clientId ?? randomUUID();
  const socket = createProgressSocket(server.url, clientId, now);
  const all = settings.workflows.map((mapped): Made => {
    const { workflow, mapping } = mapped;
    return {
      ...mapped,
      version: digest(JSON.stringify([workflow, mapping])).slice(0, 16),
      samplers: Object.entries(workflow)
        .filter(([, { class_type }]) => /sampler/i.test(class_type) && !/select/i.test(class_type))
        .map(([id]) => id),
    };
  });
  const entryOf = ({ id }: Made) => {
    const listed = catalogue.entries().filter(({ backend }) => backend === "comfyui");
    // With one workflow there is nothing to tell apart.
    return (
      listed.find((entry) => (entry.model ?? entry.id) === id) ?? (all.length === 1 ? listed[0] : undefined)
    );
  };
  const idOf = (made: Made) => entryOf(made)?.id ?? made.id;
  const labelOf = (made: Made) => entryOf(made)?.label ?? made.mapping.label;

  /** By the model's id; what was ordered before there were several is the only one's, or the first's. */
  function workflowOf(model: unknown): Made {
    const found = all.find((made) => idOf(made) === model) ?? (all.length === 1 ? all[0] : undefined);
    if (found) return found;
    throw new BackendError(
      "model-gone",
      "ComfyUI no longer has this workflow. Choose another model: /models.",
      {
        message: `no workflow ${model}`,
      },
    );
  }

  const quirksOf = (made: Made) => ({
    fps: made.mapping.framesPerSecond,
    rules: catalogue.rules("comfyui", idOf(made)),
  });

  const fitTo = (order: Order, made: Made): Fit =>
    fitOrder(order, {
      label: labelOf(made),
      kind: made.mapping.kind,
      schema: made.schema,
      quirks: quirksOf(made),
    });

  async function uploadFiles(fit: Fit, signal: AbortSignal): Promise<Record<string, string>> {
    const pictures: Record<string, string> = {};
    for (const { field, keys } of fit.files) {
      const path = await media.path(keys[0] as string);
      const type = await mimeOf(path);
      // The same picture keeps its name, so the server stores it once.
      const name = `${digest(String(keys[0])).slice(0, 24)}.${type.split("/")[1] ?? "png"}`;
      pictures[field] = await server.uploadImage(path, name, type, signal);
    }
    return pictures;
  }

  /** Without the nodes that load a picture where none came: what they have saved is the host's, not the order's. */
  async function workflowFor(fit: Fit, made: Made): Promise<Workflow> {
    const { mapping } = made;
    let left = made.workflow;
    const given = new Set(fit.files.map(({ field }) => field));
    for (const role of ["image", "endImage"] as const) {
      const place = mapping[role];
      if (!place || given.has(PICTURES[role]) || !(place.node in left)) continue;
      const mustStay = [mapping.prompt[0]?.node, mapping.output].filter((node) => node !== undefined);
      const without = withoutNode(left, place.node, await kindsOf(left), mustStay);
      if (!without) {
        throw new UserMistake(
          "needs-start-image",
          `${labelOf(made)} needs a picture to ${role === "image" ? "begin with" : "end on"}. Attach one, or choose another model (/models).`,
        );
      }
      left = without;
    }
    return left;
  }

  const kinds = new Map<string, NodeKind>();
  async function kindsOf(nodes: Workflow): Promise<ReadonlyMap<string, NodeKind>> {
    const names = new Set(Object.values(nodes).map(({ class_type }) => class_type));
    await Promise.all(
      [...names].map(async (name) => {
        const kind = kinds.get(name) ?? (await server.nodeKind(name));
        if (kind) kinds.set(name, kind);
      }),
    );
    return kinds;
  }

  /** The orders made under a key, in turn: the first that lives or went well, else the next free id. */
  async function latest(key: string): Promise<{ promptId: string; exists: boolean }> {
    for (let turn = 0; turn < MOST_ORDERS; turn++) {
      const ours = promptIdOf(key, turn);
      const promptId = (await notebook.get<string>(`renamed:${ours}`)) ?? ours;
      const state = await look(server, promptId);
      if (!state) return { promptId: ours, exists: false };
      if (state.place || !hasFailed(state.entry)) return { promptId, exists: true };
    }
    throw new BackendError("model-failed", "The workflow fails again and again. Choose another model.");
  }

  return {
    id: "comfyui",
    slots: 1,
    pollMs: { first: 500, longest: 2_000 },
    billed: false,
    kinds: ["video", "image"],

    async models() {
      return all.map((made) => {
        const { mapping, schema, version } = made;
        const listed = entryOf(made);
        const makes = describeSchema(schema, mapping.kind, quirksOf(made));
        return {
          id: idOf(made),
          label: labelOf(made),
          backend: "comfyui",
          kind: mapping.kind,
          version,
          ...makes,
          sound: makes.sound || mapping.sound,
          creditsPerSecond: listed?.rate ?? 1,
          usdPerSecond: 0,
          summary: listed?.summary ?? mapping.summary,
          ...(listed?.plans && { plans: listed.plans }),
        };
      });
    },

    async check(order) {
      const made = workflowOf(order.model);
      const fit = fitTo(order, made);
      await workflowFor(fit, made).catch((error) => {
        // A server that is away now may be there when the order's turn comes, and is asked again then.
        if (!(error instanceof BackendError)) throw error;
      });
      return fit.warnings;
    },

    async start(order, { idempotencyKey, signal }) {
      signal.throwIfAborted();
      const made = workflowOf(order.model);
      const fit = fitTo(order, made);
      const { promptId, exists } = await latest(idempotencyKey);
      if (exists) return { id: promptId, model: order.model };
      const fitting = await workflowFor(fit, made);
      const pictures = await uploadFiles(fit, signal);
      signal.throwIfAborted();
      await notebook.delete(`canceled:${promptId}`);
      socket.connect();
      socket.expect(promptId, made.samplers);
      const id = await server.submit({
        prompt: fillWorkflow({ mapping: made.mapping, workflow: fitting }, fit.input, pictures),
        prompt_id: promptId,
        client_id: clientId,
      });
      if (id !== promptId) {
        await notebook.set(`renamed:${promptId}`, id, { ttlMs: KEPT_MS });
        socket.forget(promptId);
        socket.expect(id, made.samplers);
      }
      return { id, model: order.model };
    },

    async recover({ model }, { idempotencyKey }) {
      const { promptId, exists } = await latest(idempotencyKey);
      return exists ? { id: promptId, model } : null;
    },

    async status(operation) {
      const promptId = String(operation.id);
      const state = await look(server, promptId);
      if (state?.entry) {
        socket.forget(promptId);
        return toStatus(state.entry, workflowOf(operation.model ?? all[0]?.id));
      }
      if (state?.place === "pending") return { state: "waiting" };
      if (state) {
        socket.connect();
        return { state: "running", progress: socket.progress(promptId) };
      }
      return (await notebook.get(`canceled:${promptId}`)) === undefined
        ? { state: "lost" }
        : { state: "canceled", usd: 0 };
    },

    async cancel(operation: Operation) {
      const promptId = String(operation.id);
      const place = await server.place(promptId);
      if (!place) return {};
      await notebook.set(`canceled:${promptId}`, true, { ttlMs: KEPT_MS });
      await server.dropPending(promptId);
      // Only while it is ours that runs: older servers stop whatever runs, whoever's it is.
      if ((await server.place(promptId)) === "running") await server.interrupt(promptId);
      return { usd: 0 };
    },

    async download(output, path, { signal, maxBytes }) {
      const origin = new URL(server.url).origin;
      await downloadFile(`${server.url}/view?${output.source}`, path, {
        allowed: (url) => url.origin === origin,
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      try {
        return { ok: true, detail: await server.devices() };
      } catch (error) {
        return { ok: false, detail: error instanceof BackendError ? error.userMessage : String(error) };
      }
    },

    async close() {
      socket.close();
    },
  };

  function toStatus(done: HistoryEntry, { mapping, version }: Made): OperationStatus {
    const failure = failureIn(done);
    if (failure) return failure;
    const files = filesIn(done, mapping.output).sort((one, other) => rank(one) - rank(other));
    const wanted = mapping.kind === "video" ? files.filter(isMoving) : files;
    if (wanted.length === 0) {
      return {
        state: "failed",
        code: "empty-output",
        message:
          "The workflow ended without saving a video. Whoever runs this bot should look at its output node.",
        retryable: false,
      };
    }
    return { state: "done", outputs: wanted.map(toOutput), usd: 0, modelVersion: version };
  }
}

/** What the server knows of a prompt; undefined: nothing. */
async function look(
  server: ComfyServer,
  promptId: string,
): Promise<{ entry?: HistoryEntry; place?: "running" | "pending" } | undefined> {
  const before = await server.history(promptId);
  if (before) return { entry: before };
  const place = await server.place(promptId);
  if (place) return { place };
  // It may have ended between the two questions.
  const after = await server.history(promptId);
  return after && { entry: after };
}

const hasFailed = (entry: HistoryEntry | undefined) => entry !== undefined && failureIn(entry) !== undefined;

function failureIn({
  status,
}: HistoryEntry): Extract<OperationStatus, { state: "failed" | "canceled" }> | undefined {
  const told = (event: string) => status?.messages.find(([name]) => name === event)?.[1];
  if (told("execution_interrupted") !== undefined) return { state: "canceled", usd: 0 };
  if (status?.status_str !== "error") return undefined;
  const error = told("execution_error") as
    | { exception_message?: string; exception_type?: string }
    | undefined;
  const isMemory = /OutOfMemory|out of memory/i.test(`${error?.exception_type} ${error?.exception_message}`);
  return isMemory
    ? {
        state: "failed",
        code: "model-out-of-memory",
        message: "The GPU ran out of memory. Try a shorter clip or a lower resolution.",
        retryable: false,
      }
    : {
        state: "failed",
        code: "model-failed",
        message: "The workflow failed on the GPU. Try again, or choose another model.",
        retryable: true,
      };
}

const isMoving = ({ filename, animated }: MadeFile) =>
  /\.(mp4|webm|mov|mkv|avi|gif)$/i.test(filename) || (animated && /\.webp$/i.test(filename));

/** Finished files before previews, videos before animated pictures. */
function rank({ filename, type }: MadeFile): number {
  return (type === "output" ? 0 : 10) + (/\.(mp4|webm|mov|mkv)$/i.test(filename) ? 0 : 1);
}

function toOutput({ filename, subfolder, type }: MadeFile): Output {
  return { source: new URLSearchParams({ filename, subfolder, type }).toString() };
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** A UUID that follows from the shot's key, as the server doesn't tell two equal orders apart by itself. */
function promptIdOf(key: string, turn: number): string {
  const hex = digest(`${key}\n${turn}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
