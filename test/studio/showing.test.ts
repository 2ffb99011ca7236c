import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChatSender } from "../../src/core/ports/chat.ts";
import { type MessageRef, messageKey } from "../../src/core/surface.ts";
import { createInstantBackend, onlyBackend } from "../fixtures/instant-backend.ts";
import { type Rig, startRig } from "../fixtures/rig.ts";

const ann = { id: "discord:1", name: "Ann" };
const bob = { id: "discord:2", name: "Bob" };
const town = { platform: "discord", chat: "town", group: "guild" };

let rig: Rig;
/** What stands in the chats, and for whom. */
let standing: Map<string, string>;
/** Messages too old for their platform to let them be removed. */
let old: Set<string>;
let posts = 0;

const discord: ChatSender = {
  platform: "discord",
  limits: { editIntervalMs: 0, chatEditIntervalMs: 0 },
  uploadLimit: async () => 1_000,
  cardLook: () => "",
  editCard: async () => "gone",
  async postClip(surface, { audience }) {
    return { ref: stand(surface.chat, audience.kind === "person" ? audience.id : "all"), fileId: "f" };
  },
  postNotice: async () => undefined,
  async deleteMessage(ref) {
    if (old.has(ref.message)) return "stays";
    standing.delete(messageKey(ref));
    return "gone";
  },
  close: async () => {},
};

function stand(chat: string, forWhom: string): MessageRef {
  const ref = { platform: "discord", chat, message: `m${++posts}` };
  standing.set(messageKey(ref), forWhom);
  return ref;
}

beforeEach(async () => {
  standing = new Map();
  old = new Set();
  rig = await startRig({
    workers: false,
    cards: false,
    backends: () => onlyBackend(createInstantBackend({ file: "" })),
    senders: async () => [discord],
  });
});
afterEach(() => rig.stop());

/** A clip of Ann's that stands in the town for all to see, with its card. */
async function posted(bytes = 10) {
  const { id } = await rig.studio.admit({
    request: { prompt: "a fox", seconds: 2 },
    person: ann,
    surface: town,
    idempotencyKey: `ask-${++posts}`,
  });
  const [key, posterKey] = [`clips/${id}/film.mp4`, `clips/${id}/poster.jpg`];
  for (const one of [key, posterKey]) {
    const path = join(rig.config.dataDir, "made");
    await writeFile(path, "a film");
    await rig.store.put(one, path, { move: true });
  }
  const clip = await rig.record.clips.load(id);
  if (!clip) throw new Error("no clip");
  await rig.studio.attachCard(id, stand("town", "all"));
  const file = { key, posterKey, bytes, seconds: 2, width: 640, height: 360 };
  await rig.life.delivered(clip, { ref: stand("town", "all"), fileId: "f", file });
  return id;
}
let shows = 0;
const show = (id: string, by = ann) => rig.studio.show(id, by, town, `show-${++shows}`);

it("takes every message of a clip out of the chat when it becomes private, and shows it to its maker alone then", async () => {
  const id = await posted();
  expect(await show(id, bob)).toBe("here");
  expect([...standing.values()]).toEqual(["all", "all", "all"]);
  await rig.studio.setPrivate(id, ann, true, town);
  expect(standing.size).toBe(0);
  expect(await rig.record.clips.load(id)).not.toHaveProperty("posted");

  await expect(show(id, bob)).rejects.toMatchObject({ code: "no-such-clip" });
  expect(await show(id)).toBe("alone");
  expect([...standing.values()]).toEqual([ann.id]);
  await rig.studio.setPrivate(id, ann, false, town);
  expect(await show(id)).toBe("here");
  expect([...standing.values()]).toEqual([ann.id, "all"]);
});

it("takes a message that /show posted for the clip, and removes it with the clip", async () => {
  const id = await posted();
  await show(id);
  const last = { platform: "discord", chat: "town", message: `m${posts}` };
  expect(await rig.studio.clipOfMessage(last)).toEqual({ id });
  await rig.studio.remove(id, ann, town);
  expect(standing.size).toBe(0);
  await expect(show(id)).rejects.toMatchObject({ code: "no-such-clip" });
});

it.each(["card", "posted"] as const)(
  "tells that a message stays, be it only the %s, and takes the others away",
  async (which) => {
    const ids = [await posted(), await posted()] as const;
    for (const id of ids) {
      const stays = (await rig.record.clips.load(id))?.[which]?.message;
      if (stays === undefined) throw new Error("not there");
      old.add(stays);
    }
    expect(await rig.studio.remove(ids[0], ann, town)).toMatchObject({ messageStays: true });
    expect(await rig.studio.setPrivate(ids[1], ann, true, town)).toMatchObject({ messageStays: true });
    expect([...standing.keys()].sort()).toEqual(
      [...old].map((message) => messageKey({ platform: "discord", chat: "town", message })).sort(),
    );
    const gone = await posted();
    expect(await rig.studio.remove(gone, ann, town)).toMatchObject({ messageStays: false });
  },
);

