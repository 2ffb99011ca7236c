import { type Phrase, phrase } from "./order-phrase.ts";

const DE = "(?:(?:und|aber|jetzt|nun|dann|bitte|mal|doch)[\\s,]+)*";
const DE_MAKE = `${DE}(?:(?:mach(?:e|t|en sie)?|stell(?:e)?|setz(?:e)?|dreh(?:e)?|lass|ich (?:will|möchte|hätte) (?:gern(?:e)? )?|kannst du|könntest du|kann man) ?(?:es|das|ihn|sie|das video|den clip|den film|die szene)?\\s*)?(?:bitte |mal |noch |etwas |(?:ein )?bisschen |ein wenig |auf |in |als |im |für )*`;
const DE_END = "(?: (?:lang|dauern|machen|haben|sein|bitte|format|laufen|stellen|drehen))*\\??";
const ES_MAKE =
  "(?:(?:ahora|y|pero|por favor)[\\s,]+)*(?:(?:haz(?:lo|la|me)?|pon(?:lo|la|er)?|hacer(?:lo|la)?|hacé(?:lo)?|quiero(?: que)?|puedes|podrías|cámbialo|cambia(?:lo)?|que (?:sea|dure|esté)|con|en)[\\s]*)*(?:(?:el|la|al|un|una|un poco|de|formato|duración|lo|estilo|video|vídeo|clip|a|en)\\s+)*";
const FR_MAKE =
  "(?:(?:maintenant|et|mais)[\\s,]+)*(?:(?:(?:fais|rends|mets|passe|tourne|faire|rendre|mettre|faites|rendez|mettez)(?:[- ](?:le|la|moi|les|ça))?|je (?:veux|voudrais)|(?:est-ce que )?(?:tu peux|peux-tu|pourrais-tu|on peut)(?: le| la)?|que ce soit)\\s*)*(?:(?:un peu|en|au|à|de|le|la|format|style|dure|durée|une?|version|vidéo|clip)\\s+)*";
const PT_MAKE =
  "(?:(?:agora|e|mas)[\\s,]+)*(?:(?:deixa?|deixe|faz|faça|fazer|põe|coloca|coloque|bota|quero|muda|mude|pode|poderia|com|dá pra)\\s*)*(?:(?:isso|o vídeo|o clipe|ele|ela|um pouco|em|na|no|para|pra|a|o|de|formato|duração|estilo|versão|com|durar|ficar)\\s+)*";
const JA_END =
  "(?:に|で|を|が)?(?:して(?:ください|くれ|ほしい|欲しい|もらえ(?:る|ます)(?:か)?|みて)?|した(?:い)?|しよう|変えて(?:ください)?|変更(?:して(?:ください)?)?|お願い(?:します)?|してくれますか|できますか|希望)?[？?]?";
const ZH_LEAD =
  "(?:请|帮我|麻烦|能不能|可以|能|再|我想要?|给我)*(?:把)?(?:它|这个|视频|画面|片子|时长|长度|比例|风格|时间|画风)?(?:改成|改为|换成|变成|做成|调成|调到|设为|设成|弄成|弄|变|要|用|改到|延长到|缩短到|让它)?";
const ZH_END = "(?:吧|吗|呢|呗|啦|哈|呀|嘛|的|了|版|模式|画面|一下|看看|谢谢|行吗|好吗|可以吗)*[？?]?";

