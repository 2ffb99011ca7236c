import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import busboy from "busboy";

interface FakeVideoJob {
  id: string;
  status: "queued" | "in_progress" | "completed" | "failed";
  progress: number;
  created_at: number;
  /** As they came. */
  fields: Record<string, unknown>;
  picture?: Buffer | undefined;
  sentAs: "json" | "form";
  error?: { code: string; message: string };
}

/** A server of `/v1/videos` on a loopback port, with its jobs in memory. */
export interface FakeVideoServer {
  url: string;
  jobs: FakeVideoJob[];
  /** Every job ever begun. */
  begun: FakeVideoJob[];
  deleted: string[];
  violations: string[];
  /** The next answer to a creation is lost: after it was taken, or before it came. */
  losesNext: "answer" | "order" | undefined;
  /** It answers every request with this status. */
  answersWith: number | undefined;
  hidesList: boolean;
  /** How far its clock is ahead, in milliseconds. */
  aheadMs: number;
  finish(id?: string): void;
  fail(code: string, message: string): void;
  restart(): void;
  close(): Promise<void>;
}

/**
 * `vllm`: forms only, many fields of its own, tells the prompt (vllm_omni/entrypoints/openai/protocol/videos.py).
 * `sglang`: words as JSON, pictures as a form, tells no prompt, a deleted job runs on (…/openai/video_api.py).
 */
export async function createFakeVideoServer(
  flavour: "vllm" | "sglang" | "plain" = "vllm",
  {
    model = "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
    key = "test-key",
    video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42"), randomBytes(3_000)]),
  }: { model?: string; key?: string; video?: Buffer } = {},
): Promise<FakeVideoServer> {
  const own = { vllm: VLLM, sglang: ["fps", "num_frames"], plain: [] }[flavour];
  const known = new Set(["prompt", "model", "seconds", "size", "user", "input_reference", ...own]);
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const fake: FakeVideoServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    jobs: [],
    begun: [],
    deleted: [],
    violations: [],
    losesNext: undefined,
    answersWith: undefined,
    hidesList: false,
    aheadMs: 0,
    finish(id) {
      const job = id === undefined ? fake.jobs[0] : fake.jobs.find((other) => other.id === id);
      if (!job) throw new Error("no such job");
      Object.assign(job, { status: "completed", progress: 100 });
    },
    fail(code, message) {
      Object.assign(fake.jobs[0] ?? {}, { status: "failed", error: { code, message } });
    },
    restart() {
      fake.jobs = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", fake.url);
    const line = `${request.method} ${url.pathname}`;
    const json = (status: number, body: unknown) => {
      const date = new Date(Date.now() + fake.aheadMs).toUTCString();
      response.writeHead(status, { "content-type": "application/json", date }).end(JSON.stringify(body));
    };
    if (fake.answersWith !== undefined) return json(fake.answersWith, { error: { message: "no" } });
    if (line === "GET /openapi.json")
      return flavour === "plain" ? json(404, { detail: "Not Found" }) : json(200, described());
    if (request.headers.authorization !== `Bearer ${key}`)
      return json(401, { error: { message: "Invalid key", code: 401 } });
    const [, , , id = "", part] = url.pathname.split("/");
    const job = fake.jobs.find((other) => other.id === decodeURIComponent(id));
    if (line === "GET /v1/models")
      return json(200, { object: "list", data: [{ id: model, object: "model" }] });
    if (line === "POST /v1/videos") return create(request, response, json);
    if (line === "GET /v1/videos") {
      if (fake.hidesList) return json(404, { detail: "Not Found" });
      for (const name of url.searchParams.keys())
        if (!["after", "limit", "order"].includes(name)) fake.violations.push(`query ${name}`);
      const after = fake.jobs.findIndex((other) => other.id === url.searchParams.get("after"));
      const newest = [...fake.jobs].reverse();
      const data = (after < 0 ? newest : newest.slice(newest.length - after)).map(shown);
      return json(200, {
        object: "list",
        data,
        first_id: data[0]?.id ?? null,
        last_id: data.at(-1)?.id ?? null,
        has_more: false,
      });
    }
    if (!/^\/v1\/videos\/[^/]+(\/content)?$/.test(url.pathname)) {
      fake.violations.push(`no such route: ${line}`);
      return json(404, { detail: "Not Found" });
    }
    if (!job) return json(404, { detail: "Video not found" });
    if (request.method === "GET" && part === "content") {
      if (job.status !== "completed") return json(404, { detail: "Generation is still in-progress" });
      return void response
        .writeHead(200, { "content-type": "video/mp4", "content-length": video.length })
        .end(video);
    }
    if (request.method === "GET") return json(200, shown(job));
    if (request.method === "DELETE") {
      fake.deleted.push(job.id);
      fake.jobs = fake.jobs.filter((other) => other !== job);
      if (flavour === "sglang") return json(200, { ...shown(job), status: "deleted" });
      return json(200, { id: job.id, deleted: true, object: "video.deleted" });
    }
    fake.violations.push(`no such route: ${line}`);
    return json(405, {});
  }

  function shown({ id, status, progress, created_at, fields, error }: FakeVideoJob) {
    const size = fields.size ?? (fields.width ? `${fields.width}x${fields.height}` : "832x480");
    return {
      id,
      object: "video",
      model: fields.model ?? model,
      ...(flavour !== "sglang" && { prompt: fields.prompt }),
      status,
      progress,
      created_at,
      size,
      seconds: String(fields.seconds ?? 4),
      ...(error && { error }),
    };
  }

  async function create(
    request: IncomingMessage,
    response: ServerResponse,
    json: (status: number, body: unknown) => void,
  ): Promise<void> {
    const isForm = String(request.headers["content-type"]).startsWith("multipart/form-data");
    if (fake.losesNext === "order") {
      fake.losesNext = undefined;
      return void response.destroy();
    }
    const { fields, picture } = isForm
      ? await formOf(request)
      : { fields: await jsonOf(request), picture: undefined };
    if (flavour === "vllm" && !isForm)
      return json(422, { detail: [{ type: "missing", loc: ["body", "prompt"], msg: "Field required" }] });
    if (flavour === "sglang" && isForm && !picture)
      return json(400, { detail: "input_reference file is required" });
    for (const name of Object.keys(fields))
      if (!known.has(name)) fake.violations.push(`unknown field ${name}`);
    const bad = faultIn(fields, isForm, model);
    if (bad) return json(flavour === "vllm" ? 422 : 400, { detail: bad });
    const job: FakeVideoJob = {
      id: `video_gen_${randomUUID()}`,
      status: "queued",
      progress: 0,
      created_at: Math.floor((Date.now() + fake.aheadMs) / 1_000),
      fields,
      picture,
      sentAs: isForm ? "form" : "json",
    };
    fake.jobs.push(job);
    fake.begun.push(job);
    if (fake.losesNext === "answer") {
      fake.losesNext = undefined;
      return void response.destroy();
    }
    return json(200, shown(job));
  }

  function described() {
    const properties = Object.fromEntries([...known].map((name) => [name, {}]));
    const required = flavour === "vllm" ? ["prompt"] : [];
    const schema = { $ref: "#/components/schemas/Body_create_video_v1_videos_post" };
    return {
      openapi: "3.1.0",
      paths: { "/v1/videos": { post: { requestBody: { content: { "multipart/form-data": { schema } } } } } },
      components: { schemas: { Body_create_video_v1_videos_post: { type: "object", properties, required } } },
    };
  }

  return fake;
}

