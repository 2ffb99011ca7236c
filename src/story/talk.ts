import { CJK } from "./said-elsewhere.ts";

/** Words of people who talk with each other about what they see: whoever asks for a picture says none of them. */
const FIRST_AND_SECOND =
  /(?<![\p{L}'’])(?:i|i['’]m|im (?:a|an|so|not|going|in|on|at|the|just|dying|crying|here|still|gonna|sorry|done|dead)|i['’]?ve|ive|i['’]?d|i['’]?ll|we|we['’]re|my|mine|me|us|our|ours|myself|you|you['’]re|youre|ur|u|your|yours|yall|y['’]all)(?![\p{L}])/iu;
const LAUGH =
  /(?<!\p{L})(?:l+o+l+(?:ol)*|lmf?ao+|lulz?|rofl|(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}|ahah\w*|heh|xd+|omg+|omfg|wtf|wth|smh|ngl|tbh|imo|imho|fr|frfr|idk|ikr|istg|brb|gtg|afk|ggs?|wp|rip|sheesh\w*|yikes|oof|bruh|bro+|dude|damn+|dang|gosh|geez|wow+|whoa+|woah+|yay+|eww*|ugh+|meh|nah|nope|yep|yeah+|yup|yas+|hm+|huh|uh|um+|welp|gm|gn|goodnight|hello+|hey+|bye+|congrats|thx|ty|tysm|np|lgtm)(?!\p{L})/iu;
const PRAISE =
  /(?<!\p{L})(?:w|l|dub|based|cringe|real|facts|bet|cap|nocap|slaps?|goat(?:ed)?|banger|bangers|fire|lit|sick|dope|sus|mid|peak|vibes?|mood|cute|cutie|adorable|awesome|amazing|beautiful|gorgeous|stunning|incredible|insane|crazy|epic|perfect|nice+|great|cool+|sweet|lovely|brilliant|fantastic|excellent|wonderful|impressive|hilarious|funny|terrifying|creepy|cursed|blessed|weird|ugly|horrible|terrible|awful|trash|garbage|boring|love|loved|loving|hate|hated|fav(?:e|orite|ourite)?|best|worst|legend|masterpiece|yes|yo+|hi+|cheers|thanks?|sorry|welcome|aw+|pog\w*|holy|jesus|lord|10\/10|100%)(?!\p{L})/iu;
/** Said alone these are talk, and inside an order they are not. */
const ALONE =
  /^(?:same(?: here| energy)?|first|second|third|last|more(?: of (?:this|that|these))?|more like (?:this|that)|again with .*|poor \p{L}+|lucky \p{L}+|(?:just|only) \p{L}+ing(?: \p{L}+){0,3}|sleep well|new (?:wallpaper|desktop|pfp)|\+1|\d+\/10|(?:then|yet|once|now and|time and|again and) again|(?:and )?an? (?:lot|half|bit|few|little|while|bunch)|next|this|that|these|what|why|how|who|when|where|wait|stop)$/iu;
