import { customAlphabet } from "nanoid";
import type { Logger } from "pino";
import { createConsoleSender } from "../../adapters/console/sender.ts";
import { SEED_MAX } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { AdminDesk } from "../core/ports/figures.ts";
import type { Marker } from "../core/ports/marker.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Look, Moderator } from "../core/ports/moderator.ts";
import type { Notebook } from "../core/ports/notebook.ts";
import type { Pace } from "../core/ports/pace.ts";
import type { KeptDays } from "../core/ports/privacy.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import type { Config } from "../host/config.ts";
import type { Lifecycle } from "../host/lifecycle.ts";
import { connectRedis, type RedisPlace } from "../host/redis.ts";
import { freeDiskBytesOf } from "../media/free-disk-bytes.ts";
import { createMedia, type Media } from "../media/media.ts";
import type { Fingerprints } from "../provenance/fingerprints.ts";
import { type ClipQueue, createClipQueue, queueNames } from "../queue/clip-queue.ts";
import { findSoundBank } from "../sound/sound-bank.ts";
import type { Soundtracks } from "../sound/soundtrack.ts";
import { createEmbeddedSpeech } from "../sound/speak.ts";
import { createVoiceSamples } from "../sound/voice-samples.ts";
import type { StoredClip } from "../store/clips.ts";
import { createStore, type Store } from "../store/store.ts";
import type { JudgeParts } from "../story/judge-words.ts";
import { createClipAccess } from "../studio/access.ts";
import { createAdmin } from "../studio/admin.ts";
import { createAdmission } from "../studio/admit.ts";
import { createBible } from "../studio/bible.ts";
import { type Cards, createCards } from "../studio/cards.ts";
import { createContactSheet } from "../studio/contact-sheet.ts";
import { createDerive } from "../studio/derive.ts";
import { createDesk, type ReviewDesk } from "../studio/desk.ts";
import { createExport } from "../studio/export.ts";
import { createFigures } from "../studio/figures.ts";
import { createFrames } from "../studio/frames.ts";
import { createLinking } from "../studio/linking.ts";
import { createOrderDesk } from "../studio/order-desk.ts";
import { createPictureOrders } from "../studio/picture-orders.ts";
import { createPictures } from "../studio/pictures.ts";
import { createPlanning } from "../studio/planning.ts";
import { createPrivacy } from "../studio/privacy.ts";
import { createClipRemoval } from "../studio/removal.ts";
import { createReports } from "../studio/reports.ts";
import { createClipShowing } from "../studio/showing.ts";
import { createSoundOrders } from "../studio/sound-orders.ts";
import { createStandings } from "../studio/standings.ts";
import { createStillMay, type StillMay } from "../studio/still-may.ts";
import { createStudio } from "../studio/studio.ts";
import { createTexts } from "../studio/texts.ts";
import { createTidying, type Tidying } from "../studio/tidying.ts";
import { createTopUps } from "../studio/top-ups.ts";
import { createVoices } from "../studio/voices.ts";
import { createVoting } from "../studio/votes.ts";
import { createDirecting } from "./directing.ts";
import { createMarking } from "./marking.ts";
import { openMediaStore } from "./media-store.ts";
import { createModerating } from "./moderating.ts";
import { newSecret } from "./new-secret.ts";
import { createWrittenPlans } from "./plans.ts";
import { createSound } from "./sound.ts";

/** What both processes, the bot and the lone worker, are made of. */
export interface Parts {
  /** For BullMQ's workers, which wait for Redis as long as it takes. */
  patientRedis: ReturnType<typeof connectRedis>;
  /** Lets go of Redis at once. */
  disconnect(): void;
  record: Store;
  notebook(adapter: string): Notebook;
  /** What all processes together may do how often. */
  pace: Pace;
  store: MediaStore;
  media: Media;
  marker: Marker;
  soundtracks: Soundtracks;
  fingerprints: Fingerprints;
  backends: Backends;
  senders: readonly ChatSender[];
  queue: ClipQueue;
  /** Their names. */
  queues: readonly string[];
  events: Store["events"];
  cards: Cards;
  tidying: Tidying;
  /** Has the plan of a clip written that waits for it, and hands the clip on. */
  writePlan: (clipId: string, signal: AbortSignal) => Promise<void>;
  stillMay: StillMay;
  /** Decides what the rules leave open in what people write; undefined: nobody does. */
  decide: JudgeParts["decide"];
  studio: Studio;
  moderator: Moderator;
  desk: ReviewDesk;
  privacy: ReturnType<typeof createPrivacy>;
  keptDays: KeptDays;
  /** Numbers of cases. */
  newCaseId: () => string;
  /** What the admin's page shows. */
  adminDesk: AdminDesk;
  /** Brings what was bought in line with what the platforms say was paid and given back. */
  reconcilePayments: () => Promise<void>;
  /** Has rendered what communities have voted for. */
  renderVoted: () => Promise<void>;
}

