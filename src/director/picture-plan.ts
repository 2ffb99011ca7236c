import type { FilmPlan, PlannedShot } from "../core/film/film-plan.ts";
import { isMadePicture, type MadePicture } from "../core/film/made-picture.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { CastMember, StoryPlace } from "../core/film/story.ts";
import { STYLES } from "../core/film/style.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { referencesLost } from "./model-fit.ts";
import { shotSeed } from "./random.ts";
import { goneIn, looksIn, withoutCamera } from "./shot-prompt.ts";

/** More than three pictures in one order and failures rise steeply: github.com/ArcReel/ArcReel/issues/947. */
const REFERENCES_MOST = 3;
const SHEET_RESOLUTION = "720p";
/** Sheets are of nobody's film: the same words make the same face everywhere, and cost once. */
const SHEET_SEED = 1;
/** Seen so, somebody's back and side count. */
const TURNED =
  /\b(?:from behind|turns? (?:around|away|her back|his back|its back)|walks? away|(?:her|his|its|their) back)\b/i;

/** An order without what only whoever sends it knows. */
export type PictureIdea = Omit<MadePicture, "digest" | "usd" | "model" | "backend">;

export interface PictureContext {
  request: VideoRequest;
  /** Of the shots. */
  video: ModelDescription;
  /** The key under which an idea's picture will lie, the same for equal ones. */
  keyOf: (idea: PictureIdea) => string;
}

export interface PicturePlan {
  shots: PlannedShot[];
  ideas: PictureIdea[];
  warnings: string[];
}

/** How a model is given the cast: by frames it begins from, by pictures to keep to, or not at all. */
function wayOf({ takes, prefersReferences }: ModelDescription): "frames" | "references" | undefined {
  if (takes.references && (prefersReferences || !takes.startImage)) return "references";
  return takes.startImage ? "frames" : undefined;
}

/** Whether pictures of an image model are of any use to this model's shots. */
export const canUsePictures = (model: ModelDescription): boolean => wayOf(model) !== undefined;

/** A shot without the pictures that were made for it: those are made for the shot as it is now. */
export function withoutMadePictures(shot: PlannedShot): PlannedShot {
  const { startImage, endImage, references, ...plain } = shot;
  const given = references?.filter((key) => !isMadePicture(key)) ?? [];
  return {
    ...plain,
    // One that was kept though its words have changed is as good as given.
    ...(startImage === undefined || (isMadePicture(startImage) && startImage !== shot.ownFrame)
      ? {}
      : { startImage }),
    ...(endImage === undefined || isMadePicture(endImage) ? {} : { endImage }),
    ...(given.length === 0 ? {} : { references: given }),
  };
}

/**
 * What an image model is to make of a film: a sheet of everybody in it and of every place, and from those the frame that
 * each shot begins from, and ends on where that is told and the model can. Where the model keeps to pictures instead it is
 * given the sheets. A picture somebody gave stands for the sheet. Pure: the same plan, the same pictures.
 */
