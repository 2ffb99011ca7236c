/** Any language model, asked for words. */
export type WriteText = (
  prompt: { system: string; prompt: string; seed: number },
  /** `payer`: the account to which the answer's price is booked. */
  options: { signal: AbortSignal; payer: string },
) => Promise<string>;
