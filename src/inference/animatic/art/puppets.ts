import { shade as shadeOf } from "../colour.ts";
import type { Outfit } from "../scene.ts";
import type { Icons } from "./icons.ts";

/** A drawing of our own, as SVG, with where its foot line is. */
export interface Drawing {
  width: number;
  height: number;
  body: string;
  /** What `currentColor` in the body is where the words give no colour. */
  colour?: string;
}

/** `swing`: how far the legs are in their stride, −1 to 1. */
type Pose = { swing: number };

const place = (inside: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 32})">${inside}</g>`;

const leg = (x: number, y: number, width: number, length: number, colour: string, degrees: number) =>
  `<rect x="${x - width / 2}" y="${y}" width="${width}" height="${length}" rx="${width / 2.4}" fill="${colour}" transform="rotate(${degrees.toFixed(1)} ${x} ${y})"/>`;

interface Coat {
  head: string;
  coat: string;
  dark: string;
  belly: string;
  tail: "bushy" | "tuft" | "stub" | "thin" | "flowing" | "none";
  tip?: string;
  legs?: string;
  heavy?: boolean;
}

const COATS: Record<string, Coat> = {
  fox: {
    head: "fox",
    coat: "#f3702d",
    dark: "#c94f1c",
    belly: "#fbe9d6",
    tail: "bushy",
    tip: "#fff6ea",
    legs: "#5b2c20",
  },
  wolf: {
    head: "wolf",
    coat: "#8b909c",
    dark: "#666b78",
    belly: "#d6d9df",
    tail: "bushy",
    tip: "#5c606c",
  },
  bear: {
    head: "bear",
    coat: "#8a5636",
    dark: "#6b4029",
    belly: "#a8714b",
    tail: "stub",
    heavy: true,
  },
  "polar-bear": {
    head: "polar-bear",
    coat: "#eef0f4",
    dark: "#cfd4de",
    belly: "#ffffff",
    tail: "stub",
    heavy: true,
  },
  panda: {
    head: "panda",
    coat: "#f4f4f2",
    dark: "#2d2b33",
    belly: "#ffffff",
    tail: "stub",
    legs: "#2d2b33",
    heavy: true,
  },
  lion: { head: "lion", coat: "#f2b04c", dark: "#d18a2c", belly: "#f9d694", tail: "tuft", tip: "#8a4b22" },
  moose: {
    head: "moose",
    coat: "#8a5a3c",
    dark: "#693f28",
    belly: "#9f6d4b",
    tail: "stub",
    legs: "#d8c0a6",
    heavy: true,
  },
  boar: { head: "boar", coat: "#6e4334", dark: "#502e24", belly: "#7f5242", tail: "thin" },
  "red-panda": {
    head: "raccoon",
    coat: "#c4572b",
    dark: "#8f3a1c",
    belly: "#3d2a26",
    tail: "bushy",
    tip: "#e8a06a",
    legs: "#3d2a26",
  },
  raccoon: {
    head: "raccoon",
    coat: "#8f9199",
    dark: "#55565f",
    belly: "#b9bbc2",
    tail: "bushy",
    tip: "#3d3e46",
  },
  koala: { head: "koala", coat: "#8d929e", dark: "#6c717d", belly: "#dadde3", tail: "none", heavy: true },
  hamster: { head: "hamster", coat: "#f2a25c", dark: "#cf7d3c", belly: "#fff1e0", tail: "stub", heavy: true },
  frog: { head: "frog", coat: "#35c46b", dark: "#1f9a51", belly: "#b7efb1", tail: "none", heavy: true },
  unicorn: {
    head: "unicorn",
    coat: "#f1eafb",
    dark: "#d5c8ee",
    belly: "#ffffff",
    tail: "flowing",
    tip: "#c073e8",
    legs: "#e2d7f5",
  },
};

