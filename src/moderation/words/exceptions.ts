/** What would be a listed word with one letter fewer, and is a word of its own. */
export const OWN_DOUBLES: ReadonlySet<string> = new Set(
  "rapped rapping penne annal annals cull culls culled puttee putte lolli nazzi pollo pollos cummin bobb cooll boobies booby noose moose nosse gutta vitta putti rappe violla collo pennis pinne".split(
    " ",
  ),
);
/** Listed words that are others with each letter once. */
export const NOT_WITHOUT_REPEATS = /^(bob|pola|nose|fola|folo|titie|tity|pety|pola|rose)/;
/** Neighbours that are said side by side in some language. */
export const OWN_NEIGHBOURS: ReadonlySet<string> = new Set(
  "por no,an al,pen is,a nal,or gy,po r no,pen e,sex o,cul o,gut s,tit s,pol la,nu de dos,un nu de,le nu de".split(
    ",",
  ),
);
/**
 * Words that stand beside any other, so that with a neighbour they make up words by chance: "put a hat", "a wide shot. A storm".
 * Whoever splits a word to hide it leaves pieces that are none.
 */
export const GRAMMAR_WORDS: ReadonlySet<string> = new Set(
  "a an the i is it as at am to of in on by my we he she his her y e o u el al un una uma um".split(" "),
);

/** What may follow a short katakana word without making it part of another. */
export const GOES_WITH_KANA: ReadonlySet<string> = new Set([
  "",
  "ス",
  "シーン",
  "ビデオ",
  "ムービー",
  "フォト",
  "モデル",
  "ポスター",
  "ダンス",
  "ダンサー",
  "パーティー",
  "ショー",
  "アニメ",
  "マンガ",
  "ゲーム",
  "サイト",
  "写真",
  "ドイツ",
  "グラビア",
  "画像",
  "ー",
]);
