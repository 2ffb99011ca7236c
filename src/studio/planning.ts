import { isEnded } from "../core/film/clip.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Director } from "../core/ports/director.ts";
import type { Log } from "../core/ports/log.ts";
import { planNotes } from "../director/plan-notes.ts";
import { renderPlanFor } from "../director/render-plan-for.ts";
import type { ClipQueue } from "../queue/clip-queue.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Admission } from "./admit.ts";
import type { Prepared } from "./prepare.ts";

const BY_RULES = {
  unusable: "The language model wrote no plan that could be used; this one is by rules.",
  dearer: "The language model's plan would have cost more than was said; this one is by rules.",
};

export interface PlanningDependencies {
  record: Pick<Store, "admission" | "clips" | "life">;
  admission: Pick<Admission, "prepare">;
  director: Director;
  backends: Backends;
  queue: Pick<ClipQueue, "enqueue" | "knows">;
  log: Log;
}

/**
 * Has a language model write the plan of a clip that was admitted with the rules' plan, and hands the clip on. The rules'
 * plan stands where it has none, where its own would cost more than was said, or where its answer was lost with whoever
 * asked: nobody asks twice. Whoever reads the card is told so.
 */
export function createPlanning({ record, admission, director, backends, queue, log }: PlanningDependencies) {
  async function write(clipId: string, signal: AbortSignal): Promise<void> {
    const clip = await record.clips.load(clipId);
    if (!clip || isEnded(clip.state)) return;
    if (clip.planning) {
      const plan = await written(clip, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        log.warn({ err: error, clipId }, "no plan could be asked for; the rules' plan stands");
        return undefined;
      });
      await settle(clip, plan);
    }
    const now = await record.clips.load(clipId);
    if (!now || isEnded(now.state) || now.planning) return;
    if (!(await queue.knows(now))) await queue.enqueue(now);
    await record.admission.handedOn(clipId);
  }

  /** The language model's plan, for whatever draws this clip; undefined: the rules' plan stands. */
  async function written(clip: StoredClip, signal: AbortSignal): Promise<FilmPlan | undefined> {
    const { board, request, plan } = clip;
    const film = board && { ...board.film, draft: false };
    const model = await backends.model(film?.model ?? request.model);
    const asking = director.plan({ ...request, ...film, model: model.id }, model, {
      account: clip.account,
      occasion: clip.id,
    });
    const told = await orAborted(asking, signal);
    if (told.director === plan.director) return undefined;
    if (!request.draft) return told;
    const drawn = await backends.defaultModel("draft");
    if (!drawn || drawn.id === model.id) return told;
    return { ...told, ...renderPlanFor(told, { request, model: drawn }) };
  }

  /** Puts the plan in its place, or lets the rules' plan stand and says why. */
  async function settle(clip: StoredClip, plan: FilmPlan | undefined): Promise<void> {
    const why = plan ? await replaced(clip, plan) : BY_RULES.unusable;
    if (why === undefined) return;
    const { shots, soundCredits, board } = clip;
    const written = {
      ...finalOf(clip),
      plan: clip.plan,
      warnings: [...clip.warnings, why],
      ...(soundCredits !== undefined && { soundCredits }),
      ...(board && { board }),
    };
    const stands = await record.admission.writePlan(clip, { written, shots });
    if (stands !== "gone") return;
    // A shot to be kept is gone with the clip it was made for: then it is made.
    const toMake = shots.map((shot) =>
      shot.state === "kept" ? { ...shot, state: "waiting" as const } : shot,
    );
    await record.admission.writePlan(clip, { written, shots: toMake });
  }

  /** Has a language model's plan take the place of the rules'. undefined: it has; else why it can't. */
  async function replaced(clip: StoredClip, plan: FilmPlan): Promise<string | undefined> {
    try {
      const prepared = await prepare(clip, plan);
      const isDearer = prepared.price.credits > clip.price || prepared.price.usdMicros > clip.usdMicros;
      const fits = !isDearer && prepared.queue === clip.queue;
      if (fits && (await writePlan(clip, prepared)) !== "gone") return undefined;
      const says = "the language model's plan doesn't fit what was said; the rules' plan stands";
      log.warn({ clipId: clip.id, isDearer }, says);
      return isDearer ? BY_RULES.dearer : BY_RULES.unusable;
    } catch (error) {
      const says = "the language model's plan can't be used; the rules' plan stands";
      log.warn({ err: error, clipId: clip.id }, says);
      return BY_RULES.unusable;
    }
  }

  /** Its words are new ones: looked at as an order's are, together with the given pictures. */
  async function prepare(clip: StoredClip, plan: FilmPlan): Promise<Prepared> {
    const { id, request, maker, surface, board, changes } = clip;
    const { kinship, parent, secondParent } = clip.lineage;
    const from = {
      ...{ kinship, changes, plan },
      ...(parent && { parent }),
      ...(secondParent && { secondParent }),
    };
    const asked = { person: maker, surface, request, idempotencyKey: id, ...(board && { board }), from };
    const prepared = await admission.prepare(asked, { wanted: true });
    const { outcome } = prepared.verdict;
    // Nobody has to decide about a plan that another can stand for.
    if (outcome === "review") throw new Error("the language model's plan is in doubt");
    if (outcome === "spoiler" && !clip.spoiler) await record.life.spoil(id);
    return prepared;
  }

  async function writePlan(clip: StoredClip, prepared: Prepared) {
    const { board } = clip;
    const film = board && (await backends.model(board.film.model));
    const written = {
      plan: prepared.plan,
      soundCredits: prepared.price.soundCredits,
      warnings: prepared.warnings,
      ...finalOf(prepared),
      ...(board && film && { board: { ...board, notes: planNotes(prepared.plan, film) } }),
    };
    return record.admission.writePlan(clip, { written, shots: prepared.shots });
  }

  return { write };
}

function finalOf({ finalRender }: { finalRender?: StoredClip["finalRender"] | undefined }) {
  return finalRender === undefined ? {} : { finalRender };
}

/** The work may be somebody else's by now; what it was asked for is heard by nobody then. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
