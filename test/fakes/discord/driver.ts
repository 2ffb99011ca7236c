import {
  type APIApplicationCommandOption,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionResponseType,
  InteractionType,
  MessageType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { directChannel } from "./rest.ts";
import {
  ALL_RIGHTS,
  type BotRights,
  type Channel,
  type Guild,
  type Member,
  type StoredInteraction,
  type StoredMessage,
  user,
  type World,
} from "./world.ts";

export interface SentFile {
  name: string;
  type: string;
  content: Buffer;
  /** Another address than Discord's own, as an attacker would have it. */
  url?: string;
  /** Its host answers with a redirect there. */
  redirectTo?: string;
  /** Size as Discord tells it, where it lies. */
  size?: number;
}

interface Tells {
  reactionAdded(message: StoredMessage, who: string, emoji: string): void;
  reactionRemoved(message: StoredMessage, who: string, emoji: string): void;
  interactionCreated(raw: APIInteraction): void;
  messageCreated(message: StoredMessage): void;
  messageUpdated(message: StoredMessage): void;
  guildCreated(guild: Guild): void;
  channelDeleted(channel: Channel): void;
}

/** Where somebody is and what is said there of the app. */
export interface Standpoint {
  attachmentSizeLimit?: number;
  locale?: string;
}

const MEMBER = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** People and what they do, as their Discord client would. */
export function createDriver(world: World, tells: Tells, fileOrigin: () => string) {
  function person(name: string): string {
    const id = world.id();
    world.people.set(id, { user: user(id, name), takesDirectMessages: true });
    return id;
  }

  function guild(
    options: { name?: string; premiumTier?: Guild["premiumTier"]; hasBot?: boolean } = {},
  ): Guild {
    const id = world.id();
    const made: Guild = {
      id,
      name: options.name ?? "Film club",
      ownerId: person("Owner"),
      premiumTier: options.premiumTier ?? 0,
      hasBot: options.hasBot ?? true,
      members: new Map(),
    };
    world.guilds.set(id, made);
    if (made.hasBot) tells.guildCreated(made);
    return made;
  }

  /** Somebody adds the bot to a server it isn't in. */
  function addBot(guildId: string): void {
    const found = world.guilds.get(guildId);
    if (!found || found.hasBot) throw new Error("no server to add the bot to");
    found.hasBot = true;
    found.botJoinedAt = world.now();
    tells.guildCreated(found);
  }

  function join(guildId: string, who: string, member: Partial<Member> = {}): void {
    world.guilds.get(guildId)?.members.set(who, { roles: [], permissions: MEMBER, ...member });
  }

  function channel(
    options: Partial<Omit<Channel, "id" | "rights">> & { rights?: Partial<BotRights> } = {},
  ): Channel {
    const id = world.id();
    const made: Channel = {
      type: ChannelType.GuildText,
      name: "general",
      nsfw: false,
      archived: false,
      locked: false,
      recipients: [],
      ...options,
      id,
      rights: { ...ALL_RIGHTS, ...options.rights },
    };
    world.channels.set(id, made);
    return made;
  }

  function attach(channelId: string, file: SentFile) {
    const id = world.id();
    const path = `/attachments/${channelId}/${id}/${file.name}`;
    world.files.set(path, {
      content: file.content,
      type: file.type,
      ...(file.redirectTo ? { redirectTo: file.redirectTo } : {}),
    });
    const url = file.url ?? `${fileOrigin()}${path}?ex=1&is=1&hm=1`;
    return {
      id,
      filename: file.name,
      size: file.size ?? file.content.length,
      url,
      proxy_url: url,
      content_type: file.type,
    };
  }

  function interaction(
    who: string,
    channelId: string,
    what: object,
    standpoint: Standpoint = {},
  ): StoredInteraction {
    const place = world.channels.get(channelId);
    if (!place) throw new Error("no such channel");
    const home = place.guildId ? world.guilds.get(place.guildId) : undefined;
    const member = home?.members.get(who);
    const somebody = world.people.get(who)?.user;
    if (!somebody || (home && !member)) throw new Error("that person is not there");
    const isGroup = place.type === ChannelType.GroupDM;
    const { view, send, attach: attaches, history } = place.rights;
    const rights =
      (view ? PermissionFlagsBits.ViewChannel : 0n) |
      (send ? PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads : 0n) |
      (attaches ? PermissionFlagsBits.AttachFiles : 0n) |
      (history ? PermissionFlagsBits.ReadMessageHistory : 0n);
    const id = world.id();
    const byUser = isGroup || (home !== undefined && !home.hasBot);
    const raw = {
      id,
      application_id: world.applicationId,
      version: 1,
      token: `aW50ZXJhY3Rpb246${Buffer.from(`${id}:${world.id()}`).toString("base64url")}`,
      channel_id: channelId,
      channel: {
        id: channelId,
        type: place.type,
        name: place.name,
        permissions: String(MEMBER),
        ...(place.parentId ? { parent_id: place.parentId } : {}),
        nsfw: place.nsfw,
      },
      ...(home && member
        ? {
            guild_id: home.id,
            guild: { id: home.id, locale: "en-US", features: [] },
            guild_locale: "en-US",
            member: {
              user: somebody,
              nick: member.nick ?? null,
              roles: member.roles,
              permissions: String(member.permissions),
              joined_at: "2024-01-01T00:00:00.000Z",
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : { user: somebody }),
      app_permissions: String(rights),
      locale: standpoint.locale ?? "en-US",
      entitlements: [],
      authorizing_integration_owners: byUser ? { "1": who } : { "0": home?.id ?? "0" },
      context: home
        ? InteractionContextType.Guild
        : isGroup
          ? InteractionContextType.PrivateChannel
          : InteractionContextType.BotDM,
      attachment_size_limit: standpoint.attachmentSizeLimit ?? 10_485_760,
      ...what,
    } as unknown as APIInteraction;
    const stored: StoredInteraction = {
      raw,
      person: who,
      createdAt: world.now(),
      loading: false,
      followUps: 0,
      userInstalled: byUser,
    };
    world.interactions.set(id, stored);
    tells.interactionCreated(raw);
    return stored;
  }

  function registered(name: string, type: ApplicationCommandType) {
    const command = world.commands.find((each) => each.name === name && each.type === type);
    if (!command) throw new Error(`no command ${name} is registered`);
    return command;
  }

  /** `/name option: value …`, held to the definition as a client would. */
  function slash(
    who: string,
    channelId: string,
    name: string,
    options: Record<string, string | number | boolean | SentFile> = {},
    standpoint: Standpoint = {},
  ) {
    const command = registered(name, ApplicationCommandType.ChatInput);
    const attachments: Record<string, object> = {};
    const definitions = (command.options ?? []) as APIApplicationCommandOption[];
    const missing = definitions.find((each) => each.required && !(each.name in options));
    if (missing) throw new Error(`/${name} needs ${missing.name}`);
    const given = Object.entries(options).map(([option, value]) => {
      const definition = definitions.find((each) => each.name === option);
      if (!definition) throw new Error(`/${name} has no option ${option}`);
      hold(definition, value);
      if (definition.type === ApplicationCommandOptionType.Role) {
        if (!/^\d{15,20}$/.test(String(value))) throw new Error(`${value} is no role of the list`);
      }
      if (definition.type === ApplicationCommandOptionType.Channel && !world.channels.has(String(value)))
        throw new Error(`${value} is no channel of the list`);
      if (typeof value !== "object") return { name: option, type: definition.type, value };
      const file = attach(channelId, value);
      attachments[file.id] = file;
      return { name: option, type: definition.type, value: file.id };
    });
    return interaction(
      who,
      channelId,
      {
        type: InteractionType.ApplicationCommand,
        data: {
          id: command.id,
          name,
          type: ApplicationCommandType.ChatInput,
          ...(given.length > 0 ? { options: given } : {}),
          ...(Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {}),
        },
      },
      standpoint,
    );
  }

  /** Typing into an option that completes itself. */
  function type(who: string, channelId: string, name: string, option: string, typed: string) {
    const command = registered(name, ApplicationCommandType.ChatInput);
    const completed = (command.options ?? []).find((each) => each.name === option);
    if (!(completed as { autocomplete?: boolean } | undefined)?.autocomplete)
      throw new Error(`/${name} ${option} completes nothing`);
    return interaction(who, channelId, {
      type: InteractionType.ApplicationCommandAutocomplete,
      data: {
        id: command.id,
        name,
        type: ApplicationCommandType.ChatInput,
        options: [{ name: option, type: ApplicationCommandOptionType.String, value: typed, focused: true }],
      },
    });
  }

  /** Apps → name, on a message. */
  function menu(who: string, message: StoredMessage, name: string) {
    const command = registered(name, ApplicationCommandType.Message);
    return interaction(who, message.channel_id, {
      type: InteractionType.ApplicationCommand,
      data: {
        id: command.id,
        name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: shown(message) } },
      },
    });
  }

  function press(who: string, message: StoredMessage, label: string) {
    const button = buttonsOf(message).find((each) => each.label === label);
    if (!button)
      throw new Error(`no button ${label}; there are ${buttonsOf(message).map((each) => each.label)}`);
    return pressId(who, message, button.custom_id);
  }

  function pressId(who: string, message: StoredMessage, customId: string) {
    return interaction(who, message.channel_id, {
      type: InteractionType.MessageComponent,
      message: shown(message),
      data: { custom_id: customId, component_type: ComponentType.Button },
    });
  }

  /** Sends off the form an interaction opened, with other words in it, something chosen, or files uploaded. */
  function submit(who: string, opened: StoredInteraction, values: Record<string, string | SentFile>) {
    if (opened.answered?.type !== InteractionResponseType.Modal || !opened.modal)
      throw new Error("no form was opened");
    const channelId = opened.raw.channel?.id ?? "";
    const attachments: Record<string, object> = {};
    const components = opened.modal.components.map((label) => {
      type Input = {
        type: number;
        custom_id: string;
        value?: string;
        options?: { value: string; default?: boolean }[];
      };
      const { type, custom_id, ...input } = (label as unknown as { component: Input }).component;
      const given = values[custom_id];
      const field = { type, id: 2, custom_id };
      const answer = (): object => {
        if (type === ComponentType.FileUpload) {
          if (typeof given !== "object") return { ...field, values: [] };
          const file = attach(channelId, given);
          attachments[file.id] = file;
          return { ...field, values: [file.id] };
        }
        if (typeof given === "object") throw new Error(`${custom_id} takes no files`);
        if (type !== ComponentType.StringSelect) return { ...field, value: given ?? input.value ?? "" };
        const options = input.options ?? [];
        if (given !== undefined && !options.some(({ value }) => value === given))
          throw new Error(`${given} is no option of ${custom_id}`);
        const before = options.filter((option) => option.default).map(({ value }) => value);
        return { ...field, values: given === undefined ? before : [given] };
      };
      return { type: ComponentType.Label, id: 1, component: answer() };
    });
    const { message } = opened.raw as { message?: APIMessage };
    return interaction(who, channelId, {
      type: InteractionType.ModalSubmit,
      ...(message ? { message } : {}),
      data: {
        custom_id: opened.modal.custom_id,
        components,
        ...(Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {}),
      },
    });
  }

  /** Writes a message; a reply pings whom it answers unless told not to. */
  function say(
    who: string,
    channelId: string,
    content: string,
    options: { replyTo?: StoredMessage; ping?: boolean; files?: readonly SentFile[] } = {},
  ): StoredMessage {
    const place = world.channels.get(channelId);
    const author = world.people.get(who)?.user;
    if (!place || !author) throw new Error("no such channel or person");
    const member = place.guildId ? world.guilds.get(place.guildId)?.members.get(who) : undefined;
    const { replyTo } = options;
    const mentioned = new Set([...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => String(id)));
    if (replyTo && options.ping !== false) mentioned.add(replyTo.author.id);
    const everyone = [world.bot, ...[...world.people.values()].map((each) => each.user)];
    const message: StoredMessage = {
      id: world.id(),
      channel_id: channelId,
      ...(place.guildId ? { guild_id: place.guildId } : {}),
      author,
      content,
      timestamp: new Date(world.now()).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: everyone.filter(({ id }) => mentioned.has(id)),
      mention_roles: [],
      attachments: (options.files ?? []).map(
        (file) => attach(channelId, file) as StoredMessage["attachments"][number],
      ),
      embeds: [],
      components: [],
      pinned: false,
      type: replyTo ? MessageType.Reply : MessageType.Default,
      ...(replyTo
        ? {
            message_reference: {
              type: 0,
              message_id: replyTo.id,
              channel_id: replyTo.channel_id,
              ...(place.guildId ? { guild_id: place.guildId } : {}),
            },
            referenced_message: shown(replyTo),
          }
        : {}),
      ...(member
        ? {
            member: {
              roles: member.roles,
              nick: member.nick ?? null,
              joined_at: "2024-01-01T00:00:00.000Z",
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : {}),
      pinged: [...mentioned],
      files: [],
    } as StoredMessage;
    world.messages.set(message.id, message);
    tells.messageCreated(message);
    world.changed();
    return message;
  }

  /** Puts a reaction under a message. */
  function react(who: string, message: StoredMessage, emoji: string): void {
    tells.reactionAdded(message, who, emoji);
  }

  return {
    react,
    unreact: (who: string, message: StoredMessage, emoji: string) =>
      tells.reactionRemoved(message, who, emoji),
    person,
    guild,
    addBot,
    join,
    channel,
    slash,
    type,
    menu,
    press,
    pressId,
    submit,
    say,
    /** Puts the words of a message right. */
    edit(message: StoredMessage, content: string): void {
      Object.assign(message, { content, edited_timestamp: new Date(world.now() + 1).toISOString() });
      tells.messageUpdated(message);
    },
    direct: (who: string) => directChannel(world, who),
    /** A channel and all that is in it goes away. */
    deleteChannel(id: string): void {
      const gone = world.channels.get(id);
      if (!gone) return;
      world.channels.delete(id);
      for (const message of world.messages.values())
        if (message.channel_id === id) world.messages.delete(message.id);
      tells.channelDeleted(gone);
      world.changed();
    },
  };
}

export function buttonsOf(message: APIMessage): { label: string; custom_id: string; style: number }[] {
  type Part = { type: number; components?: Part[]; label?: string; custom_id?: string; style?: number };
  const within = (all: readonly Part[]): Part[] =>
    all.flatMap((part) => [part, ...within(part.components ?? [])]);
  return within((message.components ?? []) as unknown as Part[])
    .filter(({ type }) => type === 2)
    .map(({ label = "", custom_id = "", style = 2 }) => ({ label, custom_id, style }));
}

/** A message as the API gives it, without what only the fake keeps. */
export function shown(message: StoredMessage): APIMessage {
  const { onlyFor: _onlyFor, answers: _answers, pinged: _pinged, files: _files, ...rest } = message;
  return rest;
}

function hold(definition: APIApplicationCommandOption, value: unknown): void {
  const name = `option ${definition.name}`;
  const limits = definition as {
    min_value?: number;
    max_value?: number;
    min_length?: number;
    max_length?: number;
    choices?: { value: unknown }[];
  };
  if (
    typeof value === "number" &&
    (value < (limits.min_value ?? value) || value > (limits.max_value ?? value))
  ) {
    throw new Error(`${name}: ${value} is out of range`);
  }
  if (
    typeof value === "string" &&
    (value.length < (limits.min_length ?? 0) || value.length > (limits.max_length ?? 6_000))
  ) {
    throw new Error(`${name} is too short or too long`);
  }
  if (limits.choices && !limits.choices.some((choice) => choice.value === value))
    throw new Error(`${name}: ${value} is no choice`);
}
