import type { Logger } from "pino";
import type { Lease } from "../store/leases.ts";

/** A bot that gave no sign for so long is followed by the next. */
const LEASE_MS = 5_000;
/** How often the one gives a sign, and the others look. */
const LOOK_MS = 1_000;

/** Whether this process is the one that hears the platforms and keeps the cards. */
export interface Lead {
  leads(): boolean;
  /** Resolves when this process becomes the one. */
  readonly won: Promise<void>;
  /** Rejects when another has become it meanwhile, as may happen to one that stood still: stop at once. */
  readonly lost: Promise<never>;
  /** Lets the next one in. */
  stop(): Promise<void>;
}

/**
 * Stands for being the one bot of all on this Redis, and goes on standing for it. A Redis that can't be reached
 * makes nobody another's: it is waited out, as everywhere.
 */
export async function standForLead({
  lease,
  log,
  leaseMs = LEASE_MS,
  lookMs = LOOK_MS,
}: {
  lease: Lease;
  log: Logger;
  leaseMs?: number;
  lookMs?: number;
}): Promise<Lead> {
  let leads = false;
  let stopped = false;
  let win: () => void;
  let lose: (error: Error) => void;
  const won = new Promise<void>((resolve) => {
    win = resolve;
  });
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => {});
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    if (stopped) return;
    const mine = await lease.hold(leaseMs);
    if (mine && !leads) {
      leads = true;
      // Won while it was stopping, it is let go of again.
      if (!stopped) win();
    } else if (!mine && leads) {
      stopped = true;
      lose(new Error("another bot on this Redis has taken over"));
    }
  }

  const timer = setInterval(() => {
    looking = look().catch((error: unknown) => log.debug({ err: error }, "the lead could not be looked at"));
  }, lookMs);
  await look();
  return {
    leads: () => leads,
    won,
    lost,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
      if (leads) await lease.leave();
    },
  };
}
