import { MUTUAL } from "../acting/acts.ts";
import { INSTRUMENTS } from "../acting/instruments.ts";
import { hasArms } from "../art/gallery.ts";
import { GAME_TABLES } from "../layout/laid-table.ts";
import type { Act, CastMember, PlaceId } from "../scene.ts";
import { actWith, reachOut } from "./act-with.ts";
import { type Deed, deedAt, isDeed } from "./act-words.ts";
import { isSaidOfTheSky } from "./actions.ts";
import { ENTRY_BY_WORD } from "./lexicon.ts";
import { ARTICLES, PREPOSITIONS } from "./little-words.ts";
import { isHandy, type Named } from "./relations.ts";
import { COLOUR_WORDS } from "./setting-words.ts";
import { subjectsOf } from "./subjects.ts";
import { throwAtEachOther, throwTo, turnToEachOther } from "./together.ts";
import { tradeOf } from "./trades.ts";
import { isMusician, MUSICIANS, takeFood, takeUp, toolOf } from "./what-with.ts";
import type { Word } from "./words.ts";

/** These lead to whom it is done, not to where. */
const LEADS_ON = new Set("at to with for after towards toward around against up down".split(" "));
/** Who does what, to whom, with what in the hand: told by verbs, the first of each one's being the one to show. */
export function readActs(named: readonly Named[], terms: readonly Word[]): void {
  const inside = (at: number) => named.some((one) => at >= one.from && at < one.to && one.to - one.from > 0);
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at];
    if (!term || inside(at)) continue;
    const found = deedAt(
      (place) => verbForms(terms, place),
      (place) => (terms[place]?.sentence === term.sentence ? terms[place]?.text : undefined),
      at,
    );
    if (!found || isNoun(terms, at) || isSaidOfTheSky(terms, at)) continue;
    const doers = subjectsOf(named, terms, at);
    if (doers.length === 0) continue;
    const end = at + found.length;
    const object =
      objectOf(named, terms, at, end, doers) ??
      // "Cuts the hair of a girl", "takes pictures of a bride".
      (found.deed.act && OF_WHOM.has(found.deed.act)
        ? objectOf(named, terms, at, end, doers, "of")
        : // "Paints spots on a mushroom".
          found.deed.act === "paint" || found.deed.act === "water"
          ? objectOf(named, terms, at, end, doers, "on")
          : undefined) ??
      // "Builds a tower, and a cat knocks it over".
      (isKnock(terms, at)
        ? named.findLast(({ member, to }) => to <= at && member.role === "prop")
        : undefined);
    for (const doer of doers) tell(doer, found.deed, object, terms[at]?.forms ?? [], named);
    const paint =
      found.deed.act === "paint" && typeof object === "object" ? colourAfter(terms, object.to) : undefined;
    if (paint) for (const { member } of doers) member.paint = paint;
    if (terms[end]?.text === "down")
      for (const { member } of doers) if (member.act === "climb") member.climbs = "down";
    const isFight = found.deed.act === "throw" && terms[end - 1]?.forms.includes("fight");
    const [only, other] = doers;
    if (only?.member.count === 2 && !other && (isFight || saysEachOther(terms, end)))
      only.member.mutual = true;
    const throwers = doers.map(({ member }) => member).filter(({ act }) => act === "throw");
    if (found.deed.act === "throw") throwTo(throwers, named, terms, end);
    if (isFight) throwAtEachOther(throwers);
    at += found.length - 1;
  }
  danceTogether(named, terms);
  takeOpenBoats(named);
  turnToEachOther(named.map(({ member }) => member));
  for (const { member } of named) answer(member, named);
}

const isKnock = (terms: readonly Word[], at: number): boolean =>
  terms[at]?.forms.includes("knock") === true && /^(?:it|them)$/.test(terms[at + 1]?.text ?? "");

/** "Spray water at each other". */
function saysEachOther(terms: readonly Word[], from: number): boolean {
  return terms.some(
    ({ text, sentence }, at) =>
      at >= from && sentence === terms[from]?.sentence && text === "other" && terms[at - 1]?.text === "each",
  );
}

/** "Paints a fence blue". */
function colourAfter(terms: readonly Word[], at: number): string | undefined {
  return terms[at]?.pause ? undefined : COLOUR_WORDS[terms[at]?.text ?? ""];
}

