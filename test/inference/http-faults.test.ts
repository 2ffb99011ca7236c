import { describe, expect, it } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { createBox } from "../../src/inference/cog/box.ts";
import { createServer } from "../../src/inference/comfyui/server.ts";
import { retryAfterOf } from "../../src/inference/http-faults.ts";
import { toBackendError } from "../../src/inference/replicate/errors.ts";
import { createServiceClient } from "../../src/inference/service-client.ts";

const signal = new AbortController().signal;

/** A refusal as each of them writes it, of what it is handed. */
const REFUSALS: Record<string, (words: string) => Promise<unknown>> = {
  cog: (words) =>
    createBox("http://gpu", answer(422, { detail: [{ loc: ["body", "input", "image"], msg: words }] })).begin(
      { id: "1", input: {} },
      signal,
    ),
  "cog, in words": (words) =>
    createBox("http://gpu", answer(400, { detail: words })).begin({ id: "1", input: {} }, signal),
  comfyui: (words) =>
    createServer("http://gpu", answer(400, { error: { message: words } })).submit({
      prompt: {},
      prompt_id: "1",
      client_id: "rushes",
    }),
  replicate: (words) =>
    Promise.reject(Object.assign(new Error("no"), { response: refusal(422, { detail: words }) })).catch(
      async (error) => {
        throw await toBackendError(error);
      },
    ),
  "any other service": (words) =>
    createServiceClient({
      called: "It",
      id: "it",
      headers: {},
      fetch: answer(422, { error: { message: words } }),
    }).json("http://it/"),
};

const refusal = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const answer = (status: number, body: object) => async () => refusal(status, body);

describe.each(Object.entries(REFUSALS))("a refusal of %s", (_, refused) => {
  async function said(words: string): Promise<string> {
    const error = await refused(words).catch((thrown: unknown) => thrown);
    return error instanceof BotError ? error.userMessage : String(error);
  }

  it("shows its reason, and no address, which may hold a seal, a key or a picture", async () => {
    const words = await said(
      "can't fetch https://bot/webhooks/a-seal?key=1 or data:image/png;base64,AAAA now.",
    );
    expect(words).toContain("can't fetch … or … now. Change that");
    expect(words).not.toMatch(/seal|key=1|AAAA/);
  });

  it("is short on a card however much it says", async () => {
    expect((await said("too long ".repeat(500))).length).toBeLessThan(400);
  });
});

it.each([
  [{}, undefined],
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "Sun, 06 Nov 1994 08:49:40 GMT", date: "Sun, 06 Nov 1994 08:49:37 GMT" }, 3_000],
  [{ "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", date: "Sun, 06 Nov 1994 08:49:40 GMT" }, undefined],
  [{ "retry-after": "soon" }, undefined],
])("a wait asked for with %o is %s ms", (headers, expected) => {
  expect(retryAfterOf(new Headers(headers))).toBe(expected);
});
