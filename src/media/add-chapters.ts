import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Chapter } from "../core/film/chapters.ts";
import { mp4ArgsWithChapters } from "./film-format.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { encodeTimeLimitMs } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

/** Gives a film its chapters, pictures and sound as they are; its size in bytes then. */
export async function addChapters(
  { ffmpeg }: Programs,
  film: string,
  chapters: readonly Chapter[],
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<number> {
  await makeWhole(film, async ({ folder, unfinished }) => {
    await ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...inputArgs(await openInput(film)),
        ...(await chaptersInput(chapters, folder)),
        ...["-map", "0:v:0", "-map", "0:a:0?", "-c", "copy"],
        ...[...mp4ArgsWithChapters(1), fileUrl(unfinished)],
      ],
      folder,
      timeLimitMs: encodeTimeLimitMs(chapters.at(-1)?.to ?? 0),
      signal,
    });
  });
  return (await stat(film)).size;
}

/** Chapters as an input of a run in this folder. */
export async function chaptersInput(chapters: readonly Chapter[], folder: string): Promise<string[]> {
  await writeFile(join(folder, "chapters.txt"), toFfmetadata(chapters));
  return ["-protocol_whitelist", "file", "-f", "ffmetadata", "-i", "chapters.txt"];
}

/** https://ffmpeg.org/ffmpeg-formats.html#Metadata-2 */
function toFfmetadata(chapters: readonly Chapter[]): string {
  const parts = chapters.map(({ title, from, to }) =>
    [
      "[CHAPTER]",
      "TIMEBASE=1/1000",
      `START=${Math.round(from * 1000)}`,
      `END=${Math.round(to * 1000)}`,
      `title=${title.replace(/\p{Cc}+/gu, " ").replace(/[=;#\\]/g, "\\$&")}`,
    ].join("\n"),
  );
  return `;FFMETADATA1\n${parts.join("\n")}\n`;
}
