import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import busboy from "busboy";
import { type WebSocket, WebSocketServer } from "ws";
import { CLASSES, type NodeClass } from "./node-classes.ts";

type Workflow = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

interface Prompt {
  id: string;
  client: string;
  workflow: Workflow;
  /** The least is next. */
  number: number;
}

/** A ComfyUI server on a loopback port: one queue, one prompt at a time, history in memory. */
export interface FakeComfyui {
  url: string;
  pending: Prompt[];
  running: Prompt | undefined;
  /** Every prompt taken, in order. */
  taken: Prompt[];
  uploads: Map<string, Buffer>;
  /** Kinds of nodes that aren't installed here. */
  lacks: Set<string>;
  violations: string[];
  /** How often it was told to let go of its models. */
  freed: number;
  /** Somebody works in its own window: a prompt with no client of ours. */
  hostAsks(): void;
  /** Interrupts that stopped something. */
  interrupted: string[];
  /** The next answer to a POST of a prompt is lost on the way, after it was taken. */
  losesNextAnswer: boolean;
  /** As older servers, which don't take an id from outside. */
  choosesIds: boolean;
  /** Gives a finished file out. */
  serve: (response: ServerResponse) => void;
  /** What needn't be done again is told, as the server does before it begins. */
  cached(nodes: string[]): void;
  /** Sockets open now. */
  listeners(): number;
  /** The next pending prompt begins. */
  run(): void;
  progress(node: string, value: number, max: number): void;
  /** As newer servers tell besides: of all nodes at once. */
  progressState(nodes: Record<string, { value: number; max: number }>): void;
  finish(outputs?: Record<string, unknown>): void;
  fail(type: string, message: string): void;
  /** Queue and history are gone, as after a restart. */
  restart(): void;
  close(): Promise<void>;
}

const PROMPT_FIELDS = new Set([
  "prompt",
  "client_id",
  "prompt_id",
  "front",
  "number",
  "extra_data",
  "partial_execution_targets",
]);

