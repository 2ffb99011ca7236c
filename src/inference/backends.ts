import { distance } from "fastest-levenshtein";
import { BackendError, UserMistake } from "../core/errors.ts";
import type { Backends, Use } from "../core/ports/backends.ts";
import type { ModelDescription, VideoBackend } from "../core/ports/video-backend.ts";

/**
 * Puts the configured backends together, in the order of preference; the animatic stands last. Without a
 * `defaultModel` the first backend's first model is used.
 */
export function createBackends(
  all: readonly VideoBackend[],
  { defaultModel }: { defaultModel?: string | undefined },
): Backends {
  const models = async () => (await Promise.all(all.map((backend) => backend.models()))).flat();

  async function find(name: string): Promise<ModelDescription | undefined> {
    const wanted = name.trim().toLowerCase();
    const listed = (await models()).find(
      (model) => model.id.toLowerCase() === wanted || model.label.toLowerCase() === wanted,
    );
    if (listed) return listed;
    for (const backend of all) {
      const found = await backend.findModel?.(name.trim());
      if (found) return found;
    }
    return undefined;
  }

  async function model(name: string): Promise<ModelDescription> {
    const found = await find(name);
    if (found) return found;
    const near = (await models())
      .map((candidate) => candidate.id)
      .sort((one, other) => distance(one, name) - distance(other, name))
      .slice(0, 3);
    throw new UserMistake(
      "unknown-model",
      `There is no model "${name}" here. Nearest: ${near.join(", ")}. /models shows all of them.`,
    );
  }

  return {
    all,
    backend(id) {
      const backend = all.find((candidate) => candidate.id === id);
      if (!backend) {
        throw new BackendError("no-such-backend", "The backend for this clip is not set up here any more.", {
          message: `no backend "${id}" is configured`,
        });
      }
      return backend;
    },
    models,
    model,
    async defaultModel(use: Use) {
      const kind = use === "image" || use === "language" ? use : "video";
      const offered = (await models()).filter((candidate) => candidate.kind === kind);
      if (use === "draft") return offered.find((candidate) => candidate.backend === "animatic");
      if (kind === "video" && defaultModel !== undefined) return model(defaultModel);
      return offered[0];
    },
  };
}
