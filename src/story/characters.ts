import { LIVING_NOUNS } from "./living-nouns.ts";
import { formsOf } from "./nouns.ts";
import { A_LAND, A_PLACE } from "./places.ts";
import { SCENE_NOUNS } from "./scene-nouns.ts";
import { THING_NOUNS } from "./thing-nouns.ts";

/** Somebody or something the film is about. */
export interface Character {
  description: string;
  /** "red fox": how later shots name it. */
  name: string;
  head: string;
  /** "person": who may be "he" or "she", until the story says. */
  kind: "thing" | "person" | "woman" | "man" | "many";
  /** What else they are called by: Mara is "the keeper", too. */
  also?: string;
  traits: string[];
  /** The name is a proper one: "Mara", not "red fox". */
  isName?: true;
  /** From the community's bible: described as it stands there. */
  known?: true;
  id?: string;
}

const LONGEST_DESCRIPTION = 160;
/** Longer ones first: "a flock of" is more than "a". */
const DETERMINER =
  "dozens of|hundreds of|thousands of|a group of|a pair of|a herd of|a flock of|a family of|a pack of|a swarm of|a team of|a couple of|an?|one|the|this|that|two|three|four|five|six|seven|eight|nine|ten|several|many|some";
const PREPOSITIONS = new Set(
  (
    "in on at through across under beneath below over above down up along inside into near beside by from to toward towards of " +
    "with without among between behind before after against around past onto off outside underneath atop amid during while as and or but that who which where when"
  ).split(" "),
);
/** Verbs a short film is often told in. */
export const PLAIN_VERBS = new Set(
  (
    "is are was were has have had wears wear walks walk runs run jumps jump sits sit stands stand flies fly swims swim sleeps sleep wakes wake " +
    "looks look turns turn opens open finds find sees see goes go comes come eats eat drinks drink plays play dances dance sings sing falls fall " +
    "rises rise climbs climb rides ride drives drive holds hold carries carry meets meet chases chase hides hide waits wait stares stare smiles smile " +
    "approach approaches appears appear emerges emerge drifts drift glides glide floats float crosses cross leaps leap rolls roll moves move enters enter leaves leave " +
    "kneels kneel lies lie hangs hang burns burn glows glow shines shine blooms bloom grows grow tread treads wanders wander explores explore gallops gallop soars soar dives dive " +
    "races race spins spin reaches reach picks pick watches watch plants plant builds build cooks cook reads read writes write paints paint throws throw catches catch gets get puts put takes take makes make ties tie kisses kiss pulls pull pushes push says say wipes wipe waves wave stretches stretch waddles waddle lives live stops stop shows show gives give leads lead follows follow speaks speak keeps keep brings bring calls call starts start begins begin can will would could must does do"
  ).split(" "),
);
/** Like adverbs to look at, but they describe who it is. */
const LY_ADJECTIVES = new Set(
  (
    "woolly wooly curly friendly lonely lovely ugly silly deadly elderly holy jolly chilly wobbly bubbly cuddly smelly scaly ghostly " +
    "heavenly sparkly wrinkly prickly burly surly wily lively stately orderly kindly homely oily early daily worldly frilly gangly family butterfly fly"
  ).split(" "),
);
export const WOMEN =
  /^(?:wom[ae]n|girls?|lady|ladies|queen|princess|mother|grandmother|grandma|daughter|sister|witch|actress|bride|heroine|ballerina|she|nun|waitress|geisha|mermaid|goddess|aunt)$/iu;
export const MEN =
  /^(?:m[ae]n|boys?|king|prince|father|grandfather|grandpa|son|brother|wizard|actor|groom|hero|monk|sailor|fisherman|samurai|knight|cowboy|gentleman|lord|god|uncle|fireman|policeman|businessman)$/iu;
