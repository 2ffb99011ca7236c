import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { CAMERA_MOVES } from "../../../core/film/camera.ts";
import { isMadePicture } from "../../../core/film/made-picture.ts";
import { FRAMES_PER_SECOND, pictureSize } from "../../../core/film/picture.ts";
import type { ShotOrder } from "../../../core/ports/orders.ts";
import type { Fonts } from "../../../media/fonts.ts";
import type { Icons } from "../art/icons.ts";
import { type EmojiArt, paintCaption } from "../caption/caption.ts";
import { composeShot } from "../compose-shot.ts";
import { clearingsAt, skyClearing } from "../layout/clearings.ts";
import { nearOf } from "../layout/focus.ts";
import { lampsOf, lampsOn } from "../layout/lamps.ts";
import { type Layout, momentsOf } from "../layout/lay-out.ts";
import { coveredAt } from "../layout/wall-space.ts";
import { paletteOf } from "../palette.ts";
import { createRandom } from "../random.ts";
import type { ArtIndex } from "../reading/phrases.ts";
import type { Scene } from "../scene.ts";
import { paintAbstract, paintSky, paintSpace } from "./beyond.ts";
import { boughPlanes } from "./boughs.ts";
import { carrierPlanes } from "./carriers.ts";
import { paintCity } from "./city.ts";
import { figurePlanes, makesMusic } from "./figures.ts";
import { paintCave, paintRoom, paintStage } from "./indoors.ts";
import { paintLand } from "./land.ts";
import { lookOf } from "./looks.ts";
import { paperGrain } from "./paper.ts";
import { paperPrint } from "./paper-print.ts";
import { particlePlanes } from "./particles.ts";
import { pawsPlane } from "./paws.ts";
import type { Easel, Plane } from "./planes.ts";
import { asScenery, createProps, type Props } from "./props.ts";
import { rackFocus } from "./rack-focus.ts";
import { sightPlanes } from "./sights.ts";
import { type Shot, type Stack, stackOf } from "./stack.ts";
import { paintStreet } from "./street.ts";
import { paintTunnel } from "./tunnel.ts";
import { paintWalls } from "./walls.ts";
import { paintSea, paintUnderwater } from "./water.ts";
import { wholePicture } from "./whole-picture.ts";

/** What a drawing thread keeps from shot to shot. */
export interface Workshop {
  icons: Icons;
  art: ArtIndex;
  fonts: Fonts;
}

/** A shot set up to be drawn frame by frame. */
export interface Theatre {
  scene: Scene;
  frames: number;
  /** Each picture is shown for so many frames. */
  hold: number;
  width: number;
  height: number;
  /** An ffmpeg filter that finishes the look. */
  filter?: string;
  /** The pixels of one frame, RGBA, opaque. Frames may be asked for in any order. */
  frame(number: number): Buffer;
}

const WOODS: ReadonlySet<Scene["place"]> = new Set<Scene["place"]>(["forest", "jungle", "bamboo"]);

function framesOf(seconds: number): number {
  return Math.max(1, Math.round(seconds * FRAMES_PER_SECOND));
}

