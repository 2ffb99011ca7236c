import { UserMistake } from "../errors.ts";
import type { Clip } from "../film/clip.ts";
import { isAboutFrames } from "../film/frame-words.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Studio } from "../ports/studio.ts";
import type { Verdict, WordsContext, WordsJudge } from "../ports/words-judge.ts";
import { answerQuestion } from "./answer-question.ts";
import type { AnyCommand } from "./command.ts";
import type { Heard, Said } from "./dispatch.ts";
import { isEditedPrompt } from "./edited-prompt.ts";
import { foretell } from "./foretell.ts";
import { readOptions } from "./grammar.ts";
import type { Offers } from "./offers.ts";
import type { Reply } from "./reply.ts";
import { quoteGiven } from "./values/text.ts";

/** Said to a board, these are about its shots, however short. */
const BOARD_WORDS =
  /^(?:please )?(?:(?:shots?|scene) ?\d|(?:un)?lock|re-?plan|plan (?:it )?(?:again|anew)|add (?:a|another) shot|(?:drop|move|swap) )/iu;

/** A note on a film by the time it is about: "0:12 too dark", "at 1:05 …". Nobody talks like that. */
const DAILY = /^\s*(?:[-*•]\s*)?(?:at |around |about |from )?\d{1,2}:[0-5]\d\b/iu;

/** Words as the option they are for, whatever dashes and quotes are in them. */
function asWords(typed: string): string {
  return asOption("words", typed);
}

function asOption(name: string, typed: string): string {
  return `${name}:"${typed.replace(/[\\"“”„‟]/gu, "\\$&")}"`;
}

/** So many sentences are a story, and more than a clip. */
const STORY_SENTENCES = 3;

function isStory(words: string): boolean {
  const sentences = words.split(/(?<=[.!?…])\s+|(?<=[。！？])/u).filter((one) => /\p{L}/u.test(one));
  return sentences.length >= STORY_SENTENCES;
}

/** A hint is not given again to the same person in the same chat for so long. */
const HINTED_MS = 24 * 3600_000;

export interface WordsHearing {
  commands: ReadonlyMap<string, AnyCommand>;
  studio: Studio;
  notebook: Pick<Notebook, "claim">;
  judge: WordsJudge;
  offers: Offers;
  /** Reads the words as options of a command and runs it; what goes wrong comes back as an answer. */
  sayTo(command: string, words: string, said: Said): Promise<Reply>;
  /** Runs what may fail, with its failure as the answer. */
  answered(command: string, said: Said, answer: () => Promise<Reply>): Promise<Reply>;
}

/**
 * What becomes of words without a command: an order is done, a question answered, what may be either is offered to
 * its author, and talk is left alone.
 */
