import type { Studio } from "../src/core/ports/studio.ts";
import { defineCommand } from "../src/core/talk/command.ts";
import { type Notice, notice, type Reply } from "../src/core/talk/reply.ts";

const day = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

export const privacy = defineCommand({
  name: "privacy",
  description: "What is kept about you; export gives it to you, forget takes it all away",
  options: {
    do: {
      type: "choice",
      description: "export, forget or undo",
      choices: [
        { value: "show", label: "What is kept", words: ["tell", "what"] },
        { value: "export", label: "All of it as a file", words: ["download", "data"] },
        { value: "forget", label: "Forget me", words: ["delete", "erase"] },
        { value: "undo", label: "Don't forget me after all", words: ["keep"] },
      ],
    },
  },
  freeText: "do",
  examples: ["/privacy", "/privacy export", "/privacy forget"],
  async run({ options, person, surface, idempotencyKey }, { studio }) {
    switch (options.do) {
      case "export":
        return exported(await studio.privacy.export(person, { surface, idempotencyKey }));
      case "forget":
        return notice(QUESTION, { secret: true });
      case "undo": {
        const wasAsked = await studio.privacy.undo(person);
        const says = wasAsked
          ? "You aren't forgotten: everything stays."
          : "You hadn't asked to be forgotten.";
        return notice(says, { secret: true });
      }
      default:
        return notice(whatIsKept(await studio.privacy.state(person), studio.reports.noticeAddress), {
          secret: true,
        });
    }
  },
});

const QUESTION: Notice = {
  title: "Forget everything about you?",
  paragraphs: [
    "Your clips with their messages, files and words, your pictures, settings, links, credits and all notes of you are taken away. It begins 24 hours after you say yes, and until then you can undo it.",
    "What others made from your clips stays theirs, without your name. If you were blocked, you stay blocked.",
  ],
  buttons: [{ label: "Yes, forget me", command: "forget_me", tone: "danger" }],
};

function exported({ key, leftOut }: Awaited<ReturnType<Studio["privacy"]["export"]>>): Reply {
  const tooLarge = `${leftOut} ${leftOut === 1 ? "file was" : "files were"} too large to send along; /show brings a clip.`;
  return {
    ...{ kind: "file", key, name: "rushes-data.zip", personal: true, secret: true },
    notice: {
      paragraphs: [
        "All that is kept about you: data.json says it, files/ has your clips and pictures.",
        ...(leftOut === 0 ? [] : [tooLarge]),
      ],
    },
  };
}

/** `noticeAddress`: of the page where anybody can say that something shouldn't be there; absent where there is none. */
function whatIsKept(
  { keptDays, clips, forgottenAt }: Awaited<ReturnType<Studio["privacy"]["state"]>>,
  noticeAddress: string | undefined,
): Notice {
  const until = keptDays.clips === undefined ? "until you delete them" : `for ${keptDays.clips} days`;
  return {
    title: "What is kept about you",
    paragraphs:
      forgottenAt === undefined
        ? []
        : [`You asked to be forgotten, which happens on ${day(forgottenAt)}. /privacy undo stops that.`],
    items: [
      {
        text: `Your clips: ${clips}`,
        detail: `their words, plan, pictures, film, cost and where they were posted, ${until}. Seen by whoever is in the chat; private ones by you alone.`,
      },
      {
        text: "Pictures and files you send",
        detail: `as long as a clip uses them, else ${keptDays.uploads} days. They go to the model that makes your clip.`,
      },
      {
        text: "Your id and name here, settings, links and credits",
        detail: "until you are forgotten. Who runs this bot can see them.",
      },
      {
        text: "What was refused, reported or reviewed",
        detail: `${keptDays.incidents} days, for who runs this bot and reviews for it.`,
      },
      ...(noticeAddress === undefined
        ? []
        : [
            {
              text: `A video that shouldn't be there: ${noticeAddress}`,
              detail:
                "anybody can say so, without an account; what they write is kept as long as what was reported.",
            },
          ]),
      {
        text: "The log",
        detail: "says that something was made, when and by which id, and none of your words.",
      },
    ],
    links: noticeAddress === undefined ? [] : [noticeAddress],
    examples: ["/privacy export", "/privacy forget"],
  };
}
