import { type APIApplicationCommandAutocompleteInteraction, InteractionResponseType } from "discord.js";
import type { Choice } from "../../src/core/talk/command.ts";
import { cutText } from "./harmless-words.ts";
import { type InteractionParts, type Interactions, lookUp } from "./interactions.ts";
import { MAX } from "./limits.ts";

/** Completes what somebody is typing into a field of a slash command. */
export function createCompleter(
  { dispatcher }: Pick<InteractionParts, "dispatcher">,
  { personAndSurface, respond }: Interactions,
) {
  return async function complete(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const focused = interaction.data.options.find(
      (option): option is typeof option & { value: string; focused: true } =>
        "focused" in option && option.focused === true,
    );
    const choices = focused
      ? await lookUp(
          (async () => {
            const by = await personAndSurface(interaction);
            return dispatcher.suggest(interaction.data.name, focused.name, String(focused.value), by);
          })(),
          [] as readonly Choice[],
        )
      : [];
    await respond(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: {
        choices: choices
          .filter(({ value }) => value.length > 0 && value.length <= MAX.choiceName)
          .slice(0, MAX.choices)
          .map(({ label, value }) => ({ name: cutText(label || value, MAX.choiceName), value })),
      },
    });
  };
}
