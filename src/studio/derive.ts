import { UserMistake } from "../core/errors.ts";
import { planAsMade } from "../core/film/as-made.ts";
import type { Change, Clip } from "../core/film/clip.ts";
import { type Derivation, STRENGTHS } from "../core/film/derivation.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "../core/film/film-plan.ts";
import { type Aspect, RESOLUTIONS } from "../core/film/picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import { requestChanges } from "../core/film/request-changes.ts";
import { withSaid } from "../core/film/sound.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { WordsPayer } from "../core/ports/write-text.ts";
import { readDailies } from "../director/dailies.ts";
import { arrangeShots, requireShots, trimPlan, withoutOldPictures } from "../director/edit-plan.ts";
import { extendPlan } from "../director/extend-plan.ts";
import { shotSeed } from "../director/random.ts";
import type { RemixParent, Understood } from "../director/remix-draft.ts";
import { renderPlanFor } from "../director/render-plan-for.ts";
import { goneIn } from "../director/shot-prompt.ts";
import { blendPlan } from "./blend.ts";
import { checkFinished, checkParent, type Derived, derived } from "./derived.ts";
import { finalModel } from "./final-render.ts";
import type { Frames } from "./frames.ts";

/**
 * `payer`: whom understanding words may cost something; without one it costs nothing. `usual`: the model the
 * person, or the group, has chosen for whatever names none.
 */
export type Derive = (
  parent: Clip,
  change: Derivation,
  others?: { second?: Clip | undefined; payer?: WordsPayer | undefined; usual?: string | undefined },
) => Promise<Derived[]>;

export interface DeriveDependencies {
  backends: Backends;
  frames: Frames;
  /** Reads words as a change, see director/remix.ts. */
  understand: (
    words: string,
    parent: RemixParent,
    options: {
      models: readonly ModelDescription[];
      freshSeed: number;
      also: Partial<VideoRequest>;
      payer?: WordsPayer | undefined;
    },
  ) => Promise<Understood>;
  newSeed: () => number;
  newBatch: () => string;
}

