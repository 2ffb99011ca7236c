import { UserMistake } from "../errors.ts";
import { VOICES, voiceById } from "../film/voices.ts";
import type { ModelVoices, Voices } from "../ports/voices.ts";
import { toSoundWish } from "./sound-options.ts";

/** How many names of a model's are told in a sentence. */
const TOLD = 10;

/** Throws UserMistake, with those there are, for a voice that neither this machine nor the model that speaks has. */
export async function checkVoice(
  { voice: words }: { voice?: string },
  { voices }: { voices: Pick<Voices, "ofModel"> },
): Promise<void> {
  const { voice } = toSoundWish(words === undefined ? {} : { voice: words }) ?? {};
  if (voice === undefined || voiceById(voice)) return;
  const model = await voices.ofModel();
  if (model && (model.isOpen || model.names.some((name) => name.toLowerCase() === voice.toLowerCase())))
    return;
  throw noSuchVoice(voice, model);
}

function noSuchVoice(words: string, model: ModelVoices | undefined): UserMistake {
  const english = VOICES.filter(({ language }) => language === "en").map(({ label }) => label);
  const others = model ? `; ${model.label} has ${model.names.slice(0, TOLD).join(", ")}` : "";
  return new UserMistake(
    "bad-value",
    `There is no voice “${words}”. In English there are ${english.join(", ")}${others}; /voices shows all.`,
    { examples: ["--voice Ann", "/voices"] },
  );
}
