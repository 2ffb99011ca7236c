import type { Backends } from "../core/ports/backends.ts";
import type { Voices } from "../core/ports/voices.ts";
import type { SoundModels } from "./sound-orders.ts";

/** What voices there are: of the model that is set, those it lists and those the host allows, and of this machine. */
export function createVoices({
  backends,
  models: { speech, voices: allowed = [] },
  sample,
}: {
  backends: Pick<Backends, "model">;
  models: Pick<SoundModels, "speech" | "voices">;
  sample: Voices["sample"];
}): Voices {
  return {
    async ofModel() {
      if (speech === undefined) return undefined;
      const model = await backends.model(speech).catch(() => undefined);
      if (model?.sounds?.makes !== "speech") return undefined;
      const listed = (model.sounds.voices ?? []).map(({ id }) => id);
      return { label: model.label, names: [...new Set([...listed, ...allowed])] };
    },
    sample,
  };
}
