import { z } from "zod";
import { BACKEND_IDS } from "../../core/backend-ids.ts";
import type { ADDRESS_VARIABLES } from "./addresses.ts";
import {
  address,
  flag,
  given,
  list,
  path,
  type Read,
  text,
  type Variable,
  variable,
  wholeNumber,
} from "./variable.ts";

/** What makes shots, pictures and words, and by which catalogue. */
export const BACKEND_VARIABLES = {
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
    secret: true,
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
  COMFYUI_HOST_FIRST: variable({
    schema: flag,
    default: "false",
    description:
      "true: clips wait while a ComfyUI server has work that isn't the bot's, so that whoever owns the GPU goes first.",
    example: "true",
  }),
  COMFYUI_SHARED_CARD: variable({
    schema: flag,
    default: "false",
    description:
      "true: ComfyUI and the language model of DIRECTOR_URL (Ollama) are on one card; each lets go of its models before the other works.",
    example: "true",
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
} as const satisfies Record<string, Variable>;

export function readBackends(values: Read<typeof BACKEND_VARIABLES & typeof ADDRESS_VARIABLES>) {
  return {
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
      webhookUrl: values.COG_WEBHOOK_URL ?? values.WEBHOOK_URL ?? values.PUBLIC_URL,
      reportsAsked: values.COG_WEBHOOK_URL !== undefined,
      uploadSecret: values.COG_UPLOAD_SECRET,
      outputHosts: values.COG_OUTPUT_HOSTS ?? [],
    },
    comfyui: {
      urls: values.COMFYUI_URL ?? [],
      workflows: values.COMFYUI_WORKFLOWS,
      workflow: values.COMFYUI_WORKFLOW,
      mapping: values.COMFYUI_MAPPING,
      hostFirst: given(values.COMFYUI_HOST_FIRST),
      sharedCard: given(values.COMFYUI_SHARED_CARD),
    },
    videosApi: {
      urls: values.VIDEO_API_URL ?? [],
      key: values.VIDEO_API_KEY,
      slots: values.VIDEO_API_AT_ONCE,
    },
  };
}
