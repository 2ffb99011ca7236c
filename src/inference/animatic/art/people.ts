import { type Arm, BODY, type BodyPose, type Gaze, TALL } from "../acting/poses.ts";
import { shade as shadeOf } from "../colour.ts";
import type { Outfit } from "../scene.ts";
import { armsOf, type HeldArt } from "./arms.ts";
import { type Complexion, coloured, complexionOf, isSkin } from "./complexion.ts";
import { costumeOf } from "./costumes.ts";
import type { Drawing } from "./drawing.ts";
import { beard, bowTie, brimmed, closedCoat, knitting, lap } from "./garments.ts";
import type { Icons } from "./icons.ts";
import { knightly } from "./knight.ts";
import { legsOf } from "./legs.ts";
import { ownLooks, plainArt } from "./own-looks.ts";
import { recoloured } from "./retouch.ts";
import { TRADE_LOOKS } from "./trades.ts";
import { goneRound, turnedFace } from "./turned-face.ts";
import { turnedMuzzle } from "./turned-muzzle.ts";
import { uprightHead, uprightKind, uprightTail, uprightTrunk } from "./upright.ts";

/** Which of an icon's paths, the first and the last, are a hand and what is in it. */
type Hand = readonly [first: number, last: number];

interface Bust {
  icon: string;
  hand?: Hand;
  coat: string;
  legs: string;
  shoes: string;
  robe?: boolean;
  /** Colours of the icon that are others in this one. */
  dyed?: Readonly<Record<string, string>>;
}

/** Icons that show a person to the chest, and what the rest of them wears. */
const BUSTS: Record<string, Bust> = {
  astronaut: { icon: "astronaut", coat: "#e9ecf2", legs: "#d5d9e3", shoes: "#8f97a8" },
  mage: { icon: "man-mage", hand: [15, 19], coat: "#3f6fd6", legs: "#2b4fa0", shoes: "#3a2f55", robe: true },
  witch: {
    icon: "woman-mage",
    hand: [17, 21],
    coat: "#4b3a86",
    legs: "#33285f",
    shoes: "#221a40",
    robe: true,
    // Her hair and collar are of the robe: in a wizard's blue they were a beard.
    dyed: { "#00a6ed": "#4b3a86", "#0074ba": "#33285f", "#d3d3d3": "#2b2733" },
  },
  ninja: { icon: "ninja", coat: "#33303f", legs: "#282531", shoes: "#17151d" },
  vampire: { icon: "man-vampire", coat: "#7a1d2e", legs: "#2b2930", shoes: "#17151d", robe: true },
  zombie: { icon: "man-zombie", coat: "#4e6b8a", legs: "#4a4038", shoes: "#2b2930" },
  elf: { icon: "woman-elf", coat: "#7c5a34", legs: "#4f7a3f", shoes: "#4a3522" },
  princess: { icon: "princess", coat: "#e4548c", legs: "#c93c74", shoes: "#b3245c", robe: true },
  prince: { icon: "prince", coat: "#2f7fd0", legs: "#24508c", shoes: "#2b2930" },
  king: { icon: "person-with-crown", coat: "#a3283a", legs: "#6f1a2b", shoes: "#2b2930", robe: true },
  farmer: { icon: "man-farmer", hand: [9, 12], coat: "#3b82c4", legs: "#3b82c4", shoes: "#6b4429" },
  cook: { icon: "man-cook", hand: [15, 18], coat: "#f3f3f5", legs: "#4c5160", shoes: "#2b2930" },
  scientist: { icon: "woman-scientist", hand: [4, 8], coat: "#f1f2f6", legs: "#5a6072", shoes: "#2b2930" },
  detective: { icon: "detective", hand: [16, 20], coat: "#4a4757", legs: "#35333f", shoes: "#1f1d26" },
  police: { icon: "police-officer", coat: "#2f6fc4", legs: "#23406f", shoes: "#1f1d26" },
  firefighter: { icon: "firefighter", coat: "#c8344a", legs: "#5a4a52", shoes: "#1f1d26" },
  doctor: { icon: "woman-health-worker", coat: "#f1f2f6", legs: "#4f8fc4", shoes: "#dfe3ea" },
  judge: { icon: "man-judge", hand: [5, 7], coat: "#2b2930", legs: "#2b2930", shoes: "#17151d", robe: true },
  teacher: { icon: "woman-teacher", coat: "#b5443c", legs: "#4c5160", shoes: "#2b2930" },
  student: { icon: "student", coat: "#33303f", legs: "#33303f", shoes: "#1f1d26", robe: true },
  artist: { icon: "woman-artist", hand: [4, 9], coat: "#f0f0f3", legs: "#50628c", shoes: "#2b2930" },
  singer: { icon: "man-singer", hand: [15, 19], coat: "#7a3fb0", legs: "#4a2a72", shoes: "#2b2930" },
  pilot: { icon: "man-pilot", coat: "#3b3550", legs: "#2f2a42", shoes: "#1f1d26" },
  mechanic: { icon: "man-mechanic", hand: [6, 8], coat: "#2f8fe0", legs: "#2f6fb4", shoes: "#3a3540" },
  builder: { icon: "construction-worker", coat: "#f0a03c", legs: "#3f6fa8", shoes: "#6b4429" },
  businessman: { icon: "man-office-worker", coat: "#4a4560", legs: "#3a364c", shoes: "#1f1d26" },
  superhero: { icon: "woman-superhero", coat: "#2f8fe0", legs: "#2f6fb4", shoes: "#c8344a" },
  santa: { icon: "santa-claus", coat: "#d8343a", legs: "#d8343a", shoes: "#2b2930" },
  clown: { icon: "clown-face", coat: "#8a4fc7", legs: "#35b8d8", shoes: "#d8343a" },
  cowboy: { icon: "person", coat: "#8a5a3a", legs: "#3f5f8c", shoes: "#5b3a22" },
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
  queen: "woman",
  nurse: "woman",
  ballerina: "woman",
  knight: "man-beard",
  pirate: "man-beard",
  giant: "man-red-hair",
};

