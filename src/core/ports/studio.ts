import type { Person } from "../access/person.ts";
import type { CommunityPurse } from "../access/purse.ts";
import type { Lot } from "../access/wallet.ts";
import type { Card } from "../card/card.ts";
import type { BibleEntry } from "../film/bible.ts";
import type { Board } from "../film/board.ts";
import type { Change, Clip, Kinship } from "../film/clip.ts";
import type { Derivation } from "../film/derivation.ts";
import type { FilmPlan } from "../film/film-plan.ts";
import type { VideoRequest } from "../film/request.ts";
import type { CaptionWay, SoundPart } from "../film/sound.ts";
import type { MessageRef, Surface } from "../surface.ts";
import type { Admin } from "./admin.ts";
import type { Desk } from "./desk.ts";
import type { Privacy } from "./privacy.ts";
import type { Reports } from "./reports.ts";
import type { TopUps } from "./top-ups.ts";
import type { ModelDescription } from "./video-backend.ts";
import type { Voices } from "./voices.ts";
import type { WhatItTakes } from "./what-it-takes.ts";

/** What a new clip is to be; everything left out gets the person's, the group's or the installation's default. */
export interface Asked {
  request: Partial<VideoRequest> & { prompt: string };
  person: Person;
  surface: Surface;
  idempotencyKey: string;
  private?: boolean;
  /** A clip of theirs that has not begun and is superseded by this one: the two count as one. Refused, that one stays. */
  insteadOf?: string | undefined;
  /** It is a board's draft. */
  board?: Board;
  /** The plan it comes with is the rules' own, so that a language model may yet write a better one. */
  mayPlanAnew?: boolean;
  /** To be told on its card, before what the model can't do. */
  notes?: readonly string[];
  /** Made from an older clip. */
  from?: {
    /** Absent for a recipe whose clip is not known here. */
    parent?: string;
    secondParent?: string;
    kinship: Kinship;
    /** Shared by the takes of one /vary. */
    batch?: string;
    changes: Change[];
    /** The plan to shoot, where it isn't the director's to make: shots equal to made ones are kept. */
    plan?: FilmPlan;
    finishing?: Clip["finishing"];
  };
}

/** Who asks for something, where, and by which message. */
export type Asking = Pick<Asked, "person" | "surface" | "idempotencyKey" | "insteadOf">;

/** A person's credits, in credits of the rolling day. */
export interface Quota {
  plan: string;
  granted: number;
  spent: number;
  reserved: number;
  available: number;
  /** When the oldest spent credits come back; absent if none are spent. */
  nextBackAt?: number;
  /** How many clips may be under way at once, and how many are. */
  clipsInFlight: { now: number; most: number };
  /** Credits of any 30 days, where the plan bounds them. */
  month?: { granted: number; available: number; nextBackAt?: number };
  /** Drafts of any hour, where the plan bounds them. */
  drafts?: { granted: number; available: number };
  /** Credits left of what this community was given for all in it. Used after the plan's, before one's own. */
  pool: number;
  /** What the person was given or bought and has left, in the order in which it is used. */
  lots: { kind: Lot["kind"]; left: number; ends?: number }[];
  /** Owed, because something bought was taken back after it had been spent. */
  debt: number;
  /** Whether there is money for paid models today, and the day on which there is more: "1 December". */
  money: { isLeft: boolean; moreOn: string };
  /** The community's and the installation's daily budget, where there is one. */
  group?: { granted: number; spent: number; reserved: number; available: number };
}

/** What a film would take, before it is asked for. */
export interface Reckoning {
  credits: number;
  model: string;
  seconds: number;
  plan: string;
  /** Of what, in the order in which it is taken. `pool`: what this community was given. */
  takes: { from: "plan" | "pool" | Lot["kind"]; amount: number; ends?: number }[];
  /** Why it would not be taken just now, in a sentence; absent where it would. */
  short?: string;
}

interface QueueView {
  /** The person's own clips under way, oldest first. */
  own: { clip: Clip; card: Card }[];
  /** Clips waiting and being made, over everyone. */
  waiting: number;
  making: number;
}

/** An entry of the bible, as somebody wants it; what is left out stays. */
export interface EntryAsked {
  kind: BibleEntry["kind"];
  name: string;
  description?: string;
  /** Key in the media store, and whom it shows. */
  picture?: string;
  shows?: "nobody" | "me" | "somebody";
}

