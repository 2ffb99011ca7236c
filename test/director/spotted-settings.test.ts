import { describe, expect, it } from "vitest";
import { understandRemix } from "../../src/director/remix.ts";
import { planByRules } from "../../src/director/rules.ts";
import { testRequest } from "../fixtures/clip.ts";
import { aModel } from "./models.ts";

const PROMPT = "a red fox runs through fresh snow";

function remixed(words: string) {
  const model = aModel();
  const request = testRequest({ prompt: PROMPT, model: model.id, seconds: 10 });
  const parent = { request, model, plan: planByRules(request, model) };
  return understandRemix(words, parent, { models: [model], freshSeed: 424_242 });
}

describe("settings named among other words", () => {
  it.each([
    ["i'd love it 20 seconds long so we see the whole valley", { seconds: 20 }],
    ["kannst du das als endlosschleife machen", { finishing: { loop: true } }],
    ["muito curto, aumenta pra 15 segundos", { seconds: 15 }],
    ["déjalo en 6 segundos", { seconds: 6 }],
    ["5秒に短くして", { seconds: 5 }],
    ["加长到20秒", { seconds: 20 }],
    ["formato de celular por favor", { aspect: "9:16" }],
    ["carré svp, pour le menu", { aspect: "1:1" }],
    ["竖屏的来一个", { aspect: "9:16" }],
    ["en aquarelle ce serait possible svp", { style: "watercolour" }],
    ["tu peux faire tourner la caméra autour du dragon", { camera: "orbit" }],
    ["the hands look wrong, run it again please", { seed: 424_242 }],
  ])("are heard in %j", (words, wanted) => {
    const { request, finishing } = remixed(words);
    expect({ ...request, finishing }).toMatchObject(wanted);
    expect(request.prompt).not.toMatch(/second|aquarelle|autour|celular|carré|竖屏|秒|again/iu);
  });

  it.each([
    "fisheye, 90s vhs look",
    "at second 5 the fox jumps",
    "after 3 seconds it stops",
    "a loop of rope hangs there",
    "1950s b movie style",
  ])("are not heard in %j", (words) => {
    const { request, finishing } = remixed(words);
    expect(request.seconds).toBe(10);
    expect(finishing?.loop).toBeUndefined();
    expect(request.prompt).not.toBe(PROMPT);
  });

  it.each(["a countdown on the wall shows 120 seconds", "the fox waits for 300 seconds by the clock"])(
    "are no length that can't be had in what is told: %j",
    (words) => {
      const { request } = remixed(words);
      expect(request.seconds).toBe(10);
      expect(request.prompt).toContain("seconds");
    },
  );

  it("are heard with what the camera goes round", () => {
    expect(remixed("tu peux faire tourner la caméra autour du renard").request).toMatchObject({
      camera: "orbit",
    });
    expect(remixed("die kamera soll um den fuchs herum kreisen").request).toMatchObject({ camera: "orbit" });
  });

  it("leave a dragon that is told where it is", () => {
    expect(remixed("dragon à l'aquarelle, un dragon").request.prompt).toContain("dragon");
  });

  it("leave what else is told to be filmed", () => {
    const { request, finishing } = remixed("make it loop so he jumps forever");
    expect(finishing?.loop).toBe(true);
    expect(request.prompt).toContain("jumps forever");
  });
});

describe("what is said of things in the film", () => {
  it.each([
    ["full moon and stars rather than snow", "a red fox runs through fresh full moon and stars"],
    ["the fox should be black", "a black fox runs through fresh snow"],
    ["make the fox matte black", "a matte black fox runs through fresh snow"],
    ["no snow, sunny spring day", "a red fox runs. Sunny spring day."],
    ["make the fox a lot fatter", `${PROMPT}. The fox is a lot fatter.`],
    ["let a cyclist squeeze past", `${PROMPT}. A cyclist squeezes past.`],
    ["let him stick the landing", `${PROMPT}. He sticks the landing.`],
    ["let it live in a soda can", `${PROMPT}. It lives in a soda can.`],
    ["the fox should also be blue-eyed", "a blue-eyed red fox runs through fresh snow"],
    ["paint that fox green", "a green fox runs through fresh snow"],
    ["shift the time to blue hour", `${PROMPT} at blue hour`],
    ["do it again, minus the snow", "a red fox runs"],
    ["I'd move it to spring, blossoms instead of snow", "a red fox runs through fresh blossoms in spring"],
  ])("%j", (words, prompt) => {
    expect(remixed(words).request.prompt).toBe(prompt);
  });
});
