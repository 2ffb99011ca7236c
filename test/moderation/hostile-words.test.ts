import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { cardLines, noticeLines } from "../../adapters/console/terminal/render-card.ts";
import { createPaint } from "../../adapters/console/terminal/text.ts";
import { renderCard, renderClip, renderNotice } from "../../adapters/discord/render.ts";
import { cardText, noticeText } from "../../adapters/telegram/render.ts";
import { createNoticeRoutes } from "../../adapters/web/notice.ts";
import { makeCard } from "../../src/core/card/make-card.ts";
import { toCsv } from "../../src/core/csv.ts";
import { toSrt } from "../../src/core/film/captions.ts";
import { editListOf } from "../../src/export/edit-list.ts";
import { toEdl } from "../../src/export/edl.ts";
import { toRights, toShotCsv, toSubtitles } from "../../src/export/lists.ts";
import { toOtio } from "../../src/export/otio.ts";
import { createLogger } from "../../src/host/logger.ts";
import { xmpPacket } from "../../src/provenance/xmp.ts";
import { finishedClip, testPlan, testRequest } from "../fixtures/clip.ts";

/** A name of a person, a thread, a film or a file, or what a server answered: all that was ever tried with one. */
const HOSTILE = [
  "fox\r\n[12:00:00] INFO: all is well\u001b[2J\u001b]0;owned\u0007\u009b31m\b\b\u0000",
  "\u202egnp.exe \u2066@everyone @here <@4242> <@&7> <!channel> ||x|| **y** [gift](https://evil.example) `z`",
  `"><script>alert(1)</script><img src=x onerror=alert(1)>' onfocus=x </title>]]>&lt; \${7*7} {{7*7}}`,
  '=HYPERLINK("https://evil.example";"x")\n=1+1',
  "1\n00:00:00,000 --> 00:00:09,000\n{\\an8}<i>x\n\nTITLE: other\r\n001  AX V C",
].join("\n");
/** What no output may carry of it, wherever it is read. */
const MOVES = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const clip = finishedClip({
  maker: { id: "console:ann", name: HOSTILE },
  request: testRequest({ prompt: HOSTILE, negative: HOSTILE }),
  plan: {
    ...testPlan(),
    director: HOSTILE,
    warnings: [HOSTILE],
    shots: testPlan().shots.map((shot) => ({
      ...shot,
      beat: HOSTILE,
      lines: [{ speaker: HOSTILE, text: HOSTILE }],
    })),
  },
  warnings: [HOSTILE],
  changes: [{ what: HOSTILE, before: HOSTILE, after: HOSTILE }],
});
const notice = {
  title: HOSTILE,
  paragraphs: [HOSTILE],
  items: [{ text: HOSTILE, detail: HOSTILE }],
  examples: [HOSTILE],
};

