import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { paintCaption } from "../../../src/inference/animatic/caption/caption.ts";
import { createFonts } from "../../../src/media/fonts.ts";

const fonts = createFonts();

async function paint(words: string): Promise<Buffer> {
  const text = { shotNumber: 1, camera: "Zoom in", beat: words };
  const { canvas } = await paintCaption(text, { width: 854, height: 480 }, fonts, () => undefined);
  return canvas.toBuffer("image/png");
}

describe("the fonts of captions", () => {
  test.each([
    ["Bengali", "বরফের মধ্যে একটি লাল শিয়াল"],
    ["Tamil", "பனியில் ஒரு சிவப்பு நரி"],
    ["Devanagari", "बर्फ में एक लाल लोमड़ी"],
    ["Arabic", "ثعلب أحمر في الثلج"],
    ["Hebrew", "שועל אדום בשלג"],
    ["Thai", "สุนัขจิ้งจอกในหิมะ"],
    ["Japanese", "雪の中の赤い狐"],
    ["Korean", "눈 속의 붉은 여우"],
    ["Chinese", "雪地里的红狐狸"],
    ["Greek, Russian and Vietnamese", "αλεπού лиса con cáo đỏ"],
    ["emoji and signs", "a fox 🦊 in snow ❄️ – “red”, 50 %, 1️⃣"],
  ])("write %s", (_, text) => {
    expect(fonts.canWrite(text)).toBe(true);
    // A letter without a font is a box, and one box is as another.
    const drawn = [...new Set(text.match(/\p{L}/gu))].map((letter) => {
      const canvas = createCanvas(60, 60);
      const context = canvas.getContext("2d");
      context.font = `40px ${fonts.familyFor(text)}`;
      context.fillText(letter, 5, 45);
      return canvas.data().toString("base64");
    });
    expect(new Set(drawn).size).toBeGreaterThan(drawn.length * 0.8);
  });

  test.each([
    ["Telugu", "మంచులో నక్క"],
    ["Khmer", "កញ្ជ្រោង"],
    ["Amharic, among Latin words", "a fox ቀበሮ runs"],
    ["Georgian", "მელა"],
  ])("have nothing for %s, and the caption ends before it", async (_, beat) => {
    expect(fonts.canWrite(beat)).toBe(false);
    expect((await paint(beat)).equals(await paint("ខ្មែរ"))).toBe(true);
    expect((await paint(beat)).equals(await paint("a fox"))).toBe(false);
  });

  test("leave out signs that there are none for", async () => {
    expect((await paint("a fox♪ runs→")).equals(await paint("a fox runs"))).toBe(true);
    expect((await paint("a fox – runs")).equals(await paint("a fox  runs"))).toBe(false);
  });
});
