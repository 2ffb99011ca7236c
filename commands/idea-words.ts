/**
 * What /ideas puts together: everything in it is drawn well by the storyboard, which knows these figures, acts and places
 * in every language here. The keys stand in buttons that people still press months later, so none of them changes.
 */
interface IdeaWords {
  who: Readonly<Record<Who, string>>;
  does: Readonly<Record<Does, string>>;
  where: Readonly<Record<Where, string>>;
  /** The sentence's order. */
  say(who: string, does: string, where: string): string;
}

export const WHO = [
  "fox",
  "cat",
  "lion",
  "bear",
  "penguin",
  "astronaut",
  "rabbit",
  "pirate",
  "dog",
  "knight",
  "umbrella-girl",
  "wizard",
] as const;
export const DOES = ["runs", "dances", "jumps", "walks", "waves", "sleeps"] as const;
export const WHERE = [
  "snowy-forest",
  "beach-sunrise",
  "rainy-street",
  "foggy-lake",
  "starry-desert",
  "spring-meadow",
  "river-sunset",
  "moonlit-castle",
  "autumn-park",
  "rainy-garden",
  "stormy-sea",
  "snowy-mountain",
] as const;

type Who = (typeof WHO)[number];
type Does = (typeof DOES)[number];
type Where = (typeof WHERE)[number];

/** An idea by its parts. */
export interface Idea {
  who: Who;
  does: Does;
  where: Where;
}

const spaced = (who: string, does: string, where: string) => `${who} ${does} ${where}`;

const english: IdeaWords = {
  who: {
    fox: "a red fox",
    cat: "a white cat",
    lion: "a lion",
    bear: "a brown bear",
    penguin: "a penguin",
    astronaut: "an astronaut",
    rabbit: "a white rabbit",
    pirate: "a pirate",
    dog: "a happy dog",
    knight: "a knight",
    "umbrella-girl": "a girl with a red umbrella",
    wizard: "an old wizard",
  },
  does: { runs: "runs", dances: "dances", jumps: "jumps", walks: "walks", waves: "waves", sleeps: "sleeps" },
  where: {
    "snowy-forest": "in a forest in the snow",
    "beach-sunrise": "on a beach at sunrise",
    "rainy-street": "in a city street at night in the rain",
    "foggy-lake": "by a lake in the fog",
    "starry-desert": "in a desert under the stars",
    "spring-meadow": "in a meadow full of flowers",
    "river-sunset": "by a river at sunset",
    "moonlit-castle": "in front of a castle in the moonlight",
    "autumn-park": "in a park in autumn",
    "rainy-garden": "in a garden in the rain",
    "stormy-sea": "by the sea in a storm",
    "snowy-mountain": "on a mountain in the snow",
  },
  say: spaced,
};

const german: IdeaWords = {
  who: {
    fox: "Ein roter Fuchs",
    cat: "Eine weiße Katze",
    lion: "Ein Löwe",
    bear: "Ein brauner Bär",
    penguin: "Ein Pinguin",
    astronaut: "Ein Astronaut",
    rabbit: "Ein weißes Kaninchen",
    pirate: "Ein Pirat",
    dog: "Ein fröhlicher Hund",
    knight: "Ein Ritter",
    "umbrella-girl": "Ein Mädchen mit rotem Regenschirm",
    wizard: "Ein alter Zauberer",
  },
  does: {
    runs: "rennt",
    dances: "tanzt",
    jumps: "springt",
    walks: "geht",
    waves: "winkt",
    sleeps: "schläft",
  },
  where: {
    "snowy-forest": "im Schnee im Wald",
    "beach-sunrise": "bei Sonnenaufgang am Strand",
    "rainy-street": "nachts im Regen auf einer Straße in der Stadt",
    "foggy-lake": "im Nebel an einem See",
    "starry-desert": "unter den Sternen in der Wüste",
    "spring-meadow": "auf einer Wiese voller Blumen",
    "river-sunset": "bei Sonnenuntergang an einem Fluss",
    "moonlit-castle": "im Mondlicht vor einer Burg",
    "autumn-park": "im Herbst im Park",
    "rainy-garden": "im Regen in einem Garten",
    "stormy-sea": "im Sturm am Meer",
    "snowy-mountain": "im Schnee auf einem Berg",
  },
  say: spaced,
};

