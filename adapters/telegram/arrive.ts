import type { Api } from "grammy";
import { setUpCard } from "../../src/core/card/set-up-card.ts";
import type { Notebook } from "../../src/core/ports/notebook.ts";
import { toKeyboard } from "./keyboard.ts";
import { noticeText } from "./render.ts";

/** A group is welcomed once in so long, however often the bot leaves and comes back. */
const WELCOMED_MS = 30 * 24 * 3600_000;

/** Says in a group that the bot has come to what to write, and gives its managers the card to set it up by. */
export function createArrivals({
  api,
  notebook,
  username,
}: {
  api: Api;
  notebook: Notebook;
  username: () => string;
}) {
  return async (chat: string): Promise<void> => {
    if (!(await notebook.claim(`welcomed:${chat}`, true, { ttlMs: WELCOMED_MS }))) return;
    const card = setUpCard({ here: "group", inChannels: false });
    const { text, entities } = noticeText(card);
    // Commands in what people are shown are made harmless; these two are there to be tapped.
    const begin = [
      `Write /video@${username()} a red fox runs through fresh snow`,
      "Reply to a clip to change it, or to a picture with /video to begin from it. /help shows all I can do; administrators find more under /settings.",
    ];
    const keyboard = await toKeyboard(card.buttons ?? [], notebook);
    await api.sendMessage(Number(chat), [text, ...begin].join("\n\n"), {
      entities,
      ...(keyboard && { reply_markup: keyboard }),
    });
  };
}
