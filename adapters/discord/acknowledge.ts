import { createHash } from "node:crypto";
import {
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionResponseType,
  MessageFlags,
} from "discord.js";
import { PlatformError } from "../../src/core/errors.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { AnyCommand } from "../../src/core/talk/command.ts";
import type { Way } from "./answer.ts";
import { isDealtWith, keepAnswerToken, noteDealtWith } from "./answer-tokens.ts";
import type { DiscordApi } from "./api.ts";
import type { FirstThings } from "./first-things.ts";
import { PLATFORM } from "./place.ts";
import { forAskerOnly, renderNotice } from "./render.ts";

interface Parts {
  api: DiscordApi;
  notebook: Notebook;
  firstThings: FirstThings;
  log: Log;
}

const SECOND_PRESS_MS = 2_000;

/** The first answer to an interaction, for which Discord waits three seconds. */
export function createAcknowledger({ api, notebook, firstThings, log }: Parts) {
  /** Interactions that this process is at. */
  const underWay = new Set<string>();

  /** The first thing done with what may take time. undefined: someone else answers it, or nobody can. */
  async function acknowledge(
    interaction: APIInteraction,
    acknowledged: "shown" | "hidden" | "button",
  ): Promise<Way | undefined> {
    const pressedOn =
      acknowledged === "button" && "message" in interaction ? interaction.message?.id : undefined;
    const token = {
      applicationId: interaction.application_id,
      token: interaction.token,
      ...(pressedOn === undefined ? {} : { original: pressedOn }),
    };
    const response =
      acknowledged === "button"
        ? { type: InteractionResponseType.DeferredMessageUpdate as const }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource as const,
            ...(acknowledged === "hidden" ? { data: { flags: MessageFlags.Ephemeral as const } } : {}),
          };
    const [sent, first] = await Promise.allSettled([
      firstThings.first(api.acknowledge(interaction, response)),
      keepAnswerToken(notebook, interaction.id, token),
    ]);
    const isAnothers = first.status === "fulfilled" && !first.value;
    if (isAnothers && (underWay.has(interaction.id) || (await isDealtWith(notebook, interaction.id)))) {
      log.info({ platform: PLATFORM }, "an interaction came once more");
      return undefined;
    }
    // Nobody has dealt with it, so whoever began is gone: the person still looks at "thinking…".
    underWay.add(interaction.id);
    if (sent.status === "rejected") {
      const error = sent.reason as PlatformError;
      // A try whose answer was lost may have acknowledged it all the same; if not, the answer finds another way.
      const perhaps = error.code === "already-answered" || error.code === "answer-lost";
      if (!perhaps || first.status === "rejected") {
        log.warn(
          { platform: PLATFORM, code: error.code, reason: error.message },
          "an interaction could not be acknowledged",
        );
        return undefined;
      }
    }
    return { kind: "interaction", answer: token, acknowledged };
  }

  /** What `acknowledge` began has come to its end. */
  async function dealtWith({ id }: APIInteraction): Promise<void> {
    if (!underWay.has(id)) return;
    try {
      await noteDealtWith(notebook, id);
    } catch (error) {
      log.warn(
        { platform: PLATFORM, err: error },
        "an interaction that is dealt with could not be noted down",
      );
    } finally {
      underWay.delete(id);
    }
  }

  async function refuse(interaction: APIInteraction, sentence: string): Promise<void> {
    const { body } = forAskerOnly(renderNotice({ paragraphs: [sentence], tone: "mistake" }));
    await respond(interaction, {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { embeds: body.embeds ?? [], allowed_mentions: { parse: [] }, flags: MessageFlags.Ephemeral },
    });
  }

  async function respond(...[interaction, response]: Parameters<DiscordApi["acknowledge"]>): Promise<void> {
    try {
      await api.acknowledge(interaction, response);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      // By an earlier try of ours, whose answer was lost.
      if (error.code === "already-answered") return;
      log.warn(
        { platform: PLATFORM, code: error.code, reason: error.message },
        "an interaction could not be answered",
      );
    }
  }

  /** A finger that pressed twice wanted one clip, and its credits are spent once. */
  async function isSecondPress(
    interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
    command: AnyCommand,
    words = "",
  ): Promise<boolean> {
    if (command.answers !== "clip") return false;
    const user = (interaction.member?.user ?? interaction.user)?.id;
    const pressed = `${user} ${interaction.message?.id} ${interaction.data.custom_id} ${words}`;
    const key = `pressed:${createHash("sha256").update(pressed).digest("base64url")}`;
    try {
      return !(await notebook.claim(key, true, { ttlMs: SECOND_PRESS_MS }));
    } catch (error) {
      log.warn({ platform: PLATFORM, err: error }, "a press could not be noted down");
      return false;
    }
  }

  return { acknowledge, dealtWith, isSecondPress, refuse, respond };
}