it("says so where a film is larger than the chat takes, and where there is none", async () => {
  await expect(show(await posted(2_000))).rejects.toMatchObject({ code: "too-large-here" });
  const { id } = await rig.studio.admit({
    request: { prompt: "an owl", seconds: 2 },
    person: ann,
    surface: town,
    idempotencyKey: "owl",
  });
  await expect(show(id)).rejects.toMatchObject({ code: "clip-unfinished" });
});

it("puts one clip in the place of another that hasn't begun, on its card", async () => {
  const asked = { person: ann, surface: town };
  const [old, fresh] = await Promise.all(
    ["a fix", "a fox"].map((prompt) =>
      rig.studio.admit({ ...asked, request: { prompt, seconds: 2 }, idempotencyKey: prompt }),
    ),
  );
  if (!old || !fresh) throw new Error("no clips");
  const card = stand("town", "all");
  await rig.studio.attachCard(old.id, card);
  await expect(rig.studio.supersede(old.id, fresh.id, bob, town)).rejects.toMatchObject({
    code: "not-yours",
  });
  expect(await rig.studio.supersede(old.id, fresh.id, ann, town)).toBe(true);
  const before = await rig.record.clips.load(old.id);
  expect(before).toMatchObject({ state: "canceled" });
  expect(before?.card).toBeUndefined();
  expect((await rig.record.clips.load(fresh.id))?.card).toEqual(card);
  expect(await rig.studio.clipOfMessage(card)).toEqual({ id: fresh.id });
  // Done once more by a process that takes over.
  expect(await rig.studio.clipAsked("a fox")).toMatchObject({ id: fresh.id });
  expect(await rig.studio.supersede(old.id, fresh.id, ann, town)).toBe(true);
  expect((await rig.record.clips.load(fresh.id))?.card).toEqual(card);
  // By the process that had posted it, and stood still before it could say so.
  await rig.studio.attachCard(old.id, card);
  expect((await rig.record.clips.load(old.id))?.card).toBeUndefined();
  expect(await rig.studio.clipOfMessage(card)).toEqual({ id: fresh.id });
});

it("counts a clip and what it gives way to as one, where a person may have no more under way", async () => {
  const ask = (idempotencyKey: string, insteadOf?: string, person = ann) =>
    rig.studio.admit({
      ...{ person, surface: town, idempotencyKey, insteadOf },
      request: { prompt: idempotencyKey, seconds: 2 },
    });
  const most = (await rig.studio.quota(ann, town)).clipsInFlight.most;
  const [old] = await Promise.all(Array.from({ length: most }, (_, at) => ask(`fix ${at}`)));
  if (!old) throw new Error("no clip");
  const others = await ask("of Bob", undefined, bob);
  const before = await rig.record.clips.load(old.id);
  for (const insteadOf of [undefined, others.id, "nonesuch"])
    await expect(ask("fox", insteadOf)).rejects.toMatchObject({ code: "too-many-in-flight" });
  await expect(
    rig.studio.admit({
      ...{ person: ann, surface: town, idempotencyKey: "no", insteadOf: old.id },
      request: { prompt: "a fox", seconds: 9_999 },
    }),
  ).rejects.toMatchObject({ code: "bad-seconds" });
  expect(await rig.record.clips.load(old.id), "it goes on").toEqual(before);

  const held = (await rig.studio.quota(ann, town)).reserved;
  const fresh = await ask("fox", old.id);
  await rig.studio.supersede(old.id, fresh.id, ann, town);
  expect((await rig.studio.quota(ann, town)).clipsInFlight.now).toBe(most);
  expect((await rig.studio.quota(ann, town)).reserved).toBe(held);
  await expect(ask("owl")).rejects.toMatchObject({ code: "too-many-in-flight" });
  await rig.life.beginCut(fresh.id);
  await expect(ask("owl", fresh.id), "what has begun gives way to nothing").rejects.toMatchObject({
    code: "too-many-in-flight",
  });
});

it("puts nothing in the place of a clip that has ended", async () => {
  const old = await posted();
  const before = await rig.record.clips.load(old);
  const fresh = await rig.studio.admit({
    ...{ person: ann, surface: town, idempotencyKey: "late" },
    request: { prompt: "a fox", seconds: 2 },
  });
  expect(await rig.studio.supersede(old, fresh.id, ann, town)).toBe(false);
  expect(await rig.record.clips.load(old)).toEqual(before);
});

it("counts what people think of a clip, and forgets what they take back", async () => {
  const id = await posted();
  await rig.studio.feedback(id, { up: 1, down: 0 });
  await rig.studio.feedback(id, { up: 1, down: 1 });
  await rig.studio.feedback(id, { up: -1, down: 0 });
  expect(await rig.record.clips.load(id)).toMatchObject({ thumbsUp: 1, thumbsDown: 1 });
  await rig.studio.feedback("nonesuch", { up: 1, down: 0 });
  expect(await rig.record.clips.load("nonesuch")).toBeUndefined();
});
