import { expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import { type MadePicture, madePictureKey } from "../../src/core/film/made-picture.ts";
import { createDrawnOf, drawnFrom } from "../../src/studio/drawn-of.ts";
import { testClip, testPlan } from "../fixtures/clip.ts";

const drawn = (digest: string, references: string[] = []): MadePicture => ({
  ...{ kind: "frame", name: digest, prompt: digest, model: "pictures", backend: "pictures" },
  ...{ aspect: "16:9", resolution: "720p", seed: 7, references, digest },
});
const key = "uploads/bo.png";
const sheet = drawn("sheet", [key]);
const frame = drawn("frame", [madePictureKey(sheet), "uploads/hall.png"]);
const other = drawn("other", ["uploads/hall.png"]);

const film = (id: string, state: Clip["state"], pictures: MadePicture[]) =>
  testClip({ id, state, plan: { ...testPlan(), pictures } });

let withdrawnFirst = false;
function taken(films: Clip[]) {
  const canceled: string[] = [];
  const discarded: string[] = [];
  const withdrawn: string[] = [];
  const parts = {
    bible: {
      clipsWith: async () => {
        // Before anything is looked through.
        withdrawnFirst = withdrawn.includes(key);
        return films.map(({ id }) => id);
      },
      withdraw: async (pictures: readonly string[]) => {
        withdrawn.push(...pictures);
      },
    },
    clips: { loadAll: async () => films },
    life: {
      cancel: async (id: string) => {
        canceled.push(id);
      },
    },
    owned: {
      discard: async (files: readonly string[]) => {
        discarded.push(...files);
      },
    },
  };
  return { canceled, discarded, withdrawn, of: createDrawnOf(parts as never) };
}

it("follows what was drawn of what was drawn, in whatever order it stands", () => {
  expect(drawnFrom(key, [frame, other, sheet])).toEqual([madePictureKey(sheet), madePictureKey(frame)]);
  expect(drawnFrom("uploads/nobody.png", [frame, other, sheet])).toEqual([]);
});

it("takes all of it away of somebody who no longer wants to be shown, and stops the films", async () => {
  const { canceled, discarded, withdrawn, of } = taken([
    film("over", "delivered", [sheet, frame, other]),
    film("going", "shooting", [sheet]),
  ]);
  await of.takeAway(key);
  expect(withdrawnFirst).toBe(true);
  expect(new Set(withdrawn)).toEqual(new Set([key, madePictureKey(sheet), madePictureKey(frame)]));
  expect(canceled).toEqual(["going"]);
  expect(new Set(discarded)).toEqual(new Set([madePictureKey(sheet), madePictureKey(frame)]));
});

it("leaves a film that is being made with somebody dropped what it is made from", async () => {
  const { canceled, discarded, of } = taken([
    film("over", "delivered", [sheet, frame]),
    film("going", "shooting", [sheet]),
  ]);
  await of.tidyAway(key);
  expect(canceled).toEqual([]);
  expect(discarded).toEqual([madePictureKey(frame)]);
});
