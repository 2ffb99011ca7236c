import { ages, type Brush, type Context, dot } from "./work-effects.ts";

/** Where tongues of fire begin on what burns, across and up, and how tall each is, all in heights of it. */
type Tongue = readonly [across: number, up: number, tall: number];
/** Out of the roof and a window of a building. */
const ON_A_HOUSE: readonly Tongue[] = [
  [-0.32, 0.6, 0.26],
  [-0.1, 0.82, 0.36],
  [0.14, 0.78, 0.42],
  [0.34, 0.58, 0.28],
  [0.2, 0.34, 0.26],
  [-0.2, 0.3, 0.2],
];
const ON_SMALL_THINGS: readonly Tongue[] = [
  [-0.22, 0.5, 0.46],
  [0, 0.52, 0.62],
  [0.22, 0.5, 0.44],
];
/** What is as tall is a building, in picture heights. */
const BUILDING = 0.42;
const SMOKE = { puffs: 9, life: 3.6, rise: 0.62, colour: "#2b2631" } as const;

/** Fire that comes out of what burns, and its smoke behind and over it. */
export function paintBlaze(context: Context, brush: Brush): void {
  const { foot, tall } = brush.place;
  const isBuilding = tall > BUILDING;
  if (isBuilding) {
    context.fillStyle = SMOKE.colour;
    for (const { age, at } of ages(brush.seconds, SMOKE.puffs, SMOKE.life)) {
      const aside = Math.sin(at * 2.4) * 0.16 + age * 0.22;
      brush.at(foot.x + tall * aside, foot.y - tall * (0.8 + age * SMOKE.rise));
      context.globalAlpha = 0.5 * (1 - age);
      dot(context, tall * (0.1 + age * 0.2));
    }
    context.globalAlpha = 1;
  }
  for (const [at, [across, up, size]] of (isBuilding ? ON_A_HOUSE : ON_SMALL_THINGS).entries()) {
    const flicker = 0.86 + 0.14 * Math.sin(brush.seconds * 9 + at * 2);
    const high = tall * size * flicker;
    brush.picture(brush.pictures[0], foot.x + across * tall, foot.y - up * tall - high / 2, high);
  }
}
