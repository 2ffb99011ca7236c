import { expect, test } from "vitest";
import { describeModel, describeModelBriefly } from "../../../src/core/card/model-facts.ts";
import type { ModelDescription } from "../../../src/core/ports/video-backend.ts";

const takes = {
  startImage: true,
  endImage: true,
  references: true,
  sourceVideo: true,
  negative: true,
  seed: true,
};
const rich: ModelDescription = {
  ...{ id: "veo-sound", label: "Veo", backend: "replicate", kind: "video", summary: "The finest." },
  lengths: { choices: [4, 6, 8] },
  aspects: ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"],
  resolutions: ["480p", "720p", "1080p"],
  takes,
  ...{ sound: true, creditsPerSecond: 12, usdPerSecond: 0.4, usdPerSecondAt: { "720p": 0.1, "1080p": 0.4 } },
  terms: { licence: "Google's terms", link: "https://example.com", commercial: "ask" },
};

test("what a model makes is not told among what it takes", () => {
  expect(describeModel(rich).join(" · ")).toBe(
    "12 credits a second (about $0.10 to $0.40) · shots of 4, 6, 8 s · 480p, 720p, 1080p · 16:9, 9:16, 1:1, 4:3, 3:4, 21:9 · takes start image, end image, references, a finished video, negative prompt · makes its own sound · commercial use: read its terms first (Google's terms)",
  );
});

test.each([
  [0.001, "$0.001"],
  [0.0166, "$0.02"],
  [10, "$10.00"],
])("a price of $%d a second is said as %s: what costs never looks free", (usdPerSecond, said) => {
  const { usdPerSecondAt: _, ...plain } = rich;
  expect(describeModel({ ...plain, usdPerSecond })[0]).toBe(`12 credits a second (about ${said})`);
});

test("in a list a model is told so briefly that sixteen go into one message of every platform", () => {
  const brief = describeModelBriefly(rich).join(" · ");
  expect(brief).toBe(
    "12 credits a second (about $0.10 to $0.40) · shots of 4, 6, 8 s · takes start image, end image, references, a finished video, negative prompt · makes its own sound · commercial use: see terms",
  );
  // With its name and summary of 60 characters, and 600 for the groups above: Discord and Telegram take 4,096.
  expect(16 * (brief.length + 20)).toBeLessThan(3_500);
});

test("what enlarges a finished video has no lengths and shapes of its own", () => {
  const upscale = { ...rich, needs: ["sourceVideo" as const], sound: false };
  expect(describeModel(upscale).join(" · ")).toMatch(
    /^12 credits a second \(about \$0.10 to \$0.40\) · needs a finished video · takes start image/,
  );
});

test("models of words and of sound say what they make", () => {
  expect(describeModel({ ...rich, kind: "language" })[0]).toBe("makes words");
  expect(describeModel({ ...rich, kind: "audio", sounds: { makes: "transcript" } })[0]).toBe(
    "makes transcripts",
  );
});
