import type { Trade } from "../scene.ts";
import type { Word } from "./words.ts";

const LINES = `
waiter: waiter, waitress, butler, innkeeper
bartender: bartender, barkeeper, barman
barista: barista
florist: florist
hairdresser: hairdresser, barber, hairstylist
tailor: tailor, seamstress, dressmaker
jeweller: jeweller, jeweler, goldsmith, watchmaker, clockmaker
magician: magician, illusionist
welder: welder
dentist: dentist
carpenter: carpenter, joiner, woodworker, cobbler, shoemaker, luthier
potter: potter, sculptor
librarian: librarian
plumber: plumber, electrician, handyman, repairman
courier: courier, hotel porter, porter, bellhop, delivery man, delivery woman, delivery driver, delivery boy, mover
vet: vet, veterinarian
nurse: nurse
baker: baker, pizza maker
vendor: milkman, ice cream man, ticket seller, newsagent, cashier, salesman, saleswoman, shop assistant, grocer, fruit seller, vendor, seller, street vendor, merchant, shopkeeper, clerk
smith: blacksmith
butcher: butcher
cleaner: window cleaner, window washer, street sweeper, janitor, maid, cleaner, housekeeper
fisher: fisherman, fisher, fisherwoman
sailor: sailor
captain: captain
keeper: keeper, lighthouse keeper, caretaker, the keeper, zookeeper
shepherd: shepherd, shepherdess
postman: postman, postwoman, mailman, mail carrier, paperboy
driver: trucker, chauffeur, cabbie, truck driver, taxi driver, bus driver, driver, train conductor, ticket inspector
guard: guard, watchman, night watchman, gatekeeper
soldier: soldier
miner: miner
hiker: hiker, backpacker, hitchhiker, camper, tourist, traveller, traveler, pilgrim
climber: climber, mountaineer
explorer: explorer, adventurer, archeologist, archaeologist
hunter: hunter, archer
ranger: ranger
lumberjack: lumberjack, woodcutter
monk: monk, monk boy, hermit
nun: nun
priest: priest
boxer: boxer
thief: thief, burglar, robber
prisoner: prisoner
referee: referee, umpire, coach
lifeguard: lifeguard
musician: pianist, violinist, cellist, conductor, orchestra conductor
groom: groom
bride: bride
beekeeper: beekeeper
skater: skater, skateboarder
photographer: photographer
reporter: reporter, journalist
queen: queen
gnome: dwarf, gnome, leprechaun, hobbit
viking: viking, norseman
ballerina: ballerina, ballet dancer
`;

const TRADES: ReadonlyMap<string, Trade> = new Map(
  LINES.trim()
    .split("\n")
    .flatMap((line) => {
      const [trade = "", words = ""] = line.split(": ");
      return words.split(", ").map((word) => [word, trade as Trade] as const);
    }),
);

/** The trade that somebody is called by: a mail carrier is a postman. */
export function tradeOf(word: string): Trade | undefined {
  return TRADES.get(word);
}

/** The first trade that words tell of: "the old keeper of the lighthouse". */
export function tradeIn(terms: readonly Word[]): Trade | undefined {
  for (const [at, { nouns, sentence }] of terms.entries()) {
    const next = terms[at + 1];
    const pair = next?.sentence === sentence ? nouns.map((noun) => `${noun} ${next.nouns[0]}`) : [];
    const trade = [...pair, ...nouns].flatMap((word) => TRADES.get(word) ?? [])[0];
    if (trade) return trade;
  }
  return undefined;
}
