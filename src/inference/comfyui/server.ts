import { openAsBlob } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import { reasonFrom } from "../http-faults.ts";
import { type NodeKind, readNodeKind } from "./node-kinds.ts";
import type { Workflow } from "./workflow.ts";

const ANSWER_MS = 30_000;
const UPLOAD_MS = 5 * 60_000;
/** How often it is looked whether memory is free, and how often at most; what is left of the models then is next to nothing. */
const FREE_LOOK_MS = 250;
const FREE_LOOKS = 12;
const FREE_SHARE = 0.1;
/** How the clients of Rushes begin, so that its prompts can be told from others. */
export const CLIENT_PREFIX = "rushes-";

const fileSchema = z.looseObject({
  filename: z.string(),
  subfolder: z.string().default(""),
  type: z.string().default("output"),
});
/** `animated`: a picture format that moves, where the node says so. */
export type MadeFile = z.output<typeof fileSchema> & { animated: boolean };

const historySchema = z.record(
  z.string(),
  z.looseObject({
    outputs: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    status: z
      .looseObject({
        status_str: z.string().optional(),
        completed: z.boolean().optional(),
        messages: z.array(z.tuple([z.string(), z.unknown()])).default([]),
      })
      .nullish(),
  }),
);
export type HistoryEntry = z.output<typeof historySchema>[string];

const queueSchema = z.looseObject({
  queue_running: z.array(z.array(z.unknown())),
  queue_pending: z.array(z.array(z.unknown())),
});

const statsSchema = z.looseObject({
  devices: z
    .array(
      z.looseObject({
        name: z.string(),
        vram_total: z.number().optional(),
        torch_vram_total: z.number().optional(),
        torch_vram_free: z.number().optional(),
      }),
    )
    .default([]),
});

const acceptedSchema = z.looseObject({ prompt_id: z.string().min(1) });

const refusalSchema = z.looseObject({
  error: z
    .union([z.string(), z.looseObject({ message: z.string().optional(), details: z.string().optional() })])
    .optional(),
  node_errors: z
    .record(
      z.string(),
      z.looseObject({
        class_type: z.string().optional(),
        errors: z
          .array(
            z.looseObject({
              message: z.string().optional(),
              details: z.string().optional(),
              extra_info: z.looseObject({ input_name: z.string().optional() }).optional(),
            }),
          )
          .default([]),
      }),
    )
    .or(z.array(z.unknown()))
    .optional(),
});

/** The parts of ComfyUI's HTTP API that are used. */
export interface ComfyServer {
  readonly url: string;
  /** The id it goes by from now on: older servers choose one of their own. */
  submit(order: { prompt: Workflow; prompt_id: string; client_id: string; number?: number }): Promise<string>;
  /** The value for a node that loads it. */
  uploadImage(path: string, name: string, type: string, signal: AbortSignal): Promise<string>;
  history(promptId: string): Promise<HistoryEntry | undefined>;
  /** The ids of all prompts that run or wait, whoever's they are, and how many of them aren't Rushes'. */
  queue(): Promise<{ running: string[]; pending: string[]; others: number }>;
  /** Unloads all models, and waits for a few seconds at most until their memory is free. */
  free(): Promise<void>;
  /** Where it stands in the queue. */
  place(promptId: string): Promise<"running" | "pending" | undefined>;
  dropPending(promptId: string): Promise<void>;
  interrupt(promptId: string): Promise<void>;
  /** Devices in words. */
  devices(): Promise<string>;
  /** undefined: it has no such node. */
  nodeKind(classType: string): Promise<NodeKind | undefined>;
}

