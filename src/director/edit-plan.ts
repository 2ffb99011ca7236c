import { UserMistake } from "../core/errors.ts";
import type { CameraMove } from "../core/film/camera.ts";
import type { Clip } from "../core/film/clip.ts";
import { type FilmPlan, filmSeconds, type PlannedShot } from "../core/film/film-plan.ts";
import { SECONDS_MAX, type VideoRequest } from "../core/film/request.ts";
import type { Line } from "../core/film/sound.ts";
import type { Story } from "../core/film/story.ts";
import type { ModelDescription } from "../core/ports/video-backend.ts";
import { readStory, toBeat } from "../story/beats.ts";
import { readLines, unmark } from "../story/lines.ts";
import { entriesOf, type FilmReading, readFilm } from "../story/read-film.ts";
import { toStory } from "./assemble-plan.ts";
import { namesFraming } from "./framing.ts";
import { reach, renderSecondsFor, toFrames, toSeconds } from "./lengths.ts";
import { framingOf, shotPrompt, withCamera } from "./shot-prompt.ts";

/** What is to be another way in one shot; what is absent stays. */
export interface ShotEdit {
  /** Its index in the plan, from 0. */
  shot: number;
  beat?: string;
  camera?: CameraMove;
  pace?: "slowly" | "quickly";
  seconds?: number;
  seed?: number;
  /** All that is said in it. */
  lines?: readonly Line[];
}

/** A plan and what it was made for. */
export interface PlanContext {
  request: VideoRequest;
  model: ModelDescription;
}

/**
 * The plan with some shots edited; all others are the very same objects, so that their pictures are found
 * again. Throws UserMistake for a shot that isn't there, a length the model can't make or a film over a minute.
 */
export function editShots(plan: FilmPlan, edits: readonly ShotEdit[], context: PlanContext): FilmPlan {
  for (const edit of edits) requireShots(plan, [edit.shot]);
  const beats = plan.shots.map((shot) =>
    seenIn(edits.findLast((e) => e.shot === shot.index && e.beat)?.beat ?? shot.beat),
  );
  // "She turns around": where that shot was, not where the one before it is.
  const standing = new Map(
    edits.flatMap(({ shot: index, beat }) => {
      const shot = plan.shots[index];
      if (shot === undefined || beat === undefined) return [];
      const { cast: castIds = [], place: placeId, light, weather } = shot;
      return [[index, { castIds, placeId, light, weather }] as const];
    }),
  );
  const reading = readFilm(beats, entriesOf(plan.story), standing);
  const shots = plan.shots.map((shot) =>
    edits
      .filter((edit) => edit.shot === shot.index)
      .reduce((s, edit) => editShot(s, edit, reading, context), shot),
  );
  return withinLimits({
    ...plan,
    shots,
    ...(plan.story === undefined ? {} : { story: withRead(plan.story, shots, reading) }),
  });
}

/** The story with what an edited shot brought in; whom it names no more stays, for the person may want them again. */
function withRead(story: Story, shots: readonly PlannedShot[], reading: FilmReading): Story {
  const fresh = toStory(reading, shots, story.look);
  const more = <One extends { id: string }>(had: readonly One[], read: readonly One[]) => [
    ...had,
    ...read.filter(({ id }) => !had.some((one) => one.id === id)),
  ];
  return { ...fresh, cast: more(story.cast, fresh.cast), places: more(story.places, fresh.places) };
}

/** What there is to see: neither what is spoken nor how it is filmed. */
function seenIn(beat: string): string {
  const told = unmark(readLines(beat).told).text;
  return toBeat(told).text || told.trim();
}