/** A person's or a group's own choices. */
export interface Preferences {
  seconds?: number;
  aspect?: VideoRequest["aspect"];
  resolution?: VideoRequest["resolution"];
  style?: VideoRequest["style"];
  model?: string;
  /** Parts of the sound; none of them: films without sound. */
  sound?: SoundPart[];
  voice?: string;
  captions?: CaptionWay;
  /** "first": what is asked for and has several shots is shown as a board before it is made. Default "off". */
  boards?: "first" | "off";
  language?: string;
  /** "quiet": cards of this person's clips are edited when the state changes, and at no other time. Default "live". */
  card?: "quiet" | "live";
}

export interface GroupSettings extends Omit<Preferences, "card"> {
  /** Credits all members together may spend in a rolling day; absent: the installation's default. */
  creditsPerDay?: number;
  /** Models that may be used; absent: all. */
  models?: string[];
  /** Chats in which the bot makes clips; absent: all. */
  chats?: string[];
  /** Who may ask. Default everyone. */
  askers?: "everyone" | "managers";
  /** Each first clip opens a thread for its remixes. */
  threads?: boolean;
  /** Drafts are voted on, and the day's money renders the winners, where the installation lets communities do so. */
  votes?: "on" | "off";
  /** Role id → plan. */
  rolePlans?: Record<string, string>;
  /** How early what is asked for is stopped; absent: as the host has it, which nobody can be below. */
  strictness?: "normal" | "strict";
  /** Chats that are strict where the rest isn't. */
  strictChats?: string[];
  /** Words that nobody may ask for there, besides the host's; for managers' eyes alone. */
  ownWords?: string[];
  /** Styles only in channels marked as for adults. */
  adultOnlyStyles?: string[];
}

/** Whether a film was made here. `because`: what is known of one that wasn't. */
export type Verified =
  | { isOurs: true; by: "signature" | "pictures" | "record"; madeAt: number }
  | { isOurs: false; because: "unknown" | "claimed" | "changed" | "foreign" };

/**
 * The one place where a clip, its credits and its jobs change together, as commands see it.
 * Refusals are UserMistake and change nothing.
 */
export interface Studio {
  /**
   * Throws what `admit` would surely throw for anything this person could ask for here; looked at before their files are
   * fetched. `maybeFree`: it may be a draft, or by a model of their choice, so that nobody's credits or money forbid it.
   * `bytes`: to be fetched, booked to what their plan lets them send in a day. `mayGiveWay`: a clip may be superseded by it.
   */
  mayMake(
    asked: Asking,
    options: { maybeFree: boolean; bytes?: number; mayGiveWay?: boolean },
  ): Promise<void>;
  /** How many things their plan lets a person ask for in a minute, by all the accounts they linked together. */
  commandRate(person: Person): Promise<{ account: string; most: number }>;
  /** Throws UserMistake `paused` where whoever runs the bot has put a command off. */
  checkCommand(name: string): Promise<void>;
  /** Validates, plans, prices, reserves and records; the clip is then on its way. */
  admit(asked: Asked): Promise<Clip>;
  /**
   * Admits what `change` makes of an older clip: one clip, or as many as there are takes for "vary", all or none.
   * The parent must be for this person's eyes, not deleted, failed or canceled (UserMistake `no-such-clip`,
   * `clip-deleted`, `clip-failed`); from a parent still under way the new clip starts from its plan, except what
   * needs its finished frames (extend, loop, blend: `clip-unfinished`).
   * Credits are the asker's; shots equal to made ones are kept and cost nothing. `asPreviewed`: words are read as
   * `previewDerived` read them, so that what was agreed to is what is made.
   */
  derive(
    parent: string,
    change: Derivation,
    asked: Asking & Pick<Asked, "private" | "notes"> & { asPreviewed?: true },
  ): Promise<Clip[]>;
  /**
   * Plans a film and shows it as a board: a free draft whose `board` says what it will be and cost. Every change of
   * it through `derive` is the board's next version, drawn anew; the later of two at once is refused
   * (UserMistake `board-changed`). `derive` with "render" makes the film, once however often it is asked.
   */
  openBoard(asked: Asked): Promise<Clip>;
  /** Admits it; where the person or their community has boards first, what has several shots becomes a board instead. */
  admitOrBoard(asked: Asked): Promise<Clip>;
  /** Draws a version whose draft failed or was cancelled anew, as the board's next; safe to repeat. */
  redrawBoard(clipId: string, asked: Asking): Promise<Clip>;
  /** The board is not wanted, by its maker or a manager here. What its own frames came to; is a film made of it, which goes on? */
  dropBoard(clipId: string, by: Person, surface: Surface): Promise<{ credits: number; isFilmed: boolean }>;
  /** Stops a clip in any state but an end; credits come back less what was already paid. `by` must be its maker or a manager here. */
  cancel(clipId: string, by: Person, surface: Surface): Promise<Clip>;
  /** The clip that was admitted for this key. */
  clipAsked(idempotencyKey: string): Promise<Clip | undefined>;
  /**
   * Puts a clip in the place of one that has not begun: that is cancelled, and its card is the other's from now on. Whether
   * the other has a card now. As `cancel` for who may; safe to repeat, and one that has ended stays where it is.
   */
  supersede(oldId: string, newId: string, by: Person, surface: Surface): Promise<boolean>;
  /**
   * Removes a clip's posted message and files; its record stays for its children. Only its maker or a manager here.
   * `messageStays`: a platform didn't let one of its messages be removed.
   */
  remove(clipId: string, by: Person, surface: Surface): Promise<{ clip: Clip; messageStays: boolean }>;
  /** Throws what `remove` would throw, and changes nothing. */
  mayRemove(clipId: string, by: Person, surface: Surface): Promise<void>;
  /**
   * Changes who sees a clip. What becomes private is taken out of the chats, its card too. `messageStays`: a platform didn't
   * let a message be removed.
   */
  setPrivate(
    clipId: string,
    by: Person,
    isPrivate: boolean,
    surface: Surface,
  ): Promise<{ clip: Clip; messageStays: boolean }>;
  /** Posts a finished clip again: a private one for its maker alone, any other for everybody here. Costs nothing. */
  show(
    clipId: string,
    by: Person,
    surface: Surface,
    idempotencyKey: string,
  ): Promise<"here" | "alone" | "nowhere">;
  /** Counts a reaction to one of a clip's messages, or takes it back: 1 or −1 each. */
  feedback(clipId: string, change: { up: number; down: number }): Promise<void>;
  /**
   * Stars a draft of a community that votes, or takes that back; the same press counts once however often it is heard.
   * `stars`: how many it has now; `yours`: whether theirs is among them. Nobody stars their own.
   */
  star(
    clipId: string,
    asked: Pick<Asked, "person" | "surface" | "idempotencyKey">,
  ): Promise<{ stars: number; yours: boolean }>;
  /** Marks the chosen one among the takes of one /vary; a pick made before moves here. Only its maker. */
  pick(clipId: string, by: Person, surface: Surface): Promise<Clip>;
  /** Key of a JPEG that shows the posters of these finished clips side by side, numbered from 1. */
  contactSheet(clips: readonly Clip[]): Promise<string>;

