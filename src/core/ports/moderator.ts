/** A piece of what was written, and what people call it: "the prompt", "shot 3". */
export interface WrittenPart {
  part: string;
  text: string;
  /** It says what is not to be seen. */
  isNegative?: boolean;
}

/** Throws UserMistake for words that may not be asked for. `adult`: they are said where only adults are. */
export type CheckWords = (parts: readonly WrittenPart[], where?: { adult?: boolean | undefined }) => void;
