import { isSecretHere } from "../src/core/access/audience.ts";
import { UserMistake } from "../src/core/errors.ts";
import { clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import type { Reply } from "../src/core/talk/reply.ts";

export const captions = defineCommand({
  name: "captions",
  description: "Get what is said in a clip as a captions file, for players and editors",
  onClip: true,
  options: {
    clip: { ...clipOption, of: "any" },
    format: {
      type: "choice",
      description: "SubRip for players and editors, WebVTT for web pages",
      choices: [
        { value: "srt", label: "SubRip (.srt)", words: ["subrip"] },
        { value: "vtt", label: "WebVTT (.vtt)", words: ["webvtt", "web"] },
      ],
    },
  },
  examples: ["/captions", "/captions format:vtt"],
  async run(call, context): Promise<Reply> {
    const clip = await clipOf(call.options.clip, call, context);
    const keys = clip.deletedAt === undefined ? clip.file?.captions : undefined;
    if (keys === undefined) {
      throw new UserMistake(
        "no-captions",
        "That clip has no captions: nobody speaks in it, they were turned off, or it isn't finished. Reply to it with what somebody should say, such as: say “Hello” in shot 1.",
        { examples: ['/remix say "We made it" in shot 1'] },
      );
    }
    const format = call.options.format === "vtt" ? "vtt" : "srt";
    return {
      kind: "file",
      key: keys[format],
      name: `captions-${clip.id}.${format}`,
      personal: true,
      ...(isSecretHere([clip], call.surface) ? { secret: true } : {}),
      notice: { paragraphs: [`What is said in clip ${clip.id}, with its times.`] },
    };
  },
});
