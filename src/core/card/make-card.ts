import { audienceOf } from "../access/audience.ts";
import { type BoardHead, notesOf, openingKey } from "../film/board.ts";
import { CAMERA_MOVES } from "../film/camera.ts";
import { type Clip, isEnded } from "../film/clip.ts";
import { mayComeAgain } from "../film/may-come-again.ts";
import { sayRemarks } from "../film/remarks.ts";
import { tellStill } from "./alt-text.ts";
import { boardFacts, boardHeadline, sayLook, sayOfShot } from "./board-card.ts";
import { cardButtons } from "./buttons.ts";
import type { Card } from "./card.ts";
import { clipFacts, sayCredits } from "./facts.ts";

/** Shares of the whole: shooting takes nearly all the time, then comes cutting, then sending. */
const SHOOTING = 0.85;
const CUTTING = 0.1;
/** Sending has no progress of its own; the last step is only shown once the clip is there. */
const WHILE_SENDING = 0.97;

const RUNS_ON =
  "The model works on what it had begun until that is done, and nobody gets it. Other clips for that model wait meanwhile.";

/** The card of a clip as of now. `place` 1 is next in line; `secondsLeft`: a range, in seconds. */
export function makeCard(
  clip: Clip,
  now: {
    place?: number;
    secondsLeft?: { from: number; to: number };
    /** Credits that stay used if it is stopped now. */
    cancelCosts?: number;
    /** What keeps it from going on, in words; absent: nothing does. */
    waits?: string | undefined;
    /** Where its board stands. */
    board?: BoardHead;
  } = {},
): Card {
  const waiting = clip.state === "waiting";
  const card: Card = {
    clipId: clip.id,
    ...(clip.board === undefined ? {} : { isBoard: true as const }),
    ...(clip.board === undefined || clip.sheet === undefined
      ? {}
      : {
          sheet: {
            key: clip.sheet,
            openingKey: openingKey(clip.sheet),
            version: clip.board.version,
            alt: tellStill(clip),
            ...(clip.spoiler ? { spoiler: true as const } : {}),
          },
        }),
    audience: audienceOf(clip),
    state: clip.state,
    headline:
      clip.board === undefined
        ? headline(clip, now.place, now.waits !== undefined)
        : boardHeadline(clip, now.board),
    prompt: clip.deletedAt === undefined ? clip.request.prompt : "Its words and pictures are gone.",
    facts: clip.board === undefined ? clipFacts(clip) : boardFacts(clip),
    shots: clip.plan.shots.map((planned, index) => ({
      index,
      beat: planned.beat,
      camera:
        clip.board === undefined
          ? CAMERA_MOVES[planned.camera].label
          : `${sayLook(planned)}${sayOfShot(planned)}`,
      seconds: planned.seconds,
      state: clip.shots[index]?.state ?? "waiting",
    })),
    changes: clip.changes,
    progress: wholeProgress(clip),
    estimated:
      clip.state === "shooting" && clip.shots.some((shot) => shot.state === "shooting" && shot.estimated),
    ...(waiting && now.place !== undefined ? { place: now.place } : {}),
    ...(now.secondsLeft && now.waits === undefined && !isOver(clip) ? { secondsLeft: now.secondsLeft } : {}),
    warnings: [
      ...(clip.board === undefined ? [] : notesOf(clip.board).map(({ text }) => text)),
      ...(clip.runsOn ? [RUNS_ON] : []),
      ...(now.waits === undefined ? [] : [now.waits]),
      ...clip.plan.warnings,
      ...clip.warnings,
      ...sayRemarks(clip),
      ...clip.shots.flatMap((shot) => shot.warnings),
    ].filter((warning, index, all) => all.indexOf(warning) === index),
    ...(clip.failure ? { failure: sayFailure(clip, clip.failure) } : {}),
    buttons: cardButtons(clip, now),
  };
  return isWithheld(clip) ? withoutWords(card, clip) : card;
}

/**
 * Whether a person has yet to look at what was asked for, or has refused it: until then nothing of its words stands where
 * others read along.
 */
function isWithheld({ held, state, startedAt }: Clip): boolean {
  return held?.of === "order" && (state === "held" || (isEnded(state) && startedAt === undefined));
}

function withoutWords(card: Card, clip: Clip): Card {
  const prompt =
    clip.state === "held"
      ? "Its words are shown once somebody has let it through."
      : "Its words aren't shown.";
  return { ...card, prompt, facts: clipFacts(clip), shots: [], changes: [], warnings: [] };
}

