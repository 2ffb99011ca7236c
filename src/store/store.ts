import { makeLostCard } from "../core/card/lost-card.ts";
import type { CardJournal } from "../core/ports/card-journal.ts";
import type { MessageRef } from "../core/surface.ts";
import { createAccessStore } from "./access.ts";
import { createAdmissionStore } from "./admission.ts";
import { createBibleStore } from "./bible.ts";
import { createBoardStore } from "./boards.ts";
import { canWrite } from "./can-write.ts";
import { createCases } from "./cases.ts";
import { createChanges } from "./changes.ts";
import { createClaims } from "./claims.ts";
import { createClips } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { createClipEvents } from "./events.ts";
import { createFamilies } from "./families.ts";
import { createForgetting } from "./forgetting.ts";
import { createKeys } from "./keys.ts";
import { createLeases } from "./leases.ts";
import { createLedgers } from "./ledger.ts";
import { createLife } from "./life.ts";
import { createLine } from "./line.ts";
import { createLineShares } from "./line-shares.ts";
import { createLinks } from "./links.ts";
import { createLogins } from "./logins.ts";
import { createModelSlots } from "./model-slots.ts";
import { createRedisNotebook } from "./notebook.ts";
import { createOnDisk } from "./on-disk.ts";
import { createOpenCards } from "./open-cards.ts";
import { createOrders } from "./orders.ts";
import { createOwned } from "./owned.ts";
import { createRedisPace } from "./pace.ts";
import { createPacking } from "./packing.ts";
import { createPaidOrders } from "./paid-orders.ts";
import { createPayments } from "./payments.ts";
import { createPeople } from "./people.ts";
import { createPurse } from "./purse.ts";
import { createRedisClock } from "./redis-clock.ts";
import { createReports } from "./reports.ts";
import { createRetention } from "./retention.ts";
import { createScript } from "./script.ts";
import { createShots } from "./shots.ts";
import { createShown } from "./shown.ts";
import { createTurns } from "./turns.ts";
import { createUpgrade } from "./upgrade.ts";
import { createVotes } from "./votes.ts";
import { createWallets } from "./wallets.ts";

const INCIDENTS_KEPT_DAYS = 90;

/** The record: everything that is kept in Redis but the queue's own jobs, and the one way to it. */
export type Store = Awaited<ReturnType<typeof createStore>>;

/** Everything that happens to a clip after admission. */
export type ClipLife = Store["life"];

