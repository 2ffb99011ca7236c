import { EFFECTS, type EffectName } from "../core/film/sound.ts";

/** `sound`: what is only heard; `thing`: what may be seen as well, and is heard where its sound is spoken of. As parts of regular expressions. */
const CALLED: Readonly<Record<EffectName, { sound?: string; thing?: string }>> = {
  thunder: {
    sound:
      "(?:rolling |distant )?thunder(?: ?claps?)?|claps? of thunder|donner(?:schl[aä]ge?|grollen)?|truenos?|(?:coups? de )?tonnerre|trov(?:ão|ões|oadas?)|雷鳴|雷の音|雷声|打雷声",
  },
  rain: {
    sound: "regengeräuschen?|regenrauschen|雨音|雨の音|雨声",
    thing: "rain(?:drops?|fall)?|regen|lluvia|pluie|chuva",
  },
  wind: { sound: "windgeräuschen?|風の音|风声", thing: "wind|viento|vent|vento" },
  waves: {
    sound: "meeresrauschen|wellenrauschen|波の音|海の音|海浪声",
    thing: "waves?|sea|ocean|surf|wellen|meer|olas|mar|vagues|mer|ondas",
  },
  birds: {
    sound:
      "bird ?songs?|birds? (?:chirping|singing|tweeting)|chirping birds|vogel(?:gezwitscher|gesang|stimmen)|cantos? de (?:los )?pájaros|chants? d['’]oiseaux|canto d(?:e|os) pássaros|鳥のさえずり|鳥の声|鸟叫声?|鸟鸣声?",
    thing: "birds?|vögeln?|pájaros|oiseaux|pássaros",
  },
  crowd: {
    sound: "applause|beifall|applaus|aplausos|applaudissements|拍手の音|掌声|欢呼声",
    thing: "crowds?|audience|menge|multitud|foule|multidão",
  },
  steps: { sound: "foot ?steps|足音|脚步声", thing: "foot ?steps?|steps|schritten?|pasos|pas|passos" },
  knock: { sound: "knocking|敲门声|ノックの音", thing: "knock(?:ing|s)?" },
  door: { sound: "door slams?|(?:a )?creaking door", thing: "doors?|türen?|puertas?|portes?|portas?" },
  splash: { thing: "splash(?:es|ing)?" },
  engine: { sound: "motorengeräuschen?|エンジン音|引擎声", thing: "engines?|motors?|motor|moteurs?|motores" },
  wings: { thing: "wings?|wing ?beats?|flügeln?|alas|ailes|asas" },
};

/** A thing's sound, in words that name no picture. */
const soundOf = (thing: string) =>
  [
    `(?:sounds?|noises?) of (?:the |some |an? )?(?:${thing})`,
    `(?:${thing})[- ]?(?:sounds?|noises?|sfx|sound effects?|ambience)`,
    `geräuschen? (?:von|vom|der|des) (?:${thing})`,
    `(?:${thing})-?(?:geräuschen?|rauschen)`,
    `(?:sonidos?|ruidos?) (?:del |de la |de los |de las |de )(?:${thing})`,
    `(?:bruits?|sons?) (?:de la |du |des |de l['’]|d['’]|de )(?:${thing})`,
    `(?:som|sons|barulhos?) (?:dos |das |do |da |de )(?:${thing})`,
  ].join("|");

const NAMES = EFFECTS.map((name) => {
  const { sound, thing } = CALLED[name];
  const words = [sound, thing && soundOf(thing)].filter((one) => one !== undefined).join("|");
  return { name, form: new RegExp(`^(?:${words})$`, "iu") };
});

/** The sound of whatever it is, named in one of two groups. */
export const ANY_SOUND = `(?:the )?(?:sounds?|noises?) of (?:the |some |an? )?(.{2,30}?)|(?:an? |some |the )?((?!sound|background|own|more|less|all|no|any|white)\\p{L}[\\p{L} ]{1,24}?) (?:sounds?|noises?|sfx|sound effects?)`;

export function effectNamed(words: string): EffectName | undefined {
  return NAMES.find(({ form }) => form.test(words))?.name;
}
