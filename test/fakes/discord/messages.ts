import {
  type APIAttachment,
  type APIEmbed,
  ChannelType,
  MessageFlags,
  MessageType,
} from "discord-api-types/v10";
import type { z } from "zod";
import type { messageCreate, webhookMessage } from "./bodies.ts";
import { REFUSALS, Refusal } from "./reply.ts";
import type { Channel, StoredMessage, World } from "./world.ts";

export interface UploadedFile {
  name: string;
  type: string;
  content: Buffer;
}

type Body = z.infer<typeof messageCreate> & z.infer<typeof webhookMessage>;

const MIB = 1024 * 1024;
const NONCE_MS = 5 * 60_000;

/** What the bot's own messages take in a channel, in bytes. */
export function uploadLimit(world: World, channel: Channel): number {
  const tier = channel.guildId ? (world.guilds.get(channel.guildId)?.premiumTier ?? 0) : 0;
  return tier >= 3 ? 100 * MIB : tier >= 2 ? 50 * MIB : 10 * MIB;
}

/** The channel if the bot may post there as itself. */
export function postable(world: World, channelId: string, files: number): Channel {
  const channel = readable(world, channelId);
  if ([ChannelType.GuildForum, ChannelType.GuildCategory].includes(channel.type)) throw REFUSALS.notText();
  if (channel.archived && channel.locked) throw REFUSALS.archived();
  if (!channel.rights.send || (files > 0 && !channel.rights.attach)) throw REFUSALS.missingPermissions();
  const person = channel.type === ChannelType.DM ? world.people.get(channel.recipients[0] ?? "") : undefined;
  if (person && !person.takesDirectMessages) throw REFUSALS.noDirectMessages();
  return channel;
}

export function readable(world: World, channelId: string): Channel {
  const channel = world.channels.get(channelId);
  if (!channel) throw REFUSALS.unknownChannel();
  const guild = channel.guildId ? world.guilds.get(channel.guildId) : undefined;
  if ((channel.guildId && !guild?.hasBot) || !channel.rights.view) throw REFUSALS.missingAccess();
  if (channel.type === ChannelType.GroupDM) throw REFUSALS.missingAccess();
  return channel;
}

/** Makes a message of the bot's, or gives back the one with the same nonce. */
export function createMessage(
  world: World,
  channel: Channel,
  body: Body,
  files: readonly UploadedFile[],
  how: { answers?: string; onlyFor?: string; limit: number; flags?: number } = {
    limit: uploadLimit(world, channel),
  },
): StoredMessage {
  const nonce = body.nonce === undefined ? undefined : String(body.nonce);
  if (nonce !== undefined && body.enforce_nonce) {
    const before = world.nonces.get(nonce);
    const message =
      before && before.at > world.now() - NONCE_MS ? world.messages.get(before.message) : undefined;
    if (message) return message;
  }
  check(world, body, files, how.limit);
  const reference = body.message_reference;
  const referenced = reference ? world.messages.get(reference.message_id) : undefined;
  if (reference) {
    if (!channel.rights.history) throw REFUSALS.noHistory();
    const isThere = referenced?.channel_id === channel.id;
    if (!isThere && reference.fail_if_not_exists !== false) {
      throw new Refusal(400, 50035, "Invalid Form Body", { message_reference: "Unknown message" });
    }
  }
  const isReply = reference !== undefined && referenced?.channel_id === channel.id;
  const id = world.id();
  const message: StoredMessage = {
    id,
    channel_id: channel.id,
    ...(channel.guildId ? { guild_id: channel.guildId } : {}),
    author: world.bot,
    application_id: world.applicationId,
    content: body.content ?? "",
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: stored(world, channel, files, body.attachments),
    embeds: (body.embeds ?? []) as APIEmbed[],
    components: (body.components ?? []) as NonNullable<StoredMessage["components"]>,
    pinned: false,
    type: how.answers ? MessageType.ChatInputCommand : isReply ? MessageType.Reply : MessageType.Default,
    flags: (how.flags ?? body.flags ?? 0) as MessageFlags,
    ...(isReply
      ? {
          message_reference: { type: 0, channel_id: channel.id, message_id: reference.message_id },
          referenced_message: referenced ?? null,
        }
      : {}),
    ...(how.answers ? { answers: how.answers } : {}),
    ...(how.onlyFor ? { onlyFor: how.onlyFor } : {}),
    pinged: pinged(body, isReply ? referenced : undefined),
    files: files.map(({ name, content }) => ({ name, bytes: content.length, content })),
  };
  world.messages.set(id, message);
  if (nonce !== undefined) world.nonces.set(nonce, { message: id, at: world.now() });
  channel.archived = false;
  world.changed();
  return message;
}

