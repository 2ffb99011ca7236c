import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Extent } from "../camera-path.ts";
import { alpha, lit, shade } from "../colour.ts";
import { freeSpot } from "../layout/wall-space.ts";
import type { Interior } from "../places.ts";
import type { Scene } from "../scene.ts";
import { paintChamber } from "./chamber.ts";
import { courses } from "./courses.ts";
import { paintKitchenUnits } from "./kitchen.ts";
import type { Pane } from "./outside.ts";
import type { Easel, Plane } from "./planes.ts";
import { onSheet, type Props, stamp } from "./props.ts";
import { GOODS, layShelves } from "./shelves.ts";
import type { Sprite } from "./sprite.ts";
import { fallOfLight, paintClock, paintWindow, WALL } from "./windows.ts";

/** A place that is told by what is sold, kept or done there: shelves of it fill the wall. */
interface Workplace {
  wall: string;
  floor: string;
  /** What stands on the shelves, or hangs on pegs. */
  goods: readonly string[];
  hangs?: true;
  /** Nothing is sold here: a shelf or two with what is used, and the wall is seen. */
  few?: true;
  /** Tiles to the ceiling. */
  isTiled?: true;
  /** Hangs over all, as shops show what they are. */
  sign?: string;
  /** What stands on the floor along the wall: how tall, and where, as a share of half the picture's width. */
  stands?: readonly (readonly [art: string, height: number, at: number])[];
}

const TOOLS = ["hammer", "wrench", "carpentry-saw", "screwdriver", "axe", "nut-and-bolt", "clamp", "gear"];