/** Works out what a change makes of a clip; nothing is recorded here. Throws UserMistake for what can't be. */
export function createDerive({
  backends,
  frames,
  understand,
  newSeed,
  newBatch,
}: DeriveDependencies): Derive {
  return async (given, change, { second, payer, usual } = {}) => {
    const parent = { ...given, plan: planAsMade(given) };
    checkParent(parent, { mayHaveFailed: change.kind === "reorder" });
    switch (change.kind) {
      case "remix":
        return [await remix(parent, change, payer)];
      case "reroll":
        return [reseeded(parent, "reroll", change.seed ?? newSeed())];
      case "vary": {
        const batch = newBatch();
        return Array.from({ length: change.takes }, () => reseeded(parent, "vary", newSeed(), batch));
      }
      case "extend":
        return [await extend(parent, change)];
      case "trim":
        return [trim(parent, change)];
      case "loop":
        checkFinished(parent);
        return [
          derived(parent, "loop", {
            ...{ request: parent.request, plan: parent.plan, finishing: { ...parent.finishing, loop: true } },
            changes: [{ what: "Loop", before: "no", after: "yes" }],
          }),
        ];
      case "blend":
        return [await blend(parent, second, change.words)];
      case "reframe":
        return [reframe(parent, change.aspect)];
      case "render":
        return [await render(parent, change, usual)];
      case "frames":
      case "edit":
        throw new UserMistake(
          "not-a-board",
          "Only a board's shots are changed like that. Reply to a clip with what should be different.",
          { examples: ["shot 2: she turns around"] },
        );
      case "reorder":
        return [reorder(parent, change.order)];
    }
  };

  async function modelOf({ request }: Clip): Promise<ModelDescription> {
    const model = request.draft ? await backends.defaultModel("draft") : await backends.model(request.model);
    if (!model) throw new UserMistake("no-model", "That clip's model is gone; /models shows others.");
    return model;
  }

  async function remix(
    parent: Clip,
    change: Extract<Derivation, { kind: "remix" }>,
    payer: WordsPayer | undefined,
  ): Promise<Derived> {
    const model = await modelOf(parent);
    const models = await backends.models();
    const { request, changes, plan, ...understood } = await understand(
      readDailies(change.words, parent.plan, parent.finishing?.trim?.from) ?? change.words.trim(),
      {
        plan: parent.plan,
        request: parent.request,
        model,
        ...(parent.finishing === undefined ? {} : { finishing: parent.finishing }),
      },
      { models, freshSeed: newSeed(), also: withParentsSound(change.request, parent), payer },
    );
    const strength = STRENGTHS.indexOf(understood.strength) === 1 ? change.strength : understood.strength;
    const target = request.draft || request.model !== parent.request.model ? undefined : model;
    const based =
      plan && target
        ? await basedOnOldPictures(parent, { plan, request, model: target, strength })
        : { plan, changes: [] };
    return derived(parent, "remix", {
      request,
      plan: based.plan,
      finishing: understood.finishing ?? (plan ? parent.finishing : undefined),
      changes: [...changes, ...based.changes],
    });
  }

  async function blend(parent: Clip, second: Clip | undefined, words: string | undefined): Promise<Derived> {
    checkFinished(parent);
    if (!second) throw new UserMistake("no-such-clip", "Say which clip to blend this one with.");
    checkParent(second);
    checkFinished(second);
    const { plan, changes } = await blendPlan(parent, second, {
      model: await modelOf(parent),
      frames,
      words,
    });
    const request = { ...parent.request, seconds: filmSeconds(plan) };
    const { from, ...made } = derived(parent, "blend", { request, plan, changes });
    return { ...made, from: { ...from, secondParent: second.id } };
  }

  /** Where the model takes a video or picture, changed shots start from what they were; a strong remix does not. */
  async function basedOnOldPictures(
    parent: Clip,
    {
      plan,
      request,
      model,
      strength,
    }: {
      plan: FilmPlan;
      request: VideoRequest;
      model: ModelDescription;
      strength: (typeof STRENGTHS)[number];
    },
  ): Promise<{ plan: FilmPlan; changes: Change[] }> {
    const takes = model.takes.sourceVideo ? "video" : model.takes.startImage ? "first frame" : undefined;
    const carries = (what: string) => [{ what: "Carried over", before: "", after: what }];
    if (model.numbersShots || request.aspect !== parent.request.aspect) return { plan, changes: [] };
    if (!takes || strength === "strong") return { plan, changes: carries("prompt and seed") };
    const shots = await Promise.all(
      plan.shots.map(async (shot): Promise<PlannedShot> => {
        const old = parent.plan.shots[shot.index];
        const made = parent.shots[shot.index];
        const same = isSamePicture(shot, old);
        if (same || !made?.key || shot.continues || shot.startImage) return shot;
        if (takes === "video") return { ...shot, sourceVideo: made.key, strength };
        // What is to be gone would be in the picture that it began from.
        const gone = goneIn(shot.beat);
        if (gone !== undefined && gone !== goneIn(old?.beat ?? "")) return shot;
        return {
          ...shot,
          startImage: await frames.keyOf({ digest: made.digest, key: made.key }, "first"),
          strength,
        };
      }),
    );
    const isBased = shots.some((shot, index) => shot !== plan.shots[index]);
    return {
      plan: { ...plan, shots },
      changes: carries(isBased ? `the old shot's ${takes}` : "prompt and seed"),
    };
  }

  async function extend(
    parent: Clip,
    { seconds, words }: Extract<Derivation, { kind: "extend" }>,
  ): Promise<Derived> {
    checkFinished(parent);
    const model = await modelOf(parent);
    const context = { request: parent.request, model };
    const plan = extendPlan(parent.plan, context, {
      seconds,
      ...(words === undefined ? {} : { beat: words }),
    });
    const length = filmSeconds(plan);
    const from = parent.finishing?.trim?.from ?? 0;
    const finishing = from > 0 ? { trim: { from, to: length } } : undefined;
    const request = { ...parent.request, seconds: length - from };
    return derived(parent, "extend", { request, plan, finishing, changes: [lengthChange(parent, request)] });
  }

  async function render(
    parent: Clip,
    { model: named, resolution }: Extract<Derivation, { kind: "render" }>,
    usual: string | undefined,
  ): Promise<Derived> {
    const { request } = parent;
    const model = named
      ? await backends.model(named)
      : request.draft
        ? await finalModel(request, { backends, usual })
        : await modelOf(parent);
    if (!model)
      throw new UserMistake("no-model", "No model is set up for a final render. Ask whoever runs this bot.");
    const larger = RESOLUTIONS[RESOLUTIONS.indexOf(request.resolution) + 1];
    const wanted = resolution ?? (request.draft || named ? request.resolution : larger);
    if (!wanted || (wanted === request.resolution && model.id === request.model && !request.draft)) {
      throw new UserMistake(
        "nothing-changes",
        `This clip is ${request.resolution} by ${request.model} already. Name another model or a larger resolution.`,
      );
    }
    const changed: VideoRequest = { ...request, model: model.id, resolution: wanted, draft: false };
    const sameModel = !request.draft && model.id === request.model;
    const plan = sameModel
      ? anew(parent.plan)
      : {
          ...renderPlanFor(parent.plan, { request: changed, model }),
          setting: parent.plan.setting ?? request.prompt,
        };
    const changes = [
      ...(sameModel
        ? []
        : [{ what: "Model", before: request.draft ? "draft" : request.model, after: model.id }]),
      ...(wanted === request.resolution
        ? []
        : [{ what: "Resolution", before: request.resolution, after: wanted }]),
    ];
    return derived(parent, "render", { request: changed, plan, finishing: parent.finishing, changes });
  }
}

