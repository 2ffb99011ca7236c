import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { isDiskFull } from "../core/disk-full.ts";
import { BotError, UserMistake } from "../core/errors.ts";
import type { Clip, ClipFile } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import { FRAMES_PER_SECOND } from "../core/film/picture.ts";
import {
  musicIn,
  soundModelsIn,
  termsOfSoundBank,
  termsOfVoice,
  voicesIn,
} from "../core/film/sound-terms.ts";
import type { Backends } from "../core/ports/backends.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { editListOf, shotFile } from "../export/edit-list.ts";
import { toEdl } from "../export/edl.ts";
import { type ModelTerms, toRights, toShotCsv, toSubtitles } from "../export/lists.ts";
import { toOtio } from "../export/otio.ts";
import type { Media } from "../media/media.ts";
import type { Frames } from "./frames.ts";

/** `resolve`: pictures and sound in a form that DaVinci Resolve's free version on Linux reads. */
export type ExportKind = "plain" | "resolve";

/** DNxHR SQ takes 116 Mbit/s at 1080p24 (Avid's table), 2.3 bits a pixel; less than this it never does. */
const DNXHR_LEAST_BITS = 2;
/** A zip that is too large to be sent can be fetched for a day. */
const LINK_S = 24 * 60 * 60;
type MadeOf = [clip: Clip, kind: ExportKind, made: readonly { key: string; digest: string; index: number }[]];

/** A folder in the zip in which the shots' files lie. */
const SHOTS = "shots";

