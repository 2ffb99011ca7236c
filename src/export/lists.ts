import { toCsv } from "../core/csv.ts";
import { captionPages, toSrt } from "../core/film/captions.ts";
import type { Clip } from "../core/film/clip.ts";
import { filmSeconds } from "../core/film/film-plan.ts";
import type { Cue } from "../core/film/sound.ts";
import type { Terms } from "../core/film/terms.ts";
import { shotFile } from "./edit-list.ts";

/** A model's terms, as far as the catalogue knows them. */
export interface ModelTerms {
  id: string;
  label: string;
  terms?: Terms | undefined;
  /** Of what else is in it: voices, sound bank; each by its name. */
  others?: readonly { name: string; terms: Terms | undefined }[] | undefined;
}

/** The shots as a table (RFC 4180): one line each, for whoever plans in a spreadsheet. */
export function toShotCsv({ plan }: Clip, extension: string): string {
  const rows = [
    ["shot", "file", "seconds", "framing", "angle", "camera", "transition", "cast", "place", "text", "seed"],
    ...plan.shots.map((shot) => [
      String(shot.index + 1),
      shotFile(shot.index, extension),
      String(shot.seconds),
      shot.framing ?? "",
      shot.angle ?? "",
      shot.camera,
      shot.join.kind === "cut" ? "cut" : `crossfade ${shot.join.seconds} s`,
      (shot.cast ?? []).join("; "),
      shot.place ?? "",
      shot.beat,
      String(shot.seed),
    ]),
  ];
  return toCsv(rows);
}

/** What is heard in the film as subtitles (SubRip); where nobody speaks, what each shot shows. */
export function toSubtitles({ plan, file }: Clip): string {
  const cues = file?.cues ?? (plan.sound?.tracks ?? []).flatMap((track) => track.cues);
  const seconds = file?.seconds ?? filmSeconds(plan);
  const pages = captionPages(cues, seconds);
  if (pages.length > 0) return toSrt(pages);
  let begins = 0;
  const shown = plan.shots.map((shot): Cue => {
    const start = begins;
    begins += shot.seconds;
    return { kind: "voice", start, seconds: shot.seconds, gain: 0, text: shot.beat };
  });
  return toSrt(captionPages(shown, seconds));
}

/** Who made the pictures and on what terms, for whoever shows the film. */
export function toRights(clip: Clip, { label, id, terms, others = [] }: ModelTerms): string {
  const versions = [...new Set(clip.shots.flatMap(({ modelVersion }) => modelVersion ?? []))];
  return [
    `Clip ${clip.id}, made ${new Date(clip.createdAt).toISOString().slice(0, 10)} with Rushes.`,
    "All pictures were made by a machine; nothing was filmed.",
    "",
    `Model: ${label} (${id})`,
    ...(versions.length === 0 ? [] : [`Version: ${versions.join(", ")}`]),
    ...inLines(terms, "the model's"),
    ...others.flatMap(({ name, terms: theirs }) => ["", name, ...inLines(theirs, "its")]),
    "",
    "Rushes claims no right to this clip. Pictures that people sent stay theirs.",
    "",
  ].join("\r\n");
}

/** `whose`: "the model's", "its". */
function inLines(terms: Terms | undefined, whose: string): string[] {
  const allowed = {
    yes: `yes, by ${whose} terms`,
    no: `no, by ${whose} terms`,
    ask: `under conditions; read ${whose} own terms`,
    unknown: `not known here; read ${whose} own terms`,
  }[terms?.commercial ?? "unknown"];
  return [
    `Licence: ${terms?.licence ?? "not known here"}`,
    `Terms: ${terms?.link ?? `see ${whose} own page`}`,
    `Commercial use: ${allowed}`,
  ];
}
