import type { Message } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSentFiles as createConsoleFiles } from "../../adapters/console/web/sent-files.ts";
import { createSentFiles as createDiscordFiles } from "../../adapters/discord/sent-files.ts";
import { createSentFiles as createTelegramFiles } from "../../adapters/telegram/sent-files.ts";
import { createRedisNotebook } from "../../src/store/notebook.ts";
import { testMedia } from "../fixtures/media.ts";
import { type TestRedis, testRedis } from "../fixtures/redis.ts";

let media: Awaited<ReturnType<typeof testMedia>>;
let redis: TestRedis;
beforeEach(async () => {
  media = await testMedia();
  redis = testRedis();
});
afterEach(async () => {
  await redis.close();
  await media.remove();
});

const box = (brands: string) => `\0\0\0\x1cftyp${brands}`;
const KINDS: [name: string, start: string, becomes: string][] = [
  ["a PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "png"],
  ["a JPEG", "\xff\xd8\xff\xe0\0\x10JFIF", "jpg"],
  ["a WebP", "RIFF\x10\0\0\0WEBPVP8 ", "webp"],
  ["an animated WebP", "RIFF\x10\0\0\0WEBPVP8X", "webp"],
  ["a GIF", "GIF89a\x10\0\x10\0", "gif"],
  ["an AVIF", box("avif\0\0\0\0avifmif1miaf"), "avif"],
  ["an iPhone's photo", box("heic\0\0\0\0mif1heicmiaf"), "heic-picture"],
];

/** The ending of what each chat keeps of a file, or the code it is refused with. */
async function takenBy(bytes: Buffer): Promise<Record<string, string>> {
  const fetch = (async () => new Response(new Uint8Array(bytes))) as typeof globalThis.fetch;
  const uploads = createConsoleFiles({
    media,
    notebook: createRedisNotebook(redis.client, `${redis.prefix}:console`),
    newId: () => "file",
  });
  const discord = createDiscordFiles({ media, fetch, fileHosts: ["https://files.example"] });
  const telegram = createTelegramFiles({
    ...{ token: "token", media, fetch },
    api: { getFile: async () => ({ file_id: "1", file_unique_id: "1", file_path: "file" }) },
  });
  const sent = { id: "1", filename: "file", size: bytes.length, url: "https://files.example/file" };
  const message = { document: { file_id: "1", file_unique_id: "1" } } as Message;
  const told = async (taken: Promise<{ key: string }>) =>
    taken.then(
      ({ key }) => key.replace(/^.*\./, ""),
      ({ code }: { code: string }) => code,
    );
  return {
    console: await told(uploads.take(bytes, "file")),
    discord: await told(discord.keep(sent, "image")),
    telegram: await told(telegram.take([message]).then(([file]) => file ?? { key: "" })),
  };
}

test.each(KINDS)("all three chats take the same of %s", async (_, start, becomes) => {
  const bytes = Buffer.concat([Buffer.from(start, "latin1"), Buffer.alloc(64)]);
  expect(await takenBy(bytes)).toEqual({ console: becomes, discord: becomes, telegram: becomes });
});