/** Zips with a film as other programs take it; named by what is in them, so that asking again makes nothing. */
export function createExport({
  media,
  store,
  frames,
  backends,
  makeSound,
  soundBank,
}: {
  media: Media;
  store: MediaStore;
  frames: Frames;
  backends: Pick<Backends, "defaultModel" | "model">;
  /** Makes a film's voice, music and effects once more, as files that are gone after `done`; undefined: it has none of its own. */
  makeSound(clip: Clip): Promise<{ tracks: Record<string, string>; done(): Promise<void> } | undefined>;
  /** The file that music is played with here; undefined: none. */
  soundBank?: string | undefined;
}) {
  /** `maxBytes`: where the shots don't fit into it the lists alone are given, and `whole` is false. */
  return async function exportFilm(
    clip: Clip,
    kind: ExportKind,
    maxBytes: number,
  ): Promise<{ key: string; whole: boolean; bytes: number; link?: string }> {
    if (clip.state !== "delivered" || clip.file === undefined) {
      throw new UserMistake(
        "clip-unfinished",
        "That clip isn't finished yet. Export it when it is there; a board has to be rendered first.",
      );
    }
    const made = clip.shots.flatMap(({ key, digest, index }) =>
      key === undefined ? [] : [{ key, digest, index }],
    );
    for (const { key, index } of made) {
      if (await store.has(key)) continue;
      throw new UserMistake(
        "shots-gone",
        `The file of shot ${index + 1} is no longer kept, so the clip can't be taken apart any more. /recipe gives you its recipe, and /recipe with that file makes the clip again.`,
      );
    }
    const name = createHash("sha256")
      .update(JSON.stringify([clip.id, kind, clip.file.key, made, clip.finishing]))
      .digest("hex")
      .slice(0, 32);
    const key = `exports/${name}.zip`;
    const least = await leastBytes(clip, clip.file, kind, made);
    let bytes = least;
    // Too large to be sent it may still be fetched.
    if (least <= maxBytes || store.link !== undefined) {
      await zipped(key, clip, kind, made);
      bytes = (await stat(await store.path(key))).size;
      if (bytes <= maxBytes) return { key, whole: true, bytes };
    }
    const lists = `exports/${name}-lists.zip`;
    await zipped(lists, clip, kind, []);
    const link = await store.link?.(key, LINK_S);
    return { key: lists, whole: false, bytes, ...(link === undefined ? {} : { link }) };
  };

  /** What the shots and the film surely take, known before anything is made. */
  async function leastBytes(
    { plan }: Clip,
    { key, width, height }: ClipFile,
    kind: ExportKind,
    made: readonly { key: string }[],
  ): Promise<number> {
    if (kind === "resolve") {
      const frames = 2 * filmSeconds(plan) * FRAMES_PER_SECOND;
      return Math.floor((frames * width * height * DNXHR_LEAST_BITS) / 8);
    }
    const files = await Promise.all([...made.map((shot) => shot.key), key].map((one) => store.path(one)));
    const sizes = await Promise.all(files.map((path) => stat(path).then(({ size }) => size)));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  async function zipped(key: string, ...[clip, kind, made]: MadeOf): Promise<void> {
    if (await store.has(key)) return;
    try {
      await store.make(key, (path) => write(clip, kind, made, path));
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      throw new BotError(
        "no-disk-space",
        "The disk here is full, so the clip can't be packed. Whoever runs this bot has to make room; then ask again.",
        { cause: error },
      );
    }
  }

  async function write(
    clip: Clip,
    kind: ExportKind,
    made: readonly { key: string; digest: string; index: number }[],
    path: string,
  ): Promise<void> {
    const extension = kind === "resolve" ? "mov" : "mp4";
    const edits = editListOf(clip, extension);
    const zip = new ZipFile();
    // A file it can't read is an event of the zip's own; unheard, it would end the process.
    zip.on("error", (error: Error) => stop(error));
    const written = pipeline(zip.outputStream, createWriteStream(path));
    const settled = written.catch(() => {});
    const stop = (error: unknown) =>
      (zip.outputStream as PassThrough).destroy(error instanceof Error ? error : undefined);
    const mtime = new Date(clip.createdAt);
    const text = (name: string, words: string) => zip.addBuffer(Buffer.from(words, "utf8"), name, { mtime });
    const work = await store.workFolder();
    let separate: Awaited<ReturnType<typeof makeSound>>;
    try {
      if (made.length > 0) separate = await makeSound(clip);
      const sounds = Object.entries(separate?.tracks ?? {}).map(([name, key]) => ({
        ...{ name, key },
        path: `sound/${name}.wav`,
      }));
      text("film.otio", toOtio(edits, SHOTS, sounds));
      text("film.edl", toEdl(edits));
      text("shots.csv", toShotCsv(clip, extension));
      text("film.srt", toSubtitles(clip));
      text("RIGHTS.txt", toRights(clip, await termsOf(clip)));
      // Coded already: packing them again takes time and saves nothing.
      const file = (from: string, to: string) => zip.addFile(from, to, { mtime, compress: false });
      for (const shot of made) {
        file(
          await inForm(await store.path(shot.key), shotFile(shot.index, extension)),
          `${SHOTS}/${shotFile(shot.index, extension)}`,
        );
        const frame = await frames.keyOf(shot, "first");
        file(await store.path(frame), `frames/${shotFile(shot.index, "png")}`);
      }
      if (made.length > 0 && clip.file !== undefined) {
        const whole = await store.path(clip.file.key);
        file(await inForm(whole, `film.${extension}`), `film.${extension}`);
        const sound = join(work.path, "film.wav");
        const hasSound = await media.forEditing(whole, sound, "wav").then(
          () => true,
          () => false,
        );
        if (hasSound) file(sound, "sound/film.wav");
        for (const { key, path: to } of sounds) file(await store.path(key), to);
      }
      zip.end();
      await written;
    } catch (error) {
      // Whoever makes room for another try finds the file closed.
      stop(error);
      await settled;
      throw error;
    } finally {
      await separate?.done();
      await work.remove();
    }

    async function inForm(from: string, name: string): Promise<string> {
      if (kind === "plain") return from;
      const to = join(work.path, name);
      await media.forEditing(from, to, "dnxhr");
      return to;
    }
  }

  async function termsOf({ request, plan, shots }: Clip): Promise<ModelTerms> {
    const stoodIn = [...new Set(shots.flatMap(({ by }) => by ?? []))];
    const others = [
      ...(await Promise.all(stoodIn.map((id) => termsOfModel(id, shotsBy(shots, id))))),
      ...termsOfSound(plan, soundBank),
      ...(await Promise.all(soundModelsIn(plan).map((id) => termsOfModel(id, "Sound")))),
    ];
    const drawn = await backends.defaultModel("draft");
    if (request.draft || request.model === drawn?.id) {
      const licence = "drawn by a program of Rushes; its art and fonts are named in THIRD-PARTY.md of Rushes";
      const terms = { licence, link: "THIRD-PARTY.md", commercial: "yes" } as const;
      return { id: drawn?.id ?? "draft", label: drawn?.label ?? "Draft", terms, others };
    }
    try {
      const { id, label, terms } = await backends.model(request.model);
      return { id, label, terms, others };
    } catch {
      // A model that is no longer offered has still made its films.
      return { id: request.model, label: request.model, others };
    }
  }

  async function termsOfModel(id: string, what: string): Promise<NonNullable<ModelTerms["others"]>[number]> {
    const { label = id, terms } = (await backends.model(id).catch(() => undefined)) ?? {};
    return { name: `${what} made by ${label} (${id})`, terms };
  }
}

/** On what terms the voices speak and the music is played that are in a film. */
function termsOfSound(plan: Clip["plan"], soundBank: string | undefined): NonNullable<ModelTerms["others"]> {
  const music = musicIn(plan);
  return [
    ...voicesIn(plan).map((voice) => ({ name: `Voice: ${voice.label}`, terms: termsOfVoice(voice) })),
    ...(music.brought
      ? [{ name: "Music: a file of its maker's own, whose terms they know", terms: undefined }]
      : []),
    ...(music.played
      ? [{ name: "Music: composed by Rushes, played with a sound bank", terms: termsOfSoundBank(soundBank) }]
      : []),
  ];
}

export type ExportFilm = ReturnType<typeof createExport>;

function shotsBy(shots: Clip["shots"], model: string): string {
  const numbers = shots.flatMap(({ by, index }) => (by === model ? [index + 1] : []));
  return `${numbers.length === 1 ? "Shot" : "Shots"} ${numbers.join(", ")}`;
}
