import { afterEach, beforeEach, expect, it } from "vitest";
import { checkSound } from "../../src/doctor/sound.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createFakeSpeechServer, type FakeSpeechServer } from "../fakes/speech-api/fake-speech-server.ts";

let fake: FakeSpeechServer;
beforeEach(async () => {
  fake = await createFakeSpeechServer();
});
afterEach(() => fake.close());

const look = (env: Record<string, string>) => checkSound(loadConfig(env), { fetch });

it("says nothing of sound that this machine makes", async () => {
  expect(await look({})).toEqual([]);
});

it("asks the server that speaks whether it is there, without having it speak", async () => {
  const env = { NARRATOR_URL: fake.url, NARRATOR_API_KEY: fake.key };
  const [found] = await look(env);
  expect(found).toMatchObject({ verdict: "good", detail: expect.stringContaining("tts-1, counted as free") });
  const [refused] = await look({ ...env, NARRATOR_API_KEY: "wrong-key" });
  expect(refused).toMatchObject({ verdict: "problem", remedy: expect.stringContaining("NARRATOR_API_KEY") });
  expect(refused?.detail).not.toContain("wrong-key");
  await fake.close();
  const [gone] = await look(env);
  expect(gone).toMatchObject({
    verdict: "problem",
    detail: expect.stringContaining("voices of this machine"),
  });
  expect(fake.spoken).toEqual([]);
});

it("tells of a model that makes something else than it is named for", async () => {
  const found = await look({
    NARRATOR_MODEL: "stable-audio",
    MUSIC_MODEL: "lyria",
    TRANSCRIPT_MODEL: "seedance",
  });
  expect(found.map(({ about, verdict }) => [about, verdict])).toEqual([
    ["Sound by NARRATOR_MODEL", "problem"],
    ["Sound by MUSIC_MODEL", "good"],
    ["Sound by TRANSCRIPT_MODEL", "problem"],
  ]);
  expect(found[0]).toMatchObject({ remedy: "Name one that speaks, such as speech." });
  expect(found[2]).toMatchObject({ remedy: "Name one that transcribes, such as whisper." });
});
