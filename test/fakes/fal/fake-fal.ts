import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface FalRequest {
  id: string;
  endpoint: string;
  input: Record<string, unknown>;
  webhook: string | undefined;
  state: "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED";
  sentAt: number;
  endedAt?: number;
  /** Of the run itself. */
  code?: number;
  output?: unknown;
  logs: string[];
  units?: number;
}

/** fal's queue, platform and store on one loopback port, by its documentation of 2026; strict about what is sent. */
export interface FakeFal {
  url: string;
  key: string;
  requests: FalRequest[];
  uploads: { type: string; bytes: number }[];
  violations: string[];
  /** What the price route says, by endpoint. */
  prices: Record<string, { unit_price: number; unit: string; currency?: string }>;
  /** The next submit is taken, and its answer lost. */
  losesNextAnswer: boolean;
  /** The next submit never arrives. */
  dropsNext: boolean;
  /** Answers to submits: a status in place of taking them. */
  refuses: { status: number; body: object } | undefined;
  /** Whether a finished request is listed yet. */
  lists: boolean;
  /** So results are answered, whatever came of the runs: a fault of fal's own, or nothing there any more. */
  results: { status: number; body: object } | undefined;
  /** Where uploads are sent; undefined: here. */
  uploadsTo: string | undefined;
  run(log?: string): void;
  finish(more?: { code?: number; output?: unknown; units?: number }): FalRequest;
  /** Sends the report of a finished request, signed as fal does; gives the answer's status. */
  report(request: FalRequest, changes?: { body?: string; timestamp?: number; url?: string }): Promise<number>;
  /** New signing keys, as after a rotation. */
  rotateKeys(): void;
  close(): Promise<void>;
}

const text = (more: object = {}) => ({ type: "string", ...more });
const MODELS: Record<string, { category: string; name: string; input: string; schema: object }> = {
  "fal-ai/small-video/text-to-video": {
    category: "text-to-video",
    name: "Small Video",
    input: "SmallVideoTextInput",
    schema: {
      type: "object",
      required: ["prompt"],
      properties: {
        prompt: text(),
        negative_prompt: text({ default: "" }),
        duration: text({ enum: ["4s", "6s", "8s"], default: "8s" }),
        aspect_ratio: text({ enum: ["16:9", "9:16", "1:1"], default: "16:9" }),
        resolution: text({ enum: ["720p", "1080p"], default: "720p" }),
        generate_audio: { type: "boolean", default: true },
        seed: { anyOf: [{ type: "integer" }, { type: "null" }] },
      },
    },
  },
  "fal-ai/small-video/image-to-video": {
    category: "image-to-video",
    name: "Small Video from a picture",
    input: "SmallVideoImageInput",
    schema: {
      type: "object",
      required: ["prompt", "image_url"],
      properties: {
        prompt: text(),
        image_url: text({ description: "URL of the image to animate" }),
        end_image_url: text(),
        duration: text({ enum: ["5", "10"], default: "5" }),
        seed: { type: "integer" },
      },
    },
  },
  // One that the catalogue has, with the inputs that its page shows.
  "fal-ai/bytedance/seedance/v1/pro/text-to-video": {
    category: "text-to-video",
    name: "Seedance 1.0 Pro",
    input: "SeedanceVideoT2VInput",
    schema: {
      type: "object",
      required: ["prompt"],
      properties: {
        prompt: text(),
        aspect_ratio: text({ enum: ["21:9", "16:9", "4:3", "1:1", "3:4", "9:16"], default: "16:9" }),
        resolution: text({ enum: ["480p", "720p", "1080p"], default: "1080p" }),
        duration: text({ enum: Array.from({ length: 11 }, (_, index) => `${index + 2}`), default: "5" }),
        camera_fixed: { type: "boolean", default: false },
        seed: { anyOf: [{ type: "integer" }, { type: "null" }] },
        enable_safety_checker: { type: "boolean", default: true },
      },
    },
  },
  "fal-ai/small-picture": {
    category: "text-to-image",
    name: "Small Picture",
    input: "SmallPictureInput",
    schema: {
      type: "object",
      required: ["prompt"],
      properties: {
        prompt: text(),
        aspect_ratio: text({ enum: ["16:9", "1:1"] }),
        seed: { type: "integer" },
      },
    },
  },
};

