import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { STANDARD, type WrittenPlans } from "../core/access/plans.ts";
import type { Budgets } from "../core/access/purse.ts";
import { BACKEND_IDS } from "../core/backend-ids.ts";
import { childEnvironment } from "../core/child-environment.ts";
import { ConfigError } from "../core/errors.ts";
import type { KeptDays } from "../core/ports/privacy.ts";
import { PASSWORD_HASH } from "./password.ts";
import { isPrivateAddress } from "./private-address.ts";

/** The project's own folder. Relative paths start here: a supervisor may start the programs from anywhere. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

interface Variable<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** As written in `.env`; "" where leaving it out means "off" or "found out by itself". */
  default: string;
  description: string;
  example: string;
  /** Never logged or shown. */
  secret?: boolean;
}

function variable<Schema extends z.ZodType>(definition: Variable<Schema>): Variable<Schema> {
  return definition;
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

const amount = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "must be a number such as 2.50")
  .transform(Number);

const flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((word) => word === "true");

const address = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be an http(s) address",
  )
  .transform((text) => text.replace(/\/+$/, ""));

const text = z.string();
const path = z
  .string()
  .min(1)
  .transform((written) => resolve(PROJECT, written));
const hostName = z.string().regex(/^[\w.-]+$|^\[[\da-f:]+\]$/i, "must be host names, without port");
/** Several of the same, separated by commas. */
const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((words) =>
      words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));

/** What may be kept for so many days, and how many where nothing is said. */
const KEPT = ["clips", "uploads", "incidents", "audit"] as const;
const UPLOADS_DAYS = 7;
const INCIDENTS_DAYS = 90;

