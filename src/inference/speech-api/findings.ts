import type { Finding } from "../../core/ports/finding.ts";
import { type SpeechApiSettings, speechHealth } from "./backend.ts";

const ABOUT = "Voice by NARRATOR_URL";

/** For `npm run doctor`: whether the server answers. Nothing is spoken, for that may cost something. */
export async function checkSpeechApi(
  settings: Omit<SpeechApiSettings, "media" | "fetch">,
  { fetch }: Pick<SpeechApiSettings, "fetch">,
): Promise<Finding> {
  const { url, model, usdPerMillionCharacters } = settings;
  const { host } = new URL(url);
  const health = await speechHealth({ ...settings, fetch });
  if (health.ok) {
    const price =
      usdPerMillionCharacters === 0
        ? "counted as free"
        : `counted as $${usdPerMillionCharacters} for a million characters`;
    return { about: ABOUT, verdict: "good", detail: `${host} answers; ${model}, ${price}` };
  }
  return {
    about: ABOUT,
    verdict: "problem",
    detail: `${health.detail} Until then voices of this machine speak.`,
    remedy: `Look whether the server at ${host} runs, and at NARRATOR_API_KEY.`,
  };
}
