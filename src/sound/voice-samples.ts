import { join } from "node:path";
import type { Voice } from "../core/film/voices.ts";
import type { MediaStore } from "../core/ports/media-store.ts";
import { writeWav } from "./pcm.ts";
import type { Speak } from "./speak.ts";

const TIME_LIMIT_MS = 30_000;

/** What each voice says of itself, in its own language. */
const WORDS: Readonly<Record<string, (name: string) => string>> = {
  en: (name) => `Hello, I am ${name}. This is how I speak in your films.`,
  de: (name) => `Hallo, ich bin ${name}. So spreche ich in deinen Filmen.`,
  es: (name) => `Hola, soy ${name}. Así hablo en tus películas.`,
  fr: (name) => `Bonjour, je suis ${name}. Voilà comment je parle dans vos films.`,
  pt: (name) => `Olá, eu sou ${name}. É assim que eu falo nos seus filmes.`,
  ja: () => "こんにちは。わたしのこえは、こんなかんじです。",
  ko: () => "안녕하세요. 제 목소리는 이렇습니다.",
  ru: () => "Здравствуйте. Вот так я говорю в ваших фильмах.",
  ar: () => "مرحبا. هكذا أتكلم في أفلامك.",
  hi: () => "नमस्ते। मैं आपकी फ़िल्मों में ऐसे बोलता हूँ।",
  bn: () => "নমস্কার। আমি এভাবে কথা বলি।",
  ta: () => "வணக்கம். நான் இப்படித்தான் பேசுவேன்.",
  he: () => "שלום. כך אני מדבר בסרטים שלך.",
  el: () => "Γεια σας. Έτσι μιλάω στις ταινίες σας.",
};

/** Speaks a voice's sample once, and keeps it: the same key ever after. undefined: no program here has that voice. */
export function createVoiceSamples({ store, speak }: { store: MediaStore; speak: Speak }) {
  return async (voice: Voice): Promise<string | undefined> => {
    const key = `voices/${voice.id}.wav`;
    if (await store.has(key)) return key;
    const work = await store.workFolder();
    try {
      const say = WORDS[voice.language] ?? WORDS.en;
      const options = { folder: work.path, signal: AbortSignal.timeout(TIME_LIMIT_MS), only: true };
      const samples = await speak(say?.(voice.label) ?? voice.label, voice, options);
      if (!samples) return undefined;
      const path = join(work.path, "sample.wav");
      await writeWav(path, [samples]);
      await store.put(key, path, { move: true });
      return key;
    } finally {
      await work.remove();
    }
  };
}
