import { plain } from "./look-alikes.ts";

/** Ends of names that people write links with; a dot before another word is the end of a sentence. */
const ENDS =
  "com|org|net|info|biz|io|gg|tv|me|app|dev|xyz|shop|store|site|online|club|link|live|to|ly|co|uk|de|at|ch|fr|es|it|pt|br|nl|be|pl|ru|ua|cn|jp|kr|in|us|ca|au|eu";
const NAME = "[a-z0-9-]{2,}";
const LINK = new RegExp(
  [
    // https://…, hxxp://…, www.…
    String.raw`\b(?:h(?:tt|xx)ps?|ftp)\s*:\s*/\s*/\s*\S`,
    String.raw`\bwww\s*(?:\.|\(dot\)|\[dot\]|\bdot\b)\s*${NAME}`,
    // discord.gg/abc, example.com; a sentence that ends and another that begins has a space between.
    String.raw`(?<![a-z0-9@-])${NAME}(?:\.${NAME})*\.(?:${ENDS})(?:/\S*|(?![a-z0-9-]))`,
    // example (dot) com, example dot com
    String.raw`(?<![a-z0-9-])${NAME}\s*(?:\(dot\)|\[dot\]|\[\.\]|\(\.\)|\bdot\b)\s*(?:${ENDS})(?![a-z0-9-])`,
    String.raw`(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/`,
  ].join("|"),
);

/** A sentence that begins with a word that is also the end of names, without a space before it. */
const SENTENCE = /(?<=\p{Ll})\.(?=(?:It|To|Me|In|At|Us|Be|De|Es|Live)\b)/gu;

/** Whether a text has a web address in it, written as one or so that people read it as one. */
export function hasLink(text: string): boolean {
  return LINK.test(plain(text.replace(SENTENCE, ". ")));
}