export function createWordsHearing(parts: WordsHearing) {
  const { commands, studio, notebook, judge, offers, sayTo, answered } = parts;

  return { hear, whichIsMeant };

  /** Asks whether words after a question about a clip are its answer or a new idea; undefined: they are the answer. */
  async function whichIsMeant(typed: string, said: Said): Promise<Reply | undefined> {
    const clip = said.replyTo && (await studio.clipOfMessage(said.replyTo));
    const models = await studio.models(said.person, said.surface);
    const verdict = await judge.judge(typed, { place: "private", models });
    if (!clip || verdict.kind !== "idea") return undefined;
    const change = await offer(typed, clip, said);
    const fresh = await offer(typed, undefined, said);
    if (change?.kind !== "offer" || fresh?.kind !== "offer") return undefined;
    return {
      ...change,
      notice: {
        paragraphs: [
          `Is ${quoteGiven(typed)} a change to that clip, or a new one? Nothing is made unless you say so.`,
        ],
        buttons: [...(change.notice.buttons ?? []), ...(fresh.notice.buttons ?? [])],
      },
    };
  }

  async function hear(typed: string, said: Said): Promise<Reply | undefined> {
    const { replyTo, isPrivate, mentioned } = said;
    const clip = replyTo && (await studio.clipOfMessage(replyTo));
    const addressed = isPrivate || mentioned;
    if (!clip && !addressed) return undefined;
    // In answer to what was a clip once, too: an order for it is told so, and not met with silence.
    const place = replyTo ? "reply" : isPrivate ? "private" : "mention";
    if (clip && DAILY.test(typed)) return sayTo("remix", asWords(typed), said);
    if (isCall(clip ? "remix" : "video", typed)) {
      return clip || !replyTo ? sayTo(clip ? "remix" : "video", typed, said) : notAClip(said);
    }
    // What isn't for their eyes doesn't help to understand them either.
    const seen = clip && (await studio.clip(clip.id, said.person, said.surface));
    // The prompt, sent back with something changed in it.
    if (seen && isEditedPrompt(seen.request.prompt, typed)) return sayTo("remix", typed, said);
    const context: WordsContext = {
      place,
      asker: { person: said.person.id, message: said.idempotencyKey },
      ...(seen ? { clip: seen } : {}),
      models: await studio.models(said.person, said.surface),
    };
    const verdict = await judge.judge(typed, context);
    // A board is there to be changed, and changing it is free: whatever could be meant so is.
    const isPlan = seen?.board !== undefined;
    const hasPicture = (said.attachments ?? []).length > 0;
    const isOfBoard = BOARD_WORDS.test(typed) || isAboutFrames(typed) || (isPlan && hasPicture);
    if (isPlan && (verdict.kind === "idea" || verdict.kind === "offer" || isOfBoard)) {
      return sayTo("remix", asWords(typed), said);
    }
    switch (verdict.kind) {
      case "command":
        if (verdict.command === "undo") {
          return answerTo({ kind: "question", topic: "undo" }, typed, clip, place, said);
        }
        return sayTo(verdict.command, "", said);
      case "chatter":
        return place === "private" ? hint(said, verdict.link ? linkHint() : ideaHint()) : undefined;
      case "question":
        return answerTo(verdict, typed, clip, place, said);
      case "order":
        if (clip) return sayTo("remix", verdict.words, said);
        return replyTo ? notAClip(said) : changeLast(verdict.words, said);
      case "idea":
        if (replyTo && !clip) return notAClip(said);
        return isStory(verdict.words) && said.tellsStories && !clip
          ? sayTo("film", asOption("prompt", verdict.words), said)
          : sayTo("video", verdict.words, said);
      case "offer":
        // Whoever sends the bot a picture to go with them means them; and a button couldn't bring it along.
        if (clip && addressed && (said.attachments ?? []).length > 0)
          return sayTo("remix", verdict.words, said);
        return replyTo && !clip ? undefined : offer(verdict.words, clip, said);
    }
  }

  /** Whether somebody wrote options, which nobody does in talk. */
  function isCall(name: string, typed: string): boolean {
    const command = commands.get(name);
    if (!command || !/[-–—:=]/u.test(typed)) return false;
    const { options, problems, leftOut } = readOptions(command, typed, { given: ["clip"] });
    const named = Object.keys(options).some((option) => option !== command.freeText);
    return named || leftOut.length > 0 || problems.some(({ code }) => code === "unknown-option");
  }

  async function answerTo(
    { topic }: Verdict & { kind: "question" },
    asked: string,
    clip: Pick<Clip, "id"> | undefined,
    place: WordsContext["place"],
    said: Said,
  ): Promise<Reply | undefined> {
    if (topic === undefined) return place === "private" ? hint(said, ideaHint()) : undefined;
    return answered("help", said, async () => {
      // What isn't for their eyes is not told about either.
      const seen = clip && (await studio.clip(clip.id, said.person, said.surface));
      const notice = await answerQuestion(topic, { clip: seen, said, studio });
      return { kind: "answer", asked, notice, personal: false };
    });
  }

  async function hint(said: Said, given: Reply & { kind: "hint" }): Promise<Reply | undefined> {
    const { platform, chat } = said.surface;
    const key = `hinted:${platform}:${chat}:${said.person.id}`;
    if (said.hints === "always") return given;
    return (await notebook.claim(key, 1, { ttlMs: HINTED_MS })) ? given : undefined;
  }

  async function changeLast(words: string, said: Said): Promise<Reply> {
    return answered("remix", said, async () => {
      const { clips } = await studio.history(said.person, { offset: 0, count: 10 });
      const last = clips.find(({ deletedAt, state }) => {
        return deletedAt === undefined && state !== "failed" && state !== "canceled";
      });
      if (!last) {
        throw new UserMistake(
          "no-such-clip",
          "That sounds like a change, and there is no clip of yours yet. Write what the first one should show.",
          { examples: ["/video a red fox runs through fresh snow"] },
        );
      }
      return sayTo("remix", `clip:${last.id} words:"${words.replace(/[\\"“”„‟]/gu, "\\$&")}"`, said);
    });
  }

  async function offer(
    words: string,
    clip: Pick<Clip, "id"> | undefined,
    said: Said,
  ): Promise<Reply | undefined> {
    if (await offers.isQuiet(said)) return undefined;
    const heard = {
      ...said,
      command: clip ? "remix" : "video",
      options: clip ? { clip: clip.id, words } : { prompt: words },
    } satisfies Heard;
    try {
      const what = clip ? { clip, words } : { request: { prompt: words } };
      return await offers.make(heard, words, await foretell(studio, said, what));
    } catch (error) {
      // What can't be made isn't offered: nobody has asked for anything.
      if (error instanceof UserMistake) return undefined;
      throw error;
    }
  }

  function notAClip(said: Said): Promise<Reply | undefined> | undefined {
    if (!said.isPrivate && !said.mentioned) return undefined;
    return answered("remix", said, async () => {
      throw new UserMistake(
        "not-a-clip",
        "That message is not one of my clips. Reply to a clip to remix it, or send your idea on its own to make a new one.",
      );
    });
  }
}

function ideaHint(): Reply & { kind: "hint" } {
  return {
    kind: "hint",
    personal: true,
    notice: {
      paragraphs: [
        "I make videos. Write what one should show, such as “a red fox runs through fresh snow”, and reply to a clip to change it. /help shows all I can do.",
      ],
      examples: ["/video a red fox runs through fresh snow", "/help"],
    },
  };
}

function linkHint(): Reply & { kind: "hint" } {
  return {
    kind: "hint",
    personal: true,
    notice: {
      paragraphs: [
        "I don't open links. To begin from a picture, attach the file itself; to make a video, write what it should show.",
      ],
      examples: ["/video a red fox runs through fresh snow"],
    },
  };
}
