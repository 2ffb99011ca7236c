/** Into which one pours, and in which one stirs. */
export const VESSELS = new Set(
  "cauldron pot-of-food steaming-bowl bowl vase bathtub bucket pot bottle hot-beverage wine-glass teacup-without-handle barrel shallow-pan-of-food".split(
    " ",
  ),
);
