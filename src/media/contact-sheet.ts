import { stat } from "node:fs/promises";
import { mediaError } from "./errors.ts";
import { JPEG_FILTERS, pictureFilters } from "./film-format.ts";
import { fileUrl, inputArgs, openInput } from "./input.ts";
import { FFMPEG_ARGS, type Programs } from "./programs.ts";
import { probeQuickly } from "./quick-probe.ts";
import type { Still } from "./stills.ts";
import { SHORT_TIME_LIMIT_MS } from "./time-limit.ts";
import { makeWhole } from "./work-folder.ts";

export interface ContactSheetOptions {
  /** Pictures in a row; default as near to a square of pictures as may be. */
  columns?: number | undefined;
  /** Width of one picture; default 480. */
  pictureWidth?: number | undefined;
  /** So that only colours and masses are to be seen. */
  blurred?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/** Beyond recognising, at the width of a cell. */
const BLUR = "gblur=sigma=28:steps=3";
const GAP = 8;
const MOST_FILMS = 25;

/** One picture of each film, in rows from the left, as a JPEG: for choosing among takes. */
export async function makeContactSheet(
  { ffmpeg, ffprobe }: Programs,
  paths: readonly string[],
  out: string,
  { columns, pictureWidth = 480, blurred = false, signal }: ContactSheetOptions,
): Promise<Still> {
  if (paths.length === 0 || paths.length > MOST_FILMS) {
    throw mediaError("empty-cut", { detail: `${paths.length} films on a contact sheet` });
  }
  const films = await Promise.all(
    paths.map(async (path) => ({
      input: await openInput(path),
      probe: await probeQuickly(ffprobe, path, { signal }),
    })),
  );
  const across = Math.min(columns ?? Math.ceil(Math.sqrt(films.length)), films.length);
  const down = Math.ceil(films.length / across);
  // All cells have the shape of the first film; takes of one film are alike anyway.
  const shape = films[0]?.probe ?? { width: 16, height: 9 };
  const cell = {
    width: Math.round(pictureWidth / 2) * 2,
    height: Math.round((pictureWidth * shape.height) / shape.width / 2) * 2,
  };
  const cells = films.map(
    ({ probe }, index) =>
      `[${index}:v:0]trim=end_frame=1,setpts=PTS-STARTPTS,${[...pictureFilters(probe, cell), ...(blurred ? [BLUR] : [])].join(",")}[c${index}]`,
  );
  const labels = films.map((_, index) => `[c${index}]`).join("");
  const sheet = `${labels}concat=n=${films.length}:v=1:a=0,tile=${across}x${down}:margin=${GAP}:padding=${GAP}:color=0x16161a,${JPEG_FILTERS.join(",")}[sheet]`;
  return makeWhole(out, async ({ folder, unfinished }) => {
    await ffmpeg({
      args: [
        ...FFMPEG_ARGS,
        ...films.flatMap(({ input, probe }) =>
          inputArgs(input, ["-ss", (probe.seconds / 3).toFixed(3), "-an"]),
        ),
        ...["-filter_complex", [...cells, sheet].join(";"), "-map", "[sheet]", "-frames:v", "1"],
        ...["-c:v", "mjpeg", "-q:v", "4", "-update", "1", "-f", "image2", fileUrl(unfinished)],
      ],
      folder,
      timeLimitMs: SHORT_TIME_LIMIT_MS,
      signal,
      onSeconds: () => {},
    });
    const all = (count: number, pixels: number) => count * pixels + (count + 1) * GAP;
    const { size: bytes } = await stat(unfinished);
    return { width: all(across, cell.width), height: all(down, cell.height), bytes };
  });
}
