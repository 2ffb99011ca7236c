import type { Person } from "../../src/core/access/person.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { Surface } from "../../src/core/surface.ts";
import { type Asker, toPerson } from "./people.ts";
import { PLATFORM, withSettings } from "./place.ts";

export type ApplySettings = ReturnType<typeof createSettingsApplier>;

/** Person and place with what the server's settings say of them; without settings that can't be read, as they came. */
export function createSettingsApplier({ studio, log }: { studio: Studio; log: Log }) {
  return async function applySettings(
    asker: Asker,
    surface: Surface,
  ): Promise<{ person: Person; surface: Surface }> {
    const { platform, group } = surface;
    let settings: Awaited<ReturnType<Studio["groupSettings"]>> | undefined;
    try {
      settings = group === undefined ? undefined : await studio.groupSettings(platform, group);
    } catch (error) {
      log.error({ platform: PLATFORM, err: error }, "a server's settings could not be read");
    }
    return { person: toPerson(asker, settings), surface: withSettings(surface, settings) };
  };
}
