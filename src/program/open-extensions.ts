import type { Logger } from "pino";
import { commands } from "../../commands/index.ts";
import { loadExtensions } from "../extensions/load-extensions.ts";
import type { Config } from "../host/config.ts";

/** What the host's own files bring. Throws ConfigError for one that can't be used. */
export async function openExtensions(
  { extensions }: Pick<Config, "extensions">,
  env: NodeJS.ProcessEnv,
  log: Logger,
): ReturnType<typeof loadExtensions> {
  const loaded = await loadExtensions(extensions, {
    commands,
    env,
    fetch,
    now: Date.now,
    logOf: (extension) => log.child({ extension }),
  });
  for (const { path } of loaded.files) log.info({ path }, "extension loaded");
  return loaded;
}
