import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Person } from "../../src/core/access/person.ts";
import type { Clip } from "../../src/core/film/clip.ts";
import type { Derivation } from "../../src/core/film/derivation.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann: Person = { id: "discord:1", name: "Ann" };
const bo: Person = { id: "discord:2", name: "Bo" };
const server = { platform: "discord", chat: "c1", group: "g1" };
const alone = { platform: "discord", chat: "dm", alone: true };
const STORY = "@Bo walks in. He sits down. He looks at the window.";

const A_DAY_MS = 25 * 60 * 60 * 1000;

let rig: Rig;
let time: number;
beforeEach(async () => {
  const film = createInstantBackend({ file: "none" });
  time = Date.UTC(2026, 5, 1);
  rig = await startRig({
    ...{ backends: () => onlyBackend(film), now: () => time },
    ...{ workers: false, cards: false },
  });
});
afterEach(() => rig.stop());

let said = 0;
const asked = (person = ann) => ({ person, surface: server, idempotencyKey: `said-${++said}` });
async function say(command: string, options: Record<string, string>, person = ann, surface: object = server) {
  const reply = await rig.dispatcher.dispatch({
    ...{ command, options, person, surface: surface as typeof server, attachments: [] },
    ...{ idempotencyKey: `say-${++said}`, alone: "alone" in surface },
  });
  return JSON.stringify(reply);
}

async function picture(): Promise<string> {
  const key = `uploads/${randomUUID()}.png`;
  const create = { width: 64, height: 64, channels: 3, background: "teal" } as const;
  await rig.store.write(key, Readable.from([await sharp({ create }).png().toBuffer()]));
  return key;
}

/** Bo's picture in the cast, with his yes; gives its key and the code by which he takes it back. */
async function boIsIn(): Promise<{ key: string; code: string }> {
  const key = await picture();
  const told = await say("cast", { name: "Bo: a tall man with a beard", picture: key, real: "somebody" });
  const code = /code:(\w+)/.exec(told)?.[1] ?? "";
  expect(await say("allow_picture", { code, answer: "yes" }, bo, alone)).not.toContain("nothing to answer");
  return { key, code };
}
const takesBack = (code: string) => say("allow_picture", { code, answer: "revoke" }, bo, alone);
const board = () => rig.studio.openBoard({ ...asked(), request: { prompt: STORY, seconds: 12, seed: 7 } });
const derive = async (clip: Clip, how: Derivation) =>
  (await rig.studio.derive(clip.id, how, asked()))[0] as Clip;
const uses = ({ request, plan }: Clip, key: string) =>
  JSON.stringify([request.images, plan.shots, plan.pictures]).includes(key);

it.each([
  ["dropped", () => say("cast", { name: "Bo", do: "drop" })],
  [
    "given another picture",
    async () => say("cast", { name: "Bo: a tall man", picture: await picture(), real: "nobody" }),
  ],
  ["told otherwise", () => say("cast", { name: "Bo: a short man" })],
])(
  "no film is made of a board with a face that was taken back, though its entry is %s since",
  async (_, since) => {
    const { key, code } = await boIsIn();
    const drawn = await board();
    expect(uses(drawn, key)).toBe(true);
    await takesBack(code);
    expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
    await since();
    await expect(derive(drawn, { kind: "render" })).rejects.toMatchObject({ code: "entry-revoked" });
    for (const words of ["shot 2: he yawns", "lock shot 1", "make it night"])
      await expect(
        derive(drawn, { kind: "remix", words, strength: "medium", request: {} }),
        words,
      ).rejects.toMatchObject({ code: "entry-revoked" });
    const { clips } = await rig.studio.history(ann, { offset: 0, count: 20 });
    expect(clips.filter((clip) => clip.state !== "canceled")).toEqual([]);
  },
);

it("a face is taken back though the entry was dropped, or has another picture, before that", async () => {
  const { code } = await boIsIn();
  const drawn = await board();
  await say("cast", { name: "Bo", do: "drop" });
  expect(await takesBack(code)).not.toContain("nothing to answer");
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
  await expect(derive(drawn, { kind: "render" })).rejects.toMatchObject({ code: "entry-revoked" });

  const again = await boIsIn();
  const other = await board();
  await say("cast", { name: "Bo: a tall man", picture: await picture(), real: "nobody" });
  await takesBack(again.code);
  expect((await rig.record.clips.load(other.id))?.state).toBe("canceled");
  await expect(derive(other, { kind: "render" })).rejects.toMatchObject({ code: "entry-revoked" });
  // Whoever is Bo now is none of that.
  expect(await board()).toMatchObject({ state: "waiting" });
});

it("a face taken back while a film with it is being admitted is in no film", async () => {
  const { code } = await boIsIn();
  const { admit } = rig.record.admission;
  let taken = false;
  Object.assign(rig.record.admission, {
    async admit(...given: Parameters<typeof admit>) {
      if (!taken) {
        taken = true;
        await takesBack(code);
      }
      return admit(...given);
    },
  });
  await expect(board()).rejects.toMatchObject({ code: "entry-revoked" });
  expect((await rig.studio.history(ann, { offset: 0, count: 9 })).total).toBe(0);
});