function quadruped(kind: string, icons: Icons, { swing }: Pose): Drawing | undefined {
  const coat = COATS[kind];
  if (!coat) return undefined;
  const legColour = coat.legs ?? coat.dark;
  const width = coat.heavy ? 8 : 5.6;
  const top = coat.heavy ? 25 : 27;
  const swung = swing * 17;
  const far = (x: number, sign: number) => leg(x, 40, width, 19, legColour, sign * swung);
  const tails = {
    bushy: `<path d="M52 36c8-2 15-9 14-20-1-4-6-3-7 1-2 7-6 9-11 11z" fill="${coat.coat}"/><path d="M66 16c-1-4-6-3-7 1-.5 2-1.2 3.5-2 4.7 2 1.3 5.5 1.2 8.3-.4.6-1.7.8-3.5.7-5.300z" fill="${coat.tip ?? coat.dark}"/>`,
    tuft: `<path d="M54 34q10-2 9-13" fill="none" stroke="${coat.coat}" stroke-width="3" stroke-linecap="round"/><circle cx="63" cy="19" r="4" fill="${coat.tip ?? coat.dark}"/>`,
    stub: `<circle cx="57" cy="32" r="3.6" fill="${coat.dark}"/>`,
    thin: `<path d="M55 34q7-1 6-8" fill="none" stroke="${coat.dark}" stroke-width="2" stroke-linecap="round"/>`,
    flowing: `<path d="M53 30c8 0 10 8 8 20 6-4 9-20-2-25z" fill="${coat.tip ?? coat.dark}"/><path d="M53 31c5 1 7 8 5 16 4-5 6-16-2-20z" fill="#8fd3f5"/>`,
    none: "",
  };
  return {
    width: 70,
    height: 60,
    body: [
      tails[coat.tail],
      far(28, 1),
      far(49, -1),
      `<rect x="20" y="${top}" width="37" height="${46 - top}" rx="10" fill="${coat.coat}"/>`,
      `<path d="M24 41h28q-3 6-14 6t-14-6z" fill="${coat.belly}"/>`,
      leg(24, 40, width, 19, coat.legs ?? coat.coat, -swung),
      leg(53, 40, width, 19, coat.legs ?? coat.coat, swung),
      place(icons.body(coat.head) ?? "", 0, 4, 36),
    ].join(""),
  };
}

/** Icons that show a person to the chest, and what the rest of them wears. */
const BUSTS: Record<string, { icon: string; coat: string; legs: string; shoes: string; robe?: boolean }> = {
  astronaut: { icon: "astronaut", coat: "#e9ecf2", legs: "#d5d9e3", shoes: "#8f97a8" },
  mage: { icon: "man-mage", coat: "#3f6fd6", legs: "#2b4fa0", shoes: "#3a2f55", robe: true },
  witch: { icon: "woman-mage", coat: "#4b3a86", legs: "#33285f", shoes: "#221a40", robe: true },
  ninja: { icon: "ninja", coat: "#33303f", legs: "#282531", shoes: "#17151d" },
  vampire: { icon: "man-vampire", coat: "#7a1d2e", legs: "#2b2930", shoes: "#17151d", robe: true },
  zombie: { icon: "man-zombie", coat: "#4e6b8a", legs: "#4a4038", shoes: "#2b2930" },
  elf: { icon: "woman-elf", coat: "#7c5a34", legs: "#4f7a3f", shoes: "#4a3522" },
  princess: { icon: "princess", coat: "#e4548c", legs: "#c93c74", shoes: "#b3245c", robe: true },
  prince: { icon: "prince", coat: "#2f7fd0", legs: "#24508c", shoes: "#2b2930" },
  king: { icon: "person-with-crown", coat: "#a3283a", legs: "#6f1a2b", shoes: "#2b2930", robe: true },
  farmer: { icon: "man-farmer", coat: "#3b82c4", legs: "#3b82c4", shoes: "#6b4429" },
  cook: { icon: "man-cook", coat: "#f3f3f5", legs: "#4c5160", shoes: "#2b2930" },
  scientist: { icon: "woman-scientist", coat: "#f1f2f6", legs: "#5a6072", shoes: "#2b2930" },
  detective: { icon: "detective", coat: "#4a4757", legs: "#35333f", shoes: "#1f1d26" },
  police: { icon: "police-officer", coat: "#2f6fc4", legs: "#23406f", shoes: "#1f1d26" },
  firefighter: { icon: "firefighter", coat: "#c8344a", legs: "#5a4a52", shoes: "#1f1d26" },
  doctor: { icon: "woman-health-worker", coat: "#f1f2f6", legs: "#4f8fc4", shoes: "#dfe3ea" },
  judge: { icon: "man-judge", coat: "#2b2930", legs: "#2b2930", shoes: "#17151d", robe: true },
  teacher: { icon: "woman-teacher", coat: "#b5443c", legs: "#4c5160", shoes: "#2b2930" },
  student: { icon: "student", coat: "#33303f", legs: "#33303f", shoes: "#1f1d26", robe: true },
  artist: { icon: "woman-artist", coat: "#f0f0f3", legs: "#50628c", shoes: "#2b2930" },
  singer: { icon: "man-singer", coat: "#7a3fb0", legs: "#4a2a72", shoes: "#2b2930" },
  pilot: { icon: "man-pilot", coat: "#3b3550", legs: "#2f2a42", shoes: "#1f1d26" },
  mechanic: { icon: "man-mechanic", coat: "#2f8fe0", legs: "#2f6fb4", shoes: "#3a3540" },
  builder: { icon: "construction-worker", coat: "#f0a03c", legs: "#3f6fa8", shoes: "#6b4429" },
  businessman: { icon: "man-office-worker", coat: "#4a4560", legs: "#3a364c", shoes: "#1f1d26" },
  superhero: { icon: "woman-superhero", coat: "#2f8fe0", legs: "#2f6fb4", shoes: "#c8344a" },
  santa: { icon: "santa-claus", coat: "#d8343a", legs: "#d8343a", shoes: "#2b2930" },
  clown: { icon: "clown-face", coat: "#8a4fc7", legs: "#35b8d8", shoes: "#d8343a" },
  cowboy: { icon: "cowboy-hat-face", coat: "#8a5a3a", legs: "#3f5f8c", shoes: "#5b3a22" },
  alien: { icon: "alien", coat: "#6fd66a", legs: "#58bf57", shoes: "#3fa04a" },
  ogre: { icon: "ogre", coat: "#8a2f4a", legs: "#6b2338", shoes: "#4a1626" },
  troll: { icon: "troll", coat: "#5e8a3a", legs: "#6b4a2f", shoes: "#4a3220" },
  robot: { icon: "robot", coat: "#b3bccb", legs: "#8b95a6", shoes: "#5f6878" },
};

