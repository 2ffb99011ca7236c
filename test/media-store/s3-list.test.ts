import type { S3Client } from "@bradenmacdonald/s3-lite-client";
import { expect, it } from "vitest";
import { listObjects } from "../../src/media-store/s3-list.ts";

it("asks no server for ever that says there is more and never gives it", async () => {
  const pages = ["<Contents><Key>shots/a.mp4</Key><Size>4</Size></Contents>", "", ""];
  let asked = 0;
  const client = {
    makeRequest: async () =>
      new Response(`<R>${pages[asked++] ?? ""}<IsTruncated>${asked < 9}</IsTruncated></R>`),
  };
  const listed: string[] = [];
  const read = async () => {
    for await (const { key } of listObjects((page) => page(client as unknown as S3Client), "shots/", ""))
      listed.push(key);
  };
  await expect(read()).rejects.toMatchObject({ code: "store-unreachable" });
  expect([listed, asked]).toEqual([["shots/a.mp4"], 2]);
});
