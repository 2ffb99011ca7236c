import { distance } from "fastest-levenshtein";
import { BackendError, UserMistake } from "../core/errors.ts";
import type { Resolution } from "../core/film/picture.ts";
import type { Backends, Use } from "../core/ports/backends.ts";
import type { ModelDescription, ModelKind, VideoBackend } from "../core/ports/video-backend.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";

export interface BackendsSettings {
  /** Model for videos where nobody named one; absent: the first backend's own. */
  defaultModel?: string | undefined;
  /** Further names, defaults and stand-ins; absent: only what the backends say of themselves. */
  catalogue?: Catalogue | undefined;
  /** Default: the system's clock. */
  now?: (() => number) | undefined;
}

/** How long a backend's own word on its health is believed, in milliseconds. */
const HEALTH_MS = 15_000;
/** The same where it gave no answer, which may be a single one that was lost. */
const AWAY_MS = 2_000;
/** How long its word is waited for. */
const PATIENCE_MS = 2_000;

type Health = Awaited<ReturnType<VideoBackend["health"]>>;

/** Puts the configured backends together, in the order of preference; the animatic stands last. */
export function createBackends(
  all: readonly VideoBackend[],
  { defaultModel, catalogue, now = Date.now }: BackendsSettings = {},
): Backends {
  /** `before`: its last word, for as long as it has given none since. */
  const health = new Map<
    string,
    { at: number; answer: Promise<Health>; known?: Health; before?: Health | undefined }
  >();

  const known = async () => (await Promise.all(all.map((backend) => backend.models()))).flat();
  const models = async () => (await known()).filter((model) => !isRetired(model));
  const isRetired = (model: ModelDescription) =>
    model.sunset !== undefined && model.sunset.date <= new Date(now()).toISOString().slice(0, 10);

  async function find(name: string): Promise<ModelDescription | undefined> {
    const wanted = (catalogue?.find(name)?.id ?? name).trim().toLowerCase();
    const listed = (await known()).find(
      (model) => model.id.toLowerCase() === wanted || model.label.toLowerCase() === wanted,
    );
    if (listed) return listed;
    for (const backend of all) {
      const found = await backend.findModel?.(name.trim());
      if (found) return found;
    }
    return undefined;
  }

  async function nearest(name: string, kind: ModelKind): Promise<string[]> {
    const wanted = name.toLowerCase();
    const offered = (await models()).filter((model) => model.kind === kind).map(({ id }) => id);
    const instead = catalogue?.find(name)?.instead.filter((id) => offered.includes(id)) ?? [];
    // "veo3" means "veo" sooner than "flux": what begins alike comes before what merely is as short.
    const away = (id: string) =>
      distance(id.toLowerCase(), wanted) - (wanted.startsWith(id.toLowerCase()) ? 10 : 0);
    const alike = offered.toSorted((one, other) => away(one) - away(other));
    return [...new Set([...instead, ...alike])].slice(0, 3);
  }

  async function model(name: string, kind: ModelKind = "video"): Promise<ModelDescription> {
    const found = await find(name);
    if (!found) {
      const near = await nearest(name, kind);
      throw new UserMistake(
        "unknown-model",
        `There is no model "${name.slice(0, 60)}" here. Nearest: ${near.join(", ")}. /models shows all of them.`,
      );
    }
    if (!isRetired(found)) return found;
    const { successor } = found.sunset ?? {};
    const next = successor
      ? `Use ${successor} instead`
      : `Nearest: ${(await nearest(name, found.kind)).join(", ")}`;
    throw new UserMistake(
      "retired-model",
      `${found.label} ended on ${found.sunset?.date}. ${next}; /models shows all of them.`,
    );
  }

  function backend(id: string): VideoBackend {
    const found = all.find((candidate) => candidate.id === id);
    if (found) return found;
    throw new BackendError(
      "no-such-backend",
      "The backend for this clip is not set up here any more. Ask for it again with another model; /models shows what there is.",
      {
        message: `no backend "${id}" is configured`,
      },
    );
  }

  async function healthOf(id: string): Promise<Health> {
    let asked = health.get(id);
    const before = asked?.known ?? asked?.before;
    const isAway = before?.ok === false && before.lacks === undefined;
    if (!asked || now() - asked.at >= (isAway && asked.known ? AWAY_MS : HEALTH_MS)) {
      const fresh: typeof asked = { at: now(), answer: backend(id).health(), before };
      health.set(id, fresh);
      fresh.answer.then(
        (known) => {
          fresh.known = known;
        },
        // Whoever waits for it below hears of that.
        () => {},
      );
      asked = fresh;
    }
    if (asked.known) return asked.known;
    // Whoever asked for a clip waits for this: slow is not down, unless it was before, and the worker will see.
    let patience: NodeJS.Timeout | undefined;
    const slow = new Promise<Health>((resolve) => {
      patience = setTimeout(resolve, PATIENCE_MS, isAway ? before : { ok: true }).unref();
    });
    return Promise.race([asked.answer, slow]).finally(() => clearTimeout(patience));
  }

  const isUp = async (id: string) => (await healthOf(id)).ok;

  /** A storyboard is no answer to someone whose video models merely can't be reached now. */
  async function refuseIfSilent(): Promise<void> {
    for (const { id, models } of all) {
      if (id === "animatic" || (await models()).length > 0 || (await isUp(id))) continue;
      throw new UserMistake(
        "model-unavailable",
        "The video models can't be used right now. Try again in a few minutes, or ask for a draft.",
      );
    }
  }

  /** Nor is it one for a picture the models here can't take, or for words where they need a picture. */
  function refuseIfUnfit(use: Use, offered: readonly ModelDescription[]): void {
    const others = offered.filter(
      ({ backend, needs }) => backend !== "animatic" && !needs?.includes("sourceVideo"),
    );
    if (others.length === 0) return;
    const names = others.slice(0, 3).map(({ label }) => label);
    const makes = `${names.join(" or ")} makes it`;
    if (use === "image-to-video") {
      throw new UserMistake(
        "no-model-for-pictures",
        `No video model here can begin with a picture. Leave the picture out and ${makes} from your words, or ask for a draft, which takes the picture.`,
      );
    }
    throw new UserMistake(
      "no-model-for-words",
      `No video model here works from words alone. Attach a picture to begin with and ${makes}, or ask for a draft.`,
    );
  }

  /** Models that can do the same work, the catalogue's own suggestions first, then each other backend's best. */
  async function standIns(wanted: ModelDescription): Promise<ModelDescription[]> {
    const offered = (await models()).filter(
      (candidate) =>
        candidate.id !== wanted.id &&
        candidate.kind === wanted.kind &&
        // The animatic is a storyboard: offered as a draft, never passed off as the video asked for.
        candidate.backend !== "animatic" &&
        (!wanted.takes.startImage || candidate.takes.startImage) &&
        (candidate.needs ?? []).every((need) => wanted.needs?.includes(need)),
    );
    const suggested = catalogue?.find(wanted.id)?.instead ?? [];
    const rank = ({ id, backend: home }: ModelDescription) => {
      const place = suggested.indexOf(id);
      return place >= 0 ? place : suggested.length + all.findIndex((candidate) => candidate.id === home);
    };
    return offered.sort((one, other) => rank(one) - rank(other));
  }

  /** What could make it now that its own backend can't: the best that costs no more, else what costs more. */
  async function standIn(
    wanted: ModelDescription,
  ): Promise<{ costsNoMore?: ModelDescription; dearer: ModelDescription[] }> {
    const dearer: ModelDescription[] = [];
    for (const candidate of await standIns(wanted)) {
      // One that is up again meanwhile makes what was wanted itself.
      if (candidate.backend === wanted.backend || !(await isUp(candidate.backend))) continue;
      const costsNoMore =
        candidate.creditsPerSecond <= wanted.creditsPerSecond &&
        (candidate.usdPerSecond ?? 0) <= (wanted.usdPerSecond ?? Number.POSITIVE_INFINITY);
      if (costsNoMore) return { costsNoMore: candidate, dearer };
      if (dearer.length < 3) dearer.push(candidate);
    }
    return { dearer };
  }

  const withRates = (models: readonly ModelDescription[]) =>
    models.map(({ id, creditsPerSecond }) => `${id} (${creditsPerSecond} credits a second)`).join(", ");

  async function usable(wanted: ModelDescription): ReturnType<Backends["usable"]> {
    const state = await healthOf(wanted.backend);
    if (state.ok) return { model: wanted };
    const isUnpaid = state.lacks === "money";
    const why = isUnpaid
      ? `The balance that pays for ${wanted.label} at its provider is used up, which is for whoever runs this bot to mend`
      : `${wanted.label} can't be reached right now`;
    const later = isUnpaid ? "" : ", or try later";
    const { costsNoMore: model, dearer } = await standIn(wanted);
    if (model) {
      const warning = `${why}; ${model.label} makes it instead, for no more.`;
      return { model, warning };
    }
    if (state.waits) {
      // That it waits, and until when, its card tells for as long as it does.
      if (dearer.length === 0) return { model: wanted };
      const warning = `${why}, and the clip waits for it. Sooner, for more, by name: ${withRates(dearer)}.`;
      return { model: wanted, warning };
    }
    throw new UserMistake(
      "model-unavailable",
      dearer.length > 0
        ? `${why}, and what could make it instead costs more. Ask for one of these by name${later}: ${withRates(dearer)}.`
        : `${why}, and no other model here can do this. ${isUnpaid ? "Ask for a draft" : "Try again later, or ask for a draft"}.`,
    );
  }

  async function insteadOf(wanted: ModelDescription, code: string): Promise<string> {
    const isUnpaid = code === "backend-out-of-money";
    health.set(wanted.backend, {
      at: now(),
      answer: Promise.resolve({ ok: false, detail: "", ...(isUnpaid && { lacks: "money" }) }),
    });
    const { costsNoMore, dearer } = await standIn(wanted);
    if (costsNoMore) return `If you try again now, ${costsNoMore.label} makes it instead, for no more.`;
    if (dearer.length > 0) return `What could make it instead costs more: ${withRates(dearer)}.`;
    return isUnpaid ? "No other model here can do this; a draft can still be made." : "";
  }

  async function inItsPlace(
    wanted: ModelDescription,
    resolution: Resolution,
  ): Promise<readonly ModelDescription[]> {
    const named = catalogue?.find(wanted.id)?.instead ?? [];
    const usd = ({ usdPerSecond, usdPerSecondAt }: ModelDescription) =>
      usdPerSecondAt?.[resolution] ?? usdPerSecond ?? Number.POSITIVE_INFINITY;
    const isFree = !backend(wanted.backend).billed;
    return (await standIns(wanted)).filter(
      (candidate) =>
        named.includes(candidate.id) &&
        candidate.backend === wanted.backend &&
        candidate.creditsPerSecond <= wanted.creditsPerSecond &&
        // Nobody knows what costs less than what has no price.
        (isFree || (usd(candidate) < Number.POSITIVE_INFINITY && usd(candidate) <= usd(wanted))),
    );
  }

  return {
    all,
    backend,
    models,
    model,
    usable,
    insteadOf,
    inItsPlace,
    async defaultModel(use: Use) {
      const kind = use === "image" || use === "language" ? use : "video";
      const offered = (await models()).filter((candidate) => candidate.kind === kind);
      if (use === "draft") return offered.find((candidate) => candidate.backend === "animatic");
      if (kind === "video" && use !== "upscale" && defaultModel !== undefined) return model(defaultModel);
      // Backends come in the order of preference; within the first one that has any, the catalogue's choice counts.
      const fits = offered.filter((candidate) => {
        if (use === "upscale") return catalogue?.find(candidate.id)?.defaultFor.includes(use);
        if (kind !== "video") return true;
        if (use === "image-to-video")
          return candidate.takes.startImage && !candidate.needs?.includes("sourceVideo");
        return !candidate.needs;
      });
      const home = fits[0]?.backend;
      const chosen = fits.find(
        (candidate) => candidate.backend === home && catalogue?.find(candidate.id)?.defaultFor.includes(use),
      );
      const best = chosen ?? fits[0];
      if (kind === "video" && best?.backend === "animatic") {
        await refuseIfSilent();
        refuseIfUnfit(use, offered);
      }
      return best;
    },
  };
}