/** Share done of all the work, 0 to 1; null while nothing has begun. 1 only once it is delivered. */
export function wholeProgress(clip: Clip): number | null {
  const toMake = clip.shots.filter((shot) => shot.state !== "kept");
  const shooting = toMake.length === 0 ? 0 : SHOOTING;
  const cutting = CUTTING + SHOOTING - shooting;
  switch (clip.state) {
    case "waiting":
    case "held":
      return clip.held?.of === "film" ? shooting : null;
    case "delivered":
      return 1;
    case "delivering":
      return WHILE_SENDING;
    case "cutting":
      return shooting + cutting * bounded(clip.cutProgress);
    default: {
      if (clip.startedAt === undefined && clip.state !== "shooting") return null;
      const weight = (index: number) => clip.plan.shots[index]?.renderSeconds ?? 1;
      const whole = toMake.reduce((sum, shot) => sum + weight(shot.index), 0);
      const done = toMake.reduce((sum, shot) => {
        const share = shot.state === "made" ? 1 : shot.state === "shooting" ? bounded(shot.progress ?? 0) : 0;
        return sum + weight(shot.index) * share;
      }, 0);
      return whole === 0 ? 0 : shooting * (done / whole);
    }
  }
}

/**
 * The same card as it is shown to whoever wants it quiet: it looks the same until the clip's state is another one, so that
 * it is edited then and at no other time. What else happened meanwhile is told with the next state.
 */
export function makeQuietCard(clip: Clip): Card {
  const card = makeCard(clip);
  if (isEnded(clip.state) || isWithheld(clip)) return card;
  const { place: _place, secondsLeft: _left, ...rest } = card;
  const state = clip.state === "delivering" ? "cutting" : clip.state;
  const isMade = state === "cutting";
  return {
    ...rest,
    state,
    headline: clip.deletedAt === undefined ? QUIET_HEADLINES[state] : card.headline,
    shots: card.shots.map((shot) => (isMade || shot.state === "kept" ? shot : { ...shot, state: "waiting" })),
    progress: null,
    estimated: false,
    warnings: isMade ? card.warnings : [...new Set([...clip.plan.warnings, ...clip.warnings])],
  };
}

const HELD = {
  order: "Held: somebody looks at it before it is made",
  film: "Held: somebody looks at it before it is shown",
} as const;

const QUIET_HEADLINES = {
  held: "Held: somebody looks at it first",
  waiting: "Waiting",
  shooting: "Shooting",
  cutting: "Cutting",
} as const;

function headline(clip: Clip, place: number | undefined, waits: boolean): string {
  if (clip.deletedAt !== undefined) return "Deleted";
  if (clip.hidden !== undefined) return "Hidden: somebody reported it, and somebody looks at it";
  switch (clip.state) {
    case "waiting":
      if (clip.planning) return `Writing the plan, with ${clip.planning.by}`;
      if (isDrawing(clip)) return sayDrawing(clip);
      if (place === undefined) return "Waiting";
      return place <= 1 ? "Next in line" : `Waiting, number ${place} in line`;
    case "held":
      return HELD[clip.held?.of ?? "order"];
    case "shooting": {
      const made = clip.shots.filter((shot) => shot.state === "made" || shot.state === "kept").length;
      if (made === 0 && !clip.shots.some(({ state }) => state === "shooting") && isDrawing(clip))
        return sayDrawing(clip);
      const word = waits ? "Waiting" : "Shooting";
      return clip.shots.length === 1 ? word : `${word}, ${made} of ${clip.shots.length} shots done`;
    }
    case "cutting":
      return "Cutting";
    case "delivering":
      return "Sending";
    case "delivered":
      return clip.posted
        ? "Done"
        : "Done: there was nowhere left to post it, so it waits in /history; /show brings it";
    case "failed":
      return "Failed";
    case "canceled":
      return clip.runsOn ? "Cancelled, but the model can't be stopped" : "Cancelled";
  }
}

/** Image models are at what its shots stand on. */
const isDrawing = ({ drawing }: Clip): boolean => drawing !== undefined && drawing.done < drawing.of;

function sayDrawing({ drawing = { done: 0, of: 0 } }: Clip): string {
  return `Drawing key pictures, ${drawing.done} of ${drawing.of} done`;
}

function sayFailure(
  { request, stars, charged = 0 }: Clip,
  { code, message }: NonNullable<Clip["failure"]>,
): string {
  if (stars !== undefined && !request.draft && mayComeAgain(code))
    return `${message} The draft keeps its stars for the next day's vote, unless this was its second try.`;
  if (charged === 0) return message;
  return `${message} ${sayCredits(charged)} went to the shots that were made; they are kept, and cost nothing when you ask for them again.`;
}

function isOver(clip: Clip): boolean {
  return clip.endedAt !== undefined || clip.deletedAt !== undefined;
}

function bounded(share: number): number {
  return Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
}
