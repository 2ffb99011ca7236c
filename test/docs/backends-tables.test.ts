import { describe, expect, it } from "vitest";
import { leftOutBackends, SETUPS } from "../../src/backends/setups.ts";
import { BACKEND_IDS, type BackendId } from "../../src/core/backend-ids.ts";
import { loadConfig, VARIABLES } from "../../src/host/config.ts";
import { NIGHT_MS } from "../../src/inference/asleep.ts";
import { catalogueFile } from "../../src/inference/catalogue/entry.ts";
import { mappingSchema } from "../../src/inference/comfyui/workflow.ts";
import { readDocument, tableUnder } from "../fixtures/documents.ts";

const page = await readDocument("docs/backends.md");

/** The rows of the first two tables: what each needs, and what each promises. */
const rows = tableUnder("Backends", page.split("\n`BACKEND_ORDER` says")[0] ?? "");
const rule = rows.findIndex(([name]) => /^-+$/.test(name ?? ""));
const needs = rows.slice(0, rule - 1);
const promises = rows.slice(rule + 1);
/** The page has names for people; which backend a row of the first table is about, its setting tells. */
const settingOf = ([, needed = ""]: string[]) => /^`(\w+)`/.exec(needed)?.[1];
const calledOf = (id: BackendId) => needs.find((row) => settingOf(row) === SETUPS[id].setting)?.[0];
const rowOf = (table: string[][], id: BackendId) => table.find(([name]) => name === calledOf(id)) ?? [];
/** Keys that a table of the page names, several in a cell. */
const keysIn = (table: string[][]) =>
  table.flatMap(([keys = ""]) => [...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? "")).sort();

describe("the tables of docs/backends.md", () => {
  it("have every backend there is, in the order of preference", () => {
    expect(needs.map(settingOf)).toEqual([undefined, ...BACKEND_IDS.map((id) => SETUPS[id].setting)]);
    expect(promises.map(([name]) => name)).toEqual(needs.map(([name]) => name));
    for (const row of promises) expect(row.slice(0, 5).every((cell) => cell !== "")).toBe(true);
  });

  it.each(BACKEND_IDS)("name the setting that sets %s up", (id) => {
    const { setting, isSetUp } = SETUPS[id];
    const variable = Object.entries(VARIABLES).find(([name]) => name === setting)?.[1];
    expect(isSetUp(loadConfig({ PATH: "" }))).toBe(false);
    const config = loadConfig({ [setting]: variable?.example });
    expect(isSetUp(config)).toBe(true);
    expect(leftOutBackends(config)).toEqual([]);
  });

  it("say for how long clips wait for a machine that is off", () => {
    const waiting = BACKEND_IDS.filter((id) => rowOf(promises, id)[3]?.includes("waits for up to"));
    expect(waiting).toEqual(["cog", "comfyui", "videos-api"]);
    for (const id of waiting) expect(rowOf(promises, id)[3]).toContain(`${NIGHT_MS / 3_600_000} hours`);
  });

  it("have every key of a catalogue's entry, and of a workflow's mapping, and no other", () => {
    const table = tableUnder("The catalogue", page);
    const { shape } = catalogueFile.shape.models.element;
    expect(keysIn(table).concat("label", "summary").sort()).toEqual(Object.keys(shape).sort());
    const meaningOf = (key: string) => table.find(([name]) => name === `\`${key}\``)?.[1];
    for (const kind of shape.kind.unwrap().options) expect(meaningOf("kind")).toContain(`\`${kind}\``);
    for (const per of shape.price.unwrap().shape.per.options)
      expect(meaningOf("price")).toContain(`\`${per}\``);
    const mapping = keysIn(tableUnder("One workflow with a mapping of its own", page)).filter(
      (key) => key !== "optional",
    );
    expect(mapping).toEqual(Object.keys(mappingSchema.shape).sort());
  });

  it("name every backend that a catalogue's entry may", () => {
    const [, said = ""] = tableUnder("The catalogue", page).find(([key]) => key === "`backend`") ?? [];
    for (const id of BACKEND_IDS) expect(said).toContain(`\`${id}\``);
  });
});
