import { UserMistake } from "../errors.ts";
import type { AnyCommand, Choice, OptionDefinition, OptionDefinitions } from "./command.ts";
import { formatCall } from "./grammar/format.ts";
import type { Problem, Value } from "./problem.ts";
import { findChoice, nearestChoice } from "./values/choice.ts";
import { readFlag } from "./values/flag.ts";
import { readNumber, readNumberWord } from "./values/number.ts";
import { cleanText, isVisible, quoteGiven, textLength } from "./values/text.ts";

type Checked = { value: Value } | { problem: Omit<Problem, "option"> };

/** More choices than this are not listed in a sentence. */
const LISTED_CHOICES = 16;

/** Ids of clips and models and keys of files: nothing that could be anything else. */
const CLIP_ID = /^[A-Za-z0-9_-]{1,40}$/;
const MODEL_ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/ -]{0,199}$/u;

/**
 * Checks raw values, as a platform or the text grammar gave them, against the command's definition.
 * Values that are right come back coerced, in `values`; everything else is a problem.
 */
export function checkOptions(
  command: AnyCommand,
  raw: Record<string, unknown>,
): { values: Record<string, Value>; problems: Problem[] } {
  const definitions: OptionDefinitions = command.options;
  const values: Record<string, Value> = {};
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(raw)) {
    if (given === undefined || given === null) continue;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (!definition) {
      problems.push({
        code: "unknown-option",
        option: name,
        sentence: `/${command.name} has no option ${quoteGiven(name)}.`,
      });
      continue;
    }
    const checked = checkValue(name, definition, given);
    if ("value" in checked) values[name] = checked.value;
    else problems.push({ ...checked.problem, option: name });
  }
  for (const [name, definition] of Object.entries(definitions)) {
    if (!definition.required || name in values) continue;
    if (problems.some((problem) => problem.option === name)) continue;
    problems.push({
      code: "missing-option",
      option: name,
      sentence: `${sayName(name)} is missing: ${lowerFirst(definition.description)}.`,
    });
  }
  return { values, problems };
}

/** Everything that is wrong, in one error, with a complete call that would work. */
export function mistakeFrom(
  command: AnyCommand,
  problems: readonly Problem[],
  values: Record<string, Value>,
): UserMistake {
  const corrected: Record<string, Value> = { ...values };
  for (const problem of problems) {
    if (problem.option && problem.correction !== undefined) corrected[problem.option] = problem.correction;
  }
  const repaired =
    Object.keys(corrected).length > 0 && checkOptions(command, corrected).problems.length === 0
      ? formatCall(command, corrected)
      : undefined;
  const incomplete = problems.some(
    (problem) =>
      problem.correction === undefined &&
      problem.option &&
      !(problem.option in corrected) &&
      problem.code !== "unknown-option",
  );
  const examples =
    repaired && !incomplete && textLength(repaired) <= 600 ? [repaired] : command.examples.slice(0, 2);
  const code = problems[0]?.code ?? "bad-value";
  return new UserMistake(code, problems.map((problem) => problem.sentence).join("\n"), { examples });
}

