import { describe, expect, it } from "vitest";
import { findListed } from "../../src/moderation/word-rules.ts";

const EVERYTHING = new Set(["minors", "sexual", "gore", "hate", "selfharm"] as const);
const found = (texts: readonly string[]) =>
  texts.filter((text) => findListed(text, EVERYTHING) !== undefined);

/** Each kind of harmless words as strangers write them, and what looks like it and isn't. */
describe.each([
  {
    kind: "ordinary words spelled out for style",
    harmless: [
      "g r a p e   s o d a",
      "C·A·N·A·L D·A·Y·S",
      "M Ú S C U L O  Y  A C E R O",
      "P E T I T S   P L A I S I R S",
      "Ｋ Ａ Ｎ Ａ Ｌ",
    ],
    meant: ["r a p e   s c e n e", "g a n g r a p e", "s e x o r g y", "s h o w n u d e s", "m i   c u l o"],
  },
  {
    kind: "phrases with hyphens",
    harmless: ["long-tailed tits huddle", "a topless double-decker bus"],
    meant: ["big-tits", "por-no", "topless-women"],
  },
  {
    kind: "places told by their land",
    harmless: ["the town of Gore, New Zealand", "Gore in Neuseeland", "las Tetas de Viana", "île de Gorée"],
    meant: ["gore in the town hall", "sus tetas en la playa", "gore everywhere"],
  },
  {
    kind: "birds, dishes and tools told by what stands beside them",
    harmless: [
      "a pair of tits on the bird feeder",
      "rape a la marinera con almejas",
      "an olive impaled on a toothpick",
    ],
    meant: [
      "a pair of tits",
      "rape scene",
      "a man impaled",
      "t i t s on the bird feeder",
      "t1ts beside sparrows",
    ],
  },
  {
    kind: "games, laws, paintings and museums told by what stands beside them",
    harmless: [
      "el juego del ahorcado en la pizarra",
      "violar las reglas del ajedrez",
      "Enthauptung Johannes des Täufers, Gemälde von Caravaggio",
      "decapitan una piñata en la fiesta",
      "二战盟军击败纳粹",
    ],
    meant: [
      "un hombre ahorcado",
      "violar a una mujer",
      "Enthauptung im Hof",
      "decapitan al preso",
      "纳粹万岁",
    ],
  },
  {
    kind: "joined words told by their capitals",
    harmless: ["#expertsExploringEssex"],
    meant: ["theNudeScene", "#hotNudesOnly", "a striptEase"],
  },
  {
    kind: "a word broken at the end of a line",
    harmless: ["Es-\nsex marshes at low tide"],
    meant: ["por-\nno scene", "big-\ntits"],
  },
  {
    kind: "digits as they are called, and players' names",
    harmless: ["c u m8 at the skatepark", "cul8r in neon", "xX_K3ks_Xx Intro"],
    meant: ["xX_n00des_Xx p0rn0", "xx_nude_xx", "s3x"],
  },
  {
    kind: "two ordinary words side by side",
    harmless: [
      "mamá da de comer a los patos",
      "ein Korb aus Weiden",
      "a cat with a black face",
      "coconut cream pie",
    ],
    meant: ["una mam ada", "Tiere aus-weiden", "blackface"],
  },
  {
    kind: "a Chinese or Japanese word that others meet in",
    harmless: [
      "刚出炉的全裸麦面包",
      "柠檬黄片状云彩",
      "必死にたい焼きを焼く",
      "手首切り返しの速い選手",
      "プレイリスト、カット編集",
      "ラスベガス・ストリップの夜景",
    ],
    meant: [
      "全裸の男",
      "看黄片",
      "もう死にたいと言う",
      "首切りのシーン",
      "リストカットの少女",
      "ストリップショー",
    ],
  },
])("$kind", ({ harmless, meant }) => {
  it("are let through", () => {
    expect(found(harmless)).toEqual([]);
  });

  it("are no way to hide what is listed", () => {
    expect(found(meant)).toEqual(meant);
  });
});

it.each([
  ["letters masked, vowels each", "a d*sn*do scene"],
  ["pieces of two letters", "a scene of en th au pt un g"],
  ["characters with commas between", "全, 裸"],
  ["fillers that can't be seen", "おっ\u3164ぱい"],
  ["a letter drawn with strokes", "un \\/iol"],
  ["initials of a klan", "KKK guys riding in like heroes"],
  ["a verb of another language bent", "homem se enforca no quarto"],
  ["a word made greater", "tres actrices desnudísimas"],
])("finds %s", (_, text) => {
  expect(found([text])).toEqual([text]);
});

it("lets laughter, swearing and scissors be", () => {
  expect(
    found(["kkk muito bom esse gato", "oh f*ck, the cake fell", "b*llocks to that", "sh*ts and g*ggles"]),
  ).toEqual([]);
});
