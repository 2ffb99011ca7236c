import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blend } from "../../../commands/blend.ts";
import { extend } from "../../../commands/extend.ts";
import { commands } from "../../../commands/index.ts";
import { trim } from "../../../commands/trim.ts";
import { vary } from "../../../commands/vary.ts";
import { video } from "../../../commands/video.ts";
import type { AnyCommand } from "../../../src/core/talk/command.ts";
import { readCommandName, readOptions } from "../../../src/core/talk/grammar.ts";
import { checkOptions } from "../../../src/core/talk/option-values.ts";

/** What a person typed after /video, and what it means. */
const MEANT: [typed: string, values: Record<string, unknown>][] = [
  // Words alone
  ["a red fox", { prompt: "a red fox" }],
  ["  a   red  fox ", { prompt: "a red fox" }],
  ["don't stop", { prompt: "don't stop" }],
  ["rock 'n' roll in the '80s", { prompt: "rock 'n' roll in the '80s" }],
  ['prompt:"a  fox," seconds:10', { prompt: "a  fox,", seconds: 10 }],
  ["'tis the season", { prompt: "'tis the season" }],
  ["the dogs' bowls are full", { prompt: "the dogs' bowls are full" }],
  ['a 6" nail and a 7" bolt', { prompt: 'a 6" nail and a 7" bolt' }],
  ["a sign says: hello", { prompt: "a sign says: hello" }],
  ["Title: the fox. Scene one: snow", { prompt: "Title: the fox. Scene one: snow" }],
  ["a clock shows 12:30 at noon", { prompt: "a clock shows 12:30 at noon" }],
  ["https://example.com/a?seconds=5 as a place", { prompt: "https://example.com/a?seconds=5 as a place" }],
  ["a fashion model: tall and calm", { prompt: "a fashion model: tall and calm" }],
  ["he counts seconds: they fly by", { prompt: "he counts seconds: they fly by" }],
  ["her style: wild and free", { prompt: "her style: wild and free" }],
  ["the camera: an old one", { prompt: "the camera: an old one" }],
  ["a draft: cold air in the room", { prompt: "a draft: cold air in the room" }],
  ["20 seconds of peace", { prompt: "20 seconds of peace" }],
  ["a fox in noir style", { prompt: "a fox in noir style" }],
  ["🦊🦊🦊", { prompt: "🦊🦊🦊" }],
  ["👩‍👩‍👧 on a beach", { prompt: "👩‍👩‍👧 on a beach" }],
  ["ثعلب أحمر في الثلج", { prompt: "ثعلب أحمر في الثلج" }],
  ["雪の中のキツネ", { prompt: "雪の中のキツネ" }],
  ["שועל אדום", { prompt: "שועל אדום" }],
  ["a fox, a hen; a barn", { prompt: "a fox, a hen; a barn" }],
  ["first line\nsecond line", { prompt: "first line\nsecond line" }],
  ["a fox - fast - in snow", { prompt: "a fox - fast - in snow" }],
  ["a fox -- fast -- in snow", { prompt: "a fox -- fast -- in snow" }],
  ["a fox — fast — in snow", { prompt: "a fox — fast — in snow" }],
  ["a garden —wild and wet", { prompt: "a garden —wild and wet" }],
  ["well-known half-light", { prompt: "well-known half-light" }],
  // Options with two dashes
  ["a red fox --seconds 20", { prompt: "a red fox", seconds: 20 }],
  ["--seconds 20 a red fox", { prompt: "a red fox", seconds: 20 }],
  ["a red --seconds 20 fox", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --seconds=20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --seconds:20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --seconds = 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --SECONDS 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --seconds 20s", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --seconds 20 seconds", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --sec 20 sec", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --s 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --duration 1:00", { prompt: "a red fox", seconds: 60 }],
  ["a red fox --length 1m", { prompt: "a red fox", seconds: 60 }],
  ["a red fox --length 0:07", { prompt: "a red fox", seconds: 7 }],
  ["a red fox --seconds ２０", { prompt: "a red fox", seconds: 20 }],
  ["ثعلب --seconds ٢٠", { prompt: "ثعلب", seconds: 20 }],
  ["ein Fuchs --seconds 20 Sekunden", { prompt: "ein Fuchs", seconds: 20 }],
  ["a red fox --ar 9:16", { prompt: "a red fox", aspect: "9:16" }],
  ["a red fox --ar 9x16", { prompt: "a red fox", aspect: "9:16" }],
  ["a red fox --ar 9/16", { prompt: "a red fox", aspect: "9:16" }],
  ["a red fox --ar=9:16", { prompt: "a red fox", aspect: "9:16" }],
  ["a red fox --aspect-ratio vertical", { prompt: "a red fox", aspect: "9:16" }],
  ["a red fox --aspect Square", { prompt: "a red fox", aspect: "1:1" }],
  ["a red fox --res 720", { prompt: "a red fox", resolution: "720p" }],
  ["a red fox --resolution 1080P", { prompt: "a red fox", resolution: "1080p" }],
  ["a red fox --res hd", { prompt: "a red fox", resolution: "720p" }],
  ["a red fox --style Film Noir", { prompt: "a red fox", style: "noir" }],
  ["--style film noir a red fox", { prompt: "a red fox", style: "noir" }],
  ["--style noir film about a fox", { prompt: "film about a fox", style: "noir" }],
  ["a red fox --style watercolor", { prompt: "a red fox", style: "watercolour" }],
  ["a red fox --style paper-cut", { prompt: "a red fox", style: "papercut" }],
  ["a red fox --camera dolly in", { prompt: "a red fox", camera: "dolly-in" }],
  ["--camera dolly in a red fox", { prompt: "a red fox", camera: "dolly-in" }],
  ["a red fox --camera Dolly_In", { prompt: "a red fox", camera: "dolly-in" }],
  ["a red fox --cam drone shot", { prompt: "a red fox", camera: "aerial" }],
  ["a red fox --model owner/name:v1.2", { prompt: "a red fox", model: "owner/name:v1.2" }],
  ["a red fox --seed 0", { prompt: "a red fox", seed: 0 }],
  ["a red fox --negative rain, people", { prompt: "a red fox", negative: "rain, people" }],
  ["a red fox --neg rain --seconds 5", { prompt: "a red fox", negative: "rain", seconds: 5 }],
  ["--negative-prompt 'no rain' a red fox", { prompt: "a red fox", negative: "no rain" }],
  ["--neg rain\na red fox", { prompt: "a red fox", negative: "rain" }],
  ["a red fox --seconds 10 --seconds 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox --prompt in snow", { prompt: "a red fox in snow" }],
  // What phones make of them
  ["a red fox —seconds 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox –ar 9:16", { prompt: "a red fox", aspect: "9:16" }],
  ["“a red fox” —seconds 20", { prompt: "a red fox", seconds: 20 }],
  ["prompt:“a red fox” seconds:20", { prompt: "a red fox", seconds: 20 }],
  ["prompt:‘don’t stop’ seconds:20", { prompt: "don’t stop", seconds: 20 }],
  ["„ein roter Fuchs“ --seconds 20", { prompt: "ein roter Fuchs", seconds: 20 }],
  ["«un renard roux» --seconds 20", { prompt: "un renard roux", seconds: 20 }],
  ["« un renard roux » --seconds 20", { prompt: "un renard roux", seconds: 20 }],
  ["「赤いキツネ」 --seconds 20", { prompt: "赤いキツネ", seconds: 20 }],
  ["赤いキツネ seconds：20", { prompt: "赤いキツネ", seconds: 20 }],
  // One dash
  ["a red fox -s 20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox -s20", { prompt: "a red fox", seconds: 20 }],
  ["a red fox -ar 1:1 running", { prompt: "a red fox running", aspect: "1:1" }],
  ["tar -s verbose -r now", { prompt: "tar -s verbose -r now" }],
  // name:value and name=value
  ["prompt:'a red fox' seconds:10", { prompt: "a red fox", seconds: 10 }],
  ['prompt:"a red fox" seconds:10', { prompt: "a red fox", seconds: 10 }],
  ["prompt: a red fox seconds: 10", { prompt: "a red fox", seconds: 10 }],
  ["prompt=a red fox seconds=10", { prompt: "a red fox", seconds: 10 }],
  ["prompt = 'a red fox' seconds = 10", { prompt: "a red fox", seconds: 10 }],
  ["Prompt : a red fox Seconds : 10", { prompt: "a red fox", seconds: 10 }],
  ["seconds:10 prompt: a red fox", { prompt: "a red fox", seconds: 10 }],
  ["seconds:10 a red fox", { prompt: "a red fox", seconds: 10 }],
  ["a red fox\nseconds: 10\nstyle: noir", { prompt: "a red fox", seconds: 10, style: "noir" }],
  ["a red fox, seconds: 10, style: noir.", { prompt: "a red fox .", seconds: 10, style: "noir" }],
  ["a red fox, seconds: 10, camera: pan left", { prompt: "a red fox", seconds: 10, camera: "pan-left" }],
  ["seconds:'10' a red fox", { prompt: "a red fox", seconds: 10 }],
  ["style:'film noir' a red fox", { prompt: "a red fox", style: "noir" }],
  ["a red fox negative: rain, snow", { prompt: "a red fox", negative: "rain, snow" }],
  ["ar:9:16 a red fox", { prompt: "a red fox", aspect: "9:16" }],
  ["s:5 a red fox", { prompt: "a red fox", seconds: 5 }],
  // Quotes inside quotes, apostrophes, escapes, slips
  ["prompt:'the dogs' bowl is full' seconds:10", { prompt: "the dogs' bowl is full", seconds: 10 }],
  ["prompt:'don't stop' seconds:10", { prompt: "don't stop", seconds: 10 }],
  ['prompt:"a sign says "hello" loudly" seconds:10', { prompt: 'a sign says "hello" loudly', seconds: 10 }],
  ['prompt:"a sign says \\"hello\\"" seconds:10', { prompt: 'a sign says "hello"', seconds: 10 }],
  ["prompt:'a' b negative:'c'", { prompt: "a b", negative: "c" }],
  ['prompt:"a fox --seconds 20" --seconds 5', { prompt: "a fox --seconds 20", seconds: 5 }],
  ['"a fox --secnds 20"', { prompt: "a fox --secnds 20" }],
  ['a sign with "style: noir" on it', { prompt: 'a sign with "style: noir" on it' }],
  ['prompt:"a fox seconds:10', { prompt: "a fox", seconds: 10 }],
  ["prompt:'a fox --seconds 10", { prompt: "a fox", seconds: 10 }],
  ['prompt:"a fox". seconds:10', { prompt: "a fox .", seconds: 10 }],
  // Flags
  ["a fox --draft", { prompt: "a fox", draft: true }],
  ["--draft a fox", { prompt: "a fox", draft: true }],
  ["--draft on the beach", { prompt: "on the beach", draft: true }],
  ["a fox --draft true", { prompt: "a fox", draft: true }],
  ["a fox --draft off", { prompt: "a fox", draft: false }],
  ["a fox --draft no --seconds 5", { prompt: "a fox", draft: false, seconds: 5 }],
  ["a fox --no-draft", { prompt: "a fox", draft: false }],
  ["a fox draft:true", { prompt: "a fox", draft: true }],
  ["a fox draft=yes private:no", { prompt: "a fox", draft: true, private: false }],
  ["--draft --private a fox", { prompt: "a fox", draft: true, private: true }],
  ["--draft, a fox", { prompt: "a fox", draft: true }],
  // Code of any kind stays text
  ["rm -rf / ; echo done", { prompt: "rm -rf / ; echo done" }],
  ["$(reboot) `id` && true | cat > /dev/null", { prompt: "$(reboot) `id` && true | cat > /dev/null" }],
  ['{"prompt":"a fox","seconds":10}', { prompt: '{"prompt":"a fox","seconds":10}' }],
  ["{prompt: a fox, seconds: 10}", { prompt: "{prompt: a fox, seconds: 10}" }],
  [
    'ffmpeg -i in.mp4 -filter_complex "[0:v]scale=1280:-2[v]" -t 10 out.mp4',
    { prompt: 'ffmpeg -i in.mp4 -filter_complex "[0:v]scale=1280:-2[v]" -t 10 out.mp4' },
  ],
  ["drawtext=text='x':fontfile=/etc/passwd", { prompt: "drawtext=text='x':fontfile=/etc/passwd" }],
  ["<b>bold</b> @everyone [x](http://y)", { prompt: "<b>bold</b> @everyone [x](http://y)" }],
  ["a sad fox :( seconds:10", { prompt: "a sad fox :(", seconds: 10 }],
  // What can't be seen
  ["a\u0000 red\u0007 fox\u200b", { prompt: "a red fox" }],
  ["a \u202egninnur\u202c fox", { prompt: "a gninnur fox" }],
  ["a fox\r\nin snow", { prompt: "a fox\nin snow" }],
  ["cafe\u0301", { prompt: "café" }],
  ["a fox --seconds\u00a020", { prompt: "a fox", seconds: 20 }],
];

