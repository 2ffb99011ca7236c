import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import busboy from "busboy";
import { PUBLISHED_MODELS, type PublishedModel } from "../../fixtures/models.ts";
import { inputFaults } from "../input-faults.ts";

export interface FakePrediction {
  id: string;
  model: string;
  version: string;
  status: "starting" | "processing" | "succeeded" | "failed" | "canceled" | "aborted";
  input: Record<string, unknown>;
  output: unknown;
  error: string | null;
  logs: string;
  data_removed: boolean;
  source: "api";
  created_at: string;
  started_at?: string;
  completed_at?: string;
  deadline?: string;
  deployment?: string;
  metrics: Record<string, number>;
  webhook?: string;
  events: string[];
  /** What its account is charged for it, in US dollars, once it has ended; see `tariff`. Told nowhere. */
  charged?: number;
}

/** What happens to the next request that fits, instead of or after its usual answer. */
interface Fault {
  method?: string;
  path?: RegExp;
  /** The connection breaks before anything was done, or after it was done but before it was answered. */
  reset?: "before" | "after";
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface FakeReplicate {
  /** For REPLICATE_BASE_URL. */
  baseUrl: string;
  token: string;
  webhookSecret: string;
  predictions: FakePrediction[];
  /** Uploaded files by id. */
  files: Map<string, { bytes: Buffer; type: string; name: string }>;
  /** "POST /v1/…" of every request. */
  requests: string[];
  /** What a real server would not have accepted, or has no place for. Empty in a good test. */
  violations: string[];
  /** What is served under a prediction's output address. */
  serve: (path: string, response: ServerResponse) => void;
  faults: Fault[];
  outOfMoney: boolean;
  /** Whose cancel is answered and stops nothing: it goes on to its end. */
  stopsLate: (id: string) => boolean;
  run(id: string, logs?: string): void;
  succeed(id: string, output?: unknown, metrics?: Record<string, number>): Promise<void>;
  fail(id: string, error: string): Promise<void>;
  /** Its deadline passes. */
  expire(id: string): Promise<void>;
  /** An hour passes: input, output and logs are gone. */
  removeData(id: string): void;
  /** Sends a report of a prediction, as after an event; the id of the report and how it was answered, try by try. */
  report(
    id: string,
    options?: { webhookId?: string; timestamp?: number; secret?: string },
  ): Promise<number[]>;
  outputUrl(name: string): string;
  creations(): number;
  close(): Promise<void>;
}

export interface FakeReplicateOptions {
  /** Replicate's document of a prediction has no `webhook`; its package's types do. */
  showsWebhook?: boolean;
  /** Its list gives each prediction without its input, as a stand-in's might. */
  listsBriefly?: boolean;
  pageSize?: number;
  models?: readonly PublishedModel[];
  /** Models run by their version, as those of private people are. */
  unofficial?: readonly string[];
  /** Models nobody else sees. */
  privately?: readonly string[];
  video?: Buffer;
  /** What an ended prediction is charged, in US dollars. Default: nothing is counted. */
  tariff?: (prediction: Readonly<FakePrediction>) => number;
  now?: () => number;
}

const ENDED = ["succeeded", "failed", "canceled", "aborted"];
const CREATE_FIELDS = new Set(["input", "webhook", "webhook_events_filter", "stream"]);

/** Speaks Replicate's HTTP API as its OpenAPI document describes it, on a loopback port, and forgives nothing. */
export async function createFakeReplicate(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const { models = PUBLISHED_MODELS, pageSize = 100, now = Date.now } = options;
  const video = options.video ?? Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42"), randomBytes(4_000)]);
  const iso = () => new Date(now()).toISOString();
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fake: FakeReplicate = {
    baseUrl: `${origin}/v1`,
    token: `r8_${randomBytes(8).toString("hex")}`,
    webhookSecret: `whsec_${randomBytes(24).toString("base64")}`,
    predictions: [],
    files: new Map(),
    requests: [],
    violations: [],
    faults: [],
    outOfMoney: false,
    stopsLate: () => false,
    serve: (_path, response) => {
      response.writeHead(200, { "content-type": "video/mp4", "content-length": video.length }).end(video);
    },
    run(id, logs = "") {
      const prediction = find(id);
      prediction.status = "processing";
      prediction.started_at ??= iso();
      prediction.logs += logs;
    },
    async succeed(id, output = fake.outputUrl(`${id}/output.mp4`), metrics = { predict_time: 12.5 }) {
      if (find(id).status === "starting") fake.run(id);
      await end(id, { status: "succeeded", output, metrics: { ...metrics, total_time: 14 } });
    },
    fail: (id, error) => end(id, { status: "failed", error, metrics: { predict_time: 1 } }),
    expire(id) {
      const prediction = find(id);
      prediction.deadline = iso();
      return end(id, { status: prediction.started_at ? "canceled" : "aborted" });
    },
    removeData(id) {
      Object.assign(find(id), { data_removed: true, output: null, input: {}, logs: "" });
    },
    report,
    outputUrl: (name) => `${origin}/delivery/${name}`,
    creations: () => fake.requests.filter((line) => /^POST \S+\/predictions$/.test(line)).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function find(id: string): FakePrediction {
    const found = fake.predictions.find((prediction) => prediction.id === id);
    if (!found) throw new Error(`no prediction ${id}`);
    return found;
  }

  async function end(id: string, change: Partial<FakePrediction>): Promise<void> {
    const prediction = find(id);
    if (ENDED.includes(prediction.status)) return;
    Object.assign(prediction, change, { completed_at: iso() });
    if (options.tariff) prediction.charged = options.tariff(prediction);
    if (prediction.webhook && prediction.events.includes("completed")) await report(id);
  }

  async function report(
    id: string,
    {
      webhookId = `msg_${randomUUID()}`,
      timestamp = Math.floor(now() / 1000),
      secret = fake.webhookSecret,
    } = {},
  ): Promise<number[]> {
    const prediction = find(id);
    if (!prediction.webhook) throw new Error("it has no webhook");
    const body = JSON.stringify(shown(prediction));
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signature = createHmac("sha256", key).update(`${webhookId}.${timestamp}.${body}`).digest("base64");
    const answers: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      if (attempt > 0) await sleep(20);
      const status = await fetch(prediction.webhook, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "webhook-id": webhookId,
          "webhook-timestamp": String(timestamp),
          "webhook-signature": `v1,${randomBytes(32).toString("base64")} v1,${signature}`,
        },
        body,
      }).then(
        (response) => response.status,
        () => 0,
      );
      answers.push(status);
      if (status >= 200 && status < 300) break;
    }
    return answers;
  }

  const shown = (prediction: FakePrediction) => {
    const { events: _events, charged: _charged, webhook, ...rest } = prediction;
    const urls = {
      web: `https://replicate.com/p/${prediction.id}`,
      get: `${fake.baseUrl}/predictions/${prediction.id}`,
      cancel: `${fake.baseUrl}/predictions/${prediction.id}/cancel`,
    };
    return { ...rest, urls, ...(options.showsWebhook && webhook && { webhook }) };
  };

  const versionOf = (model: PublishedModel) => model.version || "0".repeat(64);
  const isOfficial = (model: PublishedModel) => !options.unofficial?.includes(model.model);
  const shownVersion = (model: PublishedModel) => ({
    id: versionOf(model),
    created_at: "2026-05-01T00:00:00.000Z",
    cog_version: "0.22.0",
    openapi_schema: model.openapi_schema,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("date", new Date(now()).toUTCString());
    const url = new URL(request.url ?? "/", origin);
    const line = `${request.method} ${url.pathname}`;
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(body));
    };
    const refuse = (status: number, detail: string, more: object = {}) =>
      json(status, { title: "Error", detail, status, ...more });
    if (url.pathname.startsWith("/delivery/")) {
      if (request.headers.authorization && url.searchParams.has("foreign"))
        fake.violations.push("token sent to a foreign host");
      return fake.serve(url.pathname.slice("/delivery/".length), response);
    }
    fake.requests.push(line);
    const fault = takeFault(request.method ?? "", url.pathname);
    if (fault?.reset === "before") {
      request.socket.destroy();
      return;
    }
    if (fault?.status !== undefined) {
      request.resume();
      return json(
        fault.status,
        fault.body ?? { title: "Error", detail: "injected", status: fault.status },
        fault.headers,
      );
    }
    if (request.headers.authorization !== `Bearer ${fake.token}`) {
      return refuse(401, "You did not pass a valid authentication token");
    }
    if (fault?.reset === "after") {
      // The work is done, its answer never arrives.
      response.end = (() => {
        request.socket.destroy();
        return response;
      }) as typeof response.end;
    }
    const body = request.method === "POST" ? await bodyOf(request) : undefined;
    await route(line, url, request, body, json, refuse);
  }

  function takeFault(method: string, path: string): Fault | undefined {
    const index = fake.faults.findIndex(
      (fault) => (fault.method ?? method) === method && (fault.path ?? /./).test(path),
    );
    return index < 0 ? undefined : fake.faults.splice(index, 1)[0];
  }

  type Json = (status: number, body: unknown) => void;
  type Refuse = (status: number, detail: string, more?: object) => void;

  async function route(
    line: string,
    url: URL,
    request: IncomingMessage,
    body: Body | undefined,
    json: Json,
    refuse: Refuse,
  ) {
    const violate = (what: string, status = 404) => {
      fake.violations.push(`${line}: ${what}`);
      refuse(status, what);
    };
    const allowQuery = (...names: string[]) => {
      for (const name of url.searchParams.keys())
        if (!names.includes(name)) fake.violations.push(`${line}: query ${name}`);
    };
    if (line === "GET /v1/predictions") {
      allowQuery("created_after", "created_before", "cursor", "source");
      return json(200, listPage(url));
    }
    allowQuery();
    if (line === "GET /v1/account") {
      return json(200, { type: "user", username: "rushes-test", name: "Rushes Test" });
    }
    if (line === "GET /v1/webhooks/default/secret") return json(200, { key: fake.webhookSecret });
    if (line === "POST /v1/files") return upload(body, json, violate);
    if (line === "POST /v1/predictions") {
      const version = String(body?.json?.version ?? "");
      const model = models.find(
        (candidate) => versionOf(candidate) === version || candidate.model === version,
      );
      if (!model) return refuse(422, "Invalid version or not permitted");
      return create(model, request, body, json, refuse, violate, ["version"]);
    }
    let match = /^POST \/v1\/models\/([^/]+\/[^/]+)\/predictions$/.exec(line);
    if (match) {
      const model = models.find((candidate) => candidate.model === match?.[1]);
      if (!model || !isOfficial(model)) return refuse(404, "The requested resource could not be found.");
      return create(model, request, body, json, refuse, violate);
    }
    match = /^POST \/v1\/deployments\/([^/]+\/[^/]+)\/predictions$/.exec(line);
    if (match) {
      const model = models[0];
      if (match[1] !== "acme/films" || !model)
        return refuse(404, "The requested resource could not be found.");
      return create(model, request, body, json, refuse, violate, [], match[1]);
    }
    if (line === "GET /v1/deployments/acme/films") {
      const model = models[0] as PublishedModel;
      return json(200, {
        owner: "acme",
        name: "films",
        current_release: { number: 1, model: model.model, version: versionOf(model), configuration: {} },
      });
    }
    match = /^GET \/v1\/models\/([^/]+)\/([^/]+)$/.exec(line);
    if (match) {
      const model = models.find((candidate) => candidate.model === `${match?.[1]}/${match?.[2]}`);
      if (!model) return refuse(404, "The requested resource could not be found.");
      return json(200, {
        url: `https://replicate.com/${model.model}`,
        owner: match[1],
        name: match[2],
        visibility: options.privately?.includes(model.model) ? "private" : "public",
        description: model.description ?? null,
        default_example: model.example === undefined ? null : { status: "succeeded", output: model.example },
        is_official: isOfficial(model),
        run_count: 1,
        latest_version: shownVersion(model),
      });
    }
    match = /^GET \/v1\/models\/([^/]+\/[^/]+)\/versions\/([^/]+)$/.exec(line);
    if (match) {
      const model = models.find(
        (candidate) => candidate.model === match?.[1] && versionOf(candidate) === match?.[2],
      );
      return model
        ? json(200, shownVersion(model))
        : refuse(404, "The requested resource could not be found.");
    }
    match = /^(GET|POST) \/v1\/predictions\/([^/]+)(\/cancel)?$/.exec(line);
    if (match && (match[1] === "POST") === Boolean(match[3])) {
      const prediction = fake.predictions.find(({ id }) => id === match?.[2]);
      if (!prediction) return refuse(404, "The requested resource could not be found.");
      if (match[3] && !fake.stopsLate(prediction.id))
        await end(prediction.id, { status: prediction.started_at ? "canceled" : "aborted" });
      return json(200, shown(prediction));
    }
    violate("no such route");
  }

  function create(
    model: PublishedModel,
    request: IncomingMessage,
    body: Body | undefined,
    json: Json,
    refuse: Refuse,
    violate: (what: string, status?: number) => void,
    more: string[] = [],
    deployment?: string,
  ) {
    if (fake.outOfMoney) return refuse(402, "Monthly spend limit reached.");
    const written = body?.json;
    if (!written || !request.headers["content-type"]?.startsWith("application/json"))
      return violate("no JSON", 422);
    for (const field of Object.keys(written)) {
      if (!CREATE_FIELDS.has(field) && !more.includes(field)) return violate(`unknown field ${field}`, 422);
    }
    const faults = inputFaults(model.openapi_schema, written.input);
    if (faults.length > 0) {
      const detail = `Input validation failed:\n${faults.map((f) => `- input.${f.field}: ${f.description}`).join("\n")}`;
      return refuse(422, detail, { invalid_fields: faults.map((f) => ({ type: "invalid", ...f })) });
    }
    const prefer = request.headers.prefer;
    if (prefer !== undefined && !/^wait(=([1-9]|[1-5]\d|60))?$/.test(String(prefer)))
      return violate("Prefer", 422);
    const cancelAfter = request.headers["cancel-after"];
    const lifetimeMs = cancelAfter === undefined ? undefined : durationMs(String(cancelAfter));
    if (lifetimeMs !== undefined && !(lifetimeMs >= 5_000)) return violate("Cancel-After", 422);
    const events = (written.webhook_events_filter as string[] | undefined) ?? ["output", "completed"];
    if (!events.every((event) => ["start", "output", "logs", "completed"].includes(event)))
      return violate("events", 422);
    const createdAt = now();
    const prediction: FakePrediction = {
      id: randomBytes(13).toString("hex"),
      model: model.model,
      version: isOfficial(model) ? "hidden" : versionOf(model),
      status: "starting",
      input: written.input as Record<string, unknown>,
      output: null,
      error: null,
      logs: "",
      data_removed: false,
      source: "api",
      created_at: new Date(createdAt).toISOString(),
      metrics: {},
      events,
      ...(lifetimeMs !== undefined && { deadline: new Date(createdAt + lifetimeMs).toISOString() }),
      ...(typeof written.webhook === "string" && { webhook: written.webhook }),
      ...(deployment && { deployment }),
    };
    fake.predictions.unshift(prediction);
    json(201, shown(prediction));
  }

  function listPage(url: URL) {
    const after = url.searchParams.get("created_after");
    const offset = Number(url.searchParams.get("cursor") ?? 0);
    const all = fake.predictions.filter(({ created_at }) => !after || created_at >= after);
    const next = new URL(url);
    next.searchParams.set("cursor", String(offset + pageSize));
    return {
      previous: null,
      next: all.length > offset + pageSize ? next.href : null,
      results: all.slice(offset, offset + pageSize).map((prediction) => ({
        ...shown(prediction),
        ...(options.listsBriefly && { input: undefined, webhook: undefined }),
      })),
    };
  }

  function upload(body: Body | undefined, json: Json, violate: (what: string, status?: number) => void) {
    const content = body?.files.content;
    if (!content) return violate("no content", 422);
    const id = randomBytes(13).toString("hex");
    fake.files.set(id, content);
    json(201, {
      id,
      content_type: content.type,
      size: content.bytes.length,
      checksums: { sha256: "0" },
      metadata: {},
      created_at: iso(),
      expires_at: iso(),
      urls: { get: `${fake.baseUrl}/files/${id}` },
    });
  }

  return fake;
}

interface Body {
  json?: Record<string, unknown>;
  files: Record<string, { bytes: Buffer; type: string; name: string }>;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const body: Body = { files: {} };
  if (request.headers["content-type"]?.startsWith("multipart/")) {
    await new Promise<void>((resolve, reject) => {
      const form = busboy({ headers: request.headers });
      form.on("file", (field, stream, { filename, mimeType }) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          body.files[field] = { bytes: Buffer.concat(chunks), type: mimeType, name: filename ?? "" };
        });
      });
      form.on("close", resolve).on("error", reject);
      request.pipe(form);
    });
    return body;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (text !== "") body.json = JSON.parse(text) as Record<string, unknown>;
  return body;
}

/** "30s", "5m", "1h30m45s", "30" → milliseconds; NaN: none of these. */
function durationMs(written: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(written);
  if (!match || written === "") return Number.NaN;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
