import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

/** What Telegram sends when somebody opens a chat with the bot. */
export const start = defineCommand({
  name: "start",
  description: "Say hello",
  listed: false,
  freeText: "payload",
  options: {
    payload: { type: "text", description: "What a link to the bot carried along", maxLength: 200 },
  },
  examples: ["/start"],
  async run({ person }) {
    return notice({
      title: `Hello ${person.name}`,
      paragraphs: [
        "I make videos. Write what one should show, and the clip comes back here, up to a minute long. Reply to a clip with words to change it.",
      ],
      examples: [
        "a red fox runs through fresh snow",
        "/video a lighthouse in a storm --seconds 20 --style noir",
        "/help",
      ],
    });
  },
});
