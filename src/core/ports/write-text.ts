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

/** Any language model, asked for words. */
export type WriteText = (
  prompt: TextQuestion,
  /** `payer`: the account to which the answer's price is booked. */
  options: { signal: AbortSignal; payer: string },
) => Promise<string>;