function editShot(
  shot: PlannedShot,
  edit: ShotEdit,
  reading: FilmReading,
  context: PlanContext,
): PlannedShot {
  const edited = { ...shot };
  if (edit.lines !== undefined) edited.lines = [...edit.lines];
  if (edit.beat !== undefined && edit.beat !== shot.beat) {
    const spoken = readLines(edit.beat);
    const told = unmark(spoken.told).text;
    if (spoken.lines.length > 0) edited.lines = spoken.lines;
    const said = toBeat(told);
    const beat = said.text === "" ? told.trim() : said.text;
    const camera = edit.camera ?? said.camera ?? shot.camera;
    const framing = namesFraming(beat) ? undefined : framingOf(shot.prompt);
    const setting = reading.settings[shot.index];
    edited.beat = beat;
    edited.cast = setting?.castIds ?? [];
    if (setting?.placeId === undefined) delete edited.place;
    else edited.place = setting.placeId;
    if (setting?.light === undefined) delete edited.light;
    else edited.light = setting.light;
    if (setting?.weather === undefined) delete edited.weather;
    else edited.weather = setting.weather;
    edited.camera = camera;
    edited.prompt = shotPrompt({
      setting: setting ?? { castIds: [], cast: [], told: beat },
      camera,
      pace: edit.pace ?? said.pace,
      framing,
      style: context.request.style,
      look: readStory(context.request.prompt).look,
      without: context.model.takes.negative ? undefined : context.request.negative,
    });
  } else if (edit.camera !== undefined || edit.pace !== undefined) {
    edited.camera = edit.camera ?? shot.camera;
    edited.prompt = withCamera(shot.prompt, edited.camera, edit.pace);
  }
  if (edit.seconds !== undefined) Object.assign(edited, lengthOf(shot, edit.seconds, context.model));
  if (edit.seed !== undefined) edited.seed = edit.seed;
  return isSamePicture(edited, shot) ? edited : withoutOldPictures(edited);
}

function isSamePicture(a: PlannedShot, b: PlannedShot): boolean {
  return (
    a.prompt === b.prompt &&
    a.beat === b.beat &&
    a.camera === b.camera &&
    a.seed === b.seed &&
    a.renderSeconds === b.renderSeconds
  );
}

/**
 * A shot that is to be made anew: it is no longer the one that was made, nor starts from what an earlier
 * remix gave it to start from (which alone says how strongly to keep it).
 */
export function withoutOldPictures(shot: PlannedShot): PlannedShot {
  const { made: _made, sourceVideo: _source, number: _number, strength, startImage, ...anew } = shot;
  const begins = anew.ownFrame ?? (strength === undefined ? startImage : undefined);
  return begins === undefined ? anew : { ...anew, startImage: begins };
}

function lengthOf(
  shot: PlannedShot,
  asked: number,
  model: ModelDescription,
): { seconds: number; renderSeconds: number } {
  const seconds = toSeconds(toFrames(asked));
  const fade = shot.join.kind === "crossfade" ? shot.join.seconds : 0;
  const renderSeconds = seconds >= 1 ? renderSecondsFor(model.lengths, seconds + fade) : undefined;
  if (renderSeconds === undefined) {
    const most = Math.floor(((reach(model.lengths)?.longest ?? 0) - fade) * 2) / 2;
    throw new UserMistake(
      "shot-length",
      `A shot by ${model.label} can be 1 to ${most} s long; ${asked} s was asked for shot ${shot.index + 1}.`,
    );
  }
  return { seconds, renderSeconds };
}

/** The plan without some shots. Throws UserMistake when none would be left. */
export function dropShots(plan: FilmPlan, dropped: readonly number[]): FilmPlan {
  requireShots(plan, dropped);
  return arrangeShots(
    plan,
    plan.shots.map((shot) => shot.index).filter((index) => !dropped.includes(index)),
  );
}

/** The plan's shots in another order: `order` names every shot's index once. Throws UserMistake otherwise. */
export function reorderShots(plan: FilmPlan, order: readonly number[]): FilmPlan {
  requireShots(plan, order);
  if (order.length !== plan.shots.length || new Set(order).size !== order.length) {
    const reversed = plan.shots.map((shot) => shot.index + 1).reverse();
    throw new UserMistake(
      "shot-order",
      `Name each of the ${plan.shots.length} shots once, for example: order ${reversed.join(" ")}.`,
    );
  }
  return arrangeShots(plan, order);
}

