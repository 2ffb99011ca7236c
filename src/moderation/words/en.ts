import { pairs, type WordList, words } from "./list.ts";

export const EN: WordList = {
  sexual: [
    ...words(`
    without clothes, without any clothes, without clothing, without any clothing, no clothes on, no clothing on, wearing nothing, wears nothing, unclothed, clothes off, takes off her clothes, taking off her clothes, takes off her top, not wearing any*,
    without garment, without garments, without apparel, without attire, without stitch of clothing, without piece of clothing, without item of clothing, without any garment, without any garments, without any apparel, without any attire, without any stitch of clothing, without any piece of clothing, without any item of clothing, without a single clothes, without a single clothing, without a single garment, without a single garments, without a single apparel, without a single attire, without a single stitch of clothing, without a single piece of clothing, without a single item of clothing, with no clothes, with no clothing, with no garment, with no garments, with no apparel, with no attire, with no stitch of clothing, with no piece of clothing, with no item of clothing, zero clothes, zero clothing, zero garment, zero garments, zero apparel, zero attire, zero stitch of clothing, zero piece of clothing, zero item of clothing, not a single clothes, not a single clothing, not a single garment, not a single garments, not a single apparel, not a single attire, not a single stitch of clothing, not a single piece of clothing, not a single item of clothing, lacking any clothes, lacking any clothing, lacking any garment, lacking any garments, lacking any apparel, lacking any attire, lacking any stitch of clothing, lacking any piece of clothing, lacking any item of clothing, minus any clothes, minus any clothing, minus any garment, minus any garments, minus any apparel, minus any attire, minus any stitch of clothing, minus any piece of clothing, minus any item of clothing, free of any clothes, free of any clothing, free of any garment, free of any garments, free of any apparel, free of any attire, free of any stitch of clothing, free of any piece of clothing, free of any item of clothing,
    not clothed, not dressed at all, not wearing a thing, not a stitch on, nothing on her body, nothing on his body, with nothing on, has nothing on, have nothing on, clad in nothing, dressed in nothing, clad only in her skin, clad only in his skin, clad only in her own skin,
    clad only in his own skin, wearing only her skin, wearing only his skin, wearing only her own skin, wearing only his own skin, nothing but her skin, nothing but his skin, in her birthday suit, in his birthday suit, in their birthday suits, in the altogether,
    porn*, *porn, *porno, pornhub, nude, nudes, nudity, nudist*, nudism, topless*, bottomless nude, sex*, *sex, boob*, tits, titties, titty,
    bare breast*, bare chested woman, penis*, vagina*, vulva*, dildo*, blowjob*, blow job, handjob*, hand job, orgasm*, orgy*, orgies, hentai*, xxx, nsfw*, cum, cums,
    cumshot*, cumming, anal, analsex, rape, raped, rapes, raping, rapist*, gangrape*, gang rape*, masturbat*, erotic*, striptease*, stripteas*, strip tease, stripper*,
    full frontal, naked, ejaculat*, couple fucking, people fucking, fucks her, fucks him, fucking her, fucking him, fucking each other, naked woman, naked women, naked girl, naked man, naked lady, naked body, stark naked, buck naked, undressed woman, genital*, fellatio, cunnilingus,
    bukkake, deepthroat*, fisting, camgirl*, upskirt*, bdsm, creampie*,
    nipple*, areola, areolas, no clothes, undresses, undressing, undressed man, undressed girl, undressed couple, undressed body, undressed model, breasts are bare, her breasts, their bare breasts, breasts out, nothing on underneath, nothing underneath her, nothing under her dress, nothing underneath his, as god made her, as god made him, as god made them, making love, make love, makes love, made love, beast with two backs, private parts, pleasuring himself, pleasuring herself, pleasuring themselves, pleasuring each other, pleasures himself, pleasures herself, pleasure himself, pleasure herself, touching herself intimately, touches herself intimately, doggy style, doggystyle, missionary position, having intercourse, have intercourse, has intercourse, coitus, fornicat*, wanking, wanker*, jerking off, jerks off, jack off, jacking off, in the buff, starkers, butt naked, skinny dip*, skinnydip*, threesome*, foursome sex, passionate love making, slow love making, love making scene*, love making session*, their love making, lovemaking, adult film scene
  `),
    ...pairs(
      "show her, shows her, showing her, show his, shows his, showing his, show their, shows their, showing their, flashes her, flashing her, flash their, flashing their, bares her, baring her, bare their, exposes her, exposing her, exposes his, exposing his, expose their, exposing their, reveals her, revealing her, uncovers her",
      "breasts, bare breasts, breast, chest to the camera, butt, buttocks, backside, bum, private parts, privates, crotch, groin",
    ),
    ...pairs(
      "woman, women, man, men, girl, girls, model, models, couple, lady, dancer, dancers, posing, poses, swimming, swims, bathing, bathes, dances, dancing",
      "au naturel, in the buff, in the raw, in the altogether, wearing only a smile, wearing nothing but",
    ),
    ...pairs(
      "dress, robe, gown, coat, towel, skirt, shirt, bathrobe, kimono",
      "falls to the floor nothing underneath, nothing underneath, nothing beneath, with nothing underneath, with nothing beneath, and nothing underneath, and nothing beneath, has fallen to the floor nothing underneath, has fallen to the floor nothing beneath, drops to the floor nothing underneath, slides to the floor nothing underneath, slips to the floor nothing underneath",
    ),
    ...pairs(
      "without, not, nor, hardly",
      "a thread on, a stitch on, a thread on her, a thread on his, a stitch of, a thread of clothing",
    ),
    ...pairs(
      "take, takes, taking, taken, took",
      "all her clothes off, all his clothes off, all their clothes off, her clothes off, his clothes off, their clothes off, off their clothes, off his clothes, off all their clothes, off all her clothes, off all his clothes, off their bikinis, off her bikini, off her bra, off their bras, off her panties, off her underwear, off his underwear, off their underwear, off their tops, everything off and, it all off and dances, off every piece of clothing",
    ),
  ],
  gore: words(`
    gore, gory, gorier, goriest, gorefest, decapitat*, beheading*, behead, beheaded, beheads, dismember*, mutilat*, disembowel*, entrails, guts, severed head,
    severed limb, severed arm, severed hand, bloodbath*, blood bath, tortur*, snuff, snuff film, impale*, impaling, flay, flayed, flaying, flays, maim, maimed, maiming,
    maims, eviscerat*, gutted corpse
  `),
  hate: [
    ...words(`
      swastika*, nazi*, *nazi, *nazis, nazism, nazi salute, the kkk, kkk rall*, kkk robe*, kkk hood*, kkk member*, kkk cross*, ku klux*, kukluxklan*, klansm*, white power, white supremac*, whitepower, hitler*, sieg heil, heil hitler,
      lynching*, lynched, lynch mob, pogrom*, ethnic cleansing*, ethnically cleans*, blackface*, third reich flag, race war
    `),
    // By itself it is laughter in Brazil.
    ...pairs(
      "kkk",
      "guy, guys, man, men, members, march, marches, marching, rally, rallies, rider*, riding, rides, knight*, uniform*, burning, parade*, propaganda, leader*, meeting*, gathering*, costume*, outfit*, squad, heroes, initiation*, chapter, flag*, wizard*, crew, boys, night ride*",
    ),
    ...pairs(
      "der, den, dem, des, el, del, al, le, du, au, marcha da, membros da, homens da, capuz da, capuzes da, desfile da, roupa da, roupas da, encontro da",
      "kkk",
    ),
  ],
  selfharm: words(`
    suicide*, suicidal*, suiciding, self harm*, selfharm*, kill myself, killing myself, kills himself, kills herself, kill yourself, cut myself, cutting myself, cut my wrist*, slit wrist*, slit my wrist*,
    slitting wrist*, slitting her wrist*, slitting his wrist*, slits her wrist*, slits his wrist*, slitting my wrist*, slit her wrist*, slit his wrist*, wrist slitting, hang myself, hanging myself,
    hangs himself, hangs herself, hanging himself, hanging herself, overdos*, noose*, self injur*, selfinjur*, thinspo*, want to die, wants to die, wanna die, wanting to die,
    opens her veins, opens his veins, opening her veins, opening his veins, open my veins, cuts her veins, cuts his veins, cuts her wrists, cuts his wrists, cutting her wrists, cutting his wrists, jumps to her death, jumps to his death
  `),
  minors: words(
    "loli, lolis, lolicon*, shota, shotas, shotacon*, jailbait*, child porn*, kiddie porn*, kid porn*, underage porn*, underage sex*, preteen sex*, childporn*",
  ),
  harmless: [
    ...words(`
    nazi hunter*, nazi zombie*, sex pistols*, sexpistols*,
    sexing chicks, chick sexer*, chick sexing, sex linked, opposite sex, opposite sexes, sex of a, sex of an, nude ballet flats, nude flats, nude sandal*, nude mules, nude stiletto*, nude suede, nude handbag*, nude coloured, nude colored, nude hued, nude toned, nude mannequin*, nude slingback*, nude espadrille*, nude wedges, nude trench coat, topless mini cooper*, topless roadster*, topless convertible*, topless volcano*, naked ladies amaryllis, barenaked ladies, flayed bark, tortured metal, noose of a lasso, cupid s arrow impaled, severed head of a statue, severed head of the statue, severed hand of a statue, severed head of a doll, springtime for hitler, impaler s castle, rapes of sussex, the naked maja, reclining nude by modigliani, nude descending,
    comic strip*, film strip*, blackfaced, black faced, tortured poet*, tortured artist*, tortured soul*, tortured genius, food porn, sex and the city, sex pistols, sex ed, battle of the sexes, no guts no glory, takes guts, took guts, got guts, grand tetons, sexsmith, sexbierum, pornainen, booborowie, nazilli, nazimabad, nazira, naziri, penisarwaun, penisa r waun, tittmoning, snuff mill*, snuff jar*, snuff mull*, snuff tobacco, orgiano, deep throat growl,
    naked mole rat*, naked mole, naked molerat*, naked eye*, naked flame*, naked light*, naked truth, naked branch*, naked tree*, naked twig*, naked bulb*, naked wall*, naked rock*, naked cliff*, naked hill*, naked earth, naked soil, naked stone*,
    naked concrete, naked brick*, naked steel, naked blade*, naked sword*, naked singularit*, naked neck*, naked oat*, naked barley, naked stem*, naked cake*, naked bone*, naked fear, naked ambition, naked gun, naked chef, naked lunch,
    naked juice, naked city, naked island*, naked cat*, naked sphynx, naked dog*, naked bird*, naked chick*, naked hatchling*, naked nestling*, naked ape*, naked clam*, naked slug*, naked snail*, naked foot, naked feet, naked hand*,
    naked bike*, naked motorbike*, naked motorcycle*, naked ladies flower*, nude beach sign*, premature ejaculation leaflet*,
    pornic, pornichet, tittensor, tittenhurst, nazion*, shota rustaveli, bass viol, treble viol, tenor viol, viol consort, consort of viols, viol player*, visceral*, sexual dimorphism, scarifier*, scarify*, scarification of the lawn, e e cummings, cummings, alan cumming, bloody mary,
    sextant*, sextet*, sextupl*, sextuple*, sexagen*, sexagesim*, sexton*, sextil*, sexism*, sexist*, essex*, sussex*, wessex*, middlesex*, unisex*, same sex marriage,
    asexual*, bisexual flag, sex of the, sex chromosome*, sex education, essex, orgyia, nazir*, nazar*, nazca, ignazi*, bonifazi*, penistone*, cum laude, cumberland*, summa cum laude, magna cum laude,
    cum*bria, anal gland*, anal fin*, rape seed*, rapeseed*, oilseed rape, rape field*, rape oil, rape blossom*, field of rape, fields of rape,
    blue tits, great tits, coal tits, marsh tits, willow tits, long tailed tits, crested tits, bearded tits, tomtits, tits at the feeder, tits and sparrows, tits and finches, tits nest*,
    boobook*, boobies, booby, blue footed boob*, boob tube, booby trap*, boobytrap*, nude lipstick*, nude lip*, nude gloss*, nude blush*, nude manicure*, nude makeup, nude polish*, nude tights, nude stocking*, nude foundation*, nude beige, same sex, samesex, dildo newfoundland, dildo run provincial park, harbour of dildo, town of dildo, dildo harbour, dildo cove, dildo island, nude heel*, nude colour*, nude color*, nude shade*, nude tone*, nude palette, nude nail*, nude pump*,
    nude eyeshadow*, nude descending a staircase*, strippers pole bean*, paint stripper*, wire stripper*, wallpaper stripper*, stripper clip*, bolt stripper*, cable stripper*,
    topless bus*, topless double decker, topless tower*, topless car*, topless jeep*, erotica museum sign, anal*ys*, analog*, guts and glory, have the guts, has the guts, had the guts, gut strings, guts of the,
    guts of a, guts out of a, pumpkin guts, watch guts, clock guts, gore tex*, goretex*, al gore, gore vidal, gore bay, gore range, gore mountain, gored skirt, gore street, snuff box*, snuffbox*, snuff bottle*, snuff out, snuffs out,
    snuffed out, up to snuff, snuff the candle*, snuff a candle*, snuff the light*, bobby flay, iron maiden, rack of lamb, maimonid*, torture test*, david lynch, merrill lynch, peter lynch, jane lynch,
    blackface sheep, blackface ewe*, blackface ram*, blackface lamb*, scottish blackface*, suicide prevention*, suicide awareness, suicide hotline*, suicide squeeze, suicide door*, suicide squad*, suicide knob*, cut myself a*, cut myself some*, cut myself off,
    overdose of sunshine, overdose of cute*, noose knot tutorial, self harm prevention, viola, violas, violao, violoes, violaceo*, violaceous, viola tricolor, violin*, anti nazi*, fought the nazi*, fight the nazi*, fighting the nazi*, fights the nazi*, against the nazi*, fled the nazi*, flee the nazi*, fleeing the nazi*, fleeing from the nazi*, escape the nazi*, escaped the nazi*, escaping the nazi*, escaped from the nazi*, hid from the nazi*, hide from the nazi*, hiding from the nazi*, resisted the nazi*, resisting the nazi*, defeat of the nazi*, defeated the nazi*, liberated from the nazi*, victims of the nazi*, persecuted by the nazi*, looted by the nazi*, hindu swastika, buddhist swastika, jain swastika,
    lolita fashion, lollipop*, peniscola*, pennis*, penismo*, cockerel*, cockatoo*, cocktail*, scunthorpe*, dick whittington*, xxx large, xxx l, super bowl xxx*, hand jobs fair, cumulus, cumin, cumbersome, document*,
    erotic*ism in art, masturbate*ur, sexta feira*, vaginat*, evaginat*, invaginat*, impaled on a fence post bird, kkkk*,
    guts a fish, guts the fish, guts fish, guts his fish, guts her fish, guts a salmon, guts a trout, guts a cod, guts a tuna, guts a mackerel, guts a herring, guts herring, guts mackerel, guts a pumpkin, guts the house, guts a house, guts the building, no gore, without gore, no blood or gore, no nudity, without nudity, no nudity or, swastika rangoli, rangoli swastika, swastika kolam, swastika diwali, diwali swastika, swastika in rangoli, rangoli of a swastika, rangoli with a swastika, swastika of rice, swastika of flower*, swastika temple mark, deep throated, grease nipple*, nipple fitting*, nipple fruit, bottle nipple*, pipe nipple*, spoke nipple*, nipples of a bottle, make love not war, no clothes pegs, no clothes peg, no clothes line, no clothes hanger*, no clothes rack, no clothes shop*, no clothes on the line, no clothes on the rack, no clothes on the hanger*, no clothes in the, no clothes left, no clothes to, no clothes that, undressing a salad, undressing the tree, undressing the christmas, sextet*, twosome threesome golf, threesome at golf, golf threesome, threesome of golfers, emperor s new clothes, emperor has no clothes, naked emperor, emperor is naked, naked and afraid, ashkenazi*, ashkenazim*, white powerbank*, topless mountain*, topless carrot*, vlad the impaler, the impaler vlad, village of dildo, nazim, nazima, nazif, nazimiye, nazik,
    clothes off the line, clothes off the washing line, clothes off the clothesline, clothes off the rack, clothes off the hanger*, clothes off the floor, clothes off the bed, clothes off the shelf, clothes off the drying, clothes off the drier, no clothes moths, undresses the christmas, undress the christmas, undress the tree, undresses the tree, undresses a doll, undressing a doll,
    nothing underneath her bed, nothing underneath his bed, nothing underneath her feet, nothing underneath his feet, private parts of the garden*, private parts of the house, private parts of the castle, private parts of the palace, nipple of a bottle, nipple of a baby bottle, nipple of the bottle, buff coloured, buff colored, in the buff coloured, in the buff colored,
    kill myself laughing, killing myself laughing, want to die laughing, wanna die laughing, want to die of laughter, wants to die of laughter, want to die of embarrassment, wants to die of embarrassment, hangs himself a, hangs herself a, hang myself a, overdose of colo*, overdose of glitter, overdose of sugar, overdose on sugar, overdoses on sugar, overdosed on sugar, overdose on candy, overdose of nostalgia, overdose of vitamin*,
    orgy of colo*, orgies of colo*, orgy of light, orgy of flowers, entrails of a clock, entrails of the clock, entrails of a machine, entrails of the machine, entrails of a robot, entrails of a piano, entrails of a radio, entrails of an engine, entrails of a computer, disembowel a pumpkin, disembowelling a pumpkin, disemboweling a pumpkin
  `),
    ...pairs(
      "nu de, nus de, nu couche de, desnudo de, desnudos de, nude by, nudes by, nackte von",
      "modigliani, matisse, picasso, botero, goya, renoir, degas, titian, tizian, tiziano, rubens, duchamp, ingres, manet, cezanne, klimt",
    ),
    ...pairs(
      "naked",
      "trunk*, oak*, willow*, birch*, beech*, orchard*, forest*, wood, woods, hedge*, vine*, root*, ridge*, mountain*, peak*, summit*, dune*, desert*, landscape*, shore*, mast*, pole*, wire*, cable*, beam*, rafter*, scaffold*, skeleton*, skull*, lightbulb*, light bulb*, candle*, spark*, iron, metal, timber, plaster, canvas, eyes, toe, toes, sole, soles, palm tree*, mannequin*, dummy, dummies",
    ),
    ...pairs(
      "full frontal",
      "crash, collision, attack, assault, impact, charge, view of a car, view of a house, view of the building, view of the cathedral, view of the temple",
    ),
    ...pairs(
      "white power",
      "outlet*, cable*, cord*, socket*, strip*, bank, banks, supply, supplies, adapter*, drill*, tool*, line, lines, plant*, station*, button*, switch*, suit*, meter*, ranger*, boat*, plug*, pole*, pylon*, tower*, loader*",
    ),
    ...pairs(
      "threesome of",
      "duck*, geese, swan*, cat, cats, kittens, dog, dogs, puppies, penguin*, bird*, owl*, horse*, elephant*, giraffe*, hill*, mountain*, islands",
    ),
  ],
};
