import { UserMistake } from "../errors.ts";
import { createInTurn } from "../in-turn.ts";
import type { Log } from "../ports/log.ts";
import type { Notebook } from "../ports/notebook.ts";
import type { Pace } from "../ports/pace.ts";
import type { Studio } from "../ports/studio.ts";
import type { WordsJudge } from "../ports/words-judge.ts";
import { replyForError } from "./answer-error.ts";
import { createAskFirst } from "./ask-first.ts";
import { derive } from "./clip-option.ts";
import type { AnyCommand, CommandContext, OptionDefinitions } from "./command.ts";
import type { Dispatcher, Heard, Said } from "./dispatch.ts";
import { readCommandName, readOptions } from "./grammar.ts";
import { createEditHearing } from "./hear-edit.ts";
import { createWordsHearing } from "./hear-words.ts";
import { createOffers } from "./offers.ts";
import { createOneHearer } from "./one-hearer.ts";
import { checkOptions, mistakeFrom } from "./option-values.ts";
import { createPersonRate } from "./person-rate.ts";
import { createPressTwice } from "./press-twice.ts";
import type { Problem, Value } from "./problem.ts";
import { notice, type Reply } from "./reply.ts";
import { resolveClips } from "./resolve-clips.ts";
import { suggestValues } from "./suggest.ts";
import { nearest } from "./values/nearest.ts";
import { cleanText, isVisible, quoteGiven } from "./values/text.ts";

const EXAMPLE_MAX_LENGTH = 100;

