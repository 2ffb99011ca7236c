import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandType,
  InteractionType,
} from "discord.js";
import { createCompleter } from "./complete.ts";
import { createButtonHearer } from "./hear-button.ts";
import { createCommandHearer } from "./hear-command.ts";
import { createInteractions, type InteractionParts } from "./interactions.ts";
import { createFormOpener } from "./open-form.ts";

/** Slash commands, menus, buttons, forms and completions. Everything that may take time is acknowledged first. */
export function createInteractionHearer(parts: InteractionParts) {
  const interactions = createInteractions(parts);
  const openForm = createFormOpener(parts, interactions);
  const complete = createCompleter(parts, interactions);
  const { heardCommand, heardMenu } = createCommandHearer(parts, interactions, openForm);
  const { heardButton, heardForm } = createButtonHearer(parts, interactions, openForm);

  return async function hearInteraction(interaction: APIInteraction): Promise<void> {
    await heard(interaction);
    await interactions.dealtWith(interaction);
  };

  async function heard(interaction: APIInteraction): Promise<void> {
    switch (interaction.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return complete(interaction);
      case InteractionType.ApplicationCommand:
        if (interaction.data.type === ApplicationCommandType.ChatInput) {
          return heardCommand(interaction as APIChatInputApplicationCommandInteraction);
        }
        if (interaction.data.type === ApplicationCommandType.Message) {
          return heardMenu(interaction as APIMessageApplicationCommandInteraction);
        }
        return;
      case InteractionType.MessageComponent:
        return heardButton(interaction);
      case InteractionType.ModalSubmit:
        return heardForm(interaction);
    }
  }
}
