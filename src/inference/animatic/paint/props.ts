import type { SKRSContext2D } from "@napi-rs/canvas";
import { drawing } from "../art/drawings.ts";
import type { Icons } from "../art/icons.ts";
import { type Drawing, puppet } from "../art/puppets.ts";
import { project } from "../camera-path.ts";
import type { Random } from "../random.ts";
import type { Outfit } from "../scene.ts";
import { aim, type Decorate, type Easel, type Plane } from "./planes.ts";
import { makeSprite, type Sprite } from "./sprite.ts";

interface PropOptions {
  hazed?: number;
  colour?: string | undefined;
  swing?: number;
  outfit?: Outfit | undefined;
  /** Tells figures of the same kind apart. */
  shade?: number;
  shining?: boolean;
  edge?: number;
}

/** Everything that can be cut out, each cut once. */
export interface Props {
  has(art: string): boolean;
  /** `height` in picture heights. */
  cut(art: string, height: number, options?: PropOptions): Promise<Sprite>;
}

export function createProps(easel: Easel, icons: Icons): Props {
  const cuts = new Map<string, Promise<Sprite>>();
  const drawn = (art: string, options: PropOptions): Drawing | undefined => {
    const own = drawing(art);
    if (own) return own;
    const figure = puppet(
      art,
      icons,
      { swing: options.swing ?? 0 },
      options.outfit ?? {},
      options.shade ?? 0,
    );
    if (figure) return figure;
    const body = icons.body(ALIASES[art] ?? art);
    return body === undefined ? undefined : { width: 32, height: 32, body };
  };
  return {
    has: (art) => drawn(art, {}) !== undefined,
    cut(art, height, options = {}) {
      const key = JSON.stringify([art, Math.round(height * easel.height), options]);
      const known = cuts.get(key);
      if (known) return known;
      const sprite = makeSprite(drawn(art, options) ?? drawn("paper-boat", {}) ?? NOTHING, {
        height: height * easel.height,
        palette: easel.palette,
        grain: easel.grain,
        colour: options.colour,
        treat: easel.treat,
        ...(options.hazed === undefined ? {} : { hazed: options.hazed }),
        ...(options.shining === undefined ? {} : { shining: options.shining }),
        ...(options.edge === undefined ? {} : { edge: options.edge }),
      });
      cuts.set(key, sprite);
      return sprite;
    },
  };
}

const NOTHING: Drawing = { width: 1, height: 1, body: "" };

/** Lexicon names that are icons under another name. */
const ALIASES: Record<string, string> = {
  clock: "mantelpiece-clock",
  gift: "wrapped-gift",
  sword: "dagger",
  book: "closed-book",
  medal: "sports-medal",
  teddy: "teddy-bear",
  starling: "blackbird",
  surfer: "person-surfing",
  cyclist: "person-biking",
  runner: "person-running",
  swimmer: "person-swimming",
  rower: "person-rowing-boat",
  angel: "baby-angel",
  genie: "man-genie",
  mermaid: "woman-merpeople",
  "fairy-woman": "woman-fairy",
  "dancer-woman": "woman-dancing",
  "dancer-man": "man-dancing",
  "chicken-body": "rooster",
  "musical-notes": "musical-notes",
};

/** Lays a cut-out onto a sheet, its foot at (x, y), all in picture heights. */
export function stamp(
  context: SKRSContext2D,
  sprite: Sprite,
  at: { x: number; y: number; height: number; mirrored?: boolean; turn?: number },
): void {
  const scale = at.height / sprite.height;
  context.save();
  context.translate(at.x, at.y);
  if (at.turn) context.rotate(at.turn);
  context.scale(at.mirrored ? -scale : scale, scale);
  context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
  context.restore();
}

/** Strews cut-outs along a sheet's edge, the farther ones first. `keep`: a stretch around the middle left free. */
export function strew(
  sprites: readonly Sprite[],
  random: Random,
  spec: { spacing: number; height: [number, number]; sink: [number, number]; keep?: number },
): Decorate {
  const seed = random.fork("strew");
  return (context, { extent, edge }) => {
    if (sprites.length === 0) return;
    const spots: { x: number; y: number; height: number; sprite: Sprite; mirrored: boolean }[] = [];
    // Spots are counted from the middle outwards, so that a wider sheet keeps those of a narrower one.
    for (const side of [-1, 1]) {
      for (let step = 0; ; step++) {
        const x = side * (step + 0.5) * spec.spacing + seed.between(-0.42, 0.42) * spec.spacing;
        if (x < extent.left - 0.3 || x > extent.right + 0.3) break;
        const height = seed.between(...spec.height);
        const sink = seed.between(...spec.sink);
        const sprite = seed.pick(sprites);
        const mirrored = seed.chance(0.5);
        if (Math.abs(x) < (spec.keep ?? 0)) continue;
        spots.push({ x, y: edge(x) + sink, height, sprite, mirrored });
      }
    }
    spots.sort((left, right) => left.y - right.y);
    for (const spot of spots) stamp(context, spot.sprite, spot);
  };
}

/** One cut-out standing still. */
export function cutPlane(
  easel: Easel,
  distance: number,
  sprite: Sprite,
  at: { x: number; y: number; height: number },
): Plane {
  return {
    distance,
    draw(context, moment) {
      const view = project(moment.pose, distance);
      const scale = (view.scale * at.height * easel.height) / sprite.height;
      aim(context, easel, moment.pose, {
        x: at.x * view.scale + view.dx,
        y: at.y * view.scale + view.dy,
        scaleX: scale,
        scaleY: scale,
        turn: 0,
      });
      context.drawImage(sprite.canvas, -sprite.left - sprite.width / 2, -sprite.top - sprite.height);
    },
  };
}
