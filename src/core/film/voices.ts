/** A voice that this machine can speak with, by a program of its own. */
export interface Voice {
  id: string;
  /** For people, as in "Ann, a woman, English". */
  label: string;
  /** Two letters, as `SoundPlan.language`. */
  language: string;
  kind: "woman" | "man" | "child";
  /** `flite`: a voice of ffmpeg's; `espeak`: one of espeak-ng's, with the variant that makes it somebody. */
  engine: { flite: string; tempo?: number } | { espeak: string; pitch?: number };
}

const ENGLISH: readonly Voice[] = [
  { id: "ann", label: "Ann", language: "en", kind: "woman", engine: { flite: "slt" } },
  { id: "ben", label: "Ben", language: "en", kind: "man", engine: { flite: "rms" } },
  { id: "angus", label: "Angus", language: "en", kind: "man", engine: { flite: "awb" } },
  { id: "carl", label: "Carl", language: "en", kind: "man", engine: { flite: "kal16" } },
  { id: "dora", label: "Dora", language: "en", kind: "woman", engine: { espeak: "en-gb+f3" } },
  { id: "eve", label: "Eve", language: "en", kind: "woman", engine: { espeak: "en-us+f2" } },
  { id: "kit", label: "Kit", language: "en", kind: "child", engine: { espeak: "en-us+f4", pitch: 75 } },
  { id: "gus", label: "Gus", language: "en", kind: "man", engine: { espeak: "en-gb+m7", pitch: 30 } },
];

/** espeak-ng's languages that come out well, by the two letters of ours. Japanese it reads in kana, Chinese only as pinyin. */
const ESPEAK: readonly (readonly [language: string, espeak: string, woman: string, man: string])[] = [
  ["de", "de", "Greta", "Jonas"],
  ["es", "es", "Lucía", "Diego"],
  ["fr", "fr-fr", "Chloé", "Louis"],
  ["pt", "pt-br", "Luana", "Tiago"],
  ["ja", "ja", "Yui", "Ren"],
  ["ko", "ko", "Jisu", "Minho"],
  ["ru", "ru", "Olga", "Ivan"],
  ["ar", "ar", "Salma", "Karim"],
  ["hi", "hi", "Asha", "Ravi"],
  ["bn", "bn", "Mita", "Arif"],
  ["ta", "ta", "Meena", "Arun"],
  ["he", "he", "Noa", "Eitan"],
  ["el", "el", "Eleni", "Nikos"],
];

export const VOICES: readonly Voice[] = [
  ...ENGLISH,
  ...ESPEAK.flatMap(([language, espeak, woman, man]): Voice[] => [
    { id: idOf(woman), label: woman, language, kind: "woman", engine: { espeak: `${espeak}+f3` } },
    { id: idOf(man), label: man, language, kind: "man", engine: { espeak: `${espeak}+m3` } },
  ]),
];

export function voiceById(id: string): Voice | undefined {
  return VOICES.find((voice) => voice.id === id);
}

/** The voices of a language; none where nothing here speaks it. */
export function voicesFor(language: string): readonly Voice[] {
  return VOICES.filter((voice) => voice.language === language);
}

/** Whether a voice can read words out: each Chinese character, kanji too, is "Chinese letter" to espeak-ng, and nothing to flite. */
export function canBeSpoken(text: string): boolean {
  return !/\p{Script=Han}/u.test(text);
}

function idOf(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
