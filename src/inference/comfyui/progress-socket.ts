import { WebSocket } from "ws";

/** Hears how far prompts are that were submitted under this client's id. */
export interface ProgressSocket {
  /** Opens the connection if there is none; without it things work all the same, with less to show. */
  connect(): void;
  /** Says which nodes of a prompt do the long work. */
  expect(promptId: string, nodes: readonly string[]): void;
  /** 0 to 1; null: nothing heard. */
  progress(promptId: string): number | null;
  forget(promptId: string): void;
  close(): void;
}

/** Bits of messages that matter; previews come as binary frames and are passed over. */
interface Heard {
  type?: string;
  data?: { prompt_id?: string; node?: string | null; value?: number; max?: number };
}

/** After a failed connection it is not tried again for this long, in milliseconds. */
const PAUSE_MS = 5_000;

export function createProgressSocket(url: string, clientId: string, now: () => number): ProgressSocket {
  const address = `${url.replace(/^http/, "ws")}/ws?clientId=${clientId}`;
  const prompts = new Map<string, { nodes: readonly string[]; shares: Map<string, number> }>();
  let socket: WebSocket | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;

  function hear(text: string): void {
    const { type, data } = JSON.parse(text) as Heard;
    const prompt = data?.prompt_id === undefined ? undefined : prompts.get(data.prompt_id);
    if (type !== "progress" || !prompt || !data?.max) return;
    const node = String(data.node ?? "");
    if (prompt.nodes.length === 0 || prompt.nodes.includes(node)) {
      prompt.shares.set(node, Math.min(1, (data.value ?? 0) / data.max));
    }
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
    expect(promptId, nodes) {
      prompts.set(promptId, { nodes, shares: new Map() });
    },
    progress(promptId) {
      const prompt = prompts.get(promptId);
      if (!prompt || prompt.shares.size === 0) return null;
      const sum = [...prompt.shares.values()].reduce((total, share) => total + share, 0);
      return Math.min(1, sum / Math.max(1, prompt.nodes.length || prompt.shares.size));
    },
    forget: (promptId) => {
      prompts.delete(promptId);
    },
    close() {
      socket?.terminate();
    },
  };
}
