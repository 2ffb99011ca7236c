import type { Topic } from "../core/ports/words-judge.ts";

/** What people ask about, in the languages measured. The first that fits counts. */
const TOPICS: readonly [Topic, RegExp][] = [
  [
    "licence",
    /commerc|komm?erziell|licen[sc]e|lizenz|copyright|copyright|royalt|own(?:s|ership)? (?:this|it|the)|who owns|rights?\b|urheber|rechte\b|derechos|droits|direitos|droit d|monetiz|sell (?:this|it|them)|verkaufen|vender|vendre|(?:use|post|upload) (?:this|it) (?:for|on|in) (?:my |a )?(?:work|business|client|youtube|ad)|商用|商业|著作権|版权|ライセンス|授权|販売|可以卖/iu,
  ],
  [
    "ai",
    /\b(?:is|was|are) (?:this|that|it|these|he|she) (?:an? )?(?:ai|real|fake|cgi|animated|filmed|generated|drawn)|\b(?:ai|ki|ia)\b.{0,24}\?|(?:made|generated|done) (?:by|with) (?:an? )?ai|are you (?:an? )?(?:ai|bot|human|robot)|do you (?:use )?ai|you draw (?:this|that|it)|echt\?|es real|c'est réel|é real|ist das (?:ki|echt)|AI(?:です|で|做|生成|吗|嗎)|人工知能|真的吗|本物/iu,
  ],
  [
    "file",
    /download|\bmp4\b|\bgif\b.*\?|save (?:it|this|the)|send (?:me )?(?:the )?file|get (?:the|this) (?:file|video|clip|original)|(?:where|how).{0,20}\bfile\b|link\?|herunterladen|runterladen|\bdatei\b|descarg|archivo|télécharg|fichier|baix(?:ar|o)\b|arquivo|ダウンロード|保存|ファイル|下载|文件/iu,
  ],
  [
    "price",
    /\b(?:cost|costs|price|pricing|free\b|credits?\b|pay|paid|expensive|money|quota)|kostet|kosten|preis|gratis|kostenlos|cuesta|precio|costó|crédito|co[uû]te|prix|gratuit|crédit|custa|custou|preço|grátis|いくら|料金|無料|クレジット|多少钱|免费|价格|积分|收费|要钱/iu,
  ],
  [
    "longer",
    /(?:how|can|could|is there|possible|max|what).{0,40}(?:longer|long can|length|duration|minutes?\b|more than \d+ ?s|limit)|(?:longest|how long can)|länger|wie lang (?:kann|darf|geht)|más larg[oa]|cuánto (?:puede )?dura(?:r)?|plus long|durée max|mais long[oa]|comprido|長く|長さ|何秒まで|变长|更长|多长|长一点/iu,
  ],
  [
    "time",
    /how long (?:did|does|will|is|until)|how much longer|when (?:will|is) (?:it|this)|\beta\b|are we there|done yet|ready yet|is it (?:done|ready)|wie lange (?:dauert|hat|brauch)|wann (?:ist|wird)|cuánto (?:tarda|tardó|falta|demora)|combien de temps|quand (?:est|sera)|quanto tempo|demora|quando (?:fica|vai)|どれくらい|何分|時間|いつ|多久|多长时间|什么时候/iu,
  ],
  [
    "size",
    /\b4k\b|\b8k\b|resolution|1080|720|\bhd\b|higher quality|auflösung|resolución|résolution|resolução|解像度|画質|分辨率|清晰/iu,
  ],
  [
    "recipe",
    /prompt|seed|settings did|how (?:did|do|does|was|is) (?:you|this|that|it|he|she|they|one)\b.{0,20}(?:make|made|do|done|create|generat)|how was (?:this|that|it)|wie (?:hast|habt|wurde|macht)|cómo (?:hiciste|lo hiciste|se hace|lo hizo|se hizo)|comment (?:tu as|as-tu|c'est fait|vous avez|t'as)|como (?:fez|você fez|foi feito|faz)|プロンプト|どうやって(?:作|つく)|シード|提示词|怎么做的|怎么(?:弄|生成)/iu,
  ],
  [
    "model",
    /\bmodel\b|\bmodell?e?\b|\bmodelo\b|\bmodèle\b|what (?:did you|do you|does it|is it|was it|engine|tool|app|software|program)|which (?:ai|engine|tool|app|software)|\b(?:sora|veo|kling|runway|seedance)\b|モデル|模型|什么软件|何のアプリ|どのAI|welche (?:ki|software|app)|qué (?:ia|programa|herramienta)|quel(?:le)? (?:ia|outil|logiciel)|qual (?:ia|ferramenta|programa)/iu,
  ],
  [
    "undo",
    /\b(?:undo|go back|get (?:the )?(?:old|previous|first)|restore|revert)\b|rückgängig|deshacer|annuler|desfazer|元に戻|撤销|恢复/iu,
  ],
  [
    "who",
    /\bwho (?:made|did|asked|created|prompted|is this|are you)|wer (?:hat|bist)|quién (?:hizo|eres)|qui (?:a fait|es-tu)|quem (?:fez|é você)|誰が|あなたは誰|谁做|你是谁/iu,
  ],
  [
    "abilities",
    /what (?:can|do) you do|how (?:do|does|can|to) (?:i|you|we|this|it|that|one)\b|how (?:does )?(?:this|it) works?|what (?:is|are) (?:this|you|rushes)|what commands|was kannst du|wie (?:geht|funktioniert|mache?n?)|qué puedes|cómo (?:funciona|hago|puedo|se usa)|que peux-tu|tu (?:peux|sais) faire quoi|comment (?:ça marche|faire|je|on)|o que você faz|como (?:funciona|faço|posso|usa)|何ができ|使い方|どうやって|你能做什么|怎么用|怎么做/iu,
  ],
];

