/**
 * When what a storyboard shows is heard: its drawing and its sound go by these same clocks, so that a step falls with the foot and
 * thunder breaks with the lightning. All seconds are of the shot.
 */

/** How fast legs go, in radians a second of a swing whose every half is a step. */
export const STRIDES = { run: 11, walk: 7, heavy: 4.4 } as const;

/** Between two steps of whoever leads a shot; the first falls so long after its beginning. */
export function secondsAStep(stride: keyof typeof STRIDES): number {
  return Math.PI / STRIDES[stride];
}

/** How fast wings go, in radians a second: a bird's beat is a whole wave, a butterfly's half of one. */
export const WINGS = { bird: 13, butterfly: 9 } as const;

/** Between two beats of whoever leads a shot; the first is in the middle of its first such while. */
export function secondsAWingbeat(wings: keyof typeof WINGS): number {
  return ((wings === "bird" ? 2 : 1) * Math.PI) / WINGS[wings];
}

/** Paper is animated on twos: what is drawn changes so often, in seconds. */
const HELD = 1 / 12;
/** Lightning comes again and again. */
const BETWEEN_FLASHES = 3.1;

/** When the first lightning of a shot flashes, by the shot's seed. */
export function firstFlash(seed: number): number {
  // Any mixing of the seed's bits does, as long as it stays the same.
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
  return Math.round((0.6 + mixed / 4_294_967_296) / HELD) * HELD;
}

/** How long ago it flashed last; less than 0: it hasn't yet. */
export function sinceFlash(seed: number, seconds: number): number {
  // Sums of twelfths of a second are a hair off.
  return (seconds - firstFlash(seed) + 1e-6) % BETWEEN_FLASHES;
}

/** A door that is opened or shut begins to swing at this share of its shot, and swings for so long, in seconds. */
const DOOR_AT = 0.3;
export const SWING = 0.75;

/** When a shot's door begins to move. */
export function doorMoves(seconds: number): number {
  return heldAt(Math.max(0, Math.min(seconds * DOOR_AT, seconds - SWING)));
}

/** What happens to a door, by the words for it; who knocks moves none. */
export type DoorDeed = "opens" | "closes" | "knocked";

/** How far a door stands open, 0 to 1, so long after its shot's beginning. */
export function doorOpen(deed: DoorDeed, shot: number, seconds: number): number {
  if (deed === "knocked") return 0;
  const gone = Math.max(0, Math.min(1, (seconds - doorMoves(shot)) / SWING));
  // It is pushed, and meets the wall or its frame in full swing.
  const swung = gone * gone;
  return deed === "opens" ? swung : 1 - swung;
}

/** Whoever goes into the water has fallen for this share of the shot, and for no longer than so many seconds. */
const PLUNGE_AT = 0.35;
const LONGEST_FALL = 1;

/** When in a shot the water splashes. */
export function splashes(seconds: number): number {
  return heldAt(Math.min(seconds * PLUNGE_AT, LONGEST_FALL));
}

function heldAt(seconds: number): number {
  return Math.round(seconds / HELD) * HELD;
}

const DOOR = /\b(?:doors?|gates?)\b|\btür\b|\bpuerta\b|\bporte\b|\bporta\b|门|門|ドア/iu;
const KNOCKS = /\b(?:knock\w*|klopft|golpea|llama a la puerta|frappe|bate à porta)\b|敲|ノック/iu;
const CLOSES =
  /\b(?:clos(?:es?|ed|ing)|shuts?|shutting|slam\w*|lock(?:s|ed|ing)?|schließt|fällt zu|cierra|ferme|fecha)\b|关|閉/iu;
const OPENS =
  /\b(?:open(?:s|ed|ing)?|unlock\w*|push(?:es)?|kicks?|bursts?|swings?|creaks?|enters?|leaves?|(?:goes|walks?|steps?|runs?|comes?|rushes?|storms?|slips?) (?:in|out|through)|through (?:a|the|his|her|its|their)|geht auf|abre|ouvre)\b|öffnet|开|開/iu;

/** What the words of a shot have a door do; undefined: there is none, or it only stands there. */
export function doorDeed(words: string): DoorDeed | undefined {
  if (KNOCKS.test(words)) return "knocked";
  if (!DOOR.test(words)) return undefined;
  if (CLOSES.test(words)) return "closes";
  return OPENS.test(words) ? "opens" : undefined;
}

const WATER = "(?:water|sea|lake|river|pool|ocean|pond|stream|bay|puddle|waves)";
/** "Night falls", "the sun drops": into the sea too, and nothing splashes. */
const INTO_WATER = new RegExp(
  `(?<!\\b(?:night|rain|snow|sun|moon|dusk|darkness|silence|leaf|leaves) )\\b(?:jump|leap|hop|fall|dive|plunge|drop|tumble|slip)(?:s|ing)?\\b[\\w ]{0,24}?\\b(?:into|in) (?:\\w+ ){0,3}${WATER}\\b`,
  "iu",
);
const DIVES =
  /\b(?:dives?|diving|plung\w*)\b|\bspringt ins? (?:wasser|meer|see)\b|\bplonge\b|\bmergulha\b|\bse zambulle\b|跳进|跳入|飛び込/iu;
const IN_THE_AIR =
  /\b(?:eagle|hawk|falcon|kestrel|plane|jet|dragon|bat|owl|drone|sky|clouds?|crowd|bed|book|darkness)s?\b/iu;
const SPLASHES = /\bsplash\w*|\bchapot\w*|\bplatsch\w*/iu;

/** Going into the water from above, or splashing about in it. */
export type WaterDeed = "plunges" | "splashes";

/** What the words of a shot have somebody do with water. */
export function waterDeed(words: string): WaterDeed | undefined {
  if (INTO_WATER.test(words) || (DIVES.test(words) && !IN_THE_AIR.test(words))) return "plunges";
  return SPLASHES.test(words) ? "splashes" : undefined;
}

const VEHICLES =
  /\b(?:cars?|trucks?|motorbikes?|motorcycles?|bus(?:es)?|taxis?|drives?|driving|trains?|tractors?|rockets?|engines?)\b(?! (?:stops?|stations?|parks?|shelters?|tracks?|doors?|windows?|seats?|keys?|tickets?|drivers?)\b)|\bauto\b|\bcoche\b|\bvoiture\b|\bcarro\b|汽车|車/iu;
/** Nobody hears an engine of what stands about, and none is drawn moving. */
const PARKED =
  /\b(?:parked|broken[- ]down|abandoned|rusty|toy) (?:\w+ )?(?:car|truck|motorbike|motorcycle|bus|taxi|train|tractor|rocket)\b|\b(?:cars?|trucks?|motorbikes?|motorcycles?|bus|taxis?|trains?|tractors?|rockets?) (?:is |are )?(?:quietly )?(?:stands?|standing|parked|rests?|sits?|waits?|waiting)\b|\bauto (?:steht|parkt)\b|\bcoche (?:está )?(?:aparcado|parado)\b|\bvoiture (?:est )?(?:garée|stationnée)\b|\bcarro (?:está )?(?:estacionado|parado)\b/iu;

/** Whether the words of a shot have something with an engine go: it is heard, and seen going, from the shot's beginning. */
export function engineRuns(words: string): boolean {
  return VEHICLES.test(words) && !PARKED.test(words);
}