export async function createFakeComfyui({ port = 0 } = {}): Promise<FakeComfyui> {
  const video = Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42"), randomBytes(3_000)]);
  const history = new Map<string, object>();
  let count = 0;
  let hasModels = false;
  const clients = new Map<string, WebSocket>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  const sockets = new WebSocketServer({ server, path: "/ws" });
  sockets.on("connection", (socket, request) => {
    const id = new URL(request.url ?? "", fake.url).searchParams.get("clientId") ?? "";
    clients.set(id, socket);
    socket.on("close", () => clients.get(id) === socket && clients.delete(id));
    socket.send(
      JSON.stringify({ type: "status", data: { status: { exec_info: { queue_remaining: 0 } }, sid: id } }),
    );
    // Previews come in between, as they do.
    socket.send(Buffer.concat([Buffer.from([0, 0, 0, 1]), randomBytes(64)]));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  const fake: FakeComfyui = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pending: [],
    running: undefined,
    taken: [],
    uploads: new Map(),
    lacks: new Set(),
    violations: [],
    freed: 0,
    hostAsks() {
      add({ id: randomUUID(), client: randomUUID().replaceAll("-", ""), workflow: {}, number: count++ });
    },
    interrupted: [],
    losesNextAnswer: false,
    choosesIds: false,
    serve: (response) => {
      response.writeHead(200, { "content-type": "video/mp4", "content-length": video.length }).end(video);
    },
    listeners: () => clients.size,
    run() {
      if (fake.running) throw new Error("one runs already");
      fake.running = fake.pending.shift();
      if (!fake.running) throw new Error("nothing waits");
      hasModels = true;
      tell("execution_start", {});
    },
    cached: (nodes) => tell("execution_cached", { nodes }),
    progress: (node, value, max) => tell("progress", { node, value, max }),
    progressState: (nodes) => tell("progress_state", { nodes }),
    finish(outputs) {
      if (!fake.running) fake.run();
      end("success", outputs ?? savedBy(fake.running?.workflow ?? {}), [["execution_success", {}]]);
    },
    fail: (type, message) =>
      end("error", {}, [
        [
          "execution_error",
          { node_id: "3", node_type: "KSampler", exception_type: type, exception_message: message },
        ],
      ]),
    restart() {
      fake.pending = [];
      fake.running = undefined;
      history.clear();
    },
    async close() {
      for (const socket of clients.values()) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  /** As its heap does: by number, equal ones in the order they came. */
  function add(prompt: Prompt): void {
    const at = fake.pending.findIndex(({ number }) => number > prompt.number);
    fake.pending.splice(at < 0 ? fake.pending.length : at, 0, prompt);
  }

  function tell(type: string, data: object): void {
    const prompt = fake.running;
    if (!prompt) throw new Error("nothing runs");
    clients.get(prompt.client)?.send(JSON.stringify({ type, data: { ...data, prompt_id: prompt.id } }));
  }

  function end(status: string, outputs: object, messages: [string, object][]): void {
    const prompt = fake.running;
    if (!prompt) throw new Error("nothing runs");
    tell("executing", { node: null });
    history.set(prompt.id, {
      prompt: [0, prompt.id, prompt.workflow, {}, []],
      outputs,
      status: { status_str: status, completed: status === "success", messages },
      meta: {},
    });
    fake.running = undefined;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", fake.url);
    const line = `${request.method} ${url.pathname}`;
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const id = url.pathname.split("/")[2] ?? "";
    if (line === "POST /prompt")
      return void take((await jsonOf(request)) as Record<string, unknown>, response, json);
    if (line === "GET /queue") {
      const entry = (prompt: Prompt) => [
        prompt.number,
        prompt.id,
        prompt.workflow,
        { client_id: prompt.client, create_time: 1_700_000_000_000 },
        [],
      ];
      return json(200, {
        queue_running: fake.running ? [entry(fake.running)] : [],
        queue_pending: fake.pending.map(entry),
      });
    }
    if (line === `GET /history/${id}`) return json(200, history.has(id) ? { [id]: history.get(id) } : {});
    if (line === "POST /queue") {
      const body = (await jsonOf(request)) as { delete?: string[] };
      if (!Array.isArray(body.delete) || Object.keys(body).length !== 1)
        fake.violations.push("POST /queue would clear others' prompts");
      fake.pending = fake.pending.filter((prompt) => !body.delete?.includes(prompt.id));
      return void response.writeHead(200).end();
    }
    if (line === "POST /interrupt") {
      const body = (await jsonOf(request)) as { prompt_id?: string };
      if (body.prompt_id === undefined) fake.violations.push("a global interrupt");
      if (body.prompt_id === undefined || fake.running?.id === body.prompt_id) {
        fake.interrupted.push(fake.running?.id ?? "");
        end("error", {}, [["execution_interrupted", { node_id: "3" }]]);
      }
      return void response.writeHead(200).end();
    }
    if (line === "POST /free") {
      const body = await jsonOf(request);
      if (JSON.stringify(body) !== '{"unload_models":true,"free_memory":true}')
        fake.violations.push(`POST /free: ${JSON.stringify(body)}`);
      fake.freed += 1;
      if (!fake.running) hasModels = false;
      return void response.writeHead(200).end();
    }
    if (line === "POST /upload/image") return upload(request, json);
    if (line === "GET /system_stats") {
      return json(200, {
        system: { comfyui_version: "0.3.64" },
        devices: [
          {
            ...{ name: "cuda:0 NVIDIA Test", type: "cuda", index: 0 },
            ...{ vram_total: 24_000, vram_free: hasModels ? 4_000 : 23_500 },
            ...{ torch_vram_total: hasModels ? 19_000 : 0, torch_vram_free: hasModels ? 100 : 0 },
          },
        ],
      });
    }
    if (line === `GET /object_info/${id}`) {
      const name = decodeURIComponent(id);
      const known = CLASSES[name];
      if (!known) return json(200, {});
      if (fake.lacks.has(name)) return json(200, {});
      const { required, optional = {}, output, output_node = false } = known;
      return json(200, { [name]: { name, input: { required, optional }, output, output_node } });
    }
    if (line === "GET /view") {
      const wanted = [
        url.searchParams.get("type"),
        url.searchParams.get("subfolder"),
        url.searchParams.get("filename"),
      ];
      if (!/^output\/video\/rushes_00001_\.(mp4|png)$/.test(wanted.join("/"))) return json(404, {});
      return fake.serve(response);
    }
    fake.violations.push(`no such route: ${line}`);
    return json(404, {});
  }

  function take(
    body: Record<string, unknown>,
    response: ServerResponse,
    json: (status: number, body: unknown) => void,
  ): unknown {
    for (const field of Object.keys(body))
      if (!PROMPT_FIELDS.has(field)) fake.violations.push(`unknown field ${field}`);
    const workflow = body.prompt as Workflow | undefined;
    if (!workflow)
      return json(400, {
        error: { type: "no_prompt", message: "No prompt provided", details: "", extra_info: {} },
        node_errors: {},
      });
    const nodeErrors: Record<string, object> = {};
    for (const [id, node] of Object.entries(workflow)) {
      const known = fake.lacks.has(node.class_type) ? undefined : CLASSES[node.class_type];
      if (!known) {
        const message = `Node '${node.class_type}' not found.`;
        return json(400, {
          error: { type: "invalid_prompt", message, details: `Node ID '#${id}'`, extra_info: {} },
          node_errors: {},
        });
      }
      const optional = Object.entries(known.optional ?? {}).filter(([input]) => input in node.inputs);
      for (const input of Object.keys(node.inputs)) {
        if (!(input in known.required) && !(input in (known.optional ?? {})))
          fake.violations.push(`${node.class_type} has no input ${input}`);
      }
      const errors = [...Object.entries(known.required), ...optional].flatMap(([input, type]) => {
        const message = faultOf(type, node.inputs[input], input, workflow, fake.uploads);
        return message
          ? [{ type: "value_error", message, details: input, extra_info: { input_name: input } }]
          : [];
      });
      fake.violations.push(...unfit(id, node, known, workflow));
      if (errors.length > 0) nodeErrors[id] = { errors, dependent_outputs: [], class_type: node.class_type };
    }
    if (!Object.values(workflow).some(({ class_type }) => CLASSES[class_type]?.output_node)) {
      const message = "Prompt has no outputs";
      const error = { type: "prompt_no_outputs", message, details: "", extra_info: {} };
      return json(400, { error, node_errors: {} });
    }
    if (Object.keys(nodeErrors).length > 0) {
      const error = {
        type: "prompt_outputs_failed_validation",
        message: "Prompt outputs failed validation",
        details: "",
        extra_info: {},
      };
      return json(400, { error, node_errors: nodeErrors });
    }
    const id = fake.choosesIds ? randomUUID() : String(body.prompt_id);
    const prompt: Prompt = {
      id,
      client: String(body.client_id ?? ""),
      workflow,
      number: Number(body.number ?? count++),
    };
    if (
      fake.taken.some(
        (other) => other.id === prompt.id && (other === fake.running || fake.pending.includes(other)),
      )
    ) {
      fake.violations.push("the same prompt twice");
    }
    add(prompt);
    fake.taken.push(prompt);
    if (fake.losesNextAnswer) {
      fake.losesNextAnswer = false;
      return response.destroy();
    }
    return json(200, { prompt_id: prompt.id, number: prompt.number, node_errors: {} });
  }

  async function upload(
    request: IncomingMessage,
    json: (status: number, body: unknown) => void,
  ): Promise<void> {
    const fields: Record<string, string> = {};
    let file: { name: string; bytes: Buffer } | undefined;
    await new Promise<void>((resolve, reject) => {
      const form = busboy({ headers: request.headers });
      form.on("field", (name, value) => {
        fields[name] = value;
      });
      form.on("file", (name, stream, { filename }) => {
        const chunks: Buffer[] = [];
        if (name !== "image") fake.violations.push(`upload field ${name}`);
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          file = { name: filename ?? "", bytes: Buffer.concat(chunks) };
        });
      });
      form.on("close", resolve).on("error", reject);
      request.pipe(form);
    });
    if (!file?.name || /\.\./.test(fields.subfolder ?? "")) return json(400, {});
    fake.uploads.set(`${fields.subfolder ? `${fields.subfolder}/` : ""}${file.name}`, file.bytes);
    json(200, { name: file.name, subfolder: fields.subfolder ?? "", type: fields.type ?? "input" });
  }

  return fake;
}

/** What its saving nodes write, as core nodes tell it. */
function savedBy(workflow: Workflow): Record<string, unknown> {
  const file = (filename: string) => ({ filename, subfolder: "video", type: "output" });
  return Object.fromEntries(
    Object.entries(workflow).flatMap(([id, { class_type }]) => {
      if (class_type === "SaveImage") return [[id, { images: [file("rushes_00001_.png")] }]];
      if (!CLASSES[class_type]?.output_node) return [];
      return [[id, { images: [file("rushes_00001_.mp4")], animated: [true] }]];
    }),
  );
}

function faultOf(
  [type, limits = {}]: NodeClass["required"][string],
  value: unknown,
  input: string,
  workflow: Workflow,
  uploads: Map<string, Buffer>,
): string | undefined {
  if (value === undefined) return "Required input is missing";
  if (Array.isArray(value)) {
    const from = workflow[String(value[0])];
    if (!from || value.length !== 2)
      return "Bad linked input, must be a length-2 list of [node_id, slot_index]";
    const brings = CLASSES[from.class_type]?.output[Number(value[1])];
    if (brings === undefined) return "Bad linked input";
    if (Array.isArray(type) || type === "COMBO" || brings === type) return undefined;
    return `Return type mismatch between linked nodes: ${input}, received_type(${brings}) mismatch input_type(${type})`;
  }
  const choices = Array.isArray(type) ? type : type === "COMBO" ? (limits.options ?? []) : undefined;
  if (choices) {
    const isFile = limits.image_upload === true || limits.video_upload === true;
    if (choices.includes(String(value)) || (isFile && uploads.has(String(value)))) return undefined;
    return isFile ? `Invalid ${input} file: ${value}` : "Value not in list";
  }
  if (type === "STRING")
    return typeof value === "string" ? undefined : "Failed to convert an input value to a STRING value";
  if (type === "BOOLEAN")
    return typeof value === "boolean" ? undefined : "Failed to convert an input value to a BOOLEAN value";
  if (type !== "INT" && type !== "FLOAT") return "Bad linked input";
  if (typeof value !== "number" || (type === "INT" && !Number.isInteger(value)))
    return `Failed to convert an input value to a ${type} value`;
  if (limits.min !== undefined && value < limits.min)
    return `Value ${value} smaller than min of ${limits.min}`;
  return limits.max !== undefined && value > limits.max
    ? `Value ${value} bigger than max of ${limits.max}`
    : undefined;
}

/** Of a picture that is empty, or was scaled from one. */
function sideOf(from: unknown, side: string, workflow: Workflow): number | undefined {
  const { class_type, inputs } = (Array.isArray(from) && workflow[String(from[0])]) || {};
  if (class_type === "EmptyImage") return Number(inputs?.[side]);
  if (class_type !== "ImageScaleBy") return undefined;
  return Math.round((sideOf(inputs?.image, side, workflow) ?? Number.NaN) * Number(inputs?.scale_by));
}

/** What the server takes, and the model makes something else of. */
function unfit(
  id: string,
  { class_type, inputs }: Workflow[string],
  { frameStep, sizeStep }: NodeClass,
  workflow: Workflow,
): string[] {
  const number = (input: string): number | undefined => {
    const value = inputs[input];
    if (!Array.isArray(value)) return typeof value === "number" ? value : undefined;
    const held = workflow[String(value[0])];
    if (held?.class_type === "GetImageSize") return sideOf(held.inputs.image, input, workflow);
    return typeof held?.inputs.value === "number" ? held.inputs.value : undefined;
  };
  const frames = number("length");
  return [
    ...(frameStep && frames !== undefined && (frames - 1) % frameStep !== 0
      ? [`${class_type} ${id}: ${frames} frames are not ${frameStep}k+1`]
      : []),
    ...["width", "height"].flatMap((side) => {
      const pixels = number(side);
      return sizeStep && pixels !== undefined && pixels % sizeStep !== 0
        ? [`${class_type} ${id}: ${side} ${pixels} is no multiple of ${sizeStep}`]
        : [];
    }),
  ];
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}