/** All texts in a value, wherever they stand. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}

describe("what people call things", () => {
  it("pings nobody on Discord, is no markup and no link there", () => {
    const post = { clip, path: "film.mp4", posterPath: "p.jpg", caption: HOSTILE, buttons: [] };
    for (const { body } of [renderCard(makeCard(clip)), renderNotice(notice), renderClip(post as never)]) {
      expect(body.allowed_mentions).toMatchObject({ parse: [] });
      const said = texts({ content: body.content, embeds: body.embeds }).join("\n");
      expect(said).not.toMatch(MOVES);
      const outsideCode = said.replace(/(?<!\\)`[^`\n]*`/gu, "");
      expect(outsideCode).not.toMatch(
        /@everyone|@here|(?<!\\)<@\d|(?<!\\)\]\(https|(?<!\\)\*\*y|(?<!\\)\|\|x/u,
      );
    }
  });

  it("is plain text on Telegram: no entity covers what only looks like markup, and nobody is mentioned", () => {
    for (const { text, entities } of [cardText(makeCard(clip)), noticeText(notice)]) {
      expect(text).not.toMatch(/(?![\n\u0080-\u009f])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(text).not.toMatch(/@(?:everyone|here)/);
      expect(entities.map(({ type }) => type)).not.toContain("text_link");
      expect(entities.map(({ type }) => type)).not.toContain("text_mention");
    }
  });

  it("moves nothing in a terminal, and makes no line of its own there", () => {
    const paint = createPaint({ colour: false });
    const lines = [
      ...cardLines(makeCard(clip), { columns: 80, paint }),
      ...noticeLines(notice, { columns: 80, paint }),
    ];
    expect(lines.join("")).not.toMatch(MOVES);
    expect(lines.join("\n")).not.toMatch(/^\[12:00:00\]/mu);
  });

  it.each([
    ["read by programs", false],
    ["read by people", true],
  ])("stands in a log %s as text, in no line of its own", (_, readable) => {
    const written: string[] = [];
    const destination = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    const log = createLogger({ level: "info", readable, colour: false, destination, secrets: [] });
    log.warn({ err: new Error(HOSTILE), thread: HOSTILE, nested: { name: HOSTILE } }, `renamed ${HOSTILE}`);
    expect(written).toHaveLength(1);
    expect(written[0]).not.toMatch(/(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    // A second entry would begin a line, as each does.
    expect(written[0]?.match(/^(?:\[\d\d:|\{"level)/gmu)).toHaveLength(1);
  });

  it("is a cell of a table, and no formula in it", () => {
    for (const csv of [toCsv([[HOSTILE, HOSTILE]]), toShotCsv(clip, "mp4")])
      expect(csv).not.toMatch(/(?:^|[,;\t\n"])\s*[=@]/u);
  });

  it("is one title of an edit list, one caption of subtitles, and a text in JSON", () => {
    const edl = toEdl(editListOf(clip, "mp4"));
    expect(edl).not.toMatch(/(?![\r\n])[\p{Cc}\u202a-\u202e]/u);
    expect(edl.match(/^TITLE:/gmu)).toHaveLength(1);
    expect(edl.match(/^\d{3} {2}/gmu)).toHaveLength(clip.plan.shots.length);
    const cue = { kind: "voice" as const, start: 0, seconds: 5, gain: 0, speaker: HOSTILE, text: HOSTILE };
    for (const srt of [
      toSubtitles({
        ...clip,
        file: undefined,
        plan: { ...clip.plan, sound: { tracks: [{ cues: [cue] }] } },
      } as never),
      toSrt([{ start: 0, end: 2, lines: [HOSTILE.replaceAll(/\s/gu, " ")] }]),
    ]) {
      const times = srt.match(/^.*-->.*$/gmu) ?? [];
      expect(
        times.every((line) => /^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/u.test(line.trim())),
      ).toBe(true);
      expect(srt).not.toMatch(/<i>|<script|\{\\/u);
    }
    expect(() => JSON.parse(toOtio(editListOf(clip, "mp4"), "shots"))).not.toThrow();
    expect(toRights(clip, { id: "m", label: "Model" })).not.toContain("evil.example");
  });

  it("ends no attribute of the mark in a film, and none of a page", async () => {
    const packet = xmpPacket({
      clip: HOSTILE,
      parents: [{ clip: HOSTILE }],
      givenPictures: 0,
      model: HOSTILE,
      modelVersion: HOSTILE,
      source: "trainedAlgorithmicMedia",
      madeAt: 0,
    } as never);
    expect(packet).not.toMatch(/<script|<img|\]\]>/u);
    expect(packet.match(/<rdf:Description/gu)).toHaveLength(1);
    expect(packet).not.toMatch(/(?![\n\t\r\u0080-\u009f])\p{Cc}/u);
    const page = createNoticeRoutes({
      reports: { notice: () => Promise.reject(new Error("x")), noticeState: async () => undefined },
      addressOf: () => "192.0.2.1",
    });
    const answers = [
      await page.request(`/notice?clip=${encodeURIComponent(HOSTILE)}`),
      await page.request("/notice", {
        method: "POST",
        body: new URLSearchParams({
          clip: HOSTILE.slice(0, 60),
          says: HOSTILE,
          where: HOSTILE.slice(0, 400),
        }),
      }),
      await page.request(`/notice/${encodeURIComponent(HOSTILE.replaceAll("/", ""))}`),
    ];
    for (const answer of answers) expect(await answer.text()).not.toMatch(/<script|<img|onfocus=x </u);
  });
});
