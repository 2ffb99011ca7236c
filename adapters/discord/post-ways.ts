import type { APIMessage } from "discord.js";
import type { ClipPost } from "../../src/core/card/card.ts";
import { PlatformError } from "../../src/core/errors.ts";
import { once } from "../../src/core/once.ts";
import type { Log } from "../../src/core/ports/log.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import type { Surface } from "../../src/core/surface.ts";
import { answerToken, interactionOfMessage, rememberAnswer } from "./answer-tokens.ts";
import type { DiscordApi, OutgoingMessage } from "./api.ts";
import { userOf } from "./people.ts";
import { channelOf, isMember, PLATFORM } from "./place.ts";
import { postReply } from "./post-reply.ts";
import { forAskerOnly } from "./render.ts";
import { filmFile, isFilmOf } from "./render-parts.ts";
import { createTakesCards } from "./takes-card.ts";

/** So many times a hundred messages are looked through for a film that may be posted already. */
const LOOKED_AT_PAGES = 50;
/** The clock of whoever recorded a clip may be fast by so much. */
const CLOCK_OFF_MS = 15 * 60_000;

/** A place to try. undefined: it can't be tried at all. */
export interface Way {
  post(): Promise<APIMessage | undefined>;
  /** What they are told who looked for it where it was asked for. */
  elsewhere?: string;
  /** It stands in a message with others. */
  isShared?: true;
}

/** A clip on its way to where it was asked for. */
export interface Posting {
  surface: Surface;
  post: ClipPost;
  message: OutgoingMessage;
  /** By which Discord knows that it has it already. */
  nonce: string;
  /** It was begun before, and may be there. */
  again: boolean;
  signal: AbortSignal;
}

