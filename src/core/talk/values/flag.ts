const YES = new Set(["true", "yes", "on", "1", "y", "ja", "oui", "sí", "si", "sim", "はい", "是"]);
const NO = new Set(["false", "no", "off", "0", "n", "nein", "non", "não", "nao", "いいえ", "否"]);

/** undefined: neither a yes nor a no. */
export function readFlag(typed: string): boolean | undefined {
  const word = typed.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}
