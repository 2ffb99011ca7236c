import { afterEach, beforeEach, expect, it } from "vitest";
import { checkModeration } from "../../src/doctor/moderation.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createFakeClassifier, type FakeClassifier } from "../fakes/moderation/fake-classifier.ts";

let classifier: FakeClassifier;
beforeEach(async () => {
  classifier = await createFakeClassifier();
});
afterEach(() => classifier.close());

const look = (env: Record<string, string>) => checkModeration(loadConfig(env), { fetch, now: Date.now });

it("says what word lists alone don't see, and that nobody without an account can report", async () => {
  const [moderation, reports] = await look({});
  expect(moderation).toMatchObject({ verdict: "warning", remedy: expect.stringContaining("MODERATION_URL") });
  expect(reports).toMatchObject({ verdict: "warning", remedy: expect.stringContaining("PUBLIC_URL") });
  const [, open] = await look({ PUBLIC_URL: "https://bot.example.org" });
  expect(open).toMatchObject({ verdict: "good", detail: "by anybody at https://bot.example.org/notice" });
});

it("asks the classifier whether it is there, and tells which ones see no pictures", async () => {
  const env = { MODERATION_URL: classifier.url, MODERATION_API_KEY: classifier.key };
  expect((await look(env))[0]).toMatchObject({ verdict: "good" });
  expect((await look({ ...env, MODERATION_MODEL: "qwen3guard-gen-4b" }))[0]).toMatchObject({
    verdict: "warning",
    detail: expect.stringContaining("words alone"),
  });
  expect((await look({ ...env, MODERATION_POLICY: "/nowhere/policy.md" }))[0]).toMatchObject({
    verdict: "problem",
    detail: expect.stringContaining("/nowhere/policy.md"),
  });
  const [refused] = await look({ ...env, MODERATION_API_KEY: "wrong-key" });
  expect(refused).toMatchObject({ verdict: "problem", detail: expect.stringContaining("refused meanwhile") });
  expect(refused?.detail).not.toContain("wrong-key");
  await classifier.close();
  expect((await look({ ...env, MODERATION_ON_ERROR: "review" }))[0]).toMatchObject({
    verdict: "problem",
    detail: expect.stringContaining("held meanwhile"),
  });
});
