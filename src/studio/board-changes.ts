import { UserMistake } from "../core/errors.ts";
import type { Board } from "../core/film/board.ts";
import type { Clip } from "../core/film/clip.ts";
import type { Derivation } from "../core/film/derivation.ts";
import { type FilmPlan, filmSeconds } from "../core/film/film-plan.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import type { WhatItTakes } from "../core/ports/what-it-takes.ts";
import type { WordsPayer } from "../core/ports/write-text.ts";
import { readBoardWords } from "../director/board-words.ts";
import { editBoardShot } from "../director/edit-board-shot.ts";
import { readFrameWords } from "../director/frame-words.ts";
import { planByRules } from "../director/rules.ts";
import type { WithFrames } from "./board-frames.ts";
import type { Derive } from "./derive.ts";
import { checkParent } from "./derived.ts";
import type { OrderPictures } from "./picture-orders.ts";

const REPLAN =
  /^(?:please )?(?:re-?plan|plan (?:it |the film )?(?:again|anew)|new plan)(?: (?:it|the film|everything|all))?(?: but (?:the )?locked(?: shots)?)?[.!]?$/iu;

export interface BoardChangesDependencies {
  withFrames: WithFrames;
  priceOfPictures: OrderPictures["price"];
  derive: Derive;
  newSeed: () => number;
  draftModel: () => Promise<ModelDescription>;
  /** Throws UserMistake for a picture that no model should be given. */
  readyPicture(key: string): Promise<void>;
}

/** Works out what a change makes of a board; nothing is recorded here. */
export function createBoardChanges({
  withFrames,
  priceOfPictures,
  derive,
  newSeed,
  draftModel,
  readyPicture,
}: BoardChangesDependencies) {
  return { planned, preview };

  /** What a change makes of the board, and which film it is for then. Throws UserMistake for what can't be. */
  async function planned(
    boardDraft: Clip & { board: Board },
    wanted: Derivation,
    model: ModelDescription,
    payer: WordsPayer | undefined,
  ) {
    if (wanted.kind === "vary" || wanted.kind === "blend" || wanted.kind === "loop") {
      throw new UserMistake(
        "not-on-a-board",
        "That needs a finished clip. Press Render first, and say it in reply to the clip.",
      );
    }
    const { board } = boardDraft;
    const { request, from, draw = [] } = await changed(boardDraft, wanted, model, payer);
    const film = {
      model:
        request.model === boardDraft.request.model || request.model === model.id
          ? board.film.model
          : request.model,
      resolution:
        request.resolution === boardDraft.request.resolution ? board.film.resolution : request.resolution,
    };
    const fresh = from.plan ?? planByRules(request, model);
    const edited = withOldFrames(withoutOldTakes(fresh, boardDraft.plan), boardDraft.plan);
    const plan = await withFrames(edited, { request, film }, draw);
    keepLocked(boardDraft.plan, plan);
    if (wanted.kind === "frames" && sameFrames(plan, boardDraft.plan))
      throw new UserMistake("nothing-changes", "All frames are drawn already.", {
        examples: ["redraw frame 1"],
      });
    return { request, from, plan, film };
  }

  /** What a change would draw and make stale, and what that costs; asking costs nothing. */
  async function preview(boardDraft: Clip & { board: Board }, wanted: Derivation): Promise<WhatItTakes> {
    checkParent(boardDraft);
    const { plan } = await planned(boardDraft, wanted, await draftModel(), undefined);
    const { usd, credits, count } = await priceOfPictures(plan, [...plan.shots.keys()]);
    const wasStale = new Set(boardDraft.plan.shots.flatMap((shot) => (shot.staleFrame ? [shot.frame] : [])));
    return {
      ...{ credits: Math.ceil(credits.reduce((sum, each) => sum + each, 0) - 1e-9), usd },
      ...{ shots: [], of: plan.shots.length, pictures: count },
      stale: plan.shots.flatMap(({ index, frame, staleFrame }) =>
        staleFrame && !wasStale.has(frame) ? [index + 1] : [],
      ),
    };
  }

  async function changed(
    parent: Clip & { board: Board },
    wanted: Derivation,
    model: ModelDescription,
    payer: WordsPayer | undefined,
  ): Promise<{ request: Clip["request"]; from: NonNullable<Asked["from"]>; draw?: readonly number[] }> {
    if (wanted.kind === "edit") return edited(parent, wanted, model, payer);
    const words =
      wanted.kind === "remix" ? wanted.words.trim() : wanted.kind === "frames" ? "draw frames" : "";
    if (REPLAN.test(words)) return replanned(parent, model);
    const models = parent.finalRender?.draw !== undefined;
    const frames = readFrameWords(words, parent.plan, { freshSeed: newSeed, models });
    if (frames !== undefined) {
      const { plan, changes, draw } = frames;
      // Where no image model is, another look at a frame is the storyboard's own.
      return {
        request: parent.request,
        from: { parent: parent.id, kinship: "remix", changes, plan },
        draw: models || wanted.kind === "frames" || changes.length === 0 ? draw : [],
      };
    }
    const read =
      words === "" ? undefined : readBoardWords(words, parent.plan, { request: parent.request, model });
    if (read !== undefined) {
      const seconds = filmSeconds(read.plan);
      return {
        request: { ...parent.request, seconds },
        from: { parent: parent.id, kinship: "remix", changes: read.changes, plan: read.plan },
      };
    }
    const [one] = await derive(parent, wanted, { payer });
    if (one === undefined) throw new Error("a change of a board that makes nothing");
    return { request: { ...parent.request, ...one.request } as Clip["request"], from: one.from };
  }

  /** What was said of a shot or the film, then what was chosen for the shot. */
  async function edited(
    parent: Clip & { board: Board },
    { shot, words = "", framing, camera, picture }: Extract<Derivation, { kind: "edit" }>,
    model: ModelDescription,
    payer: WordsPayer | undefined,
  ): ReturnType<typeof changed> {
    const said = words.trim();
    const isChosen = framing !== undefined || camera !== undefined || picture !== undefined;
    const told: Derivation = {
      kind: "remix",
      strength: "medium",
      request: {},
      words: shot === undefined ? said : `shot ${shot}: ${said}`,
    };
    // A form gives back the words that stood in it.
    const isNew = said !== "" && said !== parent.plan.shots[(shot ?? 0) - 1]?.beat;
    const after = isNew || !isChosen ? await changed(parent, told, model, payer) : undefined;
    if (shot === undefined || !isChosen) return after ?? (await changed(parent, told, model, payer));
    if (picture !== undefined) await readyPicture(picture);
    const request = after?.request ?? parent.request;
    const choice = {
      shot: shot - 1,
      ...(framing === undefined ? {} : { framing }),
      ...(camera === undefined ? {} : { camera }),
      ...(picture === undefined ? {} : { picture }),
    };
    const chosen = editBoardShot(after?.from.plan ?? parent.plan, choice, { request, model });
    const changes = [...(after?.from.changes ?? []), ...chosen.changes];
    return { request, from: { parent: parent.id, kinship: "remix", changes, plan: chosen.plan } };
  }

  /** The same words with other looks at them; locked shots stay. */
  function replanned(parent: Clip & { board: Board }, model: ModelDescription) {
    const request = { ...parent.request, seed: newSeed() };
    const fresh = planByRules(request, model);
    const alike =
      fresh.shots.length === parent.plan.shots.length &&
      fresh.shots.every((shot, i) => shot.seconds === parent.plan.shots[i]?.seconds);
    const isLocked = parent.plan.shots.some(({ locked }) => locked);
    if (isLocked && !alike) {
      throw new UserMistake(
        "locked-elsewhere",
        "A new plan has other lengths, so the locked shots would not fit into it any more. Unlock them, or change single shots.",
        { examples: ["unlock shot 1"] },
      );
    }
    const shots = fresh.shots.map((shot, i) => {
      const before = parent.plan.shots[i];
      return before?.locked ? before : shot;
    });
    return {
      request,
      from: {
        parent: parent.id,
        kinship: "remix" as const,
        changes: [{ what: "Plan", before: `seed ${parent.request.seed}`, after: `seed ${request.seed}` }],
        plan: { ...fresh, shots },
      },
    };
  }
}

