/**
 * What other languages say in several words, or where one word of theirs means another thing than it looks like; without
 * accents and apostrophes. Several words count before single ones: a Portuguese sledge before an Italian train.
 */
export const SAYINGS = `
reads the: lit le, lit la, lit les
reads a: lit un, lit une
reads his: lit son, lit sa, lit ses
plays the: joue de la, joue du, joue de l, jouent de la, jouent du, jouent de l, toca el, toca la, tocan el, tocan la
makes a: fait un, fait une, font un, font une, hace un, hace una, hacen un, hacen una, faz um, faz uma, fazem um, fazem uma, macht einen, macht eine, machen einen, machen eine
flies a kite: lasst einen drachen steigen, lassen einen drachen steigen, lasst drachen steigen, lassen drachen steigen, fait voler un cerf-volant, font voler un cerf-volant, solta pipa, soltam pipa, empina pipa, solta uma pipa, vuela una cometa, vuelan una cometa, 凧を揚げる, 凧揚げ, 放风筝
a sled: um treno, o treno
on a sled: de treno, num treno, no treno
the pond: la mare
a pond: une mare
flips: fait sauter, font sauter, lanza al aire
sunbathes: sonnt sich, sonnen sich, prend le soleil, se fait bronzer, toma el sol, toman el sol, toma sol, tomam sol, 日光浴, 日向ぼっこ, 晒太阳
plays the flute: フルートを吹く, フルートを吹いて, 笛を吹く, 笛を吹いて, 吹笛子
plays the trumpet: トランペットを吹く, トランペットを吹いて, 吹小号
pulls up: 引き上げる, 引き上げて, 引っ張る, 引っ張って, 拉起
waits for the bus: バスを待つ, バスを待って, 等公交车, 等公交, 等巴士, wartet auf den bus, warten auf den bus, attend le bus, attendent le bus, espera el autobus, espera o onibus
to: pour, para, um zu, pour que
plays shogi: 将棋を指す, 将棋を指して, 下象棋, 下棋
turns into a: verwandelt sich in einen, verwandelt sich in eine, verwandelt sich in ein, se transforme en un, se transforme en une, se convierte en un, se convierte en una, se transforma em um, se transforma em uma, 变成
old man: vieux monsieur, vieux, alter herr, alten mann
prince: prinz, prinzen, prince, principe, 王子
holds up: mantiene, halt hoch
rows a rowboat: 划着小船, 划小船, 划着船, 划着一条小船, 划着一艘小船
passes: passe, passent, pasa, pasan, passa, passam
look: schauen, betrachten, sehen zu
stand: stehen, de pe, em pe, estan de pie
sit: sitzend, estan sentados, estao sentados
on: em cima de, em cima do, em cima da, encima de, encima del, por encima de
in front of: frente a, enfrente de, en face de, em frente a, em frente ao, gegenuber
over: por sobre
on a bicycle: a velo, a bicyclette, mit dem fahrrad, auf dem fahrrad, en bicicleta, en bici, de bicicleta, 自転車で, 自転車に乗って, 骑自行车, 骑着自行车
rope bridge: hangebrucke, pont suspendu, pont de corde, puente colgante, ponte suspensa, ponte pensil, 吊り橋, つり橋, 吊桥
stone bridge: steinbrucke, pont de pierre, puente de piedra, ponte de pedra, 石橋, 石桥
brick wall: mauer, mur de briques, muro, 塀, 围墙
village square: plaza del pueblo, plaza mayor, plaza, place du village, grand-place, marktplatz, dorfplatz, rathausplatz, praca, praca da cidade, 広場, 广场
train platform: quai de la gare, bahnsteig, anden, plataforma da estacao, ホーム, 站台
fireplace: kamin, cheminee, chimenea, lareira, 暖炉, 壁炉
sidewalk cafe: terrasse dun cafe, terrasse du cafe, terraza de un cafe, strassencafe, 露天咖啡馆
veranda: veranda, 縁側
outside: draussen, dehors, afuera, la fora, 外で
fog: neblina, nevoa, brume, dunst, もや, 霞
mountain: pao de acucar, zuckerhut, pain de sucre, pan de azucar
shares an umbrella: dividem um guarda-chuva, divide um guarda-chuva, teilen sich einen regenschirm, partagent un parapluie, comparten un paraguas, 相合い傘, 共撑一把伞
oak: eiche, chene, roble, carvalho, 樫
pine tree: kiefer, tanne, sapin, pin, pino, pinheiro, 松, 松树
rock: felsen, fels, rocher, roca, rocha, 岩, 岩石
stone: stein, pierre, piedra, pedra, 石, 石头
on the ice: auf dem eis, sur la glace, sobre el hielo, no gelo, 氷の上を, 氷の上で, 在冰上, 冰上
ice: hielo, gelo, 氷, 冰
sunflower field: ひまわり畑, 向日葵畑, 向日葵花田, champ de tournesols
lavender field: ラベンダー畑, 薰衣草田
flower field: 花畑, お花畑
children: 子どもたち, こどもたち
child: 子ども, こども
hammock: hangematte, hamac, hamaca, ハンモック, 吊床
canoe: canoa, canoas, piragua
pool float: boia, flotador, bouee, schwimmreifen, 浮き輪, 游泳圈
dominoes: domino, ドミノ, 多米诺
shogi: 将棋, 象棋
pancakes: crepe, crepes, pfannkuchen, tortitas, panqueca, panquecas, パンケーキ, ホットケーキ, 煎饼
chalk: kreide, craie, tiza, giz, チョーク, 粉笔
camera: kamera, カメラ, 镜头, 相机
little: klein, kleine, kleiner, kleines, petit, petite, petits, pequeno, pequena, pequenos, 小さな, 小さい
giant: riesig, riesige, riesiger, riesiges, geant, geante, enorme, 巨大な
big: gross, grosse, grosser, grosses, grand, grande, 大きな, 大きい
pulls: ziehen, tirent, tiran, puxam
drinks: trinken, boivent, beben, bebem
helicopter: hubschrauber, helicoptere, helicoptero, ヘリコプター, 直升机
skateboard: スケートボード, スケボー, 滑板
pumpkin: kurbis, citrouille, calabaza, abobora, かぼちゃ, 南瓜
hive: bienenstock, ruche, colmena, colmeia, 蜂の巣, 蜂箱
throws: 投げて, 投げ, lancent, lanzan, jogam pedras
`;
