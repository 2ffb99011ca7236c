import { termsOfVoice } from "../src/core/film/sound-terms.ts";
import { sayTerms } from "../src/core/film/terms.ts";
import { VOICES, voicesFor } from "../src/core/film/voices.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

export const voices = defineCommand({
  name: "voices",
  description: "See whose voices can speak in your films",
  options: {},
  examples: ["/voices"],
  async run() {
    const languages = [...new Set(VOICES.map(({ language }) => language))];
    return notice({
      title: "Voices",
      items: languages.map((language) => ({
        text: LANGUAGES.of(language) ?? language,
        detail: voicesFor(language)
          .map(({ label, kind }) => `${label} (${kind})`)
          .join(", "),
      })),
      paragraphs: [
        `${[...new Set(VOICES.map((voice) => sayTerms(termsOfVoice(voice))))].join("; ").replace(/^c/, "C")}.`,
        "Each speaker of a film gets a voice of their own that fits; a line in the idea is all it takes. With --voice one of these speaks them all; “another voice”, in reply to a film, tries the next.",
      ],
      examples: ['/video Ann opens the door and says "We are late." --voice Ann'],
    });
  },
});
