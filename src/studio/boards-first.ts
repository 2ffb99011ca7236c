import type { Clip } from "../core/film/clip.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { Store } from "../store/store.ts";
import type { Admission } from "./admit.ts";
import type { Prepared } from "./prepare.ts";

/** What was asked for as the film it is to be in the end. */
export function asFilm(asked: Asked): Asked {
  const { draft: _, ...wanted } = asked.request;
  return { ...asked, request: { ...wanted, draft: false } };
}

/** Films of several shots become boards first, where somebody or their community has chosen that; anything else is made at once. */
export function createBoardsFirst({
  record: { admission: recorded, people },
  admission,
  admit,
  open,
}: {
  record: Pick<Store, "admission" | "people">;
  admission: Pick<Admission, "prepare">;
  admit(asked: Asked): Promise<Clip>;
  open(asked: Asked, prepared: Prepared): Promise<Clip>;
}): (asked: Asked) => Promise<Clip> {
  async function hasBoardsFirst({ person, surface: { platform, group } }: Asked): Promise<boolean> {
    const own = (await people.preferences(person)).boards;
    if (own !== undefined || group === undefined) return own === "first";
    return (await people.groupSettings(platform, group)).boards === "first";
  }

  return async (asked) => {
    // Sent again, it is what it became the first time, whatever was chosen since.
    if (asked.request.draft || (await recorded.asked(asked.idempotencyKey))) return admit(asked);
    if (!(await hasBoardsFirst(asked))) return admit(asked);
    const prepared = await admission.prepare(asFilm(asked));
    return prepared.plan.shots.length > 1 ? open(asked, prepared) : admit(asked);
  };
}
