import { EVERYDAY } from "./languages-everyday.ts";
import { MORE_LINES, POSTPOSITIONS } from "./languages-more.ts";
import { SAYINGS } from "./languages-sayings.ts";

/**
 * Everyday picture words of other languages, each line an English word the storyboard knows and how
 * others say it (German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Japanese, Chinese,
 * Korean, Arabic, Hindi …), without accents, as `plain` leaves them.
 */
const LINES = `
dog: hund, chien, perro, cane, cachorro, cao, hond, pies, собака, пес, 犬, いぬ, 狗, 개, كلب, कुत्ता
cat: katze, chat, gato, gatto, kat, kot, кот, кошка, 猫, ねこ, 고양이, قطة, बिल्ली
horse: pferd, cheval, caballo, cavallo, cavalo, paard, kon, лошадь, конь, 馬, 马, 말, حصان, घोड़ा
bird: vogel, oiseau, pajaro, uccello, passaro, ptak, птица, 鳥, 鸟, 새, طائر
fish: fisch, fische, poisson, poissons, pez, peces, pesce, pesci, peixe, vis, ryba, рыба, 魚, 鱼, 물고기, سمكة
fox: fuchs, renard, zorro, volpe, raposa, vos, lis, лиса, 狐, キツネ, 여우, ثعلب
wolf: loup, lobo, lupo, wilk, волк, 狼, オオカミ, 늑대, ذئب
bear: bar, ours, oso, orso, urso, beer, niedzwiedz, медведь, 熊, クマ, 곰, دب
lion: lowe, loewe, leon, leone, leao, leeuw, lew, лев, 獅子, ライオン, 狮子, 사자, اسد, أسد, शेर
tiger: tigre, tijger, tygrys, тигр, 虎, 老虎, 호랑이
elephant: elefant, elefante, olifant, slon, слон, 象, ゾウ, 大象, 코끼리, فيل, हाथी
mammoth: mammut, mammouth, mamut, mamute, мамонт, マンモス, 猛犸
cow: kuh, vache, vaca, mucca, koe, krowa, корова, 牛, 소, بقرة
rabbit: hase, kaninchen, lapin, conejo, coniglio, coelho, konijn, krolik, кролик, заяц, 兎, うさぎ, 兔子, 토끼, ارنب
mouse: maus, souris, raton, topo, rato, muis, mysz, мышь, ネズミ, 老鼠
dragon: drache, drago, dragao, draak, smok, дракон, 竜, 龍, ドラゴン, 龙, 드래곤, تنين, ड्रैगन
whale: wal, baleine, ballena, balena, baleia, walvis, кит, 鯨, クジラ, 鲸鱼, 고래, حوت
dolphin: delfin, dauphin, delfino, golfinho, дельфин, イルカ, 海豚
shark: hai, requin, tiburon, squalo, tubarao, акула, サメ, 鲨鱼
octopus: krake, pieuvre, pulpo, polpo, polvo, осьминог, タコ, 章鱼
butterfly: schmetterling, papillon, mariposa, farfalla, borboleta, бабочка, 蝶, 蝴蝶, فراشة
bee: biene, abeille, abeja, ape, abelha, пчела, 蜂
owl: eule, hibou, buho, gufo, coruja, сова, フクロウ, 猫头鹰
penguin: pinguin, manchot, pinguino, pinguim, пингвин, ペンギン, 企鹅, 펭귄
monkey: affe, singe, mono, scimmia, macaco, обезьяна, 猿, サル, 猴子
panda: панда, パンダ, 熊猫
deer: hirsch, reh, cerf, ciervo, cervo, olen, олень, 鹿
sheep: schaf, schafe, mouton, oveja, pecora, ovelha, schaap, овца, 羊
pig: schwein, cochon, cerdo, maiale, porco, свинья, 豚, 猪
frog: frosch, grenouille, rana, sapo, лягушка, カエル, 青蛙
unicorn: einhorn, licorne, unicornio, unicorno, единорог, ユニコーン, 独角兽
monster: monstre, monstruo, mostro, monstro, potwor, монстр, чудовище, 怪物, モンスター
robot: roboter, robo, robote, робот, ロボット, 机器人, 로봇, روبوت
ghost: geist, gespenst, fantome, fantasma, duch, призрак, 幽霊, おばけ, 鬼
alien: ausserirdischer, extraterrestre, инопланетянин, 宇宙人, 外星人
woman: frau, femme, mujer, donna, mulher, vrouw, kobieta, женщина, 女性, 女人, 여자, امرأة, औरत
man: mann, homme, hombre, uomo, homem, mezczyzna, мужчина, 男性, 男人, 남자, رجل, आदमी
girl: madchen, maedchen, fille, chica, nina, ragazza, menina, meisje, dziewczyna, девочка, девушка, 少女, 女の子, 女孩, 소녀, فتاة
boy: junge, garcon, chico, nino, ragazzo, menino, jongen, chlopiec, мальчик, 少年, 男の子, 男孩, 소년, ولد
child: kind, enfant, bambino, crianca, dziecko, ребенок, 子供, 孩子, 아이, طفل
astronaut: astronaute, astronauta, космонавт, астронавт, 宇宙飛行士, 宇航员, 우주비행사, رائد فضاء
wizard: zauberer, sorcier, mago, magicien, волшебник, 魔法使い, 巫师
witch: hexe, sorciere, bruja, strega, bruxa, ведьма, 魔女
princess: prinzessin, princesse, princesa, principessa, принцесса, お姫様, 公主
pirate: pirat, pirata, пират, 海賊, 海盗
knight: ritter, chevalier, caballero, cavaliere, cavaleiro, рыцарь, 騎士, 骑士
car: auto, voiture, coche, macchina, carro, samochod, машина, автомобиль, 車, 汽车, 자동차, سيارة
train: zug, tren, treno, trem, trein, pociag, поезд, 電車, 火车, 기차, قطار
boat: boot, schiff, bateau, barco, barca, navire, barque, лодка, корабль, 船, 배, سفينة
airplane: flugzeug, avion, aereo, aviao, vliegtuig, samolot, самолет, 飛行機, 飞机, 비행기, طائرة
rocket: rakete, fusee, cohete, razzo, foguete, ракета, ロケット, 火箭
bicycle: fahrrad, velo, bicicleta, bici, fiets, rower, велосипед, 自転車, 自行车
hot-air balloon: heissluftballon, heissluftballons, montgolfiere, globo aerostatico, mongolfiera, воздушный шар, 気球, 热气球
house: haus, maison, casa, huis, dom, дом, 家, 房子, 집, بيت
castle: schloss, burg, chateau, castillo, castello, castelo, kasteel, zamek, замок, 城, 성, قلعة
tree: baum, arbre, arbol, albero, arvore, boom, drzewo, дерево, 木, 树, 나무, شجرة
flower: blume, fleur, flor, fiore, bloem, kwiat, цветок, 花, 꽃, زهرة
candle: kerze, bougie, vela, candela, kaars, swieca, свеча, ろうそく, 蜡烛
piano: klavier, пианино, ピアノ, 钢琴, 피아노
guitar: gitarre, guitare, guitarra, chitarra, гитара, ギター, 吉他
sea: meer, mer, mar, mare, zee, morze, море, 海, 바다, بحر, समुद्र
beach: strand, plage, playa, spiaggia, praia, пляж, 砂浜, ビーチ, 海滩, 해변, شاطئ
forest: wald, foret, bosque, bosco, floresta, bos, lesie, lasu, лес, 森, 森林, 숲, غابة, जंगल
mountain: berg, berge, montagne, montana, montagna, montanha, gora, гора, горы, 山, 산, جبل
desert: wuste, wueste, desierto, deserto, woestijn, pustynia, пустыня, 砂漠, 沙漠, 사막, صحراء
city: stadt, ville, ciudad, citta, cidade, stad, miasto, город, 街, 都市, 城市, 도시, مدينة, शहर
street: strasse, rue, calle, strada, rua, straat, ulica, улица, 通り, 道路, 街道, 거리, شارع
river: fluss, riviere, fleuve, rio, fiume, rivier, rzeka, река, 川, 河, 강, نهر
lake: see, lac, lago, jezioro, озеро, 湖, 호수, بحيرة
meadow: wiese, pre, prairie, prado, prato, weide, laka, луг, поле, 草原, 草地
garden: garten, jardin, giardino, jardim, tuin, ogrod, сад, 庭, 花园, 정원, حديقة
room: zimmer, chambre, habitacion, camera da letto, quarto, kamer, pokoj, комната, 部屋, 房间, 방, غرفة
space: weltraum, weltall, espace, espacio, spazio, espaco, kosmos, космос, 宇宙, 太空, 우주, فضاء
moon: mond, lune, luna, lua, maan, ksiezyc, луна, 月, 月亮, 달, قمر
sky: himmel, ciel, cielo, ceu, hemel, niebo, небо, 空, 天空, 하늘, سماء
farm: bauernhof, ferme, granja, fattoria, fazenda, ферма, 農場, 农场
snow: schnee, neige, nieve, neve, sneeuw, snieg, снег, 雪, 눈, ثلج, बर्फ
rain: regen, pluie, lluvia, pioggia, chuva, deszcz, дождь, 雨, 비, مطر, बारिश
storm: sturm, gewitter, orage, tempete, tormenta, tempesta, tempestade, burza, буря, шторм, гроза, 嵐, 暴风雨, عاصفة
fog: nebel, brouillard, niebla, nebbia, nevoeiro, mgla, туман, 霧, 雾
wind: vent, viento, vento, wiatr, ветер, 風, 风
night: nacht, nuit, noche, notte, noite, noc, ночь, ночью, ночной, 夜, 夜晚, 밤, ليل, रात
sunrise: sonnenaufgang, aube, laube, amanecer, alba, nascer do sol, рассвет, 日の出, 日出
sunset: sonnenuntergang, coucher de soleil, atardecer, tramonto, por do sol, закат, 夕日, 夕焼け, 日落
winter: hiver, invierno, inverno, zima, зима, 冬, 겨울
autumn: herbst, automne, otono, autunno, outono, jesien, осень, 秋, 가을
spring: fruhling, printemps, primavera, wiosna, весна, 春, 봄
walk: lauft, geht, spaziert, marche, camina, cammina, caminha, идет, гуляет, 歩く, 走路, 걷는
run: rennt, court, corre, bieg, бежит, 走る, 跑, 달리는
fly: fliegt, vole, vuela, vola, voa, leci, летит, 飛ぶ, 飞, 나는
swim: schwimmt, nage, nada, nuota, plynie, плавает, плывет, 泳ぐ, 游泳
dance: tanzt, danse, baila, balla, danca, tanczy, танцует, 踊る, 跳舞, يرقص, नाच
sleep: schlaft, dort, duerme, dorme, спит, 眠る, 睡觉
play: spielt, joue, juega, toca, suona, gioca, играет, 弾く, 玩
red: rot, roter, rote, rotes, rouge, rojo, roja, rosso, rossa, vermelho, rood, czerwony, красный, 赤い, 红色
blue: blau, blauer, bleu, azul, blu, azzurro, niebieski, синий, 青い, 蓝色
green: grun, gruner, vert, verte, verde, groen, zielony, зеленый, 緑, 绿色
black: schwarz, schwarze, schwarzer, noir, noire, negro, negra, nero, preto, zwart, czarny, черный, 黒い, 黑色
white: weiss, weisse, weisser, blanc, blanche, blanco, blanca, bianco, branco, wit, bialy, белый, белая, 白い, 白色
two: zwei, deux, dos, due, dois, duas, twee, dwa, два, две, 二匹, 两, 兩
three: drei, trois, tres, tre, drie, trzy, три, 三匹, 三
many: viele, beaucoup, muchos, muchas, molti, muitos, veel, много, たくさん
old man: alter mann, vieil homme, viejo, anciano, vecchio, velho, старик, お爺さん, 老人
tokyo: tokio, токио, 東京, 东京, 도쿄
`;

const TABLE = new Map<string, string>();
for (const line of [LINES, MORE_LINES, EVERYDAY, SAYINGS].flatMap((lines) => lines.trim().split("\n"))) {
  const [english = "", foreign = ""] = line.split(": ");
  // Read words have none: "l'aube" is "laube".
  for (const word of foreign.replace(/'/g, "").split(", ")) {
    // One of the two would never be read.
    if (TABLE.has(word)) throw new Error(`"${word}" stands twice among the words of other languages`);
    TABLE.set(word, english);
  }
}
export const ENGLISH_BY_FOREIGN: ReadonlyMap<string, string> = TABLE;

/** Foreign words of scripts without spaces, the longest first, so that a longer word wins over one inside it. */
export const UNSPACED_WORDS: readonly string[] = [...ENGLISH_BY_FOREIGN.keys(), ...Object.keys(POSTPOSITIONS)]
  .filter((word) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word))
  .sort((left, right) => right.length - left.length);
