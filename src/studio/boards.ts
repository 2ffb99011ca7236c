import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import { type Board, type BoardHead, isDrawingFrames } from "../core/film/board.ts";
import { type Clip, isEnded } from "../core/film/clip.ts";
import { type Derivation, saidIn } from "../core/film/derivation.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { Asked, Asking } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { Surface } from "../core/surface.ts";
import { planNotes } from "../director/plan-notes.ts";
import { renderPlanFor } from "../director/render-plan-for.ts";
import { estimateSecondsLeft } from "../queue/estimate.ts";
import type { Store } from "../store/store.ts";
import type { ClipAccess } from "./access.ts";
import type { Admission } from "./admit.ts";
import { createBoardChanges } from "./board-changes.ts";
import type { WithFrames } from "./board-frames.ts";
import { changedMeanwhile, dropped, notTheirs } from "./board-refusals.ts";
import { asFilm } from "./boards-first.ts";
import type { Derive } from "./derive.ts";
import { checkParent } from "./derived.ts";
import type { OrderPictures } from "./picture-orders.ts";
import type { Prepared } from "./prepare.ts";

/** A board's draft is looked at, not kept: small, so that it is there soon. */
const DRAFT_RESOLUTION = "480p";
/**
 * Wall seconds a second of video where none was made here yet: from a service that is quick (a 5 s shot in 20 s) to a GPU of
 * one's own (in 5 minutes). Four, so that the range is theirs and no wider.
 */
const FIRST_PACES = [4, 4, 60, 60];
type Where = Asking & { private?: boolean };

export interface BoardDependencies {
  record: Pick<Store, "admission" | "boards" | "clips" | "families" | "life" | "line" | "shown">;
  access: Pick<ClipAccess, "may">;
  admission: Admission;
  admit(asked: Asked): Promise<Clip>;
  backends: Backends;
  withFrames: WithFrames;
  priceOfPictures: OrderPictures["price"];
  derive: Derive;
  newId: () => string;
  newSeed: () => number;
}

