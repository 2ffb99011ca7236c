import { z } from "zod";
import { ADDRESS_VARIABLES } from "./addresses.ts";
import { address, flag, given, type Read, type Variable, variable, wholeNumber } from "./variable.ts";

/** The chats it is in. */
export const CHAT_VARIABLES = {
  DISCORD_TOKEN: variable({
    schema: z.string().regex(/^\S+$/, "must be the bot's token, without spaces"),
    default: "",
    description: "Token of the Discord bot. Without it the bot is not on Discord.",
    example: "paste-the-bot-token-here",
    secret: true,
  }),
  DISCORD_MESSAGE_CONTENT: variable({
    schema: flag,
    default: "false",
    description:
      "The application has Discord's Message Content intent: replies that don't ping the bot are heard too.",
    example: "true",
  }),
  DISCORD_SHARDS: variable({
    schema: z.union([z.literal("auto"), wholeNumber(1, 1_000)], { error: "must be auto or a whole number" }),
    default: "",
    description: "Connections to spread Discord servers over, needed from 2,500 of them. Default: one.",
    example: "auto",
  }),
  DISCORD_API_URL: variable({
    schema: address.transform((url) =>
      new URL(url).pathname === "/" ? `${url}/api` : url.replace(/\/v\d+$/, ""),
    ),
    default: "",
    description: "Base of Discord's API, for a proxy; the version is added. Default: Discord's own.",
    example: "https://discord.com/api",
  }),
  TELEGRAM_TOKEN: variable({
    schema: z
      .string()
      .regex(/^\d+:[\w-]+$/, "must be the token that @BotFather gave, such as 123456:ABC-def"),
    default: "",
    description: "Token of the Telegram bot, from @BotFather. Without it the bot is not on Telegram.",
    example: "123456:paste-the-bot-token-here",
    secret: true,
  }),
  TELEGRAM_API_ROOT: variable({
    schema: address,
    default: "",
    description:
      "Root of a Bot API server of one's own, which takes files up to 2000 MB. Default: Telegram's.",
    example: "http://localhost:8081",
  }),
  TELEGRAM_UPLOAD_LIMIT_MB: variable({
    schema: wholeNumber(1, 2_000),
    default: "",
    description:
      "Greatest clip to post on Telegram, in megabytes. Default: 50, or 2000 with a Bot API server of one's own.",
    example: "50",
  }),
  TELEGRAM_WEBHOOK: variable({
    schema: z.enum(["auto", "on", "off"], { error: "must be auto, on or off" }),
    default: "auto",
    description:
      "Whether Telegram calls WEBHOOK_URL: auto does where that can work and asks Telegram for news otherwise, on insists, off always asks.",
    example: "off",
  }),
  TELEGRAM_EPHEMERAL: variable({
    schema: z.enum(["auto", "on", "off"], { error: "must be auto, on or off" }),
    default: "auto",
    description:
      "Whether what is for one person alone is shown to them in their group (Bot API 10.2 and newer): auto does on Telegram's own server, once that has shown that it can; off and elsewhere it goes to the private chat.",
    example: "off",
  }),
  TELEGRAM_RICH: variable({
    schema: z.enum(["on", "off"], { error: "must be on or off" }),
    default: "off",
    description:
      "Whether a film's board is one rich message on Telegram (Bot API 10.1 and newer): clients of before it show a note to update in its place. off: words with buttons, and an album.",
    example: "on",
  }),
  TELEGRAM_WEBHOOK_SECRET: variable({
    schema: z.string().regex(/^[\w-]{1,256}$/, "must be 1 to 256 letters, digits, - or _"),
    default: "",
    description:
      "Secret by which Telegram's webhook calls are known, where it makes any. Default: made from the token.",
    example: "a-long-random-word",
    secret: true,
  }),
} as const satisfies Record<string, Variable>;

export function readChats(values: Read<typeof CHAT_VARIABLES>) {
  return {
    discord: {
      token: values.DISCORD_TOKEN,
      messageContent: given(values.DISCORD_MESSAGE_CONTENT),
      shards: values.DISCORD_SHARDS,
      apiUrl: values.DISCORD_API_URL,
    },
    telegram: {
      token: values.TELEGRAM_TOKEN,
      apiRoot: values.TELEGRAM_API_ROOT,
      uploadLimitBytes:
        values.TELEGRAM_UPLOAD_LIMIT_MB === undefined
          ? undefined
          : values.TELEGRAM_UPLOAD_LIMIT_MB * 1_000_000,
      webhook: given(values.TELEGRAM_WEBHOOK),
      webhookSecret: values.TELEGRAM_WEBHOOK_SECRET,
      // undefined: by whose server it is.
      rich: values.TELEGRAM_RICH === "on",
      ephemeral: values.TELEGRAM_EPHEMERAL === "auto" ? undefined : values.TELEGRAM_EPHEMERAL === "on",
    },
  };
}

export function chatProblems(values: Read<typeof CHAT_VARIABLES & typeof ADDRESS_VARIABLES>): string[] {
  if (values.TELEGRAM_WEBHOOK !== "on" || values.WEBHOOK_URL || values.PUBLIC_URL) return [];
  return [
    `TELEGRAM_WEBHOOK is on, and there is no address to call. Example: WEBHOOK_URL=${ADDRESS_VARIABLES.WEBHOOK_URL.example}`,
  ];
}