const CHILDREN = new Set(["girl", "boy", "child", "baby"]);
/** A child is known by a great head on a small body; the head in the body's own units. */
const CHILD = { body: 0.8, head: 39, headOnCycle: 31 } as const;

/** How much of a grown body somebody's is, about the feet. */
export function bodyShare(art: string): number {
  return CHILDREN.has(plainArt(art)) ? CHILD.body : 1;
}

const STREET_CLOTHES = [
  { top: "#3b6ea8", bottom: "#3a3f55" },
  { top: "#c25b4a", bottom: "#4a5470" },
  { top: "#4f8f6b", bottom: "#38343f" },
  { top: "#8a63a8", bottom: "#2f3850" },
  { top: "#d9a441", bottom: "#4b4038" },
  { top: "#4b5560", bottom: "#23262f" },
];

/** What robots are made of: no two beside each other of the same. */
const PLATES = ["#b3bccb", "#7fb0d8", "#e2b16a", "#8cc4a0"];
/** Of the icon's head. */
const ROBOT_HEAD = "#cdc4d6";

const STRAIGHT = { side: 0, down: 0 } as const;

/** Those who are drawn as a head alone, and to whom the rest of a body is given. */
const ALL_HEAD = new Set(["robot", "alien", "santa", "ogre", "clown", "cowboy"]);

export function isPerson(art: string): boolean {
  const kind = plainArt(art);
  return kind in BUSTS || kind in FACES || uprightKind(art) !== undefined;
}

