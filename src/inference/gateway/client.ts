import { z } from "zod";
import { BackendError } from "../../core/errors.ts";
import { createServiceClient, unknownStart } from "../service-client.ts";

export const CALLED = "The AI gateway";
const GATEWAY = "https://ai-gateway.vercel.sh/v4/ai";

/** A picture as it is sent. */
export interface GatewayFile {
  type: "file";
  mediaType: string;
  /** Base64. */
  data: string;
}

/** One order, in the gateway's own words (`VideoModelV4CallOptions` of @ai-sdk/provider 4). */
export interface GatewayOrder {
  prompt: string;
  n: 1;
  aspectRatio?: string;
  /** "1280x720" */
  resolution?: string;
  /** In seconds. */
  duration?: number;
  seed?: number;
  generateAudio?: boolean;
  image?: GatewayFile;
  frameImages?: { image: GatewayFile; frameType: "first_frame" | "last_frame" }[];
}

const warning = z.looseObject({
  type: z.string(),
  feature: z.string().nullish(),
  setting: z.string().nullish(),
  details: z.string().nullish(),
  message: z.string().nullish(),
});
const metadata = z
  .looseObject({
    gateway: z
      .looseObject({
        cost: z.union([z.string(), z.number()]).nullish(),
        asyncJob: z.looseObject({ jobId: z.string().nullish() }).nullish().catch(undefined),
      })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);
const common = {
  warnings: z.array(warning).nullish().catch(undefined),
  providerMetadata: metadata,
};
const started = z.looseObject({ operation: z.unknown(), ...common });
const video = z.looseObject({
  type: z.string(),
  url: z.string().nullish(),
  data: z.string().nullish(),
  mediaType: z.string().nullish(),
});
const status = z.looseObject({
  status: z.string(),
  videos: z.array(video).nullish(),
  error: z.unknown().optional(),
  ...common,
});
export type GatewayStatus = z.output<typeof status>;
const config = z.looseObject({
  models: z.array(
    z.looseObject({ id: z.string(), name: z.string().nullish(), modelType: z.string().nullish() }),
  ),
});

const START_MS = 120_000;

export type GatewayClient = ReturnType<typeof createGatewayClient>;

/**
 * The parts of the Vercel AI Gateway's protocol that are used, as @ai-sdk/gateway 4.0.146 speaks it; that package itself
 * needs Node 22. Each request goes out once.
 */
export function createGatewayClient({
  key,
  baseUrl = GATEWAY,
  fetch,
}: {
  key: string;
  baseUrl?: string | undefined;
  fetch: typeof globalThis.fetch;
}) {
  const client = createServiceClient({
    called: CALLED,
    id: "AI gateway",
    headers: {
      authorization: `Bearer ${key}`,
      "ai-gateway-protocol-version": "0.0.1",
      "ai-gateway-auth-method": "api-key",
    },
    fetch,
  });
  const forModel = (model: string) => ({
    "ai-video-model-specification-version": "4",
    "ai-model-id": model,
  });

  return {
    url: new URL(baseUrl),

    /** With the same key the same order is begun once, however often it is sent. */
    async start(model: string, order: GatewayOrder, idempotencyKey: string) {
      const answer = await client.json(`${baseUrl}/video-model/start`, {
        method: "POST",
        starting: true,
        limitMs: START_MS,
        headers: { ...forModel(model), "idempotency-key": idempotencyKey },
        body: order,
      });
      const result = started.safeParse(answer);
      if (result.success && result.data.operation !== undefined && result.data.operation !== null)
        return result.data;
      throw unknownStart(CALLED, "AI gateway", "an answer in no form we know", result.error);
    },

    async status(model: string, operation: unknown, signal: AbortSignal): Promise<GatewayStatus> {
      const answer = await client.json(`${baseUrl}/video-model/status`, {
        method: "POST",
        headers: forModel(model),
        body: { operation },
        signal,
      });
      return parsed(status, answer);
    },

    /** The ids of the video models there are. */
    async videoModels(): Promise<string[]> {
      const { models } = parsed(config, await client.json(`${baseUrl}/config`));
      return models.filter(({ modelType }) => modelType === "video").map(({ id }) => id);
    },

    /** US dollars left on the account. */
    async balance(): Promise<number> {
      const answer = await client.json(`${new URL(baseUrl).origin}/v1/credits`);
      return Number(parsed(z.looseObject({ balance: z.union([z.string(), z.number()]) }), answer).balance);
    },
  };
}

function parsed<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw new BackendError(
    "backend-unintelligible",
    `${CALLED} gave an answer that can't be read. Try again in a few minutes, or use another model.`,
    { retryable: true, cause: result.error, message: "the AI gateway's answer is in no form we know" },
  );
}
