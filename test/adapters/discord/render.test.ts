import { ComponentType } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCard, renderClip, renderNotice } from "../../../adapters/discord/render.ts";
import { PLACE } from "../../../src/core/access/audience.ts";
import type { Card } from "../../../src/core/card/card.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import type { Board } from "../../../src/core/film/board.ts";
import type { FinalRender } from "../../../src/core/film/clip.ts";
import type { FilmPlan } from "../../../src/core/film/film-plan.ts";
import { messageCreate } from "../../fakes/discord/bodies.ts";
import { finishedClip, testClip, testPlan, testRequest } from "../../fixtures/clip.ts";

function lettersOf(body: {
  embeds?: {
    title?: string;
    description?: string;
    footer?: { text: string };
    fields?: { name: string; value: string }[];
  }[];
}): number {
  return (body.embeds ?? [])
    .flatMap(({ title, description, footer, fields }) => [
      title,
      description,
      footer?.text,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

describe("a card on Discord", () => {
  it("shows prompt, shots, facts, progress and time left as a range", () => {
    const clip = testClip({
      state: "shooting",
      startedAt: 1,
      shots: testClip().shots.map((shot, index) => ({
        ...shot,
        state: index === 0 ? "made" : "shooting",
        progress: index === 0 ? 1 : 0.5,
      })),
    });
    const { body } = renderCard(makeCard(clip, { secondsLeft: { from: 40, to: 90 } }));
    const [embed] = body.embeds ?? [];
    expect(embed?.title).toBe("Shooting, 1 of 2 shots done");
    expect(embed?.description).toContain("> a red fox runs through fresh snow");
    expect(embed?.description).toContain("▰▰▰▰▰▰▰▱▱▱▱▱ 63 %");
    expect(embed?.description).toContain("40 s to 2 min left");
    expect(embed?.description).toContain("✅ 1\\. beat 1 · Static · 5 s");
    expect(embed?.fields?.map(({ name }) => name)).toContain("Price");
  });

  it("tells all of what a draft's final render costs, and by what", () => {
    const finalRender = { model: "seedance-2-fast", credits: 120, usd: 13.5, pictures: 12 };
    const card = makeCard(testClip({ request: testRequest({ draft: true }), finalRender }));
    expect(renderCard(card).body.embeds?.[0]?.fields).toContainEqual({
      name: "Final render",
      value: "120 credits, at most $13.50, with seedance-2-fast, 12 key pictures included",
      inline: true,
    });
  });

  it("shows of a long changed prompt where it changed", () => {
    const before = `${"a red fox runs on and on ".repeat(6)}by day`;
    const after = `${"a red fox runs on and on ".repeat(6)}by night`;
    const card = { ...makeCard(testClip()), changes: [{ what: "Prompt", before, after }] };
    expect(renderCard(card).body.embeds?.[0]?.description).toContain(
      "Prompt: … fox runs on and on by day → … fox runs on and on by night",
    );
  });

  it("says that its progress is an estimate", () => {
    const card: Card = { ...makeCard(testClip()), progress: 0.951, estimated: true };
    expect(renderCard(card).body.embeds?.[0]?.description).toContain("about 95 %");
  });

  it("shows nothing as being made, and no price, once it is cancelled", () => {
    const shots = testClip().shots.map((shot) => ({ ...shot, state: "shooting" as const, progress: 0.5 }));
    const shown = (state: "shooting" | "canceled") =>
      JSON.stringify(
        renderCard(makeCard(testClip({ state, shots, ...(state === "canceled" && { charged: 0 }) }))),
      );
    expect(shown("shooting")).toContain("🎬");
    expect(shown("shooting")).toContain("10 credits");
    expect(shown("canceled")).not.toContain("🎬");
    expect(shown("canceled")).not.toContain("10 credits");
  });

  it("tells what it was blended with, and no arrow from nothing", () => {
    const changes = [{ what: "Blended with", before: "", after: "an owl" }];
    const { body } = renderCard(makeCard(testClip({ changes })));
    expect(body.embeds?.[0]?.description).toMatch(/Blended with: an owl$/m);
  });

  it("never shows more or less than all", () => {
    const shown = (progress: number) =>
      renderCard({ ...makeCard(testClip()), progress }).body.embeds?.[0]?.description;
    expect(shown(1.2)).toContain("100 %");
    expect(shown(-1)).toContain(" 0 %");
    expect(shown(0.9999)).toContain("99 %");
  });

  it("is a message Discord takes, whatever people and models wrote", () => {
    const nasty = fc.string({ unit: fc.constantFrom(..."*_`|<>[]@#\n\\ aé😀"), maxLength: 2_500 });
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.integer({ min: 1, max: 60 }), (prompt, beat, warning, count) => {
        const plan = testPlan(Array.from({ length: count }, () => 1));
        const card: Card = {
          ...makeCard(
            testClip({
              request: testRequest({ prompt }),
              plan: {
                ...plan,
                shots: plan.shots.map((shot) => ({ ...shot, beat })),
                warnings: [warning, `${warning}2`],
              },
            }),
          ),
          failure: warning,
          changes: Array.from({ length: 30 }, () => ({ what: beat, before: prompt, after: warning })),
          facts: Array.from({ length: 40 }, () => ({ label: beat, value: prompt })),
        };
        const { body } = renderCard(card);
        expect(messageCreate.safeParse(body).error).toBeUndefined();
        expect(lettersOf(body as never)).toBeLessThanOrEqual(6_000);
      }),
      { numRuns: 40 },
    );
  });

  it("is a board Discord takes, whatever people and models wrote", () => {
    const nasty = fc.string({
      unit: fc.constantFrom(..."*_`|<>[]@#\n\\ aé😀\u0301\u202e\u200b\ud83e"),
      maxLength: 2_500,
    });
    fc.assert(
      fc.property(nasty, nasty, fc.integer({ min: 1, max: 60 }), (words, other, count) => {
        const card: Card = {
          ...makeCard(testClip({ plan: testPlan(Array.from({ length: count }, () => 1)) })),
          isBoard: true,
          headline: words,
          prompt: other,
          failure: words,
          sheet: { key: "sheets/1.jpg", openingKey: "frames/1.png", version: 1, alt: other },
          changes: Array.from({ length: 30 }, () => ({ what: words, before: other, after: words })),
          facts: Array.from({ length: 14 }, () => ({ label: "Cast", value: words })),
          warnings: [words, other],
        };
        const { body } = renderCard(card);
        expect(messageCreate.safeParse(body).error).toBeUndefined();
        const [container] = body.components ?? [];
        const parts = container?.type === ComponentType.Container ? container.components : [];
        const texts = parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? part.content : []));
        expect(texts.join("").length).toBeLessThanOrEqual(4_000);
        expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/);
        expect(texts.some((text) => text.includes("Nothing is charged before Render."))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves out a button that Discord would refuse the message for", () => {
    const button = { label: "Go", command: "reroll", clipId: "c1" };
    const card: Card = {
      ...makeCard(testClip()),
      buttons: [button, button, { ...button, options: { words: "x".repeat(200) } }],
    };
    expect(renderCard(card).body.components).toHaveLength(1);
    expect(messageCreate.safeParse(renderCard(card).body).error).toBeUndefined();
  });
});

describe("a notice on Discord", () => {
  it("lists items with their posters beside them", () => {
    const { body, shows } = renderNotice({
      title: "Your clips",
      items: Array.from({ length: 12 }, (_, index) => ({
        text: `fox ${index}`,
        clipId: `c${index}`,
        posterKey: `p/${index}.jpg`,
      })),
    });
    expect(body.embeds).toHaveLength(10);
    expect(shows).toHaveLength(9);
    expect(shows[0]).toMatchObject({ name: "picture-1.jpg", description: "fox 0" });
    expect(body.embeds?.[1]).toMatchObject({
      description: "**fox 0** `c0`",
      thumbnail: { url: "attachment://picture-1.jpg" },
    });
    expect(messageCreate.safeParse(body).error).toBeUndefined();
  });

  it("has our own addresses as links that open, and nobody else's", () => {
    const link = "https://bot.example/login?link=a_b_c";
    const { body } = renderNotice({
      paragraphs: [`Open ${link} once.`, "You said: see https://evil.example/x_y"],
      items: [{ text: `A video that shouldn't be there: ${link}` }],
      links: [link],
    });
    expect(body.embeds?.[0]?.description).toContain(`there: <${link}>`);
    expect(body.embeds?.[0]?.description).toContain(`Open <${link}> once.`);
    expect(body.embeds?.[0]?.description).toContain(String.raw`https\://evil.example`);
  });

  it("is a message Discord takes, however long it is", () => {
    const { body } = renderNotice({
      title: "t".repeat(400),
      paragraphs: ["*".repeat(5_000), "b"],
      items: Array.from({ length: 200 }, () => ({ text: "x".repeat(300), detail: "y".repeat(900) })),
      examples: ["/video a fox"],
    });
    expect(messageCreate.safeParse(body).error).toBeUndefined();
    expect(body.embeds?.[0]?.description).toMatch(/… and \d+ more$/);
  });
});

describe("a finished clip on Discord", () => {
  it("is one message with the film, its caption, an alternative text and the buttons", () => {
    const clip = finishedClip({ id: "c1" });
    const message = renderClip({
      clip,
      audience: { kind: "place" },
      caption: "a *red* fox\n10 s",
      buttons: [{ label: "Re-roll", command: "reroll", clipId: "c1" }],
      path: "/f.mp4",
      posterPath: "/p.jpg",
    });
    expect(message.body.content).toBe("a \\*red\\* fox\n10 s");
    expect(message.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(message.files).toEqual([
      {
        name: "rushes-c1.mp4",
        path: "/f.mp4",
        type: "video/mp4",
        description:
          "Film, 10 s, 2 shots. Shot 1, from 0 s: beat 1. Camera: static. Shot 2, from 5 s: beat 2. Camera: static.",
      },
    ]);
    expect(messageCreate.safeParse(message.body).error).toBeUndefined();
  });

  it("of a board tells its price however much else there is to tell", () => {
    const board: Board = {
      ...{ id: "b", version: 1, notes: [] },
      film: { model: "m", resolution: "720p" },
      takes: { from: 60, to: 7_000, atOnce: 1, guessed: true },
    };
    const named = (all: string) =>
      Array.from({ length: 12 }, (_, at) => ({ id: `${at}`, name: `${all} ${at}`, description: "as told" }));
    const { shots, ...rest } = testPlan([5, 5]);
    const plan: FilmPlan = {
      ...rest,
      shots: shots.map((shot) => ({ ...shot, frame: "frames/one.png" })),
      story: { beats: [], look: [], cast: named("Ann_of_Oslo"), places: named("Bay*of*Oslo") },
    };
    const finalRender: FinalRender = {
      ...{ model: "seedance-2", credits: 120, usd: 3.5, pictures: 12 },
      draw: { model: "seedream-4.5", pictures: 0, credits: 0, usd: 0, each: { credits: 4, usd: 0.04 } },
      terms: { licence: "ByteDance Seedance terms of use", link: "https://example.org", commercial: "ask" },
    };
    const request = testRequest({ draft: true });
    const { body } = renderClip({
      clip: finishedClip({ id: "c1", request, board, plan, finalRender }),
      ...{ audience: PLACE, caption: "", buttons: [], path: "/f.mp4", posterPath: "/p.jpg" },
    });
    const words = JSON.stringify(body);
    expect(words).toContain("**Render** 120 credits, at most $3.50, with seedance-2");
    expect(words).toContain("**Places** Bay");
    expect(words).toContain("Nothing is charged before Render.");
    expect(messageCreate.safeParse(body).error).toBeUndefined();
  });

  it("of a board has the moving draft above its shots, and their frames below", () => {
    const board = { id: "b", version: 1, film: { model: "m", resolution: "720p" as const }, notes: [] };
    const message = renderClip({
      clip: finishedClip({ id: "c1", board }),
      audience: { kind: "place" },
      caption: "",
      buttons: [{ label: "Render", command: "render", clipId: "c1" }],
      ...{ path: "/f.mp4", posterPath: "/p.jpg", framesPath: "/frames.jpg" },
    });
    expect(message.files?.map(({ path }) => path)).toEqual(["/f.mp4", "/frames.jpg"]);
    const [container] = message.body.components ?? [];
    const parts = container?.type === ComponentType.Container ? container.components : [];
    const shown = parts.map((part) => {
      if (part.type === ComponentType.MediaGallery) return part.items.map(({ media }) => media.url).join();
      return part.type === ComponentType.TextDisplay && part.content.startsWith("**1**") ? "its shots" : "";
    });
    expect(shown.filter(Boolean)).toEqual([
      "attachment://rushes-c1.mp4",
      "its shots",
      "attachment://board.jpg",
    ]);
    expect(messageCreate.safeParse(message.body).error).toBeUndefined();
  });
});
