import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import { type AnyCommand, type Choice, commandCalled } from "../../src/core/talk/command.ts";
import type { Dispatcher, Heard } from "../../src/core/talk/dispatch.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { clipNamed } from "../../src/core/talk/resolve-clips.ts";
import { mayBeFree } from "../../src/core/talk/sent-files.ts";
import { createAcknowledger } from "./acknowledge.ts";
import { type Answerer, replyOfError, type Way } from "./answer.ts";
import { rememberAnswer } from "./answer-tokens.ts";
import type { DiscordApi } from "./api.ts";
import { clipOfButtons, type Pressed, readCustomId } from "./button-data.ts";
import { MESSAGE_MENU } from "./command-menu.ts";
import { createFirstThings } from "./first-things.ts";
import { filledIn, renderBoardForm, renderForm } from "./form.ts";
import { type Ask, rememberedAsk } from "./form-words.ts";
import { cutText } from "./harmless-words.ts";
import { inTime } from "./in-time.ts";
import { MAX } from "./limits.ts";
import { askerOfInteraction } from "./people.ts";
import { type Channels, isDirect, isMember, refOf, surfaceOfInteraction } from "./place.ts";
import type { SentFiles } from "./sent-files.ts";
import type { ApplySettings } from "./server-settings.ts";

interface Parts {
  api: DiscordApi;
  answer: Answerer;
  applySettings: ApplySettings;
  attachments: SentFiles;
  channels: Channels;
  dispatcher: Dispatcher;
  notebook: Notebook;
  studio: Studio;
  log: Log;
}

/** Completions and forms can't be put off, so what they look up must be there well within Discord's three seconds. */
const LOOK_UP_MS = 1_800;

/** Slash commands, menus, buttons, forms and completions. Everything that may take time is acknowledged first. */
export function createInteractionHearer(parts: Parts) {
  const { api, answer, applySettings, attachments, channels, dispatcher, notebook, studio, log } = parts;
  const firstThings = createFirstThings();
  const { acknowledge, dealtWith, isSecondPress, refuse, respond } = createAcknowledger({
    api,
    notebook,
    firstThings,
    log,
  });

  return async function hearInteraction(interaction: APIInteraction): Promise<void> {
    await heard(interaction);
    await dealtWith(interaction);
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

  /** What is made from a private clip is private too, and nobody else sees that the bot is thinking about it. */
  async function waitingFor(
    interaction: APIInteraction,
    command: AnyCommand | undefined,
    clips: readonly string[],
  ): Promise<"shown" | "hidden"> {
    if (command?.answers !== "clip") return "hidden";
    if (clips.length === 0) return "shown";
    const arePrivate = async () => {
      const { person, surface } = await personAndSurface(interaction);
      const named = await Promise.all(clips.map((clip) => clipNamed(clip, person, surface, studio)));
      return named.some((clip) => clip?.private === true);
    };
    // Where that isn't known in time, hidden: what is for all can still be shown to all.
    return (await lookUp(arePrivate(), true)) ? "hidden" : "shown";
  }

  async function complete(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
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
  }

  async function openForm(
    interaction: APIMessageComponentInteraction | APIMessageApplicationCommandInteraction,
    pressed: Pressed & { ask: string },
    command: AnyCommand,
  ): Promise<void> {
    const board =
      command.name === "remix" ? await lookUp(boardToChange(interaction, pressed), undefined) : undefined;
    if (board) return respond(interaction, renderBoardForm(board));
    const begin = await lookUp(wordsToBeginWith(interaction, pressed), { label: "", value: "" });
    if (begin === "not-for-you") {
      return refuse(
        interaction,
        "That clip is private or deleted, or belongs to another chat, so it can't be used here. Its maker can open it with /public.",
      );
    }
    await respond(interaction, renderForm(pressed, command, begin));
  }

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

  /** Runs a command and shows its answer; the interaction is acknowledged, so there is time. */
  function run(
    interaction: APIInteraction,
    way: Way,
    prepare: (
      by: Pick<Heard, "person" | "surface" | "idempotencyKey">,
    ) => Promise<Pick<Heard, "command" | "options" | "replyTo" | "pressed">>,
  ): Promise<void> {
    return firstThings.afterwards(async () => {
      const { person, surface } = await personAndSurface(interaction);
      let reply: Reply;
      try {
        const idempotencyKey = `discord:${interaction.id}`;
        const call = await prepare({ person, surface, idempotencyKey });
        const alone = isDirect(surface) || (way.kind === "interaction" && way.acknowledged !== "shown");
        reply = await dispatcher.dispatch({ ...call, person, surface, idempotencyKey, alone, typed: true });
      } catch (error) {
        reply = replyOfError(error, log);
      }
      await answer({ way, person, surface }, reply);
    });
  }

  function personAndSurface(interaction: APIInteraction) {
    return applySettings(askerOfInteraction(interaction), surfaceOfInteraction(interaction, channels));
  }

  function commandNamed(name: string): AnyCommand | undefined {
    return commandCalled(dispatcher.commands, name);
  }
}

/** Everything that was typed into a command's fields. */
function wordsOf(options: readonly object[]): string {
  return options.map((option) => ("value" in option ? String(option.value) : "")).join(" ");
}

function toCall({ command, clipId, options }: Pressed) {
  return { command, options: clipId === "" ? options : { ...options, clip: clipId } };
}

function lookUp<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  return inTime(
    work.catch(() => otherwise),
    LOOK_UP_MS,
    otherwise,
  );
}
