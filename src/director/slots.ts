import { CAMERA_MOVES, type CameraMove } from "../core/film/camera.ts";
import type { VideoRequest } from "../core/film/request.ts";
import { STYLES, type Style } from "../core/film/style.ts";
import { tidied } from "../story/merge-words.ts";

/** What a film has one of at a time, and what it may be: by kinds that can't be at once. */
type Slot = Record<string, string>;

const SEASON: Slot = {
  winter: "winter(?:time)?|december|january|february",
  spring: "spring(?:time)?|april",
  summer: "summer(?:time)?|june|july|august",
  autumn: "autumn|september|october|november",
  // By themselves these are verbs.
  march: "(?<=(?:in|during|late|early|mid|of)[ -](?:\\p{L}+ )?)(?:march|may)",
  fall: "(?<=(?:in|during|late|early|mid|the)[ -])fall",
};
const COLOUR: Slot = {
  grey: "black[ -](?:and|&|n)[ -]white|b ?& ?w|monochrom(?:e|atic)|gr[ae]yscale",
  sepia: "sepia(?:[ -]toned)?",
  colour:
    "(?<=(?:in|with) )(?:(?:full|vivid|bright|vibrant|real) )?colou?rs?(?![- ]\\p{L})|(?:full|vivid|bright|vibrant|rich|saturated) colou?rs?|colou?ri[sz]ed|technicolou?r",
};
const MEDIUM: Slot = {
  watercolour: "water ?colou?rs?",
  oil: "oil[- ]paint(?:ing|ed)?s?",
  drawing: "(?:pencil|charcoal|ink|crayon|chalk) (?:drawing|sketch)(?:es)?|pencil|charcoal",
  cartoon: "cartoons?|cartoon[- ]?style|comic(?:[- ]book)?",
  anime: "anime|manga|ghibli",
  pixel: "pixel[- ]art|8[- ]bit|16[- ]bit",
  illustration:
    "(?:(?:story ?book|children['’]?s(?: book)?|book|vintage|fairy ?tale) )?illustrations?(?: style)?|illustrated",
  puppet: "claymation|clay animation|stop[- ]motion|puppet animation",
  paper: "paper[- ]cut[- ]?outs?",
  computed: "3-?d(?: render(?:ed|ing)?)?(?: animation)?|cgi|pixar(?:[- ]style)?",
  photo:
    "(?:real )?(?:photo(?:graph)?s?)|photo-?realis(?:m|tic)|(?<!more |less )realistic|hyper-?realistic|live[- ]action|real[- ]life(?: (?:footage|film|video))?|real footage",
};
const ANGLE: Slot = {
  low: "(?:from (?:a )?(?:very )?)?(?:very )?low[- ]angle|from (?:down )?below|worm['’]?s[- ]eye",
  high: "(?:from (?:a )?)?high[- ]angle",
  top: "top[- ]?down|bird['’]?s?[- ]eye|overhead|from (?:(?:right|directly|straight|far|high) )?above|aerial|drone",
  level: "(?:at |from )?(?:eye|sea|water|ground|street|floor|knee|chest)[- ]?level",
  shoulder: "over[- ]the[- ]shoulder",
  own: "pov|first[- ]person|from (?:his|her|its|their) (?:point of view|perspective)",
};
const SIZE_OF_SHOT: Slot = {
  near: "(?:extreme )?(?:close[- ]?ups?|macro)",
  far: "(?:(?:extreme|super|ultra) )?wide[- ](?:angle )?shot|long shot|establishing shot",
};
const DEVICE: Slot = {
  watched: "(?:security|surveillance) cam(?:era)?s?|cctv",
  phone: "(?:i|smart)?phone (?:footage|video|camera)|(?:on|with) an? (?:old |shaky )?(?:i|smart)?phone",
  trail: "trail cam(?:era)?",
  dash: "dash ?cam",
  body: "body ?cam|gopro|helmet cam",
  web: "webcam",
  tape: "(?:(?:19)?[789]0s )?(?:vhs|camcorder|home video)(?: tape)?",
  film: "(?:35|16|8) ?mm|super ?8",
  found: "found[- ]footage",
  drone: "drone (?:footage|shot)",
  clean: "clean(?: \\p{L}+)? (?:look|picture|image|digital)",
};
const LENS: Slot = {
  fisheye: "fish-?eye",
  anamorphic: "anamorphic",
  tilted: "tilt-?shift",
  long: "telephoto|long[- ]lens",
};
const DECADE: Slot = Object.fromEntries(
  [
    ...[..."123456789"].map((tens) => [
      `${tens}0s`,
      `(?:in )?(?:the )?(?:(?:early|late|mid)[- ])?(?:19|['’])?${tens}0s`,
    ]),
    ["2000s", "(?:in )?(?:the )?(?:(?:early|late|mid)[- ])?20[0-3]0s"],
    ["old", "victorian|medieval|edwardian|renaissance|prehistoric"],
  ].map(([name = "", words = ""]) => [name, words]),
);
const PACE: Slot = {
  slow: "slow[- ]?mo(?:tion)?|slo-?mo",
  fast: "fast[- ]?motion|time-?lapse|hyper-?lapse|sped[- ]up",
  plain: "real[- ]?time|normal speed|full speed",
};
const HELD: Slot = {
  hand: "hand[- ]?held(?: cam(?:era)?)?|shaky cam(?:era)?",
  steady: "stead(?:y|i)[- ]?cam|steady (?:camera|shot|footage)|stabili[sz]ed|gimbal",
  still: "static(?: (?:cam(?:era)?|shot))?|locked[- ]off(?: (?:cam(?:era)?|shot))?",
};
const SLOTS = [SEASON, COLOUR, MEDIUM, ANGLE, SIZE_OF_SHOT, DEVICE, LENS, DECADE, PACE, HELD].map((slot) =>
  Object.entries(slot).map(([kind, words]) => ({
    kind,
    form: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words})(?![\\p{L}\\p{N}])(?!-\\p{L})`, "giu"),
  })),
);

/** What is named to be gone or to stay is nothing new. */
const NOT_NEW =
  /(?<!\p{L})(?:not(?: like| in)?|no|never|without|instead of|rather than|lose|keep|remove|drop|less|than)(?: (?:an?|the|that|this|any|more|in|on))* (?:[\p{L}\p{N}-]+ ?){1,3}/giu;

/** What of a film can't be besides what a text adds to it: another season, medium, angle, decade, film stock, pace. */
export function withoutOldValues(before: string, told: string, added: string): string {
  const anew = added.replace(NOT_NEW, " ");
  let text = told;
  for (const slot of SLOTS) {
    const is = (words: string) =>
      slot.filter(({ form }) => words.search(form) !== -1).map(({ kind }) => kind);
    const [news, olds] = [is(anew), is(before)];
    if (news.length === 0) continue;
    for (const { kind, form } of slot) {
      if (!olds.includes(kind) || news.includes(kind)) continue;
      for (const { 0: old, index } of [...before.matchAll(form)].reverse()) {
        const at = text.indexOf(before.slice(Math.max(0, index - 1), index + old.length));
        if (at !== -1) text = withoutPhrase(text, at + (index === 0 ? 0 : 1), old.length);
      }
    }
  }
  return text;
}

/** What a film is said to be without, where it is one of these: "the vhs effect" of a "90s vhs fisheye look". */
export function withoutValue(told: string, thing: string): string | undefined {
  const bare = thing.replace(/ (?:effect|look|style|thing|vibe|feel|filter|footage|angle|view)s?$/iu, "");
  for (const { form } of SLOTS.flat()) {
    if (bare.replace(form, "").trim() !== "") continue;
    const [found] = told.matchAll(form);
    if (found !== undefined) return tidied(withoutPhrase(told, found.index, found[0].length), told);
  }
  return undefined;
}

/** In a style, or in none: what its words say of another goes. */
export function withStyle(request: VideoRequest, style: Style | undefined): VideoRequest {
  const { style: _, ...rest } = request;
  if (style === undefined) return rest;
  const { label, words } = STYLES[style];
  return { ...withoutOld(rest, [label, ...words].join(", ")), style };
}

/** With a move of the camera, or with any: what its words say of another angle goes. */
export function withCamera(request: VideoRequest, camera: CameraMove | undefined): VideoRequest {
  const { camera: _, ...rest } = request;
  return camera === undefined ? rest : { ...withoutOld(rest, CAMERA_MOVES[camera].label), camera };
}

function withoutOld(request: VideoRequest, anew: string): VideoRequest {
  const text = withoutOldValues(request.prompt, request.prompt, anew);
  return text.trim() === "" || text === request.prompt
    ? request
    : { ...request, prompt: tidied(text, request.prompt) };
}

/** Without the style that what is told now can't be in: "in colour", of a film noir. */
export function styledAs(request: VideoRequest, prompt: string, added: string): VideoRequest {
  const anew = { ...request, prompt };
  if (request.style === undefined) return anew;
  const { label, words } = STYLES[request.style];
  const style = [label, ...words].join(", ");
  return withoutOldValues(style, style, added) === style ? anew : withStyle(anew, undefined);
}

const LEADS =
  /(?:,? ?(?<!\p{L})(?:in|on|as|like|with|from|during|at|and|shot (?:on|in|with)|filmed (?:on|in|with)) )?(?:(?:the|an?) )?(?:(?:early|late|mid|deep|high|simple|old|snowy|rainy|sunny|hot|cold|warm|grainy|hazy) )*$/iu;
const TAILS =
  /^(?: (?:style|look|effect|footage|view|shot|angle|lens|painting|animation|art|drawing|film|movie|video|picture|photo(?:graph)?)s?(?!\p{L}))+/iu;

/** A phrase taken out with what leads to it and what it is a kind of; of what it describes only the phrase. */
function withoutPhrase(text: string, at: number, length: number): string {
  const end = at + length;
  const tail = TAILS.exec(text.slice(end))?.[0] ?? "";
  const after = text.slice(end + tail.length);
  // "a 1990s shopping mall", "an anime girl"
  const isDescribing =
    /^ (?!(?:in|on|at|with|and|of|under|over|as|while|by|from|near|through|for)(?!\p{L}))[\p{L}\p{N}]/u.test(
      after,
    );
  if (isDescribing) return text.slice(0, at).replace(/(?<!\p{L})in the $/u, "") + after.slice(1);
  const lead = LEADS.exec(text.slice(0, at))?.[0] ?? "";
  const rest = text.slice(0, at - lead.length).replace(/[\s,]+$/u, "");
  // "paper cutout animation of a whale"
  if (rest === "") return after.replace(/^(?: of|,)? /u, "");
  return rest + after;
}
