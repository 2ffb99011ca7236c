import { distance } from "fastest-levenshtein";
import { UserMistake } from "../core/errors.ts";
import { CAMERA_MOVE_IDS, CAMERA_MOVES } from "../core/film/camera.ts";
import { ASPECTS, RESOLUTIONS } from "../core/film/picture.ts";
import { SECONDS_MAX, SECONDS_MIN, SEED_MAX } from "../core/film/request.ts";
import { STYLE_IDS, STYLES } from "../core/film/style.ts";
import { meaningOf, readCamera } from "../story/camera-words.ts";
import { readFinish, readLength } from "./remix-length.ts";
import { LEAD, type Option, TAIL } from "./remix-option.ts";

/** What these words ask for; undefined when they are something to be seen. Throws UserMistake where an option is named with a value it can't have. */
export function readOption(
  text: string,
  models: readonly { id: string; label: string }[],
): Option | undefined {
  const words = text.trim().replace(/\s+/g, " ");
  if (words === "") return undefined;
  const core = words.replace(LEAD, "").replace(TAIL, "").trim();
  requireValue(words);
  return (
    readNothing(words) ??
    readNamed(words, models) ??
    readStrength(words.replace(TAIL, "")) ??
    readSeed(words.replace(TAIL, ""), core) ??
    readModel(words, core, models) ??
    readAspect(core, words) ??
    readResolution(core) ??
    readLength(core, words) ??
    readFinish(words) ??
    readStyle(core, words) ??
    readCameraOption(core, words)
  );
}

const OPTION_WORDS = [
  ...["vertical", "horizontal", "portrait", "landscape", "square", "widescreen"],
  ...STYLE_IDS.flatMap((style) => [style, ...STYLES[style].words]),
].filter((word) => /^[a-z]{6,}$/.test(word));

/** The option a lone word is most likely a slip of: "vertcal", "waterclour". */
export function slipOf(word: string): string | undefined {
  const typed = word.toLowerCase();
  if (!/^[a-z]{6,20}$/.test(typed)) return undefined;
  return OPTION_WORDS.find((option) => option.startsWith(typed.charAt(0)) && distance(typed, option) <= 2);
}

/** "30 sec vertical 1080p seed 5": nothing but options, with no comma between them. */
export function readOptionRun(
  text: string,
  models: readonly { id: string; label: string }[],
): Option[] | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 12) return undefined;
  const found: Option[] = [];
  for (let at = 0; at < words.length; ) {
    let option: Option | undefined;
    let to = Math.min(words.length, at + 4);
    for (; to > at && option === undefined; to -= 1) {
      const run = words.slice(at, to).join(" ");
      const read = readOption(run, models);
      if (read !== undefined && PLAIN_KINDS.has(read.kind)) option = read;
    }
    if (option === undefined) return undefined;
    found.push(option);
    at = to + 1;
  }
  return found;
}

const PLAIN_KINDS = new Set(["aspect", "resolution", "seconds", "style", "camera", "seed", "draft"]);

