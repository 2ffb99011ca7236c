import { createHash } from "node:crypto";
import { BackendError } from "../../core/errors.ts";
import type { Notebook } from "../../core/ports/notebook.ts";
import { asleep, NIGHT_MS } from "../asleep.ts";
import { faultsOf } from "./faults.ts";
import type { NodeKind } from "./node-kinds.ts";
import { createProgressSocket, type ProgressSocket } from "./progress-socket.ts";
import { type ComfyServer, createServer } from "./server.ts";
import type { MappedWorkflow, Workflow } from "./workflow.ts";

/** Which nodes and files a server has is asked for again after so long, in milliseconds. */
const FRESH_MS = 5 * 60_000;
/** A server that has given no answer for so long is thought to be off, in milliseconds. */
const OFF_MS = 2 * 60_000;

/** How long until it is looked again whether the host's own work is done, in milliseconds. */
const HOST_AT_IT_MS = 15_000;

/** One ComfyUI server, and what was heard of it. */
export interface Member {
  server: ComfyServer;
  socket: ProgressSocket;
  /** The kinds of nodes a workflow is made of, as far as the server has them. */
  kindsOf(nodes: Workflow): Promise<ReadonlyMap<string, NodeKind>>;
}

/** The servers that share the work. */
export function createPool({
  urls,
  clientId,
  notebook,
  onEnded,
  hostFirst,
  fetch,
  now,
}: {
  urls: readonly string[];
  clientId: string;
  notebook: Pick<Notebook, "get" | "set" | "delete">;
  /** A server says that a prompt of ours has ended. */
  onEnded: (promptId: string) => void;
  /** While a server has work that isn't ours it gets none of ours. */
  hostFirst: boolean;
  fetch: typeof globalThis.fetch;
  now: () => number;
}) {
  const members = [...new Set(urls.map((url) => url.replace(/\/+$/, "")))].map((url): Member => {
    const server = createServer(url, fetch);
    const kinds = new Map<string, { until: number; kind: NodeKind | undefined }>();
    return {
      server,
      socket: createProgressSocket({ url, clientId, onEnded, now }),
      async kindsOf(nodes) {
        const names = [...new Set(Object.values(nodes).map(({ class_type }) => class_type))];
        const found = await Promise.all(
          names.map(async (name) => {
            const known = kinds.get(name);
            if (known && now() < known.until) return [name, known.kind] as const;
            const kind = await server.nodeKind(name);
            kinds.set(name, { until: now() + FRESH_MS, kind });
            return [name, kind] as const;
          }),
        );
        return new Map(found.flatMap(([name, kind]) => (kind ? [[name, kind]] : [])));
      },
    };
  });
  /** Since when a server hasn't answered, by its address. */
  const silentSince = new Map<string, number>();

  async function heard<Value>({ server }: Member, question: () => Promise<Value>): Promise<Value> {
    try {
      const answer = await question();
      silentSince.delete(server.url);
      return answer;
    } catch (error) {
      if (!(error instanceof BackendError) || !error.retryable) throw error;
      const since = silentSince.get(server.url) ?? now();
      if (error.code === "backend-unreachable") silentSince.set(server.url, since);
      throw asleep(error, now() - since);
    }
  }

  /** What is amiss with a workflow there; only asked where another server could have it instead. */
  async function lacks(member: Member, mapped: MappedWorkflow): Promise<boolean> {
    if (members.length === 1) return false;
    const kinds = await member.kindsOf(mapped.workflow).catch(() => undefined);
    return kinds === undefined || faultsOf(mapped, kinds).length > 0;
  }

  return {
    members,
    find: (url: unknown) => members.find(({ server }) => server.url === url),
    heard,

    /** Whether it has been silent for so long that its work is better done elsewhere, where there is an elsewhere. */
    async isOff({ server }: Member): Promise<boolean> {
      const since = silentSince.get(server.url);
      if (since === undefined || now() - since < OFF_MS) return false;
      const others = members.filter((other) => other.server !== server);
      const answers = await Promise.allSettled(others.map(({ server: other }) => other.queue()));
      return answers.some(({ status }) => status === "fulfilled");
    },

    /**
     * The server for an order, and whether it does nothing and has another model in its memory: of those that answer and have all that its workflow needs the one with the least to do;
     * among equals the one that ran this model last, as loading another takes minutes.
     */
    async choose(
      mapped: MappedWorkflow,
      key: string,
      signal: AbortSignal,
    ): Promise<{ member: Member; isOtherModel: boolean }> {
      const first = Number.parseInt(createHash("sha256").update(key).digest("hex").slice(0, 8), 16);
      const looked = await Promise.all(
        members.map(async (member, index) => {
          try {
            const { running, pending, others } = await heard(member, () => member.server.queue());
            const lastModel = await notebook.get<string>(lastKey(member));
            if (hostFirst && others > 0) return { member, error: hostAtIt() };
            return {
              member,
              last: lastModel,
              isIdle: running.length + pending.length === 0,
              rank: [
                Number(await lacks(member, mapped)),
                running.length + pending.length,
                Number(lastModel !== mapped.id),
                (index + first) % members.length,
              ],
            };
          } catch (error) {
            signal.throwIfAborted();
            return { member, error };
          }
        }),
      );
      const [best] = looked
        .flatMap((one) => (one.rank ? [one] : []))
        .sort((one, other) => compare(one.rank, other.rank));
      // Where the host is at one and another gives no answer, the first is the sooner free.
      if (!best) throw looked.find(({ error }) => isHostAtIt(error))?.error ?? looked[0]?.error;
      await notebook.set(lastKey(best.member), mapped.id);
      const { member, last, isIdle } = best;
      return { member, isOtherModel: last !== mapped.id && last !== undefined && isIdle };
    },

    /** The models that its servers have in their memory, as far as was noted; undefined for one that has none. */
    lastModels: () => Promise.all(members.map((member) => notebook.get<string>(lastKey(member)))),

    /** Has every server that does nothing let go of its models. Throws nothing: whoever needs the room may find some all the same. */
    async makeRoom(): Promise<void> {
      await Promise.allSettled(
        members.map(async (member) => {
          if ((await notebook.get(lastKey(member))) === undefined) return;
          const { running, pending } = await member.server.queue();
          if (running.length + pending.length > 0) return;
          await member.server.free();
          await notebook.delete(lastKey(member));
        }),
      );
    },
  };
}

const lastKey = ({ server }: Member) => `last:${server.url}`;

const HOST_AT_IT = "gpu-in-use";
const isHostAtIt = (error: unknown) => error instanceof BackendError && error.code === HOST_AT_IT;

function hostAtIt(): BackendError {
  return new BackendError(
    HOST_AT_IT,
    "Whoever runs this bot has been using the GPU for hours. Try again later, or choose another model.",
    {
      retryable: true,
      retryAfterMs: HOST_AT_IT_MS,
      waiting: { says: "Whoever runs this bot is using the GPU, and goes first.", forMs: NIGHT_MS },
    },
  );
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((value, index) => value !== other[index]);
  return differs < 0 ? 0 : (one[differs] ?? 0) - (other[differs] ?? 0);
}
