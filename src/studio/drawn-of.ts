import { isEnded } from "../core/film/clip.ts";
import { type MadePicture, madePictureKey } from "../core/film/made-picture.ts";
import type { Store } from "../store/store.ts";

/** Media keys of the sheets and frames that were drawn from a picture, or from what was. */
export function drawnFrom(key: string, pictures: readonly MadePicture[]): string[] {
  const from = new Set([key]);
  // What others are made from stands before them, but nobody promises that.
  for (let found = true; found; ) {
    const next = pictures.filter(
      (picture) =>
        !from.has(madePictureKey(picture)) && picture.references.some((reference) => from.has(reference)),
    );
    for (const picture of next) from.add(madePictureKey(picture));
    found = next.length > 0;
  }
  from.delete(key);
  return [...from];
}

/** What was made with a picture of somebody who no longer wants to be shown, or who is out of the cast. */
export function createDrawnOf({
  bible,
  clips,
  life,
  owned,
}: Pick<Store, "bible" | "clips" | "life" | "owned">) {
  return {
    /** Ends what is being made with it, its credits come back, and takes away what image models drew of it. Safe to repeat. */
    async takeAway(key: string): Promise<void> {
      // First of all, so that none is begun while those that are there are looked through.
      await bible.withdraw([key]);
      const films = await clips.loadAll(await bible.clipsWith(key));
      const drawn = films.flatMap(({ plan }) => drawnFrom(key, plan.pictures ?? []));
      await bible.withdraw(drawn);
      for (const film of films) if (!isEnded(film.state)) await life.cancel(film.id);
      await owned.discard(drawn);
    },
    /** Takes away what was drawn of it, but for films that are being made with it: nobody objects to those. Safe to repeat. */
    async tidyAway(key: string): Promise<void> {
      const films = await clips.loadAll(await bible.clipsWith(key));
      const drawn = (isOver: boolean) =>
        films
          .filter(({ state }) => isEnded(state) === isOver)
          .flatMap(({ plan }) => drawnFrom(key, plan.pictures ?? []));
      const inUse = new Set(drawn(false));
      await owned.discard(drawn(true).filter((one) => !inUse.has(one)));
    },
  };
}
