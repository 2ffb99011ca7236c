import type {
  APIInteraction,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentInteraction,
} from "discord.js";
import type { Clip } from "../../src/core/film/clip.ts";
import type { AnyCommand } from "../../src/core/talk/command.ts";
import { notForYou } from "../../src/core/talk/resolve-clips.ts";
import type { Pressed } from "./button-data.ts";
import { renderBoardForm, renderForm } from "./form.ts";
import { type Ask, rememberedAsk } from "./form-words.ts";
import { type InteractionParts, type Interactions, lookUp } from "./interactions.ts";

export type OpenForm = ReturnType<typeof createFormOpener>;

/** Opens the form in which a command's words are written; that is the answer to a button or a menu, so it can't be put off. */
export function createFormOpener(
  { notebook, studio }: Pick<InteractionParts, "notebook" | "studio">,
  { personAndSurface, refuse, respond }: Interactions,
) {
  return async function openForm(
    interaction: APIMessageComponentInteraction | APIMessageApplicationCommandInteraction,
    pressed: Pressed & { ask: string },
    command: AnyCommand,
  ): Promise<void> {
    const board =
      command.name === "remix" ? await lookUp(boardToChange(interaction, pressed), undefined) : undefined;
    if (board) return respond(interaction, renderBoardForm(board));
    const begin = await lookUp(wordsToBeginWith(interaction, pressed), { label: "", value: "" });
    if (begin === "not-for-you") {
      return refuse(interaction, notForYou().userMessage);
    }
    await respond(interaction, renderForm(pressed, command, begin));
  };

  async function boardToChange(interaction: APIInteraction, { clipId }: Pressed): Promise<Clip | undefined> {
    const { person, surface } = await personAndSurface(interaction);
    const clip = await studio.clip(clipId, person, surface);
    return clip?.board === undefined ? undefined : clip;
  }

  /** A form begins with the clip's own words, so it opens for those alone who may see the clip. */
  async function wordsToBeginWith(
    interaction: APIInteraction,
    pressed: Pressed,
  ): Promise<Ask | "not-for-you"> {
    if (pressed.clipId === "") return { label: "", value: "" };
    const { person, surface } = await personAndSurface(interaction);
    const clip = await studio.clip(pressed.clipId, person, surface);
    if (!clip) return "not-for-you";
    const remembered = await rememberedAsk(notebook, pressed.command, pressed.clipId);
    if (remembered) return remembered;
    return { label: "", value: pressed.command === "remix" ? clip.request.prompt : "" };
  }
}
