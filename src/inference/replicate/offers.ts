import { RESOLUTIONS, type Resolution } from "../../core/film/picture.ts";
import type { Order } from "../../core/ports/orders.ts";
import type { ModelDescription, ModelKind, SoundAbility } from "../../core/ports/video-backend.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { CatalogueEntry, Unlisted } from "../catalogue/entry.ts";
import { estimate } from "../catalogue/price.ts";
import { quirksOf } from "../catalogue/quirks.ts";
import { toldOf } from "../catalogue/terms.ts";
import { describeSchema } from "../schema/describe.ts";
import { type Fit, fitOrder, type Quirks } from "../schema/fit.ts";
import { soundMadeBy } from "../schema/fit-sound.ts";
import { readRoles } from "../schema/roles.ts";
import { chooseShape } from "../schema/shapes.ts";
import { isModelName, type ModelShelf, noSuchModel, type PublishedModel, unintelligible } from "./models.ts";
import type { RunPrice } from "./prediction.ts";

/** One model as this installation offers it. */
export interface Offer {
  id: string;
  kind: ModelKind;
  entry: CatalogueEntry | undefined;
  published: PublishedModel;
  quirks: Quirks;
}

/** The catalogue's models at Replicate and, where it allows that, every other one by its name. */
export function createOffers({
  catalogue,
  shelf,
}: {
  catalogue: Pick<Catalogue, "find" | "unlisted" | "rules">;
  shelf: ModelShelf;
}) {
  /** undefined: not one of Replicate's, or not to be had here. */
  async function find(name: string, version?: string): Promise<Offer | undefined> {
    const entry = catalogue.find(name);
    if (entry && entry.backend !== "replicate") return undefined;
    const path = entry?.model ?? name;
    if (!isModelName(path) || (!entry && !catalogue.unlisted().allowed)) return undefined;
    const latest = await shelf.get(path);
    if (!latest) return undefined;
    const published = await planned(latest, version);
    // Whoever wrote the entry knows better than a schema that says too little.
    const kind = entry?.kind ?? published.kind;
    if (!kind) throw unintelligible(path);
    const quirks = quirksOf(entry, catalogue.rules("replicate", published.name));
    return { id: entry?.id ?? name, kind, entry, published, quirks };
  }

  /** The version a plan was made with, where there are versions and it is still there. */
  async function planned(latest: PublishedModel, version: string | undefined): Promise<PublishedModel> {
    const isOther = latest.route.kind === "version" && version && version !== latest.version;
    return (
      (isOther &&
        isModelName(`${latest.name}:${version}`) &&
        (await shelf.get(`${latest.name}:${version}`))) ||
      latest
    );
  }

  async function forOrder(order: Order): Promise<Offer> {
    const found = await find(order.model, order.version);
    if (!found) throw noSuchModel(order.model);
    return found;
  }

  return { find, forOrder };
}

export function fitToOffer(order: Order, { id, kind, entry, published, quirks }: Offer): Fit {
  const { schema } = published;
  return fitOrder(order, { label: entry?.label ?? id, kind, schema, makes: entry?.makes, quirks });
}

export function describeOffer(offer: Offer, unlisted: Unlisted): ModelDescription {
  const { id, kind, entry, published, quirks } = offer;
  const makes = describeSchema(published.schema, kind, quirks);
  return {
    id,
    label: entry?.label ?? id,
    backend: "replicate",
    kind,
    ...(published.version && { version: published.version }),
    ...makes,
    creditsPerSecond: entry?.rate ?? unlisted.rate,
    ...pricesOf(offer, makes.lengths, unlisted.assumedUsdPerSecond),
    summary: entry?.summary ?? `${published.name} on Replicate`,
    ...wordsPriceOf(offer),
    ...(kind === "audio" && { sounds: soundsOf(offer) }),
    ...toldOf(entry),
    ...(entry?.prefersReferences && { prefersReferences: true as const }),
    ...(!entry && unlisted.plans && { plans: unlisted.plans }),
  };
}

/**
 * What a run is thought to cost, and after how many seconds it is stopped where that goes by its time: when what was
 * set aside for it would be used up. A model without an entry is thought to go by time on a dear machine, unless it is
 * one of Replicate's official ones, which have prices of their own that nobody told us.
 */
export function priceOfRun({ entry, published }: Offer, made: Fit, unlisted: Unlisted): RunPrice {
  const goesByTime = !entry && published.route.kind !== "official";
  const price = goesByTime
    ? { perGpuSecond: unlisted.assumedUsdPerGpuSecond }
    : estimate(entry?.price, made.input, published.schema, made.seconds, made.characters);
  const perGpuSecond = price.perGpuSecond ?? (entry ? undefined : unlisted.assumedUsdPerGpuSecond);
  if (made.seconds === undefined || perGpuSecond === undefined) return price;
  const setAside = unlisted.assumedUsdPerSecond * made.seconds;
  const stopAfterSeconds = Math.max(5, Math.floor(setAside / perGpuSecond));
  return stopAfterSeconds < deadlineOf(entry) ? { ...price, stopAfterSeconds } : price;
}

/** After so many seconds a run is stopped whatever it costs. */
export function deadlineOf(entry: CatalogueEntry | undefined): number {
  return Math.round((entry?.deadlineMinutes ?? 30) * 60);
}

/** What a second costs at each size and at most, for setting money aside before a start; `assumed` where nobody knows. */
function pricesOf(
  { kind, entry, published, quirks }: Offer,
  lengths: ModelDescription["lengths"],
  assumed: number,
): Pick<ModelDescription, "usdPerPicture" | "usdPerSecond" | "usdPerSecondAt"> {
  if (kind === "image") {
    const { per, usd } = entry?.price ?? {};
    return usd !== undefined && (per === "image" || per === "run") ? { usdPerPicture: usd } : {};
  }
  if (kind !== "video") return {};
  if (!entry?.price || entry.price.per === "gpu-second") return { usdPerSecond: assumed };
  const roles = readRoles(published.schema, "video");
  const shortest = "choices" in lengths ? Math.min(...lengths.choices) : lengths.min;
  const at: Partial<Record<Resolution, number>> = {};
  for (const resolution of RESOLUTIONS) {
    const input = { ...chooseShape(roles, "16:9", resolution).input, ...quirks.input };
    const { perSecond, usd } = estimate(entry.price, input, published.schema, undefined);
    at[resolution] = perSecond ?? (usd ?? assumed) / Math.max(1, shortest);
  }
  return { usdPerSecond: Math.max(...Object.values(at)), usdPerSecondAt: at };
}

function wordsPriceOf({ kind, entry }: Offer): Pick<ModelDescription, "words"> {
  const { per, usd } = entry?.price ?? {};
  if (kind !== "language" || usd === undefined || (per !== "run" && per !== "million-tokens")) return {};
  return { words: { usd, per } };
}

function soundsOf({ entry, published }: Offer): SoundAbility {
  const { per, usd } = entry?.price ?? {};
  const isKnown = per === "run" || per === "million-characters" || per === "second";
  return {
    makes: entry?.makes ?? soundMadeBy(published.schema),
    ...(isKnown && usd !== undefined && { price: { usd, per } }),
    ...(entry?.voices && { voices: entry.voices }),
  };
}