/** People of whom the noun doesn't tell whether it is a woman or a man. */
const PEOPLE =
  /^(?:\p{L}*(?:keeper|maker|smith|wright|seller|worker|teller|player|hunter|catcher|person)|child|kid|toddler|baby|teenager|student|pupil|teacher|doctor|nurse|captain|pilot|astronaut|cosmonaut|baker|painter|dancer|singer|chef|cook|farmer|gardener|driver|rider|soldier|warrior|explorer|scientist|musician|artist|pianist|violinist|guitarist|drummer|cellist|conductor|photographer|writer|poet|reporter|journalist|detective|thief|pirate|travell?er|wanderer|hiker|climber|runner|swimmer|surfer|skater|skier|cyclist|boxer|athlete|guard|ranger|clown|magician|inventor|tailor|barber|butcher|grocer|shepherd|nomad|pilgrim|priest|ninja|librarian|engineer|mechanic|carpenter|potter|sculptor|diver|hermit|stranger|visitor|tourist|neighbou?r|friend|elder|villager|courier|messenger|postman|mailman|paramedic|firefighter|waiter|bartender|barista|biker|skateboarder|snowboarder|acrobat|juggler|gymnast|dentist|surgeon|lawyer|judge|officer|sheriff|spy|agent|assassin|bandit|burglar|robber|outlaw|archer|woodcutter|lumberjack|miner|builder|electrician|plumber|janitor|cleaner|receptionist|secretary|clerk|cashier|merchant|trader|peddler|beggar|refugee|immigrant|prisoner|patient|survivor|veteran|sniper|general|sergeant|lieutenant|admiral|viking|gladiator|peasant|servant|butler|maid|nanny|babysitter|orphan|apprentice|scholar|professor|philosopher|astronomer|biologist|chemist|archaeologist|geologist|botanist|historian|architect|designer|director|cameraman|dj|rapper|saxophonist|trumpeter|flutist|harpist|busker|jogger|sprinter|wrestler|goalie|golfer|referee|coach|lifeguard|widow|twin|cousin|passenger|commuter|pedestrian|trucker|welder|weaver|knitter|seamstress|florist|trainer|tamer|druid|alchemist|sorcerer|warlock|bard|hacker|gamer|newcomer|foreigner|local|citizen|mayor|senator|president|minister|ambassador|bishop|preacher|rabbi|imam|saint|prophet|cave(?:man|woman))$/iu;
const MANY = /^(?:family|team|herd|crowd|pair|couple|flock|group|crew|band|gang|swarm|pack|troop|choir)$/iu;
/** The noun phrases that bring somebody or something into the film. */
export function readCharacters(text: string, firstOfFilm: boolean): Character[] {
  const characters: Character[] = [];
  const opening = new RegExp(`\\b(?:${DETERMINER})\\s+`, "giu");
  for (const match of text.matchAll(opening)) {
    const before = text.slice(0, match.index).trimEnd();
    const atHead =
      before === "" ||
      /[,.;:!?—–-]$/u.test(before) ||
      /^(?:suddenly|then|finally|meanwhile|later)$/iu.test(before);
    const acting = /(?:\b(?:and|meets?|sees?|finds?|chases?|follows?|joins?|rides?|of|by|with))$/iu.test(
      before,
    );
    const definite = /^(?:the|this|that)\b/iu.test(match[0]);
    const shownHere =
      firstOfFilm &&
      characters.length === 0 &&
      /\b(?:of|features|shows|showcases|showing|depicts|depicting)$/iu.test(before);
    if (
      !atHead &&
      !shownHere &&
      !isCopula(before, text.slice(match.index + match[0].length)) &&
      !(characters.length === 0 && COMES_IN.test(before)) &&
      !actsNext(before, text.slice(match.index + match[0].length)) &&
      !(
        acting &&
        characters.length > 0 &&
        /\b(?:meets?|sees?|finds?|chases?|follows?|joins?|and)$/iu.test(before)
      )
    )
      continue;
    if (definite && !(firstOfFilm && before === "")) continue;
    const character = nounPhrase(match[0].trim(), text.slice(match.index + match[0].length));
    if (character !== undefined) characters.push(character);
  }
  for (const [, name = ""] of text.matchAll(PROPER_NAME)) {
    if (NO_NAME.test(name) || characters.some(({ head }) => head === name.toLowerCase())) continue;
    const copula = COPULA.exec(text);
    if (copula?.[1] === name && saysPlace(text.slice(copula[0].length))) continue;
    const introduced = APPOSITION.exec(text) ?? copula;
    const described = characters.find(({ isName }) => isName === undefined);
    if (introduced?.[1] === name && described !== undefined) {
      // "Mara, a girl in a yellow coat": one, and named so from here on.
      Object.assign(described, {
        description: `${name}, ${described.description}`,
        name,
        also: described.head,
        head: name.toLowerCase(),
        isName: true,
      });
      continue;
    }
    characters.push({
      description: name,
      name,
      head: name.toLowerCase(),
      kind: "person",
      traits: [],
      isName: true,
    });
  }
  return characters;
}

/** A capital word that does something, first in its sentence or within it. */
const PROPER_NAME =
  /(?:^|(?<=^(?:His|Her|Their|The)\s\p{Ll}+\s|[.!?]\s|\b(?:and|with|then|when|while|where|but|meets|sees|finds|later|morning|night|Captain|Professor|Doctor|Dr\.)\s|[,;:]\s))(\p{Lu}\p{Ll}+)(?=,\s+(?:an?|the|her|his)\s|\s+(?:and\s+\p{Lu}\p{Ll}+|\p{Ll}*[^su\W]s\b|\p{Ll}+ly\s+\p{Ll}+s\b))/gu;
