import type { SKRSContext2D } from "@napi-rs/canvas";
import type { BodyPose } from "../acting/poses.ts";
import type { Drawing } from "../art/drawing.ts";
import type { Gallery } from "../art/gallery.ts";
import { project } from "../camera-path.ts";
import { lightSide } from "../layout/heavens.ts";
import type { Random } from "../random.ts";
import type { Outfit } from "../scene.ts";
import { litAtNight } from "./lit-windows.ts";
import { aim, type Decorate, type Easel, type Plane } from "./planes.ts";
import { type LampSide, makeSprite, type Sprite } from "./sprite.ts";

interface PropOptions {
  hazed?: number;
  /** What it has faded into, if not the air. */
  haze?: string;
  colour?: string | undefined;
  /** All of it is of that colour. */
  plain?: boolean;
  pose?: BodyPose | undefined;
  /** An animal with its legs tucked under. */
  lies?: boolean;
  outfit?: Outfit | undefined;
  /** Tells figures of the same kind apart. */
  shade?: number;
  shining?: boolean;
  /** Light is round it. */
  glows?: boolean;
  edge?: number;
  /** This share of it, from its foot, is not there. */
  sunk?: number;
  /** Seen from behind against the light. */
  silhouette?: boolean;
  /** Behind whoever the shot is about. */
  isScenery?: boolean;
  /** Laid on a sheet, and treated with it. */
  isOnSheet?: boolean;
  /** A lamp or a fire beside it. */
  lit?: LampSide;
  /** It is laid down turned round, and its light with it. */
  isMirrored?: boolean;
}

/** Everything that can be cut out, each cut once. */
export interface Props {
  has(art: string): boolean;
  /** `height` in picture heights. */
  cut(art: string, height: number, options?: PropOptions): Promise<Sprite>;
}

export function createProps(easel: Easel, gallery: Gallery): Props {
  const cuts = new Map<string, Promise<Sprite>>();
  const light = lightSide(easel.heavens);
  const make = async (art: string, height: number, options: PropOptions): Promise<Sprite> => {
    await gallery.learn([art, ...(options.pose?.hold ? [options.pose.hold.art] : [])]);
    const guise = {
      pose: options.pose,
      lies: options.lies,
      outfit: options.outfit,
      shade: options.shade,
    };
    const found = gallery.drawingOf(art, guise) ?? gallery.drawingOf("paper-boat") ?? NOTHING;
    const drawn = easel.palette.dark ? litAtNight(art, found) : found;
    return makeSprite(options.sunk ? cropped(drawn, options.sunk) : drawn, {
      height: height * easel.height * (1 - (options.sunk ?? 0)),
      palette: options.haze === undefined ? easel.palette : { ...easel.palette, haze: options.haze },
      grain: easel.grain,
      colour: options.silhouette ? undefined : options.colour,
      treat: options.isOnSheet ? undefined : easel.treat,
      widest: easel.height * WIDEST_EDGE,
      ...(options.hazed === undefined ? {} : { hazed: options.hazed }),
      ...(options.shining === undefined ? {} : { shining: options.shining }),
      ...(options.glows ? { glows: true } : {}),
      ...(options.edge === undefined ? {} : { edge: options.edge }),
      ...(options.silhouette ? { silhouette: true } : {}),
      ...(options.plain ? { plain: true } : {}),
      ...(options.isScenery ? { isScenery: true } : {}),
      ...(options.lit ? { lit: options.lit } : {}),
      side: options.isMirrored ? (-light as 1 | -1) : light,
    });
  };
  return {
    has: (art) => gallery.has(art),
    cut(art, height, options = {}) {
      const key = JSON.stringify([art, Math.round(height * easel.height), options]);
      const known = cuts.get(key);
      if (known) return known;
      const sprite = make(art, height, options);
      cuts.set(key, sprite);
      return sprite;
    },
  };
}

/** The same, for painters of what is behind everybody. */
export const asScenery = (props: Props): Props => ({
  has: (art) => props.has(art),
  cut: (art, height, options) => props.cut(art, height, { ...options, isScenery: true }),
});

/** The same, for what is laid on a sheet. */
export const onSheet = (props: Props): Props => ({
  has: (art) => props.has(art),
  cut: (art, height, options) => props.cut(art, height, { ...options, isOnSheet: true }),
});

/** In picture heights. */
const WIDEST_EDGE = 0.0068;

const NOTHING: Drawing = { width: 1, height: 1, body: "" };

/** Without its lowest part. */
function cropped(drawing: Drawing, share: number): Drawing {
  const box = drawing.box ?? { left: 0, top: 0, width: drawing.width, height: drawing.height };
  return {
    ...drawing,
    box: { ...box, height: box.height * (1 - share) },
    ...(drawing.room ? { room: { ...drawing.room, bottom: 0 } } : {}),
  };
}

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

/**
 * Strews cut-outs along a sheet's edge, the farther ones first. `keep`: a stretch around the middle left free;
 * whoever stands behind is never hidden.
 */
export function strew(
  easel: Pick<Easel, "clearings">,
  sprites: readonly Sprite[],
  random: Random,
  spec: { spacing: number; height: [number, number]; sink: [number, number]; keep?: number; isEven?: true },
): Decorate {
  const seed = random.fork("strew");
  const stray = spec.isEven ? 0.04 : 0.42;
  return (context, { distance, extent, edge }) => {
    if (sprites.length === 0) return;
    const clearings = easel.clearings(distance);
    const spots: { x: number; y: number; height: number; sprite: Sprite; mirrored: boolean }[] = [];
    // Spots are counted from the middle outwards, so that a wider sheet keeps those of a narrower one.
    for (const side of [-1, 1]) {
      for (let step = 0; ; step++) {
        const x = side * (step + 0.5) * spec.spacing + seed.between(-stray, stray) * spec.spacing;
        if (x < extent.left - 0.3 || x > extent.right + 0.3) break;
        const height = seed.between(...spec.height);
        const sink = seed.between(...spec.sink);
        const sprite = seed.pick(sprites);
        const mirrored = seed.chance(0.5);
        if (Math.abs(x) < (spec.keep ?? 0)) continue;
        const half = (height * sprite.width) / sprite.height / 2;
        const top = edge(x) + sink - height;
        if (clearings.some((one) => x + half > one.left && x - half < one.right && top < one.bottom))
          continue;
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
      aim(context, easel, {
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
