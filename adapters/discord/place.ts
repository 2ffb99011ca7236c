import {
  type APIAuthorizingIntegrationOwnersMap,
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import type { GroupSettings } from "../../src/core/ports/studio.ts";
import type { MessageRef, Surface } from "../../src/core/surface.ts";

export const PLATFORM = "discord";

/** What is known of channels and servers without asking. */
export interface Channels {
  channel(id: string): { type?: ChannelType; parentId?: string | null; nsfw?: boolean } | undefined;
  isInServer(id: string): boolean;
}

interface ChannelLike {
  id: string;
  type?: ChannelType | undefined;
  parent_id?: string | null | undefined;
  nsfw?: boolean | undefined;
}

const THREADS: readonly (ChannelType | undefined)[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
const FORUMS: readonly (ChannelType | undefined)[] = [ChannelType.GuildForum, ChannelType.GuildMedia];
/** Where a message can begin a thread. */
const THREADED: readonly (ChannelType | undefined)[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** A thread is a channel of its own on Discord. */
export function channelOf(surface: Surface): string {
  return surface.thread ?? surface.chat;
}

/** Whether the bot itself is there and not only one person's installation of it, which has nothing but its answers. */
export function isMember(surface: Surface): boolean {
  return surface.extra?.member !== false;
}

/** A chat of one person with the bot. */
export function isDirect(surface: Surface): boolean {
  return surface.group === undefined && isMember(surface);
}

export function surfaceOfInteraction(interaction: APIInteraction, channels: Channels): Surface {
  const user = interaction.member?.user.id ?? interaction.user?.id;
  const channel = interaction.channel as (ChannelLike & { id?: string }) | undefined;
  const id = channel?.id ?? interaction.channel_id;
  if (id === undefined) throw new Error("an interaction without a channel");
  const limit = interaction.attachment_size_limit;
  const surface = surfaceOfChannel({ ...channel, id }, interaction.guild_id ?? undefined, channels);
  return {
    ...surface,
    ...(limit > 0 ? { uploadLimitBytes: limit } : {}),
    extra: {
      ...surface.extra,
      interaction: interaction.id,
      ...(user ? { user } : {}),
      ...(botIsThere(interaction, channels) ? {} : { member: false }),
      ...(mayOnlyAnswer(interaction) ? { onlyAnswers: true } : {}),
    },
  };
}

/** A channel's surface; what the channel itself doesn't tell is taken from what is known. */
export function surfaceOfChannel(
  channel: ChannelLike,
  guildId: string | undefined,
  channels: Channels,
): Surface {
  const known = channels.channel(channel.id);
  const type = channel.type ?? known?.type;
  const parentId = THREADS.includes(type) ? (channel.parent_id ?? known?.parentId ?? undefined) : undefined;
  const parent = parentId === undefined ? undefined : channels.channel(parentId);
  const adult = channel.nsfw ?? parent?.nsfw ?? known?.nsfw ?? false;
  return {
    platform: PLATFORM,
    chat: parentId ?? channel.id,
    ...(THREADS.includes(type) ? { thread: channel.id } : {}),
    ...(guildId === undefined ? {} : { group: guildId }),
    ...(adult ? { adult: true } : {}),
    extra: {
      ...(type === ChannelType.PrivateThread ? { privateThread: true } : {}),
      ...(FORUMS.includes(parent?.type) ? { forum: true } : {}),
      ...(guildId !== undefined && THREADED.includes(type) ? { threaded: true } : {}),
    },
  };
}

/** The surface with what the server has chosen for it. */
export function withSettings(surface: Surface, settings: GroupSettings | undefined): Surface {
  const { threaded, ...extra } = surface.extra ?? {};
  const opensThread = threaded === true && settings?.threads === true && isMember(surface);
  return { ...surface, extra: { ...extra, ...(opensThread ? { opensThread } : {}) } };
}

/** Whether the bot itself is where this was asked. */
function botIsThere(interaction: APIInteraction, channels: Channels): boolean {
  const guild = interaction.guild_id;
  if (!guild) {
    return interaction.context === undefined
      ? interaction.channel?.type !== ChannelType.GroupDM
      : interaction.context === InteractionContextType.BotDM;
  }
  // Left out where nobody but the server itself can have installed the app.
  const owners: APIAuthorizingIntegrationOwnersMap | undefined = interaction.authorizing_integration_owners;
  const installed = owners === undefined || owners[ApplicationIntegrationType.GuildInstall] === guild;
  return installed || channels.isInServer(guild);
}

/** Whether Discord says that the bot's own messages aren't wanted here, so that only answers will do. */
function mayOnlyAnswer({ guild_id, app_permissions, channel }: APIInteraction): boolean {
  if (!guild_id || !app_permissions) return false;
  const has = BigInt(app_permissions);
  if ((has & PermissionFlagsBits.Administrator) !== 0n) return false;
  const send = THREADS.includes(channel?.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.AttachFiles | send;
  return (has & needed) !== needed;
}

/** Refs name the channel the message is really in: a thread's own id for messages in threads. */
export function refOf(message: { channel_id: string; id: string }): MessageRef {
  return { platform: PLATFORM, chat: message.channel_id, message: message.id };
}
