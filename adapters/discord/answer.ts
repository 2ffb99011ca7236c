import { MessageFlags } from "discord.js";
import type { Person } from "../../src/core/access/person.ts";
import type { Card } from "../../src/core/card/card.ts";
import { PlatformError, toBotError, UserMistake } from "../../src/core/errors.ts";
import { fileType } from "../../src/core/file-type.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { MediaStore } from "../../src/core/ports/media-store.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Studio } from "../../src/core/ports/studio.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";
import type { AnyCommand } from "../../src/core/talk/command.ts";
import type { CommandLocale } from "../../src/core/talk/command-locale.ts";
import type { Notice, Reply } from "../../src/core/talk/reply.ts";
import { rememberAnswer } from "./answer-tokens.ts";
import type { AnswerToken, DiscordApi, OutgoingMessage } from "./api.ts";
import { commandIds } from "./command-links.ts";
import { isRefusedHere } from "./errors.ts";
import { rememberAsks } from "./form-words.ts";
import { MAX } from "./limits.ts";
import { userOf } from "./people.ts";
import { channelOf, isDirect, isMember, PLATFORM, refOf } from "./place.ts";
import { postReply } from "./post-reply.ts";
import { reactWithOffer } from "./reactions.ts";
import { discordLook, forAskerOnly, renderCard, renderNotice } from "./render.ts";
import { toSlashExample } from "./slash-example.ts";
import { withPictures } from "./with-pictures.ts";

/**
 * How the asker hears back. An interaction was acknowledged with a message for all ("shown"), one for the
 * asker alone ("hidden"), or, for a button, with none ("button").
 */
export type Way =
  | {
      kind: "interaction";
      answer: AnswerToken;
      acknowledged: "shown" | "hidden" | "button";
      /** The command whose button was pressed on a message only the asker sees. */
      onOwn?: string;
    }
  /** `edit`: one of its edits is answered, which is told apart from the message itself. */
  | { kind: "message"; message: string; edit?: string };

export interface Asked {
  way: Way;
  person: Person;
  surface: Surface;
}

interface Parts {
  api: DiscordApi;
  notebook: Notebook;
  media: MediaStore;
  studio: Studio;
  /** All there are, once they are known. */
  commands(): readonly AnyCommand[];
  /** The names that menus have in other languages. */
  locales: readonly CommandLocale[];
  log: Log;
}

/** Tells the studio which message the card is. */
type Attach = (shown: { channel_id: string; id: string }) => Promise<void>;

export type Answerer = ReturnType<typeof createAnswerer>;

