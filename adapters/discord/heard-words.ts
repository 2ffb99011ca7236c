import type { APIUser } from "discord.js";

/** A message's words as they are read: the bot's own mention gone, others by name, custom emoji by theirs. */
export function readableWords(
  content: string,
  message: { botId: string; mentions: readonly Pick<APIUser, "id" | "username" | "global_name">[] },
): string {
  return (
    content
      .replace(new RegExp(`<@!?${message.botId}>`, "g"), (_mention, at: number) => {
        const before = content.slice(0, at).trim();
        const after = content
          .slice(at)
          .replace(/^<@!?\d+>/, "")
          .trim();
        // Called at the beginning or end; amid a sentence it is spoken of.
        return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? "Rushes" : " ";
      })
      .replace(/<@!?(\d+)>/g, (_, id: string) => {
        const user = message.mentions.find((each) => each.id === id);
        return user ? user.global_name || user.username : "someone";
      })
      // In a command they are what an option names; in a prompt they show nothing.
      .replace(/<(?:@&|#)(\d+)>/g, (_, id: string) => (/^\s*(?:<@!?\d+>\s*)?\//.test(content) ? id : " "))
      .replace(/<a?:(\w+):\d+>/g, (_, name: string) => ` ${name.replaceAll("_", " ")} `)
      .replace(/<t:\d+(?::[a-zA-Z])?>/g, " ")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ *\n */g, "\n")
      .trim()
  );
}
