import { ChannelType, InteractionResponseType, InteractionType, MessageFlags } from "discord-api-types/v10";
import type { z } from "zod";
import * as bodies from "./bodies.ts";
import {
  createMessage,
  editMessage,
  postable,
  readable,
  type UploadedFile,
  uploadLimit,
} from "./messages.ts";
import { REFUSALS, Refusal, type RestReply } from "./reply.ts";
import { ALL_RIGHTS, type Channel, type StoredInteraction, type StoredMessage, type World } from "./world.ts";

export interface RestRequest {
  method: string;
  /** Without `/api/v10`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  files: readonly UploadedFile[];
  authorized: boolean;
}

/** What a REST call does besides changing the world: events the gateway tells. */
export interface Told {
  messageCreated(message: StoredMessage): void;
  messageUpdated(message: StoredMessage): void;
  messageDeleted(message: StoredMessage): void;
  threadCreated(thread: Channel): void;
}

interface Route {
  method: string;
  pattern: RegExp;
  /** Needs no bot token: the path holds a token of its own. */
  open?: boolean;
  query?: readonly string[];
  answer(parameters: string[], request: RestRequest): RestReply;
}

const ANSWER_WITHIN_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;

/** REST v10, as far as a bot like this needs it; anything else is a problem and a 404. */
export function createRest(world: World, told: Told, options: { gatewayUrl: () => string; token: string }) {
  const ok = (body: unknown): RestReply => ({ status: 200, body });
  const noContent: RestReply = { status: 204 };

  function checked<Schema extends z.ZodType>(
    schema: Schema,
    { body, path, method }: RestRequest,
  ): z.output<Schema> {
    const result = schema.safeParse(body);
    if (result.success) return result.data;
    const reasons = result.error.issues
      .map(({ path: at, message }) => `${at.join(".")}: ${message}`)
      .join("; ");
    world.problem(`${method} ${path}: ${reasons}`);
    throw new Refusal(400, 50035, "Invalid Form Body", { _errors: [{ message: reasons }] });
  }

  function answering(applicationId: string, token: string): StoredInteraction {
    if (applicationId !== world.applicationId) throw REFUSALS.unknownWebhook();
    const interaction = [...world.interactions.values()].find(({ raw }) => raw.token === token);
    if (!interaction) throw REFUSALS.badWebhookToken();
    if (!interaction.answered) throw REFUSALS.unknownWebhook();
    if (world.now() - interaction.createdAt > TOKEN_LIFE_MS) throw REFUSALS.badWebhookToken();
    return interaction;
  }

  function answerOf(interaction: StoredInteraction, id: string): StoredMessage {
    const message = world.messages.get(id === "@original" ? (interaction.original ?? "") : id);
    const isIts = message && (message.answers === interaction.raw.id || message.id === interaction.original);
    if (!message || !isIts) throw REFUSALS.unknownMessage();
    return message;
  }

  function channelOf(interaction: StoredInteraction): Channel {
    const channel = world.channels.get(interaction.raw.channel?.id ?? "");
    if (!channel) throw REFUSALS.unknownChannel();
    return channel;
  }

  function mine(channelId: string, messageId: string): StoredMessage {
    const message = world.messages.get(messageId);
    if (!message || message.channel_id !== channelId || message.onlyFor) throw REFUSALS.unknownMessage();
    return message;
  }

  function respond(interaction: StoredInteraction, request: RestRequest): RestReply {
    const { raw } = interaction;
    if (world.now() - interaction.createdAt > ANSWER_WITHIN_MS && !interaction.answered)
      throw REFUSALS.unknownInteraction();
    if (interaction.answered) throw REFUSALS.acknowledged();
    const response = checked(bodies.callback, request);
    const type = response.type as InteractionResponseType;
    const isAutocomplete = raw.type === InteractionType.ApplicationCommandAutocomplete;
    const onMessage =
      raw.type === InteractionType.MessageComponent ||
      (raw.type === InteractionType.ModalSubmit && raw.message !== undefined);
    const fits =
      isAutocomplete === (type === InteractionResponseType.ApplicationCommandAutocompleteResult) &&
      (onMessage ||
        (type !== InteractionResponseType.DeferredMessageUpdate &&
          type !== InteractionResponseType.UpdateMessage)) &&
      (raw.type !== InteractionType.ModalSubmit || type !== InteractionResponseType.Modal);
    if (!fits) {
      world.problem(`a response of type ${type} to an interaction of type ${raw.type}`);
      throw new Refusal(400, 50035, "Invalid Form Body");
    }
    const shownFlags =
      "data" in response && response.data && "flags" in response.data ? response.data.flags : 0;
    interaction.answered = {
      type,
      at: world.now(),
      hidden: ((shownFlags ?? 0) & MessageFlags.Ephemeral) !== 0,
    };
    const channel = channelOf(interaction);
    if (response.type === 8) interaction.choices = response.data.choices;
    else if (response.type === 9) interaction.modal = response.data as never;
    else if (response.type === 6 || response.type === 7) {
      interaction.original = (raw as { message: { id: string } }).message.id;
      if (response.type === 7)
        editMessage(world, answerOf(interaction, "@original"), response.data, [], limit(interaction));
    } else {
      const data: z.infer<typeof bodies.webhookMessage> =
        response.type === 5 ? { content: "…", ...response.data } : response.data;
      const hidden = ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      const flags = (hidden ? MessageFlags.Ephemeral : 0) | (response.type === 5 ? MessageFlags.Loading : 0);
      const message = createMessage(world, channel, data, [], {
        answers: raw.id,
        limit: limit(interaction),
        flags,
        ...(hidden ? { onlyFor: interaction.person } : {}),
      });
      if (response.type === 5) message.content = "";
      interaction.original = message.id;
      interaction.loading = response.type === 5;
      if (!hidden) told.messageCreated(message);
    }
    world.changed();
    return noContent;
  }

  function limit({ raw }: StoredInteraction): number {
    return raw.attachment_size_limit;
  }

  function followUp(interaction: StoredInteraction, request: RestRequest): RestReply {
    const body = checked(bodies.webhookMessage, request);
    if (interaction.loading && interaction.original) {
      // Straight after a deferral a follow-up edits the waiting message, as visible as that was.
      interaction.loading = false;
      const edited = editMessage(
        world,
        answerOf(interaction, "@original"),
        body,
        request.files,
        limit(interaction),
      );
      return ok(edited);
    }
    interaction.followUps += 1;
    if (interaction.userInstalled && interaction.followUps > 5) throw REFUSALS.noMoreFollowUps();
    const hidden = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const message = createMessage(world, channelOf(interaction), body, request.files, {
      answers: interaction.raw.id,
      limit: limit(interaction),
      ...(hidden ? { onlyFor: interaction.person } : {}),
    });
    if (!hidden) told.messageCreated(message);
    return ok(message);
  }

  const routes: Route[] = [
    {
      method: "GET",
      pattern: /^\/gateway\/bot$/,
      answer: () =>
        ok({
          url: options.gatewayUrl(),
          shards: 1,
          session_start_limit: {
            total: 1_000,
            reset_after: 86_400_000,
            max_concurrency: 16,
            ...world.sessionStarts,
          },
        }),
    },
    { method: "GET", pattern: /^\/users\/@me$/, answer: () => ok(world.bot) },
    {
      method: "GET",
      pattern: /^\/applications\/@me$/,
      answer: () =>
        ok({
          id: world.applicationId,
          name: "Rushes",
          description: "",
          bot: world.bot,
          flags: 0,
          verify_key: "0",
        }),
    },
    {
      method: "GET",
      pattern: /^\/applications\/(\d+)\/commands$/,
      query: ["with_localizations"],
      answer: (_, { query }) =>
        ok(
          world.commands.map((command) =>
            query.get("with_localizations") === "true"
              ? command
              : { ...command, name_localizations: null, description_localizations: null },
          ),
        ),
    },
    {
      method: "PUT",
      pattern: /^\/applications\/(\d+)\/commands$/,
      answer(_, request) {
        const list = checked(bodies.commandList, request);
        world.overwrites += 1;
        world.commands = list.map((command) => ({
          version: world.id(),
          application_id: world.applicationId,
          dm_permission: true,
          nsfw: false,
          name_localizations: null,
          description_localizations: null,
          description: "",
          ...command,
          id: command.id ?? world.id(),
          default_member_permissions:
            command.default_member_permissions == null ? null : String(command.default_member_permissions),
        })) as unknown as World["commands"];
        world.changed();
        return ok(world.commands);
      },
    },
    {
      method: "POST",
      pattern: /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      open: true,
      query: ["with_response"],
      answer([id = "", token], request) {
        const interaction = world.interactions.get(id);
        if (!interaction || interaction.raw.token !== token) throw REFUSALS.unknownInteraction();
        return respond(interaction, request);
      },
    },
    {
      method: "POST",
      pattern: /^\/webhooks\/(\d+)\/([\w-]+)$/,
      open: true,
      query: ["wait"],
      answer: ([id = "", token = ""], request) => followUp(answering(id, token), request),
    },
    {
      method: "GET",
      pattern: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
      open: true,
      answer: ([id = "", token = "", message = ""]) => ok(answerOf(answering(id, token), message)),
    },
    {
      method: "PATCH",
      pattern: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
      open: true,
      answer([id = "", token = "", which = ""], request) {
        const interaction = answering(id, token);
        const message = answerOf(interaction, which);
        if (message.id === interaction.original) interaction.loading = false;
        const edited = editMessage(
          world,
          message,
          checked(bodies.webhookEdit, request),
          request.files,
          limit(interaction),
        );
        if (!edited.onlyFor) told.messageUpdated(edited);
        return ok(edited);
      },
    },
    {
      method: "DELETE",
      pattern: /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/(@original|\d+)$/,
      open: true,
      answer([id = "", token = "", which = ""]) {
        const interaction = answering(id, token);
        const message = answerOf(interaction, which);
        if (message.id === interaction.original) interaction.loading = false;
        world.messages.delete(message.id);
        if (!message.onlyFor) told.messageDeleted(message);
        world.changed();
        return noContent;
      },
    },
    {
      method: "POST",
      pattern: /^\/channels\/(\d+)\/messages$/,
      answer([id = ""], request) {
        const body = checked(bodies.messageCreate, request);
        const before = world.messages.size;
        const message = createMessage(world, postable(world, id, request.files.length), body, request.files);
        if (world.messages.size > before) told.messageCreated(message);
        return ok({ ...message, ...(body.nonce === undefined ? {} : { nonce: body.nonce }) });
      },
    },
    {
      method: "GET",
      pattern: /^\/channels\/(\d+)\/messages$/,
      query: ["after", "before", "around", "limit"],
      answer([id = ""], { query }) {
        const channel = readable(world, id);
        if (!channel.rights.history) return ok([]);
        const after = BigInt(query.get("after") ?? "0");
        const before = query.get("before");
        const found = [...world.messages.values()]
          .filter((message) => message.channel_id === id && !message.onlyFor && BigInt(message.id) > after)
          .filter((message) => before === null || BigInt(message.id) < BigInt(before))
          .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
        const count = Number(query.get("limit") ?? 50);
        if (count < 1 || count > 100) throw new Refusal(400, 50035, "Invalid Form Body");
        // With `after` the messages nearest to it are given, else the newest.
        return ok(query.has("after") ? found.slice(-count) : found.slice(0, count));
      },
    },
    {
      method: "GET",
      pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      answer([channel = "", id = ""]) {
        readable(world, channel);
        return ok(mine(channel, id));
      },
    },
    {
      method: "PATCH",
      pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      answer([id = "", messageId = ""], request) {
        const channel = readable(world, id);
        const message = mine(id, messageId);
        if (message.author.id !== world.bot.id) throw REFUSALS.editsOthers();
        const edited = editMessage(
          world,
          message,
          checked(bodies.messageEdit, request),
          request.files,
          uploadLimit(world, channel),
        );
        told.messageUpdated(edited);
        return ok(edited);
      },
    },
    {
      method: "DELETE",
      pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      answer([id = "", messageId = ""]) {
        readable(world, id);
        const message = mine(id, messageId);
        if (message.author.id !== world.bot.id) throw REFUSALS.missingPermissions();
        world.messages.delete(messageId);
        told.messageDeleted(message);
        world.changed();
        return noContent;
      },
    },
    {
      method: "PUT",
      pattern: /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
      answer([id = "", messageId = "", emoji = ""]) {
        readable(world, id);
        const message = mine(id, messageId);
        message.reactions = [
          ...(message.reactions ?? []),
          { emoji: { id: null, name: decodeURIComponent(emoji) }, count: 1, me: true } as never,
        ];
        world.changed();
        return noContent;
      },
    },
    {
      method: "POST",
      pattern: /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      answer([id = "", messageId = ""], request) {
        const body = checked(bodies.threadFromMessage, request);
        const channel = readable(world, id);
        mine(id, messageId);
        if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) {
          throw new Refusal(400, 50024, "Cannot execute action on this channel type");
        }
        if (world.channels.has(messageId)) throw REFUSALS.threadExists();
        const thread: Channel = {
          id: messageId,
          type:
            channel.type === ChannelType.GuildText
              ? ChannelType.PublicThread
              : ChannelType.AnnouncementThread,
          name: body.name,
          ...(channel.guildId ? { guildId: channel.guildId } : {}),
          parentId: id,
          nsfw: channel.nsfw,
          archived: false,
          locked: false,
          rights: channel.rights,
          recipients: [],
        };
        world.channels.set(thread.id, thread);
        told.threadCreated(thread);
        world.changed();
        return {
          status: 201,
          body: {
            id: thread.id,
            type: thread.type,
            name: thread.name,
            parent_id: id,
            guild_id: channel.guildId,
          },
        };
      },
    },
    {
      method: "POST",
      pattern: /^\/users\/@me\/channels$/,
      answer(_, request) {
        const { recipient_id } = checked(bodies.directChannel, request);
        const person = world.people.get(recipient_id);
        if (!person) throw new Refusal(400, 50033, "Invalid Recipient(s)");
        return ok({
          id: directChannel(world, recipient_id).id,
          type: ChannelType.DM,
          recipients: [person.user],
        });
      },
    },
    {
      method: "GET",
      pattern: /^\/channels\/(\d+)$/,
      answer([id = ""]) {
        const { type, name, guildId, parentId, nsfw } = readable(world, id);
        return ok({ id, type, name, guild_id: guildId, parent_id: parentId ?? null, nsfw });
      },
    },
    {
      method: "GET",
      pattern: /^\/guilds\/(\d+)\/members\/(\d+)$/,
      answer: ([guildId = "", who = ""]) => {
        const guild = world.guilds.get(guildId);
        if (!guild?.hasBot) throw REFUSALS.unknownGuild();
        const member = guild.members.get(who);
        if (!member) throw REFUSALS.unknownMember();
        const user = world.people.get(who)?.user;
        return ok({
          user,
          roles: member.roles,
          joined_at: "2020-01-01T00:00:00.000000+00:00",
          deaf: false,
          mute: false,
          flags: 0,
        });
      },
    },
    {
      method: "GET",
      pattern: /^\/guilds\/(\d+)$/,
      query: ["with_counts"],
      answer([id = ""]) {
        const guild = world.guilds.get(id);
        if (!guild) throw REFUSALS.unknownGuild();
        if (!guild.hasBot) throw REFUSALS.missingAccess();
        return ok({
          id,
          name: guild.name,
          owner_id: guild.ownerId,
          premium_tier: guild.premiumTier,
          roles: [],
          emojis: [],
          features: [],
        });
      },
    },
  ];