export function editMessage(
  world: World,
  message: StoredMessage,
  body: Body,
  files: readonly UploadedFile[],
  limit: number,
): StoredMessage {
  const channel = world.channels.get(message.channel_id);
  if (!channel) throw REFUSALS.unknownChannel();
  check(
    world,
    { ...body, content: body.content ?? message.content, embeds: body.embeds ?? (message.embeds as never) },
    files,
    limit,
    message,
  );
  if (body.content !== undefined) message.content = body.content;
  if (body.embeds !== undefined) message.embeds = body.embeds as APIEmbed[];
  if (body.components !== undefined)
    message.components = body.components as NonNullable<StoredMessage["components"]>;
  if (files.length > 0 || body.attachments !== undefined) {
    // Only the listed ones stay; new files are listed by their place in the upload.
    const kept = message.attachments.filter(({ id }) => body.attachments?.some((each) => each.id === id));
    message.attachments = [...kept, ...stored(world, channel, files, body.attachments)];
    message.files = files.map(({ name, content }) => ({ name, bytes: content.length, content }));
  }
  const isV2 = (body.flags ?? 0) & MessageFlags.IsComponentsV2;
  message.flags = (((message.flags ?? 0) & ~MessageFlags.Loading) | isV2) as MessageFlags;
  message.edited_timestamp = new Date(world.now()).toISOString();
  message.pinged.push(...pinged(body, undefined));
  world.changed();
  return message;
}

/** All components of a body, those within others too. */
function componentsOf(body: Pick<Body, "components">): Record<string, unknown>[] {
  const within = (all: readonly object[]): Record<string, unknown>[] =>
    all.flatMap((one) => [
      one as Record<string, unknown>,
      ...("components" in one && Array.isArray(one.components) ? within(one.components) : []),
    ]);
  return within(body.components ?? []);
}

/** Components reference: what the flag IS_COMPONENTS_V2 allows and forbids. */
function checkComponents(world: World, body: Body, files: readonly UploadedFile[], isV2: boolean): void {
  const all = componentsOf(body);
  if (all.length > 0 && !isV2 && all.some(({ type }) => Number(type) >= 9))
    throw invalid(world, "components of the second kind without their flag");
  if (!isV2) return;
  if (body.content || (body.embeds ?? []).length > 0)
    throw invalid(world, "content or embeds beside components of the second kind");
  if (all.length > 40) throw invalid(world, `${all.length} components`);
  const letters = all.reduce(
    (sum, { content }) => sum + (typeof content === "string" ? content.length : 0),
    0,
  );
  if (letters > 4_000) throw invalid(world, `${letters} letters in all text displays`);
  for (const { items } of all) {
    for (const { media } of (items ?? []) as { media: { url: string } }[]) {
      const name = /^attachment:\/\/(.+)$/.exec(media.url)?.[1];
      if (name !== undefined && !files.some((file) => file.name === name))
        throw invalid(world, `a gallery shows ${name}, which is not attached`);
    }
  }
}

function check(
  world: World,
  body: Body,
  files: readonly UploadedFile[],
  limit: number,
  before?: StoredMessage,
): void {
  if (files.length > 10) throw new Refusal(400, 50035, "Too many files");
  if (files.some(({ content }) => content.length > limit)) throw REFUSALS.tooLarge();
  const letters = (body.embeds ?? [])
    .flatMap(({ title, description, footer, author, fields }) => [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (letters > 6_000) throw invalid(world, `embeds of ${letters} letters together`);
  const isV2 = (((before?.flags ?? 0) | (body.flags ?? 0)) & MessageFlags.IsComponentsV2) !== 0;
  checkComponents(world, body, files, isV2);
  const ids = componentsOf(body).flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  if (new Set(ids).size < ids.length) throw invalid(world, "two components with one custom_id");
  for (const { url } of (body.embeds ?? []).flatMap(({ image, thumbnail }) =>
    [image, thumbnail].filter((each) => each !== undefined),
  )) {
    const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
    if (name !== undefined && !files.some((file) => file.name === name))
      throw invalid(world, `an embed shows ${name}, which is not attached`);
  }
  const isEmpty =
    !body.content &&
    (body.embeds ?? []).length === 0 &&
    !(isV2 && componentsOf(body).length > 0) &&
    files.length === 0 &&
    (before?.attachments.length ?? 0) === 0;
  if (isEmpty) throw REFUSALS.empty();
}

function invalid(world: World, what: string): Refusal {
  world.problem(`Invalid form body: ${what}`);
  return new Refusal(400, 50035, "Invalid Form Body", { _errors: [{ message: what }] });
}

function stored(
  world: World,
  channel: Channel,
  files: readonly UploadedFile[],
  listed: Body["attachments"],
): APIAttachment[] {
  return files.map((file, index) => {
    const id = world.id();
    const description = listed?.find((each) => each.id === String(index))?.description;
    const address = `https://cdn.discordapp.com/attachments/${channel.id}/${id}/${file.name}`;
    return {
      id,
      filename: file.name,
      size: file.content.length,
      url: address,
      proxy_url: address,
      content_type: file.type,
      ...(description ? { description } : {}),
    } as APIAttachment;
  });
}

/** Who Discord would really ping: what the words mention, as far as `allowed_mentions` lets it. */
function pinged(body: Body, referenced: StoredMessage | undefined): string[] {
  const allowed = body.allowed_mentions;
  const allows = (kind: "everyone" | "users" | "roles") =>
    allowed === undefined || (allowed.parse ?? []).includes(kind);
  const content = body.content ?? "";
  return [
    ...(allows("everyone") && /@(everyone|here)/.test(content) ? ["everyone"] : []),
    ...[...content.matchAll(/<@!?(\d+)>/g)]
      .map(([, id]) => String(id))
      .filter((id) => allows("users") || (allowed?.users ?? []).includes(id)),
    ...(allows("roles") ? [...content.matchAll(/<@&(\d+)>/g)].map(([, id]) => String(id)) : []),
    ...(referenced && (allowed === undefined || allowed.replied_user === true) ? [referenced.author.id] : []),
  ];
}
