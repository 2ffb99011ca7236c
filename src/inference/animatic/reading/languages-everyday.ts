/** Still more of what is seen and done every day; without accents and apostrophes. */
export const EVERYDAY = `
flowers: blumen, fleurs, flores, fiori
sandcastle: sandburg, chateau de sable, castillo de arena, castelo de areia, 砂の城, 沙堡
sled: schlitten, luge, trineo, ソリ, 雪橇
lily pad: seerosenblatt, nenuphar, nenufar, hoja de loto, 睡莲叶, 荷叶
oven: ofen, backofen, four, horno, forno, オーブン, 烤箱
nut: nuss, noix, noisette, nuez, noz, クルミ, 坚果
hides: versteckt, verstecken, cache, cachent, se cache, esconde, esconden, se esconde, 隠れる, 隠れて, 隠す, 藏, 躲
blows out the candles: sopla las velas, souffle les bougies, blast die kerzen aus, blast die kerzen, pustet die kerzen aus, sopra as velas, ろうそくを吹き消す, 吹蜡烛
unicycle: monociclo, monocycle, einrad, 一輪車, 独轮车
circus: circo, zirkus, cirque, サーカス, 马戏团
treasure: tesoro, tresor, schatz, tesouro, 宝物, 宝藏
look for: buscan, busca, sucht, suchen, cherche, cherchent, procura, procuram, 探す, 探して, 寻找
bakes: hornea, hornean, backen, assa, fait cuire, 焼く, 焼いて, 烤
chocolate: brigadeiro, brigadeiros
cookies: galletas, kekse, biscuits, biscoitos, bolachas, クッキー, 饼干
tunnel: tunel, トンネル, 隧道
cross: atraviesa, atraviesan, atravessam
draws: dessine, dessinent, zeichnet, zeichnen, dibuja, dibujan, desenha, desenham
sun: soleil, sonne, sol, 太陽, 太阳
blackboard: tableau noir, tableau, tafel, pizarra, lousa, quadro negro, 黒板, 黑板
playing cards: cartes, karten, cartas, baralho, トランプ, 扑克牌
in a cafe: dans un cafe, au cafe, en un cafe, en el cafe, im cafe, in einem cafe, num cafe, no cafe, カフェで, 在咖啡馆
branch: branche, ast, rama, galho, 枝, 树枝
puddle: flaque, flaque deau, pfutze, charco, poca, 水たまり, 水坑
water: eau, deau, wasser, agua, 水
breathes fire on: souffle du feu sur, speit feuer auf, escupe fuego sobre, cospe fogo em
cheese: fromage, kase, queso, queijo, チーズ, 奶酪
plays with a ball: jogam bola, joga bola, jouent au ballon, joue au ballon, spielen ball, spielt ball, juegan a la pelota, ボールで遊ぶ
plays football: spielen fussball, spielt fussball, jouent au foot, jouent au football, joue au football, juegan al futbol, juega al futbol, jogam futebol, joga futebol, サッカーをする, サッカーをして, 踢足球
rides a bicycle: anda de bicicleta, andam de bicicleta, fait du velo, font du velo, fahrt fahrrad, fahren fahrrad, monta en bicicleta, 自転車に乗る, 骑车
chase: corre atras de, correm atras de
flies on a broom: voa na vassoura, vuela en su escoba, vuela en una escoba, fliegt auf einem besen, vole sur un balai, vole sur son balai, ほうきに乗って飛ぶ, 骑扫帚
through the snow: 雪の中を, 雪の中で
carrot: karotte, mohre, carotte, zanahoria, cenoura, 人参, にんじん, 胡萝卜
washes the dishes: 皿を洗う, 皿を洗って, 洗碗, lave la vaisselle, spult geschirr, wascht ab, lava los platos, lava a louca
wash: wascht, waschen, lave, lavent, lava, lavan, lavam, 洗う, 洗って, 洗
passes: 通る, 通って, 通り過ぎる, 经过, 走过
fishing: 魚を釣る, 魚を釣って, 釣る, 釣って, fischen, pechent, pescan, pescam, angeln
holds an umbrella: 打伞, 打着伞, 撑伞, 撑着伞
pond: teich, etang, estanque, charca, lagoa, 池, 池塘
sheep: moutons, ovejas, ovelhas
ducklings: entenkuken, canetons, patitos, patinhos, 小鸭子
grandfather: grosspapa, papy
grandmother: mamy, grossmama
uncle: onkel, oncle, tio
mother: mutter, mama, mere, maman, madre, mae, お母さん, 母, 妈妈
father: vater, papa, pere, padre, pai, お父さん, 父, 爸爸
brothers: bruder, freres, hermanos, irmaos, 兄弟
sisters: schwestern, soeurs, hermanas, irmas, 姉妹
schoolchildren: schulkinder, ecoliers, alumnos, alunos, 小学生
policeman: polizist, gendarme, お巡りさん
cook: kochin, cuisiniere, cocinera
waiter: kellner, serveur, camarero, garcom, ウェイター, 服务员
magician: magier, prestidigitateur, 手品師, 魔术师
photographer: fotograf, photographe, fotografo, 写真家, 摄影师
shepherd: schafer, hirte, berger, pastor, 羊飼い, 牧羊人
beekeeper: imker, apiculteur, apicultor, 養蜂家, 养蜂人
lumberjack: holzfaller, bucheron, lenador, lenhador, 木こり, 伐木工
scientist: wissenschaftler, scientifique, cientifico, cientista, 科学者, 科学家
diver: taucher, plongeur, buzo, mergulhador, ダイバー, 潜水员
surfer: surfeur, surfista, サーファー, 冲浪者
cowboy: vaquero, カウボーイ, 牛仔
skeleton: skelett, squelette, esqueleto, 骸骨, 骷髅
vampire: vampir, vampiro, 吸血鬼
giant: riese
elf: lutin, duende
zebra: シマウマ, 斑马
kangaroo: kanguru, kangourou, canguro, カンガルー, 袋鼠
koala: コアラ, 考拉
ostrich: strauss, autruche, avestruz, ダチョウ, 鸵鸟
peacock: pfau, paon, pavo real, pavao, 孔雀
raven: rabe, corbeau, cuervo, corvo, カラス, 乌鸦
swans: schwane, cygnes, cisnes
bat: fledermaus, chauve-souris, murcielago, morcego, コウモリ, 蝙蝠
crab: krebs, crabe, cangrejo, caranguejo, カニ, 螃蟹
jellyfish: qualle, meduse, medusa, agua-viva, クラゲ, 水母
seal: robbe, phoque, foca, アザラシ, 海豹
lobster: hummer, homard, langosta, lagosta
ladybug: marienkafer, coccinelle, mariquita, joaninha, てんとう虫, 瓢虫
caterpillar: raupe, chenille, oruga, lagarta, 毛虫, 毛毛虫
grasshopper: heuschrecke, sauterelle, saltamontes, gafanhoto, バッタ, 蚱蜢
rooster: hahn, coq, gallo, galo, 雄鶏, 公鸡
chicks: kuken, poussins, pollitos, pintinhos, ひよこ, 小鸡
calf: kalb, veau, ternero, bezerro, 子牛
lamb: lamm, agneau, cordero, cordeiro, 子羊
pony: ponei, poney
fire engine: feuerwehrauto, camion de pompiers, camion de bomberos, caminhao de bombeiros, 消防車, 消防车
ambulance: krankenwagen, ambulancia, 救急車, 救护车
police car: polizeiauto, voiture de police, coche de policia, carro de policia, パトカー, 警车
taxi: タクシー, 出租车
scooter: roller, trottinette, patinete, スクーター
submarine: u-boot, sous-marin, submarino, 潜水艦, 潜水艇
parachute: fallschirm, paracaidas, paraquedas, パラシュート, 降落伞
swing: schaukel, balancoire, columpio, balanco, ブランコ, 秋千
slide: rutsche, toboggan, tobogan, escorregador, すべり台, 滑梯
tent: zelt, tente, tienda de campana, barraca, テント, 帐篷
sofa: canape, ソファ, 沙发
carpet: teppich, tapis, alfombra, tapete, 絨毯, 地毯
mirror: spiegel, miroir, espejo, espelho, 鏡, 镜子
lamp: lampe, lampara, lampada, ランプ, 灯
lantern: laterne, lanterne, farolillo, lanterna, 提灯, 灯笼
bucket: eimer, seau, cubo, balde, バケツ, 水桶
basket: korb, panier, cesta, cesto, かご, 篮子
suitcase: koffer, valise, maleta, mala, スーツケース, 行李箱
gift: geschenk, cadeau, regalo, presente, プレゼント, 礼物
doll: puppe, poupee, muneca, boneca, 人形, 洋娃娃
teddy bear: teddybar, ours en peluche, osito de peluche, ursinho de pelucia, ぬいぐるみ, 泰迪熊
ice cream: glace a la vanille, helado de vainilla, sorvete, eiscreme, アイスクリーム, 冰淇淋
banana: banane, platano, バナナ, 香蕉
strawberries: erdbeeren, fraises, fresas, morangos, いちご, 草莓
watermelon: wassermelone, pasteque, sandia, melancia, スイカ, 西瓜
pumpkins: kurbisse, citrouilles, calabazas, aboboras
mushroom: pilz, champignon, seta, cogumelo, キノコ, 蘑菇
egg: ei, oeuf, huevo, ovo, 卵, 鸡蛋
star: stern, etoile, estrella, estrela
rainbow: arc-en-ciel, arco iris
leaves: laub, blatter, feuilles, hojas, folhas, 落ち葉, 落叶
autumn leaves: herbstblatter, feuilles mortes, hojas secas, folhas secas, 紅葉
jungle: dschungel, selva, ジャングル, 丛林
savanna: savane, サバンナ, 草原上
swamp: sumpf, marais, pantano, 沼, 沼泽
playground: spielplatz, aire de jeux, parque infantil, parquinho, 遊び場, 游乐场
zoo: zoologico, 動物園, 动物园
hospital: krankenhaus, hopital, hospital, 病院, 医院
restaurant: restaurante, レストラン, 餐厅
supermarket: supermarkt, supermarche, supermercado, スーパー, 超市
bakery: backerei, boulangerie, panaderia, padaria, パン屋, 面包店
classroom: klassenzimmer, salle de classe, aula, sala de aula, 教室
bathroom: badezimmer, salle de bain, bano, banheiro, お風呂, 浴室
bedroom: schlafzimmer, dormitorio, 寝室, 卧室
living room: wohnzimmer, salon, sala de estar, リビング, 客厅
garage: werkstatt, garaje, garagem, ガレージ, 车库
airport: flughafen, aeroport, aeropuerto, aeroporto, 空港, 机场
church: kirche, eglise, iglesia, igreja, 教会, 教堂
temple: tempel, templo, お寺, 寺庙
barn: scheune, grange, granero, celeiro, 納屋, 谷仓
hut: hutte, cabane, choza, cabana, 小屋
igloo: iglu, イグルー
museum: musee, museo, museu, 博物館, 博物馆
skyscraper: wolkenkratzer, gratte-ciel, rascacielos, arranha-ceu, 高層ビル, 摩天大楼
street lamp: strassenlaterne, lampadaire, poste de luz, 街灯, 路灯
waits: warten, attendent, esperan, esperam
plants a tree: pflanzt einen baum, plante un arbre, planta un arbol, planta uma arvore, 木を植える, 种树
paints a picture: malt ein bild, peint un tableau, pinta un cuadro, pinta um quadro, 絵を描く, 絵を描いて, 画画
paints: 画
painting: 油画, 壁画, 漫画, 动画
camera: 画面
opens: offnet, ouvre, abre, 開ける, 打开
gives: gibt, donne, da una, da un, 渡す, 给
shows: zeigt, montre, muestra, mostra
repairs: repariert, repare, repara, arregla, conserta, 修理する, 修理して, 修理
lifts: hebt, souleve, levanta, 持ち上げる, 举起
kneels: kniet, sagenouille, se arrodilla, ajoelha
hammers: hammert, martele, martilla, martela
pours: giesst ein, verse, vierte, despeja, 注ぐ, 注いで, 倒
photographs: fotografieren, prend en photo, saca una foto, tira uma foto
steals: stiehlt, stehlen, vole un, roba, roban, rouba, 盗む, 偷
hugging: umarmen sich, senlacent, se abrazan, se abracam
kisses: kussen sich, sembrassent, se besan, se beijam
sings: singen, 歌を歌う, 歌を歌って
listens: hort, ecoute, escucha, ouve, 聞く, 聞いて
rolls: rollt, roule, rueda, rola, 転がる, 转滚, 滚
carrying: tragen, portent, llevan, cargan
feeding: futtern, nourrissent, alimentan, alimentam
front door: haustur, porte dentree, puerta de casa, porta de casa, 家门口, 玄関
sweeps: fegen, balaient, barren, varrem
crying: weinen, pleurent, lloran, choram
laughs: lachen, rient, rien, riem
`;
