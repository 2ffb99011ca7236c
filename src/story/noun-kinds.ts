import { formsOf } from "./nouns.ts";

/** What a noun is one of: what takes the place of something is mostly of its kind. */
export type NounKind =
  | "drink"
  | "food"
  | "instrument"
  | "vehicle"
  | "garment"
  | "furniture"
  | "weapon"
  | "game"
  | "animal"
  | "plant"
  | "person";

/**
 * Common nouns by what they are, from WordNet 3.1 (their commonest sense, by its hypernyms), and some that it lacks.
 * WordNet 3.1, copyright 2011 by Princeton University, all rights reserved; provided as is, without warranty.
 */
const KINDS: Record<NounKind, string> = {
  drink: `
    alcohol ale amaretto aperitif applejack aquavit beer beverage bootleg booze brandy brew bubbly buttermilk
    cappuccino champagne chocolate cider cocktail cocoa coffee cola cordial cuppa daiquiri decaf demitasse drinkable
    eggnog espresso firewater fizz gimlet gin grog herbal hock hooch intoxicant juice julep latte lemonade limeade
    liqueur liquor marc margarita martini matcha milk milkshake muscatel orangeade potable potion rum schnapps
    seltzer sherry sidecar smoothie soda stinger tea tequila toddy tonic vermouth vodka wassail water whisky wine
  `,
  food: `
    albacore anchovy aniseed antipasto apple applesauce aspartame aspic avocado baba bacon bagel baguette banana
    banger bap barbecue barley bean beefburger beefsteak berry birdseed biscuit bisque blackberry blanc blancmange
    bleu blintz blintze bonbon bonito borscht bouillabaisse bouillon bourguignon bread breadstick brisket brittle
    broth brunch bun burger burrito butter butterfish butterscotch cabbage cake calamari candy capon caramel
    carbonara carp carrot casserole catfish caviar cheese cheeseburger cheesecake chicken chili chilli chine chips
    chitterlings chorizo chowder chuck chutney citron citrus clambake cockle coconut codfish coffeecake coleslaw
    collation comestible commissariat concoction condiment confection confectionery conserve conserves cookie
    cookout copra cornbread cornmeal couverture crape crayfish croissant croquette cruller crumpet cupcake curd
    currant curry custard dainty damson delicatessen dessert dietary donut dough doughnut dressing duff dumpling
    dumplings eatable eats edible eel egg eggplant eggs enchilada escargot escarole farina feed filet fillet flan
    flapjack flatfish flounder flour fondant fondu fondue frankfurter fricassee fries fritter fryer fudge gazpacho
    gherkin giblet giblets gingerbread gingersnap goody goulash granola grape gravy greens griddlecake grist grits
    grouper grouse gruel guacamole gumdrop gyro haddock hake halibut ham hamburger hardtack herring hindquarter
    hoagie hominy honey honeydew hotcake hotpot hummus icecream jam jambon jawbreaker jelly jerky julienne junket
    kebab ketchup kibble kipper knockwurst kosher ladyfinger larder lasagna lasagne leftovers lemon lentil limpet
    linguine liverwurst loaf lobster loin lollipop lozenge luncheon macaroon mackerel margarine marinade marmalade
    marmite marshmallow marzipan mascarpone matzo matzoh mayo mayonnaise meat meatball meatloaf melon mince
    mincemeat minestrone mix molasses mousse mouton mozzarella muesli muffin mullet mulligatawny multivitamin
    muskellunge mussel mutton nacho noodle noodles nosh nougat nourishment nutriment oatmeal offal oleo
    oleomargarine omelette orange oreo organs paella pancake pancakes parfait partridge pasta pastrami pastry pate
    patty pea pear pekoe penne peppercorn pepperoni perishable piccalilli pickerel pickle pie pilaf pilchard pita
    pizza plaice poi pone popcorn popover popsicle porcupines pork porridge porterhouse potato potluck potpie
    pottage praline prawn preserves pretzel produce provender provisions prune pudding puffer pufferfish pullet
    pumpernickel puree quahog quail quesadilla radish ragout raisin ramen ration ravioli refreshment repast rhubarb
    rice ricotta risotto roast roe romaine roughage roux rusk rutabaga saccharin sailfish salad salami salsa saltine
    sandwich sardine sauce sauerkraut sausage saute scampi scone scrod seafood seasoning shad shank shellfish
    sherbet shortbread shortcake silage sinker sirloin slaw slop slops smelt sorbet souffle soup spaghetti spareribs
    sprat sprinkles spud squab squid starches steak steamer stockfish strawberries strawberry strudel stuffing sub
    succotash sugar sugarloaf sukiyaki sultana sundae sunfish sushi sustenance sweetbread sweetbreads sweetener
    sweetening sweetmeat swill swordfish syrup taco tacos taffy takeout tamal tapioca teatime tempura tiramisu toast
    toffee tofu tomato tomatoes torte tortilla treacle treat trifle tripe trout tuck tunny turbot veal veau veg
    vegetable vegetarianism veggie venison vermicelli viand viands vichyssoise victual victuals vinaigrette vinegar
    waffle weakfish whelk whitefish whiting wildfowl windfall yoghurt yogurt yolk zwieback
  `,
  instrument: `
    accordion bagpipe balalaika bandoneon banjo bass bassoon bongo bugle carillon castanets celesta cello clarinet
    clarion clavichord cornet cymbal drum drums dulcimer fiddle fife flute glockenspiel gong guitar harmonica harp
    harpsichord kazoo kettledrum keyboard keytar koto lyre mandolin maraca marimba musette oboe ocarina panpipe
    piano pianoforte piccolo sax saxophone shamisen sitar spinet synth tambourine theremin timpani trombone trumpet
    tuba ukulele vibraphone viol violin violoncello virginal woodwind xylophone zither
  `,
  vehicle: `
    aeroplane aircraft airliner airplane airship ambulance auto automobile balloon barge battleship bicycle bike
    biplane bloodmobile boat bobsled bomber bookmobile boxcar brig brigantine buckboard buggy bulldozer bus cadillac
    camion canoe car carriage cart catamaran catboat chariot chopper coaster cockleshell combine convertible coupe
    destroyer diesel dinghy dinky dirigible dory dray dreadnought dredger eggbeater ferry ferryboat flatbed flatboat
    flatcar forklift freighter frigate galleon galley glider gondola gunboat hackney handcar handcart hansom hardtop
    harvester hatchback hearse helicopter houseboat hoverboard hovercraft hoy hydroplane icebreaker ironclad jalopy
    jeep jet jinrikisha kayak ketch launch lifeboat limo limousine loco locomotive longboat longship lorry
    merchantman minesweeper minibike minivan missile moped motorbike motorboat motorcar motorcycle narrowboat
    perambulator plane pontoon powerboat pram pushcart remise rickshaw roadster rocket rollercoaster rowboat
    runabout sailboat sampan scooter scow seaplane sedan ship shipwreck showboat skateboard skiff sled sledge sleigh
    sloop snowboard snowmobile snowplough spacecraft spaceship speedboat stagecoach steamboat steamship streetcar
    subcompact submarine supertanker surfboard tank taxi taxicab toboggan tractor train tram transporter tricycle
    trike trimaran trolley troopship truck tugboat tuktuk turbojet turboprop ufo unicycle van vehicle waggon wagon
    warship wheelbarrow windjammer yacht yawl
  `,
  garment: `
    accessory alb anklets anorak apron ascot babushka bandoleer bangle bathrobe beanie beret bifocals biretta bling
    bloomers bodice bola bolo bonnet bowtie boxers bra brassiere breeches briefs britches broach brooch burnoose
    busby camisole cap cape capote cardigan cassock chapeau chasuble chemise chinos civvies cloak clothes clothing
    corduroys coronet corset costume coverall cravat crinoline crown culotte dashiki denim derby dhoti diadem
    diamond doublet dress earring eyeglasses fedora fez footwear frock gaberdine gaiter garment getup glasses
    goggles gown hairpiece hat headdress headgear headscarf helmet homburg hoodie hose hosiery housecoat jacket
    jeans jerkin jewel jewellery jewelry jockstrap jodhpurs jumpsuit kerchief khakis kilt kimono knickers knitwear
    lederhosen legging leotard leotards levis lingerie livery loincloth lorgnette mac mack mackinaw maillot mantilla
    mask middy mini miniskirt mitten monocle muff muumuu nappy neckerchief necklace necktie negligee nightclothes
    nightgown nightie nightshirt nylons oilskin onesie overcoat pantie pants pantsuit pantyhose parka periwig
    petticoat pinafore pinstripe polonaise poncho pontifical pullover raiment raincoat rayons robe ruby sackcloth
    sari sarong scarf scrubs seatbelt serape shades shawl shirt shirtwaist shorts silks skivvies skullcap slacks
    sleepwear smock snowsuit sock sombrero spacesuit sparkler spectacles sportswear stickpin stole strapless suit
    sunbonnet sunglasses surplice surtout suspender swallowtail sweater sweatpants sweats sweatshirt swimsuit
    tailcoat tails tam threads tiara tie tights toga togs topcoat topknot toque toupee tracksuit trappings trouser
    trousers trousseau trunks turban turtle turtleneck tux tuxedo underclothes underclothing undergarment underpants
    undershirt underskirt underwear undies unmentionable veil vest vestment waistcoat washables wearable weeds wig
    wimple windbreaker wrap wraparound wrapper yarmulke
  `,
  furniture: `
    armchair bassinet bed bedstead bench bookcase bookshelf chair chaise couch cradle credenza crib daybed desk
    divan dresser footrest footstool furniture hammock hassock highboy highchair pew platen recliner sectional
    settee settle shelf sickbed sofa stool table trundle wardrobe washstand wheelchair workbench
  `,
  weapon: `
    axe bayonet blunderbuss bodkin boomerang bow broadsword buckshot bullet cannonball carbine crossbow cutlass
    dagger derringer dirk firearm flamethrower flintlock gun halberd handgun hatchet lance lightsaber machete musket
    pistol poniard rapier revolver rifle scimitar semiautomatic shotgun spear stiletto sword tomahawk trident
  `,
  game: `
    archery auction backgammon baseball basketball bingo boxing cards charades checkers chess cycling darts dominoes
    dominos football golf hearts hockey hunting jenga mahjong marbles monopoly nim pelota ping-pong poker raffle
    rugby scrabble skateboarding skiing skittles snooker snorkeling soccer sumo surfing swimming tennis tombola
    volleyball
  `,
  animal: `
    aardvark abalone agua alpaca anaconda anglerfish angleworm animal ant anteater antelope ape aphid arachnid
    armadillo arthropod asp auk axolotl baboon bantam barnacle barracuda basset bat beagle bear beast bedbug bee
    beef beetle biddy biped bird bison bittern bivalve blackbird bloodhound bloodsucker bluebird bluefish boar
    bobcat bobolink bobwhite bot bovine bronco brontosaur brontosaurus bruin buckskin budgerigar budgie buffalo bug
    bull bulldog bullfrog bullock bumblebee bunny burro butterfly buzzard calf camel canvasback capybara caribe
    caribou carnivore cat catbird caterpillar cattle centipede cetacean chaffinch cheetah chick chickadee chigger
    chihuahua chimp chimpanzee chipmunk chrysalis cicada civet clam cobra cockatoo cockerel cockroach collie colt
    conch condor coney coot cootie corgi cormorant cottonmouth cottontail cougar cow cowbird cows coyote crab
    crapaud cricket critter crocodile crow crustacean cur curlew cuttlefish cygnet dachshund das deer dingo dinosaur
    dog dogfish doggy dogie dolphin dormouse dove dragon dragonfly dromedary duck duckbill duckling eagle eaglet
    earthworm earwig egret eider elephant elk ern escolar falcon feline ferret fetus filly finch firefly fish
    flamingo flea flycatcher foal fowl fox foxhound frog gallina gamecock gander gannet gar gazelle gecko gelding
    gerbil giraffe glowworm gnat gnu goat godzilla goldfinch goldfish goose gorilla gosling grackle grasshopper
    grebe greyhound grizzly grosbeak groundhog grubby guppy hamster hare hawk hedgehog heifer hen herbivore hippo
    hippopotamus honeybee hookworm hornet horse horsefly housefly humankind humans hummingbird husky hyena ibex ibis
    iguana impala insect insectivore invertebrate jackal jackdaw jackrabbit jaguar jellyfish jument junco kaiju
    kangaroo karakul katydid kestrel killdeer kingfisher kitten koala kookaburra kraken krill lab labrador ladybird
    ladybug lamb lambkin lamprey lapwing lark larva leech lemming lemur linnet lion lioness livestock lizard llama
    locust longhorn louse lovebird macaw mademoiselle maggot magpie mallard mammal mammalian mammoth manatee
    mandrill mankind mantis marabou mare margate marlin marmoset marmot marsupial marten mastiff mastodon mayfly
    meadowlark menhaden merganser merino midge milker millipede minnow mockingbird mola molly mongoose monkey
    moorhen moose moray mosquito moth mount mouse mouser mule mustang mutt narwhal nematode nestling newt
    nightingale nuthatch nutria ocelot octopus opossum orangutan orca oriole osprey owl owlet oxen oyster pachyderm
    palomino panda panther papillon parakeet parrot patas peacock peafowl peahen peccary pelican penguin pet petrel
    pewee pheasant pig pigeon piggy piglet pika pinche pintado pinto pipit placental platypus plover polecat
    polliwog pony pooch poodle porcupine porpoise possum poultry prancer pronghorn ptarmigan pterodactyl puffin pug
    puma pup pupa puppy purebred python quadruped rabbit raccoon racehorse racoon raptor rasher rat rattler
    rattlesnake raven redbreast reeve reindeer remount reptile reptilian retriever rhino rhinoceros roadrunner robin
    rodent roebuck rooster ruminant salamander salmon sandpiper sapsucker scad scarab schnauzer seabird seagull
    serpent shark sheep sheepdog shorthorn shrike silkworm silverfish simian skylark sloth snail snake snipe
    songbird sow spaniel sparrow spider spoonbill squirrel stag stallion starfish starling steed stegosaurus
    stickleback stingray stoat stork stray sturgeon swan swine t-rex tabby tadpole tanager tapeworm tapir tarantula
    tarpon termite tern terrapin terrier tigress titmouse toad tom tomcat tortoise toucan triceratops turkey
    turtledove tyrannosaur tyrannosaurus ungulate unicorn velociraptor vertebrate viper vireo vole vulture wader
    wallaby walrus wapiti warthog waterfowl waxwing weevil whale whelp whippet whippoorwill wigeon wildebeest wolf
    wolfhound wombat woodchuck woodcock woodpecker woodworm worm zebra zebu
  `,
  plant: `
    absinthe acacia acanthus aconite agave alfalfa allspice almond aloe amaryllis anemone angiosperm anise apricot
    arborvitae arbutus artichoke asparagus aspen aster azalea balsam bamboo banyan baobab barberry basil bayberry
    bedder beech beet begonia belladonna bittersweet blackjack blackthorn bluebell blueberry bluebottle bluegrass
    bonsai boysenberry bracken bramble breadfruit broccoli buckwheat bulrush burdock bush buttercup butternut cacao
    cactus calypso camellia cannabis cantaloupe caper caraway carnation cashew cassia catalpa catgut catnip cattail
    cauliflower cayenne cedar celery cereal chamomile chatterbox chervil chickweed chive chives cilantro clematis
    clover cockscomb columbine conifer coriander corn cornflower cottonwood cowslip cranberry cress crocus cucumber
    cumin cyclamen daffodil dahlia daisy dandelion delphinium dewberry diatom dill dodder dogwood edelweiss
    eglantine elderberry endive evergreen everlasting fennel fern filbert flamboyant flower forsythia foxglove
    fuchsia furze gardenia garlic gentian geranium ginger ginkgo gladiola gladiolus goldenrod gooseberry gorse
    grapefruit grass guava gymnosperm hawthorn hazel hazelnut heath hellebore herb herbage hibiscus holly hollyhock
    honeysuckle hops horsetail houseplant huckleberry hydrangea iris ivy jasmine jonquil jujube juniper kiwi
    kohlrabi kudzu kumquat larkspur laurel lavender leek legume lilac lily litchi livelong locoweed loganberry lotus
    lupine madder maidenhair maize mallow mandarin mango mangrove marigold marijuana marjoram medic mescal mesquite
    milkweed millet mimosa monocotyledon mulberry mum muscat mushroom muskmelon mustard myrtle naiad narcissus
    nasturtium nectarine neophyte nettle nightshade nutmeg oak oat oleander orchid oregano ornamental palm palmetto
    pansy papaya paprika parsley pasturage pawpaw peach peony pepper peppermint perennial periwinkle persimmon
    petunia peyote philodendron phlox pimento pimiento pimpernel pine pineapple pinwheel pistachio plantain plum
    poinsettia poke pomegranate poppy primrose privet pumpkin quince ragweed rape raspberry rattan reed rhododendron
    rose rosebush rosemary rue safflower saffron sagebrush saguaro sallow samba sang sapling sarsaparilla sassafras
    satinwood scallion sedge seedling senna sesame shamrock shrub sloe snapdragon snowball snowdrop sorghum sorrel
    spearmint spinach squash strangler succulent sunflower sweetbrier tamarind tangelo tangerine tansy tarragon
    teasel thistle thrift thyme tree trefoil trumpets tulip tumbleweed tuna turmeric turnip vanilla verbena vetch
    vine viola violet wallflower watercress watermelon waxwork weed weld wheat wildflower willow wintergreen
    wisteria woodbine wormwood yucca zinnia zucchini
  `,
  person: `
    twin triplet
    abbot people humans human accomplice accountant actor actress aide alien alto amazon amigo android angler announcer apothecary
    apprentice archaeologist archer architect artist assassin astronaut athlete attendant aunt auntie aunty
    avatar babe baby baker ballerina bandit banker barbarian bard barista barkeep baron bartender bassist
    beau beekeeper bellboy bigfoot biker bishop blacksmith bloke bodybuilder boss bouncer
    bowler boxer boy boyfriend bravo bride brother buddy bugler burglar businessman businesswoman
    busker butcher butler captain caretaker cashier caveman
    cellist chameleon champion chaser chef child chosen cleric clerk client clockmaker
    clown coach collector comedian commentator companion competitor composer comrade conductor consultant
    convict cop councillor counsellor counselor countess courier cousin
    coward cowboy curate customer cyberpunk cyborg cyclist dad daddy dame dancer
    danseuse daughter defendant dentist designer detective diner director distributor
    diver dj doc doctor doorman drummer dude duke dwarf earl editor electrician elf
    emperor employee engineer examiner explorer farmer farrier father fella fiddler fighter
    firefighter fisherman flatmate florist footballer freelancer friend
    gardener gaucho gawk genius gentleman ghost girl girlfriend gladiator glassblower goalie goalkeeper goblin
    godfather gondolier gramps gran grandad grandchild granddad granddaughter grandfather grandma grandmaster
    grandmother grandpa grandson granny gravedigger gringo groom grouch groundskeeper guest guitarist gull gunner
    guru guy hacker hairdresser halfling hammerhead harpist heathen heavyweight heckler hermit hero hiker hippie
    hipster hog hombre horseman host housewife hulk hunter husband hustler hygienist idiot innkeeper
    inspector instructor intern interviewer janitor jester jobber jogger joiner joker juggler jumper keeper
    keyboardist kicker kid kiddie killer king kisser knight knitter knockout lad lady lama landlady landlord
    landlubber lass lawyer leader learner lefty liar librarian liege lifeguard lookout loon loser lounger
    lumberjack lummox lurcher luthier madam madame maestro magician maid mailman maker mama mamma man manager maniac
    mannequin marcher masher mate maverick mayor mech mechanic melancholic member mensch mentor mermaid messenger
    meteorologist midwife mime mimic miner minimalist minion minister missus mod modeler mom monarch monk
    mother mummy murderer musher musician nan narrator necromancer neighbor neighbour nephew nerd niece ninja
    nobleman nobody notary nun nurse officer ogre opponent optician orc originator owner padre painter pal paladin
    papa paramedic pardner parent partner passenger passer pastor patron payer peasant pensioner
    perfectionist person philosopher photographer pianist pilgrim pilot pirate player plumber
    poet policeman politician pope porter postman president priest prince princess
    producer prof professor prosecutor punk pupil puppeteer pygmy queen quizmaster
    rapper reader reaper recipient referee reporter responder reverend rider rival robot
    rogue roofer roommate runner sage sailor samurai santa
    scholar scientist scout seller servant shaker sharpie shepherd sheriff
    sherlock shopkeeper sidekick singer sir sister skateboarder skater skeleton skier
    slowpoke smoker sniper snowman soldier solicitor somebody someone son southpaw speaker sphinx
    sponsor spotter spouse spy squire squirt stagehand stalker stranger strategist striker stroller student
    stylist superhero superman supplier surfer surgeon sweeper sweetheart sweetie swimmer swordsman tailor talker
    taxman teacher teenager temp terminator therapist thief tiger tiro titan toddler torero tourist
    tout trainer traitor traveler traveller treasurer troll trusty tuner uncle user utiliser valentine
    vampire vegan vegetarian vender vendor vet vicar victim viewer viking villain violinist visitor voyager wag
    waiter waitress waltzer wanderer ward warrior watchmaker weasel weatherman weaver weirdo welcher wife
    winner witch witness wizard woman worker wrestler yeti youth zombie
  `,
};

