/** What each drink is poured from, by what it is poured into. */
export const POURED_FROM: Readonly<Record<string, string>> = {
  "teacup-without-handle": "teapot",
  "hot-beverage": "teapot",
  juice: "pitcher",
  "wine-glass": "bottle",
};

/** What is poured into from that; undefined: nothing of its own. */
export const pouredInto = (from: string | undefined): string | undefined =>
  Object.keys(POURED_FROM).find((into) => POURED_FROM[into] === from);

/** Into which one pours, and in which one stirs. */
export const VESSELS = new Set([
  ...Object.keys(POURED_FROM),
  ..."cauldron pot-of-food steaming-bowl bowl vase bathtub bucket pot bottle barrel shallow-pan-of-food".split(
    " ",
  ),
]);
