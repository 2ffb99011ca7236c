import type { Card } from "../core/card/card.ts";
import { makeCard, makeQuietCard } from "../core/card/make-card.ts";
import { makeTakesCard } from "../core/card/takes.ts";
import { type Clip, isEnded } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import { estimateSecondsLeft } from "../queue/estimate.ts";
import { sayDay, sayTime } from "../store/calendar.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import { paidMicros } from "./paid-for.ts";

export type Cards = ReturnType<typeof createCards>;

/**
 * Credits that stay used if a clip is stopped now: of those reserved as much as of the money set aside is paid, or may yet be.
 * What a cancel does is `credits_for` in `scripts/includes/costs.lua`.
 */
function cancelCosts(clip: Pick<StoredClip, "price" | "usdMicros" | "shots" | "orderCosts">): number {
  const { price, usdMicros } = clip;
  if (usdMicros <= 0) return 0;
  return Math.max(0, Math.min(price, Math.ceil((price * paidMicros(clip)) / usdMicros - 1e-9)));
}

/**
 * Cards with their place in the queue and the time left, from what really waits and what shots really took; or quiet, where
 * the clip's maker wants them so.
 */
export function createCards({
  record: { boards, clips, line, people },
  slotsOf,
  now,
  timeZone,
}: {
  record: Pick<Store, "boards" | "clips" | "line" | "people">;
  slotsOf: (backend: string) => number;
  now: () => number;
  timeZone: string;
}) {
  async function outlook(clip: Clip, backend: string) {
    const unmade = clip.shots.filter(({ state }) => state !== "made" && state !== "kept");
    const [places, paces] = await Promise.all([
      clip.state === "waiting" ? line.places() : undefined,
      line.paces(clip),
    ]);
    const standing = places?.get(clip.id);
    const secondsOwn = unmade.reduce(
      (sum, shot) => sum + (clip.plan.shots[shot.index]?.seconds ?? 0) * (1 - (shot.progress ?? 0)),
      0,
    );
    return {
      place: standing?.place,
      figures: {
        secondsAhead: standing?.secondsAhead ?? 0,
        secondsOwn,
        shotsOwn: unmade.length,
        slots: slotsOf(backend),
        paces,
      },
    };
  }

  /** Why a clip under way doesn't go on, while none of its shots does. */
  function sayWait({ shots }: Clip): string | undefined {
    const under = shots.filter(({ state }) => state === "shooting");
    const [soonest] = under.flatMap(({ waits }) => waits ?? []).sort((one, other) => one.again - other.again);
    if (!soonest || under.some(({ waits }) => !waits)) return undefined;
    const { says, again, until } = soonest;
    const day = sayDay(until, timeZone);
    const end = `${sayTime(until, timeZone)}${day === sayDay(now(), timeZone) ? "" : ` on ${day}`}`;
    return `${says} It is tried again at ${sayTime(again, timeZone)}, and given up at ${end}. Waiting costs nothing.`;
  }

  /** `stored`: the clip as it was read just now, where it was. */
  async function card(clip: Clip, stored?: StoredClip): Promise<Card> {
    if (isEnded(clip.state)) {
      const board = clip.board && (await boards.load(clip.board.id));
      return makeCard(clip, board ? { board } : {});
    }
    const [known, wish] = await Promise.all([stored ?? clips.load(clip.id), people.preferences(clip.maker)]);
    if (wish.card === "quiet") return makeQuietCard(known ?? clip);
    const { place, figures } = await outlook(known ?? clip, known?.queue ?? "");
    const secondsLeft = estimateSecondsLeft(figures, filmSeconds(clip.plan));
    return makeCard(known ?? clip, {
      ...(place === undefined ? {} : { place }),
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
      waits: sayWait(known ?? clip),
      ...(known ? { cancelCosts: cancelCosts(known) } : {}),
    });
  }

  return {
    card: (clip: Clip) => card(clip),
    /** The card of a clip that was read just now. */
    cardOf: (stored: StoredClip) => card(stored, stored),
    /** The one card of all takes of a /vary. */
    async takesCard(takes: readonly Clip[]): Promise<Card> {
      return makeTakesCard(takes, await Promise.all(takes.map((take) => card(take))));
    },
  };
}
