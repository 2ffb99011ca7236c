import { expect, it } from "vitest";
import { createContactSheet } from "../../src/studio/contact-sheet.ts";
import { finishedClip } from "../fixtures/clip.ts";

it("blurs the sheet of takes where one of them is behind a spoiler, and is another picture then", async () => {
  const drawn: (boolean | undefined)[] = [];
  const sheet = createContactSheet({
    media: {
      contactSheet: async (_files: unknown, _path: unknown, { blurred }: { blurred?: boolean }) => {
        drawn.push(blurred);
      },
    } as unknown as Parameters<typeof createContactSheet>[0]["media"],
    store: {
      has: async () => false,
      path: async (key: string) => key,
      make: async (_key: string, make: (path: string) => Promise<void>) => make("sheet.jpg"),
    } as unknown as Parameters<typeof createContactSheet>[0]["store"],
  });
  const [one, other] = [finishedClip({ id: "a" }), finishedClip({ id: "b" })];
  const open = await sheet([one, other]);
  const covered = await sheet([one, { ...other, spoiler: true }]);
  expect([drawn, open === covered]).toEqual([[false, true], false]);
});
