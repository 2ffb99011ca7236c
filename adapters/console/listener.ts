import { audienceOf } from "../../src/core/access/audience.ts";
import type { Person } from "../../src/core/access/person.ts";
import type { Button, Card } from "../../src/core/card/card.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { ChatListener } from "../../src/core/ports/chat.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { asksPrivately } from "../../src/core/talk/asks-privately.ts";
import { type Attachment, commandCalled, type OptionDefinitions } from "../../src/core/talk/command.ts";
import type { Dispatcher } from "../../src/core/talk/dispatch.ts";
import type { Reply } from "../../src/core/talk/reply.ts";
import { buttonsOf, type Content, type Message, type Saying, type SentFile } from "./message.ts";
import { createPeople, type People } from "./people.ts";
import { PLATFORM, refOf } from "./place.ts";
import { createThreads, type Threads } from "./threads.ts";

interface Said {
  /** Id for the message, unique in the thread; the same again is the same message heard twice. */
  id: string;
  thread: string;
  person: Person;
  text: string;
  /** Id of a message in the thread. */
  replyTo?: string;
  files?: SentFile[];
  /** Whether what is no idea gets its hint each time. Default: once. */
  hints?: "once" | "always";
}

interface Pressed {
  id: string;
  thread: string;
  person: Person;
  /** The message whose button it is, and which of its buttons. */
  message: string;
  button: Pick<Button, "label" | "command"> & { index: number };
  /** What was filled in where the button asks for words. */
  words?: string;
}

export interface ConsoleListener extends ChatListener {
  readonly threads: Threads;
  readonly people: People;
  readonly dispatcher: Dispatcher;
  /** Puts the words into the thread and answers them there; resolves with the bot's messages once they stand there. */
  say(said: Said): Promise<Message[]>;
  /** Answers a button; undefined: the message has no such button any more. */
  press(pressed: Pressed): Promise<Message[] | undefined>;
}

