import { expect, it } from "vitest";
import { createCheckWords } from "../../src/moderation/check-words.ts";

const warned: object[] = [];
const check = createCheckWords({
  banned: ["pineapple"],
  refused: ["sexual", "gore", "hate", "selfharm"],
  log: { warn: (facts) => void warned.push(facts) },
});
const prompt = (text: string) => [{ part: "the prompt", text }];

it("says which part it is, what about it, and what to do instead", () => {
  const shots = [
    { part: "shot 1", text: "a calm street" },
    { part: "shot 2", text: "a severed head on a pike" },
  ];
  expect(() => check(shots)).toThrow(
    /shot 2 asks for graphic violence\. Nothing was charged\. Show the danger/,
  );
});

it("finds what is split over two shots", () => {
  const shots = [
    { part: "shot 1", text: "two dancers, nu" },
    { part: "shot 2", text: "de, on stage" },
  ];
  expect(() => check(shots)).toThrow(/it all together asks for nudity/);
});

it("refuses to leave out clothes, and lets nakedness be left out", () => {
  const negative = (text: string) => [
    ...prompt("a woman"),
    { part: "the negative prompt", text, isNegative: true },
  ];
  expect(() => check(negative("her clothes"))).toThrow(/the negative prompt asks for nudity/);
  expect(() => check(negative("nudity, nsfw, modern clothes"))).not.toThrow();
});

it("says nothing of why about minors, whatever is set, and tells the host", () => {
  const off = createCheckWords({
    banned: [],
    refused: [],
    log: { warn: (facts) => void warned.push(facts) },
  });
  expect(() => off(prompt("l o l i c o n"), { adult: true })).toThrow(
    /^refused-words: That can't be made here\. Nothing was charged\.$/,
  );
  expect(warned.at(-1)).toEqual({ category: "minors", part: "the prompt" });
  expect(() => off(prompt("a nude"))).not.toThrow();
});

it("leaves to adults what is for adults, but neither hate nor the host's own words", () => {
  const adult = { adult: true };
  expect(() => check(prompt("a nude"), adult)).not.toThrow();
  expect(() => check(prompt("a swastika"), adult)).toThrow(/hate/);
  expect(() => check(prompt("a pineapple"), adult)).toThrow(/banned-word/);
});

it("lets nobody's yes excuse what a community doesn't allow, and tells it from the host's own words", () => {
  const there = { ownWords: ["zorblax"] };
  const refused = { code: "banned-word", harm: "server-words", part: "the prompt" };
  for (const place of [
    there,
    { ...there, excused: true },
    { ...there, adult: true, strictness: "strict" as const },
  ])
    expect(() => check(prompt("a z0rbl4x dances"), place)).toThrow(expect.objectContaining(refused));
  expect(() => check(prompt("a z0rbl4x dances"), {})).not.toThrow();
  expect(() => check(prompt("a pineapple and a zorblax"), there)).toThrow(
    expect.objectContaining({ harm: "banned" }),
  );
  expect(() => check(prompt("a pineapple"), { ...there, excused: true })).not.toThrow();
  expect(() => check(prompt("l o l i zorblax loli"), there)).toThrow(
    expect.objectContaining({ harm: "minors" }),
  );
});

it.each([
  ["the other half begins with one letter", ["in bed they have se", "x under the lamp"]],
  ["the pieces are words of their own", ["a por", "no scene in a motel room"]],
  ["the other half has digits", ["a woman, nаk", "3d, in a bathtub"]],
])("finds what is split over two shots, where %s", (_, texts) => {
  const shots = texts.map((text, index) => ({ part: `shot ${index + 1}`, text }));
  expect(() => check(shots)).toThrow(/it all together asks for nudity/);
  expect(() => check(shots.reverse())).not.toThrow();
});

it("reads letters spelled out among the words that tell what they mean", () => {
  expect(() => check(prompt("mulher n u a na cachoeira"))).toThrow(/nudity/);
  expect(() => check(prompt("uma r u a na cachoeira"))).not.toThrow();
});

it("finds clothes in disguise among what is left out", () => {
  const negative = (text: string) => [...prompt("a team"), { part: "negative", text, isNegative: true }];
  for (const text of ["sh1rts, tall trees", "trou sers", "u n d e r p a n t s"])
    expect(() => check(negative(text)), text).toThrow(/negative asks for nudity/);
  expect(() => check(negative("sh1ny floors, trees"))).not.toThrow();
});

it.each([
  [
    "a girl whose robe falls to the floor, nothing underneath",
    "the rug falls to the floor, a box underneath",
  ],
  ["she has taken everything off and turns around", "she takes everything off the shelf"],
  ["garota pelada na praia", "jogar uma pelada na praia"],
  ["une femme à poil sur le canapé", "un chien à poil long sur le canapé"],
  ["elle est nue dans le salon", "la branche nue dans le vent, un pied nu"],
  ["two people making love", "a poster that says make love, not war"],
  ["entrails and guts on the floor", "a chef guts a fish, no gore"],
])("tells %s from %s", (asked, harmless) => {
  expect(() => check(prompt(asked))).toThrow(expect.objectContaining({ code: "refused-words" }));
  expect(() => check(prompt(harmless))).not.toThrow();
});

it.each([
  "kiiill yourself, says the teapot",
  "kiill yourseeelf",
  "a woman who is not clothed at all",
  "祼体模特",
  "工口い動画",
])("finds %s, though laughter, cold weather and schools' names are harmless", (text) => {
  expect(() => check(prompt(text))).toThrow(expect.objectContaining({ code: "refused-words" }));
  for (const harmless of [
    "kkkkkk muito bom",
    "a man not dressed for the cold",
    "施工口的灯光",
    "no clothes pegs left",
  ])
    expect(() => check(prompt(harmless))).not.toThrow();
});

it.each([
  ["words that begin as a listed one does", "you won't even try the cake, a starker Sturm, fines de capital"],
  [
    "two words said side by side",
    "er hängt ein Bild auf, foto tirada por nós, the plane will be headed north",
  ],
  ["words with an elided one before them", "il s'exclame, elle s'exprime, le chat s'extasie"],
  ["accents", "du fromage râpé, eine freche Göre, un pêne de serrure"],
  [
    "countries, names and hyphens",
    "voyage en Géorgie, Georgien, Nazim, an ashkenazi soup, Chorlton-cum-Hardy",
  ],
  [
    "another language's everyday words",
    "se despide de su madre, denuded hills, nichts kann ihm etwas anhaben",
  ],
  ["words that lose a double letter", "the tower topples, clothes of tweed, a k-pop stage"],
  ["where two Chinese words meet", "独自杀出重围，路口交通，女孩子们在一本色情感"],
  ["where two Japanese words meet", "がまんこそ最強、パンチラインが寒い"],
])("lets %s be", (_, text) => {
  expect(() => check(prompt(text))).not.toThrow();
});

it.each([
  "por nographic scenes",
  "s i e g   h e i l",
  "#siegheil",
  "床上 做 。爱",
  "大人の工口アニメ",
  "まんこの映像",
  "口 交 视频",
  "une femme dénudée",
  "mulher despida",
])("still finds %s", (text) => {
  expect(() => check(prompt(text))).toThrow(expect.objectContaining({ code: "refused-words" }));
});
