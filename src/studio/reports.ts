import { createHash } from "node:crypto";
import { accountMadeAt } from "../core/access/account-age.ts";
import { BotError, UserMistake } from "../core/errors.ts";
import { type FormNotice, NOTICE_CLOCK_MS, REPORT_REASONS, type ReportReason } from "../core/ports/cases.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { Reports } from "../core/ports/reports.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { ClipAccess } from "./access.ts";
import type { ClipRemoval } from "./removal.ts";
import type { ClipShowing } from "./showing.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many reports a person makes in a day. */
const REPORTS = { most: 10, perMs: DAY_MS };
/** So many notices come by the form in a day, from one sender and from all. */
const NOTICES = { most: 5, perMs: DAY_MS };
const ALL_NOTICES = { most: 200, perMs: DAY_MS };
/** Who is named in cases that come by the form: nobody. */
const BY_FORM = { id: "web:notice", name: "the notice form" };
/** An account counts towards the threshold once its first clip is so old, or once its platform has known it for so long. */
const GROWN_MS = DAY_MS;
const GROWN_ELSEWHERE_MS = 30 * DAY_MS;

/** Reports of clips: what hides one, and what comes of it. */
export function createReports({
  record,
  access,
  removal,
  showing,
  store,
  looksLike,
  threshold,
  noticeAddress,
  now,
  newCaseId,
  log,
}: {
  record: Pick<Store, "cases" | "clips" | "pace" | "people" | "reports">;
  access: Pick<ClipAccess, "may">;
  removal: ClipRemoval;
  showing: Pick<ClipShowing, "restore" | "takeAway">;
  store: Pick<MediaStore, "has" | "path">;
  /** Clips whose pictures are a film's, the best match first. */
  looksLike: (path: string) => Promise<string[]>;
  /** So many grown accounts hide a clip, for whatever reason. */
  threshold: number;
  noticeAddress?: string | undefined;
  now: () => number;
  newCaseId: () => string;
  log: Pick<Log, "warn">;
}): Reports & {
  /** What follows from a decision about the case of a clip. Safe to repeat. */
  settle(clip: StoredClip, decision: "approved" | "rejected", caseId: string): Promise<void>;
} {
  const { cases, clips, pace, people, reports } = record;

  async function isGrown(account: string): Promise<boolean> {
    const first = await reports.firstClipAt(account);
    if (first !== undefined && first <= now() - GROWN_MS) return true;
    const made = accountMadeAt({ id: account });
    return made !== undefined && made <= now() - GROWN_ELSEWHERE_MS;
  }

  /** Those that show the same, drafts left out: storyboards look alike. */
  async function copiesOf(clip: StoredClip): Promise<StoredClip[]> {
    if (!clip.file || clip.request.draft || !(await store.has(clip.file.key))) return [];
    const ids = await looksLike(await store.path(clip.file.key)).catch((error: unknown) => {
      log.warn({ err: error }, "copies of a reported clip could not be looked for");
      return [];
    });
    const alike = await clips.loadAll(ids.filter((id) => id !== clip.id));
    return alike.filter(({ request, deletedAt }) => !request.draft && deletedAt === undefined);
  }

  async function hide(clip: StoredClip, caseId: string): Promise<void> {
    for (const one of [clip, ...(await copiesOf(clip))]) {
      if (one.hidden !== undefined) continue;
      // First, so that nobody does anything with it any more, whatever becomes of its messages.
      await reports.hide(one.id, caseId);
      await showing.takeAway(one.id).catch((error: unknown) => {
        log.warn({ err: error, clipId: one.id }, "a message of a hidden clip could not be removed");
      });
    }
  }

  async function restore(clip: StoredClip, caseId: string): Promise<void> {
    await showing.restore(clip.id, caseId).catch((error: unknown) => {
      if (!(error instanceof BotError) || error.retryable) throw error;
      log.warn({ err: error, clipId: clip.id }, "a clip that may stay could not be posted again");
    });
  }

  /**
   * The case a clip is looked at by, and what is said of it there. Where somebody has looked and let it stay, the same being said by
   * others changes nothing; what nobody has said before is another case.
   */
  async function caseNow(clip: StoredClip) {
    let said = await reports.all(clip.id);
    let id = await reports.caseOf(clip.id, newCaseId());
    for (;;) {
      const known = await cases.load(id);
      if (known?.state !== "approved") return { id, known, said };
      said = said.filter(({ reason }) => !known.reasons?.includes(reason));
      if (said.length === 0) return { id, known, said };
      id = await reports.caseOf(clip.id, newCaseId(), id);
    }
  }

  /** Opens the case of a clip, or adds to it, and hides the clip where what was said is enough for that. */
  async function take(clip: StoredClip, reason: ReportReason, notice?: FormNotice) {
    const { id, known, said } = await caseNow(clip);
    if (!known) {
      await cases.note(
        {
          id,
          at: now(),
          about: "report",
          person: { id: clip.maker.id, name: clip.maker.name },
          account: clip.account,
          surface: clip.surface,
          outcome: "review",
          clip: clip.id,
          words: [clip.request.prompt],
          reasons: [...new Set(said.map(({ reason }) => reason))],
        },
        { open: true },
      );
    }
    if (known === undefined || known.state === "open")
      await cases.say(id, { reason, ...(notice && { notice }) });
    if ((await cases.load(id))?.state !== "open") return { case: id, hidden: false };
    const grown = (await Promise.all(said.map((one) => isGrown(one.account)))).filter(Boolean).length;
    const hidden = said.some((one) => REPORT_REASONS[one.reason].hidesAtOnce) || grown >= threshold;
    if (hidden) await hide(clip, id);
    return { case: id, hidden };
  }

  return {
    async report(clipId, reason, person, { surface, idempotencyKey }) {
      const clip = await clips.load(clipId);
      if (!clip || !(await access.may(person, "see", clip, surface)))
        throw new UserMistake("no-such-clip", "There is no such clip here, or it is hidden already.");
      const account = await people.account(person.id);
      if (clip.account === account)
        throw new UserMistake("own-clip", "That clip is your own: /delete takes it away, /private hides it.");
      const waitMs = await pace.turn({
        key: `reports:${account}`,
        id: idempotencyKey,
        rates: [REPORTS],
        keep: false,
      });
      if (waitMs > 0) {
        throw new UserMistake(
          "too-many-reports",
          `You have reported ${REPORTS.most} clips today, which is the most. If it is urgent, tell who runs this bot.`,
        );
      }
      await reports.add(clip.id, account, reason);
      return take(clip, reason);
    },

    ...(noticeAddress === undefined ? {} : { noticeAddress }),

    async notice({ clip: named, reason, said, from }) {
      // By what it says: whoever sends it could give it any other name.
      const words = digest(JSON.stringify([named, reason, said.where, said.says, said.contact]));
      const sender = digest(from);
      for (const [key, id, rate] of [
        [`notices:${sender}`, words, NOTICES],
        ["notices", `${sender}:${words}`, ALL_NOTICES],
      ] as const) {
        if ((await pace.turn({ key, id, rates: [rate], keep: false })) > 0)
          throw new UserMistake(
            "too-many-reports",
            "Too many notices have come today. Please send this one again tomorrow, or write to whoever runs this bot.",
          );
      }
      const clip = /^[\w-]{1,40}$/.test(named) ? await clips.load(named) : undefined;
      if (clip && clip.deletedAt === undefined) {
        await reports.add(clip.id, `web:${words}`, reason);
        const { case: id } = await take(clip, reason, said);
        return { case: id, lookedAtBy: ((await cases.load(id))?.at ?? now()) + NOTICE_CLOCK_MS };
      }
      const id = await reports.caseOfNotice(words, newCaseId());
      const known = await cases.load(id);
      const at = known?.at ?? now();
      if (!known) {
        await cases.note(
          {
            id,
            at,
            about: "report",
            person: BY_FORM,
            account: BY_FORM.id,
            surface: { platform: "web", chat: "notice" },
            outcome: "review",
            reasons: [reason],
            notices: [{ ...said, where: [named, said.where].filter((text) => text !== "").join(", ") }],
            ...(reason === "minor" ? { harm: "minors" as const } : {}),
          },
          { open: true },
        );
      }
      return { case: id, lookedAtBy: at + NOTICE_CLOCK_MS };
    },

    async noticeState(caseId) {
      const one = /^[\w-]{1,40}$/.test(caseId) ? await cases.load(caseId) : undefined;
      if (one?.about !== "report") return undefined;
      const decided = one.clip === undefined ? "decided" : one.state === "approved" ? "stays" : "removed";
      return { state: one.state === "open" ? "open" : decided, lookedAtBy: one.at + NOTICE_CLOCK_MS };
    },

    async settle(clip, decision, caseId) {
      const copies = (await copiesOf(clip)).filter(({ hidden }) => hidden === caseId);
      // The clip comes last, for copies are found by its film; each is hidden until all the rest of it is done.
      for (const one of [...copies, clip]) {
        if (decision === "rejected") await removal.remove(one);
        else if (one.hidden === caseId) await restore(one, caseId);
        await reports.hide(one.id, undefined);
      }
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