/** One value against its definition. */
function checkValue(name: string, definition: OptionDefinition, given: unknown): Checked {
  switch (definition.type) {
    case "text":
      return checkText(name, definition, given);
    case "integer":
    case "number":
      return checkNumber(name, definition, given);
    case "choice":
      return checkChoice(name, definition, given);
    case "flag": {
      const flag = typeof given === "boolean" ? given : readFlag(String(given));
      if (flag !== undefined) return { value: flag };
      return bad(`${sayName(name)} is yes or no; you gave ${quoteGiven(String(given))}.`, true);
    }
    case "clip": {
      const id = typeof given === "string" ? cleanText(given).replace(/^#/, "") : "";
      if (CLIP_ID.test(id)) return { value: id };
      return bad(
        `${sayName(name)} is the id of a clip, as /history shows it; ${quoteGiven(String(given))} is not one.`,
      );
    }
    case "model": {
      const id = typeof given === "string" ? cleanText(given) : "";
      if (MODEL_ID.test(id)) return { value: id };
      return bad(`${sayName(name)} is a name from /models; ${quoteGiven(String(given))} is not one.`);
    }
    case "file":
      if (typeof given === "string" && given !== "") return { value: given };
      return bad(`${sayName(name)} is a file: attach it to the message instead of naming it.`);
  }
}

function checkText(name: string, definition: OptionDefinition & { type: "text" }, given: unknown): Checked {
  const text = typeof given === "string" || typeof given === "number" ? cleanText(String(given)) : "";
  if (!isVisible(text)) {
    return {
      problem: {
        code: "empty-text",
        sentence: `${sayName(name)} is empty: ${lowerFirst(definition.description)}.`,
      },
    };
  }
  const length = textLength(text);
  if (length > definition.maxLength) {
    return {
      problem: {
        code: "text-too-long",
        sentence: `${sayName(name)} may have up to ${grouped(definition.maxLength)} characters; yours has ${grouped(length)}. Please shorten it by ${grouped(length - definition.maxLength)}.`,
      },
    };
  }
  if (length < (definition.minLength ?? 1)) {
    return {
      problem: {
        code: "bad-value",
        sentence: `${sayName(name)} needs at least ${definition.minLength} characters; you gave ${quoteGiven(text)}.`,
      },
    };
  }
  return { value: text };
}

function checkNumber(
  name: string,
  definition: OptionDefinition & { type: "integer" | "number" },
  given: unknown,
): Checked {
  const { min, max, unit } = definition;
  const number = typeof given === "number" ? given : readNumber(String(given), unit);
  const whole = definition.type === "integer";
  if (
    number !== undefined &&
    Number.isFinite(number) &&
    number >= min &&
    number <= max &&
    (!whole || Number.isInteger(number))
  ) {
    return { value: number };
  }
  const guess = number ?? readNumberWord(String(given));
  const near =
    guess === undefined || !Number.isFinite(guess)
      ? undefined
      : Math.min(max, Math.max(min, whole ? Math.round(guess) : guess));
  const sentence = `${sayName(name)} must be a ${whole ? "whole number" : "number"} from ${grouped(min)} to ${grouped(max)}; you gave ${quoteGiven(String(given))}.`;
  return bad(sentence, near);
}

function checkChoice(
  name: string,
  definition: OptionDefinition & { type: "choice" },
  given: unknown,
): Checked {
  const typed = cleanText(String(given));
  const choice = findChoice(definition.choices, typed);
  if (choice) return { value: choice.value };
  if (definition.open && isVisible(typed) && textLength(typed) <= 100) return { value: typed };
  const near = nearestChoice(definition.choices, typed);
  const meant = near ? ` Did you mean ${near.label}?` : "";
  return bad(
    `${sayName(name)} can't be ${quoteGiven(typed)}.${meant} Choose ${listChoices(definition.choices)}.`,
    near?.value,
  );
}

function listChoices(choices: readonly Choice[]): string {
  const labels = choices.slice(0, LISTED_CHOICES).map((choice) => choice.label);
  const more = choices.length - labels.length;
  if (more > 0) return `one of ${labels.join(", ")} and ${more} more`;
  const last = labels.pop();
  return labels.length === 0 ? (last ?? "") : `${labels.join(", ")} or ${last}`;
}

function bad(sentence: string, correction?: Value): Checked {
  return { problem: { code: "bad-value", sentence, ...(correction === undefined ? {} : { correction }) } };
}

/** `start_image` as a sentence begins with it. */
function sayName(name: string): string {
  const words = name.replace(/_/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}

function grouped(number: number): string {
  return number.toLocaleString("en-GB", { maximumFractionDigits: 3 });
}