/** Films as boards: planned, drawn for nothing, changed by whoever sees them, and made once somebody says so. */
export function createBoards({
  record,
  access,
  admission,
  admit,
  backends,
  withFrames,
  priceOfPictures,
  derive,
  newId,
  newSeed,
}: BoardDependencies) {
  const { boards, clips, families, life, line, shown } = record;

  const { planned, preview } = createBoardChanges({
    ...{ withFrames, priceOfPictures, derive, newSeed, draftModel },
    readyPicture: admission.readyPicture,
  });

  async function draftModel(): Promise<ModelDescription> {
    const model = await backends.defaultModel("draft");
    if (model) return model;
    throw new UserMistake(
      "no-model",
      "No model is set up that draws boards. Ask whoever runs this bot, or use /video.",
    );
  }

  async function open(asked: Asked, prepared?: Prepared): Promise<Clip> {
    const final = prepared ?? (await admission.prepare(asFilm(asked)));
    const model = await draftModel();
    const request = { ...final.request, draft: true, resolution: DRAFT_RESOLUTION } as const;
    const plan = model.id === final.model.id ? final.plan : asDraft(final.plan, request, model);
    const clip = await admit({
      ...asked,
      request,
      from: { kinship: "original", changes: [], plan },
      mayPlanAnew: true,
      board: await boardOf(newId(), 1, final.plan, final.model, final.request),
    });
    return isBoard(clip) ? await advanced(clip) : clip;
  }

  /** What is to be known of a plan before it is paid for. */
  async function boardOf(
    id: string,
    version: number,
    plan: FilmPlan,
    model: ModelDescription,
    request: Pick<Clip["request"], "resolution"> & Partial<Clip["request"]>,
  ): Promise<Board> {
    const paces = await line.paces({
      request: { ...request, model: model.id, draft: false } as Clip["request"],
    });
    const { slots } = backends.backend(model.backend);
    const guessed = paces.length === 0;
    const takes = estimateSecondsLeft(
      {
        secondsAhead: 0,
        secondsOwn: filmSeconds(plan),
        shotsOwn: plan.shots.length,
        slots,
        paces: guessed ? FIRST_PACES : paces,
      },
      filmSeconds(plan),
    );
    return {
      id,
      version,
      film: { model: model.id, resolution: request.resolution },
      notes: planNotes(plan, model),
      ...(takes === undefined
        ? {}
        : {
            takes: {
              ...takes,
              atOnce: Math.max(1, Math.min(slots, plan.shots.length)),
              ...(guessed ? { guessed: true as const } : {}),
            },
          }),
    };
  }

  async function headOf(clip: Clip & { board: Board }): Promise<BoardHead> {
    const { id, version } = clip.board;
    const itself = { version, clip: clip.id, by: clip.maker.name, opened: clip.id, dropped: false };
    return (await boards.load(id)) ?? itself;
  }

  /** The board's next version, or the film itself; `boardDraft` is what somebody looked at when they said so. */
  async function change(
    boardDraft: Clip & { board: Board },
    wanted: Derivation,
    asked: Where,
  ): Promise<Clip[]> {
    const { board } = boardDraft;
    const before = await record.admission.asked(asked.idempotencyKey);
    if (before && isBoard(before)) return [await inPlace(boardDraft, await advanced(before), asked)];
    checkParent(boardDraft);
    const head = await headOf(boardDraft);
    if (head.dropped) throw dropped();
    // Of two changes at once both are of the same version, but one alone is the board's.
    if (head.clip !== boardDraft.id && (await isThere(await clips.load(head.clip), asked)))
      throw changedMeanwhile(head);
    if (isDrawingFrames(boardDraft)) {
      throw new UserMistake(
        "frames-being-drawn",
        "The key frames of this board are being drawn. Say it again when they are there; what they cost is no part of the film then.",
      );
    }
    if (wanted.kind === "render") return [await render(boardDraft, wanted, asked)];
    const model = await draftModel();
    const payer = await admission.begin(asked, saidIn(wanted));
    const { request, from, plan, film } = await planned(boardDraft, wanted, model, payer);
    const finalModel = await backends.model(film.model);
    // What nobody else may see is no version of what all look at.
    const isApart = asked.private === true && !boardDraft.private;
    const next = isApart ? { id: newId(), version: 1 } : { id: board.id, version: head.version + 1 };
    const clip = await admit({
      ...asked,
      private: asked.private ?? boardDraft.private,
      request: { ...request, draft: true, resolution: DRAFT_RESOLUTION, model: finalModel.id },
      from: { ...from, plan },
      board: await boardOf(next.id, next.version, plan, finalModel, {
        ...request,
        resolution: film.resolution,
      }),
    });
    const made = isBoard(clip) ? await advanced(clip) : clip;
    if (isApart) return [made];
    // Nobody waits for a draft of what was changed.
    if (!isEnded(boardDraft.state)) await life.cancel(boardDraft.id);
    return [await inPlace(boardDraft, made, asked)];
  }

  /** A version whose draft came to nothing is drawn anew, as the board's next. */
  async function again(failed: Clip & { board: Board }, asked: Where): Promise<Clip> {
    const before = await record.admission.asked(asked.idempotencyKey);
    if (before && isBoard(before)) return inPlace(failed, await advanced(before), asked);
    const head = await headOf(failed);
    if (head.dropped) throw dropped();
    if (head.clip !== failed.id && (await isThere(await clips.load(head.clip), asked)))
      throw changedMeanwhile(head);
    const { parent, kinship } = failed.lineage;
    const clip = await admit({
      ...asked,
      private: asked.private ?? failed.private,
      request: failed.request,
      from: {
        ...(parent === undefined ? {} : { parent }),
        kinship,
        changes: failed.changes,
        plan: failed.plan,
      },
      board: { ...failed.board, version: head.version + 1 },
    });
    return inPlace(failed, isBoard(clip) ? await advanced(clip) : clip, asked);
  }

  /** The message of the version before shows the new one, where that is in the chat it was asked for in; safe to repeat. */
  async function inPlace(before: Clip, made: Clip, { surface }: Where): Promise<Clip> {
    const [old, fresh] = await clips.loadAll([before.id, made.id]);
    const ref = old?.posted ?? old?.card;
    if (fresh === undefined || fresh.card || fresh.posted || ref === undefined) return fresh ?? made;
    const isHere = ref.platform === surface.platform && [surface.chat, surface.thread].includes(ref.chat);
    if (!isHere || fresh.private !== before.private) return fresh;
    return (await shown.giveCard(before.id, fresh.id, ref)) ? { ...fresh, card: ref } : fresh;
  }

  /** The draft, now its board's version; safe to repeat. Throws UserMistake where another one is that already. */
  async function advanced(draft: Clip & { board: Board }): Promise<Clip> {
    const { id, version } = draft.board;
    if (await boards.advance(id, version, { clip: draft.id, by: draft.maker.name })) return draft;
    await life.cancel(draft.id);
    throw changedMeanwhile(await headOf(draft));
  }

  /** Whether it is kept, and this person may look at it: else nobody could go on from it, nor from any before it. */
  async function isThere(clip: Clip | undefined, { person, surface }: Where): Promise<boolean> {
    return clip !== undefined && (await access.may(person, "derive", clip, surface));
  }

  /** Once a version, however often and by whomever it is asked; the first pays. */
  async function render(
    parent: Clip & { board: Board },
    wanted: Extract<Derivation, { kind: "render" }>,
    asked: Where,
  ): Promise<Clip> {
    const { id, version, film } = parent.board;
    const { id: model } = await backends.model(wanted.model ?? film.model);
    const resolution = wanted.resolution ?? film.resolution;
    const payer = await admission.begin(asked);
    const [one] = await derive(parent, { kind: "render", model, resolution }, { payer });
    if (one === undefined) throw new Error("a board that makes no film");
    const first = `board:${id}:${version}:${model}:${resolution}`;
    for (let idempotencyKey = first; ; ) {
      const clip = await admit({
        ...asked,
        private: asked.private ?? parent.private,
        ...one,
        request: { ...one.request, pictures: true },
        idempotencyKey,
      });
      if (await isToBeHad(clip, asked)) return clip;
      // Whoever comes next makes it anew, once again for all who come then.
      idempotencyKey = `${first}/${clip.id}`;
    }
  }

  /** Not so where it came to nothing or was deleted, or is somebody else's alone. */
  async function isToBeHad(film: Clip, asked: Where): Promise<boolean> {
    const cameToNothing = film.state === "failed" || film.state === "canceled";
    return !cameToNothing && (await isThere(film, asked));
  }

  /** See the port. Whoever changed it has made a version; the board is still whose it was. */
  async function drop(boardDraft: Clip & { board: Board }, by: Person, surface: Surface) {
    const { clip, opened } = await headOf(boardDraft);
    const first = await clips.load(opened);
    const owned = first === undefined || first.deletedAt !== undefined ? boardDraft : first;
    if (!(await access.may(by, "cancel", owned, surface))) throw notTheirs();
    await boards.drop(boardDraft.board.id);
    for (const id of new Set([clip, boardDraft.id])) await life.cancel(id);
    const family = await families.family(boardDraft.lineage.root);
    const versions = family.filter(({ board }) => board?.id === boardDraft.board.id);
    const isOfIt = ({ lineage, board }: Clip) =>
      board === undefined && versions.some(({ id }) => id === lineage.parent);
    return {
      credits: versions.reduce((sum, { charged = 0 }) => sum + charged, 0),
      isFilmed: family.some((one) => isOfIt(one) && !isEnded(one.state)),
    };
  }

  return {
    open,
    change,
    preview,
    again,
    head: headOf,
    drop,
  };
}

/** Whether a clip is a board's draft. */
export function isBoard<Some extends Clip>(clip: Some): clip is Some & { board: Board } {
  return clip.board !== undefined;
}

function asDraft(plan: FilmPlan, request: Clip["request"], model: ModelDescription): FilmPlan {
  return { ...plan, ...renderPlanFor(plan, { request, model }) };
}
