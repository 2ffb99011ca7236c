import { beforeEach, expect, it } from "vitest";
import { createAsking } from "../fixtures/asking.ts";
import { finishedClip } from "../fixtures/clip.ts";

const spoken = { captions: { srt: "texts/clip1.srt", vtt: "texts/clip1.vtt" } };
let asking: ReturnType<typeof createAsking>;

beforeEach(() => {
  asking = createAsking();
});

function put(isPrivate: boolean) {
  const { file, ...clip } = finishedClip({ private: isPrivate });
  if (!file) throw new Error("no file");
  asking.studio.put({ ...clip, file: { ...file, ...spoken } });
}

/** Everything that hands out a clip's words, its pictures or how it was made. */
it.each([
  "/recipe clip:clip1",
  "/history clip:clip1",
  "/captions clip:clip1",
  "/export clip:clip1",
  "/pick --sheet clip:clip1",
  "/report clip:clip1",
])("%s tells of a private clip whoever asks alone, and of an open one everybody", async (text) => {
  put(true);
  expect(await asking.ask(text)).toMatchObject({ secret: true });
  put(false);
  const open = await asking.ask(text);
  expect("secret" in open && open.secret === true).toBe(false);
});
