/**
 * Characters that hide or reorder what is read, and characters Discord's Markdown, mentions, links, emoji
 * codes and timestamps begin with. Markers that only count at the start of a line (headers, lists) are
 * matched there only, so that ordinary sentences stay as they were typed. Half a character makes JSON that Discord refuses.
 */
const UNSEEN = /[\p{Bidi_Control}\p{Surrogate}\ufeff]|(?![\n\t])\p{Cc}/gu;
/** More marks on one letter than any script has: heaps of them reach over the lines above and below. */
const HEAPED = /(\p{M}{4})\p{M}+/gu;
const MARKUP = new RegExp(
  [
    String.raw`[\\*_~\x60|<>[\]]`,
    "@",
    // A link without its scheme's colon is no link; `:name:` is an emoji.
    String.raw`:(?=\/\/|[\w+-]+:)`,
    String.raw`(?<=^[ \t]*)[#+-]`,
    String.raw`(?<=^[ \t]*\d+)[.)]`,
    // Discord turns invitations into cards even where they aren't links.
    String.raw`(?<=discord|discordapp)\.(?=gg|com)`,
  ].join("|"),
  "gimu",
);

/** A person's words as Discord shows them literally: no markup, mention, link, emoji or timestamp comes of them. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, "")
    .replace(HEAPED, "$1")
    .replace(MARKUP, (found) => (found === "@" ? "@\u200b" : `\\${found}`));
}

/** The same on one line. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\s+/g, " ").trim());
}

/** On one line and without hidden characters, for places that show no markup: names of threads, alternative text. */
export function plainLine(text: string, maxLength: number): string {
  return cutText(text.replace(/\s+/g, " ").replace(UNSEEN, "").replace(HEAPED, "$1").trim(), maxLength);
}

/** Escaped and no longer than `maxLength` with its escapes; what had to go is marked by an ellipsis. */
export function escapeWithin(text: string, maxLength: number, escapeAs = escapeText): string {
  const whole = escapeAs(text);
  if (whole.length <= maxLength) return whole;
  let kept = Math.min(text.length, maxLength - 1);
  for (;;) {
    const shown = `${escapeAs(withoutHalfCharacter(text.slice(0, kept)).trimEnd())}…`;
    if (shown.length <= maxLength || kept <= 0) return shown;
    kept -= Math.max(1, Math.ceil((shown.length - maxLength) / 2));
  }
}

/** Our own text cut to a length Discord takes. */
export function cutText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${withoutHalfCharacter(text.slice(0, maxLength - 1))}…`;
}

/** Text to be copied, shown in code type; backticks in it can't end the code. */
export function codeText(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(UNSEEN, "")
    .replaceAll("`", "\u02cb")
    .replaceAll("@", "@\u200b");
  return `\`${line.trim()}\``;
}

function withoutHalfCharacter(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, "");
}
