import { createHash } from "node:crypto";
import { copyFile, readFile, stat } from "node:fs/promises";
import { BackendError } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Order } from "../../core/ports/orders.ts";
import type {
  ModelDescription,
  ModelKind,
  Operation,
  OperationStatus,
  VideoBackend,
} from "../../core/ports/video-backend.ts";
import { asleep, createSilence } from "../asleep.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { quirksOf } from "../catalogue/quirks.ts";
import { toldOf } from "../catalogue/terms.ts";
import { downloadFile, isSameMachine, tooLarge } from "../download.ts";
import { explainFit } from "../explain.ts";
import { mimeOf } from "../mime.ts";
import { describeSchema } from "../schema/describe.ts";
import { type Fit, fitOrder } from "../schema/fit.ts";
import { type ModelSchema, readModelSchema } from "../schema/input-schema.ts";
import { kindOf } from "../schema/kind.ts";
import { type Box, type BoxNature, createBox, unreachable } from "./box.ts";
import { createHolder } from "./hold.ts";
import { createResults, IN_MEDIA, type Known as KnownState, keepsFilesKey } from "./results.ts";
import { nowRuns, orderUploads } from "./uploads.ts";
import { cogWebhookAddress } from "./webhook.ts";

export interface CogSettings {
  /** Containers, all of the same model. */
  urls: readonly string[];
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  /** Where the containers reach this bot; without it each order's request is kept open until it is done. */
  webhookUrl?: string | undefined;
  /** Whoever runs this wants reports by name, and not only because the bot has an address. */
  reportsAsked?: boolean | undefined;
  /** The containers were started with the address of this bot's own receiver as `--upload-url`. */
  uploadSecret?: string | undefined;
  /** Further hosts finished files may be fetched from, for containers started with `--upload-url`. */
  outputHosts?: readonly string[] | undefined;
  /** Predictions under way at once over all workers. Default: one a container. */
  slots?: number | undefined;
  /** Told the id of an operation that has ended. */
  wakeUp?: ((operationId: string) => Promise<void>) | undefined;
  fetch: typeof globalThis.fetch;
  now: () => number;
}

/** A container's description is asked for again after so long, in milliseconds: it may have been replaced. */
const FRESH_MS = 60_000;
/** After no answer at all they are not asked again for so long, in milliseconds. */
const SILENT_MS = 10_000;
/** An idle container whose report has not come within this time has lost it, in milliseconds. */
const REPORT_MS = 30_000;
/** What the model is called without a catalogue entry. */
const DEFAULT_ID = "cog";

interface Learned {
  schema: ModelSchema;
  kind: ModelKind;
  version: string;
}