/** A whole figure under the head that the icon shows, facing left, held as the pose says. */
export function person(
  art: string,
  icons: Icons,
  pose: BodyPose,
  outfit: Outfit,
  shade: number,
  heldArt: HeldArt,
): Drawing | undefined {
  const kind = plainArt(art);
  const own = ownLooks(art);
  const bust = BUSTS[kind];
  const trade = outfit.trade && TRADE_LOOKS[outfit.trade];
  const called = kind === "person" ? trade?.head : undefined;
  const animal = uprightKind(art);
  const face = own?.head ?? called ?? FACES[kind];
  const looks = complexionOf(outfit, shade);
  const gaze = pose.gaze ?? STRAIGHT;
  const shown = animal
    ? uprightHead(animal, icons, [BODY.middle, BODY.shoulder], gaze)
    : headOf(bust?.icon ?? face ?? "", icons, looks, gaze);
  if (!shown) return undefined;
  const plates = kind === "robot" && !outfit.top ? PLATES[shade % PLATES.length] : undefined;
  const cut = recoloured(bust?.hand ? withoutHand(shown, bust.hand) : shown, bust?.dyed ?? {});
  const head = plates ? cut.replaceAll(ROBOT_HEAD, shadeOf(plates, 0.3)) : cut;
  const isChild = CHILDREN.has(kind);
  const wardrobe = STREET_CLOTHES[shade % STREET_CLOTHES.length] ?? STREET_CLOTHES[0];
  const knight = kind === "knight" ? knightly(shade) : undefined;
  const coat = knight ? knight.steel : kind === "pirate" ? "#7a2430" : plates;
  const worn = trade?.isBare ? looks.skin : trade?.coat;
  const fur = animal && (animal.limbs ?? animal.coat);
  const top = coat ?? outfit.top ?? outfit.dress ?? bust?.coat ?? worn ?? fur ?? wardrobe?.top ?? "#3b6ea8";
  const trousers =
    outfit.bottom ??
    (plates && shadeOf(plates, -0.2)) ??
    bust?.legs ??
    trade?.legs ??
    fur ??
    wardrobe?.bottom ??
    "#3a3f55";
  const shoes = outfit.shoes ?? bust?.shoes ?? trade?.shoes ?? animal?.dark ?? "#2b2930";
  const skin = animal?.dark ?? (kind === "alien" ? "#6fd66a" : kind === "robot" ? "#8b95a6" : looks.skin);
  const costume = costumeOf(kind, top);
  const glove = bust?.icon === "astronaut" ? "#8f97a8" : (costume?.glove ?? trade?.gloves ?? skin);
  const dress = outfit.dress ?? (bust?.robe ? bust.coat : trade?.dress);
  const isBust = bust !== undefined && !ALL_HEAD.has(kind);
  const { hip, shoulder } = BODY;
  const foot = TALL[pose.legs] - 1;
  const bare = Boolean(outfit.dress && !bust);
  const legColour = bare ? skin : trousers;
  const hasBoots = Boolean(outfit.shoes || bust || (trade?.shoes && !trade.slippers));

  const swung = pose.swing * 15;
  const front: Arm = pose.front ?? [9 + swung * 1.3, pose.swing === 0 ? 0 : -12];
  const back: Arm = pose.back ?? [9 - swung * 1.3, pose.swing === 0 ? 0 : -12];

  const inArms: HeldArt = (thing) => {
    const found = heldArt(thing);
    // A child of theirs.
    return found && thing === "baby" ? { ...found, body: coloured(found.body, looks) } : found;
  };
  const arms = armsOf(
    pose,
    [front, back],
    { top, glove, joint: costume?.joint, shield: knight?.shield },
    inArms,
  );

  const isBare = animal !== undefined && !outfit.top && !outfit.dress && !trade?.coat;
  const torso = isBare
    ? uprightTrunk(animal, shoulder, hip)
    : `<path d="${isBust ? `M13 ${shoulder + 6}h22` : `M15 ${shoulder + 3}q0-4 4-4h10q4 0 4 4`}L32.600 ${hip - 8}L33.200 ${hip + 2}q-9.200 2.600-18.400 0L15.400 ${hip - 8}z" fill="${top}"/>`;
  // Closed under the collar, over where the icon was cut off.
  const lapels = isBust && !isBare ? closedCoat(top, dress !== undefined) : "";
  const isKnitted = !(isBust || isBare || dress || coat || trade || kind === "alien");
  const knitted = costume?.trunk ?? (isKnitted ? knitting(top, own?.seat ?? shade) : "");
  const isUpright = pose.legs === "stand" || pose.legs === "run";
  const hem = isUpright ? (outfit.dress ? foot - 11 : foot - 5) : foot - 3;
  const isSideways = ["ride", "astride", "pedal", "stretch"].includes(pose.legs);
  const skirt = dress
    ? isSideways
      ? `<path d="M17 ${hip - 8}h14q4 6 2.500 13H12q-4.500-1-4-5 1-4.500 9-6z" fill="${dress}"/>`
      : pose.legs === "sit"
        ? lap(dress, foot)
        : `<path d="M16.5 ${hip - 8}L31.5 ${hip - 8}L${36 + pose.swing} ${hem}q-12 3.5-24 0z" fill="${dress}"/>`
    : outfit.bottom && kind === "woman"
      ? `<path d="M16.5 ${hip - 4}h15l3 12h-21z" fill="${outfit.bottom}"/>`
      : "";
  // Whose body is as large as the machine asks has a head that fits both.
  const isCycling = pose.legs === "pedal" || pose.legs === "astride";
  const headSize = isChild ? (isCycling ? CHILD.headOnCycle : CHILD.head) : 24;
  const headPart = animal
    ? shown
    : isBust
      ? place(head, 24 - 17, shoulder - 25, 34)
      : place(head, 24 - headSize / 2, shoulder - headSize + 3, headSize);
  const upper = (inside: string) =>
    pose.lean ? `<g transform="rotate(${-pose.lean} ${BODY.middle} ${hip})">${inside}</g>` : inside;
  // A head is held up over a body that bends, and bowed to what the hands do; a beard that comes with the coat holds it.
  const bowed = isBust || (trade?.head && trade.over) ? 0 : nodOf(pose.lean ?? 0, gaze);
  const onNeck = (inside: string) =>
    bowed && inside
      ? `<g transform="rotate(${bowed.toFixed(1)} ${BODY.middle} ${shoulder})">${inside}</g>`
      : inside;
  const body = [
    animal ? uprightTail(animal, hip) : "",
    upper(`${trade?.back ?? ""}${arms.behind}`),
    legsOf(pose, foot, {
      legs: legColour,
      shoes,
      hasBoots,
      joint: costume?.joint,
      size: costume?.shoes,
      thick: animal ? 1.4 : 1,
    }),
    skirt || (isUpright ? (costume?.hips ?? "") : ""),
    upper(
      [
        torso,
        ...trimmings(kind, outfit, hip, shoulder, Boolean(bust), isBust),
        knitted,
        onNeck(headPart),
        costume?.collar ? onNeck(costume.collar) : lapels,
        pose.away && !isBust ? onNeck(fromBehind(head, looks.skin)) : "",
        outfit.beard && !pose.away && !isChild ? onNeck(beard(outfit.beard)) : "",
        pose.away || (bust && outfit.trade !== "baker") ? "" : (trade?.over ?? ""),
        ...(trade?.hat && !bust && (!outfit.hat || outfit.trade === "magician")
          ? [onNeck(coloured(trade.hat, looks))]
          : [...headgear(kind, outfit, gaze), knight?.helmet ?? ""].map((worn) =>
              onNeck(isChild ? onGreatHead(worn) : worn),
            )),
        knight && !pose.hold ? knight.sword : "",
        arms.across,
        arms.thing ? "" : arms.before,
      ].join(""),
    ),
    ...(arms.thing ? [arms.thing, upper(arms.before), arms.fingers] : []),
  ].join("");
  return {
    width: BODY.width,
    height: TALL[pose.legs],
    body: isChild
      ? `<g transform="translate(${BODY.middle * (1 - CHILD.body)} ${foot * (1 - CHILD.body)}) scale(${CHILD.body})">${body}</g>`
      : `<g>${body}</g>`,
    // Arms and what they hold reach out of the body's own box.
    room: { left: 52, top: 44, right: 34, bottom: 6 },
  };
}

