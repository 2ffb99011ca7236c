import { isSecretHere } from "../access/audience.ts";
import { sayCredits, sayDollars } from "../card/facts.ts";
import type { Clip } from "../film/clip.ts";
import type { Derivation } from "../film/derivation.ts";
import { isAboutFrames } from "../film/frame-words.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Studio } from "../ports/studio.ts";
import type { WhatItTakes } from "../ports/what-it-takes.ts";
import type { CommandCall } from "./command.ts";
import type { Offers } from "./offers.ts";
import type { Reply } from "./reply.ts";
import { quoteGiven, shorten } from "./values/text.ts";

/** Notes on a film wait so long for the others that come with them. */
const COLLECTED_MS = 24 * 3600_000;
/** One message with more would be read by nobody, and bound what is kept. */
const NOTES_MOST = 12;
const NOTE_SHOWN = 90;

/** A change that somebody wants of a clip. */
export interface ChangeAsked {
  clip: string;
  change: Derivation;
  private?: boolean;
}

/**
 * Says of a film, before a change to it is made, which shots that makes again and what it costs; undefined: it is made at
 * once, for it is free, or the clip is none that was planned as a film. Notes on one film by one person are collected
 * until they say so, and priced together. Throws what making it would throw.
 */
export type AskFirst = (
  wanted: ChangeAsked,
  call: Omit<CommandCall, "options">,
) => Promise<Reply | undefined>;

export function createAskFirst({
  studio,
  notebook,
  offers,
}: {
  studio: Pick<Studio, "clip" | "previewDerived">;
  notebook: Pick<Notebook, "get" | "set">;
  offers: Pick<Offers, "ask">;
}): AskFirst {
  return async (wanted, call) => {
    const clip = await studio.clip(wanted.clip, call.person, call.surface);
    // What it says is of the film: words that were said of it elsewhere, how many shots it has.
    const secret = clip !== undefined && isSecretHere([clip], call.surface);
    if (clip?.board) return askOfBoard(clip, wanted, call);
    if (!clip || !isFilm(clip)) return undefined;
    const takes = await studio.previewDerived(wanted.clip, wanted.change, call);
    const note = noteIn(wanted.change);
    const key = `notes:${clip.id}:${call.person.id}`;
    const before = note === undefined ? [] : ((await notebook.get<string[]>(key)) ?? []);
    const notes =
      note === undefined ? [] : [...before.filter((one) => one !== note), note].slice(-NOTES_MOST);
    const all = notes.length > 1 ? await together(wanted, notes, call) : undefined;
    // Free, and by itself: nothing to ask about.
    if (isFree(takes) && all === undefined) return undefined;
    if (note !== undefined)
      await notebook.set(key, all === undefined ? [note] : notes, { ttlMs: COLLECTED_MS });
    const one = { ...wanted, credits: takes.credits, label: `Make it (${sayCredits(takes.credits)})` };
    if (all === undefined) {
      const paragraphs = [`${sayWhatItTakes(clip, takes)} ${UNLESS}`];
      const ways = [{ ...one, ...(note && { notes: key }) }] as const;
      return offers.ask(call, { notice: { paragraphs }, ways, secret });
    }
    return offers.ask(call, {
      notice: {
        paragraphs: [
          `${notes.length} notes on this clip so far: ${notes.map((said) => quoteGiven(shorten(said, NOTE_SHOWN))).join(", ")}.`,
          `All together: ${sayWhatItTakes(clip, all.takes)} ${UNLESS}`,
        ],
      },
      ways: [
        {
          ...{ ...wanted, change: all.change, credits: all.takes.credits, notes: key },
          label: `Make all ${notes.length} (${sayCredits(all.takes.credits)})`,
        },
        { ...one, label: `Only the last (${sayCredits(takes.credits)})`, notes: key },
      ],
      secret,
    });
  };

  /** Changing a board is free; what is drawn by a paid model has its price, and frames of several shots are not made stale unsaid. */
  async function askOfBoard(
    clip: Clip,
    wanted: ChangeAsked,
    call: Omit<CommandCall, "options">,
  ): Promise<Reply | undefined> {
    const { change } = wanted;
    const hasFrames = clip.plan.shots.some(({ frame }) => frame !== undefined);
    const mayDraw = change.kind === "remix" && isAboutFrames(change.words);
    if (change.kind === "render" || !(hasFrames || mayDraw)) return undefined;
    const takes = await studio.previewDerived(wanted.clip, change, call);
    const isUnsaid = (takes.stale?.length ?? 0) > 1;
    if (isFree(takes) && !isUnsaid) return undefined;
    const label = isUnsaid && isFree(takes) ? "Change it (free)" : `Draw (${sayCredits(takes.credits)})`;
    const paragraphs = [`${sayFrames(clip, takes)} Nothing changes unless you say so.`];
    const secret = isSecretHere([clip], call.surface);
    const ways = [{ ...wanted, credits: takes.credits, label }] as const;
    return offers.ask(call, { notice: { paragraphs }, ways, secret });
  }

  /** All notes as one change; undefined where they can't be had together, so that the last is asked about alone. */
  async function together(
    wanted: ChangeAsked,
    notes: readonly string[],
    call: Omit<CommandCall, "options">,
  ): Promise<{ change: Derivation; takes: WhatItTakes } | undefined> {
    if (wanted.change.kind !== "remix") return undefined;
    const change = { ...wanted.change, words: notes.join("\n") };
    const takes = await studio.previewDerived(wanted.clip, change, call).catch(() => undefined);
    return takes === undefined || isFree(takes) ? undefined : { change, takes };
  }
}

