import { UserMistake } from "../core/errors.ts";
import { type Change, type Clip, isEnded, type Kinship } from "../core/film/clip.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import { SECONDS_MAX, type VideoRequest } from "../core/film/request.ts";
import type { Asked } from "../core/ports/studio.ts";

/** What is to be admitted for a change to an older clip: one clip, or one a take. */
export type Derived = Required<Pick<Asked, "request" | "from">>;

/** Throws UserMistake for a clip that nothing can be made from. A board's plan stands whatever became of its draft. */
export function checkParent(parent: Clip, { mayHaveFailed = false } = {}): void {
  if (parent.deletedAt !== undefined) {
    throw new UserMistake("clip-deleted", "That clip was deleted, so nothing can be made from it.");
  }
  if (parent.planning !== undefined && !isEnded(parent.state)) {
    throw new UserMistake(
      "plan-being-written",
      "The plan of this film is still being written; it will stand here within a minute or two. Say it again then, in reply to it.",
    );
  }
  if (
    !mayHaveFailed &&
    parent.board === undefined &&
    (parent.state === "failed" || parent.state === "canceled")
  ) {
    const what = parent.state === "failed" ? "failed" : "was cancelled";
    throw new UserMistake(
      "clip-failed",
      `That clip ${what}, so there is nothing to go on from. Ask for it again with /video.`,
    );
  }
}

/** Throws UserMistake for a clip whose pictures aren't there yet. */
export function checkFinished(parent: Clip): void {
  if (parent.state !== "delivered") {
    throw new UserMistake(
      "clip-unfinished",
      "That clip isn't finished yet, and this needs its pictures. Try again when it is there.",
    );
  }
}

/** Throws UserMistake for more than a clip may be long. `plan`: absent where the request is to be planned anew. */
export function derived(
  parent: Clip,
  kinship: Kinship,
  {
    request,
    plan,
    finishing,
    changes,
  }: {
    request: VideoRequest;
    plan: FilmPlan | undefined;
    finishing?: Clip["finishing"];
    changes: Change[];
  },
): Derived {
  if (request.seconds > SECONDS_MAX + 1e-6) {
    throw new UserMistake(
      "film-too-long",
      `That would make ${request.seconds} s; a clip can be at most ${SECONDS_MAX} s long.`,
    );
  }
  return {
    request,
    from: {
      parent: parent.id,
      kinship,
      changes,
      ...(plan === undefined
        ? {}
        : { plan: { ...plan, setting: plan.setting ?? parent.plan.setting ?? parent.request.prompt } }),
      ...(finishing === undefined ? {} : { finishing }),
    },
  };
}
