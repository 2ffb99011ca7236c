import type { MakeExtension } from "../../src/extensions/extension.ts";

const PEOPLE = ["a lighthouse keeper", "two old rivals", "a lost courier", "a very small robot"];
const THINGS = ["finds a door in a snowdrift", "bakes for the whole street", "misses the last tram"];

/** `/lucky`: a free draft of something nobody would have thought of. */
const lucky: MakeExtension = ({ defineCommand, mistake, setting, now }) => ({
  commands: [
    defineCommand({
      name: "lucky",
      description: "A draft of something nobody thought of",
      answers: "clip",
      options: {
        who: { type: "text", maxLength: 80, description: "Who it is about" },
      },
      freeText: "who",
      examples: ["/lucky", "/lucky my landlord"],
      async run({ options, person, surface, idempotencyKey }, { studio }) {
        if (setting("LUCKY_OFF") === "true") throw mistake("Luck is switched off here. Try /ideas instead.");
        const pick = <Item>(list: readonly Item[]) => list[Math.floor(now() / 1000) % list.length] as Item;
        const prompt = `${options.who ?? pick(PEOPLE)} ${pick(THINGS)}`;
        const clip = await studio.admit({
          request: { prompt, draft: true },
          person,
          surface,
          idempotencyKey,
        });
        return { kind: "clip", clipId: clip.id };
      },
    }),
  ],
});

export default lucky;
