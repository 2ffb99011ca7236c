import { pairs, type WordList, words } from "./list.ts";

export const ES: WordList = {
  sexual: [
    ...words(`
    desnudisim*, desnudote*, desnudazo*, se desnudan, se desnudaron, se desnudaba*, desnudandola, desnudandolo, tetazas, tetitas, tetorras, culazos, culon, culona, culonas, culones, pollaza, putisima*, putillas, follaba*, follaron, follado, folladas, folle con, violarlas, violandola, viola a una, violo a una, viola a la chica, violaron a,
    sin ropa, sin nada de ropa, sin ninguna ropa, sin ropa alguna, sin ninguna prenda, sin una sola prenda, sin prenda alguna, sin prendas, sin nada puesto, sin llevar nada, no lleva nada puesto, no lleva ropa, no llevan ropa, sin llevar ropa, cero ropa, no vestida, nada de ropa puesta, sin vestir, sin sujetador, quitandose la ropa, se quita la ropa,
    porno*, *porno, pornograf*, desnudo, desnuda, desnudos, desnudas, desnudez, desnudist*, desnudito, desnudita, semidesnud*, desnudarse, desnudando*, desnudandose, desnudate, sexo*, *sexo, sexual*, sexy, tetas, teta, tetona*, tetotas, culo, culos, culazo*, culito*, culote desnudo, polla, pollas, pollon*, cono de, cono mojado, cono abierto, conazo, mi cono, su cono, tu cono, el cono, puta, putas, putita*, puton*, follar*, follando*, follada*, follan, folla, follo, follame*, orgia*,
    orgasm*, pene, penes, vagina*, pezon, pezones, pezoncit*, violacion*, violada, violador*, violar a, violarla, violan a, masturb*, mamada, mamadas, mamando polla, erotic*, sin bragas, sin ropa interior,
    en cueros, en pelota picada, como dios la trajo al mundo, como dios lo trajo al mundo, como dios los trajo al mundo, se desviste, se desvisten, desvistiendose, se quitan la ropa, quitandose toda la ropa, teniendo relaciones, relaciones intimas, genitales, partes intimas, nada debajo del vestido
  `),
    ...pairs(
      "mujer, mujeres, hombre, hombres, chica, chicas, chico, chicos, pareja, gente, todos, todas, modelo",
      "en bolas, en cueros, en pelotas, en traje de eva, en traje de adan, como dios la trajo al mundo, como dios lo trajo al mundo, sin nada encima, sin nada debajo",
    ),
    ...pairs("hacen, haciendo, hacer, hacemos, hace", "el amor"),
    ...pairs(
      "ensena, ensenan, ensenando, muestra, muestran, mostrando, sus, los",
      "pechos, senos, pezones, genitales",
    ),
  ],
  gore: words(`
    degolla, degollan, degollo, degolle, degollaba*, degollaron, empala, empalan, empalaron, empalaba*, empalando*, linchan, linchaba*, lincharon, linchando*, destripo, descuartizo,
    decapit*, degollar*, degollad*, degollamient*, deguell*, degollando*, destripa*, destripad*, descuartiz*, mutila*, desmembra*, viscera*, tortura*, torturad*, masacr*, bano de sangre, banos de sangre, empalar*, empalad*, empalamient*, cabeza cortada, cabezas cortadas, sangriento desmembra*
  `),
  hate: words(`
    esvastica*, nazi*, neonazi*, saludo nazi, hitler*, supremacia blanca, supremacista*, linchamient*, linchar*, linchad*, limpieza etnica, limpiezas etnicas, raza superior, razas superiores, odio racial, cruz gamada, cruces gamadas, kukluxklan*, ku klux*
  `),
  selfharm: words(`
    ahorca, ahorcan, ahorco, ahorcaba*, ahorcando*, ahorcaron,
    suicid*, autolesion*, auto lesion*, cortarme, cortarse las venas, cortarme las venas, corta las venas, cortandose las venas, cortando las venas, ahorcar*, ahorcad*, ahorcandose, ahorcamient*, sobredosis, sobre dosis, matarme, matarse, quitarme la vida, quitarse la vida, se quita la vida, quiero morir*, querer morir, quiere morir,
    cortandose las venas, se corta las venas, cortarse las venas, se abre las venas, abrirse las venas
  `),
  minors: words("pornografia infantil, porno infantil, sexo infantil, lolicon*, shotacon*"),
  harmless: [
    ...words(`
    arbol se desnuda, arboles se desnudan, se desnudan los arboles, bosque se desnuda, culo de la olla, culo del cazo, culo de la sarten, polla gol, orgia gastronomica, orgia de chocolate,
    la maja desnuda, maja desnuda, desnudo bajando,
    tetas de viana, tetas de lierganes, teatro degollado, santos degollado, de degollado, un boquete, el boquete, boquetes en, culo inquieto, culo de mal asiento, sexo de los angeles, sexo del bebe, rape a la, rape al, rape en salsa, el pez rape, un rape enorme, chacinas ibericas, masacre vegetal,
    polla de agua, pollas de agua, desnudo arbol, desnudos arboles, desnudo muro, desnuda roca, culo de la botella, culo de botella, culo del vaso, culo de vaso,
    por no, sexto, sexta, sextos, sextas, sexteto*, sextante*, sexagenari*, sexagesim*, sexenio*, sexuado*, culotte*, culombio*, inculo*, articulo*, circulo*, vehiculo*, apollo, pollo, pollos, cepollina, cebolla, penelope, penetra* bosque, viola, violas, viola de gamba, violaceo*, violin*, violencia domestica no, violeta*, conocid*, cono de helado, cono de trafico, cono de luz, cono de nieve, cono volcanico, conos, cono volcan*, cono sur, cono invertido, un cono,
    el cono de, cono naranja, mamada de oso, computa*, disputa*, reputa*, diputa*, imputa*, amputa*, puta madre patria, desnudo bajando una escalera, arboles desnudos, arbol desnudo, ramas desnudas, rama desnuda, pies desnudos, a pie desnudo, manos desnudas, paredes desnudas, pared desnuda, roca desnuda, rocas desnudas, verdad desnuda, tierra desnuda, montana desnuda, montes desnudos,
    cortarme el pelo, cortarme el cabello, cortarme las unas, cortarme un trozo, cortarme una rebanada, cortarme el flequillo, ganas de matarme, sobredosis de azucar, sobredosis de ternura, escuadron suicida*, prevencion del suicidio, mutilado de guerra, tetera*, teta de monja, tetas de novicia, peniscola, tortugas, tortuga*, torturra*, follaje*, folleto*, follon de gente, analisis*, ano nuevo, ano, folladero, folklore, foll*eto, enemigo,
    pie desnudo, ojo desnudo, ojos desnudos, hombro desnudo, hombros desnudos, acero desnudo, hormigon desnudo, cemento desnudo, ladrillo desnudo, ladrillos desnudos, bombilla desnuda, bombillas desnudas, espada desnuda, cable desnudo, cables desnudos, arboles casi desnudos, campo desnudo, campos desnudos, piedra desnuda, madera desnuda, mesa desnuda, habitacion desnuda, escenario desnudo, haz el amor y no la guerra, hacer el amor y no la guerra, los pechos de paloma, orgia de colores, orgia de luces, orgia de sabores, sin ropa de abrigo, sin ropa de invierno, sin ropa de lluvia, arreola*
  `),
    ...pairs(
      "arbol, arboles, tronco, troncos, rama, ramas, bosque, bosques, muro, muros, pared, paredes, roca, rocas, piedra, piedras, montana, montanas, monte, montes, colina, colinas, cerro, cerros, tierra, suelo, isla, islas, paisaje, desierto, campo, campos, bombilla, bombillas, cable, cables, espada, espadas, acero, hierro, metal, ladrillo, ladrillos, madera, hormigon, cemento, hueso, huesos, esqueleto, pie, pies, mano, manos, dedo, dedos, brazo, brazos, antebrazo, ojo, ojos, hombro, hombros, cuello, mesa, escenario, habitacion, lienzo, verdad",
      "desnudo, desnuda, desnudos, desnudas",
    ),
  ],
};