const FACES: Record<string, string> = {
  woman: "woman",
  man: "man",
  person: "person",
  girl: "girl",
  boy: "boy",
  child: "child",
  baby: "baby",
  "old-woman": "old-woman",
  "old-man": "old-man",
  knight: "man-beard",
  pirate: "man-beard",
};

const CHILDREN = new Set(["girl", "boy", "child", "baby"]);

/** A whole figure under the head that the icon shows, walking as the pose says. */
function figure(
  kind: string,
  icons: Icons,
  { swing }: Pose,
  outfit: Outfit,
  shade: number,
): Drawing | undefined {
  const bust = BUSTS[kind];
  const face = FACES[kind];
  const head = icons.body(bust?.icon ?? face ?? "");
  if (!head) return undefined;
  const isChild = CHILDREN.has(kind);
  const wardrobe = STREET_CLOTHES[shade % STREET_CLOTHES.length] ?? STREET_CLOTHES[0];
  const top = outfit.top ?? outfit.dress ?? bust?.coat ?? wardrobe?.top ?? "#3b6ea8";
  const trousers = outfit.bottom ?? bust?.legs ?? wardrobe?.bottom ?? "#3a3f55";
  const shoes = outfit.shoes ?? bust?.shoes ?? "#2b2930";
  const skin = kind === "alien" ? "#6fd66a" : kind === "robot" ? "#8b95a6" : "#ffc83d";
  const dress = outfit.dress ?? (bust?.robe ? bust.coat : undefined);
  const headSize = isChild ? 26 : 24;
  const hip = isChild ? 41 : 44;
  const foot = 70;
  const angle = swing * 15;
  const bare = outfit.dress && !bust;
  const stride = (x: number, sign: number) => {
    const turn = `rotate(${(sign * angle).toFixed(1)} ${x} ${hip})`;
    const boot = outfit.shoes || bust ? foot - 11 : foot - 5;
    return `<g transform="${turn}"><rect x="${x - 3}" y="${hip}" width="6" height="${foot - hip - 1}" rx="2" fill="${bare ? skin : trousers}"/><path d="M${x - 3.2} ${boot}h6.400v${foot - boot}h-9q-1-3 2.6-4z" fill="${shoes}"/></g>`;
  };
  const shoulder = isChild ? 24 : 23;
  const arm = (x: number, sign: number) =>
    `<g transform="rotate(${(sign * angle * 1.3 + (x < 24 ? 9 : -9)).toFixed(1)} ${x} ${shoulder + 2})"><rect x="${x - 2.6}" y="${shoulder}" width="5.2" height="${hip - shoulder + 1}" rx="2.6" fill="${shadeOf(top, -0.1)}"/><circle cx="${x}" cy="${hip + 1.5}" r="2.5" fill="${bust?.icon === "astronaut" ? "#8f97a8" : skin}"/></g>`;
  const isWhole =
    bust !== undefined && !["robot", "alien", "santa", "ogre", "clown", "cowboy"].includes(kind);
  const skirt = dress
    ? `<path d="M16.5 ${hip - 8}L31.5 ${hip - 8}L${36 + swing} ${outfit.dress ? foot - 11 : foot - 5}q-12 3.5-24 0z" fill="${dress}"/>`
    : outfit.bottom && kind === "woman"
      ? `<path d="M16.5 ${hip - 4}h15l3 12h-21z" fill="${outfit.bottom}"/>`
      : "";
  const torso = `<path d="M15 ${shoulder + 3}q0-4 4-4h10q4 0 4 4l-1 ${hip - shoulder}h-16z" fill="${top}"/>`;
  const lapel =
    outfit.top && outfit.dress
      ? `<path d="M21 ${shoulder - 1}h6l-1.5 ${hip - shoulder + 2}h-3z" fill="${outfit.dress}"/>`
      : "";
  const belt =
    kind === "santa"
      ? `<rect x="15.5" y="${hip - 5}" width="17" height="4" fill="#2b2930"/><rect x="22" y="${hip - 5.5}" width="4" height="5" fill="#f6cf3d"/>`
      : "";
  const glasses = outfit.glasses
    ? `<path d="M15.2 12.600h7.400v2.200a3 3 0 0 1-3 3h-1.400a3 3 0 0 1-3-3zM25.4 12.600h7.400v2.200a3 3 0 0 1-3 3h-1.400a3 3 0 0 1-3-3zM22 12.600h4v1.200h-4z" fill="#1c1a22"/>`
    : "";
  const hat = outfit.hat
    ? `<path d="M13 8q11-4 22 0l-2-1q-1-8-9-8t-9 8z" fill="${outfit.hat}"/>`
    : kind === "pirate"
      ? `<path d="M9 8.500q15-11 30 0q-15-3.5-30 0z" fill="#24212b"/><path d="M12 7q12-13 24 0q-12-4-24 0z" fill="#24212b"/><circle cx="24" cy="3.4" r="1.7" fill="#f5f2ea"/>`
      : kind === "knight"
        ? `<path d="M13 15q-1-15 11-15t11 15h-4q-7-5-14 0z" fill="#a9b2c2"/><path d="M23 0q-1-6 7-6-3 2-4 6z" fill="#d8343a"/>`
        : "";
  const kit =
    kind === "knight"
      ? `<path d="M36 ${hip - 14}l2.5-14 2.5 14z" fill="#d5dbe6"/><rect x="34" y="${hip - 14}" width="9" height="2.2" rx="1" fill="#8a5a3a"/><path d="M6 ${hip - 16}h11v8q0 6-5.5 8-5.5-2-5.5-8z" fill="#3a6fb8"/><path d="M10.4 ${hip - 16}h2.200v15h-2.200z" fill="#f6cf3d"/>`
      : "";
  const coats = kind === "knight" ? "#98a2b3" : kind === "pirate" ? "#7a2430" : undefined;
  const body = coats ? torso.replace(`fill="${top}"`, `fill="${coats}"`) : torso;
  const bag =
    outfit.dress && outfit.top
      ? `<path d="M36 ${hip + 2}h7v6h-7z" fill="#1f1d26"/><path d="M37.5 ${hip + 2}q2-4 4 0" fill="none" stroke="#1f1d26"/>`
      : "";
  const headPart = isWhole
    ? place(head, 24 - 17, shoulder - 25, 34)
    : place(head, 24 - headSize / 2, shoulder - headSize + 3, headSize);
  return {
    width: 48,
    height: 71,
    body: `<g>${stride(20.5, 1)}${stride(27.5, -1)}${isWhole ? "" : arm(33, 1)}${isWhole ? `<path d="M13 ${shoulder + 6}h22l-2 ${hip - shoulder - 2}h-18z" fill="${top}"/>` : body}${skirt}${isWhole ? "" : lapel}${belt}${isWhole ? "" : arm(15, -1)}${bag}${headPart}${glasses}${hat}${kit}</g>`,
  };
}

const STREET_CLOTHES = [
  { top: "#3b6ea8", bottom: "#3a3f55" },
  { top: "#c25b4a", bottom: "#4a5470" },
  { top: "#4f8f6b", bottom: "#38343f" },
  { top: "#8a63a8", bottom: "#2f3850" },
  { top: "#d9a441", bottom: "#4b4038" },
  { top: "#4b5560", bottom: "#23262f" },
];

export function isPuppet(art: string): boolean {
  const kind = art.replace(/-body$/, "");
  return kind in COATS || kind in BUSTS || kind in FACES;
}

export function puppet(
  art: string,
  icons: Icons,
  pose: Pose,
  outfit: Outfit,
  shade: number,
): Drawing | undefined {
  const kind = art.replace(/-body$/, "");
  return quadruped(kind, icons, pose) ?? figure(kind, icons, pose, outfit, shade);
}
