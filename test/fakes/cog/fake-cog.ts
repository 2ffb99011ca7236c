import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type PublishedModel, publishedModel } from "../../fixtures/models.ts";
import { inputFaults } from "../input-faults.ts";

interface FakeCogPrediction {
  id: string;
  status: "starting" | "processing" | "succeeded" | "failed" | "canceled";
  input: Record<string, unknown>;
  output?: unknown;
  error?: string;
  logs: string;
  webhook?: string;
  events: string[];
  /** Synchronous: the request that waits for the end. */
  waiting?: ServerResponse;
  /** Where the order itself says its files go. */
  prefix?: string;
}

/** One Cog container on a loopback port: one prediction at a time, no polling, results by webhook or held request. */
export interface FakeCog {
  url: string;
  status: "STARTING" | "READY" | "SETUP_FAILED" | "DEFUNCT" | "UNHEALTHY";
  /** The prediction under way, or the last one. */
  current: FakeCogPrediction | undefined;
  /** Every prediction begun, in order. */
  begun: FakeCogPrediction[];
  violations: string[];
  /** Reports are lost on the way. */
  losesReports: boolean;
  log(text: string): Promise<void>;
  finish(output?: unknown): Promise<void>;
  fail(error: string): Promise<void>;
  /** The container is killed: what ran is gone, nobody is told. */
  crash(): void;
  /** A file is made; it goes where this version sends files, as it was started. */
  finishFile(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
}

const BODY_FIELDS = new Set([
  "id",
  "input",
  "webhook",
  "webhook_events_filter",
  "output_file_prefix",
  "created_at",
  "context",
]);
const ENDED = ["succeeded", "failed", "canceled"];

/**
 * `python`: a version of the older server. 0.13 answers nothing at all while it predicts for a request that waits, and
 * predicts on when that goes away; up to 0.16 a report has a file's path inside the container unless `uploadUrl` is set.
 */
export async function createFakeCog({
  model = publishedModel("wan-video/wan-2.2-t2v-fast"),
  python,
  uploadUrl,
  takesPrefix = false,
}: {
  model?: PublishedModel;
  python?: string;
  uploadUrl?: string;
  /** Some versions let an order say where its files go (`output_file_prefix`). */
  takesPrefix?: boolean;
} = {}): Promise<FakeCog> {
  const blocks = python?.startsWith("0.13") === true;
  let unblocked: (() => void)[] = [];
  const free = () => {
    for (const go of unblocked) go();
    unblocked = [];
  };
  const server = createServer((request, response) => {
    const blocked = blocks && isRunning() && fake.current?.waiting !== undefined;
    const turn = blocked ? new Promise<void>((resolve) => unblocked.push(resolve)) : Promise.resolve();
    turn
      .then(() => answer(request, response))
      .catch((error) => {
        fake.violations.push(String(error));
        response.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const fake: FakeCog = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    status: "READY",
    current: undefined,
    begun: [],
    violations: [],
    losesReports: false,
    async log(text) {
      if (!fake.current) throw new Error("nothing runs");
      fake.current.status = "processing";
      fake.current.logs += text;
      await report("logs");
    },
    finish: (output = `data:video/mp4;base64,${randomBytes(3_000).toString("base64")}`) =>
      end({ status: "succeeded", output }),
    fail: (error) => end({ status: "failed", error }),
    async finishFile(bytes) {
      for (let attempt = 0; attempt < 100 && !isRunning(); attempt++) await sleep(5);
      const { waiting, prefix } = fake.current ?? {};
      const to = uploadUrl ?? (takesPrefix ? prefix : undefined);
      if (to === undefined || waiting) {
        const isSent = python === undefined || waiting !== undefined;
        return end({
          status: "succeeded",
          output: isSent ? `data:video/mp4;base64,${bytes.toString("base64")}` : "/tmp/tmpk3x/output.mp4",
        });
      }
      const address = `${to.endsWith("/") ? to : `${to}/`}output.mp4`;
      const headers = { "content-type": "video/mp4" };
      const response = await fetch(address, { method: "PUT", headers, body: new Uint8Array(bytes) });
      if (!response.ok) return end({ status: "failed", error: `upload answered ${response.status}` });
      // The older server reports the address it wrote to, the newer one what it was told.
      const output = python === undefined ? response.headers.get("location") : response.url;
      return end({ status: "succeeded", output });
    },
    crash() {
      free();
      fake.current?.waiting?.destroy();
      fake.current = undefined;
    },
    async close() {
      free();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const isRunning = () => fake.current !== undefined && !ENDED.includes(fake.current.status);
  const shown = ({
    waiting: _waiting,
    events: _events,
    webhook: _webhook,
    output,
    ...rest
  }: FakeCogPrediction) => ({
    ...rest,
    // As the real one: what isn't there is left out, and the time is told at the end.
    ...(output !== undefined && { output }),
    ...(ENDED.includes(rest.status) && { metrics: { predict_time: 3.5 } }),
  });

  async function end(change: Partial<FakeCogPrediction>): Promise<void> {
    // A held order is on its way a moment after it was placed.
    for (let attempt = 0; attempt < 100 && !isRunning(); attempt++) await sleep(5);
    if (!fake.current || !isRunning()) throw new Error("nothing runs");
    Object.assign(fake.current, change);
    free();
    fake.current.waiting
      ?.writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(shown(fake.current)));
    await report("completed");
  }

  async function report(event: string): Promise<void> {
    const prediction = fake.current;
    if (!prediction?.webhook || !prediction.events.includes(event) || fake.losesReports) return;
    for (let attempt = 0; attempt < 3; attempt++) {
      const response = await fetch(prediction.webhook, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(shown(prediction)),
      }).catch(() => undefined);
      if (response?.ok) return;
      await sleep(20);
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", fake.url);
    const line = `${request.method} ${pathname}`;
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (line === "GET /health-check") {
      const status = fake.status === "READY" && isRunning() ? "BUSY" : fake.status;
      const version = python === undefined ? { version: { coglet: "0.22.0" } } : {};
      return json(200, { status, setup: { status: "succeeded", logs: "" }, ...version });
    }
    if (line === "GET /") return json(200, { cog_version: python ?? "0.22.0", docs_url: "/docs" });
    if (line === "GET /openapi.json") {
      const { schemas } = model.openapi_schema.components;
      const PredictionRequest = { properties: takesPrefix ? { output_file_prefix: { type: "string" } } : {} };
      return json(200, {
        ...model.openapi_schema,
        components: { schemas: { ...schemas, PredictionRequest } },
      });
    }
    const match = /^(PUT|POST) \/predictions\/([a-z2-7]{26})(\/cancel)?$/.exec(line);
    if (match?.[1] === "POST" && match[3]) {
      request.resume();
      const isIts = fake.current?.id === match[2] && isRunning() && !fake.current?.waiting;
      if (!isIts) return json(404, {});
      if (fake.current) fake.current.status = "canceled";
      await report("completed");
      return json(200, {});
    }
    if (match?.[1] === "PUT" && !match[3]) return begin(match[2] as string, request, response, json);
    fake.violations.push(`no such route: ${line}`);
    return json(404, { detail: "Not Found" });
  }

  async function begin(
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
    json: (status: number, body: unknown) => void,
  ) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    for (const field of Object.keys(body))
      if (!BODY_FIELDS.has(field)) fake.violations.push(`unknown field ${field}`);
    if (fake.status !== "READY") return json(503, { detail: "Setup has not finished" });
    const isAsync = request.headers.prefer === "respond-async";
    if (fake.current && isRunning() && fake.current.id === id) {
      if (isAsync) return json(202, shown(fake.current));
      fake.current.waiting = response;
      return;
    }
    if (body.output_file_prefix !== undefined && !takesPrefix)
      fake.violations.push("knows no output_file_prefix");
    if (isRunning()) return json(409, { detail: "Already running a prediction" });
    const faults = inputFaults(model.openapi_schema, body.input);
    if (faults.length > 0) {
      return json(422, {
        detail: faults.map((f) => ({
          loc: ["body", "input", f.field],
          msg: f.description,
          type: "value_error",
        })),
      });
    }
    const prediction: FakeCogPrediction = {
      id,
      status: "starting",
      input: body.input as Record<string, unknown>,
      logs: "",
      events: (body.webhook_events_filter as string[] | undefined) ?? [
        "start",
        "output",
        "logs",
        "completed",
      ],
      ...(typeof body.webhook === "string" && { webhook: body.webhook }),
      ...(typeof body.output_file_prefix === "string" && { prefix: body.output_file_prefix }),
    };
    fake.current = prediction;
    fake.begun.push(prediction);
    if (isAsync) {
      json(202, { id, status: "starting" });
      await report("start");
      return;
    }
    prediction.waiting = response;
    // A caller that goes away takes its synchronous prediction with it.
    response.on("close", () => {
      if (response.writableEnded || prediction.waiting !== response || blocks) return;
      prediction.status = "canceled";
    });
  }

  return fake;
}
