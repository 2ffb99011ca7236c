import type { CameraMove } from "./camera.ts";
import type { Strength } from "./derivation.ts";
import type { Angle, Framing } from "./framing.ts";
import type { MadePicture } from "./made-picture.ts";
import type { Line, SoundPlan } from "./sound.ts";
import type { Story, ToldScene } from "./story.ts";

/** How one shot passes into the next. */
export type Join = { kind: "cut" } | { kind: "crossfade"; seconds: number };

/** One generation by one model. */
export interface PlannedShot {
  /** Place in the film, from 0. */
  index: number;
  /** The number drawn on its storyboard, where that is not its place: a shot that was moved keeps its picture. */
  number?: number;
  /**
   * Seconds of the film that belong to this shot. A cross-fade into the next shot is shared: it lies in
   * the time of the *next* shot, so the shots' seconds always add up to the film's.
   */
  seconds: number;
  /** Seconds to be generated: `seconds`, plus the cross-fade out if there is one, rounded up to what the model can make. */
  renderSeconds: number;
  /** What happens, in the person's words: shown on the card, in captions, in the recipe. */
  beat: string;
  /** What the model is told: beat, subject, style, light and camera together. */
  prompt: string;
  camera: CameraMove;
  /** How near it looks, and from where; absent in plans of older versions. */
  framing?: Framing;
  angle?: Angle;
  /** Ids of those of the story's cast who are in it. */
  cast?: string[];
  /** Id of the story's place it is in. */
  place?: string;
  /** Time of day with its light, and the weather, as told up to here; absent where nothing was, or it is over. */
  light?: string;
  weather?: string;
  /** What its first and its last picture show, in the words of a language model that directs. */
  firstFrame?: string;
  lastFrame?: string;
  /** Nobody's change of the board touches it. */
  locked?: true;
  /** How this shot passes into the next; the last shot's is a cut. */
  join: Join;
  seed: number;
  /** Media key of the picture this shot begins from. */
  startImage?: string;
  /** Media key of a picture that somebody gave for it: it begins from that in every version, and in the film where its model can. */
  ownFrame?: string;
  /** On a board, media key of the key frame that an image model drew for it there. `staleFrame`: of words that it had before. */
  frame?: string;
  staleFrame?: true;
  /** On a board, the seeds that its frame was drawn with, in order; `seed` is the chosen one. Absent: that alone. */
  takes?: number[];
  /** Media key of the picture this shot ends on. */
  endImage?: string;
  /** Media keys of pictures to keep to. */
  references?: string[];
  /** Media key of an older shot to start from, where the model takes a video. */
  sourceVideo?: string;
  /** How much of `sourceVideo` or `startImage` is kept in a remix. */
  strength?: Strength;
  /** Made for another clip and taken as it is, whatever this film's own request says; `by`: as a shot's. */
  made?: { digest: string; key: string; by?: string };
  /** This shot goes on from the last frame of the shot before it; it is shot after that one is done. */
  continues?: boolean;
  /** What is spoken while it is seen, in the order of speaking; the picture knows nothing of it. */
  lines?: Line[];
}

/** The request broken into shots by the director. Same request, same plan. */
export interface FilmPlan {
  /** Who planned: "rules" or a language model's id. */
  director: string;
  /** The words it was planned from; kept when single shots are edited, so that the other shots stay the same. */
  setting?: string;
  /** The setting without what is spoken in it: what a storyboard draws. Absent where nobody speaks. */
  told?: string;
  /** What the words say, as the director read them; absent in plans of older versions. */
  story?: Story;
  shots: PlannedShot[];
  /** What it sounds like; absent in plans of before there was sound, whose shots' own is kept. */
  sound?: SoundPlan;
  /** What an image model makes of it before its shots are made; absent: nothing. */
  pictures?: MadePicture[];
  /** What had to be bent to fit the model, in sentences for the card. */
  warnings: string[];
}

/** What the story says of one of its shots; undefined in plans that keep no story, or one that names nobody at all. */
export function toldScene({ story }: FilmPlan, shot: PlannedShot): ToldScene | undefined {
  if (story === undefined || shot.cast === undefined || story.cast.length === 0) return undefined;
  const place = story.places.find(({ id }) => id === shot.place)?.description;
  const named = story.cast.filter(
    ({ who, name }) => who !== undefined && who !== "many" && /^\p{Lu}/u.test(name),
  );
  return {
    cast: shot.cast.flatMap((id) => {
      const member = story.cast.find((one) => one.id === id);
      if (member === undefined) return [];
      const seat = named.length > 1 ? named.indexOf(member) : -1;
      return seat < 0 ? member : { ...member, seat };
    }),
    ...(place === undefined ? {} : { place }),
    ...(shot.light === undefined ? {} : { light: shot.light }),
    ...(shot.weather === undefined ? {} : { weather: shot.weather }),
  };
}

/** The film's length in seconds. */
export function filmSeconds(plan: FilmPlan): number {
  return Math.round(plan.shots.reduce((sum, shot) => sum + shot.seconds, 0) * 1000) / 1000;
}
