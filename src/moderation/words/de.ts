import { pairs, type WordList, words } from "./list.ts";

export const DE: WordList = {
  sexual: [
    ...words(`
    fickte, fickten, ficke, wichst, wichste,
    ohne kleidung, ohne kleider, ohne klamotten, unbekleidet*, ohne was an, nichts anhat, nichts an hat, gar nichts an, ueberhaupt nichts an, uberhaupt nichts an, nichts am leib, nichts am koerper, nichts am korper, ohne jede kleidung, ohne jegliche kleidung, ohne jedes kleidungsstuck, ohne irgendwelche kleidung, ohne einen faden am leib, keinerlei kleidung, keine kleidung tragt, traegt keine kleidung, tragt keine kleidung, nicht bekleidet, entkleidet*, oben ohne, huellenlos*, hullenlos*,
    nackt, nackte, nackter, nacktes, nacktem, nackten, nacktheit, nacktfoto*, nacktbild*, nacktvideo*, nacktaufnahme*, nacktszene*, nacktmodel*, nacktparty, nacktfilm*, nacktbad*, nackttanz*, nackttanz*, nackttaenz*, nacktputz*, halbnackt*, splitternackt*, splitterfasernackt*,
    porno*, *porno, *pornos, titten*, *titten, brustwarze*, fotze*, *fotze, ficken, fickt, fickst, fick, ficker, fickend*, gefickt*, ficki*, orgie, orgien, sexorgie*, gruppenorgie*, massenorgie*, partyorgie*, orgasm*, penis*, vagina*, vergewaltig*, nutte, nutten*, hure, huren*, masturbier*, selbstbefriedig*,
    erotik*, *erotik, erotisch*, arsch, arschloch*, arschficker*, arschfick*, arsche, aersche, *arschloch, striptease*, geschlechtsverkehr*, geschlechtsteil*, muschi lecken, bumsen, wichsen, wichser*, entbloesste brueste, nackedei*,
    evakostum, evakostuem, evaskostum, evaskostuem, adamskostum, adamskostuem, nippel, fkk*, wie gott sie schuf, wie gott ihn schuf, wie gott sie geschaffen, liebe machen, machen liebe, macht liebe, liebesspiel*, zieht sich aus, ziehen sich aus, sich auszieh*, sich auszieht, blank ziehen, zieht blank, keine kleidung, keine kleider, nichts drunter, nichts darunter an, ihren busen, ihre bruste, ihre brueste, schamhaar*
  `),
    ...pairs(
      "frau, frauen, mann, manner, maenner, madchen, maedchen, paar, model",
      "im evakostum, im evaskostum, im adamskostum, im evakostuem, im adamskostuem, ganz ohne, wie gott sie schuf, wie gott ihn schuf, textilfrei",
    ),
    ...pairs(
      "zeigt ihre, zeigen ihre, entblosst ihre, entbloesst ihre, entblosst die, entbloesst die",
      "bruste, brueste, brust, busen, scham, nippel",
    ),
  ],
  gore: words(`
    ausweidend*, weiden aus, weidete aus, pfahlt ihn, pfahlt sie,
    enthaupt*, verstummel*, verstuemmel*, ausweiden, ausgeweidet*, ausweidung*, weidet aus, gedarm*, gedaerm*, eingeweide*, blutbad*, blutbader*, gemetzel*, folter*, *folter, gefoltert*, zerstuckel*, zerstueckel*, aufschlitz*, aufgeschlitzt*, abgetrennter kopf, abgetrennten kopf, abgetrennte kopfe, abgetrenntem kopf,
    abgetrennte gliedma*, abgeschlagener kopf, pfahlen, pfaehlen, gepfahlt*, gepfaehlt*, pfahlung*
  `),
  hate: words(`
    hakenkreuz*, hitlergru*, nazi*, neonazi*, sieg heil, heil hitler, hitler*, ss runen, ss rune, rassenhass*, rassenhass, judenhass*, auslander raus, auslaender raus, herrenrasse*, volksverhetz*
  `),
  selfharm: words(`
    selbstmord*, *selbstmord, suizid*, selbstverletz*, selbst verletz*, ritzen sich, sich ritzen, ritzt sich, ritze mich, mich ritzen, arme ritzen, arm ritzen, ritzen, erhang*, erhaeng*, uberdosis*, ueberdosis*, uberdosen, umbringen will, sich umbringen, mich umbringen, sich umbringt, bringt sich um, bringe mich um, sich umzubringen, mich umzubringen, freitod*, pulsader*, sterben wollen, will sterben, sterben will,
    schneidet sich die handgelenke, ritzt sich die handgelenke, schneidet sich die adern, schlitzt sich
  `),
  minors: words("loli, lolicon*, shota, shotacon*, kinderporn*, kinder porn*, kindersex*"),
  harmless: [
    ...words(`
    nackthals*, nackter hals, nackten hals, nazi jager*, nazijager*, nazi jaeger*, foltermuseum*,
    rittersporn*, lerchensporn*, ansporn*, hahnensporn*, sporn, sporne, spornrad*,
    fotzelschnitt*, fotzhobel*, fotzenhobel*, tittenkofen*, wichsenstein*, nippel durch die lasche, am arsch der welt, auf die folter, nuttel*, fickmuhle*, fickmuehle*, eingeweide der maschine, eingeweide des computers, eingeweide der uhr, eingeweide eines klaviers,
    die nackte kanone, nackte kanone, nackter beton, nackter stein, nackten stein, nackte steine, nacktem fels, nacktem stein, nackte gluhbirne, ritzen linien, ritzen muster, ritzen kerben, kerben ritzen, muster ritzen, in ton ritzen, in leder ritzen, in den stein ritzen, in die wand ritzen, in den baum ritzen, ins eis ritzen, in die felswand ritzen, zeichen ritzen, namen ritzen, eingeritzt*, uberdosis farbe*, uberdosis kaffee, uberdosis zucker, uberdosis liebe, uberdosis kitsch,
    die pute, eine pute, der pute, gebratene pute, gefuellte pute, gefullte pute, pute mit, pute im, pute auf, pute aus, puten,
    nacktschneck*, nacktmull*, nacktnasenwombat*, nacktaugentaub*, nacktsamer*, nacktgetreide, nacktgerste, nackthafer, nackten tatsachen, nackte tatsachen, nackte wahrheit, nackte zahlen, nackte fels*, nackten fels*, nackte wand*, nackte waende, nackter fels*, nackte erde, nackte aste, nackte baume, nackte haende, nackten handen, nackten fussen, nackte fusse,
    orgel*, barsch, harsch, marsch, arschbombe*, mit feuer und folter*streck, penistone, fickle*, fickfack*, feldfolter*, sextett*, sextant*, sexta, erotikon, ritzen im, ritzen in den, ritzen der, ritzen des, ritzen zwischen, in den ritzen, aus den ritzen, durch die ritzen, die ritzen, fugen und ritzen, ritzen und fugen, in die rinde ritzen, ins holz ritzen, in holz ritzen, in stein ritzen,
    herz in die rinde ritzen, initialen ritzen, eis ritzen, ausritzen, anritzen, suizidpraventi*, suizidprae*, selbstmordpraventi*, uberdosis gluck, uberdosis schokolade, uberdosis vitamin*, hurenkind*regel, hurra*, wildschwein eingeweide, anti nazi*, naziverbrech* dokument*, nazir*, nazar*, putenbraten, putenbrust*, putenschnitzel, truthahn,
    analyse*, analog*, sechs, foltermuseum, folterwerkzeug im museum, sexualkunde, hitlers bunker dokumentation,
    sexau, sexauer*, sexten, sextener*, oben ohne fahr*, oben ohne faehr*, cabrio oben ohne, oben ohne im cabrio, oben ohne durch die allee, zieht sich aus dem, ziehen sich aus dem, zieht sich aus der, ziehen sich aus der, zieht sich aus einem, zieht sich aus dem wasser, nippelspann*, speichennippel, schmiernippel, lotnippel, der wille zieht sich aus, sextus*, orgie aus farbe*, orgie von farbe*, orgie in farbe*, orgie der farben, farborgie*, farbenorgie*, fressorgie*, oben ohne dach
  `),
    ...pairs(
      "nackt, nackte, nackten, nackter, nacktes, nacktem",
      "holz, baum, baume, baumen, stamm, stamme, ast, aste, asten, zweig, zweige, zweigen, fels, felsen, stein, steine, steinen, wand, wande, wanden, mauer, mauern, boden, erde, beton, metall, stahl, ziegel, ziegeln, ziegelwand, knochen, gluhbirne, gluhbirnen, klinge, klingen, draht, drahte, hugel, hugeln, berg, berge, bergen, insel, landschaft, dune, dunen, angst, panik, existenz, realitat, fuss, fusse, fussen, hand, hande, handen, sohle, sohlen, zehe, zehen, finger, fingern, unterarm, unterarme, leinwand, buhne",
    ),
  ],
};
