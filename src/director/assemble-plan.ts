import type { CameraMove } from "../core/film/camera.ts";
import type { FilmPlan, Join, PlannedShot } from "../core/film/film-plan.ts";
import type { Angle, Framing } from "../core/film/framing.ts";
import type { VideoRequest } from "../core/film/request.ts";
import type { Story } from "../core/film/story.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { type FilmReading, type KnownEntries, readFilm } from "../story/read-film.ts";
import { chooseCameras } from "./camera-choice.ts";
import { framingInWords, sayFraming, VIEWS, type View, varied } from "./framing.ts";
import { fitLengths, reach, type ShotLength, toFrames, toSeconds } from "./lengths.ts";
import { bendings, placePictures, referencesOf } from "./model-fit.ts";
import { shotSeed } from "./random.ts";
import { shotPrompt } from "./shot-prompt.ts";

/** Half a second: long enough to be seen as a dissolve, short enough to cost little footage. */
const FADE_SECONDS = 0.5;
/** Footage one dissolve may make necessary, in seconds; beyond it a cut does as well. */
const FADE_WORTH_SECONDS = 1;
/** From this share of thrown-away footage on, the person is told. */
const WASTE_WORTH_TELLING = 0.2;

/** A shot as a director imagines it, before the model's lengths are known. */
export interface ShotIdea {
  /** What happens, in the person's words. */
  beat: string;
  /** The instruction in a director's own words, complete in itself; absent: made of the beat and what carries over. */
  told?: string;
  /** Its share of the film's time against the others'; above 0. */
  weight: number;
  /** It comes after a leap in time or place: the shot before dissolves into it. */
  fadeIn: boolean;
  camera?: CameraMove;
  pace?: "slowly" | "quickly";
  /** How the rules look at it; absent: the words choose, or one shot is the whole film. */
  view?: View;
  /** As somebody chose them; wins over `view`. */
  framing?: Framing;
  angle?: Angle;
  focus?: string;
  firstFrame?: string;
  lastFrame?: string;
}

export interface PlanFrame {
  director: string;
  request: VideoRequest;
  model: ModelDescription;
  look: readonly string[];
  warnings: readonly string[];
  /** Entries of the community's bible that the words name. */
  known?: KnownEntries;
  /** Who, where and when, one setting for each idea, where somebody else has read that already. */
  reading?: FilmReading;
  /** The shots these go on from, where a film is made longer. */
  before?: readonly PlannedShot[];
}

/**
 * Ideas become shots that the model can make and that add up to the film. There have to be as many ideas
 * as fit the time and fill it (`shotCount`).
 */
export function assemblePlan(ideas: readonly ShotIdea[], frame: PlanFrame): FilmPlan {
  const { request, model } = frame;
  const { joins, lengths } = joinAndFit(ideas, request, model);
  const pictures = placePictures(request, model);
  const before = frame.before ?? [];
  const count = before.length + ideas.length;
  const views = varied(
    ideas.map((idea) => (idea.framing === undefined ? idea.view : undefined)),
    ideas.map(
      (idea) => idea.framing ?? (idea.view && VIEWS[idea.view].framing) ?? framingInWords(idea.beat).framing,
    ),
  );
  const cameras = chooseCameras(
    [
      ...before.map(({ beat, camera, index }) => ({
        beat,
        view: "medium" as const,
        index,
        count,
        asked: camera,
      })),
      ...ideas.map((idea, i) => ({
        beat: idea.beat,
        view: views[i] ?? (before.length + i === 0 ? ("establishing" as const) : ("medium" as const)),
        index: before.length + i,
        count,
        asked: request.camera ?? idea.camera,
      })),
    ],
    request.seed,
  ).slice(before.length);
  const reading =
    frame.reading ??
    readFilm(
      [...before, ...ideas].map((shot) => shot.beat),
      frame.known,
    );
  const settings = reading.settings.slice(before.length);
  const without = model.takes.negative ? undefined : request.negative;
  const shots = ideas.map((idea, i): PlannedShot => {
    const camera = cameras[i] ?? "static";
    const setting = settings[i];
    const view = views[i];
    const look = lookOf(idea, view);
    const shot: PlannedShot = {
      index: before.length + i,
      seconds: lengths[i]?.seconds ?? 0,
      renderSeconds: lengths[i]?.renderSeconds ?? 0,
      beat: idea.beat,
      prompt: shotPrompt({
        setting: toldSetting(idea, setting),
        camera,
        pace: idea.pace,
        framing:
          idea.framing === undefined && idea.angle === undefined
            ? view && VIEWS[view].says
            : sayFraming(look.framing, look.angle),
        focus: idea.focus,
        style: request.style,
        look: frame.look,
        without,
      }),
      camera,
      ...look,
      cast: setting?.castIds ?? [],
      ...(setting?.placeId === undefined ? {} : { place: setting.placeId }),
      ...(setting?.light === undefined ? {} : { light: setting.light }),
      ...(setting?.weather === undefined ? {} : { weather: setting.weather }),
      join: joins[i] ?? { kind: "cut" },
      seed: shotSeed(request.seed, before.length + i),
      ...(idea.firstFrame === undefined ? {} : { firstFrame: idea.firstFrame }),
      ...(idea.lastFrame === undefined ? {} : { lastFrame: idea.lastFrame }),
    };
    return { ...shot, ...referencesOf(shot, pictures, request) };
  });
  const [first, last] = [shots[0], shots.at(-1)];
  if (first && pictures.startImage !== undefined) first.startImage = pictures.startImage;
  if (last && pictures.endImage !== undefined) last.endImage = pictures.endImage;
  return {
    director: frame.director,
    story: toStory(reading, [...before, ...ideas], frame.look),
    shots,
    warnings: [
      ...frame.warnings,
      ...lengthWarnings(request.seconds, lengths, model),
      ...bendings(request, model),
      ...pictures.warnings,
      ...(without === undefined
        ? []
        : [`${model.label} has no field for what must not be seen; it is told so in the prompt instead.`]),
    ],
  };
}

