import { describe, expect, it } from "vitest";
import { readCustomId, writeCustomId } from "../../../adapters/discord/button-data.ts";

describe("custom ids", () => {
  it("come back as the call they were made of", () => {
    const id = writeCustomId({
      command: "vary",
      clipId: "64xxhsgh5v",
      options: { takes: 4, soft: true, note: "a:b&c" },
    });
    expect(id).toMatch(/^v1:vary:64xxhsgh5v:/);
    expect(readCustomId(id ?? "")).toEqual({
      kind: "pressed",
      pressed: {
        command: "vary",
        clipId: "64xxhsgh5v",
        options: { takes: "4", soft: "true", note: "a:b&c" },
      },
    });
  });

  it("carry which option a form asks for, and no words", () => {
    const id = writeCustomId({
      command: "remix",
      clipId: "c1",
      ask: { option: "words", label: "Words", value: "x".repeat(2_000) },
    });
    expect(id).toHaveLength("v1:remix:c1:.=words".length);
    expect(readCustomId(id ?? "")).toMatchObject({ pressed: { ask: "words", options: {} } });
  });

  it("are not made where Discord wouldn't take their length", () => {
    expect(
      writeCustomId({ command: "remix", clipId: "c1", options: { words: "x".repeat(100) } }),
    ).toBeUndefined();
  });

  it("of another version or shape are told apart from those of other bots", () => {
    expect(readCustomId("v0:remix:c1:").kind).toBe("outdated");
    expect(readCustomId("v1:REMIX:c1").kind).toBe("outdated");
    expect(readCustomId("v1:remix:../../etc:").kind).toBe("outdated");
    expect(readCustomId("MJ::JOB::upsample").kind).toBe("foreign");
  });
});