/** Behind a sail nobody is seen: "a boat" with people in it is an open one. */
function takeOpenBoats(named: readonly Named[]): void {
  for (const { member, word } of named) {
    if (member.art !== "sailboat" || word !== "boat") continue;
    const aboard = named.filter((one) => one.member.at?.art === "sailboat" && one.member.at.how === "in");
    if (!aboard.some((one) => hasArms(one.member.art))) continue;
    member.art = "canoe";
    for (const one of aboard) one.member.at = { how: "in", art: "canoe" };
    for (const one of named) if (one.member.to === "sailboat") one.member.to = "canoe";
  }
}

/** Two people who dance do so with each other. */
function danceTogether(named: readonly Named[], terms: readonly Word[]): void {
  // "Dances with a crow": so does the crow.
  const first = named.find(({ member }) => member.action === "dance");
  const partner = named.find(
    ({ member, from }) => first && from > first.to && member.role === "hero" && !member.act && !member.at,
  );
  if (first && partner && terms[partner.from - 2]?.text === "with") partner.member.action = "dance";
  const dancers = named.filter(({ member }) => member.action === "dance" && member.role === "hero");
  const [one, other] = dancers;
  if (!one || !other || dancers.length > 2) return;
  if ([one, other].some(({ member }) => !member.person || member.count > 1 || member.act || member.at))
    return;
  one.member.act = "waltz";
  one.member.to = other.member.art;
  one.member.action = "play";
}

/** "A rowing boat" is no rowing and "fights" is a verb. */
function verbForms(terms: readonly Word[], at: number): readonly string[] {
  return terms[at]?.forms ?? [];
}

/** "A dance", "the play of light", "his walk": the same word as a thing. */
function isNoun(terms: readonly Word[], at: number): boolean {
  const [before, word, after] = [terms[at - 1], terms[at], terms[at + 1]];
  if (!before || before.sentence !== word?.sentence || word?.pause) return false;
  // "Steals fries": what is stolen.
  if (/s$/.test(word?.text ?? "") && /[^s]s$/.test(before.text) && isDeed(before.forms)) return true;
  // "A circus ring".
  if (word?.text === "ring" && /^(?:circus|boxing|wrestling)$/.test(before.text)) return true;
  // "While waves crash": the sea's.
  if (/^waves?$/.test(word?.text ?? "") && !isGreeting(before)) return true;
  if (/ing$/.test(word?.text ?? "")) {
    // "The singing of birds".
    return ARTICLES.has(before.text) && after?.text === "of";
  }
  return ARTICLES.has(before.text) || (PREPOSITIONS.has(before.text) && before.text !== "to");
}

/** "The girl waves", "and waves", "happily waves": somebody does; all other waves are the sea's. */
function isGreeting(before: Word): boolean {
  if (/^(?:and|to|he|she|it|they|who|that)$|ly$/.test(before.text)) return true;
  return before.nouns.some(
    (form) => ["hero", "person"].includes(ENTRY_BY_WORD.get(form)?.kind ?? "") || tradeOf(form) !== undefined,
  );
}

const MEASURES = new Set(
  "piece slice cup glass bowl bag pile stack bucket jar plate bottle handful loaf basket box pair ball cube spoonful sack load".split(
    " ",
  ),
);
const OF_WHOM: ReadonlySet<Act> = new Set<Act>(["use", "photograph", "wash", "pet"]);

/** The next one named after the verb, unless what stands between says where and not to whom. */
function objectOf(
  named: readonly Named[],
  terms: readonly Word[],
  at: number,
  to: number,
  doers: readonly Named[],
  alsoOver?: string,
): Named | "moon" | "sun" | undefined {
  const sentence = terms[at]?.sentence;
  const others = named.filter((one) => terms[one.from]?.sentence === sentence && !doers.includes(one));
  const marked = others.filter((one) => /^(objectmark|towardmark)$/.test(terms[one.to]?.text ?? ""));
  if (marked.length > 0) return marked[0];
  const next = others.find((one) => one.from >= to);
  const until = next?.from ?? Math.min(terms.length, to + 7);
  const between = terms.slice(to, until).filter((word) => word.sentence === sentence);
  const sky = between.find((word) =>
    /^(moon|sun|stars?|sky|sunset|sunrise|rainbow|fireworks?)$/.test(word.text),
  );
  const toSky = sky ? between.slice(0, between.indexOf(sky)) : [];
  if (sky && toSky.every((word) => !PREPOSITIONS.has(word.text) || LEADS_ON.has(word.text)))
    return sky.text === "sun" || sky.text.startsWith("sun") ? "sun" : "moon";
  if (!next || next.from - to > 6) return undefined;
  const isLed = between.every(
    ({ text }, index) =>
      !PREPOSITIONS.has(text) ||
      LEADS_ON.has(text) ||
      text === alsoOver ||
      // "Shares a piece of cheese".
      (text === "of" && MEASURES.has(between[index - 1]?.nouns.at(-1) ?? "")),
  );
  const isBroken =
    between.some((word) => /^(and|while|as|when|then)$/.test(word.text)) || terms[next.from]?.pause;
  return isLed && !isBroken ? next : undefined;
}

