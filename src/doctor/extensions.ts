import { basename } from "node:path";
import { commands } from "../../commands/index.ts";
import { ConfigError } from "../core/errors.ts";
import type { Finding } from "../core/ports/finding.ts";
import type { Extension, ExtensionBackend } from "../extensions/extension.ts";
import { loadExtensions } from "../extensions/load-extensions.ts";

/** What the host's own files bring, or why they can't be used. */
export async function checkExtensions(
  places: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ findings: Finding[]; backends: readonly ExtensionBackend[] }> {
  const quiet = () => {};
  try {
    const { files, backends } = await loadExtensions(places, {
      commands,
      env,
      fetch,
      now: Date.now,
      logOf: () => ({ debug: quiet, info: quiet, warn: quiet, error: quiet }),
    });
    const findings = files.map(
      ({ path, extension }): Finding => ({
        about: `Extension ${basename(path)}`,
        verdict: "good",
        detail: brings(extension),
      }),
    );
    return { findings, backends };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const remedy = "Mend it, or take it out of EXTENSIONS: the bot doesn't start with it.";
    return {
      findings: [{ about: "Extensions", verdict: "problem", detail: error.userMessage, remedy }],
      backends: [],
    };
  }
}

function brings({ commands = [], backends = [], looks = [] }: Extension): string {
  return [
    ...commands.map(({ name }) => `command /${name}`),
    ...backends.map(({ id }) => `backend ${id}`),
    ...looks.map(({ seesPictures }) => `a look at words${seesPictures ? " and pictures" : ""}`),
  ].join(", ");
}
