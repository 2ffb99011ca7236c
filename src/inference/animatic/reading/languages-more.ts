/**
 * What is done, how one thing stands to another, and more of what is seen, as German, French, Spanish, Portuguese,
 * Japanese and Chinese say it; without accents. `upon`, `below` … are English words that stand after theirs.
 */
export const MORE_LINES = `
sailboat: barca a vela, barco a vela
dachshund: dackel, teckel, basset, perro salchicha
autumn: herbstlich, herbstliche, herbstlichen, herbstlicher, herbstliches, automnal, automnale, otonal, outonal, осенью, осенний, осеннем
winter: winterlich, winterliche, winterlichen, winterlicher, hivernal, invernal, зимой, зимний, зимнем
snowy: verschneit, verschneite, verschneiten, verschneiter, verschneites, schneebedeckt, enneige, enneigee, nevado, nevada, coberto de neve, заснеженный, заснеженном
foggy: neblig, nebligen, neblige, brumeux, brumeuse, neblinoso, nebuloso, 霧の
rainy: regnerisch, regnerischen, pluvieux, pluvieuse, lluvioso, lluviosa, chuvoso, chuvosa, 雨の
howl: heult, heulen, hurle, hurlent, aulla, aullan, uiva, uivam, 遠吠え, 嚎叫, воет
balcony: sacada, バルコニー, балкон, балконе
walk: идут, гуляют, идти
early morning: fruher morgen, fruhmorgens, petit matin, de madrugada, manha cedo, рано утром
mermaid: meerjungfrau, nixe, sirene, sirena, sereia, 人魚, 美人鱼, 人鱼
harp: harfe, harpe, harpa, arpa, ハープ, 竖琴
flute: flote, querflote, flauta, フルート, 笛, 笛子, 长笛
accordion: akkordeon, ziehharmonika, accordeon, acordeon, sanfona, アコーディオン, 手风琴
old woman: alte frau, alte dame, vieille dame, anciana, senora mayor, velha, velhinha, senhora idosa, abuelita, mamie, おばあちゃん, 老婆婆
old man: vovozinho, papi, おじいちゃん
two grandfathers: dos abuelos
train: tren viejo, vieux train, alter zug, trem velho
postman: brieftrager, postbote, facteur, cartero, carteiro, 郵便配達, 邮递员, 郵便屋さん
farmer: bauerin, paysan, campesino, 农夫
sailor: matrose, marin, marinero, marinheiro, 船乗り, 水手
baker: backer, boulanger, panadero, padeiro, パン屋さん, 面包师
nurse: krankenschwester, infirmiere, enfermera, enfermeira, 看護師, 护士
doctor: arzt, arztin, medecin, medico, 医者, 医生
soldier: soldat, soldado, 兵士, 士兵
clown: clown, payaso, palhaco, ピエロ, 小丑
friends: freunde, freundinnen, amis, amies, amigos, amigas, 友達, 朋友
businessman: geschaftsmann, hombre de negocios, executivo, サラリーマン, 上班族
worker: arbeiter, ouvrier, obrero, trabajador, trabalhador, 作業員, 工人
bride: braut, mariee, novia, noiva, 花嫁, 新娘
fairy: fee, hada, fada, 妖精, 仙女
ant: ameise, fourmi, hormiga, formiga, アリ, 蚂蚁
ants: ameisen, fourmis, hormigas, formigas
anteater: ameisenbar, tamandua, tamanoir, oso hormiguero, アリクイ, 食蚁兽
snail: schnecke, escargot, caracol, カタツムリ, 蜗牛
snails: schnecken, escargots, caracoles, caracois
piglets: ferkel, schweinchen, cochons, cerditos, porquinhos, 子豚, 小猪
parrots: papageien, perroquets, loros, guacamayos, papagaios, araras
parrot: guacamayo, arara
crocodile: jacare, caiman
spider: spinne, araignee, arana, aranha, クモ, 蜘蛛
turtle: 海龟
raccoon: waschbar, raton laveur, mapache, guaxinim, アライグマ, 浣熊
donkey: esel, ane, burro, asno, ロバ, 驴
foxes: fuchse, renards, zorros, raposas
goose: gans, oie, ganso, oca, ガチョウ, 鹅
pigeons: tauben, pigeons, palomas, pombos, pombas, 鳩, ハト, 鸽子
hot-air balloon: balao de ar quente, 熱気球
tram: strassenbahn, tramway, tranvia, bonde, bondinho, 路面電車, 电车
bullet train: schnellzug, tgv, ave, trem-bala, 新幹線, 高铁
rowboat: bote de remos, barquinho
tractor: traktor, tracteur, trator, トラクター, 拖拉机
fence: zaun, cloture, barriere, valla, 柵, 栅栏, 篱笆
cart: karren, charrette, carreta, carroca, 荷車, 马车, 推车
bell: glocke, cloche, campana, sino, 鐘, 钟
ladder: leiter, echelle, escalera de mano, escada de mao, はしご, 梯子
stairs: treppe, treppen, escalier, escaliers, escaleras, escadas, escadaria, 階段, 楼梯
rope: seil, corde, cuerda, corda, ロープ, 绳子
wall: mur, 墙
armchair: sessel, fauteuil, sillon, poltrona
newspaper: zeitung, journal, periodico, jornal, 新聞, 报纸
noodles: nudeln, nouilles, fideos, macarrao, ラーメン, 面条
dumplings: knodel, raviolis chinois, ジャガ, 餃子, 饺子
bread rolls: brotchen, semmeln, petits pains, panecillos, paezinhos
honey: honig, miel, mel, はちみつ, 蜂蜜
flag: flagge, fahne, drapeau, bandera, bandeira, 旗
fishing net: netz, filet, red, rede, 網, 渔网
broom: besen, balai, escoba, vassoura, ほうき, 扫帚
cactus: kaktus, cactus, cacto, サボテン, 仙人掌
on mars: en marte, em marte, auf dem mars, sur mars, 火星で, 在火星上
on the moon: auf dem mond, sur la lune, en la luna, na lua, 月で, 月面で, 在月球上
garden: 院子
balcony: balkon, balcon, balcao, varanda, ベランダ, 阳台
courtyard: hof, cour, patio, quintal, 中庭
alley: gasse, ruelle, callejon, beco, 路地, 小巷
pool: schwimmbad, piscine, piscina, プール, 游泳池
station: bahnhof, gare, estacion, estacao, 駅, 车站
mountain lake: bergsee, lac de montagne, lago de montana
bamboo forest: bambuswald, foret de bambous, bosque de bambu, bambuzal, 竹林
riverbank: flussufer, rive, orilla del rio, beira do rio, 川原, 河边, 江边
lakeside: seeufer, bord du lac, orilla del lago, beira do lago, 湖畔, 湖边
hilltop: cerro, morro, 山丘
snowy mountain: schneeberg, montagne enneigee, montana nevada, montanha nevada, 雪山
in the morning: am morgen, le matin, por la manana, de manha, 朝に
early in the morning: fruh am morgen, au petit matin, muy de manana, de manha cedo, 早朝, 清晨, 明け方
at dawn: bei tagesanbruch, im morgengrauen, a l'aube, al amanecer, ao amanhecer, 夜明けに
at dusk: in der dammerung, au crepuscule, al anochecer, ao anoitecer, 夕暮れに, 黄昏
before dawn: vor sonnenaufgang, vor tagesanbruch, avant l'aube, antes del amanecer, antes do amanhecer, 夜明け前, 黎明前
at noon: mittags, am mittag, a midi, al mediodia, ao meio-dia, 正午, 中午
at midnight: um mitternacht, a minuit, a medianoche, a meia-noite, 真夜中, 午夜
in the rain: im regen, sous la pluie, bajo la lluvia, na chuva, 雨の中, 雨中
on a rainy day: an einem regentag, un jour de pluie, un dia de lluvia, num dia de chuva, 雨の日, 下雨天
in the mist: im nebel, dans la brume, en la niebla, na neblina, 霧の中, 雾中
in the morning mist: im morgennebel
snowing: schneit, nieva, nevando, 雪が降る, 下雪
combs: kammt, peigne, peina, penteia, とかす, 梳
sweeps: kehrt, 掃除
sleeps: 寝ている
holding: さして
waits: wartet, attend, espera, 待って, 等
kneads: knetet, petrit, amasa, amassa, こねる
climbs: escalam, sobe, のぼる
descends: descend, desciende, baja, desce, 降りる, 下山
carries: carregam
knits: strickt, tricote, teje, tricota, 編み物, 织毛衣
sliding: rutscht, glisse, glissent, se desliza, desliza, すべる, 滑
skates: eislauft, スケート
blows: pustet, souffle, sopla, sopra, 吹く, 吹
races: rennt um die wette, fait la course, font la course, compiten, apostam corrida, 競走, 赛跑
builds: 盖
gallops: galoppiert, galope, galopa, 駆ける
umbrella: schirm
the: der, die, dem, den, le, la, les, el, los, las, l, os, as
a: ein, eine, einen, einem, einer, eines, un, une, una, um, uma, 一个, 一只, 一位, 一名, 一条, 一辆, 一艘, 一座, 一匹, 一头, 一架
and: und, et, y, e, そして, 和, 与
with: mit, avec, con, com
on: auf, sur, sobre, encima
under: unter, sous, bajo, debajo, sob, debaixo, embaixo
over: uber, ueber, por encima, au-dessus, acima
behind: hinter, derriere, detras, atras
before: vor, devant, delante, frente
beside: neben, bei, beside, junto, cerca, pres, lado, cote, perto
between: zwischen, entre
in: im, in, ins, dans, en, em, no, na, nos, nas, num, numa
at: an, am, beim, au, aux, al, ao, aos
through: durch, a traves, atraves
around: um herum, autour, alrededor, redor, 围着, 环绕, 绕着
of: von, vom, de, du, des, del, do, da, das
to: zu, zum, zur, nach, vers, hacia
while: wahrend, waehrend, pendant, mientras, enquanto
four: vier, quatre, cuatro, quatro, 四匹, 四
five: funf, fuenf, cinq, cinco, 五匹, 五
six: sechs, seis, 六
three: 三只, 三个, 三人, 3匹, 三头
two: 两只, 两个, 两位, 二人, 2匹, 两名, 两匹, 两头, 2人
old man: 老爷爷, おじいさん, grossvater, abuelo, avo, grand-pere, vovo
old woman: oma, grossmutter, abuela, grand-mere, vieille femme, おばあさん, 老奶奶, 奶奶
old men: alte manner, ancianos, velhos
grandfather: opa, 爷爷
children: kinder, enfants, ninos, criancas, 子供たち, 孩子们
woman: senora, senhora, dame, 女の人, 妇女
man: herr, senor, senhor, 男の人, 男子
family: familie, famille, familia, 家族, 一家人
girls: madels, filles, chicas, meninas
boys: jungs, garcons, chicos, meninos
farmer: bauer, fermier, agricultor, granjero, fazendeiro, 農夫, 农民, 農家
fisherman: fischer, pecheur, pescador, 漁師, 渔夫
chef: koch, koechin, cuisinier, cocinero, cozinheiro, cozinheira, シェフ, 厨师, コック
gardener: gartner, gaertner, jardinier, jardinero, jardineiro, 園丁, 园丁
teacher: lehrer, lehrerin, professeur, maestro, maestra, professora, professor, 先生, 老师
firefighter: feuerwehrmann, pompier, bombero, bombeiro, 消防士, 消防员
dancer: tanzerin, danseuse, bailarina, dancarina, ダンサー, 舞者
painter: maler, peintre, pintor, pintora, 画家
musician: musiker, musicien, musico, ミュージシャン, 音乐家
baby: bebe, 赤ちゃん, 婴儿
king: konig, koenig, roi, rey, rei, 王様, 国王
queen: konigin, reine, reina, rainha, 女王
monk: monch, moench, moine, monje, monge, 僧侶, 和尚, お坊さん
ninja: 忍者
samurai: 侍, 武士
police officer: policier, policia, 警官, 警察
ducks: enten, canards, patos
duck: ente, canard, pato, アヒル, 鴨, 鸭子
chicken: huhn, poule, gallina, galinha, 鶏, 鸡, にわとり
goat: ziege, chevre, cabra, ヤギ, 山羊
squirrel: eichhornchen, ecureuil, ardilla, esquilo, リス, 松鼠
turtle: schildkrote, tortue, tortuga, tartaruga, 亀, カメ, 乌龟
camel: kamel, chameau, camello, camelo, ラクダ, 骆驼
giraffe: girafe, jirafa, girafa, キリン, 长颈鹿
crocodile: krokodil, cocodrilo, crocodilo, ワニ, 鳄鱼
snake: schlange, serpent, serpiente, cobra, ヘビ, 蛇
parrot: papagei, perroquet, loro, papagaio, オウム, 鹦鹉
swan: schwan, cygne, cisne, 白鳥, 天鹅
flamingo: flamingos, flamant, flamenco, フラミンゴ, 火烈鸟
hedgehog: igel, herisson, erizo, ourico, ハリネズミ, 刺猬
mouse: rata
kitten: katzchen, chaton, gatito, gatinho, 子猫, 小猫
puppy: welpe, chiot, cachorrito, filhote, 子犬, 小狗
dogs: hunde, chiens, perros, caes, cachorros
cats: katzen, chats, gatos
birds: oiseaux, pajaros, passaros, 鳥たち, 鸟儿
seagull: mowe, mouette, gaviota, gaivota, カモメ, 海鸥
eagle: adler, aigle, aguila, aguia, ワシ, 鹰
bees: bienen, abeilles, abejas, abelhas, ミツバチ, 蜜蜂
dinosaur: dinosaurier, dinosaure, dinosaurio, dinossauro, 恐竜, 恐龙
snowman: schneemann, bonhomme de neige, muneco de nieve, boneco de neve, 雪だるま, 雪人
table: tisch, mesa, テーブル, 机, 桌子
bench: bank, parkbank, banc, banco, ベンチ, 长椅
chair: stuhl, chaise, silla, cadeira, 椅子, いす
bed: bett, lit, cama, ベッド, 床
book: buch, livre, libro, livro, 本, 书
ball: balle, ballon, pelota, bola, ボール, 球
kite: drachen, cerf-volant, cometa, pipa, papagaio de papel, 凧, 风筝
balloon: luftballon, globo, baloes, balao, 風船, 气球
umbrella: regenschirm, parapluie, paraguas, guarda-chuva, 傘, 雨伞, 伞
cake: kuchen, torte, gateau, pastel, tarta, bolo, ケーキ, 蛋糕
bread: brot, pain, pan, pao, パン, 面包
apple: apfel, pomme, manzana, maca, リンゴ, 苹果
coffee: kaffee, cafe, コーヒー, 咖啡
tea: tee, 茶, お茶
pizza: ピザ, 披萨
soup: suppe, soupe, sopa, スープ, 汤
chess: schach, echecs, ajedrez, xadrez, チェス, 国际象棋
letter: brief, lettre, carta, 手紙, 信
violin: geige, violine, violon, バイオリン, 小提琴
drum: trommel, tambour, tambor, ドラム, 鼓
trumpet: trompete, trompette, trompeta, トランペット, 小号
sunflowers: sonnenblumen, tournesols, girasoles, girassois, ひまわり, 向日葵
sunflower: sonnenblume, tournesol, girasol, girassol
roses: rosen, rosas
rose: バラ, 玫瑰
flowers: 花々
lavender: lavendel, lavande, lavanda, ラベンダー, 薰衣草
wheat: weizen, ble, trigo, 小麦, 麦
rice: reis, riz, arroz, 稲, 水稻
field: feld, champ, champs, campo, 畑, 田, 田野, 麦田
vineyard: weinberg, vigne, vignoble, vinedo, vinha, ぶどう畑, 葡萄园
park: parc, parque, 公園, 公园
rooftop: dach, toit, tejado, azotea, telhado, 屋根, 屋上, 屋顶, 房顶
bridge: brucke, bruecke, pont, puente, ponte, 橋, 桥
cliff: klippe, klippen, falaise, acantilado, penhasco, falesia, 崖, 悬崖
pier: steg, jetee, ponton, muelle, cais, pier, 桟橋, 码头
hill: hugel, huegel, colline, colina, 丘, 小山
frozen: gefroren, gefrorenen, gefrorener, zugefroren, zugefrorenen, gele, gelee, congelado, congelada, helado, helada, 凍った, 結氷, 结冰, 冰冻
island: insel, ile, isla, ilha, 島, 岛
waterfall: wasserfall, cascade, cascada, cachoeira, 滝, 瀑布
volcano: vulkan, volcan, vulcao, 火山
cave: hohle, hoehle, grotte, cueva, caverna, 洞窟, 洞穴, 山洞
kitchen: kuche, kueche, cuisine, cocina, cozinha, キッチン, 台所, 厨房
library: bibliothek, bibliotheque, biblioteca, 図書館, 图书馆
school: schule, ecole, escuela, escola, 学校
stage: buhne, buehne, scene, escenario, palco, ステージ, 舞台
village: dorf, village, pueblo, aldea, aldeia, vila, 村, 村庄
market: markt, mercado, 市場, 市场
window: fenster, fenetre, ventana, janela, 窓, 窗
lighthouse: leuchtturm, phare, faro, farol, 灯台, 灯塔
windmill: windmuhle, moulin, molino, moinho, 風車, 风车
tower: turm, tour, torre, 塔
eiffel tower: eiffelturm, tour eiffel, torre eiffel, エッフェル塔, 埃菲尔铁塔
pyramids: pyramiden, pyramides, piramides, ピラミッド, 金字塔
mount fuji: fujisan, 富士山
great wall: 长城, chinesische mauer, gran muralla, muralha da china
fire: feuer, feu, fuego, fogo, 火, たき火
campfire: lagerfeuer, fogata, fogueira, feu de camp, 焚き火, 篝火
rainbow: regenbogen, arcoiris, arco-iris, 虹, 彩虹
stars: sterne, etoiles, estrellas, estrelas, 星空, 星星
moonlight: mondlicht, clair de lune, luz de la luna, luar, 月光, 月明かり
cherry blossom: kirschbluten, cerisier, cerezo, cerejeira, 桜, 樱花
cherry tree: kirschbaum, 桜の木, 樱花树
apple tree: apfelbaum, pommier, manzano, macieira, リンゴの木, 苹果树
boat: bote, barcos, ボート, 小船, 舟
ship: navio, 大船
sailboat: segelboot, voilier, velero, veleiro, ヨット, 帆船
canoe: kanu, ruderboot, カヌー, 独木舟
truck: lastwagen, camion, caminhao, トラック, 卡车
bus: autobus, onibus, バス, 公交车
motorcycle: motorrad, moto, motocicleta, バイク, 摩托车
steam train: dampflok, dampfzug, 蒸汽火车
morning: morgens, morgen, matin, manana, manha, 朝, 早晨, 早上
evening: abend, abends, soir, 夕方, 傍晚, 晚上
summer: sommer, ete, verano, verao, 夏, 夏天
dawn: morgengrauen, morgenrote, madrugada, amanhecer, 夜明け, 黎明
feed: futtert, fuettert, nourrit, alimenta, da de comer, えさをやる, 餌をやる, 喂
chase: jagt, jagen, poursuit, poursuivent, persigue, persiguen, persegue, perseguem, 追いかける, 追いかけて, 追
build: baut, bauen, construit, construisent, construye, construyen, constroi, constroem, 作る, 作って, 建てる, 堆, 建造, 搭
read: liest, lesen, lee, leen, leem, le um livro, 読む, 読んで, 读, 看书
write: schreibt, ecrit, escribe, escreve, 書く, 書いて, 写
paints: malt, malen, peint, pinta, 描く, 描いて
bakes: kocht, backt, cuisine un, cocina un, cozinha um, prepare, prepara, 料理する, 料理して, 做饭, 煮, 烹饪
eat: isst, frisst, essen, mange, mangent, come, comen, comem, 食べる, 食べて, 吃
drinking: trinkt, boit, bebe un, bebe cha, 飲む, 飲んで, 喝
watering: giesst, giessen, arrose, arrosent, riega, rega, 水をやる, 浇水, 浇
hug: umarmt, umarmen, embrasse, enlace, abraza, abrazan, abraca, abracam, 抱きしめる, 抱き合う, 拥抱
kiss: kusst, kuessen, besa, beija, キスする, 亲吻
greet: winkt, winken, salue, saluda, acena, 手を振る, 挥手
climb: klettert, klettern, grimpe, grimpent, escala, trepa, sobe em, 登る, 登って, 爬
throw: wirft, werfen, lance, lanza, joga, atira, 投げる, 扔
catch: fangt, attrape, atrapa, pega, 捕まえる, 抓
push: schiebt, pousse, empuja, empurra, 押す, 推
pull: zieht, tire, tira de, puxa, 引く, 拉
carry: tragt, traegt, porte, lleva, carrega, 運ぶ, 搬
rows: rudert, rudern, rame, rema, remam, 漕ぐ, 漕いで, 划船, 划
ride: reitet, reiten, chevauche, monte, monta, cavalga, 乗る, 乗って, 骑
drive: fahrt, faehrt, conduit, conduce, dirige, 運転する, 开车
sing: singt, chante, chantent, canta, cantan, cantam, 歌う, 歌って, 唱歌
fishing: angelt, peche, pesca, 釣りをする, 釣りをして, 钓鱼
fight: kampft, kaempft, kampfen, combat, combattent, lucha, luchan, luta, lutam, pelea, 戦う, 戦って, 战斗, 打斗
jump: springt, springen, saute, sautent, salta, saltan, saltam, pula, 跳ぶ, 跳ねる, 跳
sit: sitzt, sitzen, assis, assise, assise sur, sentado, sentada, sienta, senta, 座る, 座って, 坐
stand: steht, debout, de pie, 立つ, 立って, 站
play: jogam, jogar, spielen, jouent, juegan, brincam, brinca, toca o, 遊ぶ, 遊んで, 玩耍, 弹, 演奏する
sleep: schlafen, dorment, duermen, dormem, 眠って, 睡
dance: tanzen, dansent, bailan, dancam, 踊って
look: schaut, blickt, betrachtet, regarde, regardent, mira, miran, olha, olham, observa, 見る, 見て, 見上げる, 看, 望
swim: schwimmen, nagent, nadan, nadam, 泳いで, 游
fly: 放, fliegen, volent, vuelan, voam, 飛んで, 飞过, 飞翔
run: rennen, courent, corren, correm, 走って, 走っ, 跑步, 奔跑
walk: gehen, laufen, marchent, caminan, caminham, anda, passeia, se promene, pasea, 歩いて, 散歩する, 散歩, 散步
cross: uberquert, ueberquert, traverse, traversent, cruza, cruzan, cruzam, atravessa, 渡る, 渡って, 穿过, 过
rise: steigt, monte dans, sube, 昇る, 升起
melt: schmilzt, fond, derrite, derrete, 溶ける, 融化
grow: wachst, waechst, pousse dans, crece, cresce, 育つ, 生长, 长大
fall: fallt, tombe, cae, cai, 落ちる, 降る, 落下
juggle: jongliert, jongle, malabares, ジャグリング, 杂耍
skate: lauft schlittschuh, patine, patina, スケートをする, 滑冰, 滑雪
laugh: lacht, rit, rie, ri, 笑う, 笑
cry: weint, pleure, llora, chora, 泣く, 哭
sweep: fegt, balaie, barre, varre, 掃く, 扫地
dig: grabt, creuse, cava, 掘る, 挖
planting: pflanzt, plante, planta, 植える, 种
hold: halt, haelt, tient, sostiene, segura, 持つ, 持って, 拿着, 举着
photograph: fotografiert, photographie, fotografia, 写真を撮る, 拍照
exercise: macht tai chi, machen tai chi, ubt tai chi, fait du tai chi, font du tai chi, fait du tai-chi, font du tai-chi, hace tai chi, hacen tai chi, practica taichi, practican taichi, faz tai chi, fazem tai chi, pratica tai chi, praticam tai chi, 打太极, 打太极拳, 太極拳をする, 太極拳をして
meditate: meditiert, medite, medita, 瞑想する, 瞑想して, 冥想, 打坐
conduct: dirigiert
subjectmark: が
objectmark: を
towardmark: に
`;

/** Words that follow the word they belong to, in languages that put them there; the English goes before it. */
export const POSTPOSITIONS: Readonly<Record<string, string>> = {
  の上で: "on",
  の上を: "over",
  の上: "on",
  の下で: "under",
  の下: "under",
  の中で: "in",
  の中を: "through",
  の中: "in",
  の後ろ: "behind",
  の前で: "before",
  の前: "before",
  の隣: "beside",
  のそば: "beside",
  の間: "between",
  の周り: "around",
  で: "in",
  上空: "over",
  上: "on",
  下: "under",
  里: "in",
  旁边: "beside",
  旁: "beside",
  后面: "behind",
  前面: "before",
  前: "before",
  之间: "between",
  中: "in",
};