/** Cog containers on the installation's own machines, as one backend. */
export function createCogBackend(settings: CogSettings): VideoBackend {
  const { catalogue, media, notebook, now, fetch } = settings;
  const boxes = settings.urls.map((url) => createBox(url.replace(/\/+$/, ""), fetch));
  const results = createResults({ media, notebook });
  const silence = createSilence(now);
  const holder = createHolder({ notebook, results, onEnded: async (id) => settings.wakeUp?.(id) });
  let asked: { until: number; answer: Promise<Learned> } | undefined;
  let last: Learned | undefined;

  const entries = () => catalogue.entries().filter((entry) => entry.backend === "cog");
  /** A container doesn't say whose model it runs: the entry's `model` does, which may be one of Replicate's. */
  const rulesOf = (entry: CatalogueEntry | undefined) => {
    const name = entry?.model ?? entry?.id ?? DEFAULT_ID;
    return catalogue.rules("cog", name) ?? catalogue.rules("replicate", name);
  };

  /** Containers that are away are what they were when last heard of. */
  function learn(): Promise<Learned> {
    if (asked && now() < asked.until) return asked.answer;
    const question = askAny(boxes).then(
      async (learned) => {
        last = learned;
        await notebook.set("learned", learned);
        return learned;
      },
      async (error) => {
        // Nobody should wait in vain again with each thing they ask for.
        current.until = now() + SILENT_MS;
        if (last) return last;
        // What answers nothing because it works for another process is what that one learned of it.
        const atWork = await Promise.all(boxes.map(({ url }) => holder.mayRunAt(url)));
        const learned = atWork.includes(true) ? await notebook.get<Learned>("learned") : undefined;
        if (learned) return learned;
        throw error;
      },
    );
    const current = { until: now() + FRESH_MS, answer: question };
    asked = current;
    return question;
  }

  async function fitTo(order: Order): Promise<Fit> {
    const { schema, kind } = await learn();
    const entry = entries().find(({ id }) => id === order.model);
    const label = entry?.label ?? "The model on our own GPU";
    return fitOrder(order, { label, kind, schema, quirks: quirksOf(entry, rulesOf(entry)) });
  }

  /** One description for each entry of the catalogue, or one without. */
  function describe({ schema, kind, version }: Learned): ModelDescription[] {
    const listed = entries();
    return (listed.length > 0 ? listed : [undefined]).map((entry) => ({
      id: entry?.id ?? DEFAULT_ID,
      label: entry?.label ?? "Own GPU",
      backend: "cog",
      kind,
      version,
      ...describeSchema(schema, kind, quirksOf(entry, rulesOf(entry))),
      creditsPerSecond: entry?.rate ?? 1,
      usdPerSecond: 0,
      summary: entry?.summary ?? "The model on this bot's own GPU.",
      ...toldOf(entry, entry?.model),
    }));
  }

  /** The container that had this order before, else one with a free slot. */
  async function chooseBox(id: string): Promise<Box> {
    const before = await notebook.get<string>(`box:${id}`);
    const states = await Promise.all(boxes.map(async (box) => ({ box, health: await healthOf(box) })));
    const again = states.find(({ box, health }) => box.url === before && ["READY", "BUSY"].includes(health));
    if (again) return again.box;
    const free = states.filter(({ health }) => health === "READY");
    // Which of the free ones: by the order's own digest, so that they share evenly without talking to each other.
    const chosen = free[Number.parseInt(digest(id).slice(0, 6), 16) % Math.max(1, free.length)];
    if (states.some(({ health }) => health !== "UNREACHABLE")) silence.heard("all");
    if (chosen) return chosen.box;
    const isBusy = states.some(({ health }) => health === "BUSY" || health === "STARTING");
    const message = `no free cog container: ${states.map(({ box, health }) => `${box.url} ${health}`).join(", ")}`;
    if (isBusy) {
      throw new BackendError(
        "backend-busy",
        "The GPU is busy. Try again in a few minutes, or use another model.",
        { retryable: true, retryAfterMs: 5_000, message },
      );
    }
    const isSilent = states.every(({ health }) => health === "UNREACHABLE");
    const down = new BackendError(
      "backend-down",
      "The GPU can't be used right now. Try again in a few minutes, or use another model.",
      { retryable: true, message, ...(!isSilent && { retryAfterMs: 5_000 }) },
    );
    throw isSilent ? asleep(down, silence.lasts("all")) : down;
  }

  /** Cog before 0.14 answers nothing while it predicts for a held request: what we know of it says busy, not dead. */
  async function healthOf(box: Box): Promise<Awaited<ReturnType<Box["health"]>>> {
    if (await holder.holdsAt(box.url)) return "BUSY";
    const health = await box.health();
    if (health === "SILENT") return (await holder.mayRunAt(box.url)) ? "BUSY" : "UNREACHABLE";
    if (health === "READY") await holder.isIdle(box.url);
    return health;
  }

  const natures = new Map<string, { until: number; nature: Promise<BoxNature> }>();
  function natureOf(box: Box): Promise<BoxNature> {
    const known = natures.get(box.url);
    if (known && now() < known.until) return known.nature;
    const nature = box.about();
    natures.set(box.url, { until: now() + FRESH_MS, nature });
    return nature;
  }

  /** Whether a finished file would come with a container's report. Where it wouldn't, its request is kept open. */
  async function canReport(box: Box): Promise<boolean> {
    if (await notebook.get(keepsFilesKey(box.url))) return false;
    if (
      settings.uploadSecret !== undefined ||
      settings.reportsAsked ||
      (settings.outputHosts ?? []).length > 0
    )
      return true;
    return (await natureOf(box)).sendsFiles;
  }

  async function withFiles(fit: Fit): Promise<Record<string, unknown>> {
    const input: Record<string, unknown> = { ...fit.input };
    for (const { field, keys, many } of fit.files) {
      const addresses = await Promise.all(
        keys.map(async (key) => {
          const path = await media.path(key);
          return `data:${await mimeOf(path)};base64,${(await readFile(path)).toString("base64")}`;
        }),
      );
      input[field] = many ? addresses : addresses[0];
    }
    return input;
  }

  const boxOf = (operation: Operation) => createBox(String(operation.url), fetch);

  return {
    id: "cog",
    slots: settings.slots ?? boxes.length,
    pollMs: { first: 1_000, longest: 4_000 },
    billed: false,
    kinds: ["video", "image", "text"],

    models: () => learn().then(describe, () => []),

    /** For when its containers are away: a model that can't be described now is not one that isn't there. */
    async findModel(name) {
      const listed = entries();
      const wanted = catalogue.find(name)?.id ?? name;
      const isOurs = listed.length > 0 ? listed.some(({ id }) => id === wanted) : name === DEFAULT_ID;
      return isOurs ? describe(await learn()).find(({ id }) => id === wanted) : undefined;
    },

    async explain(order) {
      return explainFit(await fitTo(order), 0);
    },

    async check(order) {
      return (await fitTo(order)).warnings;
    },

    async start(order, { idempotencyKey, signal }) {
      signal.throwIfAborted();
      const id = predictionId(idempotencyKey);
      const input = await withFiles(await fitTo(order));
      // Where it failed before, another container may do better.
      if ((await results.known(id))?.state === "failed") await notebook.delete(`box:${id}`);
      const box = await chooseBox(id);
      signal.throwIfAborted();
      await results.forget(id);
      await notebook.delete(`idle:${id}`);
      await notebook.set(`box:${id}`, box.url, { ttlMs: 24 * 60 * 60_000 });
      const base = settings.webhookUrl;
      const held = base === undefined || !(await canReport(box));
      if (!held) {
        const webhook = await cogWebhookAddress(base, notebook, id);
        const { takesUploadAddress } = await natureOf(box);
        const uploads = takesUploadAddress && { uploads: await orderUploads(base, notebook, id) };
        await nowRuns(notebook, box.url, id);
        await box.begin({ id, input, webhook, ...uploads }, signal).catch(async (error) => {
          await notebook.delete(`box:${id}`);
          throw error;
        });
      } else await holder.hold(box.url, { id, input });
      return { id, url: box.url, held };
    },

    async recover(_order, { idempotencyKey }) {
      const id = predictionId(idempotencyKey);
      const state = await results.known(id);
      const url = await notebook.get<string>(`box:${id}`);
      // A running one needs no finding: starting it again with the same id leaves it be.
      if (state?.state !== "done" || url === undefined) return null;
      return { id, url, held: !settings.webhookUrl };
    },

    async status(operation) {
      const id = String(operation.id);
      const state = await results.known(id);
      if (state && state.state !== "running") return toStatus(state);
      if (operation.held === true) {
        return (await holder.isHeld(id))
          ? { state: "running", progress: null }
          : ((await ended(id)) ?? { state: "lost" });
      }
      const health = await healthOf(boxOf(operation));
      if (health === "BUSY") {
        await notebook.delete(`idle:${id}`);
        return state ?? { state: "running", progress: null };
      }
      if (health === "UNREACHABLE") {
        throw unreachable(String(operation.url));
      }
      // Nothing runs there: its report is on the way, or will never come.
      await notebook.claim(`idle:${id}`, now(), { ttlMs: 60 * 60_000 });
      const idleSince = (await notebook.get<number>(`idle:${id}`)) ?? now();
      if (now() - idleSince < REPORT_MS) return state ?? { state: "running", progress: null };
      return (await ended(id)) ?? { state: "lost" };
    },

    async cancel(operation) {
      const id = String(operation.id);
      const state = await results.known(id);
      if (state && state.state !== "running") return {};
      const box = boxOf(operation);
      if (operation.held === true) {
        // Newer ones stop when the request that waits goes away; older ones can't be told anything before they are done.
        await results.set(id, { state: "canceled" });
        await holder.letGo(id, box.url);
        const runsOn = (await box.health()) === "SILENT";
        return { usd: 0, ...(runsOn && { runsOn }) };
      }
      // Not canceled before it is: who can't be told is told again.
      await box.cancel(id);
      await results.set(id, { state: "canceled" });
      return { usd: 0 };
    },

    async download(output, path, { signal, maxBytes }) {
      if (output.source.startsWith(IN_MEDIA)) {
        const from = await media.path(output.source.slice(IN_MEDIA.length));
        if ((await stat(from)).size > maxBytes) {
          throw tooLarge(maxBytes);
        }
        return copyFile(from, path);
      }
      const isOurs = (url: URL) =>
        boxes.some((box) => isSameMachine(url, new URL(box.url))) ||
        settings.outputHosts?.includes(url.hostname) === true;
      await downloadFile(output.source, path, {
        allowed: (url) => /^https?:$/.test(url.protocol) && isOurs(url),
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      const states = await Promise.all(boxes.map(async (box) => ({ box, health: await healthOf(box) })));
      const detail = states.map(({ box, health }) => `${new URL(box.url).host} ${health}`).join(", ");
      const has = (...some: string[]) => states.some(({ health }) => some.includes(health));
      if (has("READY", "BUSY")) return { ok: true, detail };
      const isSilent = states.every(({ health }) => health === "UNREACHABLE");
      return { ok: false, detail, ...(isSilent && { waits: true }) };
    },

    async close() {
      holder.close();
    },
  };

  /** The end, if it came between the first look and now. */
  async function ended(id: string): Promise<OperationStatus | undefined> {
    const state = await results.known(id);
    return state && state.state !== "running" ? toStatus(state) : undefined;
  }
}

/** A GPU of one's own costs nothing by the shot. */
function toStatus(state: KnownState): OperationStatus {
  if (state.state !== "done") return state;
  const { outputs, text } = state;
  return { state: "done", outputs, ...(text && { text }), usd: 0 };
}

/** All run the same model: whichever answers first speaks for the others. */
async function askAny(boxes: readonly Box[]): Promise<Learned> {
  try {
    return await Promise.any(boxes.map(ask));
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  }
}

async function ask(box: Box): Promise<Learned> {
  const schema = readModelSchema(await box.document());
  const kind = schema && kindOf(schema);
  if (!schema || !kind)
    throw new BackendError("model-unintelligible", "The model on the GPU doesn't say what it takes.");
  return { schema, kind, version: digest(JSON.stringify(schema)).slice(0, 16) };
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** 26 characters of base32, as Cog suggests; the same for the same shot, which makes starting it twice harmless. */
function predictionId(idempotencyKey: string): string {
  const bytes = createHash("sha256").update(idempotencyKey).digest().subarray(0, 16);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(group.padEnd(5, "0"), 2)])
    .join("");
}
