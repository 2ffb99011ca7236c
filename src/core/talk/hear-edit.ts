import { UserMistake } from "../errors.ts";
import { type Clip, isEnded } from "../film/clip.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Studio } from "../ports/studio.ts";
import type { AnyCommand } from "./command.ts";
import type { Heard, Said } from "./dispatch.ts";
import { type Foretold, foretell } from "./foretell.ts";
import { readCommandName, readOptions } from "./grammar.ts";
import type { Offers } from "./offers.ts";
import { checkOptions } from "./option-values.ts";
import type { Value } from "./problem.ts";
import type { Reply } from "./reply.ts";
import { toRequest } from "./request-options.ts";
import { quoteGiven } from "./values/text.ts";

/** A message is put right within so long of being written, or what came of it isn't young any more. */
const YOUNG_MS = 15 * 60_000;
/** A card that is being posted stands after so long, even where the chat lets nothing through for a moment. */
const CARD_WITHIN_MS = 3_000;
const LOOK_MS = 100;

/** What the words of a message call for. */
interface Call {
  heard: Heard;
  /** Its options as they are understood. */
  values: Record<string, Value>;
  words: string;
}

/** What a message said, at first or after one of its edits, and what came of that. */
interface Came {
  words: string;
  clipIds: string[];
  /** See `Dispatcher.edited`; 0 for the message itself. */
  order: number;
}

/**
 * Hears messages whose words are put right after they were sent, by whichever process. Of each edit two things are noted:
 * that it begins, and what came of it. Neither is ever written over, so one that comes late changes nothing of what others
 * did since, and what a process that ended had begun is brought to its end by the next that hears of the message.
 */
