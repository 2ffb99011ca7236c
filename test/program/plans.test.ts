import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/host/config.ts";
import { createWrittenPlans } from "../../src/program/plans.ts";

let folder: string;
let path: string;
let clock = 0;
const warnings: string[] = [];
const log = { info() {}, error() {}, warn: (sentence: unknown) => warnings.push(String(sentence)) };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rushes-plans-"));
  path = join(folder, "plans.json");
  warnings.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (env: Record<string, string> = {}) =>
  createWrittenPlans(loadConfig({ PLANS_FILE: path, ...env }), { now: () => clock, log: log as never });
const write = (plans: unknown) => writeFile(path, JSON.stringify({ plans }));

describe("the file of plans", () => {
  it("counts within a second of an edit, and the old one stays in use while the new one is wrong", async () => {
    await write({ standard: { creditsPerDay: 5 } });
    const written = open();
    expect(written()).toMatchObject({ source: "file", plans: { standard: { creditsPerDay: 5 } } });
    await write({ standard: { creditsPerDay: 77 } });
    clock += 1_001;
    expect(written().plans.standard?.creditsPerDay).toBe(77);
    await write({ standard: { creditsPerDay: "many" } });
    clock += 1_001;
    expect(written()).toMatchObject({
      plans: { standard: { creditsPerDay: 77 } },
      problem: expect.stringContaining("plans.standard.creditsPerDay"),
    });
    await write({ standard: { creditsPerDay: 8 } });
    clock += 1_001;
    expect(written()).toMatchObject({ plans: { standard: { creditsPerDay: 8 } }, problem: undefined });
  });

  it("takes the place of the settings, which are told to be ignored", async () => {
    await write({});
    const written = open({ CREDITS_PER_DAY: "5", PLANS: "patron:9" });
    expect(written()).toMatchObject({ source: "file", plans: {} });
    expect(warnings).toEqual([expect.stringMatching(/^PLANS, CREDITS_PER_DAY are ignored/)]);
  });

  it("has to be there where it is asked for by name, and to be right to begin with", async () => {
    expect(() => open()).toThrow(/can't be read/);
    await write({ standard: { creditsPerDay: -1 } });
    expect(() => open()).toThrow(/creditsPerDay/);
  });

  it("is found within a second of being put there", async () => {
    const { credits } = loadConfig({ CREDITS_PER_DAY: "5" });
    const written = createWrittenPlans(
      { credits: { ...credits, plansFile: path } },
      { now: () => clock, log: log as never },
    );
    expect(written().source).toBe("settings");
    await write({ standard: { creditsPerDay: 7 } });
    clock += 1_001;
    expect(written()).toMatchObject({ source: "file", plans: { standard: { creditsPerDay: 7 } } });
  });

  it("leaves the plans to the settings where there is none", () => {
    const config = loadConfig({ CREDITS_PER_DAY: "5", PLANS: "patron:9", GRANTABLE_PLANS: "patron" });
    const credits = { ...config.credits, plansFile: path };
    expect(createWrittenPlans({ credits }, { now: () => clock, log: log as never })()).toMatchObject({
      source: "settings",
      plans: {
        standard: { creditsPerDay: 5, clipsInFlight: 10 },
        patron: { creditsPerDay: 9, grantableByManagers: true },
      },
    });
  });
});