const IDIOM =
  /(?:^|[\s,])(?:put words in|keep it (?:up|coming|going(?! for (?:\d|another \d))|real|100)|make (?:it|this|that) (?:stop|make sense|count|big|out|work|home|happen|(?:a|an|the|my|our) (?:wallpaper|meme|emoji|emote|sticker|pfp|nft|movie|series|t-?shirt|song|banner|poster|tradition))|take it (?:or|easy|from|slow)|give it (?:a (?:try|go|shot|rest|minute|sec)|time|up)|let (?:it|that) (?:go|sink|slide|die)|let (?:it|that) be(?! (?:\p{L}+(?:ing|y)(?!\p{L})|an?|the|at|in|on|more|less|some|night|morning|dark|day|winter|summer))|go (?:for|with) (?:it|that)|try it (?:out|yourself)|do it (?:yourself|live|coward)|show (?:it|this|that) to|put (?:it|this|that) (?:on|in) (?:my|a museum|the (?:fridge|list|wall|museum|calendar))|have an? (?:nice|good|great|lovely|look|seat|blast)|take an? (?:break|look|chill|nap|bow|seat|pic|photo|screenshot)|go to (?:bed|sleep|work|hell|school)|get (?:a|the) (?:life|room|job|grip|hell|popcorn|point)|give (?:him|her|it|that|this|them|the \p{L}+) (?:an? )?(?:oscar|award|raise|medal|hug|treat|break|minute|cookie|grammy)|let (?:him|her|them|the \p{L}+) (?:cook|live|be)(?! )|end (?:it|this|me)$|hide (?:the|your) (?:kids|wife)|show some|no (?:context|chill|clue|hate|pressure|rush|sleep|fair|lie|biggie|kidding|pain|fucking|joke|jokes|complaints|regrets|reason|chance|cap|shame|mercy|clout|luck|wonder|surprise|thanks|thank you|bueno|worries|idea|matter|more words|words|sir|please|dice|u|you|it|this|that|one)|keep (?:them|em|’em|'em) coming|keep (?:going(?! for)|up)|(?:turn|switch|shut) it (?:off|on|up|down)|(?:put|give|show|have|take) (?:some|more|a bit of|a little|the) (?:respect|love|effort|pressure|credit|time|care|heart|faith|mercy|sense|trust|pride|thought|attention)|more like(?! (?:an?|the|in|it|this|that|his|her|watercolou?r|anime|noir|real)\b)|give it up|give (?:up|in)|turn (?:up|out|in)|use code|move over|start over|come on|hang on|hold on|let['’]?s go+|let it go|let that sink|make (?:sense|money|history|noise)|take (?:care|notes|a bow|a seat|that|my)|take it (?:easy|or)|put up|shut up|show off|show (?:them|him|her) (?:how|what)|bring (?:it on|back)|drop (?:the|a|that|your) (?:link|beat|name|prompt|seed|recipe|sauce|ball|mic|bass|album|track)|add (?:me|us)|like father|long live|rest in|put a ring on it|make it a double|drop it like|in the end|in (?:a|the) nutshell|in (?:theory|general|fact|love|shock|tears|awe|conclusion|case|short)|on (?:point|fire|god|fleek|repeat|brand|time)|at (?:least|last|all|work|school|home|this point|first)|by the way|for (?:real|sure|once|now|ever|the win)|with (?:love|respect|pleasure|friends)|under (?:an|a) (?:hour|minute)|without (?:a )?(?:doubt|question|words)|of course|no comment|as (?:if|always|usual|expected|promised|well)|from (?:now on|scratch|here on)|(?<!(?:rather|er|more|less|other) )than)(?![\p{L}])/iu;
const TOLD =
  /(?<!\p{L})(?:said|says|worked|thought|knew|wonder|told|happened|happens|asked|remember|forgot|heard|believe|guess|hope|think|feel|feels|meant|miss|needed|wanted|expected|here today|outside today)(?!\p{L})/iu;
/** What belongs to people's own day and to their screens, and not into a picture that is asked for. */
const TODAY =
  /(?<!\p{L})(?:tonight|tomorrow|yesterday|this morning|last night|last week|next week|next time|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?|homework|meeting|lunch|dinner|pizza|playlist|spotify|netflix|github|youtube|twitter|reddit|facebook|whatsapp|instagram link|steam|xbox|ps5|fortnite|minecraft server|oscar|oscars|portfolio|résumé|resume|linkedin|subscribe|follow (?:me|us)|dm me|dms|vc|voice chat|group chat|thread|channel|server|mods?|admins?|repost|upvote|downvote|screenshot this|save this|pin this|bookmark|the algorithm|content|ratio|notifications?|wallpaper|ringtone|lock ?screen)(?!\p{L})/iu;
