import type { OptionDefinition } from "../command.ts";
import { findChoice } from "../values/choice.ts";
import { readFlag } from "../values/flag.ts";
import { numberLength } from "../values/number.ts";

/** No choice has a longer name than this many words. */
const CHOICE_WORDS = 4;

export interface Unquoted {
  raw: string;
  length: number;
  /** It reads as a value of that kind; whether it is within range is checked later. */
  fits: boolean;
}

/** The value that stands unquoted at the beginning of `rest`, as far as the option's kind lets it reach. */
export function readUnquoted(definition: OptionDefinition, rest: string): Unquoted {
  const token = /^[^\s]+/.exec(rest)?.[0] ?? "";
  const bare = token.replace(/[,;]+$/, "");
  switch (definition.type) {
    case "integer":
    case "number": {
      const length = numberLength(rest, definition.unit);
      if (length > 0) return { raw: rest.slice(0, length), length, fits: true };
      return { raw: bare, length: bare.length, fits: false };
    }
    case "choice": {
      const found = longestChoice(definition, rest);
      return found ?? { raw: bare, length: bare.length, fits: false };
    }
    case "flag": {
      const word = bare.replace(/[.!?]+$/, "");
      return { raw: word, length: word.length, fits: readFlag(word) !== undefined };
    }
    default:
      return { raw: bare, length: bare.length, fits: bare !== "" };
  }
}

function longestChoice(
  definition: OptionDefinition & { type: "choice" },
  rest: string,
): Unquoted | undefined {
  const ends = [...rest.slice(0, 120).matchAll(/\S+/g)]
    .slice(0, CHOICE_WORDS)
    .map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const raw = rest.slice(0, end).replace(/[,;.!?]+$/, "");
    if (!raw.includes("\n") && findChoice(definition.choices, raw)) {
      return { raw, length: raw.length, fits: true };
    }
  }
  return undefined;
}
