import { type MusicStyle, SOUND_PARTS, type SoundPart } from "../core/film/sound.ts";

/** What people call each part of a film's sound, as parts of regular expressions. */
export const PARTS: Readonly<Record<SoundPart, string>> = {
  voice:
    "voices?|voice-?overs?|narration|narrator|speech|stimmen?|sprecher|voz|narrador|voix|narrateur|narração|旁白|ナレーション",
  music: "music|score|song|tune|soundtrack|musik|música|musique|音乐|音楽",
  effects:
    "(?:sound )?effects?|sfx|ambien(?:ce|t sound)|background (?:noises?|sounds?)|geräusche|efectos|effets|bruitages|efeitos|音效|効果音",
  captions: "captions?|subtitles?|untertitel|subtítulos|sous-titres|legendas|字幕",
};
export const ANY_PART = Object.values(PARTS).join("|");
/** Before a part: it is to go, or to come. */
export const NO =
  "(?:no|without|remove|drop|turn off|switch off|take out|take away|mute|kill|lose|cut)(?: the| any| all)?|keine?|ohne|sin|sans|pas de|sem|不要|去掉|没有";
export const ADD =
  "(?:add|with|turn on|switch on|put|give it|include|use)(?: in| some| the| a)?|mit|con|avec|com|加上|加";
/** Beside a part: louder, or quieter. */
export const MORE = "louder|higher|stronger|lauter|más alt[oa]|plus forte?|mais alt[oa]";
export const LESS = "quieter|softer|lower|calmer|less|leiser|más baj[oa]|moins forte?|mais baix[oa]";

/** What people call each kind of music. */
export const STYLES: Readonly<Record<MusicStyle, string>> = {
  waltz: "waltz|walzer|vals|valse|valsa",
  calm: "calm|slower|gentler|more relaxed|ruhiger?e?|tranquilo|安静|轻柔|静か|quiet|slow|peaceful|gentle|soft|relaxing|ambient|ruhig|tranquil[oa]|calme",
  bright:
    "bright|happier|brighter|cheerier|livelier|fröhlich(?:ere?|e)|feliz|joyeux|欢快|轻快|明る[いく]|楽し[いく]|happy|upbeat|cheerful|joyful|sunny|fröhlich|alegre|gai|joyeuse?",
  sad: "sad|sadder|gloomier|moodier|traurig(?:ere?|e)|悲伤|忧伤|悲し[いく]|melanchol\\w*|sorrowful|traurig|triste",
  tense:
    "tense|tenser|scarier|darker|dramatic|creep(?:y|ier)|spannend(?:ere?|e)|紧张|恐怖|怖[いく]|scary|suspense(?:ful)?|dark|thriller|spannend|tens[oa]|tendue?",
  grand:
    "grand|grander|bigger|more epic|episch(?:ere?|e)|史诗|宏大|壮大|epic|heroic|majestic|orchestral|big|episch|épic[oa]|épique",
  playful:
    "playful|funnier|sillier|lustig(?:ere?|e)|滑稽|funny|silly|quirky|cartoon|lustig|divertid[oa]|drôle",
  night: "night|jazz(?:y)?|noir|smooth|late-night",
};

/** The part that a word names. */
export function partOf(word: string | undefined): SoundPart | undefined {
  if (word === undefined) return undefined;
  return SOUND_PARTS.find((part) => new RegExp(`^(?:${PARTS[part]})$`, "iu").test(word.trim()));
}