export async function setUpTheatre(
  order: ShotOrder,
  workshop: Workshop,
  pictures: { startImage?: string } = {},
): Promise<Theatre> {
  const { layout, gallery } = await composeShot(order, workshop);
  const { scene } = layout;
  const size = pictureSize(order.aspect, order.resolution);
  // The setting is the film's: it looks the same from shot to shot, while the cast moves anew in each.
  const setting = createRandom(scene.setting);
  const look = lookOf(scene, size, setting.fork("look"));
  const pixel = look.pixel ?? 1;
  const [width, height] = [Math.ceil(size.width / pixel), Math.ceil(size.height / pixel)];
  const looks = momentsOf(layout.camera, order.seconds, 13);
  // By it one knows the hour: no tree grows before it, and no tower stands there. A wood is dense by day.
  const { light } = layout.heavens;
  const lightAt = light && ((distance: number) => skyClearing(light, looks, distance));
  const isHidden = WOODS.has(scene.place) && (scene.time === "day" || scene.time === "noon");
  const palette = look.palette(paletteOf(scene));
  const middle = looks[looks.length >> 1];
  const lamps = palette.dark && middle ? lampsOf(layout, middle) : [];
  const easel: Easel = {
    aspect: size.width / size.height,
    width,
    height,
    palette,
    path: layout.camera,
    random: setting.fork(`shot ${order.seed}`),
    seed: order.seed,
    grain: grainOfPaper(),
    treat: look.treat,
    heavens: layout.heavens,
    clearings: (distance) => [
      ...clearingsAt(layout.figures, looks, distance),
      ...(lightAt && !isHidden ? [lightAt(distance)] : []),
    ],
    lightAt,
    covered: (distance, beyond) => coveredAt(layout.figures, looks, distance, beyond),
    lamps: middle && lamps.length > 0 ? (distance) => lampsOn(lamps, middle, distance) : undefined,
    // A close-up has little depth of field.
    blur:
      scene.framing === "close" && pixel === 1
        ? (distance) => (distance > 1.2 || distance < 0.85 ? 3 : 1)
        : undefined,
  };
  const props = createProps(easel, gallery);
  const scenery = asScenery(props);
  const ground: Easel = { ...easel, random: setting.fork("ground") };
  const planes: Plane[] = [
    ...(await paintPlace(ground, scene, scenery)),
    ...(await sightPlanes(ground, scene, scenery)),
    ...carrierPlanes(ground, scene),
    ...(await figurePlanes(easel, layout, props)),
    ...(await particlePlanes(easel, scene, props, makesMusic(scene))),
    ...pawsBefore(easel, scene),
    ...(await boughPlanes(easel, scene, scenery, { figures: layout.figures, moments: looks })),
  ];
  planes.sort((left, right) => right.distance - left.distance);
  // Last, so before all else: the scene that is drawn behind it is only what the words made of it.
  if (pictures.startImage) {
    if (isMadePicture(order.startImage ?? ""))
      planes.splice(0, Infinity, await wholePicture(easel, pictures.startImage));
    else planes.push(await paperPrint(easel, pictures.startImage));
  }

  const emojiArt: EmojiArt = (emoji) => {
    const icon = workshop.art.iconOf(emoji);
    return icon && workshop.icons.body(icon);
  };
  const caption = await paintCaption(
    {
      shotNumber: order.shotNumber,
      camera: CAMERA_MOVES[order.camera].label,
      beat: order.beat,
    },
    size,
    workshop.fonts,
    emojiArt,
  );
  const frames = framesOf(order.seconds);
  const stage = createCanvas(width, height);
  const context = stage.getContext("2d", { alpha: false });
  const screen = pixel === 1 ? stage : createCanvas(size.width, size.height);
  const front = pixel === 1 ? context : screen.getContext("2d", { alpha: false });
  const hold = Math.max(ON_TWOS, look.hold);
  const shot = {
    frames,
    hold,
    momentAt(number: number) {
      const share = frames > 1 ? number / (frames - 1) : 0;
      return { seconds: number / FRAMES_PER_SECOND, share, pose: easel.path.at(share) };
    },
  };
  const stack =
    scene.manner === "rack-focus" && pictures.startImage === undefined
      ? focused(easel, planes, layout, shot)
      : stackOf(easel, planes, shot);
  let drawn = -1;
  let pixels: Buffer = Buffer.alloc(0);
  return {
    scene,
    frames,
    hold,
    ...size,
    ...(look.filter ? { filter: look.filter } : {}),
    frame(number) {
      const held = number - (number % hold);
      // A picture that is held is the same picture.
      if (held !== drawn) {
        stack.draw(context, held);
        if (pixel !== 1) {
          front.imageSmoothingEnabled = false;
          front.drawImage(stage, 0, 0, width * pixel, height * pixel);
        }
        front.setTransform(1, 0, 0, 1, 0, 0);
        front.globalAlpha = 1;
        if (look.overlay) {
          front.globalCompositeOperation = look.overlay.mode;
          front.drawImage(look.overlay.canvas, 0, 0);
          front.globalCompositeOperation = "source-over";
        }
        front.drawImage(caption.canvas, caption.x, caption.y);
        drawn = held;
        // Not `data()`: each of its copies is memory the system has yet to clear, which took as long as the drawing.
        const { data } = front.getImageData(0, 0, size.width, size.height);
        pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      }
      return pixels;
    },
  };
}

function focused(easel: Easel, planes: readonly Plane[], layout: Layout, shot: Shot): Stack {
  const { art, isFirst } = nearOf(layout.scene);
  const nearest = Math.max(...layout.figures.filter((one) => one.art === art).map(({ order }) => order), 0.9);
  const [far, near] = [false, true].map((isNear) =>
    stackOf(
      easel,
      planes.filter(({ distance }) => distance <= nearest === isNear),
      shot,
    ),
  ) as [Stack, Stack];
  return rackFocus(easel, { far, near }, { isNearFirst: isFirst, frames: shot.frames });
}

function pawsBefore(easel: Easel, { manner, cast }: Scene): Plane[] {
  const [hero] = cast;
  const paws = manner === "point-of-view" && hero ? pawsPlane(easel, hero) : undefined;
  return paws ? [paws] : [];
}

let knownGrain: Canvas | undefined;

/** The same for every shot: made once a thread, and never drawn on. */
function grainOfPaper(): Canvas {
  knownGrain ??= paperGrain(createRandom(7));
  return knownGrain;
}

/** Paper is animated on twos: each pose, and what the camera sees of it, is held for two frames. */
const ON_TWOS = 2;

function paintPlace(easel: Easel, scene: Scene, props: Props): Promise<Plane[]> {
  switch (scene.place) {
    case "sea":
    case "lake":
    case "river":
    case "beach":
      return paintSea(easel, scene, props);
    case "underwater":
      return paintUnderwater(easel, props);
    case "street":
      return paintStreet(easel, scene, props);
    case "city":
      return paintCity(easel, scene, props);
    case "room":
      return Promise.resolve(paintWalls(easel, scene) ?? paintRoom(easel, scene, props));
    case "stage":
      return paintStage(easel, scene);
    case "cave":
      return scene.built === true ? Promise.resolve(paintTunnel(easel)) : paintCave(easel, props);
    case "space":
      return paintSpace(easel);
    case "sky":
      return paintSky(easel, scene);
    case "abstract":
      return paintAbstract(easel, scene);
    default:
      return paintLand(easel, scene, props);
  }
}