/** Turns what people say, on any platform, into command calls, and whatever goes wrong into an answer. */
export function createDispatcher({
  commands,
  studio,
  judge,
  notebook,
  pace,
  now = Date.now,
  pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  log,
  newReference,
}: {
  commands: readonly AnyCommand[];
  studio: Studio;
  /** Tells an order from talk. */
  judge: WordsJudge;
  /** Keeps offers until they are taken. */
  notebook: Pick<Notebook, "get" | "set" | "claim" | "delete">;
  /** Holds back who asks too much at once; without it nobody is. */
  pace?: Pick<Pace, "turn">;
  now?: () => number;
  pause?: (ms: number) => Promise<void>;
  log: Log;
  /** A short id under which a failure is found in the log. */
  newReference: () => string;
}): Dispatcher {
  const byName = new Map([
    ...commands.flatMap((command) => (command.alsoCalled ?? []).map((name) => [name, command] as const)),
    ...commands.map((command) => [command.name, command] as const),
  ]);
  const offers = createOffers({ notebook, newId: () => `${newReference()}${newReference()}` });
  const pressTwice = createPressTwice({ notebook, now, studio });
  const personRate = pace && createPersonRate({ pace, notebook, studio });
  const context: CommandContext = {
    studio,
    commands,
    async acceptOffer(offerId, call) {
      const taken = await offers.taken(offerId, call);
      if ("call" in taken) return run(find(taken.call.command), taken.call);
      const { clip, change, private: isPrivate } = taken.change;
      const { askFirst: _, ...agreed } = context;
      const how = { private: isPrivate, asPreviewed: true } as const;
      return derive(clip, change, { ...call, idempotencyKey: taken.idempotencyKey }, agreed, how);
    },
    askFirst: createAskFirst({ studio, notebook, offers }),
  };

  async function run(command: AnyCommand, heard: Heard, unread: readonly Problem[] = []): Promise<Reply> {
    checkAccess(command, heard);
    // It puts the others on again.
    if (command.name !== "admin") await studio.checkCommand(command.name);
    const raw = await resolveClips(command, heard, studio);
    const { values, problems } = checkOptions(command, raw);
    const isTold = (problem: Problem) =>
      (problem.code === "missing-option" || problem.code === "empty-text") &&
      unread.some((one) => one.option === problem.option);
    const all = [...unread, ...problems.filter((problem) => !isTold(problem))];
    const models = await completeModels(command, values, all.length > 0);
    if (all.length + models.length > 0) throw mistakeFrom(command, [...all, ...models], values);
    return await command.run(
      {
        options: values,
        person: heard.person,
        surface: heard.surface,
        ...(heard.replyTo ? { replyTo: heard.replyTo } : {}),
        attachments: heard.attachments ?? [],
        ...(heard.leftOut?.length ? { leftOut: heard.leftOut } : {}),
        idempotencyKey: heard.idempotencyKey,
        ...(heard.insteadOf === undefined ? {} : { insteadOf: heard.insteadOf }),
        alone: heard.alone === true,
      },
      context,
    );
  }

  /** Puts the model's id where another of its names was given; an unknown one is a problem among the others. */
  async function completeModels(
    command: AnyCommand,
    values: Record<string, Value>,
    otherProblems: boolean,
  ): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const [option, definition] of Object.entries(command.options as OptionDefinitions)) {
      const typed = values[option];
      if (definition.type !== "model" || typeof typed !== "string") continue;
      try {
        values[option] = (await studio.model(typed)).id;
      } catch (error) {
        if (!(error instanceof UserMistake) || !otherProblems) throw error;
        delete values[option];
        problems.push({ code: error.code, option, sentence: error.userMessage });
      }
    }
    return problems;
  }

  async function answered(heard: Omit<Heard, "options">, answer: () => Promise<Reply>): Promise<Reply> {
    try {
      return await answer();
    } catch (error) {
      return replyForError(error, {
        log,
        newReference,
        facts: { platform: heard.surface.platform, command: heard.command, person: heard.person.id },
      });
    }
  }

  function find(name: string, words = ""): AnyCommand {
    const command = byName.get(name);
    if (command) return command;
    const listed = commands.filter((one) => one.listed !== false).map((one) => one.name);
    // "vídeo" is nearer to "video" than its accent makes it.
    const near = nearest(name.normalize("NFD").replace(/\p{M}/gu, ""), listed);
    throw new UserMistake(
      "unknown-command",
      `There is no command ${quoteGiven(`/${name}`)}. ${near ? `Did you mean /${near}?` : "/help shows those there are."}`,
      { examples: near ? asMeant(near, words) : ["/help"] },
    );
  }

  /** What was typed, with the right command; an example of ours where that says too little or too much. */
  function asMeant(name: string, words: string): readonly string[] {
    const isShown = words !== "" && words.length <= EXAMPLE_MAX_LENGTH;
    return isShown ? [`/${name} ${words}`] : (byName.get(name)?.examples.slice(0, 1) ?? []);
  }

  const sayTo = (name: string, words: string, said: Said) =>
    answered({ ...said, command: name }, () => {
      const command = find(name, words);
      const hasClip = said.replyTo !== undefined && "clip" in command.options;
      const { options, problems, leftOut } = readOptions(command, words, { given: hasClip ? ["clip"] : [] });
      return run(command, { ...said, alone: said.isPrivate, command: name, options, leftOut }, problems);
    });

  const hearWords = createWordsHearing({
    commands: byName,
    studio,
    notebook,
    judge,
    offers,
    sayTo,
    answered: (command, said, answer) => answered({ ...said, command }, answer),
  });

  /** Where that can't be said nobody is held back: whatever is broken will show itself. */
  async function heldBack(heard: Pick<Heard, "person" | "surface" | "idempotencyKey">) {
    try {
      return await personRate?.(heard);
    } catch (error) {
      log.warn({ err: error }, "how much a person asks could not be counted");
      return undefined;
    }
  }

  /** Nothing to be said is no failure. */
  async function unlessSilent(
    said: Said,
    command: string,
    hear: () => Promise<Reply | undefined>,
  ): Promise<Reply | undefined> {
    let silent = false;
    const reply = await answered({ ...said, command }, async () => {
      const heard = await hear();
      silent = heard === undefined;
      return heard ?? { kind: "notice", notice: {}, personal: true };
    });
    return silent ? undefined : reply;
  }

  /** A message is answered before its edits are heard, and those one by one in the order they came: the last words count. */
  const inTurn = createInTurn();
  const oneHearer = createOneHearer({ notebook, pause });
  const edits = createEditHearing({ commands: byName, notebook, studio, offers, pause, say });

  /** Whatever is broken there keeps nobody from their answer. */
  async function noteDown(text: string, said: Said, reply: Reply | undefined): Promise<void> {
    try {
      await edits.note(cleanText(text), said, reply);
    } catch (error) {
      log.warn({ err: error }, "what came of a message could not be noted down");
    }
  }

  async function say(text: string, said: Said): Promise<Reply | undefined> {
    const { isPrivate, mentioned, replyTo } = said;
    const addressed = isPrivate || mentioned;
    const typed = withoutGap(cleanText(text), (name) => byName.has(name));
    const called = readCommandName(typed);
    if (called && !addressed && !byName.has(called.name)) return undefined;
    const held = called || addressed ? await heldBack(said) : undefined;
    if (held === "silent") return undefined;
    if (held) return answered({ ...said, command: called?.name ?? "help" }, () => Promise.reject(held));
    if (called && said.maybeNew !== undefined) {
      const which = await answered({ ...said, command: called.name }, async () => {
        return (
          (await hearWords.whichIsMeant(said.maybeNew ?? "", said)) ?? sayTo(called.name, called.rest, said)
        );
      });
      return which;
    }
    if (called) return await sayTo(called.name, called.rest, said);
    if (!isVisible(typed)) {
      if ((said.attachments ?? []).length > 0) return await sayTo(replyTo ? "remix" : "video", "", said);
      // Somebody only called its name.
      return mentioned && !isPrivate && !replyTo ? await sayTo("help", "", said) : undefined;
    }
    return unlessSilent(said, "remix", () => hearWords.hear(typed, said));
  }

  return {
    commands,

    dispatch: (heard) =>
      answered(heard, async () => {
        const held = await heldBack(heard);
        // A platform's own button or command has to be answered, however often.
        if (held === "silent") return notice("I'm still catching up with you. One moment, please.");
        if (held) throw held;
        const command = find(heard.command);
        const again = await pressTwice(command, heard);
        if (again) return again;
        const read = heard.typed
          ? readWithin(command, heard.options)
          : { options: heard.options, problems: [], leftOut: [] };
        return run(command, { ...heard, options: read.options, leftOut: read.leftOut }, read.problems);
      }),

    say: (text, said) => {
      const key = said.idempotencyKey;
      return inTurn(key, () =>
        oneHearer.message(key, async () => {
          const reply = await say(text, said);
          await noteDown(text, said, reply);
          return reply;
        }),
      );
    },

    edited: (text, said, order) => {
      const key = said.idempotencyKey;
      const hear = () => edits.hear(cleanText(text), said, order);
      return inTurn(key, () => unlessSilent(said, "remix", () => oneHearer.edit(key, hear)));
    },

    async suggest(name, option, typed, by) {
      const command = byName.get(name);
      if (!command) return [];
      try {
        return await suggestValues(command, option, typed, by, context);
      } catch (error) {
        log.warn({ err: error, command: name, option }, "suggesting failed");
        return [];
      }
    },
  };
}

