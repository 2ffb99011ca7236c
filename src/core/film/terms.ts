/** On what terms something was made available that a film is made with: a model, a voice, a sound bank. */
export interface Terms {
  /** By its name, such as "Apache 2.0". */
  licence: string;
  /** Where it can be read. */
  link: string;
  /** Whether what is made with it may be used commercially; `ask`: under conditions that are for people to read. */
  commercial: "yes" | "no" | "ask";
}

/** "commercial use: yes (Apache 2.0)" */
export function sayTerms(terms: Terms | undefined): string {
  if (!terms) return "commercial use: not known here";
  const { licence, commercial } = terms;
  return `commercial use: ${commercial === "ask" ? "read its terms first" : commercial} (${licence})`;
}

/** The same where many stand below each other: "commercial use: yes", "… see terms". */
export function sayTermsBriefly({ commercial }: Terms): string {
  return `commercial use: ${commercial === "ask" ? "see terms" : commercial}`;
}

/** Of several things a film is made with: the word of the strictest. */
export function strictest(all: readonly (Terms | undefined)[]): Terms["commercial"] | undefined {
  if (all.some((terms) => terms?.commercial === "no")) return "no";
  if (all.some((terms) => terms === undefined)) return undefined;
  return all.some((terms) => terms?.commercial === "ask") ? "ask" : "yes";
}
