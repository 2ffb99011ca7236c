import { ANGLE_IDS, type Angle, FRAMING_IDS, type Framing } from "../core/film/framing.ts";
import { WITHIN_WALLS } from "../story/places.ts";
import { pick } from "./random.ts";

/** The looks a crew covers a scene with, as a model is told of them: how near, and from where. */
export const VIEWS = {
  establishing: { says: "Wide establishing shot", framing: "extreme-wide", angle: "eye-level" },
  wide: { says: "Wide shot", framing: "wide", angle: "eye-level" },
  medium: { says: "Medium shot", framing: "medium", angle: "eye-level" },
  close: { says: "Close-up", framing: "close", angle: "eye-level" },
  detail: {
    says: "Extreme close-up on a telling detail",
    framing: "extreme-close",
    angle: "eye-level",
  },
  "low-angle": { says: "Low-angle shot", framing: "full", angle: "low" },
  "high-angle": { says: "High-angle shot", framing: "wide", angle: "high" },
  behind: { says: "Shot from behind", framing: "medium-close", angle: "over-shoulder" },
  profile: { says: "Side view", framing: "full", angle: "eye-level" },
  far: { says: "Long shot from far away", framing: "extreme-wide", angle: "eye-level" },
} as const satisfies Record<string, { says: string; framing: Framing; angle: Angle }>;

export type View = keyof typeof VIEWS;

const FRAMING_SENTENCES: Record<Framing, string> = {
  "extreme-wide": "Extreme wide shot",
  wide: "Wide shot",
  full: "Full shot",
  medium: "Medium shot",
  "medium-close": "Medium close-up",
  close: "Close-up",
  "extreme-close": "Extreme close-up",
};
const ANGLE_SENTENCES: Record<Angle, string> = {
  "eye-level": "",
  low: ", low angle from below",
  high: ", high angle from above",
  dutch: ", dutch angle",
  "over-shoulder": ", over the shoulder",
  pov: ", point of view",
};

/** What a model is told of a framing and an angle that somebody chose. */
export function sayFraming(framing: Framing, angle: Angle): string {
  return FRAMING_SENTENCES[framing] + ANGLE_SENTENCES[angle];
}

/** Every sentence a prompt made here can begin with. */
export const FRAMING_STARTS: ReadonlySet<string> = new Set([
  ...Object.values(VIEWS).map(({ says }) => says),
  ...FRAMING_IDS.flatMap((framing) => ANGLE_IDS.map((angle) => sayFraming(framing, angle))),
]);

const NAMED_SIZES: readonly [RegExp, Framing][] = [
  [/\b(?:extreme close[- ]?ups?|macro|insert[- ]shot)\b/iu, "extreme-close"],
  [/\bmedium close[- ]?ups?\b/iu, "medium-close"],
  [/\bclose[- ]?ups?\b/iu, "close"],
  [/\b(?:establishing[- ]shot|extreme (?:wide|long)[- ]shot|panorama)\b/iu, "extreme-wide"],
  [/\b(?:wide|long)[- ](?:shot|view|angle)\b/iu, "wide"],
  [/\bfull[- ]shot\b/iu, "full"],
];
const NAMED_ANGLES: readonly [RegExp, Angle][] = [
  [/\blow[- ]angle\b/iu, "low"],
  [/\bhigh[- ]angle\b/iu, "high"],
  [/\bdutch angle\b/iu, "dutch"],
  [/\bover[- ]the[- ]shoulder\b/iu, "over-shoulder"],
  [/\b(?:pov|first[- ]person|point[- ]of[- ]view)\b/iu, "pov"],
];

/** What words that choose the framing themselves choose; a medium shot at eye level where they leave it open. */
export function framingInWords(text: string): { framing: Framing; angle: Angle } {
  const named = <Name>(table: readonly [RegExp, Name][]) =>
    table.find(([pattern]) => pattern.test(text))?.[1];
  return { framing: named(NAMED_SIZES) ?? "medium", angle: named(NAMED_ANGLES) ?? "eye-level" };
}

/** How a crew covers one thing that happens: from afar, nearer, near, then round about it, and away at the end. */
const COVERAGE: readonly View[] = [
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
export const INDOORS = new RegExp(
  `\\b(?:${WITHIN_WALLS}|inside|indoors|interior|cellar|train car|candle|table|desk|bed)\\b`,
  "iu",
);

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

/** Of a film's shots so many at most look equally near: beyond it it becomes a row of the same pictures. */
export const MOST_OF_ONE_SIZE = 0.6;

/**
 * The same looks, with other ones in between where too many are equally near; those that words chose (undefined) stay.
 * `sizes` tells how near each is.
 */
export function varied(
  views: readonly (View | undefined)[],
  sizes: readonly Framing[],
): (View | undefined)[] {
  const now = [...views];
  const near = [...sizes];
  const most = Math.max(1, Math.floor(near.length * MOST_OF_ONE_SIZE));
  if (near.length < 2) return now;
  for (const size of new Set(sizes)) {
    for (let i = near.length - 1; i >= 0 && near.filter((one) => one === size).length > most; i -= 1) {
      if (near[i] !== size || now[i] === undefined) continue;
      const other = VARIATIONS.find(
        (view) =>
          VIEWS[view].framing !== near[i - 1] &&
          VIEWS[view].framing !== near[i + 1] &&
          near.filter((one) => one === VIEWS[view].framing).length < most,
      );
      if (other === undefined) continue;
      now[i] = other;
      near[i] = VIEWS[other].framing;
    }
  }
  return now;
}

const VARIATIONS: readonly View[] = [
  "medium",
  "close",
  "profile",
  "wide",
  "behind",
  "detail",
  "establishing",
];

/** The k-th of `count` shots that cover one beat. */
export function coverageFraming(k: number, count: number, firstOfFilm: boolean): View {
  if (k === 0) return firstOfFilm ? "establishing" : "wide";
  if (count > 3 && k === count - 1) return "far";
  return COVERAGE[k % COVERAGE.length] ?? "medium";
}

/** The framing of a beat that has one shot to itself; never the neighbour's where there is a choice. */
export function storyFraming(
  beat: string,
  shot: { index: number; count: number; seed: number; before?: View | undefined },
): View {
  if (shot.index === 0) return INTIMATE.test(beat) && !VAST.test(beat) ? "medium" : "establishing";
  const fitting: readonly View[] = INTIMATE.test(beat)
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