/** "/ video a fox": a slip before a name there is. */
function withoutGap(typed: string, isKnown: (name: string) => boolean): string {
  const found = /^[/\uff0f]\s+([\p{L}\p{N}_]{1,32})(?=\s|$)/u.exec(typed);
  return found?.[1] && isKnown(found[1].toLowerCase()) ? `/${typed.slice(1).trimStart()}` : typed;
}

/** Options typed into the free text, such as `--seconds 8`; those given by a field of their own are told apart already. */
function readWithin(command: AnyCommand, given: Record<string, unknown>) {
  const words = command.freeText === undefined ? undefined : given[command.freeText];
  if (typeof words !== "string") return { options: given, problems: [], leftOut: [] };
  const { [command.freeText as string]: _words, ...others } = given;
  const { options, problems, leftOut } = readOptions(command, words, { given: Object.keys(others) });
  return { options: { ...options, ...others }, problems, leftOut };
}

function checkAccess(command: AnyCommand, { person, surface }: Heard): void {
  if (command.access !== "manager") return;
  if (surface.group === undefined) {
    throw new UserMistake(
      "group-only",
      `/${command.name} is for servers and groups; there are no such settings in a private chat.`,
    );
  }
  if (!person.manager) {
    throw new UserMistake("managers-only", `Only those who manage this place may use /${command.name}.`);
  }
}
