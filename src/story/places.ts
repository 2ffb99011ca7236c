const PLACES =
  "meadow|field|forest|woods?|jungle|desert|beach|shore|coast|sea|ocean|reef|lake|pond|river|stream|waterfall|mountains?|hills?|valley|canyon|cave|cliff|island|city|town|village|streets?|alley|road|highway|bridge|park|garden|market|room|kitchen|bedroom|living room|bathroom|office|library|museum|school|classroom|hospital|church|temple|castle|palace|house|cabin|cottage|barn|farm|factory|warehouse|station|subway|train|ship|boat|spaceship|spacecraft|space|moon|planet|galaxy|sky|clouds|rooftop|roof|stage|studio|arena|stadium|pool|harbou?r|pier|port|dock|airport|bar|cafe|café|restaurant|diner|bakery|shop|store|supermarket|laboratory|lab|workshop|ruins|swamp|marsh|tundra|savanna|savannah|prairie|glacier|volcano|underwater|battlefield|graveyard|cemetery|dungeon|tower|lighthouse|courtyard|square|plaza|tunnel|basement|attic|corridor|hallway|elevator|world|universe|land|landscape|scrapyard|junkyard|orchard|vineyard|quarry|tavern|pub|campsite|playground|zoo|circus|theatre|theater|cinema|lagoon|fjord|oasis|dunes?|clearing|grove|greenhouse|hotel|mansion|parking lot|garage|balcony|porch|crater|Mars|Tokyo|Paris|London|New York|Rome|Berlin|Venice|Lagos|Mumbai|Amalfi|Santorini";
/** No word of a place's own: "on a foggy morning a lighthouse" is two things. */
const OTHER =
  "(?!(?:front|the|an?|his|her|its|their|some|this|in|on|at|through|across|under|beneath|down|along|inside|near|beside|by|into|onto|around|to|and|with|from|while|as|noon|midday|midnight|dawn|dusk|sunrise|sunset)\\s)";
/** Whoever is named after a place isn't it: "beside a castle guard". */
const WORKERS =
  "keeper|driver|guard|owner|captain|pilot|builder|worker|ranger|priest|teacher|master|assistant|attendant|guide|director|manager|explorer|traveller|watchman|vendor|usher|boy|girl|man|woman|hand|maid|sweeper|planner|crew|conductor|musician|pianist|acrobat|dweller|cat|dog|band|suit|suits|helmet|helmets";
/** A place with the words that lead to it: "through a snowy meadow". */
export const PLACE = new RegExp(
  `\\b(?:in|on|at|through|across|under|beneath|over|down|along|inside|near|beside|by|into|onto|around|among|of|to|above|cross(?:es|ing)?)\\s+(?:the|an?|his|her|its|their|some|this)?\\s*(?:(?:${OTHER}[\\p{L}'’-]+|of\\s+(?:the|an?)(?:\\s+${OTHER}[\\p{L}'’-]+)?)\\s+){0,3}?(?:${PLACES})(?:\\s+(?:${PLACES}))*\\b(?!\\s+(?:${WORKERS})(?!\\p{L}))|\\bunderwater\\b|\\bunder the sea\\b`,
  "iu",
);
/** What lies there and does nothing: never one of the cast, unlike a ship or a tower. */
export const A_LAND =
  /^(?:meadow|field|forest|wood|jungle|desert|beach|shore|coast|sea|ocean|reef|lake|pond|river|stream|mountain|hill|valley|canyon|cave|island|city|town|village|street|alley|road|highway|park|garden|market|sky|landscape|land|tundra|savannah?|prairie|plain|horizon|coastline|skyline)s?$/iu;
/** The same without them. */
export const A_PLACE = new RegExp(`\\b(?:${PLACES})\\b`, "iu");
/** Within walls: what a shot there is filmed like, and where nobody stays who goes home. For patterns. */
export const WITHIN_WALLS =
  "room|kitchen|bedroom|bathroom|office|library|museum|classroom|cabin|cottage|attic|corridor|hallway|elevator|laboratory|lab|workshop|bar|caf[eé]|restaurant|diner|shop|studio|cave|tunnel";
/** When it is, told by a noun. For patterns. */
const HOURS =
  "dawn|daybreak|sunrise|sunset|dusk|twilight|night(?:time|fall)?|midnight|noon|midday|golden hour|blue hour|morning|afternoon|evening|daylight|daytime|moonlight|starlight";
const BY_DAY = "\\bby day\\b|\\bduring the day\\b";
/** Time of day, weather or light, with the words that lead to it. */
export const LIGHT = new RegExp(
  `\\b(?:(?:at|by|before|after|during|in) )?(?:(?:the |a |an )?(?:early |late |warm |cold |dark |stormy |rainy |foggy |misty |snowy |starry |moonlit |clear |bright |golden |cloudy |dim |soft |blue |red |orange |pink |purple ){0,2})(?:(?:morning|afternoon|evening) light|${HOURS}|sunlight|candlelight|lamplight|firelight|neon light|rain|rainstorm|snowfall|snowstorm|blizzard|fog|mist|thunderstorm|storm|overcast sky|aurora)\\b|${BY_DAY}`,
  "iu",
);
/** One of these later on takes the place of another. */
export const TIME_OF_DAY = new RegExp(`\\b(?:${HOURS})\\b|${BY_DAY}`, "iu");
/** What falls or hangs in the air. */
export const WEATHER =
  /\b(?:heavy |light |pouring |gentle |thick |dense |soft )?(?:rain(?:storm|fall)?|rains|raining|pours|snowfall|snowstorm|snows|snowing|blizzard|fog|mist|thunderstorm|storm|drizzle|hail)\b/iu;
/** From here on it doesn't any more. */
export const WEATHER_OVER =
  /\b(?:rain|snow(?:fall|storm)?|storm|blizzard|fog|mist|thunderstorm|drizzle|hail|clouds?|weather)(?:\s+(?:finally|suddenly|slowly|at last|has|have|soon))*\s+(?:stops?|stopped|ends?|ended|clears?|cleared|lifts?|lifted|pass(?:es|ed)?|is over|fades?|eases?|dies?|calms?|parts?|breaks? up|gives? way|moves? on|disappears?|vanish(?:es)?)\b|\bstops? (?:raining|snowing|pouring)\b|\bafter the (?:rain|storm|snow|fog)\b|\bsun (?:\p{L}+ly )?(?:comes|breaks|shines)\b|\bsky clears\b|\brainbow\b/iu;
