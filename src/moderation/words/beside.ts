/** A word in a harmless sense, where one of others stands in the same line: birds, dishes, places, tools. */
export interface ToldBeside {
  /** As it is written openly; in disguise it is never meant harmlessly. */
  word: RegExp;
  /** The ways to write it, as a pattern without the ends of words. */
  ways: string;
  /** Looked for in small letters without accents. */
  beside: RegExp;
}

/** Words with blanks between; `*` at an end for any letters, `_` for a blank within. */
function told(words: string, beside: string): ToldBeside {
  const any = (list: string) =>
    list
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll("*", "\\p{L}*").replaceAll("_", "[\\s-]+"))
      .join("|");
  const ways = any(words);
  return {
    ways,
    word: wholeWord(ways, "giu"),
    beside: new RegExp(`(?<![\\p{L}])(?:${any(beside)})(?![\\p{L}])`, "u"),
  };
}

function wholeWord(ways: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways})(?![\\p{L}\\p{N}])`, flags);
}

const SEVEN_NAMES_OF = {
  newZealand: "new_zealand neuseeland nueva_zelanda nova_zelandia nouvelle_zelande southland aotearoa",
  newfoundland: "newfoundland neufundland terranova terra_nova terre_neuve canada kanada",
};

export const TOLD_BESIDE: readonly ToldBeside[] = [
  told(
    "tits tit",
    "bird bird* birdsong feeder* birdfeeder* nest nests nesting nestbox* sparrow* finch* goldfinch* chaffinch* robin* warbler* wren wrens nuthatch* goldcrest* woodpecker* siskin* suet peanut* sunflower* fledgling* plumage hedgerow* titmouse titmice passerine* flock chickadee* chirp*",
  ),
  told(
    "rape rapes",
    "almeja* marinera pescad* pescaderia lonja marisco* gamba* horno cazuela guiso fumet langostino* alcaparr* merluza bacalao chirla* alioli brasa alangostado sopa_de pez cola_de lomo* medallon* monkfish oilseed rapeseed canola colza blossom* sussex bramber hastings lewes arundel chichester pevensey",
  ),
  told(
    "gore",
    `${SEVEN_NAMES_OF.newZealand} district_council gusset* seam seams sewing sail* godet* petticoat* pleat*`,
  ),
  told("gores", "balloon* globe* skirt* sail* seam seams map maps"),
  told("dildo", SEVEN_NAMES_OF.newfoundland),
  told(
    "snuff",
    "tobacco candle* antique victorian georgian sneez* pinch wick* snuffer* museum enamel* ivory jade collection rapee",
  ),
  told(
    "guts",
    "berserk glory courage mackerel cod sardine* fishmonger* salmon trout steel_nerves tennis violin* lute* harp* jump dare dared",
  ),
  told(
    "xxx",
    "moonshine jug jugs whiskey whisky rum_barrel postcard grandma granny nan kisses hugs roman_numeral* amsterdam chapter super_bowl olympiad psalm tailor size",
  ),
  told("boquete", "panama cafe coffee kaffee muro pared barco valla volcan baru techo casco"),
  told("polla pollas", "loteria mundialista quiniela hipica futbolera mundial nido junco* laguna"),
  told("bunda", "cliffs tanzania nullarbor australia"),
  told("cumming", "georgia alan forsyth iowa"),
  told(
    "chacina chacinas",
    "jamon jamones chorizo* salchichon iberica ibericas iberico embutido* queso quesos sierra matanza bodega mercado tabla",
  ),
  told("loli", "abuela tia tio prima dona senora bar peluqueria croquetas mercado flamenca vecina"),
  told(
    "shota",
    "imanaga rustaveli matsuda shimizu baseball pitcher pitching pitches cubs sushi chef georgian poet tbilisi",
  ),
  told(
    "tetas teta",
    "vaca vacas cabra cabras oveja* perra gata cerda cachorros ternero* corderit* viana lierganes guajira cerro queso gallega",
  ),
  told(
    "tetons",
    "wyoming grand jackson moose range mountain* peak* sunrise snow* bison idaho park hike* hiking",
  ),
  told(
    "pute puten",
    "braten gebraten* ofen bauernhof truthahn federn knodel rotkohl thanksgiving fullung kuken gute",
  ),
  told("hure", "sanglier porc charcuterie pistache* persillade gironde"),
  told("pene pen", "hen henhouse"),
  told("suicide", "landing rocket booster falcon* hoverslam clutch harley cards chess doors"),
  told("kinder", "surprise_eggs"),
  told(
    "impaled impales impaling impale",
    "toothpick* fork forks skewer* olive* marshmallow* sausage* receipt* kebab* cherry cherries cork corks pumpkin* cocktail*",
  ),
  told(
    "beheads beheading beheaded behead",
    "dandelion* daisy daisies rose roses flower* egg eggs statue* carrot* tulip* sunflower* lego gummy chocolate snowman snowmen gingerbread thistle* anchov* asparagus",
  ),
  told(
    "dismember* dismembers dismembered dismembering",
    "lego sofa ikea puppet* robot* gingerbread chicken lobster crab",
  ),
  told(
    "beheading beheaded beheads decapitated decapitation severed enthauptung enthauptet enthauptete decapitado decapitada decapitacion décapitation degollado degollacion degolado decapitação",
    "museo museu musee gemalde cuadro tableau pintura lienzo estatua estatuas statuen juan_bautista zurbaran statue statues sculpture mannequin* bust caravaggio artemisia gentileschi donatello cellini holofernes baptist medusa museum",
  ),
  told(
    "nazi nazis",
    "resistance partisan* indiana_jones liberat* holocaust anne_frank memorial stolperstein* widerstand* nuremberg_trial* nurnberger_prozess* kindertransport hide hides hid hiding escape escapes escaped",
  ),
  told(
    "swastika swastikas svastika",
    "temple* hindu buddhist jain diwali rangoli mandala kolam manji rice_flour ganesha",
  ),
  told("decapitated dismembered", "doll dolls dandelion* lego puppet* toymaker"),
  told("wichsen", "schuhe schuh stiefel leder ski parkett boden burste"),
  told("folter", "spannt spannen gespannt spannte"),
  told("arsch", "der_welt mozart kanon"),
  told("cul culs", "gratte aubepine* paille poule bouteille* sac lampe"),
  told("viols", "herault le_fort laval consort gamba lute* tudor"),
  told("mamada mamadas", "ternero* cordero* lechon* potro* biberon"),
  told(
    "ahorcado ahorcada enforcado pendaison",
    "juego pizarra nudo tarot taro carta cartas jogo forca quadro_negro varal boneco judas letras palabras cremaillere",
  ),
  told(
    "violación violacion violar viola violan",
    "norma normas regla reglas ley leyes trafico derechos contrato privacidad semaforo ajedrez copyright autor",
  ),
  told(
    "décapiter décapite decapita decapitan decapitar éventrer éventre éventré éventrée",
    "pinata pinatas bouteille champagne sabre champan sac sacs coussin coussins oreiller* paquet* carton* colis canape peluche* matelas",
  ),
  told(
    "hitler hitlers",
    "doku dokumentation documentary documental documentaire tagebuch tagebucher falscher stauffenberg attentat chaplin widerstand* diary diaries forger*",
  ),
  told("bunda bundinha", "tanajura* formiga* vagalume* abelha* pata galinha"),
];

/** Whether there is any of these words: what ends a word is told once, since it takes longer to make than all the words. */
export const ANY_TOLD = wholeWord(TOLD_BESIDE.map(({ ways }) => ways).join("|"), "iu");
