import { describe, expect, it } from "vitest";
import { CAPTION_WAYS, MUSIC_STYLES, type SoundWish } from "../../src/core/film/sound.ts";
import { toSoundWish } from "../../src/core/talk/sound-options.ts";
import { planByRules } from "../../src/director/rules.ts";
import { planSound } from "../../src/director/sound-plan.ts";
import { aModel, aRequest } from "./models.ts";

const STORY = 'Mara opens the door. Mara says "We are late again." A bus drives away.';

/** What is heard, and where it can be read, in a film that is asked for with these words. */
function heard(wish: SoundWish | undefined, { seconds = 16, sound = false } = {}) {
  const request = aRequest({ prompt: STORY, seconds, ...(wish ? { sound: wish } : {}) });
  const model = { ...aModel(), sound };
  const { tracks, captions, own } = planSound(planByRules(request, model), request, model).sound;
  const kinds = tracks.flatMap(({ kind, cues }) => (cues.length > 0 ? [kind] : []));
  return { kinds: kinds.sort().join(" "), captions, own };
}

describe("the words of sound", () => {
  it.each([
    ["voice", "voice", "off"],
    ["music", "music", "off"],
    ["effects", "effect", "off"],
    ["captions", "voice", "both"],
    ["voice, captions", "voice", "both"],
    ["voice music effects captions", "effect music voice", "both"],
    ["none", "", "off"],
    ["all", "effect music voice", "both"],
    ["auto", "effect music voice", "both"],
  ])("--sound %s", (words, kinds, captions) => {
    const { kinds: found, captions: ways } = heard(toSoundWish({ sound: words }));
    expect({ found, ways }).toEqual({ found: kinds, ways: captions });
  });

  it("captions without a voice are read alone, and nobody speaks them", () => {
    const request = aRequest({ prompt: STORY, seconds: 8, sound: { parts: ["captions"] } });
    const { sound } = planSound(planByRules(request, aModel()), request, { ...aModel(), sound: false });
    const [line] = sound.tracks.flatMap(({ cues }) => cues);
    expect(line).toMatchObject({ text: "We are late again.", speaker: "Mara", silent: true });
    expect(line).not.toHaveProperty("voice");
  });

  it("refuses any other, and says which there are", () => {
    expect(() => toSoundWish({ sound: "voice, bagpipes" })).toThrow(
      "There is no sound “bagpipes”. There are voice, music, effects, captions, several of them with commas between, and none.",
    );
  });

  it("without a word music comes from 15 s on, and a model that makes sound keeps its own", () => {
    expect(heard(undefined, { seconds: 14 }).kinds).toBe("effect voice");
    expect(heard(undefined, { seconds: 15 }).kinds).toBe("effect music voice");
    expect(heard(undefined, { sound: true })).toMatchObject({ kinds: "", own: "kept" });
    expect(heard({ parts: [] }, { sound: true })).toMatchObject({ kinds: "", own: "silent" });
  });

  it.each(CAPTION_WAYS)("--captions %s", (way) => {
    expect(heard(toSoundWish({ captions: way })).captions).toBe(way);
  });

  it.each(MUSIC_STYLES)("--music %s", (style) => {
    const request = aRequest({ prompt: STORY, seconds: 16, sound: toSoundWish({ music: style }) ?? {} });
    const { sound } = planSound(planByRules(request, aModel()), request, { ...aModel(), sound: false });
    expect(sound.tracks.flatMap(({ cues }) => cues).find(({ kind }) => kind === "music")?.name).toBe(style);
  });

  it("--voice and --described", () => {
    const wish = toSoundWish({ voice: "GUS", described: true }) ?? {};
    const request = aRequest({ prompt: STORY, seconds: 30, sound: wish });
    const { sound } = planSound(planByRules(request, aModel()), request, { ...aModel(), sound: false });
    const said = sound.tracks.flatMap(({ cues }) => cues.filter(({ kind }) => kind === "voice"));
    expect(said.every(({ voice }) => voice === "gus")).toBe(true);
    expect(said.some(({ described }) => described)).toBe(true);
    expect(said.some(({ described }) => !described)).toBe(true);
  });
});
