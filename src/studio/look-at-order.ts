import { parentsOf } from "../core/film/clip.ts";
import type { FilmPlan } from "../core/film/film-plan.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModeratedPlace, Moderator, Verdict, WrittenPart } from "../core/ports/moderator.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { OrderDesk } from "./order-desk.ts";
import { wordsOf } from "./words-of.ts";

/** A family is read back so far for what its steps add up to: so many clips, and characters, which a classifier has to read. */
const FAMILY_LOOKED_AT = 50;
const FAMILY_CHARACTERS = 16_000;

export interface OrderLookDependencies {
  record: Pick<Store, "clips">;
  moderator: Pick<Moderator, "check" | "look" | "lookAgain" | "refusal">;
  /** Whether somebody looks at what is held. */
  desk: Pick<OrderDesk, "canHold">;
  media: Pick<MediaStore, "path">;
}

/** What was looked at, and what becomes of it. */
export interface Looked {
  words: readonly WrittenPart[];
  verdict: Verdict;
}

/** Looks at what is asked for before anything of it costs or is recorded. */
export function createOrderLook({ record: { clips }, moderator, desk, media }: OrderLookDependencies) {
  /**
   * A look at the request with a plan of it, or alone; throws what `Moderator.refusal` gives where it may not be made.
   * `parents`: of the clips it is made from, `read`: one of them that has been read. `wanted`: it is to be made; else only
   * the rules look, which cost nothing. `appealed`: the second model looks, and a doubt of its is a no.
   */
  async function lookFor(
    request: VideoRequest,
    place: ModeratedPlace,
    {
      parents,
      read,
      wanted,
      appealed,
    }: {
      parents: readonly (string | undefined)[];
      read: StoredClip | undefined;
      wanted: boolean;
      appealed: boolean;
    },
  ): Promise<(plan: FilmPlan | undefined) => Promise<Looked>> {
    const family = await familyWords(parents, read);
    const pictures = await Promise.all(request.images.map(({ key }) => media.path(key)));
    return async (plan) => {
      const words = wordsOf(request, plan, family);
      // The second model judges what rules have said, too.
      moderator.check(words, { ...place, excused: place.excused || appealed });
      if (!wanted) return { words, verdict: { outcome: "allow" } };
      const ask = appealed ? (moderator.lookAgain ?? moderator.look) : moderator.look;
      const verdict = await ask({ parts: words, pictures }, place);
      const isDoubt = verdict.outcome === "review";
      const isNo = verdict.outcome === "refuse" || (isDoubt && (appealed || !(await desk.canHold())));
      if (isNo) throw moderator.refusal(verdict);
      return { words, verdict };
    };
  }

  /** The prompts of the clips it was made from, each once, the oldest first. `known`: one of them that has been read. */
  async function familyWords(
    parents: readonly (string | undefined)[],
    known: StoredClip | undefined,
  ): Promise<string[]> {
    const prompts = new Set<string>();
    let characters = 0;
    const ids = new Set(parents.filter((id) => id !== undefined));
    // Those added on the way are gone through as well.
    for (const id of ids) {
      const clip = id === known?.id ? known : await clips.load(id);
      if (!clip) continue;
      const { prompt } = clip.request;
      if (!prompts.has(prompt)) characters += prompt.length;
      if (characters > FAMILY_CHARACTERS) break;
      prompts.add(prompt);
      for (const parent of parentsOf(clip)) if (ids.size < FAMILY_LOOKED_AT) ids.add(parent);
    }
    return [...prompts].reverse();
  }

  return lookFor;
}

/** Of verdicts that let something through the one that holds most back. */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  const by = (outcome: Verdict["outcome"]) => verdicts.find((one) => one.outcome === outcome);
  return by("review") ?? by("spoiler") ?? { outcome: "allow" };
}