/** Every setting there is. `.env.example` and the README's table are tested against this. */
export const VARIABLES = {
  DATA_DIR: variable({
    schema: path,
    default: "./data",
    description:
      "Folder for clips and the private Redis. One running bot at a time may use it. Relative paths, here and below, start at the project's folder.",
    example: "/var/lib/rushes",
  }),
  PORT: variable({
    schema: wholeNumber(0, 65_535),
    default: "8787",
    description: "Port of the local chat, health and metrics; 0 takes any free one.",
    example: "8787",
  }),
  HOST: variable({
    schema: text.min(1),
    default: "127.0.0.1",
    description:
      "Address to listen on. On any but this machine's own the local chat asks for a login: `npm run admin -- login` gives a link.",
    example: "127.0.0.1",
  }),
  LOCAL_CHAT: variable({
    schema: flag,
    default: "true",
    description: "Serve the local chat page.",
    example: "false",
  }),
  PUBLIC_URL: variable({
    schema: address,
    default: "",
    description:
      "Address under which the internet reaches this bot: the default of WEBHOOK_URL and of PAGE_HOSTS.",
    example: "https://rushes.example.org",
  }),
  WEBHOOK_URL: variable({
    schema: address,
    default: "",
    description:
      "Address at which services outside call this bot when something is ready. Default: PUBLIC_URL; without either everything is polled.",
    example: "https://hooks.example.org",
  }),
  PAGE_HOSTS: variable({
    schema: list(hostName),
    default: "",
    description:
      "Names under which the local chat may be opened besides this machine's own, separated by commas. Default: the name in PUBLIC_URL.",
    example: "192.168.1.20,rushes.lan",
  }),
  REDIS_URL: variable({
    schema: text.refine(
      (url) => /^(rediss?|unix):\/\/.+|^\/.+/.test(url),
      "must be redis://…, rediss://… or unix:///path",
    ),
    default: "",
    description: "Redis to use. Without it the bot runs a private one in DATA_DIR.",
    example: "redis://localhost:6379",
    secret: true,
  }),
  REDIS_TLS_CA: variable({
    schema: path,
    default: "",
    description:
      "PEM file of the authority that signed the certificate of a Redis at rediss://…. Default: those that Node trusts.",
    example: "/etc/rushes/redis-ca.pem",
  }),
  REDIS_PREFIX: variable({
    schema: z.string().regex(/^[\w-]{1,64}$/, "must be letters, digits, - or _"),
    default: "rushes",
    description: "Prefix of every Redis key, so that several bots can share one Redis.",
    example: "rushes",
  }),
  S3_ENDPOINT: variable({
    schema: address,
    default: "",
    description:
      "S3 server that keeps clips, shots and pictures, so that workers may run on other machines (docs/scaling.md). Default: a folder in DATA_DIR.",
    example: "https://s3.eu-central-1.amazonaws.com",
  }),
  S3_BUCKET: variable({
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket"),
    default: "",
    description: "Bucket at S3_ENDPOINT, for this bot alone.",
    example: "rushes-media",
  }),
  S3_REGION: variable({
    schema: z.string().regex(/^[\w-]+$/, "must be the name of a region"),
    default: "us-east-1",
    description: "Region of the bucket. Most servers of one's own take any; R2 wants auto, Garage garage.",
    example: "eu-central-1",
  }),
  S3_ACCESS_KEY_ID: variable({
    schema: z.string().regex(/^\S+$/, "must be the key's id, without spaces"),
    default: "",
    description: "Id of the key that may read, write, list and delete in the bucket.",
    example: "paste-the-key-id-here",
  }),
  S3_SECRET_ACCESS_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the secret key, without spaces"),
    default: "",
    description: "Secret of that key.",
    example: "paste-the-secret-here",
    secret: true,
  }),
  S3_PATH_STYLE: variable({
    schema: flag,
    default: "true",
    description:
      "The bucket is part of the address's path, which all servers but some of AWS's own take; false: of the host's name.",
    example: "false",
  }),
  S3_CACHE_MB: variable({
    schema: wholeNumber(100, 100_000_000),
    default: "4096",
    description:
      "Copies of the bucket's files that one machine keeps in DATA_DIR, in megabytes. What is in use stays even beyond that.",
    example: "20000",
  }),
  LOG_LEVEL: variable({
    schema: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"], {
      error: "must be silent, fatal, error, warn, info, debug or trace",
    }),
    default: "info",
    description: "How much is logged.",
    example: "debug",
  }),
  RUN_WORKERS: variable({
    schema: flag,
    default: "true",
    description: "Run the worker pool inside the bot. Set to false where `npm run worker` does the work.",
    example: "false",
  }),
  CUT_AT_ONCE: variable({
    schema: wholeNumber(1, 256),
    default: "",
    description: "Clips cut at once by one process. Default: its processor cores.",
    example: "2",
  }),
  DRAW_AT_ONCE: variable({
    schema: wholeNumber(1, 256),
    default: "",
    description: "Animatic shots drawn at once by one worker. Default: the processor cores.",
    example: "2",
  }),
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
  TELEGRAM_WEBHOOK_SECRET: variable({
    schema: z.string().regex(/^[\w-]{1,256}$/, "must be 1 to 256 letters, digits, - or _"),
    default: "",
    description:
      "Secret by which Telegram's webhook calls are known, where it makes any. Default: made from the token.",
    example: "a-long-random-word",
    secret: true,
  }),
  REPLICATE_API_TOKEN: variable({
    schema: z.string().regex(/^\S+$/, "must be the token, without spaces"),
    default: "",
    description: "Token of the Replicate account that pays for videos. Without it Replicate is not used.",
    example: "paste-the-token-here",
    secret: true,
  }),
  REPLICATE_BASE_URL: variable({
    schema: address,
    default: "",
    description: "Base of Replicate's API, for a proxy or a stand-in. Default: Replicate's own.",
    example: "https://api.replicate.com/v1",
  }),
  REPLICATE_AT_ONCE: variable({
    schema: wholeNumber(1, 500),
    default: "12",
    description: "Shots under way at Replicate at once, over all workers.",
    example: "20",
  }),
  FAL_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key of the fal account that pays for videos. Without it fal is not used.",
    example: "paste-the-key-here",
    secret: true,
  }),
  FAL_BASE_URL: variable({
    schema: address,
    default: "",
    description:
      "One address in place of fal's queue, platform (under /v1) and storage, for a proxy or a stand-in. Default: fal's own.",
    example: "http://localhost:8399",
  }),
  FAL_AT_ONCE: variable({
    schema: wholeNumber(1, 500),
    default: "10",
    description: "Shots under way at fal at once, over all workers.",
    example: "20",
  }),
  AI_GATEWAY_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description:
      "Key of the Vercel AI Gateway, which has some thirty video models of many providers. Without it it is not used.",
    example: "paste-the-key-here",
    secret: true,
  }),
  AI_GATEWAY_BASE_URL: variable({
    schema: address,
    default: "",
    description: "Base of the AI Gateway's protocol, for a proxy or a stand-in. Default: Vercel's own.",
    example: "https://ai-gateway.vercel.sh/v4/ai",
  }),
  AI_GATEWAY_AT_ONCE: variable({
    schema: wholeNumber(1, 500),
    default: "10",
    description: "Shots under way at the AI Gateway at once, over all workers.",
    example: "20",
  }),
  COG_URL: variable({
    schema: list(address),
    default: "",
    description: "Cog containers on GPUs of your own, all of the same model, separated by commas.",
    example: "http://gpu-box:5000,http://gpu-box-2:5000",
  }),
  COG_WEBHOOK_URL: variable({
    schema: address,
    default: "",
    description:
      "Address under which the Cog containers reach this bot. Default: WEBHOOK_URL; without either each order's connection is kept open.",
    example: "http://10.0.0.5:8787",
  }),
  COG_UPLOAD_SECRET: variable({
    schema: z.string().regex(/^[\w-]{16,100}$/, "must be 16 to 100 letters, digits, - or _"),
    default: "",
    description:
      "Secret in the address that Cog containers upload their files to, for those before 0.17 started with --upload-url.",
    example: "a-long-text-nobody-can-guess",
  }),
  COG_OUTPUT_HOSTS: variable({
    schema: list(z.string().regex(/^[\w.-]+$/, "must be host names")),
    default: "",
    description:
      "Further hosts that finished files may be fetched from, for containers started with --upload-url.",
    example: "files.example.org",
  }),
  COMFYUI_URL: variable({
    schema: list(address),
    default: "",
    description:
      "ComfyUI servers that share the work, separated by commas. Needs COMFYUI_WORKFLOWS or COMFYUI_WORKFLOW.",
    example: "http://gpu-box:8188,http://gpu-box-2:8188",
  }),
  COMFYUI_WORKFLOWS: variable({
    schema: path,
    default: "",
    description: "Folder of ComfyUI workflows exported in API format; each is a model named after its file.",
    example: "./comfyui",
  }),
  COMFYUI_WORKFLOW: variable({
    schema: path,
    default: "",
    description: "File with one ComfyUI workflow, exported in API format.",
    example: "./comfyui/workflow.json",
  }),
  COMFYUI_MAPPING: variable({
    schema: path,
    default: "",
    description:
      "File that says which node of COMFYUI_WORKFLOW takes the prompt, the seed and so on. Default: found by the nodes.",
    example: "./comfyui/mapping.json",
  }),
  VIDEO_API_URL: variable({
    schema: list(address),
    default: "",
    description:
      "Servers that speak OpenAI's /v1/videos, such as vLLM-Omni or SGLang Diffusion, separated by commas.",
    example: "http://gpu-box:8091,http://gpu-box-2:8091",
  }),
  VIDEO_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key that the servers of VIDEO_API_URL ask for. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  VIDEO_API_AT_ONCE: variable({
    schema: wholeNumber(1, 500),
    default: "",
    description: "Shots under way at once on VIDEO_API_URL, over all workers. Default: one a server.",
    example: "4",
  }),
  MODELS_FILE: variable({
    schema: path,
    default: "./models.json",
    description: "The model catalogue: names, prices, rates and defaults. Edits count at once.",
    example: "/etc/rushes/models.json",
  }),
  RULES_FILE: variable({
    schema: path,
    default: "./rules.json",
    description: "What models can't do together, where their schemas don't tell. Edits count at once.",
    example: "/etc/rushes/rules.json",
  }),
  BACKEND_ORDER: variable({
    schema: list(z.enum(BACKEND_IDS, { error: `must be ${BACKEND_IDS.join(", ")}` })),
    default: BACKEND_IDS.join(","),
    description: "Backends in the order of preference; those not set up are passed over.",
    example: "cog,replicate",
  }),
  DEFAULT_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model used when none is asked for. Default: the best configured backend's own; the animatic where there is none.",
    example: "animatic",
  }),
  NARRATOR_URL: variable({
    schema: address,
    default: "",
    description:
      "Server that speaks OpenAI's /v1/audio/speech, whose voices speak in films that aren't drafts. Default: voices of this machine, ffmpeg's flite and espeak-ng.",
    example: "http://gpu-box:8880",
  }),
  NARRATOR_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model that speaks: one that NARRATOR_URL has (default there: tts-1), or without it one of a backend, such as Replicate's speech or owner/name.",
    example: "minimax/speech-2.8-turbo",
  }),
  NARRATOR_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key that the server of NARRATOR_URL asks for. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  NARRATOR_USD_PER_MILLION_CHARACTERS: variable({
    schema: amount,
    default: "",
    description:
      "What NARRATOR_URL asks for a million characters, in US dollars. Default: 0 on a private network, else 30, the dearest of OpenAI's.",
    example: "15",
  }),
  MUSIC_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model of a backend that plays the music of films that aren't drafts. Default: none; music is composed and played on this machine.",
    example: "stable-audio",
  }),
  DIRECTOR_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Language model that plans films and understands remixes, by any name of /models' catalogue, or the name sent to DIRECTOR_URL. Without both, plain rules do.",
    example: "openai/gpt-5-nano",
  }),
  DIRECTOR_URL: variable({
    schema: address,
    default: "",
    description:
      "Endpoint of a language model that speaks OpenAI's chat completions: llama.cpp, vLLM, Ollama, OpenAI and others. Without DIRECTOR_MODEL the first model it lists.",
    example: "http://gpu-box:11434/v1",
  }),
  DIRECTOR_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key that DIRECTOR_URL asks for. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  DIRECTOR_USD_PER_CALL: variable({
    schema: amount,
    default: "",
    description:
      "US dollars one answer of the language model costs at most, booked to the day's budget and to who asked. With a DIRECTOR_URL outside your own network it has to be said. Default: its price in the catalogue; $0.02 where it has none.",
    example: "0.005",
  }),
  BANNED_WORDS: variable({
    schema: z.string().transform((words) =>
      words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    ),
    default: "",
    description:
      "Words and phrases no prompt, recipe or planned shot may have, whatever their case, separated by commas.",
    example: "gore,nude",
  }),
  MODERATION_RULES: variable({
    schema: list(
      z.enum(["sexual", "gore", "violence", "hate", "harassment", "selfharm", "illicit", "off"], {
        error: "must be sexual, gore, violence, hate, harassment, selfharm, illicit or off",
      }),
    ),
    default: "sexual,gore,hate,harassment,selfharm,illicit",
    description:
      "What is refused; off for nothing. Word lists in seven languages know sexual, gore, hate and selfharm, in disguise too; MODERATION_URL knows all. Anything sexual about minors is refused whatever is set; sexual, gore and violence not in channels for adults.",
    example: "sexual,hate",
  }),
  MODERATION_URL: variable({
    schema: address,
    default: "",
    description:
      "Classifier that looks at words, pictures and made films: a server of OpenAI's /v1/moderations, or of its chat for a guard model. Without it word lists alone do.",
    example: "https://api.openai.com/v1",
  }),
  MODERATION_API_KEY: variable({
    schema: z.string().regex(/^\S+$/, "must be the key, without spaces"),
    default: "",
    description: "Key for MODERATION_URL. Default: none.",
    example: "paste-the-key-here",
    secret: true,
  }),
  MODERATION_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "Model of MODERATION_URL. Llama Guard, Qwen3Guard and gpt-oss-safeguard are known by their names and asked as chat. Default: omni-moderation-latest.",
    example: "meta-llama/llama-guard-4-12b",
  }),
  MODERATION_APPEAL_MODEL: variable({
    schema: text.min(1),
    default: "",
    description:
      "A larger model of MODERATION_URL that looks at appeals before people do. Default: people alone.",
    example: "openai/gpt-oss-safeguard-120b",
  }),
  MODERATION_POLICY: variable({
    schema: path,
    default: "",
    description: "File with your own policy, for models that judge by one, such as gpt-oss-safeguard.",
    example: "./policy.md",
  }),
  MODERATION_ON_ERROR: variable({
    schema: z.enum(["refuse", "review"], { error: "must be refuse or review" }),
    default: "refuse",
    description:
      "What becomes of orders while the classifier gives no answer: refused, or held until a person has looked. Never let through.",
    example: "review",
  }),
  REPORTS_TO_HIDE: variable({
    schema: wholeNumber(1, 1_000),
    default: "3",
    description:
      "So many people's reports hide a clip until somebody has looked. Reports of intimate pictures, of minors, and by whom it shows need one.",
    example: "5",
  }),
  RETENTION_DAYS: variable({
    schema: z.string().transform((words, context) => {
      const days: Partial<Record<(typeof KEPT)[number], number>> = {};
      for (const pair of words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean)) {
        const match = /^([a-z]+):([1-9]\d{0,4})$/.exec(pair);
        const kind = KEPT.find((one) => one === match?.[1]);
        if (kind === undefined) {
          context.addIssue({
            code: "custom",
            message: `must be pairs of ${KEPT.join(", ")} and a number of days, and "${pair}" is not`,
          });
        } else days[kind] = Number(match?.[2]);
      }
      return days;
    }),
    default: "",
    description:
      "How many days things are kept: finished clips with their files and words, files people sent and never used (default 7), cases of moderation (default 90), and the audit. Clips and audit: until somebody deletes them.",
    example: "clips:365,uploads:7,incidents:90,audit:365",
  }),
  C2PA_CERT: variable({
    schema: path,
    default: "",
    description:
      "PEM file with the certificate that signs every clip (C2PA), and those above it. Needs C2PA_KEY. Default: one made here, valid but of an unknown signer.",
    example: "./c2pa/chain.pem",
  }),
  C2PA_KEY: variable({
    // Somebody may paste the key itself: it is neither kept as a path nor said again.
    schema: path.refine((written) => !written.includes("-----BEGIN"), "must be the path of the key's file"),
    default: "",
    description: "PEM file with the private key of C2PA_CERT.",
    example: "./c2pa/key.pem",
    secret: true,
  }),
  DEFAULT_SECONDS: variable({
    schema: wholeNumber(1, 60),
    default: "6",
    description: "Length of a clip when none is asked for, in seconds.",
    example: "10",
  }),
  DEFAULT_RESOLUTION: variable({
    schema: z.enum(["480p", "720p", "1080p"], { error: "must be 480p, 720p or 1080p" }),
    default: "720p",
    description: "Resolution when none is asked for.",
    example: "480p",
  }),
  PLANS_FILE: variable({
    schema: path,
    default: "./plans.json",
    description:
      "What people on each plan may have, field by field (docs/plans.md). Edits count at once. Where it is there, PLANS, CREDITS_PER_DAY, MAX_CLIPS_IN_FLIGHT and GRANTABLE_PLANS are ignored.",
    example: "/etc/rushes/plans.json",
  }),
  CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "600",
    description:
      "Credits a person has in any 24 hours. One credit is one second of rendered video at rate 1.",
    example: "120",
  }),
  PLANS: variable({
    schema: z.string().transform((words, context) => {
      const plans: Record<string, number> = {};
      for (const pair of words
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean)) {
        const match = /^([a-z0-9_-]{1,32}):(\d{1,9})$/.exec(pair);
        if (!match)
          context.addIssue({ code: "custom", message: `must be name:credits pairs, and "${pair}" is not` });
        else plans[match[1] as string] = Number(match[2]);
      }
      return plans;
    }),
    default: "",
    description: "Further plans and their credits in any 24 hours; roles and people are put on them.",
    example: "patron:3000,staff:100000",
  }),
  ADMINS: variable({
    schema: list(
      z.string().regex(/^(?:discord|telegram):-?\d+$/, {
        error: "must be ids such as discord:1234 or telegram:1234, separated by commas",
      }),
    ),
    default: "",
    description:
      "Who runs this bot, by their ids: /admin is theirs. On Discord: Settings → Advanced → Developer Mode, then Copy User ID.",
    example: "discord:80351110224678912,telegram:777000",
  }),
  ADMIN_PORT: variable({
    schema: wholeNumber(0, 65_535),
    default: "",
    description:
      "Port of the admin's page: clips, money, queue, failures, plans. `/admin page` or `npm run admin -- login` opens it. Default: there is none; 0 takes any free one.",
    example: "8788",
  }),
  ADMIN_HOST: variable({
    schema: text.min(1),
    default: "127.0.0.1",
    description:
      "Address the admin's page listens on, apart from the local chat's. Keep it off the internet: a tunnel or a private network reaches it.",
    example: "100.64.0.7",
  }),
  ADMIN_URL: variable({
    schema: address,
    default: "",
    description:
      "Address under which you reach the admin's page, where that isn't ADMIN_HOST and ADMIN_PORT: for its links.",
    example: "https://rushes-admin.tailnet.example",
  }),
  ADMIN_PASSWORD_HASH: variable({
    schema: z.string().regex(PASSWORD_HASH, "must be what `npm run admin -- password` prints"),
    default: "",
    description:
      "Lets a password open the admin's page too; `npm run admin -- password` makes it. Default: one-time links alone.",
    example: "paste-what-npm-run-admin-password-prints",
    secret: true,
  }),
  GRANTABLE_PLANS: variable({
    schema: list(
      z.string().regex(/^[a-z0-9_-]{1,32}$/, { error: "must be names of plans, separated by commas" }),
    ),
    default: "",
    description:
      "Of PLANS, those that the managers of any server may hand out to roles. The others are yours alone to give. Default: none.",
    example: "patron",
  }),
  GROUP_CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "",
    description:
      "Credits all members of one server or group may spend together in any 24 hours. Default: no limit.",
    example: "5000",
  }),
  TOTAL_CREDITS_PER_DAY: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "",
    description: "Credits everyone together may spend in any 24 hours. Default: no limit.",
    example: "50000",
  }),
  DAILY_BUDGET_USD: variable({
    schema: amount,
    default: "10",
    description:
      "US dollars that may go to paid backends on one day, over everyone. What a clip may cost at most is set aside before it starts.",
    example: "25",
  }),
  MONTHLY_BUDGET_USD: variable({
    schema: amount,
    default: "",
    description:
      "US dollars that may go to paid backends in a month: a day has what is left, divided by the days left, and never more than DAILY_BUDGET_USD. Nobody takes over a tenth of it unless a plan lets them. Default: no limit by the month.",
    example: "30",
  }),
  CLIP_BEYOND_TODAY_USD: variable({
    schema: amount,
    default: "1",
    description:
      "What one clip may take of MONTHLY_BUDGET_USD beyond today's share of it, in US dollars, while today has something left.",
    example: "2.50",
  }),
  GROUP_MONTHLY_BUDGET_USD: variable({
    schema: amount,
    default: "",
    description:
      "US dollars that may go to paid backends in a month for one server or group. Default: no limit.",
    example: "10",
  }),
  TIME_ZONE: variable({
    schema: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
      error: "must be a time zone's name, such as Europe/Berlin",
    }),
    default: "",
    description: "Time zone whose days and months money is counted by. Default: this machine's.",
    example: "Europe/Berlin",
  }),
  MAX_CLIPS_IN_FLIGHT: variable({
    schema: wholeNumber(1, 10_000),
    default: "10",
    description: "Clips one person may have under way at once.",
    example: "3",
  }),
  MAX_QUEUE: variable({
    schema: wholeNumber(1, 1_000_000),
    default: "500",
    description: "Clips that may be under way at once over everyone; more are refused with a clear word.",
    example: "100",
  }),
  MIN_FREE_DISK_MB: variable({
    schema: wholeNumber(0, 1_000_000_000),
    default: "500",
    description: "Below this much free space in DATA_DIR no new clip is taken, in megabytes.",
    example: "2000",
  }),
} as const satisfies Record<string, Variable>;

