import type { Person } from "../core/access/person.ts";
import { MediaError, UserMistake } from "../core/errors.ts";
import {
  type BibleEntry,
  entryId,
  freeSeat,
  type KnownEntry,
  mayShow,
  namedIn,
  unknownIn,
} from "../core/film/bible.ts";
import { picturesOf } from "../core/film/made-picture.ts";
import type { RequestImage } from "../core/film/request.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import type { ModeratedPlace, Moderator, WrittenPart } from "../core/ports/moderator.ts";
import type { EntryAsked, Studio } from "../core/ports/studio.ts";
import type { Surface } from "../core/surface.ts";
import { quoteGiven } from "../core/talk/values/text.ts";
import type { EntryPlace } from "../store/bible.ts";
import type { Store } from "../store/store.ts";
import { createDrawnOf } from "./drawn-of.ts";
import { placeIn } from "./moderated-place.ts";

/** More references in one picture make models fail steeply (ArcReel issue 947, after 800 pictures). */
const MOST_PICTURES = 3;

export interface BibleDependencies {
  record: Pick<Store, "bible" | "clips" | "life" | "owned" | "people">;
  moderator: Pick<Moderator, "check" | "look" | "refusal">;
  /** Where its pictures lie. */
  store: Pick<MediaStore, "path">;
  /** Throws MediaError for a file that is no picture. */
  readyPicture: (key: string) => Promise<void>;
  newCode: () => string;
  now: () => number;
}

export type BibleKeeping = Pick<
  Studio,
  "bible" | "keepEntry" | "dropEntry" | "lockEntry" | "consentAsked" | "answerConsent"
>;

/** What the words of a request name with an @, ready to be made. */
export interface NamedEntries {
  known: KnownEntry[];
  images: RequestImage[];
  notes: string[];
}

