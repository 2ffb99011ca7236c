import { holdOf } from "../acting/holding.ts";
import { coatOf } from "../art/beasts.ts";
import { hasArms, kindOf } from "../art/gallery.ts";
import { project } from "../camera-path.ts";
import { mix } from "../colour.ts";
import type { Figure, Moment } from "../layout/figure.ts";
import { HANDIWORK } from "../layout/on-hind-legs.ts";
import { reachesWithBeak } from "../layout/seats.ts";
import type { Act } from "../scene.ts";
import { aim, type Easel, type Plane } from "./planes.ts";
import { edgeOf, type Sprite } from "./sprite.ts";

/** What is done with paws: all else an animal has in its mouth, and what it brings in its beak where it has one to reach with. */
const isWithPaws = (act: Act, art: string): boolean =>
  act === "use" || (HANDIWORK.has(act) && !(act === "give" && reachesWithBeak(art)));
/** Held at both ends. */
const TWO_HANDED = new Set("open-book newspaper book world-map knitting accordion laptop guitar".split(" "));
/** Where a foreleg begins, ahead of the middle of those drawn on all fours and of birds, whose wing is at their side, in shares of their width; and up. */
const FORELEG = { beast: 0.22, bird: 0.38, up: 0.42 } as const;
/** How thick it is, in heights of the animal, and how far its paper's edge is seen. */
const THICK = 0.085;
const EDGE = 0.016;

/** Where nothing tells it. */
const NO_COAT = "rgb(120,90,60)";

interface Laid {
  figure: Figure;
  sprite: Sprite | undefined;
  order: number;
}

/** The foreleg or wing of animals that don't stand up for what they hold, as those of `layout/on-hind-legs.ts` do: a thing that nothing holds is stuck on. */
export function forearms(easel: Easel, laid: readonly Laid[]): Plane[] {
  return laid.flatMap(({ figure: thing, order }) => {
    const holder = laid.find(({ figure }) => figure === thing.carrier);
    const { at, role } = thing.member;
    if (!holder?.sprite || at?.how !== "held" || role !== "prop" || hasArms(holder.figure.art)) return [];
    const { act, gait } = holder.figure.member;
    // A ghost has arms of its sheet.
    const hasPaws =
      gait === "walk" || gait === "hop" || gait === "float" || (act === "read" && gait !== "swim");
    if (!hasPaws || !act || !isWithPaws(act, holder.figure.art)) return [];
    return [forearm(easel, holder.figure, holder.sprite, thing, order - 1e-6)];
  });
}

function forearm(easel: Easel, holder: Figure, sprite: Sprite, thing: Figure, distance: number): Plane {
  const ahead = holder.ratio * (holder.ratio < 1 ? FORELEG.bird : FORELEG.beast);
  const colour = coatAt(easel, sprite, holder, ahead);
  const thick = holder.height * THICK;
  const edge = edgeOf(easel.palette, colour, EDGE * holder.height);
  return {
    distance,
    draw(context, moment) {
      const scale = project(moment.pose, holder.stance(moment).distance).scale;
      const from = pointOn(holder, moment)(ahead, FORELEG.up);
      const to = gripOf(thing, moment);
      aim(context, easel, { x: 0, y: 0, scaleX: easel.height, scaleY: easel.height, turn: 0 });
      context.lineCap = "round";
      for (const [style, width] of [
        [edge.colour, thick * scale + edge.width],
        [colour, thick * scale],
      ] as const) {
        context.strokeStyle = style;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(from.x, from.y);
        // A little bent, downward, at the elbow.
        context.quadraticCurveTo(
          (from.x + to.x) / 2,
          Math.max(from.y, to.y) + thick * scale * 0.35,
          to.x,
          to.y,
        );
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

/** Where a paw grips a thing: at its near edge, or where a hand would have it. */
function gripOf(thing: Figure, moment: Moment): { x: number; y: number } {
  const [x, y] = TWO_HANDED.has(thing.art) ? ([0.9, 0.6] as const) : holdOf(thing.art).grip;
  return pointOn(thing, moment)((0.5 - x) * thing.ratio, 1 - y);
}

/** What colour it has: as its coat says, or as it is drawn where the foreleg begins. */
function coatAt({ palette }: Easel, sprite: Sprite, { art, ratio }: Figure, ahead: number): string {
  const coat = coatOf(kindOf(art));
  const own = coat?.legs ?? coat?.coat;
  // In the light of the hour, as the cut-out itself is.
  if (own) return mix(own, palette.wash.colour, palette.wash.share);
  const x = Math.round(sprite.left + sprite.width * (0.5 - ahead / ratio));
  const y = Math.round(sprite.top + sprite.height * (1 - FORELEG.up));
  const [red, green, blue, alpha] = sprite.canvas.getContext("2d").getImageData(x, y, 1, 1).data;
  // Beside the body there is no colour.
  return alpha ? `rgb(${red},${green},${blue})` : NO_COAT;
}
