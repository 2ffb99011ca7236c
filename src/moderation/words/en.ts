import { type WordList, words } from "./list.ts";

export const EN: WordList = {
  sexual: words(`
    without clothes, without any clothes, without clothing, without any clothing, no clothes on, no clothing on, wearing nothing, wears nothing, unclothed, clothes off, takes off her clothes, taking off her clothes, takes off her top, not wearing any*,
    porn*, *porn, *porno, pornhub, nude, nudes, nudity, nudist*, nudism, topless*, bottomless nude, sex*, *sex, boob*, tits, titties, titty,
    bare breast*, bare chested woman, penis*, vagina*, vulva*, dildo*, blowjob*, blow job, handjob*, hand job, orgasm*, orgy*, orgies, hentai*, xxx, nsfw*, cum, cums,
    cumshot*, cumming, anal, analsex, rape, raped, rapes, raping, rapist*, gangrape*, gang rape*, masturbat*, erotic*, striptease*, stripteas*, strip tease, stripper*,
    full frontal, naked, ejaculat*, couple fucking, people fucking, fucks her, fucks him, fucking her, fucking him, fucking each other, naked woman, naked women, naked girl, naked man, naked lady, naked body, stark naked, buck naked, undressed woman, genital*, fellatio, cunnilingus,
    bukkake, deepthroat*, fisting, camgirl*, upskirt*, bdsm, creampie*
  `),
  gore: words(`
    gore, gory, gorier, goriest, gorefest, decapitat*, beheading*, behead, beheaded, beheads, dismember*, mutilat*, disembowel*, entrails, guts, severed head,
    severed limb, severed arm, severed hand, bloodbath*, blood bath, tortur*, snuff, snuff film, impale*, impaling, flay, flayed, flaying, flays, maim, maimed, maiming,
    maims, eviscerat*, gutted corpse
  `),
  hate: words(`
    swastika*, nazi*, *nazi, *nazis, nazism, nazi salute, the kkk, kkk rall*, kkk robe*, kkk hood*, kkk member*, kkk cross*, ku klux*, kukluxklan*, klansm*, white power, white supremac*, whitepower, hitler*, sieg heil, heil hitler,
    lynching*, lynched, lynch mob, pogrom*, ethnic cleansing*, ethnically cleans*, blackface*, third reich flag, race war
  `),
  selfharm: words(`
    suicide*, suicidal*, suiciding, self harm*, selfharm*, kill myself, killing myself, kills himself, kills herself, kill yourself, cut myself, cutting myself, cut my wrist*, slit wrist*, slit my wrist*,
    slitting wrist*, slitting her wrist*, slitting his wrist*, slits her wrist*, slits his wrist*, slitting my wrist*, slit her wrist*, slit his wrist*, wrist slitting, hang myself, hanging myself,
    hangs himself, hangs herself, hanging himself, hanging herself, overdos*, noose*, self injur*, selfinjur*, thinspo*, want to die, wants to die, wanna die, wanting to die
  `),
  minors: words(
    "loli, lolis, lolicon*, shota, shotas, shotacon*, jailbait*, child porn*, kiddie porn*, kid porn*, underage porn*, underage sex*, preteen sex*, childporn*",
  ),
  harmless: words(`
    naked mole rat*, naked mole, naked molerat*, naked eye*, naked flame*, naked light*, naked truth, naked branch*, naked tree*, naked twig*, naked bulb*, naked wall*, naked rock*, naked cliff*, naked hill*, naked earth, naked soil, naked stone*,
    naked concrete, naked brick*, naked steel, naked blade*, naked sword*, naked singularit*, naked neck*, naked oat*, naked barley, naked stem*, naked cake*, naked bone*, naked fear, naked ambition, naked gun, naked chef, naked lunch,
    naked juice, naked city, naked island*, naked cat*, naked sphynx, naked dog*, naked bird*, naked chick*, naked hatchling*, naked nestling*, naked ape*, naked clam*, naked slug*, naked snail*, naked foot, naked feet, naked hand*,
    naked bike*, naked motorbike*, naked motorcycle*, naked ladies flower*, nude beach sign*, premature ejaculation leaflet*,
    pornic, pornichet, tittensor, tittenhurst, nazion*, shota rustaveli, bass viol, treble viol, tenor viol, viol consort, consort of viols, viol player*, visceral*, sexual dimorphism, scarifier*, scarify*, scarification of the lawn, e e cummings, cummings, alan cumming, bloody mary,
    sextant*, sextet*, sextupl*, sextuple*, sexagen*, sexagesim*, sexton*, sextil*, sexism*, sexist*, essex*, sussex*, wessex*, middlesex*, unisex*, same sex marriage,
    asexual*, bisexual flag, sex of the, sex chromosome*, sex education, essex, orgyia, nazir*, nazar*, nazca, ignazi*, bonifazi*, penistone*, cum laude, cumberland*, summa cum laude, magna cum laude,
    cum*bria, anal gland*, anal fin*, rape seed*, rapeseed*, oilseed rape, rape field*, rape oil, rape blossom*, field of rape, fields of rape,
    blue tits, great tits, coal tits, marsh tits, willow tits, long tailed tits, crested tits, bearded tits, tomtits, tits at the feeder, tits and sparrows, tits and finches, tits nest*,
    boobook*, boobies, booby, blue footed boob*, boob tube, booby trap*, boobytrap*, nude lipstick*, nude heel*, nude colour*, nude color*, nude shade*, nude tone*, nude palette, nude nail*, nude pump*,
    nude eyeshadow*, nude descending a staircase*, strippers pole bean*, paint stripper*, wire stripper*, wallpaper stripper*, stripper clip*, bolt stripper*, cable stripper*,
    topless bus*, topless double decker, topless tower*, topless car*, topless jeep*, erotica museum sign, anal*ys*, analog*, guts and glory, have the guts, has the guts, had the guts, gut strings, guts of the,
    guts of a, guts out of a, pumpkin guts, watch guts, clock guts, gore tex*, goretex*, al gore, gore vidal, gore bay, gore range, gore mountain, gored skirt, gore street, snuff box*, snuffbox*, snuff bottle*, snuff out, snuffs out,
    snuffed out, up to snuff, snuff the candle*, snuff a candle*, snuff the light*, bobby flay, iron maiden, rack of lamb, maimonid*, torture test*, david lynch, merrill lynch, peter lynch, jane lynch,
    blackface sheep, blackface ewe*, blackface ram*, blackface lamb*, scottish blackface*, suicide prevention*, suicide awareness, suicide hotline*, suicide squeeze, suicide door*, suicide squad*, suicide knob*, cut myself a*, cut myself some*, cut myself off,
    overdose of sunshine, overdose of cute*, noose knot tutorial, self harm prevention, viola, violas, violao, violoes, violaceo*, violaceous, viola tricolor, violin*, anti nazi*, hindu swastika, buddhist swastika, jain swastika,
    lolita fashion, lollipop*, peniscola*, pennis*, penismo*, cockerel*, cockatoo*, cocktail*, scunthorpe*, dick whittington*, xxx large, xxx l, super bowl xxx*, hand jobs fair, cumulus, cumin, cumbersome, document*,
    erotic*ism in art, masturbate*ur, sexta feira*, vaginat*, evaginat*, invaginat*, impaled on a fence post bird, kkkk*
  `),
};
