import type { Aspect, Resolution } from "../core/film/picture.ts";
import type { Style } from "../core/film/style.ts";
import { SECONDS_BY_NAME } from "../core/number-words.ts";
import { requireSeconds } from "./remix-length.ts";
import type { Step } from "./remix-message.ts";
import type { Option } from "./remix-option.ts";

const SECONDS =
  // "1950s" is when, and no length.
  `(?<!\\d)(?!(?:1[4-9]|20)\\d0s)(\\d+(?:[.,]\\d+)?) ?-?(?:秒[钟間]?|(?:${SECONDS_BY_NAME})(?!\\p{L}))`;
/** "90s vhs look". */
const A_DECADE = /\b(?:\d0s(?= ?(?:look|style|vibes?|film|movie|video|vhs|\p{L}+ look))|[789]0s)(?!\p{L})/iu;
/** Of a moment or of a part of the film a number of seconds tells where, and not how long all of it is. */
const OF_A_MOMENT =
  /(?:\b(?:at|after|before|first|last|every|until|within|from|nach|vor|bei|ab|ersten?|letzten?|alle|después|tras|primer[oa]?s?|últim[oa]s?|après|premi[eè]re?s?|derni[eè]re?s?|depois|primeir[oa]s?|cada|chaque)\s|第|最初の?|最後の?|前|后|後)$/iu;
const BY_SO_MUCH = /(?:\b(?:by|um|por|de|another|noch|otros|encore|mais)\s|[再多]|あと)$/iu;
const MORE = /^(?:\s?(?:more|longer|mehr|länger|más|de plus|a mais)(?!\p{L})|長く)/iu;
const LESS = /^(?:\s?(?:less|shorter|weniger|kürzer|menos|de moins|a menos)(?!\p{L})|短く)/iu;

type Found = { option: Option } | { words: string };