type Values = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]["schema"]> | undefined };

/** Everything the installation can set, checked. */
export type Config = ReturnType<typeof loadConfig>;

/**
 * Reads the settings; pure. A variable that is absent or empty has its default.
 * Throws one ConfigError naming every wrong one, with the reason and an example.
 */
export function loadConfig(env: Environment) {
  const values = parse(env);
  const given = <Value>(value: Value | undefined): Value => value as Value;
  const cores = availableParallelism();
  const webhookUrl = values.WEBHOOK_URL ?? values.PUBLIC_URL;
  return Object.freeze({
    dataDir: given(values.DATA_DIR),
    port: given(values.PORT),
    host: given(values.HOST),
    localChat: given(values.LOCAL_CHAT),
    publicUrl: values.PUBLIC_URL,
    /** Where services outside call this bot; undefined: everything is polled. */
    webhookUrl,
    /** Names the page may be opened under besides this machine's own, without port. */
    pageHosts: values.PAGE_HOSTS ?? (values.PUBLIC_URL ? [new URL(values.PUBLIC_URL).hostname] : []),
    redis: { url: values.REDIS_URL, tlsCa: values.REDIS_TLS_CA, prefix: given(values.REDIS_PREFIX) },
    s3: s3Of(values),
    logLevel: given(values.LOG_LEVEL),
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
      ephemeral: values.TELEGRAM_EPHEMERAL === "auto" ? undefined : values.TELEGRAM_EPHEMERAL === "on",
    },
    workers: {
      inside: given(values.RUN_WORKERS),
      cutAtOnce: values.CUT_AT_ONCE ?? cores,
      drawAtOnce: values.DRAW_AT_ONCE ?? cores,
    },
    backends: {
      order: given(values.BACKEND_ORDER),
      modelsFile: given(values.MODELS_FILE),
      rulesFile: given(values.RULES_FILE),
      replicate: {
        token: values.REPLICATE_API_TOKEN,
        baseUrl: values.REPLICATE_BASE_URL,
        atOnce: given(values.REPLICATE_AT_ONCE),
      },
      fal: {
        key: values.FAL_KEY,
        baseUrl: values.FAL_BASE_URL,
        slots: given(values.FAL_AT_ONCE),
      },
      gateway: {
        key: values.AI_GATEWAY_API_KEY,
        baseUrl: values.AI_GATEWAY_BASE_URL,
        slots: given(values.AI_GATEWAY_AT_ONCE),
      },
      cog: {
        urls: values.COG_URL ?? [],
        webhookUrl: values.COG_WEBHOOK_URL ?? webhookUrl,
        reportsAsked: values.COG_WEBHOOK_URL !== undefined,
        uploadSecret: values.COG_UPLOAD_SECRET,
        outputHosts: values.COG_OUTPUT_HOSTS ?? [],
      },
      comfyui: {
        urls: values.COMFYUI_URL ?? [],
        workflows: values.COMFYUI_WORKFLOWS,
        workflow: values.COMFYUI_WORKFLOW,
        mapping: values.COMFYUI_MAPPING,
      },
      videosApi: {
        urls: values.VIDEO_API_URL ?? [],
        key: values.VIDEO_API_KEY,
        slots: values.VIDEO_API_AT_ONCE,
      },
    },
    director: {
      model: values.DIRECTOR_MODEL,
      url: values.DIRECTOR_URL,
      key: values.DIRECTOR_API_KEY,
      usdPerCall: values.DIRECTOR_USD_PER_CALL,
    },
    narrator: narratorOf(values),
    /** Models of a film's sound; absent: this machine makes it. */
    sound: {
      speech: values.NARRATOR_MODEL ?? (values.NARRATOR_URL === undefined ? undefined : NARRATOR_DEFAULT),
      music: values.MUSIC_MODEL,
    },
    words: {
      banned: values.BANNED_WORDS ?? [],
      refused: given(values.MODERATION_RULES).filter((category) => category !== "off"),
    },
    /** What looks at words and pictures; without a `url` the rules alone. */
    moderation: {
      url: values.MODERATION_URL,
      key: values.MODERATION_API_KEY,
      model: values.MODERATION_MODEL,
      appealModel: values.MODERATION_APPEAL_MODEL,
      policy: values.MODERATION_POLICY,
      onError: given(values.MODERATION_ON_ERROR),
    },
    admins: values.ADMINS ?? [],
    /** What programs we run are told of where they run: none of these settings. undefined: nothing is known of that. */
    childEnv: env.PATH === undefined ? undefined : childEnvironment(env),
    reportThreshold: given(values.REPORTS_TO_HIDE),
    keptDays: {
      uploads: UPLOADS_DAYS,
      incidents: INCIDENTS_DAYS,
      ...values.RETENTION_DAYS,
    } satisfies KeptDays as KeptDays,
    /** The admin's page; undefined: there is none. */
    adminPage:
      values.ADMIN_PORT === undefined
        ? undefined
        : {
            port: values.ADMIN_PORT,
            host: given(values.ADMIN_HOST),
            url: values.ADMIN_URL ?? urlOf(given(values.ADMIN_HOST), values.ADMIN_PORT),
            passwordHash: values.ADMIN_PASSWORD_HASH,
          },
    /** Files that clips are signed with; undefined: a certificate of our own making. */
    c2pa:
      values.C2PA_CERT === undefined || values.C2PA_KEY === undefined
        ? undefined
        : { cert: values.C2PA_CERT, key: values.C2PA_KEY },
    defaults: {
      model: values.DEFAULT_MODEL,
      seconds: given(values.DEFAULT_SECONDS),
      resolution: given(values.DEFAULT_RESOLUTION),
    },
    credits: {
      /** As the settings write them, for where there is no file. */
      plans: plansOf(values),
      plansFile: given(values.PLANS_FILE),
      /** Whether the file was asked for by name, and so has to be there. */
      plansFileIsNamed: Boolean(env.PLANS_FILE?.trim()),
      /** Of the settings that a file of plans takes the place of, those that are written. */
      besidePlans: BESIDE_PLANS.filter((name) => Boolean(env[name]?.trim())),
      perGroup: values.GROUP_CREDITS_PER_DAY,
      total: values.TOTAL_CREDITS_PER_DAY,
      budgets: {
        daily: given(values.DAILY_BUDGET_USD),
        monthly: values.MONTHLY_BUDGET_USD,
        clipBeyond: given(values.CLIP_BEYOND_TODAY_USD),
        groupMonthly: values.GROUP_MONTHLY_BUDGET_USD,
      } satisfies Budgets,
    },
    timeZone: values.TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    limits: {
      queue: given(values.MAX_QUEUE),
      minFreeDiskBytes: given(values.MIN_FREE_DISK_MB) * 1_000_000,
    },
  });
}