export async function createFakeFal({
  video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42"), randomBytes(3_000)]),
  now = Date.now,
}: {
  video?: Buffer;
  /** Its clock, by which it dates answers and requests. */
  now?: () => number;
} = {}): Promise<FakeFal> {
  // Nobody can build these: fal's own differ from its endpoints' names too.
  const doors = new Map<string, { request: FalRequest; door: "status" | "response" | "cancel" }>();
  let signing = generateKeyPairSync("ed25519");
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const fake: FakeFal = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: `test-key-id:${randomBytes(8).toString("hex")}`,
    requests: [],
    uploads: [],
    violations: [],
    prices: {
      "fal-ai/small-video/text-to-video": { unit_price: 0.1, unit: "seconds", currency: "USD" },
      "fal-ai/small-video/image-to-video": { unit_price: 0.4, unit: "videos", currency: "USD" },
      "fal-ai/bytedance/seedance/v1/pro/text-to-video": {
        unit_price: 0.124,
        unit: "seconds",
        currency: "USD",
      },
      "fal-ai/small-picture": { unit_price: 0.03, unit: "images", currency: "USD" },
    },
    losesNextAnswer: false,
    dropsNext: false,
    refuses: undefined,
    lists: true,
    results: undefined,
    uploadsTo: undefined,
    run(log) {
      const request = fake.requests.find(({ state }) => state !== "COMPLETED");
      if (!request) throw new Error("nothing waits");
      request.state = "IN_PROGRESS";
      if (log !== undefined) request.logs.push(log);
    },
    finish({ code = 200, output, units } = {}) {
      const request = fake.requests.find(({ state }) => state !== "COMPLETED");
      if (!request) throw new Error("nothing runs");
      const isPicture = MODELS[request.endpoint]?.category.endsWith("image");
      const file = { url: `${fake.url}/files/made.mp4`, content_type: "video/mp4", file_size: video.length };
      const good = isPicture
        ? { images: [{ url: `${fake.url}/files/made.png`, content_type: "image/png" }] }
        : { video: file, seed: 7 };
      Object.assign(request, {
        state: "COMPLETED",
        endedAt: now(),
        code,
        output: output ?? (code < 400 ? good : { detail: "Internal error" }),
        ...(units !== undefined && { units }),
      });
      return request;
    },
    async report(request, { body, timestamp = Math.floor(now() / 1_000), url } = {}) {
      const payload = JSON.stringify({
        request_id: request.id,
        gateway_request_id: request.id,
        status: (request.code ?? 200) < 400 ? "OK" : "ERROR",
        payload: request.output,
      });
      const digest = createHash("sha256").update(payload).digest("hex");
      const message = [request.id, "user-1", String(timestamp), digest].join("\n");
      const answer = await fetch(url ?? request.webhook ?? "", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-fal-webhook-request-id": request.id,
          "x-fal-webhook-user-id": "user-1",
          "x-fal-webhook-timestamp": String(timestamp),
          "x-fal-webhook-signature": sign(null, Buffer.from(message), signing.privateKey).toString("hex"),
        },
        body: body ?? payload,
      });
      await answer.body?.cancel();
      return answer.status;
    },
    rotateKeys() {
      signing = generateKeyPairSync("ed25519");
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", fake.url);
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response
        .writeHead(status, {
          "content-type": "application/json",
          date: new Date(now()).toUTCString(),
          ...headers,
        })
        .end(JSON.stringify(body));
    };
    if (url.pathname === "/.well-known/jwks.json") {
      const { x, kty, crv } = signing.publicKey.export({ format: "jwk" });
      return json(200, {
        keys: [
          { kty: "RSA", crv: "", x: "" },
          { kty, crv, x, kid: "1" },
        ],
      });
    }
    if (url.pathname.startsWith("/files/")) {
      if (request.headers.authorization) fake.violations.push("the key went to a file host");
      response.writeHead(200, { "content-type": "video/mp4", "content-length": video.length }).end(video);
      return;
    }
    if (request.method === "PUT" && url.pathname.startsWith("/put/")) {
      if (request.headers.authorization) fake.violations.push("the key went to an upload's address");
      const bytes = await bytesOf(request);
      fake.uploads.push({ type: request.headers["content-type"] ?? "", bytes: bytes.length });
      response.writeHead(200).end();
      return;
    }
    if (request.headers.authorization !== `Key ${fake.key}`)
      return json(401, { detail: "Cannot access application. Authentication is required." });
    if (url.pathname === "/v1/models") return json(200, { models: listModels(url), has_more: false });
    if (url.pathname === "/v1/models/pricing") {
      const prices = asked(url).flatMap((endpoint_id) =>
        fake.prices[endpoint_id] ? [{ endpoint_id, ...fake.prices[endpoint_id] }] : [],
      );
      return json(200, { prices, next_cursor: null, has_more: false });
    }
    if (url.pathname === "/v1/models/requests/by-endpoint") return json(200, listRequests(url));
    if (url.pathname === "/storage/upload/initiate") {
      const body = JSON.parse((await bytesOf(request)).toString());
      if (typeof body.content_type !== "string" || typeof body.file_name !== "string")
        fake.violations.push("an upload without its type or name");
      const id = randomUUID();
      const upload_url = fake.uploadsTo ?? `${fake.url}/put/${id}`;
      return json(200, { upload_url, file_url: `${fake.url}/files/${id}` });
    }
    const door = doors.get(url.pathname);
    if (door) return void open(door, request, url, json);
    if (request.method === "POST" && url.pathname.slice(1) in MODELS)
      return submit(request, response, url, json);
    fake.violations.push(`no such route: ${request.method} ${url.pathname}`);
    return json(404, { detail: "Not Found" });
  }

  const asked = (url: URL) => {
    const ids = url.searchParams.getAll("endpoint_id").flatMap((written) => written.split(","));
    if (ids.length > 50) fake.violations.push("more than 50 endpoints at once");
    return ids;
  };

  function listModels(url: URL) {
    const withSchema = url.searchParams.get("expand") === "openapi-3.0";
    return asked(url).flatMap((endpoint_id) => {
      const model = MODELS[endpoint_id];
      if (!model) return [];
      const body = {
        content: { "application/json": { schema: { $ref: `#/components/schemas/${model.input}` } } },
      };
      const openapi = {
        openapi: "3.0.4",
        paths: {
          [`/${endpoint_id}/requests/{request_id}/status`]: { get: {} },
          [`/${endpoint_id}`]: { post: { requestBody: { required: true, ...body } } },
        },
        components: { schemas: { QueueStatus: { type: "object" }, [model.input]: model.schema } },
      };
      const metadata = {
        display_name: model.name,
        category: model.category,
        status: "active",
        license_type: "commercial",
      };
      return [{ endpoint_id, metadata, ...(withSchema && { openapi }) }];
    });
  }

  function listRequests(url: URL) {
    const since = Date.parse(url.searchParams.get("start") ?? new Date(now() - 86_400_000).toISOString());
    const id = url.searchParams.get("request_id");
    const withPayloads = url.searchParams.get("expand") === "payloads";
    const items = fake.requests
      .filter(({ endpoint }) => asked(url).includes(endpoint))
      .filter(({ state, endedAt }) => fake.lists && state === "COMPLETED" && (endedAt ?? 0) >= since)
      .filter((request) => id === null || request.id === id)
      .map((request) => ({
        request_id: request.id,
        endpoint_id: request.endpoint,
        sent_at: new Date(request.sentAt).toISOString(),
        started_at: new Date(request.sentAt).toISOString(),
        ended_at: new Date(request.endedAt ?? 0).toISOString(),
        status_code: request.code,
        duration: 1,
        ...(withPayloads && { json_input: request.input, json_output: request.output }),
      }));
    return { items, next_cursor: null, has_more: false };
  }

  async function submit(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    json: (status: number, body: unknown) => void,
  ): Promise<void> {
    const endpoint = url.pathname.slice(1);
    const input = JSON.parse((await bytesOf(request)).toString()) as Record<string, unknown>;
    if (request.headers["x-fal-no-retry"] !== "1") fake.violations.push("fal would run it again by itself");
    if (!/^\d+$/.test(String(request.headers["x-fal-request-timeout"])))
      fake.violations.push("no time limit");
    if (fake.dropsNext) {
      fake.dropsNext = false;
      return void response.destroy();
    }
    if (fake.refuses) return json(fake.refuses.status, fake.refuses.body);
    const { properties, required } = (MODELS[endpoint] as (typeof MODELS)[string]).schema as {
      properties: Record<string, { type?: string; enum?: unknown[] }>;
      required: string[];
    };
    for (const [name, value] of Object.entries(input)) {
      const field = properties[name];
      if (!field) fake.violations.push(`${endpoint} has no input ${name}`);
      else if (field.enum && !field.enum.includes(value))
        return json(422, { detail: [{ loc: ["body", name], msg: "unexpected value", type: "enum" }] });
    }
    for (const name of required) {
      if (!(name in input))
        return json(422, { detail: [{ loc: ["body", name], msg: "Field required", type: "missing" }] });
    }
    const made: FalRequest = {
      id: randomUUID(),
      endpoint,
      input,
      webhook: url.searchParams.get("fal_webhook") ?? undefined,
      state: "IN_QUEUE",
      sentAt: now(),
      logs: [],
    };
    fake.requests.push(made);
    if (fake.losesNextAnswer) {
      fake.losesNextAnswer = false;
      return void response.destroy();
    }
    const doorTo = (door: "status" | "response" | "cancel") => {
      const path = `/r/${randomUUID()}`;
      doors.set(path, { request: made, door });
      return `${fake.url}${path}`;
    };
    json(200, {
      status: "IN_QUEUE",
      request_id: made.id,
      queue_position: 0,
      status_url: doorTo("status"),
      response_url: doorTo("response"),
      cancel_url: doorTo("cancel"),
    });
  }

  function open(
    { request, door }: { request: FalRequest; door: "status" | "response" | "cancel" },
    { method }: IncomingMessage,
    url: URL,
    json: (status: number, body: unknown, headers?: Record<string, string>) => void,
  ): unknown {
    if (method !== (door === "cancel" ? "PUT" : "GET")) fake.violations.push(`${method} of ${door}`);
    if (door === "cancel") {
      if (request.state === "COMPLETED") return json(400, { status: "ALREADY_COMPLETED" });
      const waited = request.state === "IN_QUEUE";
      if (waited)
        Object.assign(request, {
          state: "COMPLETED",
          endedAt: now(),
          code: 499,
          output: { detail: "Cancelled" },
        });
      return json(202, { status: "CANCELLATION_REQUESTED" });
    }
    if (door === "status") {
      const base = { status: request.state, request_id: request.id };
      if (request.state === "IN_QUEUE") return json(202, { ...base, queue_position: 2 });
      const logs = url.searchParams.get("logs") === "1" ? request.logs.map((message) => ({ message })) : null;
      if (request.state === "IN_PROGRESS") return json(202, { ...base, logs });
      return json(200, { ...base, logs, metrics: { inference_time: 12.5 } });
    }
    if (request.state !== "COMPLETED") return json(400, { detail: "Request is still in progress" });
    if (fake.results) return json(fake.results.status, fake.results.body);
    const units = request.units === undefined ? {} : { "x-fal-billable-units": String(request.units) };
    return json(request.code ?? 200, request.output, units);
  }

  return fake;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