/** These shots in this order, the others dropped. Throws UserMistake when there are none. */
export function arrangeShots(plan: FilmPlan, order: readonly number[]): FilmPlan {
  const shots = order.map((index) => plan.shots[index]).filter((shot) => shot !== undefined);
  if (shots.length === 0) {
    throw new UserMistake("no-shot-left", "That would leave no shot at all. Keep at least one.");
  }
  return inOrder(plan, shots);
}

/**
 * The plan with only the shots that lie in this part of the film, and what is still to be cut off their
 * ends when they are joined. Shots themselves stay whole, so none is made again.
 */
export function trimPlan(
  plan: FilmPlan,
  part: { from: number; to: number },
): { plan: FilmPlan; finishing: NonNullable<Clip["finishing"]> } {
  const whole = filmSeconds(plan);
  const from = toSeconds(toFrames(Math.max(0, part.from)));
  const to = toSeconds(toFrames(Math.min(whole, part.to)));
  if (!(to - from >= 1)) {
    throw new UserMistake("trim-range", `What is left must be at least 1 s of the film's ${whole} s.`);
  }
  const kept: PlannedShot[] = [];
  let begins = 0;
  let offset: number | undefined;
  for (const shot of plan.shots) {
    const ends = begins + shot.seconds;
    if (ends > from + 1e-6 && begins < to - 1e-6) {
      offset ??= begins;
      kept.push(shot);
    }
    begins = ends;
  }
  const trimmed = inOrder(plan, kept);
  const trim = {
    from: toSeconds(toFrames(from - (offset ?? 0))),
    to: toSeconds(toFrames(to - (offset ?? 0))),
  };
  const isWhole = trim.from === 0 && Math.abs(trim.to - filmSeconds(trimmed)) < 1e-3;
  return { plan: trimmed, finishing: isWhole ? {} : { trim } };
}

/** Shots in their new places. Only their place changes, and what hung on a neighbour that is gone. */
function inOrder(plan: FilmPlan, shots: readonly PlannedShot[]): FilmPlan {
  const placed = shots.map((shot, index): PlannedShot => {
    const { continues, ...alone } = shot;
    // A shot that went on from another's last frame no longer does when it comes after a different one.
    const follows = continues === true && shots[index - 1]?.index === shot.index - 1;
    const last = index === shots.length - 1;
    const { number = shot.index + 1, ...unnumbered } = follows ? shot : alone;
    const moved: PlannedShot = { ...unnumbered, index, ...(number === index + 1 ? {} : { number }) };
    if (last && shot.join.kind !== "cut") moved.join = { kind: "cut" };
    return isSame(moved, shot) ? shot : moved;
  });
  return { ...plan, shots: placed };
}

function isSame(a: PlannedShot, b: PlannedShot): boolean {
  return a.index === b.index && a.continues === b.continues && a.join.kind === b.join.kind;
}

/** Throws UserMistake unless the plan has all these shots (indexes from 0; people count from 1). */
export function requireShots(plan: FilmPlan, indexes: readonly number[]): void {
  const count = plan.shots.length;
  const wrong = indexes.find((index) => !(Number.isInteger(index) && index >= 0 && index < count));
  if (wrong === undefined) return;
  const has = count === 1 ? "The film is a single shot" : `The film has ${count} shots`;
  throw new UserMistake("no-such-shot", `${has}; there is no shot ${wrong + 1}.`);
}

/** Throws UserMistake for a film longer than Rushes makes. */
function withinLimits(plan: FilmPlan): FilmPlan {
  const seconds = filmSeconds(plan);
  if (seconds > SECONDS_MAX) {
    throw new UserMistake(
      "film-too-long",
      `That would make ${seconds} s; a film can be at most ${SECONDS_MAX} s long.`,
    );
  }
  return plan;
}
