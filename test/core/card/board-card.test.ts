import { expect, it } from "vitest";
import { boardButtons, boardFacts } from "../../../src/core/card/board-card.ts";
import type { Board } from "../../../src/core/film/board.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import type { Terms } from "../../../src/core/film/terms.ts";
import { testClip, testPlan, testRequest } from "../../fixtures/clip.ts";

const takes = (given: Board["takes"]) => {
  const board: Board = { id: "b", version: 1, film: { model: "m", resolution: "720p" }, notes: [] };
  const clip = testClip({
    request: testRequest({ draft: true }),
    board: { ...board, ...(given === undefined ? {} : { takes: given }) },
  });
  return boardFacts(clip).find(({ label }) => label === "Takes")?.value;
};

it("a board says how long its film will take, and how its shots come", () => {
  expect(takes({ from: 7_000, to: 7_300, atOnce: 1 })).toBe("2 shots one after the other, about 2 h");
  expect(takes({ from: 40, to: 300, atOnce: 2 })).toBe("2 shots at once, 40 s to 5 min");
  expect(takes({ from: 40, to: 300 })).toBe("40 s to 5 min");
});

it("where nothing was made yet a board guesses, and says that it does", () => {
  expect(takes({ from: 40, to: 300, atOnce: 2, guessed: true })).toBe(
    "2 shots at once, 40 s to 5 min (a guess: nothing was made with this model here yet)",
  );
});

it("a board says before Render on what terms the film may be used, where that is known", () => {
  const rights = (terms?: Terms) => {
    const board: Board = { id: "b", version: 1, film: { model: "wan", resolution: "720p" }, notes: [] };
    const request = testRequest({ draft: true });
    const clip = testClip({
      board,
      request,
      finalRender: { model: "wan", credits: 10, usd: 0, ...(terms && { terms }) },
    });
    return boardFacts(clip).find(({ label }) => label === "Rights")?.value;
  };
  const terms = { licence: "Apache 2.0", link: "https://a.example" };
  expect(rights({ ...terms, commercial: "yes" })).toBe("commercial use: yes (Apache 2.0)");
  expect(rights({ ...terms, commercial: "no" })).toBe("commercial use: no (Apache 2.0)");
  expect(rights({ ...terms, commercial: "ask" })).toBe("commercial use: read its terms first (Apache 2.0)");
  expect(rights()).toBeUndefined();
});

it("a board is rendered, changed or dropped by a button, and while it is being written only dropped", () => {
  const board: Board = { id: "b", version: 1, film: { model: "m", resolution: "720p" }, notes: [] };
  const labels = (change: Partial<Clip>) =>
    boardButtons(testClip({ board, request: testRequest({ draft: true }), ...change })).map(
      ({ label }) => label,
    );
  expect(labels({ finalRender: { model: "m", credits: 36, usd: 0 } })).toEqual([
    "Render (36 credits)",
    "Change",
    "Redraw a frame (free)",
    "Drop",
  ]);
  expect(labels({ plan: { ...testPlan(), shots: [] }, planning: { state: "waiting" } as never })).toEqual([
    "Drop",
  ]);
});
