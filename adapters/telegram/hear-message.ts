import type { Message, MessageEntity } from "grammy/types";
import type { Person } from "../../src/core/access/person.ts";
import { BotError } from "../../src/core/errors.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import { type Attachment, commandCalled } from "../../src/core/talk/command.ts";
import { notice, type Reply } from "../../src/core/talk/reply.ts";
import { mayBeFree } from "../../src/core/talk/sent-files.ts";
import type { Ask } from "./ask.ts";
import { clipOfButtons, toCallOptions } from "./button-data.ts";
import type { Awaited } from "./dialogues.ts";
import { toPlatformError } from "./errors.ts";
import type { SettingsHearer } from "./hear-settings.ts";
import type { Hearing, Said } from "./hearing.ts";
import { personOf } from "./people.ts";
import { isPrivate, PLATFORM, refOf, surfaceOf } from "./place.ts";
import { bytesOf, type FilmUse, fileOf, isOther } from "./sent-files.ts";

/** What is to be looked at is a video. */
const VERIFY = /^\/verify\b/i;
/** With these a video may come whose sound is the music. */
const TAKES_TRACK = /^\/(?:video|film|remix)\b/i;

/** After these the chat's command menu may have to be another. */
const MAY_CHANGE_LANGUAGE = /^\/(start|settings|rushes)\b/;

