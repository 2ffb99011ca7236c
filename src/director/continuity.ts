import { plain } from "./beats.ts";

/** What holds on from shot to shot, so that it stays one film. */
export interface Setting {
  /** "a red fox with a white scarf": the characters of this shot as they were first described. */
  cast: string[];
  place?: string;
  /** Time of day, weather, light. */
  light?: string;
  /** The beat with its pronouns made plain: "the red fox jumps" for "it jumps". */
  told: string;
}

interface Character {
  description: string;
  /** "red fox": how later shots name it. */
  name: string;
  head: string;
  kind: "thing" | "woman" | "man" | "many";
  traits: string[];
}

const DETERMINER =
  "an?|one|the|this|that|two|three|four|five|six|seven|eight|nine|ten|several|many|some|dozens of|hundreds of|thousands of|a group of|a pair of|a herd of|a flock of|a family of|a pack of|a swarm of|a team of|a couple of";
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
    "races race spins spin reaches reach picks pick watches watch plants plant builds build cooks cook reads read writes write paints paint throws throw catches catch gets get starts start begins begin can will would could must does do"
  ).split(" "),
);
const WOMEN =
  /^(?:wom[ae]n|girls?|lady|ladies|queen|princess|mother|grandmother|grandma|daughter|sister|witch|actress|bride|heroine|ballerina|she|nun|waitress|geisha|mermaid|goddess|aunt)$/iu;
const MEN =
  /^(?:m[ae]n|boys?|king|prince|father|grandfather|grandpa|son|brother|wizard|actor|groom|hero|monk|sailor|fisherman|samurai|knight|cowboy|gentleman|lord|god|uncle|fireman|policeman|businessman)$/iu;
const PLACES =
  "meadow|field|forest|woods?|jungle|desert|beach|shore|coast|sea|ocean|reef|lake|river|stream|waterfall|mountains?|hills?|valley|canyon|cave|cliff|island|city|town|village|streets?|alley|road|highway|bridge|park|garden|market|room|kitchen|bedroom|living room|bathroom|office|library|museum|school|classroom|hospital|church|temple|castle|palace|house|cabin|cottage|barn|farm|factory|warehouse|station|subway|train|ship|boat|spaceship|spacecraft|space|moon|planet|galaxy|sky|clouds|rooftop|roof|stage|studio|arena|stadium|pool|harbou?r|pier|port|dock|airport|bar|cafe|café|restaurant|diner|bakery|shop|store|supermarket|laboratory|lab|workshop|ruins|swamp|marsh|tundra|savanna|savannah|prairie|glacier|volcano|underwater|battlefield|graveyard|cemetery|dungeon|tower|lighthouse|courtyard|square|plaza|tunnel|basement|attic|corridor|hallway|elevator|world|universe|land|landscape|Tokyo|Paris|London|New York|Rome|Berlin|Venice|Lagos|Mumbai|Amalfi|Santorini";
/** A place with the words that lead to it: "through a snowy meadow". */
export const PLACE = new RegExp(
  `\\b(?:in|on|at|through|across|under|beneath|over|down|along|inside|near|beside|by|into|onto|around|among|of|to|above)\\s+(?:the|an?|his|her|its|their|some|this)?\\s*(?:[\\p{L}'’-]+\\s+){0,3}?(?:${PLACES})(?:\\s+(?:${PLACES}))*\\b|\\bunderwater\\b|\\bunder the sea\\b`,
  "iu",
);
const A_PLACE = new RegExp(`\\b(?:${PLACES})\\b`, "iu");
/** Time of day, weather or light, with the words that lead to it. */
export const LIGHT =
  /\b(?:(?:at|by|before|after|during|in) )?(?:(?:the |a |an )?(?:early |late |warm |cold |dark |stormy |rainy |foggy |misty |snowy |starry |moonlit |clear |bright |golden |cloudy |dim |soft |blue |red |orange |pink |purple ){0,2})(?:dawn|daybreak|sunrise|sunset|dusk|twilight|night(?:time|fall)?|midnight|noon|midday|golden hour|blue hour|morning(?: light)?|afternoon(?: light)?|evening(?: light)?|moonlight|sunlight|candlelight|lamplight|firelight|neon light|starlight|daylight|daytime|rain|rainstorm|snowfall|snowstorm|blizzard|fog|mist|thunderstorm|storm|overcast sky|aurora)\b|\bby day\b|\bduring the day\b/iu;
