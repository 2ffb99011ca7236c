import { WebSocket } from "ws";
import type { Sampler } from "./samplers.ts";

/** Hears how far prompts are that were submitted under this client's id. */
export interface ProgressSocket {
  /** Opens the connection if there is none; without it things work all the same, with less to show. */
  connect(): void;
  /** Says which nodes of a prompt do the long work. */
  expect(promptId: string, samplers: readonly Sampler[]): void;
  /** 0 to 1 over all samplers, each by its steps and what they cost; null: nothing heard. */
  progress(promptId: string): number | null;
  forget(promptId: string): void;
  close(): void;
}

/** Bits of messages that matter; previews come as binary frames and are passed over. */
interface Heard {
  type?: string;
  data?: {
    prompt_id?: string;
    node?: string | null;
    value?: number;
    max?: number;
    /** Of `execution_cached`: what needn't be done again; of `progress_state`: how far each is, by its id. */
    nodes?: unknown;
  };
}

interface NodeState {
  value?: number;
  max?: number;
}

interface Prompt {
  /** Nobody knows which nodes matter: all that say anything do. */
  takesAny: boolean;
  samplers: Map<string, Sampler>;
  /** How far each is that was heard of, 0 to 1. */
  done: Map<string, number>;
}

/** After a failed connection it is not tried again for this long, in milliseconds. */
const PAUSE_MS = 5_000;

export function createProgressSocket({
  url,
  clientId,
  onEnded,
  now,
}: {
  url: string;
  clientId: string;
  /** A prompt that was expected has ended, good or bad. */
  onEnded: (promptId: string) => void;
  now: () => number;
}): ProgressSocket {
  const address = `${url.replace(/^http/, "ws")}/ws?clientId=${clientId}`;
  const prompts = new Map<string, Prompt>();
  let socket: WebSocket | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;

  function hear(text: string): void {
    const { type, data } = JSON.parse(text) as Heard;
    const prompt = data?.prompt_id === undefined ? undefined : prompts.get(data.prompt_id);
    if (!prompt || !data) return;
    // The last it says of a prompt, after it has put it into its history.
    if (type === "executing" && data.node === null) onEnded(String(data.prompt_id));
    if (type === "execution_cached" && Array.isArray(data.nodes)) {
      for (const node of data.nodes) if (prompt.samplers.has(String(node))) prompt.done.set(String(node), 1);
    }
    // Newer servers tell of all nodes at once besides.
    if (type === "progress_state") {
      for (const [node, at] of Object.entries(data.nodes ?? {}) as [string, NodeState | undefined][])
        if (prompt.samplers.has(node) && at?.max) advance(prompt, node, at.value ?? 0, at.max);
    }
    const node = String(data.node ?? "");
    if (type === "progress" && data.max && (prompt.takesAny || prompt.samplers.has(node))) {
      advance(prompt, node, data.value ?? 0, data.max);
    }
  }

  function advance({ samplers, done }: Prompt, node: string, value: number, max: number): void {
    // A node that has done its work in one go says "1 of 1", which is no count of its steps.
    const steps = max > 1 ? max : (samplers.get(node)?.steps ?? max);
    samplers.set(node, { weight: 1, ...samplers.get(node), node, steps });
    done.set(node, Math.min(1, value / max));
  }

  return {
    connect() {
      if (socket || now() - triedAt < PAUSE_MS) return;
      triedAt = now();
      const opening = new WebSocket(address, { handshakeTimeout: 5_000, maxPayload: 64 * 1024 * 1024 });
      socket = opening;
      opening.on("message", (frame, isBinary) => {
        if (isBinary) return;
        try {
          hear(frame.toString());
        } catch {
          // A message in a form we don't know: only progress is lost by it.
        }
      });
      opening.on("error", () => opening.terminate());
      opening.on("close", () => {
        if (socket === opening) socket = undefined;
      });
    },
    expect(promptId, samplers) {
      const byNode = new Map(samplers.map((sampler) => [sampler.node, sampler]));
      prompts.set(promptId, { takesAny: byNode.size === 0, samplers: byNode, done: new Map() });
    },
    progress(promptId) {
      const prompt = prompts.get(promptId);
      if (!prompt || prompt.done.size === 0) return null;
      let [whole, done] = [0, 0];
      for (const { node, steps, weight } of prompt.samplers.values()) {
        whole += steps * weight;
        done += steps * weight * (prompt.done.get(node) ?? 0);
      }
      return whole === 0 ? null : Math.min(1, done / whole);
    },
    forget: (promptId) => {
      prompts.delete(promptId);
    },
    close() {
      socket?.terminate();
    },
  };
}
