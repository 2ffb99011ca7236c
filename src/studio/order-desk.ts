import { createHash } from "node:crypto";
import { UserMistake } from "../core/errors.ts";
import type { Case } from "../core/ports/cases.ts";
import type { Refused } from "../core/ports/moderator.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { ClipRecord } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Prepared } from "./prepare.ts";
import { wordsOf } from "./words-of.ts";

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
      const account = await people.account(asked.person.id);
      const words = shown(wordsOf(asked.request, asked.from?.plan).map(({ text }) => text));
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
      };
      await cases.note(entry, { asked: isSilent ? undefined : asked });
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
        words: shown(words.map(({ text }) => text)),
        pictures: record.request.images.map(({ key }) => key),
      };
      await cases.note(entry, { open: true });
      return entry.id;
    },
    /** The order came to nothing for another reason: there is nothing to decide. */
    notHeld: cases.drop,
  };
}

/** By what a try is known again: the words its case has. */
export function digestOf(words: readonly string[]): string {
  return createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 16);
}

function shown(words: readonly string[]): string[] {
  const all: string[] = [];
  let left = WORDS_SHOWN;
  for (const text of new Set(words)) {
    if (left <= 0) break;
    all.push(text.slice(0, left));
    left -= text.length;
  }
  return all;
}