export const WORKPLACES: Partial<Record<Interior, Workplace>> = {
  bakery: {
    ...{ wall: "#e9c48f", floor: "#b5824f", sign: "pretzel" },
    goods: ["bread", "croissant", "baguette-bread", "pie", "bagel", "pretzel", "cupcake"],
    stands: [["oven", 0.44, -0.9]],
  },
  butchery: {
    ...{ wall: "#f0e6e0", floor: "#b0484a", sign: "cut-of-meat", isTiled: true, hangs: true },
    goods: ["meat-on-bone", "bacon", "poultry-leg", "cut-of-meat", "hot-dog"],
  },
  florist: {
    ...{ wall: "#d6e6c8", floor: "#9a7a5a", sign: "bouquet" },
    goods: ["tulip", "rose", "sunflower", "potted-plant", "hibiscus", "bouquet", "cherry-blossom"],
    stands: [["potted-plant", 0.36, -0.92]],
  },
  shop: {
    ...{ wall: "#cfe0ea", floor: "#c9b79a", sign: "shopping-cart" },
    goods: [
      "canned-food",
      "red-apple",
      "bread",
      "cheese-wedge",
      "carrot",
      "glass-of-milk",
      "honey-pot",
      "banana",
    ],
  },
  boutique: {
    ...{ wall: "#ead3dc", floor: "#b5906a", sign: "dress", hangs: true },
    goods: ["t-shirt", "jeans", "coat", "dress", "high-heeled-shoe", "womans-hat", "running-shoe"],
    stands: [["mirror", 0.44, -0.92]],
  },
  tailor: {
    ...{ wall: "#d9cdb8", floor: "#8a6a4a", sign: "scissors", hangs: true },
    goods: ["coat", "thread", "jeans", "necktie", "yarn", "t-shirt", "sewing-needle"],
  },
  toyshop: {
    ...{ wall: "#f3d98f", floor: "#b5824f", sign: "teddy-bear" },
    goods: ["teddy-bear", "nesting-dolls", "kite", "soccer-ball", "rocket", "yo-yo", "joystick"],
  },
  petshop: {
    ...{ wall: "#cfe3d0", floor: "#b59a6a", sign: "paw-prints" },
    goods: ["tropical-fish", "parrot", "hamster", "rabbit-face", "turtle", "lizard"],
  },
  pharmacy: {
    ...{ wall: "#e4f0ea", floor: "#c3d2cc", sign: "pill" },
    goods: ["lotion-bottle", "pill", "adhesive-bandage", "thermometer", "syringe", "soap"],
  },
  salon: {
    ...{ wall: "#e8d3e4", floor: "#8f8a94", sign: "scissors", few: true },
    goods: ["lotion-bottle", "scissors", "razor", "soap"],
    stands: [
      ["barber-pole", 0.5, -0.94],
      ["mirror", 0.5, 0.86],
    ],
  },
  dentist: {
    ...{ wall: "#dff0f4", floor: "#c3d6dc", sign: "tooth", isTiled: true, few: true },
    goods: ["toothbrush", "tooth", "lotion-bottle", "syringe"],
  },
  laboratory: {
    ...{ wall: "#d8e6ea", floor: "#b5c2c8", sign: "dna", few: true },
    goods: ["alembic", "test-tube", "petri-dish", "microscope", "magnet", "thermometer"],
    stands: [["alembic", 0.34, -0.92]],
  },
  office: {
    ...{ wall: "#d3dbe3", floor: "#7f8a99", few: true },
    goods: ["card-file-box", "telephone", "books", "file-folder", "printer"],
    stands: [
      ["file-cabinet", 0.4, -0.94],
      ["potted-plant", 0.3, 0.9],
    ],
  },
  postoffice: {
    ...{ wall: "#f0dfa8", floor: "#a88a5a", sign: "postal-horn" },
    goods: ["package", "envelope", "package", "open-mailbox-with-raised-flag"],
    stands: [["postbox", 0.42, -0.94]],
  },
  bathroom: {
    ...{ wall: "#cfe6ee", floor: "#9fb6c2", isTiled: true, few: true },
    goods: ["soap", "toothbrush", "lotion-bottle", "sponge", "roll-of-paper"],
    stands: [
      ["bathtub", 0.34, 0.84],
      ["toilet", 0.34, -0.94],
    ],
  },
  gym: {
    ...{ wall: "#c9d0dc", floor: "#c58a4f", hangs: true, few: true },
    goods: ["boxing-glove", "basketball", "trophy", "soccer-ball", "running-shoe"],
    stands: [["person-lifting-weights", 0.4, -0.94]],
  },
  garage: {
    ...{ wall: "#a9b0b8", floor: "#7d8188", hangs: true, goods: TOOLS, few: true },
    stands: [
      ["wheel", 0.24, -0.96],
      ["toolbox", 0.2, 0.9],
    ],
  },
  workshop: {
    ...{ wall: "#b98d5c", floor: "#8a6540", hangs: true, goods: TOOLS, few: true },
    stands: [["workbench", 0.3, 0.8]],
  },
  forge: {
    ...{ wall: "#5b5058", floor: "#4a4248", hangs: true, few: true },
    goods: ["hammer", "axe", "shield", "dagger", "pick", "crossed-swords"],
    stands: [["hearth", 0.56, -0.9]],
  },
  studio: {
    ...{ wall: "#efe6d6", floor: "#b5906a", hangs: true, few: true },
    goods: ["framed-picture", "artist-palette", "framed-picture", "paintbrush"],
  },
  museum: {
    ...{ wall: "#b8484f", floor: "#b59a6a", hangs: true, goods: ["framed-picture"] },
    stands: [
      ["moai", 0.42, -0.92],
      ["amphora", 0.4, 0.9],
    ],
  },
  cafe: {
    ...{ wall: "#c9a27e", floor: "#7f5a3f", sign: "hot-beverage", few: true },
    goods: ["teapot", "shortcake", "croissant", "hot-beverage", "doughnut", "glass-of-milk"],
  },
  bar: {
    ...{ wall: "#6f4a3f", floor: "#5a3f30", sign: "beer-mug", few: true },
    goods: ["bottle-with-popping-cork", "wine-glass", "cocktail-glass", "beer-mug", "tropical-drink"],
  },
  restaurant: {
    ...{ wall: "#d8b48f", floor: "#8a5f40", sign: "fork-and-knife", few: true },
    goods: ["wine-glass", "spaghetti", "bottle-with-popping-cork", "fork-and-knife-with-plate", "sake"],
  },
  greenhouse: {
    ...{ wall: "#bfe0d4", floor: "#8a6f4a" },
    goods: ["potted-plant", "seedling", "tulip", "tomato", "herb", "cactus"],
    stands: [["potted-plant", 0.34, -0.92]],
  },
  lobby: {
    ...{ wall: "#d9c3a0", floor: "#a8434f", sign: "key", hangs: true },
    goods: ["key", "envelope", "key", "key"],
    stands: [
      ["luggage-cart", 0.42, -0.92],
      ["reception-desk", 0.3, 0.72],
    ],
  },
  laundry: {
    ...{ wall: "#cfe3ea", floor: "#9fb6c2", isTiled: true, few: true },
    goods: ["soap", "t-shirt", "lotion-bottle", "basket", "jeans"],
    stands: [
      ["washing-machine", 0.34, -0.94],
      ["washing-machine", 0.34, 0.86],
    ],
  },
  attic: {
    ...{ wall: "#a57c52", floor: "#7a5636", few: true },
    goods: ["suitcase", "books", "teddy-bear", "package", "top-hat", "lamp"],
    stands: [
      ["wardrobe", 0.5, -0.94],
      ["chest", 0.2, 0.84],
    ],
  },
  sweetshop: {
    ...{ wall: "#f6cfdc", floor: "#c98f9a", sign: "candy" },
    goods: ["candy", "lollipop", "chocolate-bar", "jar", "cupcake", "cookie"],
  },
  clockshop: {
    ...{ wall: "#cbb28a", floor: "#7a5636", sign: "mantelpiece-clock", hangs: true },
    goods: ["mantelpiece-clock", "alarm-clock", "watch", "timer-clock"],
  },
  musicshop: {
    ...{ wall: "#c9b8d6", floor: "#8a6540", sign: "musical-note", hangs: true },
    goods: ["guitar", "violin", "trumpet", "saxophone", "accordion", "drum"],
  },
  library: {
    ...{ wall: "#c9a878", floor: "#7a5636" },
    goods: [],
    stands: [
      ["bookcase", 0.6, -0.98],
      ["bookcase", 0.6, -0.08],
      ["bookcase", 0.6, 0.38],
      ["bookcase", 0.6, 0.84],
    ],
  },
  kitchen: {
    ...{ wall: "#f0e2c0", floor: "#b5824f", few: true },
    goods: ["pot-of-food", "jar", "cooking", "salt", "honey-pot", "teapot"],
  },
};