/** Shows what a command answered where it was asked. */
export function createAnswerer({ api, notebook, media, studio, commands, locales, log }: Parts) {
  /** For the asker alone where Discord can do that: in answer to an interaction. */
  async function tell({ way, surface }: Asked, message: OutgoingMessage, personal: boolean): Promise<void> {
    if (way.kind === "message") {
      await reply(surface, way, message);
      return;
    }
    const { answer, acknowledged } = way;
    if (acknowledged === "button") {
      await api.followUp(answer, personal ? forAskerOnly(message) : message);
    } else if (acknowledged === "shown" && personal) {
      // A first answer stays as visible as it was acknowledged, so it goes and a hidden one comes.
      await takeBack(answer);
      await api.followUp(answer, forAskerOnly(message));
    } else {
      await api.editAnswer(answer, message);
    }
  }

  /** For all to see; it may take the acknowledgement's place. */
  async function show({ way, surface }: Asked, message: OutgoingMessage) {
    if (way.kind === "message") return reply(surface, way, message);
    const { answer, acknowledged } = way;
    try {
      if (acknowledged === "shown") return await api.editAnswer(answer, message);
      if (acknowledged === "hidden") await takeBack(answer);
      return await api.followUp(answer, message);
    } catch (error) {
      // Discord never got the acknowledgement, or no longer takes what follows it.
      const isOver = error instanceof PlatformError && error.code === "answer-expired";
      if (!isOver || !isMember(surface)) throw error;
      return api.post(channelOf(surface), message);
    }
  }

  /** The acknowledgement itself, unless somebody was quicker. */
  async function takeBack(answer: AnswerToken): Promise<void> {
    try {
      await api.deleteAnswer(answer);
    } catch (error) {
      if (!(error instanceof PlatformError && error.code === "message-gone")) throw error;
    }
  }

  /** Below the message it answers; where the bot is heard but may not speak, to the person directly. */
  async function reply(
    surface: Surface,
    { message: to, edit }: Way & { kind: "message" },
    message: OutgoingMessage,
    index = 0,
  ) {
    const channel = channelOf(surface);
    // The same message heard twice is answered once.
    const nonce = [to, ...(edit === undefined ? [] : [edit]), ...(index === 0 ? [] : [index])].join("-");
    const body = { ...message.body, nonce: nonce.slice(-MAX.nonce), enforce_nonce: true };
    try {
      return await postReply(api, channel, { ...message, body }, to);
    } catch (error) {
      const person = surface.extra?.user;
      if (!isRefusedHere(error) || typeof person !== "string") throw error;
      return api.post((await api.directChannel(person)).id, { ...message, body });
    }
  }

  /** By direct message. undefined: they take none. */
  async function directly({ person }: Asked, message: OutgoingMessage, nonce: string) {
    const user = userOf(person);
    if (user === undefined) return undefined;
    const body = { ...message.body, nonce: nonce.slice(-MAX.nonce), enforce_nonce: true };
    try {
      return await api.post((await api.directChannel(user)).id, { ...message, body });
    } catch (error) {
      if (!isRefusedHere(error)) throw error;
      return undefined;
    }
  }

  const say = (sentence: string) => renderNotice({ paragraphs: [sentence] });

  /** What nobody else may see. In answer to an interaction only the asker sees it; else it goes by direct message. */
  async function tellAlone(asked: Asked, message: OutgoingMessage): Promise<void> {
    const { way, surface } = asked;
    if (way.kind === "interaction" || isDirect(surface)) return tell(asked, message, true);
    const told = await directly(asked, message, way.message);
    const pointer = told
      ? "That is for you alone: I've answered you in a direct message."
      : "That is for you alone, and I can't send you direct messages. Use the slash command here, which answers only you, or allow direct messages.";
    await reply(surface, way, say(pointer), 1);
  }

  /** A private card: by direct message, else in a message that only the asker sees, for as long as that can be changed. */
  async function showPrivately(asked: Asked, card: Card, attach: Attach): Promise<void> {
    const { way, surface } = asked;
    const message = await cardMessage(card);
    const direct = await directly(asked, message, `card-${card.clipId}`);
    if (direct) {
      await attach(direct);
      await tell(asked, say("That clip is for you alone: it comes in our direct messages."), true);
      return;
    }
    if (way.kind === "message") {
      await tell(
        asked,
        say(
          "That clip is for you alone, and I can't send you direct messages. It is being made; /show as a slash command brings it to you alone when it is done.",
        ),
        true,
      );
      return;
    }
    if (way.acknowledged === "shown") await takeBack(way.answer);
    const shown =
      way.acknowledged === "hidden"
        ? await api.editAnswer(way.answer, message)
        : await api.followUp(way.answer, forAskerOnly(message));
    await rememberAnswer(notebook, shown.id, String(surface.extra?.interaction));
    await attach(shown);
  }

  const cardMessage = (card: Card) => withPictures(media, renderCard(card));

  /**
   * A board's new version in the message of the one before; false where that can't be edited. Whoever said it in words finds
   * a sign under them, since nothing is posted.
   */
  async function changedInPlace(asked: Asked, clip: Clip, ref: MessageRef): Promise<boolean> {
    const { way, surface } = asked;
    const card = await studio.card(clip);
    await rememberAsks(notebook, card.buttons);
    const message = { ...(await cardMessage(card)), kept: [] };
    try {
      if (way.kind === "interaction" && way.acknowledged === "button")
        await api.editAnswer(way.answer, message, ref.message);
      else await api.edit(ref.chat, ref.message, message);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      // The card keeper comes to it.
      if (!error.retryable) return false;
    }
    await studio.attachCard(clip.id, ref, discordLook(card));
    if (way.kind === "message")
      await api.react(channelOf(surface), way.message, "👌").catch((error: unknown) => {
        log.debug({ platform: PLATFORM, code: (error as PlatformError).code }, "no sign put under a change");
      });
    else if (way.acknowledged !== "button")
      await tell(asked, say(`Changed: ${card.headline}. It stands in the board above.`), true);
    return true;
  }

  /** One card, for one clip or for all takes of a /vary. */
  async function showClip(asked: Asked, clipIds: readonly string[]): Promise<void> {
    const found = await Promise.all(clipIds.map((id) => studio.clip(id, asked.person, asked.surface)));
    const clips = found.filter((clip) => clip !== undefined);
    const [first] = clips;
    if (!first) {
      log.warn({ platform: PLATFORM, clipId: clipIds[0] }, "a clip to be shown is not there");
      return;
    }
    const ids = clips.map(({ id }) => id);
    if (first.board && first.card && (await changedInPlace(asked, first, first.card))) return;
    const card = ids.length > 1 ? await studio.takesCard(clips) : await studio.card(first);
    await rememberAsks(notebook, card.buttons);
    const attach: Attach = (shown) =>
      ids.length > 1
        ? studio.attachTakes(ids, refOf(shown), discordLook(card))
        : studio.attachCard(first.id, refOf(shown), discordLook(card));
    if (card.audience.kind === "person" && !isDirect(asked.surface))
      return showPrivately(asked, card, attach);
    const message = await show(asked, await cardMessage(card));
    const interaction = asked.surface.extra?.interaction;
    // Only the interaction can take the message away again.
    if (typeof interaction === "string" && !isMember(asked.surface))
      await rememberAnswer(notebook, message.id, interaction);
    await attach(message);
  }

  return async function answer(asked: Asked, reply: Reply): Promise<void> {
    if (reply.kind === "clip") {
      await showClip(asked, [reply.clipId, ...(reply.more ?? [])]);
      if (reply.tell) await tell(asked, renderNotice(reply.tell), true);
      return;
    }
    const locale = locales.find((one) => one.locale === asked.person.locale);
    const examples = reply.notice.examples?.map((example) => toSlashExample(example, commands(), locale));
    const message = await withPictures(
      media,
      renderNotice({ ...reply.notice, ...(examples ? { examples } : {}) }, await commandIds(notebook)),
    );
    await rememberAsks(notebook, reply.notice.buttons ?? []);
    if (reply.kind === "notice" && turnsPage(asked.way, reply.notice)) {
      await api.editAnswer(asked.way.answer, { ...message, body: { ...message.body, attachments: [] } });
      return;
    }
    if ((reply.kind === "notice" || reply.kind === "offer") && reply.secret) return tellAlone(asked, message);
    if (reply.kind === "offer" && asked.way.kind === "message") {
      const quiet = { ...message, body: { ...message.body, flags: MessageFlags.SuppressNotifications } };
      await tell(asked, quiet, false);
      if (asked.surface.group === undefined) return;
      return reactWithOffer(
        { api, notebook, log },
        channelOf(asked.surface),
        asked.way.message,
        reply.offer.id,
      );
    }
    if (reply.kind !== "file") return tell(asked, message, reply.personal);
    const file = { name: reply.name, path: await media.path(reply.key), type: fileType(reply.name) };
    const withFile = { ...message, files: [...(message.files ?? []), file] };
    return reply.secret ? tellAlone(asked, withFile) : tell(asked, withFile, reply.personal);
  };
}

/** Whether the answer is another page of what the button is on, and takes its place. */
function turnsPage(way: Way, { buttons = [] }: Notice): way is Way & { kind: "interaction" } {
  return (
    way.kind === "interaction" &&
    way.onOwn !== undefined &&
    buttons.some(({ command }) => command === way.onOwn)
  );
}

/** What went wrong on the way to a command, as an answer. */
export function replyOfError(error: unknown, log: Log): Reply {
  const known = toBotError(error);
  if (known instanceof UserMistake) log.debug({ platform: PLATFORM, code: known.code }, "call refused");
  else log.warn({ platform: PLATFORM, code: known.code, err: error }, "a call could not be handed on");
  return {
    kind: "notice",
    notice: {
      paragraphs: [known.userMessage],
      ...(known instanceof UserMistake && known.examples.length > 0 ? { examples: [...known.examples] } : {}),
      tone: known instanceof UserMistake ? "mistake" : "failure",
    },
    personal: true,
  };
}
