import type { CloseTongue } from "./close-tongue.ts";

const END =
  "(?:して|した(?:い|バージョン)|変えて|変更して|替えて|換えて|置き換えて|差し替えて|なるように|できますか|できる)?";
const COLOURS = "(?:赤|青|黄色|緑|黒|白|茶色|灰色|紫|ピンク|オレンジ|金色|銀色|水色|黄緑|紺)";
/** "雪山" is a mountain. */
const ALONE = "(?<!\\p{Script=Han})";
const NEXT = "(?=[\\p{Script=Hiragana}、]|$|(?<=の)|(?<=日|中))";
const COUNT = "(?:[一二三四五六七八九十\\d]+(?:匹|人|頭|羽|台|本|つ|個|隻|枚)|一人|二人|たくさん)";

export const JAPANESE: CloseTongue = {
  marks: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  lead: /^(?:もっと|もう少し|やっぱり|やっぱ|できれば|じゃあ|次は|今度は|同じ(?:動画|シーン|もの)で|時間(?:帯)?[はを]|天気[はを]|季節[はを]|舞台[はを]|ぜひ)+[、,]?/u,
  tail: /(?:お願い(?:します|できますか|したいです)?|よろしく(?:です)?|ください|下さい|くださいな|ほしい(?:です)?|欲しい(?:です)?|もらえますか|もらえる|くれますか|くれる|いただけますか|みて|です|だと嬉しい(?:です)?|なら最高|かな|ね|や|〜|～|！|!|。)+$/u,
  becoming: new RegExp(
    `(?:の(?:時間|風景|シーン|設定|景色|季節))?(?:バージョン)?(?:に${END}|へ${END}|がいい|で|に)?$`,
    "u",
  ),
  begins: ALONE,
  hours: [
    { english: "at dawn", words: "夜明け|明け方" },
    { english: "at night", words: "真夜中|深夜|夜中|月夜|夜景|夜" },
    { english: "at sunset", words: "夕暮れ時?|夕焼け|夕日|夕方|日没|黄昏時?" },
    { english: "in the morning", words: "早朝|朝焼け|朝|日の出" },
    { english: "by day", words: "昼間|真昼|日中|正午|昼" },
  ],
  seasons: [
    { english: "spring", words: "春" },
    { english: "summer", words: "真夏|夏" },
    { english: "autumn", words: "秋" },
    { english: "winter", words: "真冬|冬" },
  ],
  weather: {
    rain: {
      named: "大雨|小雨|雨",
      told: `${ALONE}(?:(?:大雨|小雨|雨)(?:の(?:日の?|中の?))?)${NEXT}`,
      phrase: "雨",
      ahead: "雨の中",
    },
    snow: {
      named: "大雪|吹雪|雪景色|雪",
      told: `${ALONE}(?:(?:大雪|吹雪|雪)(?:の(?:日の?|中の?))?)${NEXT}`,
      phrase: "雪",
      ahead: "雪の中",
    },
    storm: {
      named: "嵐|雷雨|台風",
      told: `${ALONE}(?:(?:嵐|雷雨|台風)(?:の(?:日の?|中の?))?)${NEXT}`,
      phrase: "嵐",
      ahead: "嵐の中",
    },
    fog: {
      named: "深い霧|霧|もや",
      told: `${ALONE}(?:(?:深い霧|霧|もや)(?:の中の?)?)${NEXT}`,
      phrase: "霧",
      ahead: "霧の中",
    },
    fair: {
      named: "快晴|晴れ|晴天|青空|いい天気",
      told: `${ALONE}(?:(?:快晴|晴れた日|晴天|晴れ))${NEXT}`,
      phrase: "晴れた日",
      ahead: "晴れた日",
    },
  },
  towns:
    "東京|京都|大阪|奈良|渋谷|新宿|浅草|横浜|鎌倉|神戸|名古屋|札幌|小樽|北海道|沖縄|福岡|広島|金沢|パリ|ロンドン|ニューヨーク|ローマ|ベネチア|ハワイ|香港|台北|ソウル",
  placeNamed: /^(?:場所|舞台|背景)(?:を|は)?(.{2,12})$/u,
  swaps: [
    { form: new RegExp(`^(.{1,16}?)を(.{1,20}?)に${END}$`, "u"), goes: 1 },
    {
      form: new RegExp(
        `^(.{1,16}?)(?:じゃなくて?|ではなく(?:て)?|でなく|の代わりに|のかわりに|をやめて|より)、?(.{1,20}?)(?:に${END}|で|を|がいい|が見たい)?$`,
        "u",
      ),
      goes: 1,
    },
    { form: new RegExp(`^(.{1,12}?)(?:は|の色(?:は|を))(.{1,14}?)(?:に${END}|で|がいい)$`, "u"), goes: 1 },
  ],
  removals: [
    /^(.{1,12}?)(?:は|を|が|も)?(?:なしで|なしに(?:して)?|無しで|抜きで|消して|なくして|取って|取り除いて|外して|いらない|要らない|入れないで|出さないで|映さないで|いない(?:ように)?(?:して)?)$/u,
  ],
  painted: [
    new RegExp(`^(?<what>.{1,10}?)(?:を|は|の色[をは]?)(?<colour>${COLOURS})色?(?:に${END}|で|がいい)$`, "u"),
    new RegExp(
      `^(?<colour>${COLOURS})(?:い|色の|の)(?<what>[\\p{Script=Han}\\p{Script=Katakana}ー]{1,8})(?:に${END}|で|がいい)$`,
      "u",
    ),
  ],
  colours: `${COLOURS}(?:い|色の|の)`,
  beforeNoun: (colour) =>
    /^[赤青黒白]$/u.test(colour) ? `${colour}い` : colour === "茶色" ? "茶色い" : `${colour}の`,
  counted: [new RegExp(`^(?<noun>.{1,8}?)(?:を|は|が)?(?<number>${COUNT})(?:に${END}|で|がいい)$`, "u")],
  measured: `(?:${COUNT}の)`,
  numberBefore: (number) => `${number}の`,
  carried: (noun) =>
    `(?:${COLOURS}(?:い|の|色の))?${noun}を(?:さして|差して|持って|かぶって|被って|着て|つけて|かけて|背負って|抱えて)`,
  seen: /^(?:人|人間|人物|人影|人通り|通行人|観光客|車|文字|テキスト|字幕|ロゴ|透かし|木|花|雲|鳥|動物|建物|家|帽子|眼鏡|メガネ|影|煙|火|血|武器|電線|看板|光)$/u,
  comma: "、",
  talk: /(?:見る|見た|似て|思|だよ|だね|よね|けど|から|いつも|うちの|私|僕|俺|泣|笑|言葉|伝わ|すご|やば|かわい|可愛)/u,
};
