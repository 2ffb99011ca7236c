import { createHash } from "node:crypto";
import { UserMistake } from "../core/errors.ts";
import type { Clip } from "../core/film/clip.ts";
import type { Case } from "../core/ports/cases.ts";
import type { Refused, WrittenPart } from "../core/ports/moderator.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { ClipRecord } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Prepared } from "./prepare.ts";
import { GOES_ON_FROM, wordsOf } from "./words-of.ts";

/** So much of what was written is shown to those who decide. */
const WORDS_SHOWN = 4_000;

export type OrderDesk = ReturnType<typeof createOrderDesk>;

/** Writes down what was stopped or held before anything of it was made, and counts what somebody tries. */
export function createOrderDesk({
  record: { cases, people },
  hasSecondModel,
  now,
  newCaseId,
}: {
  record: Pick<Store, "cases" | "people">;
  /** Appeals are looked at by another model before people do. */
  hasSecondModel: boolean;
  now: () => number;
  newCaseId: () => string;
}) {
  const canHold = async () => (await cases.reviewPlace()) !== undefined;

  return {
    /** Whether there are people to decide. */
    canHold,

    /** What to tell the person: why, and how they may appeal. About minors nothing is kept but that it was. */
    async refused(asked: Asked, refused: Refused): Promise<UserMistake> {
      const { harm, part } = refused;
      const isSilent = harm === "minors";
      // Its managers' to decide: nobody is paused everywhere for it, and the host's reviewers don't lift it.
      const isServers = harm === "server-words";
      const account = await people.account(asked.person.id);
      const words = shownWords(wordsOf(asked.request, asked.from?.plan));
      const entry: Case = {
        id: newCaseId(),
        at: now(),
        about: "order",
        person: { id: asked.person.id, name: asked.person.name },
        account,
        surface: asked.surface,
        outcome: "refuse",
        harm,
        part,
        ...(isSilent ? {} : { words }),
        ...(isSilent || isServers ? {} : { strike: digestOf(words) }),
      };
      await cases.note(entry, { asked: isSilent || isServers ? undefined : asked });
      if (isServers) return new UserMistake(refused.code, refused.userMessage);
      const pausedMs = await cases.strike(account, digestOf(words));
      const isAppealable = !isSilent && pausedMs === 0 && (hasSecondModel || (await canHold()));
      const says =
        pausedMs === 0
          ? refused.userMessage
          : `${refused.userMessage} That was refused several times today, so nothing is made for you for ${Math.round(pausedMs / 60_000)} minutes.`;
      return new UserMistake(refused.code, says, {
        ...(isAppealable
          ? { buttons: [{ label: "Appeal", command: "appeal", options: { case: entry.id } }] }
          : {}),
      });
    },

    /** A person is to look at an order before it is made; the case's number. */
    async holding(
      record: ClipRecord,
      { verdict, words }: Pick<Prepared, "verdict" | "words">,
    ): Promise<string> {
      const { harm, part, scores, away } = verdict;
      const entry: Case = {
        id: newCaseId(),
        at: now(),
        about: "order",
        person: { id: record.maker.id, name: record.maker.name },
        account: record.account,
        surface: record.surface,
        outcome: "review",
        ...(harm === undefined ? {} : { harm }),
        ...(part === undefined ? {} : { part }),
        ...(scores === undefined ? {} : { scores }),
        ...(away ? { away } : {}),
        clip: record.id,
        words: shownWords(words.filter(({ part }) => part !== GOES_ON_FROM)),
        goesOnFrom: shownWords(words.filter(({ part }) => part === GOES_ON_FROM)),
        pictures: record.request.images.map(({ key }) => key),
      };
      await cases.note(entry, { open: true });
      return entry.id;
    },
    /** The order came to nothing for another reason: there is nothing to decide. */
    notHeld: cases.drop,
  };
}

/** By what the try of a case is counted; one of before that was written down has the words it began with. */
export function strikeOf({ strike, words = [] }: Pick<Case, "strike" | "words">): string {
  return strike ?? digestOf(words);
}

/** By what a try is known again. */
function digestOf(words: readonly string[]): string {
  return createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
}

/** What reviewers read of a clip that waits for them: all that its models are told. */
export function wordsForReview({ request, plan }: Pick<Clip, "request" | "plan">): string[] {
  return shownWords(wordsOf(request, plan));
}

function shownWords(parts: readonly WrittenPart[]): string[] {
  const all: string[] = [];
  let left = WORDS_SHOWN;
  for (const text of new Set(parts.map(({ text }) => text))) {
    if (left <= 0) break;
    all.push(text.slice(0, left));
    left -= text.length;
  }
  return all;
}
