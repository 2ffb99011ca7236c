import { createHash, createHmac } from "node:crypto";
import { BackendError } from "../core/errors.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { Operation } from "../core/ports/video-backend.ts";
import type { Fit } from "./schema/fit.ts";
import type { ModelSchema } from "./schema/input-schema.ts";

/** Whose a prediction is and what a start came to is remembered for longer than anybody looks for it, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;
/** So long after a start its notes are surely there: that there are none says something. */
export const NOTED_MS = KEPT_MS - 60 * 60_000;
/**
 * An order whose outcome nobody ever found out keeps equal ones waiting for so long, in milliseconds: after it they
 * are told apart by when they were made (see replicate/recover.ts).
 */
const APART_MS = 90_000;
/** How long an order waits before it looks again whether the equal one before it is known, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/**
 * What an order was sent as: what was sent is looked for and paid by this, whatever the catalogue, a model's schema or its price say by
 * then. Of each input it has a digest, since words that somebody asked for stay with their clip.
 */
export interface Sent {
  /** The model or endpoint, by the provider's name. */
  model: string;
  version?: string;
  inputs: Record<string, string>;
  /** Names of the inputs that are files; uploads get a new address each time. */
  files: readonly string[];
  /** The operation it becomes, but for its id and addresses. */
  terms: Operation;
  /** It may cost something though nobody can say what. */
  isPriced?: boolean;
  /** What equal orders have in common, where nothing would tell them apart. */
  alike?: string;
  /** When it was sent by the provider's clock, in milliseconds since 1970, where that was known. */
  at?: number;
}

/** An order as it is about to be sent. */
export function asSent(fit: Fit, told: Omit<Sent, "inputs" | "files">): Sent {
  const inputs = Object.entries(fit.input).map(([name, value]) => [name, digestOfValue(value)]);
  return { ...told, inputs: Object.fromEntries(inputs), files: fit.files.map(({ field }) => field) };
}

/** Whether a provider's list shows the order that was sent: every input that is no file, and that files were there. */
export function isSentAs(
  { inputs, files }: Pick<Sent, "inputs" | "files">,
  shown: Readonly<Record<string, unknown>>,
): boolean {
  const isSame = Object.keys(inputs).every((name) => wasSent({ inputs }, name, shown[name]));
  return isSame && files.every((field) => field in shown);
}

/** Whether this value was sent as this input. */
export function wasSent({ inputs }: Pick<Sent, "inputs">, name: string, value: unknown): boolean {
  return inputs[name] === digestOfValue(value);
}

function digestOfValue(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(value) ?? "")
    .digest("hex")
    .slice(0, 32);
}

/** What all processes of an installation know together of the predictions they started, by the shots' keys. */
export function createStarts(notebook: Pick<Notebook, "get" | "set" | "claim" | "delete">) {
  async function isOnlyFor(name: string, key: string, ttlMs: number): Promise<boolean> {
    return (await notebook.claim(name, key, { ttlMs })) || (await notebook.get<string>(name)) === key;
  }

  /**
   * The order has come to this prediction, or nobody will ever know: equal ones need wait no longer. What it was sent as stays
   * noted, so that whoever asks again, as after a death in between, hears the same.
   */
  async function settle(
    { alike }: Pick<Sent, "alike">,
    key: string,
    predictionId: string | null,
  ): Promise<void> {
    if (predictionId !== null) await notebook.set(`made:${key}`, predictionId, { ttlMs: KEPT_MS });
    if (alike !== undefined && (await notebook.get<string>(`starting:${alike}`)) === key)
      await notebook.delete(`starting:${alike}`);
  }

  return {
    /**
     * An order is about to be sent, and paid for if `aboutToPay` doesn't say no. Throws a retryable BackendError while what
     * became of an equal one isn't known.
     */
    async begin(sent: Sent, key: string, aboutToPay?: () => Promise<void>): Promise<void> {
      if (sent.alike !== undefined && !(await isOnlyFor(`starting:${sent.alike}`, key, APART_MS))) {
        throw new BackendError(
          "equal-order-starting",
          "The same shot is being ordered for another clip just now. Try again in a minute.",
          { retryable: true, retryAfterMs: LOOK_AGAIN_MS },
        );
      }
      await notebook.set(`sent:${key}`, sent, { ttlMs: KEPT_MS });
      try {
        await aboutToPay?.();
      } catch (error) {
        await settle(sent, key, null);
        throw error;
      }
    },

    /** What the order was last sent as, for as long as such notes are kept. */
    sentAs: (key: string) => notebook.get<Sent>(`sent:${key}`),

    /** When a version that noted nothing else sent it, by the provider's clock. */
    startedAt: (key: string) => notebook.get<number>(`started:${key}`),

    /** To which of several servers such a version sent it, and when by our clock. */
    begun: (key: string) => notebook.get<{ url: string; at: number }>(`begun:${key}`),

    /** Nothing came of the order, and nothing can. */
    forget: (key: string) => Promise.all([notebook.delete(`sent:${key}`), notebook.delete(`begun:${key}`)]),

    /** Whether the prediction is this shot's from now on: false for one that another shot holds. */
    hold: (predictionId: string, key: string) => isOnlyFor(`held:${predictionId}`, key, KEPT_MS),

    /** Whether the prediction is known to be some shot's of ours, for as long as such notes are kept. */
    isHeld: async (predictionId: string) =>
      (await notebook.get<string>(`held:${predictionId}`)) !== undefined,

    settle,

    /** The prediction an order is known to have come to. */
    made: (key: string) => notebook.get<string>(`made:${key}`),
  };
}

/** The same for orders that can't be told apart by what a prediction shows of its input. */
export function orderDigest(model: string, { input, files }: Fit): string {
  const told = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
  const fields = files.map(({ field }) => field).sort();
  return createHash("sha256")
    .update(JSON.stringify([model, told, fields]))
    .digest("hex")
    .slice(0, 40);
}

/** Inputs meant for an opaque name of the end user, as OpenAI's models have: they change nothing in what is made. */
const MARK_FIELDS = ["user_id", "user"];

/** The shot's own mark for a model with a place for one; nothing for others. Says nothing about who asked. */
export function markFor(schema: ModelSchema, token: string, key: string): Record<string, string> {
  const field = schema.fields.find(
    ({ name, type, choices, isFile }) =>
      MARK_FIELDS.includes(name) && type === "string" && !choices && !isFile,
  );
  if (!field) return {};
  const mark = createHmac("sha256", token).update(`rushes order\n${key}`).digest("base64url").slice(0, 32);
  return { [field.name]: mark };
}
