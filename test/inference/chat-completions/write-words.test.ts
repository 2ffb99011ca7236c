import { afterEach, beforeEach, expect, test } from "vitest";
import type { TextQuestion } from "../../../src/core/ports/write-text.ts";
import { checkChatEndpoint } from "../../../src/inference/chat-completions/findings.ts";
import { createChatWriter } from "../../../src/inference/chat-completions/write-words.ts";
import type { Asking } from "../../../src/inference/remembered-words.ts";
import { createFakeChatServer, type FakeChatServer } from "../../fakes/chat-completions/fake-chat-server.ts";

let server: FakeChatServer;
beforeEach(async () => {
  server = await createFakeChatServer({ models: ["scribe-1", "scribe-2"], key: "sesame" });
});
afterEach(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

const QUESTION: TextQuestion = {
  system: "Answer with JSON.",
  prompt: "A fox.",
  seed: 7,
  material: "A fox.",
  form: {
    name: "story",
    schema: {
      type: "object",
      properties: { beats: { type: "array", items: { type: "string" } } },
      required: ["beats"],
      additionalProperties: false,
    },
  },
};
const signal = () => AbortSignal.timeout(20_000);
const asking = (signal: AbortSignal): Asking => ({
  ...{ signal, account: "console:ann", key: "words-1", before: undefined },
  begin: async () => 0,
  note: async () => {},
});

function writer(change: Partial<Parameters<typeof createChatWriter>[0]> = {}) {
  const booked: [account: string, usd: number][] = [];
  const write = createChatWriter({
    url: server.url,
    model: "scribe-2",
    key: "sesame",
    maySpend: async (_, account, usd) => {
      booked.push([account, usd]);
      return true;
    },
    fetch: globalThis.fetch,
    ...change,
  });
  return {
    booked,
    ask: (question = QUESTION) => write(question, asking(signal())),
  };
}

test("an endpoint is asked in the form of its answer, and who asked is booked what that costs at most", async () => {
  server.answers = () => '{"beats":[]}';
  const { ask, booked } = writer({ usdPerCall: 0.004 });
  expect(await ask()).toBe('{"beats":[]}');
  expect(server.asked).toEqual([
    {
      model: "scribe-2",
      seed: 7,
      messages: [
        { role: "system", content: "Answer with JSON." },
        { role: "user", content: "A fox." },
      ],
      response_format: {
        type: "json_schema",
        json_schema: { name: "story", strict: true, schema: QUESTION.form?.schema },
      },
    },
  ]);
  expect(booked).toEqual([["console:ann", 0.004]]);
});

test.each([
  ["JSON alone", ["json_object"], "json_object"],
  ["no form at all", [], undefined],
] as const)("an endpoint that takes %s is asked so, at once from then on", async (_, takes, type) => {
  server.takes = takes;
  const { ask } = writer();
  await ask();
  await ask();
  expect(server.asked.map(({ response_format }) => response_format?.type)).toEqual([type, type]);
});

test("without a name it is the first model listed, and without a price nothing is booked", async () => {
  const { ask, booked } = writer({ model: undefined });
  await ask();
  expect(server.asked[0]?.model).toBe("scribe-1");
  expect(booked).toEqual([]);
});

test.each([(url: string) => url.replace("/v1", ""), (url: string) => `${url}/chat/completions`])(
  "the address may be written shorter or longer",
  async (written) => {
    await writer({ url: written(server.url) }).ask();
    expect(server.asked).toHaveLength(1);
  },
);

test("a busy endpoint is asked once more after the time it says, and once alone", async () => {
  const busy = { status: 429, body: { error: { message: "busy" } }, headers: { "retry-after": "0" } };
  server.answers = (_, turn) => (turn === 0 ? busy : "words");
  const { ask } = writer();
  expect(await ask()).toBe("words");
  server.answers = () => busy;
  await expect(ask()).rejects.toMatchObject({ code: "backend-throttled" });
  expect(server.asked).toHaveLength(4);
});

test("nothing is sent where the day's money doesn't reach, nor again where an answer went wrong", async () => {
  await expect(writer({ usdPerCall: 1, maySpend: async () => false }).ask()).rejects.toMatchObject({
    code: "money-budget-spent",
  });
  expect(server.asked).toEqual([]);
  server.answers = () => ({ status: 500, body: {} });
  await expect(writer().ask()).rejects.toMatchObject({ code: "backend-down" });
  server.answers = () => "";
  await expect(writer().ask()).rejects.toMatchObject({ code: "no-words" });
  expect(server.asked).toHaveLength(2);
});

test("a wrong key is told as that, without showing it", async () => {
  const error = await writer({ key: "wrong-key" })
    .ask()
    .catch((refusal) => refusal);
  expect(error).toMatchObject({ code: "backend-refused-token" });
  expect(`${error.message} ${error.userMessage}`).not.toContain("wrong-key");
});

test("whoever gives up waiting is heard at once", async () => {
  server.answers = () => "never";
  const write = createChatWriter({
    url: server.url,
    model: "scribe-1",
    key: "sesame",
    maySpend: async () => true,
    fetch: globalThis.fetch,
  });
  const controller = new AbortController();
  const answer = write(QUESTION, asking(controller.signal));
  while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort(new Error("enough"));
  await expect(answer).rejects.toThrow("enough");
});

test("doctor tells whether the endpoint answers and has the model, and asks it for no words", async () => {
  const look = { url: server.url, model: "scribe-2", key: "sesame" };
  expect(await checkChatEndpoint(look)).toMatchObject([
    { verdict: "good", detail: "scribe-2 at DIRECTOR_URL" },
  ]);
  expect(await checkChatEndpoint({ ...look, model: "scribe-9" })).toMatchObject([
    { verdict: "warning", detail: "DIRECTOR_URL does not list scribe-9, but scribe-1, scribe-2" },
  ]);
  const [refused] = await checkChatEndpoint({ ...look, key: "wrong-key" });
  expect(refused).toMatchObject({ verdict: "warning", detail: expect.stringContaining("refuses") });
  expect(JSON.stringify(refused)).not.toContain("wrong-key");
  expect(await checkChatEndpoint({ ...look, url: undefined })).toEqual([]);
  expect(server.asked).toEqual([]);
});
