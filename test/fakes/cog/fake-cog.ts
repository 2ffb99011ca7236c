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

export async function createFakeCog({
  model = publishedModel("wan-video/wan-2.2-t2v-fast"),
}: {
  model?: PublishedModel;
} = {}): Promise<FakeCog> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
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
    crash() {
      fake.current?.waiting?.destroy();
      fake.current = undefined;
    },
    async close() {
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
      return json(200, { status, setup: { status: "succeeded", logs: "" }, version: { coglet: "0.22.0" } });
    }
    if (line === "GET /openapi.json") return json(200, model.openapi_schema);
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
      if (!response.writableEnded && prediction.waiting === response) prediction.status = "canceled";
    });
  }

  return fake;
}
