import { createHash, randomUUID } from "node:crypto";
import { BackendError, UserMistake } from "../../core/errors.ts";
import type { MediaStore } from "../../core/ports/media-store.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import type { Operation, VideoBackend } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { downloadFile } from "../download.ts";
import { explainFit } from "../explain.ts";
import { mimeOf } from "../mime.ts";
import type { Fit } from "../schema/fit.ts";
import { type NodeKind, withoutNode } from "./node-kinds.ts";
import { type Asked, createOffers, type Made } from "./offers.ts";
import { hasFailed, look, toStatus } from "./outcome.ts";
import { createPool, type Member } from "./pool.ts";
import { CLIENT_PREFIX } from "./server.ts";
import { FILES, fillWorkflow, type MappedWorkflow, type Workflow } from "./workflow.ts";

export interface ComfyuiSettings {
  /** Servers that share the work; each is thought to have one GPU. */
  urls: readonly string[];
  /** Each is a model. */
  workflows: readonly MappedWorkflow[];
  catalogue: Catalogue;
  media: MediaStore;
  notebook: Notebook;
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** The host's own work goes first. Default: whoever comes first. */
  hostFirst?: boolean;
  /** Something else has its models on the same card: has it let go of them. Absent: nothing has. */
  makeRoom?: (() => Promise<void>) | undefined;
  /** Told the id of an operation that has ended. */
  wakeUp?: ((operationId: string) => Promise<void>) | undefined;
}

/** A shot is ordered anew this often at most under one key, before it is thought hopeless. */
const MOST_ORDERS = 10;
/** What became of a prompt is remembered for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/** A server that was sent an order is asked what became of it before another one is, for so long, in milliseconds. */
const PATIENCE_MS = 10 * 60_000;

/** In ComfyUI's queue the least number is next; its own count from 0. */
const LAST = 1_000_000_000;

/** Where an order was sent, and when by our clock; noted before it goes out. */
interface Begun {
  url: string;
  at: number;
}

