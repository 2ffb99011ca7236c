import { isSecretHere } from "../src/core/access/audience.ts";
import { clipOf, clipOption } from "../src/core/talk/clip-option.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import type { Reply } from "../src/core/talk/reply.ts";

export const exportFilm = defineCommand({
  name: "export",
  description: "Get a clip's shots, frames, sound and edit lists for an editing program, in a zip",
  onClip: true,
  freeText: "for",
  options: {
    clip: { ...clipOption, of: "delivered" },
    for: {
      type: "choice",
      description: "For which program; resolve gives DNxHR and PCM in MOV, which takes longer",
      choices: [
        { value: "any", label: "Any editor", words: ["otio", "edl", "premiere", "avid", "all"] },
        { value: "resolve", label: "DaVinci Resolve", words: ["davinci", "davinci resolve", "dnxhr"] },
      ],
    },
  },
  examples: ["/export", "/export resolve"],
  async run(call, context): Promise<Reply> {
    const { person, surface, options } = call;
    const clip = await clipOf(options.clip, call, context);
    const { key, whole, bytes, link } = await context.studio.exportFilm(
      options.clip,
      options.for === "resolve" ? "resolve" : "plain",
      { person, surface },
    );
    const size = `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
    return {
      kind: "file",
      key,
      name: `${clip.id}-export.zip`,
      personal: true,
      ...(isSecretHere([clip], surface) ? { secret: true } : {}),
      notice: {
        paragraphs: [
          whole
            ? `Clip ${clip.id} for editing, ${size}: film.otio and film.edl put the shots in order; keep the folder together. RIGHTS.txt says what may be done with it.`
            : `With its shots it has ${size}, more than this chat takes, so these are the lists alone. ${
                link === undefined
                  ? "Ask in a place that takes larger files, or whoever runs this bot."
                  : `All of it can be fetched for a day by whoever has this link: ${link}`
              }`,
        ],
        ...(link === undefined ? {} : { links: [link] }),
      },
    };
  },
});
