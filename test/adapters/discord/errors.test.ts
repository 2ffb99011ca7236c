import { DiscordAPIError, HTTPError } from "discord.js";
import { describe, expect, it } from "vitest";
import { toPlatformError } from "../../../adapters/discord/errors.ts";

const refused = (status: number, code: number, url = "https://discord.com/api/v10/channels/1/messages") =>
  new DiscordAPIError({ code, message: "No" }, code, status, "POST", url, {
    body: { content: "a secret plan" },
    files: undefined,
  });

describe("Discord's errors", () => {
  it.each([
    [10003, 404, "channel-gone", false],
    [10008, 404, "message-gone", false],
    [10062, 404, "answer-expired", false],
    [30046, 429, "too-many-edits", true],
    [40005, 413, "file-too-large", false],
    [40060, 400, "already-answered", false],
    [40094, 403, "no-more-answers", false],
    [50001, 403, "no-access", false],
    [50007, 403, "no-direct-messages", false],
    [50013, 403, "no-access", false],
    [50027, 401, "answer-expired", false],
    [50035, 400, "refused", false],
    [50083, 400, "thread-closed", false],
    [0, 401, "bad-token", false],
    [0, 500, "unreachable", true],
  ])("code %i becomes ours", (code, status, ours, retryable) => {
    expect(toPlatformError(refused(status, code))).toMatchObject({ code: ours, retryable });
  });

  it.each([
    [10003, 404],
    [20016, 429],
    [30046, 429],
    [40005, 413],
    [50001, 403],
    [50007, 403],
    [50008, 400],
    [50013, 403],
    [50083, 400],
    [160002, 403],
    [160005, 400],
    [200000, 400],
    [0, 400],
    [0, 403],
    [0, 404],
    [0, 413],
  ])("%i, status %i, says what happened and then what to do", (code, status) => {
    expect(toPlatformError(refused(status, code)).userMessage).toMatch(/^[^.]+\. [A-Z].+\.$/);
  });

  it("by status alone where there is no code", () => {
    const http = new HTTPError(502, "Bad Gateway", "POST", "https://discord.com", {
      body: {},
      files: undefined,
    });
    expect(toPlatformError(http)).toMatchObject({ code: "unreachable", retryable: true });
  });

  it("of the network may be tried again", () => {
    expect(toPlatformError(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))).toMatchObject({
      code: "unreachable",
      retryable: true,
    });
  });

  it("carry on neither a token in an address nor people's words", () => {
    const error = toPlatformError(
      refused(404, 10008, "https://discord.com/api/v10/webhooks/1/aW50ZXJhY3Rpb24/messages/2"),
    );
    const told = JSON.stringify({ ...error, message: error.message, cause: error.cause, stack: error.stack });
    expect(told).not.toMatch(/aW50ZXJhY3Rpb24|secret plan/);
  });
});
