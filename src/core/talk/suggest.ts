import type { Person } from "../access/person.ts";
import { type Clip, isEnded } from "../film/clip.ts";
import type { Surface } from "../surface.ts";
import type { AnyCommand, Choice, ClipsOf, CommandContext, OptionDefinitions } from "./command.ts";
import { shorten } from "./values/text.ts";

/** Discord takes no more than 25 completions, of 100 characters each. */
const MOST = 25;
const LABEL_LENGTH = 100;

/** Completions for one option while it is typed: the command's own, else by the option's kind. */
export async function suggestValues(
  command: AnyCommand,
  option: string,
  typed: string,
  by: { person: Person; surface: Surface },
  context: CommandContext,
): Promise<readonly Choice[]> {
  const definitions: OptionDefinitions = command.options;
  const definition = Object.hasOwn(definitions, option) ? definitions[option] : undefined;
  if (!definition) return [];
  if (command.suggest) {
    const own = await command.suggest(option, typed, by, context);
    if (own.length > 0) return own.slice(0, MOST).map(shortLabel);
  }
  switch (definition.type) {
    case "choice":
      return rank(definition.choices, typed);
    case "flag":
      return rank(
        [
          { value: "true", label: "yes" },
          { value: "false", label: "no" },
        ],
        typed,
      );
    case "model": {
      const models = await context.studio.models(by.person, by.surface);
      return rank(
        models.map(({ id, label, summary }) => ({ value: id, label: `${label}: ${summary}`, words: [id] })),
        typed,
      );
    }
    case "clip": {
      const { clips } = await context.studio.history(by.person, { offset: 0, count: 50 });
      const usable = clips.filter((clip) => clip.deletedAt === undefined && isUsable(clip, definition.of));
      return rank(
        usable.map((clip) => ({
          value: clip.id,
          label: `${shorten(clip.request.prompt.replace(/\s+/g, " "), 70)} (${clip.request.seconds} s)`,
          words: [clip.id],
        })),
        typed,
      );
    }
    default:
      return [];
  }
}

/** Whether a command can do anything with this clip; what it can't isn't worth being picked. */
function isUsable({ state }: Clip, of: ClipsOf = "any"): boolean {
  const gone = state === "failed" || state === "canceled";
  const usable: Record<ClipsOf, boolean> = {
    "under-way": !isEnded(state),
    delivered: state === "delivered",
    alive: !gone,
    failed: gone,
    any: true,
  };
  return usable[of];
}

/** Those that begin with what was typed first, then those that contain it. */
function rank(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  const place = (choice: Choice) => {
    const names = [choice.label, choice.value, ...(choice.words ?? [])].map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.split(/[\s-]+/).some((word) => word.startsWith(wanted)))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return choices
    .map((choice, index) => ({ choice, index, place: place(choice) }))
    .filter((one) => one.place < 3)
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .slice(0, MOST)
    .map(({ choice }) => shortLabel(choice));
}

function shortLabel(choice: Choice): Choice {
  return { ...choice, label: shorten(choice.label, LABEL_LENGTH) };
}
