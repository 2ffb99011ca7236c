import { UserMistake } from "../src/core/errors.ts";
import { termsOfVoice } from "../src/core/film/sound-terms.ts";
import { sayTerms } from "../src/core/film/terms.ts";
import { VOICES, voiceById, voicesFor } from "../src/core/film/voices.ts";
import { checkVoice } from "../src/core/talk/check-voice.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";
import { soundOptions, toSoundWish } from "../src/core/talk/sound-options.ts";

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

export const voices = defineCommand({
  name: "voices",
  description: "See whose voices can speak in your films, and listen to one",
  freeText: "voice",
  options: { voice: { ...soundOptions.voice, description: "Whose voice to listen to" } },
  examples: ["/voices", "/voices Ann"],
  async run({ options }, { studio }): Promise<Reply> {
    if (options.voice !== undefined) {
      await checkVoice(options, studio);
      const found = voiceById(toSoundWish({ voice: options.voice })?.voice ?? "");
      if (!found) throw new UserMistake("no-voice-sample", NO_SAMPLE);
      const key = await studio.voices.sample(found);
      if (key === undefined)
        throw new UserMistake(
          "no-voice-sample",
          `${found.label} can't speak on this machine: whoever runs this bot would have to install espeak-ng, or an ffmpeg with flite.`,
        );
      return {
        kind: "file",
        key,
        name: `${found.label}.wav`,
        notice: {
          paragraphs: [
            `${found.label}, a ${found.kind}, ${LANGUAGES.of(found.language)}. With --voice ${found.label} this is who speaks.`,
          ],
        },
        personal: true,
      };
    }
    const languages = [...new Set(VOICES.map(({ language }) => language))];
    const model = await studio.voices.ofModel();
    return notice({
      title: "Voices",
      items: [
        ...languages.map((language) => ({
          text: LANGUAGES.of(language) ?? language,
          detail: voicesFor(language)
            .map(({ label, kind }) => `${label} (${kind})`)
            .join(", "),
        })),
        ...(model
          ? [
              {
                text: model.label,
                detail: `${model.names.join(", ") || "its own"}; these speak in clips that aren't drafts`,
              },
            ]
          : []),
      ],
      paragraphs: [
        `${[...new Set(VOICES.map((voice) => sayTerms(termsOfVoice(voice))))].join("; ").replace(/^c/, "C")}.`,
        "Each speaker of a film gets a voice of their own that fits; a line in the idea is all it takes. With --voice one of these speaks them all; “another voice”, in reply to a clip, tries the next. /voices with a name lets you listen to it.",
      ],
      examples: ["/voices Ann", '/video Ann opens the door and says "We are late." --voice Ann'],
    });
  },
});

const NO_SAMPLE =
  "A voice of the model's can only be heard in a film: each of its words costs something. Voices of this machine have samples.";