const spanish: IdeaWords = {
  who: {
    fox: "Un zorro rojo",
    cat: "Un gato blanco",
    lion: "Un león",
    bear: "Un oso marrón",
    penguin: "Un pingüino",
    astronaut: "Un astronauta",
    rabbit: "Un conejo blanco",
    pirate: "Un pirata",
    dog: "Un perro feliz",
    knight: "Un caballero",
    "umbrella-girl": "Una niña con un paraguas rojo",
    wizard: "Un viejo mago",
  },
  does: {
    runs: "corre",
    dances: "baila",
    jumps: "salta",
    walks: "camina",
    waves: "saluda",
    sleeps: "duerme",
  },
  where: {
    "snowy-forest": "en un bosque en la nieve",
    "beach-sunrise": "en una playa al amanecer",
    "rainy-street": "en una calle de la ciudad de noche bajo la lluvia",
    "foggy-lake": "junto a un lago en la niebla",
    "starry-desert": "en un desierto bajo las estrellas",
    "spring-meadow": "en un prado lleno de flores",
    "river-sunset": "junto a un río al atardecer",
    "moonlit-castle": "frente a un castillo a la luz de la luna",
    "autumn-park": "en un parque en otoño",
    "rainy-garden": "en un jardín bajo la lluvia",
    "stormy-sea": "junto al mar en la tormenta",
    "snowy-mountain": "en una montaña con nieve",
  },
  say: spaced,
};

const french: IdeaWords = {
  who: {
    fox: "Un renard roux",
    cat: "Un chat blanc",
    lion: "Un lion",
    bear: "Un ours brun",
    penguin: "Un manchot",
    astronaut: "Un astronaute",
    rabbit: "Un lapin blanc",
    pirate: "Un pirate",
    dog: "Un chien joyeux",
    knight: "Un chevalier",
    "umbrella-girl": "Une fille avec un parapluie rouge",
    wizard: "Un vieux magicien",
  },
  does: { runs: "court", dances: "danse", jumps: "saute", walks: "marche", waves: "salue", sleeps: "dort" },
  where: {
    "snowy-forest": "dans une forêt sous la neige",
    "beach-sunrise": "sur une plage au lever du soleil",
    "rainy-street": "dans une rue de la ville, la nuit, sous la pluie",
    "foggy-lake": "au bord d'un lac dans le brouillard",
    "starry-desert": "dans un désert sous les étoiles",
    "spring-meadow": "dans une prairie pleine de fleurs",
    "river-sunset": "au bord d'une rivière au coucher du soleil",
    "moonlit-castle": "devant un château au clair de lune",
    "autumn-park": "dans un parc en automne",
    "rainy-garden": "dans un jardin sous la pluie",
    "stormy-sea": "au bord de la mer dans la tempête",
    "snowy-mountain": "sur une montagne sous la neige",
  },
  say: spaced,
};

const portuguese: IdeaWords = {
  who: {
    fox: "Uma raposa vermelha",
    cat: "Um gato branco",
    lion: "Um leão",
    bear: "Um urso marrom",
    penguin: "Um pinguim",
    astronaut: "Um astronauta",
    rabbit: "Um coelho branco",
    pirate: "Um pirata",
    dog: "Um cachorro feliz",
    knight: "Um cavaleiro",
    "umbrella-girl": "Uma menina com um guarda-chuva vermelho",
    wizard: "Um velho mago",
  },
  does: { runs: "corre", dances: "dança", jumps: "pula", walks: "anda", waves: "acena", sleeps: "dorme" },
  where: {
    "snowy-forest": "numa floresta na neve",
    "beach-sunrise": "numa praia ao nascer do sol",
    "rainy-street": "numa rua da cidade à noite na chuva",
    "foggy-lake": "à beira de um lago na neblina",
    "starry-desert": "num deserto sob as estrelas",
    "spring-meadow": "num campo cheio de flores",
    "river-sunset": "à beira de um rio ao pôr do sol",
    "moonlit-castle": "em frente a um castelo ao luar",
    "autumn-park": "num parque no outono",
    "rainy-garden": "num jardim na chuva",
    "stormy-sea": "à beira do mar na tempestade",
    "snowy-mountain": "numa montanha na neve",
  },
  say: spaced,
};

