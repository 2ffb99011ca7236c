import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Person } from "../core/access/person.ts";
import { UserMistake } from "../core/errors.ts";
import { isEnded } from "../core/film/clip.ts";
import { privately } from "../core/platforms.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { KeptDays, Privacy } from "../core/ports/privacy.ts";
import type { Surface } from "../core/surface.ts";
import type { StoredClip } from "../store/clips.ts";
import type { Store } from "../store/store.ts";
import type { ClipRemoval } from "./removal.ts";

const ONCE_A_DAY = { most: 1, perMs: 24 * 60 * 60 * 1000 };
/** More payments than anybody makes. */
const PAYMENTS_MOST = 10_000;
/** Left free in a zip for its index and the records, in bytes. */
const ZIP_RESERVE = 256 * 1024;
/** Recipes that people were sent are looked through for their words up to this size. */
const TEXT_BYTES = 1024 * 1024;
/** A shorter prompt may be anybody's. */
const TELLING_LENGTH = 8;
/** So may a shorter name. */
const TELLING_NAME = 3;

/** See the port. `carryOut` does what was asked for a day ago, `retire` what has been kept for long enough. */
export function createPrivacy({
  record,
  removal,
  bible,
  store,
  keptDays,
  uploadLimit,
  now,
  log,
}: {
  record: Pick<
    Store,
    | "cases"
    | "clips"
    | "forgetting"
    | "shown"
    | "life"
    | "pace"
    | "people"
    | "ledgers"
    | "wallets"
    | "payments"
    | "access"
    | "retention"
    | "votes"
  >;
  removal: ClipRemoval;
  /** Cast and places that return: what somebody owns of them, and what shows them. */
  bible: { forget(ids: readonly string[]): Promise<void> };
  store: Pick<MediaStore, "delete" | "has" | "list" | "make" | "path">;
  keptDays: KeptDays;
  uploadLimit: (surface: Surface) => Promise<number>;
  now: () => number;
  log: Pick<Log, "info" | "warn">;
}): Privacy & { carryOut(): Promise<void>; retire(): Promise<void> } {
  const { cases, clips, forgetting, life, pace, people } = record;

  async function everyClipOf(account: string): Promise<StoredClip[]> {
    return clips.loadAll(await forgetting.clipsOf(account));
  }

  /** All that is kept, as it is kept. */
  async function everythingOf(person: Person) {
    const account = await people.account(person.id);
    const sharers = await people.sharers(account);
    const [all, preferences, balance, wallet, payments, noted, strikes, starred] = await Promise.all([
      everyClipOf(account),
      people.preferencesOf(account),
      record.ledgers.balance(account),
      record.wallets.of(account),
      Promise.all(sharers.map((id) => record.payments.newestOf(id, PAYMENTS_MOST))),
      cases.newestOf({ account }),
      cases.strikesOf(account),
      record.votes.starsOf(sharers),
    ]);
    const standing = await record.access.standingOf(person.id, person.id.slice(0, person.id.indexOf(":")));
    return {
      clips: all,
      data: {
        madeAt: new Date(now()).toISOString(),
        person: { id: person.id, name: person.name },
        linkedIds: sharers.filter((id) => id !== person.id),
        preferences,
        creditsInTheLastDay: balance,
        creditsGivenOrBought: wallet,
        payments: payments.flat(),
        grant: standing.grant,
        block: standing.block,
        refusals: strikes,
        draftsStarred: starred,
        // Who decided, and what it goes on from, is somebody else's.
        cases: noted.map(({ by: _, scores: __, goesOnFrom: ___, ...rest }) => rest),
        clips: all.map(({ queue: _, usdMicros: __, turn: ___, ...clip }) => clip),
      },
    };
  }

  /** Takes away what one account ever made and everything that names it; false: something of it has to be kept for now. */
  async function forgetAccount(account: string): Promise<boolean> {
    const sharers = await people.sharers(account);
    const all = await everyClipOf(account);
    // What somebody has reported, and nobody has looked at, is evidence.
    const isEvidence = (clip: StoredClip) => clip.hidden !== undefined && clip.deletedAt === undefined;
    const going = all.filter((clip) => !isEvidence(clip));
    // Before the records that say what it was are blanked, so that whoever dies over it can go on.
    await forgetTexts(
      going
        .filter(({ deletedAt }) => deletedAt === undefined)
        .flatMap(({ id, request }) => [request.prompt, id])
        .filter((text) => text.length >= TELLING_LENGTH),
    );
    const children: string[] = [];
    for (const clip of going) {
      if (!isEnded(clip.state)) await life.cancel(clip.id);
      const ended = (await clips.load(clip.id)) ?? clip;
      await removal.remove(ended);
      children.push(...(await forgetting.blank(ended)));
    }
    if (going.length < all.length) return false;
    await bible.forget(sharers);
    const names = [...new Set(all.map(({ maker }) => maker.name))].filter(
      (name) => name.length >= TELLING_NAME,
    );
    await forgetting.removeTraces({ people: sharers, clips: all.map(({ id }) => id), names, children });
    // Cards of others' clips named whose they were made from.
    for (const id of children) await record.shown.openAgain(id);
    return true;
  }

  /** Takes away what was kept for long enough; false: somebody has reported it, and nobody has looked yet. */
  async function retired(clip: StoredClip | undefined): Promise<boolean> {
    if (!clip || clip.deletedAt !== undefined) return true;
    if (clip.hidden !== undefined) return false;
    await removal.remove(clip);
    return true;
  }

  /** Recipes and the like are named by what is in them, so that nobody knows whose they are; cases are others'. */
  async function forgetTexts(words: readonly string[]): Promise<void> {
    if (words.length === 0) return;
    await forgetting.takeWordsFromCases(words);
    const asJson = words.map((text) => JSON.stringify(text).slice(1, -1));
    for (const folder of ["texts/", "uploads/"]) {
      for await (const { key, bytes } of store.list(folder)) {
        if (bytes > TEXT_BYTES || !/\.(?:json|txt)$/.test(key)) continue;
        const text = await readFile(await store.path(key), "utf8").catch(() => "");
        if (asJson.some((one) => text.includes(one))) await store.delete(key);
      }
    }
  }

  return {
    async state(person) {
      const account = await people.account(person.id);
      const forgottenAt = await forgetting.askedFor(account);
      return {
        keptDays,
        clips: (await forgetting.clipsOf(account)).length,
        ...(forgottenAt === undefined ? {} : { forgottenAt }),
      };
    },

    async export(person, { surface, idempotencyKey }) {
      if (surface.group !== undefined) {
        throw new UserMistake(
          "export-privately",
          `I hand your data out privately only: send me /privacy export ${privately(surface.platform)}.`,
        );
      }
      const account = await people.account(person.id);
      const waitMs = await pace.turn({
        key: `data-export:${account}`,
        id: idempotencyKey,
        rates: [ONCE_A_DAY],
        keep: false,
      });
      if (waitMs > 0) {
        throw new UserMistake(
          "exported-today",
          `You had your data within the last 24 hours. Ask again in ${Math.ceil(waitMs / 3_600_000)} hours.`,
        );
      }
      const { data, clips: all } = await everythingOf(person);
      const room =
        (await uploadLimit(surface)) - ZIP_RESERVE - Buffer.byteLength(JSON.stringify(data, null, 2));
      const films: { path: string; name: string }[] = [];
      let bytes = 0;
      let leftOut = 0;
      for (const { id, file, request } of all) {
        const sent = [...request.images.map(({ key }) => key), request.sound?.track];
        const keys = [file?.key, file?.posterKey, ...sent];
        for (const key of keys) {
          if (key === undefined || !(await store.has(key))) continue;
          const path = await store.path(key);
          const { size } = await stat(path);
          if (bytes + size > room) {
            leftOut += 1;
            continue;
          }
          bytes += size;
          films.push({ path, name: `files/${id}-${key.split("/").at(-1)}` });
        }
      }
      const key = `exports/data-${idempotencyKey.replace(/[^\w-]/g, "").slice(-40)}-${now()}.zip`;
      await store.make(key, (path) => writeZip(path, { ...data, filesLeftOut: leftOut }, films));
      return { key, leftOut };
    },

    forget: async (person) => forgetting.ask(await people.account(person.id)),
    undo: async (person) => forgetting.undo(await people.account(person.id)),

    async carryOut() {
      for (const account of await forgetting.due()) {
        if (!(await forgetAccount(account))) {
          await forgetting.later(account);
          continue;
        }
        await forgetting.undo(account);
        await forgetting.rewriteLog();
        log.info({}, "somebody was forgotten, as they asked");
      }
    },

    async retire() {
      await record.retention.trimAudit(keptDays.audit);
      if (keptDays.clips === undefined) return;
      for (const id of await record.retention.stayed())
        if (await retired(await clips.load(id))) await record.retention.staysNoLonger(id);
      for (const id of await record.retention.clipsOlderThan(keptDays.clips)) {
        const clip = await clips.load(id);
        // What is under way for so long ends first; the others wait for it.
        if (clip && !isEnded(clip.state)) return;
        if (!(await retired(clip))) await record.retention.stays(id);
        await record.retention.retired(id);
      }
    },
  };
}

async function writeZip(
  path: string,
  data: object,
  files: readonly { path: string; name: string }[],
): Promise<void> {
  const zip = new ZipFile();
  const stop = (error: unknown) =>
    (zip.outputStream as PassThrough).destroy(error instanceof Error ? error : undefined);
  // A file it can't read is an event of the zip's own; unheard, it would end the process.
  zip.on("error", stop);
  const written = pipeline(zip.outputStream, createWriteStream(path));
  zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2), "utf8"), "data.json");
  for (const { path: from, name } of files) zip.addFile(from, name, { compress: false });
  zip.end();
  await written;
}
