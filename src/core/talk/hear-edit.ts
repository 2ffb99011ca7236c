import { UserMistake } from "../errors.ts";
import { type Clip, isEnded } from "../film/clip.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Studio } from "../ports/studio.ts";
import type { AnyCommand } from "./command.ts";
import type { Heard, Said } from "./dispatch.ts";
import { readCommandName, readOptions } from "./grammar.ts";
import type { Offers } from "./offers.ts";
import type { Reply } from "./reply.ts";
import { toRequest } from "./request-options.ts";
import { quoteGiven } from "./values/text.ts";

/** A message is put right within so long of being written, or what came of it isn't young any more. */
const YOUNG_MS = 15 * 60_000;

/** What came of a message's words. */
interface Before {
  words: string;
  clipIds: string[];
  /** How often they were put right since. */
  edits: number;
}

/** Hears messages whose words are put right after they were sent. */
export function createEditHearing({
  commands,
  notebook,
  studio,
  offers,
  say,
}: {
  commands: ReadonlyMap<string, AnyCommand>;
  notebook: Pick<Notebook, "get" | "set">;
  studio: Studio;
  offers: Offers;
  say(text: string, said: Said): Promise<Reply | undefined>;
}) {
  const keyOf = ({ idempotencyKey }: Pick<Said, "idempotencyKey">) => `came-of:${idempotencyKey}`;

  return {
    /** Remembers what came of a message, for as long as it is young; talk that nothing came of is forgotten. */
    async note(words: string, said: Said, reply: Reply | undefined, edits = 0): Promise<void> {
      const isMistake = reply?.kind === "notice" && reply.notice.tone === "mistake";
      if (reply?.kind !== "clip" && !isMistake) return;
      const clipIds = reply.kind === "clip" ? [reply.clipId, ...(reply.more ?? [])] : [];
      const before: Before = { words, clipIds, edits };
      await notebook.set(keyOf(said), before, { ttlMs: YOUNG_MS });
    },

    /** `said` is as it was for the message itself. undefined: nothing is to be said. */
    async hear(words: string, said: Said): Promise<Reply | undefined> {
      const before = await notebook.get<Before>(keyOf(said));
      // An edit that changes no words is a link's preview, a pin, or the same edit heard again.
      if (!before || before.words === words || words === "") return undefined;
      const edits = before.edits + 1;
      const again: Said = { ...said, idempotencyKey: `${said.idempotencyKey}:edit:${edits}` };
      const [clipId, ...more] = before.clipIds;
      const clip = clipId === undefined ? undefined : await studio.clip(clipId, said.person, said.surface);
      if (clipId !== undefined) {
        // Stopped or deleted on purpose, or several at once.
        const isLeft = !clip || more.length > 0 || clip.state === "canceled" || clip.deletedAt !== undefined;
        if (isLeft) return undefined;
        if (clip.state !== "waiting" && clip.state !== "failed") {
          await notebook.set(keyOf(said), { ...before, words, edits }, { ttlMs: YOUNG_MS });
          return offerAgain(words, clip, again);
        }
      }
      const reply = await say(words, again);
      if (reply?.kind !== "clip") {
        // What it was stays as it is; the next edit may put it right.
        if (reply) await notebook.set(keyOf(said), { ...before, words, edits }, { ttlMs: YOUNG_MS });
        return reply;
      }
      await this.note(words, said, reply, edits);
      if (clip?.state !== "waiting" || reply.clipId === clip.id) return reply;
      const isShown = await studio.supersede(clip.id, reply.clipId, said.person, said.surface);
      // Its card stands there already and shows the new words.
      return isShown ? undefined : reply;
    },
  };

  /** The clip has begun: its words can't be changed any more, but a button makes one with the new ones. */
  async function offerAgain(words: string, clip: Clip, said: Said): Promise<Reply | undefined> {
    if (await offers.isQuiet(said)) return undefined;
    const call = callOf(words, said);
    if (!call) return undefined;
    try {
      const offer = await offers.make(call.heard, call.words, await priceOf(call.heard, call.words, said));
      if (offer?.kind !== "offer") return offer;
      const state = isEnded(clip.state) ? "is made already" : "is being made already";
      return {
        ...offer,
        notice: {
          ...offer.notice,
          paragraphs: [
            `You changed your words, and the clip ${state}. Shall I make one of ${quoteGiven(call.words)} as well? Nothing is made unless you say so.`,
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
  function callOf(words: string, said: Said): { heard: Heard; words: string } | undefined {
    const called = readCommandName(words);
    const name = called?.name ?? (said.replyTo ? "remix" : "video");
    const command = commands.get(name);
    if (!command?.freeText || command.answers !== "clip") return undefined;
    const given = said.replyTo && "clip" in command.options ? ["clip"] : [];
    const { options, problems } = readOptions(command, called?.rest ?? words, { given });
    const prompt = options[command.freeText];
    if (problems.length > 0 || typeof prompt !== "string") return undefined;
    return { heard: { ...said, command: command.name, options }, words: prompt };
  }

  async function priceOf({ command, options }: Heard, words: string, said: Said): Promise<number> {
    const asked = { person: said.person, surface: said.surface, idempotencyKey: said.idempotencyKey };
    const parent = said.replyTo && (await studio.clipOfMessage(said.replyTo));
    if (command === "remix" && parent) {
      const change = { kind: "remix", strength: "medium", words, request: {} } as const;
      return (await studio.previewDerived(parent.id, change, asked)).credits;
    }
    const draft = options.draft === true ? { draft: true } : {};
    const request = { ...toRequest(options), ...draft, prompt: words };
    return (await studio.preview({ ...asked, request })).credits;
  }
}
