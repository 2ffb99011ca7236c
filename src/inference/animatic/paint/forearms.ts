import { holdOf } from "../acting/holding.ts";
import { coatOf } from "../art/beasts.ts";
import { hasArms } from "../art/gallery.ts";
import { PETS } from "../art/wilds.ts";
import { project } from "../camera-path.ts";
import { mix } from "../colour.ts";
import type { Figure, Moment } from "../layout/figure.ts";
import { isSeated } from "../layout/seated.ts";
import type { Act } from "../scene.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import type { Sprite } from "./sprite.ts";

/** What is done with paws: all else an animal has in its mouth. */
const WITH_PAWS: ReadonlySet<Act> = new Set<Act>(
  "read write sew music fish row type phone photograph paint conduct give use sweep hammer cook build wave".split(
    " ",
  ) as Act[],
);
/** Held at both ends. */
const TWO_HANDED = new Set("open-book newspaper book world-map knitting accordion laptop guitar".split(" "));
/** Where the forelegs begin, in heights of the animal: ahead of its middle and up. */
const SHOULDERS = {
  beast: [
    { ahead: 0.2, up: 0.36 },
    { ahead: -0.2, up: 0.36 },
  ],
  pet: [
    { ahead: 0.16, up: 0.36 },
    { ahead: -0.04, up: 0.36 },
  ],
} as const;
/** The same of those drawn on all fours, and of birds, whose wing is at their side, in shares of their width. */
const STANDING = { beast: 0.22, bird: 0.38, up: 0.42 } as const;
/** How thick a foreleg is, in heights of the animal, and how far its paper's edge is seen. */
const THICK = { seated: 0.115, standing: 0.085 } as const;
const EDGE = 0.016;

interface Laid {
  figure: Figure;
  sprite: Sprite | undefined;
  order: number;
}

/** The forelegs of animals that hold something in their paws: a thing that nothing holds is stuck on. */
export function forearms(easel: Easel, laid: readonly Laid[]): Plane[] {
  return laid.flatMap(({ figure: thing, order }) => {
    const holder = laid.find(({ figure }) => figure === thing.carrier);
    const { at, role } = thing.member;
    if (!holder?.sprite || at?.how !== "held" || role !== "prop" || hasArms(holder.figure.art)) return [];
    const { act, gait } = holder.figure.member;
    const seated = isSeated(holder.figure);
    const hasPaws = gait === "walk" || gait === "hop" || (act === "read" && gait !== "swim");
    if (!hasPaws || !(seated || (act && WITH_PAWS.has(act)))) return [];
    return [forearm(easel, holder.figure, holder.sprite, thing, order - 1e-6)];
  });
}

function shouldersOf(figure: Figure): readonly { ahead: number; up: number }[] {
  if (isSeated(figure)) return /-sitting$/.test(figure.art) ? SHOULDERS.pet : SHOULDERS.beast;
  const isBird = figure.ratio < 1 && figure.art !== "giraffe";
  return [{ ahead: figure.ratio * (isBird ? STANDING.bird : STANDING.beast), up: STANDING.up }];
}

function forearm(easel: Easel, holder: Figure, sprite: Sprite, thing: Figure, distance: number): Plane {
  const shoulders = shouldersOf(holder);
  const [first = { ahead: 0, up: STANDING.up }] = shoulders;
  const colour = coatAt(easel, sprite, holder, first);
  const thick = holder.height * (isSeated(holder) ? THICK.seated : THICK.standing);
  return {
    distance,
    draw(context, moment) {
      const at = pointOn(holder, moment);
      const hands = handsOn(thing, moment, shoulders.length);
      const scale = project(moment.pose, holder.stance(moment).distance).scale;
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      context.lineCap = "round";
      for (const [style, width] of [
        [easel.palette.edge, thick * scale + EDGE * holder.height],
        [colour, thick * scale],
      ] as const) {
        context.strokeStyle = style;
        context.lineWidth = width;
        context.beginPath();
        for (const [side, { ahead, up }] of shoulders.entries()) {
          const from = at(ahead, up);
          const to = hands[side] ?? from;
          context.moveTo(from.x, from.y);
          // A little bent, downward, at the elbow.
          context.quadraticCurveTo(
            (from.x + to.x) / 2,
            Math.max(from.y, to.y) + thick * scale * 0.35,
            to.x,
            to.y,
          );
        }
        context.stroke();
      }
    },
  };
}

/** Points of a figure in the picture, in its own heights ahead of its foot and up. */
function pointOn(figure: Figure, moment: Moment) {
  const stance = figure.stance(moment);
  const view = project(moment.pose, stance.distance);
  const tall = figure.height * stance.size * view.scale;
  const [cos, sin] = [Math.cos(stance.turn), Math.sin(stance.turn)];
  return (ahead: number, up: number) => {
    const [across, down] = [figure.facing * ahead * tall * stance.stretchX, -up * tall * stance.stretchY];
    return {
      x: stance.x * view.scale + view.dx + across * cos - down * sin,
      y: stance.y * view.scale + view.dy + across * sin + down * cos,
    };
  };
}

/** Where paws grip a thing: at both its ends, or where a hand would have it, one above the other. */
function handsOn(thing: Figure, moment: Moment, count: number): { x: number; y: number }[] {
  const at = pointOn(thing, moment);
  const { ratio } = thing;
  if (TWO_HANDED.has(thing.art) && count > 1) return [at(ratio * 0.48, 0.42), at(-ratio * 0.48, 0.42)];
  const [x, y] = TWO_HANDED.has(thing.art) ? ([0.9, 0.6] as const) : holdOf(thing.art).grip;
  const grip = at((0.5 - x) * ratio, 1 - y);
  const aside = at((0.5 - x) * ratio, 1 - y - (y < 0.5 ? 0.16 : -0.1));
  return [grip, aside];
}

/** What colour its forelegs have: as its coat says, or as it is drawn where one begins. */
function coatAt(
  { palette }: Easel,
  sprite: Sprite,
  figure: Figure,
  { ahead, up }: { ahead: number; up: number },
): string {
  const coat = coatOf(figure.art.replace(/-body$/, ""));
  const own = PETS[figure.member.art as keyof typeof PETS]?.coat ?? coat?.legs ?? coat?.coat;
  // In the light of the hour, as the cut-out itself is.
  if (own) return mix(own, palette.wash.colour, palette.wash.share);
  const x = Math.round(sprite.left + sprite.width * (0.5 - ahead / figure.ratio));
  const y = Math.round(sprite.top + sprite.height * (1 - up));
  const [red = 120, green = 90, blue = 60] = sprite.canvas.getContext("2d").getImageData(x, y, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}
