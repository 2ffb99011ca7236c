/**
 * Nouns whose commonest sense is a thing that can be seen: the files noun.artifact, noun.body, noun.food and noun.object
 * of WordNet 3.1, as far as they are common words (SCOWL's size 50), without those that are said of films and of chats.
 * WordNet 3.1, copyright 2011 by Princeton University, all rights reserved; provided as is, without warranty.
 */
export const THING_NOUNS: ReadonlySet<string> = new Set(
  `
  abacus abattoir abbey abdomen abdominal abyss accelerator accessory accordion acetaminophen acoustic actuator
  addition additive adenoid adjunct adornment adrenal adrenaline adze aerator aerie afghan afterbirth
  afterburner agent aggregate ail aileron airbrush aircraft airfield airline airliner airport airship airstrip
  airway aisle alb albacore alcohol alcove ale alley alleyway alluvium aloes altar alternator altimeter
  ambulance ambulatory ammeter ammo ammunition amphetamine amphibian amplifier ampule amulet analgesic anchor
  anchovy andiron android anemometer anion aniseed ankle anklet anklets annex anode anodyne anorak antechamber
  antenna anterior anteroom anthill antiaircraft antibiotic antidepressant antidote antihistamine antiparticle
  antipasto antiperspirant antiseptic antiviral anus anvil aorta apartment aperitif aperture aphrodisiac apiary
  apparatus apparel appendage apple applejack applesauce appliance applicator appurtenance apron apse aquaplane
  aquarium aquavit aqueduct aquifer arboretum arcade archipelago architecture archive archway argyle ark arm
  armament armature armchair armhole armlet armpit armrest arms arrowhead arroyo arsenal art artery artillery
  ascent ascot ashcan ashtray aspartame aspic aspirin ass assembly asteroid astringent asylum atelier atoll
  atrium attic attire audiovisual auditorium auger auricle auto automatic automobile aviary avocado awl awning
  axle axon babel babushka backboard backdrop backhoe backpack backrest backspace backstage backstairs backwater
  backyard bacon badlands baffle bag bagel baggage bagging bagpipe baize bakery balalaika balcony bale ball
  ballast balloon ballpark ballpoint ballroom baluster balusters balustrade bandage bandoleer bandstand bangle
  banister banjo bank banner baptistery bar barbecue barbell barbershop barbiturate barge barley barn barnyard
  barometer barrack barrel barrette barricade barrier barroom bars base baseboard basement basilica basin basket
  bassinet bassoon baste basting bath bathhouse bathrobe bathroom bathtub batik baton batten battlement
  battleship bay bayonet bayou bazaar bazooka beach bead beading beads beaker bean beanbag beard bed bedclothes
  bedding bedpan bedrock bedroll bedroom bedspread bedstead beechnut beefburger beefsteak beehive beeper beer
  behind belay belfry bell bellows belly bellybutton belt belting beltway bench bender beret berg berm berry
  besom bevel beverage bib biceps bicuspid bicycle bidet bier bifocals bighorn bike bile bilges billboard
  billfold billy bin binary binder bindery binnacle binoculars biplane birdbath birdcage birdhouse birdseed
  biretta biscuit bisque bistro bitmap bitter bitters bivouac blackberry blackboard blackhead bladder blancmange
  blanket blazer blazon bleachers blender blinder blindfold bling blinker blintz blintze block blockbuster
  blockhouse blood bloodmobile bloodstream bloomers blouse blower blowgun blowtorch bludgeon bluff blunderbuss
  boa boardinghouse boardroom boards boardwalk boat boater bobbin bobsled bodega bodice bodkin body bodywork bog
  boiler bola bolster bomb bombard bomber bonanza bonbon bone bones bongo bonito bonnet bookcase bookend
  bookmark bookmobile bookshelf bookshop bookstore boomerang boot bootee booth bootleg bootstrap booze bordello
  borer borscht botanical bottle boudoir bouffant bouillabaisse bouillon boulder boulevard bouquet boutique bow
  bowel bower bowl bowsprit bowstring box boxcar boxers bra brace bracelet braces bracing brad braid braiding
  brain brainchild brake brakes brandy brassiere brazier bread breakable breakfast breakwater breast breastbone
  breastplate breastwork breech breeches brew brewery brick brickbat bridge bridgework bridle briefcase briefs
  brig brigantine brim briny briquette brisket bristle britches brittle broach broadcloth broadloom broadsword
  brocade brogan brogue broiler bronchus brooch brooder brook broom broomstick broth brothel brow brunch bubble
  bubbly buck buckboard bucket buckle buckler buckram bucksaw buckshot buckskins bucktooth buffet buggy bugle
  building bulkhead bulldozer bullet bullfight bullhorn bullpen bullring bulwark bumper bun bung bungalow
  bunghole bunk bunker buns bunting burlap burner burnoose burrito burrow bus busby bushing butchery butt butte
  butter buttermilk butterscotch buttery buttock buttocks button buttonhole buttress buttressing buzzer bypass
  byway cab cabana cabaret cabbage cabin cabinet caboose cache cadaver cafeteria cage caisson cake calculus
  calico caliper cam cambric camcorder cameo camera camisole camp campanile camshaft canal candelabra
  candelabrum candle candlestick candy cane canine caning canister cannery cannon cannonball canoe canopy
  canteen cantilever canvas canyon cap capacitor caparison cape capillary capitol capon cappuccino capstan
  capsule car carafe caramel carbine carboy card cardigan cargo carillon carousel carp carpal carpet carpetbag
  carpeting carport carpus carriage carriageway carryall cart cartilage cartridge cartwheel carving caryatid
  cascade cascades casement cashmere casing casino casket casserole cassette cassock castanets casting castle
  castor catacomb catafalque catamaran catapult catboat catchall catchment catfish cathartic cathedral catheter
  cathode cation catwalk cauldron causeway cave cavern caviar cavity ceiling celesta cell cellar cello
  cellophane cellulite cenotaph censer central centrifuge ceramic cerebellum cerebrum cervix cesspool chains
  chainsaw chair chairlift chaise chalet chalice chalkboard chamber chambray champagne chancel chancellery
  chandelier chanter chapel chaplet chariot chartreuse chasm chassis chasuble checkroom cheek cheekbone cheese
  cheeseburger cheesecake cheesecloth chemise chenille cheroot chessboard chessman chest chew chiaroscuro
  chicken chiffon chignon chilly chime chimney chin chino chinos chintz chip chips chisel chitterlings
  chloroform chock chocolate choke chopstick chowder chromosome chronometer chuck chuckhole churn chute chutney
  cider cigar cigarette cigarillo cincture cinder circuit circuitry cistern citadel citron citrus civvies
  clambake clamp clappers clarinet clarion clasp classic classroom clavichord clavicle cleaner cleaners cleanser
  cleat cleats cleaver clench clerestory clews cliff climb cling clinker clipboard clipper clit clitoris cloak
  cloakroom cloche clock clockwork clodhopper clog cloister closet clot cloth clothes clothesline clothespin
  clothing cloverleaf clubhouse coast coat coating coax cob cobble cobblestone cobweb cocaine coccyx cochlea
  cock cockade cockle cockleshell cockpit cocktail cocoa coconut codeine codfish coffee coffeecake coffeehouse
  coffeepot coffer coffin cognac cogwheel coif coiffure coil colander coleslaw coliseum collage collar
  collarbone collation colliery colon colonnade comb combine come comestible comet commemorative commissariat
  commissary commode commodity commuter compact companionway compartment compass compote compress compressor
  computer concertina concoction condenser condiment condo condom condominium conduit cone confection
  confectionery confessional confetti confluent conk connector conserve conserves consignment console
  constituent consulate container continent contraband contraceptive contrail contraption contrivance convent
  converter convertible cooker cookie cookout cooler coop cope copier coping copra cord cordial cordite cords
  corduroy corduroys corkscrew cornbread cornea cornet cornice cornmeal coronet corpse corral corrective
  corridor corsage corset cortex cosmetic cosmos costume cot cote cottage couch counter counterbalance
  counterfeit counterpane countersink counterweight coupe coupling courthouse courtroom courtyard cove cover
  coverall covering coverlet cowl cowlick cowling crack cracker cradle crag cranium crankcase crankshaft crape
  crate crater cravat crayfish crayon creamer creamery credenza creek creel crematorium crematory crevasse crib
  crinoline crisp crochet crocheting crockery croissant croquette cross crossbar crossbeam crossbow crosspiece
  crossroad crosswalk crowbar crucible crucifix cruet cruiser cruller crumpet crust crutch crux crypt cubbyhole
  cubicle cud cudgel cuff cuisine culotte culvert cummerbund cumulus cup cupboard cupcake cupola curative curb
  curbing curd cure curio curler currant curry currycomb cursor curtain cushion cushioning cusp cuspid custard
  cuticle cutlass cutlery cutlet cutout cyberspace cyclotron cymbal cytoplasm dacha dado dagger daguerreotype
  dainty daiquiri dairy dais dale dam damask damper damson dander darkroom dart dartboard dashboard dashiki
  davit daybed deadbolt deathtrap decaf decal decanter deck declivity decongestant decor decoration defile
  deflector defroster dehumidifier deicer deli delicatessen delicious dell delta demijohn demitasse dendrite
  denim dentifrice denture deodorant depository depot depressant derby dermis derrick derringer desideratum desk
  dessert destroyer detector detonator detour detox dewlap dhoti diadem diagram dial diaper diaphragm dibble
  dice dickey die diet dietary digs dimmer dinette dinghy dinky dinner diode diorama dipole dipper dipstick
  dirigible dirk disc discard discotheque dish dishcloth dishpan dishrag dishtowel dishwasher disinfectant
  diskette dispensary dispenser disposable distillery ditch diuretic divan dive divot dock doghouse doily doll
  dollhouse dolly dolmen doodad doodle doohickey door doorbell doorknob doorstep doorway dope dorm dormer
  dormitory dory dose doublet douche dough dovetail dowel downcast downer downhill downstage drainpipe drape
  drapery draw drawbridge drawer drawers drawstring dray dreadnought dredge dredger dregs dress dresser dressing
  drill drink drinkable drippings driveway dropper drug drugstore drum drumstick dryer drywall dubbing duckling
  duct duds duff dugout dulcimer dumbbell dumbwaiter dumpling dumplings dumpster dune dungaree dungeon duodenum
  duplex duplicate duplication duplicator dustbin duvet dwelling dynamite dynamo ear eardrum earlobe earmuff
  earphone earplug earring earth earthenware earthwork easel eatable eatery eats eaves edging edible edifice eel
  effigy eggbeater eggnog eggplant eggs eggshell eiderdown ejaculate elastic elbow electric electrocardiograph
  electrode electroencephalograph electrolytic electromagnet electron electroplate elevated elevator ell
  embankment embassy ember emblem emetic emollient emplacement emporium empty enamel enchilada enclosure
  endocrine engine engraving enlarger entanglement entrails entrance entrant entrenchment entryway envelope
  epidermis epiglottis equatorial equipage equipment eraser erythrocyte escarole escarpment escutcheon
  espadrille esplanade espresso essential estuary etching everglades ewer exit expectorant explosive export
  exportation expressway extinguisher extractor extremity eye eyeball eyebrow eyeglass eyeglasses eyelash eyelet
  eyelid eyeliner eyepiece eyetooth fabric facade face facial facility facing facsimile factory fake fallow
  fanny farina farm farmhouse farmyard fastening fatigues faucet faulting fax fedora feedbag felt femur fence
  fencing fender ferrule ferry ferryboat festoon fetter fibula fiddle fieldwork fife figurine filet filigree
  fillet filter finery finger fingernail fingertip firearm firebomb firecracker firehouse fireplace fireplug
  firetrap firewater firework fishery fishhook fishnet fist fixings fixture fizz fjord flab flag flagellum
  flagon flagpole flagship flagstone flail flamethrower flan flange flannel flannelette flap flapjack flaps
  flashbulb flashgun flashlight flask flat flatbed flatboat flatcar flatfish flatiron flats flattop flatware
  fleck flesh flintlock flipper floe floodlight floor floorboard flooring flophouse floppy floss flotilla
  flotsam flounce flounder flour flowerbed flowerpot flue flume fluorescent fluoroscope flute fluting flyover
  flyswatter flywheel foam fob foil follicle fondant fondue foodstuff foot footage footbridge foothill
  footlights footlocker footpath footrest footstool footwear forage forceps fore forearm forecastle forefinger
  forehead forelock foremast foresail foreskin forge forgery fork forklift fort forth fortification fortress
  foundry fountain foxhole foyer fragment frame frankfurter freckle freeway freewheel freezer freight freighter
  fresco fretwork fricassee fridge fries frieze frigate frill frippery fritter frock frontal frontispiece
  frosting froth fryer fudge fulcrum fungicide funicular furbelow furnace furnishing furniture furrow fuse
  fuselage futon gabardine gaberdine gable gadget gadgetry gaff gaiter gallbladder galleon galley gallows
  gallstone galosh galvanometer gamete ganglion gangplank gangway gantry garage garb garden gargoyle garment
  garner garnish garret garrison garrote garter gasket gastronomy gasworks gate gatepost gateway gather gauge
  gauze gavel gazebo gazpacho gear gearbox gearing gearshift gem gene generator generic genitalia genitals geode
  germicide getup gewgaw geyser gherkin gibbet giblet giblets gilding gilt gimcrack gimlet gin gingerbread
  gingersnap gingham girder girdle gizmo glacier gland glasses glassware glaze glen glider globe globule
  glockenspiel glottis glove gluten glyph goad goalpost goatee goblet goggles gonad gondola gong goober goody
  gorge gossamer goulash gourd gown grab graffiti graffito graft grain gramophone granary grange granola granule
  grape graphic grapnel grapple grate grater grating graver gravestone gravy greasepaint greenhouse greens
  greensward grenade griddle griddlecake gridiron grill grille grinder grinding grindstone grist gristle grits
  grocery grog groin grommet grotesque grotto ground grouper grouse grub gruel guacamole guardhouse guardrail
  guardroom guitar gulag gulch gulf gullet gully gum gumdrop gun gunboat gunnery gunny gunnysack gunpoint
  gunwale gurney gusher gusset gut gutter gym gyro gyroscope haberdashery hackney hacksaw haddock haft hair
  hairbrush haircut hairdo hairdressing hairnet hairpiece hairpin hairspring hairstyle hake halberd halibut hall
  hallucinogen hallway halter halyard ham hamburger hammer hammock hamper hamstring hand handbag handball
  handcar handcart handcraft handcuff handgun handicraft handiwork handkerchief handle handlebar handrail
  handset handwork hangar hanging hangnail hank hansom hardback hardcover hardtack hardtop hardware harem
  harmonica harness harp harpoon harpsichord harrow hash hashish hasp hassock hat hatchback hatchet hatchway
  haunch haven haversack hawser hay hayloft haywire head headband headboard headdress headgear headland
  headlight headphone headquarters headrest headset headstone hearse hearth heater heckle hedge hedgerow heel
  helicopter heliport helm helmet helping hem hemstitch hemstitching herbal hermitage heroin herring herringbone
  hibachi highball highboy highchair highland highlighter highway hill hillock hillside hilt hindquarter
  hindquarters hinge hip histamine hoagie hoarding hobble hobnail hock hod hoe hoist holder hole hologram
  holster homburg homeroom homespun hominy hone honey honeycomb honeydew hooch hook hookah hooks hookup hoop
  hooter hopper hormone horn horseshoe horsewhip hose hosiery hospice hospital hostel hostelry hotcake hotel
  hothouse hourglass house houseboat housecoat housetop housing hovel hovercraft howdah howitzer hub hubcap
  humanoid humerus humidifier hummock hummus hurdle hut hutch hydrant hydrofoil hydrometer hydroplane
  hydrosphere hygrometer hypermarket hypnotic hypodermic hypothalamus ibuprofen iceberg icebox icebreaker icecap
  idol igloo impedimenta imperial implant implement import impressionism improvisation incinerator incisor
  incline incubator inessential infield infirmary infrastructure ingot ingredient inhalator inhaler injector
  inkwell inlay inlet inn innards innovation inset insole instep instrument instrumentation insulin integrator
  integument interceptor interchange intercom interface interferon interlock interstate interstice intestine
  intoxicant intranet ion ipecac ironclad ironing irons ironware ironwork island isle islet isthmus jabot
  jackboot jacket jackhammer jackknife jag jail jalopy jalousie jamb jar jaw jawbone jawbreaker jeans jeep jelly
  jerkin jerky jet jetsam jetty jewel jib jigger jigsaw jimmies jimmy jinrikisha jitney jockstrap jodhpurs
  joggle john joint joist jowl joystick jug jugular juice jukebox julep julienne jumpsuit junction junket
  kamikaze kayak kazoo kebab keepsake kennel kerchief ketch ketchup kettle kettledrum keyboard keyhole khaki
  khakis kickstand kidney kiln kilt kimono kiosk kipper kit kitchen kitchenette kitchenware kitsch knapsack knee
  kneecap knickers knickknack knife knit knitting knitwear knob knockwurst knoll knuckle knuckles kosher lab
  labium laboratory labyrinth lace lacing lacuna ladder lading ladle ladyfinger lager lagoon lake lamasery
  laminate lamination lamp lamppost lampshade lance lancet landfall landfill landing landline landmass lane
  lantern lanyard lap lapel lapping laptop larboard lard larder lariat larynx laser lash latch lath lathe lather
  latrine latte latticework laudanum launch launcher laundry lavatory laxative layer layette leading leaflet
  leak leash lectern led ledge lees leftovers leg legging lei lemon lemonade lens lentil leotard leotards
  leukocyte lever libation library lick lid lifeblood lifeboat ligament lighthouse limb limber limbers limeade
  limited limning limo limousine limpet linen lingerie liniment lining links linkup lintel lip lipstick liqueur
  liquor lisle lithograph lithosphere liver liverwurst livery llano load loading loaf lobby lobe lobster local
  lock locker locket lockup locomotive lodestar lodging lodgings loft loge loin loincloth loins lollipop
  longboat loom loop lorgnette lorry lotion loudspeaker lounge lower lowland lozenge luggage lumberyard lunch
  luncheon lunchroom lung lymph lyre macaroon machete machine machinery mackerel mackinaw mackintosh macrocosm
  madhouse magnet magneto magnifier magnum maidenhead mailbox main mainframe mainland mainmast mainsail
  mainspring makeup mall mallet malt malted mammogram manacle mandible mandolin manger mangle manhole manifold
  manor mansard manse mantel mantelpiece mantilla map maraca marbling margarine margarita maria marimba marina
  marinade marionette marker marmalade marquee marquetry marrow mars marsh marshmallow mart martini marzipan
  mascara mask masonry mast masterpiece mastoid mat match matchbook matchbox matchstick matting mattock mattress
  matzo matzoh maul mausoleum maw maxilla maxillary mayflower mayo mayonnaise maypole maze meal meander meat
  meatball meatloaf medication meetinghouse megalith megaphone melon membrane mend mending menorah merchandise
  merchantman mere meringue mesa mescaline metacarpal metacarpus metallic metatarsal meteor meteorite meteoroid
  methadone metro metronome mews mezzanine microchip microcomputer microfiche microfilm microphone
  microprocessor microscope middling middy midriff midstream mike milk milkshake mill millinery milling millrace
  mimeograph minaret mince mincemeat mine minestrone minesweeper mini miniature minibike minibus minicomputer
  miniskirt minivan minster mire mirror missile mitt mitten mix mizzen mizzenmast moat mobile moccasin modem
  modernism mohair moire molar molasses molehill moleskin monastery moneybag mongrel monochrome monocle monolith
  monorail montage monument moon moorland mop moped moraine morass morgue morphine mortar mortarboard mortise
  mortuary mosaic mosque motel mothball motif motor motorbike motorboat motorcar motorcycle motorway mound
  mountain mountainside mousetrap mousse mouth mouthpiece mow mower mozzarella mucus mudguard muesli muff muffin
  muffle muffler mulch mull mullet mulligatawny mullion multiplexer multivitamin munition mural muscatel muscle
  musculature museum mush muskellunge musket muslin mussel must mutton muumuu muzzle nacho nail nailbrush nape
  napkin nappy narcotic narrow nautilus nave navel necessary neck neckerchief necking necklace neckline necktie
  needlepoint needlework negligee nerve nest netting neuron neutrino neutron newel newsstand nib nickelodeon
  nightcap nightclothes nightclub nightgown nightie nightshirt nightstick nimbus ninepin nipple nodule noggin
  noisemaker nonessential noodle noose nose nosegay nosh nostril nostrum nougat nourishment nova nozzle nucleus
  nude nugget nuke nunnery nursery nutcracker nutriment nylons oar oarlock oatmeal obelisk oboe observatory
  obstruction ocarina ocean octopus ocular odometer offal office offstage oilcloth oilskin ointment oleo
  oleomargarine opening openwork opiate opium optic orange orangeade orb orchard ordnance organ organelle organs
  orifice original ornament oscillator oscilloscope outbuilding outcrop outcropping outfield outhouse outlet
  outpouring outrigger oven overall overburden overcasting overcoat overhang overlapping overlay overload
  overpass overprint override overshoe oviduct ovum oxbow pacific padding paddle paddock padlock pager pagoda
  pail painkiller paint paintbrush painting paisley palace palate pale paling palisade palliative palm pan
  pancake pancreas pane panel pannier pantie pantry pants pantsuit pantyhose paperback paperweight parachute
  parapet paraphernalia parasol parcel parfait paring parka parkway parquet parquetry parsonage parterre
  partition partridge passageway passkey pasta pastrami pastry pasty pate patella pathway patina patio patty
  paunch pave pavement pavilion pawl pawnshop payload pea pear pearly pebble pecs pectoral pedestal pediment
  pedometer peephole peg pekoe pelvis pen pencil pendant pendent pendulum penicillin peninsula penis
  penitentiary penknife penlight pennon pentagon penthouse peppercorn pepperoni perambulator percale perch
  percolator perforation perfumery pericardium peripheral periscope perishable peritoneum periwig permafrost
  permanent perspiration pestle petard petticoat pew phalanx pharmaceutical pharmacopoeia pharynx phenobarbital
  phial phone phonograph photo photocopier photocopy photograph photon physic physiognomy piano pianoforte
  piccalilli piccolo pickax pickerel pickle pickup pie pier pigpen pigsty pigtail pike pilaf pilaster pilchard
  piling pill pillbox pillion pillory pillow pillowcase pilothouse pin pinafore pincer pincushion ping pinhole
  pinion pinkie pinnacle pinstripe pipe piping pippin pique pistol pita pitchfork piton pituitary pizza pizzeria
  placebo placer placket plaice plaid plain plait plane planet planetarium plant plaque plasma plasterboard
  plastique plate plateau platen platform plating platter playhouse playpen playroom plaything pleat plectrum
  plexus pliers plinth plug plumb plumbing plummet plush ply plywood pocket pocketknife podium poi poker pokey
  poky pole polestar polisher polonaise polygraph pomade pommel poncho pond pone poniard pontifical pontoon
  ponytail pool poorhouse popgun poplin popover porcelain porch porcupines pork porridge porringer portable
  portal portcullis porterhouse portfolio porthole portico positron postbox posterior posy pot potable potato
  potbelly potholder pothole pothook potion potluck potpie potsherd pottage pottery potty pouch poultice
  powerboat praline pram prawn precipice prefab preserves pretzel preventative preventive priory prison privates
  privy proboscis produce projectile projector promontory prong propeller prophylactic proscenium prostate
  prosthesis proton protoplasm protractor provender provisions prow prune pruning pry pub pudding puffer
  pullback pullet pulley pullover pulp pulpit pulsar pump pumpernickel puppet puree purgative purifier purl
  purse pushcart puss pussy pylon pyrotechnic pyx quadriceps quadruplicate quaff quagmire quahog quail quark
  quarterdeck quartering quarters quasar quay quesadilla quick quill quilt quilting quinine quoit racecourse
  racetrack raceway rack racquetball radar radial radiator radish raft rafter rag raglan ragout railing railroad
  rails railway raiment rainbow raincoat rainier raisin ramp rampart ramrod ranch rapid rapier raster ratchet
  rathskeller ration ravine ravioli rayon razor reactor reamer receiver receptacle receptor recessive recliner
  recorder recording rectifier rectory rectum redoubt reef reefer reel refectory refill refinery reflector
  reformatory refractory refreshment refrigerator regalia regulator rein relaxant relic remains remake remaking
  remote repast repertory replica repository requisite reset resistor resonator respirator restaurant
  restorative restroom resuscitator retardant retina retread retrenchment retrofit retrorocket reversible
  revolver rheostat rhubarb rib ribbing ribbon rice rickshaw ricotta ridge ridgepole rifle rift rig rigging rill
  rind rings ringside rink ripsaw river riverbed riverside rivet rivulet roach road roadbed roadhouse roadside
  roadster roadway roast robe robot rock rocket rod roe romaine rood roof roofing rook room rooms roost rope
  rosary rosette rostrum rotary rotisserie rotor rotunda rouge roughage round roundabout roundhouse rowboat
  rowel royal rucksack rudder rudiment ruff ruffle rug rum rummer runabout rung runnel runway rusk russet
  rutabaga sable saccharin sachet sack sackcloth sacking sacristy saddle saddlebag safe sail sailboat sailcloth
  sailfish salad salami saliva salon saloon salsa saltcellar saltine saltshaker salve salver samovar sampan
  sampler sanatorium sanctuary sandal sandbag sandbank sandbar sandblaster sandbox sander sandwich sanitarium
  sarcophagus sardine sari sarong sash satchel sateen satellite satin sauce saucepan sauerkraut sauna sausage
  sawhorse sawmill saxophone scabbard scaffold scaffolding scalp scalpel scampi scanty scapula scarecrow scarf
  scenery scheduler schematic schlock schnapps schoolhouse schoolroom schooner scimitar scissors sconce scone
  scooter scoreboard scourge scow scrabble scrap scrapbook scraper scraping screen screwdriver scrimshaw scrod
  scrotum scrubs scruff scuba scuff scull scullery sculpture scupper scurf scuttle scythe sea seabed seaboard
  seacoast seafood seam seaplane searchlight seashore seaside seasoning seating seats seaway sectional sedan
  sedative sediment seersucker seesaw segment seismograph seizing seltzer selvage semaphore semen semiautomatic
  semitrailer sensor separator septum sequencer sequin seraglio serape serge serum serviette serving servo
  servomechanism settee settle setup sewer shack shackle shad shallow shampoo shandy shank shantung shanty shard
  sharkskin sharpener shawl sheaf shears sheath sheathing shed sheepfold sheeting shelf shell shellfish shelter
  sherbet sherry shield shillelagh shim shin shinbone ship shipment shipwreck shipyard shirt shirting
  shirtsleeve shirtwaist shoal shoe shoehorn shoelace shoestring shook shooter shop shore shoreline shoring
  short shortbread shortcake shortcut shortening shorts shotgun shoulder shovel showboat shower showpiece
  showroom shrapnel shredder shrine shroud shunt shutter shuttle shuttlecock sickbed sickle sideboard sidecar
  sidelight sidesaddle sidetrack sidewalk sidewall siding sierra sieve sifter sights signboard signet silage
  silencer silk silks sill silo silverware simulator sinew sinker sinkhole sinus siphon sirloin sitar skate
  skateboard skein skewer ski skid skiff skillet skim skin skirt skivvies skull skullcap sky skylight skyscraper
  slab slacks slat slate slaughterhouse slaw sled sledge sledgehammer sleepwear sleeve sleigh slicker slide
  sling slingshot slipcover slipknot slipper slit sliver slobber sloop slop slope slops slug sluice small smelt
  smelter smithy smock smocking smokehouse smokestack smoother snack snaffle snapshot sneaker snifter snip
  snippet snipping snips snorkel snowboard snowdrift snowman snowmobile snowshoe snowsuit snuffbox snuffer
  snuffers snug soap soapbox soapsuds sock socket sod sofa softball solarium sole solenoid solitaire sonar sop
  soporific sops sorbet sounder soundtrack soup sour souvenir spacecraft spaceship spacesuit spade spaghetti
  spam spandex spangle spanner spare spareribs spatula speakeasy spear specs spectacles spectroscope speedboat
  speedometer speedway sperm spermatozoon spermicide sphincter spigot spillway spindle spine spinet spinnaker
  spire spirits spit spitball spittle spittoon splay spleen splice splicing spline splint splinter spoke spool
  spoon spoor sporran sportswear spout sprat spreader springboard sprinkler sprinkles sprocket spud spume sputum
  spyglass squab squeegee squeezer squid stable stabling stadium stagecoach stair staircase stairs stairway
  stairwell stalactite stalagmite stall stalls stanchion stand standby staple stapler star starboard starches
  starter statehouse stateroom station statue statuette stays steak steakhouse steamboat steamer steamship steep
  steeper steeple steerage stein stencil stent stepladder steppe steps stereo stereoscope stern sternum
  stethoscope stick stickpin stile stiletto still stilt stinger stirrup stitch stockade stocking stockroom
  stocks stockyard stole stomach stone stoneware stonework stool stopcock stopping stopwatch storefront
  storehouse storeroom stout stove stovepipe straightaway straightedge strainer strait strap strapless
  stratosphere strawberry street streetcar streetlight streptomycin stretch stretcher strip stripe strobe
  strongbox stronghold strop structure strudel stub studio stuffing stylus styptic sub subcompact subcontinent
  submarine submersible subsection substation substructure subway succotash suds suet sugar suitcase suiting
  sukiyaki sulky sultana summerhouse sump sun sunblock sunbonnet sundae sundial sundries sunfish sunglasses
  sunlamp sunroof sunscreen sup supercharger supercomputer superhighway supermarket supernova superstructure
  supertanker supper suppository surface surfboard surplice sushi suspender sustenance suture swab swallow
  swallowtail swamp sward swatch swathe swathing swatter sweat sweater sweatpants sweats sweatshirt sweatshop
  sweetbread sweetbreads sweetener sweetening sweetmeat swill swimsuit switch switchblade switchboard swivel
  sword swordfish synagogue synapse syringe syrup tabernacle tablecloth tableland tablet tableware tabulator
  tachometer tacking taffeta taffy tailcoat tailgate taillight tailpipe tails takeout talisman tam tambourine
  tamp tamper tampon tangle tankard tanker tannery taping tapioca taproom tarot tarp tarpaulin tartan tassel
  tatter tatting tavern taxi taxicab tea teakettle teapot tear tearoom teat teatime technical teeter teeth
  telegraph telemeter telephone telephoto telescope teletypewriter telex tempera temple tempura tendon tenement
  tenon tenpin tent tepee tequila terminal terrace terrarium testicle testis tether textile thalamus thatch
  therapeutic thermometer thermos thermostat thigh thighbone thingamajig thong thorax thoroughfare thrasher
  threads thresher throat throne throttle throughput thumb thumbnail thumbscrew thumbtack thundercloud
  thunderhead thwart thyroid tiara tibia ticker tidewater tidy tightrope tights tile tillage timberland
  timepiece timer timpani tine tinfoil tinsel tipple tiptoe tire tissue tit toast tobacco toboggan toddy toe
  toenail toffee tofu toga togs toilet toiletry tollbooth tollgate tomahawk tomato tomb tombstone tongs tongue
  tonic tonsil tonsure toolbox tooth toothbrush toothpaste toothpick topcoat topknot topmast topping topsail
  topside toque tor torch tore torso torte tortilla total tote toupee tourniquet towel tower towpath tracery
  trachea tractor trail tram trammel trampoline transducer transept transformer transistor transit transom
  transplant transponder transport transportation transporter trapeze trapping trappings traverse trawl tray
  treacle treadle treadmill treat trellis trench tress trestle tributary triceps tricycle trident trifle trigger
  trike trimaran trimmings trinket tripe triplicate tripod triptych trivet trivia troika trolley trombone
  troopship troposphere trough trouser trousers trousseau trout trowel truck truckle trump trumpet truncheon
  trundle trunks truss tub tuba tube tubeless tubing tuck tugboat tulle tummy tun tundra tunic tunnel tunny
  turban turbine turbojet turboprop turbot tureen turf turnpike turnstile turntable turret turtle turtleneck
  tush tux tuxedo tweed tweeter twill twine tympanum typewriter ukulele ulna umbilical umbilicus umbrella
  undercarriage underclothes underclothing undercoat undergarment underlay underpants underpass undershirt
  underskirt underwear undies unguent unicycle uniform universe unmentionable upgrade uphill upholstery upland
  upper upright upstage upstairs urethra urinal urn utensil uterus uvula vaccine vagabond vagina valance vale
  valise valley valve vane variable varnish vase vault vaulting veal vegetable vegetarianism veggie vehicle veil
  veiling vein velour velours velvet velveteen veneer veneering venison vent ventilator ventricle vermicelli
  vermouth versed vertebra vesicle vesper vessel vest vestibule vestment viaduct vial viand viands vibes
  vibraphone vibrator vicarage vichyssoise victual victuals videocassette videodisc videotape viewfinder
  vinaigrette vinegar vineyard vintage viol violin violoncello virginal visage viscera viscus vise visor vitals
  vodka voile volcano voltmeter voodoo vulva waders wadi waffle waft wagon wainscot waist waistband waistcoat
  waistline walkway wall wallboard wallet wallow walnut wan wand wardrobe wardroom ware warehouse warhead
  warhorse warmer warship wash washables washbasin washboard washbowl washcloth washroom washstand washtub
  wassail wastebasket watchband watchtower watercourse waterfall waterproof waterside waterway wattle ways
  wayside weakfish weapon weaponry wearable weathercock weave webbing webcam weeds weft weir well wetland wharf
  whatchamacallit whatnot wheel wheelbarrow wheelchair whelk whetstone whip whipcord whirligig whisk whiskers
  whitefish whiting whorehouse wick wickerwork wicket wig wigwam wildcat wildfowl wimple winch windbreak
  windbreaker windfall windjammer windlass windmill window windowpane windowsill windpipe windscreen windshield
  wine wineglass winery wire wiring wok womb wonderland woodcarving woodcut woodland woodshed woodwind woodwork
  woof woofer wool workbench workhorse workhouse working workings workplace works workshop workstation world
  wormhole worsted wraparound wrapper wrapping wreath wreckage wringer wrist wristband wristwatch xylophone
  yacht yap yardarm yarmulke yawl yoke yolk zapper zipper zither zoo zwieback zygote
  `
    .trim()
    .split(/\s+/u),
);
