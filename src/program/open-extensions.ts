import type { Logger } from "pino";
import { commands } from "../../commands/index.ts";
import { BACKEND_IDS } from "../core/backend-ids.ts";
import { loadExtensions } from "../extensions/load-extensions.ts";
import type { Config } from "../host/config.ts";

/** Backends that no setting names. */
const ALWAYS_THERE = ["animatic", "narrator"];

/** What the host's own files bring. Throws ConfigError for one that can't be used. */
export async function openExtensions(
  { extensions }: Pick<Config, "extensions">,
  env: NodeJS.ProcessEnv,
  log: Logger,
): ReturnType<typeof loadExtensions> {
  const loaded = await loadExtensions(extensions, {
    taken: { commands, backends: [...BACKEND_IDS, ...ALWAYS_THERE] },
    env,
    fetch,
    now: Date.now,
    logOf: (extension) => log.child({ extension }),
  });
  for (const { path } of loaded.files) log.info({ path }, "extension loaded");
  return loaded;
}
