import { UserMistake } from "../core/errors.ts";
import { cuesOf, EFFECT_LABELS, EFFECTS, type EffectName } from "../core/film/sound.ts";
import { ANY_SOUND, effectNamed } from "./effect-words.ts";
import { type Heard, type Parent, turned, wantParts } from "./heard-sound.ts";

const SOME =
  "(?:(?:some|a (?:bit|little|touch|lot) of|an?|the|more|loud|soft|distant|gentle|quiet|ein(?:e[nrm]?)?|etwas|den|das|die|un poco de|un peu de|um pouco de|de la|du|des|le|la|les|el|los|las|unos|unas|uns|umas|o|os) )*";
const WHERE =
  "(?: (?:in|to it|too|there|at the end|in the background|in the distance|behind it|on top|to the (?:sound|soundtrack|clip|film|video)|hinzu|dazu|rein|im hintergrund|de fondo|en fond|ao fundo))*";
const ADD =
  "(?:add|put(?: in)?|with|include|use|give it|throw in|bring in|let (?:me|us) hear|i(?: want|['’]d like| would like)(?: to hear)?|(?:can|could) (?:we|you|i) (?:have|hear|add)|let there be|there should be|mit|füg(?:e)?|gib|con|añade|agrega|ponle|pon|avec|ajoute|mets|com|adiciona|coloca|põe|bota|要)";
const GO =
  "(?:no|without(?: any)?|remove|drop|lose|mute|cut|turn off|take out|keine?n?|ohne|sin|quita|sans|pas de|enlève|sem|tira|不要|去掉)(?: more)?";
const UP = "louder|up|lauter|más fuertes?|plus forte?s?|mais altos?";
const DOWN = "quieter|softer|lower|down|leiser|más bajos?|moins forte?s?|mais baixos?";
const MORE = "more|louder|mehr|más|plus de|mais";
const LESS = "less|quieter|softer|fewer|weniger|leiser|menos|moins de";

/** Looked up afterwards: all names in each of the forms would take a second to compile. */
const WHAT = "(.{2,60}?)";
const FORMS: readonly { form: RegExp; to: "heard" | "off" | "louder" | "quieter" }[] = [
  { form: order(`${ADD} ${SOME}${WHAT}${WHERE}`), to: "heard" },
  { form: order(`(?:加上|加点|加入|加|添加|配上|来点)${WHAT}`), to: "heard" },
  {
    form: order(`${WHAT}を?(?:足して|追加して|入れて|つけて|付けて|加えて)(?:ください|ほしい|欲しい)?`),
    to: "heard",
  },
  {
    form: order(`${SOME}${WHAT} (?:dazu|in the background|im hintergrund|de fondo|en fond|ao fundo)`),
    to: "heard",
  },
  { form: order(`${GO} ?${SOME}${WHAT}`), to: "off" },
  { form: order(`${WHAT}(?: (?:off|out|weg|aus)|なしで|を消して|はいらない)`), to: "off" },
  { form: order(`(?:${MORE}|turn up) ${SOME}${WHAT}`), to: "louder" },
  {
    form: order(`(?:(?:make|turn) )?${SOME}${WHAT} (?:a bit |a little |much )?(?:${UP})`),
    to: "louder",
  },
  { form: order(`(?:${LESS}|turn down) ${SOME}${WHAT}`), to: "quieter" },
  {
    form: order(`(?:(?:make|turn) )?${SOME}${WHAT} (?:a bit |a little |much )?(?:${DOWN})`),
    to: "quieter",
  },
  // "rain sounds": said by itself it can only be wanted. "thunder" may be a name, or what the sky does.
  { form: order(`(?:some )?(?!thunder)${WHAT}`), to: "heard" },
];
const UNKNOWN = order(`${ADD} (?:${ANY_SOUND})${WHERE}`);
const ALL_OF_IT =
  /^(?:(?:make |turn )?(?:it|everything|(?:the )?(?:sound|volume|audio)) (?:a bit |a little |much )?(?:louder|quieter|up|down|lauter|leiser)|(?:turn (?:up|down) )(?:the )?(?:sound|volume|audio)|volume (?:up|down)|louder|quieter|(?:mach (?:es )?)?(?:lauter|leiser)|(?:der |den )?ton (?:lauter|leiser)|(?:sube|baja) el (?:volumen|sonido)|(?:monte|baisse) le (?:son|volume)|(?:aumenta|abaixa|diminui) o (?:som|volume)|音(?:量)?を(?:大きく|小さく)(?:して)?|(?:声音|音量)(?:大|小)(?:一?[点些])?)$/iu;
/** Thunder with these is weather, which the picture shows, and is heard by that. */
const A_STORM = /lightning|storm|blitz|gewitter|relámpago|tormenta|éclair|orage|raio|relâmpago|稲妻|闪电/iu;

export function isOfWeather(words: string): boolean {
  return A_STORM.test(words);
}

function order(form: string): RegExp {
  return new RegExp(`^(?:${form})$`, "iu");
}

/** "add thunder", "no footsteps", "less wind noise": what this machine can make the sound of. Throws UserMistake for what can't be had. */
export function effects(words: string, heard: Heard, parent: Parent): boolean {
  for (const { form, to } of FORMS) {
    const name = effectNamed(form.exec(words)?.[1] ?? "");
    if (name === undefined) continue;
    change(name, to, heard, parent);
    return true;
  }
  if (ALL_OF_IT.test(words)) {
    throw new UserMistake(
      "sound-not-possible",
      "Every film comes at the same loudness, so that none is too loud beside another. One part of its sound can be louder or quieter. Nothing was charged.",
      { examples: ["louder music", "quieter voice", "louder effects"] },
    );
  }
  // A model that makes its film's sound itself is told in the film's words.
  const soundsItself = parent.model?.sound === true && parent.model.numbersShots !== true;
  const unknown = soundsItself ? null : UNKNOWN.exec(words);
  if (unknown === null) return false;
  const what = (unknown[1] ?? unknown[2] ?? "").trim();
  throw new UserMistake(
    "sound-not-possible",
    `I can't make the sound of ${what}. Those I can are ${EFFECTS.map((name) => EFFECT_LABELS[name]).join(", ")}; any other can be attached as a track of your own. Nothing was charged.`,
    { examples: ["add thunder", "add rain sounds"] },
  );
}

function change(
  name: EffectName,
  to: "heard" | "off" | "louder" | "quieter",
  heard: Heard,
  { plan }: Parent,
): void {
  const before = heard.sound.effects?.[name];
  const isHeard =
    typeof before === "number" ||
    (before === undefined &&
      plan.sound !== undefined &&
      cuesOf(plan.sound, "effect").some((cue) => cue.name === name));
  if (!isHeard && (to === "quieter" || to === "off")) {
    throw new UserMistake(
      "sound-not-possible",
      `There is no sound of ${EFFECT_LABELS[name]} that I made in this clip. What a model's own film sounds like can't be changed by itself; “no effects” silences it. Nothing was charged.`,
      { examples: ["no effects", "no sound"] },
    );
  }
  const by = typeof before === "number" ? before : 0;
  const gain = to === "off" ? "off" : !isHeard || to === "heard" ? by : turned(by, to);
  heard.sound = { ...heard.sound, effects: { ...heard.sound.effects, [name]: gain } };
  if (gain !== "off") wantParts(heard, plan, ["effects"]);
}
