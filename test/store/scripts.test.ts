import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLIP_STATES, FOLLOWED_BY, isEnded } from "../../src/core/film/states.ts";
import { createKeys } from "../../src/store/keys.ts";
import { readScript } from "../../src/store/script.ts";

const folder = new URL("../../src/store/scripts/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".lua"))
  .map((name) => name.replace(/\.lua$/, ""));

describe("the record's scripts", () => {
  it.each(names)("%s says in its header what goes in, what comes out and what it promises", (name) => {
    const text = readFileSync(new URL(`${name}.lua`, folder), "utf8");
    expect(text).toMatch(/^-- [A-Z]/);
    for (const label of ["keys", "args", "answer", "promises", "includes"])
      expect(text, label).toMatch(new RegExp(`^-- ${label}: \\S`, "m"));
  });

  it.each(names)("%s touches only keys it declares, and all of them", (name) => {
    const { declared, lua } = readScript(name);
    const body = lua.slice(lua.indexOf("\n", lua.indexOf("cjson.decode(ARGV[1])")));
    const used = new Set([...body.matchAll(/\bkeys\.(\w+)/g)].map(([, key]) => key));
    expect([...used].sort()).toEqual(declared.map(({ key }) => key).sort());
    for (const [, command, key] of body.matchAll(/redis\.call\('([A-Z]+)', ([^,)]+)/g)) {
      // A channel is no key.
      if (command === "PUBLISH") continue;
      expect(key, `${command} ${key}`).toMatch(
        /^(keys\.\w+|\w+\.(sum|held|spends)|turns|wallet|here|message|set|thing|shot|to_delete|claim|kept|board|bound|known|paid_for|job|line|lock)$/,
      );
    }
  });
});

describe("the table of states", () => {
  it("ends nowhere but in the three ends, and lets every clip get there", () => {
    const ends = CLIP_STATES.filter(isEnded);
    expect(ends).toEqual(["delivered", "failed", "canceled"]);
    for (const state of CLIP_STATES)
      if (!isEnded(state)) expect(FOLLOWED_BY[state]).toEqual(expect.arrayContaining(ends));
  });
});

it("keeps all keys in one slot of a cluster when its prefix is a hash tag", () => {
  const keys = createKeys("{rushes}");
  const all = Object.values(keys).flatMap((key): string[] => {
    if (typeof key === "string") return [key];
    const made: string | string[] = (key as (name: never) => string | string[])("some" as never);
    return Array.isArray(made) ? made : [made];
  });
  expect(all.length).toBeGreaterThan(20);
  for (const key of all) expect(key).toMatch(/^\{rushes\}/);
});
