/** How people speak of a board's frames: what they mean by it is read by the director. */
const PLEASE = "(?:please )?";
const FRAME = "(?:key )?(?:frames?|pictures?)";
const NUMBERS = "\\d{1,2}(?:\\s*(?:,|and|&|-|–|to)\\s*\\d{1,2})*";
export const DRAW_ALL = new RegExp(`^${PLEASE}draw (?:all )?(?:the |its )?${FRAME}$`, "iu");
export const REDRAW = [
  new RegExp(
    `^${PLEASE}(?:re-?draw|draw)(?: the)? ${FRAME}(?: of| for)?(?: shots?)? (${NUMBERS})(?: again| anew)?$`,
    "iu",
  ),
  new RegExp(`^${PLEASE}re-?draw(?: the)? shots? (${NUMBERS})(?:['’]s? ${FRAME})?$`, "iu"),
  new RegExp(`^${PLEASE}another (?:take|${FRAME})(?: of| for)? (?:(?:frame|shot) )?(${NUMBERS})$`, "iu"),
];
export const TAKE = [
  new RegExp(
    `^${PLEASE}(?:use |choose |pick |take )?(?:frame|shot) (\\d{1,2})\\s*[:,–—-]?\\s*take (\\d{1,2})$`,
    "iu",
  ),
  new RegExp(
    `^${PLEASE}(?:use |choose |pick )?take (?<take>\\d{1,2}) (?:of|for) (?:frame |shot )?(?<shot>\\d{1,2})$`,
    "iu",
  ),
];
export const KEEP = new RegExp(
  `^${PLEASE}keep (?:the )?(?:old |stale )?${FRAME}(?: of| for)?(?: shots?)? (${NUMBERS})$`,
  "iu",
);

/** Words without what ends them. */
export const bare = (words: string): string => words.trim().replace(/[.!]+$/u, "");

/** Whether words are about a board's frames, however they come out. */
export function isAboutFrames(words: string): boolean {
  const text = bare(words);
  return [DRAW_ALL, ...REDRAW, ...TAKE, KEEP].some((one) => one.test(text));
}

const OWN = new RegExp(
  `^${PLEASE}(?:(?:use )?(?:this|it|that)(?: picture)? (?:as|for|is)(?: the)?(?: first)?(?: ${FRAME})?(?: of| for)?|(?:first )?${FRAME}(?: of| for)?)(?: (?:shot|frame))? (\\d{1,2})$`,
  "iu",
);

/** The number of the shot that a picture sent with these words is to begin: "frame 3", "use this as the frame of shot 3". */
export function frameGivenFor(words: string): number | undefined {
  const number = OWN.exec(bare(words))?.[1];
  return number === undefined ? undefined : Number(number);
}
