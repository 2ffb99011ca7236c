import { type Clip, parentsOf } from "./clip.ts";

/** The folder of the media store for what films look like. */
export const FINGERPRINTS = "fingerprints/";

/** The folder for finding them. */
export const LOOK_INDEX = "look-index/";

/** Where it is kept beside a shot what its pictures look like. */
export function shotLooksKey(digest: string): string {
  return `frames/${digest}-looks.json`;
}

/** IPTC's names for how a film came to be: https://cv.iptc.org/newscodes/digitalsourcetype/ */
export type DigitalSource =
  | "trainedAlgorithmicMedia"
  | "compositeWithTrainedAlgorithmicMedia"
  | "algorithmicMedia";

/** What a file says about itself, so that machines can tell it is AI's and from where. Nothing of it names a person. */
export interface Mark {
  clip: string;
  parents: readonly {
    clip: string /** Its own pictures are in this film, and not only what they led to. */;
    isPart: boolean;
  }[];
  /** How many pictures a person gave for it. */
  givenPictures: number;
  model: string;
  modelVersion?: string;
  source: DigitalSource;
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** Where what a clip looks like lies in the media store, by the month it was made in. */
export function fingerprintKey({ id, createdAt }: Pick<Clip, "id" | "createdAt">): string {
  return `${FINGERPRINTS}${new Date(createdAt).toISOString().slice(0, 7)}/${id}.pdq`;
}

/** Derivations in which the older clip's own pictures are seen. */
const KEEPS_PICTURES = new Set(["extend", "trim", "loop", "blend", "reorder"]);

/** `parents`: as they are recorded; a film that goes on from a composite is one as well. */
export function markOf(
  clip: Pick<Clip, "id" | "lineage" | "request" | "shots">,
  { parents, madeAt }: { parents: readonly Pick<Clip, "file">[]; madeAt: number },
): Mark {
  const modelVersion = clip.shots.find((shot) => shot.modelVersion !== undefined)?.modelVersion;
  return {
    clip: clip.id,
    parents: parentsOf(clip).map((parent) => ({
      clip: parent,
      isPart: KEEPS_PICTURES.has(clip.lineage.kinship),
    })),
    givenPictures: clip.request.images.length,
    model: clip.request.draft ? "animatic" : modelsOf(clip).join(", "),
    ...(modelVersion === undefined || clip.request.draft ? {} : { modelVersion }),
    source: sourceOf(clip, parents),
    madeAt,
  };
}

/** The film's own model, and those that made a shot in its place. */
function modelsOf({ request, shots }: Pick<Clip, "request" | "shots">): string[] {
  return [...new Set([request.model, ...shots.flatMap(({ by }) => by ?? [])])];
}

function sourceOf({ request }: Pick<Clip, "request">, parents: readonly Pick<Clip, "file">[]): DigitalSource {
  const composite = "compositeWithTrainedAlgorithmicMedia";
  if (request.images.length > 0 || parents.some(({ file }) => file?.source === composite)) return composite;
  return request.draft || request.model === "animatic" ? "algorithmicMedia" : "trainedAlgorithmicMedia";
}
