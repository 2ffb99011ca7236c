import { pick } from "./random.ts";

/** How near a shot is to what it shows. */
export const FRAMINGS = {
  establishing: "Wide establishing shot",
  wide: "Wide shot",
  medium: "Medium shot",
  close: "Close-up",
  detail: "Extreme close-up on a telling detail",
  "low-angle": "Low-angle shot",
  "high-angle": "High-angle shot",
  behind: "Shot from behind",
  profile: "Side view",
  far: "Long shot from far away",
} as const;

export type Framing = keyof typeof FRAMINGS;

/** How a crew covers one thing that happens: from afar, nearer, near, then round about it, and away at the end. */
const COVERAGE: readonly Framing[] = [
  "establishing",
  "medium",
  "close",
  "detail",
  "low-angle",
  "profile",
  "behind",
  "high-angle",
  "close",
  "wide",
  "medium",
  "detail",
];

/** Words by which a prompt chooses its own framing. */
const NAMED_FRAMING =
  /\b(?:(?:extreme |medium |tight )?close[- ]?ups?|macro|(?:wide|long|full|medium|establishing|two|cowboy|insert|reaction|over[- ]the[- ]shoulder|low[- ]angle|high[- ]angle|point[- ]of[- ]view)[- ](?:shot|view|angle)|wide[- ]angle|pov|first[- ]person|dutch angle|panorama|seen from|viewed from|low angle|high angle)\b/iu;

export const INTIMATE =
  /\b(?:face|faces|eyes?|tears?|cry|cries|crying|smil\w*|whisper\w*|hands?|fingers?|lips|gaze\w*|stares?|staring|kiss\w*|breath\w*|heart|wonder|wink\w*|blink\w*|nose|whiskers|feathers?|sigh\w*|asleep|sleep\w*|dream\w*|portrait|tender\w*|gently|closely|curious\w*|candle)\b/iu;
export const ACTION =
  /\b(?:runs?|running|chas\w*|rac(?:e|es|ing)|jump\w*|leap\w*|fl(?:y|ies|ying)|fight\w*|explo\w*|crash\w*|gallop\w*|sprint\w*|div(?:e|es|ing)|fall(?:s|ing)?|throws?|escap\w*|speed\w*|dash\w*|charg\w*|stampede\w*|danc\w*|skat\w*|surf\w*|driv(?:e|es|ing)|swim\w*|walk\w*|tread\w*|rid(?:e|es|ing)|march\w*|hurr\w*|rush\w*|storm\w*)\b/iu;
export const VAST =
  /\b(?:city|skyline|mountains?|valley|ocean|sea|desert|forest|canyon|landscape|meadow|fields?|coast|island|horizon|sky|galaxy|planet|village|castle|world|plain|savanna\w*|glacier|army|crowd|herd|flock)\b/iu;
export const INDOORS =
  /\b(?:room|kitchen|bedroom|bathroom|office|library|museum|classroom|inside|indoors|interior|cabin|cottage|cellar|attic|corridor|hallway|elevator|laboratory|lab|workshop|bar|cafe|café|restaurant|diner|shop|studio|cave|tunnel|train car|candle|table|desk|bed)\b/iu;

export function namesFraming(text: string): boolean {
  return NAMED_FRAMING.test(text);
}

/** "A fox" for "a close-up of a fox": for the shots that look at the same thing from elsewhere. */
export function withoutFraming(text: string): string {
  const named = NAMED_FRAMING.exec(text);
  if (named === null) return text;
  const article = /(?:\b(?:an?|the)\s+)?$/iu.exec(text.slice(0, named.index))?.[0].length ?? 0;
  const after = text.slice(named.index + named[0].length);
  const of = /^(?:\s+shots?)?\s+of\s+/iu.exec(after);
  return of === null ? text : `${text.slice(0, named.index - article)}${after.slice(of[0].length)}`;
}

/** The k-th of `count` shots that cover one beat. */
export function coverageFraming(k: number, count: number, firstOfFilm: boolean): Framing {
  if (k === 0) return firstOfFilm ? "establishing" : "wide";
  if (count > 3 && k === count - 1) return "far";
  return COVERAGE[k % COVERAGE.length] ?? "medium";
}

/** The framing of a beat that has one shot to itself; never the neighbour's where there is a choice. */
export function storyFraming(
  beat: string,
  shot: { index: number; count: number; seed: number; before?: Framing | undefined },
): Framing {
  if (shot.index === 0) return INTIMATE.test(beat) && !VAST.test(beat) ? "medium" : "establishing";
  const fitting: readonly Framing[] = INTIMATE.test(beat)
    ? ["close", "medium", "profile"]
    : ACTION.test(beat)
      ? ["medium", "wide", "low-angle", "profile"]
      : VAST.test(beat)
        ? ["wide", "high-angle", "far"]
        : ["medium", "close", "wide", "low-angle"];
  if (shot.index === shot.count - 1 && !INTIMATE.test(beat)) return shot.before === "wide" ? "far" : "wide";
  return pick(
    fitting.filter((framing) => framing !== shot.before),
    "framing",
    shot.seed,
    shot.index,
  );
}