const japanese: IdeaWords = {
  who: {
    fox: "赤いキツネ",
    cat: "白いねこ",
    lion: "ライオン",
    bear: "茶色いクマ",
    penguin: "ペンギン",
    astronaut: "宇宙飛行士",
    rabbit: "白いうさぎ",
    pirate: "海賊",
    dog: "うれしそうな犬",
    knight: "騎士",
    "umbrella-girl": "赤い傘の女の子",
    wizard: "年老いた魔法使い",
  },
  does: { runs: "走る", dances: "踊る", jumps: "跳ぶ", walks: "歩く", waves: "手を振る", sleeps: "眠る" },
  where: {
    "snowy-forest": "雪の森",
    "beach-sunrise": "日の出の砂浜",
    "rainy-street": "夜の雨の街の通り",
    "foggy-lake": "霧の湖のほとり",
    "starry-desert": "星空の砂漠",
    "spring-meadow": "花いっぱいの草原",
    "river-sunset": "夕日の川のほとり",
    "moonlit-castle": "月明かりの城の前",
    "autumn-park": "秋の公園",
    "rainy-garden": "雨の庭",
    "stormy-sea": "嵐の海のそば",
    "snowy-mountain": "雪の山の上",
  },
  say: (who, does, where) => `${where}で、${who}が${does}`,
};

const chinese: IdeaWords = {
  who: {
    fox: "一只红色的狐狸",
    cat: "一只白猫",
    lion: "一只狮子",
    bear: "一只棕熊",
    penguin: "一只企鹅",
    astronaut: "一名宇航员",
    rabbit: "一只白兔子",
    pirate: "一个海盗",
    dog: "一只快乐的狗",
    knight: "一名骑士",
    "umbrella-girl": "一个打着红伞的女孩",
    wizard: "一位年老的巫师",
  },
  does: { runs: "奔跑", dances: "跳舞", jumps: "跳跃", walks: "散步", waves: "挥手", sleeps: "睡觉" },
  where: {
    "snowy-forest": "下雪的森林里",
    "beach-sunrise": "日出的海滩上",
    "rainy-street": "夜晚下雨的城市街道上",
    "foggy-lake": "雾中的湖边",
    "starry-desert": "星空下的沙漠里",
    "spring-meadow": "开满鲜花的草地上",
    "river-sunset": "日落的河边",
    "moonlit-castle": "月光下的城堡前",
    "autumn-park": "秋天的公园里",
    "rainy-garden": "下雨的花园里",
    "stormy-sea": "暴风雨中的海边",
    "snowy-mountain": "下雪的山上",
  },
  say: (who, does, where) => `${who}在${where}${does}`,
};

/** By locale, as in `locales`. */
export const IDEA_WORDS: Readonly<Record<string, IdeaWords>> = {
  en: english,
  de: german,
  "es-ES": spanish,
  fr: french,
  "pt-BR": portuguese,
  ja: japanese,
  "zh-CN": chinese,
};

/** All of them, no two pages with one in common. */
const IDEAS_ON_A_PAGE = 3;
export const IDEA_PAGES = (WHO.length * DOES.length * WHERE.length) / IDEAS_ON_A_PAGE;

/** Three ideas of different figures, acts and places; `page` counts from 1. */
export function ideasOf(page: number): Idea[] {
  return Array.from({ length: IDEAS_ON_A_PAGE }, (_, nth) => {
    const number = (page - 1) * IDEAS_ON_A_PAGE + nth;
    const who = number % WHO.length;
    const round = Math.floor(number / WHO.length);
    return {
      who: at(WHO, who),
      // Five has no divisor in common with the number of places, so that neighbours are far apart.
      where: at(WHERE, who * 5 + round),
      does: at(DOES, who + Math.floor(round / WHERE.length)),
    };
  });
}

function at<Thing>(things: readonly Thing[], index: number): Thing {
  return things[index % things.length] as Thing;
}

/** The prompt, in a language of `locales`; English where there are no words for it. */
export function sayIdea({ who, does, where }: Idea, locale = "en"): string {
  const words = IDEA_WORDS[locale] ?? english;
  return words.say(words.who[who], words.does[does], words.where[where]);
}
