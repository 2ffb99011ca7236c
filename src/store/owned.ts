import type { Shot } from "../core/film/clip.ts";
import { madePictureKey } from "../core/film/made-picture.ts";
import { fingerprintKey, shotLooksKey } from "../core/film/mark.ts";
import { madeSoundKey, madeSounds } from "../core/film/sound.ts";
import { blanked, lasting } from "./blanked.ts";
import { type ClipRecord, SCHEMA, type StoredClip } from "./clips.ts";
import type { Connection } from "./connection.ts";
import { packRecord } from "./kept-record.ts";
import type { Keys } from "./keys.ts";
import { createScript } from "./script.ts";

/**
 * A failed or cancelled clip holds its shots and pictures for this long: whoever tries again meanwhile finds the shots
 * that were made. A clip tried again owns them itself.
 */
export const HELD_MS = 6 * 60 * 60 * 1000;
/** What is known of a made shot's file: that it is there. Earlier versions wrote its media key, which says no more. */
export const IN_ITS_PLACE = "1";
/** How many files, or clips, one round of tidying names. */
const AT_ONCE = 500;
/** What the mark of the record says once every clip is in the owners' index. */
export const INDEXED = "2";

/** What a clip stands on: things with an owners' set each, and the media keys that go with them. */
interface Things {
  /** Keys of the owners' sets, the shots' first. */
  keys: string[];
  /** For each shot the key of its known file. */
  known: string[];
  digests: string[];
  /** For each of `keys` its media keys. */
  files: string[][];
}

/** Every shot of a clip by its digest, and every picture, film or sound that its request or plan names. */
export function thingsOf(
  keys: Keys,
  { request, plan, shots }: Pick<ClipRecord, "request" | "plan"> & { shots: readonly Pick<Shot, "digest">[] },
): Things {
  const digests = [...new Set(shots.map(({ digest }) => digest))];
  const named = new Set(request.images.map(({ key }) => key));
  for (const { startImage, ownFrame, endImage, references, sourceVideo } of plan.shots)
    for (const key of [startImage, ownFrame, endImage, sourceVideo, ...(references ?? [])])
      if (key) named.add(key);
  if (request.sound?.track) named.add(request.sound.track);
  for (const { digest } of madeSounds(plan.sound)) named.add(madeSoundKey(digest));
  for (const picture of plan.pictures ?? []) named.add(madePictureKey(picture));
  return {
    keys: [...digests, ...named].map((thing) => keys.owners(thing)),
    known: digests.map((digest) => keys.shot(digest)),
    digests,
    files: [...digests.map(filesOfShot), ...[...named].map((key) => [key])],
  };
}

