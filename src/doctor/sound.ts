import type { Finding } from "../core/ports/finding.ts";
import type { Config } from "../host/config.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";
import { checkSpeechApi } from "../inference/speech-api/findings.ts";

type Settings = Pick<Config, "narrator" | "sound" | "backends">;

/** What each setting's model is to make, and what is heard where it can't. */
const NAMED = {
  speech: { setting: "NARRATOR_MODEL", does: "speaks", instead: "voices of this machine speak" },
  music: { setting: "MUSIC_MODEL", does: "plays music", instead: "music is composed here" },
  transcript: {
    setting: "TRANSCRIPT_MODEL",
    does: "transcribes",
    instead: "captions of what video models say are timed as planned",
  },
} as const;

/** The server that speaks, where there is one, and the models that sound is to be made by. */
export async function checkSound(
  { narrator, sound, backends }: Settings,
  { fetch }: { fetch: typeof globalThis.fetch },
): Promise<Finding[]> {
  const { modelsFile: path, rulesFile: rulesPath } = backends;
  const catalogue = createCatalogue({
    ...{ path, rulesPath, now: Date.now },
    log: { info: () => {}, error: () => {} },
  });
  const named = (["speech", "music", "transcript"] as const).flatMap((kind): Finding[] => {
    const name = sound[kind];
    // The server's own model is looked for at the server.
    if (name === undefined || (kind === "speech" && narrator)) return [];
    const { setting, does, instead } = NAMED[kind];
    const about = `Sound by ${setting}`;
    const entry = catalogue.find(name);
    const makes = entry?.makes ?? (entry === undefined ? undefined : "pictures");
    if (makes !== undefined && makes !== kind)
      return [
        {
          about,
          verdict: "problem",
          detail: `${name} is no model that ${does}: ${instead}`,
          remedy: `Name one that ${does}, such as ${catalogue.entries().find((one) => one.makes === kind)?.id ?? "another"}.`,
        },
      ];
    return [{ about, verdict: "good", detail: entry?.label ?? `${name}, which is not in the catalogue` }];
  });
  return [...(narrator ? [await checkSpeechApi(narrator, { fetch })] : []), ...named];
}