/** What is said of the sound changes just that of it. */
function withParentsSound(change: Partial<VideoRequest>, { request }: Clip): Partial<VideoRequest> {
  return change.sound === undefined
    ? change
    : { ...change, sound: withSaid(request.sound ?? {}, change.sound) };
}

/** What is said in a shot is nothing of its picture. */
function isSamePicture({ lines: _, ...shot }: PlannedShot, old: PlannedShot | undefined): boolean {
  const { lines: __, ...before } = old ?? { lines: [] };
  return JSON.stringify(shot) === JSON.stringify(before);
}

/** Every shot to be made for the new picture, those taken over from other clips as well. */
function anew(plan: FilmPlan): FilmPlan {
  return { ...plan, shots: plan.shots.map(withoutOldPictures) };
}

function reframe(parent: Clip, aspect: Aspect): Derived {
  if (aspect === parent.request.aspect)
    throw new UserMistake("nothing-changes", `The clip is in ${aspect} already.`);
  const request = { ...parent.request, aspect };
  return derived(parent, "reframe", {
    request,
    plan: anew(parent.plan),
    finishing: parent.finishing,
    changes: requestChanges(parent.request, request),
  });
}

function reseeded(parent: Clip, kinship: "reroll" | "vary", seed: number, batch?: string): Derived {
  const shots = parent.plan.shots.map(({ made: _, ...shot }) => ({
    ...shot,
    seed: shotSeed(seed, shot.index),
  }));
  const made = derived(parent, kinship, {
    request: { ...parent.request, seed },
    plan: { ...parent.plan, shots },
    finishing: parent.finishing,
    changes: [{ what: "Seed", before: String(parent.request.seed), after: String(seed) }],
  });
  return batch === undefined ? made : { ...made, from: { ...made.from, batch } };
}

function trim(parent: Clip, { from, to }: Extract<Derivation, { kind: "trim" }>): Derived {
  // Moments are those of the clip as people see it, whose own beginning may have been cut off before.
  const begin = parent.finishing?.trim?.from ?? 0;
  const length = parent.request.seconds;
  if (!(from >= 0 && from < to && to <= length + 1e-6)) {
    throw new UserMistake(
      "trim-range",
      `The clip is ${length} s long: name two moments from 0 to ${length}, the first before the second.`,
    );
  }
  if (from < 1e-6 && to > length - 1e-6) {
    throw new UserMistake(
      "nothing-changes",
      `The clip is ${length} s long, so that is all of it. Name a part of it to keep.`,
    );
  }
  const { plan, finishing } = trimPlan(parent.plan, { from: begin + from, to: begin + to });
  const seconds = finishing.trim ? finishing.trim.to - finishing.trim.from : filmSeconds(plan);
  const request = { ...parent.request, seconds };
  return derived(parent, "trim", { request, plan, finishing, changes: [lengthChange(parent, request)] });
}

function reorder(parent: Clip, order: readonly number[]): Derived {
  const indexes = order.map((number) => number - 1);
  requireShots(parent.plan, indexes);
  if (new Set(indexes).size !== indexes.length) {
    throw new UserMistake("shot-order", "Name each shot once at most; those left out are dropped.");
  }
  const plan = arrangeShots(parent.plan, indexes);
  const before = parent.plan.shots.map(({ index }) => index + 1).join(" ");
  if (before === order.join(" "))
    throw new UserMistake("nothing-changes", "The shots are in that order already.");
  const request = { ...parent.request, seconds: filmSeconds(plan) };
  const changes = [{ what: "Shots", before, after: order.join(" ") }];
  return derived(parent, "reorder", { request, plan, changes });
}

function lengthChange(parent: Clip, { seconds }: VideoRequest): Change {
  return { what: "Length", before: `${parent.request.seconds} s`, after: `${seconds} s` };
}