export interface PartsDependencies {
  redisPlace: RedisPlace;
  log: Logger;
  lifecycle: Lifecycle;
  makeBackends: (
    parts: Pick<Parts, "store" | "media" | "notebook"> & Pick<Store["events"], "wakeUp">,
  ) => Backends;
  /** Besides the local chat's. */
  makeSenders?: (
    parts: Pick<Parts, "store" | "media" | "notebook" | "pace">,
  ) => ChatSender[] | Promise<ChatSender[]>;
  /** Default: ffmpeg on this machine. */
  media?: Media;
  /** Default: the voices and the synthesiser of this machine. */
  soundtracks?: Soundtracks;
  /** The host's own. */
  looks?: readonly Look[];
  /** Default: what this machine's disk says. */
  freeDiskBytes?: () => Promise<number>;
  now?: () => number;
}

/** No vowels and no look-alikes: an id is read out and typed, and spells nothing. */
const newId = customAlphabet("23456789bcdfghjkmnpqrstvwxz", 10);
const newCode = customAlphabet("23456789BCDFGHJKMNPQRSTVWXZ", 8);
/** Longer than a minute's film has ever taken to be spoken and played. */
const SOUND_MS = 5 * 60_000;
const newSeed = () => Math.floor(Math.random() * SEED_MAX);

