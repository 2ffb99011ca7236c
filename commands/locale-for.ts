import type { Person } from "../src/core/access/person.ts";
import type { Studio } from "../src/core/ports/studio.ts";
import type { Surface } from "../src/core/surface.ts";
import type { CommandLocale } from "../src/core/talk/command-locale.ts";
import { locales } from "./locales/index.ts";

/** The person's choice, else the group's, else the language of their app; undefined: English. */
export async function localeFor(
  person: Person,
  { platform, group }: Surface,
  studio: Pick<Studio, "preferences" | "groupSettings">,
): Promise<CommandLocale | undefined> {
  const own = await studio.preferences(person);
  const shared = group === undefined ? {} : await studio.groupSettings(platform, group);
  const wanted = own.language ?? shared.language ?? person.locale ?? "en";
  const language = wanted.split("-")[0];
  return (
    locales.find(({ locale }) => locale === wanted) ??
    locales.find(({ locale }) => locale.split("-")[0] === language)
  );
}
