import type { Notice } from "../talk/reply.ts";

/**
 * What whoever manages a server or group is shown when the bot comes into it. `here`: what they call it, in words; `inChannels`:
 * it has several, and this one alone is used until they say otherwise. Its buttons are /rushes, which asks again who presses.
 */
export function setUpCard({ here, inChannels }: { here: "server" | "group"; inChannels: boolean }): Notice {
  const alone = inChannels
    ? "Until then I make clips in this channel alone, and post nothing anywhere else."
    : "Until then everybody here may ask for clips.";
  return {
    title: "Hello! I make videos from words.",
    paragraphs: [`Whoever manages this ${here} can settle the rest here. ${alone}`],
    items: [
      ...(inChannels
        ? [
            {
              text: "Where",
              detail: "this channel alone; /rushes chats:only-here, said in another, moves me there",
            },
          ]
        : []),
      { text: "Who may ask", detail: "everyone" },
      {
        text: "Money",
        detail:
          "drafts cost nothing; of paid clips all together may have what whoever runs this bot lets them, or less if you say so",
      },
      { text: "Language", detail: "each person's own" },
    ],
    buttons: [
      {
        label: "Try a free draft",
        command: "video",
        options: { prompt: "a red fox runs through fresh snow", draft: true },
        tone: "primary",
      },
      { label: "Managers only", command: "rushes", options: { askers: "managers" } },
      {
        label: "Credits a day",
        command: "rushes",
        ask: { option: "credits_per_day", label: "Credits all may spend in 24 hours", value: "200" },
      },
      {
        label: "Language",
        command: "rushes",
        ask: { option: "language", label: "Language, such as English", value: "English" },
      },
      ...(inChannels
        ? [{ label: "Clips everywhere", command: "rushes", options: { chats: "everywhere" } }]
        : []),
    ],
  };
}
