import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BackendError } from "../../src/core/errors.ts";
import type { Verdict } from "../../src/core/ports/moderator.ts";
import type { StoredClip } from "../../src/store/clips.ts";
import { createLookAtFilm } from "../../workers/look-at-film.ts";
import { testClip, testPlan } from "../fixtures/clip.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-look-"));
  for (const name of ["film", "shot-0"]) await writeFile(join(folder, name), name);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A classifier that never answers, about a film that is lighter than its one shot. */
function looking({
  onError,
  reviewed,
  retryAfterMs,
}: {
  onError: "refuse" | "review";
  reviewed: boolean;
  retryAfterMs?: number;
}) {
  const done: string[] = [];
  const say = (what: string) => async () => void done.push(what);
  const lookAtFilm = createLookAtFilm({
    moderator: {
      seesFilms: true,
      whenAway: { outcome: onError, away: true },
      filmRefusal: () => "It can't be looked at just now.",
      lookAtFrames: async (): Promise<Verdict> => {
        done.push("asked");
        throw new BackendError("classifier-away", "No answer.", {
          retryable: true,
          ...(retryAfterMs !== undefined && { retryAfterMs }),
        });
      },
    },
    cases: {
      lookedAt: async () => undefined,
      letThrough: say("let through"),
      reviewPlace: async () => (reviewed ? { platform: "console", chat: "reviews" } : undefined),
    } as never,
    people: { groupSettings: async () => ({}) },
    life: {
      withdrawShots: say("withdrawn"),
      spoil: say("spoiler"),
      fail: async (_id: string, { code }: { code: string }) => done.push(`failed: ${code}`) > 0,
      hold: async (_id: string, held: { of: string }) => done.push(`held: ${held.of}`) > 0,
    } as never,
    media: {
      greyFrames: async (path: string) =>
        new Array(24 * 10).fill(new Uint8Array(64 * 64).fill(path.endsWith("film") ? 200 : 50)),
      poster: async (_path: string, out: string) => {
        await writeFile(out, "a picture");
        return { width: 64, height: 64, bytes: 9 };
      },
    } as never,
    store: {
      path: async (key: string) => join(folder, key),
      workFolder: async () => ({ path: folder, remove: async () => undefined }),
      workPlace: (name) => join(folder, name),
    },
    marker: {},
    noteRefusal: async (_clip, { away }, { open }) => {
      done.push(`noted: ${away ? "away" : ""}${open ? ", open" : ""}`);
      return "case-1";
    },
  });
  const plan = testPlan([5]);
  const [shot] = testClip({ plan }).shots;
  const clip = testClip({ plan, shots: shot ? [{ ...shot, key: "shot-0" }] : [] }) as StoredClip;
  const look = (last: boolean) =>
    lookAtFilm.lookAtCut(clip, "film", {
      signal: new AbortController().signal,
      log: { warn() {} } as never,
      last,
    });
  return { look, done };
}

it("waits for a classifier that gives no answer about the finished film, and never lets it pass", async () => {
  const { look, done } = looking({ onError: "refuse", reviewed: true });
  await expect(look(false)).rejects.toMatchObject({ code: "classifier-away" });
  expect(done.filter((what) => what !== "asked")).toEqual([]);
  expect(await look(true)).toBe("ended");
  expect(done).toContain("failed: refused-film");
  expect(done).not.toContain("let through");
});

it("has a person look at it in the classifier's place, where the host wants that and there is one", async () => {
  const held = looking({ onError: "review", reviewed: true });
  expect(await held.look(true)).toBe("held");
  expect(held.done).toContain("noted: away, open");
  expect(held.done).toContain("held: film");
  const nobody = looking({ onError: "review", reviewed: false });
  expect(await nobody.look(true)).toBe("ended");
  expect(nobody.done).toContain("failed: refused-film");
});

it("waits for as long as the classifier asks it to, within reason", async () => {
  const minutes = (count: number) =>
    ({ onError: "refuse", reviewed: false, retryAfterMs: count * 60_000 }) as const;
  await expect(looking(minutes(60)).look(false)).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
  expect(await looking(minutes(61)).look(false)).toBe("ended");
});