const APPOSITION =
  /(?:^|[.!?]\s)(?:(?:His|Her|Their|The|An?)\s+\p{Ll}+\s+)?(\p{Lu}\p{Ll}+),\s+(?:an?|the)\s/u;
/** "Tom is an old fisherman": what they are, in a sentence of its own. */
const COPULA = /^(\p{Lu}\p{Ll}+)\s+(?:is|was)\s+an?\s/u;
const NO_NAME =
  /^(?:It|Dos|Tres|Deux|Trois|Zwei|Drei|Dew|Frost|Ice|Stars|Waves|This|That|These|Those|Snow|Rain|Fog|Mist|Wind|Thunder|Lightning|Waves|Clouds|Leaves|He|She|They|There|Here|His|Her|Its|Their|We|You|Then|Suddenly|Now|Finally|Later|Meanwhile|Inside|Outside|Above|Below|Behind|Beyond|Everyone|Everything|Somebody|Someone|Nobody|Nothing|Sunlight|Moonlight|Light|Night|Morning|Evening|Dawn|Dusk|Winter|Summer|Spring|Autumn|Water|Smoke|Fire|Dust|Steam|Music|Close|Wide|Camera|Shot|Scene|Cut|As|At|On|In|By|And|But|Or|So|When|While|After|Before|One|Two|Three|Each|Every|All|Some|Many|Both|What|Who|Where|How|Why|Time|People|Children|Birds|Cars|Neon|The|An|No|Not|Once|Only|Just|Still|Slowly|Quickly|Gently)$/u;

/** "In a village lives a clockmaker", "there is a fox". */
const COMES_IN =
  /\b(?:lives?|there (?:is|are)|comes?|arrives?|appears?|waits?|stands?|sits?|lies|emerges?|leaps?|lands?)$/iu;

/** "Tom is" an old fisherman, and nobody else; "Paris is" a city, which is no character. */
function isCopula(before: string, rest: string): boolean {
  const name = /^(\p{Lu}\p{Ll}+)\s+(?:is|was)$/u.exec(before)?.[1];
  return name !== undefined && !NO_NAME.test(name) && !saysPlace(rest);
}

/** "A big city", but not "a boy in a big city". */
const saysPlace = (rest: string) =>
  A_PLACE.test(rest.split(/[.,;:!?]|\b(?:in|on|at|from|of|with|who|by|near)\b/u)[0] ?? "");

/** "small boat is caught": whatever stands before it, this is who acts. */
function actsNext(before: string, rest: string): boolean {
  const last = /\p{L}+$/u.exec(before)?.[0].toLowerCase() ?? "";
  if (PREPOSITIONS.has(last) || PLAIN_VERBS.has(last) || /ing$/u.test(last)) return false;
  const words = /^[\p{L} -]*/u.exec(rest)?.[0].split(/\s+/u) ?? [];
  const verb = words.findIndex((word) => PLAIN_VERBS.has(word.toLowerCase()));
  // "A silver watch with a chain" does nothing.
  if (verb > 0 && /^(?:with|of)$/iu.test(words[verb + 1] ?? "")) return false;
  return verb > 0 && verb <= 4 && !words.slice(0, verb).some((word) => PREPOSITIONS.has(word.toLowerCase()));
}