/** The commonest orders of people who don't write English. The first that fits counts. */
export const PHRASES_ABROAD: readonly Phrase[] = [
  // German
  phrase(`${DE_MAKE}(\\d+(?:[.,]\\d+)?) ?(?:s|sek|sekunden?)${DE_END}`, "make it $1 seconds"),
  phrase(`${DE_MAKE}(?:doppelt so lang(?:e)?|2x länger)${DE_END}`, "twice as long"),
  phrase(`${DE_MAKE}(?:halb so lang(?:e)?)${DE_END}`, "half as long"),
  phrase(`${DE_MAKE}(?:länger|verläng(?:ere?|ern)(?: es| das video| den clip)?)${DE_END}`, "make it longer"),
  phrase(`${DE}verlänger(?:e|n)?(?: es| das video| den clip)?(?: bitte)?`, "make it longer"),
  phrase(`${DE_MAKE}kürzer${DE_END}`, "make it shorter"),
  phrase(`${DE_MAKE}(?:hochformat|hochkant|vertikal|9:16)${DE_END}`, "vertical"),
  phrase(`${DE_MAKE}(?:querformat|breitbild|horizontal|16:9)${DE_END}`, "16:9"),
  phrase(`${DE_MAKE}(?:quadratisch|quadrat|1:1)${DE_END}`, "square"),
  phrase(`${DE_MAKE}(?:aquarell(?:stil|-stil|look)?|wasserfarben)${DE_END}`, "in watercolour"),
  phrase(`${DE_MAKE}(?:anime|anime[- ]?stil|manga[- ]?stil)${DE_END}`, "in anime style"),
  phrase(
    `${DE_MAKE}(?:knete|knet(?:stil|animation|figuren)|claymation|knetanimation)(?:-?stil)?${DE_END}`,
    "in claymation style",
  ),
  phrase(`${DE_MAKE}(?:schwarz-?weiß|schwarzweiss|schwarz-weiß)${DE_END}`, "in black and white"),
  phrase(
    `${DE}(?:nochmal|noch ?mal|noch einmal|neuer versuch|noch eine?[rsn]?|erneut|versuch(?:'s| es)? (?:noch ?mal|erneut)|würfel neu|neu würfeln)(?: bitte| neu)?`,
    "again",
  ),
  phrase(`${DE_MAKE}(?:langsamer|zeitlupe)${DE_END}`, "slow camera movement, in slow motion"),
  phrase(`${DE_MAKE}(?:schneller|zeitraffer)${DE_END}`, "faster"),
  phrase(`${DE_MAKE}(?:heller)${DE_END}`, "brighter"),
  phrase(`${DE_MAKE}(?:dunkler|düsterer)${DE_END}`, "darker"),
  phrase(
    `${DE}(?:ersetz(?:e|en)?|tausch(?:e|en)?) (?:den |die |das )?(.+?) (?:durch|gegen|mit) (.+?)(?: aus)?`,
    "replace $1 with $2",
  ),
  phrase(
    `${DE}(?:mach(?:e)? (?:aus )?)(?:dem|der|den|die|das) (\\S+) (?:zu )?(?:einem?|einen?|einer|eine?) (\\S+)`,
    "replace $1 with $2",
  ),
  phrase(
    `${DE}(?:den |die |das )?(.{2,40}?) (?:durch|gegen|mit) ((?:(?:ei)?nen? |(?:ei)?ner |(?:ei)?nem )?.{2,40}?) (?:ersetzen|austauschen|tauschen)\\??`,
    "replace $1 with $2",
  ),
  phrase(
    `${DE}(?:statt|anstatt|anstelle) (?:dem |der |des |eines? |einer |einem )?(\\S+) (?:lieber )?(eine?[nrm]? \\S+.*)`,
    "replace $1 with $2",
  ),
  phrase(
    `${DE}((?:eine?[nrm]? )?\\S+) (?:statt|anstatt|anstelle) (?:dem |der |des |eines? |einer |einem )?(\\S+)`,
    "replace $2 with $1",
  ),
  phrase(
    `${DE}(?:ohne|kein(?:e[nrm]?)?|entfern(?:e|en)?|weg mit) (?:den |die |das |dem )?(.+?)(?: weg| raus| entfernen)?`,
    "no $1",
  ),
  phrase(`${DE}(?:lass|nimm|mach|tu) (?:den |die |das |dem )?(.+?) (?:weg|raus)`, "no $1"),
  phrase(`${DE}(?:(?:in |bei )?(?:szene|shot|einstellung|aufnahme)) ?(\\d+)\\s*[:,]?\\s+(.+)`, "shot $1: $2"),
  phrase(
    `${DE}(?:füg(?:e)?|gib|pack(?:e)?|setz(?:e)?|mach|tu|stell) (?:noch )?((?:eine?[nrm]? |mehr |etwas |ein paar |zwei |drei )?.{2,80}?) (?:hinzu|dazu|rein|hinein|drauf|dran|ins bild)`,
    "$1",
  ),
  phrase(`${DE}(?:mit )?(mehr \\p{L}+(?: \\p{L}+)?)`, "$1"),
  // Spanish
  phrase(
    `${ES_MAKE}(\\d+(?:[.,]\\d+)?) ?(?:s|seg|segundos?)(?: de (?:largo|duración))?`,
    "make it $1 seconds",
  ),
  phrase(`${ES_MAKE}(?:el doble de larg[oa]|dos veces más larg[oa])`, "twice as long"),
  phrase(`${ES_MAKE}(?:más larg[oa]|alárgal[oa]|alargar(?:lo)?)`, "make it longer"),
  phrase(`${ES_MAKE}(?:más cort[oa]|acórtal[oa])`, "make it shorter"),
  phrase(`${ES_MAKE}(?:vertical|9:16)`, "vertical"),
  phrase(`${ES_MAKE}(?:horizontal|16:9|panorámico)`, "16:9"),
  phrase(`${ES_MAKE}(?:cuadrad[oa]|1:1)`, "square"),
  phrase(`${ES_MAKE}(?:acuarela)`, "in watercolour"),
  phrase(`${ES_MAKE}(?:anime)`, "in anime style"),
  phrase(`${ES_MAKE}(?:plastilina|claymation)`, "in claymation style"),
  phrase(`${ES_MAKE}(?:blanco y negro)`, "in black and white"),
  phrase(
    `(?:hazlo )?(?:otra vez|de nuevo|otro|otra|otra versión|repite(?:lo)?|inténtalo (?:otra vez|de nuevo)|una más)`,
    "again",
  ),
  phrase(`${ES_MAKE}(?:más (?:lento|lenta|despacio)|a?cámara lenta)`, "slow camera movement, in slow motion"),
  phrase(`${ES_MAKE}(?:más rápid[oa]|acelera(?:lo)?)`, "faster"),
  phrase(`${ES_MAKE}(?:más (?:claro|clara|luminos[oa]|brillante))`, "brighter"),
  phrase(`${ES_MAKE}(?:más oscur[oa])`, "darker"),
  phrase(
    `(?:cambia|reemplaza|sustituye|cambiar|pon|cámbiame) (?:el |la |al |los |las )?(.+?) (?:por|con) (.+)`,
    "replace $1 with $2",
  ),
  phrase(
    `(?:en (?:vez|lugar) del?) (?:un |una |el |la )?(\\S+),? (?:pon )?((?:una?|unos|unas|el|la|los|las|dos|tres|más|que) .+)`,
    "replace $1 with $2",
  ),
  phrase(`((?:un |una )\\S+) (?:en (?:vez|lugar) del?) (?:un |una |el |la |l)?(\\S+)`, "replace $2 with $1"),
  phrase(
    `(?:sin(?! (?:palabras|duda|dudas|comentarios|más|embargo|parar|problema|querer|miedo|ganas|mí|ti))|quita(?:le)?|elimina|quitar|saca|borra) (?:el |la |los |las )?(.+)`,
    "no $1",
  ),
  phrase(`(?:(?:en (?:la )?)?(?:toma|escena|plano)) ?(\\d+)\\s*[:,]?\\s+(.+)`, "shot $1: $2"),
  phrase(
    `(?:añade|agrega|agrégale|ponle|pon|mete|añádele|incluye) ((?:un |una |unos |unas |más |dos |tres ).{2,80})`,
    "$1",
  ),
  // French
  phrase(`${FR_MAKE}(\\d+(?:[.,]\\d+)?) ?(?:s|sec|secondes?)`, "make it $1 seconds"),
  phrase(`${FR_MAKE}(?:deux fois plus long(?:ue)?)`, "twice as long"),
  phrase(`${FR_MAKE}(?:plus long(?:ue)?|allonge(?:-le|-la)?)`, "make it longer"),
  phrase(`${FR_MAKE}(?:plus court(?:e)?|raccourcis(?:-le|-la)?)`, "make it shorter"),
  phrase(`${FR_MAKE}(?:verticale?|portrait|9:16)`, "vertical"),
  phrase(`${FR_MAKE}(?:horizontale?|paysage|16:9)`, "16:9"),
  phrase(`${FR_MAKE}(?:carrée?|1:1)`, "square"),
  phrase(`${FR_MAKE}(?:aquarelle)`, "in watercolour"),
  phrase(`${FR_MAKE}(?:d['’])?(?:anime|animé|manga)`, "in anime style"),
  phrase(`${FR_MAKE}(?:pâte à modeler|claymation)`, "in claymation style"),
  phrase(`${FR_MAKE}(?:noir et blanc)`, "in black and white"),
  phrase(
    `(?:refais(?:-le|-la)?|recommence|réessaie|encore(?: une(?: fois)?)?|encore un|une autre(?: version)?|un autre|à nouveau)`,
    "again",
  ),
  phrase(
    `${FR_MAKE}(?:plus lent(?:e|ement)?|(?:au )?ralentis?|ralentis(?:-le)?)`,
    "slow camera movement, in slow motion",
  ),
  phrase(`${FR_MAKE}(?:plus (?:rapide|vite)|accélère(?:-le)?|accéléré)`, "faster"),
  phrase(`${FR_MAKE}(?:plus (?:clair|claire|lumineux|lumineuse))`, "brighter"),
  phrase(`${FR_MAKE}(?:plus sombre|plus foncée?)`, "darker"),
  phrase(
    `(?:remplace|change|échange|remplacer|transforme) (?:le |la |les |l['’])?(.+?) (?:par|en|avec) (.+)`,
    "replace $1 with $2",
  ),
  phrase(
    `(?:à la place|au lieu) (?:du |de la |de l['’]|d['’]une? |de )(\\S+),? (?:mets )?(.+)`,
    "replace $1 with $2",
  ),
  phrase(
    `((?:un |une )\\S+) (?:à la place|au lieu) (?:du |de la |de l['’]|d['’]une? |de )(\\S+)`,
    "replace $2 with $1",
  ),
  phrase(
    `(?:sans(?! (?:mots?|voix|doute|commentaires?|déconner|blague|souci|problème|plus|moi|toi|faute))|enlève|retire|supprime|enlever|vire|pas de) (?:le |la |les |l['’]|de )?(.+)`,
    "no $1",
  ),
  phrase(`(?:(?:dans )?(?:le |la )?(?:plan|scène|séquence)) ?(\\d+)\\s*[:,]?\\s+(.+)`, "shot $1: $2"),
  phrase("(?:encore )?plus de (\\p{L}+(?: \\p{L}+){0,2})", "add more $1"),
  phrase(
    `(?:ajoute(?:-lui|[rz])?|rajoute|mets(?:-lui)?|mettez) ((?:un |une |des |de la |du |plus de |deux |trois ).{2,80})`,
    "$1",
  ),
  // Portuguese
  phrase(`${PT_MAKE}(\\d+(?:[.,]\\d+)?) ?(?:s|seg|segundos?)`, "make it $1 seconds"),
  phrase(`${PT_MAKE}(?:o dobro|duas vezes mais long[oa]|o dobro do tempo)`, "twice as long"),
  phrase(
    `${PT_MAKE}(?:mais (?:longo|longa|comprido)|aument[ae](?: a duração)?|estende|alonga)`,
    "make it longer",
  ),
  phrase(`${PT_MAKE}(?:mais curt[oa]|encurta)`, "make it shorter"),
  phrase(`${PT_MAKE}(?:vertical|em pé|retrato|9:16)`, "vertical"),
  phrase(`${PT_MAKE}(?:horizontal|deitado|paisagem|16:9)`, "16:9"),
  phrase(`${PT_MAKE}(?:quadrad[oa]|1:1)`, "square"),
  phrase(`${PT_MAKE}(?:aquarela)`, "in watercolour"),
  phrase(`${PT_MAKE}(?:anime)`, "in anime style"),
  phrase(`${PT_MAKE}(?:massinha|claymation|massa de modelar)`, "in claymation style"),
  phrase(`${PT_MAKE}(?:preto e branco)`, "in black and white"),
  phrase(
    `(?:faz |tenta )?(?:de novo|outra vez|novamente|mais uma(?: vez)?|mais um|outro|outra|outra versão|repete|refaz)`,
    "again",
  ),
  phrase(
    `${PT_MAKE}(?:mais (?:devagar|lento|lenta)|câmera lenta|slow)`,
    "slow camera movement, in slow motion",
  ),
  phrase(`${PT_MAKE}(?:mais rápid[oa]|acelera)`, "faster"),
  phrase(`${PT_MAKE}(?:mais (?:claro|clara|iluminad[oa]))`, "brighter"),
  phrase(`${PT_MAKE}(?:mais escur[oa])`, "darker"),
  phrase(
    `(?:troca|troque|substitui|substitua|muda|mude|trocar|transforma) (?:o |a |os |as )?(.+?) (?:por|em|pelo|pela) (.+)`,
    "replace $1 with $2",
  ),
  phrase(
    `((?:um |uma )\\S+) (?:no lugar|em vez|ao invés) (?:do |da |de |d[oe] um[a]? )(\\S+)`,
    "replace $2 with $1",
  ),
  phrase(
    `(?:em vez|ao invés|no lugar) (?:do |da |de um[a]? |de )(\\S+),? (?:põe |coloca )?((?:uma?|uns|umas|o|a|os|as|dois|duas|três|mais) .+)`,
    "replace $1 with $2",
  ),
  phrase(
    `(?:sem(?! (?:palavras|dúvida|duvida|comentários|condições|problema|graça|querer|mais|noção|or|mim|você))|tira|tire|remove(?= (?:[oa]s?|isso|ess[ea]s?|est[ea]s?) )|remova|retira|apaga(?= [oa] )) (?:o |a |os |as )?(.+)`,
    "no $1",
  ),
  phrase(`(?:(?:na |no )?(?:cena|tomada|plano)) ?(\\d+)\\s*[:,]?\\s+(.+)`, "shot $1: $2"),
  phrase(
    `(?:adiciona|adicione|coloca|coloque|põe|bota|acrescenta|inclui) ((?:um |uma |uns |umas |mais |dois |duas |três ).{2,80})`,
    "$1",
  ),
  // Japanese
  phrase(
    `(?:もう少し|もっと|長さ(?:を|は)?|時間を)*(\\d+)秒(?:間)?(?:に伸ばして|に縮めて)?${JA_END}`,
    "make it $1 seconds",
  ),
  phrase(`(?:2|二)倍(?:の長さ|長く)?${JA_END}`, "twice as long"),
  phrase(
    `(?:もう少し|もっと|ちょっと|動画を|これを)*(?:長く|長めに|伸ばして|延長(?:して)?)${JA_END}`,
    "make it longer",
  ),
  phrase(`(?:もう少し|もっと|ちょっと|動画を|これを)*(?:短く|短めに|縮めて)${JA_END}`, "make it shorter"),
  phrase(`(?:縦長|縦型|縦|縦向き|縦画面|縦動画|9:16)${JA_END}`, "vertical"),
  phrase(`(?:横長|横型|横|横向き|横画面|16:9)${JA_END}`, "16:9"),
  phrase(`(?:正方形|スクエア|真四角|1:1)${JA_END}`, "square"),
  phrase(`(?:水彩|水彩画)(?:風|調|タッチ|スタイル)?${JA_END}`, "in watercolour"),
  phrase(`アニメ(?:風|調|っぽく|スタイル)?${JA_END}`, "in anime style"),
  phrase(`(?:粘土|クレイアニメ|クレイ|ねんど)(?:風|アニメ風|アニメ|調)?${JA_END}`, "in claymation style"),
  phrase(`(?:白黒|モノクロ)(?:風|調)?${JA_END}`, "in black and white"),
  phrase(
    `(?:もう一回|もう一度|もういっかい|やり直し(?:て)?|やり直して|別の|別バージョン|他の|もう一つ|作り直して|再生成)(?:作って|お願い(?:します)?|して|ください|を)*`,
    "again",
  ),
  phrase(
    `(?:もう少し|もうちょい|もうちょっと|もっと|ちょっと)*(?:ゆっくり|遅く|スローモーション|スロー)${JA_END}`,
    "slow camera movement, in slow motion",
  ),
  phrase(`(?:もう少し|もうちょい|もうちょっと|もっと|ちょっと)*(?:速く|早く|はやく)${JA_END}`, "faster"),
  phrase(`(?:もう少し|もうちょい|もうちょっと|もっと|ちょっと)*(?:明るく)${JA_END}`, "brighter"),
  phrase(`(?:もう少し|もうちょい|もうちょっと|もっと|ちょっと)*(?:暗く)${JA_END}`, "darker"),
  phrase(
    "(.+?)(?:を|じゃなくて|ではなく(?:て)?|の代わりに|のかわりに)(.+?)(?:に(?:変えて|して|変更して|置き換えて|差し替えて|替えて|換えて)(?:ください|くれ|ほしい|もらえますか)?|がいい|を)",
    "replace $1 with $2",
  ),
  phrase(
    "(.+?)(?:は|を|が)?(?:なしで|なしに(?:して)?|無しで|抜きで|消して|なくして|取って|取り除いて|外して|いらない|要らない)(?:ください|くれ|ほしい)?",
    "no $1",
  ),
  phrase("(?:ショット|シーン|カット)(\\d+)[:：、はのに](.+)", "shot $1: $2"),
  phrase(
    "(.+?)に(?:して|変えて|変更して)(?:ください|くれ|ほしい|欲しい|もらえますか|くれますか|みて)?[？?]?",
    "$1",
  ),
  phrase(
    "(.+?)を(?:降らせて|追加して|足して|入れて|加えて|つけて|付けて|乗せて|かぶせて|増やして)(?:ください|くれ|ほしい|欲しい|もらえますか|くれますか)?[？?]?",
    "$1",
  ),
  // Chinese
  phrase(`${ZH_LEAD}(\\d+)秒(?:钟|长)?${ZH_END}`, "make it $1 seconds"),
  phrase(`${ZH_LEAD}(?:两倍长|长一倍|加长一倍|延长一倍)${ZH_END}`, "twice as long"),
  phrase(`${ZH_LEAD}(?:更长|长一点|长点|长一些|久一点|加长|延长|延长一点)${ZH_END}`, "make it longer"),
  phrase(`${ZH_LEAD}(?:更短|短一点|短点|短一些|缩短|缩短一点)${ZH_END}`, "make it shorter"),
  phrase(`${ZH_LEAD}(?:竖屏|竖版|竖的|竖向|9:16)${ZH_END}`, "vertical"),
  phrase(`${ZH_LEAD}(?:横屏|横版|横的|宽屏|16:9)${ZH_END}`, "16:9"),
  phrase(`${ZH_LEAD}(?:正方形|方形|方的|1:1)${ZH_END}`, "square"),
  phrase(`${ZH_LEAD}(?:水彩|水彩画)(?:风|风格)?${ZH_END}`, "in watercolour"),
  phrase(`${ZH_LEAD}(?:动漫|动画|日漫)(?:风|风格)?${ZH_END}`, "in anime style"),
  phrase(`${ZH_LEAD}(?:黏土|粘土)(?:动画)?(?:风|风格)?${ZH_END}`, "in claymation style"),
  phrase(`${ZH_LEAD}(?:黑白)(?:风|风格)?${ZH_END}`, "in black and white"),
  phrase(
    `(?:请|麻烦)?(?:再来一(?:个|次|版|遍)|重新(?:来|生成|做)(?:一(?:个|次|遍|版))?|重来(?:一(?:个|次|遍))?|换一个|再做一(?:个|次|遍)|再试一次|重做)${ZH_END}`,
    "again",
  ),
  phrase(
    `${ZH_LEAD}(?:更慢|慢一点|慢点|慢一些|慢动作|慢镜头|放慢)${ZH_END}`,
    "slow camera movement, in slow motion",
  ),
  phrase(`${ZH_LEAD}(?:更快|快一点|快点|快一些|加快|加速)${ZH_END}`, "faster"),
  phrase(`${ZH_LEAD}(?:更亮|亮一点|亮点|亮一些)${ZH_END}`, "brighter"),
  phrase(`${ZH_LEAD}(?:更暗|暗一点|暗点|暗一些)${ZH_END}`, "darker"),
  phrase("(?:有点|太)快了?", "slower"),
  phrase("(?:有点|太)慢了?", "faster"),
  phrase("(?:有点|太)[暗黑]了?", "brighter"),
  phrase("(?:有点|太)亮了?", "darker"),
  phrase("(?:有点|太)短了?", "longer"),
  phrase("(?:有点|太)长了?", "shorter"),
  phrase(
    "(?:请|帮我)?(?:把|将)(.+?)(?:换成|改成|变成|替换成|替换为|换为|改为)(.+?)(?:吧|谢谢|呗|啦|哈|呀|嘛|行吗|好吗|可以吗)?",
    "replace $1 with $2",
  ),
  phrase(
    "(?:请)?(?:不要|去掉|去除|没有|移除|删掉|别要|不要有|去了|拿掉)(?:那个|这个)?(.+?)(?:吧|了)?",
    "no $1",
  ),
  phrase(
    "(?:请|帮我|可以|能不能|能)?(?:(?:把)?(?:背景|场景|时间|天气|画面)(?:改成|换成|变成|改为|设为)|改成|换成|变成|改为|加上|添加|增加|加入|加(?:一?(?:个|只|点|些|顶|条|把|辆))?|来点|再加)(.+?)(?:吧|吗)?[？?]?",
    "$1",
  ),
  phrase(
    "(下雨|下雪|夜晚|晚上|夜里|白天|黄昏|傍晚|日出|日落|清晨|雨天|雪天|起雾|在[^，。]{1,10}(?:里|上|中|下|边|旁|前|后))(?:了|吧|的)?",
    "$1",
  ),
  phrase("(?:第)?([0-9]+)(?:个)?(?:镜头|号镜头)[:：,，]?(.+)", "shot $1: $2"),
  phrase("镜头([0-9]+)[:：,，]?(.+)", "shot $1: $2"),
];
