import type { Api } from "grammy";

/** What people read before they press Start, where whoever runs the bot has written nothing (Bot API: 512 characters). */
const DESCRIPTION =
  "I make videos from words. Write what one should show, send a picture to begin from, and reply to a clip to change it. A draft is free and takes seconds.";
/** What stands in the bot's profile and under links to it (120 characters). */
const SHORT_DESCRIPTION = "Makes videos from words and pictures; reply to a clip to change it.";

/** Describes the bot on its own pages, without touching what somebody has written there. */
export async function describeBot(
  api: Pick<Api, "getMyDescription" | "setMyDescription" | "getMyShortDescription" | "setMyShortDescription">,
): Promise<void> {
  const { description } = await api.getMyDescription();
  if (description === "") await api.setMyDescription(DESCRIPTION);
  const { short_description } = await api.getMyShortDescription();
  if (short_description === "") await api.setMyShortDescription(SHORT_DESCRIPTION);
}
