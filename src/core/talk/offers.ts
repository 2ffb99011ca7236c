import { sayCredits } from "../card/facts.ts";
import { UserMistake } from "../errors.ts";
import type { Change } from "../film/clip.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { ChangeAsked } from "./ask-first.ts";
import type { Heard } from "./dispatch.ts";
import type { Foretold } from "./foretell.ts";
import type { Notice, Reply } from "./reply.ts";
import { cleanText, quoteGiven, shorten } from "./values/text.ts";

/** So long an offer can be taken. */
const OFFERED_MS = 24 * 3600_000;
/** In a group a person is not offered anything more often than this. */
const QUIET_MS = 10 * 60_000;

/** What is done when its author says so: a call, or a change that its price was told of before. */
interface Offered {
  author: { id: string; name: string };
  call?: Pick<Heard, "command" | "options" | "replyTo" | "attachments">;
  change?: ChangeAsked;
  /** Its words, as they were said. */
  words: string;
  credits: number;
  /** Where the notes are kept that it is made of. */
  notes?: string;
}

/** One of the ways in which a change can be made, with the button for it. */
interface Way extends ChangeAsked {
  label: string;
  credits: number;
  notes?: string;
}

export type Taken = { call: Heard } | { change: ChangeAsked; idempotencyKey: string };

/** Calls that wait for a button: kept over a restart, taken once, by the one they were offered to. */
export function createOffers({
  notebook,
  newId,
}: {
  notebook: Pick<Notebook, "get" | "set" | "claim" | "delete">;
  newId: () => string;
}) {
  const quiet = ({ person, surface }: Pick<Heard, "person" | "surface">) =>
    `offered-to:${surface.platform}:${surface.group}:${person.id}`;

  return {
    /** Whether somebody in a group has had an offer just now, so that another would be too much. */
    async isQuiet(who: Pick<Heard, "person" | "surface">): Promise<boolean> {
      return who.surface.group !== undefined && (await notebook.get(quiet(who))) !== undefined;
    },

    /** Keeps the call and says what it would do; undefined where another offer came first. */
    async make(heard: Heard, words: string, { credits, changes }: Foretold): Promise<Reply | undefined> {
      const { person, surface, command, options, replyTo, attachments } = heard;
      if (surface.group !== undefined && !(await notebook.claim(quiet(heard), 1, { ttlMs: QUIET_MS }))) {
        return undefined;
      }
      const id = newId();
      const offered: Offered = {
        author: { id: person.id, name: person.name },
        call: {
          command,
          options,
          ...(replyTo ? { replyTo } : {}),
          ...(attachments ? { attachments } : {}),
        },
        words,
        credits,
      };
      await notebook.set(`offer:${id}`, offered, { ttlMs: OFFERED_MS });
      const price = sayCredits(credits);
      const isRemix = command === "remix";
      return {
        kind: "offer",
        offer: { id, author: person.id, words, credits },
        personal: false,
        notice: {
          paragraphs: [
            isRemix
              ? `Shall I change the clip with ${quoteGiven(words)}? Nothing is made unless you say so.`
              : `Shall I make a clip of ${quoteGiven(words)}? Nothing is made unless you say so.`,
            ...wouldChange(changes),
          ],
          buttons: [
            {
              label: `${isRemix ? "Remix with these words" : "Make a clip of these words"} (${price})`,
              command: "accept",
              options: { offer: id },
              tone: "primary",
            },
          ],
        },
      };
    },

    /** A question before what was asked for: each way has its button, the first one foremost. `secret`: for nobody else's eyes. */
    async ask(
      { person }: Pick<Heard, "person">,
      { notice, ways, secret = false }: { notice: Notice; ways: readonly [Way, ...Way[]]; secret?: boolean },
    ): Promise<Reply> {
      const asked = ways.map((way) => ({ ...way, id: newId() }));
      for (const { id, label: _, credits, notes, ...change } of asked) {
        const words = wordsOf(change);
        const author = { id: person.id, name: person.name };
        const offered: Offered = { author, change, words, credits, ...(notes ? { notes } : {}) };
        await notebook.set(`offer:${id}`, offered, { ttlMs: OFFERED_MS });
      }
      const [first] = asked;
      return {
        kind: "offer",
        offer: {
          id: first?.id ?? "",
          author: person.id,
          words: wordsOf(ways[0]),
          credits: ways[0].credits,
        },
        personal: secret,
        ...(secret ? { secret: true } : {}),
        notice: {
          ...notice,
          buttons: asked.map(({ id, label }, index) => ({
            label,
            command: "accept",
            options: { offer: id },
            ...(index === 0 ? { tone: "primary" as const } : {}),
          })),
        },
      };
    },

    /** What was offered, for its author. The same offer always leads to the same clip. */
    async taken(id: string, { person, surface }: Pick<Heard, "person" | "surface">): Promise<Taken> {
      const offered = await notebook.get<Offered>(`offer:${id}`);
      if (!offered) {
        throw new UserMistake(
          "offer-gone",
          "That offer is more than a day old. Write the words again, or use /remix or /video.",
        );
      }
      if (offered.author.id !== person.id) {
        throw new UserMistake(
          "offer-not-yours",
          `That was offered to ${offered.author.name}. To change the clip yourself, reply to it with your own words.`,
        );
      }
      const idempotencyKey = `offer:${id}`;
      if (offered.notes) await notebook.delete(offered.notes);
      if (offered.change) return { change: offered.change, idempotencyKey };
      if (!offered.call) throw new Error("an offer of nothing");
      return { call: { ...offered.call, person, surface, idempotencyKey } };
    },
  };
}

/** So much of a film's new words is shown. */
const SHOWN = 300;

/** What would be made, rather than what was said. */
function wouldChange(changes: readonly Change[]): string[] {
  const prompt = changes.find(({ what }) => what === "Prompt");
  const others = changes.filter((change) => change !== prompt);
  const rest = others.map(({ what, before, after }) => `${what}: ${before} → ${after}`).join("; ");
  return [
    ...(prompt
      ? [`The film would show “${shorten(cleanText(prompt.after).replace(/\s+/gu, " "), SHOWN)}”`]
      : []),
    ...(rest === "" ? [] : [shorten(cleanText(rest).replace(/\s+/gu, " "), SHOWN)]),
  ];
}

function wordsOf({ change }: ChangeAsked): string {
  return "words" in change && change.words ? change.words : change.kind;
}

export type Offers = ReturnType<typeof createOffers>;
