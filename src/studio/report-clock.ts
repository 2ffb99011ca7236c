import { onlyFor } from "../core/access/audience.ts";
import { NOTICE_CLOCK_MS, REPORT_REASONS, type StoredCase } from "../core/ports/cases.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Log } from "../core/ports/log.ts";
import { inPrivate, type Surface } from "../core/surface.ts";
import type { Notice } from "../core/talk/reply.ts";
import type { Store } from "../store/store.ts";

/** Whoever runs the bot is reminded of a report so long before its time is up, and again once it is, in milliseconds. */
const SOON_MS = 12 * 60 * 60 * 1000;

/** Reminds of reports that nobody has decided about, within the time that the law of some countries gives; for the sweeper. */
export function createReportClock({
  record: { access, cases },
  admins,
  sender,
  now,
  log,
}: {
  record: Pick<Store, "access" | "cases">;
  /** As the settings name them. */
  admins: readonly string[];
  sender: (platform: string) => Pick<ChatSender, "postNotice"> | undefined;
  now: () => number;
  log: Pick<Log, "warn">;
}): { look(): Promise<void> } {
  /** Where reviewers are told of cases, or else to each of those who run the bot. Throws if there is somebody and none could be told. */
  async function tell(notice: Notice): Promise<void> {
    const place = await cases.reviewPlace<Surface>();
    const there = place && sender(place.platform);
    const told: boolean[] = [];
    if (place && there) {
      told.push((await there.postNotice(place, notice, { kind: "place" })) !== undefined);
    } else {
      for (const id of new Set([...admins, ...(await access.admins())])) {
        const theirs = sender(id.slice(0, id.indexOf(":")));
        const posted = theirs?.postNotice(inPrivate(id), notice, onlyFor({ id }));
        if (posted) told.push((await posted.catch(() => undefined)) !== undefined);
      }
    }
    if (told.length > 0 && !told.includes(true)) throw new Error("nobody could be told of a report's time");
  }

  async function remind(one: StoredCase): Promise<void> {
    const left = one.at + NOTICE_CLOCK_MS - now();
    if (one.about !== "report" || one.state !== "open" || left > SOON_MS) return;
    const step = left > 0 ? "soon" : "late";
    if (!(await cases.claimReminder(one.id, step))) return;
    log.warn(
      { case: one.id, hoursLeft: Math.floor(left / 3_600_000) },
      `a report waits: its time is ${left > 0 ? "nearly " : ""}up`,
    );
    await tell(reminder(one, left)).catch(async (error: unknown) => {
      // Tried again in the next round.
      await cases.dropReminder(one.id, step);
      throw error;
    });
  }

  return {
    async look() {
      let failed: unknown;
      for (const id of await cases.allOpen()) {
        const one = await cases.load(id);
        // One that can't be told keeps none of the others waiting.
        if (one) {
          await remind(one).catch((error: unknown) => {
            failed ??= error;
          });
        }
      }
      if (failed !== undefined) throw failed;
    },
  };
}

function reminder({ id, at, reasons = [] }: StoredCase, left: number): Notice {
  const due = new Date(at + NOTICE_CLOCK_MS).toISOString().slice(0, 16).replace("T", " ");
  const about = reasons.map((reason) => REPORT_REASONS[reason].label.toLowerCase()).join(", ");
  const when =
    left > 0 ? `within ${Math.max(1, Math.floor(left / 3_600_000))} h` : "at once: its time is over";
  return {
    title: `Report ${id} waits for you`,
    paragraphs: [
      `Somebody reported a clip${about === "" ? "" : ` (${about})`}. Look at it ${when} (${due} UTC); some countries' law gives 48 hours.`,
    ],
    buttons: [{ label: "See it", command: "review", options: { case: id, do: "see" }, tone: "primary" }],
  };
}