export function topicOf(question: string): Topic | undefined {
  return TOPICS.find(([, said]) => said.test(question))?.[0];
}

const OPENING =
  "(?:(?:so|and|but|hey|ok|okay|wow|hm+|btw|wait|lol|yo|um+|also|sorry|quick question)[\\s,:]+)*";
const ASKED = new RegExp(
  `^${OPENING}(?:how|what(?:['’]?s)?|whats|who(?:['’]s)?|why|when|where|which|whose|is|are|was|were|am|did|does|has|have (?!it|the|a|him|her|them)|had|do (?:i|you|u|we|they|these|those|the)|can i|could i|may i|should i|can we|can (?:this|it|you) (?:do|go|be|handle)|am i|any(?:one|body)|would (?:it|this)|will)\\b`,
  "iu",
);
const ASKED_ELSEWHERE =
  /^(?:¿|(?:darf|kann|können|dürfen|wie|was|wer|wo|wann|warum|wieso|welche[rsnm]?|ist|sind|hat|gibt(?:'s| es)?|wurde|woher|womit)\b|(?:qué|cómo|cuál|cuánto|cuánta|cuándo|dónde|quién|por qué|puedo|podemos|se puede|hay|es una?|esto es|está hech[oa])(?![\p{L}])|(?:c['’]est|est-ce|qu['’]est|quel(?:le)?s?|combien|comment|pourquoi|où|qui|quand|je peux|on peut|puis-je|peut-on|y a-t-il|tu (?:as|utilises))(?![\p{L}])|(?:o que|qual|quais|quanto|quanta|como|por que|onde|quem|quando|posso|dá pra|tem como|isso é|é)(?![\p{L}]))/iu;
/** French, Spanish, Portuguese and German put their question words anywhere. */
const ASKED_WITHIN =
  /(?<!\p{L})(?:combien|pourquoi|est-ce que|c['’]est quoi|cuánt[oa]s?|por qué|quant[oa]s|por que|wie ?viele?|warum|wieso)(?!\p{L})/iu;
/** "…, or is that not possible?": a choice is asked for. */
const OR_NOT =
  /\bor (?:is|isn['’]?t|are|can|can['’]?t|cant|does|doesn['’]?t|do|did|will|would|not)(?: (?:it|that|this|you|i|we|they|there))?\b(?!.*\bplease\b)/iu;
const ASKED_CJK =
  /(?:ですか|ますか|でしょうか|のか|なの|の|かな|って何|とは)[？?。]*$|(?:吗|呢|么|嘛)[？?]*$|什么|怎么|哪|谁|几|多少|为什么|可不可以|是不是|どう|何|誰|いつ|どこ|なぜ|いくら|[？?]$/u;

/** Whether somebody asks if a thing can be had at all, however much it sounds like an order. */
export function asksWhether(words: string): boolean {
  return OR_NOT.test(words) || CAN_IT_AT_ALL.test(words);
}

/** "can it do 30 seconds": of what can be had. */
const CAN_IT_AT_ALL =
  /^(?:can|could|does|will) (?:it|this|that|the (?:bot|model)) (?:even |also |actually )?(?:do|handle|go|reach|manage|support|take|work)(?!\p{L})/iu;

/** Whether somebody wants to know something. What asks for a change in the form of a question is for others to see before. */
export function isQuestion(words: string): boolean {
  const text = words.trim();
  if (/[？?]\s*$/u.test(text)) return true;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return ASKED_CJK.test(text);
  return ASKED.test(text) || ASKED_ELSEWHERE.test(text) || ASKED_WITHIN.test(text) || OR_NOT.test(text);
}