/** Degrees a head goes down to what the hands do, and back to what is in the sky. */
const NOD = { down: 7, up: 13 } as const;

/** How far a head is turned on its neck, in degrees, up above 0: it stays up over a body that bends forward, and goes back with one that leans back to look up. */
function nodOf(lean: number, { down }: Gaze): number {
  if (down < 0) return Math.max(0, lean) * 0.45 - down * NOD.up;
  return lean * 0.45 - down * NOD.down;
}

/** So many heads are kept: somebody has one and the same in all poses. */
const MOST_HEADS = 64;
const heads = new WeakMap<Icons, Map<string, string>>();

function headOf(name: string, icons: Icons, looks: Complexion, gaze: Gaze): string | undefined {
  const known = heads.get(icons) ?? new Map<string, string>();
  heads.set(icons, known);
  const key = [name, looks.skin, looks.hair, gaze.side, gaze.down].join(" ");
  const icon = known.has(key) ? undefined : icons.body(name);
  if (icon !== undefined) {
    if (known.size >= MOST_HEADS) known.clear();
    known.set(key, turnedMuzzle(name, turnedFace(coloured(icon, looks), looks.skin, gaze), gaze));
  }
  return known.get(key);
}

function trimmings(
  kind: string,
  outfit: Outfit,
  hip: number,
  shoulder: number,
  hasBust: boolean,
  isBust: boolean,
): string[] {
  return [
    outfit.tie ? bowTie(outfit.tie) : "",
    outfit.top && outfit.dress && !isBust
      ? `<path d="M21 ${shoulder - 1}h6l-1.5 ${hip - shoulder + 2}h-3z" fill="${outfit.dress}"/>`
      : "",
    kind === "santa"
      ? `<rect x="15.5" y="${hip - 5}" width="17" height="4" fill="#2b2930"/><rect x="22" y="${hip - 5.5}" width="4" height="5" fill="#f6cf3d"/>`
      : "",
    outfit.dress && outfit.top && !hasBust
      ? `<path d="M36 ${hip + 2}h7v6h-7z" fill="#1f1d26"/><path d="M37.5 ${hip + 2}q2-4 4 0" fill="none" stroke="#1f1d26"/>`
      : "",
  ];
}

