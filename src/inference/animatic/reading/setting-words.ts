import { NUMBER_WORDS } from "../../../core/number-words.ts";
import type { Action, Light, PlaceId, Season, TimeOfDay, Weather } from "../scene.ts";

/** `meaning: word, word` lines as a table from word to meaning; a word listed twice keeps its first meaning. */
function table<Meaning extends string>(lines: string): ReadonlyMap<string, Meaning> {
  const entries = new Map<string, Meaning>();
  for (const line of lines.trim().split("\n")) {
    const [meaning = "", words = ""] = line.split(": ");
    for (const word of words.split(", ")) {
      if (!entries.has(word.trim())) entries.set(word.trim(), meaning.trim() as Meaning);
    }
  }
  return entries;
}

export const PLACE_WORDS = table<PlaceId>(`
snowymountains: snowy mountain, snow-capped mountain, snow-capped peak, ski slope, alps, himalayas, everest, ski, skiing, snowy peak
underwater: deep in the ocean, deep in the sea, deep ocean, deep under the sea, beneath the ocean, on the ocean floor, under the sea, underwater, under water, under the ocean, beneath the waves, beneath the sea, coral reef, reef, seabed, sea floor, ocean floor, bottom of the sea, bottom of the ocean, aquarium, deep sea, sea creature, atlantis, kelp
snowfield: snowfield, tundra, arctic, antarctic, antarctica, glacier, north pole, south pole, ice field, iceberg, ice floe, blizzard, lapland, snowy plain, ice age
moon: lunar surface, on the moon, moon surface, moon landing, lunar, surface of the moon
mars: mars, red planet, martian landscape, martian surface, alien planet, alien world
space: space, outer space, galaxy, cosmos, orbit of, nebula, universe, starfield, milky way, asteroid belt, zero gravity, black hole
volcano: volcano, lava, magma, volcanic, eruption
jungle: jungle, rainforest, rain forest, tropical forest, amazon
bamboo: bamboo, bamboo forest, bamboo grove
forest: forest, woods, woodland, grove, taiga, redwood, thicket, fairy tale
savanna: savanna, watering hole, waterhole, savannah, safari, serengeti, africa, african plain, outback
desert: desert, dune, sahara, sandstorm, canyon, egypt, oasis, wild west, gold rush, salt flat, arizona, monument valley
river: river, floating market, stream, brook, creek, waterfall, rapids, riverbank, swamp, marsh
lake: lake, pond, lagoon, lakeside, fjord
beach: beach, seaside, seashore, shore, coast, coastline, tropical island, tropical, island, santorini, amalfi, shoreline, hawaii, maui, bali, caribbean, maldives
sea: sea, ocean, high seas, wave, harbour, harbor, bay, pirate, big sur, cliffs
mountains: mountain, mountaintop, peak, hill top, valley, cliff, summit, highlands, ridge, patagonia, nepal, andes, rockies, rocky mountains, pyrenees, dolomites, carpathians
street: town square, village square, city square, main square, village street, narrow street, cobbled street, piazza, plaza, street cafe, sidewalk cafe, outdoor cafe, pavement cafe, street, tennis court, court, basketball court, bus stop, drive through window, drive-through window, drive-through, drive-thru, crossroads, crossroad, intersection, tokyo, alley, sidewalk, pavement, avenue, neon sign, signage, downtown, shibuya, times square, crosswalk, market, market stall, fruit stall, food stall, fruit stand, bazaar, shop, storefront, chinatown, boulevard, lagos, marrakech, lunar new year, chinese new year
city: city, skyline, cityscape, metropolis, skyscraper, rooftop, manhattan, new york, london, paris, urban, futuristic city, town, hong kong, dubai, scrapyard, junkyard, construction site
road: road, highway, motorway, race track, racetrack, route, asphalt, freeway
village: village, hamlet, small town, countryside village, cottage, driveway, porch, front steps, doorstep, front yard, front garden, suburb, schoolyard, school yard
farm: farm, barn, farmyard, barnyard, field of wheat, wheat field, cornfield, vineyard, orchard, ranch, stable, pasture, countryside
garden: garden, backyard, park, courtyard, playground, lawn, flower bed, zen garden, terrace
castle: castle courtyard, palace courtyard, castle yard, castle, palace, fortress, medieval, kingdom, throne, tower, castle tower
stage: stage, theatre, theater, concert, spotlight, disco, nightclub, dance floor, opera, cabaret, podium, karaoke
cave: cave, cavern, underground, mine, crypt, dungeon, tunnel, den
room: room, ballroom, ballroom dance, circus ring, circus tent, in a circus, in the circus, at a circus, at the circus, in a circus ring, in a circus tent, in the circus ring, in the circus tent, big top, on the platform, on a platform, hotel lobby, lobby, laundry room, laundromat, cinema, pantry, nursery, hotel room, prison cell, subway station, metro station, train station, railway station, train platform, railway platform, station platform, underground station, school, clinic, ward, bedroom, kitchen, living room, interior, indoors, inside a house, library, cafe, restaurant, office, studio, garage, forge, smithy, airport, hospital, attic, bathroom, classroom, bakery, museum, hallway, courtroom, dinner, breakfast, podcasting, workshop, table, desk, butcher shop, flower shop, florist shop, toy shop, toy store, toyshop, pet shop, pet store, pharmacy, drugstore, salon, hair salon, beauty salon, barber shop, barbershop, hairdresser shop, at the hairdresser, at the hairdresser shop, at the barber, at the barber shop, at the dentist, from his window, from her window, from their window, at his window, at her window, from the window, dentist office, post office, tailor shop, boutique, shoe shop, shoe store, clothes shop, clothing store, department store, mall, shopping mall, shopping centre, repair shop, atelier, tavern, saloon, diner, bistro, pizzeria, canteen, supermarket, grocery, grocery store, corner shop, bookshop, bookstore, greenhouse, gymnasium, kindergarten, airport terminal, in a factory, in the factory, in a shop, in the shop, in his shop, in her shop, in their shop, inside a shop, into a shop, behind the counter, in a store, in the store, windowsill, sofa, couch, fireplace, laboratory, lab, gallery, art gallery, apartment, house interior, by the window, at the window, by a window, near the window, bed, carpet, floor, stairs, staircase, coffee shop, bar, pub, gym, kitchen table, cellar, basement
sky: sky, cloud, above the clouds, heaven, in the air, airborne, mid-air, flight
meadow: meadow, green meadow, green field, green hill, green valley, green grass, field, grassland, prairie, plain, grass, hill, hillside, steppe, soccer match
`);