const VLLM = [
  "width",
  "height",
  "num_frames",
  "fps",
  "num_inference_steps",
  "guidance_scale",
  "seed",
  "generate_sound",
  "negative_prompt",
  "image_reference",
  "extra_params",
];

function faultIn(fields: Record<string, unknown>, isForm: boolean, model: string): string | undefined {
  if (typeof fields.prompt !== "string" || fields.prompt === "") return "prompt is required";
  if (fields.model !== undefined && fields.model !== model)
    return `The model ${fields.model} does not exist.`;
  if (fields.size !== undefined && !/^\d+x\d+$/.test(String(fields.size)))
    return "size: must be WIDTHxHEIGHT";
  if (fields.seconds !== undefined && !/^[1-9]\d*$/.test(String(fields.seconds)))
    return "seconds: whole seconds";
  for (const name of ["width", "height", "num_frames", "fps", "seed"]) {
    const value = fields[name];
    if (value === undefined) continue;
    if (isForm ? !/^\d+$/.test(String(value)) : !Number.isInteger(value))
      return `${name}: must be an integer`;
  }
  return undefined;
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}

async function formOf(request: IncomingMessage) {
  const fields: Record<string, unknown> = {};
  let picture: Buffer | undefined;
  await new Promise<void>((resolve, reject) => {
    const form = busboy({ headers: request.headers });
    form.on("field", (name, value) => {
      fields[name] = value;
    });
    form.on("file", (name, stream) => {
      if (name !== "input_reference") reject(new Error(`a file as ${name}`));
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        picture = Buffer.concat(chunks);
      });
    });
    form.on("close", resolve).on("error", reject);
    request.pipe(form);
  });
  return { fields, picture };
}