  /** undefined: no such clip, or not for this person's eyes. */
  clip(clipId: string, viewer: Person, surface: Surface): Promise<Clip | undefined>;
  /** Which clip's card or posted message this is, whoever asks: its id, and nothing that isn't for everyone's eyes. */
  clipOfMessage(ref: MessageRef): Promise<Pick<Clip, "id"> | undefined>;
  /** The card of a clip as of now, with its place in the queue and the time left. */
  card(clip: Clip): Promise<Card>;
  /**
   * Remembers which message shows the clip's card; from now on it is kept up to date. `look`: what it shows now, as the
   * platform's sender says it (`cardLook`), so that this isn't shown once more.
   */
  attachCard(clipId: string, ref: MessageRef, look?: string): Promise<void>;
  /** The one card of all takes of a /vary. */
  takesCard(takes: readonly Clip[]): Promise<Card>;
  /** As `attachCard`, for the one message that stands for all takes of a /vary. */
  attachTakes(clipIds: readonly string[], ref: MessageRef, look?: string): Promise<void>;
  /** Remembers where a finished clip that could be posted nowhere stands after all; its card says so. */
  attachPost(clipId: string, ref: MessageRef, fileId?: string): Promise<void>;

  queue(person: Person): Promise<QueueView>;
  quota(person: Person, surface: Surface): Promise<Quota>;
  /** What a film would take from where: planned by the rules, so that asking costs nothing. Throws what `admit` would for what it shows. */
  reckon(asked: Asked): Promise<Reckoning>;
  /** A person's clips, newest first. */
  history(person: Person, page: { offset: number; count: number }): Promise<{ clips: Clip[]; total: number }>;
  /** Parent, siblings and children that the viewer may see, in the order of takes. */
  family(clip: Clip, viewer: Person, surface: Surface): Promise<Clip[]>;
  models(person: Person, surface: Surface): Promise<readonly ModelDescription[]>;
  /** Throws UserMistake with the nearest names for an unknown or retired one. */
  model(name: string): Promise<ModelDescription>;
  /** Plans without admitting: what it would be and cost. */
  preview(
    asked: Asked,
  ): Promise<{ request: VideoRequest; plan: FilmPlan; credits: number; shotsToMake: number }>;
  /** What `derive` would cost, read by rules alone so that asking costs nothing; throws what `derive` would. */
  previewDerived(
    parent: string,
    change: Derivation,
    asked: { person: Person; surface: Surface; idempotencyKey: string },
  ): Promise<WhatItTakes>;