/** Where media lie, if not in a folder. */
function s3Of(values: Values) {
  const endpoint = values.S3_ENDPOINT;
  if (endpoint === undefined) return undefined;
  return {
    endpoint,
    bucket: values.S3_BUCKET ?? "",
    region: values.S3_REGION ?? "",
    accessKeyId: values.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? "",
    pathStyle: values.S3_PATH_STYLE ?? true,
    cacheBytes: (values.S3_CACHE_MB ?? 0) * 1_000_000,
  };
}

/** What OpenAI calls its plain voice model, and what other servers answer to. */
const NARRATOR_DEFAULT = "tts-1";
/** Of a server that isn't somebody's own and whose price nobody told, in US dollars for a million characters: OpenAI's tts-1-hd. */
const NARRATOR_ASSUMED_USD = 30;

function narratorOf(values: Values) {
  const { NARRATOR_URL: url, NARRATOR_MODEL: model = NARRATOR_DEFAULT, NARRATOR_API_KEY: key } = values;
  if (url === undefined) return undefined;
  const usual = isPrivateAddress(url) ? 0 : NARRATOR_ASSUMED_USD;
  return { url, model, key, usdPerMillionCharacters: values.NARRATOR_USD_PER_MILLION_CHARACTERS ?? usual };
}

function urlOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`;
}

const BESIDE_PLANS = ["PLANS", "CREDITS_PER_DAY", "MAX_CLIPS_IN_FLIGHT", "GRANTABLE_PLANS"] as const;

/** The plans as the settings have them. */
function plansOf(values: Values): WrittenPlans {
  const {
    CREDITS_PER_DAY: creditsPerDay,
    MAX_CLIPS_IN_FLIGHT: clipsInFlight,
    PLANS,
    GRANTABLE_PLANS,
  } = values;
  const further = Object.entries(PLANS ?? {}).map(([name, credits]) => [
    name,
    { creditsPerDay: credits, grantableByManagers: GRANTABLE_PLANS?.includes(name) ?? false },
  ]);
  return {
    ...Object.fromEntries(further),
    [STANDARD]: {
      ...(creditsPerDay === undefined ? {} : { creditsPerDay }),
      ...(clipsInFlight === undefined ? {} : { clipsInFlight }),
    },
  };
}

function parse(env: Environment): Values {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, definition] of Object.entries<Variable>(VARIABLES)) {
    const written = env[name]?.trim() || definition.default;
    if (written === "") continue;
    const result = definition.schema.safeParse(written);
    if (result.success) values[name] = result.data;
    else {
      const reasons = result.error.issues.map((issue) => issue.message).join("; ");
      const shown = definition.secret ? "" : ` (it is "${written}")`;
      problems.push(`  ${name} ${reasons}${shown}. Example: ${name}=${definition.example}`);
    }
  }
  const plans = { ...(values.PLANS as Values["PLANS"]), [STANDARD]: 0 };
  for (const plan of (values.GRANTABLE_PLANS as Values["GRANTABLE_PLANS"]) ?? []) {
    if (!Object.hasOwn(plans, plan)) problems.push(`  GRANTABLE_PLANS names ${plan}, which is not in PLANS.`);
  }
  if ((values.C2PA_CERT === undefined) !== (values.C2PA_KEY === undefined)) {
    problems.push(
      `  C2PA_CERT and C2PA_KEY need each other. Example: C2PA_CERT=${VARIABLES.C2PA_CERT.example} C2PA_KEY=${VARIABLES.C2PA_KEY.example}`,
    );
  }
  for (const name of ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const) {
    if (values.S3_ENDPOINT !== undefined && values[name] === undefined)
      problems.push(`  ${name} is needed with S3_ENDPOINT. Example: ${name}=${VARIABLES[name].example}`);
  }
  const director = values.DIRECTOR_URL as Values["DIRECTOR_URL"];
  if (director && values.DIRECTOR_USD_PER_CALL === undefined && !isPrivateAddress(director)) {
    problems.push(
      `  DIRECTOR_USD_PER_CALL has to say what one answer of DIRECTOR_URL costs at most, since that is outside your own network; 0 if nothing. Example: DIRECTOR_USD_PER_CALL=${VARIABLES.DIRECTOR_USD_PER_CALL.example}`,
    );
  }
  if (!director && values.DIRECTOR_API_KEY !== undefined) {
    problems.push(
      `  DIRECTOR_API_KEY is of no use without DIRECTOR_URL. Example: DIRECTOR_URL=${VARIABLES.DIRECTOR_URL.example}`,
    );
  }
  for (const name of [
    "MODERATION_API_KEY",
    "MODERATION_MODEL",
    "MODERATION_APPEAL_MODEL",
    "MODERATION_POLICY",
  ] as const) {
    if (values[name] !== undefined && values.MODERATION_URL === undefined) {
      problems.push(
        `  ${name} needs MODERATION_URL. Example: MODERATION_URL=${VARIABLES.MODERATION_URL.example}`,
      );
    }
  }
  const publicHosts = [values.PUBLIC_URL, values.WEBHOOK_URL].map(
    (url) => url && new URL(url as string).host,
  );
  if (values.ADMIN_URL && publicHosts.includes(new URL(values.ADMIN_URL as string).host)) {
    problems.push(
      `  ADMIN_URL is the address the internet has for this bot, and the admin's page must not be there. Example: ADMIN_URL=${VARIABLES.ADMIN_URL.example}`,
    );
  }
  if (values.ADMIN_PORT !== undefined && values.ADMIN_PORT !== 0 && values.ADMIN_PORT === values.PORT) {
    problems.push(
      `  ADMIN_PORT and PORT are the same, and the admin's page needs a port of its own. Example: ADMIN_PORT=${VARIABLES.ADMIN_PORT.example}`,
    );
  }
  if (values.TELEGRAM_WEBHOOK === "on" && !values.WEBHOOK_URL && !values.PUBLIC_URL) {
    problems.push(
      `  TELEGRAM_WEBHOOK is on, and there is no address to call. Example: WEBHOOK_URL=${VARIABLES.WEBHOOK_URL.example}`,
    );
  }
  if (problems.length > 0) {
    throw new ConfigError(
      "bad-config",
      `These settings can't be used; change them in .env or the environment:\n${problems.join("\n")}`,
    );
  }
  return values as Values;
}
