/** What opens a noun, but for numbers. */
export const DETERMINERS = "the a an this that these those some every his her its their my our your".split(
  " ",
);
/** After these comes where something is or goes. */
export const PLACING =
  "in on at through under over into onto across by near behind along around from of against past beneath between".split(
    " ",
  );

/** Before a noun, and never after what is done. */
export const ARTICLES = new Set([...DETERMINERS, "no"]);
/** After these comes where it is, and not what is done to it. */
export const PREPOSITIONS = new Set([
  ...PLACING,
  ..."beside inside outside above below with without".split(" "),
]);
