import { describeModel } from "../card/model-facts.ts";
import type { Clip } from "../film/clip.ts";
import { SECONDS_MAX } from "../film/request.ts";
import { musicIn, soundModelsIn, termsOfVoice, voicesIn } from "../film/sound-terms.ts";
import { sayTerms, strictest } from "../film/terms.ts";
import type { Studio } from "../ports/studio.ts";
import type { Topic } from "../ports/words-judge.ts";
import type { Said } from "./dispatch.ts";
import type { Notice } from "./reply.ts";

interface Asked {
  clip: Clip | undefined;
  said: Pick<Said, "person" | "surface">;
  studio: Pick<Studio, "model" | "models" | "quota">;
}

const credits = (count: number) => (count === 1 ? "1 credit" : `${count} credits`);

/** What is known about a topic, from the clip replied to where there is one. Plain facts; nothing is made. */
export async function answerQuestion(topic: Topic, { clip, said, studio }: Asked): Promise<Notice> {
  const answers: Record<Topic, () => Notice | Promise<Notice>> = {
    licence: async () => ({
      ...(clip === undefined && { items: await termsOfModels(said, studio) }),
      paragraphs: [
        clip === undefined
          ? "That depends on the model that makes the shots: each has terms of its own. Ask whoever runs this bot if you need it in writing."
          : clip.request.draft
            ? "This is a draft, drawn by a program that belongs to this bot: no model's terms apply to it. For a final render, what counts is said by the terms of the model that makes it; /models names them."
            : `This clip was made by ${await modelName(clip, studio)}. ${await sayUse(clip, studio)} Rushes itself claims no right to your clips. Ask whoever runs this bot if you need it in writing.`,
      ],
      examples: ["/models"],
    }),
    model: async () => ({
      paragraphs: [
        clip === undefined
          ? "Each clip's card names the model it was made with; /models lists those that can be used here."
          : `${clip.request.draft ? "A free draft, drawn by" : "Made by"} ${await modelName(clip, studio)}, seed ${clip.request.seed}. /recipe, in reply, gives everything about how it was made.`,
      ],
      examples: [clip === undefined ? "/models" : "/recipe"],
    }),
    ai: async () => ({
      paragraphs: [
        clip === undefined
          ? "Yes: I am a bot, and the clips are made by AI models. A draft is an animated paper-cut, drawn by a program."
          : clip.request.draft
            ? "It is a draft: an animated paper-cut, drawn by a program from the words, not filmed."
            : `Yes, this clip was made by an AI model, ${await modelName(clip, studio)}; nothing in it was filmed.`,
      ],
    }),
    price: async () => {
      const { available, granted } = await studio.quota(said.person, said.surface);
      const models = await studio.models(said.person, said.surface);
      const rates = models.map((model) => `${model.label}: ${describeModel(model)[0] ?? "free"}`);
      return {
        paragraphs: [
          ...(clip === undefined
            ? []
            : [
                (clip.charged ?? clip.price) === 0
                  ? "This clip was free."
                  : `This clip cost ${credits(clip.charged ?? clip.price)}.`,
              ]),
          `You have ${available} of ${granted} credits left for today. Drafts are free: --draft.`,
        ],
        items: rates.slice(0, 6).map((text) => ({ text })),
        examples: ["/quota"],
      };
    },
    longer: () => ({
      paragraphs: [
        `A clip can be 1 to ${SECONDS_MAX} s long. Say it when asking, with --seconds; or reply to a clip with “make it longer” or “make it 20 seconds”, or use /extend to go on from its end.`,
      ],
      examples: ["/video a red fox runs through fresh snow --seconds 20", "/extend 5"],
    }),
    file: () => ({
      paragraphs: [
        "The clip itself is the file: save it from the message it came in. If the message is gone, /history has all your clips.",
      ],
      examples: ["/history"],
    }),
    time: () => ({
      paragraphs: [
        "A clip's card shows how far it is and how long it will take; /queue shows everything you have under way.",
      ],
      examples: ["/queue"],
    }),
    recipe: () => ({
      paragraphs: [
        "/recipe, in reply to a clip, gives a file with its words, its model, its seed and its shots: everything needed to make it again.",
      ],
      examples: ["/recipe"],
    }),
    who: () => ({
      paragraphs: [
        clip === undefined
          ? "I am Rushes, a bot that makes videos from words."
          : `${clip.maker.name} asked for this clip: “${clip.request.prompt}”.`,
      ],
    }),
    size: () => ({
      paragraphs: [
        "Clips come in 480p, 720p and 1080p, as far as the model can: --resolution 1080p, or reply to a clip with “1080p”. /render makes the final picture of a draft. 4K isn't made here.",
      ],
      examples: ["/render", "/models"],
    }),
    abilities: () => ({
      paragraphs: [
        `I make videos from words and pictures, up to ${SECONDS_MAX} s long. Write what one should show; reply to a clip to change it. /help shows everything.`,
      ],
      examples: ["/help", "/video a red fox runs through fresh snow"],
    }),
    undo: () => ({
      paragraphs: [
        "Nothing is ever overwritten: every older version is still there. Reply to the one to go on from; /history finds it.",
      ],
      examples: ["/history"],
    }),
  };
  return answers[topic]();
}

async function modelName({ request, plan: _ }: Clip, studio: Pick<Studio, "model">): Promise<string> {
  if (request.draft) return "the animatic";
  try {
    return (await studio.model(request.model)).label;
  } catch {
    // A model that is no longer offered has still made its clips.
    return request.model;
  }
}

/** What the terms of what made a clip say of commercial use: its model, and whatever is heard in it. */
async function sayUse({ request, plan }: Clip, studio: Asked["studio"]): Promise<string> {
  const termsOfModel = async (id: string) => (await studio.model(id).catch(() => undefined))?.terms;
  const terms = await termsOfModel(request.model);
  const voices = voicesIn(plan).map(termsOfVoice);
  const models = await Promise.all(soundModelsIn(plan).map(termsOfModel));
  const { played, brought } = musicIn(plan);
  if (!terms)
    return "Whether it may be used commercially is said by that model's own terms, which its maker publishes.";
  const where = `Its licence: ${terms.licence}, ${terms.link}.`;
  const heard = [
    ...(played ? ["Its music is played with a sound bank that has terms of its own."] : []),
    ...(brought ? ["Its music is from a file of its maker's own: only they know on whose terms."] : []),
    ...(models.length > 0 ? ["Models made some of what is heard, on terms of their own."] : []),
    ...(played || brought || models.length > 0 ? ["/export writes all of them into RIGHTS.txt."] : []),
  ];
  const says = (words: string) => [words, where, ...heard].join(" ");
  switch (strictest([terms, ...voices, ...models])) {
    case "yes":
      return played || brought
        ? says("Its pictures may be used commercially, by the terms of what made them.")
        : says("Yes, it may be used commercially, by the terms of what made it.");
    case "no":
      return says("No, it may not be used commercially: the terms of what made it forbid that.");
    default:
      return says("It may be used commercially under conditions, which you have to read first.");
  }
}

async function termsOfModels(said: Asked["said"], studio: Asked["studio"]): Promise<{ text: string }[]> {
  const models = await studio.models(said.person, said.surface);
  return models
    .filter(({ terms }) => terms !== undefined)
    .slice(0, 8)
    .map(({ id, terms }) => ({ text: `${id}: ${sayTerms(terms)}` }));
}
