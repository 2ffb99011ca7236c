import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import { createMedia } from "../../src/media/media.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createLocalMediaStore } from "../../src/media-store/local.ts";
import { rememberSigner, selfMadeCredential } from "../../src/provenance/certificate.ts";
import { createContentCredentials, loadC2pa } from "../../src/provenance/content-credentials.ts";
import { createFingerprints, type Fingerprints } from "../../src/provenance/fingerprints.ts";
import { createMarker } from "../../src/provenance/marker.ts";
import { createFindTraces, type FindTraces } from "../../src/provenance/verify.ts";
import { createVerifying } from "../../src/studio/verifying.ts";
import { ann, bob, finishedClip, place } from "../fixtures/clip.ts";
import { FFMPEG_TEST_MS, ffmpeg, markTurned } from "../fixtures/footage.ts";

vi.setConfig({ testTimeout: FFMPEG_TEST_MS });

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const MADE_AT = Date.UTC(2026, 10, 28);
let folder: string;
let fingerprints: Fingerprints;
let findTraces: FindTraces;
const at = (name: string) => join(folder, name);

/** Different scenes: fractals zoomed at other places. */
const scene = (x: number, y: number) =>
  `mandelbrot=s=320x180:r=24:start_x=${x}:start_y=${y}:start_scale=1.5:end_scale=0.8:end_pts=96`;
async function film(name: string, source: string): Promise<void> {
  const coding = [
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-pix_fmt",
    "yuv420p",
    "-movflags",
    "+faststart",
  ];
  await ffmpeg("-f", "lavfi", "-t", "5", "-i", source, ...coding, at(name));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-verify-"));
  const store = await createLocalMediaStore({
    folder: at("media"),
    workFolder: at("work"),
    now: () => MADE_AT,
  });
  const media = createMedia({ threads: 2 });
  fingerprints = createFingerprints({ media, store });
  findTraces = createFindTraces({
    folder: at("provenance"),
    node: createRunner(process.execPath, silent),
    fingerprints,
  });
  await film("one.mp4", scene(-0.74, 0.13));
  await film("two.mp4", scene(-0.1, 0.85));
  await film("stranger.mp4", scene(-1.25, 0.02));
  await fingerprints.keep({ id: "one", createdAt: MADE_AT }, { path: at("one.mp4") });
  await fingerprints.keep({ id: "two", createdAt: MADE_AT }, { path: at("two.mp4") });
}, FFMPEG_TEST_MS);
afterAll(() => rm(folder, { recursive: true, force: true }));

const TRANSFORMED: [string, string[]][] = [
  ["coded again at CRF 34", ["-crf", "34"]],
  ["scaled to 240 lines", ["-vf", "scale=-2:240"]],
  ["seen in a mirror", ["-vf", "hflip"]],
  ["with both ends cut off", ["-ss", "0.6", "-t", "4"]],
  ["a tenth brighter", ["-vf", "eq=brightness=0.1"]],
  ["at another frame rate", ["-r", "15"]],
  ["sped up by a twentieth", ["-vf", "setpts=PTS/1.05"]],
  [
    "with a caption burned in",
    [
      "-vf",
      "drawbox=x=iw*0.15:y=ih*0.82:w=iw*0.7:h=ih*0.12:color=black@0.6:t=fill,drawbox=x=iw*0.2:y=ih*0.86:w=iw*0.6:h=ih*0.04:color=white:t=fill",
    ],
  ],
  ["between black bars", ["-vf", "pad=iw:iw*3/4:0:(oh-ih)/2"]],
  ["upright between white bars", ["-vf", "pad=iw:iw*16/9:0:(oh-ih)/2:white,scale=180:-2"]],
];

const KNOWN_AGAIN = "knows a film again %s, and takes it for no other";
const knowsAgain = async (_: string, how: readonly string[]) => {
  await ffmpeg(
    "-i",
    at("one.mp4"),
    ...how,
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-y",
    at("changed.mp4"),
  );
  expect(await fingerprints.find(at("changed.mp4"))).toEqual(["one"]);
};
it.each(TRANSFORMED.filter((_, index) => index % 3 === 0))(KNOWN_AGAIN, knowsAgain);
it.each(TRANSFORMED.filter((_, index) => index % 3 !== 0))(KNOWN_AGAIN, { tags: ["long"] }, knowsAgain);

it("knows a film that players turn by what its header says, however it comes back", {
  tags: ["long"],
}, async () => {
  await markTurned(at("two.mp4"), at("turned.mp4"));
  await fingerprints.keep({ id: "turned", createdAt: MADE_AT }, { path: at("turned.mp4") });
  // Coded anew it lies in the file as it is seen.
  await ffmpeg("-i", at("turned.mp4"), "-c:v", "libx264", "-crf", "30", at("upright.mp4"));
  expect(await fingerprints.find(at("turned.mp4"))).toEqual(["turned"]);
  expect(await fingerprints.find(at("upright.mp4"))).toEqual(["turned"]);
  expect(await fingerprints.find(at("two.mp4"))).toEqual(["two"]);
});

it("knows a film with a flat edge of its own between bars", { tags: ["long"] }, async () => {
  await film("edged.mp4", `${scene(0.36, 0.1)},drawbox=h=ih/10:color=black:t=fill`);
  await fingerprints.keep({ id: "edged", createdAt: MADE_AT }, { path: at("edged.mp4") });
  await ffmpeg("-i", at("edged.mp4"), "-vf", "pad=iw:iw*3/4:0:(oh-ih)/2", at("edged-between-bars.mp4"));
  expect(await fingerprints.find(at("edged-between-bars.mp4"))).toEqual(["edged"]);
});

