import type { Person } from "../access/person.ts";
import type { MessageRef, Surface } from "../surface.ts";
import type { Board } from "./board.ts";
import type { FilmPlan } from "./film-plan.ts";
import type { DigitalSource } from "./mark.ts";
import type { Remark } from "./remarks.ts";
import type { VideoRequest } from "./request.ts";
import type { Cue } from "./sound.ts";
import type { ClipState } from "./states.ts";
import type { Terms } from "./terms.ts";

export { type ClipState, isEnded } from "./states.ts";

/** `kept`: taken from an earlier clip's equal shot, costing nothing. */
export type ShotState = "waiting" | "shooting" | "made" | "kept" | "failed";

/** What became of a planned shot. */
export interface Shot {
  index: number;
  /** Digest of all that determines the picture; equal digests are the same shot. */
  digest: string;
  state: ShotState;
  /** Share done, 0 to 1; null where nothing can be known. */
  progress: number | null;
  /** The progress is an estimate from earlier shots, not the backend's own figure. */
  estimated: boolean;
  /** The model that makes it, or made it, where the film's own could not; absent: the film's own. */
  by?: string;
  /** Version that its model had when it was admitted, and that is asked for; absent: the one it has when the shot is made. */
  version?: string;
  /** Price at admit; 0 for a kept shot. */
  credits: number;
  /** Where the made file lies in the media store. */
  key?: string;
  /** What was really paid for it, in US dollars, where known. */
  usd?: number;
  /** Set aside for it in US dollars, and counted as spent for as long as nobody says what it cost. */
  usdAtStake?: number;
  /** Exact version of the model that made it. */
  modelVersion?: string;
  /** Why it isn't made just now though its turn has come; absent while it is. */
  waits?: ShotWait;
  /** What the backend could not honour, in sentences. */
  warnings: string[];
  /** When a backend began, and when the file was there; milliseconds since 1970. */
  startedAt?: number;
  endedAt?: number;
}

/** A shot whose backend can't make it yet, as one on a machine that is asleep. */
export interface ShotWait {
  /** A sentence for the card. */
  says: string;
  /** When it is tried again, and how long at most; milliseconds since 1970. */
  again: number;
  until: number;
}

/** The finished file. */
export interface ClipFile {
  key: string;
  posterKey: string;
  bytes: number;
  width: number;
  height: number;
  seconds: number;
  /** What its marks say it is; absent on a file that has none, made before there were any. */
  source?: DigitalSource;
  /** What is heard, as it came out. */
  cues?: Cue[];
  /** What was seen to be off before it was cut; absent: nothing, or nobody looked. */
  remarks?: Remark[];
  /** Keys of the captions, as SubRip and as WebVTT. */
  captions?: { srt: string; vtt: string };
  /** Integrated loudness in LUFS and true peak in dBTP, as measured in the cut film. */
  loudness?: { lufs: number; peak: number };
}

export type Kinship =
  | "original"
  | "remix"
  | "reroll"
  | "vary"
  | "extend"
  | "trim"
  | "loop"
  | "blend"
  | "reframe"
  | "render"
  | "reorder"
  | "recipe";

/** Where a clip stands in its family. */
export interface Lineage {
  kinship: Kinship;
  parent?: string;
  /** Second parent of a blend. */
  secondParent?: string;
  /** The first clip of the family; itself for an original. */
  root: string;
  /** 1 for the root, then counted up in the order of asking. */
  version: number;
  /** Name of the maker of the parent, when that is somebody else. */
  parentMaker?: string;
  /** The takes made by one /vary share it. */
  batch?: string;
}

/** One thing a remix changed, as people read it. */
export interface Change {
  what: string;
  before: string;
  after: string;
}

export interface Failure {
  code: string;
  /** What happened and what to do next, for the person. */
  message: string;
  /** Index of the one shot that could not be made; absent where it was something else. */
  shot?: number;
}

/** Its plan is still being written by a language model; until then the rules' plan stands for it. */
export interface Planning {
  /** The language model. */
  by: string;
}

