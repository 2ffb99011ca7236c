import { expect, test } from "vitest";
import { asSent } from "../../../src/inference/starts.ts";
import { jobsLike } from "../../../src/inference/videos-api/find-job.ts";

const SENT_AT = 1_000_000_000;
const at = SENT_AT / 1_000;
const job = (id: string, changes: object = {}) => ({ id, status: "in_progress", created_at: at, ...changes });
const found = (jobs: ReturnType<typeof job>[], fields: Record<string, string | number>) =>
  jobsLike(jobs, {
    sent: asSent({ input: fields, files: [], warnings: [] }, { model: "wan", terms: {} }),
    sentAt: SENT_AT,
  }).map(({ id }) => id);

test("a server that shows the words is asked by them alone", () => {
  const jobs = [job("ours", { prompt: "a fox", size: "832x480" }), job("another's", { prompt: "an owl" })];
  expect(found(jobs, { prompt: "a fox", size: "1280x720" })).toEqual(["ours"]);
});

test("one that shows none by size and length, however the size was asked for", () => {
  const jobs = [
    job("larger", { size: "1280x720", seconds: "4" }),
    job("longer", { size: "832x480", seconds: "8" }),
    job("ours", { size: "832x480", seconds: "4" }),
    job("shows nothing"),
  ];
  expect(found(jobs, { prompt: "a fox", size: "832x480", seconds: "4" })).toEqual(["ours", "shows nothing"]);
  expect(found(jobs, { prompt: "a fox", width: 832, height: 480, seconds: "4" })).toEqual([
    "ours",
    "shows nothing",
  ]);
});

test("a job of another time is none of this order, and what failed is the last to be taken", () => {
  const jobs = [
    job("failed", { status: "failed" }),
    job("later", { created_at: at + 2 }),
    job("first", { created_at: at + 1 }),
    job("before", { created_at: at - 60 }),
    job("long after", { created_at: at + 600 }),
  ];
  expect(found(jobs, {})).toEqual(["first", "later", "failed"]);
});