export function createServer(url: string, fetch: typeof globalThis.fetch): ComfyServer {
  const send = async (path: string, init: RequestInit = {}, limitMs = ANSWER_MS, starting = false) => {
    const limit = AbortSignal.timeout(limitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      return await fetch(`${url}${path}`, { ...init, signal, redirect: "error" });
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw unreachable(url, cause, starting);
    }
  };
  const readJson = async (path: string): Promise<unknown> => {
    const response = await send(path);
    if (!response.ok) throw await refusal(response, url);
    return response.json();
  };
  const post = async (path: string, body: unknown, starting = false): Promise<Response> => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await send(path, init, ANSWER_MS, starting);
    if (!response.ok) throw await refusal(response, url);
    return response;
  };
  const tell = async (path: string, body: unknown): Promise<void> => {
    await (await post(path, body)).body?.cancel();
  };
  const queue = async () => {
    const parsed = queueSchema.safeParse(await readJson("/queue"));
    if (!parsed.success) throw unreachable(url, parsed.error, false);
    const { queue_running: running, queue_pending: pending } = parsed.data;
    const ids = (entries: unknown[][]) => entries.map((entry) => String(entry[1]));
    const others = [...running, ...pending].filter((entry) => !isOurs(entry[3])).length;
    return { running: ids(running), pending: ids(pending), others };
  };

  const stats = async () => statsSchema.parse(await readJson("/system_stats"));
  /** The share of its cards' memory that its models hold, 0 to 1; 0 where it doesn't say. */
  const memoryInUse = async () => {
    const { devices } = await stats();
    const shares = devices.map(
      ({ vram_total: all = 0, torch_vram_total: held = 0, torch_vram_free: left = 0 }) =>
        all > 0 ? (held - left) / all : 0,
    );
    return Math.max(0, ...shares);
  };

  return {
    url,
    async submit(order) {
      const answer = await (await post("/prompt", order, true)).json().catch(() => undefined);
      return acceptedSchema.safeParse(answer).data?.prompt_id ?? order.prompt_id;
    },
    async uploadImage(path, name, type, signal) {
      const form = new FormData();
      form.append("image", await openAsBlob(path, { type }), name);
      form.append("type", "input");
      form.append("subfolder", "rushes");
      form.append("overwrite", "true");
      const response = await send("/upload/image", { method: "POST", body: form, signal }, UPLOAD_MS);
      if (!response.ok) throw await refusal(response, url);
      const kept = z
        .looseObject({ name: z.string(), subfolder: z.string().default("") })
        .parse(await response.json());
      return kept.subfolder ? `${kept.subfolder}/${kept.name}` : kept.name;
    },
    async history(promptId) {
      const parsed = historySchema.safeParse(await readJson(`/history/${promptId}`));
      if (!parsed.success) throw unreachable(url, parsed.error, false);
      return parsed.data[promptId];
    },
    queue,
    async place(promptId) {
      const { running, pending } = await queue();
      if (running.includes(promptId)) return "running";
      return pending.includes(promptId) ? "pending" : undefined;
    },
    dropPending: (promptId) => tell("/queue", { delete: [promptId] }),
    interrupt: (promptId) => tell("/interrupt", { prompt_id: promptId }),
    async free() {
      await tell("/free", { unload_models: true, free_memory: true });
      // It is done by the thread that works on prompts, which hears of it a moment later.
      for (let looked = 0; looked < FREE_LOOKS && (await memoryInUse()) > FREE_SHARE; looked++)
        await sleep(FREE_LOOK_MS);
    },
    async devices() {
      return (await stats()).devices.map(({ name }) => name).join(", ");
    },
    async nodeKind(classType) {
      const known = await readJson(`/object_info/${encodeURIComponent(classType)}`);
      return readNodeKind((known as Record<string, unknown> | null)?.[classType]);
    },
  };
}

/** By what a prompt came with, which the queue shows. */
const isOurs = (extra: unknown) =>
  typeof extra === "object" &&
  extra !== null &&
  "client_id" in extra &&
  String(extra.client_id).startsWith(CLIENT_PREFIX);

/** Every file in a node's outputs: core nodes list them under `images`, video nodes under `gifs` or `videos`. */
export function filesIn(entry: HistoryEntry, node?: string): MadeFile[] {
  const nodes = node === undefined ? Object.values(entry.outputs) : [entry.outputs[node] ?? {}];
  return nodes.flatMap((output) =>
    ["videos", "gifs", "images", "video"].flatMap((key) => {
      const list = output[key];
      if (!Array.isArray(list)) return [];
      const animated = Array.isArray(output.animated) && output.animated[0] === true;
      return list
        .map((file) => fileSchema.safeParse(file))
        .flatMap((result) => (result.success ? [{ ...result.data, animated }] : []));
    }),
  );
}

function unreachable(url: string, cause: unknown, starting: boolean): BackendError {
  return new BackendError(
    starting ? "start-unknown" : "backend-unreachable",
    "ComfyUI can't be reached right now. Try again in a few minutes, or use another model.",
    { retryable: true, cause, message: `comfyui at ${url} can't be reached` },
  );
}

async function refusal(response: Response, url: string): Promise<BackendError> {
  const body = await response.text().catch(() => "");
  const message = `comfyui at ${url} answered ${response.status}: ${body.slice(0, 2_000)}`;
  if (response.status >= 500) {
    return new BackendError(
      "backend-down",
      "ComfyUI has a fault right now. Try again in a few minutes, or use another model.",
      {
        retryable: true,
        message,
      },
    );
  }
  return new BackendError(
    "backend-refused-input",
    `The workflow refuses this order: ${refusalIn(body)}. Change that, or choose another model.`,
    { message },
  );
}

/** "seed of node 3 (KSampler): Value 5 bigger than max" */
function refusalIn(body: string): string {
  let written: unknown;
  try {
    written = JSON.parse(body);
  } catch {
    return reasonFrom("");
  }
  const parsed = refusalSchema.safeParse(written);
  if (!parsed.success) return reasonFrom("");
  const { error, node_errors: nodes } = parsed.data;
  const faults = Object.entries(nodes && !Array.isArray(nodes) ? nodes : {}).flatMap(
    ([id, { class_type, errors }]) =>
      errors.map(({ message, details, extra_info }) => {
        const input = extra_info?.input_name;
        return `${input ? `${input} of ` : ""}node ${id} (${class_type ?? "?"}): ${message ?? details ?? "invalid"}`;
      }),
  );
  const general = typeof error === "string" ? error : (error?.message ?? error?.details);
  return reasonFrom(faults.join("; ") || general || "");
}
