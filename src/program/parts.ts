import { customAlphabet } from "nanoid";
import type { Logger } from "pino";
import { createConsoleSender } from "../../adapters/console/sender.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { CardJournal } from "../core/ports/card-journal.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Look } from "../core/ports/moderator.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Config } from "../host/config.ts";
import type { Lifecycle } from "../host/lifecycle.ts";
import { connectRedis, type RedisPlace } from "../host/redis.ts";
import { freeDiskBytesOf } from "../media/free-disk-bytes.ts";
import type { Media } from "../media/media.ts";
import { type ClipQueue, createClipQueue, queueNames } from "../queue/clip-queue.ts";
import type { Soundtracks } from "../sound/soundtrack.ts";
import { ID_LENGTH, ID_LETTERS } from "../store/owner-names.ts";
import { createStore, type Store } from "../store/store.ts";
import type { JudgeParts } from "../story/judge-words.ts";
import type { Cards } from "../studio/cards.ts";
import { newCode } from "./new-code.ts";
import { newSecret } from "./new-secret.ts";
import { type Making, type Office, openStudio } from "./open-studio.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

/** Who speaks for us in the chats, and what stands there. */
export interface Chat {
  senders: readonly ChatSender[];
  cards: Cards;
  /** Decides what the rules leave open in what people write; undefined: nobody does. */
  decide: JudgeParts["decide"];
}

/** What both processes, the bot and the lone worker, are made of: eight rooms of one house. */
export interface Parts {
  /** All that is kept in Redis. */
  record: Store;
  /** What is to be done, in line. */
  queue: ClipQueue;
  workshop: Workshop;
  backends: Backends;
  chat: Chat;
  studio: Studio;
  making: Making;
  office: Office;
}

/** What backends are made with. */
type BackendParts = Pick<Store, "notebook"> &
  Pick<Store["events"], "wakeUp"> &
  Pick<Workshop, "store" | "media">;
/** What senders are made with. `pace`: what all processes together may do how often. */
export type SenderParts = Pick<Store, "clock" | "notebook" | "pace"> & Pick<Workshop, "store" | "media">;

export interface PartsDependencies {
  redisPlace: RedisPlace;
  log: Logger;
  lifecycle: Lifecycle;
  makeBackends: (parts: BackendParts) => Backends;
  /** Besides the local chat's. */
  makeSenders?: (parts: SenderParts) => ChatSender[] | Promise<ChatSender[]>;
  /** Default: ffmpeg on this machine. */
  media?: Media;
  /** Default: the voices and the synthesiser of this machine. */
  soundtracks?: Soundtracks;
  /** The host's own. */
  looks?: readonly Look[];
  /** Default: what this machine's disk says. */
  freeDiskBytes?: () => Promise<number>;
  /** Of a process that shows cards. */
  cardJournal?: CardJournal | undefined;
  /** Default: a Redis that is asked again for as long as it is away. */
  connect?: typeof connectRedis;
  now?: () => number;
}

const newId = customAlphabet(ID_LETTERS, ID_LENGTH);

export async function createParts(config: Config, dependencies: PartsDependencies): Promise<Parts> {
  const { redisPlace, log, lifecycle, makeBackends, makeSenders = () => [], now = Date.now } = dependencies;
  const { connect = connectRedis, freeDiskBytes = () => freeDiskBytesOf(config.dataDir) } = dependencies;
  const redis = connect(redisPlace, log, { maxRetriesPerRequest: 3 });
  // BullMQ's workers wait for Redis as long as it takes.
  const patientRedis = connect(redisPlace, log, { maxRetriesPerRequest: null });
  lifecycle.onStop("Redis connections", () => {
    redis.disconnect();
    patientRedis.disconnect();
  });

  const record = await createStore({
    redis,
    prefix: config.redis.prefix,
    now,
    newLinkCode: newCode,
    newSecret,
    keptDays: config.keptDays,
    timeZone: config.timeZone,
    cardJournal: dependencies.cardJournal,
  });
  lifecycle.onStop("record", () => record.close());
  const { clock, notebook, events, pace } = record;
  const workshop = await openWorkshop(config, { ...dependencies, now });
  const { store, media } = workshop;
  const backends = makeBackends({ store, media, notebook, wakeUp: events.wakeUp });
  lifecycle.onStop("backends", async () => {
    await Promise.all(backends.all.map((backend) => backend.close()));
  });

  const senders = [
    createConsoleSender({ notebook: notebook("console"), now }),
    ...(await makeSenders({ store, media, notebook, pace, clock })),
  ];
  const queue = createClipQueue({
    connection: patientRedis,
    prefix: record.queuePrefix,
    turns: record.turns,
    redisNow: clock.now,
    names: queueNames(
      backends.all.map(({ id }) => id),
      senders.map(({ platform }) => platform),
    ),
    onError: (error) => log.warn({ err: error }, "queue trouble"),
  });
  lifecycle.onStop("queue", () => queue.close());
  lifecycle.onStop("senders", async () => {
    await Promise.all(senders.map((sender) => sender.close()));
  });

  const { studio, cards, decide, making, office } = await openStudio(config, {
    ...{ record, queue, workshop, backends, senders, looks: dependencies.looks, freeDiskBytes },
    ...{ newId, newCode, now, log },
  });
  return { record, queue, workshop, backends, chat: { senders, cards, decide }, studio, making, office };
}