it("knows a short film that comes out of the dark into mist, by the little that there is to see", {
  tags: ["long"],
}, async () => {
  // Two seconds, of some 80 greys at the most.
  const misty = (x: number, y: number) =>
    `${scene(x, y)},trim=end=1.9,gblur=3,eq=contrast=0.45,fade=t=in:d=1.5`;
  await film("misty.mp4", misty(-0.16, 1.03));
  await film("mistier.mp4", misty(0.28, 0.53));
  await fingerprints.keep({ id: "misty", createdAt: MADE_AT }, { path: at("misty.mp4") });
  await ffmpeg("-i", at("misty.mp4"), "-c:v", "libx264", "-crf", "34", at("misty-again.mp4"));
  expect(await fingerprints.find(at("misty-again.mp4"))).toContain("misty");
  expect(await fingerprints.find(at("mistier.mp4"))).not.toContain("misty");
  await film("fog.mp4", "color=gray:s=320x180:r=24,noise=alls=12:allf=t");
  expect(await fingerprints.find(at("fog.mp4"))).toEqual([]);
});

it("doesn't know what was never made here", async () => {
  expect(await findTraces(at("stranger.mp4"))).toEqual({ looksLike: [] });
});

it("knows a signed file by its signature, and by its pictures once the marks are gone", async () => {
  const library = await loadC2pa();
  if (!library) return;
  const credential = await selfMadeCredential(at("provenance"), Date.now());
  await rememberSigner(at("provenance"), credential);
  const credentials = createContentCredentials(library, { credential, version: "1.0.0" });
  await ffmpeg("-i", at("one.mp4"), "-c", "copy", "-movflags", "+faststart", at("signed.mp4"));
  await createMarker({ credentials: async () => credentials, log: silent }).mark(at("signed.mp4"), {
    clip: "one",
    parents: [],
    givenPictures: 0,
    model: "m",
    source: "trainedAlgorithmicMedia",
    madeAt: MADE_AT,
  });
  expect(await findTraces(at("signed.mp4"))).toEqual({ signed: "one", looksLike: [] });
  await ffmpeg("-i", at("signed.mp4"), "-c", "copy", at("copied.mp4"));
  expect(await findTraces(at("copied.mp4"))).toEqual({ looksLike: ["one"] });
});

it("takes no film for its own that somebody else has signed, whichever clip they call it", async () => {
  const library = await loadC2pa();
  if (!library) return;
  // Never remembered here: made as ours are, by another installation.
  const credential = await selfMadeCredential(at("elsewhere"), Date.now());
  const credentials = createContentCredentials(library, { credential, version: "1.0.0" });
  await ffmpeg("-i", at("stranger.mp4"), "-c", "copy", "-movflags", "+faststart", at("foreign.mp4"));
  await createMarker({ credentials: async () => credentials, log: silent }).mark(at("foreign.mp4"), {
    clip: "one",
    parents: [],
    givenPictures: 0,
    model: "m",
    source: "trainedAlgorithmicMedia",
    madeAt: MADE_AT,
  });
  expect(await findTraces(at("foreign.mp4"))).toEqual({ looksLike: [], claimed: "one", manifest: "foreign" });
});

it("says when but never who, and knows nothing of somebody else's private clip", async () => {
  const clips = new Map<string, Clip>([
    ["one", { ...finishedClip(), id: "one", createdAt: MADE_AT, maker: ann, private: true }],
    ["two", { ...finishedClip(), id: "two", createdAt: MADE_AT, maker: ann }],
  ]);
  const verify = createVerifying({
    clips: { load: async (id) => clips.get(id) as never },
    access: { may: async (person, _, clip) => person.id === clip.maker.id },
    media: { path: async (key) => at(key) },
    findTraces,
  });
  const isOurs = { isOurs: true, by: "pictures", madeAt: MADE_AT };
  expect(await verify({ file: "one.mp4" }, ann, place)).toEqual(isOurs);
  expect(await verify({ file: "one.mp4" }, bob, place)).toEqual({ isOurs: false, because: "unknown" });
  expect(await verify({ file: "two.mp4" }, bob, place)).toEqual(isOurs);
  expect(await verify({ clip: "one" }, bob, place)).toEqual({ isOurs: false, because: "unknown" });
});

it("looks at one film at a time, and at one of each person", async () => {
  const looks: { path: string; end: () => void }[] = [];
  const verify = createVerifying({
    clips: { load: async () => undefined },
    access: { may: async () => true },
    media: { path: async (key) => key },
    findTraces: (path) =>
      new Promise((resolve) => looks.push({ path, end: () => resolve({ looksLike: [] }) })),
  });
  const anns = verify({ file: "ann's" }, ann, place);
  const bobs = verify({ file: "bob's" }, bob, place);
  await expect(verify({ file: "another" }, ann, place)).rejects.toMatchObject({ code: "still-verifying" });
  await vi.waitFor(() => expect(looks.map(({ path }) => path)).toEqual(["ann's"]));
  looks[0]?.end();
  expect(await anns).toEqual({ isOurs: false, because: "unknown" });
  await vi.waitFor(() => expect(looks.map(({ path }) => path)).toEqual(["ann's", "bob's"]));
  const again = verify({ file: "another" }, ann, place);
  looks[1]?.end();
  await bobs;
  await vi.waitFor(() => expect(looks).toHaveLength(3));
  looks[2]?.end();
  await again;
});