const ABOUT =
  /^(?:(?:and|but|so|also|man|well|ok|okay|oh|ah|ha|wait|lol|now|guys|honestly|literally)[\s,]+)*(?:(?:this|that|these|those|it|he|she|they|there|here)(?:['’](?:s|re|d|ll))? (?:is|are|was|were|isn['’]?t|looks?|looked|seems?|feels?|felt|reminds?|remind|sounds?|made|makes|has|had|goes|came|got|gets|just|really|actually|one|fox|cat|dog|guy|thing|shot|video|clip|film|part|look|scene|ending|would|will|can|could|never|always|ain['’]?t)\b|(?:this|that|it|there|he|she|they|what|who|here)['’]?(?:s|re)\b|what an?\b|such an?\b|so (?:\p{L}+)$|how (?:cute|cool|nice|sweet|lovely|funny|sad|beautiful|is|did|do)\b|looks? (?:like|so|great|good|bad|fake|real|nice|cool|a bit|amazing|awesome)\b|reminds?\b|imagine\b|can['’]?t (?:stop|wait|believe|even|get|unsee)|not (?:bad|sure|gonna|my|a fan|great|good|even|again|really|funny)\b|no (?:way|one|idea|problem|worries|thanks?|thank|shot|cap|need|doubt|comment|longer needed|offen[cs]e|words|notes)\b|never (?:seen|mind|thought|knew|again)|someone\b|somebody\b|anyone\b|everyone\b|nobody\b|who\b|see (?:ya|you|u)\b|send (?:this|it|that)\b|show (?:this|it) to\b|tell\b|check (?:this|it|out)\b|look at\b|watch (?:this|it|out)\b|wait\b|let (?:him|her) cook|good (?:bot|job|work|one|morning|night|evening|stuff|luck|point|vibes|question)\b|nice (?:one|work|job)\b|well (?:done|played)\b|thank\b|happy\b|merry\b|night (?:all|everyone|guys|folks)|(?:next|last) (?:week|time|year|month|monday|friday)\b|see\b|guess\b|maybe (?:later|tomorrow|next)|later\b|tomorrow\b|today\b|tonight\b|yesterday\b|still (?:waiting|no|not)\b|almost\b|finally\b|exactly\b|true\b|agreed?\b|indeed\b|right\b|wrong\b|sure\b|fine\b|done\b|works?\b|working\b|doesn['’]?t|didn['’]?t|isn['’]?t|wasn['’]?t|aren['’]?t|won['’]?t|wouldn['’]?t|haven['’]?t|hasn['’]?t)/iu;
const ABOUT_THINGS =
  /^(?:the|that|this|those|these|his|her|its) [\p{L} '-]{1,40}? (?:looks?|looked|seems?|seemed|feels?|sounds?|reminds?|is (?:so|such|too|my|me|a|an|the|amazing|great|good|bad|weird|cute|perfect|hilarious|everything|fire|nice|insane|killing|giving|on point)|are (?:so|such|too|amazing|great|good|bad|weird|cute|perfect|hilarious|insane)|was (?:so|such|too|amazing|great|good|bad|weird|cute)|tho(?:ugh)?|goes (?:hard|crazy|so)|got me|has me|killed|sent me|went|slaps|hits)\b|\b(?:though|tho|fr fr|irl|lowkey|highkey|deadass|no cap|rn)\s*$|\b(?:pizza|lunch|dinner|coffee|beer|homework|work tomorrow|meeting|school|boss|gym|weekend|tonight\?|discord|server|(?<!\b(?:le|un|du|au|ce|mon|son|petit|les|des) )chat|channel|admin|mods?|emoji|meme)\b/iu;
const TO_SOMEBODY =
  /\b(?:guys|folks|everyone|anybody|anyone|somebody|someone|(?<!\b(?:le|un|du|au|ce|mon|son|petit|les|des) )chat|y'all|team|gang|friends)\b/iu;
const DE =
  /(?<!\p{L})(?:ich|wir|mein(?:e[nmrs]?)?|dein(?:e[nmrs]?)?|mir|mich|dir|dich|uns|euch|ihr|(?<!(?:coucher|lever|bord|fond|milieu|haut|bas|côté|autour|près|avec|dans|sur|mets|ajoute) )du|haha\w*|hihi|geil|krass|danke|super|toll|schön(?:e[rs]?)?|süß|niedlich|hübsch|wunderschön|cool|nice|lustig|witzig|hammer|mega|klasse|prima|perfekt|genial|wahnsinn|alter|digga|boah|oha|wow|naja|hallo|hi|moin|tschüss|servus|gute nacht|guten (?:morgen|abend|tag)|morgen|heute|gestern|ja|nein|ok(?:ay)?|echt|wirklich|stimmt|genau|leider|schade|liebe|liebs|gefällt|sieht|schaut|sehe|erinnert|witz|haha|jawohl|jo|jep|nö|egal|läuft|respekt|hässlich|langweilig|gruselig|leute|jemand|wer|guck(?:t)?|schau(?:t)?|warum|wieso)(?!\p{L})/iu;
const ES =
  /(?<!\p{L})(?:yo|mi|mis|me|nos|nosotros|tu|tus|te|ti|jaja\w*|jeje\w*|gracias|genial|guay|chulo|chula|increíble|hermos[oa]|precios[oa]|bonit[oa]|lind[oa]|bell[oa]|buen[oa]s?|encanta|encantó|gusta|gustó|amo|hola|adiós|buenas|buenos|noches$|sí|vale|ok|dale|wow|guau|madre mía|dios|jo|tío|tía|amigos?|chicos|parece|parecen|igualit[oa]|igual|recuerda|mira|miren|vaya|qué|quién|alguien|hoy|mañana|ayer|perfect[oa]|maravillos[oa]|espectacular|brutal|fe[oa]|aburrid[oa]|verdad|claro|exacto|jajaj|xd|crack|bravo)(?!\p{L})/iu;
const FR =
  /(?<!\p{L})(?:je|j['’]\p{L}+|moi|mon|ma|mes|nous|notre|tu|toi|ton|ta|tes|vous|votre|mdr+|ptdr+|lol|haha\w*|merci|super|génial|trop|magnifique|superbe|beau|belle|joli[e]?|mignon(?:ne)?|adore|aime|cool|nice|bravo|salut|bonjour|bonsoir|bonne|bon|coucou|oui|non|ok|ouais|wow|waouh|ouah|incroyable|parfait|excellent|drôle|marrant|moche|nul(?:le)?|ennuyeux|c['’]est|ça|ressemble|rappelle|regarde[zr]?|vraiment|tellement|qui|quelqu['’]un|demain|hier|ce soir|aujourd['’]hui|dommage|pareil|dingue|ouf|stylé|d['’]accord|carrément|grave|sérieux|punaise|putain)(?!\p{L})/iu;
const PT =
  /(?<!\p{L})(?:eu|meu|minha|meus|minhas|me|nós|nosso|nossa|você|vocês|vc|teu|tua|seu|kk+|rs+|haha\w*|hehe\w*|obrigad[oa]|valeu|vlw|legal|bacana|massa|top(?![- ](?:down|left|right|view|shot|half|corner|angle|of|to)(?!\p{L}))|show|lind[oa]|fof[oa]|fofinho|maravilhos[oa]|incrível|sensacional|perfeit[oa]|amei|adorei|gostei|amo|adoro|gosto|oi|olá|tchau|bom|boa|bons|sim|não|nao|ok|blz|beleza|wow|uau|caramba|caraca|cara|mano|gente|galera|parece|lembra|igual|olha|nossa|que \p{L}+$|quem|alguém|hoje|amanhã|ontem|verdade|exato|fei[oa]|chat[oa]|engraçad[oa]|demais|bravo|parabéns)(?!\p{L})/iu;
const JA =
  /(?:笑|草|ｗ|w{2,}|すご|スゴ|凄|やば|ヤバ|かわい|可愛|カワイ|きれい|綺麗|素敵|すてき|最高|神|天才|うまい|上手|おもしろ|面白|ウケる|うける|好き|大好き|ありがと|どうも|おやすみ|おはよ|こんにちは|こんばんは|お疲れ|おつかれ|よろしく|はい|いいえ|うん|ええ|なるほど|たしかに|確かに|そうだね|わかる|分かる|それな|えー|えっ|うわ|わー|わあ|おお|まじ|マジ|ほんと|本当|みたい|っぽいな|思い出|うちの|わたし|私|僕|俺|みんな|誰か|今日|明日|昨日|今夜|飲み|行こう|行く|行きたい|見たい|欲しいな|怖い|こわい|泣|笑|いいね|いいな|だね|だよ|だな|ですね|よね|ねえ|懐かし|感動|了解|オッケー|OK|がんば|頑張|おめでと|残念|微妙|ダサ|ごめん|すみません$|^w+$)/iu;
const ZH =
  /(?:哈哈|呵呵|嘻嘻|笑死|厉害|牛|666+|绝了|太\p{L}+了|好\p{L}{1,3}(?:啊|呀|哦|哇|！|$)|可爱|漂亮|好看|美|帅|酷|棒|赞|喜欢|爱了|谢谢|感谢|多谢|晚安|早安|早上好|你好|大家好|再见|拜拜|嗯|哦|噢|啊$|呀$|哇|天哪|天啊|卧槽|我去|我的|我家|我们|我也|我想|你们|你的|咱|他们|大家|有人|今天|明天|昨天|今晚|吃饭|真的|真是|确实|没错|是的|对的|对啊|好的|行$|可以$|ok|收到|像我|好像|想起|让我想|加油|恭喜|无聊|难看|丑|吓人|恐怖|离谱|一般|不错|还行|尴尬|服了|救命|泪目|沙发|第一)/iu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** No order in English does without one of these. */
const ENGLISH = /\b(?:the|make|add|with|at|of|a|an|it)\b/iu;

/** Whether people say this to each other, about a clip or about anything else. */
export function isTalk(words: string): boolean {
  const text = words.trim();
  if (CJK.test(text)) return JA.test(text) || (!KANA.test(text) && ZH.test(text));
  if (ALONE.test(text) || IDIOM.test(text) || TOLD.test(text)) return true;
  if (ABOUT.test(text) || ABOUT_THINGS.test(text) || TO_SOMEBODY.test(text)) return true;
  // Options and shots are never talked about in these words.
  const isEnglish = !/[äöüßéèêàçñãõáíóúâôûœ¿¡]/iu.test(text);
  if (isEnglish && (FIRST_AND_SECOND.test(text) || LAUGH.test(text) || PRAISE.test(text))) return true;
  const elsewhere = [DE, ES, FR, PT].some((words) => words.test(text));
  return elsewhere && !(isEnglish && ENGLISH.test(text));
}

/** Whether people who don't write English say this to each other: "on dirait mon chien" is no place. */
export function isTalkElsewhere(words: string): boolean {
  const text = words.trim();
  if (ENGLISH.test(text)) return false;
  return [DE, ES, FR, PT].some((talk) => talk.test(text));
}

/** Whether English words speak of those who talk, laugh, or find something good or bad. */
export function saysInTalk(words: string): boolean {
  return [FIRST_AND_SECOND, LAUGH, PRAISE, TO_SOMEBODY].some((talk) => talk.test(words));
}

/** Whether words that have the form of an order are said in talk all the same. */
export function isTalkingOrder(words: string, form: "imperative" | "phrase"): boolean {
  const text = words.trim();
  if (ALONE.test(text) || IDIOM.test(text) || LAUGH.test(text) || TODAY.test(text)) return true;
  if (form === "imperative")
    return /(?<!\p{L})(?:said|told|(?:on|in|for|to|with) (?:my|our) \p{L}+$|my (?:day|mind|weekend|life|heart|bad|wi-?fi|internet|phone|laptop|computer|pc|job|boss|ex|bank|rent|commute|brain)|you guys)(?!\p{L})/iu.test(
      text,
    );
  return (
    TOLD.test(text) ||
    ABOUT.test(text) ||
    ABOUT_THINGS.test(text) ||
    FIRST_AND_SECOND.test(text) ||
    TO_SOMEBODY.test(text)
  );
}

/** Whether words name something that could be seen, going by what they are made of and by what the film is about. */
export function namesSomething(words: string, prompt = ""): boolean {
  const said = words.toLowerCase().match(/[\p{L}]{3,}/gu) ?? [];
  if (CJK.test(words)) return [...words].length >= 2;
  if (said.length === 0) return false;
  const about = new Set(prompt.toLowerCase().match(/[\p{L}]{3,}/gu) ?? []);
  if (said.some((word) => about.has(word) && !LITTLE.has(word))) return true;
  return /^(?:an?|the|two|three|some|many|his|her|its)\s/iu.test(words) || said.length >= 2;
}

const LITTLE = new Set([
  "the",
  "and",
  "with",
  "through",
  "into",
  "over",
  "from",
  "for",
  "his",
  "her",
  "its",
  "one",
]);
