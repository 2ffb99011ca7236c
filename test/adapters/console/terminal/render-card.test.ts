import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cardLines, noticeLines, statusLine } from "../../../../adapters/console/terminal/render-card.ts";
import { createPaint } from "../../../../adapters/console/terminal/text.ts";
import type { Card } from "../../../../src/core/card/card.ts";

const paint = createPaint({ colour: false });
const view = { columns: 70, paint };

function card(change: Partial<Card> = {}): Card {
  return {
    clipId: "c1",
    audience: { kind: "place" },
    state: "shooting",
    headline: "Shooting, 1 of 2 shots done",
    prompt: "a red fox runs through fresh snow",
    facts: [
      { label: "Length", value: "10 s" },
      { label: "Seed", value: "7" },
    ],
    shots: [
      { index: 0, beat: "a red fox", camera: "Pan left", seconds: 5.5, state: "made" },
      { index: 1, beat: "it looks up", camera: "Aerial", seconds: 4.5, state: "shooting" },
    ],
    changes: [],
    progress: 0.5,
    estimated: false,
    warnings: [],
    buttons: [],
    ...change,
  };
}

const shown = (change: Partial<Card> = {}, columns = 70) =>
  cardLines(card(change), { columns, paint }).join("\n");

describe("the card in the terminal", () => {
  it("shows the prompt, the facts, every shot and how far it is", () => {
    expect(shown()).toBe(
      [
        "  a red fox runs through fresh snow",
        "  10 s · seed 7",
        "  ✓ 1  5.5 s  Pan left     a red fox",
        "  ▸ 2  4.5 s  Aerial       it looks up",
        "  ██████████████░░░░░░░░░░░░░░ Shooting, 1 of 2 shots done, 50 %",
      ].join("\n"),
    );
  });

  it("shows of a board all that is to be known before it is paid for, in a narrow window too", () => {
    const facts = [
      { label: "Film", value: "10 s, 2 shots" },
      { label: "Render", value: "100 credits, at most $5.00, with seedance-pro" },
      { label: "Takes", value: "2 at once, 2 to 3 min" },
    ];
    const shots = [
      { index: 0, beat: "a red fox", camera: "Extreme wide, low angle, pan left", seconds: 5.5 },
    ].map((shot) => ({ ...shot, state: "waiting" as const }));
    const lines = shown({ facts, shots, isBoard: true, headline: "Storyboard" }, 50).split("\n");
    expect(lines.slice(1, 4)).toEqual([
      "  10 s, 2 shots · 100 credits, at most $5.00, with",
      "  seedance-pro · 2 at once, 2 to 3 min",
      "  · 1  5.5 s  a red fox",
    ]);
    expect(lines[4]).toBe("              Extreme wide, low angle, pan left");
  });

  it("says how far it is below the bar where beside it there is no room", () => {
    expect(shown({}, 39).split("\n").slice(-2)).toEqual([
      "  ██████████████░░░░░░░░░░░░░░",
      "  Shooting, 1 of 2 shots done, 50 %",
    ]);
  });

  it("shows of a changed prompt what is new", () => {
    const before = "several giant woolly mammoths approach treading through a snowy meadow";
    const changes = [
      { what: "Prompt", before, after: `${before} at night` },
      { what: "Length", before: "6 s", after: "10 s" },
      { what: "Style", before: "", after: "Noir" },
    ];
    expect(shown({ changes })).toContain("  Prompt: … meadow → … meadow at night\n");
    expect(shown({ changes })).toContain("  Length: 6 s → 10 s\n  Style: – → Noir\n");
  });

  it("says the time left as a range, in the unit that fits", () => {
    const left = (from: number, to: number) =>
      statusLine(card({ secondsLeft: { from, to } }))
        .split(", ")
        .at(-1);
    expect(left(10, 25)).toBe("10–25 s left");
    expect(left(0, 1)).toBe("1 s left");
    expect(left(60, 240)).toBe("60 s – 4 min left");
    expect(left(120, 240)).toBe("2–4 min left");
  });

  it("says why it failed, whole, and shows no bar", () => {
    const failure =
      "The model refused this prompt because it names a real person. Please say it in other words.";
    const lines = shown({ state: "failed", failure });
    expect(lines.replace(/\s+/g, " ")).toContain(failure);
    expect(lines).not.toContain("░");
  });

  it("keeps a long film's list short, so that its bar stays in view", () => {
    const shots = Array.from({ length: 60 }, (_, index) => ({
      index,
      beat: "a beat",
      camera: "Static",
      seconds: 1,
      state: "waiting" as const,
    }));
    expect(shown({ shots })).toContain("    and 48 more");
    expect(shown({ shots }).split("\n").length).toBeLessThan(20);
  });

  it.each([[30], [47], [80]])("is never wider than %i columns", (columns) => {
    const hostile = "狐\u001b[31m👩‍👩‍👧‍👦 ".repeat(40);
    const lines = cardLines(
      card({
        prompt: hostile,
        warnings: [hostile],
        failure: `${"x".repeat(300)} ${hostile}`,
        changes: [{ what: "Prompt", before: hostile, after: `${hostile} x` }],
      }),
      { columns, paint },
    );
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines.join("")).not.toContain("\u001b");
  });
});

describe("a notice in the terminal", () => {
  it("shows its title, its words, its list and what to try", () => {
    expect(
      noticeLines(
        {
          title: "Models",
          paragraphs: ["One.\nTwo."],
          items: [{ text: "animatic", detail: "free" }],
          examples: ["/video x"],
        },
        view,
      ),
    ).toEqual(["  Models", "  One.", "  Two.", "  - animatic", "    free", "  Try: /video x"]);
  });
});