it("whoever is forgotten is in no film any more, also by a picture that is in no cast", async () => {
  const { key } = await boIsIn();
  const drawn = await board();
  await say("cast", { name: "Bo", do: "drop" });
  await rig.privacy.forget(bo);
  time += A_DAY_MS;
  await rig.privacy.carryOut();
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
  await expect(derive(drawn, { kind: "render" })).rejects.toMatchObject({ code: "entry-revoked" });
  expect(await rig.record.bible.outlivedOf([bo.id])).toEqual([]);
  expect(await rig.record.bible.areWithdrawn([key])).toBe(true);
});

it("of a picture that left the cast nobody else can take the yes back, and nobody can give one", async () => {
  const { code } = await boIsIn();
  const drawn = await board();
  await say("cast", { name: "Bo", do: "drop" });
  const cy = { id: "discord:3", name: "Cy" };
  expect(await say("allow_picture", { code, answer: "revoke" }, cy, alone)).toContain("only they");
  expect(await say("allow_picture", { code, answer: "yes" }, bo, alone)).toContain("nothing to answer");
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("waiting");
  // What nobody has said yes to is nothing to answer once it is gone.
  const told = await say("cast", { name: "Cy: tall", picture: await picture(), real: "somebody" });
  const open = /code:(\w+)/.exec(told)?.[1] ?? "";
  await say("cast", { name: "Cy", do: "drop" });
  expect(await say("allow_picture", { code: open, answer: "yes" }, cy, alone)).toContain("nothing to answer");
  expect(await rig.record.bible.asked(open)).toBeUndefined();
});

it("a no under the question after one's yes takes that back, also where the entry was dropped since", async () => {
  const { code } = await boIsIn();
  const drawn = await board();
  expect(await say("allow_picture", { code, answer: "no" }, bo, alone)).toContain("Taken back");
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
  await expect(derive(drawn, { kind: "render" })).rejects.toMatchObject({ code: "entry-revoked" });

  const again = await boIsIn();
  const other = await board();
  await say("cast", { name: "Bo", do: "drop" });
  expect(await say("allow_picture", { code: again.code, answer: "no" }, bo, alone)).toContain("Taken back");
  expect((await rig.record.clips.load(other.id))?.state).toBe("canceled");
});

it("a yes can be taken back for as long as it stands, though the process died that noted it", async () => {
  const told = await say("cast", { name: "Bo: tall", picture: await picture(), real: "somebody" });
  const code = /code:(\w+)/.exec(told)?.[1] ?? "";
  const { write } = rig.record.bible;
  Object.assign(rig.record.bible, {
    async write(...given: Parameters<typeof write>) {
      await write(...given);
      throw new Error("killed");
    },
  });
  await say("allow_picture", { code, answer: "yes" }, bo, alone).catch(() => {});
  Object.assign(rig.record.bible, { write });
  const drawn = await board();
  expect(drawn.request.images).toHaveLength(1);
  // It lapses no more.
  expect(await rig.redis.ttl(rig.keys.consent(code))).toBe(-1);
  await takesBack(code);
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
});

it("a yes said in the moment in which the entry gets another picture can be taken back", async () => {
  const told = await say("cast", { name: "Bo: tall", picture: await picture(), real: "somebody" });
  const code = /code:(\w+)/.exec(told)?.[1] ?? "";
  const other = await picture();
  const { write } = rig.record.bible;
  let hers = "";
  Object.assign(rig.record.bible, {
    async write(...his: Parameters<typeof write>) {
      let answer: Awaited<ReturnType<typeof write>> = "changed";
      const between = async (...given: Parameters<typeof write>) => {
        answer = await write(...his);
        return write(...given);
      };
      Object.assign(rig.record.bible, { write: between });
      hers = await say("cast", { name: "Bo: tall", picture: other, real: "nobody" }).catch(
        ({ code }) => code,
      );
      return answer;
    },
  });
  await say("allow_picture", { code, answer: "yes" }, bo, alone);
  Object.assign(rig.record.bible, { write });
  expect(hers).toMatch(/entry-changed|changed this entry meanwhile/);
  const drawn = await board();
  expect(drawn.request.images).toHaveLength(1);
  expect(await takesBack(code)).toContain("Taken back");
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
});

it("what an entry has got while a face was being taken back stays", async () => {
  const { code } = await boIsIn();
  const drawn = await board();
  const other = await picture();
  const { clipsWith } = rig.record.bible;
  Object.assign(rig.record.bible, {
    async clipsWith(key: string) {
      Object.assign(rig.record.bible, { clipsWith });
      await say("cast", { name: "Bo: a short man", picture: other, real: "nobody" });
      return clipsWith(key);
    },
  });
  await takesBack(code);
  expect((await rig.record.clips.load(drawn.id))?.state).toBe("canceled");
  const [entry] = await rig.studio.bible(ann, server);
  expect(entry).toMatchObject({ description: "a short man", picture: { key: other } });
  expect(entry?.revoked).toBeUndefined();
});
