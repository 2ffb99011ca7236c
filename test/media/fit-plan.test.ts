import { describe, expect, it } from "vitest";
import { planFit } from "../../src/media/fit-plan.ts";
import type { Probe } from "../../src/media/probe.ts";

const MIB = 1024 * 1024;
const film = (change: Partial<Probe> = {}): Probe => ({
  width: 1920,
  height: 1080,
  seconds: 60,
  frameRate: 24,
  variableFrameRate: false,
  codec: "h264",
  pixelFormat: "yuv420p",
  colorSpace: "bt709",
  rotation: 0,
  sound: { codec: "aac", rate: 48_000, channels: 2, bitsPerSecond: 160_000 },
  bytes: 40 * MIB,
  mp4: true,
  fastStart: true,
  ...change,
});

describe("planning to fit a film under a size", () => {
  it.each([
    ["a minute of 1080p into Telegram's 50 MB", film(), 50_000_000, 1080],
    ["a minute of 1080p into Discord's 10 MiB", film(), 10 * MIB, 720],
    ["ten seconds of it", film({ seconds: 10 }), 10 * MIB, 1080],
    ["a minute into 4 MiB", film(), 4 * MIB, 480],
    ["a minute of tall 1080p", film({ width: 1080, height: 1920 }), 10 * MIB, 720],
    ["a small film, never made larger", film({ width: 640, height: 360 }), 10 * MIB, 360],
  ])("gives %s a picture that its bits suffice for", (_, source, maxBytes, shortSide) => {
    const plan = planFit(source, maxBytes);
    expect(Math.min(plan?.width ?? 0, plan?.height ?? 0)).toBe(shortSide);
    expect((plan?.width ?? 0) / (plan?.height ?? 1)).toBeCloseTo(source.width / source.height, 1);
  });

  it("keeps the size of a film of flat colours, which needs few bits for it", () => {
    expect(planFit(film({ bytes: 20 * MIB }), 10 * MIB)?.height).toBe(1080);
    expect(planFit(film({ bytes: 80 * MIB }), 10 * MIB)?.height).toBe(720);
  });

  it("spends on pictures, sound and index together no more than there is", () => {
    for (const maxBytes of [1, 2, 5, 10, 25, 50].map((mib) => mib * MIB)) {
      const plan = planFit(film(), maxBytes);
      const bytes = ((plan?.videoBits ?? 0) / 8) * 60 + (plan?.otherBytes ?? 0);
      expect(bytes).toBeLessThan(maxBytes);
      expect(bytes).toBeGreaterThan(maxBytes * 0.95);
    }
  });

  it("gives sound about a tenth, never more than it had, and nothing where there is none", () => {
    expect(planFit(film(), 50_000_000)?.soundKbits).toBe(160);
    expect(planFit(film(), 10 * MIB)?.soundKbits).toBe(160);
    expect(planFit(film(), 5 * MIB)?.soundKbits).toBe(64);
    expect(planFit(film({ sound: undefined }), 10 * MIB)?.soundKbits).toBe(0);
    const poor = film({ sound: { codec: "aac", rate: 16_000, channels: 1, bitsPerSecond: 40_000 } });
    expect(planFit(poor, 10 * MIB)?.soundKbits).toBe(40);
  });

  it("gives a film of varying rate one rate that shows all of its pictures", () => {
    expect(planFit(film({ frameRate: 7.2, variableFrameRate: true }), 10 * MIB)?.fps).toBe(30);
    expect(planFit(film({ frameRate: 60 }), 10 * MIB)?.fps).toBe(30);
    expect(planFit(film({ frameRate: 8 }), 10 * MIB)?.fps).toBe(8);
  });

  it("gives up where nothing could be seen any more", () => {
    expect(planFit(film(), 200_000)).toBeUndefined();
    expect(planFit(film({ seconds: 3_600 }), 10 * MIB)).toBeUndefined();
  });
});
