import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PLACE } from "../../../src/core/access/audience.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import { makeTakesCard, takesThere } from "../../../src/core/card/takes.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import { filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
const signal = new AbortController().signal;
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig({ start: false });
});
afterEach(() => rig.close());

/** As the keeper of cards does it: again, once the chat has room. */
async function edit(...card: Parameters<Rig["sender"]["editCard"]>): Promise<void> {
  for (;;) {
    const answer = await rig.sender.editCard(...card);
    if (typeof answer === "string") return;
    await sleep(answer.waitMs);
  }
}

/** A /vary of two in a group, on one card, of which nothing is there yet. */
async function varying() {
  const { telegram, sender } = rig;
  const ada = telegram.user("Ada");
  const group = telegram.group("Film club", { members: [ada] });
  const asked = telegram.say(ada, group, "/vary@rushes_bot");
  const chat = String(group);
  const surface = { platform: "telegram", chat, message: String(asked.message_id), group: chat };
  const maker = { id: `telegram:${ada.id}`, name: "Ada" };
  const ref = await sender.postNotice(surface, { paragraphs: ["2 takes"] }, PLACE);
  if (!ref) throw new Error("no card");
  const takes = ["one", "two"];
  const [one, two] = takes.map((id) => ({
    ...finishedClip(surface, { id, maker }),
    state: "delivered",
    card: ref,
    takes,
  })) as [Clip, Clip];
  const waiting = (clip: Clip): Clip => ({ ...clip, state: "shooting" });
  const card = (...clips: Clip[]) =>
    makeTakesCard(
      clips,
      clips.map((clip) => makeCard(clip)),
    );
  await edit(ref, surface, card(waiting(one), waiting(two)));
  const message = () => telegram.fromBot(group)[0];
  return {
    ...{ ada, group, surface, ref, one, two, card, waiting, message },
    labels: () =>
      message()
        ?.reply_markup?.inline_keyboard.flat()
        .map(({ text }) => text) ?? [],
    add: (clip: Clip, from = sender) =>
      from.postClip(surface, postOf(clip, files), { idempotencyKey: `post-${clip.id}`, signal }),
  };
}

describe("the takes of a /vary on one card", () => {
  it("are words until the first film is there, and then under that, with a button to see each", async () => {
    const { surface, ref, one, two, card, waiting, message, labels, add } = await varying();
    expect(message()?.text).toContain("1. Shooting");
    expect((await add(one)).ref).toEqual(ref);
    await edit(ref, surface, card(one, waiting(two)));
    expect(message()).toMatchObject({ video: {}, caption: expect.stringContaining("2 takes, 1 done") });
    expect(labels()).toEqual(["Cancel all"]);
    await add(two);
    await edit(ref, surface, card(one, two));
    expect(message()?.caption).toContain("2 takes: pick the one");
    expect(labels()).toEqual(["See 1", "Take 2 shown", "Pick 1", "Pick 2"]);
    expect(rig.telegram.fromBot(Number(surface.chat))).toHaveLength(1);
  });

  it("lose none when two come at once, nor where an answer is lost or the words are changed just then", async () => {
    const { surface, ref, one, two, card, waiting, labels, add, group } = await varying();
    rig.telegram.fail("editMessageMedia", "break-after");
    await Promise.all([
      add(one, rig.newSender()),
      add(two, rig.newSender()),
      edit(ref, surface, card(waiting(one), waiting(two))),
    ]);
    await edit(ref, surface, card(one, two));
    expect(labels().filter((label) => /^See|shown$/.test(label))).toHaveLength(2);
    expect(rig.telegram.fromBot(group)).toHaveLength(1);
  });

  it("go one by one, and the message with the last", async () => {
    const { surface, ref, one, two, card, labels, add, message, group } = await varying();
    await add(one);
    await add(two);
    await edit(ref, surface, card(one, two));
    const caption = message()?.caption;
    expect(await rig.sender.deleteMessage(ref, two.id)).toBe("gone");
    expect(labels()).toEqual(["Pick 1", "Pick 2"]);
    expect(message()).toMatchObject({ caption, video: {} });
    expect(await rig.sender.deleteMessage(ref, one.id)).toBe("gone");
    expect(rig.telegram.fromBot(group)).toEqual([]);
  });

  it("stay behind a spoiler each by itself, whichever is looked at, or left", async () => {
    const { ref, surface, one, two, card, add, ada, message } = await varying();
    const listener = rig.newListener();
    await listener.start(rig.dispatcher);
    await add({ ...one, spoiler: true });
    await add(two);
    await edit(ref, surface, card(one, two));
    rig.studio.put(one);
    rig.studio.put(two);
    const shown = message();
    if (!shown) throw new Error("no message");
    rig.telegram.tap(ada, shown, { label: "See 1" });
    const puts = () =>
      rig.telegram.callsOf("editMessageMedia").map(({ parameters }) => {
        const { media } = parameters as { media: { has_spoiler?: boolean } };
        return media.has_spoiler === true;
      });
    await rig.telegram.until(() => puts().length === 3);
    expect(await rig.sender.deleteMessage(ref, two.id)).toBe("gone");
    expect(puts()).toEqual([true, false, true, true]);
  });

  it("are posted by themselves where their message is gone", async () => {
    const { ref, one, add, group } = await varying();
    await rig.sender.deleteMessage(ref);
    const posted = await add(one);
    expect(posted.ref).toMatchObject({ chat: ref.chat });
    expect(rig.telegram.callsOf("sendVideo")).toHaveLength(1);
    expect(rig.telegram.fromBot(group).filter(({ video }) => video)).toHaveLength(1);
  });

  it("are told of once they are there, by a ping in a group and without one in private", async () => {
    const { ada, surface, one, group } = await varying();
    await rig.sender.postNotice(surface, takesThere(one, 2, 2), PLACE);
    const told = rig.telegram.fromBot(group)[1];
    expect(told?.text).toBe("Ada: All 2 takes are in the message above: pick the one to go on from.");
    expect(told?.entities).toEqual([
      { type: "text_mention", offset: 0, length: 3, user: { id: ada.id, is_bot: false, first_name: "Ada" } },
    ]);
    await rig.sender.postNotice({ platform: "telegram", chat: String(ada.id) }, takesThere(one, 1, 2), PLACE);
    expect(rig.telegram.fromBot(ada.id)[0]).toMatchObject({
      text: "One of 2 takes is in the message above.",
    });
  });
});
