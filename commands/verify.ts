import { UserMistake } from "../src/core/errors.ts";
import type { Verified } from "../src/core/ports/studio.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { notice } from "../src/core/talk/reply.ts";

export const verify = defineCommand({
  name: "verify",
  description: "Find out whether a video was made here, and when: attach it, or reply to it",
  onClip: true,
  options: {
    clip: { type: "clip", description: "A clip of mine: reply to it, or its id" },
    file: { type: "file", accepts: "video", description: "The video to look at" },
  },
  examples: ["/verify"],
  async run({ options, attachments, person, surface }, { studio }) {
    const file = options.file ?? attachments.find(({ kind }) => kind === "video")?.key;
    if (file === undefined && options.clip === undefined) {
      throw new UserMistake(
        "nothing-to-verify",
        "Send the video together with /verify, or reply to it with /verify.",
        { examples: ["/verify"] },
      );
    }
    const found = await studio.verify(
      file === undefined ? { clip: options.clip ?? "" } : { file },
      person,
      surface,
    );
    const { noticeAddress } = studio.reports;
    return notice({
      paragraphs: [
        ...paragraphsOf(found),
        ...(found.isOurs && noticeAddress !== undefined
          ? [`If it shouldn't be there, anybody can say so at ${noticeAddress}, without an account.`]
          : []),
      ],
      links: noticeAddress === undefined ? [] : [noticeAddress],
      verdict: found.isOurs ? "ours" : "not-ours",
    });
  },
});

const BECAUSE: Record<Extract<Verified, { isOurs: true }>["by"], string> = {
  signature: "The file is unchanged since I signed it.",
  pictures: "Its pictures are those of a video made here; the file itself was changed since.",
  record: "I posted it here myself.",
};
const STILL: Record<Extract<Verified, { isOurs: false }>["because"], string> = {
  unknown:
    "Nothing in the file, and none of its pictures, is known to me. That doesn't say who or what made it.",
  claimed:
    "It says of itself that it was made here, but its pictures aren't known to me: the mark may have been copied.",
  changed: "It has a signature, and was changed since it was signed.",
  foreign:
    "It is signed by somebody else: a C2PA reader, such as contentcredentials.org/verify, tells by whom.",
};

function paragraphsOf(found: Verified): string[] {
  if (!found.isOurs) return ["This video was not made here, as far as I can tell.", STILL[found.because]];
  const when = `${new Date(found.madeAt).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return [`This video was made here, by AI, on ${when}.`, BECAUSE[found.by]];
}
