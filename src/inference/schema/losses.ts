import type { Limits } from "./limits.ts";
import type { Role, Roles } from "./roles.ts";

/** What became of a wish: as a whole sentence, and as what to say after the rule that is the reason. */
interface Words {
  always: string;
  here: string;
}

/** What of an order can't be honoured: in sentences for the card, and as numbers to compare two ways of fitting it by. */
export interface Losses {
  tell(sentence: string): void;
  /** A whole picture, or all of the references, left out. */
  picture(role: "endImage" | "references", words: Words): void;
  /** How far off the shape is, as the logarithm of the ratios' quotient. */
  shape(off: number, words: Words): void;
  /** By what share the picture has to be enlarged. */
  size(missing: number, words: Words): void;
  /** Seconds made and thrown away. */
  length(over: number, words: Words): void;
  /** `input`: the one that would have made it. */
  sound(input: string): void;
  told(): string[];
  /** What weighs most comes first. */
  readonly weights: readonly number[];
}

/** `roles`: those of the schema before any rule narrowed it. */
export function createLosses(label: string, { because }: Limits, roles: Roles): Losses {
  const sentences: string[] = [];
  const byReason = new Map<string, string[]>();
  const weights = [0, 0, 0, 0] as [number, number, number, number];

  function say(among: readonly Role[], { always, here }: Words): void {
    const reason = among.map((role) => because.get(roles[role]?.name ?? "")).find(Boolean);
    if (reason === undefined) sentences.push(always);
    else reasoned(reason, here);
  }

  function reasoned(reason: string, here: string): void {
    byReason.set(reason, [...(byReason.get(reason) ?? []), here]);
  }

  return {
    weights,
    tell: (sentence) => void sentences.push(sentence),
    picture(role, words) {
      weights[0] += 1;
      say([role], words);
    },
    shape(off, words) {
      weights[1] += off;
      say(["aspect", "size"], words);
    },
    size(missing, words) {
      weights[2] += missing;
      say(["resolution", "size"], words);
    },
    length(over, words) {
      weights[3] += over;
      say(["seconds", "frames"], words);
    },
    sound: (input) => reasoned(because.get(input) ?? "", "it is made without sound"),
    told: () => [
      ...sentences,
      ...[...byReason].map(([reason, what]) => `${label} ${reason}: ${what.join("; ")}.`),
    ],
  };
}

/** Whether one way of fitting an order loses less than another. */
export function losesLess(one: Losses, other: Losses): boolean {
  for (const [index, weight] of one.weights.entries()) {
    const difference = weight - (other.weights[index] ?? 0);
    if (Math.abs(difference) > 1e-9) return difference < 0;
  }
  return false;
}
