import type { AnyCommand, OptionDefinition, OptionDefinitions } from "./command.ts";
import type { Notice } from "./reply.ts";

/** All about one command, made from its definition. */
export function describeCommand(command: AnyCommand): Notice {
  const options = Object.entries(command.options as OptionDefinitions);
  return {
    title: `/${command.name}`,
    paragraphs: [`${command.description}.`],
    items: options.map(([name, definition]) => ({
      text: `${name}: ${definition.description}`,
      detail: describeOption(definition),
    })),
    examples: [...command.examples],
  };
}

/** What an option takes, in words: its range or choices, other names, and whether it must be there. */
function describeOption(definition: OptionDefinition): string {
  const also = (definition.aliases ?? []).slice(0, 3);
  return [
    sayKind(definition),
    ...(definition.required ? ["required"] : []),
    ...(also.length > 0 ? [`also ${also.join(", ")}`] : []),
  ].join("; ");
}

function sayKind(definition: OptionDefinition): string {
  switch (definition.type) {
    case "text":
      return `text, up to ${definition.maxLength.toLocaleString("en-GB")} characters`;
    case "integer":
    case "number":
      return `${definition.min.toLocaleString("en-GB")} to ${definition.max.toLocaleString("en-GB")}${definition.unit ? ` ${definition.unit}` : ""}`;
    case "choice":
      return `${definition.choices.map((choice) => choice.value).join(", ")}${definition.open ? " …" : ""}`;
    case "flag":
      return "yes or no";
    case "clip":
      return "a clip";
    case "model":
      return "a model's name";
    case "file":
      return definition.accepts === "image" ? "an attached picture" : "an attached recipe file";
  }
}