export async function createStore({
  redis,
  prefix,
  now,
  newLinkCode,
  newSecret,
  keptDays = {},
  timeZone = "UTC",
  cardJournal,
}: {
  redis: Connection;
  /** Before the name of every key. With a hash tag (`{rushes}`) all keys lie in one slot of a cluster. */
  prefix: string;
  now: () => number;
  newLinkCode: () => string;
  /** 256 bits that nobody can guess. */
  newSecret: () => string;
  /** How long what is over is kept, in days. */
  keptDays?: { incidents?: number };
  /** Whose days and months money is counted by (IANA). */
  timeZone?: string;
  /** For what a power cut may take. */
  cardJournal?: Pick<CardJournal, "note"> | undefined;
}) {
  const keys = createKeys(prefix);
  const line = createLine({ redis, keys, now });
  const clips = createClips({ redis, keys });
  const ledgers = createLedgers({ redis, keys, now, timeZone });
  const people = createPeople({ redis, keys });
  const changes = createChanges({ redis, keys });
  const events = await createClipEvents(redis, keys);
  const clock = await createRedisClock({ redis });
  const claim = createScript<number>(redis, "claim-note");
  const purse = createPurse({ redis, keys, ledgers, now, timeZone });
  await purse.begin();
  const upgrade = createUpgrade({ redis, keys, clips, now });
  // Where nothing is recorded yet, or little, it is done with this.
  await upgrade.goOn(0);
  const cases = createCases({
    redis,
    keys,
    now,
    keptDays: keptDays.incidents ?? INCIDENTS_KEPT_DAYS,
  });
  const forgetting = createForgetting({ redis, keys, clips, now, newSecret, dropCase: cases.drop });
  const onDisk = createOnDisk({ redis, keys, now });
  const notebooks = new Map<string, ReturnType<typeof createRedisNotebook>>();

  /** Where nothing that was told can be lost there is nothing to note. */
  async function noteCard(clipId: string, ref: MessageRef): Promise<void> {
    if (!cardJournal || (await onDisk.forgotBefore()) === undefined) return;
    const clip = await clips.load(clipId);
    const { platform, chat } = ref;
    await cardJournal.note({
      ...{ clipId, ref, at: now(), ifLost: makeLostCard(clipId, clip) },
      surface: clip?.surface ?? { platform, chat },
    });
  }

  return {
    /** Prefix of the queue's own keys, which BullMQ looks after. */
    queuePrefix: keys.queues,
    clips,
    admission: createAdmissionStore({ redis, keys, clips, ledgers, now, timeZone }),
    life: {
      ...createLife({ redis, keys, clips, changes, now }),
      ...createShots({ redis, keys, clips, line, changes, now }),
      ...createClaims({ redis, keys, clips }),
      ...createOrders({ redis, keys }),
    },
    line,
    turns: createTurns({ redis, keys, now }),
    boards: createBoardStore({ redis, keys }),
    bible: createBibleStore({ redis, keys, now }),
    families: createFamilies({ redis, keys, clips }),
    owned: createOwned({ redis, keys, now }),
    upgrade,
    packing: createPacking({ redis, keys, now }),
    shown: createShown({ redis, keys, noteCard }),
    /** The cards to be kept true; `writer` is the process's own name. */
    openCards: (writer: string) => createOpenCards({ redis, keys, writer, now }),
    logins: createLogins({ redis, keys, newSecret }),
    people,
    access: createAccessStore({ redis, keys, now, pseudonym: forgetting.pseudonym }),
    forgetting,
    reports: createReports({ redis, keys, now }),
    retention: createRetention({ redis, keys, now }),
    cases,
    links: createLinks({ redis, keys, people, now, newLinkCode }),
    ledgers,
    purse,
    wallets: createWallets({ redis, keys, now }),
    payments: createPayments({ redis, keys, people, now }),
    votes: createVotes({ redis, keys, now, timeZone }),
    pace: createRedisPace({ redis, keys }),
    modelSlots: createModelSlots({ redis, keys, now }),
    lineShares: createLineShares({ redis, keys }),
    paidOrders: createPaidOrders({ redis, keys }),
    events,

    /** A notebook of an adapter's own; the same one however often it is asked for. */
    notebook(adapter: string) {
      const known = notebooks.get(adapter) ?? createRedisNotebook(redis, keys.notebook(adapter));
      notebooks.set(adapter, known);
      return known;
    },
    lease: createLeases({ redis, keys }),
    /** By which all machines agree. */
    clock,
    /**
     * Whether this process is to do a piece of the sweeper's work now: of all processes that ask, one in `everyMs`
     * milliseconds. One that dies over it is followed by the next.
     */
    claimSweep: async (work: string, everyMs: number): Promise<boolean> =>
      (await claim({ note: keys.sweep(work) }, { value: "1", ttlMs: everyMs })) === 1,
    /** Whether all that was written so far would outlast a power cut, waited for within some seconds. */
    untilOnDisk: onDisk.until,
    /** What was written before this may be lost; undefined: nothing may. */
    forgotBefore: onDisk.forgotBefore,
    canWrite: () => canWrite(redis, keys),
    /** Hears nothing any more; the line itself is its maker's to close. */
    async close(): Promise<void> {
      clock.close();
      events.close();
      onDisk.close();
      for (const opened of notebooks.values()) await opened.close();
    },
  };
}
