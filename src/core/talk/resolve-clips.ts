import { UserMistake } from "../errors.ts";
import type { Clip } from "../film/clip.ts";
import type { Studio } from "../ports/studio.ts";
import type { AnyCommand, OptionDefinitions } from "./command.ts";
import type { Heard } from "./dispatch.ts";
import { quoteGiven } from "./values/text.ts";

/** Said for a clip's id: the person's newest. */
const NEWEST = /^(?:last|latest|newest)$/i;

/**
 * The raw options with every clip made definite: `clip` from the message replied to, "last" as the person's
 * newest, and none of them but what this person may see here.
 */
export async function resolveClips(
  command: AnyCommand,
  { options, person, surface, replyTo }: Heard,
  studio: Studio,
): Promise<Record<string, unknown>> {
  const resolved = { ...options };
  const definitions: OptionDefinitions = command.options;
  for (const [name, definition] of Object.entries(definitions)) {
    if (definition.type !== "clip") continue;
    const given = resolved[name];
    if (given === undefined && name === "clip" && replyTo) {
      const clip = await studio.clipOfMessage(replyTo);
      if (!clip && definition.required) throw notAClip(command);
      if (!clip) continue;
      if (!(await studio.clip(clip.id, person, surface))) throw notForYou();
      resolved[name] = clip.id;
    } else if (typeof given === "string") {
      resolved[name] = (await namedClip(given, person, surface, studio)).id;
    } else if (given === undefined && definition.required) {
      throw await missingClip(command, name, person, studio);
    }
  }
  return resolved;
}

/** The clip that somebody names here by its id, or as their newest; undefined: none that they may see. */
export async function clipNamed(
  given: string,
  person: Heard["person"],
  surface: Heard["surface"],
  studio: Pick<Studio, "clip" | "history">,
): Promise<Clip | undefined> {
  const id = given.trim().replace(/^#/, "");
  if (NEWEST.test(id)) return (await studio.history(person, { offset: 0, count: 1 })).clips[0];
  return /^[A-Za-z0-9_-]{1,40}$/.test(id) ? studio.clip(id, person, surface) : undefined;
}

async function namedClip(
  given: string,
  person: Heard["person"],
  surface: Heard["surface"],
  studio: Studio,
): Promise<Clip> {
  const clip = await clipNamed(given, person, surface, studio);
  if (clip) return clip;
  throw new UserMistake(
    "no-such-clip",
    `There is no clip ${quoteGiven(given)} that you can use here. /history lists yours.`,
    { examples: ["/history"] },
  );
}

async function missingClip(
  command: AnyCommand,
  option: string,
  person: Heard["person"],
  studio: Studio,
): Promise<UserMistake> {
  const newest = (await studio.history(person, { offset: 0, count: 1 })).clips[0];
  const how =
    option === "clip"
      ? `Reply to a clip with /${command.name}, or say which one by its id: /history shows them.`
      : `Say the second clip by its id, as ${option}: /history shows them.`;
  return new UserMistake("missing-clip", how, {
    examples: newest ? [`/${command.name} ${option}:${newest.id}`] : command.examples.slice(0, 1),
  });
}

function notAClip(command: AnyCommand): UserMistake {
  return new UserMistake(
    "not-a-clip",
    `The message you replied to is not one of my clips. Reply with /${command.name} to a clip.`,
  );
}

export function notForYou(): UserMistake {
  return new UserMistake(
    "clip-not-here",
    "That clip is private or deleted, or belongs to another chat, so it can't be used here. Its maker can open it with /public.",
  );
}