export const SEASON_WORDS = table<Season>(`
winter: snow, snowy, winter, wintry, frozen, ice, icy, frost, frosty, snow-covered, snowfall, christmas, christmas tree, snowing, blizzard, snowflake, snowstorm, snow storm, snowy mountain, snow-capped, falling snow, snow falls, snow is falling
autumn: autumn, autumn leaf, fall leaves, fallen leaf, autumnal, falling leaf, golden leaf, october, november, thanksgiving, in the fall
spring: spring, cherry blossom, sakura, blossoming, in bloom, april, easter, petal
summer: summer, july, august, green meadow, green field, green hill, green valley, green grass
`);

export const TIME_WORDS = table<TimeOfDay>(`
predawn: before dawn, before sunrise, predawn, pre-dawn, before daybreak, before the sun rises, before first light, small hours
noon: noon, midday, high noon, noonday
dawn: dawn, sunrise, rising sun, sun rises, daybreak, early morning, early in the morning, early one morning, in the early morning, first light, morning mist, morning fog
golden: golden hour, magic hour, sunset, setting sun, sun sets, sun goes down, late afternoon, evening light, golden light, warm glow of the sun, evening sun, low sun
dusk: dusk, twilight, evening, nightfall, blue hour, gloaming, after sunset, after the sunset
night: night, bedtime, bedtime story, halloween, cyberpunk, midnight, nighttime, night-time, moonlit, moonlight, starry, starlit, starlight, full moon, moon, stars, under the stars, milky way, dark, nocturnal, at night, candle-lit, candlelit, candlelight, lamplight, by lamplight, firelight, floodlight, floodlights, neon, aurora, northern light, neon sign, glowing sign, firefly, firework, lunar new year, chinese new year
morning: morning, next morning, following morning, sunny morning, at breakfast, morning sun
day: day, next day, following day, sunny, daylight, late morning, afternoon, bright, mid afternoon light, sunshine
`);

