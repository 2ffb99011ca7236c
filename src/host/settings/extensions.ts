import { list, path, type Read, type Variable, variable } from "./variable.ts";

/** The host's own code. Named here alone: nothing that anybody says in a chat adds to it. */
export const EXTENSION_VARIABLES = {
  EXTENSIONS: variable({
    schema: list(path),
    default: "",
    description:
      "Your own commands, backends and looks: files, or folders of them, separated by commas. They run as part of the bot.",
    example: "/srv/rushes-extensions",
  }),
} as const satisfies Record<string, Variable>;

export function readExtensions(values: Read<typeof EXTENSION_VARIABLES>) {
  return { extensions: values.EXTENSIONS ?? [] };
}