function readNothing(words: string): Option | undefined {
  return /^(?:and |but |please )*(?:(?:keep|leave|retain|preserve) (?:the )?(?:rest|others?|everything(?: else)?|all else|same|(?:same )?(?:style|seed|camera|length|model|prompt|aspect|format|shots?|other shots))(?: (?:as (?:it is|is|they are|before)|the same|unchanged|alone|else))*|don['’]?t (?:change|touch) (?:the )?(?:rest|others?|anything(?: else)?|everything else|style|seed|camera|length|model|prompt|aspect)|(?:the )?same as (?:before|it is|this)|(?:the )?same(?: again)?(?: (?:video|clip|film|seed|style|camera|length|model|thing|prompt|one))?|(?:everything|all) else (?:stays )?(?:the )?same|otherwise (?:the )?same|nothing else)[.!]*$/i.test(
    words,
  )
    ? { kind: "nothing" }
    : undefined;
}

/** "style: noir", "change the length to 20 seconds": the option is named, so a value it can't have is a mistake. */
function readNamed(words: string, models: readonly { id: string; label: string }[]): Option | undefined {
  const match =
    /^(?:and |but |please |only |just |now )*(?:(?:change|set|switch|make|use) )?(?:the |a )?(length|duration|seconds|style|look|aspect(?: ratio)?|ar|ratio|format|camera(?: move(?:ment)?)?|seed|model|resolution|quality)(?:\s*[:=]\s*|\s+to(?: be)?\s+|\s+(?:should be|is)\s+|\s+(?=[\w"“])(?!of\b|on\b|in\b|that\b|at\b|with\b))(?:the |a |an )?["“]?(.+?)["”]?[.!]*$/i.exec(
      words.replace(/^--?/, ""),
    );
  const name = match?.[1]?.toLowerCase();
  const value = match?.[2]?.trim();
  if (name === undefined || value === undefined) return undefined;
  if (/^(?:length|duration|seconds)$/.test(name)) {
    return readLength(value, value) ?? readLength(`${value} s`, value);
  }
  if (/^(?:style|look)$/.test(name)) {
    const style = readStyle(value.replace(TAIL, ""), `in ${value} style`);
    if (style !== undefined || name === "look") return style;
    if (/\s/.test(value.trim())) return undefined;
    throw new UserMistake("unknown-style", `There is no style "${value}". Styles: ${STYLE_IDS.join(", ")}.`, {
      examples: ["in watercolour", "in noir style"],
    });
  }
  if (/^(?:aspect|ar|ratio|format)/.test(name)) return readAspect(value.replace(TAIL, ""), value);
  if (name.startsWith("camera")) return readCameraOption(value, `camera ${value}`);
  if (name === "seed") return readSeed(`seed ${value}`, "");
  if (name === "model") return /\s/.test(value) ? undefined : chosenModel(value, models);
  return readResolution(value);
}

/** "change the style" without saying to which. */
function requireValue(words: string): void {
  const name =
    /^(?:please )?(?:(?:change|switch|vary) the|(?:a )?(?:different|another|new)) (style|camera|camera move|aspect|aspect ratio|format|model|length)[.!]*$/i.exec(
      words,
    )?.[1];
  if (name === undefined) return;
  const kind = name.toLowerCase().split(" ")[0];
  const offers: Record<string, [question: string, examples: string[]]> = {
    style: [`Which style? There are ${STYLE_IDS.join(", ")}.`, ["in watercolour"]],
    camera: [`Which camera move? There are ${CAMERA_MOVE_IDS.join(", ")}.`, ["camera: orbit"]],
    aspect: [`Which shape? There are ${ASPECTS.join(", ")}.`, ["vertical"]],
    format: [`Which shape? There are ${ASPECTS.join(", ")}.`, ["vertical"]],
    model: ["Which model? /models lists them.", ["/models"]],
    length: [`How long? A film can be ${SECONDS_MIN} to ${SECONDS_MAX} s.`, ["make it 20 seconds"]],
  };
  const [question, examples] = offers[kind ?? ""] ?? ["To what?", []];
  throw new UserMistake("which-value", question, { examples });
}

function readStrength(words: string): Option | undefined {
  const said = words
    .toLowerCase()
    .replace(/[:.!]+$/, "")
    .trim();
  if (
    /^(?:just )?(?:subtle|subtly|slightly|a little|a bit|a tiny bit|a touch|barely|only slightly|a (?:small|subtle|tiny|slight) change|small changes?|strength:? (?:subtle|low|weak))$/.test(
      said,
    )
  )
    return { kind: "strength", strength: "subtle" };
  if (/^(?:medium|moderate|moderately|strength:? medium)$/.test(said))
    return { kind: "strength", strength: "medium" };
  if (
    /^(?:make it )?(?:strong|strongly|drastic|drastically|(?:something )?(?:completely|totally|very|entirely|radically|wildly) different|a big change|big changes?|a lot|go wild|surprise me|something else|something different|strength:? (?:strong|high))$/.test(
      said,
    )
  )
    return { kind: "strength", strength: "strong" };
  return undefined;
}

function readSeed(words: string, core: string): Option | undefined {
  const said = words.toLowerCase().trim();
  const given =
    /^(?:and |but |please |now )*(?:(?:use|with|using|try|take|set|on)\s+)*(?:the )?seed\s*(?:number |no\.? |to |=|:|#)?\s*#?(-?\d[\d,._]*)$/.exec(
      said,
    );
  if (given !== null) {
    const seed = Number((given[1] ?? "").replace(/[,_]/g, ""));
    if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) {
      throw new UserMistake("seed-range", `A seed is a whole number from 0 to ${SEED_MAX}.`, {
        examples: ["use seed 7"],
      });
    }
    return { kind: "seed", seed };
  }
  const again =
    /^(?:please )?(?:(?:with |use |using |try |give me |do |make )?(?:a |an |one )?(?:new|another|different|random|fresh|other) (?:seed|take|try|version|one|variation|attempt)|re-?roll(?: it)?|(?:try |do it |once |make it )?(?:again|once more)|try (?:it )?again|(?:one )?more take|one more(?: time)?|redo(?: it)?|retry|another(?: one)?|shuffle)$/;
  return again.test(said) || again.test(core.toLowerCase()) ? { kind: "reroll" } : undefined;
}

/** What a model's name follows: the beginning of a group, to be closed. */
const BY_A_MODEL =
  "(?:and |but |please )*(?:with|use|using|on|in|try|switch to|render (?:it )?(?:with|on|in)";
/** Names that are a model's and nothing to be seen: with none of them set up, saying so beats filming the name. */
const FAMILY = new RegExp(
  `^${BY_A_MODEL}) ((?:kling|veo|sora|runway|wan|seedance|hailuo|minimax|ltx|pixverse|hunyuan)[\\w.-]*)$`,
  "i",
);
const NAMED_MODEL = new RegExp(
  `^${BY_A_MODEL}|by)\\s+(?:the )?(?:model\\s+["“]?([^\\s"”,]+)["”]?|["“]?([^\\s"”,]+)["”]?\\s+model)$`,
  "i",
);

function readModel(
  words: string,
  core: string,
  models: readonly { id: string; label: string }[],
): Option | undefined {
  const named = NAMED_MODEL.exec(words.replace(/[.!]+$/, ""));
  const name = named?.[1] ?? named?.[2];
  if (name !== undefined) return chosenModel(name, models);
  const family = FAMILY.exec(words.replace(/[.!]+$/, ""))?.[1];
  if (family !== undefined) return chosenModel(family, models);
  if (!/\b(?:with|use|using|on|in|try|switch|render)\b/i.test(words)) return undefined;
  const found = findModel(core, models);
  return found === undefined ? undefined : { kind: "model", name: found };
}

function chosenModel(name: string, models: readonly { id: string; label: string }[]): Option {
  const found = findModel(name, models);
  if (found === undefined && models.length > 0 && !name.includes("/")) {
    throw new UserMistake(
      "unknown-model",
      `There is no model "${name}". Models: ${models
        .map((m) => m.id)
        .slice(0, 12)
        .join(", ")}.`,
    );
  }
  return { kind: "model", name: found ?? name };
}

function findModel(name: string, models: readonly { id: string; label: string }[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s._-]+/g, "");
  const asked = plain(name);
  return models.find(
    (m) => plain(m.id) === asked || plain(m.label) === asked || plain(m.id.split("/").at(-1) ?? "") === asked,
  )?.id;
}

function readAspect(core: string, words: string): Option | undefined {
  const said = core.toLowerCase();
  // "white and short": how something is
  if (/^(?:and )?short[.!]*$/i.test(words)) return undefined;
  const ratio = /^(?:aspect(?: ratio)? |ar )?(\d{1,2})\s*(?::|x|\/|by|×| to )\s*(\d{1,2})$/.exec(said);
  if (ratio !== null) {
    const aspect = ASPECTS.find((known) => known === `${Number(ratio[1])}:${Number(ratio[2])}`);
    if (aspect !== undefined) return { kind: "aspect", aspect };
    // "1:30" is a time, which the length has to say something about.
    if ((ratio[2] ?? "").length === 2 && Number(ratio[2]) % 5 === 0 && said.includes(":")) return undefined;
    throw new UserMistake(
      "unknown-aspect",
      `There is no shape ${ratio[1]}:${ratio[2]}. Shapes: ${ASPECTS.join(", ")}.`,
      { examples: ["vertical", "square", "16:9"] },
    );
  }
  if (
    /^(?:vertical(?:ly)?|portrait|upright|tall|reels?|tik ?tok|(?:youtube )?shorts?|(?:instagram )?stor(?:y|ies)|phone|mobile)$/.test(
      said,
    )
  )
    return { kind: "aspect", aspect: "9:16" };
  if (/^(?:horizontal(?:ly)?|landscape|wide-?screen|wide screen|youtube)$/.test(said))
    return { kind: "aspect", aspect: "16:9" };
  if (/^(?:square|quadratic)$/.test(said)) return { kind: "aspect", aspect: "1:1" };
  if (/^(?:cinema-?scope|ultra-?wide|ultra wide|anamorphic|super wide)$/.test(said))
    return { kind: "aspect", aspect: "21:9" };
  return undefined;
}

function readResolution(core: string): Option | undefined {
  const said = core.toLowerCase();
  const lines = /^(\d{3,4})\s?p$/.exec(said)?.[1];
  const resolution =
    RESOLUTIONS.find((known) => known === `${lines}p`) ??
    (/^(?:full ?hd|fhd|high(?:er)? res(?:olution)?|higher resolution)$/.test(said)
      ? "1080p"
      : /^(?:hd)$/.test(said)
        ? "720p"
        : /^(?:sd|low(?:er)? res(?:olution)?)$/.test(said)
          ? "480p"
          : undefined);
  if (resolution !== undefined) return { kind: "resolution", resolution };
  if (lines !== undefined || /^(?:2k|4k|8k|uhd|ultra ?hd)$/.test(said)) {
    throw new UserMistake(
      "unknown-resolution",
      `${core} can't be made. Resolutions: ${RESOLUTIONS.join(", ")}.`,
      { examples: ["1080p"] },
    );
  }
  return undefined;
}

const WEAK_STYLE_WORDS =
  /^(?:glowing|drawing|movie|pencil|clay|real life|realistic|retro|neon|sketch|vintage|noir)$/i;

function readStyle(core: string, words: string): Option | undefined {
  const said = core
    .toLowerCase()
    .replace(/\s+(?:style|look|painting|film|art)$/, "")
    .replace(/^(?:style of |look of )/, "")
    .trim();
  if (/^(?:no|without(?: any)?|remove(?: the)?|drop(?: the)?) style$/i.test(words.replace(/[.!]+$/, "")))
    return { kind: "style", style: undefined };
  const spoken = /\b(?:in|as|into|style|look|like|make|turn|but|same)\b/i.test(words);
  for (const style of STYLE_IDS) {
    const { label, words: others } = STYLES[style];
    for (const name of [style, label, ...others]) {
      const known = name.toLowerCase();
      if (known !== said && known !== core.toLowerCase()) continue;
      if (WEAK_STYLE_WORDS.test(known) && known !== style && !spoken) continue;
      if (/^(?:glowing|movie|real life)$/.test(known) && !/\b(?:style|look)\b/i.test(words)) continue;
      return { kind: "style", style };
    }
  }
  return undefined;
}

const PACE =
  /^(?:a )?(?:much |a (?:bit|little) |slightly |even |way )?(slower|slow|calmer|calm|gentler|gentle|smoother|smooth|faster|fast|quicker|quick|steadier|steady|less shaky)(?: down)?(?: the)? (?:camera(?: ?work| move(?:ment)?s?| motion)?|pan|zoom|dolly|tracking|orbit|movement of the camera)$/i;

function readCameraOption(core: string, words: string): Option | undefined {
  // "pull the camera back" is "pull back".
  const said = core
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .replace(/^((?:\w+ly )?(?:pull|push|move|zoom|tilt|pan|dolly|crane|track|turn)) the camera (?=\w)/, "$1 ")
    // "pull way back"
    .replace(/(?<=^(?:\w+ly )?(?:pull|push|zoom|dolly|crane|tilt) )(?:all the way|way|right|far) /, "");
  const paced = PACE.exec(
    said.replace(/^camera (.+)$/, (_, pace: string) =>
      /^(?:slower|faster|calmer|smoother|quicker)/.test(pace) ? `${pace} camera` : `camera ${pace}`,
    ),
  );
  const pace = paced === null ? undefined : /fast|quick/i.test(paced[1] ?? "") ? "quickly" : "slowly";
  if (paced !== null && pace !== undefined) {
    const move = meaningOf(said.replace(/camera.*$/, ""));
    return move === undefined
      ? { kind: "pace", words: `${pace === "slowly" ? "slow" : "fast"} camera movement`, pace }
      : { kind: "camera", camera: move, pace };
  }
  if (
    /^(?:no camera (?:move(?:ment)?s?|motion)|(?:no|not|without|less) (?:the )?hand-?held(?: cam(?:era)?)?|(?:don['’]?t|do not) move the camera|camera (?:does not|doesn['’]?t) move|stop the camera)$/i.test(
      words.replace(/[.!]+$/, ""),
    )
  )
    return { kind: "camera", camera: "static" };
  if (
    /^(?:any camera|let the director choose|varied camera|different camera moves?|auto(?:matic)? camera)$/.test(
      said,
    )
  )
    return { kind: "camera", camera: undefined };
  // "flies off": somebody does
  if (/^(?:it )?fl(?:y|ies) (?:off|away)$/u.test(said)) return undefined;
  // "follow it from behind": no move says from where
  if (/^follow (?:it|him|her|them|the \p{L}+) from /u.test(said)) return undefined;
  const exact = CAMERA_MOVE_IDS.find(
    (move) => move === said || CAMERA_MOVES[move].label.toLowerCase() === said,
  );
  if (exact !== undefined) return { kind: "camera", camera: exact };
  const read = readCamera(`Camera: ${said.replace(/^camera\s*:?\s*/, "")}.`);
  const lone = /^(?:crane|truck|drone|jib|tripod|track|pan)s?$/.test(said) && !/camera/i.test(words);
  if (read.rest !== "" || read.move === undefined || lone || said === "") return undefined;
  return read.pace === undefined
    ? { kind: "camera", camera: read.move }
    : { kind: "camera", camera: read.move, pace: read.pace };
}