/** Takes are of words; a shot with others begins anew. */
function withoutOldTakes(plan: FilmPlan, before: FilmPlan): FilmPlan {
  const known = new Set(before.shots.map(({ prompt }) => prompt));
  const shots = plan.shots.map((shot) => {
    if (shot.takes === undefined || known.has(shot.prompt)) return shot;
    const { takes: _, ...fresh } = shot;
    return fresh;
  });
  return { ...plan, shots };
}

/** A plan that was made anew has none; what was drawn stays to be looked at, shot by shot. */
function withOldFrames(plan: FilmPlan, before: FilmPlan): FilmPlan {
  if (plan.shots.some(({ frame }) => frame !== undefined)) return plan;
  const shots = plan.shots.map((shot, index) => {
    const frame = before.shots[index]?.frame;
    return frame === undefined ? shot : { ...shot, frame };
  });
  return { ...plan, shots };
}

function sameFrames(plan: FilmPlan, before: FilmPlan): boolean {
  return plan.shots.every(({ frame, staleFrame }, index) => {
    const was = before.shots[index];
    return was?.frame === frame && was?.staleFrame === staleFrame;
  });
}

/** Throws UserMistake where a locked shot would not be what it was. */
function keepLocked(before: FilmPlan, after: FilmPlan): void {
  for (const shot of before.shots.filter(({ locked }) => locked)) {
    const now = after.shots.find(({ prompt, seconds, seed }) => {
      return prompt === shot.prompt && seconds === shot.seconds && seed === shot.seed;
    });
    if (now) continue;
    throw new UserMistake(
      "shot-locked",
      `Shot ${shot.index + 1} is locked, and that would change it. Unlock it first.`,
      { examples: [`unlock shot ${shot.index + 1}`] },
    );
  }
}