function lookOf(idea: ShotIdea, view: View | undefined): { framing: Framing; angle: Angle } {
  const { framing, angle } = view === undefined ? framingInWords(idea.beat) : VIEWS[view];
  return { framing: idea.framing ?? framing, angle: idea.angle ?? angle };
}

/** A director's own words are complete but for the descriptions, which everyone repeats word for word. */
function toldSetting(idea: ShotIdea, setting: FilmReading["settings"][number] | undefined) {
  if (setting === undefined) return { castIds: [], cast: [], told: idea.told ?? idea.beat };
  return idea.told === undefined ? setting : { ...setting, told: idea.told };
}

/** What was read, one beat for each thing that happens: shots that look at the same thing share one. */
export function toStory(
  { cast, places, settings }: FilmReading,
  shots: readonly { beat: string }[],
  look: readonly string[],
): Story {
  const beats = shots.flatMap(({ beat }, i) => {
    const setting = settings[i];
    if (setting === undefined || (i > 0 && shots[i - 1]?.beat === beat)) return [];
    return [
      {
        text: beat,
        cast: setting.castIds,
        ...(setting.placeId === undefined ? {} : { place: setting.placeId }),
        ...(setting.light === undefined ? {} : { light: setting.light }),
        ...(setting.weather === undefined ? {} : { weather: setting.weather }),
      },
    ];
  });
  return { beats, cast, places, look: [...look] };
}

function joinAndFit(
  ideas: readonly ShotIdea[],
  request: VideoRequest,
  model: ModelDescription,
): { joins: Join[]; lengths: ShotLength[] } {
  const total = Math.max(1, toFrames(request.seconds));
  const lengthsWith = (fades: readonly boolean[]) =>
    fitLengths(
      total,
      ideas.map((idea, i) => ({ weight: idea.weight, fadeFrames: fades[i] ? toFrames(FADE_SECONDS) : 0 })),
      model.lengths,
    );
  const cuts = ideas.map(() => false);
  const plain = lengthsWith(cuts);
  if (plain === undefined)
    throw new Error(`${ideas.length} shots can't make ${request.seconds} s with ${model.id}`);
  const wished = ideas.map((_, i) => ideas[i + 1]?.fadeIn ?? false);
  const faded = wished.includes(true) ? lengthsWith(wished) : undefined;
  const worthIt =
    faded !== undefined &&
    rendered(faded) <= rendered(plain) + FADE_WORTH_SECONDS * wished.filter(Boolean).length &&
    faded.every((shot) => shot.seconds > 2 * FADE_SECONDS);
  return {
    lengths: worthIt ? faded : plain,
    joins: ideas.map((_, i) =>
      worthIt && wished[i] ? { kind: "crossfade", seconds: FADE_SECONDS } : { kind: "cut" },
    ),
  };
}

function rendered(lengths: readonly ShotLength[]): number {
  return lengths.reduce((total, shot) => total + shot.renderSeconds, 0);
}

export function lengthWarnings(
  seconds: number,
  lengths: readonly ShotLength[],
  model: ModelDescription,
): string[] {
  const made = rendered(lengths);
  if (made - toSeconds(toFrames(seconds)) <= seconds * WASTE_WORTH_TELLING) return [];
  const bounds = reach(model.lengths);
  const able =
    "choices" in model.lengths
      ? `shots of ${[...model.lengths.choices]
          .sort((a, b) => a - b)
          .map(tidy)
          .join(", ")} s only`
      : `shots of at least ${tidy(bounds?.shortest ?? 0)} s`;
  return [`${model.label} makes ${able}: ${tidy(made)} s are made and cut to ${tidy(seconds)} s.`];
}

function tidy(seconds: number): string {
  return String(Math.round(seconds * 10) / 10);
}