export const WEATHER_WORDS = table<Weather | "clear">(`
clear: clear sky, clear skies, cloudless, next morning, next day, following morning, following day, days later, above the clouds
storm: blizzard, snowstorm, snow storm, storm, stormy, thunderstorm, thunder, lightning, tempest, hurricane
rain: rain, rainy, raining, drizzle, drizzling, downpour, rainfall, wet, puddle
snow: snowing, snowfall, snowflake, falling snow, snow falls, snow
fog: morning mist, morning fog, fog, foggy, mist, misty, haze, hazy, smoke, smoky
leaves: falling leaf, fallen leaf, blowing leaf, fall leaves, autumn leaf, leaf
petals: petal, sakura, cherry blossom, cherry tree, blossoming tree
fireflies: firefly, fireflies, glow-worm, magical, magic, magic wand, enchanted, sparkle, sparkling, fairy dust, fairy tale
bubbles: bubble
dust: dust, dusty, dust storm, sand storm, sandstorm, cloud of dust, sand blows, blowing sand, sand blowing, dust blows, blowing dust, sand flies, flying sand, swirling sand, swirling dust
embers: ember, spark, lava, volcano, campfire, bonfire, ash, fire, explosion, exploding, burning
confetti: confetti, party, celebration, celebrate, celebrating, carnival, festival, birthday, birthday cake, parade
hearts: heart, love, valentine, kiss, kissing, romance, romantic
fireworks: firework, new year, lunar new year, chinese new year, new years eve
wind: wind, windy, breeze, breezy, gust
`);

export const LIGHT_WORDS = table<Light>(`
candle: candle, candle-lit, candlelit, candlelight, lantern, paper lantern, fireplace, campfire, bonfire, torch
neon: neon, neon sign, glowing sign, cyberpunk, nightclub, disco, signage
rays: sunbeam, sunlight falls, sunlight streams, sunlight shines, light falls, light streams, light pours, sunlight, sun rays, ray, god rays, shaft of light, light beams
moon: moonlight, moonlit, full moon, moon
rainbow: rainbow
aurora: aurora, northern light, aurora borealis, polar light
`);

export const ACTION_WORDS = table<Action>(`
approach: approach, come, come closer, walk towards, head towards, charge, draw near, arrive, advance, emerge, tread, march towards
leave: leave, walk away, depart, go away, retreat, flee, set off, ride off, disappear, vanish
run: scurry, scuttle, dart, rush, run, sprint, gallop, race, chase, dash, speed, hurry, jog, scamper, bound, frolic, fight, battle, attack
move: sneak, tiptoe, shuffle, plod, strut, parade, hobble, amble, saunter, pedal, walk, stroll, wander, stride, march, trek, hike, pass, cross, travel, move, prowl, stalk, roam, drive, ride, roll, cycle, ski, skate, sail, drift, row, cruise, crawl, creep, explore, patrol, follow, migrate, slither, waddle, trot
fly: fly, soar, glide, hover, flutter, flap, swoop, circle
swim: swim, dive, snorkel
dance: dance, twirl, waltz, groove, shimmy, celebrate
jump: jump, leap, hop, bounce, skip, somersault
spin: spin, rotate, whirl, tumble, turn around
float: float, levitate, bob, weightless
rise: rise, ascend, climb, take off, lift off, launch, blast off, grow
fall: fall, drop, descend, sink, land, parachute
rest: sleep, rest, lie, nap, sit, kneel, doze, lounge, crouch, dream, meditate, relax, wait, stand, parked
perch: perch
play: play, sing, cook, podcast, vlog, eat, paint, read, write, drink, perform, juggle, work, look, gaze, watch, stare, wave, laugh, smile, talk, bake, type
`);