/** A shop, a practice, a workshop: undefined where the room is none. */
export async function paintWorkplace(easel: Easel, scene: Scene, props: Props): Promise<Plane[] | undefined> {
  const place = scene.interior && WORKPLACES[scene.interior];
  if (!place) return undefined;
  const { palette } = easel;
  const half = easel.aspect / 2;
  // Paler than what people hold before it; what fills the wall is no more than its pattern.
  // They fade into the wall behind them: in the sky's colour bread would be grey.
  const haze = lit(place.wall, palette.light);
  const cut = (art: string, height: number, hazed = 0.28) =>
    onSheet(props).cut(art, height, art === "hearth" ? { shining: true } : { hazed, haze });
  const goods = await Promise.all(place.goods.map((art) => cut(art, GOODS, 0.64)));
  const sign = place.sign === undefined ? undefined : await cut(place.sign, 0.15);
  const stands = await Promise.all((place.stands ?? []).map(([art, height]) => cut(art, height)));
  const pane: Pane = { x: -half * 0.74, y: -0.34, w: Math.min(0.3, half * 0.36), h: 0.36 };
  const random = easel.random.fork("workplace");
  return paintChamber(easel, {
    wall: place.wall,
    paint(context, extent, density) {
      if (place.isTiled) layTiles(context, extent, place.wall);
      paintWindow(context, easel, scene, pane, { density, random });
      // A little left of the middle, where the shelves begin.
      const from = pane.x + pane.w + 0.16;
      if (goods.length > 0)
        layShelves(context, easel, place, goods, { from, to: Math.max(extent.right, half), random });
      if (sign) hangSign(context, easel, sign, pane.x + pane.w + 0.1);
      else if (goods.length > 0) {
        const x = pane.x + pane.w + 0.1;
        if (freeSpot(easel.covered(WALL), { x, half: 0.065, bottom: -0.235 }, half) === x)
          paintClock(context, { x, y: -0.3, radius: 0.065 }, scene);
      }
      for (const [index, [art, height, at]] of (place.stands ?? []).entries()) {
        const sprite = stands[index];
        // The words' own stands where it is used.
        if (sprite && !scene.cast.some((member) => member.art === art))
          stamp(context, sprite, { x: at * half, y: 0.215, height });
      }
      if (scene.interior === "kitchen") paintKitchenUnits(context, easel, extent, pane);
      context.fillStyle = lit(shade(place.wall, -0.35), palette.light);
      context.fillRect(extent.left, 0.185, extent.right - extent.left, 0.02);
      fallOfLight(context, scene, pane);
    },
    floor: () => place.floor,
    lay(context, extent) {
      context.fillStyle = alpha(shade(place.floor, -0.4), 0.4);
      for (const y of [0.225, 0.26, 0.31, 0.38, 0.47])
        context.fillRect(extent.left, y, extent.right - extent.left, 0.003);
      context.strokeStyle = alpha(shade(place.floor, -0.4), 0.4);
      context.lineWidth = 0.004;
      context.beginPath();
      for (let joint = -12; joint <= 12; joint++) {
        context.moveTo(joint * 0.15, 0.205);
        context.lineTo(joint * 0.4, 0.75);
      }
      context.stroke();
    },
  });
}

function layTiles(context: SKRSContext2D, extent: Extent, wall: string): void {
  context.strokeStyle = alpha(shade(wall, -0.3), 0.35);
  context.lineWidth = 0.003;
  courses(context, { ...extent, bottom: 0.2 }, 0.07, { wide: 0.07, shift: 0 });
}

/** A round board on a bracket, with what the place is known by. */
function hangSign(context: SKRSContext2D, easel: Easel, sprite: Sprite, x: number): void {
  // Under the ceiling, where no head comes.
  const y = -0.42;
  context.fillStyle = lit("#5b3a22", easel.palette.light);
  context.fillRect(x - 0.004, -0.7, 0.008, 0.24);
  context.beginPath();
  context.arc(x, y, 0.066, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = lit("#fff6e0", easel.palette.light);
  context.beginPath();
  context.arc(x, y, 0.058, 0, Math.PI * 2);
  context.fill();
  const height = Math.min(0.088, (0.088 * sprite.height) / sprite.width);
  stamp(context, sprite, { x, y: y + height / 2, height });
}