/** Hears the local chat: the page's and the terminal's words and buttons come in here. */
export function createConsoleListener(dependencies: {
  studio: Pick<Studio, "clip" | "card" | "attachCard">;
  notebook: Notebook;
  now: () => number;
  log: Pick<Log, "warn">;
}): ConsoleListener {
  const { studio, log } = dependencies;
  const threads = createThreads(dependencies);
  const people = createPeople(dependencies);
  const underWay = new Set<Promise<unknown>>();
  let dispatcher: Dispatcher | undefined;
  let stopped = false;

  function dispatcherNow(): Dispatcher {
    if (!dispatcher) throw new Error("the local chat was used before it was started");
    return dispatcher;
  }

  /** Counts as heard until it is answered, so that stopping can wait for it. */
  async function heard<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
    if (stopped) throw new Error("the local chat has stopped");
    const answering = answer();
    underWay.add(answering);
    try {
      return await answering;
    } finally {
      underWay.delete(answering);
    }
  }

  /** A board's new version in the message of the one before; undefined where that is gone. */
  async function showInPlace(
    clip: Clip,
    { chat, message }: MessageRef,
    card: Card,
  ): Promise<Message | undefined> {
    // Heard twice, and its draft is there by now.
    if (clip.posted?.message === message) return threads.message(chat, message);
    const edited = await threads.edit(chat, message, { kind: "card", card });
    if (edited) await studio.attachCard(clip.id, refOf(edited), JSON.stringify(card));
    return edited;
  }

  /** Every answer's id follows from the question's, so a question heard twice is not answered twice. */
  async function answer(
    reply: Reply,
    to: { id: string; thread: string; person: Person; replyTo?: string },
  ): Promise<Message[]> {
    const base = { thread: to.thread, ...(to.replyTo ? { replyTo: to.replyTo } : {}) };
    if (reply.kind === "clip") {
      const cards: Message[] = [];
      for (const clipId of [reply.clipId, ...(reply.more ?? [])]) {
        const surface: Surface = { platform: PLATFORM, chat: to.thread };
        const clip = await studio.clip(clipId, to.person, surface);
        if (!clip) {
          log.warn({ clipId }, "an admitted clip has no record");
          continue;
        }
        const shown = await studio.card(clip);
        const inPlace = clip.board && clip.card && (await showInPlace(clip, clip.card, shown));
        if (inPlace) {
          cards.push(inPlace);
          continue;
        }
        const card = await threads.post({
          ...base,
          id: `card-${clipId}`,
          ...(shown.audience.kind === "person" ? { to: shown.audience.id } : {}),
          content: { kind: "card", card: shown },
        });
        await studio.attachCard(clipId, refOf(card), JSON.stringify(shown));
        cards.push(card);
      }
      if (reply.tell) {
        const content = { kind: "notice", notice: reply.tell } as const;
        cards.push(await threads.post({ ...base, id: `${to.id}-tell`, to: to.person.id, content }));
      }
      return cards;
    }
    const content: Content =
      reply.kind === "file"
        ? { kind: "file", key: reply.key, name: reply.name, notice: reply.notice }
        : { kind: "notice", notice: reply.notice, ...sayingOf(reply) };
    const message = await threads.post({
      ...base,
      id: `${to.id}-answer`,
      ...(reply.personal ? { to: to.person.id } : {}),
      content,
    });
    return [message];
  }

  async function say(said: Said): Promise<Message[]> {
    const { id, thread, person, text, replyTo, files = [], hints = "once" } = said;
    const answered = replyTo === undefined ? undefined : await threads.message(thread, replyTo);
    const isPrivate =
      answered?.to === person.id ||
      asksPrivately(dispatcherNow().commands, text, { isReply: replyTo !== undefined });
    const asked = await threads.post({
      id,
      thread,
      from: { id: person.id, name: person.name },
      ...(isPrivate ? { to: person.id } : {}),
      ...(replyTo ? { replyTo } : {}),
      content: { kind: "words", text, files },
    });
    const attachments: Attachment[] = files.map(({ key, kind }) => ({ key, kind }));
    const reply = await dispatcherNow().say(text, {
      person,
      surface: { platform: PLATFORM, chat: thread, message: asked.id },
      ...(replyTo ? { replyTo: { platform: PLATFORM, chat: thread, message: replyTo } } : {}),
      attachments,
      idempotencyKey: `${PLATFORM}:${thread}:${id}`,
      isPrivate: true,
      mentioned: true,
      hints,
    });
    if (!reply) return [];
    const answers = await answer(reply, { id, thread, person, replyTo: id });
    // Made from what is private, for one: its card is one person's, and so are the words it came from.
    if (answers.some(({ content, to }) => content.kind === "card" && to)) {
      await threads.keepFor(thread, id, person.id);
    }
    return answers;
  }

  async function press(pressed: Pressed): Promise<Message[] | undefined> {
    const { id, thread, person, words } = pressed;
    const from = await threads.message(thread, pressed.message);
    const button = from && buttonPressed(buttonsOf(from), pressed.button);
    if (!from || !button || (from.to && from.to !== person.id)) return undefined;

    const command = commandCalled(dispatcherNow().commands, button.command);
    const options: OptionDefinitions = command?.options ?? {};
    const clipOption = Object.keys(options).find((name) => options[name]?.type === "clip");
    const reply = await dispatcherNow().dispatch({
      command: button.command,
      options: {
        ...(clipOption && button.clipId ? { [clipOption]: button.clipId } : {}),
        ...button.options,
        ...(button.ask && words !== undefined ? { [button.ask.option]: words } : {}),
      },
      person,
      surface: { platform: PLATFORM, chat: thread, message: id },
      replyTo: refOf(from),
      alone: true,
      idempotencyKey: `${PLATFORM}:${thread}:${id}`,
    });

    if (reply.kind === "clip") {
      const clip = await studio.clip(reply.clipId, person, { platform: PLATFORM, chat: thread });
      // What leads to a clip is said aloud, to whoever may see the clip: it comes back as an answer to it.
      await threads.post({
        id,
        thread,
        from: { id: person.id, name: person.name },
        ...(clip && audienceOf(clip).kind === "person" ? { to: person.id } : {}),
        replyTo: from.id,
        content: { kind: "action", label: button.label, ...(words ? { words } : {}) },
      });
      return answer(reply, { id, thread, person, replyTo: id });
    }
    if (reply.kind === "notice" && reply.personal && from.to === person.id && !isTrouble(reply)) {
      // The next page of a list, or the outcome of a question, takes the place of what was pressed.
      const turned = await threads.edit(thread, from.id, { kind: "notice", notice: reply.notice });
      if (turned) return [turned];
    }
    return answer(reply, { id, thread, person, replyTo: from.id });
  }

  return {
    platform: PLATFORM,
    threads,
    people,
    get dispatcher() {
      return dispatcherNow();
    },
    async start(given) {
      dispatcher = given;
      stopped = false;
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(underWay);
    },
    say: (said) => heard(() => say(said)),
    press: (pressed) => heard(() => press(pressed)),
  };
}

/** A card's buttons may have moved since it was looked at; one that is not surely the one meant is not pressed. */
function buttonPressed(buttons: readonly Button[], wanted: Pressed["button"]): Button | undefined {
  const isMeant = ({ label, command }: Button) => label === wanted.label && command === wanted.command;
  const there = buttons[wanted.index];
  if (there && isMeant(there)) return there;
  const alike = buttons.filter(isMeant);
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a notice is besides a notice, for those who read it by machine. */
function sayingOf(reply: Exclude<Reply, { kind: "clip" | "file" }>): { saying?: Saying } {
  switch (reply.kind) {
    case "offer":
      return { saying: { kind: "offer", words: reply.offer.words, credits: reply.offer.credits } };
    case "answer":
      return { saying: { kind: "question", words: reply.asked } };
    case "hint":
      return { saying: { kind: "hint" } };
    case "notice":
      return {};
  }
}

function isTrouble(reply: Extract<Reply, { kind: "notice" }>): boolean {
  return reply.notice.tone === "mistake" || reply.notice.tone === "failure";
}
