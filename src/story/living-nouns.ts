/**
 * Nouns whose commonest sense lives or is brought by weather and light: the files noun.animal, noun.plant and noun.phenomenon
 * of WordNet 3.1, as far as they are common words (SCOWL's size 50).
 * WordNet 3.1, copyright 2011 by Princeton University, all rights reserved; provided as is, without warranty.
 */
export const LIVING_NOUNS: ReadonlySet<string> = new Set(
  `
  aardvark abalone absinthe acacia acanthus aconite acorn acumen aerosol affinity affirmed aftereffect afterglow
  aftermath agave alder alfalfa alga algae allspice almond aloe amaranth amaryllis amoeba amperage anaconda
  anemone angiosperm angleworm anise annual anopheles ant anteater antelope anther antler ape aphid apricot
  aquatic arachnid arborvitae arbutus arc armadillo arthropod artichoke asp asparagus aspen aster attraction auk
  aureole azalea baboon bacillus backwash bacteria bacterium ballistics balsa balsam bamboo banana bantam banyan
  baobab barberry bark barnacle barracuda basil bast bat bayberry beagle beak bear bedbug bedder bee beech beef
  beet beetle begonia belladonna biddy biennial biped birch bird bison bittern bittersweet bivalve blackbird
  blackjack blackthorn blade blinks blizzard bloodhound bloodsucker bloomer blossom bluebell blueberry bluebird
  bluebottle bluefish bluegrass blusher boar bobcat bobolink bobtail bobwhite boll bolt bond bonsai bough bovine
  boxwood boysenberry bracken bract bramble breadfruit breeze broccoli bronco brontosaur brontosaurus bruin
  buckeye buckskin buckwheat bud budgerigar budgie buffalo bulb bull bulldog bullfrog bullock bulrush bumblebee
  bur burdock burr burro bush buttercup butterfly butternut buzzard byproduct cacao cactus calabash calf calypso
  calyx cambium camel camellia candlelight cannabis cantaloupe canvasback capacitance caper carapace caraway
  carcass caribou carnation carnivore carpel carrion carrot cashew cassia cat cataclysm catalpa catbird
  caterpillar catgut catkin catnip cattail cattle cauliflower cayenne cedar celery centipede cereal cetacean
  chaffinch chamomile charger chatterbox cheat cheetah cherry chervil chess chestnut chick chickadee chickpea
  chickweed chicory chigger chimp chimpanzee chipmunk chive chives chlorophyll chop chrysalis chrysanthemum
  cicada cilantro cilium cinchona cinnamon cirrus civet clam claw cleavers clematis climber clocks cloud
  cloudburst clove clover cobra cocci coccus cockatoo cockerel cockroach cockscomb cocoon cod cola collie colt
  columbine conch condor conduction conductivity conifer consequence constrictor coot cootie copperhead
  coriander corm cormorant corn cornflower cornstalk corolla corona cottonmouth cottonseed cottontail cottonwood
  cotyledon cougar cow cowbird cows cowslip coyote crab cranberry craw creeper cress cricket critter crocodile
  crocus crop crossbreed crow crustacean cucumber cumin cur curlew current cuttlefish cyclamen cygnet cypress
  dachshund daffodil dahlia daisy dandelion deadwood deer delphinium dent deposit dewberry diatom diffraction
  dill dingo dinosaur dodder dog dogfish doggy dogie dogwood dolphin dormouse dove downpour drag dragonfly drift
  drizzle dromedary drone duck duckbill dug dun duster eagle eaglet earthworm earwig easterly edelweiss effect
  egg eglantine egret eider elderberry electricity electromagnetism elements elephant elk elm elves embryo
  endive energy entire ephemeral equine eucalyptus evergreen everlasting exchange falcon falls feather feeder
  feeler feline female fennel fern ferret fetlock fetus filbert filly finch fir fireball firefly firestorm fish
  flagellate flake flamboyant flamingo flea flood flotation flower fluke fluorescence fly flycatcher foal fog
  foliage forefoot foreleg forsythia fortune fowl fox foxglove foxhound frog frond fruit fuchsia fume fungi
  fungus furze fuzz gale gamecock gander gannet garbanzo gardenia garlic gaslight gazelle gecko gelding gentian
  geranium gerbil giant ginger ginkgo ginseng giraffe gizzard glad gladiola gladiolus glowing glowworm gnat gnu
  goat goldenrod goldfinch goldfish goose gooseberry gorilla gorse gosling grackle grapefruit grass grasshopper
  gravitation gravity grebe greenery greening greyhound grizzly grosbeak groundhog grubby guava guppy gust
  gymnosperm gyps hackle hail hailstorm hamster hare harvest haw hawk hawthorn haze hazel hazelnut headwind heat
  heath heather hedgehog heifer hellebore hen hepatic herb herbage herbivore hibiscus hickory hind hippopotamus
  holly hollyhock honeybee honeysuckle hoof hookworm hops hornet horse horseback horsefly horseradish horsetail
  hound housefly houseplant huckleberry hull human humankind humans hummingbird hurricane husky hydrangea
  hydroelectricity hyena hysteresis ibex ibis iguana impala impedance impetus impulsion incandescence inductance
  insect insectivore interrupt inundation inversion invertebrate iris ivy jackal jackdaw jackrabbit jaguar
  jasmine jellyfish jonquil jujube junco juniper kangaroo karakul katydid kelp kernel kestrel killdeer
  kingfisher kitten kiwi koala kohlrabi kookaburra kudzu kumquat laburnum ladybird ladybug lamb lambkin lamprey
  lapwing larch lark larkspur larva laurel lavender leaf leech leek legume lemming lemur leverage levitation
  light lightning lilac lily linden linnet lion lioness litchi livelong livestock lizard llama locoweed locust
  lode loganberry longhorn loofah lotus louse lovebird luminescence lupine macaw madder mademoiselle maggot
  magnetism magnetosphere magnolia magpie mahogany maidenhair maize male mallard mallow mammal mammalian mammoth
  manatee mandarin mandrake mandrill mane mango mangrove mankind manna mantis maple marabou mare marigold
  marijuana marjoram marlin marmoset marmot marsupial marten mastiff mastodon mayfly meadowlark medic menhaden
  merganser merino mescal mesquite microbe microorganism microwave midge milker milkweed millet millipede mimosa
  minnow mirage mischance mishap mist mistletoe mockingbird mongoose monkey monocotyledon monsoon moonbeam
  moonlight moonshine moose moray mosquito moss moth mount mouse mouser mulberry mule mum muscat mushroom
  muskmelon mustang mustard mutt myrrh myrtle naiad narcissus narwhal nasturtium necrosis nectarine needle
  nematode neophyte nestling nettle newt nightingale nightshade northeaster northerly nut nuthatch nutmeg nutria
  nutshell oak oat ocelot offshoot okra oleander olive onion opacity opossum orangutan orchid oregano oriole
  ornamental osier osprey outgrowth ovary ovule owl owlet oxen oyster pachyderm palmetto palomino panda pansy
  panther papaya papilla paprika parakeet parallax paramecia paramecium parasite parrot parsley parsnip pastern
  pasturage pathogen paw pawpaw peach peacock peafowl peahen peanut pecan peccary peeling pelican penguin peony
  pepper peppermint perennial periwinkle persimmon pet petal petiole petrel petunia pewee peyote phallus
  pheasant philodendron phloem phlox phosphorescence pig pigeon piggy piglet pimento pimiento pimpernel pine
  pineapple pinto pinwheel pipit pistachio pistil pith placenta placental plankton plantain platypus plover plum
  plumage pod poinsettia poke polecat pollen polliwog pomegranate pony pooch poodle popcorn poplar poppy
  porcupine porpoise possum poultry prancer pressure prickle primates primrose privet pronghorn propulsion
  protozoa protozoan ptarmigan pterodactyl puff puffball puffin pug puma pumpkin pup pupa puppy purebred python
  quadruped queen quince rabbit racehorse raceme radiance radiation ragweed rain raindrop rainfall rainstorm
  rape rasher raspberry rat rattan rattler rattlesnake raven ray rebirth redbreast redwood reed reeve refraction
  reindeer rejuvenation reluctance remount repercussion reptile reptilian repulsion resonance response result
  retriever rhino rhinoceros rhizome rhododendron roadkill roadrunner robin rodent roebuck rooster root rose
  rosebud rosebush rosemary rosewood rubbing rue ruminant rump rye safflower saffron sagebrush saguaro
  salamander sallow salmon salmonella samba sandalwood sandblast sandpiper sandstorm sang sapling saprophyte
  sapsucker sarsaparilla sassafras satinwood scad scallion scarab schnauzer scintillation scorcher seabird
  seashell seaweed sedge sedimentation seed seedling senna sepal sequoia serendipity serpent sesame shallot
  shamrock shark shear sheep sheepdog shiitake shoot shorthorn shrike shrub silkworm silverfish simian simple
  sirocco skylark sleet sloe smoke snail snake snapdragon snipe snout snow snowball snowdrop snowfall snowflake
  snowstorm songbird sorghum sorrel southerly southwester sow soy soybean spaniel sparrow spawn spearmint
  spectrum spider spinach spoonbill spore sprig sprinkle sprites sprout spruce squall squash squirrel stag
  stallion stamen staph staphylococci staphylococcus starfish starlight starling steed sticker stickleback
  stifle stigma stingray stoat stork storm strain strangler stray streamer streaming strep streptococci
  streptococcus stump sturgeon succulent suction sugarcane sumac sunbeam sunflower sunlight sunshine sunspot
  superconductivity swan sweetbrier swine sycamore tabby tadpole tail tailwind talon tamarind tanager tangelo
  tangerine tansy tapeworm tapir taproot tarantula taro tarpon tarragon teak teasel tendril termite tern
  terrapin terrier thermal thistle thistledown thrift thrust thunderbolt thundershower thunderstorm thyme thymus
  tigress tiller titmouse toad toadstool tom tomcat torchlight tornado torque torrent tortoise tossup toucan
  traction trajectory transparency tree treetop trefoil triceratops troglodytes trotter truffle trumpets trunk
  tuber tulip tumbleweed tuna turbulence turkey turmeric turnip turtledove twig twister typhoon tyrannosaur
  tyrannosaurus udder ultrasound ultraviolet umbel ungulate upshot vanilla verbena verdure vertebrate vetch
  viburnum vine viola violet viper vireo virus vole voltage vulture wader wake wallaby wallflower wallop walrus
  wapiti warble warthog watercress waterfowl watermelon waterspout wattage waxwing waxwork weather weed weevil
  weld westerly wheat whelp whiff whippet whippoorwill whirlwind wigeon wildebeest wildflower willow wind
  windstorm wing wintergreen wishbone wisteria withers wolf wolfhound wombat woodbine woodchuck woodcock
  woodpecker woodworm worm wormwood wrack xylem yam yew young yucca zebra zebu zephyr zinnia zucchini
  seagull firework snowflake
  `
    .trim()
    .split(/\s+/u),
);