/** Workflows on ComfyUI servers of one's own as a backend. */
export function createComfyuiBackend(settings: ComfyuiSettings): VideoBackend {
  const { media, notebook, now, fetch, hostFirst = false, makeRoom } = settings;
  const clientId = `${CLIENT_PREFIX}${randomUUID()}`;
  const onEnded = (promptId: string) => {
    // Whoever isn't woken asks somewhat later.
    settings.wakeUp?.(promptId).catch(() => {});
  };
  const pool = createPool({ ...settings, hostFirst, clientId, onEnded });
  const { all, find, idOf, askedBy, fitTo, describe, labelOf } = createOffers(settings);

  async function uploadFiles(
    fit: Fit,
    { server }: Member,
    signal: AbortSignal,
  ): Promise<Record<string, string>> {
    const files: Record<string, string> = {};
    for (const { field, keys } of fit.files) {
      const path = await media.path(keys[0] as string);
      const type = await mimeOf(path);
      // The same picture keeps its name, so the server stores it once.
      const name = `${digest(String(keys[0])).slice(0, 24)}.${type.split("/")[1] ?? "png"}`;
      files[field] = await server.uploadImage(path, name, type, signal);
    }
    return files;
  }

  /** Without the nodes that load a picture where none came: what they have saved is the host's, not the order's. */
  async function workflowFor(
    fit: Fit,
    asked: Asked,
    { kindsOf }: Pick<Member, "kindsOf">,
  ): Promise<Workflow> {
    const { mapping, workflow } = asked.made;
    let left = workflow;
    const given = new Set(fit.files.map(({ field }) => field));
    for (const role of ["image", "endImage"] as const) {
      const place = mapping[role];
      if (!place || given.has(FILES[role]) || !(place.node in left)) continue;
      const mustStay = [mapping.prompt[0]?.node, mapping.output].filter((node) => node !== undefined);
      const without = withoutNode(left, place.node, await kindsOf(left), mustStay);
      if (!without) {
        throw new UserMistake(
          "needs-start-image",
          `${labelOf(asked)} needs a picture to ${role === "image" ? "begin with" : "end on"}. Attach one, or choose another model (/models).`,
        );
      }
      left = without;
    }
    return left;
  }

  /** What any server says that answers: they are thought to have the same nodes. */
  const anyKinds: Pick<Member, "kindsOf"> = {
    async kindsOf(nodes): Promise<ReadonlyMap<string, NodeKind>> {
      const answers = await Promise.allSettled(pool.members.map((member) => member.kindsOf(nodes)));
      const good = answers.find((answer) => answer.status === "fulfilled");
      if (good) return good.value;
      throw (answers[0] as PromiseRejectedResult).reason;
    },
  };

  /** The orders made under a key on a server, in turn: the first that lives or went well, else the next free id. */
  async function latest({ server }: Member, key: string): Promise<{ promptId: string; exists: boolean }> {
    for (let turn = 0; turn < MOST_ORDERS; turn++) {
      const ours = promptIdOf(key, turn);
      const promptId = (await notebook.get<string>(`renamed:${ours}`)) ?? ours;
      const state = await look(server, promptId);
      if (!state) return { promptId: ours, exists: false };
      if (state.place || !hasFailed(state.entry)) return { promptId, exists: true };
    }
    throw new BackendError("model-failed", "The workflow fails again and again. Choose another model.");
  }

  /** Makes room on a card that others share; where that fails the order may find enough all the same. */
  async function clearCard({ server }: Member, isOtherModel: boolean): Promise<void> {
    await Promise.allSettled([makeRoom?.(), isOtherModel && server.free()]);
  }

  const begunKey = (key: string) => `begun:${key}`;

  /** What was begun under a key, wherever that was. */
  async function foundBegun(key: string): Promise<{ member: Member; promptId: string } | undefined> {
    const begun = await notebook.get<Begun>(begunKey(key));
    // What an earlier version sent it noted nowhere; it had one server.
    const places = begun ? [pool.find(begun.url)] : pool.members.slice(0, 1);
    for (const member of places) {
      if (!member) continue;
      const isOld = !begun || now() - begun.at > PATIENCE_MS;
      const found = await pool
        .heard(member, () => latest(member, key))
        .catch((error) => {
          if (isOld && error instanceof BackendError && error.retryable) return undefined;
          throw error;
        });
      if (found?.exists) return { member, promptId: found.promptId };
    }
    return undefined;
  }

  const toOperation = (
    id: string,
    { server }: Member,
    model: string,
    { mapping, version }: Made,
  ): Operation => ({
    id,
    model,
    url: server.url,
    isVideo: mapping.kind === "video",
    version,
    output: mapping.output ?? null,
  });

  return {
    id: "comfyui",
    slots: pool.members.length,
    pollMs: { first: 500, longest: 2_000 },
    billed: false,
    kinds: ["video", "image"],
    ...(makeRoom && { makeRoom: pool.makeRoom }),

    async loadedModels() {
      const last = await pool.lastModels();
      return last.map((id) => all.find((made) => made.id === id)).map((made) => made && idOf(made));
    },

    async models() {
      return all.map((made) => describe({ made, loras: [] }));
    },

    async findModel(name) {
      const asked = name.includes("+") ? find(name) : undefined;
      return asked && describe(asked);
    },

    async check(order) {
      const asked = askedBy(order.model);
      const fit = fitTo(order, asked);
      await workflowFor(fit, asked, anyKinds).catch((error) => {
        // A server that is away now may be there when the order's turn comes, and is asked again then.
        if (!(error instanceof BackendError)) throw error;
      });
      return fit.warnings;
    },

    async explain(order) {
      return explainFit(fitTo(order, askedBy(order.model)), 0);
    },

    async start(order, { idempotencyKey, signal }) {
      signal.throwIfAborted();
      const asked = askedBy(order.model);
      const { made, loras } = asked;
      const fit = fitTo(order, asked);
      const begun = await foundBegun(idempotencyKey);
      if (begun) return toOperation(begun.promptId, begun.member, order.model, made);
      const { member, isOtherModel } = await pool.choose(made, idempotencyKey, signal);
      const { server, socket } = member;
      const { promptId, exists } = await latest(member, idempotencyKey);
      if (exists) return toOperation(promptId, member, order.model, made);
      const fitting = await workflowFor(fit, asked, member);
      if (makeRoom) await clearCard(member, isOtherModel);
      const files = await uploadFiles(fit, member, signal);
      signal.throwIfAborted();
      await notebook.delete(`canceled:${promptId}`);
      const note: Begun = { url: server.url, at: now() };
      await notebook.set(begunKey(idempotencyKey), note, { ttlMs: KEPT_MS });
      socket.connect();
      socket.expect(promptId, made.samplers);
      const id = await server.submit({
        prompt: fillWorkflow({ mapping: made.mapping, workflow: fitting }, fit.input, files, loras),
        prompt_id: promptId,
        client_id: clientId,
        ...(hostFirst && { number: LAST }),
      });
      if (id !== promptId) {
        await notebook.set(`renamed:${promptId}`, id, { ttlMs: KEPT_MS });
        socket.forget(promptId);
        socket.expect(id, made.samplers);
      }
      return toOperation(id, member, order.model, made);
    },

    async recover(order, { idempotencyKey }) {
      const found = await foundBegun(idempotencyKey);
      return found ? toOperation(found.promptId, found.member, order.model, askedBy(order.model).made) : null;
    },

    async status(operation) {
      const promptId = String(operation.id);
      for (const member of membersFor(operation)) {
        const { server, socket } = member;
        const state = await pool
          .heard(member, () => look(server, promptId))
          .catch(async (error) => {
            // Its work is made anew elsewhere; should it come back, what it makes is for nobody.
            if (error instanceof BackendError && error.retryable && (await pool.isOff(member)))
              return undefined;
            throw error;
          });
        if (state?.entry) {
          socket.forget(promptId);
          return toStatus(state.entry, { url: server.url, ...wantedOf(operation) });
        }
        if (state?.place === "pending") return { state: "waiting" };
        if (!state) continue;
        socket.connect();
        return { state: "running", progress: socket.progress(promptId) };
      }
      return (await notebook.get(`canceled:${promptId}`)) === undefined
        ? { state: "lost" }
        : { state: "canceled", usd: 0 };
    },

    async cancel(operation: Operation) {
      const promptId = String(operation.id);
      for (const { server } of membersFor(operation)) {
        if (!(await server.place(promptId))) continue;
        await notebook.set(`canceled:${promptId}`, true, { ttlMs: KEPT_MS });
        await server.dropPending(promptId);
        // Only while it is ours that runs: older servers stop whatever runs, whoever's it is.
        if ((await server.place(promptId)) === "running") await server.interrupt(promptId);
        return { usd: 0 };
      }
      return {};
    },

    async download(output, path, { signal, maxBytes }) {
      const [url, query = ""] = output.source.split(" ");
      const member = pool.find(url);
      if (!member) throw fileGone();
      const { origin } = new URL(member.server.url);
      await downloadFile(`${member.server.url}/view?${query}`, path, {
        allowed: (asked) => asked.origin === origin,
        maxBytes,
        signal,
        fetch,
      });
    },

    async health() {
      const states = await Promise.all(
        pool.members.map(async ({ server }) => {
          const { host } = new URL(server.url);
          const name = pool.members.length === 1 ? "" : `${host}: `;
          try {
            return { ok: true, detail: `${name}${await server.devices()}` };
          } catch (error) {
            const why = error instanceof BackendError ? error.userMessage : String(error);
            return { ok: false, detail: `${name}${why}` };
          }
        }),
      );
      const detail = states.map(({ detail }) => detail).join("; ");
      return states.some(({ ok }) => ok) ? { ok: true, detail } : { ok: false, detail, waits: true };
    },

    async close() {
      for (const { socket } of pool.members) socket.close();
    },
  };

  /** The server that took it; what an earlier version noted doesn't say which. */
  function membersFor({ url }: Operation): Member[] {
    if (url === undefined) return pool.members;
    const member = pool.find(url);
    return member ? [member] : [];
  }

  /** What its files are: as it was ordered; what an earlier version noted says the workflow at most. */
  function wantedOf(operation: Operation): { output?: string; isVideo: boolean; version?: string } {
    const { output, isVideo, version, model } = operation;
    if (typeof isVideo === "boolean") {
      return {
        isVideo,
        ...(typeof output === "string" && { output }),
        ...(typeof version === "string" && { version }),
      };
    }
    const made = model === undefined ? (all.length === 1 ? all[0] : undefined) : find(String(model))?.made;
    if (!made) return { isVideo: true };
    const { mapping } = made;
    return {
      isVideo: mapping.kind === "video",
      version: made.version,
      ...(mapping.output !== undefined && { output: mapping.output }),
    };
  }
}

function fileGone(): BackendError {
  return new BackendError(
    "output-expired",
    "The finished file is no longer there: its ComfyUI server is not set up here any more. Ask for the clip again.",
  );
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** A UUID that follows from the shot's key, as the server doesn't tell two equal orders apart by itself. */
function promptIdOf(key: string, turn: number): string {
  const hex = digest(`${key}\n${turn}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
