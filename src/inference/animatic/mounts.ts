/** What carries one each: four who ride bicycles have four. */
export const MOUNTS: ReadonlySet<string> = new Set(
  "bicycle motorcycle motor-scooter kick-scooter skateboard horse unicorn-body donkey camel two-hump-camel zebra llama deer ewe goat pig surfboard sled".split(
    " ",
  ),
);

/** Animals that are led on a rope. */
export const LED: ReadonlySet<string> = new Set(
  "dog poodle horse donkey camel two-hump-camel llama goat cow ox elephant pig".split(" "),
);
