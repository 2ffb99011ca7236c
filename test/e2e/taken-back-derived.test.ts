import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { instantMedia } from "../fixtures/instant-media.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "console:1", name: "Ann" };
const bo: Person = { id: "console:2", name: "Bo" };
const place = { platform: "console", chat: "c1", group: "g1" };
const alone = { platform: "console", chat: "dm", alone: true };

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({
    backends: () => onlyBackend(createInstantBackend({ file: aShot })),
    media: instantMedia(),
    cards: false,
  });
});
afterEach(() => rig.stop());

async function aShot(): Promise<string> {
  const path = join(rig.config.dataDir, `${randomUUID()}.mp4`);
  await writeFile(path, "a shot");
  return path;
}

let said = 0;
const asked = (person = ann) => ({ person, surface: place, idempotencyKey: `said-${++said}` });
async function say(command: string, options: Record<string, string>, person = ann, surface: object = place) {
  const reply = await rig.dispatcher.dispatch({
    ...{ command, options, person, surface: surface as typeof place, attachments: [] },
    ...{ idempotencyKey: `say-${++said}`, alone: "alone" in surface },
  });
  return JSON.stringify(reply);
}
async function film(prompt: string): Promise<Clip> {
  const { id } = await rig.studio.admit({ ...asked(), request: { prompt, seconds: 6, seed: said } });
  return rig.ended(id);
}
const derive = (clip: Clip, how: Derivation) => rig.studio.derive(clip.id, how, asked());

it("nothing is made of a film with a face that was taken back, nor of another together with it", async () => {
  const key = `uploads/${randomUUID()}.png`;
  const create = { width: 64, height: 64, channels: 3, background: "teal" } as const;
  await rig.store.write(key, Readable.from([await sharp({ create }).png().toBuffer()]));
  const told = await say("cast", { name: "Bo: a tall man with a beard", picture: key, real: "somebody" });
  const code = /code:(\w+)/.exec(told)?.[1] ?? "";
  await say("allow_picture", { code, answer: "yes" }, bo, alone);
  const his = await film("@Bo walks in. He sits down.");
  const other = await film("a red fox runs through snow");
  expect([his.state, other.state, his.request.images.length]).toEqual(["delivered", "delivered", 1]);
  const [cut] = await derive(his, { kind: "trim", from: 0, to: 2 });
  const [both] = await derive(other, { kind: "blend", with: his.id });
  for (const made of [cut, both]) await rig.ended((made as Clip).id);
  await say("cast", { name: "Bo", do: "drop" });
  await say("allow_picture", { code, answer: "revoke" }, bo, alone);
  const ways: [string, Clip, Derivation][] = [
    ["blended with it", other, { kind: "blend", with: his.id }],
    ["it blended", his, { kind: "blend", with: other.id }],
    ["trimmed", his, { kind: "trim", from: 0, to: 2 }],
    ["looped", his, { kind: "loop" }],
    ["extended", his, { kind: "extend", seconds: 2 }],
    ["rerolled", his, { kind: "reroll" }],
    ["what was cut of it", cut as Clip, { kind: "extend", seconds: 2 }],
    ["what was blended with it", both as Clip, { kind: "loop" }],
  ];
  for (const [what, clip, how] of ways)
    await expect(derive(clip, how), what).rejects.toMatchObject({ code: "entry-revoked" });
  // Made anew from words alone there is nothing of the picture in it.
  const night = { kind: "remix", words: "make it night", strength: "medium", request: {} } as const;
  const [anew] = await derive(both as Clip, night);
  expect(JSON.stringify([anew?.request.images, anew?.plan])).not.toContain(key);
  expect(anew?.shots.some(({ state }) => state === "kept")).toBe(false);
});