/** What a person typed after /video, and what has to stand in the answer. */
const MISTAKEN: [typed: string, told: RegExp[]][] = [
  ["", []],
  ["a fox --seconds 0", [/from 1 to 60/, /“0”/]],
  ["a fox --seconds 61", [/from 1 to 60/, /“61”/]],
  ["a fox --seconds 1:01", [/from 1 to 60/, /“1:01”/]],
  ["a fox --seconds 2m", [/from 1 to 60/]],
  ["a fox seconds:ten", [/whole number/, /“ten”/]],
  ["a fox seconds: ten", [/whole number/, /“ten”/]],
  ["a fox --seconds 1.5", [/whole number/]],
  ["a fox --seconds -5", [/“-5”/]],
  ["a fox --seconds", [/--seconds needs a value/]],
  ["a fox --seconds --ar 9:16", [/--seconds needs a value/]],
  ["a fox --secnds 20", [/no option --secnds/, /Did you mean --seconds/]],
  ["a fox —secnds 20", [/no option --secnds/]],
  ["a fox --trees no", [/no option --trees/, /Did you mean --negative/]],
  ["a fox --wolves red", [/no option --wolves\. Its options/]],
  ["a fox --colour red", [/no option --colour/, /in quotes/]],
  ["rm --no-preserve-root", [/no option --no-preserve-root/, /in quotes/]],
  ["a fox --no-seconds", [/no option --no-seconds/]],
  ["a fox --ar 5:4", [/can't be “5:4”/, /16:9/]],
  ["a fox aspect: 5:4", [/can't be “5:4”/]],
  ["a fox --style wtercolour", [/Did you mean Watercolour/]],
  ["a fox --draft:maybe", [/yes or no/]],
  ["a fox --seed 3000000000", [/2,147,483,647/]],
  ["a fox --start_image /etc/passwd", [/attach it/]],
  ["a fox --model !!", [/\/models/]],
  ["a fox --negative", [/needs a value/]],
];

function read(typed: string, command: AnyCommand = video) {
  const { options, problems } = readOptions(command, typed);
  const checked = checkOptions(command, options);
  return { values: checked.values, problems: [...problems, ...checked.problems] };
}

describe("what is typed after /video", () => {
  it.each(MEANT)("%j is understood", (typed, values) => {
    const found = read(typed);
    expect(found.problems).toEqual([]);
    expect(found.values).toEqual(values);
  });

  it.each(MISTAKEN)("%j is answered with what is allowed", (typed, told) => {
    const sentences = read(typed)
      .problems.map((problem) => problem.sentence)
      .join("\n");
    if (told.length === 0) expect(sentences).toBe("");
    for (const part of told) expect(sentences).toMatch(part);
  });
});

describe("what is typed after other commands", () => {
  it.each<[string, AnyCommand, string, Record<string, unknown>]>([
    ["trim 2 8", trim, "2 8", { from: 2, to: 8 }],
    ["trim in words", trim, "from 2 to 8", { from: 2, to: 8 }],
    ["trim by the clock", trim, "0:02-0:08", { from: 2, to: 8 }],
    ["trim with units", trim, "2.5s – 8s", { from: 2.5, to: 8 }],
    ["trim the end", trim, "to:5", { to: 5 }],
    ["trim a named clip", trim, "last 1-3", { clip: "last", from: 1, to: 3 }],
    ["vary 3", vary, "3", { takes: 3 }],
    ["extend with words", extend, "the fox sleeps --seconds 8", { words: "the fox sleeps", seconds: 8 }],
    ["blend by name", blend, "abc with:def", { clip: "abc", with: "def" }],
    ["blend in words", blend, "abc and def", { clip: "abc", with: "def" }],
    ["an id with dashes", blend, "a1-2b 3c-4d", { clip: "a1-2b", with: "3c-4d" }],
  ])("is understood: %s", (_, command, typed, values) => {
    const { options, problems } = readOptions(command, typed);
    expect(problems).toEqual([]);
    expect(checkOptions(command, options).values).toEqual(values);
  });

  it("says that it has no use for words too many", () => {
    expect(readOptions(vary, "3 abc foxes").problems[0]?.sentence).toContain("/vary has no use for");
  });
});

describe("a command's name", () => {
  it("is found in any case, with the bot's name, before a line break", () => {
    expect(readCommandName("/video a fox")).toEqual({ name: "video", bot: undefined, rest: "a fox" });
    expect(readCommandName(" /VIDEO@rushes_bot\na fox")).toEqual({
      name: "video",
      bot: "rushes_bot",
      rest: "a fox",
    });
    expect(readCommandName("/queue")).toEqual({ name: "queue", bot: undefined, rest: "" });
  });

  it("is not found in a path, a fraction or plain words", () => {
    for (const text of ["/home/user", "a /video", "1/2", "video", "/", "//", "/ video", ""]) {
      expect(readCommandName(text)).toBeUndefined();
    }
  });
});

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    ..."--seconds|—ar|seconds:|prompt:|style=|negative:|-s|\"|'|“|”|«|»|{|}|[|\\|,|;|\n| |10|noir|a fox|don't|--no-|--draft|:|=|\u0000|🦊".split(
      "|",
    ),
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  );

  it("is read without throwing, and what it gives fits the command", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...commands), (text, command) => {
        readCommandName(text);
        const { values } = read(text, command);
        for (const name of Object.keys(values)) expect(Object.keys(command.options)).toContain(name);
      }),
      { numRuns: 500 },
    );
  });

  it("is kept whole when it is quoted as a prompt", () => {
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
      .filter((text) => /\p{L}/u.test(text));
    fc.assert(
      fc.property(words, (text) => {
        const clean = checkOptions(video, { prompt: text }).values.prompt as string;
        const quoted = `prompt:"${clean.replace(/[\\"“”„‟]/gu, "\\$&")}" seconds:10`;
        expect(read(quoted).values).toEqual({ prompt: clean, seconds: 10 });
      }),
    );
  });

  it("takes no more time the longer it is than it must", () => {
    // 10,000 quotes, brackets or dashes would take minutes if each looked at all the rest.
    for (const piece of ['"', "'", " '", ' "a', "{", " --", " seconds:", "\\"]) {
      read(piece.repeat(Math.floor(10_000 / piece.length)));
    }
  });
});