export function createEditHearing({
  commands,
  notebook,
  studio,
  offers,
  pause,
  say,
}: {
  commands: ReadonlyMap<string, AnyCommand>;
  notebook: Pick<Notebook, "get" | "claim">;
  studio: Studio;
  offers: Offers;
  pause(ms: number): Promise<void>;
  say(text: string, said: Said): Promise<Reply | undefined>;
}) {
  const cameOf = ({ idempotencyKey }: Said, edit: number) => `came-of:${idempotencyKey}:${edit}`;
  const keyOf = ({ idempotencyKey }: Said, edit: number) => `${idempotencyKey}:edit:${edit}`;
  const begunAs = (said: Said, edit: number) => `begun:${keyOf(said, edit)}`;

  const note = (said: Said, edit: number, came: Came) =>
    notebook.claim(cameOf(said, edit), came, { ttlMs: YOUNG_MS });

  return {
    /** Remembers what came of a message, for as long as it is young; talk that nothing came of is forgotten. */
    async note(words: string, said: Said, reply: Reply | undefined): Promise<void> {
      const isMistake = reply?.kind === "notice" && reply.notice.tone === "mistake";
      if (reply?.kind !== "clip" && !isMistake) return;
      await note(said, 0, { words, clipIds: clipIdsOf(reply), order: 0 });
    },

    /** `said` is as it was for the message itself. undefined: nothing is to be said. */
    async hear(words: string, said: Said, order: number): Promise<Reply | undefined> {
      const last = await lastOf(said);
      if (!last) return undefined;
      const { came, edit } = await broughtToItsEnd(last.came, last.edit, said);
      if (words === "" || order < came.order) return undefined;
      const clip = await clipOf(came, said);
      // An edit that changes no words is a link's preview, a pin, or the same edit heard again.
      if (came.words === words) return edit > 0 && clip ? shownAtLast(clip) : undefined;
      const next = edit + 1;
      const again: Said = { ...said, idempotencyKey: keyOf(said, next) };
      if (came.clipIds.length > 0) {
        // Stopped or deleted on purpose, or several at once.
        const isSeveral = came.clipIds.length > 1;
        if (!clip || isSeveral || clip.state === "canceled" || clip.deletedAt !== undefined) return undefined;
        if (!canBeReplaced(clip)) {
          await note(said, next, { ...came, words, order });
          return offerAgain(words, clip, again);
        }
      }
      await notebook.claim(begunAs(said, next), { words, order }, { ttlMs: YOUNG_MS });
      const insteadOf = clip?.state === "waiting" ? { insteadOf: clip.id } : {};
      const reply = await say(words, { ...again, ...insteadOf });
      if (reply?.kind !== "clip") {
        // What it was stays as it is; the next edit may put it right. After a failure of ours nobody knows what came of it.
        const isFailure = reply?.kind === "notice" && reply.notice.tone === "failure";
        if (reply && !isFailure) await note(said, next, { ...came, words, order });
        return reply;
      }
      const isShown = await putInPlace(clip, reply, said);
      await note(said, next, { words, clipIds: clipIdsOf(reply), order });
      return isShown ? undefined : reply;
    },
  };

  async function lastOf(said: Said): Promise<{ came: Came; edit: number } | undefined> {
    let last: { came: Came; edit: number } | undefined;
    for (let edit = 0; ; edit++) {
      const came = await notebook.get<Came>(cameOf(said, edit));
      if (!came) return last;
      last = { came, edit };
    }
  }

  /** A process may have ended after the clip of an edit was admitted, and before that was in the place of the one before. */
  async function broughtToItsEnd(came: Came, edit: number, said: Said) {
    const next = edit + 1;
    const begun = await notebook.get<Pick<Came, "words" | "order">>(begunAs(said, next));
    const made = begun && (await studio.clipAsked(keyOf(said, next)));
    if (!made) return { came, edit };
    await putInPlace(await clipOf(came, said), { clipId: made.id }, said);
    const after: Came = { ...begun, clipIds: [made.id] };
    await note(said, next, after);
    return { came: after, edit: next };
  }

  /** Whether the card of the one before shows the new clip now. */
  async function putInPlace(
    before: Clip | undefined,
    { clipId }: { clipId: string },
    { person, surface }: Said,
  ): Promise<boolean> {
    if (!before || before.id === clipId || isEnded(before.state)) return false;
    return studio.supersede(before.id, clipId, person, surface);
  }

  /** The clip that came of it, with its card where that is still being posted. */
  async function clipOf({ clipIds: [clipId] }: Came, { person, surface }: Said): Promise<Clip | undefined> {
    if (clipId === undefined) return undefined;
    for (let waited = 0; ; waited += LOOK_MS) {
      const clip = await studio.clip(clipId, person, surface);
      if (!clip || clip.card || isEnded(clip.state) || waited >= CARD_WITHIN_MS) return clip;
      await pause(LOOK_MS);
    }
  }

  /** Whoever made it may have ended before anybody was shown it. */
  function shownAtLast({ id, card, posted, state }: Clip): Reply | undefined {
    return card || posted || isEnded(state) ? undefined : { kind: "clip", clipId: id };
  }

  /** The clip has begun: its words can't be changed any more, but a button makes one with the new ones. */
  async function offerAgain(words: string, clip: Clip, said: Said): Promise<Reply | undefined> {
    if (await offers.isQuiet(said)) return undefined;
    const call = callOf(words, said);
    if (!call) return undefined;
    try {
      const offer = await offers.make(call.heard, call.words, await foretoldOf(call, said));
      if (offer?.kind !== "offer") return offer;
      const state = isEnded(clip.state) ? "is made already" : "is being made already";
      return {
        ...offer,
        notice: {
          ...offer.notice,
          paragraphs: [
            `You changed your words, and the clip ${state}. Shall I make one of ${quoteGiven(call.words)} as well? Nothing is made unless you say so.`,
            ...(offer.notice.paragraphs ?? []).slice(1),
          ],
        },
      };
    } catch (error) {
      // What can't be made isn't offered.
      if (error instanceof UserMistake) return undefined;
      throw error;
    }
  }

  /** The call that the words are; undefined where they are none that a button could make. */
  function callOf(words: string, said: Said): Call | undefined {
    const called = readCommandName(words);
    const name = called?.name ?? (said.replyTo ? "remix" : "video");
    const command = commands.get(name);
    if (!command?.freeText || command.answers !== "clip") return undefined;
    const given = said.replyTo && "clip" in command.options ? ["clip"] : [];
    const { options, problems } = readOptions(command, called?.rest ?? words, { given });
    const prompt = options[command.freeText];
    const { values, problems: wrong } = checkOptions(command, options);
    const isWrong = [...problems, ...wrong].some(({ option }) => !given.includes(option ?? ""));
    if (isWrong || typeof prompt !== "string") return undefined;
    return { heard: { ...said, command: command.name, options }, values, words: prompt };
  }

  async function foretoldOf({ heard: { command }, values, words }: Call, said: Said): Promise<Foretold> {
    const clip = said.replyTo && (await studio.clipOfMessage(said.replyTo));
    if (command === "remix" && clip)
      return foretell(studio, said, { clip, words, request: toRequest(values) });
    const draft = values.draft === true ? { draft: true } : {};
    return foretell(studio, said, { request: { ...toRequest(values), ...draft, prompt: words } });
  }
}

/** Nothing of it was made yet, or nothing can be. */
function canBeReplaced({ state }: Clip): boolean {
  return state === "waiting" || state === "failed";
}

function clipIdsOf(reply: Reply | undefined): string[] {
  return reply?.kind === "clip" ? [reply.clipId, ...(reply.more ?? [])] : [];
}
