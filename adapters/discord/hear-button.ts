import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  MessageFlags,
} from "discord.js";
import { rememberAnswer } from "./answer-tokens.ts";
import { type Pressed, readCustomId } from "./button-data.ts";
import { filledIn } from "./form.ts";
import type { InteractionParts, Interactions } from "./interactions.ts";
import type { OpenForm } from "./open-form.ts";
import { isMember, refOf, surfaceOfInteraction } from "./place.ts";

/** Hears buttons, and the forms that some of them open. */
export function createButtonHearer(
  { attachments, channels, notebook, studio }: InteractionParts,
  { acknowledge, commandNamed, isSecondPress, refuse, run, waitingFor }: Interactions,
  openForm: OpenForm,
) {
  async function heardButton(interaction: APIMessageComponentInteraction): Promise<void> {
    const read = readCustomId(interaction.data.custom_id);
    const command = read.kind === "pressed" ? commandNamed(read.pressed.command) : undefined;
    if (read.kind !== "pressed" || !command) {
      return refuse(
        interaction,
        "That button is from another version of me and no longer works. Reply to the clip or use /remix instead.",
      );
    }
    const { pressed } = read;
    if (pressed.ask !== undefined) return openForm(interaction, { ...pressed, ask: pressed.ask }, command);
    const way = await acknowledge(interaction, "button");
    if (!way || (await isSecondPress(interaction, command))) return;
    const replyTo = refOf(interaction.message);
    const isOwn = ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    // Where only answers can change the message, the newest press can for the longest.
    if (isOwn || !isMember(surfaceOfInteraction(interaction, channels)))
      await rememberAnswer(notebook, interaction.message.id, interaction.id);
    await run(interaction, { ...way, ...(isOwn ? { onOwn: command.name } : {}) }, async () => ({
      ...toCall(pressed),
      replyTo,
      pressed: true as const,
    }));
  }

  async function heardForm(interaction: APIModalSubmitInteraction): Promise<void> {
    const read = readCustomId(interaction.data.custom_id);
    const command = read.kind === "pressed" ? commandNamed(read.pressed.command) : undefined;
    const ask = read.kind === "pressed" ? read.pressed.ask : undefined;
    if (read.kind !== "pressed" || !command || ask === undefined) {
      return refuse(interaction, "That form is from another version of me. Please ask again.");
    }
    const { pressed } = read;
    const { picture, ...filled } = filledIn(interaction.data.components);
    const words = filled[ask]?.trim();
    const { message } = interaction;
    const way = await acknowledge(
      interaction,
      message
        ? "button"
        : await waitingFor(interaction, command, pressed.clipId === "" ? [] : [pressed.clipId]),
    );
    if (!way || (message && (await isSecondPress(interaction, command, words)))) return;
    await run(interaction, way, async (by) => {
      const call = toCall(pressed);
      const { [ask]: _, ...chosen } = filled;
      const sent = picture === undefined ? undefined : interaction.data.resolved?.attachments?.[picture];
      if (sent) await studio.mayMake(by, { maybeFree: true, bytes: sent.size });
      return {
        ...call,
        options: {
          ...call.options,
          ...chosen,
          ...(words ? { [ask]: words } : {}),
          ...(sent ? { picture: (await attachments.keep(sent, "image")).key } : {}),
        },
        ...(message ? { replyTo: refOf(message) } : {}),
      };
    });
  }

  return { heardButton, heardForm };
}

function toCall({ command, clipId, options }: Pressed) {
  return { command, options: clipId === "" ? options : { ...options, clip: clipId } };
}
