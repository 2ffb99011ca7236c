import { EventEmitter } from "node:events";
import type {
  APIApplicationCommand,
  APIGuild,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
  ChannelType,
  InteractionResponseType,
} from "discord-api-types/v10";

/** What the bot may do in a channel. */
export interface BotRights {
  view: boolean;
  send: boolean;
  attach: boolean;
  history: boolean;
}

export interface Channel {
  id: string;
  type: ChannelType;
  name: string;
  guildId?: string;
  parentId?: string;
  nsfw: boolean;
  archived: boolean;
  locked: boolean;
  rights: BotRights;
  /** The person at the other end of a direct channel, the people of a group. */
  recipients: string[];
}

export interface Person {
  user: APIUser;
  /** Takes direct messages from the bot. */
  takesDirectMessages: boolean;
}

export interface Member {
  roles: string[];
  nick?: string;
  /** Permissions as Discord hands them with an interaction. */
  permissions: bigint;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  premiumTier: APIGuild["premium_tier"];
  /** The bot itself is a member; false where only a person's installation acts. */
  hasBot: boolean;
  /** When it was added; absent: years ago. */
  botJoinedAt?: number;
  /** Where the server's own news are posted. */
  systemChannelId?: string;
  members: Map<string, Member>;
}

export interface StoredMessage extends APIMessage {
  guild_id?: string;
  /** Only this person sees it. */
  onlyFor?: string;
  /** The interaction it answers: its words are then not shown to a bot without the privileged intent. */
  answers?: string;
  /** Who was really pinged by it. */
  pinged: string[];
  files: { name: string; bytes: number; content: Buffer }[];
}

export interface StoredInteraction {
  raw: APIInteraction;
  person: string;
  createdAt: number;
  /** How and when it was first answered, and whether the asker alone saw that. */
  answered?: { type: InteractionResponseType; at: number; hidden: boolean };
  /** Message the first answer made or stands for. */
  original?: string;
  /** Still "thinking". */
  loading: boolean;
  followUps: number;
  /** Only a person's installation: at most five follow-ups. */
  userInstalled: boolean;
  choices?: { name: string; value: string | number }[];
  modal?: APIModalInteractionResponseCallbackData;
}

/** Everything the fake Discord holds; tests look here for what came of a request. */
export class World {
  readonly changes = new EventEmitter().setMaxListeners(0);
  readonly people = new Map<string, Person>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, StoredMessage>();
  readonly interactions = new Map<string, StoredInteraction>();
  /** Files people attached, by their path. */
  readonly files = new Map<string, { content: Buffer; type: string; redirectTo?: string }>();
  /** nonce → message and moment. */
  readonly nonces = new Map<string, { message: string; at: number }>();
  commands: APIApplicationCommand[] = [];
  /** Sessions Discord still lets the bot begin, and when the count begins anew. */
  sessionStarts: { remaining: number; reset_after?: number } = { remaining: 999 };
  /** How often commands were overwritten. */
  overwrites = 0;
  /** What no correct client does; a test with any of these has failed. */
  readonly problems: string[] = [];
  readonly now: () => number;
  readonly bot: APIUser;
  #count = 0;

  constructor(now: () => number) {
    this.now = now;
    this.bot = user(this.id(), "Rushes", true);
  }

  get applicationId(): string {
    return this.bot.id;
  }

  /** A new snowflake: milliseconds since 2015 in the upper bits, a counter in the lower. */
  id(): string {
    this.#count += 1;
    return String((BigInt(this.now() - 1_420_070_400_000) << 22n) | BigInt(this.#count % 4_194_303));
  }

  changed(): void {
    this.changes.emit("change");
  }

  problem(what: string): void {
    this.problems.push(what);
    this.changed();
  }
}

export function user(id: string, name: string, bot = false): APIUser {
  return {
    id,
    username: name.toLowerCase(),
    global_name: bot ? null : name,
    discriminator: "0",
    avatar: null,
    ...(bot ? { bot: true } : {}),
  } as APIUser;
}

export const ALL_RIGHTS: BotRights = { view: true, send: true, attach: true, history: true };
