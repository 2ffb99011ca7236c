import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Clip } from "../../src/core/film/clip.ts";
import { type Mark, markOf } from "../../src/core/film/mark.ts";
import { checkMarks, checkVisibleMark } from "../../src/doctor/marks.ts";
import { loadConfig } from "../../src/host/config.ts";
import { createMedia } from "../../src/media/media.ts";
import { probeVideo } from "../../src/media/probe.ts";
import { createRunner } from "../../src/media/run-ffmpeg.ts";
import { createMarking } from "../../src/program/marking.ts";
import {
  givenCredential,
  knownSigners,
  rememberSigner,
  selfMadeCredential,
} from "../../src/provenance/certificate.ts";
import {
  createContentCredentials,
  loadC2pa,
  readManifest,
} from "../../src/provenance/content-credentials.ts";
import { createMarker } from "../../src/provenance/marker.ts";
import { appendXmp, readXmp, xmpPacket } from "../../src/provenance/xmp.ts";
import { finishedClip } from "../fixtures/clip.ts";
import { makeClip } from "../fixtures/footage.ts";

const run = promisify(execFile);
const NOW = Date.UTC(2026, 10, 28, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const mark: Mark = {
  clip: "bcdfghjkmn",
  parents: [{ clip: "pqrstvwxyz", isPart: false }],
  givenPictures: 1,
  model: 'a "model" & <more>',
  modelVersion: "v1",
  source: "compositeWithTrainedAlgorithmicMedia",
  madeAt: NOW,
};

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-marks-"));
  await makeClip(at("made.mp4"), { width: 160, height: 90, seconds: 1 });
  await run("ffmpeg", [
    "-v",
    "error",
    "-i",
    at("made.mp4"),
    "-c",
    "copy",
    "-movflags",
    "+faststart",
    at("plain.mp4"),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function copyOf(name: string): Promise<string> {
  await copyFile(at("plain.mp4"), at(name));
  return at(name);
}

async function signingMarker() {
  const library = await loadC2pa();
  // On linux-x64 the binary comes with the package; without it clips would go out unsigned.
  if (process.platform === "linux" && process.arch === "x64") expect(library).toBeDefined();
  if (!library) return undefined;
  const credential = await selfMadeCredential(at("provenance"), Date.now());
  await rememberSigner(at("provenance"), credential);
  const credentials = createContentCredentials(library, { credential, version: "1.0.0" });
  return { library, marker: createMarker({ credentials: async () => credentials, log: silent }) };
}

it("says in XMP what made the film, when, which clip it is and what it came from", async () => {
  const path = await copyOf("xmp.mp4");
  await appendXmp(path, mark);
  expect(await readXmp(path)).toEqual({
    clip: "bcdfghjkmn",
    parent: "pqrstvwxyz",
    source: "compositeWithTrainedAlgorithmicMedia",
    model: 'a "model" & <more>',
  });
  const packet = xmpPacket(mark);
  expect(packet).toContain(
    'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"',
  );
  expect(packet).toContain('xmp:CreateDate="2026-11-28T12:00:00.000Z"');
  expect((await probeVideo(createRunner("ffprobe", silent), path)).seconds).toBeCloseTo(1, 1);
  expect(packet).not.toContain("WebStatement");
  expect(xmpPacket(mark, "https://bot.example/notice")).toContain(
    'xmpRights:WebStatement="https://bot.example/notice?clip=bcdfghjkmn"',
  );
});

it("is signed so that C2PA's own reader finds it valid, the signer alone unknown, and playing begins at once as before", async () => {
  const signing = await signingMarker();
  if (!signing) return;
  const path = await copyOf("signed.mp4");
  const bytes = await signing.marker.mark(path, mark);
  expect(bytes).toBe((await stat(path)).size);
  expect(bytes - (await stat(at("plain.mp4"))).size).toBeLessThan(signing.marker.reserveBytes);
  const store = (await signing.library.Reader.fromAsset({ path, mimeType: "video/mp4" }, {}))?.json() as {
    validation_state: string;
    validation_status: { code: string }[];
    active_manifest: string;
    manifests: Record<string, { title: string; ingredients: { title: string; relationship: string }[] }>;
  };
  expect(store.validation_state).toBe("Valid");
  expect(store.validation_status.map(({ code }) => code)).toEqual(["signingCredential.untrusted"]);
  const active = store.manifests[store.active_manifest];
  expect(active?.title).toBe("clip bcdfghjkmn");
  expect(active?.ingredients.map(({ title, relationship }) => [title, relationship])).toEqual([
    ["clip pqrstvwxyz", "inputTo"],
    ["picture 1 given by a person", "inputTo"],
  ]);
  expect(JSON.stringify(active)).toContain("digitalsourcetype/compositeWithTrainedAlgorithmicMedia");
  expect((await readXmp(path))?.clip).toBe("bcdfghjkmn");
  const probe = await probeVideo(createRunner("ffprobe", silent), path);
  expect(probe).toMatchObject({ fastStart: true, width: 160 });
});

it("knows its own signature from others', and tells a file that was changed since", async () => {
  const signing = await signingMarker();
  if (!signing) return;
  const { library, marker } = signing;
  const path = await copyOf("ours.mp4");
  await marker.mark(path, mark);
  const signers = await knownSigners(at("provenance"));
  expect(await readManifest(library, path, signers)).toEqual({ is: "ours", clip: "bcdfghjkmn" });
  expect(await readManifest(library, at("plain.mp4"), signers)).toBeUndefined();

  const stranger = await selfMadeCredential(at("elsewhere"), Date.now());
  const forged = await copyOf("forged.mp4");
  await createMarker({
    credentials: async () => createContentCredentials(library, { credential: stranger, version: "1.0.0" }),
    log: silent,
  }).mark(forged, mark);
  expect(await readManifest(library, forged, signers)).toEqual({ is: "foreign" });

  const changed = await readFile(path);
  changed.writeUInt8(changed.readUInt8(changed.length - 2_500) ^ 1, changed.length - 2_500);
  await writeFile(at("changed.mp4"), changed);
  expect(await readManifest(library, at("changed.mp4"), signers)).toEqual({ is: "changed" });
});

it("keeps the marks of whoever made a shot, as an ingredient", async () => {
  const signing = await signingMarker();
  if (!signing) return;
  const shot = await copyOf("shot.mp4");
  await signing.marker.mark(shot, { ...mark, clip: "upstream22", parents: [], givenPictures: 0 });
  const film = await copyOf("film.mp4");
  await signing.marker.mark(film, mark, { upstream: [shot, at("plain.mp4")] });
  const store = (
    await signing.library.Reader.fromAsset({ path: film, mimeType: "video/mp4" }, {})
  )?.json() as { validation_state: string; manifests: Record<string, { title: string }> };
  expect(store.validation_state).toBe("Valid");
  expect(Object.values(store.manifests).map(({ title }) => title)).toContain("clip upstream22");
});

it("keeps within the upload limit, with XMP alone where a manifest has no room", async () => {
  const signing = await signingMarker();
  if (!signing) return;
  const path = await copyOf("tight.mp4");
  const { size } = await stat(path);
  const bytes = await signing.marker.mark(path, mark, { maxBytes: size + 4_000 });
  expect(bytes).toBeLessThanOrEqual(size + 4_000);
  expect((await readXmp(path))?.clip).toBe("bcdfghjkmn");
  expect(await readManifest(signing.library, path, "")).toBeUndefined();
});

it("is whole in XMP where the C2PA library can't be had, and the doctor says so", async () => {
  const path = await copyOf("unsigned.mp4");
  await createMarker({ credentials: async () => undefined, log: silent }).mark(path, mark);
  expect((await readXmp(path))?.clip).toBe("bcdfghjkmn");
  const finding = await checkMarks({ c2pa: undefined }, NOW, async () => undefined);
  expect(finding).toMatchObject({ verdict: "warning", detail: expect.stringContaining("XMP alone") });
});

it("is warned of where several machines would each sign with a certificate of their own", async () => {
  const { s3 } = loadConfig({
    ...{ S3_ENDPOINT: "https://s3.example.org", S3_BUCKET: "media" },
    ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" },
  });
  const library = async () => ({});
  expect(await checkMarks({ c2pa: undefined, s3 }, NOW, library)).toMatchObject({
    verdict: "warning",
    remedy: expect.stringContaining("C2PA_CERT"),
  });
  expect(await checkMarks({ c2pa: undefined, s3: undefined }, NOW, library)).toMatchObject({
    verdict: "good",
  });
});

it("says whether the host's own mark can be written", () => {
  const check = (text: string) => checkVisibleMark({ visibleMark: { text, corner: "top-left" } });
  expect(checkVisibleMark({ visibleMark: undefined })).toEqual([]);
  expect(check("AI生成 · 例え")).toMatchObject([{ verdict: "good" }]);
  for (const unwritable of ["ᚠᚢᚦ", "made with AI ✓"])
    expect(check(unwritable)).toMatchObject([{ verdict: "problem", remedy: expect.any(String) }]);
});

it("stops the start where the host's own mark can't be written, and only there", async () => {
  const start = (text: string) => {
    const config = loadConfig({ VISIBLE_MARK: text, DATA_DIR: at("start") });
    return createMarking(config, {
      media: createMedia({}),
      store: {} as never,
      now: Date.now,
      log: pino({ level: "silent" }),
    });
  };
  await expect(start("ᚠᚢᚦ")).rejects.toMatchObject({
    code: "bad-config",
    userMessage: expect.stringMatching(/^VISIBLE_MARK, "ᚠᚢᚦ", can't be written/),
  });
  expect((await start("made with AI ✓")).marker.visible?.text).toBe("made with AI ✓");
});

it("makes one certificate for all that start together, and a new one before it ends", async () => {
  const together = await Promise.all([1, 2, 3].map(() => selfMadeCredential(at("together"), NOW)));
  expect(new Set(together.map(({ chain }) => chain)).size).toBe(1);
  const later = await selfMadeCredential(at("together"), together[0]?.validUntil ?? 0);
  expect(later.chain).not.toBe(together[0]?.chain);
});

it("takes the host's certificate, and says plainly when key and certificate don't belong together", async () => {
  const { chain, key } = await selfMadeCredential(at("mine"), Date.now());
  const other = await selfMadeCredential(at("other"), Date.now());
  await writeFile(at("chain.pem"), chain);
  await writeFile(at("key.pem"), key);
  await writeFile(at("other.pem"), other.key);
  const given = await givenCredential({ cert: at("chain.pem"), key: at("key.pem") });
  expect(given).toMatchObject({ algorithm: "es256", isSelfMade: false });
  const wrong = givenCredential({ cert: at("chain.pem"), key: at("other.pem") });
  await expect(wrong).rejects.toThrow(/the key belongs to another certificate/);
  const finding = await checkMarks(
    { c2pa: { cert: at("chain.pem"), key: at("other.pem") } },
    NOW,
    async () => ({}),
  );
  expect(finding.verdict).toBe("problem");
});

it("calls a draft algorithmic, a film with somebody's picture a composite, and so what goes on from one", () => {
  const clip = finishedClip();
  const source = (request: object, ...parents: Pick<Clip, "file">[]) =>
    markOf({ ...clip, request: { ...clip.request, ...request } }, { parents, madeAt: NOW }).source;
  const file = { key: "a", posterKey: "b", bytes: 1, width: 1, height: 1, seconds: 1 };
  expect(source({ draft: true })).toBe("algorithmicMedia");
  expect(source({ draft: false, model: "big/model" })).toBe("trainedAlgorithmicMedia");
  const image = { key: "uploads/a.png", role: "start" };
  expect(source({ draft: false, images: [image] })).toBe("compositeWithTrainedAlgorithmicMedia");
  const composite = { file: { ...file, source: "compositeWithTrainedAlgorithmicMedia" } as const };
  expect(source({ model: "big/model" }, composite)).toBe("compositeWithTrainedAlgorithmicMedia");
  // A blend of a film without pictures given with one that has some.
  expect(source({ model: "big/model" }, { file }, composite)).toBe("compositeWithTrainedAlgorithmicMedia");
});

it("loses its marks when a file is copied by ffmpeg, which is why pictures are known again too", async () => {
  const signing = await signingMarker();
  if (!signing) return;
  const path = await copyOf("before.mp4");
  await signing.marker.mark(path, mark);
  await run("ffmpeg", ["-v", "error", "-y", "-i", path, "-c", "copy", at("copied.mp4")]);
  expect(await readManifest(signing.library, at("copied.mp4"), "")).toBeUndefined();
  expect(await readXmp(at("copied.mp4"))).toBeUndefined();
});

it("takes the C2PA library in the one version that was looked at, and runs none of its install scripts", async () => {
  const [settings, manifest] = await Promise.all(
    [".npmrc", "package.json"].map((name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8")),
  );
  expect(settings?.split("\n")).toContain("ignore-scripts=true");
  // Neither ^ nor ~: another version may carry another binary, or none.
  const { optionalDependencies } = JSON.parse(manifest ?? "") as {
    optionalDependencies: Record<string, string>;
  };
  expect(optionalDependencies["@contentauth/c2pa-node"]).toMatch(/^\d+\.\d+\.\d+$/);
});
