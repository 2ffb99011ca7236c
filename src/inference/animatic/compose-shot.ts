import { doorDeed, waterDeed } from "../../core/film/deeds.ts";
import { pictureSize } from "../../core/film/picture.ts";
import type { ShotOrder } from "../../core/ports/orders.ts";
import { ACTING } from "./acting/acts.ts";
import { createGallery, type Gallery } from "./art/gallery.ts";
import type { Icons } from "./art/icons.ts";
import { picturesOf } from "./layout/art-of.ts";
import { DRESSING } from "./layout/dressing.ts";
import { type Layout, layOut } from "./layout/lay-out.ts";
import { onHindLegs } from "./layout/on-hind-legs.ts";
import { STOOL } from "./layout/stool.ts";
import { landOf } from "./paint/lands/land-of.ts";
import type { ArtIndex } from "./reading/phrases.ts";
import { readScene } from "./reading/read-scene.ts";
import type { Scene } from "./scene.ts";

/** A shot read and laid out, and the pictures it is to be made of. */
export interface Composition {
  layout: Layout;
  gallery: Gallery;
}

/** What the words of a shot become before anything is drawn. */
export async function composeShot(
  order: ShotOrder,
  workshop: { icons: Icons; art: ArtIndex },
): Promise<Composition> {
  const gallery = galleryOf(workshop.icons);
  const { happens = order.beat } = order;
  const [door, water] = [doorDeed(happens), waterDeed(happens)];
  const read = { ...readScene(order, workshop.art), ...(door && { door }), ...(water && { water }) };
  const scene = onHindLegs(read);
  const size = pictureSize(order.aspect, order.resolution);
  return { layout: await composeScene(scene, size.width / size.height, order.seconds, gallery), gallery };
}

async function composeScene(
  scene: Scene,
  aspect: number,
  seconds: number,
  gallery: Gallery,
): Promise<Layout> {
  await gallery.learn([
    ...scene.cast.flatMap(({ art }) => [art, ...picturesOf(art)]),
    ...scene.cast.flatMap((member) => member.tool ?? []),
    ...scene.cast.flatMap((member) => (member.act && ACTING[member.act].tool) ?? []),
    ...DRESSING,
    STOOL,
  ]);
  return layOut(scene, { aspect, seconds, sheets: landOf(scene)?.layers ?? [], ratios: gallery });
}

const galleries = new WeakMap<Icons, Gallery>();

/** What was once learnt of the pictures holds as long as they are loaded. */
function galleryOf(icons: Icons): Gallery {
  const known = galleries.get(icons) ?? createGallery(icons);
  galleries.set(icons, known);
  return known;
}
