/** Parts of a message, each with what parts it from the next; a quote is never split. */
export function clausesOf(words: string): string[] {
  const clauses: string[] = [];
  let current = "";
  let close: string | undefined;
  const closers: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»", "‘": "’" };
  for (let at = 0; at < words.length; at++) {
    const letter = words.charAt(at);
    const isApostrophe =
      letter === "'" && /\p{L}/u.test(words.charAt(at - 1)) && /\p{L}/u.test(words.charAt(at + 1));
    if (close !== undefined) {
      if (letter === close && !isApostrophe) close = undefined;
    } else if (letter === "'" && !isApostrophe && /(?:^|\s)$/u.test(words.slice(0, at))) close = "'";
    else if (closers[letter] !== undefined) close = closers[letter];
    current += letter;
    const ahead = words.slice(at + 1);
    const splits =
      close === undefined &&
      (/[,;\n]/u.test(letter) ||
        (/[.!]/u.test(letter) && /^\s/u.test(ahead)) ||
        (letter === " " && /^(?:and|und|y|et|e|but) /iu.test(ahead)));
    if (splits) {
      clauses.push(current);
      current = "";
    }
  }
  return [...clauses, current].filter((clause) => clause !== "");
}