  /** Whether a film, sent or posted, was made here, and when; never by whom, and nothing of others' private clips. */
  verify(what: { file: string } | { clip: string }, person: Person, surface: Surface): Promise<Verified>;
  /**
   * Key of a zip with a finished film's shots, frames, sound and edit lists. Where that is larger than the surface takes, the
   * lists alone (`whole` false), with a `link` to all of it where there is one; `bytes`: of all of it.
   */
  exportFilm(
    clipId: string,
    kind: "plain" | "resolve",
    asked: { person: Person; surface: Surface },
  ): Promise<{ key: string; whole: boolean; bytes: number; link?: string }>;

  /** Keeps a small text as a file to be sent, such as a recipe: its key in the media store. */
  keepText(text: string, extension: "json"): Promise<string>;
  /** The text of a file a person sent; UserMistake `file-too-large` past `maxBytes`, `not-text` when it is none. */
  readText(key: string, maxBytes: number): Promise<string>;

  /** Who, what and where returns in the films of this place, or of this person in private; by name. */
  bible(person: Person, surface: Surface): Promise<BibleEntry[]>;
  /**
   * Makes an entry, or changes what is said of one. `code`: for whoever its picture shows, who is asked for their yes with
   * it. Only its owner and the managers here; where those locked it, they alone.
   */
  keepEntry(
    entry: EntryAsked,
    asked: { person: Person; surface: Surface },
  ): Promise<{ entry: BibleEntry; code?: string }>;
  dropEntry(name: string, asked: { person: Person; surface: Surface }): Promise<BibleEntry>;
  /** Managers only. */
  lockEntry(
    name: string,
    isLocked: boolean,
    asked: { person: Person; surface: Surface },
  ): Promise<BibleEntry>;
  /** What a code asks somebody's yes for; not the one who asks. */
  consentAsked(code: string, person: Person): Promise<BibleEntry>;
  /**
   * Whether somebody's picture may be used. "revoke": no longer; what is being made with it ends, and nothing is made
   * with that entry any more.
   */
  answerConsent(code: string, answer: "yes" | "no" | "revoke", person: Person): Promise<BibleEntry>;

  /** For those who run the bot. */
  readonly admin: Admin;
  readonly topUps: TopUps;
  /** What people say is wrong with a clip. */
  readonly reports: Reports;
  readonly voices: Voices;
  /** What is known of somebody, and taking it away. */
  readonly privacy: Privacy;
  /** Appeals, and what reviewers decide. */
  readonly desk: Desk;

  preferences(person: Person): Promise<Preferences>;
  setPreferences(
    person: Person,
    change: Partial<{ [Name in keyof Preferences]: Preferences[Name] | null }>,
  ): Promise<Preferences>;
  /** Names of the plans a community's managers may hand out. */
  plans(): Promise<readonly string[]>;
  /** Of a community, by its platform and the id in `Surface.group`. */
  groupSettings(platform: string, group: string): Promise<GroupSettings>;
  setGroupSettings(
    platform: string,
    group: string,
    change: Partial<{ [Name in keyof GroupSettings]: GroupSettings[Name] | null }>,
    by: Person,
  ): Promise<GroupSettings>;
  /** What a community has taken of the month's money for paid models. For its managers alone: UserMistake `not-allowed`. */
  communityMoney(platform: string, group: string, by: Person): Promise<CommunityPurse>;
  /**
   * The bot has come into a place with several chats: until whoever manages it says otherwise, clips are made in this one
   * alone. Where they have settled anything before, that stays.
   */
  arrive(platform: string, group: string, chat: string): Promise<void>;
  /** A group got another id (a Telegram supergroup): its settings and clips follow. */
  moveGroup(platform: string, from: string, to: string): Promise<void>;

  /**
   * One person on two platforms: a code from one, entered on the other, joins credits and history once its owner has said
   * yes. `surface`: where they got it, and are asked then. Whoever has a code has nearly the account: show it to nobody else.
   */
  linkCode(person: Person, surface: Surface): Promise<{ code: string; expiresAt: number }>;
  /** Enters a code: its owner is asked, privately. `withName`: who that is, as sentences have it. */
  link(
    person: Person,
    code: string,
    at: { surface: Surface; idempotencyKey: string },
  ): Promise<{ withName: string }>;
  /** The code's owner says whether it was themselves who entered it; the other is told. `withName`: the other. */
  answerLink(person: Person, code: string, yes: boolean): Promise<{ withName: string }>;
  unlink(person: Person): Promise<void>;
}
