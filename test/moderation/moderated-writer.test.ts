import { describe, expect, it } from "vitest";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { moderatedWriter } from "../../src/moderation/moderated-writer.ts";

const options = { signal: new AbortController().signal, payer: "console:ann" };
const moderate = createCheckWords({ banned: ["gore"], refused: [], log: { warn() {} } });
const question = (prompt: string) => ({ system: "You direct. No gore.", prompt, material: prompt, seed: 1 });

describe("a language model under moderation", () => {
  it("is not asked with words that may not be asked for", async () => {
    const asked: string[] = [];
    const write = moderatedWriter(async ({ prompt }) => {
      asked.push(prompt);
      return "{}";
    }, moderate);
    await expect(write(question("a film full of gore"), options)).rejects.toMatchObject({
      code: "banned-word",
    });
    expect(asked).toEqual([]);
    expect(await write(question("a fox"), options)).toBe("{}");
  });

  it("gives none of its words away where one of them may not be asked for", async () => {
    const write = moderatedWriter(async () => '{"shots":[{"beat":"gore everywhere"}]}', moderate);
    await expect(write(question("a fox"), options)).rejects.toMatchObject({ code: "banned-word" });
  });
});
