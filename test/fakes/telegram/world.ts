import { createHash } from "node:crypto";
import type {
  Chat,
  InlineKeyboardMarkup,
  InlineQuery,
  Message,
  MessageEntity,
  PhotoSize,
  Update,
  User,
  UserFromGetMe,
} from "@grammyjs/types";

/** What a call is refused with. */
export class Refusal extends Error {
  readonly error_code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(error_code: number, description: string, parameters?: Refusal["parameters"]) {
    super(description);
    this.error_code = error_code;
    this.parameters = parameters;
  }
}

export interface StoredFile {
  file_id: string;
  file_unique_id: string;
  path: string;
  bytes: Buffer;
}

export interface FakeChat {
  chat: Chat;
  messages: Map<number, Message>;
  members: Map<number, "creator" | "administrator" | "member">;
  topics: Map<number, "open" | "closed">;
  /** Why the bot may not write here. */
  shut?: Refusal;
  movedTo?: number;
}

const NOON = 1_790_000_000;

/** Everything Telegram knows in a test: who is there, what stands in which chat, what the bot has yet to hear. */
export function createWorld(bot: UserFromGetMe) {
  const users = new Map<number, User>();
  const chats = new Map<number, FakeChat>();
  const files = new Map<string, StoredFile>();
  const updates: Update[] = [];
  const listeners = new Set<() => void>();
  const callbacks = new Map<string, { text?: string; show_alert?: boolean } | "open">();
  const inlineQueries = new Map<string, unknown>();
  let allowed: readonly string[] = ["message", "callback_query", "inline_query", "my_chat_member"];
  let nextUpdate = 1000;
  let nextUser = 5001;
  let nextGroup = 700;
  let nextQuery = 1;
  let accountMessages = 0;
  let nextFile = 1;

  function changed(): void {
    for (const listener of [...listeners]) listener();
  }

  function chatOf(id: number | string): FakeChat {
    const found = chats.get(Number(id));
    if (!found) throw new Refusal(400, "Bad Request: chat not found");
    return found;
  }

  /** Supergroups count their own messages; all other chats of a bot are counted together. */
  function nextMessageId(place: FakeChat): number {
    if (place.chat.type === "supergroup") return Math.max(0, ...place.messages.keys()) + 1;
    accountMessages += 1;
    return accountMessages;
  }

  function keepFile(bytes: Buffer, extension: string): StoredFile {
    const number = nextFile++;
    const file = {
      file_id: `FILE${number}-${createHash("sha256").update(bytes).digest("hex").slice(0, 24)}`,
      file_unique_id: `UNIQ${number}`,
      path: `files/file_${number}.${extension}`,
      bytes,
    };
    files.set(file.file_id, file);
    return file;
  }

  function push(update: Record<string, unknown>): void {
    const [kind] = Object.keys(update);
    if (!kind || !allowed.includes(kind)) return;
    updates.push({ update_id: nextUpdate++, ...update } as unknown as Update);
    changed();
  }

  function entitiesOf(text: string): MessageEntity[] {
    const entities: MessageEntity[] = [];
    for (const match of text.matchAll(/(?<![\w@])(\/[a-z0-9_]+(@\w+)?|@\w+)/gi)) {
      entities.push({
        type: match[0].startsWith("/") ? "bot_command" : "mention",
        offset: match.index,
        length: match[0].length,
      } as MessageEntity);
    }
    return entities;
  }

  /** With privacy mode on, a bot in a group hears commands not meant for another bot, and replies to itself. */
  function heardInGroup(message: Message): boolean {
    if (bot.can_read_all_group_messages) return true;
    if (message.reply_to_message?.from?.id === bot.id) return true;
    const text = message.text ?? message.caption ?? "";
    const command = /^\/\w+(@(\w+))?/.exec(text);
    return Boolean(command && (command[2] === undefined || command[2] === bot.username));
  }

  function store(place: FakeChat, message: Message): Message {
    place.messages.set(message.message_id, message);
    changed();
    return message;
  }

  function base(
    place: FakeChat,
    from: User,
    options: { thread?: number | undefined; replyTo?: Message | undefined },
  ) {
    const { reply_to_message: _nested, ...replied } = options.replyTo ?? ({} as Message);
    const topic = options.thread !== undefined && place.topics.has(options.thread);
    return {
      message_id: nextMessageId(place),
      date: NOON,
      chat: place.chat,
      from,
      ...(options.thread === undefined ? {} : { message_thread_id: options.thread }),
      ...(topic ? { is_topic_message: true } : {}),
      ...(options.replyTo ? { reply_to_message: replied } : {}),
    };
  }

  /** What a person sends; the bot hears it if it may. */
  function personSends(place: FakeChat, message: Message): Message {
    store(place, message);
    if (place.chat.type === "private" || heardInGroup(message)) push({ message });
    return message;
  }

  return {
    bot,
    users,
    chats,
    files,
    updates,
    callbacks,
    inlineQueries,
    chatOf,
    keepFile,
    changed,
    nextMessageId,
    store,
    base,
    push,
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    allow(types: readonly string[] | undefined): void {
      if (types) allowed = types;
    },
    allowed: () => allowed,

    user(name: string, options: { language?: string; started?: boolean; id?: number } = {}): User {
      const user: User = {
        id: options.id ?? nextUser++,
        is_bot: false,
        first_name: name,
        ...(options.language ? { language_code: options.language } : {}),
      };
      users.set(user.id, user);
      const chat = { id: user.id, type: "private", first_name: name } as Chat;
      const shut = new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
      chats.set(user.id, {
        chat,
        messages: new Map(),
        members: new Map(),
        topics: new Map(),
        ...(options.started === false ? { shut } : {}),
      });
      return user;
    },
    group(
      title: string,
      options: {
        kind?: "group" | "supergroup";
        forum?: boolean;
        members?: User[];
        admins?: User[];
        topics?: number[];
      } = {},
    ): number {
      const kind = options.kind ?? "supergroup";
      const number = nextGroup++;
      const id = kind === "group" ? -number : -1_000_000_000_000 - number;
      chats.set(id, {
        chat: { id, type: kind, title, ...(options.forum ? { is_forum: true } : {}) } as Chat,
        messages: new Map(),
        members: new Map([
          ...(options.members ?? []).map(({ id }) => [id, "member"] as const),
          ...(options.admins ?? []).map(({ id }) => [id, "administrator"] as const),
        ]),
        topics: new Map((options.topics ?? []).map((topic) => [topic, "open"])),
      });
      return id;
    },

    say(
      from: User,
      chat: number,
      text: string,
      options: { replyTo?: Message; thread?: number; entities?: MessageEntity[]; external?: Message } = {},
    ): Message {
      const place = chatOf(chat);
      // Writing to a bot is starting it.
      if (place.chat.type === "private") delete place.shut;
      const entities = options.entities ?? entitiesOf(text);
      return personSends(place, {
        ...base(place, from, options),
        text,
        ...(entities.length > 0 ? { entities } : {}),
        ...(options.external ? { external_reply: externalReplyTo(options.external) } : {}),
      } as Message);
    },
    /** Changes somebody's reaction to a message; a bot is told of it as an administrator, or alone with somebody. */
    react(from: User, message: Message, emoji: string | undefined, before?: string): void {
      const reaction = (one: string | undefined) =>
        one === undefined ? [] : [{ type: "emoji", emoji: one }];
      push({
        message_reaction: {
          chat: message.chat,
          message_id: message.message_id,
          user: from,
          date: message.date + 1,
          old_reaction: reaction(before),
          new_reaction: reaction(emoji),
        },
      });
    },
    /** Puts the words of a message right. */
    edit(message: Message, text: string): Message {
      const place = chatOf(message.chat.id);
      const entities = entitiesOf(text);
      const { entities: _, caption_entities: __, ...rest } = message;
      const words =
        message.caption === undefined ? { text, entities } : { caption: text, caption_entities: entities };
      const edited = { ...rest, ...words, edit_date: message.date + 1 } as Message;
      place.messages.set(message.message_id, edited);
      if (place.chat.type === "private" || heardInGroup(edited)) push({ edited_message: edited });
      return edited;
    },
    /** Sends somebody's message on, into a chat of their own. */
    forward(from: User, chat: number, message: Message): Message {
      const place = chatOf(chat);
      const { text, caption, caption_entities, video, animation, photo, document, via_bot } = message;
      const content = { text, caption, caption_entities, video, animation, photo, document, via_bot };
      const given = Object.entries(content).filter(([, value]) => value !== undefined);
      return personSends(place, {
        ...base(place, from, {}),
        ...Object.fromEntries(given),
        forward_origin: { type: "user", sender_user: message.from, date: message.date },
      } as Message);
    },
    sendPhoto(
      from: User,
      chat: number,
      bytes: Buffer,
      options: { caption?: string; album?: string; replyTo?: Message; thread?: number; size?: number } = {},
    ): Message {
      const place = chatOf(chat);
      const file = keepFile(bytes, "jpg");
      const sizes = [90, 1280].map(
        (width): PhotoSize => ({
          file_id: file.file_id,
          file_unique_id: file.file_unique_id,
          width,
          height: width,
          file_size: options.size ?? bytes.length,
        }),
      );
      return personSends(place, {
        ...base(place, from, options),
        photo: sizes,
        ...(options.caption === undefined
          ? {}
          : { caption: options.caption, caption_entities: entitiesOf(options.caption) }),
        ...(options.album ? { media_group_id: options.album } : {}),
      } as Message);
    },
    sendDocument(
      from: User,
      chat: number,
      bytes: Buffer,
      options: { caption?: string; name?: string; size?: number } = {},
    ): Message {
      const place = chatOf(chat);
      const file = keepFile(bytes, "bin");
      return personSends(place, {
        ...base(place, from, {}),
        document: {
          file_id: file.file_id,
          file_unique_id: file.file_unique_id,
          file_name: options.name ?? "file.bin",
          file_size: options.size ?? bytes.length,
        },
        ...(options.caption === undefined ? {} : { caption: options.caption }),
      } as Message);
    },
    /** A song, a film somebody recorded, or what apps make of a GIF; as the Bot API's Audio, Video and Animation. */
    sendHeard(
      from: User,
      chat: number,
      kind: "audio" | "video" | "animation",
      bytes: Buffer,
      options: { caption?: string; replyTo?: Message } = {},
    ): Message {
      const place = chatOf(chat);
      const { file_id, file_unique_id } = keepFile(bytes, kind === "audio" ? "mp3" : "mp4");
      const file = { file_id, file_unique_id, duration: 30, file_size: bytes.length };
      const film = { ...file, width: 640, height: 360, mime_type: "video/mp4" };
      const content = {
        audio: { audio: { ...file, file_name: "song.mp3", mime_type: "audio/mpeg", title: "Song" } },
        video: { video: film },
        // "For backward compatibility, when this field is set, the document field will also be set" (Bot API, Message).
        animation: { animation: film, document: film },
      }[kind];
      return personSends(place, {
        ...base(place, from, options),
        ...content,
        ...(options.caption === undefined
          ? {}
          : { caption: options.caption, caption_entities: entitiesOf(options.caption) }),
      } as unknown as Message);
    },
    /** Presses a button by its label, or sends any callback data, as a changed client can. */
    tap(from: User, message: Message, button: { label: string | RegExp } | { data: string }): string {
      const place = chatOf(message.chat.id);
      const now = place.messages.get(message.message_id) ?? message;
      const markup = now.reply_markup as InlineKeyboardMarkup | undefined;
      let data = "data" in button ? button.data : undefined;
      if ("label" in button) {
        const found = markup?.inline_keyboard
          .flat()
          .find(({ text }) =>
            typeof button.label === "string" ? text === button.label : button.label.test(text),
          );
        if (!found || !("callback_data" in found)) {
          throw new Error(`there is no button ${button.label}: ${JSON.stringify(markup)}`);
        }
        data = found.callback_data;
      }
      const id = `query-${nextQuery++}`;
      callbacks.set(id, "open");
      push({ callback_query: { id, from, message: now, chat_instance: "1", data } });
      return id;
    },
    inline(from: User, query: string, offset = ""): string {
      const id = `inline-${nextQuery++}`;
      push({ inline_query: { id, from, query, offset } satisfies InlineQuery });
      return id;
    },
    block(user: User): void {
      const place = chatOf(user.id);
      place.shut = new Refusal(403, "Forbidden: bot was blocked by the user");
      push({ my_chat_member: membership(place, user, "member", "kicked") });
    },
    unblock(user: User): void {
      const place = chatOf(user.id);
      delete place.shut;
      push({ my_chat_member: membership(place, user, "kicked", "member") });
    },
    addBot(chat: number, by: User): void {
      push({ my_chat_member: membership(chatOf(chat), by, "left", "member") });
    },
    kick(chat: number, by: User): void {
      const place = chatOf(chat);
      place.shut = new Refusal(403, "Forbidden: bot was kicked from the supergroup chat");
      push({ my_chat_member: membership(place, by, "member", "kicked") });
    },
    mute(chat: number): void {
      chatOf(chat).shut = new Refusal(
        400,
        "Bad Request: not enough rights to send text messages to the chat",
      );
    },
    /** The group becomes a supergroup with another id, and its messages get other ids there. */
    migrate(chat: number, by: User, options: { tellBot?: boolean } = {}): number {
      const old = chatOf(chat);
      const id = -1_000_000_000_000 - nextGroup++;
      const title = "title" in old.chat ? old.chat.title : "";
      const next: FakeChat = {
        chat: { id, type: "supergroup", title } as Chat,
        messages: new Map(),
        members: old.members,
        topics: new Map(),
      };
      chats.set(id, next);
      old.movedTo = id;
      if (options.tellBot ?? true) {
        push({ message: { ...base(old, by, {}), migrate_to_chat_id: id } });
        push({ message: { ...base(next, by, {}), migrate_from_chat_id: chat } });
      }
      return id;
    },
    messages(chat: number): Message[] {
      return [...chatOf(chat).messages.values()];
    },
    fromBot(chat: number): Message[] {
      return [...chatOf(chat).messages.values()].filter(({ from }) => from?.id === bot.id);
    },
  };

  /** Bot API, ExternalReplyInfo: of a message in another chat or topic. */
  function externalReplyTo(message: Message) {
    return {
      origin: { type: "user", sender_user: message.from, date: message.date },
      chat: message.chat,
      message_id: message.message_id,
      ...(message.video ? { video: message.video } : {}),
      ...(message.animation ? { animation: message.animation } : {}),
    };
  }

  function membership(place: FakeChat, from: User, before: string, after: string) {
    const member = (status: string) => ({
      user: bot,
      status,
      ...(status === "kicked" ? { until_date: 0 } : {}),
    });
    return {
      chat: place.chat,
      from,
      date: NOON,
      old_chat_member: member(before),
      new_chat_member: member(after),
    };
  }
}

export type World = ReturnType<typeof createWorld>;
