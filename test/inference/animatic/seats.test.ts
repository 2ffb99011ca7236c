import { describe, expect, test } from "vitest";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { boxOf } from "../../../src/inference/animatic/layout/figure.ts";
import { seatFor, seatOf } from "../../../src/inference/animatic/layout/seats.ts";
import { ENTRIES } from "../../../src/inference/animatic/reading/lexicon.ts";
import type { CastMember } from "../../../src/inference/animatic/scene.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

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
    for (const art of ["cart", "teacup-without-handle", "hot-beverage", "sled", "canoe", "jar"]) {
      const carrier = CARRIERS.find((one) => one.art === art);
      if (!carrier) throw new Error(art);
      const seat = seatOf("in", carrier, 1, "cat");
      expect(seat.behind).toBe(true);
      expect(seat.rise + seat.share, art).toBeGreaterThan(0.95);
    }
  });

  test.each([
    [
      "a farmer drives a tractor through a wheat field",
      "farmer-body",
      { ahead: [-0.34, 0], up: [0.6, 0.93] },
    ],
    ["A man drives a taxi through the city", "man", { ahead: [0, 0.33], up: [0.6, 0.9] }],
    ["a dog drives a car along the coast", "dog-upright", { ahead: [0, 0.4], up: [0.56, 0.93] }],
  ] as const)("shows who drives at the window of the cab: %s", async (sentence, art, window) => {
    const { figures } = await layoutOf(sentence);
    const driver = figures.find((one) => one.art === art);
    if (!driver?.carrier) throw new Error("nobody drives");
    const { carrier } = driver;
    expect(driver.order).toBeLessThan(carrier.order);
    const moment = { seconds: 1, share: 0.4, pose: REST };
    const [box, under] = [boxOf(driver, moment), carrier.stance(moment)];
    const up = [(under.y - box.bottom) / carrier.height, (under.y - box.top) / carrier.height];
    expect(up[0]).toBeGreaterThan(window.up[0]);
    expect(up[1]).toBeLessThan(window.up[1]);
    const ahead = (carrier.facing * ((box.left + box.right) / 2 - under.x)) / carrier.height;
    expect(ahead).toBeGreaterThan(window.ahead[0]);
    expect(ahead).toBeLessThan(window.ahead[1]);
    expect(driver.poses[0]?.hold).toBeUndefined();
  });

  test("seats a family in a car one behind the other, and nobody on its bonnet", async () => {
    const { figures } = await layoutOf("A family drives a car through a village");
    const moment = { seconds: 1, share: 0.4, pose: REST };
    const places = figures.flatMap(({ carrier, stance }) =>
      carrier?.art === "automobile"
        ? [(carrier.facing * (stance(moment).x - carrier.stance(moment).x)) / carrier.height]
        : [],
    );
    expect(places.length).toBeGreaterThan(2);
    expect(Math.max(...places)).toBeLessThan(0.3);
    expect(Math.min(...places)).toBeGreaterThan(-0.75);
  });

  test("puts what is held before its holder, and no larger", () => {
    for (const art of ["umbrella", "book", "guitar"]) {
      const seat = seatOf("held", CARRIERS[0] as CastMember, 1, art);
      expect(seat).toMatchObject({ behind: false });
      expect(seat.share).toBeLessThan(0.8);
    }
  });
});
