import { OWN_ARTS } from "../art/own-looks.ts";
import type { Gait, PlaceId, SizeClass } from "../scene.ts";

/** What the storyboard knows about one thing it can show. */
export interface Entry {
  /** Name of an icon, or of one of our own cut-outs. */
  art: string;
  words: string[];
  /** `hero`: a scene is about it; `prop`: it stands beside; `person`: a hero that can be dressed. */
  kind: "hero" | "person" | "vehicle" | "prop";
  gait: Gait;
  size: SizeClass;
  /** Where it lives when nobody says where. */
  home?: PlaceId;
}

const GROUPS: {
  kind: Entry["kind"];
  gait: Gait;
  size: SizeClass;
  home?: PlaceId;
  /** `art: word, word` or just `art`, whose name is then its word; `+size`, `~gait` and `@home` differ from the group's. */
  lines: string;
}[] = [
  {
    kind: "hero",
    gait: "walk",
    size: "large",
    home: "meadow",
    lines: `
mammoth: mammoth, woolly mammoth +huge @snowfield
elephant +huge @savanna
bison: bison, buffalo
ox: ox, bull, yak
water-buffalo
cow: cow, cattle, calf @farm
horse: horse, horseback, pony, stallion, mare, mustang, foal
zebra @savanna
donkey: donkey, mule @farm
deer: deer, stag, reindeer, elk, doe, fawn, antelope, gazelle, impala @forest
moose-body: moose @forest
giraffe +huge @savanna
camel: camel, dromedary @desert
two-hump-camel @desert
llama: llama, alpaca @mountains
rhinoceros: rhinoceros, rhino @savanna
hippopotamus: hippopotamus, hippo @river
kangaroo: kangaroo, wallaby ~hop @savanna
tiger: tiger, tigress @jungle
leopard: leopard, cheetah, jaguar, panther, puma, cougar, lynx, bobcat @savanna
lion-body: lion, lioness @savanna
bear-body: bear, grizzly @forest
polar-bear-body: polar bear @snowfield
panda-body: panda, giant panda @bamboo
red-panda-body: red panda @bamboo
gorilla: gorilla, ape, king kong @jungle
orangutan @jungle
crocodile: crocodile, alligator, croc @river
sauropod: sauropod, dinosaur, brontosaurus, brachiosaurus, diplodocus +huge @jungle
t-rex: t-rex, trex, t rex, tyrannosaurus, tyrannosaur, godzilla, velociraptor, raptor +huge @jungle
dragon: dragon, wyvern +huge ~fly @mountains
unicorn-body: unicorn @meadow
troll-body: troll, goblin, orc, gremlin @forest
giant: giant, giantess, colossus, titan, cyclops +huge @village
ostrich: ostrich, emu @savanna
ogre-body: ogre @forest
monster: monster, fluffy monster, beast, creature, yeti, furry creature, critter, bigfoot @room
robot-body: robot, android, droid, automaton, cyborg @city
`,
  },
  {
    kind: "hero",
    gait: "walk",
    size: "normal",
    home: "meadow",
    lines: `
fox-body: fox, red fox, vixen, fennec, jackal @forest
wolf-body: wolf, wolves, coyote, husky, werewolf, wolf pup, hyena @forest
dog: dog, puppy, collie, border collie, sheepdog, mutt, spaniel, greyhound, mastiff, schnauzer, hound, labrador, golden retriever, retriever, corgi, doggo, terrier, beagle, dachshund, shepherd dog, dalmatian, chihuahua, pug, bulldog
poodle
cat: cat, kitten, kitty, tabby, tomcat @room
black-cat @street
goat: goat, ibex @mountains
ewe: sheep, lamb, ewe @farm
ram @mountains
pig: pig, piglet, hog @farm
boar-body: boar, wild boar, warthog @forest
raccoon-body: raccoon @forest
badger: badger, anteater, wolverine @forest
skunk @forest
koala-body: koala @jungle
monkey: monkey, chimpanzee, chimp, lemur, baboon @jungle
sloth ~still @jungle
otter: otter, weasel, ferret, stoat, mink, mongoose, meerkat @river
beaver: beaver, platypus @river
penguin: penguin, puffin, auk @snowfield
seal: seal, sea lion, walrus @beach
turtle: turtle, tortoise @beach
swan ~sail @lake
goose: goose, geese, gander @farm
turkey @farm
flamingo @lake
stork: stork, heron, crane bird, crane, ibis, egret @lake
peacock @garden
dodo
alien-body: alien, martian, extraterrestrial @space
ghost: ghost, spirit, phantom, spectre ~float @castle
teddy-bear: teddy, teddy bear, stuffed animal @room
snowman ~still @snowfield
jack-o-lantern: jack-o-lantern, pumpkin, halloween ~still @farm
skull: skeleton, skull ~still @cave
`,
  },
  {
    kind: "hero",
    gait: "walk",
    size: "small",
    home: "meadow",
    lines: `
rabbit: rabbit, bunny, hare ~hop
chipmunk: chipmunk, squirrel ~hop @forest
hedgehog: hedgehog, porcupine, armadillo, echidna @forest
mole @garden
hamster-body: hamster, guinea pig, gerbil @room
mouse: mouse, mice @room
rat: rat, opossum, possum, shrew @street
duck: duck, duckling, mallard, drake ~sail @lake
rooster: rooster, cockerel @farm
chicken-body: hen, chicken @farm
baby-chick: chick, baby chick @farm
hatching-chick @farm
frog-body: frog, toad ~hop @lake
lizard: lizard, gecko, iguana, chameleon, salamander, newt ~crawl @desert
snake: snake, serpent, cobra, python ~crawl @desert
crab: crab, hermit crab, crayfish ~crawl @beach
lobster ~crawl @underwater
scorpion ~crawl @desert
snail: snail, slug ~crawl @garden
owl ~perch @forest
pigeon: victoria crowned pigeon, crowned pigeon ~perch @garden
grey-pigeon: pigeon ~perch @garden
bird: cardinal, robin, finch, songbird, woodpecker, cuckoo, nightingale, wren, canary ~perch @garden
`,
  },
  {
    kind: "hero",
    gait: "fly",
    size: "small",
    home: "sky",
    lines: `
bird: bird, birdie, hummingbird, kingfisher, bluebird, sparrow ~fly @meadow
blackbird: blackbird, crow, raven, magpie @meadow
dove
gull: gull, seagull, sea gull, albatross, pelican, cormorant, tern @sea
eagle: eagle, hawk, falcon, vulture, condor, kite bird, griffin, osprey @mountains
parrot: parrot, macaw, toucan, cockatoo @jungle
phoenix-bird: phoenix, firebird +large
bat @cave
butterfly: butterfly, moth +tiny @garden
honeybee: bee, honeybee, bumblebee, wasp +tiny @garden
dragonfly: dragonfly +tiny @lake
mosquito +tiny @lake
fairy-woman: fairy, pixie +normal @forest
`,
  },
  {
    kind: "hero",
    gait: "crawl",
    size: "tiny",
    home: "garden",
    lines: `
lady-beetle: ladybug, ladybird
beetle: beetle, scarab
ant
bug: caterpillar
cricket: cricket, grasshopper
spider
worm
`,
  },
  {
    kind: "hero",
    gait: "swim",
    size: "normal",
    home: "underwater",
    lines: `
turtle: sea turtle
whale: whale, blue whale, orca, humpback, narwhal +huge @sea
spouting-whale +huge @sea
dolphin: dolphin, porpoise +large @sea
shark +large
octopus: octopus, kraken ~float
squid ~float
jellyfish ~float
fish: fish, goldfish, salmon, trout, koi, carp, pike, herring, sardine, tuna, eel, tadpole, minnow +small
tropical-fish: tropical fish, colourful fish, colorful fish, clownfish, angelfish +small
blowfish: blowfish, pufferfish, puffer fish +small
shrimp: shrimp, prawn +tiny
seahorse: seahorse, sea horse +small
mermaid: mermaid, merman
diver: diver, scuba diver
`,
  },
  {
    kind: "person",
    gait: "walk",
    size: "normal",
    home: "street",
    lines: `
woman: woman, fisherwoman, postwoman, bridesmaid, shepherdess, midwife, maiden, countess, salesgirl, stuntwoman, lass, women, lady, girlfriend, wife, mother, mom, mum, aunt, actress, waitress, bride
man: man, men, guy, gentleman, husband, father, dad, uncle, dude, actor, boyfriend, waiter, groom
person: person, people, the keeper, caretaker, human, pedestrian, figure, tourist, traveller, traveler, hiker, friend, stranger, hacker, programmer, gamer, passenger, shopper, hero, owner, neighbour, neighbor, customer, guest, visitor, player, explorer, adventurer, archeologist, archaeologist, hunter, soldier, warrior, monk, musician, drummer, guitarist, bassist, bass player, guitar player, piano player, pianist, violinist, cellist, photographer, writer, reporter, journalist, driver, sailor, captain, climber, boxer, athlete, teenager, villager, miner, blacksmith, carpenter, dwarf, hobbit, gnome, leprechaun, viking, norseman, milkman, innkeeper, tinker, locksmith, blacksmith apprentice, ringmaster, hotel porter, porter, bellhop, receptionist, knitter, ticket seller, ice cream man, newsagent, optician, chemist, gatekeeper, doorman, monarch, wrestling coach, dog walker, candle maker, toymaker, glassmaker, beachcomber, stagehand, puppeteer, ventriloquist, organ grinder, town crier, night watchman, watchman, road worker, painter decorator, conductor, orchestra conductor, swimmer girl, dancer man, tailor, barber, librarian, shepherd, beekeeper, zookeeper, housekeeper, cleaner, lifeguard, referee, goalkeeper, coach man, skater, skateboarder, ice skater, ballet student, grocer, butcher, florist, fruit seller, vendor, seller, street vendor, merchant, postman, mailman, mail carrier, janitor, maid, butler, clerk, barista, bartender, seamstress, weaver, potter, sculptor, inventor, hermit, beggar, thief, burglar, robber, prisoner, guard, ranger, lumberjack, woodcutter, rider, jockey, acrobat, juggler, magician assistant, street musician, busker, shopkeeper, tourist guide, guide, mountaineer, kayaker man, monk boy, nun, priest, pilgrim, nomad, teammate, opponent, brother, cousin, nephew, roommate, colleague, coworker, babysitter, nanny, hairdresser, hairstylist, dentist, plumber, electrician, handyman, repairman, courier, delivery man, delivery woman, delivery driver, delivery boy, mover, vet, veterinarian, dressmaker, joiner, woodworker, barkeeper, barman, train conductor, ticket inspector, pizza maker, street sweeper, trucker, truck driver, taxi driver, bus driver, window cleaner, window washer, dishwasher, jeweller, jeweler, goldsmith, watchmaker, clockmaker, cobbler, shoemaker, welder, archer, director, patient, apprentice, secretary, mayor, servant, peasant, fencer, wrestler, weightlifter, golfer, tennis player, basketball player, football player, soccer player, gymnast, illusionist, translator, scholar, philosopher, poet, author, novelist, composer, bodyguard, bouncer, wanderer, refugee, street artist, magician, caveman, gladiator, cashier, saleswoman, shop assistant, flight attendant, stewardess, tightrope walker, trapeze artist, knife thrower, fortune teller, mourner, spectator, fan, protester, commuter, newcomer, elder, teen, teenage boy, teenage girl, backpacker, hitchhiker, camper, snorkeler, canoeist, paddler, fisher, landscaper, tutor, lecturer, pharmacist, therapist, squire, copilot, rancher, miller, glassblower, mason, comedian, mime, gambler, croupier, accountant, bedouin, trapper, poacher, forester, prospector, cabbie, chauffeur, gondolier, umpire, striker, quarterback, bowler, judoka, karateka, bodybuilder, parachutist, matador, bullfighter, equestrian, stylist, influencer, vlogger, tramp, hobo, pickpocket, smuggler, pharaoh, slave, baron, greengrocer, fishmonger, tattooist, masseur, yogi, lamplighter, chimney sweep, bellboy, bystander, onlooker, passerby, labourer, laborer, foreman, bloke, sibling, youngster
girl: girl, cheerleader, girl scout, daughter, granddaughter, schoolgirl, sister, niece, ballerina girl
boy: boy, boy scout, newspaper boy, son, grandson, lad, schoolboy, paperboy
child: child, children, triplets, kid, toddler, pupil, schoolchild, schoolchildren, grandchild, grandchildren @garden
baby +small @room
old-woman: old woman, grandmother, grandma, granny, elderly woman, old lady, elderly lady
old-man: old man, grandfather, grandpa, elderly man, wise man, fisherman, angler
queen: queen @castle
ballerina: ballerina, ballet dancer, ballet @stage
`,
  },
  {
    kind: "hero",
    gait: "walk",
    size: "normal",
    home: "street",
    lines: `
astronaut-body: astronaut, spaceman, space man, spacewoman, space woman, cosmonaut @space
mage-body: wizard, mage, sorcerer, druid, warlock @castle
witch-body: witch, sorceress @forest
knight: knight, paladin, soldier in armour @castle
pirate: pirate, buccaneer @sea
ninja-body: ninja, samurai, assassin
vampire-body: vampire, dracula @castle
zombie-body: zombie, mummy @street
elf-body: elf @forest
princess-body: princess @castle
prince-body: prince @castle
king-body: king, emperor @castle
farmer-body: farmer, gardener @garden
cook-body: cook, chef, baker @room
scientist-body: scientist, professor @room
detective-body: detective, spy, private eye
police-body: police officer, policeman, policewoman, cop
firefighter-body: firefighter, fireman
doctor-body: doctor, surgeon, paramedic @room
nurse-body: nurse @room
teacher-body: teacher @room
student-body: student, graduate
artist-body: artist, painter @room
singer-body: singer, rock star @stage
pilot-body: pilot, aviator
mechanic-body: mechanic, engineer
builder-body: builder, construction worker, worker, bricklayer, roofer
businessman-body: businessman, businesswoman, office worker, lawyer, banker, politician, president, boss, salesman
judge-body: judge @room
superhero-body: superhero, superman, batman, supergirl @city
santa-body: santa, santa claus, father christmas @snowfield
clown-body: clown, jester @stage
cowboy-body: cowboy, cowgirl @desert
dancer-woman: dancer, dancing woman @stage
dancer-man: dancing man, disco dancer @stage
surfer: surfer, surfing ~sail @sea
skier: skier, skiing @snowymountains
snowboarder: snowboarder, snowboard @snowymountains
cyclist: cyclist, biker, bike rider ~roll
runner: runner, jogger, marathon
swimmer: swimmer ~sail @sea
rower: rower, rowing, kayaker ~sail @lake
angel: angel, cherub ~float @sky
genie ~float @desert
`,
  },
  {
    kind: "vehicle",
    gait: "roll",
    size: "large",
    home: "street",
    lines: `
automobile: car, automobile, sedan, convertible
taxi: taxi, cab
bus: bus, school bus, coach, double-decker bus
police-car: police car
racing-car: race car, racing car, sports car, supercar, formula one, formula 1, f1, formula one race, formula 1 race @road
sport-utility-vehicle: suv, jeep, four-wheel drive, land rover @desert
pickup-truck: pickup, pickup truck @road
delivery-truck: truck, lorry, van @road
articulated-lorry @road
fire-engine: fire engine, fire truck
ambulance
minibus: minibus, camper van, campervan, caravan @road
auto-rickshaw: rickshaw, tuk-tuk, tuktuk
tractor @farm
motorcycle: motorcycle, motorbike @road
motor-scooter: scooter, vespa, moped
bicycle: bicycle, bike, tricycle, unicycle
kick-scooter
skateboard: skateboard, skateboarding +small
locomotive: locomotive, steam train, train, steam engine +huge @meadow
light-rail: subway, metro +huge @city
bullet-train: bullet train, shinkansen +huge @meadow
tram-car: tram, streetcar
sled: sled, sleigh, toboggan @snowfield
rover: rover, mars rover @mars
excavator: excavator, digger, bulldozer, backhoe, steam shovel, forklift
tower-crane: construction crane, building crane, tower crane ~still +huge @city
`,
  },
  {
    kind: "vehicle",
    gait: "fly",
    size: "large",
    home: "sky",
    lines: `
airplane: airplane, aeroplane, jet, airliner
propeller-plane: plane, small plane, little plane, small airplane, biplane, propeller plane, seaplane
small-airplane: glider
helicopter: helicopter, chopper
rocket: rocket, spaceship, spacecraft, space ship, space shuttle, starship @space
flying-saucer: ufo, flying saucer @space
satellite ~float @space
hot-air-balloon: hot-air balloon, hot air balloon, air balloon, airship, zeppelin, montgolfier ~float @sky
parachute: parachute, paraglider, skydiver ~float
drone: drone
paper-plane: paper airplane, paper plane, paper aeroplane +small
`,
  },
  {
    kind: "vehicle",
    gait: "sail",
    size: "large",
    home: "sea",
    lines: `
sailboat: sailboat, yacht, sailing boat, boat
pirate-ship: pirate ship, galleon, caravel, tall ship, sailing ship, viking ship, longship +huge
passenger-ship: tugboat, trawler, steamer, cruise ship, ocean liner, ship, titanic +huge
ferry +huge
speedboat: speedboat, motorboat
canoe: canoe, kayak, rowboat, rowing boat, fishing boat, small boat, wooden boat, little boat, gondola, dinghy @lake
submarine: submarine ~swim @underwater
paper-boat: paper boat +small @river
surfboard +small
`,
  },
  {
    kind: "prop",
    gait: "still",
    size: "small",
    lines: `
candle: candle, candlestick
pool-float: pool float, pool ring, swim ring, swimming ring, rubber ring, inflatable ring, air mattress +large ~sail
wall: brick wall, stone wall, garden wall +large @garden
footprints: footprint, footprints, paw prints, tracks in the snow
great-bell: huge bell, giant bell, big bell, great bell, church bell, temple bell +large @mountains
punching-bag: punching bag, punch bag, boxing bag +huge
flask: flask, potion bottle, vial
domino-table: domino, dominoes, mahjong +large
soap-bubble: soap bubble ~float
bubble-wand: bubble wand
sink: sink, kitchen sink, washbasin +large @room
hedge: hedge, bush, shrub, topiary, bushes +large @garden
garden-gate: gate, garden gate, wooden gate +large @garden
coop: coop, henhouse, hen house, chicken coop, chicken house +huge @farm
doghouse: doghouse, dog house, kennel +large @garden
igloo: igloo, snow fort +huge @snowfield
leaf-pile: pile of leaves, leaf pile, heap of leaves
maple-leaf: leaf, maple leaf ~float
saucer: saucer, milk bowl
tower-window +huge @castle
bamboo-stalk: bamboo stalk, bamboo stick, bamboo shoot
treehouse: treehouse, tree house +huge @garden
statue: statue, sculpture, monument +huge @garden
dumpster: dumpster, skip container +large @street
washing-machine: washing machine, washer, dryer, tumble dryer +large @room
pan: frying pan, skillet, wok
goal-net: goal, goalpost, football goal +huge @meadow
rope-line: rope, heavy rope, cable
rolling-pin: rolling pin
pitcher: lemonade, pitcher, jug of lemonade, jug, water jug, carafe
juice: juice, tomato juice, orange juice, apple juice, soda, smoothie, milkshake
rug: rug, carpet +large @room
pillow: pillow, cushion @room
wardrobe: wardrobe, closet, dresser, chest of drawers +large @room
comb: comb, hairbrush
basketball-hoop: basketball hoop, hoop, basketball basket +huge @street
doll: doll, puppet, marionette, rag doll
xylophone: xylophone, glockenspiel
tuba: tuba, trombone, french horn, bagpipes
turnip: turnip, beet, radish, giant turnip
firewood: firewood, logs, wood pile, woodpile, pile of wood, stack of wood +large
haystack: haystack, hay, pile of hay, straw, hay bale +large @farm
marshmallow-stick: marshmallow, marshmallows
ear-of-corn: corn, sweetcorn, corncob, maize
sack: sack, sack of flour, flour, sack of potatoes, bag of flour, bag
armor: armor, armour, breastplate, suit of armor
cannon: cannon, catapult +large
ironing-board: ironing board +large @room
fishbowl: fishbowl, fish bowl, fish tank, goldfish bowl @room
toaster: toaster @room
anthill: anthill, molehill, dirt pile, pile of dirt +large
pitchfork: pitchfork, hay fork
lawn-mower: lawn mower, lawnmower, mower +large @garden
toy-car: toy car, toy truck, toy train, toy bus, remote control car
boxing-ring: boxing ring +huge @room
closed-mailbox-with-raised-flag: mailbox, letterbox, letter box, post box +large @street
balance-scale: scale, scales, weighing scale
shopping-bags: groceries, shopping bags, grocery bag, bag of groceries, shopping bag
prayer-beads: necklace, bracelet, pearls
performing-arts: mask, masks, costume
fork-and-knife-with-plate: plate, napkin
olive: olives
chestnut: chestnut, walnut, hazelnut, seed, seeds
campfire: campfire, bonfire, fire
lighthouse: lighthouse +huge @sea
factory: factory, warehouse, power plant +huge @city
piano: piano, grand piano +large @room
guitar @stage
violin: violin @stage
cello: cello, double bass @stage
vase: vase, pot, clay pot, urn, flowerpot, flower pot
typewriter
anvil +large @room
potters-wheel: potter wheel, pottery wheel, potter's wheel +large @room
plank: plank, board, wooden board, cutting board
tyre: tyre, tire
pipe: pipe, pipes
hose: hose, fire hose
bow: bow and arrow, longbow
scroll: scroll, contract, map scroll, parchment, certificate
bullseye: target, dartboard
cut-of-meat: steak, meat
world-map: map
bell: bell, cowbell
drum: drum @stage
trumpet: trumpet, bugle @stage
saxophone: saxophone, sax @stage
accordion @street
microphone: microphone, podcasting, karaoke
book: book, storybook
open-book: open book, diary, journal
lamp: lamp, lantern
envelope: letter, envelope, love letter, mail, post card, postcard
bottle: bottle, glass bottle, message in a bottle
chest: chest, trunk full of gold, wooden chest, crate, wooden box
red-paper-lantern: paper lantern, red lantern
street-lamp: street lamp, under a lamp, under the lamp, streetlight, lamppost
umbrella: umbrella, parasol
red-heart: heart, love ~float
balloon: balloon
gift: gift, present
wrapped-gift: gift box
birthday-cake: birthday cake, cake, wedding cake
christmas-tree +large
crown
treasure: treasure, treasure chest, gold
key
sword: sword, dagger
crystal-ball: crystal ball, glass sphere, glass ball, snow globe
eye: human eye, woman eye, girl eye, man eye, boy eye, eye blinking +large ~float
magic-wand: wand, magic wand
telescope
camera: camera, vlogging
movie-camera: film camera
laptop: laptop, computer
desktop-computer
television: tv, television
mobile-phone: phone, smartphone
clock: clock, alarm clock, pocket watch, cuckoo clock
hourglass-not-done: hourglass
bed: bed, bunk bed, crib +large @room
couch-and-lamp: couch, sofa +large @room
armchair: armchair, easy chair @room +large
chair: chair, rocking chair, stool @room
table: table, desk, kitchen table, dinner table, workbench, counter, dining table +large
bench: bench, park bench +large @garden
swing-set: swing, swing set, swings +huge @garden
playground-slide: slide, playground slide, water slide +huge @garden
stump: stump, tree stump @forest
log: log, dam, fallen tree, tree trunk, trunk +large @forest
fence: fence, picket fence +large
branch: branch, tree branch, twig +large ~plant
throne: throne +large @castle
well: well, wishing well +large @village
raft: raft, wooden raft +large ~sail @river
sandcastle: sandcastle, sand castle @beach
blocks: block, building block, toy block, block tower @room
easel: easel, canvas +large @room
stove: stove, cooker +large @room
scarecrow +large @farm
waterwheel: waterwheel, water wheel, water mill +huge @river
ladder +large
beanstalk +huge
cart: cart, wagon, wheelbarrow, carriage, wooden cart +large
beehive: hive, beehive +large @meadow
harp: harp +large
shipwreck: shipwreck, wreck, sunken ship +huge @underwater
bookcase: bookcase, bookshelf +large @room
mop
rake: rake, hoe
rope: climbing rope, rope ladder +large
pole: flagpole +huge
crag: rock face, climbing wall, crag +huge
watering-can: watering can
barrel: barrel, keg, cask +large
stroller: stroller, pram, baby carriage, pushchair, buggy ~roll +large
net: net, fishing net +large
market-stall: stall, market stall, fruit stand, fruit stall, food stall +huge
iceberg: iceberg +huge
puddle: puddle +large
mud: mud, mud puddle, mud bath +large
lily-pad: lily pad, water lily +large ~sail @lake
gold-pile: pile of gold, heap of gold, hoard, gold hoard, gold coins, pile of coins, heap of coins, mountain of gold +large
chess-table: shogi, checkers, draughts, board game, backgammon, xiangqi, chess, chessboard, chess board, chess game, game of chess +large
hammock +large @garden
laundry: laundry, washing line, clothesline, sheets, white sheets, bed sheets, wet laundry +large @garden
blanket: blanket, picnic blanket, picnic +large
blackboard: blackboard, chalkboard, whiteboard +large
fridge: fridge, refrigerator +large @room
dishes: dishes, plates
birdhouse: birdhouse, bird house, nesting box, bird feeder
web: web, spider web, cobweb
cauldron: cauldron, kettle of potion, potion, witch pot +large
bucket: bucket, pail
grill: grill, barbecue +large @garden
shopping-cart: shopping cart, shopping trolley, trolley ~roll +large
wheelchair: wheelchair ~roll +large
trash-can: trash can, garbage can, dustbin, rubbish bin, trash bin, garbage bin
wastebasket: wastebasket, paper basket
seesaw: seesaw +huge @garden
trampoline: trampoline +large @garden
oven: oven +large @room
tray: tray
crook: crook, shepherd staff
axe: axe, hatchet, ax
pickaxe: pickaxe
stick: stick, walking stick, cane
spade: shovel, spade
baton: baton
torch: torch, flaming torch
flag: flag, banner
fishing-rod: fishing rod, rod
oar: oar, paddle
snowball: snowball
ball: red ball, beach ball, rubber ball, bouncy ball
bowl: bowl, bowl of food, food bowl
pumpkin: pumpkin patch
spoon: spoon, ladle
pencil: pencil, pen, chalk
fire-extinguisher: fire extinguisher
yarn: yarn, ball of yarn, wool ball, ball of wool, skein
plunger
sponge
soap
seedling: seedling, sprout, sapling, plant ~plant @garden
maracas
banjo
flute: flute, recorder, harmonica, pan flute
long-drum: conga, bongo
cricket-game: cricket bat
baseball: baseball
volleyball: volleyball
rugby-football: rugby ball, american football
flying-disc: frisbee
potato
carrot: carrot
tomato
grapes: grape, grapes, blueberry, blueberries, berry, berries
pineapple
coconut
cherries: cherry
lemon
peach
pear
broccoli
sandwich: sandwich
taco
burrito
pancakes: pancake, pancakes
waffle
pie: pie, apple pie
cupcake
lollipop: lollipop, lollypop
candy: candy, sweets
chocolate-bar: chocolate
pretzel
bento-box: bento
package: box, package, lunchbox, lunch box, parcel, cardboard box, carton, moving box
rice-ball: onigiri, rice ball
dumpling: dumpling, dumplings
fortune-cookie
peanuts: peanut, peanuts, nut, nuts
herb: herb, herbs
leafy-green: lettuce, cabbage
bathtub: bathtub, bath @room
door @room
window: window
mirror @room
toothbrush @room
potted-plant: houseplant, potted plant
bouquet
rose ~plant @garden
tulip ~plant @garden
sunflower: sunflower ~plant @meadow
hibiscus ~plant @garden
lotus ~sail @lake
blossom: flower, wildflower, daisy, poppy, dandelion ~plant @meadow
mushroom: mushroom, toadstool ~plant @forest
cactus ~plant @desert
palm-tree: palm tree, palm +huge ~plant @beach
conifer: pine, pine tree, spruce, fir, conifer, evergreen +huge ~plant @forest
tree-blossom: cherry tree, cherry blossom tree, blossoming tree, sakura tree, blossom tree, almond tree +huge ~plant @garden
tree: tree, oak, maple, birch, willow, apple tree, lemon tree, orange tree, olive tree +huge ~plant @meadow
bonsai: bonsai ~plant @garden
coral: coral ~plant @underwater
spiral-shell: shell, seashell @beach
starfish: starfish, sea star @underwater
nest-with-eggs: nest @forest
egg: egg, eggs
bone
feather
acorn: acorn, acorns
red-apple: apple, fruit, bowl of fruit
banana
strawberry
watermelon
pizza: pizza, slice of pizza, pizza dough
hamburger: burger, hamburger
hot-dog: hot dog, sausage
sushi: sushi
steaming-bowl: ramen, noodles, noodle, soup, pho
spaghetti: pasta, spaghetti
cooking: breakfast, fried egg
pot-of-food: dinner, stew, lunch
ice-cream: ice cream, gelato, soft-ice-cream, ice cream cone, popsicle, ice pop
doughnut: donut, doughnut
cookie
croissant
bow-tie: bow tie, bowtie
bread: bread, loaf, bun
dough
cheese-wedge: cheese
hot-beverage: mug, cup, tea, cup of tea, coffee, cup of coffee, mug of coffee, espresso, cappuccino, cocoa, hot chocolate, coffee cup, coffee mug
teacup-without-handle: teacup
teapot: teapot, kettle, tea kettle
wine-glass: wine
beer-mug: beer
popcorn
honey-pot: honey, honeycomb
tangerine: oranges, tangerine, mandarin
binoculars
soccer-ball: soccer, soccer ball, football, ball
basketball
tennis: tennis, tennis ball
kite ~float @meadow
yo-yo
rubber-duck
tent: tent, camping @forest
house: house, home, cottage, cabin, farmhouse, village house +huge @village
hut: hut, shed, garden shed, hermitage +huge @village
castle: castle, castle tower, palace, fortress +huge
church +huge @village
windmill: windmill, mill +huge @farm
barn: barn +huge @farm
ferris-wheel: ferris wheel, london eye +huge @city
carousel-horse: carousel, merry-go-round +large @city
roller-coaster +huge @city
circus-tent: circus +huge @meadow
statue-of-liberty: statue of liberty +huge @city
tokyo-tower: tokyo tower +huge @city
eiffel-tower: eiffel tower, eiffel +huge @city
big-ben: big ben, elizabeth tower +huge @city
golden-gate: golden gate bridge, golden gate +huge @sea
colosseum: colosseum, coliseum +huge @city
taj-mahal: taj mahal +huge @garden
stonehenge +huge @meadow
opera-house: sydney opera house, opera house +huge @sea
pisa-tower: leaning tower of pisa, leaning tower, tower of pisa, pisa +huge @city
tower-bridge: tower bridge, london bridge +huge @river
great-wall: great wall of china, great wall, chinese wall +huge @mountains
christ-statue: christ the redeemer, cristo redentor +huge @mountains
brandenburg-gate: brandenburg gate, brandenburger tor +huge @city
sphinx: sphinx, great sphinx +huge @desert
st-basils: saint basils cathedral, st basils cathedral, st basils, red square, kremlin +huge @city
burj-khalifa: burj khalifa +huge @city
stone-arch: stone arch, rock arch, delicate arch +huge @desert
mount-fuji: mount fuji, fuji, mt fuji, fujiyama +huge @lake
waterfall: waterfall, waterfalls +huge @river
moai: moai, easter island +large @meadow
shinto-shrine: torii, shrine +huge @garden
classical-building: temple, parthenon, ruins, museum +huge @desert
pyramid: pyramid, great pyramid, pyramids of giza +huge @desert
fountain: fountain +large @garden
wheel: wheel
hamster-wheel: hamster wheel, running wheel +large @room
hole: hole, pit
anchor @underwater
rock: rock, boulder, stone
gem-stone: gem, diamond, jewel, crystal
ringed-planet: saturn, planet +huge ~float @space
globe-showing-europe-africa: earth, globe +huge ~float @space
star ~float
comet: comet, meteor, asteroid, meteorite, shooting star ~float @space
sunglasses
top-hat: top hat
scarf
high-heeled-shoe: high heels
mans-shoe: shoe, shoes, sneaker, sneakers, trainers
hiking-boot: boots, boot
glass-of-milk: milk, glass of milk, milk bottle
bottle-with-popping-cork: champagne
framed-picture: framed picture, painting, portrait, portrait painting, picture frame
artist-palette: palette
paintbrush
puzzle-piece
game-die: dice
chess-pawn: chess piece, pawn
trophy
medal: medal
graduation-cap
backpack
suitcase
compass
hammer
gear: gears
magnet
test-tube: chemistry
microscope
broom
basket
ring-buoy
video-game
joystick: arcade
joker: cards, playing cards, card
jar
musical-notes: music, melody, song
`,
  },
];

