import { ACTING, type Effect } from "../acting/acts.ts";
import type { Scene } from "../scene.ts";
import { thrownAt } from "./flights.ts";
import type { Plane } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

export type Context = Parameters<Plane["draw"]>[0];

/** Where what flies about somebody begins and ends, in the picture. */
export interface Place {
  hand: { x: number; y: number };
  /** The working end of what is in the hand. */
  end?: { x: number; y: number } | undefined;
  head: { x: number; y: number };
  foot: { x: number; y: number };
  tall: number;
  facing: 1 | -1;
  /** On which side of the head what rises from it is, and from where. */
  side: 1 | -1;
  crown: { x: number; y: number };
  /** It has hands, and no paws. */
  isHanded: boolean;
  /** Where what falls or flies from the hand ends, if that isn't the ground. */
  rim?: { x: number; y: number };
}

/** Earth, sand or snow, in light and shade. */
interface Ground {
  pale: string;
  dark: string;
}

export function groundOf({ place, season }: Pick<Scene, "place" | "season">): Ground {
  if (season === "winter") return { pale: "#ffffff", dark: "#d3e0ec" };
  if (place === "beach" || place === "desert") return { pale: "#f0d79c", dark: "#cfa864" };
  return { pale: "#b98a5a", dark: "#80552f" };
}

export interface Brush {
  place: Place;
  seconds: number;
  size: number;
  /** How tall what is thrown is. */
  thrown: number;
  /** What is dug up. */
  ground: Ground;
  /** The colour of what is poured. */
  liquid: string;
  at(x: number, y: number, turn?: number): void;
  pictures: readonly Sprite[];
  picture(sprite: Sprite | undefined, x: number, y: number, tall: number, turn?: number): void;
}

/** Share of its life that each of several things has behind it, one after another. */
export const ages = (seconds: number, count: number, life: number) =>
  Array.from({ length: count }, (_, at) => {
    const age = (seconds / life + at / count) % 1;
    return { age, at };
  });

export const dot = (context: Context, radius: number) => {
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.fill();
};

export function star(context: Context, radius: number): void {
  context.beginPath();
  for (let point = 0; point < 8; point++) {
    const reach = point % 2 === 0 ? radius : radius * 0.38;
    const angle = (point / 8) * Math.PI * 2;
    context.lineTo(Math.cos(angle) * reach, Math.sin(angle) * reach);
  }
  context.fill();
}

/** What work leaves behind or throws about: a heap of earth, a ball in its arc, a pancake in the air; and sparks on their way from a wand. */
export const WORK_EFFECTS: Readonly<
  Record<
    Extract<Effect, "earth" | "smoke" | "toss" | "flip" | "magic">,
    (context: Context, brush: Brush) => void
  >
> = {
  earth(context, brush) {
    const { hand, foot, facing, tall, isHanded } = brush.place;
    const way = isHanded ? facing : -facing;
    const [from, reach] = [hand.x + facing * tall * 0.08, tall * (isHanded ? 0.62 : 1.7)];
    // The heap grows with what is thrown on it.
    const heap = tall * Math.min(0.2, 0.06 + brush.seconds * 0.035);
    brush.at(from + way * reach, foot.y);
    const { ground } = brush;
    context.fillStyle = ground.dark;
    context.beginPath();
    context.ellipse(0, 0, heap * 1.9, heap, 0, Math.PI, 0);
    context.fill();
    for (const { age, at } of ages(brush.seconds, 12, 0.9)) {
      const spread = 0.7 + 0.3 * ((at * 37) % 10) * 0.1;
      const height = tall * (isHanded ? 0.3 : 0.75) * spread * Math.sin(age * Math.PI);
      brush.at(from + way * reach * age * spread, foot.y - height, at);
      context.fillStyle = at % 3 === 0 ? ground.pale : ground.dark;
      dot(context, brush.size * (0.12 + (at % 3) * 0.05));
    }
  },
  smoke(context, brush) {
    const { foot, facing, tall } = brush.place;
    for (const { age, at } of ages(brush.seconds, 9, 2.2)) {
      const back = tall * 0.95 * age;
      brush.at(
        foot.x + facing * (tall * 0.12 - back),
        foot.y - tall * (1 + 0.3 * Math.sqrt(age)) + Math.sin(at * 2.3) * tall * 0.02,
      );
      context.globalAlpha = 0.92 * (1 - age * age);
      context.fillStyle = at % 2 ? "#f4f6f8" : "#dfe4ea";
      dot(context, tall * (0.05 + age * 0.11));
    }
  },
  toss(context, brush) {
    const { foot, facing, tall, rim } = brush.place;
    const flight = thrownAt(brush.seconds * ACTING.throw.rate);
    if (!flight) return;
    // From the same place, whatever the arm does meanwhile, up and down again: to whom it is for, or before the thrower.
    const from = { x: foot.x + facing * tall * 0.42, y: foot.y - tall * 0.82 };
    const isAhead = rim !== undefined && (rim.x - from.x) * facing > 0;
    const to = isAhead ? rim : { x: foot.x + facing * tall * 1.37, y: foot.y - tall * 0.27 };
    const at = (age: number) => ({
      x: from.x + (to.x - from.x) * age,
      y: from.y + (to.y - from.y) * age - tall * 1.85 * age * (1 - age),
    });
    context.fillStyle = "#fdfaf2";
    for (let dash = 0; dash < flight.along; dash += 0.09) {
      const { x, y } = at(dash);
      brush.at(x, y);
      dot(context, brush.size * 0.07);
    }
    const { x, y } = at(flight.along);
    brush.picture(brush.pictures[0], x, y, brush.thrown, facing * flight.along * 5);
  },
  flip(context, brush) {
    const { hand, facing, tall } = brush.place;
    const age = (brush.seconds / 1.1) % 1;
    const lift = 4 * age * (1 - age);
    brush.at(hand.x + facing * tall * 0.17, hand.y - tall * (0.1 + 0.5 * lift), facing * age * Math.PI * 2);
    for (const [colour, wide, high] of [
      ["#a8702f", 1, 0.3],
      ["#eebf6a", 0.86, 0.22],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      context.ellipse(0, 0, brush.size * wide, brush.size * high, 0, 0, Math.PI * 2);
      context.fill();
    }
  },
  magic(context, brush) {
    const { hand, end, rim, facing, tall } = brush.place;
    const from = end ?? { x: hand.x + facing * tall * 0.15, y: hand.y - tall * 0.15 };
    const to = rim ?? { x: from.x + facing * tall * 0.55, y: from.y };
    for (const { age, at } of ages(brush.seconds, 8, 1.2)) {
      const stray = tall * Math.sin(at * 2.3 + age * 5) * 0.1;
      brush.at(
        from.x + (to.x - from.x) * age,
        from.y + (to.y - from.y) * age - stray * (rim ? 1 - age * 0.4 : 1),
        age * 3,
      );
      // On whom it is cast it is as bright as at the wand.
      context.globalAlpha = rim ? 1 - age * 0.3 : 1 - age;
      context.fillStyle = ["#ffd34d", "#b98aff", "#5ae0ff"][at % 3] ?? "#ffd34d";
      star(context, brush.size * 0.3);
    }
  },
};