/** What WordNet's first sense says otherwise of, and people of a film mean so. */
const COMMONLY: Partial<Record<NounKind, string>> = {
  garment: "coat boot boots shoe shoes glove gloves skirt uniform",
  animal:
    "seal donkey tiger chicken squid lobster trout turtle otter beaver badger skunk wasp cub crane ostrich creature doggo kitty pupper",
  person: "child children men women mum fairy giant",
  vehicle: "raft zeppelin",
  food: "pho food",
  instrument: "instrument",
  plant: "moss birch plant",
  weapon: "knife shield",
};

const KIND_OF = new Map(
  [...Object.entries(KINDS), ...Object.entries(COMMONLY)].flatMap(([kind, words]) =>
    words
      .trim()
      .split(/\s+/u)
      .map((word) => [word, kind as NounKind] as const),
  ),
);

/** "snowboarder", "matchmaker": whoever does it. */
const A_PERSON =
  /\p{L}{2}(?:artist|boarder|carrier|catcher|climber|cutter|dancer|dresser|driver|fighter|hunter|keeper|maker|man|monger|rider|runner|seller|singer|smith|tamer|thrower|trainer|walker|woman|worker|wright)s?$/iu;

/** What kind of thing a noun names, by its last word: "polar bear" is a bear. Undefined: it isn't known. */
export function kindOfNoun(noun: string): NounKind | undefined {
  const last = noun.trim().split(/\s+/u).at(-1) ?? "";
  const known = [...formsOf(last), last.toLowerCase().replace(/ves$/u, "f")]
    .map((form) => KIND_OF.get(form))
    .find((kind) => kind !== undefined);
  return known ?? (A_PERSON.test(last) ? "person" : undefined);
}
