const PLACES =
  "meadow|field|forest|woods?|jungle|desert|beach|shore|coast|sea|ocean|reef|lake|river|stream|waterfall|mountains?|hills?|valley|canyon|cave|cliff|island|city|town|village|streets?|alley|road|highway|bridge|park|garden|market|room|kitchen|bedroom|living room|bathroom|office|library|museum|school|classroom|hospital|church|temple|castle|palace|house|cabin|cottage|barn|farm|factory|warehouse|station|subway|train|ship|boat|spaceship|spacecraft|space|moon|planet|galaxy|sky|clouds|rooftop|roof|stage|studio|arena|stadium|pool|harbou?r|pier|port|dock|airport|bar|cafe|café|restaurant|diner|bakery|shop|store|supermarket|laboratory|lab|workshop|ruins|swamp|marsh|tundra|savanna|savannah|prairie|glacier|volcano|underwater|battlefield|graveyard|cemetery|dungeon|tower|lighthouse|courtyard|square|plaza|tunnel|basement|attic|corridor|hallway|elevator|world|universe|land|landscape|Tokyo|Paris|London|New York|Rome|Berlin|Venice|Lagos|Mumbai|Amalfi|Santorini";
/** A place with the words that lead to it: "through a snowy meadow". */
export const PLACE = new RegExp(
  `\\b(?:in|on|at|through|across|under|beneath|over|down|along|inside|near|beside|by|into|onto|around|among|of|to|above)\\s+(?:the|an?|his|her|its|their|some|this)?\\s*(?:[\\p{L}'’-]+\\s+){0,3}?(?:${PLACES})(?:\\s+(?:${PLACES}))*\\b|\\bunderwater\\b|\\bunder the sea\\b`,
  "iu",
);
/** The same without them. */
export const A_PLACE = new RegExp(`\\b(?:${PLACES})\\b`, "iu");
/** Time of day, weather or light, with the words that lead to it. */
export const LIGHT =
  /\b(?:(?:at|by|before|after|during|in) )?(?:(?:the |a |an )?(?:early |late |warm |cold |dark |stormy |rainy |foggy |misty |snowy |starry |moonlit |clear |bright |golden |cloudy |dim |soft |blue |red |orange |pink |purple ){0,2})(?:dawn|daybreak|sunrise|sunset|dusk|twilight|night(?:time|fall)?|midnight|noon|midday|golden hour|blue hour|morning(?: light)?|afternoon(?: light)?|evening(?: light)?|moonlight|sunlight|candlelight|lamplight|firelight|neon light|starlight|daylight|daytime|rain|rainstorm|snowfall|snowstorm|blizzard|fog|mist|thunderstorm|storm|overcast sky|aurora)\b|\bby day\b|\bduring the day\b/iu;
/** One of these later on takes the place of another. */
export const TIME_OF_DAY =
  /\b(?:dawn|daybreak|sunrise|sunset|dusk|twilight|night|nighttime|nightfall|midnight|noon|midday|golden hour|blue hour|morning|afternoon|evening|daylight|daytime|moonlight|starlight|by day|during the day)\b/iu;

/** Where somebody is who went there: "in a lake" after "into a lake". */
export function stayingAt(place: string): string {
  return place
    .replace(/^into\b/iu, "in")
    .replace(/^onto\b/iu, "on")
    .replace(/^to\b/iu, "at");
}