/** One of these later on takes the place of another. */
export const TIME_OF_DAY =
  /\b(?:dawn|daybreak|sunrise|sunset|dusk|twilight|night|nighttime|nightfall|midnight|noon|midday|golden hour|blue hour|morning|afternoon|evening|daylight|daytime|moonlight|starlight|by day|during the day)\b/iu;
const LONGEST_DESCRIPTION = 160;

/** For every beat in order, what the shot that shows it has to know of the rest of the film. */
export function carryOver(beats: readonly string[]): Setting[] {
  const cast: Character[] = [];
  let subject: Character | undefined;
  let place: string | undefined;
  let light: string | undefined;
  const settings: Setting[] = [];
  // Traits told later ("she wears a red coat") hold from the first shot on.
  const tellers = beats.map((beat, i) => (i > 0 && beat === beats[i - 1] ? [] : readCharacters(plain(beat))));
  for (const [i, beat] of beats.entries()) {
    const text = plain(beat);
    const met = tellers[i] ?? [];
    for (const character of met) {
      const known = cast.find((other) => other.head === character.head);
      if (known === undefined) cast.push(character);
    }
    const first = met[0];
    const named = first && cast.find((other) => other.head === first.head);
    const { told, meant } = resolvePronoun(text, cast, named ?? subject, subject);
    if (named !== undefined) subject = named;
    const trait = traitIn(text);
    if (trait !== undefined && meant !== undefined && !meant.traits.includes(trait)) meant.traits.push(trait);
    const here = PLACE.exec(text)?.[0];
    place = here ?? place;
    const lit = LIGHT.exec(text)?.[0].trim();
    if (lit !== undefined && (light === undefined || TIME_OF_DAY.test(lit) || !TIME_OF_DAY.test(light)))
      light = lit;
    const shown = cast.filter((character) => character === meant || mentions(told, character.head));
    const inShot = shown.length > 0 ? shown : subject === undefined ? [] : [subject];
    settings.push({
      cast: inShot.map((character) => character.name),
      told,
      ...(place === undefined ? {} : { place }),
      ...(light === undefined ? {} : { light }),
    });
  }
  const named = new Map(cast.map((character) => [character.name, character]));
  return settings.map((setting) => ({
    ...setting,
    cast: setting.cast
      .map((name) => describe(named.get(name), setting.told) ?? name)
      .filter((description) => !setting.told.toLowerCase().includes(description.toLowerCase())),
  }));
}

/** How somebody looks, as far as this shot's own words don't say it already. */
function describe(character: Character | undefined, told: string): string | undefined {
  if (character === undefined) return undefined;
  const traits = character.traits.filter((trait) => !told.includes(trait));
  const aside = traits.length === 0 ? "" : ` (${traits.join("; ")})`;
  return `${character.description}${aside}`.slice(0, LONGEST_DESCRIPTION * 2);
}

/** The noun phrases that bring somebody or something into the film. */
function readCharacters(text: string): Character[] {
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
    if (
      !atHead &&
      !(
        acting &&
        characters.length > 0 &&
        /\b(?:meets?|sees?|finds?|chases?|follows?|joins?|and)$/iu.test(before)
      )
    )
      continue;
    if (definite && (characters.length > 0 || before !== "")) continue;
    const character = nounPhrase(match[0].trim(), text.slice(match.index + match[0].length));
    if (character !== undefined) characters.push(character);
  }
  const name = /^(\p{Lu}\p{Ll}+)\s+(?=\p{Ll}+s\b)/u.exec(text)?.[1];
  if (
    characters.length === 0 &&
    name !== undefined &&
    !/^(?:It|This|Snow|Rain|He|She|They|There|Here|His|Her|Its|Their|We|You|Then|Suddenly|Now)$/u.test(name)
  ) {
    characters.push({ description: name, name, head: name.toLowerCase(), kind: "thing", traits: [] });
  }
  return characters;
}

