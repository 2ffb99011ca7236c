import type { Clip } from "../core/clip.ts";
import type { Derivation } from "../core/derivation.ts";
import { UserMistake } from "../core/errors.ts";
import type { Asked } from "../core/ports/studio.ts";

/** What is to be admitted for a change to an older clip: one clip, or one a take. */
export type Derived = Required<Pick<Asked, "request" | "from">>;
export type Derive = (parent: Clip, change: Derivation, second?: Clip) => Promise<Derived[]>;

export function createDerive({
  newSeed,
  newBatch,
}: {
  newSeed: () => number;
  newBatch: () => string;
}): Derive {
  return async (parent, change) => {
    checkParent(parent);
    const { request } = parent;
    const from = (more: Partial<Derived["from"]>): Derived["from"] => ({
      parent: parent.id,
      kinship: "remix",
      changes: [],
      ...more,
    });
    const seedChange = (seed: number) => ({
      what: "Seed",
      before: String(request.seed),
      after: String(seed),
    });
    switch (change.kind) {
      case "reroll": {
        const seed = change.seed ?? newSeed();
        return [
          { request: { ...request, seed }, from: from({ kinship: "reroll", changes: [seedChange(seed)] }) },
        ];
      }
      case "vary": {
        const batch = newBatch();
        return Array.from({ length: change.takes }, () => {
          const seed = newSeed();
          return {
            request: { ...request, seed },
            from: from({ kinship: "vary", batch, changes: [seedChange(seed)] }),
          };
        });
      }
      default:
        throw new UserMistake("not-yet", "That can't be done with a clip here.");
    }
  };
}

function checkParent(parent: Clip): void {
  if (parent.deletedAt !== undefined)
    throw new UserMistake("clip-deleted", "That clip was deleted, so nothing can be made from it.");
  if (parent.state === "failed")
    throw new UserMistake(
      "clip-failed",
      "That clip failed, so there is nothing to go on from. Ask for it again with /video.",
    );
  if (parent.state === "canceled")
    throw new UserMistake(
      "clip-failed",
      "That clip was canceled, so there is nothing to go on from. Ask for it again with /video.",
    );
}