/** Hears messages: one, or all of an album together. */
export function createMessageHearer(hearing: Hearing & { ask: Ask; settingsHearer: SettingsHearer }) {
  const {
    me,
    dispatcher,
    studio,
    answers,
    dialogues,
    files,
    filmsByFile,
    boardNotes,
    managers,
    ask,
    settingsHearer,
  } = hearing;

  /** Who speaks; undefined for channels and other bots, which ask for nothing. */
  async function speakerOf({ chat, from, sender_chat }: Message): Promise<Person | undefined> {
    // Whoever hides behind the group's name is one of its administrators; all of them share one account.
    if (sender_chat?.id === chat.id && !isPrivate(chat)) {
      return { id: `${PLATFORM}:${chat.id}`, name: chat.title ?? "Administrator", manager: true };
    }
    if (!from || from.is_bot || sender_chat) return undefined;
    return isPrivate(chat) ? personOf(from) : personOf(from, await managers.isManager(chat.id, from.id));
  }

  /** The clip's message that this one replies to; undefined where what it replies to is no clip. */
  async function repliedClip(
    message: Message,
    asker: { person: Person; surface: Surface },
  ): Promise<MessageRef | undefined> {
    const replied = message.reply_to_message;
    const isOurs = replied?.from?.id === me().id;
    if (replied && isOurs) {
      const ref = refOf(replied as Message);
      if (await studio.clipOfMessage(ref)) return ref;
      const board = await boardNotes.wordsOf(ref);
      if (board) return board;
    }
    // A film whose message id was lost still says by its buttons which clip it is; forwarded, shared from an inline
    // answer or replied to from another chat, by its file.
    const film = (replied ?? message.external_reply)?.video;
    const clipId =
      (isOurs ? clipOfButtons(replied?.reply_markup) : undefined) ??
      (film && (await filmsByFile.clipOf(film.file_unique_id)));
    const clip = clipId === undefined ? undefined : await studio.clip(clipId, asker.person, asker.surface);
    const known = clip?.posted ?? clip?.card;
    if (known || !replied || !isOurs) return known;
    // A clip that is no more, or a question to somebody else: no idea for a new film either.
    const isTaken = replied.video || clipId !== undefined || replied.entities?.some(isMention);
    return isTaken ? refOf(replied as Message) : undefined;
  }

  /** What a command in reply to somebody's picture or recipe is about: in a group that is how one points at it. */
  function pointedAt(messages: readonly Message[], text: string): readonly Message[] {
    const replied = messages[0]?.reply_to_message as Message | undefined;
    const films = filmUse(text);
    const hasOwn = messages.some((message) => fileOf(message, films) !== undefined);
    const pointed = replied && fileOf(replied, films === "looked-at" ? films : "none");
    return pointed && text.startsWith("/") && !hasOwn ? [replied] : messages;
  }

  /** What is meant for us of what was written, and by whom; undefined where it is none of our business. */
  async function readSaid(messages: readonly Message[]): Promise<Said | undefined> {
    const [first] = messages;
    if (!first) return undefined;
    const message = messages.find(({ caption }) => caption) ?? first;
    if (message.is_automatic_forward || message.via_bot?.id === me().id) return undefined;
    const inPrivate = isPrivate(message.chat);
    const written = isOwnRecipe(message) ? "" : (message.text ?? message.caption ?? "");
    const { text, mentioned, forAnother } = readAddress(written, me().username);
    if (forAnother) return undefined;
    const repliesToUs = message.reply_to_message?.from?.id === me().id;
    const addressed = inPrivate || mentioned || repliesToUs;
    // Without privacy mode we also hear what is none of our business.
    if (!addressed && !isCalled(text)) return undefined;
    if (written === "" && !fileOf(message) && !isOther(message)) return undefined;
    const person = await speakerOf(message);
    if (!person) return undefined;
    const surface = surfaceOf(message);
    return {
      message,
      person,
      surface,
      text,
      inPrivate,
      addressed,
      idempotencyKey: first.media_group_id
        ? `${PLATFORM}:${surface.chat}:album:${first.media_group_id}`
        : `${PLATFORM}:${surface.chat}:${message.message_id}`,
    };
  }

  async function hear(heard: readonly Message[], again = false): Promise<void> {
    const messages = await Promise.all(heard.map((message) => filmsByFile.known(message, me().id)));
    const said = await readSaid(messages);
    if (!said) return;
    const reply = await answerTo(said, messages);
    if (reply?.kind === "clip") hearing.receipt(said.message.chat.id, said.message.message_id);
    if (reply) await answers.give(reply, { ...said, again });
    if (MAY_CHANGE_LANGUAGE.test(said.text)) await hearing.followLanguage(said.message.chat, said.person);
  }

  /** A message whose words were put right. Of an album only the part that was changed is told of, so it stays as it was. */
  async function hearEdited(
    heard: Message,
    { order, again }: { order: number; again: boolean },
  ): Promise<void> {
    if (heard.media_group_id !== undefined) return;
    const message = await filmsByFile.known(heard, me().id);
    const said = await readSaid([message]);
    if (!said || said.text === "") return;
    const { text, person, surface, inPrivate, addressed, idempotencyKey } = said;
    const edited = async () => {
      const files = pointedAt([message], text);
      if (files.some((one) => fileOf(one)))
        await studio.mayMake(said, {
          maybeFree: mayBeFree(text),
          bytes: bytesOf(files),
          mayGiveWay: true,
        });
      const attachments = await hearing.files.take(files);
      const replyTo = await repliedClip(message, said);
      const asSaid = {
        person,
        surface,
        isPrivate: inPrivate,
        mentioned: addressed,
        idempotencyKey,
        ...(replyTo ? { replyTo } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      };
      return dispatcher().edited(await scriptOf(message, text), asSaid, order);
    };
    const reply = await edited().catch(mistake);
    if (reply) await answers.give(reply, { ...said, again });
  }

  async function answerTo(said: Said, messages: readonly Message[]): Promise<Reply | undefined> {
    const { message, text, inPrivate, surface, person } = said;
    const awaited = await dialogues.answeredBy(message.chat.id, person.id, {
      repliesTo: message.reply_to_message?.message_id,
      isPrivate: inPrivate,
      isCommand: text.startsWith("/"),
    });
    if (inPrivate && /^\/start\b/.test(text) && (await answers.giveWaiting(said))) return undefined;
    if (/^\/settings\s*$/.test(text) || (/^\/rushes\s*$/.test(text) && !inPrivate))
      return settingsHearer.open(said);

    // A sticker or a GIF in answer to one of our messages asks for nothing.
    const films = filmUse(text);
    if (!inPrivate && text === "" && message.animation) return undefined;
    if (messages.some(isOther) && !(films !== "none" && messages.some((one) => fileOf(one, films))))
      return inPrivate || text !== "" ? onlyWordsAndPictures() : undefined;
    let attachments: Attachment[];
    try {
      const sent = pointedAt(messages, text);
      // Nothing is fetched for somebody who may make nothing here.
      // What is only looked at costs nothing.
      const maybeFree = films === "looked-at" || mayBeFree(text);
      if (sent.some((one) => fileOf(one, films)))
        await studio.mayMake(said, { maybeFree, bytes: bytesOf(sent, films) });
      attachments = await files.take(sent, films);
    } catch (error) {
      return mistake(error);
    }
    // A picture in answer to a question about a clip still needs its words.
    const isPictureAlone = text === "" && attachments.length > 0;
    if (awaited && !(awaited.kind === "option" && isPictureAlone))
      return answerDialogue(awaited, said, attachments);

    const replyTo = awaited?.kind === "option" ? awaited.replyTo : await repliedClip(message, said);
    // A recipe says all that is needed; what is none is told at once instead of at the next idea.
    const isRecipe = attachments.some(({ kind }) => kind === "recipe");
    if (isPictureAlone && !isRecipe && said.addressed) {
      await ask(
        said,
        "What should happen? Write it as a reply to this.",
        "a slow zoom, snow begins to fall",
        {
          kind: "words",
          attachments,
          ...(replyTo ? { replyTo } : {}),
        },
      );
      return undefined;
    }
    const isOthersFilm = !replyTo && attachments.length === 0 && message.reply_to_message?.video;
    if (isOthersFilm && /^\/video\b/.test(text)) return noFilmsOfOthers();
    const words = await scriptOf(message, text);
    return dispatcher().say(isRecipe && text === "" ? "/video" : words, {
      person,
      surface,
      isPrivate: inPrivate,
      ...(inPrivate ? { tellsStories: true as const } : {}),
      mentioned: said.addressed,
      idempotencyKey: said.idempotencyKey,
      ...(replyTo && !(isRecipe && text === "") ? { replyTo } : {}),
      ...(attachments.length > 0 ? { attachments } : {}),
    });
  }

  /** `/video` alone, in reply to what somebody wrote, films what they wrote. */
  async function scriptOf(message: Message, text: string): Promise<string> {
    const script = message.reply_to_message?.text;
    const isOurs = message.reply_to_message?.from?.id === me().id;
    return /^\/video\s*$/.test(text) && script && !isOurs
      ? `/video ${readAddress(script, me().username).text}`
      : text;
  }

  /** Whether a command of ours stands at the beginning. */
  function isCalled(text: string): boolean {
    const called = /^\/(\w+)/.exec(text)?.[1];
    return called !== undefined && commandCalled(dispatcher().commands, called) !== undefined;
  }

  async function answerDialogue(
    awaited: Awaited,
    said: Said,
    attachments: Attachment[],
  ): Promise<Reply | undefined> {
    const { message, person, surface, text, idempotencyKey } = said;
    const reply = await (async (): Promise<Reply | undefined> => {
      switch (awaited.kind) {
        case "option": {
          const command = commandCalled(dispatcher().commands, awaited.command);
          if (!command) return undefined;
          const options = toCallOptions(command, awaited.clipId, awaited.options);
          // Words are read as everywhere else, options among them.
          if (command.freeText === awaited.option) {
            const given = Object.entries(options).map(([name, value]) => `${name}:${value}`);
            const isReply = message.reply_to_message?.message_id !== undefined;
            return dispatcher().say(`/${command.name} ${[...given, text].join(" ")}`, {
              person,
              surface,
              isPrivate: said.inPrivate,
              mentioned: true,
              replyTo: awaited.replyTo,
              attachments,
              idempotencyKey,
              ...(isReply ? {} : { maybeNew: text }),
            });
          }
          return dispatcher().dispatch({
            command: awaited.command,
            options: { ...options, [awaited.option]: text },
            person,
            surface,
            replyTo: awaited.replyTo,
            attachments,
            idempotencyKey,
            alone: said.inPrivate,
          });
        }
        case "words":
          return dispatcher().say(text, {
            person,
            surface,
            isPrivate: said.inPrivate,
            mentioned: true,
            attachments: [...awaited.attachments, ...attachments],
            idempotencyKey,
            ...(awaited.replyTo ? { replyTo: awaited.replyTo } : {}),
          });
        case "setting":
          return settingsHearer.typed(awaited, said).catch(mistake);
      }
    })();
    // A mistake leaves the question open: the next words may answer it better.
    const isMistake = reply?.kind === "notice" && reply.notice.tone === "mistake";
    if (!isMistake) await dialogues.close(message.chat.id, person.id);
    return reply;
  }

  return { hear, hearEdited };
}

/** A recipe of ours, sent on: its caption is ours too, and no idea. */
function isOwnRecipe({ document, caption, forward_origin }: Message): boolean {
  if (!document || caption === undefined) return false;
  const isForwarded = forward_origin?.type === "user" && forward_origin.sender_user.is_bot;
  return isForwarded === true || /^How clip \w+ was made\. Send the file/.test(caption);
}

function filmUse(text: string): FilmUse {
  if (VERIFY.test(text)) return "looked-at";
  return TAKES_TRACK.test(text) ? "sound" : "none";
}

function noFilmsOfOthers(): Reply {
  return notice({
    tone: "mistake",
    paragraphs: [
      "I can't begin from somebody's video; from a picture I can. Reply to a picture with /video and what should happen, or attach one.",
    ],
  });
}

function isMention({ type }: MessageEntity): boolean {
  return type === "text_mention";
}

function onlyWordsAndPictures(): Reply {
  return notice({
    tone: "mistake",
    paragraphs: [
      "I make videos from words and pictures. Write what your video should show, or send a picture with a caption. To change a clip, reply to it.",
    ],
    examples: ["a red fox runs through fresh snow"],
  });
}

/** A mistake of the person's, said to them; anything else is thrown on. */
function mistake(error: unknown): Reply {
  const ours = toPlatformError(error);
  if (!(ours instanceof BotError) || ours.code === "internal") throw error;
  return notice({ tone: "mistake", paragraphs: [ours.userMessage] });
}

/** What was written without the bot's name, and whether it was meant for the bot by name. */
function readAddress(
  written: string,
  username: string,
): { text: string; mentioned: boolean; forAnother: boolean } {
  const command = /^\/(\w+)(?:@(\w+))?/.exec(written);
  if (command) {
    const [whole, name, addressee] = command;
    const ours = addressee?.toLowerCase() === username.toLowerCase();
    return {
      text: `/${name?.toLowerCase()}${written.slice(whole.length)}`,
      mentioned: ours,
      forAnother: addressee !== undefined && !ours,
    };
  }
  const mention = new RegExp(`(?<![\\w@])@${username}(?!\\w)`, "i");
  if (!mention.test(written)) return { text: written.trim(), mentioned: false, forAnother: false };
  return { text: written.replace(mention, " ").trim(), mentioned: true, forAnother: false };
}
