import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import { ConfigError } from "../core/errors.ts";
import type { Classify, Look, Moderator } from "../core/ports/moderator.ts";
import type { Config } from "../host/config.ts";
import { createCheckWords } from "../moderation/check-words.ts";
import { createClassifier, seesPictures } from "../moderation/classifier/classifier.ts";
import { createModerator } from "../moderation/moderator.ts";
import { withLooks } from "../moderation/with-looks.ts";

/** What looks at orders and films, as the settings and extensions have it. A policy that can't be read stops the start. */
export async function createModerating(
  config: Config,
  log: Logger,
  looks: readonly Look[] = [],
): Promise<Moderator> {
  const { url, key, model, appealModel, policy: file, onError } = config.moderation;
  const check = createCheckWords({ ...config.words, log });
  const { refused } = config.words;
  const common = { check, refused, onError, log, stopsOther: refused.length > 0 || looks.length > 0 };
  const ownSees = looks.some(({ seesPictures }) => seesPictures);
  if (url === undefined) {
    if (looks.length === 0) return createModerator(common);
    return createModerator({
      ...common,
      classifier: { classify: withLooks(undefined, looks), seesPictures: ownSees },
    });
  }
  const policy = file === undefined ? undefined : await readPolicy(file);
  const classifier = (name: string | undefined): Classify =>
    createClassifier({ address: url, key, model: name, policy, fetch, now: Date.now });
  return createModerator({
    ...common,
    classifier: {
      classify: withLooks(classifier(model), looks),
      seesPictures: seesPictures(model) || ownSees,
    },
    // A host's own no stands on appeal, too: people alone can lift it.
    ...(appealModel === undefined ? {} : { second: withLooks(classifier(appealModel), looks) }),
  });
}

async function readPolicy(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new ConfigError("bad-config", `MODERATION_POLICY names ${path}, which can't be read.`, { cause });
  }
}
