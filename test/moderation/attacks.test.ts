import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

/** Rows of the table of attacks: the kind, the file, the name of its test. */
async function rows(): Promise<[string, string, string][]> {
  const text = await readFile(new URL("../../docs/moderation.md", import.meta.url), "utf8");
  return [...text.matchAll(/^\| (.+?) \| `(test\/[^`]+)` \| (.+?) \|$/gmu)].map(
    ([, kind = "", file = "", name = ""]) => [kind, file, name],
  );
}

it("has a test for each kind of attack that the documents name", async () => {
  const all = await rows();
  expect(new Set(all.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(20);
  const missing: string[] = [];
  for (const [kind, file, name] of all) {
    const code = await readFile(new URL(`../../${file}`, import.meta.url), "utf8").catch(() => "");
    const begins = code.indexOf(`"${name}"`);
    const call = code.slice(0, Math.max(0, begins)).trimEnd();
    if (begins === -1 || !/(?:\b(?:it|test|describe)|\))\($/u.test(call))
      missing.push(`${kind}: ${file}, ${name}`);
  }
  expect(missing).toEqual([]);
});
