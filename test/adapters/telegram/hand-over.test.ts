import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Surface } from "../../../src/core/surface.ts";
import { filmFiles, finishedClip, postOf } from "../../fixtures/clips.ts";
import { type Rig, startRig } from "./rig.ts";

let rig: Rig;
let files: ReturnType<typeof filmFiles>;
beforeAll(() => {
  files = filmFiles();
});
afterAll(() => files.remove());
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

/** A private film, asked for in a group by somebody to whom it can't be posted. */
async function owedFilm(started: boolean) {
  const { telegram, studio, media, sender } = rig;
  const finn = telegram.user("Finn", { started });
  if (started) telegram.block(finn);
  const group = telegram.group("Film club", { members: [finn] });
  const surface: Surface = { platform: "telegram", chat: String(group), group: String(group) };
  const clip = finishedClip(surface, {
    maker: { id: `telegram:${finn.id}`, name: "Finn" },
    private: true,
    state: "delivered",
  });
  const post = postOf(clip, files);
  if (!clip.file) throw new Error("no film");
  for (const [key, path] of [
    [clip.file.key, post.path],
    [clip.file.posterKey, post.posterPath],
  ] as const) {
    await media.write(key, Readable.from(readFileSync(path)), { maxBytes: 10_000_000 });
  }
  studio.put(clip);
  const signal = new AbortController().signal;
  await expect(
    sender.postClip(surface, post, { idempotencyKey: `post-${clip.id}`, signal }),
  ).rejects.toMatchObject({ code: "nowhere-to-post" });
  return { finn, clip };
}
const films = (chat: number) => rig.telegram.fromBot(chat).filter(({ video }) => video);

it("hands a private film over when its maker, who had never opened the bot, opens it; once", async () => {
  const { finn, clip } = await owedFilm(false);
  rig.telegram.say(finn, finn.id, "/start");
  await rig.telegram.until(() => films(finn.id).length === 1);
  await rig.telegram.until(() => rig.studio.clips.get(clip.id)?.posted);
  const [film] = films(finn.id);
  expect(rig.studio.clips.get(clip.id)).toMatchObject({
    posted: { chat: String(finn.id), message: String(film?.message_id) },
    postedFileId: film?.video?.file_id,
  });
  const known = rig.telegram.fromBot(finn.id).length;
  rig.telegram.say(finn, finn.id, "/help");
  await rig.answer(finn.id, known);
  expect(films(finn.id)).toHaveLength(1);
});

it("hands it over as soon as somebody unblocks the bot, without a word", async () => {
  const { finn } = await owedFilm(true);
  rig.telegram.unblock(finn);
  await rig.telegram.until(() => films(finn.id).length === 1);
});
