import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { said } from "../../fixtures/said.ts";

export interface FakeSpeechServer {
  url: string;
  key: string;
  /** The inputs of every request that was taken, in their order. */
  spoken: { input: string; voice: string }[];
  /** What a real server would not have accepted, or has no place for. Empty in a good test. */
  violations: string[];
  says: "speech" | "noise" | "silence";
  /** Answers of so many requests to come get lost after they were made. */
  loses: number;
  /** So many requests to come are answered with this status. */
  refuses: { status: number; times: number };
  close(): Promise<void>;
}

/** Every field of OpenAI's document of `POST /v1/audio/speech`, and which of them there must be. */
const FIELDS = new Set([
  "model",
  "input",
  "voice",
  "instructions",
  "response_format",
  "speed",
  "stream_format",
]);
const FORMATS = ["mp3", "opus", "aac", "flac", "wav", "pcm"];
const MOST_CHARACTERS = 4_096;

/** A server of OpenAI's speech on a loopback port, as its reference describes it, which forgives nothing. */
export async function createFakeSpeechServer({ model = "tts-1" } = {}): Promise<FakeSpeechServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      fake.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeSpeechServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: "speech-test",
    spoken: [],
    violations: [],
    says: "speech",
    loses: 0,
    refuses: { status: 429, times: 0 },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const refuse = (status: number, message: string) => {
      fake.violations.push(message);
      json(status, { error: { message, type: "invalid_request_error", param: null, code: null } });
    };
    if (request.headers.authorization !== `Bearer ${fake.key}`) return refuse(401, "Incorrect API key");
    if (request.method === "GET" && request.url === "/v1/models") {
      json(200, { object: "list", data: [{ id: model, object: "model", created: 1, owned_by: "test" }] });
      return;
    }
    if (request.method !== "POST" || request.url !== "/v1/audio/speech")
      return refuse(404, `Invalid URL (${request.method} ${request.url})`);
    let text = "";
    for await (const part of request) text += part;
    const order = JSON.parse(text) as Record<string, unknown>;
    for (const field of Object.keys(order))
      if (!FIELDS.has(field)) return refuse(400, `Unknown parameter: ${field}`);
    const { input, voice, response_format: format = "mp3", speed = 1 } = order;
    if (order.model !== model) return refuse(404, `The model ${order.model} does not exist`);
    if (typeof input !== "string" || input === "" || [...input].length > MOST_CHARACTERS)
      return refuse(400, "input must be 1 to 4096 characters");
    if (typeof voice !== "string") return refuse(400, "voice is required");
    if (!FORMATS.includes(String(format))) return refuse(400, "no such response_format");
    if (typeof speed !== "number" || speed < 0.25 || speed > 4) return refuse(400, "speed must be 0.25 to 4");
    if (fake.refuses.times > 0) {
      fake.refuses.times -= 1;
      response.setHeader("retry-after", "1");
      json(fake.refuses.status, { error: { message: "Rate limit reached", type: "requests" } });
      return;
    }
    fake.spoken.push({ input, voice });
    if (fake.loses > 0) {
      fake.loses -= 1;
      request.socket.destroy();
      return;
    }
    const words = input.split(/\s+/u).length;
    response.writeHead(200, { "content-type": "audio/wav" }).end(said(fake.says, 0.4 + words / 2.5));
  }
  return fake;
}