/** Shots and files: who stands on them, and what is to be deleted because nobody does any more. */
export function createOwned({ redis, keys, now }: { redis: Connection; keys: Keys; now: () => number }) {
  const release = createScript<null>(redis, "let-go");
  const dropUnowned = createScript<number>(redis, "drop-unowned");
  const due = createScript<string[]>(redis, "due");

  async function letGo(clip: StoredClip, field: "deletedAt" | "letGoAt"): Promise<void> {
    const things = thingsOf(keys, clip);
    await release(
      {
        clip: keys.clip(clip.id),
        things: things.keys,
        known: things.known,
        toDelete: keys.toDelete,
        lettingGo: keys.lettingGo,
        history: keys.historyOf(clip.maker.id),
        schema: keys.schema,
      },
      {
        id: clip.id,
        now: now(),
        field,
        files: things.files,
        own: ownFiles(clip),
        isIndexed: INDEXED,
        ...(field === "deletedAt" && {
          record: packRecord({ record: { schema: SCHEMA, ...blanked(clip) }, fields: lasting(clip) }),
        }),
      },
    );
  }

  return {
    /** For each digest the media key of the file that was made for it, if one is known. */
    async findShots(digests: readonly string[]): Promise<(string | undefined)[]> {
      if (digests.length === 0) return [];
      const found = await redis.mget(digests.map((digest) => keys.shot(digest)));
      return found.map((known, index) =>
        known === null ? undefined : known === IN_ITS_PLACE ? shotKey(digests[index] as string) : known,
      );
    },
    /** Marks a clip deleted, forgets its words, takes it out of its maker's history, and lets go of all it stands on. Safe to repeat. */
    deleted: (clip: StoredClip): Promise<void> => letGo(clip, "deletedAt"),
    /** A failed or cancelled clip that nobody tried again lets go of all it stands on. Safe to repeat. */
    letGo: (clip: StoredClip): Promise<void> => letGo(clip, "letGoAt"),
    /** Failed and cancelled clips that have held their things for long enough; `all`: those that haven't, too. */
    lettingGo: ({ all = false } = {}): Promise<string[]> =>
      due(
        { set: keys.lettingGo },
        { latest: now() + HELD_MS, until: all ? now() + HELD_MS : now(), most: AT_ONCE },
      ),
    /** A clip there is no record of any more has nothing to let go of. */
    async nothingHeld(clipId: string): Promise<void> {
      await redis.zrem(keys.lettingGo, clipId);
    },

    /** Notes files for deletion, whoever stands on them. */
    async discard(files: readonly string[]): Promise<void> {
      if (files.length > 0) await redis.zadd(keys.toDelete, ...files.flatMap((file) => [now(), file]));
    },

    /** Media keys noted for deletion, some at a time. */
    toDelete: (): Promise<string[]> =>
      due({ set: keys.toDelete }, { latest: now(), until: now(), most: AT_ONCE }),
    /** Strikes a key off the journal just before its file is deleted; false: a clip came to stand on it meanwhile. */
    async strike(key: string): Promise<boolean> {
      return (await redis.zrem(keys.toDelete, key)) === 1;
    },
    /** Whether no clip stands on a shot, frame or file that people sent; what is known of a shot's file is forgotten then. */
    async isStray(key: string): Promise<boolean> {
      const shot = /^(shots|frames)\/([0-9a-f]+)[.-]/.exec(key);
      const digest = shot?.[2];
      const answer = await dropUnowned(
        {
          things: [keys.owners(key), ...(digest === undefined ? [] : [keys.owners(digest)])],
          known: digest !== undefined && shot?.[1] === "shots" ? [keys.shot(digest)] : [],
        },
        {},
      );
      return answer === 1;
    },
    /** Whether every clip's things are known: not yet while old ones are being looked through. */
    async isComplete(): Promise<boolean> {
      return (await redis.get(keys.schema)) === INDEXED;
    },
  };
}

/** A shot's media keys, as far as there are any. */
export function filesOfShot(digest: string): string[] {
  return [
    ...[shotKey(digest), frameKey(digest, "first"), frameKey(digest, "last"), shotLooksKey(digest)],
    // What was seen in it, as earlier versions kept that.
    `frames/${digest}-seen.json`,
  ];
}

/** Where a made shot lies in the media store. */
export function shotKey(digest: string): string {
  return `shots/${digest}.mp4`;
}

/** Where a shot's first or last frame lies in the media store. */
export function frameKey(digest: string, which: "first" | "last"): string {
  return `frames/${digest}-${which}.png`;
}

const SEEN = "seen.json";

/** Where it is kept what was seen in a film's shots when they were looked over. */
export function seenKey(clipId: string): string {
  return `clips/${clipId}/${SEEN}`;
}

/** The files a clip has for itself: as cut, its poster, made smaller for where it was posted, what was seen in it, and what its sound is made of. */
const OWN_FILES = [
  ...["clip.mp4", "poster.jpg", "posted.mp4", "captions.srt", "captions.vtt", SEEN],
  ...["sound.json", "voice.wav", "music.wav", "effects.wav"],
];

/** With what it looks like. */
function ownFiles(clip: Pick<StoredClip, "id" | "createdAt">): string[] {
  return [...OWN_FILES.map((name) => `clips/${clip.id}/${name}`), fingerprintKey(clip)];
}
