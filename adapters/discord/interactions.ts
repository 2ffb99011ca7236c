import type { APIInteraction } from "discord.js";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import { type AnyCommand, commandCalled } from "../../src/core/talk/command.ts";
import type { Dispatcher, Heard } from "../../src/core/talk/dispatch.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { clipNamed } from "../../src/core/talk/resolve-clips.ts";
import { createAcknowledger } from "./acknowledge.ts";
import { type Answerer, replyOfError, type Way } from "./answer.ts";
import type { DiscordApi } from "./api.ts";
import { createFirstThings } from "./first-things.ts";
import { inTime } from "./in-time.ts";
import { askerOfInteraction } from "./people.ts";
import { type Channels, isDirect, surfaceOfInteraction } from "./place.ts";
import type { SentFiles } from "./sent-files.ts";
import type { ApplySettings } from "./server-settings.ts";

export interface InteractionParts {
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

/** What all interactions have in common: acknowledged at once, looked up in time, run and answered after that. */
export function createInteractions(parts: InteractionParts) {
  const { api, answer, applySettings, channels, dispatcher, notebook, studio, log } = parts;
  const firstThings = createFirstThings();
  const acknowledger = createAcknowledger({ api, notebook, firstThings, log });

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

  return { ...acknowledger, waitingFor, run, personAndSurface, commandNamed };
}

export type Interactions = ReturnType<typeof createInteractions>;

/** What `work` comes to, where that is known in time. */
export function lookUp<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  return inTime(
    work.catch(() => otherwise),
    LOOK_UP_MS,
    otherwise,
  );
}
