import type { MusicStyle } from "../core/film/sound.ts";
import { mix } from "./random.ts";

/** What a story's words feel like; the most hits win, of equals the first. */
const FEELS: readonly (readonly [MusicStyle, RegExp])[] = [
  ["waltz", /\b(?:waltz|ballroom|carousel|merry-go-round)/giu],
  [
    "tense",
    /\b(?:chas\w*|escap\w*|fight\w*|battle|storm\w*|danger\w*|monster|ghost|haunted|horror|scary|dark\w*|war|explo\w*|fire|crash\w*|race[sd]?|racing|run for|hunt\w*|zombie|thunder|shark|trapped|thriller|spy|heist)/giu,
  ],
  [
    "sad",
    /\b(?:sad\w*|lonely|alone|cries|crying|tears?|goodbye|farewell|grave|funeral|lost|last|old man|abandoned|miss(?:es|ing)|rain\w*|wilt\w*|dying|dies|melanchol\w*|grief)/giu,
  ],
  [
    "grand",
    /\b(?:epic|mountain\w*|army|king\w*|castle|dragon\w*|eagle|rocket|space\w*|planet\w*|galaxy|ship|hero\w*|victory|majestic|volcano|cathedral|sunrise|launch\w*|summit|knight)/giu,
  ],
  [
    "playful",
    /\b(?:funny|silly|puppy|puppies|kitten\w*|clown|toy\w*|cartoon|dances?|dancing|penguin\w*|duck\w*|monkey\w*|bounc\w*|tickl\w*|party|circus|mischie\w*|hamster|squirrel|cookie\w*|robot)/giu,
  ],
  ["night", /\b(?:night|neon|city|midnight|jazz|bar|moon\w*|street\w*|taxi|cafe|café|tokyo|noir|lamp)/giu],
  [
    "bright",
    /\b(?:happy|sun\w*|summer|beach|spring|festival|market|children|kids|travel\w*|bike|bicycle|morning|garden|flowers?|wedding|picnic|birds?|holiday)/giu,
  ],
  [
    "calm",
    /\b(?:calm\w*|quiet\w*|peace\w*|snow\w*|forest|lake|river|sea|reef|ocean|clouds?|sleep\w*|meadow|fog|mist|slow\w*|gentle|gently|drift\w*|autumn|leaves|lighthouse|tea)/giu,
  ],
];
/** What happens tells more of a mood than where: of these words, most of them places, two count as one. */
const MILDER: readonly MusicStyle[] = ["calm", "night"];
const OTHERWISE: readonly MusicStyle[] = ["calm", "bright", "night"];

/** Music that goes with a story. `turn`: the next best, for those who want another. */
export function musicStyleOf(story: string, turn = 0): MusicStyle {
  const ranked = FEELS.map(([style, words]) => ({
    style,
    hits: (story.match(words)?.length ?? 0) * (MILDER.includes(style) ? 0.5 : 1),
  }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .map(({ style }) => style);
  const first = OTHERWISE[mix("music", story) % OTHERWISE.length] ?? "calm";
  const choices = [
    ...new Set([...ranked, ...(ranked.length === 0 ? [first] : []), ...FEELS.map(([style]) => style)]),
  ];
  return choices[turn % choices.length] ?? "calm";
}
