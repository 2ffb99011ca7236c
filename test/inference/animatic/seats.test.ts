import { describe, expect, test } from "vitest";
import { seatFor, seatOf } from "../../../src/inference/animatic/layout/seats.ts";
import { ENTRIES } from "../../../src/inference/animatic/reading/lexicon.ts";
import type { CastMember } from "../../../src/inference/animatic/scene.ts";

const CARRIERS = ENTRIES.map(
  (entry): CastMember => ({
    art: entry.art,
    count: 1,
    role: entry.kind === "prop" ? "prop" : "hero",
    gait: entry.gait,
    size: entry.size,
    action: "idle",
    scale: 1,
    person: false,
  }),
);

describe("where one is carried by another", () => {
  test("is on the nose of a cat that lies, and of none that sleeps sitting in a chair", () => {
    const [cat, butterfly] = ["cat", "butterfly"].map((art) => CARRIERS.find((one) => one.art === art));
    if (!cat || !butterfly) throw new Error("no cat, or no butterfly");
    const lander: CastMember = { ...butterfly, at: { how: "on", art: "cat", and: "nose" } };
    const ahead = (where: string) =>
      seatFor("on", { ...cat, act: "sleep", at: { how: "on", art: where } }, 0.3, lander, false).ahead;
    expect(ahead("rug")).toBeGreaterThan(0.8);
    expect(ahead("armchair")).toBeLessThan(0.1);
  });

  test.each([0.2, 0.7, 1, 3])("keeps a rider of %d times its height in sight", (ratio) => {
    for (const carrier of CARRIERS) {
      const seat = seatOf("on", carrier, ratio, "cat");
      // Whoever sits before his carrier is seen whole.
      if (seat.behind) expect(seat.rise + seat.share, carrier.art).toBeGreaterThan(1.05);
      else expect(seat.share, carrier.art).toBeGreaterThan(0.15);
    }
  });

  test("lets a passenger look over the rim", () => {
    for (const art of ["taxi", "teacup-without-handle", "hot-beverage", "sled", "canoe", "jar"]) {
      const carrier = CARRIERS.find((one) => one.art === art);
      if (!carrier) throw new Error(art);
      const seat = seatOf("in", carrier, 1, "cat");
      expect(seat.behind).toBe(true);
      expect(seat.rise + seat.share, art).toBeGreaterThan(0.95);
    }
  });

  test("puts what is held before its holder, and no larger", () => {
    for (const art of ["umbrella", "book", "guitar"]) {
      const seat = seatOf("held", CARRIERS[0] as CastMember, 1, art);
      expect(seat).toMatchObject({ behind: false });
      expect(seat.share).toBeLessThan(0.8);
    }
  });
});