/** A community's bible: who and what returns in its films, whose that is, and whose face may be used. */
export function createBible({ record, moderator, store, readyPicture, newCode, now }: BibleDependencies) {
  const { bible, people } = record;
  const drawn = createDrawnOf(record);

  async function scopeOf(person: Pick<Person, "id">, { platform, group }: Surface): Promise<string> {
    if (group === undefined) return bible.scopeOfAccount(await people.account(person.id));
    return bible.scopeOfGroup(platform, await people.ledgerOfGroup(platform, group));
  }

  /** Throws for whoever may not change it: only its owner and the managers here, and where it is locked those alone. */
  async function checkMayChange(entry: BibleEntry, by: Person, surface: Surface): Promise<void> {
    const isManager = by.manager === true && surface.group !== undefined;
    const isOwner = (await people.account(by.id)) === (await people.account(entry.owner.id));
    if (isManager || (isOwner && !entry.locked)) return;
    throw entry.locked
      ? new UserMistake("entry-locked", `${entry.name} is locked; only a manager here can change it.`)
      : new UserMistake(
          "not-yours",
          `${entry.name} is ${entry.owner.name}'s; only they or a manager here can change it. Under another name you can make your own.`,
        );
  }

  async function existing(name: string, at: EntryPlace) {
    const found = await bible.read(at);
    if (found) return found;
    throw new UserMistake(
      "no-such-entry",
      `There is nobody and nothing here called ${quoteGiven(name)}. /cast and /place list what there is.`,
      { examples: ["/cast", "/place"] },
    );
  }

  /**
   * Throws where it was changed meanwhile. `leavesItsYes`: the picture it had leaves the cast. A yes to that can be taken back all
   * the same; asked for and not given, it is nobody's to answer any more.
   */
  async function written(
    at: EntryPlace,
    before: Parameters<typeof bible.write>[1],
    entry: BibleEntry | undefined,
    { leavesItsYes = false }: { leavesItsYes?: boolean } = {},
  ): Promise<void> {
    const shows = leavesItsYes ? before?.entry.picture?.shows : undefined;
    const left = shows?.who === "somebody" ? shows : undefined;
    // Before, so that whoever dies here leaves no yes that can't be taken back.
    if (before && left?.yes) await bible.outlives(left.code, at, before.entry);
    const answer = await bible.write(at, before, entry);
    if (answer === "written") {
      // Only now, for it may have been said meanwhile.
      if (left && !left.yes) await bible.forget(left.code);
      return;
    }
    throw answer === "full"
      ? new UserMistake("bible-full", "There is no room for another entry here. Drop one first.")
      : new UserMistake(
          "entry-changed",
          "Somebody else has changed this entry meanwhile. Look at it, and say it again.",
        );
  }

  async function placeOf(surface: Surface): Promise<ModeratedPlace> {
    const { platform, group } = surface;
    return placeIn(group === undefined ? {} : await people.groupSettings(platform, group), surface);
  }

  /** Words and picture as the classifier sees them. Everybody here is shown an entry, so a doubt is a no. */
  async function checkLooks(
    words: WrittenPart,
    picture: string | undefined,
    place: ModeratedPlace,
  ): Promise<void> {
    const pictures = picture === undefined ? [] : [await store.path(picture)];
    const verdict = await moderator.look({ parts: [words], pictures }, place);
    if (verdict.outcome === "refuse" || verdict.outcome === "review") throw moderator.refusal(verdict);
  }

  async function checkPicture(key: string): Promise<void> {
    try {
      await readyPicture(key);
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      throw new UserMistake(error.code, error.userMessage, { cause: error });
    }
  }

  const keeping: BibleKeeping = {
    async bible(person, surface) {
      return bible.list(await scopeOf(person, surface));
    },

    async keepEntry({ kind, name, description, picture, shows }: EntryAsked, { person, surface }) {
      const at = { scope: await scopeOf(person, surface), id: entryId(name) };
      if (at.id === "") throw new UserMistake("bad-name", "A name needs letters or digits.");
      const words = { part: "the entry", text: `${name}\n${description ?? ""}` };
      const place = await placeOf(surface);
      moderator.check([words], place);
      const before = await bible.read(at);
      if (before) {
        await checkMayChange(before.entry, person, surface);
        if (before.entry.kind !== kind)
          throw new UserMistake(
            "name-taken",
            `${before.entry.name} is a ${before.entry.kind === "cast" ? "cast member" : "place"} here. Choose another name, or drop that one first.`,
          );
      }
      const told = description ?? before?.entry.description;
      if (told === undefined) {
        throw new UserMistake(
          "no-description",
          `Say how ${name} looks, in a sentence that stays the same in every film.`,
          {
            examples: [
              kind === "cast"
                ? "/cast Mara: a girl in a red coat, short black hair"
                : "/place The Cove: a narrow bay between black cliffs",
            ],
          },
        );
      }
      if (picture !== undefined) await checkPicture(picture);
      if (picture !== undefined && shows === undefined && kind === "cast") {
        throw new UserMistake(
          "who-is-shown",
          "Say whether the picture shows a real person: real:nobody (a drawing, an animal, somebody made up), real:me, or real:somebody, whom I'll ask for their yes first.",
          { examples: ["/cast Mara real:nobody"] },
        );
      }
      await checkLooks(words, picture, place);
      const code = shows === "somebody" ? newCode() : undefined;
      const entry: BibleEntry = {
        id: at.id,
        kind,
        name: before?.entry.name ?? name.trim().replace(/^@/u, ""),
        description: told,
        owner: before?.entry.owner ?? { id: person.id, name: person.name },
        ...(kind === "cast" && { seat: before?.entry.seat ?? freeSeat(await bible.list(at.scope)) }),
        ...(before?.entry.locked && { locked: true }),
        // With another picture, what was taken back is no longer shown.
        ...(before?.entry.revoked && picture === undefined && { revoked: true }),
        ...(picture === undefined
          ? before?.entry.picture && { picture: before.entry.picture }
          : {
              picture: {
                key: picture,
                shows:
                  code !== undefined
                    ? { who: "somebody", code }
                    : shows === "me"
                      ? { who: "owner", at: now() }
                      : { who: "nobody" },
              },
            }),
      };
      if (code !== undefined) await bible.ask(code, at);
      await written(at, before, entry, { leavesItsYes: picture !== undefined });
      return { entry, ...(code !== undefined && { code }) };
    },

    async dropEntry(name, { person, surface }) {
      const at = { scope: await scopeOf(person, surface), id: entryId(name) };
      const before = await existing(name, at);
      await checkMayChange(before.entry, person, surface);
      if (before.entry.picture) await drawn.tidyAway(before.entry.picture.key);
      await written(at, before, undefined, { leavesItsYes: true });
      return before.entry;
    },

    async lockEntry(name, isLocked, { person, surface }) {
      if (person.manager !== true || surface.group === undefined)
        throw new UserMistake(
          "not-allowed",
          "Only managers of a server or group can lock what returns in its films.",
        );
      const at = { scope: await scopeOf(person, surface), id: entryId(name) };
      const before = await existing(name, at);
      const { locked: _, ...entry } = before.entry;
      const after: BibleEntry = { ...entry, ...(isLocked && { locked: true }) };
      await written(at, before, after);
      return after;
    },

    async consentAsked(code, person) {
      const { entry } = await asked(code);
      await checkOther(entry, person);
      return entry;
    },

    async answerConsent(code, answer, person) {
      const { at, found, entry, shows } = await asked(code);
      await checkOther(entry, person);
      // A no where there is a yes takes that back: the question stands in the chat with both its buttons.
      const takesBack = answer === "revoke" || (answer === "no" && shows.yes !== undefined);
      // Of what isn't in the cast any more a yes can be taken back, and none given.
      if (!found && !(takesBack && shows.yes)) throw notAsked();
      if (shows.yes && shows.yes.person.id !== person.id)
        throw new UserMistake(
          "not-yours",
          "Somebody else has answered this, and only they can take it back.",
        );
      if (answer === "yes") {
        if (entry.revoked || !found) throw notAsked();
        const yes = { person: { id: person.id, name: person.name }, at: now() };
        const picture = { key: found.entry.picture?.key ?? "", shows: { ...shows, yes } };
        // Before, so that whoever dies here leaves no yes that can't be taken back some day.
        await bible.given(code);
        await written(at, found, { ...entry, picture });
        return entry;
      }
      const { picture, ...rest } = entry;
      if (!picture || !takesBack) {
        await written(at, found, rest);
      } else {
        // First no new film is made. Whoever dies from here on leaves the code, which is answered the same way again.
        if (found && !entry.revoked) await written(at, found, { ...entry, revoked: true });
        await drawn.takeAway(picture.key);
        const still = found && (await bible.read(at));
        if (still?.entry.picture?.key === picture.key) {
          const { picture: _, ...others } = still.entry;
          await written(at, still, { ...others, revoked: true });
        }
      }
      await bible.forget(code);
      return entry;
    },
  };

  /** What a code asks for, `found` where that is in the cast yet; throws where it is nothing any more. */
  async function asked(said: string) {
    const code = said.trim().toUpperCase();
    const { at, was } = (await bible.asked(code)) ?? {};
    const asksFor = (entry?: BibleEntry) => {
      const shows = entry?.picture?.shows;
      return entry && shows?.who === "somebody" && shows.code === code ? { entry, shows } : undefined;
    };
    const found = at && (await bible.read(at));
    const now = asksFor(found?.entry);
    const asking = now ?? asksFor(was);
    if (!at || !asking) throw notAsked();
    return { at, found: now && found, ...asking };
  }

  /** Nobody answers their own question. */
  async function checkOther({ owner }: BibleEntry, person: Person): Promise<void> {
    if ((await people.account(owner.id)) !== (await people.account(person.id))) return;
    throw new UserMistake(
      "own-consent",
      "This code is for whoever the picture shows: give it to them. If it shows yourself, send the picture again with real:me.",
    );
  }

  return {
    keeping,

    /** Takes out what these people own, and the pictures that show them, as whoever is forgotten has asked. */
    async forget(ids: readonly string[]): Promise<void> {
      for (const at of await bible.about(ids)) {
        const found = await bible.read(at);
        if (!found) continue;
        const { picture, ...rest } = found.entry;
        if (picture?.shows.who === "somebody") await bible.forget(picture.shows.code);
        if (picture) await drawn.takeAway(picture.key);
        await written(at, found, ids.includes(rest.owner.id) ? undefined : { ...rest, revoked: true });
      }
      for (const { code, was } of await bible.outlivedOf(ids)) {
        if (was.picture) await drawn.takeAway(was.picture.key);
        await bible.forget(code);
      }
    },

    /** Throws for a film that stands on a picture which was taken back, or on what was drawn of one, whatever its words name. */
    async checkPictures(film: Parameters<typeof picturesOf>[0]): Promise<void> {
      if (!(await bible.areWithdrawn(picturesOf(film)))) return;
      throw new UserMistake(
        "entry-revoked",
        "Somebody whom a picture of this film shows no longer wants to be shown, so nothing is made with it. Ask for a new clip without them.",
      );
    },

    /** Throws for what may not be used any more. */
    async named(words: string, person: Pick<Person, "id">, surface: Surface): Promise<NamedEntries> {
      if (!words.includes("@")) return { known: [], images: [], notes: [] };
      const here = await bible.list(await scopeOf(person, surface));
      const own =
        surface.group === undefined
          ? []
          : await bible.list(bible.scopeOfAccount(await people.account(person.id)));
      const all = [...here, ...own.filter(({ id }) => !here.some((entry) => entry.id === id))];
      const named = namedIn(words, all);
      const revoked = named.find((entry) => entry.revoked);
      if (revoked) {
        throw new UserMistake(
          "entry-revoked",
          `Whoever ${revoked.name} shows no longer wants to be shown, so no film is made with ${revoked.name}. Leave @${revoked.name} out.`,
        );
      }
      const pictured = named.filter(({ picture }) => picture && mayShow(picture.shows));
      const images = pictured
        .slice(0, MOST_PICTURES)
        .map(({ id, picture }): RequestImage => ({ key: picture?.key ?? "", role: "reference", of: id }));
      return {
        known: named.map(({ kind, id, name, description, seat }) => ({
          kind,
          id,
          name,
          description,
          ...(seat !== undefined && { seat }),
        })),
        images,
        notes: [
          ...named
            .filter(({ picture }) => picture && !mayShow(picture.shows))
            .map(
              ({ name }) =>
                `Whoever ${name}'s picture shows has not said yes yet, so it is not used; the description is.`,
            ),
          ...pictured
            .slice(MOST_PICTURES)
            .map(
              ({ name }) =>
                `More than ${MOST_PICTURES} pictures spoil each other, so ${name}'s is not sent; the description is.`,
            ),
          ...unknownIn(words, all).map(
            (name) =>
              `Nobody here is called ${quoteGiven(name)}, so that is taken as it is written. /cast makes somebody who returns.`,
          ),
        ],
      };
    },
  };
}

function notAsked(): UserMistake {
  return new UserMistake(
    "no-such-consent",
    "There is nothing to answer with that code: it is mistyped, too old, answered, or what it was for is gone. Ask whoever gave it to you for a new one.",
  );
}
