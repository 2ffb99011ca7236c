import { onlyFor } from "../core/access/audience.ts";
import type { Person } from "../core/access/person.ts";
import { BotError, UserMistake } from "../core/errors.ts";
import type { StoredCase } from "../core/ports/cases.ts";
import type { ChatSender } from "../core/ports/chat.ts";
import type { Desk } from "../core/ports/desk.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { type Moderator, Refused } from "../core/ports/moderator.ts";
import type { Asked } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import type { Notice } from "../core/talk/reply.ts";
import type { Media } from "../media/media.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { Admission } from "./admit.ts";
import { caseNotice } from "./case-notice.ts";
import { fileDigest } from "./file-digest.ts";
import { strikeOf, wordsForReview } from "./order-desk.ts";
import type { Standings } from "./standings.ts";

/** So many appeals a person has in a day. */
const APPEALS = { most: 5, perMs: 24 * 60 * 60 * 1000 };
/** Pictures of so many shots on a sheet. */
const SHEET_FILMS = 12;

export interface ReviewDesk extends Desk {
  /** Tells reviewers of cases that nobody was told of yet, and carries out what was decided before a crash. For the sweeper. */
  goOn(): Promise<void>;
}

/** What happens with cases after they were noted: appeals, decisions, and what follows from them. */
export function createDesk({
  record,
  standings,
  admission,
  moderator,
  handOn,
  media,
  store,
  sender,
  settleReport,
}: {
  record: Pick<Store, "access" | "cases" | "clips" | "life" | "pace" | "people">;
  standings: Pick<Standings, "isAdmin" | "mustBeAdmin">;
  admission: Pick<Admission, "admit">;
  moderator: Pick<Moderator, "lookAgain">;
  /** Puts a clip's work in line. */
  handOn: (clip: StoredClip) => Promise<void>;
  media: Pick<Media, "contactSheet">;
  store: Pick<MediaStore, "has" | "make" | "path">;
  sender: (platform: string) => ChatSender | undefined;
  /** What follows from a decision about a reported clip; `approved`: it may stay. */
  settleReport: (clip: StoredClip, decision: "approved" | "rejected", caseId: string) => Promise<void>;
}): ReviewDesk {
  const { access, cases, clips, life, pace, people } = record;

  async function existing(id: string): Promise<StoredCase> {
    const found = /^[\w-]{1,40}$/.test(id) ? await cases.load(id) : undefined;
    if (found) return found;
    throw new UserMistake(
      "no-such-case",
      "There is no such case, or it is too old. Its number is in the answer or card it came with.",
    );
  }

  async function mustReview(by: Person, surface: Surface, what: string): Promise<void> {
    if (await standings.isAdmin(by)) return;
    const place = await cases.reviewPlace<Surface>();
    const isThere = place?.platform === surface.platform && place.chat === surface.chat;
    if (isThere && by.manager === true) return;
    await access.refused(by.id, what);
    throw new UserMistake("reviewers-only", "Only those who review for this bot can do that.");
  }

  async function checkAppeals(person: Person, idempotencyKey: string): Promise<void> {
    const waitMs = await pace.turn({
      key: `appeals:${await people.account(person.id)}`,
      id: idempotencyKey,
      rates: [APPEALS],
      keep: false,
    });
    if (waitMs === 0) return;
    throw new UserMistake(
      "too-many-appeals",
      `You have appealed ${APPEALS.most} times today, which is the most. Put it another way, or come back tomorrow.`,
    );
  }

  /** Tells whom it concerns, where nobody else sees it. */
  async function tell(
    { surface, person }: Pick<StoredCase, "surface" | "person">,
    notice: Notice,
  ): Promise<void> {
    await sender(surface.platform)
      ?.postNotice(surface, notice, onlyFor(person))
      .catch(() => undefined);
  }

  /** Its shots may be seen, here and by whoever makes the same. */
  async function letThrough(clip: StoredClip, { cut }: StoredCase): Promise<void> {
    for (const { key } of clip.shots) {
      if (key && (await store.has(key)))
        await cases.letThrough(await fileDigest(await store.path(key)), "allow", "everywhere");
    }
    if (cut) await cases.letThrough(cut.digest, "allow", "everywhere");
    await life.restoreShots(clip);
  }

  /** What follows from a decision. Safe to repeat. */
  async function carryOut(one: StoredCase, decision: "approved" | "rejected"): Promise<void> {
    const clip = one.clip === undefined ? undefined : await clips.load(one.clip);
    if (one.about === "report") {
      if (clip) await settleReport(clip, decision, one.id);
      return cases.settled(one.id);
    }
    if (decision === "approved") {
      if (clip && one.about === "film") await letThrough(clip, one);
      if (one.about === "order" && one.outcome === "refuse") await cases.unstrike(one.account, strikeOf(one));
      const released = clip?.state === "held" ? await life.release(clip) : undefined;
      if (released?.state === "waiting") await handOn(released);
      if (one.about === "film" && clip?.state === "failed") {
        await tell(one, {
          title: "Your appeal was right",
          paragraphs: [
            `Somebody looked at clip ${clip.id} and found nothing wrong. Its shots are kept and cost nothing.`,
          ],
          buttons: [{ label: "Make it now", command: "retry", clipId: clip.id, tone: "primary" }],
        });
      }
    } else if (clip?.state === "held") {
      const message =
        "Somebody looked at it, and it can't be made here. Your credits are back; please put it another way.";
      await life.fail(clip.id, { code: "refused-by-reviewer", message });
    } else if (one.about === "film") {
      await tell(one, {
        paragraphs: ["Somebody looked at your clip again, and it stays as it is: it isn't shown."],
      });
    }
    await cases.settled(one.id);
  }

  async function sheetOf(one: StoredCase, blurred: boolean): Promise<string | undefined> {
    const films = (await filmsOf(one)).slice(0, SHEET_FILMS);
    if (films.length === 0) return undefined;
    const key = `sheets/case-${one.id}-${blurred ? "blurred" : "clear"}.jpg`;
    if (await store.has(key)) return key;
    const paths = await Promise.all(films.map((film) => store.path(film)));
    await store.make(key, (path) => media.contactSheet(paths, path, { blurred }));
    return key;
  }

  /** Files that show it, and are still there: a clip's film, or else its shots. */
  async function filmsOf({ clip: clipId, harm, cut }: StoredCase): Promise<string[]> {
    if (harm === "minors") return [];
    const clip = clipId === undefined ? undefined : await clips.load(clipId);
    const film = clip?.file?.key ?? cut?.key;
    const keys = film !== undefined ? [film] : (clip?.shots ?? []).flatMap(({ key }) => key ?? []);
    const there = await Promise.all(keys.map((key) => store.has(key)));
    return keys.filter((_, index) => there[index]);
  }

  async function goOnWith(id: string, place: Surface | undefined): Promise<void> {
    const one = await cases.load(id);
    if (!one) return cases.settled(id);
    if (one.state === "approved" || one.state === "rejected") return carryOut(one, one.state);
    // Another process may speak there.
    const speaker = place && sender(place.platform);
    if (!speaker || !(await cases.claimTelling(id))) return;
    const blurred = one.about === "order" ? undefined : await sheetOf(one, true).catch(() => undefined);
    await speaker.postNotice(place, caseNotice(one, blurred), { kind: "place" });
    await cases.told(id);
  }

  return {
    async appeal(caseId, person, { surface, idempotencyKey }) {
      const one = await existing(caseId);
      const account = await people.account(person.id);
      const isFinal = one.harm === "minors" || one.harm === "server-words" || one.about === "report";
      if (one.account !== account || isFinal)
        throw new UserMistake("no-such-case", "There is nothing of yours to appeal against there.");
      if (one.state === "approved" || one.state === "rejected")
        throw new UserMistake(
          "already-decided",
          "Somebody has looked at that already. Put it another way, or ask for something else.",
        );
      const place = await cases.reviewPlace<Surface>();
      if (one.about === "film") {
        if (!place) throw nobodyToAsk();
        await checkAppeals(person, idempotencyKey);
        await cases.reopen(one.id);
        return undefined;
      }
      const asked = await cases.askedOf<Asked>(one.id);
      if (!asked) throw new UserMistake("no-such-case", "That is too long ago. Please ask for it again.");
      await checkAppeals(person, idempotencyKey);
      const again = {
        ...asked,
        person: { ...asked.person, ...person },
        surface,
        idempotencyKey: `appeal-${one.id}`,
      };
      if (moderator.lookAgain) {
        // All that the first one saw: what the words go on from, and what they name of the bible, too.
        const admitted = await admission.admit(again, { appealed: true }).catch((error: unknown) => {
          if (error instanceof Refused || (error instanceof BotError && error.code === "classifier-away"))
            return undefined;
          throw error;
        });
        if (admitted) {
          const { clip, again: isThere } = admitted;
          if (!isThere) await handOn(clip);
          await cases.unstrike(account, strikeOf(one));
          await cases.decide(one.id, "approved", "the second model");
          return clip;
        }
      }
      if (!place) throw nobodyToAsk();
      const { clip } = await admission.admit(again, { excused: true, held: one.id });
      await cases.reopen(one.id, { clip, words: wordsForReview(clip) });
      return clip;
    },

    async decide(caseId, decision, by, surface) {
      await mustReview(by, surface, `review ${caseId} ${decision}`);
      const one = await existing(caseId);
      if (one.state === "noted")
        throw new UserMistake(
          "not-open",
          "Nobody has asked for that case to be looked at, so there is nothing to decide. /admin forgive lifts what was counted.",
        );
      if (!(await cases.decide(caseId, decision, by.id))) {
        const after = await existing(caseId);
        throw new UserMistake("already-decided", `Somebody was quicker: case ${caseId} is ${after.state}.`);
      }
      await access.done(by.id, `review ${caseId} ${decision}`);
      await carryOut(one, decision);
      return existing(caseId);
    },

    async unveil(caseId, by, surface) {
      await mustReview(by, surface, `unveil ${caseId}`);
      const one = await existing(caseId);
      if (one.harm === "minors")
        throw new UserMistake("not-shown", "That is shown to nobody. It was refused, and is kept as it is.");
      const sheet = one.about === "order" ? undefined : await sheetOf(one, false);
      const files = one.about === "order" ? (one.pictures ?? []) : await filmsOf(one);
      return { ...(sheet === undefined ? {} : { sheet }), files };
    },

    async reviewAt(surface, by) {
      await standings.mustBeAdmin(by, "reviews");
      const { message: _, uploadLimitBytes: __, ...place } = surface ?? {};
      await cases.setReviewPlace(surface && place);
      await access.done(by.id, surface ? `reviews at ${surface.platform} ${surface.chat}` : "reviews off");
    },
    async open(by) {
      await standings.mustBeAdmin(by, "reviews");
      return (await cases.open()).filter(({ state }) => state === "open");
    },
    async strikes(personId, by) {
      await standings.mustBeAdmin(by, `strikes ${personId}`);
      const account = await people.account(personId);
      return { ...(await cases.strikesOf(account)), cases: await cases.newestOf({ account }) };
    },
    async forgive(personId, by) {
      await standings.mustBeAdmin(by, `forgive ${personId}`);
      await cases.forgive(await people.account(personId));
      await access.done(by.id, `forgive ${personId}`);
    },
    async log(person, surface) {
      if (surface.group === undefined || person.manager !== true)
        throw new UserMistake("managers-only", "Only those who manage this place see its log.");
      return cases.newestOf({ community: `${surface.platform}:${surface.group}` });
    },

    async goOn() {
      const place = await cases.reviewPlace<Surface>();
      let failed: unknown;
      for (const id of await cases.allOpen()) {
        // One that can't be told or carried out keeps none of the others waiting.
        await goOnWith(id, place).catch((error: unknown) => {
          failed ??= error;
        });
      }
      if (failed !== undefined) throw failed;
    },
  };
}

function nobodyToAsk(): UserMistake {
  return new UserMistake(
    "no-reviewers",
    "Nobody looks at appeals here just now. Please put it another way, or ask whoever runs this bot.",
  );
}