/** The names of what isn't a number, in the languages of the bot. */
const NAMED: readonly [RegExp, Found][] = [
  [
    /\b(?:(?:seamless|perfect|endless) )?loop(?:s|ed|ing)?\b|endlosschleife|schleife|\bbucle\b|\bboucle\b|ループ|循环/iu,
    { option: { kind: "loop" } },
  ],
  ...aspect(
    "9:16",
    /\b(?:vertical(?:ly|e)?|hochformat|hochkant|(?:formato?|tamanho|tamaño) (?:de |do |del |para )?(?:celular|móvil|tiktok|stories)|(?:format|pour) (?:tiktok|téléphone|portable))\b|竖[屏版]|縦(?:長|型|動画)|縦(?=に)/iu,
  ),
  ...aspect("1:1", /\b(?:square|quadrat(?:isch)?|cuadrado|quadrado)\b|(?<!\p{L})carrée?(?!\p{L})|正方形/iu),
  ...aspect("16:9", /\b(?:querformat|breitbild|widescreen|apaisado)\b|横[屏長]|宽屏/iu),
  ...(["480p", "720p", "1080p"] as Resolution[]).map((resolution): [RegExp, Found] => [
    new RegExp(`(?<!\\d)${resolution}(?!\\p{L})`, "iu"),
    { option: { kind: "resolution", resolution } },
  ]),
  ...style("watercolour", /\b(?:water-?colou?rs?|aquarell\p{L}*|acuarela|aquarelle|aquarela)\b|水彩画?/iu),
  ...style("anime", /\banim[eé](?!\p{L})|アニメ|动漫/iu),
  ...style("noir", /\bnoir\b|\bfilm noir\b/iu),
  [
    /\b(?:drohnen(?:flug|aufnahme|perspektive)|vista de dron|vue de drone|visão de drone)\b|空撮|航拍|无人机/iu,
    { option: { kind: "camera", camera: "aerial" } },
  ],
  [
    /\bkamera .*(?:kreis\p{L}*|um (?:\p{L}+ ){1,3}(?:herum )?(?:drehen|kreisen|fahren)|um (?:\p{L}+ ){1,3}herum)|(?:tourner|tourne) (?:la )?cam[ée]ra autour(?: (?:du|des|de la|de|d['’])? ?\p{L}+)?|c[áâ]mara? (?:gir\p{L}+|da(?:ndo)? (?:la )?vuelta)|环绕/iu,
    { option: { kind: "camera", camera: "orbit" } },
  ],
  [
    /(?:镜头)?(?:慢慢)?(?:拉近|推近)|ズームイン|\bheranzoomen\b/iu,
    { option: { kind: "camera", camera: "dolly-in" } },
  ],
  [
    /\b(?:lengthen|extend|stretch) (?:it|this|that)\b/iu,
    { option: { kind: "stretch", factor: 1.5, plus: 0 } },
  ],
  [
    /\b(?:zeitlupe|langsamer|cámara lenta|más (?:lento|despacio)|ralenti[st]?|plus lent(?:ement)?|câmera lenta|mais (?:devagar|lento))\b|スローモーション|もっと(?:遅く|ゆっくり)|慢动作|慢一[点些]|放慢/iu,
    { words: "in slow motion" },
  ],
  [
    /\b(?:zeitraffer|schneller|más rápido|accélère|plus (?:vite|rapide)|mais rápido)\b|もっと(?:速く|早く)|快一[点些]|加快/iu,
    { words: "faster" },
  ],
  [
    /\b(?:(?:run|do|try|roll|render|generate) (?:it |this )?again|another (?:go|try|take)|same (?:again |one |thing )?but different|noch ?mal|noch einmal|otra vez|de nuevo|réessaie|recommence|de novo|outra vez)\b|\btenta(?:r)? de novo\b|もう一度|もう一回|やり直し|重新(?:来|做|生成)|再来一(?:次|个|遍)/iu,
    { option: { kind: "reroll" } },
  ],
];

function aspect(value: Aspect, name: RegExp): [RegExp, Found][] {
  return [[name, { option: { kind: "aspect", aspect: value } }]];
}

function style(value: Style, name: RegExp): [RegExp, Found][] {
  return [[name, { option: { kind: "style", style: value } }]];
}

/** What is said around a setting and means nothing besides: little words, and that it is to be made so. */
const AROUND = new RegExp(
  `(?<!\\p{L})(?:${[
    "i['’]?d|i|would|like|love|want|prefer|need|it|this|that|one|to|be|is|should|must|has|have|make|made|making|do|go|get|give|me|us|can|could|you|we|please|pls|plz|a|an|the|in|into|as|at|for|of|out|on|with|just|only|now|then|so|long|version|format|mode|style|look|video|clip|film|movie|kind|like|about|around|max|total|my|our|phone|lockscreen|wallpaper|instagram|insta|tiktok|story|stories|reels?|telly|tv|and|but|still|cut|set|turn|put|keep|extend|shorten|trim|down|up|back|something|painting|again|again",
    "mach|mache|machen|es|das|bitte|mal|kannst|könntest|du|als|nur|noch|soll|sollte|dauern|sein|lang|auf|im|in|ein|eine|einen|von|oben|die|der|den|kamera|ganz|viel|bisschen|etwas|für|mein|handy|stil",
    "haz|hazlo|hacerlo|hacer|puedes|podrías|déjalo|ponlo|poner|pon|que|dure|sea|en|el|la|lo|de|un|una|por|favor|porfa|estilo|solo|y|para|mi|a",
    "fais|faire|fais-le|le|les|du|des|durer|tu|peux|pourrais|on|mets|mettre|en|ce|serait|possible|svp|stp|s['’]il|te|plaît|un|une|peu|pour|et|ça|style|rends|passe",
    "tenta|tentar|faz|fazer|deixa|coloca|põe|pode|poderia|em|o|com|por|favor|pfv|pra|para|aumenta|diminui|corta|um|uma|pouco|e|isso|vídeo",
  ].join("|")})(?!\\p{L})`,
  "giu",
);
const AROUND_CJK =
  /(?:に|を|が|は|で|の|と|へ)?(?:短く|長く)?(?:して(?:ください|ほしい(?:です)?|欲しい(?:です)?|みて)?|した(?:い|バージョン)|短く|長く|変えて|変更|できますか|お願い(?:します)?|ください|っぽく|風|みたいに|動画|映像|もう少し|ちょっと|全体)|[にをがはでのとへ]|(?:请|麻烦|帮我|可以吗|行吗|好吗|能不能|可以|一下|一点|把|它|这个|视频|画面|改成|换成|变成|做成|调到|加?长到?|缩短到?|延长到?|来一个|来个|风格|的|了|吧|吗|呢|个|做|发|用|到|版)/gu;

/** Whether nothing is left that could be seen. */
function saysNothingElse(rest: string): boolean {
  return !/[\p{L}\p{N}]{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    rest.replace(AROUND_CJK, " ").replace(AROUND, " "),
  );
}

/** Complaints that a setting answers: whoever says "too short" beside "15 seconds" has said it all. */
const COMPLAINT =
  /^(?:(?:it|this|that|the \p{L}+|\p{L}+s?)(?:['’]?s| is| are)? )?(?:(?:way|a bit|much|far|still|viel|etwas|muy|demasiado|trop|muito|bem)\s+)*(?:(?:too|zu|trop|tão)\s+)?(?:long|short|fast|slow|quick|hectic|boring|shaky|lang|kurz|schnell|langsam|hektisch|larg[oa]|cort[oa]|rápid[oa]|lent[oa]|courte?|longue?|rapide|lente?|curt[oa]|long[oa])$|^(?:太|有点|好)?(?:长|短|快|慢)了?$|^(?:長|短|速|早|遅)(?:すぎ(?:る|ます)?|い(?:です)?)$/iu;
/** "way too slow": what an order beside it answers. */
export function isComplaint(part: string): boolean {
  return COMPLAINT.test(part.trim());
}

/** "the hands look wrong": why somebody wants another try. */
const WHY_AGAIN =
  /(?<!\p{L})(?:look|looks|looked|came out|turned out|is|are|was|were|saiu|salió|sieht|sehen|est|sont) .*(?:wrong|weird|off|bad|odd|strange|broken|ugly|melted|bending|estranh[oa]|rar[oa]|mal|komisch|falsch|bizarre|moche)(?!\p{L})|(?<!\p{L})(?:are|is) (?:bending|melting|floating|glitching|morphing)(?!\p{L})/iu;

/**
 * Words that no reader understood as a whole, read once more by the settings that are named in them: "i'd love it 20 seconds
 * long", "kannst du das als endlosschleife machen". A part that says nothing besides becomes the setting alone; one that
 * names none stays as it was, unless it only complains of what is set.
 */
export function withSettingsSpotted(steps: readonly Step[]): Step[] {
  const read = steps.map((step) => {
    if (step.kind !== "words" || step.shots !== undefined || QUOTED.test(step.text))
      return { step, settings: [] };
    const parts = step.text
      .split(
        /\s*[,;，、。]\s*(?:(?:and|but) )?|(?<=[!?.])\s+|\s+(?=to reveal |so (?:that |the |he |she |it |they |we |you |i |his |her ))/u,
      )
      .filter((part) => part !== "");
    const settings = parts.map((part) => ({ part, found: settingsIn(part) }));
    // "the bomb ticks, 20 seconds, then it is quiet": in the midst of what is told it is told too.
    const isTold = settings.some(({ found }, at) => found.length > 0 && at > 0 && at < parts.length - 1);
    return { step, settings: isTold ? [] : settings };
  });
  if (!read.some(({ settings }) => settings.some(({ found }) => found.length > 0))) return [...steps];
  const isSet = (kind: string) =>
    read.some(({ settings }) =>
      settings.some(({ found }) => found.some((one) => "option" in one && one.option.kind === kind)),
    );
  return read.flatMap(({ step, settings }): Step[] => {
    if (settings.length === 0) return [step];
    const kept = settings
      .filter(({ part, found }) => {
        if (found.length > 0 || isComplaint(part)) return false;
        return !(isSet("reroll") && WHY_AGAIN.test(part));
      })
      .map(({ part }) =>
        part.replace(/^to reveal /iu, "the camera reveals ").replace(/^so (?:that )?/iu, ""),
      );
    const made = settings.flatMap(({ found }) => found.map(asStep));
    return kept.length === 0
      ? made
      : [...made, { ...(step as Step & { kind: "words" }), text: kept.join(", ") }];
  });
}

function asStep(found: Found): Step {
  return "option" in found
    ? { kind: "option", option: found.option }
    : { kind: "words", text: found.words, instead: false };
}

/** What is quoted is nobody's order. */
const QUOTED = /["“”«»「」]/u;

/** The settings a part names, where it names nothing else. */
function settingsIn(part: string): Found[] {
  const found: Found[] = [];
  let rest = part;
  const length = new RegExp(SECONDS, "iu").exec(rest);
  if (length !== null && !A_DECADE.test(part)) {
    const before = rest.slice(0, length.index);
    const after = rest.slice(length.index + length[0].length);
    if (OF_A_MOMENT.test(before)) return [];
    const seconds = Number((length[1] ?? "").replace(",", "."));
    const isMore = MORE.test(after) || BY_SO_MUCH.test(before);
    const option: Option =
      isMore || LESS.test(after)
        ? { kind: "stretch", factor: 1, plus: LESS.test(after) ? -seconds : seconds }
        : { kind: "seconds", seconds };
    found.push({ option });
    rest = `${before} ${after.replace(MORE, " ").replace(LESS, " ")}`;
  }
  for (const [name, meant] of NAMED) {
    if (!name.test(rest)) continue;
    found.push(meant);
    rest = rest.replace(name, " ");
  }
  if (!saysNothingElse(rest)) return [];
  // A length that can't be had is refused where a length is asked for, and not where a countdown is told of.
  for (const one of found)
    if ("option" in one && one.option.kind === "seconds") requireSeconds(one.option.seconds);
  return found;
}
