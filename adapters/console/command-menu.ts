import type { AnyCommand, OptionDefinition } from "../../src/core/talk/command.ts";

/** What the page needs to complete a command while it is typed. */
export interface MenuCommand {
  name: string;
  description: string;
  freeText?: string;
  examples: readonly string[];
  options: MenuOption[];
  /** It works on a clip: reply to one, or give its id. */
  onClip: boolean;
}

export interface MenuOption {
  name: string;
  aliases: readonly string[];
  description: string;
  type: OptionDefinition["type"];
  required: boolean;
  /** What may be given, in words: "1–60 seconds". */
  allowed: string;
  values: { value: string; label: string }[];
  /** More values come from the bot while one types. */
  asks: boolean;
}

/** The commands as the page's menu shows them: without those that manage a server or group, which this chat isn't. */
export function toCommandMenu(commands: readonly AnyCommand[]): MenuCommand[] {
  return commands
    .filter((command) => command.listed !== false && command.access !== "manager")
    .map((command) => ({
      name: command.name,
      description: command.description,
      ...(command.freeText ? { freeText: command.freeText } : {}),
      examples: command.examples,
      onClip: command.onClip === true,
      options: Object.entries<OptionDefinition>(command.options).map(([name, option]) => ({
        name,
        aliases: option.aliases ?? [],
        description: option.description,
        type: option.type,
        required: option.required === true,
        allowed: allowedIn(option),
        values: valuesOf(option),
        asks: option.type === "model" || option.type === "clip" || command.suggest !== undefined,
      })),
    }));
}

function allowedIn(option: OptionDefinition): string {
  switch (option.type) {
    case "integer":
    case "number":
      return `${option.min}–${option.max}${option.unit ? ` ${option.unit}` : ""}`;
    case "text":
      return `up to ${option.maxLength.toLocaleString("en")} characters`;
    case "flag":
      return "yes or no";
    case "clip":
      return "a clip's id, or reply to a clip";
    case "file":
      return { image: "a picture", recipe: "a recipe file", video: "a video", sound: "a track" }[
        option.accepts
      ];
    case "model":
      return "a model's name";
    case "choice":
      return option.open ? "one of these, or your own" : "one of these";
  }
}

function valuesOf(option: OptionDefinition): { value: string; label: string }[] {
  if (option.type === "choice") return option.choices.map(({ value, label }) => ({ value, label }));
  if (option.type === "flag") return [{ value: "true", label: "Yes" }];
  if (option.type === "integer" || option.type === "number") {
    const inside = (value: number) => value >= option.min && value <= option.max;
    const usual = option.max <= 100 ? [1, 3, 6, 10, 15, 30, 60] : [];
    return usual.filter(inside).map((value) => ({
      value: String(value),
      label: option.unit ? `${value} ${option.unit}` : String(value),
    }));
  }
  return [];
}