export async function createParts(config: Config, dependencies: PartsDependencies): Promise<Parts> {
  const { redisPlace, log, lifecycle, makeBackends, makeSenders = () => [], now = Date.now } = dependencies;
  const redis = connectRedis(redisPlace, log, { maxRetriesPerRequest: 3 });
  const patientRedis = connectRedis(redisPlace, log, { maxRetriesPerRequest: null });
  const disconnect = () => {
    redis.disconnect();
    patientRedis.disconnect();
  };
  lifecycle.onStop("Redis connections", disconnect);

  const record = await createStore({
    redis,
    prefix: config.redis.prefix,
    now,
    newLinkCode: newCode,
    newSecret,
    keptDays: config.keptDays,
    timeZone: config.timeZone,
  });
  lifecycle.onStop("record", () => record.close());
  const { notebook, events, pace } = record;
  const store = await openMediaStore(config, now);
  const { media = createMedia({ log, env: config.childEnv }) } = dependencies;
  const { freeDiskBytes = () => freeDiskBytesOf(config.dataDir) } = dependencies;
  const speak = createEmbeddedSpeech({ env: config.childEnv });
  const { soundtracks = createSound(config, { store, speak, lifecycle, log }) } = dependencies;
  const { marker, findTraces, fingerprints } = await createMarking(config, { media, store, now, log });
  const backends = makeBackends({ store, media, notebook, wakeUp: events.wakeUp });
  lifecycle.onStop("backends", async () => {
    await Promise.all(backends.all.map((backend) => backend.close()));
  });

  const queue = createClipQueue({
    connection: patientRedis,
    prefix: record.queuePrefix,
    onError: (error) => log.warn({ err: error }, "queue trouble"),
  });
  lifecycle.onStop("queue", () => queue.close());

  const senders = [
    createConsoleSender({ notebook: notebook("console"), now }),
    ...(await makeSenders({ store, media, notebook, pace })),
  ];
  lifecycle.onStop("senders", async () => {
    await Promise.all(senders.map((sender) => sender.close()));
  });

  const slotsOf = (id: string) => backends.all.find((backend) => backend.id === id)?.slots ?? 1;
  const cards = createCards({ record, slotsOf, now, timeZone: config.timeZone });
  const limits = { ...config.limits, ...config.credits };
  const moderator = await createModerating(config, log, dependencies.looks);
  const { director, understand, decide } = createDirecting(config, {
    backends,
    purse: record.purse,
    pace,
    accountOf: record.people.account,
    moderator,
    now,
    log,
  });
  const tidying = createTidying({ record, media: store });
  const standings = createStandings({
    record,
    written: createWrittenPlans(config, { now, log }),
    admins: config.admins,
  });
  const orderPictures = createPictureOrders({ backends, media: store });
  const { makeReady: readyPicture } = createPictures({ media, store });
  const bible = createBible({ record, moderator, store, readyPicture, newCode, now });
  const admission = createAdmission({
    record,
    named: bible.named,
    standings,
    backends,
    director,
    moderator,
    desk: createOrderDesk({
      record,
      hasSecondModel: moderator.lookAgain !== undefined,
      now,
      newCaseId: newId,
    }),
    media: store,
    readyPicture,
    orderPictures,
    orderSound: createSoundOrders({ backends, media: store, models: config.sound }),
    limits,
    defaults: { ...config.defaults, newSeed },
    freeDiskBytes,
    makeRoom: tidying.makeRoom,
    now,
    newClipId: newId,
  });
  const { write: writePlan } = createPlanning({ record, admission, director, backends, queue, log });
  const senderOf = (platform: string) => senders.find((sender) => sender.platform === platform);
  /** Recorded clips are in the outbox until their jobs are in the queue; the sweeper hands on what a crash left there. */
  async function handOn(clip: StoredClip): Promise<void> {
    await queue.enqueue(clip);
    await record.admission.handedOn(clip.id);
  }
  const removal = createClipRemoval({ record, tidying, sender: senderOf });
  const showing = createClipShowing({ record, media: store, sender: senderOf });
  const reports = createReports({
    record,
    access: createClipAccess(record.people),
    removal,
    showing,
    store,
    looksLike: fingerprints.find,
    threshold: config.reportThreshold,
    noticeAddress: config.noticeAddress,
    now,
    newCaseId: newId,
    log,
  });
  const desk = createDesk({
    record,
    standings,
    admission,
    moderator,
    handOn,
    media,
    store,
    sender: senderOf,
    settleReport: reports.settle,
  });
  const uploadLimit = async (surface: Surface) =>
    (await senderOf(surface.platform)?.uploadLimit(surface)) ?? Number.POSITIVE_INFINITY;
  const privacy = createPrivacy({
    record,
    removal,
    bible,
    store,
    keptDays: config.keptDays,
    uploadLimit,
    now,
    log,
  });
  const queues = queueNames(
    backends.all.map(({ id }) => id),
    senders.map(({ platform }) => platform),
  );
  const common = { record, standings, limits, sender: senderOf, now, log };
  const adminDesk = createFigures({ ...common, queue, queues, timeZone: config.timeZone });
  const topUps = createTopUps({
    ...common,
    ...config.topUps,
    payingPlatforms: senders.flatMap(({ platform, payments }) => (payments ? [platform] : [])),
  });
  const frames = createFrames({ media, store });
  const derive = createDerive({ backends, frames, understand, newSeed, newBatch: newId });
  const voting = createVoting({ ...common, admission, derive, handOn });
  const studio = createStudio({
    record,
    orderPictures,
    media: store,
    admission,
    backends,
    limits,
    handOn,
    desk,
    cards,
    derive,
    voting,
    removal,
    privacy,
    showing,
    reports,
    voices: createVoices({
      backends,
      models: config.sound,
      sample: createVoiceSamples({ store, speak }),
    }),
    standings,
    admin: createAdmin({
      record,
      standings,
      budgets: limits.budgets,
      pageUrl: config.adminPage?.url,
      newCode,
      sender: senderOf,
      figures: adminDesk.figures,
      now,
    }),
    topUps,
    linking: createLinking({ record, sender: senderOf }),
    bible: bible.keeping,
    texts: createTexts(store),
    verifying: { media: store, findTraces },
    contactSheet: createContactSheet({ media, store }),
    exportFilm: createExport({
      media,
      store,
      frames,
      backends,
      async makeSound(clip) {
        // Not the clip's own tracks, which its cutting takes away.
        const id = `${clip.id}-${newId()}`;
        const done = () => soundtracks.clear(id);
        const made = await soundtracks
          .make({ ...clip, id }, AbortSignal.timeout(SOUND_MS))
          .catch(async (error) => {
            await done();
            log.warn({ err: error, clipId: clip.id }, "a film is exported without its separate sound");
            return undefined;
          });
        return made && { tracks: made.tracks, done };
      },
      soundBank: findSoundBank(),
    }),
    uploadLimit,
    newId,
    newSeed,
  });

  return {
    patientRedis,
    disconnect,
    record,
    notebook,
    pace,
    store,
    media,
    marker,
    soundtracks,
    fingerprints,
    backends,
    senders,
    queue,
    events,
    cards,
    tidying,
    writePlan,
    stillMay: createStillMay({ record, standings, backends, sender: senderOf }),
    decide,
    studio,
    moderator,
    desk,
    privacy,
    keptDays: config.keptDays,
    newCaseId: newId,
    adminDesk,
    queues,
    reconcilePayments: topUps.reconcile,
    renderVoted: voting.render,
  };
}
