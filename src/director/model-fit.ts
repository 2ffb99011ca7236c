import { UserMistake } from "../core/errors.ts";
import type { PlannedShot } from "../core/film/film-plan.ts";
import type { Aspect } from "../core/film/picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";

/** The pictures a request brings, given the places the model has for them. */
export interface Pictures {
  startImage?: string;
  endImage?: string;
  references: string[];
  warnings: string[];
}

const MAKES = { image: "still pictures", audio: "sound", language: "words" } as const;

const PREFIXES = { start: "first picture", end: "last picture", reference: "reference pictures" } as const;

/** Throws UserMistake where nothing honest can be made of this request by this model. */
export function refuseImpossible(request: VideoRequest, model: ModelDescription): void {
  if (model.kind !== "video") {
    throw new UserMistake(
      "not-a-video-model",
      `${model.label} makes ${MAKES[model.kind]}, not videos. Choose another model; /models lists them.`,
    );
  }
  if (request.prompt.trim() === "" && request.images.length === 0) {
    throw new UserMistake(
      "prompt-empty",
      "There is nothing to film yet: say in a few words what the video should show.",
    );
  }
}

/** Of the references those that a shot can use: everybody's, and those of the cast and the place it shows. */
export function referencesOf(
  { cast, place }: Pick<PlannedShot, "cast" | "place">,
  { references }: Pick<Pictures, "references">,
  { images }: Pick<VideoRequest, "images">,
): { references?: string[] } {
  const here = references.filter((key) => {
    const { of } = images.find((image) => image.key === key && image.of !== undefined) ?? {};
    return of === undefined || place === of || cast?.includes(of);
  });
  return here.length === 0 ? {} : { references: here };
}

/** The shape of picture nearest to the one asked for, of those the model can make. */
function nearestAspect(asked: Aspect, offered: readonly Aspect[]): Aspect {
  if (offered.length === 0 || offered.includes(asked)) return asked;
  const ratio = (aspect: Aspect) => {
    const [across, down] = aspect.split(":").map(Number) as [number, number];
    return Math.log(across / down);
  };
  const distance = (aspect: Aspect) => Math.abs(ratio(aspect) - ratio(asked));
  return [...offered].sort((a, b) => distance(a) - distance(b))[0] ?? asked;
}

/** Sentences about the shape and the things to avoid, where the model has to be bent to them. */
export function bendings(request: VideoRequest, model: ModelDescription): string[] {
  const warnings: string[] = [];
  const aspect = nearestAspect(request.aspect, model.aspects);
  if (aspect !== request.aspect) {
    warnings.push(
      `${model.label} can't make ${request.aspect}; it is shot in ${aspect}, the nearest it can, and fitted.`,
    );
  }
  if (model.resolutions.length > 0 && !model.resolutions.includes(request.resolution)) {
    warnings.push(
      `${model.label} makes ${model.resolutions.join(" or ")}, so it is scaled to ${request.resolution}.`,
    );
  }
  return warnings;
}

/** What is told where a model can't be given what to keep to. */
export function referencesLost({ label }: Pick<ModelDescription, "label">): string {
  return `${label} can't take your ${PREFIXES.reference}, so it is left out.`;
}

/** Gives each picture its place, or the next best one, and says so; a picture no place is found for is named too. */
export function placePictures(request: VideoRequest, model: ModelDescription): Pictures {
  const pictures: Pictures = { references: [], warnings: [] };
  const lost = new Set<keyof typeof PREFIXES>();
  const moved = new Set<keyof typeof PREFIXES>();
  for (const image of request.images) {
    if (image.role === "start" && model.takes.startImage && pictures.startImage === undefined) {
      pictures.startImage = image.key;
    } else if (image.role === "end" && model.takes.endImage && pictures.endImage === undefined) {
      pictures.endImage = image.key;
    } else if (model.takes.references) {
      pictures.references.push(image.key);
      if (image.role !== "reference") moved.add(image.role);
    } else lost.add(image.role);
  }
  for (const role of moved) {
    pictures.warnings.push(
      `${model.label} can't use your ${PREFIXES[role]} as such; it is given as a reference.`,
    );
  }
  for (const role of lost) {
    pictures.warnings.push(
      role === "reference"
        ? referencesLost(model)
        : `${model.label} can't take your ${PREFIXES[role]}, so it is left out.`,
    );
  }
  return pictures;
}
