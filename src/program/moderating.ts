import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { ConfigError } from "../core/errors.ts";
import type { Classify, Moderator } from "../core/ports/moderator.ts";
import type { Config } from "../host/config.ts";
import { createCheckWords } from "../moderation/check-words.ts";
import { createClassifier, seesPictures } from "../moderation/classifier/classifier.ts";
import { createModerator } from "../moderation/moderator.ts";

/** What looks at orders and films, as the settings have it. A policy that can't be read stops the start. */
export async function createModerating(config: Config, log: Logger): Promise<Moderator> {
  const { url, key, model, appealModel, policy: file, onError } = config.moderation;
  const check = createCheckWords({ ...config.words, log });
  const common = { check, refused: config.words.refused, onError, log };
  if (url === undefined) return createModerator(common);
  const policy = file === undefined ? undefined : await readPolicy(file);
  const classifier = (name: string | undefined): Classify =>
    createClassifier({ address: url, key, model: name, policy });
  return createModerator({
    ...common,
    classifier: { classify: classifier(model), seesPictures: seesPictures(model) },
    ...(appealModel === undefined ? {} : { second: classifier(appealModel) }),
  });
}

async function readPolicy(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new ConfigError("bad-config", `MODERATION_POLICY names ${path}, which can't be read.`, { cause });
  }
}
