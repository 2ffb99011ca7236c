import {
  type APIComponentInLabel,
  type APIModalInteractionResponse,
  type APISelectMenuOption,
  ComponentType,
  InteractionResponseType,
  type ModalSubmitComponent,
  TextInputStyle,
} from "discord.js";
import { CAMERA_MOVE_IDS, CAMERA_MOVES } from "../../src/core/film/camera.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import { FRAMING_IDS, FRAMINGS } from "../../src/core/film/framing.ts";
import { PROMPT_MAX_LENGTH } from "../../src/core/film/request.ts";
import type { AnyCommand, OptionDefinition } from "../../src/core/talk/command.ts";
import { shorten } from "../../src/core/talk/values/text.ts";
import { type Pressed, writeCustomId } from "./button-data.ts";
import type { Ask } from "./form-words.ts";
import { cutText } from "./harmless-words.ts";
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
  const value = shorten(ask.value, maxLength);
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
            // Discord may count an emoji as two, and refuses a form that begins with more than it takes.
            max_length: Math.max(maxLength, value.length),
            ...(minLength > 0 ? { min_length: minLength } : {}),
            required: definition?.required ?? false,
            ...(value === "" ? {} : { value }),
          },
        },
      ],
    },
  };
}

/** As many options as a select takes, Discord's reference of components. */
const SELECT_MAX = 25;
const CHANGE = "change";

/**
 * The form that changes a board: which shot, what happens, how near, how the camera moves, and a picture of one's own. Five
 * fields are all a form has; a length is said in words.
 */
export function renderBoardForm(clip: Pick<Clip, "id" | "plan">): APIModalInteractionResponse {
  const { shots } = clip.plan;
  const label = (
    name: string,
    component: APIComponentInLabel,
    description?: string,
  ): APIModalInteractionResponse["data"]["components"][number] => ({
    type: ComponentType.Label,
    label: cutText(name, MAX.modalLabel),
    ...(description === undefined ? {} : { description: cutText(description, MAX.choiceName) }),
    component,
  });
  const select = (
    custom_id: string,
    options: readonly APISelectMenuOption[],
    placeholder: string,
  ): APIComponentInLabel => ({
    type: ComponentType.StringSelect,
    custom_id,
    options: options.slice(0, SELECT_MAX),
    placeholder,
    min_values: 0,
    max_values: 1,
    required: false,
  });
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id:
        writeCustomId({ command: CHANGE, clipId: clip.id, ask: { option: "words", label: "", value: "" } }) ??
        `v1:${CHANGE}:${clip.id}:`,
      title: "Change the storyboard",
      components: [
        label(
          "Shot",
          select(
            "shot",
            shots.map(({ index, beat, seconds }) => ({
              label: cutText(`${index + 1} · ${seconds} s · ${beat.replace(/\s+/gu, " ")}`, MAX.choiceName),
              value: String(index + 1),
              ...(shots.length === 1 ? { default: true } : {}),
            })),
            shots.length > SELECT_MAX
              ? `The whole film; say others below, such as “shot ${SELECT_MAX + 1}: …”`
              : "The whole film",
          ),
        ),
        label(
          "What happens, or what should be different",
          {
            type: ComponentType.TextInput,
            custom_id: "words",
            style: TextInputStyle.Paragraph,
            max_length: PROMPT_MAX_LENGTH,
            required: false,
          },
          "Such as: she turns around · 4 seconds · drop it",
        ),
        label(
          "Framing",
          select(
            "framing",
            FRAMING_IDS.map((value) => ({ value, label: FRAMINGS[value].label })),
            "As it is",
          ),
        ),
        label(
          "Camera",
          select(
            "camera",
            CAMERA_MOVE_IDS.map((value) => ({ value, label: CAMERA_MOVES[value].label })),
            "As it is",
          ),
        ),
        label(
          "Your own picture as the shot's first frame",
          {
            type: ComponentType.FileUpload,
            custom_id: "picture",
            min_values: 0,
            max_values: 1,
            required: false,
          },
          "A PNG, JPEG or WebP",
        ),
      ],
    },
  };
}

/** What was filled into a form, by option: words, and the first of what was chosen or uploaded (by its id). */
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
      if (!field) continue;
      if ("value" in field && typeof field.value === "string") values[field.custom_id] = field.value;
      if ("values" in field && typeof field.values[0] === "string") values[field.custom_id] = field.values[0];
    }
  }
  return values;
}

type ModalSubmitComponentLike =
  | { type: ComponentType; component: ModalSubmitComponent }
  | { type: ComponentType; components: ModalSubmitComponent[] }
  | { type: ComponentType };