/** Words for a group; these count only with "of": "a row of boats", but "he rows a boat" and "a school bus". */
export const GROUP_WORDS: ReadonlyMap<string, number> = new Map([
  ["pair", 2],
  ["couple", 2],
  ["group", 5],
  ["family", 4],
  ["bunch", 5],
  ["pack", 5],
  ["herd", 7],
  ["flock", 8],
  ["school", 8],
  ["choir", 5],
  ["orchestra", 5],
  ["band", 4],
  ["team", 5],
  ["gang", 4],
  ["troop", 5],
  ["troupe", 4],
  ["parade", 6],
  ["procession", 6],
  ["quartet", 4],
  ["duo", 2],
  ["brood", 6],
  ["pride", 4],
  ["class", 7],
  ["swarm", 9],
  ["shoal", 8],
  ["crowd", 8],
  ["army", 9],
  ["fleet", 5],
  ["lots", 7],
  ["litter", 5],
  ["colony", 8],
  ["line", 5],
  ["row", 5],
  ["murmuration", 9],
]);

/** Words for how many, and words for a group ("a herd of"). */
export const COUNT_WORDS: ReadonlyMap<string, number> = new Map([
  ...NUMBER_WORDS.slice(1, 13).map((word, index) => [word, index + 1] as const),
  ...[
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "hundred",
    "thousand",
  ].map((word) => [word, 12] as const),
  ["twin", 2],
  ["both", 2],
  ["trio", 3],
  ["few", 3],
  ["some", 3],
  ["several", 5],
  ["various", 5],
  ["many", 7],
  ["dozen", 12],
  ["dozens", 9],
  ["hundreds", 9],
  ["thousands", 9],
  ["countless", 9],
  ...GROUP_WORDS,
]);

export const COLOUR_WORDS: Readonly<Record<string, string>> = {
  red: "#d8343a",
  crimson: "#b3202c",
  scarlet: "#e0332b",
  orange: "#f08a2c",
  amber: "#f2a93b",
  yellow: "#f6cf3d",
  golden: "#e8b23a",
  green: "#4caf50",
  emerald: "#1f9e6a",
  turquoise: "#2bb8b0",
  teal: "#1f8f8f",
  blue: "#3a7bd5",
  navy: "#24407a",
  cyan: "#35b8d8",
  purple: "#8a4fc7",
  violet: "#7b56cf",
  lavender: "#b79be0",
  pink: "#f07fb0",
  magenta: "#d63fa0",
  brown: "#8a5a3a",
  black: "#2b2930",
  white: "#f5f2ea",
  grey: "#8d9099",
  gray: "#8d9099",
  silver: "#b9bec8",
};

export const CLOTHES: Readonly<Record<string, keyof typeof GARMENTS>> = {
  jacket: "top",
  coat: "top",
  raincoat: "top",
  overcoat: "top",
  cardigan: "top",
  pullover: "top",
  jumper: "top",
  vest: "top",
  shirt: "top",
  sweater: "top",
  hoodie: "top",
  blazer: "top",
  suit: "top",
  dress: "dress",
  gown: "dress",
  kimono: "dress",
  robe: "dress",
  skirt: "bottom",
  trousers: "bottom",
  jeans: "bottom",
  pants: "bottom",
  shorts: "bottom",
  boot: "shoes",
  shoe: "shoes",
  sneaker: "shoes",
  sunglasses: "glasses",
  glasses: "glasses",
  hat: "hat",
  cap: "hat",
  helmet: "hat",
  beanie: "hat",
  beard: "beard",
  bearded: "beard",
  bowtie: "tie",
};

/** The colour of a garment nobody gave a colour. */
export const GARMENTS = {
  top: "#3b6ea8",
  dress: "#c8324b",
  bottom: "#3a3f55",
  shoes: "#2b2930",
  glasses: "#2b2930",
  hat: "#c8324b",
  beard: "#7a4a24",
  tie: "#c8324b",
} as const;
