import {
  type APIModalInteractionResponse,
  ComponentType,
  InteractionResponseType,
  type ModalSubmitComponent,
  TextInputStyle,
} from "discord.js";
import type { AnyCommand, OptionDefinition } from "../../src/core/talk/command.ts";
import type { Ask } from "./asks.ts";
import { type Pressed, writeCustomId } from "./custom-id.ts";
import { cutText } from "./escape.ts";
import { MAX } from "./limits.ts";

/** Longest text a one-line field is fit for. */
const ONE_LINE = 100;

/** The form that asks for one option's words before a command is called. */
export function renderForm(
  pressed: Pressed & { ask: string },
  command: AnyCommand,
  ask: Ask,
): APIModalInteractionResponse {
  const definition: OptionDefinition | undefined = command.options[pressed.ask];
  const isText = definition?.type === "text";
  const maxLength = Math.min(isText ? definition.maxLength : ONE_LINE, MAX.textInput);
  const minLength = isText ? Math.min(definition.minLength ?? 0, maxLength) : 0;
  const value = ask.value.slice(0, maxLength);
  const asButton = { ...pressed, ask: { option: pressed.ask, label: ask.label, value: "" } };
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: writeCustomId(asButton) ?? `v1:${pressed.command}:${pressed.clipId}:`,
      title: cutText(`${command.name.charAt(0).toUpperCase()}${command.name.slice(1)}`, MAX.modalTitle),
      components: [
        {
          type: ComponentType.Label,
          label: cutText(ask.label || definition?.description || pressed.ask, MAX.modalLabel),
          component: {
            type: ComponentType.TextInput,
            custom_id: pressed.ask,
            style: maxLength > ONE_LINE ? TextInputStyle.Paragraph : TextInputStyle.Short,
            max_length: maxLength,
            ...(minLength > 0 ? { min_length: minLength } : {}),
            required: definition?.required ?? false,
            ...(value === "" ? {} : { value }),
          },
        },
      ],
    },
  };
}

/** The words filled into a form, by option. */
export function filledIn(components: readonly ModalSubmitComponentLike[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const component of components) {
    const inner =
      "component" in component
        ? [component.component]
        : "components" in component
          ? component.components
          : [];
    for (const field of inner) {
      if (field && "value" in field && typeof field.value === "string") values[field.custom_id] = field.value;
    }
  }
  return values;
}

type ModalSubmitComponentLike =
  | { type: ComponentType; component: ModalSubmitComponent }
  | { type: ComponentType; components: ModalSubmitComponent[] }
  | { type: ComponentType };
