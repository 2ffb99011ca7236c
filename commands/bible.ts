import { UserMistake } from "../src/core/errors.ts";
import { type BibleEntry, mayShow } from "../src/core/film/bible.ts";
import { type CommandCall, type CommandContext, defineCommand } from "../src/core/talk/command.ts";
import { notice, type Reply } from "../src/core/talk/reply.ts";

/** As long as a name is said again and again in a prompt. */
const NAME_MAX = 60;
const DESCRIPTION_MAX = 240;
/** Where the code of a picture can be answered without anybody else seeing it. */
const ALONE =
  "That is between you and me: send it to me in our private chat, or on Discord choose it from the list that opens when you type /.";

const common = {
  name: {
    type: "text",
    description: "Its name, and after a colon how it looks; alone, it is shown",
    maxLength: NAME_MAX + DESCRIPTION_MAX + 2,
    asked: true,
  },
  looks: {
    type: "text",
    description: "How it looks, told in the same words in every film",
    maxLength: DESCRIPTION_MAX,
    aliases: ["description"],
  },
  picture: { type: "file", accepts: "image", description: "A picture of it, for models that take some" },
  do: {
    type: "choice",
    description: "Drop it, or for managers: lock it so that they alone can change it",
    choices: [
      { value: "drop", label: "Drop", words: ["delete", "remove"] },
      { value: "lock", label: "Lock" },
      { value: "unlock", label: "Unlock" },
    ],
  },
} as const;

interface EntryOptions {
  name?: string;
  looks?: string;
  picture?: string;
  do?: string;
  real?: string;
}

export const cast = defineCommand({
  name: "cast",
  description: "Who returns in the films here: make them once, then write @Mara in any idea",
  freeText: "name",
  options: {
    ...common,
    real: {
      type: "choice",
      description: "Whether the picture shows a real person: they are asked first",
      choices: [
        { value: "nobody", label: "Nobody: drawn, an animal, made up" },
        { value: "me", label: "Me" },
        { value: "somebody", label: "Somebody else, who is asked first" },
      ],
    },
    code: {
      type: "text",
      description: "The code somebody gave you because a picture shows you",
      maxLength: 40,
    },
  },
  examples: [
    "/cast",
    "/cast Mara: a girl in a red coat, short black hair",
    "/cast Mara real:nobody",
    "/cast name:Mara do:drop",
  ],
  async run(call, context) {
    const { code } = call.options;
    return code === undefined ? entryCommand("cast", call, context) : askForConsent(code, call, context);
  },
});

export const place = defineCommand({
  name: "place",
  description: "Where films here happen again: make a place once, then write @Cove in any idea",
  freeText: "name",
  options: common,
  examples: [
    "/place",
    "/place The Cove: a narrow bay between black cliffs, a wooden pier",
    "/place name:Cove do:drop",
  ],
  run: (call, context) => entryCommand("place", call, context),
});

/** The buttons under the question whether a picture may be used. */
export const allowPicture = defineCommand({
  name: "allow_picture",
  description: "Say whether films may show you",
  listed: false,
  options: {
    code: { type: "text", description: "The code", required: true, maxLength: 40 },
    answer: {
      type: "choice",
      description: "Whether they may",
      required: true,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
        { value: "revoke", label: "No longer" },
      ],
    },
  },
  examples: ["/allow_picture code:4KD9QX answer:yes"],
  async run({ options: { code, answer }, person, alone }, { studio }) {
    if (!alone) return notice(ALONE, { secret: true });
    const said = answer as "yes" | "no" | "revoke";
    const { name, picture } = await studio.answerConsent(code, said, person);
    const hadYes = picture?.shows.who === "somebody" && picture.shows.yes !== undefined;
    switch (said === "no" && hadYes ? "revoke" : said) {
      case "yes":
        return notice(
          {
            paragraphs: [
              `Thank you: films there may show you as ${name} from now on. You can take that back here at any time.`,
            ],
            buttons: [
              {
                label: "Take it back",
                command: "allow_picture",
                options: { code, answer: "revoke" },
                tone: "danger",
              },
            ],
          },
          { secret: true },
        );
      case "revoke":
        return notice(
          `Taken back: your picture is gone, what was being made with it is stopped, and nothing is made with ${name} any more. Films that were posted stay where they are; whoever made them, or a manager there, can delete them.`,
          { secret: true },
        );
      default:
        return notice(`Then not: your picture is gone, and no film was made with it.`, { secret: true });
    }
  },
});

