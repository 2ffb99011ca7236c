import { pino } from "pino";
import { SETUPS } from "../backends/setups.ts";
import { describeModel } from "../core/card/model-facts.ts";
import { BotError, UserMistake } from "../core/errors.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { Order } from "../core/ports/orders.ts";
import type { ModelDescription, SoundAbility, VideoBackend } from "../core/ports/video-backend.ts";
import type { ExtensionBackend } from "../extensions/extension.ts";
import { extensionBackends } from "../extensions/extension-backends.ts";
import type { Config } from "../host/config.ts";
import { createCatalogue } from "../inference/catalogue/catalogue.ts";

/**
 * How a request would be fitted to a model, field by field, and what it would cost, in lines. Asks what the model takes and
 * sends no order. Throws UserMistake for a model that isn't there.
 */
export async function explainModel(
  config: Config,
  name: string,
  own: readonly ExtensionBackend[] = [],
): Promise<string[]> {
  const quiet = { info: () => {}, error: () => {} };
  const { modelsFile: path, rulesFile: rulesPath, order: ids } = config.backends;
  const catalogue = createCatalogue({ path, rulesPath, now: Date.now, log: quiet });
  const backends: VideoBackend[] = ids
    .filter((id) => SETUPS[id].isSetUp(config))
    .map((id) =>
      SETUPS[id].create(config, {
        catalogue,
        media: NO_FILES,
        notebook: forgetfulNotebook(),
        fetch,
        now: Date.now,
        log: pino({ level: "silent" }),
        reports: false,
      }),
    );
  backends.push(...extensionBackends(own, { media: NO_FILES, notebook: forgetfulNotebook }));
  try {
    const wanted = (catalogue.find(name)?.id ?? name).toLowerCase();
    const seen: string[] = [];
    const away: string[] = [];
    for (const backend of backends) {
      // One that is away keeps nobody from asking about another's models.
      const models = await backend.models().catch((error: unknown) => {
        if (!(error instanceof BotError)) throw error;
        return [];
      });
      if (models.length === 0) away.push(backend.id);
      const model = models.find(({ id }) => id.toLowerCase() === wanted) ?? (await backend.findModel?.(name));
      if (model) return await explain(backend, model, config);
      seen.push(...models.map(({ id }) => id));
    }
    throw new UserMistake(
      "unknown-model",
      `No backend that is set up has a model “${name}”. There are: ${seen.join(", ") || "none"}.${away.length > 0 ? ` Not asked, as it gives no answer: ${away.join(", ")}.` : ""}`,
    );
  } finally {
    await Promise.all(backends.map((backend) => backend.close()));
  }
}

async function explain(backend: VideoBackend, model: ModelDescription, config: Config): Promise<string[]> {
  const order = exampleFor(model, config);
  const lines = [`${model.label} (${model.id}), on ${backend.id}: ${describeModel(model).join(" · ")}`, ""];
  if (order === undefined || !backend.explain)
    return [...lines, "It can't be shown beforehand how an order is fitted to this model."];
  lines.push(`Asked for: ${said(order)}`);
  try {
    const { fields, warnings, usd } = await backend.explain(order);
    lines.push("It would be sent:");
    for (const { name, value } of fields) lines.push(`  ${name} = ${value}`);
    lines.push(...(warnings.length > 0 ? ["What can't be kept of it:"] : ["Nothing of it is lost."]));
    for (const warning of warnings) lines.push(`  ${warning}`);
    lines.push(sayCost(usd, model, "seconds" in order ? order.seconds : 1));
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    lines.push(`It would be refused: ${error.userMessage}`);
  }
  return [...lines, "", "Nothing was sent."];
}

function sayCost(
  usd: number | undefined,
  { usdPerSecond, words }: ModelDescription,
  seconds: number,
): string {
  if (words?.per === "million-tokens")
    return `It would cost at most $${words.usd.toFixed(2)} for a million tokens read and written.`;
  if (usd === 0 || (usd === undefined && usdPerSecond === 0)) return "It would cost no money.";
  if (usd !== undefined) return `It would cost about $${usd < 0.01 ? usd.toFixed(4) : usd.toFixed(2)}.`;
  if (usdPerSecond !== undefined) return `It would cost at most $${(usdPerSecond * seconds).toFixed(2)}.`;
  return "Nobody here knows what it would cost.";
}

/** What somebody might ask for who sets nothing. */
function exampleFor(model: ModelDescription, { defaults }: Config): Order | undefined {
  const prompt = "a red fox runs through fresh snow at dawn";
  const common = {
    model: model.id,
    prompt,
    aspect: "16:9",
    resolution: defaults.resolution,
    seed: 7,
  } as const;
  if (model.kind === "image") return { ...common, kind: "image" };
  if (model.kind === "language")
    return { kind: "text", model: model.id, seed: 7, system: "You plan films.", prompt };
  if (model.sounds) return soundFor(model.id, model.sounds);
  if (model.kind !== "video") return undefined;
  return {
    ...common,
    kind: "video",
    negative: "blurry",
    seconds: Math.min(defaults.seconds, longestShot(model)),
    camera: "static",
    beat: prompt,
    shotNumber: 1,
    filmPrompt: prompt,
    ...(model.needs?.includes("startImage") && { startImage: "your-picture.png" }),
    ...(model.needs?.includes("sourceVideo") && { sourceVideo: "your-film.mp4" }),
  };
}

/** A line of a film, music for one, or what is said in one. */
function soundFor(model: string, { makes, voices }: SoundAbility): Order {
  switch (makes) {
    case "speech":
      return {
        kind: makes,
        model,
        text: "We are late again, and nobody is here.",
        language: "en",
        ...(voices?.[0] && { voice: voices[0].id }),
      };
    case "music":
      return { kind: makes, model, prompt: "calm music for a film, without words", seconds: 30, seed: 7 };
    case "transcript":
      return { kind: makes, model, source: "your-film.mp4", language: "en" };
  }
}

/** A longer film is made of several shots. In whole seconds where it can be. */
function longestShot({ lengths }: ModelDescription): number {
  const longest = "choices" in lengths ? Math.max(...lengths.choices) : lengths.max;
  return Math.floor(longest) || longest;
}

function said(order: Order): string {
  const { kind: _kind, model: _model, ...asked } = order;
  const shown = Object.entries(asked).filter(
    ([name]) => !["beat", "filmPrompt", "shotNumber", "camera"].includes(name),
  );
  return shown.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(", ");
}

/** Nothing here is made, so no file is ever asked for. */
const NO_FILES = {} as MediaStore;

/** Remembers for as long as the question takes. */
function forgetfulNotebook(): Notebook {
  const kept = new Map<string, unknown>();
  const nothing = async () => {
    throw new Error("the doctor notes no lists and tells nobody");
  };
  return {
    get: async <Value>(key: string) => kept.get(key) as Value | undefined,
    async set(key, value) {
      kept.set(key, value);
    },
    async claim(key, value) {
      if (kept.has(key)) return false;
      kept.set(key, value);
      return true;
    },
    renew: async (key, value) => kept.get(key) === value,
    async leave(key, value) {
      if (kept.get(key) === value) kept.delete(key);
    },
    async delete(key) {
      kept.delete(key);
    },
    post: nothing,
    append: nothing,
    appendOnce: nothing,
    strike: nothing,
    read: nothing,
    publish: nothing,
    subscribe: nothing,
  };
}
