import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What is judged in one request: its words, and its pictures as they came. */
interface Judged {
  model: string;
  words: string;
  pictures: Buffer[];
  /** A policy model's instructions. */
  system?: string;
}

/** A moderation service on a loopback port, strict about what it takes. */
export interface FakeClassifier {
  url: string;
  key: string;
  asked: Judged[];
  violations: string[];
  /** Scores by OpenAI's categories; a guard model calls everything from 0.5 on unsafe. */
  judge: (judged: Judged) => Record<string, number>;
  /** Answers with this status instead. */
  answersWith: number | undefined;
  /** What a chat model says instead of its own form. */
  says: string | undefined;
  close(): Promise<void>;
}

/** developers.openai.com/api/docs/guides/moderation, all of omni-moderation's. */
const CATEGORIES = [
  ...["harassment", "harassment/threatening", "sexual", "sexual/minors", "hate", "hate/threatening"],
  ...["illicit", "illicit/violent", "self-harm", "self-harm/intent", "self-harm/instructions"],
  ...["violence", "violence/graphic"],
];
const LLAMA: Record<string, string> = {
  ...{ illicit: "S2", sexual: "S12", "sexual/minors": "S4", hate: "S10", "self-harm": "S11", violence: "S1" },
};
const QWEN: Record<string, string> = {
  sexual: "Sexual Content or Sexual Acts",
  "violence/graphic": "Violent",
  "self-harm": "Suicide & Self-Harm",
  illicit: "Non-violent Illegal Acts",
};

const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({ url: z.string().regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/) }),
  }),
]);
const content = z.union([z.string().min(1), z.array(part).min(1)]);
const moderation = z.strictObject({ model: z.string().optional(), input: content });
const chat = z.strictObject({
  model: z.string(),
  messages: z.array(z.strictObject({ role: z.enum(["system", "user", "assistant"]), content })).min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.number().int().positive().optional(),
});

/** Replicate's, as of a Llama Guard there. */
const prediction = z.strictObject({
  version: z.string().optional(),
  input: z.strictObject({
    prompt: z.string().min(1),
    image: z
      .string()
      .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/)
      .optional(),
  }),
});

export async function createFakeClassifier({ key = "test-key" } = {}): Promise<FakeClassifier> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeClassifier = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    asked: [],
    violations: [],
    judge: () => ({}),
    answersWith: undefined,
    says: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const predictions = new Map<string, object>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const refuse = (status: number, message: string) => {
      fake.violations.push(message);
      json(status, { error: { message, type: "invalid_request_error" } });
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization !== `Bearer ${key}`) return refuse(401, "Incorrect API key provided");
    if (fake.answersWith !== undefined) {
      json(fake.answersWith, { error: { message: "no" } });
      return;
    }
    const asked = /^GET \/v1\/predictions\/(\w+)$/.exec(`${request.method} ${request.url}`)?.[1];
    if (asked !== undefined) {
      const done = predictions.get(asked);
      return done === undefined ? refuse(404, "no such prediction") : void json(200, done);
    }
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const line = `${request.method} ${request.url}`;
    if (line === "POST /v1/moderations") {
      const read = moderation.safeParse(body);
      if (!read.success) return refuse(400, z.prettifyError(read.error));
      const judged = judgedOf(read.data.model ?? "omni-moderation-latest", read.data.input);
      if (judged.pictures.length > 1) return refuse(400, "too many images");
      fake.asked.push(judged);
      json(200, moderated(judged.model, fake.judge(judged)));
      return;
    }
    if (line === "POST /v1/chat/completions") {
      const read = chat.safeParse(body);
      if (!read.success) return refuse(400, z.prettifyError(read.error));
      const { model, messages } = read.data;
      const last = messages.at(-1);
      if (last?.role !== "user") return refuse(400, "the last message is not the user's");
      const system = messages.find(({ role }) => role === "system")?.content;
      const judged = judgedOf(model, last.content);
      fake.asked.push({ ...judged, ...(typeof system === "string" ? { system } : {}) });
      const message = { role: "assistant", content: fake.says ?? said(model, fake.judge(judged)) };
      json(200, {
        id: "chat-1",
        object: "chat.completion",
        model,
        choices: [{ index: 0, message, finish_reason: "stop" }],
      });
      return;
    }
    const named = /^POST \/v1\/(?:models\/([\w.-]+\/[\w.-]+)\/)?predictions$/.exec(line);
    if (named) {
      if (!/^wait=([1-9]|[1-5]\d|60)$/.test(String(request.headers.prefer))) return refuse(422, "prefer");
      const read = prediction.safeParse(body);
      if (!read.success) return refuse(422, z.prettifyError(read.error));
      const { version, input } = read.data;
      const model = named[1] ?? version;
      if (model === undefined || (named[1] !== undefined && version !== undefined))
        return refuse(422, "version");
      // meta/llama-guard-3-8b has no picture, meta/llama-guard-3-11b-vision needs one.
      if (/8b/.test(model) === (input.image !== undefined)) return refuse(422, "image");
      const judged = {
        model,
        words: input.prompt,
        pictures: input.image === undefined ? [] : [Buffer.from(input.image.split(",")[1] ?? "", "base64")],
      };
      fake.asked.push(judged);
      const id = `p${fake.asked.length}`;
      predictions.set(id, {
        id,
        status: fake.says === "failed" || fake.says === "processing" ? fake.says : "succeeded",
        output: fake.says ?? said("llama", fake.judge(judged)),
        urls: { get: "https://elsewhere.example/predictions/stolen" },
      });
      json(201, {
        id,
        status: "starting",
        output: null,
        urls: { get: "https://elsewhere.example/predictions/stolen" },
      });
      return;
    }
    refuse(404, `no such route: ${line}`);
  }
  return fake;
}

function judgedOf(model: string, input: z.output<typeof content>): Judged {
  if (typeof input === "string") return { model, words: input, pictures: [] };
  return {
    model,
    words: input.flatMap((one) => (one.type === "text" ? [one.text] : [])).join("\n"),
    pictures: input.flatMap((one) =>
      one.type === "image_url" ? [Buffer.from(one.image_url.url.split(",")[1] ?? "", "base64")] : [],
    ),
  };
}

function moderated(model: string, scores: Record<string, number>) {
  const all = <Value>(value: (score: number) => Value) =>
    Object.fromEntries(CATEGORIES.map((category) => [category, value(scores[category] ?? 0)]));
  return {
    id: "modr-1",
    model,
    results: [
      {
        flagged: Object.values(scores).some((score) => score >= 0.5),
        categories: all((score) => score >= 0.5),
        category_scores: all((score) => score),
        category_applied_input_types: all(() => ["text"]),
      },
    ],
  };
}

function said(model: string, scores: Record<string, number>): string {
  const unsafe = Object.keys(scores).filter((name) => (scores[name] ?? 0) >= 0.5);
  if (/llama/i.test(model)) {
    return unsafe.length === 0
      ? "\n\nsafe"
      : `\n\nunsafe\n${unsafe.map((name) => LLAMA[name] ?? "S7").join(",")}`;
  }
  if (/qwen/i.test(model)) {
    return unsafe.length === 0
      ? "Safety: Safe\nCategories: None"
      : `Safety: Unsafe\nCategories: ${unsafe.map((name) => QWEN[name] ?? "Unethical Acts").join(", ")}`;
  }
  return JSON.stringify({ scores });
}
