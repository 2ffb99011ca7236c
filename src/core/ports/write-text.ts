/** What a language model is asked. */
export interface TextQuestion {
  system: string;
  prompt: string;
  seed: number;
  /** What people wrote of all that, as they wrote it: for whoever moderates. */
  material: string;
  /** The form of the answer, as a JSON Schema that every endpoint takes; whoever reads it checks it all the same. */
  form?: { name: string; schema: object };
}

/** Who pays for what a language model is asked. */
export interface WordsPayer {
  /** To which the answer's price is booked. */
  account: string;
  /** What it is asked for, such as a clip or a message: however often that is begun anew, a question of it is asked and booked once. */
  occasion: string;
}

/** Any language model, asked for words. */
export type WriteText = (
  prompt: TextQuestion,
  options: { signal: AbortSignal; payer: WordsPayer },
) => Promise<string>;
