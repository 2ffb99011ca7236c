import type { Case } from "../src/core/ports/cases.ts";
import type { Verdict } from "../src/core/ports/moderator.ts";
import type { StoredClip } from "../src/store/clips.ts";
import type { Store } from "../src/store/store.ts";

/** Writes down that something made for a clip isn't shown: the case's number. `open`: a person is to decide. */
export type NoteRefusal = (
  clip: StoredClip,
  verdict: Verdict,
  how: { open: boolean; cut?: Case["cut"] },
) => Promise<string>;

export function createNoteRefusal({
  cases,
  newCaseId,
  now,
}: {
  cases: Pick<Store["cases"], "note">;
  newCaseId: () => string;
  now: () => number;
}): NoteRefusal {
  return async (clip, { harm, part, scores, away, outcome }, { open, cut }) => {
    const entry: Case = {
      id: newCaseId(),
      at: now(),
      about: "film",
      person: { id: clip.maker.id, name: clip.maker.name },
      account: clip.account,
      surface: clip.surface,
      outcome,
      ...(harm === undefined ? {} : { harm }),
      ...(part === undefined ? {} : { part }),
      ...(scores === undefined ? {} : { scores }),
      ...(away ? { away } : {}),
      clip: clip.id,
      ...(cut && { cut }),
      ...(harm === "minors" ? {} : { words: [clip.request.prompt] }),
    };
    await cases.note(entry, { open });
    return entry.id;
  };
}