function headgear(kind: string, outfit: Outfit, gaze: Gaze): string[] {
  const { x, y } = goneRound(gaze, 14);
  const glasses = outfit.glasses
    ? `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)})" d="M15.2 12.600h7.400v2.200a3 3 0 0 1-3 3h-1.400a3 3 0 0 1-3-3zM25.4 12.600h7.400v2.200a3 3 0 0 1-3 3h-1.400a3 3 0 0 1-3-3zM22 12.600h4v1.200h-4z" fill="#1c1a22"/>`
    : "";
  if (outfit.hat) return [glasses, `<path d="M13 8q11-4 22 0l-2-1q-1-8-9-8t-9 8z" fill="${outfit.hat}"/>`];
  if (kind === "pirate")
    return [
      glasses,
      `<path d="M9 8.500q15-11 30 0q-15-3.5-30 0z" fill="#24212b"/><path d="M12 7q12-13 24 0q-12-4-24 0z" fill="#24212b"/><circle cx="24" cy="3.4" r="1.7" fill="#f5f2ea"/>`,
    ];
  if (kind === "clown") return [glasses, costumeOf(kind, "#000000")?.hat ?? ""];
  if (kind === "cowboy") return [glasses, brimmed("#8c5543", "#5b3423")];
  return [glasses];
}

/** What is worn on a head of the usual size, on a child's. */
const onGreatHead = (worn: string) =>
  worn &&
  `<g transform="translate(${BODY.middle} ${BODY.shoulder + 4}) scale(${(CHILD.head / 24).toFixed(3)}) translate(${-BODY.middle} ${-BODY.shoulder - 3})">${worn}</g>`;

/** The back of a head, in the colour of its hair. */
function fromBehind(head: string, skin: string): string {
  const first = /fill="(#[0-9a-f]{6})"/i.exec(head)?.[1] ?? "#8a5a3a";
  // Who has none on top has some behind.
  const hair = isSkin(first, skin) ? "#d9d4c8" : first;
  return `<ellipse cx="24" cy="14.6" rx="9.400" ry="10.600" fill="${hair}"/><path d="M20 8q-3 6-1 14M27 7q4 7 2 15" stroke="${shadeOf(hair, -0.18)}" stroke-width="1.200" fill="none"/>`;
}

/** The body under it has hands: one more would come out of its shoulder. */
function withoutHand(icon: string, [first, last]: Hand): string {
  let at = -1;
  return icon.replace(/<path[^>]*>/g, (path) => {
    at++;
    return at >= first && at <= last ? "" : path;
  });
}

const place = (inside: string, x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 32})">${inside}</g>`;
