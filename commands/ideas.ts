import { createHash } from "node:crypto";
import { sayCredits } from "../src/core/card/facts.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";
import { IDEA_PAGES, ideasOf, sayIdea } from "./idea-words.ts";
import { localeFor } from "./locale-for.ts";

export const ideas = defineCommand({
  name: "ideas",
  description: "Get three ideas to tap, of what I draw well; looking costs nothing",
  options: {
    page: {
      type: "integer",
      description: "Which three; left out, others each time",
      min: 1,
      max: IDEA_PAGES,
    },
  },
  examples: ["/ideas", "/ideas 7"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    // The same message heard twice has the same answer; another has others.
    const page = options.page ?? anyPage(idempotencyKey);
    const { locale = "en" } = (await localeFor(person, surface, studio)) ?? {};
    const offered = await Promise.all(
      ideasOf(page).map(async (idea, index) => {
        const prompt = sayIdea(idea, locale);
        const { credits } = await studio.preview({ person, surface, idempotencyKey, request: { prompt } });
        return { prompt, credits, number: index + 1, options: { ...idea, in: locale } };
      }),
    );
    return notice({
      title: "Three ideas",
      items: offered.map(({ number, prompt }) => ({ text: `${number}. ${prompt}` })),
      paragraphs: ["Nothing is made before you press a button. Or write any of them your own way."],
      buttons: [
        ...offered
          .filter(({ credits }) => credits > 0)
          .map(({ number, options }) => ({
            label: `Draft ${number} (free)`,
            command: "idea",
            options: { ...options, draft: true },
          })),
        ...offered.map(({ number, options, credits }) => ({
          label: `Make ${number} (${sayCredits(credits)})`,
          command: "idea",
          options,
          tone: "primary" as const,
        })),
        { label: "Other ideas", command: "ideas", options: { page: (page % IDEA_PAGES) + 1 } },
      ],
    });
  },
});

function anyPage(seed: string): number {
  return (createHash("sha256").update(seed).digest().readUInt32BE() % IDEA_PAGES) + 1;
}
