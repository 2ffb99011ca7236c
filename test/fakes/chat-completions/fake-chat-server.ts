import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** Of what OpenAI's "Create chat completion" takes, what Rushes may send; anything else is a violation. */
const bodySchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(z.strictObject({ role: z.enum(["system", "user"]), content: z.string().min(1) })).min(1),
  seed: z.int().optional(),
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("json_object") }),
      z.strictObject({
        type: z.literal("json_schema"),
        json_schema: z.strictObject({
          name: z.string().regex(/^[\w-]{1,64}$/),
          strict: z.literal(true),
          schema: z.record(z.string(), z.unknown()),
        }),
      }),
    ])
    .optional(),
});
type ChatBody = z.output<typeof bodySchema>;

/** What an endpoint says: a text; an answer of its own; or nothing, until the connection is closed. */
type Said = string | { status: number; body: object; headers?: Record<string, string> } | "never";

export interface FakeChatServer {
  url: string;
  asked: ChatBody[];
  violations: string[];
  /** Given every question that was understood. */
  answers: (body: ChatBody, turn: number) => Said | Promise<Said>;
  /** Which of `response_format`'s types it takes; others are refused. */
  takes: readonly ("json_schema" | "json_object")[];
  /** The models in its memory, where it is Ollama, which has routes of its own besides. */
  loaded?: string[];
  close(): Promise<void>;
}

const NEVER = "never";

/** An endpoint of OpenAI's chat completions on a loopback port, as its reference and vLLM's server describe it. */
export async function createFakeChatServer({
  models = ["scribe-1"],
  key = "",
}: {
  models?: readonly string[];
  key?: string;
} = {}): Promise<FakeChatServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeChatServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    violations: [],
    answers: () => "{}",
    takes: ["json_schema", "json_object"],
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (status: number, body: object, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(body));
    const refuse = (status: number, message: string, param: string | null = null) =>
      json(status, { error: { message, type: "invalid_request_error", param, code: null } });
    const line = `${request.method} ${request.url}`;
    if (key !== "" && request.headers.authorization !== `Bearer ${key}`)
      return refuse(401, "Incorrect API key provided.");
    if (key === "" && request.headers.authorization !== undefined)
      fake.violations.push("a key, where none was given");
    if (line === "GET /v1/models")
      return json(200, { object: "list", data: models.map((id) => ({ id, object: "model" })) });
    if (fake.loaded && line === "GET /api/ps")
      return json(200, {
        models: fake.loaded.map((model) => ({ name: model, model, size_vram: 5_137_025_024 })),
      });
    if (fake.loaded && line === "POST /api/generate") {
      const { model, ...others } = (await jsonOf(request)) as Record<string, unknown>;
      // Without words nothing is written: the model is loaded, or with `keep_alive` 0 unloaded.
      if (JSON.stringify(others) !== '{"keep_alive":0,"stream":false}')
        fake.violations.push(`POST /api/generate: ${JSON.stringify(others)}`);
      fake.loaded = fake.loaded.filter((one) => one !== model);
      return json(200, {
        model,
        created_at: "2026-11-28T12:00:00Z",
        response: "",
        done: true,
        done_reason: "unload",
      });
    }
    if (line !== "POST /v1/chat/completions") {
      fake.violations.push(`no such route: ${line}`);
      return refuse(404, `Unknown request URL: ${line}`);
    }
    const read = bodySchema.safeParse(await jsonOf(request));
    if (!read.success) {
      fake.violations.push(z.prettifyError(read.error));
      return refuse(400, "Invalid request");
    }
    const { model, messages, response_format: format } = read.data;
    if (!models.includes(model)) return refuse(404, `The model ${model} does not exist`, "model");
    if (format && !fake.takes.includes(format.type))
      return refuse(400, `response_format ${format.type} is not supported`, "response_format");
    if (format?.type === "json_object" && !messages.some(({ content }) => /json/i.test(content)))
      return refuse(400, "'messages' must contain the word 'json' in some form", "messages");
    if (format?.type === "json_schema")
      fake.violations.push(...faultsOf(format.json_schema.schema, "schema"));
    fake.asked.push(read.data);
    const said = await fake.answers(read.data, fake.asked.length - 1);
    if (said === NEVER) return;
    if (typeof said !== "string") return json(said.status, said.body, said.headers);
    return json(200, {
      id: `chatcmpl-${fake.asked.length}`,
      object: "chat.completion",
      created: 1_780_000_000,
      model,
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          logprobs: null,
          message: { role: "assistant", content: said, refusal: null },
        },
      ],
      usage: { prompt_tokens: 100, completion_tokens: 100, total_tokens: 200 },
    });
  }
  return fake;
}

/** OpenAI's "Supported schemas": an object at the root, every field required, nothing added, no bounds. */
function faultsOf(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, i) => faultsOf(one, `${path}.${i}`));
  if (typeof schema !== "object" || schema === null) return [];
  const faults: string[] = [];
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === "object") {
    const names = Object.keys((properties ?? {}) as object);
    if (additionalProperties !== false) faults.push(`${path} allows more properties`);
    if (!Array.isArray(required) || names.some((name) => !required.includes(name)))
      faults.push(`${path} has properties that are not required`);
    return [
      ...faults,
      ...names.flatMap((n) => faultsOf((properties as Record<string, unknown>)[n], `${path}.${n}`)),
    ];
  }
  for (const name of Object.keys(schema))
    if (!["type", "items", "enum", "anyOf"].includes(name)) faults.push(`${path} has ${name}`);
  return [
    ...faults,
    ...Object.entries(schema).flatMap(([name, value]) =>
      name === "enum" ? [] : faultsOf(value, `${path}.${name}`),
    ),
  ];
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}
