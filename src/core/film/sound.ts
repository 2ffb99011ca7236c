/** One line that is spoken in a film, in the words it was written in. */
export interface Line {
  /** Who says it, as the person wrote the name; absent: a narrator, or somebody nobody named. */
  speaker?: string;
  text: string;
}

/** A line as a sentence names it: its beginning, at most 40 letters. */
export function shortLine(text: string): string {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 38).join("").trimEnd()}…` : text;
}

/** What a film's sound is made of; `captions` are what is said, to be read. */
export const SOUND_PARTS = ["voice", "music", "effects", "captions"] as const;
export type SoundPart = (typeof SOUND_PARTS)[number];

/** `burned`: into the picture; `file`: beside the film, to be switched on; `both`; `off`. */
export const CAPTION_WAYS = ["burned", "file", "both", "off"] as const;
export type CaptionWay = (typeof CAPTION_WAYS)[number];

/** Music is played like this; absent: as the story feels. */
export const MUSIC_STYLES = ["calm", "bright", "sad", "tense", "grand", "playful", "waltz", "night"] as const;
export type MusicStyle = (typeof MUSIC_STYLES)[number];

/** The kinds of files that a track of one's own may be. */
export const TRACKS_IN_WORDS = "MP3, M4A, WAV, FLAC, OGG or AIFF";

/** What this machine can make the sound of, and what each is called in a sentence. */
export const EFFECT_LABELS = {
  door: "doors",
  knock: "knocking",
  splash: "splashes",
  thunder: "thunder",
  engine: "engines",
  wings: "wings",
  crowd: "a crowd",
  steps: "footsteps",
  rain: "rain",
  wind: "wind",
  waves: "waves",
  birds: "birds",
} as const;
export type EffectName = keyof typeof EFFECT_LABELS;
export const EFFECTS = Object.keys(EFFECT_LABELS) as EffectName[];

/** What a person wants to hear. What is absent is decided by the story. */
export interface SoundWish {
  /** Just these; none of them: a film without sound. */
  parts?: readonly SoundPart[];
  /** Id of the voice that speaks, whoever it is. */
  voice?: string;
  captions?: CaptionWay;
  /** What each shot shows is spoken in the pauses, for people who can't see it. */
  described?: boolean;
  music?: MusicStyle;
  /** Media key of a file of the person's own whose sound is the music. */
  track?: string;
  /** Decibels louder or quieter than usual. */
  gains?: Partial<Record<"voice" | "music" | "effects", number>>;
  /** Effects that are asked for, in decibels louder or quieter than usual, or "off": not heard, though the story tells of them. */
  effects?: Partial<Record<EffectName, number | "off">>;
  /** Counted up with every "another voice", "other music": the next choice. */
  turns?: { voice?: number; music?: number };
}

/** What was said now, before what somebody or their group usually wants. */
export function soundWish(
  asked: SoundWish | undefined,
  usual: { sound?: readonly SoundPart[]; voice?: string; captions?: CaptionWay },
): SoundWish | undefined {
  const before: SoundWish = {
    ...(usual.sound === undefined ? {} : { parts: usual.sound }),
    ...(usual.voice === undefined ? {} : { voice: usual.voice }),
    ...(usual.captions === undefined ? {} : { captions: usual.captions }),
  };
  const wish = withSaid(before, asked ?? {});
  return Object.keys(wish).length === 0 ? undefined : wish;
}

/** A wish with what was said later: a track of one's own is music, and music of a kind is no track of one's own. */
export function withSaid(before: SoundWish, said: SoundWish): SoundWish {
  const { track, ...wish } = { ...before, ...said };
  if (said.track !== undefined) {
    const { music: _, ...rest } = wish;
    const parts = wish.parts && [...new Set<SoundPart>([...wish.parts, "music"])];
    return {
      ...rest,
      ...(said.music ? { music: said.music } : {}),
      ...(parts ? { parts } : {}),
      track: said.track,
    };
  }
  return track === undefined || said.music !== undefined ? wish : { ...wish, track };
}

/** One piece of sound at a place in the film. */
export interface Cue {
  kind: "voice" | "music" | "effect";
  /** Seconds from the film's beginning. */
  start: number;
  /** Estimated for a line until it was spoken. */
  seconds: number;
  /** Decibels against the usual level of its kind. */
  gain: number;
  /** Of a line: who says it, and what. */
  speaker?: string;
  text?: string;
  /** Id of the voice. */
  voice?: string;
  /** A description of what is seen, not a line of the story. */
  described?: boolean;
  /** Of a line: it is to be read as a caption, and nobody speaks it. */
  silent?: true;
  /** Which effect: "door", "thunder"; which music: "calm". */
  name?: string;
  /** Index of the shot it belongs to. */
  shot?: number;
  /** Of an effect in a later shot of the same beat: the shot in which it is heard first. */
  firstIn?: number;
  /** Of steps: seconds between two, the first as long after the cue's start; absent: at an even pace of its own. */
  every?: number;
  /** Of music: media key of a person's own file that is played. */
  track?: string;
  /** A model makes it; absent: this machine does. */
  made?: MadeSound;
}

/** What a model is ordered to make of a cue; of a line that a shot's own model speaks, what is heard in that shot, written down. */
export interface MadeSound {
  kind: "speech" | "music" | "transcript";
  /** Of the model, its backend and, where there is one, its version. */
  model: string;
  backend: string;
  version?: string;
  /** As the model names it. */
  voice?: string;
  /** Of music: what it is to be like, in words. */
  prompt?: string;
  seed?: number;
  /** The same for all orders that would make the same. */
  digest: string;
  /** US dollars it may cost; absent: it costs nothing, or was made before. */
  usd?: number;
}

/** Where what a model made of a cue lies in the media store. */
export function madeSoundKey(digest: string): string {
  return `sounds/${digest}`;
}

/** What the models of a film's sound may cost, in US dollars. */
export function soundUsd(plan: SoundPlan | undefined): number {
  return madeSounds(plan).reduce((sum, { usd = 0 }) => sum + usd, 0);
}

/** Each order of a film's sound once. */
export function madeSounds(plan: SoundPlan | undefined): MadeSound[] {
  return soundOrders(plan).map(({ made }) => made);
}

/** The same, each with the first cue that it is for, which pays for all of them. */
export function soundOrders(plan: SoundPlan | undefined): { cue: Cue; made: MadeSound }[] {
  const cues = [...(plan?.tracks ?? []).flatMap((track) => track.cues), ...(plan?.spokenByModel ?? [])];
  const orders = cues.flatMap((cue) => (cue.made ? [{ cue, made: cue.made }] : []));
  return [...new Map(orders.reverse().map((order) => [order.made.digest, order])).values()].reverse();
}

/** A film's sound, as it is to be made: tracks of cues. */
export interface SoundPlan {
  tracks: { kind: Cue["kind"]; cues: Cue[] }[];
  /** What the shots' own files sound like: kept, or silenced. */
  own: "kept" | "silent";
  captions: CaptionWay;
  /** The language spoken, such as "en" or "zh". */
  language: string;
  /** Lines that the model itself is told to speak, about then; of ours there are captions alone. */
  spokenByModel?: Cue[];
}

/** Cues of one kind, in the order of the film. */
export function cuesOf(plan: SoundPlan, kind: Cue["kind"]): Cue[] {
  return plan.tracks.filter((track) => track.kind === kind).flatMap((track) => track.cues);
}
