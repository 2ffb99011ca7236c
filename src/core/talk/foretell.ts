import { isSecretHere } from "../access/audience.ts";
import type { Change, Clip } from "../film/clip.ts";
import type { VideoRequest } from "../film/request.ts";
import type { Asked, Studio } from "../ports/studio.ts";
import type { Said } from "./dispatch.ts";

/** What would come of words if they were taken at their word. */
export interface Foretold {
  credits: number;
  /** What would be different in the clip; empty where that is not for those here. */
  changes: readonly Change[];
}

/** Asked before anything is offered. Throws what making it would. */
export async function foretell(
  studio: Studio,
  { person, surface, idempotencyKey }: Pick<Said, "person" | "surface" | "idempotencyKey">,
  what:
    | { clip: Pick<Clip, "id">; words: string; request?: Partial<VideoRequest> }
    | { clip?: undefined; request: Asked["request"] },
): Promise<Foretold> {
  const asked = { person, surface, idempotencyKey };
  if (what.clip === undefined) {
    const { credits } = await studio.preview({ ...asked, request: what.request });
    return { credits, changes: [] };
  }
  const { clip, words, request = {} } = what;
  const change = { kind: "remix", strength: "medium", words, request } as const;
  const { credits, changes = [] } = await studio.previewDerived(clip.id, change, asked);
  const seen = await studio.clip(clip.id, person, surface);
  const isShown = seen !== undefined && !isSecretHere([seen], surface);
  return { credits, changes: isShown ? changes : [] };
}
