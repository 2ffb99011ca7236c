import type { Logger } from "pino";
import { SEED_MAX } from "../core/film/request.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { AdminDesk } from "../core/ports/figures.ts";
import type { Look, Moderator } from "../core/ports/moderator.ts";
import type { Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import type { Config } from "../host/config.ts";
import type { ClipQueue } from "../queue/clip-queue.ts";
import { findSoundBank } from "../sound/sound-bank.ts";
import { createVoiceSamples } from "../sound/voice-samples.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
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
import { createModerating } from "./moderating.ts";
import { createWrittenPlans } from "./plans.ts";
import type { Workshop } from "./workshop.ts";

/** What is decided of a clip while it is made, for those who make it. */
export interface Making {
  /** Has the plan of a clip written that waits for it, and hands the clip on. */
  writePlan: (clipId: string, signal: AbortSignal) => Promise<void>;
  stillMay: StillMay;
  /** Throws for a film that stands on a picture which was taken back. */
  checkPictures: (film: StoredClip) => Promise<void>;
  moderator: Moderator;
  /** Numbers of cases. */
  newCaseId: () => string;
  tidying: Tidying;
}

/** What is carried out without anybody asking for it again, and what hosts see of it all. */
export interface Office {
  desk: ReviewDesk;
  privacy: ReturnType<typeof createPrivacy>;
  /** Brings what was bought in line with what the platforms say was paid and given back. */
  reconcilePayments: () => Promise<void>;
  /** Has rendered what communities have voted for. */
  renderVoted: () => Promise<void>;
  /** What the admin's page shows. */
  adminDesk: AdminDesk;
}

/** What people can ask for, with all that follows from it. */
export interface OpenStudio {
  studio: Studio;
  cards: Cards;
  /** Decides what the rules leave open in what people write; undefined: nobody does. */
  decide: JudgeParts["decide"];
  making: Making;
  office: Office;
}

/** Longer than a minute's film has ever taken to be spoken and played. */
const SOUND_MS = 5 * 60_000;
const newSeed = () => Math.floor(Math.random() * SEED_MAX);

export async function openStudio(
  config: Config,
  {
    record,
    queue,
    workshop: { store, media, soundtracks, speak, fingerprints, findTraces },
    backends,
    senders,
    looks,
    freeDiskBytes,
    newId,
    newCode,
    now,
    log,
  }: {
    record: Store;
    queue: ClipQueue;
    workshop: Workshop;
    backends: Backends;
    senders: readonly ChatSender[];
    /** The host's own. */
    looks: readonly Look[] | undefined;
    freeDiskBytes: () => Promise<number>;
    newId: () => string;
    newCode: () => string;
    now: () => number;
    log: Logger;
  },
): Promise<OpenStudio> {
  const slotsOf = (id: string) => backends.all.find((backend) => backend.id === id)?.slots ?? 1;
  const cards = createCards({ record, slotsOf, now, timeZone: config.timeZone });
  const limits = { ...config.limits, ...config.credits };
  const moderator = await createModerating(config, log, looks);
  const { director, understand, decide } = createDirecting(config, {
    backends,
    purse: record.purse,
    pace: record.pace,
    notebook: record.notebook("words"),
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
    checkPictures: bible.checkPictures,
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
  const common = { record, standings, limits, sender: senderOf, now, log };
  const adminDesk = createFigures({ ...common, queue, timeZone: config.timeZone });
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
    studio,
    cards,
    decide,
    making: {
      writePlan,
      stillMay: createStillMay({
        ...{ record, standings, backends, sender: senderOf },
        checkPictures: bible.checkPictures,
      }),
      checkPictures: bible.checkPictures,
      moderator,
      newCaseId: newId,
      tidying,
    },
    office: { desk, privacy, reconcilePayments: topUps.reconcile, renderVoted: voting.render, adminDesk },
  };
}