/** Where a clip can be posted, the best place first. */
export function createPostWays({ api, notebook, log }: { api: DiscordApi; notebook: Notebook; log: Log }) {
  const takesCards = createTakesCards({ api, notebook });
  const ownId = once(async () => (await api.me()).id);

  return function waysFor({ surface, post, message, nonce, again, signal }: Posting): Way[] {
    const asked = channelOf(surface);
    const replyTo = surface.message ?? (post.clip.card?.chat === asked ? post.clip.card.message : undefined);
    const first: Way[] = [{ post: toTakesCard, isShared: true }, { post: intoCard }];
    if (post.audience.kind === "person")
      return [
        ...first,
        { post: toPerson },
        {
          post: asHiddenAnswer,
          elsewhere:
            "I can't send you direct messages, so I showed the clip to you alone where you asked. Discord forgets such a message: /show brings the clip again.",
        },
      ];
    const here: Way[] = isMember(surface)
      ? [{ post: () => toChannel(asked, replyTo) }, ...parentWay(surface, toChannel), ...answerWay()]
      : [{ post: asAnswer }];
    return [
      ...first,
      ...here,
      {
        post: toPerson,
        elsewhere: "I couldn't post where it was asked for, so I sent the clip as a direct message.",
      },
    ];

    /** Discord itself joins equal nonces for a few minutes; later an upload of ours is found by its file's name. */
    async function postedBefore(channel: string): Promise<APIMessage | undefined> {
      if (!again) return undefined;
      try {
        const own = await ownId();
        const isOurs = ({ author, attachments }: APIMessage) =>
          author.id === own && attachments.some(({ filename }) => isFilmOf(filename, post.clip.id));
        const after = BigInt(askedBefore(channel));
        let before: string | undefined;
        // From the newest on, since it was begun not long ago, and all of them, since much may be said meanwhile.
        for (let page = 0; page < LOOKED_AT_PAGES; page++) {
          const messages = await api.messagesBefore(channel, before);
          const found = messages.find(isOurs);
          if (found) return found;
          before = messages.at(-1)?.id;
          if (before === undefined || BigInt(before) <= after) return undefined;
        }
        return undefined;
      } catch (error) {
        if (error instanceof PlatformError && error.retryable) throw error;
        return undefined;
      }
    }

    /** A message or moment that it can't have been posted before. */
    function askedBefore(channel: string): string {
      if (post.clip.card?.chat === channel) return post.clip.card.message;
      if (asked === channel && surface.message !== undefined) return surface.message;
      return snowflakeAt(post.clip.createdAt - CLOCK_OFF_MS);
    }

    async function toChannel(channel: string, replyTo?: string): Promise<APIMessage> {
      const before = await postedBefore(channel);
      if (before) return before;
      const once: OutgoingMessage = { ...message, body: { ...message.body, nonce, enforce_nonce: true } };
      return postReply(api, channel, once, replyTo, signal);
    }

    async function toPerson(): Promise<APIMessage | undefined> {
      const user = userOf(post.audience.kind === "person" ? post.audience : post.clip.maker);
      if (!user) return undefined;
      const { id } = await api.directChannel(user);
      return toChannel(id, id === asked ? replyTo : undefined);
    }

    /** Where only the interaction may speak, for its 15 minutes: a new message, else the card becomes the clip. */
    async function asAnswer(): Promise<APIMessage | undefined> {
      const interaction = surface.extra?.interaction;
      const answer = await answerToken(notebook, interaction);
      if (!answer) return undefined;
      const card = post.clip.card?.message;
      let posted: APIMessage;
      if (again && card) posted = await api.editAnswer(answer, message, card);
      else {
        try {
          posted = await api.followUpOnce(answer, message, signal);
        } catch (error) {
          if (!(error instanceof PlatformError && error.code === "no-more-answers" && card)) throw error;
          posted = await api.editAnswer(answer, message, card);
        }
      }
      await rememberAnswer(notebook, posted.id, String(interaction));
      return posted;
    }

    /** Where direct messages are closed, for as long as the interaction can be answered: a message that one person sees. */
    async function asHiddenAnswer(): Promise<APIMessage | undefined> {
      const { audience } = post;
      if (audience.kind !== "person" || surface.extra?.user !== userOf(audience)) return undefined;
      const interaction = surface.extra?.interaction;
      const answer = await answerToken(notebook, interaction);
      if (!answer) return undefined;
      const posted = await api.followUpOnce(answer, forAskerOnly(message), signal);
      await rememberAnswer(notebook, posted.id, String(interaction));
      return posted;
    }

    /** Where the bot's own messages weren't wanted from the beginning, but its answers are. */
    function answerWay(): Way[] {
      return surface.extra?.onlyAnswers === true ? [{ post: asAnswer }] : [];
    }

    /** The card itself, with the film in it: one message from the first word to the moving picture. */
    async function intoCard(): Promise<APIMessage | undefined> {
      const { into } = post;
      if (into === undefined) return undefined;
      const answer =
        (await answerToken(notebook, await interactionOfMessage(notebook, into.message))) ??
        (await answerToken(notebook, surface.extra?.interaction));
      try {
        if (answer) return await api.editAnswer(answer, message, into.message);
        return await api.editFiles(into.chat, into.message, message, signal);
      } catch (error) {
        if (!(error instanceof PlatformError) || error.code === "file-too-large" || error.retryable)
          throw error;
        return undefined;
      }
    }

    /** Where all takes of a /vary stand in one message, this one joins them. */
    async function toTakesCard(): Promise<APIMessage | undefined> {
      const { card, takes, id } = post.clip;
      if (!card || !takes || post.again) return undefined;
      try {
        return await takesCards.add(card, surface, id, filmFile(post), signal);
      } catch (error) {
        if (!(error instanceof PlatformError) || error.retryable || error.code === "file-too-large")
          throw error;
        log.info({ platform: PLATFORM, clipId: id, code: error.code }, "a take can't be added to its card");
        return undefined;
      }
    }
  };
}

/** A thread that is gone leaves its channel, unless only those in the thread may see the clip. */
function parentWay(surface: Surface, toChannel: (channel: string) => Promise<APIMessage>): Way[] {
  const { thread, chat, extra } = surface;
  if (!thread || thread === chat || extra?.privateThread === true || extra?.forum === true) return [];
  return [
    {
      post: () => toChannel(chat),
      elsewhere: "The thread it was asked for in is closed or gone, so I posted the clip in its channel.",
    },
  ];
}

/** The least id a message made at that moment can have: ids count milliseconds since 2015 in their upper bits. */
function snowflakeAt(milliseconds: number): string {
  const sinceDiscord = BigInt(Math.max(0, milliseconds - 1_420_070_400_000));
  return String(sinceDiscord << 22n);
}
