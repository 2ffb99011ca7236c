import { afterEach, beforeEach, expect, test } from "vitest";
import { BackendError } from "../../../src/core/errors.ts";
import { createUnloader } from "../../../src/inference/comfyui/unload-ollama.ts";
import { createFakeChatServer, type FakeChatServer } from "../../fakes/chat-completions/fake-chat-server.ts";

let fake: FakeChatServer;

beforeEach(async () => {
  fake = await createFakeChatServer({ models: ["qwen3:8b"] });
  fake.loaded = ["qwen3:8b", "gemma3:4b"];
});
afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

const unload = (url: string, model?: string) => createUnloader({ url, model, key: undefined, fetch })();

test("Ollama lets go of the language model it is asked for, however its address is written", async () => {
  await unload(`${fake.url}/chat/completions/`, "qwen3:8b");
  expect(fake.loaded).toEqual(["gemma3:4b"]);
});

test("without a name it lets go of all that it holds", async () => {
  await unload(fake.url.replace("/v1", "/"));
  expect(fake.loaded).toEqual([]);
});

test("an endpoint that is away or no Ollama says so", async () => {
  delete fake.loaded;
  await expect(unload(fake.url, "qwen3:8b")).rejects.toThrow(BackendError);
  fake.violations.splice(0);
});
