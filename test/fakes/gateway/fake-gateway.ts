import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Generation {
  id: string;
  key: string;
  model: string;
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
}

/** The Vercel AI Gateway's video routes on a loopback port, as @ai-sdk/gateway 4.0.146 speaks to them. */
export interface FakeGateway {
  url: string;
  key: string;
  generations: Generation[];
  /** Starts that came, those sent again under a known key too. */
  starts: number;
  violations: string[];
  models: string[];
  balance: string;
  losesNextAnswer: boolean;
  dropsNext: boolean;
  refuses: { status: number; type: string; message: string } | undefined;
  finish(more?: { cost?: string; as?: "url" | "base64"; warnings?: object[] }): void;
  fail(error: string): void;
  cancel(): void;
  close(): Promise<void>;
}

const BODY = new Set([
  "prompt",
  "n",
  "aspectRatio",
  "resolution",
  "duration",
  "fps",
  "seed",
  "generateAudio",
  "providerOptions",
  "image",
  "frameImages",
  "inputReferences",
  "callbackUrl",
]);

export async function createFakeGateway({
  video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42"), randomBytes(3_000)]),
}: {
  video?: Buffer;
} = {}): Promise<FakeGateway> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const underWay = () => {
    const found = fake.generations.find(({ answer }) => answer.status === "pending");
    if (!found) throw new Error("nothing runs");
    return found;
  };
  const fake: FakeGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: `vck_test${randomBytes(8).toString("hex")}`,
    generations: [],
    starts: 0,
    violations: [],
    models: ["google/veo-3.1-fast-generate-001", "klingai/kling-v3.0-i2v"],
    balance: "12.50",
    losesNextAnswer: false,
    dropsNext: false,
    refuses: undefined,
    finish({ cost, as = "url", warnings } = {}) {
      const file =
        as === "url"
          ? { type: "url", url: `${fake.url}/files/made.mp4`, mediaType: "video/mp4" }
          : { type: "base64", data: video.toString("base64"), mediaType: "video/mp4" };
      underWay().answer = {
        status: "completed",
        videos: [file],
        ...(warnings && { warnings }),
        ...(cost !== undefined && { providerMetadata: { gateway: { cost, generationId: "gen_1" } } }),
      };
    },
    fail(error) {
      underWay().answer = { status: "error", error };
    },
    cancel() {
      underWay().answer = { status: "cancelled" };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", fake.url);
    const { headers, method } = request;
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const refuse = (status: number, type: string, message: string) =>
      json(status, { error: { type, message, param: null } });
    if (pathname === "/files/made.mp4") {
      if (headers.authorization) fake.violations.push("the key went to a file host");
      response.writeHead(200, { "content-type": "video/mp4", "content-length": video.length }).end(video);
      return;
    }
    if (headers.authorization !== `Bearer ${fake.key}`)
      return refuse(401, "authentication_error", "Invalid API key");
    if (pathname === "/v1/credits") return json(200, { balance: fake.balance, total_used: "1.00" });
    if (headers["ai-gateway-protocol-version"] !== "0.0.1") fake.violations.push("no protocol version");
    if (headers["ai-gateway-auth-method"] !== "api-key") fake.violations.push("no auth method");
    if (method === "GET" && pathname === "/v4/ai/config") {
      const entry = (id: string, modelType: string) => ({
        id,
        name: id,
        specification: { specificationVersion: "v4", provider: "gateway", modelId: id },
        modelType,
      });
      return json(200, {
        models: [...fake.models.map((id) => entry(id, "video")), entry("openai/gpt-5", "language")],
      });
    }
    if (method !== "POST" || !pathname.startsWith("/v4/ai/video-model/")) {
      fake.violations.push(`no such route: ${method} ${pathname}`);
      return json(404, {});
    }
    const model = String(headers["ai-model-id"]);
    if (headers["ai-video-model-specification-version"] !== "4") fake.violations.push("no specification");
    if (!fake.models.includes(model)) return refuse(404, "model_not_found", `Model ${model} not found`);
    const body = JSON.parse((await bytesOf(request)).toString()) as Record<string, unknown>;
    if (pathname.endsWith("/start")) return void start(model, body, request, response, json, refuse);
    if (!pathname.endsWith("/status") || Object.keys(body).join() !== "operation")
      fake.violations.push(`not a question for a status: ${pathname}`);
    const { jobId } = body.operation as { jobId?: string };
    const found = fake.generations.find(({ id }) => id === jobId);
    if (!found) return refuse(404, "not_found", "No such operation");
    if (found.model !== model) fake.violations.push("another model's operation");
    return json(200, found.answer);
  }

  function start(
    model: string,
    body: Record<string, unknown>,
    { headers }: IncomingMessage,
    response: ServerResponse,
    json: (status: number, body: unknown) => void,
    refuse: (status: number, type: string, message: string) => void,
  ): unknown {
    const key = String(headers["idempotency-key"] ?? "");
    if (key === "") fake.violations.push("a start without its key");
    for (const name of Object.keys(body)) if (!BODY.has(name)) fake.violations.push(`unknown field ${name}`);
    if (body.n !== 1) fake.violations.push("n must be 1");
    if (body.resolution !== undefined && !/^\d+x\d+$/.test(String(body.resolution)))
      return refuse(400, "invalid_request_error", "resolution must be WIDTHxHEIGHT");
    if (fake.dropsNext) {
      fake.dropsNext = false;
      return response.destroy();
    }
    if (fake.refuses) return refuse(fake.refuses.status, fake.refuses.type, fake.refuses.message);
    fake.starts++;
    let made = fake.generations.find((generation) => generation.key === key);
    if (made && JSON.stringify(made.body) !== JSON.stringify(body))
      fake.violations.push("another order under a known key");
    if (!made) {
      made = { id: `job_${randomUUID()}`, key, model, body, answer: { status: "pending" } };
      fake.generations.push(made);
    }
    if (fake.losesNextAnswer) {
      fake.losesNextAnswer = false;
      return response.destroy();
    }
    return json(200, {
      operation: { jobId: made.id, provider: "gateway", nested: { try: [1] } },
      providerMetadata: {
        gateway: { asyncJob: { jobId: made.id, status: "queued", webhookSigningSecret: "not-for-logs" } },
      },
    });
  }

  return fake;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