async function entryCommand(
  kind: BibleEntry["kind"],
  { options, attachments, person, surface }: CommandCall<EntryOptions>,
  { studio }: CommandContext,
): Promise<Reply> {
  const asked = { person, surface };
  const said = /^([^:：]+)[:：]\s*(.+)$/su.exec(options.name?.trim() ?? "");
  const name = (said?.[1] ?? options.name)?.trim().replace(/^@/u, "");
  const description = options.looks ?? said?.[2]?.trim();
  if (!name)
    return list(
      kind,
      (await studio.bible(person, surface)).filter((entry) => entry.kind === kind),
    );
  if (name.length > NAME_MAX || (description?.length ?? 0) > DESCRIPTION_MAX)
    throw new UserMistake(
      "text-too-long",
      `A name has up to ${NAME_MAX} characters, and how it looks up to ${DESCRIPTION_MAX}.`,
    );
  if (options.do === "drop") {
    const { name: dropped } = await studio.dropEntry(name, asked);
    return notice(`${dropped} is dropped. Films made with ${dropped} stay as they are.`);
  }
  if (options.do !== undefined) {
    const entry = await studio.lockEntry(name, options.do === "lock", asked);
    return notice(
      entry.locked ? `${entry.name} is locked: only managers change it.` : `${entry.name} is unlocked.`,
    );
  }
  const picture = options.picture ?? attachments.find((file) => file.kind === "image")?.key;
  if (description === undefined && picture === undefined) {
    const found = (await studio.bible(person, surface)).find(
      (entry) => entry.name.toLowerCase() === name.toLowerCase(),
    );
    if (found) return notice(shown(found));
  }
  const { entry, code } = await studio.keepEntry(
    {
      kind,
      name,
      ...(description !== undefined && { description }),
      ...(picture !== undefined && { picture }),
      ...(options.real !== undefined && { shows: options.real as "nobody" | "me" | "somebody" }),
    },
    asked,
  );
  const seen = shown(entry);
  return notice({
    ...seen,
    paragraphs: [
      ...(seen.paragraphs ?? []),
      ...(code === undefined
        ? []
        : [
            `The picture waits for the yes of whoever it shows. Let them send me, in their private chat with me: /cast code:${code}. I'll ask them there.`,
          ]),
    ],
    examples: [`/film @${entry.name.replace(/[^\p{L}\p{N}]+/gu, "-")} …`],
  });
}

function list(kind: BibleEntry["kind"], entries: readonly BibleEntry[]): Reply {
  const example = kind === "cast" ? cast.examples[1] : place.examples[1];
  return notice({
    title: kind === "cast" ? "Cast" : "Places",
    items: entries.map((entry) => ({
      text: `@${entry.name}${entry.locked ? " (locked)" : ""}`,
      detail: `${entry.description}; ${entry.owner.name}'s${stateOf(entry)}`,
    })),
    paragraphs: [
      entries.length === 0
        ? `Nobody returns here yet. Tell a name and how it looks, and write the name with an @ in any idea from then on.`
        : "Write a name with an @ in an idea, and it is as it stands here.",
    ],
    examples: [example ?? ""],
  });
}

function stateOf({ picture, revoked }: BibleEntry): string {
  if (revoked) return "; no longer to be shown";
  if (!picture) return "";
  return mayShow(picture.shows) ? "; with a picture" : "; its picture waits for a yes";
}

function shown(entry: BibleEntry) {
  const { picture } = entry;
  return {
    title: `@${entry.name}`,
    ...(picture && mayShow(picture.shows) && { pictureKey: picture.key, pictureAlt: entry.name }),
    paragraphs: [
      `${entry.description}.`,
      `${entry.owner.name}'s${entry.locked ? ", locked" : ""}${stateOf(entry)}.`,
    ],
  };
}

/** Asked where nobody else sees it, of whoever has the code. */
async function askForConsent(
  code: string,
  { person, alone }: Pick<CommandCall, "person" | "alone">,
  { studio }: CommandContext,
): Promise<Reply> {
  if (!alone) return notice(ALONE, { secret: true });
  const { name, owner, picture } = await studio.consentAsked(code, person);
  return notice(
    {
      title: "Is this you?",
      ...(picture && { pictureKey: picture.key, pictureAlt: "The picture that is asked about" }),
      paragraphs: [
        `${owner.name} wants to make films in which you are seen as “${name}”, from this picture. Everybody where ${owner.name} made ${name} could then ask for such films.`,
        "Say yes only if that is you, and you are 18 or older. You can take it back here at any time: the picture goes, and nothing more is made with it.",
      ],
      buttons: [
        {
          label: "Yes, it's me, 18 or older",
          command: "allow_picture",
          options: { code, answer: "yes" },
          tone: "primary",
        },
        { label: "No", command: "allow_picture", options: { code, answer: "no" }, tone: "danger" },
      ],
    },
    { secret: true },
  );
}
