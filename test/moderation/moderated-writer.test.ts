import { describe, expect, it } from "vitest";
import type { Classify } from "../../src/core/ports/moderator.ts";
import { createCheckWords } from "../../src/moderation/check-words.ts";
import { moderatedWriter } from "../../src/moderation/moderated-writer.ts";
import { createModerator } from "../../src/moderation/moderator.ts";

const options = { signal: new AbortController().signal, payer: { account: "console:ann", occasion: "clip" } };
const log = { warn() {} };
const check = createCheckWords({ banned: ["gore"], refused: [], log });
const moderator = createModerator({ check, refused: ["hate"], onError: "refuse", log });
const question = (prompt: string) => ({ system: "You direct. No gore.", prompt, material: prompt, seed: 1 });

describe("a language model under moderation", () => {
  it("is not asked with words that may not be asked for", async () => {
    const asked: string[] = [];
    const write = moderatedWriter(
      async ({ prompt }) => {
        asked.push(prompt);
        return "{}";
      },
      moderator,
      log,
    );
    await expect(write(question("a film full of gore"), options)).rejects.toMatchObject({
      code: "banned-word",
    });
    expect(asked).toEqual([]);
    expect(await write(question("a fox"), options)).toBe("{}");
  });

  it("gives none of its words away where one of them may not be asked for", async () => {
    const write = moderatedWriter(async () => '{"shots":[{"beat":"gore everywhere"}]}', moderator, log);
    await expect(write(question("a fox"), options)).rejects.toMatchObject({ code: "banned-word" });
  });

  it("is not asked where the classifier says no, and not either where it says nothing", async () => {
    const asked: string[] = [];
    const write = (classify: Classify) =>
      moderatedWriter(
        async ({ prompt }) => {
          asked.push(prompt);
          return "{}";
        },
        createModerator({
          check,
          classifier: { classify, seesPictures: true },
          refused: ["hate"],
          onError: "review",
          log,
        }),
        log,
      );
    await expect(write(async () => ({ hate: 0.9 }))(question("a crowd"), options)).rejects.toMatchObject({
      code: "refused-words",
    });
    const away = () => Promise.reject(new Error("away"));
    await expect(write(away)(question("a crowd"), options)).rejects.toMatchObject({
      code: "classifier-away",
    });
    expect(asked).toEqual([]);
    expect(await write(async () => ({}))(question("a crowd"), options)).toBe("{}");
  });
});