/** Every thing by every word for it; a word stands in one of them. */
export const ENTRIES: readonly Entry[] = GROUPS.flatMap((group) =>
  group.lines
    .trim()
    .split("\n")
    .map((line) => {
      const marks = line.match(/ [+~@][\w]+/g) ?? [];
      const plain = line.replace(/ [+~@][\w]+/g, "");
      const [art = "", words] = plain.split(": ");
      const mark = (sign: string) => marks.find((one) => one.startsWith(` ${sign}`))?.slice(2);
      const home = mark("@") ?? group.home;
      return {
        art: art.trim(),
        words: words ? words.split(", ").map((word) => word.trim()) : [art.trim().replaceAll("-", " ")],
        kind: group.kind,
        gait: (mark("~") ?? group.gait) as Gait,
        size: (mark("+") ?? group.size) as SizeClass,
        ...(home ? { home: home as PlaceId } : {}),
      };
    }),
);

/** Words for a whole company: the art of its members and how many of each. */
export const ENSEMBLES: ReadonlyMap<string, readonly (readonly [art: string, count: number])[]> = new Map([
  [
    "sea creature",
    [
      ["turtle", 1],
      ["octopus", 1],
      ["jellyfish", 2],
      ["seahorse", 1],
    ],
  ],
  [
    "marine life",
    [
      ["tropical-fish", 4],
      ["turtle", 1],
      ["jellyfish", 2],
    ],
  ],
  [
    "sea life",
    [
      ["tropical-fish", 4],
      ["turtle", 1],
      ["jellyfish", 2],
    ],
  ],
  ["construction crew", [["builder-body", 4]]],
  [
    "old couple",
    [
      ["old-man", 1],
      ["old-woman", 1],
    ],
  ],
  [
    "elderly couple",
    [
      ["old-man", 1],
      ["old-woman", 1],
    ],
  ],
  ["twins", [["child", 2]]],
  ["everybody", [["person", 5]]],
  ["everyone", [["person", 5]]],
  ["grandkids", [["child", 3]]],
  ["crew", [["person", 4]]],
  ["audience", [["person", 8]]],
  [
    "newlyweds",
    [
      ["man", 1],
      ["woman", 1],
    ],
  ],
  [
    "siblings",
    [
      ["boy", 1],
      ["girl", 1],
    ],
  ],
  [
    "wildlife",
    [
      ["deer", 2],
      ["rabbit", 2],
      ["bird", 2],
    ],
  ],
  [
    "farm animal",
    [
      ["cow", 2],
      ["ewe", 2],
      ["pig", 1],
      ["rooster", 1],
    ],
  ],
  [
    "forest animal",
    [
      ["fox-body", 1],
      ["deer", 1],
      ["rabbit", 2],
      ["hedgehog", 1],
    ],
  ],
  [
    "woodland creature",
    [
      ["fox-body", 1],
      ["deer", 1],
      ["rabbit", 2],
      ["hedgehog", 1],
    ],
  ],
  [
    "dinosaur",
    [
      ["sauropod", 1],
      ["t-rex", 1],
    ],
  ],
  [
    "art gallery",
    [
      ["person", 2],
      ["framed-picture", 3],
    ],
  ],
  [
    "family",
    [
      ["man", 1],
      ["woman", 1],
      ["child", 2],
    ],
  ],
  [
    "couple",
    [
      ["man", 1],
      ["woman", 1],
    ],
  ],
  [
    "ballroom dance",
    [
      ["dancer-woman", 1],
      ["dancer-man", 1],
    ],
  ],
  ["crowd", [["person", 7]]],
  ["army", [["knight", 7]]],
  [
    "gold rush",
    [
      ["cowboy-body", 2],
      ["horse", 1],
      ["treasure", 1],
    ],
  ],
  [
    "soccer match",
    [
      ["runner", 3],
      ["soccer-ball", 1],
    ],
  ],
  [
    "band",
    [
      ["singer-body", 1],
      ["guitar", 1],
      ["drum", 1],
    ],
  ],
  [
    "orchestra",
    [
      ["violin", 2],
      ["trumpet", 1],
      ["drum", 1],
    ],
  ],
  [
    "insect",
    [
      ["butterfly", 2],
      ["honeybee", 2],
      ["lady-beetle", 1],
    ],
  ],
]);

const PLAIN_BY_ART: ReadonlyMap<string, Entry> = new Map(ENTRIES.map((entry) => [entry.art, entry]));

/** With those who have looks of their own. */
export const ENTRY_BY_ART: ReadonlyMap<string, Entry> = new Map([
  ...PLAIN_BY_ART,
  ...OWN_ARTS.flatMap(([art, kind]) => {
    const entry = PLAIN_BY_ART.get(kind);
    return entry ? [[art, { ...entry, art }] as const] : [];
  }),
]);

export const ENTRY_BY_WORD: ReadonlyMap<string, Entry> = new Map(
  ENTRIES.flatMap((entry) => entry.words.map((word) => [word, entry] as const)),
);
