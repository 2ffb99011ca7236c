import { describe, expect, test } from "vitest";
import { hasArms } from "../../../src/inference/animatic/art/gallery.ts";
import { REST } from "../../../src/inference/animatic/camera-path.ts";
import { layoutOf } from "../../fixtures/animatic/one-sentence.ts";

const moment = { seconds: 1, share: 0.4, pose: REST };

const tableOf = async (sentence: string) => {
  const { figures } = await layoutOf(sentence);
  const table = figures.find(({ member }) => member.art.endsWith("table"));
  if (!table) throw new Error("no table");
  const sitters = figures.filter(({ carrier, art }) => carrier === table && hasArms(art));
  const asides = sitters.map(
    ({ stance }) => (stance(moment).x - table.stance(moment).x) / (table.height * table.ratio),
  );
  return { table, sitters, asides };
};

describe("those at a table", () => {
  test.each([
    ["A family has a picnic at a table in a meadow", "laid-table"],
    ["Friends eat pizza at a table", "laid-table"],
    ["four raccoons play cards at a table by candlelight", "covered-table"],
  ])("have a cloth over their knees, and sit behind it: %s", async (sentence, art) => {
    const { table, sitters, asides } = await tableOf(sentence);
    expect(table.art).toBe(art);
    expect(sitters.length).toBeGreaterThan(2);
    for (const aside of asides) expect(Math.abs(aside)).toBeLessThan(0.45);
    expect(Math.max(...asides) - Math.min(...asides)).toBeGreaterThan(0.6);
  });

  test.each([
    "Two old men play chess at a table in the park",
    "二匹の猫が縁側で将棋を指している",
    "dos abuelos juegan al dominó debajo de un árbol",
  ])("have an end of the board each, facing each other from the side: %s", async (sentence) => {
    const { sitters, asides } = await tableOf(sentence);
    expect(sitters).toHaveLength(2);
    for (const [at, { facing, poses }] of sitters.entries()) {
      expect(Math.abs(asides[at] ?? 0)).toBeGreaterThan(0.48);
      expect(facing * (asides[at] ?? 0)).toBeLessThan(0);
      expect(poses[0]?.legs).toBe("ride");
    }
  });

  test("who pours tea has a bare one", async () => {
    const { table } = await tableOf("A woman pours tea at a table");
    expect(table.art).toBe("table");
  });
});