const LOW = new Set("bed table couch-and-lamp chair armchair bench piano rug".split(" "));

/** One does something sitting, kneeling or lying. */
const POSTURES: ReadonlySet<Act> = new Set<Act>(["sit", "kneel", "sleep"]);

function tell(
  { member: one, word }: Named,
  deed: Deed,
  object: ReturnType<typeof objectOf>,
  forms: readonly string[],
  named: readonly Named[],
): void {
  const member = one;
  if (deed.posture) member.posture ??= deed.posture;
  const isFirst = member.act === undefined || (POSTURES.has(member.act) && deed.act !== undefined);
  if (!isFirst) return;
  const other = typeof object === "object" ? object.member : undefined;
  const instrument = MUSICIANS[word ?? ""];
  // "Climbs down from her tower on a rope".
  const isOnIt = deed.act === "climb" && member.at?.how === "on";
  // "A panda rolls down a hill": whoever has no wheels turns over and over.
  const rolls =
    deed.act === "push" && forms.includes("roll") && member.gait !== "roll" && other?.role !== "prop";
  // "A train winds through the mountains": it has no hand to wind anything with.
  const winds = deed.act === "use" && forms.includes("wind") && !hasArms(member.art);
  const act = winds
    ? undefined
    : rolls
      ? "tumble"
      : isOnIt
        ? "climb"
        : deed.act === "toy" && isMusician(word) && (!other || INSTRUMENTS.has(other.art))
          ? "music"
          : actWith(deed.act, other, forms);
  if (act === "music" && instrument) member.tool ??= instrument;
  if (act === "use" && forms.includes("carve")) member.tool ??= "kitchen-knife";
  if (deed.tool && act === deed.act) member.tool ??= toolOf(deed.tool, member);
  // Nobody rows a yacht.
  const boat = named.find((one) => one.member.art === "sailboat");
  if (act === "row" && boat) {
    for (const { member: rider } of named)
      if (rider.at?.art === "sailboat") rider.at = { ...rider.at, art: "canoe" };
    boat.member.art = "canoe";
  }
  if (act === undefined) {
    if (deed.action && member.action === "idle") member.action = deed.action;
    if (other && deed.action === "run" && deed.takes === "target") raceWith(member, other);
    return;
  }
  member.act = act;
  // A net is drawn in with both hands, whether it was cast or not.
  if (act === "throw" && other?.art === "net") Object.assign(member, { act: "pull", to: other.art });
  // Under a bed nobody is seen: who hides there looks out from behind it.
  if (act === "hide" && member.at?.how === "under" && LOW.has(member.at.art))
    member.at = { how: "behind", art: member.at.art };
  if (act === "toy" && GAME_TABLES.has(other?.art ?? "") && other) {
    member.at = { how: "at", art: other.art };
    const rival = named.find((one) => one.member !== member && one.member.role === "hero" && !one.member.act);
    if (rival && !rival.member.at) {
      rival.member.at = { how: "at", art: other.art };
      rival.member.act = "toy";
    }
  }
  if (act === "fly-kite") {
    member.action = "play";
    // Each has one.
    if (other && other.count > 1 && member.count > 1) other.count = member.count;
  } else if (deed.action) member.action = act === "climb" && !other ? "move" : deed.action;
  else if (["fly", "swim", "run", "move", "rise"].includes(member.action) && !MOVES_ON.has(act))
    settleDown(member);
  if (typeof object === "string") member.to = object;
  else if ((act === "give" || (act === "pour" && other && isHandy(other))) && other?.role === "prop") {
    // "Gives the key to an old man": he is who it is given to.
    const taker = named.find((one) => one.member !== member && one.member.role === "hero")?.member;
    if (taker) member.to = taker.art;
  } else if (other && other !== member && (deed.takes === "target" || act === "fly-kite" || act === "build"))
    member.to = other.art;
  else if (act === "cast-spell") {
    // "Casts a spell on a frog".
    const charmed = named.find((one) => one.member !== member && one.member.role === "hero")?.member;
    if (charmed) member.to = charmed.art;
  }
  // Who pushes somebody in a wheelchair has the chair before the hands.
  if ((act === "push" || act === "pull") && other?.at?.how === "on") member.to = other.at.art;
  if (act === "paint" && other?.at?.how === "on") member.to = other.at.art;
  if (
    act === "push" &&
    (other?.role === "prop" || other?.gait === "still") &&
    forms.some((form) => KNOCKS.has(form))
  )
    knockOver(member, other);
  if (act === "give" && forms.some((form) => BRINGS.has(form)) && member.to === undefined)
    goThere(member, named);
  reachOut(member, act, other);
  takeUp(member, act, other, forms);
  if (act === "feed" && other) takeFood(member, other, named);
}