/** What making a draft's final picture costs at most, by the model that makes it where nobody names another. */
export interface FinalRender {
  model: string;
  credits: number;
  /** US dollars, 0 for a model that costs none. */
  usd: number;
  /** Pictures that an image model draws for it beforehand, in the price; absent: none. */
  pictures?: number;
  /** Of a board, the frames that could be drawn on it before: by which model, how many pictures that takes, and what it costs. */
  draw?: FramesToDraw;
  /** On what terms its pictures may be used; absent: nobody here knows. */
  terms?: Terms;
}

export interface FramesToDraw {
  model: string;
  /** Sheets and frames that aren't there yet; 0: all are drawn. */
  pictures: number;
  credits: number;
  /** US dollars. */
  usd: number;
  /** One picture alone. */
  each: { credits: number; usd: number };
}

/** The finished video and its record. Plain JSON. */
export interface Clip {
  id: string;
  /** Milliseconds since 1970, as are all times. */
  createdAt: number;
  maker: Person;
  /** The account that pays: usually the maker's own; shared by linked people. */
  account: string;
  surface: Surface;
  request: VideoRequest;
  plan: FilmPlan;
  /** What was done to the plan's shots when cutting, beyond joining them. */
  finishing?: { trim?: { from: number; to: number }; loop?: boolean };
  lineage: Lineage;
  /** What a remix understood, before and after. */
  changes: Change[];
  state: ClipState;
  /** Absent once its plan stands. */
  planning?: Planning;
  shots: Shot[];
  /** Share of the joining and fitting done, 0 to 1. */
  cutProgress: number;
  /** Credits reserved at admit. */
  price: number;
  /** Credits that its maker's plan had in 24 hours, and in 30 days, when it was admitted; absent in older records, and where it costs none. */
  allowance?: { day: number; month: number | null };
  /** Of a draft, as of when it was asked for; absent where there is no model for it. */
  finalRender?: FinalRender;
  /** Of a draft that is a board: to be changed for nothing, and made when somebody says so. */
  board?: Board;
  /** How many of the pictures that image models draw for it are there; absent: none is wanted, or none was begun. */
  drawing?: { done: number; of: number };
  /** Of a board: media key of its shots' frames in one picture, as soon as they are drawn. */
  sheet?: string;
  /** Credits settled; absent until the end. */
  charged?: number;
  /** Paid to backends in US dollars, where known; absent until the end. */
  usd?: number;
  card?: MessageRef;
  /** Of a take whose message stands for all takes of its /vary: their ids in order. Absent where it has a card of its own. */
  takes?: string[];
  /** Where the finished clip was posted; absent when there was nowhere left to post it. */
  posted?: MessageRef;
  /** The platform's own id of the uploaded file, for posting again without uploading. */
  postedFileId?: string;
  file?: ClipFile;
  failure?: Failure;
  warnings: string[];
  /** Posted so that it is seen only by whoever wants to. */
  spoiler?: boolean;
  /** Why a person looks at it, or did: the case's number, and whether it was held before it was made or after. */
  held?: { case: string; of: "order" | "film" };
  /** Reported, and hidden from everybody until somebody has looked: the case's number. */
  hidden?: string;
  /** Only its maker may see and remix it. */
  private: boolean;
  /** The chosen one among the takes of its batch. */
  picked?: boolean;
  /** How many people reacted to its messages with 👍 and 👎, where a platform tells of that. Who they were isn't kept. */
  thumbsUp?: number;
  thumbsDown?: number;
  /** Of a draft that is voted on, how many have starred it; of a film that a vote had made, how many had. */
  stars?: number;
  startedAt?: number;
  endedAt?: number;
  /** It has ended, and a model that can't be stopped works on for it all the same. */
  runsOn?: boolean;
  /** Deleted clips keep their record, so that their children stay whole; their files and message are gone. */
  deletedAt?: number;
  /** The clip that was admitted instead of it, with what it had set aside: it never begins, and is canceled next. */
  gaveWay?: string;
}

/** The clips it was made from; two, where it is a blend. */
export function parentsOf({ lineage: { parent, secondParent } }: Pick<Clip, "lineage">): string[] {
  return [parent, secondParent].filter((id) => id !== undefined);
}