export function planPictures(plan: FilmPlan, { request, video, keyOf }: PictureContext): PicturePlan {
  const way = wayOf(video);
  const bare = plan.shots.map(withoutMadePictures);
  const { story } = plan;
  if (way === undefined || story === undefined) return { shots: bare, ideas: [], warnings: plan.warnings };
  const ideas = new Map<string, PictureIdea>();
  const order = (idea: PictureIdea): string => {
    const key = keyOf(idea);
    ideas.set(key, idea);
    return key;
  };
  const warnings = plan.warnings.filter((warning) => warning !== referencesLost(video));
  const given = (id: string) => request.images.find(({ of }) => of === id)?.key;
  const style = request.style === undefined ? "" : ` Style: ${STYLES[request.style].prompt}.`;

  /** `told`: of the shot, in which somebody may be without something. */
  function castSheet(member: CastMember, { turned, told }: { turned: boolean; told: string }): string {
    const known = given(member.id);
    const common = {
      kind: "sheet",
      name: member.name,
      aspect: "1:1",
      resolution: SHEET_RESOLUTION,
      seed: SHEET_SEED,
    } as const;
    const front =
      known ??
      order({
        ...common,
        prompt: `Reference picture for a film: ${asSentence(member.description)} Alone, the whole figure seen from the front, standing still, on a plain light grey ground in even light. No text.${style}`,
        references: [],
      });
    const looks = looksIn(told, member.description);
    const gone = looks === member.description ? "" : ` without the ${goneIn(told)}`;
    const dressed =
      gone === ""
        ? front
        : order({
            ...common,
            prompt: `Image 1 is ${member.name}. Reference picture for a film: the same ${member.name}${gone}: ${asSentence(looks)} Same face and colours as in Image 1, but${gone}. Alone, the whole figure seen from the front, standing still, on a plain light grey ground in even light. No text.${style}`,
            references: [front],
          });
    if (!turned || known !== undefined) return dressed;
    return order({
      ...common,
      prompt: `Image 1 is ${member.name}. Reference picture for a film: the same ${member.name} twice, side by side, once seen from the side and once from the back: ${asSentence(looks)} Same face, clothes and colours as in Image 1, on a plain light grey ground in even light. No text.${style}`,
      references: [dressed],
    });
  }

  function placeSheet(place: StoryPlace): string {
    return (
      given(place.id) ??
      order({
        kind: "sheet",
        name: place.name,
        prompt: `Reference picture of a place for a film: ${asSentence(place.description)} Seen wide, nobody in it, in even daylight. No text.${style}`,
        aspect: request.aspect,
        resolution: SHEET_RESOLUTION,
        seed: SHEET_SEED,
        references: [],
      })
    );
  }

  /** Who and what a shot is made from, the first three; whom there is no room for is told. */
  function shownIn(shot: PlannedShot): { name: string; key: string }[] {
    const turned = shot.angle === "over-shoulder" || TURNED.test(shot.beat);
    const all = [
      ...(shot.cast ?? []).flatMap((id) => story?.cast.find((member) => member.id === id) ?? []),
      ...(story?.places.filter(({ id }) => id === shot.place) ?? []),
    ];
    const others = request.images.filter(({ role, of }) => role === "reference" && of === undefined);
    const room = Math.max(0, REFERENCES_MOST - others.length);
    const named = all.slice(0, room).map((entry) => ({
      name: entry.name,
      key: entry.id === shot.place ? placeSheet(entry) : castSheet(entry, { turned, told: shot.beat }),
    }));
    const left = all.slice(room).map(({ name }) => name);
    if (left.length > 0)
      warnings.push(
        `A shot is made from at most ${REFERENCES_MOST} pictures, so shot ${shot.index + 1} has ${left.join(" and ")} from words alone.`,
      );
    const more = others.slice(0, REFERENCES_MOST).map(({ key }) => ({ name: "", key }));
    return [...named, ...more];
  }

  const shots = bare.map((shot): PlannedShot => {
    // What it goes on from is picture enough, and what it was remade from.
    if (shot.continues || shot.sourceVideo !== undefined || shot.strength !== undefined) return shot;
    if (way === "references") {
      const references = shownIn(shot).map(({ key }) => key);
      const { references: _, ...plain } = shot;
      return references.length === 0 ? plain : { ...plain, references };
    }
    const shown = shownIn(shot);
    const { references: _, ...plain } = shot;
    const common = { kind: "frame", aspect: request.aspect, resolution: request.resolution } as const;
    const words = withoutCamera(shot.prompt);
    const startImage =
      shot.startImage ??
      order({
        ...common,
        name: `shot ${shot.index + 1}`,
        prompt: `${names(shown)}One still picture from a film, the first moment of a shot. ${shot.firstFrame === undefined ? "" : `${asSentence(shot.firstFrame)} `}${words} No text, no bars.`,
        seed: shot.seed,
        references: shown.map(({ key }) => key),
      });
    if (shot.lastFrame === undefined || shot.endImage !== undefined || !video.takes.endImage)
      return { ...plain, startImage };
    const then = [{ name: "how the shot begins", key: startImage }, ...shown].slice(0, REFERENCES_MOST);
    const endImage = order({
      ...common,
      name: `the end of shot ${shot.index + 1}`,
      prompt: `${names(then)}One still picture from a film, the last moment of the same shot. ${asSentence(shot.lastFrame)} ${words} No text, no bars.`,
      seed: shotSeed(shot.seed, 1),
      references: then.map(({ key }) => key),
    });
    return { ...plain, startImage, endImage };
  });
  return { shots, ideas: [...ideas.values()], warnings: [...new Set(warnings)] };
}

/** Sent without a name, pictures are mixed up or not heeded. */
function names(shown: readonly { name: string }[]): string {
  return shown.map(({ name }, i) => (name === "" ? "" : `Image ${i + 1} is ${name}. `)).join("");
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…。！？]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
