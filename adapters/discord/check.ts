import { ApplicationFlags, Routes } from "discord.js";
import type { Finding } from "../../src/core/ports/finding.ts";
import { createRest } from "./api.ts";
import { toPlatformError } from "./errors.ts";

/** Bot token as Discord hands it out: the account's id in base 64, a moment, a signature. */
const TOKEN_FORM = /^[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{25,80}$/;
const ANSWER_WITHIN_MS = 10_000;
const PORTAL = "Discord developer portal (https://discord.com/developers/applications)";

export interface DiscordCheckOptions {
  token: string | undefined;
  apiUrl?: string | undefined;
  /** DISCORD_MESSAGE_CONTENT is true. */
  messageContent?: boolean | undefined;
}

/** What `npm run doctor` says of Discord: the token's form, whether Discord takes it, and the intents. */
export async function checkDiscord({
  token,
  apiUrl,
  messageContent,
}: DiscordCheckOptions): Promise<Finding[]> {
  if (!token) {
    return [{ about: "Discord", verdict: "off", detail: "not set up (DISCORD_TOKEN is not set)" }];
  }
  const form: Finding = TOKEN_FORM.test(token)
    ? { about: "Discord token", verdict: "good", detail: "has the form of a bot's token" }
    : {
        about: "Discord token",
        verdict: "warning",
        detail: "doesn't look like a bot's token: three parts with dots between",
        remedy: `Copy it from the ${PORTAL}: your application, Bot, Reset Token. The client secret and public key are something else.`,
      };
  const rest = createRest({ token, apiUrl }, { timeout: ANSWER_WITHIN_MS, retries: 0 });
  try {
    const application = (await rest.get(Routes.currentApplication())) as {
      name: string;
      id: string;
      flags?: number;
    };
    return [
      form,
      {
        about: "Discord",
        verdict: "good",
        detail: `the token is ${application.name}'s (application ${application.id})`,
      },
      intents(application.flags ?? 0, messageContent ?? false),
    ];
  } catch (error) {
    const { code, message } = toPlatformError(error);
    const refused = code === "bad-token";
    return [
      form,
      {
        about: "Discord",
        verdict: "problem",
        detail: refused ? "Discord doesn't accept the token" : message,
        remedy: refused
          ? `Make a new one in the ${PORTAL}: your application, Bot, Reset Token. Put it into .env as DISCORD_TOKEN.`
          : `See whether this machine reaches ${apiUrl ?? "https://discord.com"}: a firewall, a proxy, DNS.`,
      },
    ];
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

function intents(flags: number, wanted: boolean): Finding {
  const granted =
    (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0;
  if (wanted && !granted) {
    return {
      about: "Discord intents",
      verdict: "problem",
      detail: "DISCORD_MESSAGE_CONTENT is true, but the application hasn't the Message Content intent",
      remedy: `Switch it on in the ${PORTAL}: your application, Bot, Privileged Gateway Intents. Or set DISCORD_MESSAGE_CONTENT to false.`,
    };
  }
  return {
    about: "Discord intents",
    verdict: "good",
    detail: wanted
      ? "Message Content is granted: every reply to a clip is heard"
      : granted
        ? "no privileged intent is used; Message Content is granted, so DISCORD_MESSAGE_CONTENT could be true"
        : "no privileged intent is needed: replies that ping the bot are heard",
  };
}
