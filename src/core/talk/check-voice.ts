import { UserMistake } from "../errors.ts";
import { VOICES, voiceById } from "../film/voices.ts";
import type { ModelVoices, Voices } from "../ports/voices.ts";
import { toSoundWish } from "./sound-options.ts";

/** How many names of a model's are told in a sentence. */
const TOLD = 10;

/**
 * Throws UserMistake, with those there are, for a voice that is neither one of this machine's nor one that may be asked of the model that
 * speaks: what else it has may be cloned from somebody, who would have to say yes.
 */
export async function checkVoice(
  { voice: words }: { voice?: string },
  { voices }: { voices: Pick<Voices, "ofModel"> },
): Promise<void> {
  const { voice } = toSoundWish(words === undefined ? {} : { voice: words }) ?? {};
  if (voice === undefined || voiceById(voice)) return;
  const model = await voices.ofModel();
  if (model?.names.some((name) => name.toLowerCase() === voice.toLowerCase())) return;
  throw noSuchVoice(voice, model);
}

function noSuchVoice(words: string, model: ModelVoices | undefined): UserMistake {
  const english = VOICES.filter(({ language }) => language === "en").map(({ label }) => label);
  const others = model?.names.length ? `; ${model.label} has ${model.names.slice(0, TOLD).join(", ")}` : "";
  const real = model
    ? ` Any other of ${model.label}'s may be a real person's: with that person's yes, whoever runs this bot can name it in NARRATOR_VOICES.`
    : "";
  return new UserMistake(
    "bad-value",
    `There is no voice “${words}” to ask for. In English there are ${english.join(", ")}${others}; /voices shows all.${real}`,
    { examples: ["--voice Ann", "/voices"] },
  );
}
