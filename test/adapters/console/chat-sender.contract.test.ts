import type { Message } from "../../../adapters/console/message.ts";
import { toPageMessage } from "../../../adapters/console/render.ts";
import { chatSenderContract } from "../../contracts/chat-sender.ts";
import { smallStudio } from "./small-studio.ts";

chatSenderContract("the local chat", async () => {
  const chat = await smallStudio();
  const { threads } = chat.listener;
  await threads.open("reel", "");
  const asker = { id: "console:5001", name: "Ada" };
  await threads.post({
    id: "asked",
    thread: "reel",
    from: asker,
    content: { kind: "words", text: "/video a fox", files: [] },
  });
  const shown = (message: Message) => toPageMessage(message, asker.id);

  return {
    sender: chat.sender,
    surface: { platform: "console", chat: "reel", message: "asked" },
    async showCard(card) {
      const posted = await threads.post({
        id: `card-${card.clipId}`,
        thread: "reel",
        content: { kind: "card", card },
      });
      return { platform: "console", chat: "reel", message: posted.id };
    },
    async wordsOf(ref) {
      const message = await threads.message(ref.chat, ref.message);
      const page = message && shown(message);
      return page && page.content.kind !== "deleted" ? JSON.stringify(page) : undefined;
    },
    async films() {
      const messages = await threads.messages("reel");
      return messages
        .filter(({ content }) => content.kind === "clip")
        .map(({ id, replyTo }) => ({ message: id, ...(replyTo ? { replyTo } : {}) }));
    },
    async othersSee() {
      const messages = await threads.messages("reel");
      return messages.filter((message) => !message.from && toPageMessage(message, "console:else")).length;
    },
    async alone() {
      const messages = await threads.messages("reel");
      return messages
        .filter(({ content, to }) => content.kind === "clip" && to === asker.id)
        .map((message) => JSON.stringify(shown(message)));
    },
    // Nobody can be: the local chat has no mentions.
    pings: async () => false,
    close: chat.close,
  };
});
