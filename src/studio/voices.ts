import type { Backends } from "../core/ports/backends.ts";
import type { Voices } from "../core/ports/voices.ts";

/** What voices there are: of the model that is set, by any name of its, and of this machine. */
export function createVoices({
  backends,
  speech,
  sample,
}: {
  backends: Pick<Backends, "model">;
  speech: string | undefined;
  sample: Voices["sample"];
}): Voices {
  return {
    async ofModel() {
      if (speech === undefined) return undefined;
      const model = await backends.model(speech).catch(() => undefined);
      if (model?.sounds?.makes !== "speech") return undefined;
      const { voices, hasMoreVoices = voices === undefined } = model.sounds;
      return { label: model.label, names: (voices ?? []).map(({ id }) => id), isOpen: hasMoreVoices };
    },
    sample,
  };
}