const UNLESS = "Nothing is made unless you say so.";

/** Planned as a board and made of it; drafts, and boards themselves, cost nothing. */
function isFilm({ request, board }: Clip): boolean {
  return request.pictures === true && !request.draft && board === undefined;
}

const isFree = ({ credits, usd }: WhatItTakes): boolean => credits === 0 && usd === 0;

/** Words alone are a note; what is said by option is wanted as it is. */
function noteIn(change: Derivation): string | undefined {
  if (change.kind !== "remix" || change.words.trim() === "") return undefined;
  return Object.keys(change.request).length === 0 ? change.words.trim() : undefined;
}

/** "That draws 2 pictures with seedream-4.5: 2 credits, at most $0.08." */
function sayFrames({ finalRender }: Clip, { credits, usd, pictures, stale = [] }: WhatItTakes): string {
  const draw = finalRender?.draw;
  const drawn =
    pictures === 0
      ? []
      : [
          `That draws ${pictures} ${pictures === 1 ? "picture" : "pictures"}${draw ? ` with ${draw.model}` : ""}: ${sayPrice(credits, usd)}.`,
        ];
  const [first] = stale;
  const shots = stale.length > 1 ? `frames of shots ${listed(stale)}` : `frame of shot ${first}`;
  const each = draw ? ` (${sayPrice(draw.each.credits, draw.each.usd)} each)` : "";
  const old =
    first === undefined
      ? []
      : [
          `The ${shots} would no longer fit. What is drawn stays as it is until you redraw it${each} or press Render.`,
        ];
  return [...drawn, ...old].join(" ");
}

const sayPrice = (credits: number, usd: number): string =>
  `${sayCredits(credits)}${usd > 0 ? `, at most ${sayDollars(usd)}` : ""}`;

const listed = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;

/** "Shot 3 is made again, with 1 key picture; the other 5 are taken as they are. That is 5 credits, at most $0.29." */
export function sayWhatItTakes(
  { plan }: Pick<Clip, "plan">,
  { credits, usd, shots, of, pictures, clips = 1 }: WhatItTakes,
): string {
  const drawn = pictures === 0 ? "" : `, with ${pictures} key ${pictures === 1 ? "picture" : "pictures"}`;
  const price = `That is ${sayPrice(credits, usd)}.`;
  return `${sayShots(shots, of, clips, plan.shots.length)}${drawn}${sayKept(of - shots.length, clips)}. ${price} The clip as it is stays.`;
}

function sayShots(shots: readonly number[], of: number, clips: number, before: number): string {
  if (clips > 1) return `${clips} clips are made, with ${shots.length} shots altogether`;
  if (shots.length === 0) return "No shot is made again, only the sound";
  if (shots.length === of) return of === 1 ? "Its one shot is made again" : `All ${of} shots are made again`;
  if (shots.length === 1)
    return `Shot ${shots[0]} is made${of > before && (shots[0] ?? 0) > before ? "" : " again"}`;
  return `Shots ${listed(shots)} are made again`;
}

function sayKept(kept: number, clips: number): string {
  if (clips > 1 || kept <= 0) return "";
  return kept === 1 ? "; the other one is taken as it is" : `; the other ${kept} are taken as they are`;
}
