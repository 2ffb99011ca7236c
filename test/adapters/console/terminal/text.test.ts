import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cutTo, oneLine, pad } from "../../../../adapters/console/terminal/text.ts";

describe("people's words in the terminal", () => {
  it("can neither move the cursor, ring, change colours nor set the title", () => {
    const hostile = "a\u001b[2Jfox\u0007 \u001b]0;owned\u0007\u009b31m\r\nand\ttail\u0000";
    expect(oneLine(hostile)).toBe("a [2Jfox ]0;owned 31m and tail");
  });

  it("cannot turn the direction of the rest of the line", () => {
    expect(oneLine("fox \u202egnp.exe\u202c \u2066x\u2069")).toBe("fox gnp.exe x");
  });

  it("keep emoji and scripts whole when cut, counting wide letters as two", () => {
    for (const text of [
      "巨大なマンモスが雪原を歩く",
      "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
      "e\u0301".repeat(20),
      "ثعلب أحمر في الثلج",
    ]) {
      for (let columns = 3; columns < 30; columns++) {
        expect(stringWidth(cutTo(text, columns))).toBeLessThanOrEqual(columns);
      }
    }
    expect(cutTo("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 5)).toBe("👩‍👩‍👧‍👦👩‍👩‍👧‍👦…");
    expect(stringWidth(pad("雪", 6))).toBe(6);
  });
});
