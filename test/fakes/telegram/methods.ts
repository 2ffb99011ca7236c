import type { ChatMember, InlineKeyboardMarkup, Message, MessageEntity, User } from "@grammyjs/types";
import type { UploadedFile } from "./parameters.ts";
import type { Stars } from "./payments.ts";
import type { RichBlock } from "./rich-schema.ts";
import type { Method, Parameters } from "./schemas.ts";
import { type FakeChat, Refusal, type StoredFile, type World } from "./world.ts";

type Files = ReadonlyMap<string, UploadedFile>;
type Behaviours = {
  [Name in Method]: (parameters: Parameters<Name>, files: Files, signal: AbortSignal) => unknown;
};

/** What the server knows besides the world: how updates are fetched, and the menus. */
export interface Service {
  webhook: { url: string; secret: string } | undefined;
  /** What went wrong when the server last called. */
  webhookTrouble?: { last_error_date: number; last_error_message: string };
  /** `scope/language`, or `scope/chat/language` → commands, as last set. */
  menus: Map<string, unknown>;
  menuCalls: number;
  description: string;
  shortDescription: string;
  actions: { chat: number; action: string; thread: number | undefined }[];
  /** The bot's own reactions, by `chat/message`. */
  reactions: Map<string, string>;
  uploadLimitBytes: number;
  uploads: number;
  /** How many albums were sent. */
  albums: number;
  /** Whether the server knows rich messages; older ones don't. */
  knowsRich?: boolean;
  /** Whether the server knows messages that one person alone sees, and those it showed. */
  knowsWhispers?: boolean;
  whispers: { chat: number; user: number; text: string }[];
}

function menuOf(scope: Parameters<"setMyCommands">["scope"], language = ""): string {
  const chat = scope && "chat_id" in scope ? `/${scope.chat_id}` : "";
  return `${scope?.type ?? "default"}${chat}/${language}`;
}

/** A JPEG's width and height, read from its frame header. */
function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