function nounPhrase(determiner: string, rest: string): Character | undefined {
  const words = /^[^.,;:!?…()"“”\n—]*/u.exec(rest)?.[0].trim().split(/\s+/) ?? [];
  const singular = /^(?:an?|one|this|that)$/iu.test(determiner);
  const phrase: string[] = [];
  for (const [i, raw] of words.entries()) {
    const word = raw.toLowerCase();
    if (
      word === "" ||
      PREPOSITIONS.has(word) ||
      (phrase.length > 0 && /ly$/u.test(word) && !LY_ADJECTIVES.has(word))
    )
      break;
    if (phrase.length > 0 && PLAIN_VERBS.has(word)) break;
    if (phrase.length > 0 && singular && /[^su]s$/u.test(word)) break;
    if (phrase.length > 0 && /(?:ing|ed)$/u.test(word) && !isAdjectiveHere(words[i + 1])) break;
    phrase.push(raw);
    if (!singular && !/^the$/iu.test(determiner) && /[^s]s$/u.test(word)) break;
    if (phrase.length === 6) break;
  }
  const head = phrase.at(-1)?.toLowerCase();
  if (
    head === undefined ||
    /^(?:lot|bit|few|while|moment|time|day|night|morning|evening|shot|view|close|close-up|closeup|camera|scene|second|minute|hour|year|end|sun|wind|sky|light|air|way|next|other|mood|style|background|atmosphere|image|painting|picture|video|film|clip|use|tone|focus|street|beam|rain|storm|thunderstorm|snowstorm|fog|mist|snow|breeze|cloud|rainbow|sunrise|sunset|shadow|silence|darkness|sandstorm|blizzard|hail|gale|drizzle|downpour|hurricane|warm|cold|hot|small|big|little|old|young|new)s?$/u.test(
      head,
    ) ||
    A_LAND.test(head)
  )
    return undefined;
  const calledAt = phrase.findIndex((word) => /^(?:named|called)$/iu.test(word));
  const proper = calledAt > 0 ? phrase[calledAt + 1] : undefined;
  const noun = proper === undefined ? head : (phrase[calledAt - 1]?.toLowerCase() ?? head);
  const name = phrase.join(" ");
  const after = rest.slice(rest.indexOf(name) + name.length);
  const worn = wornIn(after);
  const kind = WOMEN.test(noun)
    ? "woman"
    : MEN.test(noun)
      ? "man"
      : MANY.test(noun)
        ? "many"
        : PEOPLE.test(noun) || (proper !== undefined && isNobodyElse(noun))
          ? "person"
          : singular || (/^the$/iu.test(determiner) && !/[^s]s$/u.test(head))
            ? "thing"
            : "many";
  return {
    description: `${determiner.toLowerCase()} ${name}${worn}`.slice(0, LONGEST_DESCRIPTION).trim(),
    name: proper ?? name,
    // A duck family is ducks.
    head: proper?.toLowerCase() ?? (MANY.test(head) ? phrase.at(-2)?.toLowerCase() : undefined) ?? head,
    kind,
    traits: [],
    ...(proper === undefined ? {} : { isName: true as const, also: noun }),
  };
}

/** Who is called by name is somebody, unless it is known for an animal, a thing or a place: a ship may be called Mara, too. */
function isNobodyElse(noun: string): boolean {
  return !formsOf(noun).some(
    (form) => LIVING_NOUNS.has(form) || THING_NOUNS.has(form) || SCENE_NOUNS.has(form),
  );
}

/** " with a white scarf": what belongs to somebody and is told with the name, up to what they do. */
function wornIn(after: string): string {
  const lead =
    /^,?\s+(?:with|wearing|dressed in|in|carrying|covered in|made of)\s+(?!the\b|front\b|search\b)/iu.exec(
      after,
    );
  if (lead === null) return "";
  const words: string[] = [];
  for (const raw of after.slice(lead[0].length).split(/(?<=[^\s])\s+/u)) {
    const word = raw.toLowerCase().replace(/[^\p{L}'’-]/gu, "");
    if (
      PREPOSITIONS.has(word) ||
      PLAIN_VERBS.has(word) ||
      (words.length > 1 && /(?:[^su]s|ing)$/u.test(word))
    )
      break;
    words.push(raw.replace(/[,.;:!?…]+$/u, ""));
    if (/[,.;:!?…]$/u.test(raw) || words.length === 6) break;
  }
  const worn = words.join(" ");
  if (words.length === 0 || A_PLACE.test(worn)) return "";
  return `${lead[0]}${worn}`;
}

/** "flying saucer" is a thing, "monster kneeling beside" is a verb. */
function isAdjectiveHere(next: string | undefined): boolean {
  if (next === undefined) return false;
  const word = next.toLowerCase().replace(/[^\p{L}]/gu, "");
  return (
    !PREPOSITIONS.has(word) &&
    !PLAIN_VERBS.has(word) &&
    !/^(?:an?|the|his|her|its|their|one|slowly|quickly|gently)$/u.test(word) &&
    !/ly$/u.test(word)
  );
}

/** How somebody looks, in the words that every shot repeats: without the article, which a sentence may want otherwise. */
export function describe({ description, traits }: Character): string {
  const bare = description.replace(/^(?:an?|one|the|this|that|his|her|its|their)\s+/iu, "");
  return [bare, ...(traits.length === 0 ? [] : [`who ${traits.join(" and ")}`])]
    .join(", ")
    .slice(0, LONGEST_DESCRIPTION * 2)
    .trim();
}

/** Whether the text names them, by name or by what they are: "Mara", "the keeper". */
export function names(text: string, { head, also }: Pick<Character, "head" | "also">): boolean {
  return mentions(text, head) || (also !== undefined && mentions(text, `the ${also}`));
}

/** Whether the text names this. */
export function mentions(text: string, head: string): boolean {
  // Written without spaces, a word has no edges.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(head))
    return text.includes(head);
  return new RegExp(
    `(?<!\\p{L})${head.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:lings?|e?s)?(?!\\p{L})`,
    "iu",
  ).test(text);
}
