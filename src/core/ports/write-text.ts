/** Any language model, asked for words. */
export type WriteText = (
  prompt: { system: string; prompt: string; seed: number },
  options: { signal: AbortSignal },
) => Promise<string>;
