/**
 * Who may import whom: for each room the rooms and the packages it may use, and why. What isn't listed is forbidden;
 * `imports.test.ts` holds the code to it. A room is a folder; `src/core` means the files that lie directly in it.
 * Node's own modules are open to all but the pure rooms (`pure`), which compute and never reach outside.
 */
export interface Room {
  because: string;
  rooms?: readonly string[];
  packages?: readonly string[];
  pure?: true;
}

const CORE = [
  "src/core",
  "src/core/access",
  "src/core/card",
  "src/core/film",
  "src/core/ports",
  "src/core/talk",
];
/** What every backend may use; `MODELS` besides what describes models as data, and fits orders to them. */
const BACKEND = ["src/core", "src/core/ports", "src/inference"];
const MODELS = [...BACKEND, "src/inference/catalogue", "src/inference/schema"];

export const ROOMS: Record<string, Room> = {
  "src/core": { because: "words that everybody shares know nobody", pure: true },
  "src/core/access": {
    because: "who may do what is a table; plans are what people write, so they are checked",
    rooms: ["src/core", "src/core/film"],
    packages: ["zod"],
    pure: true,
  },
  "src/core/film": {
    because: "what is made",
    rooms: ["src/core", "src/core/access", "src/core/ports", "src/core/talk"],
    packages: ["zod"],
    pure: true,
  },
  "src/core/card": { because: "how a clip is shown, whatever the platform", rooms: CORE, pure: true },
  "src/core/talk": {
    because: "what people say and are told, whatever the platform",
    rooms: CORE,
    packages: ["fastest-levenshtein"],
    pure: true,
  },
  "src/core/ports": { because: "what a room needs of another", rooms: CORE, pure: true },

  "src/story": {
    because: "reads what people write",
    rooms: ["src/core", "src/core/film", "src/core/ports"],
    packages: ["wink-nlp", "wink-eng-lite-web-model"],
  },
  "src/story/abroad": {
    because: "reads what people write in six other languages: tables, and how a film is told with them",
    rooms: ["src/core", "src/story"],
  },
  "src/director": {
    because: "turns a story into a plan; models' abilities reach it as data",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/story", "src/story/abroad"],
    packages: ["zod", "fastest-levenshtein"],
  },
  "src/provenance": {
    because: "marks what is made, and knows it again",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/media"],
    packages: ["@contentauth/c2pa-node", "@peculiar/x509", "reflect-metadata"],
  },
  "src/moderation": {
    because: "looks at words and pictures",
    rooms: ["src/core", "src/core/ports", "src/moderation/classifier", "src/moderation/words"],
    packages: ["obscenity", "unhomoglyph"],
  },
  "src/moderation/classifier": {
    because: "asks a service, as all services are asked",
    rooms: ["src/core", "src/core/ports", "src/inference"],
    packages: ["zod"],
  },
  "src/moderation/words": { because: "words by language, as data", pure: true },

  "src/store": {
    because: "owns what is kept in Redis",
    rooms: ["src/core", "src/core/access", "src/core/card", "src/core/film", "src/core/ports"],
    packages: ["ioredis", "luxon"],
  },
  "src/queue": {
    because: "puts work in line",
    rooms: ["src/core/film", "src/core/ports", "src/store"],
    packages: ["bullmq"],
  },
  "src/media": {
    because: "runs ffmpeg, opens pictures with sharp, and writes captions on a canvas",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/core/talk"],
    packages: ["@napi-rs/canvas", "sharp", "zod"],
  },
  "src/sound": {
    because: "speaks, composes and plays, with programs and a synthesiser of this machine",
    rooms: ["src/core", "src/core/film", "src/core/ports"],
    packages: ["spessasynth_core", "tsx"],
  },
  "src/making": {
    because: "makes an order once; knows neither clips nor jobs, only where progress and cost are noted",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/media"],
    packages: ["pino"],
  },
  "src/media-store": {
    because: "keeps files, in a folder or in a bucket",
    rooms: ["src/core", "src/core/ports", "src/media"],
    packages: ["@bradenmacdonald/s3-lite-client"],
  },

  "src/export": {
    because: "writes films down in the forms of other programs",
    rooms: ["src/core", "src/core/film"],
    pure: true,
  },

  "src/studio": {
    because: "decides; the one place where clip, credits and jobs change together",
    rooms: [...CORE, "src/director", "src/export", "src/media", "src/queue", "src/store"],
    packages: ["yazl"],
  },

  "src/backends": {
    because: "the one list of all backends; whoever wires or looks at them goes through it",
    rooms: [
      "src/core",
      "src/host",
      "src/inference",
      "src/inference/cog",
      "src/inference/comfyui",
      "src/inference/fal",
      "src/inference/gateway",
      "src/inference/replicate",
      "src/inference/videos-api",
    ],
  },
  "src/platforms": {
    because: "the one list of all chat platforms; whoever wires or looks at them goes through it",
    rooms: ["adapters/discord", "adapters/telegram", "src/core", "src/core/ports", "src/host"],
  },
  "src/inference": {
    because: "what all backends share",
    rooms: [
      "src/core",
      "src/core/film",
      "src/core/ports",
      "src/core/talk",
      "src/inference/catalogue",
      "src/inference/schema",
    ],
    packages: ["fastest-levenshtein", "hono", "pino"],
  },
  "src/inference/catalogue": {
    because: "describes models as data",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/inference/schema"],
    packages: ["pino", "zod"],
  },
  "src/inference/schema": {
    because: "fits requests to a model's own schema",
    rooms: ["src/core", "src/core/film", "src/core/ports"],
  },
  "src/inference/animatic": {
    because: "draws; a backend knows the core, ffmpeg and its own packages",
    rooms: ["src/core", "src/core/film", "src/core/ports", "src/media"],
    packages: ["@napi-rs/canvas", "pino", "tsx"],
  },
  "src/inference/chat-completions": {
    because: "asks a language model of the host's own; no backend, since it makes nothing that is kept",
    rooms: ["src/core", "src/core/ports", "src/inference"],
    packages: ["zod"],
  },
  "src/inference/cog": { because: "a backend", rooms: MODELS, packages: ["hono", "zod"] },
  "src/inference/comfyui": { because: "a backend", rooms: MODELS, packages: ["ws", "zod"] },
  "src/inference/fal": { because: "a backend", rooms: MODELS, packages: ["hono", "pino", "zod"] },
  "src/inference/gateway": { because: "a backend", rooms: MODELS, packages: ["pino", "zod"] },
  "src/inference/videos-api": { because: "a backend", rooms: MODELS, packages: ["zod"] },
  "src/inference/speech-api": { because: "a backend of speech", rooms: BACKEND },
  "src/inference/replicate": {
    because: "a backend",
    rooms: [...MODELS, "src/core/film"],
    packages: ["hono", "pino", "replicate", "zod"],
  },

  "src/host": {
    because: "what concerns the machine the programs run on",
    rooms: [
      "src/core",
      "src/core/access",
      "src/core/film",
      "src/core/ports",
      "src/host/settings",
      "src/store",
    ],
    packages: ["@hono/node-server", "dotenv", "hono", "ioredis", "pino", "pino-pretty", "prom-client"],
  },
  "src/host/settings": {
    because: "what can be set, a group a file, with the reading of it",
    rooms: ["src/core", "src/core/access", "src/core/ports", "src/host"],
    packages: ["zod"],
  },
  "src/doctor": {
    because: "looks at everything that is set up, without changing it",
    rooms: [
      "commands",
      "src/backends",
      "src/core",
      "src/core/access",
      "src/core/card",
      "src/core/ports",
      "src/extensions",
      "src/host",
      "src/inference/chat-completions",
      "src/inference/catalogue",
      "src/inference/speech-api",
      "src/media",
      "src/media-store",
      "src/moderation/classifier",
      "src/store",
      "src/platforms",
      "src/provenance",
    ],
    packages: ["ioredis", "pino"],
  },
  "src/extensions": {
    because: "reads the host's own files; what they may add is a small surface of types",
    rooms: ["src/core", "src/core/ports", "src/core/talk"],
  },
  "src/program": {
    because: "wires everything, and does nothing else",
    rooms: [
      "src/core",
      "src/core/access",
      "src/core/film",
      "src/core/ports",
      "src/core/talk",
      "adapters/admin",
      "adapters/console",
      "adapters/web",
      "commands",
      "src/backends",
      "src/director",
      "src/extensions",
      "src/host",
      "src/inference",
      "src/inference/animatic",
      "src/inference/catalogue",
      "src/inference/chat-completions",
      "src/inference/speech-api",
      "src/media",
      "src/media-store",
      "src/moderation",
      "src/moderation/classifier",
      "src/platforms",
      "src/provenance",
      "src/queue",
      "src/sound",
      "src/store",
      "src/story",
      "src/studio",
      "workers",
    ],
    packages: ["hono", "nanoid", "pino"],
  },

  commands: { because: "what can be asked, on any platform", rooms: CORE },
  "adapters/web": {
    because: "what the pages we serve share: who may ask, who is let in, their files",
    rooms: ["src/core", "src/core/ports"],
    packages: ["hono", "zod"],
  },
  "adapters/admin": {
    because: "the admin's page, on a listener of its own",
    rooms: ["src/core", "src/core/ports", "adapters/web"],
    packages: ["@bull-board/api", "@bull-board/hono", "@hono/node-server", "bullmq", "hono", "uplot", "zod"],
  },
  "adapters/console": {
    because: "a platform knows the core and its own packages",
    rooms: [...CORE, "adapters/web"],
    packages: ["hono", "string-width", "zod"],
  },
  "adapters/discord": {
    because: "a platform; `register.ts` is a program of its own, which reads settings and commands",
    rooms: [...CORE, "commands", "src/extensions", "src/host"],
    packages: ["@discordjs/ws", "discord.js"],
  },
  "adapters/telegram": {
    because: "a platform",
    rooms: CORE,
    packages: ["@grammyjs/auto-retry", "@grammyjs/runner", "grammy"],
  },
  workers: {
    because: "what is done later; backends and senders are handed in. `main.ts` is a program and wires",
    rooms: [
      "src/core",
      "src/core/access",
      "src/core/card",
      "src/core/film",
      "src/core/ports",
      "src/host",
      "src/making",
      "src/media",
      "src/program",
      "src/queue",
      "src/sound",
      "src/store",
      "src/studio",
    ],
    packages: ["bullmq", "pino"],
  },
};

/** Rooms that single files alone may use: wiring that lies in another room because it is a program. */
export const ONLY_IN: Record<string, readonly string[]> = {
  "adapters/discord → commands": ["adapters/discord/register.ts"],
  "adapters/discord → src/extensions": ["adapters/discord/register.ts"],
  "adapters/discord → src/host": ["adapters/discord/register.ts"],
  "workers → src/host": ["workers/main.ts"],
  "workers → src/program": ["workers/main.ts"],
};
