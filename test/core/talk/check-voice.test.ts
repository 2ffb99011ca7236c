import { expect, it } from "vitest";
import type { ModelVoices } from "../../../src/core/ports/voices.ts";
import { checkVoice } from "../../../src/core/talk/check-voice.ts";
import { toSoundWish } from "../../../src/core/talk/sound-options.ts";

const NARRATOR: ModelVoices = { label: "tts-1", names: ["nova", "onyx"] };
const check = (voice: string | undefined, model?: ModelVoices) =>
  checkVoice(voice === undefined ? {} : { voice }, { voices: { ofModel: async () => model } });

it("takes a voice of this machine by its name, and one of the model's by the model's own", async () => {
  await check(undefined);
  await check("Chloé");
  await check("Onyx", NARRATOR);
  expect(toSoundWish({ voice: "chloe" })).toEqual({ voice: "chloe" });
  expect(toSoundWish({ voice: " Friendly_Person " })).toEqual({ voice: "Friendly_Person" });
});

it("refuses any other, and names those there are", async () => {
  await expect(check("Bob")).rejects.toThrow(/no voice “Bob”.*Ann.*\/voices/);
  await expect(check("Bob", NARRATOR)).rejects.toThrow(/tts-1 has nova, onyx/);
});

it("refuses one of the model's that isn't known to be nobody's own, and says who may allow it", async () => {
  for (const model of [NARRATOR, { label: "a voice model", names: [] }])
    await expect(check("grandpa_2019", model)).rejects.toThrow(
      /“grandpa_2019”.*may be a real person's.*with that person's yes.*NARRATOR_VOICES/,
    );
});