export function createMethods(world: World, service: Service, stars: Stars): Behaviours {
  const { bot } = world;
  let poll: AbortController | undefined;

  /** The chat, if the bot may write in it, and in the topic. */
  function writable(id: number | string, thread?: number): FakeChat {
    const place = world.chatOf(id);
    if (place.movedTo !== undefined) {
      throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: place.movedTo,
      });
    }
    if (place.shut) throw place.shut;
    if (thread !== undefined) {
      const topic = place.topics.get(thread);
      if (topic === undefined) throw new Refusal(400, "Bad Request: message thread not found");
      if (topic === "closed") throw new Refusal(400, "Bad Request: TOPIC_CLOSED");
    }
    return place;
  }

  function replied(
    place: FakeChat,
    parameters: Parameters<"sendMessage">["reply_parameters"],
  ): Message | undefined {
    if (!parameters) return undefined;
    const message = place.messages.get(parameters.message_id);
    if (!message && !parameters.allow_sending_without_reply) {
      throw new Refusal(400, "Bad Request: message to be replied not found");
    }
    return message;
  }

  function checkEntities(
    text: string,
    entities: readonly { type: string; offset: number; length: number }[] | undefined,
  ) {
    for (const { type, offset, length } of entities ?? []) {
      if (offset + length > text.length)
        throw new Refusal(400, `Bad Request: entity ${type} ends beyond the text`);
      if (
        /[\uDC00-\uDFFF]/.test(text[offset] ?? "") ||
        /[\uD800-\uDBFF]/.test(text[offset + length - 1] ?? "")
      ) {
        throw new Refusal(400, "Bad Request: entity cuts a character in half");
      }
    }
    if (text !== text.trim())
      throw new Refusal(400, "Bad Request: white space at the ends would be cut off and move the entities");
  }

  function send(
    parameters: Pick<
      Parameters<"sendMessage">,
      "chat_id" | "message_thread_id" | "reply_parameters" | "reply_markup"
    >,
    content: Record<string, unknown>,
  ): Message {
    const place = writable(parameters.chat_id, parameters.message_thread_id);
    const replyTo = replied(place, parameters.reply_parameters);
    return world.store(place, {
      ...world.base(place, bot as unknown as User, { thread: parameters.message_thread_id, replyTo }),
      ...content,
      ...(parameters.reply_markup && "inline_keyboard" in parameters.reply_markup
        ? { reply_markup: parameters.reply_markup as InlineKeyboardMarkup }
        : {}),
    } as Message);
  }

  function fileFrom(field: string, files: Files, extension: string): StoredFile {
    if (!field.startsWith("attach://")) {
      const known = world.files.get(field);
      if (!known) throw new Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
      return known;
    }
    const upload = files.get(field.slice("attach://".length));
    if (!upload) throw new Refusal(400, "Bad Request: file part is missing");
    if (upload.bytes.length > service.uploadLimitBytes) throw new Refusal(413, "Request Entity Too Large");
    if (upload.bytes.length === 0) throw new Refusal(400, "Bad Request: file must be non-empty");
    service.uploads += 1;
    return world.keepFile(upload.bytes, extension);
  }

  function nameOf(field: string, files: Files): { file_name?: string } {
    const name = files.get(field.slice("attach://".length))?.name;
    return name ? { file_name: name } : {};
  }

  /** A picture or film as a message has it. */
  function mediaOf(media: Parameters<"editMessageMedia">["media"], files: Files): Record<string, unknown> {
    checkEntities(media.caption ?? "", media.caption_entities);
    const isVideo = media.type === "video";
    const { file_id, file_unique_id, bytes } = fileFrom(media.media, files, isVideo ? "mp4" : "jpg");
    const file = { file_id, file_unique_id };
    return {
      ...(isVideo
        ? { video: { ...file, width: 0, height: 0, duration: 0, file_size: bytes.length } }
        : { photo: [{ ...file, width: 1, height: 1 }] }),
      ...(media.has_spoiler ? { has_media_spoiler: true } : {}),
      ...(media.caption ? { caption: media.caption } : {}),
      ...(media.caption_entities?.length ? { caption_entities: media.caption_entities } : {}),
    };
  }

  /** A rich message as others see it: what was uploaded for it has ids. */
  function richOf({ blocks }: Parameters<"sendRichMessage">["rich_message"], files: Files) {
    const seen = (block: RichBlock): object => {
      const { photo, video, blocks: inner, ...rest } = block;
      const file = photo ?? video;
      const covered = file?.has_spoiler ? { has_spoiler: true } : {};
      const content = file && mediaOf({ type: photo ? "photo" : "video", media: file.media }, files);
      return { ...rest, ...content, ...covered, ...(inner ? { blocks: inner.map(seen) } : {}) };
    };
    return { blocks: blocks.map(seen) };
  }

  function ownMessage(chat: number | string, id: number): Message & Record<string, unknown> {
    const place = writable(chat);
    const message = place.messages.get(id);
    if (!message) throw new Refusal(400, "Bad Request: message to edit not found");
    if (message.from?.id !== bot.id) throw new Refusal(400, "Bad Request: message can't be edited");
    return message as Message & Record<string, unknown>;
  }

  function edit(message: Message & Record<string, unknown>, change: Record<string, unknown>): Message {
    const before = JSON.stringify(message);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) delete message[name];
      else message[name] = value;
    }
    const markup = message.reply_markup as InlineKeyboardMarkup | undefined;
    if (markup && markup.inline_keyboard.length === 0) delete message.reply_markup;
    if (JSON.stringify(message) === before) {
      throw new Refusal(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    world.changed();
    return message;
  }

  return {
    getMe: () => bot,
    getWebhookInfo: () => ({
      url: service.webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: world.updates.length,
      ...service.webhookTrouble,
    }),

    async getUpdates({ offset = 0, limit = 100, timeout = 0, allowed_updates }, _files, signal) {
      if (service.webhook) {
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      poll?.abort(
        new Refusal(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
      const own = new AbortController();
      poll = own;
      world.allow(allowed_updates);
      while (world.updates[0] && world.updates[0].update_id < offset) world.updates.shift();
      if (world.updates.length === 0 && timeout > 0) {
        await new Promise<void>((resolve) => {
          const stop = world.onChange(() => world.updates.length > 0 && end());
          const timer = setTimeout(end, timeout * 1000);
          function end(): void {
            stop();
            clearTimeout(timer);
            resolve();
          }
          own.signal.addEventListener("abort", end);
          signal.addEventListener("abort", end);
        });
        if (own.signal.aborted) throw own.signal.reason;
      }
      if (poll === own) poll = undefined;
      return world.updates.slice(0, limit);
    },
    setWebhook({ url, secret_token, allowed_updates }) {
      service.webhook = { url, secret: secret_token };
      world.allow(allowed_updates);
      return true;
    },
    deleteWebhook() {
      service.webhook = undefined;
      return true;
    },

    setMyCommands({ commands, scope, language_code }) {
      service.menus.set(menuOf(scope, language_code), commands);
      service.menuCalls += 1;
      return true;
    },
    deleteMyCommands({ scope, language_code }) {
      service.menus.delete(menuOf(scope, language_code));
      return true;
    },
    getMyCommands: ({ scope, language_code }) => service.menus.get(menuOf(scope, language_code)) ?? [],

    getMyDescription: () => ({ description: service.description }),
    setMyDescription({ description = "" }) {
      service.description = description;
      return true;
    },
    getMyShortDescription: () => ({ short_description: service.shortDescription }),
    setMyShortDescription({ short_description = "" }) {
      service.shortDescription = short_description;
      return true;
    },

    sendMessage(parameters) {
      checkEntities(parameters.text, parameters.entities);
      const { ephemeral_message_parameters: alone } = parameters;
      if (alone && service.knowsWhispers) {
        const place = writable(parameters.chat_id, parameters.message_thread_id);
        const isAdministrator = place.members.get(bot.id) === "administrator";
        if (!isAdministrator && alone.callback_query_id === undefined)
          throw new Refusal(400, "Bad Request: EPHEMERAL_QUERY_REQUIRED");
        const { receiver_user_id: user } = alone;
        const number = service.whispers.push({ chat: place.chat.id, user, text: parameters.text });
        return {
          message_id: 0,
          ephemeral_message_id: number,
          receiver_user: world.users.get(user),
          date: 1_790_000_000,
          chat: place.chat,
          from: bot,
          text: parameters.text,
        };
      }
      return send(parameters, {
        text: parameters.text,
        ...(parameters.entities?.length ? { entities: parameters.entities as MessageEntity[] } : {}),
      });
    },
    sendVideo(parameters, files) {
      checkEntities(parameters.caption ?? "", parameters.caption_entities);
      writable(parameters.chat_id, parameters.message_thread_id);
      const file = fileFrom(parameters.video, files, "mp4");
      const { bytes } = file;
      if (parameters.video.startsWith("attach://") && bytes.toString("latin1", 4, 8) !== "ftyp") {
        throw new Refusal(400, "Bad Request: the video is no MP4");
      }
      let thumbnail: object | undefined;
      if (parameters.thumbnail) {
        const jpeg = fileFrom(parameters.thumbnail, files, "jpg");
        const size = jpegSize(jpeg.bytes);
        if (!size || jpeg.bytes.length >= 200_000 || size.width > 320 || size.height > 320) {
          throw new Refusal(400, "Bad Request: the thumbnail must be a JPEG under 200 kB and 320 by 320");
        }
        thumbnail = { file_id: jpeg.file_id, file_unique_id: jpeg.file_unique_id, ...size };
      }
      const cover = parameters.cover ? fileFrom(parameters.cover, files, "jpg") : undefined;
      return send(parameters, {
        video: {
          file_id: file.file_id,
          file_unique_id: file.file_unique_id,
          width: parameters.width ?? 0,
          height: parameters.height ?? 0,
          duration: parameters.duration ?? 0,
          file_size: bytes.length,
          mime_type: "video/mp4",
          ...nameOf(parameters.video, files),
          ...(thumbnail ? { thumbnail } : {}),
          ...(cover
            ? {
                cover: [
                  { file_id: cover.file_id, file_unique_id: cover.file_unique_id, width: 1, height: 1 },
                ],
              }
            : {}),
        },
        ...(parameters.caption ? { caption: parameters.caption } : {}),
        ...(parameters.caption_entities?.length ? { caption_entities: parameters.caption_entities } : {}),
      });
    },
    sendPhoto(parameters, files) {
      checkEntities(parameters.caption ?? "", parameters.caption_entities);
      const file = fileFrom(parameters.photo, files, "jpg");
      return send(parameters, {
        photo: [{ file_id: file.file_id, file_unique_id: file.file_unique_id, width: 1, height: 1 }],
        ...(parameters.caption ? { caption: parameters.caption } : {}),
      });
    },
    // Its parts are messages of their own, which look like one.
    sendMediaGroup({ media, ...parameters }, files) {
      writable(parameters.chat_id, parameters.message_thread_id);
      const contents = media.map((one) => mediaOf(one, files));
      service.albums += 1;
      const media_group_id = `album-${service.albums}`;
      return contents.map((content) => send(parameters, { ...content, media_group_id }));
    },
    sendRichMessage(parameters, files) {
      if (service.knowsRich === false) throw new Refusal(404, "Not Found");
      return send(parameters, { rich_message: richOf(parameters.rich_message, files) });
    },
    sendDocument(parameters, files) {
      checkEntities(parameters.caption ?? "", parameters.caption_entities);
      const file = fileFrom(parameters.document, files, "bin");
      return send(parameters, {
        document: {
          file_id: file.file_id,
          file_unique_id: file.file_unique_id,
          ...nameOf(parameters.document, files),
        },
        ...(parameters.caption ? { caption: parameters.caption } : {}),
      });
    },
    sendChatAction({ chat_id, action, message_thread_id }) {
      writable(chat_id, message_thread_id);
      service.actions.push({ chat: Number(chat_id), action, thread: message_thread_id });
      return true;
    },

    editMessageText({ chat_id, message_id, text, entities, rich_message, reply_markup }, files) {
      const message = ownMessage(chat_id, message_id);
      if (message.text === undefined && message.rich_message === undefined)
        throw new Refusal(400, "Bad Request: there is no text in the message to edit");
      if (rich_message) {
        const rich = richOf(rich_message, files);
        return edit(message, { text: undefined, entities: undefined, rich_message: rich, reply_markup });
      }
      checkEntities(text ?? "", entities);
      return edit(message, {
        text,
        entities: entities?.length ? entities : undefined,
        rich_message: undefined,
        reply_markup,
      });
    },
    // Also "to add media to text messages", as its description says.
    editMessageMedia({ chat_id, message_id, media, reply_markup }, files) {
      const message = ownMessage(chat_id, message_id);
      if (message.media_group_id !== undefined && reply_markup)
        throw new Refusal(400, "Bad Request: a part of an album takes no buttons");
      return edit(message, {
        text: undefined,
        entities: undefined,
        rich_message: undefined,
        video: undefined,
        photo: undefined,
        caption: undefined,
        caption_entities: undefined,
        ...mediaOf(media, files),
        reply_markup,
      });
    },
    editMessageCaption({ chat_id, message_id, caption, caption_entities, reply_markup }) {
      checkEntities(caption ?? "", caption_entities);
      const message = ownMessage(chat_id, message_id);
      if (!message.video && !message.photo && !message.document) {
        throw new Refusal(400, "Bad Request: there is no caption in the message to edit");
      }
      return edit(message, {
        caption: caption || undefined,
        caption_entities: caption_entities?.length ? caption_entities : undefined,
        reply_markup,
      });
    },
    // Bot API: also adds media to a text message.
    editMessageReplyMarkup: ({ chat_id, message_id, reply_markup }) =>
      edit(ownMessage(chat_id, message_id), { reply_markup }),
    setMessageReaction({ chat_id, message_id, reaction = [] }) {
      const place = writable(chat_id);
      if (!place.messages.has(message_id)) throw new Refusal(400, "Bad Request: message to react not found");
      service.reactions.set(`${chat_id}/${message_id}`, reaction.map(({ emoji }) => emoji).join(""));
      world.changed();
      return true;
    },
    deleteMessage({ chat_id, message_id }) {
      const place = writable(chat_id);
      if (!place.messages.delete(message_id))
        throw new Refusal(400, "Bad Request: message to delete not found");
      world.changed();
      return true;
    },

    answerCallbackQuery({ callback_query_id, text, show_alert }) {
      const state = world.callbacks.get(callback_query_id);
      if (state !== "open") {
        throw new Refusal(
          400,
          "Bad Request: query is too old and response timeout expired or query ID is invalid",
        );
      }
      world.callbacks.set(callback_query_id, {
        ...(text ? { text } : {}),
        ...(show_alert ? { show_alert } : {}),
      });
      world.changed();
      return true;
    },
    answerInlineQuery(parameters) {
      for (const { video_file_id } of parameters.results) {
        if (!world.files.has(video_file_id))
          throw new Refusal(400, "Bad Request: wrong file identifier specified");
      }
      world.inlineQueries.set(parameters.inline_query_id, parameters);
      world.changed();
      return true;
    },

    getFile({ file_id }) {
      const file = world.files.get(file_id);
      if (!file) throw new Refusal(400, "Bad Request: invalid file_id");
      if (file.bytes.length > 20 * 1024 * 1024) throw new Refusal(400, "Bad Request: file is too big");
      return {
        file_id,
        file_unique_id: file.file_unique_id,
        file_size: file.bytes.length,
        file_path: file.path,
      };
    },
    getChatMember({ chat_id, user_id }) {
      const place = world.chatOf(chat_id);
      const user = world.users.get(user_id);
      if (!user) throw new Refusal(400, "Bad Request: user not found");
      return { user, status: place.members.get(user_id) ?? "left" } as ChatMember;
    },
    sendInvoice(parameters) {
      const { title, description, start_parameter = "", currency, prices } = parameters;
      const [{ amount }] = prices;
      const invoice = { title, description, start_parameter, currency, total_amount: amount };
      return stars.methods.noteInvoice(send(parameters, { invoice }), parameters);
    },
    answerPreCheckoutQuery: stars.methods.answerPreCheckoutQuery,
    refundStarPayment: stars.methods.refundStarPayment,
    getStarTransactions: stars.methods.getStarTransactions,
    getChatAdministrators({ chat_id }) {
      const place = world.chatOf(chat_id);
      if (place.chat.type === "private")
        throw new Refusal(400, "Bad Request: there are no administrators in the private chat");
      return [...place.members]
        .filter(([, status]) => status !== "member")
        .map(([id, status]) => ({ user: world.users.get(id), status }) as ChatMember);
    },
  };
}
