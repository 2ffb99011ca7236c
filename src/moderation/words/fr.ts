import { pairs, type WordList, words } from "./list.ts";

export const FR: WordList = {
  sexual: [
    ...words(`
    encul*, sodomis*, femme violee, femmes violees, violee par, viole une fille,
    sans vetement*, sans aucun vetement*, sans un seul vetement, sans le moindre vetement, aucun vetement sur, ne porte aucun vetement, ne portant aucun vetement, ne porte rien du tout, ne porte rien sur elle, rien sur le corps, sans aucun habit, sans rien sur elle, sans rien sur lui, pas habillee, non vetue, zero vetement, sans habits, sans ses vetements, deshabill*, denude, denudee, denudes, denudees, denuder, denudant, sans culotte, en tenue d eve, enleve ses vetements,
    porno*, *porno, pornograph*, nudite*, nudist*, nudism*, femme nue, femmes nues, fille nue, filles nues, homme nu, hommes nus, toute nue, entierement nue*, completement nue*, corps nu, corps nus, actrice nue, danseuse nue, danseuses nues, sexe*, sexuel*, sexy, seins nus, sein nu, poitrine nue, poitrines nues, seins nues, nichon*, baiser torride*, baisers torrides, penis*, vagin, vagins, vaginal*,
    orgasm*, orgie, orgies, orgiaque*, fellation*, masturb*, viol, viols, violeur*, violer une, viole une femme, viol collectif, partouz*, strip tease*, striptease*, stripteas*, strip teas*, erotiq*, erotism*, pute, putes, putain*, cul, culs, enculer, encule*, baiser une femme, branlette*, sodomie,
    il est nu, ils sont nus, nue comme un ver, nu comme un ver, nus comme des vers, nue sous la douche, plus simple appareil, aucun vetement, se deshabill*, tetons, leurs seins, dans son plus simple appareil, sans rien dessous, rien dessous sa robe, parties intimes, s envoyer en l air, s envoient en l air, levrette position, en levrette
  `),
    ...pairs(
      "femme, femmes, homme, hommes, fille, filles, gens, tous, toutes, couple, danseuse, danseur, actrice, se met, se mettent, mannequin, completement",
      "a poil sur, a poil dans, a poil devant, a poil au, a poil en, a poil sous, en costume d eve, en costume d adam, en tenue d adam, dans le plus simple appareil",
    ),
    ...pairs(
      "elle est, elles sont, il est, ils sont, femme est, femme toute, se promene, danse, dort, nage, pose, posent, marche, court, assise, allongee, couchee, debout, elle danse, elle marche, presque",
      "nue, nues, tout nu, tout nus, toute nue",
    ),
    ...pairs("faire, font, fait, faisant, faisons", "l amour"),
    ...pairs(
      "montre ses, montrent leurs, ses, exhibe ses, devoile ses",
      "seins, tetons, parties intimes, fesses",
    ),
  ],
  gore: words(`
    empala, empalait, empalaient, empalant, empalent,
    decapit*, eventr*, egorg*, demembr*, mutil*, eviscer*, etrip*, boyaux, tortur*, bain de sang, bains de sang, tete coupee, tetes coupees, charcut*, empaler*, empale*, empalement*, tete tranchee, tetes tranchees
  `),
  hate: words(`
    lynche, lynchent, lynches, lynchait, lynchaient, lynchant, lyncha,
    croix gammee*, nazi*, neonazi*, neo nazi*, salut nazi, saluts nazis, hitler*, hitlerien*, suprematie blanche, suprematiste*, suprematisme blanc, lynchage*, lyncher*, lynchee*, nettoyage ethnique, nettoyages ethniques, epuration ethnique, haine raciale, haines raciales, race superieure, races superieures, svastika*, pogrom*
  `),
  selfharm: words(`
    suicid*, se suicid*, automutil*, auto mutil*, scarifi*, se pendre, me pendre, se pend, se pendant, pendaison*, surdose*, overdose*, se tailler les veines, tailler les veines, taille les veines, s ouvrir les veines, me tuer, me suicider, envie de mourir, envies de mourir, envie d en finir, veut mourir,
    taillade les veines, taillader les veines, tailladent les veines, tailladant les veines, s entaille les veines, se coupe les veines, s ouvre les veines, taillade les poignets, se coupe les poignets, s entaille les poignets, se tranche les veines
  `),
  minors: words("pedoporn*, pedo porn*, lolicon*, shotacon*"),
  harmless: words(`
    verite toute nue, sexe fort, sexe faible, beau sexe, sexe des fleurs, sexe des plantes, sexe des tortues, sexe des escargots, faux cul, faux culs, torche cul, tetons de venus, orgie gastronomique,
    la maja desnuda, nu bleu de matisse, nu couche de modigliani,
    gratte cul*, grattecul*, paille en cul*, cul blanc, culs blancs, tape cul*, tapecul*, casse cul*, tire au cul, sexe des anges, sexe du bebe, sexe du poussin, sexe de l enfant, ile de goree, viols le fort,
    scarification du gazon, scarification de la pelouse, scarifier la pelouse, scarifier le gazon, surdose de cafe, surdose de sucre, surdose de tendresse,
    cul de sac, culs de sac, cul de poule, culs de poule, cul de bouteille, culs de bouteille, cul de lampe, cul sec, cul terreux, culotte*, culbut*, sexte, sextant*, sextuor*, sexagenair*, charcuterie*, charcutier*, charcutiere*, viole, violes, viole de gambe, violon*, violet*, violence*, violent*, violoncel*, boyaux de velo, boyaux de raquette, nu pieds, pieds nus, pied nu, nus pieds, mains nues, main nue, a l oeil nu, tete nue, arbres nus, arbre nu, branches nues, mur nu, murs nus,
    pendaison de cremaillere, pendre la cremaillere, se pendre au cou, se pendre aux, egorgement de route, pute*aux, puteaux, dispute*, repute*, depute*, compute*, baise main*, baise en ville, tu vas me tuer, overdose de chocolat, sein nourrici*, penistone, nu descendant un escalier*, demembrement de la propriete, scarificateur*, eventrer un paquet, tortue*, tortues, torture de l attente, analyse*, prevention du suicide, falaise*, fraise*,
    cul epais, cul plat, cul rond d une bouteille, au cul d une bouteille, cul d une bouteille, cul du verre, cul noir, cul d une casserole, cul nu du cuivre, faites l amour pas la guerre, faire l amour pas la guerre, roche nue, roches nues, terre nue, epee nue, il est nu pieds, il est nu tete, l hiver est nu, nue propriete, arbre denude, arbres denudes, arbuste denude, colline denudee, collines denudees, branches denudees, montagne denudee, montagnes denudees, terre denudee, roche denudee, plateau denude, paysage denude, fil denude, fils denudes, denuder un fil, denuder les fils, denuder le fil, pince a denuder, denuded hill*, denuded slope*, denuded land*, denuded tree*, denuded forest*, denuded rock*, denuded mountain*, orgie de couleurs, orgie de lumieres, orgie de saveurs, sans vetements chauds, sans vetements d hiver, sans vetement de pluie
  `),
};