  /** Carries one request out. */
  return function rest(request: RestRequest): RestReply {
    for (const route of routes) {
      const match = request.method === route.method ? route.pattern.exec(request.path) : null;
      if (!match) continue;
      for (const name of request.query.keys()) {
        if (!route.query?.includes(name))
          world.problem(`${request.method} ${request.path}: unknown query ${name}`);
      }
      try {
        if (!route.open && !request.authorized) throw REFUSALS.unauthorized();
        return route.answer(match.slice(1), request);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return {
          status: error.status,
          body: {
            code: error.code,
            message: error.message,
            ...(error.errors ? { errors: error.errors } : {}),
          },
        };
      }
    }
    world.problem(`unknown route ${request.method} ${request.path}`);
    return { status: 404, body: { code: 0, message: "404: Not Found" } };
  };
}

/** The direct channel with a person, opened when first needed. */
export function directChannel(world: World, person: string): Channel {
  for (const channel of world.channels.values()) {
    if (channel.type === ChannelType.DM && channel.recipients[0] === person) return channel;
  }
  const channel: Channel = {
    id: world.id(),
    type: ChannelType.DM,
    name: "",
    nsfw: false,
    archived: false,
    locked: false,
    rights: { ...ALL_RIGHTS },
    recipients: [person],
  };
  world.channels.set(channel.id, channel);
  return channel;
}