function nounPhrase(determiner: string, rest: string): Character | undefined {
  const words = /^[^.,;:!?…()"“”\n—]*/u.exec(rest)?.[0].trim().split(/\s+/) ?? [];
  const singular = /^(?:an?|one|this|that)$/iu.test(determiner);
  const phrase: string[] = [];
  for (const [i, raw] of words.entries()) {
    const word = raw.toLowerCase();
    if (word === "" || PREPOSITIONS.has(word) || (/ly$/u.test(word) && phrase.length > 0)) break;
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
    /^(?:lot|bit|few|while|moment|time|day|night|morning|evening|shot|view|close|camera|scene|second|minute|hour|year|end|sun|wind|sky|light|air|way|next|other)s?$/u.test(
      head,
    )
  )
    return undefined;
  const name = phrase.join(" ");
  const after = rest.slice(rest.indexOf(name) + name.length);
  const worn = wornIn(after);
  const kind = WOMEN.test(head)
    ? "woman"
    : MEN.test(head)
      ? "man"
      : singular || (/^the$/iu.test(determiner) && !/[^s]s$/u.test(head))
        ? "thing"
        : "many";
  return {
    description: `${determiner.toLowerCase()} ${name}${worn}`.slice(0, LONGEST_DESCRIPTION).trim(),
    name,
    head,
    kind,
    traits: [],
  };
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

const PRONOUN =
  /^((?:(?:suddenly|finally|meanwhile|later|now|then|and|but|when|as|at \w+|moments later|hours later),?\s+)*)(it|he|she|they|its|his|her|their)\b(?!['’]s\s+(?:raining|snowing|night|dark|day|morning|evening))/iu;
const WEATHER_IT =
  /^it(?:\s+(?:is|was|starts? to|begins? to))?\s+(?:rain|snow|get(?:s|ting)? (?:dark|light|late|cold)|is (?:night|day|dark|morning|evening|raining|snowing))/iu;

function resolvePronoun(
  text: string,
  cast: readonly Character[],
  latest: Character | undefined,
  filmSubject: Character | undefined,
): { told: string; meant: Character | undefined } {
  const match = PRONOUN.exec(text);
  if (match === null || WEATHER_IT.test(text)) {
    const named = cast.find((character) => mentions(text, character.head));
    return { told: text, meant: named };
  }
  const [, lead = "", pronoun = ""] = match;
  const word = pronoun.toLowerCase();
  const fits = (character: Character | undefined) => {
    if (character === undefined) return false;
    if (word === "it" || word === "its") return character.kind === "thing";
    if (word === "they" || word === "their") return character.kind === "many";
    if (word === "she" || word === "her") return character.kind === "woman";
    return character.kind === "man";
  };
  const company = cast.filter((character) => character.kind !== "many");
  if (word === "they" && !cast.some((c) => c.kind === "many") && company.length > 1) {
    const names = company.slice(-3).map((character) => nameAgain(character, lead));
    const all = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    return {
      told: `${lead}${capitalised(all, lead === "")}${text.slice(match[0].length)}`,
      meant: undefined,
    };
  }
  const meant =
    [latest, filmSubject, ...[...cast].reverse()].find(fits) ??
    // A fox may be "she", a crowd "it": then it is whoever the film is about.
    latest ??
    filmSubject ??
    cast[0];
  if (meant === undefined) return { told: text, meant: undefined };
  const possessive = /^(?:its|his|her|their)$/u.test(word) && /^\s+\p{L}/u.test(text.slice(match[0].length));
  const owner = possessive ? (/s$/u.test(meant.name) ? "’" : "’s") : "";
  const again = capitalised(nameAgain(meant, lead), lead === "");
  return { told: `${lead}${again}${owner}${text.slice(match[0].length)}`, meant };
}

function nameAgain(character: Character, lead: string): string {
  const article = character.name === character.description ? "" : "the ";
  return capitalised(`${article}${character.name}`, lead === "" && article === "");
}

function capitalised(text: string, wanted: boolean): string {
  return wanted ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** "wears a black leather jacket": how somebody looks, said in a sentence of its own. */
function traitIn(text: string): string | undefined {
  const trait =
    /^(?:(?:it|he|she|they|(?:the|a)\s+[\p{L} -]{1,40}?)\s+)(?=(?:wears?|has|have|is wearing|are wearing|is dressed|are dressed|is covered|are covered)\b)([^.!?]{3,160})/iu.exec(
      text,
    )?.[1];
  return trait?.trim().replace(/[,;]$/u, "");
}

function mentions(text: string, head: string): boolean {
  return new RegExp(`(?<!\\p{L})${head.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:e?s)?(?!\\p{L})`, "iu").test(
    text,
  );
}