const KNOCKS = new Set("knock topple tip overturn".split(" "));
const BRINGS = new Set("bring deliver".split(" "));

/** It falls, and stood up for that: nobody has it in the hand. */
function knockOver(one: CastMember, thing: CastMember): void {
  const [member, fallen] = [one, thing];
  // Nor is anybody over it.
  if (member.at?.art === thing.art) delete member.at;
  fallen.act = "topple";
  fallen.count = 1;
  delete fallen.at;
}

/** "Brings a basket to a house": that is where one goes. */
function goThere(one: CastMember & { home?: PlaceId }, named: readonly Named[]): void {
  const member = one;
  const goal = named.find(({ member: thing }) => thing.role === "prop" && thing.size === "huge" && !thing.at);
  if (!goal) return;
  member.to = goal.member.art;
  member.action = "move";
  delete member.home;
}

/** "Races a turtle", "wins a race against three boys": both run the same way, and the first is ahead. */
function raceWith(one: CastMember, rival: CastMember): void {
  const other = rival;
  if (other.role !== "hero" || other.act !== undefined || one === other) return;
  other.act = "follow";
  other.to = one.art;
  other.action = "run";
}

/** Acts in which one goes on as one went. */
const MOVES_ON = new Set<Act>([
  "tumble",
  "look",
  "wave",
  "carry",
  "throw",
  "roar",
  "sing",
  "laugh",
  "cry",
  "shine",
  "burn",
  "talk",
  "point",
  "balance",
  "lead",
  "catch",
  "kick",
  "juggle",
]);

function settleDown(member: CastMember): void {
  if (member.gait === "fly" || member.gait === "swim") return;
  member.action = "play";
}

/** A dog leaps for what is thrown to it. */
const leapsAfter = ({ gait, art, role, action }: CastMember): boolean =>
  gait === "walk" && role === "hero" && !hasArms(art) && action === "idle";

const WORKED_ON = new Set<Act>(["build", "wash", "paint", "hammer", "use", "open"]);

/** What is done to one makes one answer: the chased run, the hugged hug back. */
function answer(member: CastMember, named: readonly Named[]): void {
  if (!member.act || !member.to || member.tool === member.to) return;
  const other = named.find((one) => one.member.art === member.to && one.member !== member)?.member;
  if (!other) return;
  if (member.act === "flee" && other.role === "hero" && other.act === undefined) {
    // Told from the other's side: one chases, the other is chased.
    other.act = "chase";
    other.to = member.art;
    delete member.to;
    if (other.gait !== "fly" && other.gait !== "swim") other.action = "run";
  } else if (member.act === "chase" && other.act === undefined) {
    other.act = "flee";
    if (other.gait !== "fly" && other.gait !== "swim") other.action = "run";
  } else if (MUTUAL.has(member.act) && other.act === undefined && other.role === "hero") {
    other.act = member.act;
    other.to = member.art;
    if (other.gait === "fly" || other.gait === "swim") return;
    other.action = "play";
  } else if (member.act === "wave" && other.act === undefined && hasArms(other.art)) {
    other.act = "wave";
    other.to = member.art;
  } else if (
    (WORKED_ON.has(member.act) || member.posture === "lie") &&
    (other.gait === "roll" || other.gait === "sail")
  ) {
    // It stands while it is mended.
    other.action = "idle";
  } else if (member.act === "throw" && other.act === undefined && leapsAfter(other)) {
    other.action = "jump";
  } else if (member.act === "lead") {
    if (other.gait !== "fly" && other.act === undefined) other.action = "move";
  } else if (member.act === "follow" && other.action === "idle" && other.role === "hero")
    other.action = "move";
  else if (["feed", "pet"].includes(member.act) && other.act === undefined && other.role === "hero") {
    // A bird comes down to be fed.
    if (other.gait === "fly") {
      other.action = "perch";
      if (member.act === "feed") other.act = "eat";
      return;
    }
    other.act = "eat";
    if (other.action === "run" || other.action === "idle") other.action = "play";
    if (member.act === "pet") delete other.act;
  }
}
