import fc from "fast-check";
import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { readCallbackData } from "../../../adapters/telegram/button-data.ts";
import { toPlatformError, troubleOf } from "../../../adapters/telegram/errors.ts";
import { shorten, tame } from "../../../adapters/telegram/harmless-words.ts";
import { toKeyboard } from "../../../adapters/telegram/keyboard.ts";
import { cardText, noticeText } from "../../../adapters/telegram/render.ts";
import { makeCard } from "../../../src/core/card/make-card.ts";
import type { Clip } from "../../../src/core/film/clip.ts";
import { testClip, testPlan, testRequest } from "../../fixtures/clip.ts";

const words = fc.string({ unit: "binary", maxLength: 3000 });
const isHalf = (text: string) => text !== Buffer.from(text).toString();

describe("words on Telegram", () => {
  it("show a change without an arrow where there was nothing before", () => {
    const changes = [
      { what: "Blended with", before: "", after: "a dog" },
      { what: "Shape", before: "16:9", after: "9:16" },
    ];
    const { text } = cardText(makeCard(testClip({ changes })));
    expect(text).toContain("✏️ Blended with: a dog\n");
    expect(text).toContain("✏️ Shape: 16:9 → 9:16");
  });

  it("show how much is done while something is, and not once it is there", () => {
    const bar = (change: Partial<Clip>) => /[▰▱]+ .*%/u.test(cardText(makeCard(testClip(change))).text);
    expect(bar({ state: "shooting" })).toBe(true);
    expect(bar({ state: "delivered" })).toBe(false);
  });

  it("stay valid, short enough and within their looks, whatever was typed", () => {
    fc.assert(
      fc.property(words, words, (prompt, beat) => {
        const plan = testPlan([2, 2, 2]);
        const shots = plan.shots.map((shot) => ({ ...shot, beat }));
        const card = makeCard(testClip({ request: testRequest({ prompt }), plan: { ...plan, shots } }));
        for (const shown of [
          cardText(card),
          noticeText({ title: prompt, items: [{ text: beat, detail: prompt }], examples: [beat] }, 1024),
        ]) {
          expect(shown.text.length).toBeLessThanOrEqual(4096);
          expect(shown.text).toBe(shown.text.trim());
          expect(shown.text.length).toBeGreaterThan(0);
          expect(isHalf(shown.text)).toBe(false);
          expect(/@\w/.test(shown.text)).toBe(false);
          for (const { offset, length } of shown.entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(shown.text.length);
            expect(isHalf(shown.text.slice(offset, offset + length))).toBe(false);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("keep their examples whole, which buttons say, when the rest is too long", () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      text: `model ${index}`,
      detail: "x".repeat(99),
    }));
    const examples = ["/video a fox --model model-1", "/help @video"];
    const { text, entities } = noticeText({ title: "Models", items, examples });
    expect(text.length).toBeLessThanOrEqual(4096);
    const shown = entities
      .filter(({ type }) => type === "code")
      .map(({ offset, length }) => text.slice(offset, offset + length));
    expect(shown).toEqual(examples.map(tame));
  });

  it("are cut between characters", () => {
    expect(shorten("🦊🦊🦊", 4)).toBe("🦊…");
    expect(shorten("abc", 3)).toBe("abc");
  });

  it("mention nobody and turn no writing direction", () => {
    expect(tame("hi @durov \u202Eevil\u0000\u0085")).toBe("hi @\u2060durov  evil  ");
  });

  it("keep their lines, and have no half of a character", () => {
    expect(tame("one\ntwo\r\t\u007f \ud83e🦊\udd8a")).toBe("one\ntwo    \ufffd🦊\ufffd");
  });
});

describe("callback data", () => {
  const notebook = () => {
    const kept = new Map<string, unknown>();
    return {
      async set(key: string, value: unknown) {
        kept.set(key, value);
      },
      async get<Value>(key: string) {
        return kept.get(key) as Value | undefined;
      },
    };
  };

  it("fits into 64 bytes and reads back as the same call, however long its options", async () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const name = fc.stringMatching(/^[a-z_]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(
        name,
        id,
        fc.dictionary(name, fc.oneof(fc.string(), fc.integer().map(String), fc.boolean().map(String)), {
          maxKeys: 4,
        }),
        fc.option(name, { nil: undefined }),
        async (command, clipId, options, ask) => {
          const notes = notebook();
          const keyboard = await toKeyboard(
            [
              {
                label: "Go",
                command,
                clipId,
                options,
                ...(ask ? { ask: { option: ask, label: "?", value: "" } } : {}),
              },
            ],
            notes,
          );
          const [button] = keyboard?.inline_keyboard.flat() ?? [];
          const data = button && "callback_data" in button ? button.callback_data : "";
          expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
          expect(data.startsWith("v1:")).toBe(true);
          expect(await readCallbackData(data, notes)).toEqual(
            ask ? { kind: "ask", command, clipId, options, ask } : { kind: "call", command, clipId, options },
          );
        },
      ),
    );
  });

  it("that nobody of ours has written is nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 64 }), async (data) => {
        const read = await readCallbackData(data, notebook());
        expect(read === undefined || data.startsWith("v1:")).toBe(true);
      }),
    );
  });
});

describe("Telegram's refusals", () => {
  const refusal = (error_code: number, description: string, parameters = {}) =>
    new GrammyError("Call failed", { ok: false, error_code, description, parameters }, "sendMessage", {
      text: "secret words",
    });

  it.each([
    [400, "Bad Request: message is not modified: specified new message content…", "unchanged"],
    [400, "Bad Request: message to edit not found", "message-gone"],
    [400, "Bad Request: message to be replied not found", "message-gone"],
    [400, "Bad Request: message can't be edited", "message-gone"],
    [400, "Bad Request: there is no caption in the message to edit", "message-gone"],
    [400, "Bad Request: message thread not found", "thread-gone"],
    [400, "Bad Request: TOPIC_CLOSED", "thread-closed"],
    [400, "Bad Request: chat not found", "silenced"],
    [400, "Bad Request: not enough rights to send videos to the chat", "no-films"],
    [403, "Forbidden: bot was blocked by the user", "silenced"],
    [400, "Bad Request: wrong file identifier/HTTP URL specified", "bad-file-id"],
    [413, "Request Entity Too Large", "too-large"],
    [400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "too-late"],
    [401, "Unauthorized", "unauthorized"],
    [409, "Conflict: terminated by other getUpdates request", "conflict"],
    [429, "Too Many Requests: retry after 5", "slow-down"],
    [500, "Internal Server Error", "server-down"],
    [400, "Bad Request: something new", "refused"],
  ])("%i %s is %s", (code, description, trouble) => {
    expect(troubleOf(refusal(code, description))).toBe(trouble);
  });

  it("become errors with a plain sentence, without the payload", () => {
    const error = toPlatformError(refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 }));
    expect(error).toMatchObject({ retryable: true, retryAfterMs: 5000 });
    expect(JSON.stringify([error.message, error.cause, error])).not.toContain("secret words");
    const lost = toPlatformError(
      new HttpError(
        "Network request for 'getMe' failed!",
        new Error("https://api.telegram.org/bot1:TOKEN/getMe"),
      ),
    );
    expect(lost).toMatchObject({ code: "telegram-unreachable", retryable: true });
    expect(JSON.stringify([lost.message, lost.cause, lost])).not.toContain("TOKEN");
  });
});
