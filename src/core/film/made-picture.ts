import type { ImageOrder } from "../ports/orders.ts";
import type { FilmPlan, PlannedShot } from "./film-plan.ts";
import type { Aspect, Resolution } from "./picture.ts";
import type { VideoRequest } from "./request.ts";

/**
 * A picture that an image model is ordered to make of a film: a sheet of somebody of the cast or of a place, or the frame
 * that a shot begins from or ends on.
 */
export interface MadePicture {
  kind: "sheet" | "frame";
  /** Whom or what it shows, as sentences name it: "Mara", "shot 3". */
  name: string;
  prompt: string;
  /** Of the model, and its backend. */
  model: string;
  backend: string;
  /** The model's when it was ordered, which is asked for; no part of the digest. */
  version?: string;
  aspect: Aspect;
  resolution: Resolution;
  seed: number;
  /** Media keys of what it is made from, in the order its prompt numbers them. */
  references: string[];
  /** The same for all orders that would make the same. */
  digest: string;
  /** US dollars it may cost; absent: it costs nothing, or was made before. */
  usd?: number;
}

/** What its backend is told. */
export function imageOrderOf({
  model,
  version,
  prompt,
  aspect,
  resolution,
  seed,
  references,
}: MadePicture): ImageOrder {
  return {
    ...{ kind: "image", model, prompt, aspect, resolution, seed },
    ...(version !== undefined && { version }),
    ...(references.length > 0 && { references }),
  };
}

/** Where what a model made of an order lies in the media store. */
export function madePictureKey({ digest }: Pick<MadePicture, "digest">): string {
  return `pictures/${digest}.png`;
}

export function isMadePicture(key: string): boolean {
  return key.startsWith("pictures/");
}

/** What a film's pictures may cost, in US dollars. */
export function picturesUsd({ pictures = [] }: Pick<FilmPlan, "pictures">): number {
  return pictures.reduce((sum, { usd = 0 }) => sum + usd, 0);
}

/** What has to be made before a shot can be, what others are made from first. */
export function picturesFor(
  { pictures = [] }: Pick<FilmPlan, "pictures">,
  { startImage, endImage, references = [] }: Pick<PlannedShot, "startImage" | "endImage" | "references">,
): MadePicture[] {
  const byKey = new Map(pictures.map((picture) => [madePictureKey(picture), picture]));
  const found = new Set<MadePicture>();
  const add = (key: string | undefined) => {
    const picture = key === undefined ? undefined : byKey.get(key);
    if (!picture || found.has(picture)) return;
    for (const reference of picture.references) add(reference);
    found.add(picture);
  };
  for (const key of [...references, startImage, endImage]) add(key);
  return [...found];
}

/** Media keys of all the pictures that a film is made from, and of what they are made from. */
export function picturesOf({
  request: { images },
  plan: { shots, pictures = [] },
}: {
  request: Pick<VideoRequest, "images">;
  plan: Pick<FilmPlan, "shots" | "pictures">;
}): string[] {
  const keys = [
    ...images.map(({ key }) => key),
    ...shots.flatMap(({ startImage, endImage, ownFrame, references = [] }) => [
      ...[startImage, endImage, ownFrame],
      ...references,
    ]),
    ...pictures.flatMap((picture) => [madePictureKey(picture), ...picture.references]),
  ];
  return [...new Set(keys.filter((key) => key !== undefined))];
}
