import {
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandOptionType,
} from "discord.js";
import { mayBeFree } from "../../src/core/talk/sent-files.ts";
import { clipOfButtons } from "./button-data.ts";
import { MESSAGE_MENU } from "./command-menu.ts";
import { type InteractionParts, type Interactions, lookUp } from "./interactions.ts";
import type { OpenForm } from "./open-form.ts";
import { refOf } from "./place.ts";

/** Hears slash commands, and the commands in the menu of a message. */
export function createCommandHearer(
  { attachments, studio }: Pick<InteractionParts, "attachments" | "studio">,
  { acknowledge, commandNamed, refuse, run, waitingFor }: Interactions,
  openForm: OpenForm,
) {
  async function heardCommand(interaction: APIChatInputApplicationCommandInteraction): Promise<void> {
    const { name, options, resolved } = interaction.data;
    const isPrivate = options?.some(
      (option) => option.name === "private" && "value" in option && option.value === true,
    );
    const command = commandNamed(name);
    const clips = (options ?? []).flatMap((option) =>
      command?.options[option.name]?.type === "clip" && "value" in option ? [String(option.value)] : [],
    );
    const way = await acknowledge(
      interaction,
      isPrivate ? "hidden" : await waitingFor(interaction, command, clips),
    );
    if (!way) return;
    await run(interaction, way, async (by) => {
      const isFile = ({ type }: { type: ApplicationCommandOptionType }) =>
        type === ApplicationCommandOptionType.Attachment;
      if (options?.some(isFile)) {
        const maybeFree = options.some((option) => option.name === "draft" || option.name === "model");
        const bytes = Object.values(resolved?.attachments ?? {}).reduce((sum, { size }) => sum + size, 0);
        await studio.mayMake(by, { maybeFree: maybeFree || mayBeFree(wordsOf(options)), bytes });
      }
      const values = await Promise.all(
        (options ?? []).map(async (option): Promise<[string, unknown]> => {
          if (option.type !== ApplicationCommandOptionType.Attachment) {
            return [option.name, "value" in option ? option.value : undefined];
          }
          const sent = resolved?.attachments?.[option.value];
          if (!sent) throw new Error("an attachment option without its attachment");
          const definition = commandNamed(name)?.options[option.name];
          const accepts = definition?.type === "file" ? definition.accepts : "image";
          return [option.name, (await attachments.keep(sent, accepts)).key];
        }),
      );
      return { command: name, options: Object.fromEntries(values) };
    });
  }

  /** The menu of a message: as if the button under that clip had been pressed. */
  async function heardMenu(interaction: APIMessageApplicationCommandInteraction): Promise<void> {
    const entry = MESSAGE_MENU.find(({ name }) => name === interaction.data.name);
    const command = entry && commandNamed(entry.command);
    const target = interaction.data.resolved.messages[interaction.data.target_id];
    const clipId =
      target && ((await clipShownBy(target)) ?? clipOfButtons(target, interaction.application_id));
    if (!command || !clipId) {
      return refuse(
        interaction,
        "That message is not one of my clips. Pick a message of mine that shows one.",
      );
    }
    const asksFor = entry.asks ? command.freeText : undefined;
    const call = { command: command.name, clipId, options: {} };
    if (asksFor) return openForm(interaction, { ...call, ask: asksFor }, command);
    const way = await acknowledge(interaction, await waitingFor(interaction, command, [clipId]));
    if (!way) return;
    const replyTo = refOf(target);
    await run(interaction, way, async () => ({
      command: command.name,
      options: { clip: clipId },
      replyTo,
    }));
  }

  async function clipShownBy(message: APIMessage): Promise<string | undefined> {
    return lookUp(
      studio.clipOfMessage(refOf(message)).then((clip) => clip?.id),
      undefined,
    );
  }

  return { heardCommand, heardMenu };
}

/** Everything that was typed into a command's fields. */
function wordsOf(options: readonly object[]): string {
  return options.map((option) => ("value" in option ? String(option.value) : "")).join(" ");
}
